"""What was checked when, what is due and what is overdue: for everybody to see, by Gemeinde and by Stelle (Z7, M1)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from macros.arten import ARTEN
from macros.checks.pruefung import REVIEWED
from macros.components.pflege import Pruefstand, review
from macros.model.basis import Wort

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from macros.konzept import Knoten, Konzept
    from macros.sprache import Sprache

SOON_DAYS: Final = 30
#: Fields by which an entry is about a Stelle, kept by whomever.
ABOUT_STELLE: Final = ("stelle", "anbieter")


class Zustand(Wort):
    """How current an entry is; the worst comes first."""

    UEBERFAELLIG = "ueberfaellig", "überfällig"
    NIE = "nie", "noch nie geprüft"
    BALD = "bald", "bald fällig"
    GEPRUEFT = "geprueft", "geprüft"


_MARKS: Final = {
    Zustand.UEBERFAELLIG: ("is-late", "verzoegert"),
    Zustand.NIE: ("is-stop", "kreuz"),
    Zustand.BALD: ("is-idle", "glocke"),
    Zustand.GEPRUEFT: ("is-done", "haken"),
}
_ORDER: Final = tuple(Zustand)


@dataclass(frozen=True, slots=True)
class Zeile:
    """One entry: what it is called, its kind, its state in a word with class and icon, and when it was checked."""

    knoten: Knoten
    titel: str
    art: str
    pruefung: Pruefstand
    zustand: Zustand
    wort: str
    klasse: str
    zeichen: str


@dataclass(frozen=True, slots=True)
class Bilanz:
    """How many entries are in which state; ``aelteste`` is the day of the oldest check, None without any."""

    zahl: int
    ueberfaellig: int
    nie: int
    bald: int
    geprueft: int
    aelteste: date | None


@dataclass(frozen=True, slots=True)
class Liste:
    """Entries with their sum; ``ohne_plan`` counts those that nobody checks regularly, such as terms."""

    bilanz: Bilanz
    zeilen: tuple[Zeile, ...]
    ohne_plan: int = 0


@dataclass(frozen=True, slots=True)
class Verweis:
    """A Gemeinde or Stelle with the sum of its entries and the address of its page of checks."""

    knoten: Knoten
    adresse: str
    bilanz: Bilanz


@dataclass(frozen=True, slots=True)
class Uebersicht:
    """The whole concept: what is overdue by name, and the sums by Gemeinde and by Stelle.

    ``ohne_eintraege`` are the Stellen that keep nothing themselves.
    """

    bilanz: Bilanz
    offen: tuple[Zeile, ...]
    ohne_plan: int
    gemeinden: tuple[Verweis, ...]
    stellen: tuple[Verweis, ...]
    ohne_eintraege: tuple[Verweis, ...]


@dataclass(frozen=True, slots=True)
class Stellensicht:
    """The page of a Stelle: what it keeps itself, and what others keep about it."""

    pflegt: Liste
    betrifft: Liste


def page_address(knoten: Knoten) -> str:
    """Where the checks of a Gemeinde or Stelle are told."""
    return f"aktualitaet/{knoten.art.ordner}/{knoten.eintrag.id}/"


def uebersicht(konzept: Konzept) -> Uebersicht:
    """All entries of the concept, what is open first."""
    everything = _list(node for art in ARTEN for node in konzept.alle(art.key))
    offices = [_sum_of(node, stelle(node).pflegt) for node in konzept.alle("stelle")]
    open_states = {Zustand.UEBERFAELLIG, Zustand.NIE}
    return Uebersicht(
        bilanz=everything.bilanz,
        offen=tuple(row for row in everything.zeilen if row.zustand in open_states),
        ohne_plan=everything.ohne_plan,
        gemeinden=tuple(_sum_of(node, gemeinde(node)) for node in konzept.alle("gemeinde")),
        stellen=tuple(office for office in offices if office.bilanz.zahl),
        ohne_eintraege=tuple(office for office in offices if not office.bilanz.zahl),
    )


def gemeinde(knoten: Knoten) -> Liste:
    """The entry of a Gemeinde and every entry that names it; where a protected place lies is not told."""
    return _list([knoten, *(node for art in ARTEN for node in knoten.rueck(art.key) if _tells(node, knoten))])


def stelle(knoten: Knoten) -> Stellensicht:
    """What a Stelle keeps, and what others keep about it."""
    kept = {node.kennung: node for art in ARTEN for node in knoten.rueck(art.key, "pflegt")}
    about = [knoten, *(node for art in ARTEN for node in knoten.rueck(art.key, *ABOUT_STELLE))]
    others = {node.kennung: node for node in about if node.kennung not in kept}
    return Stellensicht(_list(kept.values()), _list(others.values()))


def row(knoten: Knoten, bis: date | None = None) -> Zeile | None:
    """One entry with its state; due soon is what is due up to ``bis``, else in the next 30 days.

    None for an entry that nobody checks regularly.
    """
    konzept = knoten.konzept
    found = review(knoten)
    if found.naechste is None and found.am is None and knoten.art.key not in REVIEWED:
        return None
    state = _state(found, bis or konzept.stichtag + timedelta(days=SOON_DAYS), knoten.art.key)
    css, icon = _MARKS[state]
    t = konzept.sprache.t
    return Zeile(knoten, label(knoten), t(knoten.art.titel), found, state, t(state.titel), css, icon)


def rows(nodes: Iterable[Knoten], bis: date | None = None) -> tuple[Zeile, ...]:
    """Entries that are checked regularly: overdue first and the oldest of them first, then by day of the next check."""
    found = [line for node in nodes if (line := row(node, bis)) is not None]
    return tuple(sorted(found, key=_urgency))


def label(knoten: Knoten) -> str:
    """What an entry is called in a list of many kinds; a rule by what it is about and who is responsible."""
    if knoten.art.key != "zustaendigkeit":
        return knoten.anzeige
    about: Any = knoten.anliegen or knoten.aufgabe
    sprache: Sprache = knoten.konzept.sprache
    parts = [part.anzeige for part in (about, knoten.stelle) if part is not None]
    return sprache.t("{thema}: {stelle}", thema=parts[0], stelle=parts[-1]) if parts else knoten.anzeige


def _urgency(line: Zeile) -> tuple[int, date, str]:
    return _ORDER.index(line.zustand), line.pruefung.naechste or date.max, line.knoten.kennung


def _state(found: Pruefstand, bis: date, art: str) -> Zustand:
    if found.ueberfaellig:
        return Zustand.UEBERFAELLIG
    if found.am is None and art in REVIEWED:
        return Zustand.NIE
    return Zustand.BALD if found.naechste is not None and found.naechste <= bis else Zustand.GEPRUEFT


def _tells(node: Knoten, place: Knoten) -> bool:
    """Whether an entry may be listed under a Gemeinde it names."""
    entry = node.eintrag
    if node.art.key == "zustaendigkeit" or getattr(entry, "geschuetzt", False):
        return place.kennung in getattr(entry, "gebiete", ())
    return True


def _list(nodes: Iterable[Knoten]) -> Liste:
    every = tuple({node.kennung: node for node in nodes}.values())
    lines = rows(every)
    return Liste(_sum(lines), lines, len(every) - len(lines))


def _sum_of(node: Knoten, found: Liste) -> Verweis:
    return Verweis(node, page_address(node), found.bilanz)


def _sum(lines: tuple[Zeile, ...]) -> Bilanz:
    def count(state: Zustand) -> int:
        return sum(line.zustand is state for line in lines)

    return Bilanz(
        zahl=len(lines),
        ueberfaellig=count(Zustand.UEBERFAELLIG),
        nie=count(Zustand.NIE),
        bald=count(Zustand.BALD),
        geprueft=count(Zustand.GEPRUEFT),
        aelteste=min(_checked(lines), default=None),
    )


def _checked(lines: Iterable[Zeile]) -> Iterator[date]:
    return (line.pruefung.am for line in lines if line.pruefung.am is not None)
