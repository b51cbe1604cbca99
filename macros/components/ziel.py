"""What the page of a Ziel shows: where it hangs, what serves it, and its target beside the latest figure (K9, K13)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from macros.components.faden import Knotenpunkt, faden
from macros.components.fortschritt import Bilanz, bilanz
from macros.components.messwerte import Zahl, latest
from macros.components.umsetzung import Zaehlung
from macros.components.umsetzung import zaehle as zaehle_massnahmen
from macros.components.zielstand import Vergleich, Zielbefund, Zielzaehlung, befund, darunter, vergleiche, zaehle
from macros.model.handlungsfeld import Zielstand

if TYPE_CHECKING:
    from macros.konzept import Knoten, Konzept, Teil


@dataclass(frozen=True, slots=True)
class Zweig:
    """One goal of the cascade with the measures that name it; ``oben`` says that no goal stands above it here."""

    ziel: Knoten
    massnahmen: tuple[Knoten, ...]
    oben: bool = False


@dataclass(frozen=True, slots=True)
class Kaskade:
    """The goals of one Handlungsfeld, each thread from a Leitziel down; ``weitere`` are measures on none (K13)."""

    handlungsfeld: Knoten
    faeden: tuple[tuple[Zweig, ...], ...]
    weitere: tuple[Knoten, ...]
    bilanz: Bilanz


@dataclass(frozen=True, slots=True)
class Messung:
    """What a goal asks of one indicator: all its targets and wished trends together, and the latest value.

    A trend that is only told in words has no indicator.
    """

    indikator: Knoten | None
    ziele: tuple[Vergleich, ...]
    trends: tuple[Teil, ...]
    zuletzt: Zahl | None


@dataclass(frozen=True, slots=True)
class Zielsicht:
    """The page of one goal: ``befund`` is how far it is itself, ``darunter`` how far the goals below it are."""

    faden: tuple[Knotenpunkt, ...]
    teilziele: tuple[Zweig, ...]
    massnahmen: tuple[Knoten, ...]
    messungen: tuple[Messung, ...]
    indikatoren: tuple[Knoten, ...]
    risiken: tuple[Knoten, ...]
    bilanz: Bilanz
    befund: Zielbefund
    darunter: Zielzaehlung
    umsetzung: Zaehlung
    worte: tuple[Zielstand, ...] = tuple(Zielstand)


def sicht(knoten: Knoten) -> Zielsicht:
    """The values of the page of one goal."""
    below = _below(knoten)[1:]
    own = knoten.rueck("massnahme", "ziele")
    everything = {node.kennung: node for node in (*own, *(m for branch in below for m in branch.massnahmen))}
    shown = {part.indikator.kennung for part in (*knoten.zielwerte, *knoten.trends) if part.indikator is not None}
    return Zielsicht(
        faden=faden(knoten),
        teilziele=below,
        massnahmen=own,
        messungen=_measured(knoten),
        indikatoren=tuple(node for node in knoten.indikatoren if node.kennung not in shown),
        risiken=knoten.rueck("risiko", "ziele"),
        bilanz=bilanz(everything.values()),
        befund=befund(knoten),
        darunter=zaehle(knoten.kennung, darunter(knoten)[1:]),
        umsetzung=zaehle_massnahmen(knoten.kennung, everything.values()),
    )


def _measured(goal: Knoten) -> tuple[Messung, ...]:
    """Each indicator once, in the order in which the goal names them, then what is only told in words."""
    aims, trends = vergleiche(goal), tuple(goal.trends)
    named = {
        node.kennung: node for node in (*(aim.indikator for aim in aims), *(part.indikator for part in trends)) if node
    }
    by_figure = (
        Messung(
            node,
            tuple(aim for aim in aims if aim.indikator is node),
            tuple(part for part in trends if part.indikator is node),
            latest(node),
        )
        for node in named.values()
    )
    in_words = (Messung(None, (), (part,), None) for part in trends if part.indikator is None)
    return (*by_figure, *in_words)


def liste(konzept: Konzept) -> tuple[Kaskade, ...]:
    """The cascade of every Handlungsfeld that has a goal, in their order."""
    cascades = (kaskade(field) for field in konzept.alle("handlungsfeld"))
    return tuple(one for one in cascades if one.faeden)


def kaskade(handlungsfeld: Knoten) -> Kaskade:
    """The cascade of one Handlungsfeld: a goal whose parent lies elsewhere starts a thread of its own."""
    goals = handlungsfeld.rueck("ziel", "handlungsfeld")
    tops = [goal for goal in goals if goal.teil_von is None or goal.teil_von not in goals]
    threads = tuple(_below(goal) for goal in tops)
    measures = handlungsfeld.rueck("massnahme", "handlungsfeld")
    hanging = {node.kennung for thread in threads for branch in thread for node in branch.massnahmen}
    rest = tuple(node for node in measures if node.kennung not in hanging)
    return Kaskade(handlungsfeld, threads, rest, bilanz(measures))


def _below(goal: Knoten) -> tuple[Zweig, ...]:
    """The goal and every goal under it, each before its own children; a circle ends where it closes."""
    found: dict[str, Zweig] = {}

    def walk(node: Knoten) -> None:
        if node.kennung not in found:
            found[node.kennung] = Zweig(node, node.rueck("massnahme", "ziele"), oben=not found)
            for child in node.rueck("ziel", "teil_von"):
                walk(child)

    walk(goal)
    return tuple(found.values())
