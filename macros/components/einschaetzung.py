"""How the concept judges itself, and its answers to the nine guiding questions (K14, K16, Z18)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from macros.model.konzeptdaten import Erfuellung, Frage

if TYPE_CHECKING:
    from macros.konzept import Konzept, Teil


@dataclass(frozen=True, slots=True)
class Einschaetzungssicht:
    """The points of one self-assessment and how many are met, partly met and open."""

    punkte: tuple[Teil, ...]
    zaehlung: tuple[tuple[Erfuellung, int], ...]


def einschaetzung(konzept: Konzept, welche: str) -> Einschaetzungssicht:
    """The self-assessment ``erfolgsfaktoren`` (K16) or ``dreizehn_punkte`` (Z18)."""
    points: tuple[Teil, ...] = getattr(konzept.konzept, welche)
    grades = [point.erfuellt for point in points]
    return Einschaetzungssicht(points, tuple((grade, grades.count(grade)) for grade in Erfuellung if grade in grades))


def leitfragen(konzept: Konzept) -> tuple[tuple[Frage, str | None], ...]:
    """All nine guiding questions in their order, each with its answer or None (K14)."""
    answers = {part.frage: part.antwort for part in konzept.konzept.leitfragen}
    return tuple((question, answers.get(question)) for question in Frage)
