"""The period of a report: a year, half a year, a quarter."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

_PERIOD = re.compile(r"(\d{4})(?:-(?:H([12])|Q([1-4])))?")


@dataclass(frozen=True, slots=True)
class Zeitraum:
    """A period, written as ``2025``, ``2025-H1`` or ``2025-Q3``; both days belong to it."""

    name: str
    von: date
    bis: date

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.von <= day <= self.bis


def zeitraum(text: str) -> Zeitraum:
    """The period written in ``text``; raises ValueError with a German sentence."""
    found = _PERIOD.fullmatch(text)
    if found is None or int(found[1]) == 0:
        raise ValueError(
            f"„{text}“ ist kein Zeitraum – erwartet wird ein Jahr (2025), Halbjahr (2025-H1) oder Quartal (2025-Q3)"
        )
    year = int(found[1])
    first, months = 1, 12
    if found[2]:
        first, months = 6 * int(found[2]) - 5, 6
    elif found[3]:
        first, months = 3 * int(found[3]) - 2, 3
    last = first + months - 1
    return Zeitraum(text, date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1]))
