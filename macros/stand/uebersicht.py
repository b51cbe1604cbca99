"""The state of the concept at a glance: for everybody in ten seconds, then field by field and office by office."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from macros.components.fortschritt import aufgegangen
from macros.components.massnahme import newest
from macros.components.umsetzung import BY_STATUS, Zaehlung, zaehle
from macros.components.zielstand import Zielzaehlung
from macros.components.zielstand import zaehle as zaehle_ziele
from macros.model.massnahme import Phase, Status

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from macros.konzept import Knoten, Konzept

NEXT = 10


@dataclass(frozen=True, slots=True)
class Bereich:
    """A Handlungsfeld or a Stelle with its measures, a Handlungsfeld also with its goals."""

    knoten: Knoten
    massnahmen: Zaehlung
    ziele: Zielzaehlung | None


@dataclass(frozen=True, slots=True)
class Schritt:
    """A milestone of a measure: the day it was done, else the day it was planned for and, in ``neu``, moved to."""

    massnahme: Knoten
    titel: str
    tag: date
    neu: date | None


@dataclass(frozen=True, slots=True)
class Uebersicht:
    """Everything on the page. ``bericht`` is the last report, ``seit`` the day from which news count as new.

    ``erreicht`` has the newest first, ``naechste`` the next first.
    """

    massnahmen: Zaehlung
    ziele: Zielzaehlung
    kreuz: tuple[tuple[Phase | None, tuple[int, ...]], ...]
    status: tuple[Status | None, ...]
    bericht: Knoten | None
    seit: date | None
    fertig: tuple[Knoten, ...]
    erreicht: tuple[Schritt, ...]
    spaet: tuple[Knoten, ...]
    versaeumt: tuple[Schritt, ...]
    naechste: tuple[Schritt, ...]
    felder: tuple[Bereich, ...]
    stellen: tuple[Bereich, ...]


def uebersicht(konzept: Konzept) -> Uebersicht:
    """The state on the reference day."""
    live = tuple(node for node in konzept.alle("massnahme") if aufgegangen(node) is None)
    reports = newest(tuple(node for node in konzept.alle("bericht") if node.datum <= konzept.stichtag))
    since = reports[0].datum if reports else None
    stones = tuple(_stones(live))
    today = konzept.stichtag
    return Uebersicht(
        massnahmen=zaehle("konzept", live),
        ziele=zaehle_ziele("konzept", konzept.alle("ziel")),
        kreuz=_cross(live),
        status=_columns(live),
        bericht=reports[0] if reports else None,
        seit=since,
        fertig=tuple(node for node in live if _finished(node, since, today)),
        erreicht=tuple(
            sorted(
                (step for step, done in stones if done and (since is None or since < done <= today)),
                key=_due,
                reverse=True,
            )
        ),
        spaet=tuple(node for node in live if _late(node, today)),
        versaeumt=tuple(step for step, done in stones if not done and (step.neu or step.tag) < today),
        naechste=tuple(sorted((s for s, done in stones if not done and (s.neu or s.tag) >= today), key=_due)[:NEXT]),
        felder=tuple(
            Bereich(
                node,
                zaehle(node.kennung, node.rueck("massnahme", "handlungsfeld")),
                zaehle_ziele(node.kennung, node.rueck("ziel", "handlungsfeld")),
            )
            for node in konzept.alle("handlungsfeld")
        ),
        stellen=tuple(
            Bereich(node, zaehle(node.kennung, led), None)
            for node in konzept.alle("stelle")
            if (led := node.rueck("massnahme", "federfuehrung"))
        ),
    )


def _stones(live: tuple[Knoten, ...]) -> Iterator[tuple[Schritt, date | None]]:
    for node in live:
        over = node.status in {Status.BEENDET, Status.ABGESCHLOSSEN}
        for stone in (one for one in node.meilensteine if one.erledigt_am or not over):
            done = stone.erledigt_am
            yield Schritt(node, stone.titel, done or stone.bis, None if done else stone.neu_bis), done


def _due(step: Schritt) -> tuple[date, str]:
    return step.neu or step.tag, step.massnahme.kennung


def _columns(live: tuple[Knoten, ...]) -> tuple[Status | None, ...]:
    used = {node.status for node in live}
    return (*(word for word in BY_STATUS if word in used), *((None,) if None in used else ()))


def _cross(live: tuple[Knoten, ...]) -> tuple[tuple[Phase | None, tuple[int, ...]], ...]:
    """How many measures have which phase and which status; both may be unknown."""
    columns = _columns(live)
    used = {node.phase for node in live}
    rows = (*(word for word in Phase if word in used), *((None,) if None in used else ()))
    return tuple(
        (phase, tuple(sum(node.phase == phase and node.status == status for node in live) for status in columns))
        for phase in rows
    )


def _finished(node: Knoten, since: date | None, today: date) -> bool:
    ended = node.beendet_am
    done = node.status is Status.ABGESCHLOSSEN and ended is not None and ended <= today
    return done and (since is None or ended > since)


def _late(node: Knoten, today: date) -> bool:
    """Late is what says so, what rests, and what should have ended and runs on."""
    if node.status in {Status.VERZOEGERT, Status.AUSGESETZT}:
        return True
    end = node.neues_ende or node.ende
    return node.status not in {Status.ABGESCHLOSSEN, Status.BEENDET} and end is not None and end < today
