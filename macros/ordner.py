"""A concept folder: what must be in it before anything can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from macros.errors import Problem

if TYPE_CHECKING:
    from pathlib import Path

DATA = "concept_data"
PROSE = "docs"
VERSIONS = "fassungen"


def missing(folder: Path) -> list[Problem]:
    """One Fehler for each of the two folders that is not there."""
    return [
        Problem(
            name, 0, 0, "", f"dieser Ordner fehlt – ein Konzept-Ordner enthält {DATA}/ und {PROSE}/", regel="ordner"
        )
        for name in (DATA, PROSE)
        if not (folder / name).is_dir()
    ]
