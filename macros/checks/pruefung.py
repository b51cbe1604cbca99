"""Reviews: what people rely on is checked again and again, and says when and by whom (Z7)."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING, Final

from macros.arten import ART_BY_KEY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.errors import Problem
    from macros.konzept import Konzept
    from macros.model.basis import Eintrag

REVIEWED: Final = frozenset({"anlaufstelle", "angebot", "zustaendigkeit"})


def next_review(entry: Eintrag) -> date | None:
    """The day by which an entry should be reviewed again; None when it names no interval.

    Counted in months from its last review, or from ``stand`` where there was none.
    """
    if not entry.pruefintervall_monate:
        return None
    start = entry.geprueft_am or entry.stand
    year, month = divmod(start.year * 12 + start.month - 1 + entry.pruefintervall_monate, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def reviews(konzept: Konzept) -> Iterator[Problem]:
    """A review that is overdue, that never was, that is not planned, or that nobody answers for."""
    for art in ART_BY_KEY:
        for node in konzept.alle(art):
            entry = node.eintrag
            due = next_review(entry)
            if due is not None and due < konzept.stichtag:
                message = f"die Prüfung war am {due} fällig – bitte prüfen, ob alles stimmt, und den Tag eintragen"
                yield konzept.warnung(node, ("geprueft_am",), message, "pruefung")
            elif art in REVIEWED and entry.geprueft_am is None:
                message = "fehlt – bitte prüfen, ob alles stimmt, und den Tag eintragen"
                yield konzept.warnung(node, ("geprueft_am",), message, "pruefung")
            elif art in REVIEWED and due is None:
                message = "fehlt – bitte eintragen, nach wie vielen Monaten wieder geprüft wird, z. B. 12"
                yield konzept.warnung(node, ("pruefintervall_monate",), message, "pruefung")
            if entry.geprueft_am is not None and entry.geprueft_von is None:
                message = "fehlt – bitte die Funktion eintragen, die geprüft hat, z. B. Sachgebiet Integration"
                yield konzept.warnung(node, ("geprueft_von",), message, "pruefung")


RULES = (reviews,)
