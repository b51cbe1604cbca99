"""What a published concept contains, row by row: K1–K18, P1–P3, T1–T3, Z1–Z18, M1–M6 (DOMAIN)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from macros.checks.vollstaendigkeit import bestandteile, steuerung, teilhabe, zusammenarbeit
from macros.checks.vollstaendigkeit.seiten import Kapitel, carrying
from macros.checks.vollstaendigkeit.zeile import Befund, Frage, Grad, Zeile

if TYPE_CHECKING:
    from macros.konzept import Konzept

__all__ = ["Grad", "Zeile", "completeness"]


def completeness(konzept: Konzept) -> tuple[Zeile, ...]:
    """All rows in order, each with how far it is fulfilled, what shows it and which pages carry it.

    A prose page carries a row by naming it in its header: ``zeilen: K2 Z8``. Nothing is judged that the data do not
    show: a row that only prose can fulfil stays open until a page names it. What no page carries has not been
    published, and is fulfilled in part at most.
    """
    chapters = Kapitel.of(konzept)
    themes = (bestandteile, teilhabe, zusammenarbeit, steuerung)
    return tuple(_row(konzept, chapters, question) for theme in themes for question in theme.QUESTIONS)


def _row(konzept: Konzept, chapters: Kapitel, question: Frage) -> Zeile:
    found = question.answer(konzept) if question.answer else Befund(Grad.NEIN)
    named = chapters.naming(question.id)
    pages = carrying(konzept, chapters, question.id, found.belege)
    degree = Grad.JA if named else found.erfuellt
    if degree is Grad.JA and not pages:
        degree = Grad.TEILWEISE
    return Zeile(question.id, question.titel, degree, (*found.belege, *named), pages)
