"""The hours of a place over a year, taken apart as other formats need them: the usual week, seasons, single days.

schema.org and HSDS know weeks and dates but no rules such as „We[1,3]“, „PH off“ or „Jun-Aug“, so a year is played
through: what most weeks have is the usual week, what differs for weeks on end is a season with a week of its own, and
what still differs are single days or ranges of days. Put together again they give exactly the hours of every day.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from macros.zeiten.check import rules_of
from macros.zeiten.rules import Operator
from macros.zeiten.timeline import plan_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from macros.konzept import Konzept
    from macros.zeiten.plan import Exceptional, Plan
    from macros.zeiten.rules import Kind, Weekdays

    Zeiten = tuple[tuple[int, int], ...]

YEAR: Final = 365
WEEK: Final = 7
SEASON: Final = 21
"""Days that must differ from the usual week, week after week, to be a season."""


@dataclass(frozen=True, slots=True)
class Saison:
    """Days from ``von`` to ``bis`` with a week of their own."""

    von: date
    bis: date
    woche: tuple[Zeiten, ...]


@dataclass(frozen=True, slots=True)
class Sonderzeit:
    """Days from ``von`` to ``bis`` that all have the same hours, unlike their usual ones; none: closed."""

    von: date
    bis: date
    zeiten: Zeiten
    anlass: str = ""


@dataclass(frozen=True, slots=True)
class Monatstag:
    """Hours on the first, third or last such weekday of every month, on top of the usual week."""

    tage: tuple[Weekdays, ...]
    zeiten: Zeiten


@dataclass(frozen=True, slots=True)
class Jahresplan:
    """Hours as minutes from midnight of the day they begin on, for Monday to Sunday; they may end after midnight.

    On a day hold: the ``sondertage`` it lies in, else the season, else the usual week and the ``monatstage``.
    """

    woche: tuple[Zeiten, ...]
    saisons: tuple[Saison, ...] = ()
    sondertage: tuple[Sonderzeit, ...] = ()
    monatstage: tuple[Monatstag, ...] = ()

    def on(self, day: date) -> Zeiten:
        """The hours of a day."""
        for special in self.sondertage:
            if special.von <= day <= special.bis:
                return special.zeiten
        for season in self.saisons:
            if season.von <= day <= season.bis:
                return season.woche[day.weekday()]
        more = [item.zeiten for item in self.monatstage if any(part.covers(day) for part in item.tage)]
        return _merged([*self.woche[day.weekday()], *(slot for times in more for slot in times)])


def plan_in(konzept: Konzept, expression: str, exceptions: Sequence[Exceptional] = ()) -> Plan:
    """The hours of a place of the Landkreis, ``expression`` as ``macros.zeiten.hours_of`` gives it."""
    first = konzept.stichtag.year
    return plan_of(expression, exceptions, konzept.daten.landkreis.bundesland, range(first - 1, first + 2))


def year_plan(plan: Plan, start: date, kinds: Collection[Kind], *, by_month: bool = False) -> Jahresplan:
    """The year of a place from ``start`` on, of the hours in which one of ``kinds`` holds.

    ``plan`` knows the holidays of that time. ``by_month`` gives „We[1,3]“ as a rule of the month; else each such day is
    a single day. Raises ValueError for unreadable hours.
    """
    expression = plan.expression
    days = [start + timedelta(days=number) for number in range(YEAR)]
    if _weekly(expression):
        ordinary = (day for day in days if day not in plan.holidays and plan.exception_on(day) is None)
        week = _week_of({day: _times(plan, day, kinds) for day in _one_of_each(ordinary)})
        odd = {day for day in days if day in plan.holidays or plan.exception_on(day) is not None}
        year = {day: _times(plan, day, kinds) if day in odd else week[day.weekday()] for day in days}
    else:
        year = {day: _times(plan, day, kinds) for day in days}
        week = _week_of(year)
    seasons = tuple(_seasons(year, week))
    months = tuple(_months(expression, week, kinds)) if by_month else ()
    usual = Jahresplan(week, seasons, monatstage=months)
    return replace(usual, sondertage=tuple(_specials(year, usual, plan)))


def _months(expression: str, week: tuple[Zeiten, ...], kinds: Collection[Kind]) -> Iterator[Monatstag]:
    for rule in rules_of(expression) if expression.strip() else ():
        nth = bool(rule.weekdays) and all(item.nth for item in rule.weekdays)
        if rule.seasonal or rule.public_holidays or not nth or rule.kind not in kinds:
            continue
        usual = [week[number] for item in rule.weekdays for number in item.numbers()]
        if all(not times or (rule.operator is Operator.ADDS and not set(rule.times) <= set(times)) for times in usual):
            yield Monatstag(rule.weekdays, _merged(rule.times))


def _weekly(expression: str) -> bool:
    """Whether every week is like the other, but for holidays and exceptions."""
    rules = rules_of(expression) if expression.strip() else ()
    return not any(rule.seasonal or any(item.nth for item in rule.weekdays) for rule in rules)


def _times(plan: Plan, day: date, kinds: Collection[Kind]) -> Zeiten:
    return _merged((slot.start, slot.end) for slot in plan.slots(day) if slot.kind in kinds)


def _merged(slots: Iterable[tuple[int, int]]) -> Zeiten:
    times: list[tuple[int, int]] = []
    for start, end in sorted(slots):
        if times and times[-1][1] >= start:
            times[-1] = (times[-1][0], max(times[-1][1], end))
        else:
            times.append((start, end))
    return tuple(times)


def _one_of_each(days: Iterable[date]) -> Iterator[date]:
    seen: set[int] = set()
    for day in days:
        if day.weekday() not in seen:
            seen.add(day.weekday())
            yield day
        if len(seen) == WEEK:
            return


def _week_of(year: Mapping[date, Zeiten]) -> tuple[Zeiten, ...]:
    """What most of the days have, by weekday; of two that are as frequent the one that comes first."""
    counts: list[Counter[Zeiten]] = [Counter() for _ in range(WEEK)]
    for day, times in year.items():
        counts[day.weekday()][times] += 1
    return tuple(count.most_common(1)[0][0] if count else () for count in counts)


def _seasons(year: Mapping[date, Zeiten], week: tuple[Zeiten, ...]) -> Iterator[Saison]:
    run: list[date] = []
    for day, times in [*year.items(), (date.max, None)]:
        if times is not None and times == week[day.weekday()]:
            continue
        if run and (times is None or (day - run[-1]).days > WEEK):
            if (run[-1] - run[0]).days >= SEASON:
                inside = {d: t for d, t in year.items() if run[0] <= d <= run[-1]}
                yield Saison(run[0], run[-1], _week_of(inside))
            run = []
        run.append(day)


def _specials(year: Mapping[date, Zeiten], usual: Jahresplan, plan: Plan) -> Iterator[Sonderzeit]:
    odd = [day for day, times in year.items() if times != usual.on(day)]
    first = 0
    for number, day in enumerate(odd):
        following = odd[number + 1] if number + 1 < len(odd) else None
        if following is not None and _alike(year, day, following):
            continue
        yield Sonderzeit(odd[first], day, year[day], plan.occasion(odd[first]))
        first = number + 1


def _alike(year: Mapping[date, Zeiten], first: date, last: date) -> bool:
    between = (first + timedelta(days=number) for number in range((last - first).days + 1))
    return all(year[day] == year[first] for day in between)
