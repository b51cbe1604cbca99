"""What a published concept contains, row by row: K1–K18 and Z1–Z18 (DOMAIN)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from macros.checks.vollstaendigkeit import bestandteile, zusammenarbeit
from macros.checks.vollstaendigkeit.zeile import Grad, Zeile, evaluate

if TYPE_CHECKING:
    from macros.konzept import Konzept

__all__ = ["Grad", "Zeile", "completeness"]


def completeness(konzept: Konzept) -> tuple[Zeile, ...]:
    """All rows in order, each with how far it is fulfilled and what carries it.

    A prose page carries a row by naming it in its header: ``zeilen: K2 Z8``. Nothing is judged that the data do not
    show: a row that only prose can fulfil stays open until a page names it.
    """
    return tuple(evaluate(konzept, question) for question in (*bestandteile.QUESTIONS, *zusammenarbeit.QUESTIONS))
