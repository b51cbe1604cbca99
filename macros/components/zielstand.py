"""How far goals are: a Teilziel by its targets or wished trends, everything above by its Teilziele.

People may judge otherwise; then their judgement counts and is shown as theirs, with its reason.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, cast

from macros.components.messwerte import latest, reihe, worded
from macros.model.handlungsfeld import Richtung, Zielart, Zielstand
from macros.model.indikator import Besser

if TYPE_CHECKING:
    from collections.abc import Iterable

    from macros.components.messwerte import Zahl
    from macros.konzept import Knoten, Teil
    from macros.model.handlungsfeld import Ziel

#: A value that is to stay the same may change by this part of it.
STEADY: Final = 50  # one fiftieth, 2 %
BY_TARGET: Final = {
    "erreicht": Zielstand.ERREICHT,
    "verfehlt": Zielstand.VERFEHLT,
    "unterwegs": Zielstand.UNTERWEGS,
    "unbekannt": Zielstand.UNBEKANNT,
}
#: The worst that is known decides; what is not known decides only when nothing else is.
ORDER: Final = (Zielstand.VERFEHLT, Zielstand.GEFAEHRDET, Zielstand.UNTERWEGS, Zielstand.ERREICHT, Zielstand.UNBEKANNT)


@dataclass(frozen=True, slots=True)
class Vergleich:
    """A target beside the latest value: ``lage`` is ``erreicht``, ``verfehlt``, ``unterwegs`` or ``unbekannt``."""

    indikator: Knoten
    soll: str
    jahr: int
    ist: Zahl | None
    lage: str


@dataclass(frozen=True, slots=True)
class Zielbefund:
    """How far one goal is. ``einschaetzung`` is the judgement of people that stands for the calculation."""

    ziel: Knoten
    stand: Zielstand
    errechnet: Zielstand
    einschaetzung: Any | None


@dataclass(frozen=True, slots=True)
class Zielzaehlung:
    """Teilziele by how far they are. ``bezug`` is the ``art:id`` of what they belong to, or ``konzept``."""

    bezug: str
    befunde: tuple[Zielbefund, ...]

    def mit(self, stand: Zielstand) -> tuple[Zielbefund, ...]:
        """Those of one kind."""
        return tuple(one for one in self.befunde if one.stand is stand)


def befund(ziel: Knoten) -> Zielbefund:
    """How far a goal is by its own figures, or by the judgement of people."""
    computed = _computed(ziel)
    judged = ziel.einschaetzung
    return Zielbefund(ziel, judged.stand if judged is not None else computed, computed, judged)


def zaehle(bezug: str, ziele: Iterable[Knoten]) -> Zielzaehlung:
    """Count the Teilziele among goals, each once; a Leitziel without any counts for itself."""
    goals = {node.kennung: node for node in ziele}
    counted = (
        node
        for node in goals.values()
        if cast("Ziel", node.eintrag).art is Zielart.TEILZIEL or not node.rueck("ziel", "teil_von")
    )
    return Zielzaehlung(bezug, tuple(befund(node) for node in counted))


def darunter(ziel: Knoten) -> tuple[Knoten, ...]:
    """A goal and every goal below it; a circle ends where it closes."""
    found: dict[str, Knoten] = {}
    waiting = [ziel]
    while waiting:
        node = waiting.pop()
        if node.kennung not in found:
            found[node.kennung] = node
            waiting += node.rueck("ziel", "teil_von")
    return tuple(found.values())


def _computed(ziel: Knoten) -> Zielstand:
    told = [BY_TARGET[one.lage] for one in vergleiche(ziel)]
    if not told:
        told = [_trend(part) for part in ziel.trends if part.indikator is not None]
    known = set(told) - {Zielstand.UNBEKANNT}
    return next((one for one in ORDER if one in known), Zielstand.UNBEKANNT)


def _trend(part: Any) -> Zielstand:
    """Whether the last two known values go the wished way; a break between them says nothing."""
    series = [one for one in reihe(part.indikator) if one.wert is not None]
    if not series[1:]:
        return Zielstand.UNBEKANNT
    before, now = series[-2:]
    if any(before.jahr < one.jahr <= now.jahr for one in part.indikator.brueche):
        return Zielstand.UNBEKANNT
    return Zielstand.UNTERWEGS if _wished(part.richtung, before, now) else Zielstand.GEFAEHRDET


def _wished(direction: Richtung, before: Zahl, now: Zahl) -> bool:
    old, new = before.wert, now.wert
    if old is None or new is None:
        return False
    if direction is Richtung.GLEICH:
        return abs(new - old) * STEADY <= abs(old)
    return new > old if direction is Richtung.STEIGT else new < old


def vergleiche(ziel: Knoten) -> tuple[Vergleich, ...]:
    """Every target of a goal beside the latest value of its indicator, the nearest year first."""
    parts = sorted((part for part in ziel.zielwerte if part.indikator is not None), key=lambda part: part.jahr)
    return tuple(_compare(ziel, part) for part in parts)


def _compare(ziel: Knoten, part: Teil) -> Vergleich:
    node, actual = part.indikator, latest(part.indikator)
    konzept = ziel.konzept
    target = worded(konzept.sprache, node.eintrag, part.wert)
    if actual is None or actual.wert is None or node.besser is Besser.NEUTRAL:
        situation = "unbekannt"
    elif (actual.wert >= part.wert) if node.besser is Besser.MEHR else (actual.wert <= part.wert):
        situation = "erreicht"
    else:
        situation = "verfehlt" if actual.jahr >= part.jahr else "unterwegs"
    return Vergleich(node, target, part.jahr, actual, situation)
