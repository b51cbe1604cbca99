"""The texts a new concept starts with: files in ``vorlagen/``, so that whoever improves them need not program."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

FOLDER: Final = Path(__file__).resolve().parent / "vorlagen"


@dataclass(frozen=True, slots=True)
class Feldvorschlag:
    """One of the thirteen usual Handlungsfelder (K11): its id, icon, title and what it is about."""

    id: str
    symbol: str
    titel: str
    kurz: str


def prose(values: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Name and text of every Markdown file: the chapters in ``docs/`` and the README, ``$name`` etc. filled in."""
    for path in sorted(FOLDER.rglob("*.md")):
        yield path.relative_to(FOLDER).as_posix(), Template(path.read_text(encoding="utf-8")).substitute(values)


def handlungsfelder() -> list[Feldvorschlag]:
    """The usual Handlungsfelder, in their order."""
    return [Feldvorschlag(*(part.strip() for part in row.split("|"))) for row in _rows("handlungsfelder")]


def erfolgsfaktoren() -> list[str]:
    """The success factors of a concept (K16)."""
    return _rows("erfolgsfaktoren")


def dreizehn_punkte() -> list[str]:
    """The thirteen points of working together (Z18)."""
    return _rows("dreizehn_punkte")


def _rows(name: str) -> list[str]:
    return (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
