"""Days that come round again: every week, every other week, the first and third Tuesday of the month.

Plain calendar arithmetic, one week or month after the other, so that a rule without an end costs only the days somebody
asks for. The days are those of RFC 5545 with weeks that begin on Monday.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

WEEK: Final = 7
YEAR: Final = 12


@dataclass(frozen=True, slots=True)
class Wiederkehr:
    """A rule from ``erster`` to ``letzter`` (None: without end) on ``wochentage`` (0 is Monday; none: only once).

    Every ``wochen``-th week; or with ``wievielte`` every month: 1 to 5 for the first to fifth of a weekday, -1 for the
    last. A fifth that a month does not have is left out.
    """

    erster: date
    letzter: date | None = None
    wochentage: tuple[int, ...] = ()
    wochen: int = 1
    wievielte: tuple[int, ...] = ()

    def days(self, bis: date) -> Iterator[date]:
        """The days of the rule up to ``bis``, rising, each once."""
        end = bis if self.letzter is None else min(bis, self.letzter)
        blocks = self._months() if self.wievielte else self._weeks()
        if not self.wochentage:
            blocks = iter([(self.erster, {self.erster})])
        for start, block in blocks:
            if start > end:
                return
            yield from (day for day in sorted(block) if self.erster <= day <= end)

    def _weeks(self) -> Iterator[tuple[date, set[date]]]:
        monday = self.erster - timedelta(days=self.erster.weekday())
        for number in count(0, self.wochen):
            start = monday + timedelta(days=WEEK * number)
            yield start, {start + timedelta(days=day) for day in self.wochentage}

    def _months(self) -> Iterator[tuple[date, set[date]]]:
        for number in count(self.erster.year * YEAR + self.erster.month - 1):
            start = date(number // YEAR, number % YEAR + 1, 1)
            found = (_nth(start, day, which) for day in self.wochentage for which in self.wievielte)
            yield start, {day for day in found if day is not None}


def _nth(start: date, wochentag: int, which: int) -> date | None:
    """The first to fifth, or last (-1), of a weekday in the month that begins on ``start``; None if there is none."""
    length = monthrange(start.year, start.month)[1]
    first = 1 + (wochentag - start.weekday()) % WEEK
    days = range(first, length + 1, WEEK)
    if which < 0:
        return start.replace(day=days[-1])
    return start.replace(day=days[which - 1]) if which <= len(days) else None
