"""The thread (der Faden): the way from the Leitbild down to one goal or measure (K13)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from macros.model.handlungsfeld import Zielart

if TYPE_CHECKING:
    from macros.konzept import Knoten, Konzept
    from macros.model.handlungsfeld import Ziel

LEITBILD = "leitbild"


@dataclass(frozen=True, slots=True)
class Knotenpunkt:
    """One knot of the thread: what it is, its words, where it leads; the last one is where the reader is."""

    bezeichnung: str
    titel: str
    adresse: str
    hier: bool = False


def faden(knoten: Knoten) -> tuple[Knotenpunkt, ...]:
    """The knots from the Leitbild to a Ziel or Massnahme.

    A measure that serves several goals hangs on the first one; one without a goal hangs on its Handlungsfeld.
    """
    konzept = knoten.konzept
    goals = _upwards(knoten if knoten.art.key == "ziel" else next(iter(knoten.ziele), None))
    above = [_goal(konzept, goal, here=goal is knoten) for goal in goals] or [_field(konzept, knoten)]
    here = [] if goals and goals[-1] is knoten else [_measure(konzept, knoten)]
    return (_leitbild(konzept), *above, *here)


def _upwards(goal: Knoten | None) -> list[Knoten]:
    """The goal and the goals above it, the highest first; a circle (a Fehler elsewhere) ends where it closes."""
    chain: list[Knoten] = []
    while goal is not None and goal not in chain:
        chain.append(goal)
        goal = goal.teil_von
    return chain[::-1]


def _leitbild(konzept: Konzept) -> Knotenpunkt:
    chapter = any(f"docs/{name}" in konzept.daten.prosa for name in (f"{LEITBILD}.md", f"{LEITBILD}/index.md"))
    place = f"{LEITBILD}/" if chapter else "handlungsfelder/"
    return Knotenpunkt(konzept.sprache.t("Leitbild"), konzept.konzept.titel, place)


def _goal(konzept: Konzept, goal: Knoten, *, here: bool) -> Knotenpunkt:
    leitziel = cast("Ziel", goal.eintrag).art is Zielart.LEITZIEL
    word = "Leitziel {nummer}" if leitziel else "Teilziel {nummer}"
    return Knotenpunkt(konzept.sprache.t(word, nummer=goal.nummer), goal.anzeige, goal.adresse, here)


def _field(konzept: Konzept, knoten: Knoten) -> Knotenpunkt:
    field = knoten.handlungsfeld
    return Knotenpunkt(konzept.sprache.t("Handlungsfeld {nummer}", nummer=field.nummer), field.anzeige, field.adresse)


def _measure(konzept: Konzept, knoten: Knoten) -> Knotenpunkt:
    return Knotenpunkt(
        konzept.sprache.t("Maßnahme {nummer}", nummer=knoten.nummer), knoten.anzeige, knoten.adresse, hier=True
    )
