"""Drawings: every SVG file by the Nu HTML checker; those inside pages are judged with the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.audit import nu
from tests.audit.befund import found

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from tests.audit.befund import Befund

NAME = "SVG"

tools = nu.tools


def files(site: Path) -> list[str]:
    return found(site, "*.svg")


def audit(site: Path, files: Sequence[str]) -> Iterator[Befund]:
    yield from nu.errors({name: site / name for name in files}, "svg", {})
