"""What the page of a Handlungsfeld shows: first the exit for people who need help, then goals and figures (K11).

It answers the nine guiding questions without sending anyone away (K14): each has its place, ``id="frage-…"``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from macros.components.diagramm import Diagramm, verlauf
from macros.components.erreichen import Erreichbarkeit, erreichbar
from macros.components.fortschritt import Bilanz, aufgegangen, bilanz
from macros.components.indikator import Zahlenkarte, karte, satz
from macros.components.massnahme import newest
from macros.components.messwerte import reihe
from macros.components.mittel import Mittelsicht, mittel
from macros.components.publikum import Publikum, publikum
from macros.components.umsetzung import Zaehlung
from macros.components.umsetzung import zaehle as zaehle_massnahmen
from macros.components.ziel import Kaskade, kaskade
from macros.components.zielstand import Zielzaehlung
from macros.components.zielstand import zaehle as zaehle_ziele
from macros.model.handlungsfeld import Zielstand
from macros.model.konzeptdaten import Frage
from macros.model.massnahme import Wirkweise

if TYPE_CHECKING:
    from macros.konzept import Knoten, Konzept, Teil


@dataclass(frozen=True, slots=True)
class Wirkung:
    """How many measures level disadvantages, build on strengths, do both, or do not say (K12)."""

    anteile: tuple[tuple[Wirkweise, int], ...]
    ohne_angabe: int


@dataclass(frozen=True, slots=True)
class Trendbild:
    """The development of one indicator as a small drawing, told in a sentence."""

    indikator: Knoten
    diagramm: Diagramm
    satz: str


@dataclass(frozen=True, slots=True)
class Handlungsfeldsicht:
    """The page of one Handlungsfeld.

    ``grundsaetze`` are its own, or those of the whole concept; ``beobachtet`` the goals with a wished trend that no
    indicator measures.
    """

    zaehlung: str
    fragen: tuple[Frage, ...]
    grundsaetze: tuple[str, ...]
    anliegen: tuple[Knoten, ...]
    publikum: Publikum
    mittel: Mittelsicht
    trend: Trendbild | None
    kaskade: Kaskade
    umsetzung: Zaehlung
    ziele: Zielzaehlung
    wirkung: Wirkung
    weg: Erreichbarkeit | None
    zahlen: tuple[Zahlenkarte, ...]
    beobachtet: tuple[tuple[Knoten, Teil], ...]
    aufgaben: tuple[Knoten, ...]
    beispiele: tuple[Knoten, ...]
    risiken: tuple[Knoten, ...]
    meldungen: tuple[Knoten, ...]
    zielworte: tuple[Zielstand, ...] = tuple(Zielstand)


@dataclass(frozen=True, slots=True)
class Feldkarte:
    """A Handlungsfeld in a list, with what it holds."""

    knoten: Knoten
    ziele: int
    massnahmen: int
    bilanz: Bilanz


def sicht(knoten: Knoten) -> Handlungsfeldsicht:
    """The values of the page of one Handlungsfeld."""
    measures = knoten.rueck("massnahme", "handlungsfeld")
    goals = knoten.rueck("ziel", "handlungsfeld")
    risks = {node.kennung: node for goal in goals for node in goal.rueck("risiko", "ziele")}
    return Handlungsfeldsicht(
        zaehlung=_count(knoten),
        fragen=tuple(Frage),
        grundsaetze=knoten.grundsaetze or tuple(part.titel for part in knoten.konzept.konzept.leitlinien),
        anliegen=tuple(node for node in knoten.rueck("anliegen", "handlungsfeld") if node.teil_von is None),
        publikum=publikum(knoten, measures),
        mittel=mittel(measures, knoten.konzept),
        trend=_trend(knoten),
        kaskade=kaskade(knoten),
        umsetzung=zaehle_massnahmen(knoten.kennung, measures),
        ziele=zaehle_ziele(knoten.kennung, goals),
        wirkung=wirkung(measures),
        weg=erreichbar(knoten.federfuehrung),
        zahlen=tuple(karte(node) for node in _indicators(knoten)),
        beobachtet=tuple((goal, part) for goal in goals for part in goal.trends if part.indikator is None),
        aufgaben=knoten.rueck("aufgabe", "handlungsfeld"),
        beispiele=knoten.rueck("beispiel", "handlungsfelder"),
        risiken=tuple(risks.values()),
        meldungen=newest(knoten.rueck("meldung", "betrifft")),
    )


def _count(knoten: Knoten) -> str:
    """Its number, and of how many where the numbers run through."""
    t, fields = knoten.konzept.sprache.t, knoten.konzept.alle("handlungsfeld")
    if {field.nummer for field in fields} != set(range(1, len(fields) + 1)):
        return t("Handlungsfeld {nummer}", nummer=knoten.nummer)
    return t("Handlungsfeld {nummer} von {zahl}", nummer=knoten.nummer, zahl=len(fields))


def liste(konzept: Konzept) -> tuple[Feldkarte, ...]:
    """All Handlungsfelder with the number of their goals and measures."""
    return tuple(_card(node) for node in konzept.alle("handlungsfeld"))


def _card(node: Knoten) -> Feldkarte:
    tally = bilanz(node.rueck("massnahme", "handlungsfeld"))
    return Feldkarte(node, len(node.rueck("ziel", "handlungsfeld")), tally.zahl, tally)


def wirkung(massnahmen: tuple[Knoten, ...]) -> Wirkung:
    """The measures that count, by the way they work (K12)."""
    words = [node.wirkweise for node in massnahmen if aufgegangen(node) is None]
    shares = tuple((word, words.count(word)) for word in Wirkweise if word in words)
    return Wirkung(shares, words.count(None))


def _indicators(knoten: Knoten) -> tuple[Knoten, ...]:
    """The indicators of its situation, its own choice first, then those that name it."""
    both = {node.kennung: node for node in (*knoten.indikatoren, *knoten.rueck("indikator", "handlungsfelder"))}
    return tuple(both.values())


def _trend(knoten: Knoten) -> Trendbild | None:
    for node in _indicators(knoten):
        drawing = verlauf(reihe(node))
        if drawing is not None:
            return Trendbild(node, drawing, satz(node))
    return None
