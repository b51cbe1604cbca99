"""All rules, each a generator over the ``Konzept``. ``run_checks`` tells everything at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from macros.checks import verweise

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from macros.errors import Problem
    from macros.konzept import Konzept

RULES: Final[tuple[Callable[[Konzept], Iterator[Problem]], ...]] = (*verweise.RULES,)


def run_checks(konzept: Konzept) -> Iterator[Problem]:
    """Every problem every rule finds."""
    for rule in RULES:
        yield from rule(konzept)
