"""Who keeps an entry, when it was last checked, and whether the next check is overdue (Z7, M1)."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from macros.konzept import Knoten


@dataclass(frozen=True, slots=True)
class Pruefstand:
    """When an entry was checked, by which function, and when it should be checked again (None: no interval)."""

    am: date | None
    von: str | None
    naechste: date | None
    ueberfaellig: bool


def review(knoten: Knoten) -> Pruefstand:
    """The state of review of an entry on the reference day; without a check the interval counts from its ``stand``."""
    entry = knoten.eintrag
    months = entry.pruefintervall_monate
    due = months_later(entry.geprueft_am or entry.stand, months) if months else None
    return Pruefstand(
        am=entry.geprueft_am,
        von=entry.geprueft_von,
        naechste=due,
        ueberfaellig=due is not None and due < knoten.konzept.stichtag,
    )


def months_later(day: date, months: int) -> date:
    """The same day so many months later, or the last of a month that is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
