"""How far the measures were at the end of a period, and what happened in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from macros.components.fortschritt import aufgegangen
from macros.model.massnahme import Status

if TYPE_CHECKING:
    from datetime import date

    from macros.bericht.zeitraum import Zeitraum
    from macros.konzept import Knoten, Konzept

OVER = frozenset({Status.ABGESCHLOSSEN, Status.BEENDET})


@dataclass(frozen=True, slots=True)
class Stand:
    """One measure at the end of the period. ``status`` is None when nothing in the data says it for that day."""

    massnahme: Knoten
    status: Status | None
    notizen: tuple[Any, ...]
    """Its progress notes of the period, the newest first."""


@dataclass(frozen=True, slots=True)
class Lage:
    """All measures that count, and the milestones done or missed in the period."""

    tag: date
    staende: tuple[Stand, ...]
    erledigt: tuple[tuple[Knoten, Any], ...]
    versaeumt: tuple[tuple[Knoten, Any], ...]

    def mit(self, *status: Status) -> tuple[Stand, ...]:
        """The measures in one of these states."""
        return tuple(one for one in self.staende if one.status in status)

    @property
    def ohne_angabe(self) -> tuple[Stand, ...]:
        """The measures of which nothing says how they stood."""
        return tuple(one for one in self.staende if one.status is None)


def lage(konzept: Konzept, period: Zeitraum) -> Lage:
    """The state on the last day of the period, or on the reference day when that comes first."""
    day = min(period.bis, konzept.stichtag)
    live = tuple(node for node in konzept.alle("massnahme") if aufgegangen(node) is None)
    stones = [(node, stone) for node in live for stone in node.meilensteine]
    return Lage(
        tag=day,
        staende=tuple(
            Stand(
                node,
                node.status if day == konzept.stichtag else status_on(node, day),
                tuple(sorted((one for one in node.fortschritt if one.datum in period), key=_day, reverse=True)),
            )
            for node in live
        ),
        erledigt=tuple((node, stone) for node, stone in stones if stone.erledigt_am in period),
        versaeumt=tuple(
            (node, stone)
            for node, stone in stones
            if stone.bis in period and (stone.erledigt_am is None or stone.erledigt_am > day) and stone.bis <= day
        ),
    )


def status_on(massnahme: Knoten, day: date) -> Status | None:
    """The state of a measure on a past day, as its notes and dates tell it; None when they do not."""
    ended = massnahme.beendet_am
    if ended is not None and ended <= day and massnahme.status in OVER:
        return cast("Status", massnahme.status)
    told = [note for note in massnahme.fortschritt if note.status is not None and note.datum <= day]
    if told:
        return cast("Status", max(told, key=_day).status)
    begun = massnahme.begonnen_am
    if begun is None or begun > day:
        planned = massnahme.beginn
        return Status.OFFEN if begun is not None or (planned is not None and planned > day) else None
    return Status.LAEUFT


def _day(note: Any) -> date:
    day: date = note.datum
    return day
