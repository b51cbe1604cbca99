"""How the concept judges itself, and its answers to the nine guiding questions (K14, K16, Z18)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from macros.model.konzeptdaten import Erfuellung, Frage

if TYPE_CHECKING:
    from macros.konzept import Knoten, Konzept


@dataclass(frozen=True, slots=True)
class Beleg:
    """An entry that proves a point."""

    text: str
    adresse: str


@dataclass(frozen=True, slots=True)
class Punkt:
    """One point of a self-assessment, how far it is met, and what shows it."""

    titel: str
    erfuellt: Erfuellung
    begruendung: str
    belege: tuple[Beleg, ...]


@dataclass(frozen=True, slots=True)
class Einschaetzungssicht:
    """The points of one self-assessment and how many are met, partly met and open."""

    punkte: tuple[Punkt, ...]
    zaehlung: tuple[tuple[Erfuellung, int], ...]


def einschaetzung(konzept: Konzept, welche: str) -> Einschaetzungssicht:
    """The self-assessment ``erfolgsfaktoren`` (K16) or ``dreizehn_punkte`` (Z18)."""
    points = tuple(
        Punkt(part.titel, part.erfuellt, part.begruendung, tuple(_proof(node) for node in part.belege))
        for part in getattr(konzept.konzept, welche)
    )
    grades = [point.erfuellt for point in points]
    return Einschaetzungssicht(points, tuple((grade, grades.count(grade)) for grade in Erfuellung if grade in grades))


def _proof(node: Knoten) -> Beleg:
    """The words of a rule of responsibility are what it is about; it has no name of its own."""
    text = node.anzeige
    if node.art.key == "zustaendigkeit":
        subject = node.anliegen or node.aufgabe
        text = node.konzept.sprache.t("Zuständigkeit: {was}", was=subject.anzeige if subject else text)
    return Beleg(text, node.adresse)


def leitfragen(konzept: Konzept) -> tuple[tuple[Frage, str | None], ...]:
    """All nine guiding questions in their order, each with its answer or None (K14)."""
    answers = {part.frage: part.antwort for part in konzept.konzept.leitfragen}
    return tuple((question, answers.get(question)) for question in Frage)
