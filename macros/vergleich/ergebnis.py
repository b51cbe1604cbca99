"""What a comparison finds: field by field, entry by entry."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


class Was(StrEnum):
    """What happened to an entry."""

    NEU = "neu"
    GEAENDERT = "geaendert"
    UMBENANNT = "umbenannt"
    ENTFALLEN = "entfallen"


@dataclass(frozen=True, slots=True)
class Feldaenderung:
    """One field: where it stands in words („Meilensteine › Kurs beginnt › Datum“), before and after; None is empty."""

    feld: str
    alt: str | None
    neu: str | None


@dataclass(frozen=True, slots=True)
class Eintragsaenderung:
    """One entry. ``art`` is its kind, or ``konzept`` or ``landkreis``.

    ``frueher`` is the former id of a renamed one, ``nachfolger`` the ``art:id`` that took the place of an ended one,
    ``bezuege`` every ``art:id`` the entry names before or after.
    """

    art: str
    id: str
    titel: str
    was: Was
    felder: tuple[Feldaenderung, ...] = ()
    frueher: str | None = None
    nachfolger: str | None = None
    bezuege: frozenset[str] = frozenset()

    @property
    def kennung(self) -> str:
        """``art:id``."""
        return f"{self.art}:{self.id}"


@dataclass(frozen=True, slots=True)
class Vergleich:
    """Two states and what differs, in the order of kinds, then of ids."""

    alt: str
    neu: str
    aenderungen: tuple[Eintragsaenderung, ...]

    def zu(self, kennung: str) -> tuple[Eintragsaenderung, ...]:
        """What concerns an entry: itself, and whatever names it."""
        return tuple(one for one in self.aenderungen if one.kennung == kennung or kennung in one.bezuege)

    def je_art(self) -> Iterator[tuple[str, tuple[Eintragsaenderung, ...]]]:
        """The changes kind by kind."""
        for art in dict.fromkeys(one.art for one in self.aenderungen):
            yield art, tuple(one for one in self.aenderungen if one.art == art)

    def anzahl(self, was: Was) -> int:
        """How many entries this happened to."""
        return sum(one.was is was for one in self.aenderungen)
