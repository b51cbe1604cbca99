"""Days that come round again: every week, every other week, the first and third Tuesday of the month.

The days are counted from calendar arithmetic alone and one after the other, so a rule without an end costs nothing
until somebody asks for its days. They are those of RFC 5545 with weeks that begin on Monday.
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
LAST: Final = -1
ICAL_DAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@dataclass(frozen=True, slots=True)
class Wiederkehr:
    """A rule from ``erster`` to ``letzter`` (None: without end), on ``wochentage`` (0 is Monday, none: once).

    Every ``wochen``-th week, or with ``wievielte`` in every month: the first to fifth of a weekday, -1 for the last.
    """

    erster: date
    letzter: date | None = None
    wochentage: tuple[int, ...] = ()
    wochen: int = 1
    wievielte: tuple[int, ...] = ()

    def days(self, bis: date) -> Iterator[date]:
        """The days of the rule up to ``bis``, rising."""
        end = bis if self.letzter is None else min(bis, self.letzter)
        for day in self._all():
            if day > end:
                return
            yield day

    def _all(self) -> Iterator[date]:
        """The days in order, past the end by at most one; a fifth Monday that never comes cannot keep it busy."""
        if not self.wochentage:
            yield self.erster
            return
        blocks = self._months() if self.wievielte else self._weeks()
        for block, beyond in blocks:
            yield from (day for day in sorted(set(block)) if day >= self.erster)
            yield beyond

    def _weeks(self) -> Iterator[tuple[list[date], date]]:
        monday = self.erster - timedelta(days=self.erster.weekday())
        for number in count():
            start = monday + timedelta(days=WEEK * self.wochen * number)
            yield [start + timedelta(days=day) for day in self.wochentage], start
