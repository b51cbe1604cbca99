"""What has changed from one adopted version to the next, and since the last one."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from macros.arten import ART_BY_KEY
from macros.vergleich import Was, abbild, snapshot, vergleiche
from macros.vergleich.fassungen import kept_versions
from macros.vergleich.feldnamen import feldname
from macros.vergleich.wortlaut import GAP, Stelle, stelle

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from macros.konzept import Knoten, Konzept
    from macros.vergleich import Eintragsaenderung, Feldaenderung, Vergleich

TODAY = "heute"
#: A text that came or went is told as far as this; its page has all of it.
LONGEST = 240
#: A page with more lines than this (entries and fields) is slow on a phone: then each kind has a page of its own.
MANY = 750
#: The kinds that have a page of their own for what concerns them.
VIEWS = ("gemeinde", "handlungsfeld")


@dataclass(frozen=True, slots=True)
class Zeitraum:
    """Two states that follow each other: ``bis`` is None for today. ``pfad`` is the last part of the address."""

    von: str
    bis: str | None
    vergleich: Vergleich

    @property
    def pfad(self) -> str:
        """``seit-2025`` or ``2020-bis-2025``."""
        return f"{self.von}-bis-{self.bis}" if self.bis else f"seit-{self.von}"


@dataclass(frozen=True, slots=True)
class Feld:
    """A field that changed: the passage that differs, or what came or went."""

    name: str
    stelle: Stelle | None
    neu: str | None
    weg: str | None


@dataclass(frozen=True, slots=True)
class Zeile:
    """An entry that changed. ``adresse`` is None when nothing answers there any more."""

    titel: str
    adresse: str | None
    was: Was
    frueher: str | None
    nachfolger: Knoten | None
    felder: tuple[Feld, ...]


@dataclass(frozen=True, slots=True)
class Gruppe:
    """The changed entries of one kind; ``pfad`` is the part of an address that names the kind."""

    titel: str
    pfad: str
    zeilen: tuple[Zeile, ...]


@dataclass(frozen=True, slots=True)
class Aenderungen:
    """A page of changes: how many of which, kind by kind."""

    zahlen: tuple[tuple[Was, int], ...]
    gruppen: tuple[Gruppe, ...]

    @property
    def viele(self) -> bool:
        """Whether there is more than one page should carry."""
        return sum(1 + len(row.felder) for group in self.gruppen for row in group.zeilen) > MANY


def zeitraeume(konzept: Konzept) -> tuple[Zeitraum, ...]:
    """Each kept version against the next, and the last one against today; the newest first."""
    states = [(name, abbild(version, name)) for name, version in kept_versions(konzept)]
    states.append((TODAY, abbild(snapshot(konzept, TODAY), TODAY)))
    return tuple(
        Zeitraum(before, None if after == TODAY else after, vergleiche(konzept, old, new))
        for (before, old), (after, new) in pairwise(states)
    )[::-1]


def aenderungen(konzept: Konzept, changes: Iterable[Eintragsaenderung]) -> Aenderungen:
    """Changes as a page shows them."""
    listed = tuple(changes)
    counts = tuple((was, sum(one.was is was for one in listed)) for was in Was)
    kinds = dict.fromkeys(one.art for one in listed)
    return Aenderungen(
        zahlen=tuple((was, count) for was, count in counts if count),
        gruppen=tuple(
            Gruppe(_kind(konzept, kind), _path(kind), tuple(_row(konzept, one) for one in listed if one.art == kind))
            for kind in kinds
        ),
    )


def betroffene(konzept: Konzept, vergleich: Vergleich) -> Iterator[tuple[Knoten, tuple[Eintragsaenderung, ...]]]:
    """Every Gemeinde and every Handlungsfeld that changes concern, with these."""
    for art in VIEWS:
        for node in konzept.alle(art):
            if changes := vergleich.zu(node.kennung):
                yield node, changes


def _kind(konzept: Konzept, art: str) -> str:
    return konzept.sprache.t(ART_BY_KEY[art].plural if art in ART_BY_KEY else feldname(art))


def _path(art: str) -> str:
    return f"{ART_BY_KEY[art].ordner if art in ART_BY_KEY else art}/"


def _row(konzept: Konzept, change: Eintragsaenderung) -> Zeile:
    node = konzept.knoten(change.art, change.id)
    art, _, key = (change.nachfolger or "").partition(":")
    return Zeile(
        titel=change.titel,
        adresse=node.adresse if node is not None else _ended(konzept, change),
        was=change.was,
        frueher=change.frueher,
        nachfolger=konzept.knoten(art, key),
        felder=tuple(map(_field, change.felder)),
    )


def _ended(konzept: Konzept, change: Eintragsaenderung) -> str | None:
    """The address that tells of an ended entry, where there is one."""
    art = ART_BY_KEY.get(change.art)
    told = any((gone.art, gone.id) == (change.art, change.id) for gone in konzept.daten.entfallen.eintraege)
    return f"{art.ordner}/{change.id}/" if art is not None and art.eigene_seite and told else None


def _field(change: Feldaenderung) -> Feld:
    if change.alt is not None and change.neu is not None:
        return Feld(change.feld, stelle(change.alt, change.neu), None, None)
    return Feld(change.feld, None, _short(change.neu), _short(change.alt))


def _short(text: str | None) -> str | None:
    if text is None or len(text) <= LONGEST:
        return text
    return f"{text[:LONGEST].rsplit(' ', 1)[0]} {GAP}"
