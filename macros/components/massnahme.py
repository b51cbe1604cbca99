"""What the page of a Massnahme shows, and how the list of all of them is grouped (K9, K13, P3, Z4)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from macros.components.erreichen import Erreichbarkeit, erreichbar
from macros.components.faden import Knotenpunkt, faden
from macros.components.fortschritt import (
    Bilanz,
    Phasenschritt,
    Schritt,
    aufgegangen,
    bilanz,
    meilensteine,
    phasen,
)
from macros.components.massnahmenliste import CSV, SUCHWORTE, XLSX, Facette, Zeile, facetten, sortierung, zeile
from macros.model.massnahme import Phase, Status

if TYPE_CHECKING:
    from datetime import date

    from macros.konzept import Knoten, Konzept, Teil

ENDED = frozenset({Status.ABGESCHLOSSEN, Status.BEENDET})


@dataclass(frozen=True, slots=True)
class Massnahmesicht:
    """The page of one measure.

    ``beginn_unbekannt``: it has begun, but nobody tells when. ``ende`` is the day that counts now,
    ``frueheres_ende`` the one planned before it was moved; ``ueberfaellig`` says that the planned end has passed
    while the measure still runs. ``erledigt`` and ``verspaetet`` count its milestones by their dates, whatever its
    status says. ``notizen`` are newest first, every one that was ever written; ``nachfolger`` the measure that took
    its place, ``vorgaenger`` those whose place it took.
    """

    faden: tuple[Knotenpunkt, ...]
    weitere_ziele: tuple[Knoten, ...]
    phasen: tuple[Phasenschritt, ...]
    phase_nummer: int
    schritte: tuple[Schritt, ...]
    erledigt: int
    verspaetet: int
    notizen: tuple[Teil, ...]
    beginn_unbekannt: bool
    ende: date | None
    frueheres_ende: date | None
    ueberfaellig: bool
    weg: Erreichbarkeit | None
    nachfolger: Knoten | None
    vorgaenger: tuple[Knoten, ...]
    gremien: tuple[Knoten, ...]
    risiken: tuple[Knoten, ...]
    beispiele: tuple[Knoten, ...]
    meldungen: tuple[Knoten, ...]
    verwandt: tuple[Knoten, ...]


@dataclass(frozen=True, slots=True)
class Massnahmeliste:
    """All measures in the order of their numbers; ``abgeloest`` are those that went into another one.

    ``facetten`` is empty where the list is part of a chapter and cannot be filtered.
    """

    zeilen: tuple[Zeile, ...]
    abgeloest: tuple[tuple[Knoten, Knoten], ...]
    bilanz: Bilanz
    status: tuple[Status, ...]
    phasen: tuple[Phase, ...]
    facetten: tuple[Facette, ...] = ()
    sortierung: tuple[tuple[str, str], ...] = ()
    tabellen: tuple[tuple[str, str], ...] = (("csv", CSV), ("xlsx", XLSX))
    suchworte: str = SUCHWORTE


def sicht(knoten: Knoten) -> Massnahmesicht:
    """The values of the page of one measure."""
    stichtag = knoten.konzept.stichtag
    steps = phasen(knoten.phase)
    end = knoten.neues_ende or knoten.ende
    stones = meilensteine(knoten.meilensteine, stichtag)
    return Massnahmesicht(
        faden=faden(knoten),
        weitere_ziele=knoten.ziele[1:],
        phasen=steps,
        phase_nummer=next((number for number, step in enumerate(steps, 1) if step.lage == "jetzt"), 0),
        schritte=stones,
        erledigt=sum(stone.lage == "erledigt" for stone in stones),
        verspaetet=sum(stone.lage == "verzoegert" for stone in stones),
        notizen=tuple(sorted(knoten.fortschritt, key=lambda note: (note.datum, note.zeitraum), reverse=True)),
        beginn_unbekannt=knoten.begonnen_am is None and knoten.status not in {None, Status.OFFEN},
        ende=end,
        frueheres_ende=knoten.ende if knoten.neues_ende and knoten.ende != knoten.neues_ende else None,
        ueberfaellig=_overdue(knoten, end, stichtag),
        weg=erreichbar(knoten.federfuehrung),
        nachfolger=aufgegangen(knoten),
        vorgaenger=knoten.rueck("massnahme", "ersetzt_durch", "zusammengelegt_mit"),
        gremien=knoten.rueck("gremium", "sitzungen"),
        risiken=knoten.rueck("risiko", "massnahmen"),
        beispiele=knoten.rueck("beispiel", "massnahmen"),
        meldungen=newest(knoten.rueck("meldung", "betrifft")),
        verwandt=_related(knoten),
    )


def _overdue(knoten: Knoten, end: date | None, stichtag: date) -> bool:
    return end is not None and end < stichtag and not knoten.dauerhaft and knoten.status not in ENDED


def _related(knoten: Knoten) -> tuple[Knoten, ...]:
    """Other measures for the same goals, each once, without those that went into another one."""
    found = {other.kennung: other for goal in knoten.ziele for other in goal.rueck("massnahme", "ziele")}
    return tuple(other for other in found.values() if other is not knoten and aufgegangen(other) is None)


def newest(nodes: tuple[Knoten, ...]) -> tuple[Knoten, ...]:
    """Dated entries, the newest first."""
    return tuple(sorted(nodes, key=lambda node: node.datum, reverse=True))


def liste(konzept: Konzept) -> Massnahmeliste:
    """The values of the list of all measures."""
    found = massnahmeliste(konzept.alle("massnahme"))
    return replace(found, facetten=facetten(found.zeilen, konzept), sortierung=sortierung(konzept.sprache))


def massnahmeliste(nodes: tuple[Knoten, ...]) -> Massnahmeliste:
    """``nodes`` told apart, with their tally."""
    pairs = [(node, aufgegangen(node)) for node in nodes]
    return Massnahmeliste(
        zeilen=tuple(zeile(node) for node, successor in pairs if successor is None),
        abgeloest=tuple((node, successor) for node, successor in pairs if successor is not None),
        bilanz=bilanz(nodes),
        status=tuple(Status),
        phasen=tuple(Phase),
    )
