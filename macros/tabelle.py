"""Reads the tables of indicators: ``<id>.csv`` with gebiet, jahr, wert and, if needed, anmerkung."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from macros.errors import Problem
    from macros.model.indikator import Messwert


def read_values(path: Path, name: str) -> tuple[tuple[Messwert, ...], list[Problem]]:
    """The rows of one table and every problem in it."""
    raise NotImplementedError(path, name)
