"""Gaps of the plan: goals without measures, measures without date or money, figures without a value (K9, P3, Z4)."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from macros.checks.indikatoren import outdated
from macros.components.fortschritt import aufgegangen
from macros.luecken.luecke import Luecke
from macros.model.handlungsfeld import Zielart

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.konzept import Knoten, Konzept
    from macros.model.handlungsfeld import Ziel
    from macros.model.indikator import Indikator
    from macros.model.massnahme import Massnahme
    from macros.model.stelle import Stelle


def measures(konzept: Konzept) -> tuple[Knoten, ...]:
    """The measures that count: those that went into another one are counted there."""
    return tuple(node for node in konzept.alle("massnahme") if aufgegangen(node) is None)


def without_date(konzept: Konzept) -> Iterator[Luecke]:
    """Measures of which nobody says when they begin, or when they end."""
    for node in measures(konzept):
        entry = cast("Massnahme", node.eintrag)
        begins = entry.begonnen_am or entry.beginn
        ends = entry.dauerhaft or entry.beendet_am or entry.neues_ende or entry.ende
        if not begins or not ends:
            yield Luecke(node)


def without_means(konzept: Konzept) -> Iterator[Luecke]:
    """Measures of which nobody says what they are paid from."""
    return (Luecke(node) for node in measures(konzept) if not cast("Massnahme", node.eintrag).mittel)


def without_measure(konzept: Konzept) -> Iterator[Luecke]:
    """Teilziele that no measure serves; a Leitziel is reached through its Teilziele."""
    serving = {goal for node in measures(konzept) for goal in cast("Massnahme", node.eintrag).ziele}
    return (Luecke(node) for node in subgoals(konzept) if node.eintrag.id not in serving)


def subgoals(konzept: Konzept) -> tuple[Knoten, ...]:
    """All Teilziele."""
    return tuple(node for node in konzept.alle("ziel") if cast("Ziel", node.eintrag).art is Zielart.TEILZIEL)


def without_value(konzept: Konzept) -> Iterator[Luecke]:
    """Indikatoren without a value, or whose newest one is older than their own rhythm allows."""
    for node in konzept.alle("indikator"):
        rows = konzept.daten.messwerte.get(node.eintrag.id, ())
        if outdated(cast("Indikator", node.eintrag), rows, konzept.stichtag):
            yield Luecke(node)


def leading(konzept: Konzept) -> tuple[Knoten, ...]:
    """The offices that lead a measure or a task, or answer for an Anliegen: those that must not stand empty."""
    found: dict[str, Knoten] = {}
    fields = (("massnahme", "federfuehrung"), ("aufgabe", "federfuehrung"), ("zustaendigkeit", "stelle"))
    for node in konzept.alle("stelle"):
        if any(node.rueck(art, field) for art, field in fields):
            found[node.eintrag.id] = node
    return tuple(found.values())


def without_deputy(konzept: Konzept) -> Iterator[Luecke]:
    """Offices that lead something and of which nobody says who stands in."""
    return (Luecke(node) for node in leading(konzept) if not cast("Stelle", node.eintrag).stellvertretung)
