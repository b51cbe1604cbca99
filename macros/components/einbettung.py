"""An embed: what a foreign page shows of an entry, who keeps it, when it was checked, and a hash of its content (Z17).

The same value is printed and hashed, so the hash changes when a reader would see other facts, and only then: neither a
new look nor a confirmed check changes it. Dates of care stand beside it in the manifest.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final, Self

from markupsafe import Markup

from macros.components.pflege import review

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from macros.konzept import Knoten

ORDNER: Final = "einbetten/v1/"
RAHMEN: Final = "index.html"
HELL: Final = "hell.html"
FRAGMENT: Final = "fragment.html"
SHOWN_DIGITS: Final = 12


class Was(StrEnum):
    """What is embedded; the value is its name in the manifest."""

    art: str
    teil: str

    def __new__(cls, value: str, art: str, teil: str = "") -> Self:
        """A member for entries of kind ``art``; ``teil`` is the part of its page that is shown, empty for all of it."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.art = art
        member.teil = teil
        return member

    ANLAUFSTELLEN = "gemeinde-anlaufstellen", "gemeinde", "anlaufstellen/"
    ANGEBOTE = "gemeinde-angebote", "gemeinde", "angebote/"
    ZUSTAENDIG = "gemeinde-zustaendig", "gemeinde", "zustaendig/"
    ANLAUFSTELLE = "anlaufstelle", "anlaufstelle"
    MASSNAHME = "massnahme", "massnahme"


class Zustand(StrEnum):
    """Whether the embedded thing is still there; the value stands in the manifest."""

    GUELTIG = "gueltig"
    UMGEZOGEN = "umgezogen"
    ENTFALLEN = "entfallen"


@dataclass(frozen=True, slots=True)
class Kontakt:
    """A way to reach somebody: ``art`` is ``telefon``, ``email`` or ``adresse``; a fax has no ``href``."""

    art: str
    wert: str
    href: str | None


@dataclass(frozen=True, slots=True)
class Zeile:
    """One row. ``ziel`` is the address of its page on the site; ``ueberfaellig`` asks to call before going there."""

    titel: str
    ziel: str | None = None
    angaben: tuple[str | Markup, ...] = ()
    kontakte: tuple[Kontakt, ...] = ()
    ueberfaellig: bool = False


@dataclass(frozen=True, slots=True)
class Pflege:
    """Who keeps the facts and how fresh they are: of several entries the oldest check and the newest change."""

    pflegt: tuple[str, ...]
    stand: date
    geprueft_am: date | None = None
    faellig_am: date | None = None
    ueberfaellig: bool = False


@dataclass(frozen=True, slots=True)
class Hinweis:
    """What became of the address: since when, why, and where to go on.

    ``weiter`` is (title, address) of a page of the site, ``einbettung`` the address of the embed that takes its place.
    """

    satz: str
    seit: date | None = None
    grund: str | None = None
    weiter: tuple[str, str] | None = None
    einbettung: str | None = None


@dataclass(frozen=True)
class Einbettung:
    """One embed. ``leer`` is said where there are no rows; ``mehr`` is (text, address) of the page it is taken from."""

    was: Was
    kennung: str
    titel: str
    mehr: tuple[str, str]
    pflege: Pflege
    einleitung: str | None = None
    zeilen: tuple[Zeile, ...] = ()
    leer: str | None = None
    zustand: Zustand = Zustand.GUELTIG
    hinweis: Hinweis | None = None

    @property
    def adresse(self) -> str:
        """Where it lies, relative to the root of the site."""
        return address(self.was, self.kennung)

    @cached_property
    def inhalt(self) -> str:
        """The hash of its content: SHA-256 over its facts as compact JSON with sorted keys, in hexadecimal."""
        facts = {field.name: _plain(getattr(self, field.name)) for field in fields(self) if field.name != "pflege"}
        return sha256(json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()).hexdigest()

    @property
    def kurzzeichen(self) -> str:
        """The first digits of the hash, to be shown."""
        return self.inhalt[:SHOWN_DIGITS]


def address(was: Was, kennung: str) -> str:
    """Where the embed of an entry lies, relative to the root of the site."""
    folder = {"gemeinde": "gemeinden", "anlaufstelle": "anlaufstellen", "massnahme": "massnahmen"}[was.art]
    return f"{ORDNER}{folder}/{kennung}/{was.teil}"


def care(nodes: Sequence[Knoten]) -> Pflege:
    """Owners and dates of the entries (at least one) an embed is made of."""
    states = [review(node) for node in nodes]
    checked = [state.am for state in states]
    due = [state.naechste for state in states if state.naechste is not None]
    return Pflege(
        pflegt=tuple(dict.fromkeys(node.pflegt.anzeige for node in nodes if node.pflegt is not None)),
        stand=max(node.eintrag.stand for node in nodes),
        geprueft_am=min(day for day in checked if day is not None) if all(checked) else None,
        faellig_am=min(due, default=None),
        ueberfaellig=any(state.ueberfaellig for state in states),
    )


def _plain(value: Any) -> Any:
    """A value of an embed without its markup, for the hash; whether a check is overdue is no fact but a date."""
    if isinstance(value, Markup):
        return value.striptags()
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if hasattr(value, "__dataclass_fields__"):
        return {
            field.name: _plain(getattr(value, field.name)) for field in fields(value) if field.name != "ueberfaellig"
        }
    return value.isoformat() if hasattr(value, "isoformat") else value
