"""The cascade from Handlungsfeld to Leitziel to Teilziel, and what a goal is measured by (K9, K13)."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from macros.checks.indikatoren import bounds
from macros.checks.teile import unread
from macros.model.handlungsfeld import Richtung, Zielart
from macros.model.indikator import Besser

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.errors import Problem
    from macros.konzept import Konzept
    from macros.konzept.knoten import Knoten
    from macros.model.handlungsfeld import Ziel
    from macros.model.indikator import Indikator


def _goals(konzept: Konzept) -> Iterator[tuple[Knoten, Ziel]]:
    for node in konzept.alle("ziel"):
        yield node, cast("Ziel", node.eintrag)


def fields_without_goal(konzept: Konzept) -> Iterator[Problem]:
    """A Handlungsfeld no goal belongs to."""
    if unread(konzept, "ziel"):
        return
    for node in konzept.alle("handlungsfeld"):
        if not konzept.rueck(node, "ziel", "handlungsfeld"):
            message = "dieses Handlungsfeld hat kein Ziel – bitte mindestens ein Ziel anlegen"
            yield konzept.warnung(node, (), message, "ziel")


def cascade(konzept: Konzept) -> Iterator[Problem]:
    """A Leitziel is part of nothing; a Teilziel is part of a Leitziel of the same Handlungsfeld."""
    for node, goal in _goals(konzept):
        above = konzept.knoten("ziel", goal.teil_von) if goal.teil_von else None
        if goal.art is Zielart.LEITZIEL and goal.teil_von is not None:
            message = "ein Leitziel ist kein Teil eines anderen Ziels – Zeile löschen oder „art: teilziel“ schreiben"
            yield konzept.problem(node, ("teil_von",), message, "ziel")
        elif goal.art is Zielart.TEILZIEL and goal.teil_von is None:
            message = "fehlt – bei einem Teilziel bitte das Leitziel eintragen, zu dem es gehört"
            yield konzept.warnung(node, ("teil_von",), message, "ziel")
        elif above is not None and above is not node:
            larger = cast("Ziel", above.eintrag)
            if larger.art is Zielart.TEILZIEL:
                message = f"„{larger.id}“ ist selbst ein Teilziel – erwartet wird ein Leitziel"
                yield konzept.problem(node, ("teil_von",), message, "ziel")
            elif larger.handlungsfeld != goal.handlungsfeld:
                message = (
                    f"das Leitziel gehört zum Handlungsfeld „{larger.handlungsfeld}“ – bitte eines der beiden ändern"
                )
                yield konzept.warnung(node, ("handlungsfeld",), message, "ziel")


def measured(konzept: Konzept) -> Iterator[Problem]:
    """A Teilziel nobody can see progress in: neither a target value, nor a trend, nor an indicator."""
    for node, goal in _goals(konzept):
        if goal.art is Zielart.TEILZIEL and not (goal.zielwerte or goal.trends or goal.indikatoren):
            message = "hat weder Indikator noch Zielwert noch Trend – bitte sagen, woran man den Fortschritt sieht"
            yield konzept.warnung(node, (), message, "ziel")


def targets(konzept: Konzept) -> Iterator[Problem]:
    """A target value its indicator cannot reach, and a trend that calls the worse direction the wish."""
    for node, goal in _goals(konzept):
        for number, target in enumerate(goal.zielwerte):
            indicator = _indicator(konzept, target.indikator)
            if indicator is not None and (sentence := bounds(indicator, target.wert)):
                yield konzept.problem(node, ("zielwerte", number, "wert"), sentence, "ziel")
        for number, trend in enumerate(goal.trends):
            indicator = _indicator(konzept, trend.indikator) if trend.indikator else None
            worse = {Besser.MEHR: Richtung.SINKT, Besser.WENIGER: Richtung.STEIGT}
            if indicator is not None and worse.get(indicator.besser) is trend.richtung:
                message = (
                    f"„{trend.richtung}“, beim Indikator steht aber „besser: {indicator.besser}“ – bitte beides prüfen"
                )
                yield konzept.warnung(node, ("trends", number, "richtung"), message, "ziel")


def _indicator(konzept: Konzept, key: str) -> Indikator | None:
    node = konzept.knoten("indikator", key)
    return cast("Indikator", node.eintrag) if node else None


RULES = (fields_without_goal, cascade, measured, targets)
