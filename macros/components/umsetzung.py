"""Measures counted: done, under way, waiting, stopped, and those of which nobody says it.

A measure that went into another one is counted there; a draft is counted nowhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from macros.components.fortschritt import aufgegangen
from macros.model.massnahme import Phase, Status

if TYPE_CHECKING:
    from collections.abc import Iterable

    from macros.konzept import Knoten


class Stufe(StrEnum):
    """What the state and phase of a measure come to."""

    UMGESETZT = "umgesetzt"
    IN_ARBEIT = "in_arbeit"
    WARTET = "wartet"
    BEENDET = "beendet"
    UNBEKANNT = "unbekannt"


BY_STATUS: Final = {
    Status.ABGESCHLOSSEN: Stufe.UMGESETZT,
    Status.LAEUFT: Stufe.IN_ARBEIT,
    Status.VERZOEGERT: Stufe.IN_ARBEIT,
    Status.OFFEN: Stufe.WARTET,
    Status.AUSGESETZT: Stufe.WARTET,
    Status.BEENDET: Stufe.BEENDET,
}


@dataclass(frozen=True, slots=True)
class Zaehlung:
    """The measures of something, by what they come to. ``bezug`` is its ``art:id``, or ``konzept``."""

    bezug: str
    nach_stufe: dict[Stufe, tuple[Knoten, ...]]

    def zahl(self, stufe: Stufe) -> int:
        """How many there are of one kind."""
        return len(self.nach_stufe[stufe])

    @property
    def alle(self) -> int:
        """How many measures count."""
        return sum(map(len, self.nach_stufe.values()))

    @property
    def bekannt(self) -> int:
        """Those of which the state is known."""
        return self.alle - self.zahl(Stufe.UNBEKANNT)

    @property
    def anteil(self) -> int | None:
        """Done of known in percent, rounded half up; None when nothing is known."""
        if not self.bekannt:
            return None
        return (200 * self.zahl(Stufe.UMGESETZT) + self.bekannt) // (2 * self.bekannt)


def stufe(massnahme: Knoten) -> Stufe:
    """Done is what is finished, and what runs as a lasting task."""
    status: Status | None = massnahme.status
    if status is None:
        return Stufe.UNBEKANNT
    if status is Status.LAEUFT and massnahme.phase is Phase.DAUERAUFGABE:
        return Stufe.UMGESETZT
    return BY_STATUS[status]


def zaehle(bezug: str, massnahmen: Iterable[Knoten]) -> Zaehlung:
    """Count measures, each once."""
    live = {node.kennung: node for node in massnahmen if aufgegangen(node) is None}
    levels = {key: stufe(node) for key, node in live.items()}
    return Zaehlung(bezug, {one: tuple(live[key] for key in live if levels[key] is one) for one in Stufe})
