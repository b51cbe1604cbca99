"""Opening hours on the clock: what holds at a moment, and the intervals of a span of days (Europe/Berlin)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from macros.zeiten.feiertage import holidays_of
from macros.zeiten.plan import Exceptional, Plan, Slot
from macros.zeiten.rules import DAY, Kind

ZONE = "Europe/Berlin"
HORIZON = 400
"""Days looked ahead for the next change: over one whole year."""


class Interval(NamedTuple):
    """A stretch of time in which the same holds; `start` and `end` carry the zone."""

    start: datetime
    end: datetime
    kind: Kind
    comment: str


@dataclass(frozen=True, slots=True)
class State:
    """What holds at a moment, until when (None: no change within a year), and what comes then."""

    kind: Kind
    until: datetime | None = None
    then: Kind | None = None
    comment: str = ""
    occasion: str = ""
    """The holiday, or the reason of the exception, that makes this day unlike others."""


def plan_of(expression: str, exceptions: Sequence[Exceptional], land: str, years: range) -> Plan:
    """The plan of a place with the holidays of its Land in these years; raises ValueError for an unknown Land."""
    return Plan(expression, tuple(exceptions), holidays_of(land, years))


def state_at(expression: str, exceptions: Sequence[Exceptional], land: str, moment: datetime) -> State:
    """What holds at a moment (with a zone, or else taken as Berlin time).

    `expression` is an `opening_hours` text, empty: not known. Raises ValueError for unreadable hours.
    """
    berlin = ZoneInfo(ZONE)
    moment = moment.astimezone(berlin) if moment.tzinfo else moment.replace(tzinfo=berlin)
    day = moment.date()
    plan = plan_of(expression, exceptions, land, range(day.year - 1, day.year + 3))
    occasion = plan.occasion(day)
    now = moment.astimezone(UTC)
    last = day + timedelta(days=HORIZON)
    intervals = plan_intervals(plan, day - timedelta(days=1), last)
    end_of_search = instant(last, DAY)
    for interval in intervals:
        if interval.end.astimezone(UTC) <= now:
            continue
        if interval.start.astimezone(UTC) > now:
            return State(Kind.CLOSED, interval.start, interval.kind, occasion=occasion)
        if interval.end == end_of_search:
            return State(interval.kind, None, None, interval.comment, occasion)
        following = next(intervals, None)
        then = following.kind if following and following.start == interval.end else Kind.CLOSED
        return State(interval.kind, interval.end, then, interval.comment, occasion)
    return State(Kind.CLOSED, occasion=occasion)


def intervals(
    expression: str, exceptions: Sequence[Exceptional], land: str, start: date, days: int
) -> tuple[Interval, ...]:
    """All intervals in which something else than "closed" holds, from midnight of `start` for so many days.

    Clipped to that span: what ends exactly at its end may go on.
    """
    plan = plan_of(expression, exceptions, land, range(start.year - 1, (start + timedelta(days=days)).year + 1))
    return tuple(plan_intervals(plan, start, start + timedelta(days=days - 1)))


def slots(
    expression: str, exceptions: Sequence[Exceptional], land: str, start: date, days: int
) -> list[tuple[str, str, str]]:
    """The intervals as plain values for a client script: (start, end, kind), times in ISO 8601 with their offset."""
    found = intervals(expression, exceptions, land, start, days)
    return [
        (item.start.isoformat(timespec="minutes"), item.end.isoformat(timespec="minutes"), item.kind.value)
        for item in found
    ]


def plan_intervals(plan: Plan, first: date, last: date) -> Iterator[Interval]:
    """The intervals of a plan from the first day to the last, both whole."""
    before = plan.slots(first - timedelta(days=1))
    open_interval: Interval | None = None
    for number in range((last - first).days + 1):
        day = first + timedelta(days=number)
        for slot in plan.window(day, before):
            interval = _on_the_clock(day, slot)
            if interval.start >= interval.end:
                continue
            if open_interval and open_interval.end == interval.start and open_interval[2:] == interval[2:]:
                open_interval = open_interval._replace(end=interval.end)
                continue
            if open_interval:
                yield open_interval
            open_interval = interval
        before = plan.slots(day)
    if open_interval:
        yield open_interval


def _on_the_clock(day: date, slot: Slot) -> Interval:
    return Interval(instant(day, slot.start), instant(day, slot.end), slot.kind, slot.comment)


def instant(day: date, minutes: int) -> datetime:
    """The moment at which a clock on the wall shows so many minutes of a day.

    Twice in the night in October: the first time. Never in the night in March: three o'clock, when the gap ends.
    """
    berlin = ZoneInfo(ZONE)
    wall = (datetime.combine(day, time()) + timedelta(minutes=minutes)).replace(tzinfo=berlin)
    shown = wall.astimezone(UTC).astimezone(berlin)
    if shown.replace(tzinfo=None) == wall.replace(tzinfo=None):
        return wall
    return wall.replace(minute=0) + timedelta(hours=1)  # the clock jumps from 02:00 to 03:00
