"""Macro calls in prose, checked before the build."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.errors import Problem
    from macros.konzept import Konzept


def check_macros(konzept: Konzept) -> Iterator[Problem]:
    """Every macro call in ``docs/`` that will not work."""
    del konzept
    yield from ()
