"""Days that come round again, against two others that know how: a loop over every day, and dateutil."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from dateutil import rrule
from hypothesis import given
from hypothesis import strategies as st

from macros.zeiten.wiederkehr import Wiederkehr

DAYS = st.sets(st.integers(0, 6), min_size=1).map(lambda days: tuple(sorted(days)))
START = st.dates(date(2019, 1, 1), date(2031, 12, 31))


def by_hand(rule: Wiederkehr, bis: date) -> list[date]:
    """Asks every single day whether the rule means it."""
    found, day = [], rule.erster
    monday = rule.erster - timedelta(days=rule.erster.weekday())
    while day <= min(bis, rule.letzter or bis):
        if not rule.wochentage:
            fits = day == rule.erster
        elif rule.wievielte:
            tomorrow_week = day + timedelta(days=7)
            fits = day.weekday() in rule.wochentage and (
                (day.day + 6) // 7 in rule.wievielte or (-1 in rule.wievielte and tomorrow_week.month != day.month)
            )
        else:
            fits = day.weekday() in rule.wochentage and (day - monday).days // 7 % rule.wochen == 0
        found += [day] if fits else []
        day += timedelta(days=1)
    return found


def by_dateutil(rule: Wiederkehr, bis: date) -> list[date]:
    start = datetime.combine(rule.erster, datetime.min.time())
    until = datetime.combine(min(bis, rule.letzter or bis), datetime.min.time())
    if rule.wievielte:
        named = [rrule.weekday(day, which) for day in rule.wochentage for which in rule.wievielte]
        found = rrule.rrule(rrule.MONTHLY, dtstart=start, until=until, byweekday=named)
    else:
        found = rrule.rrule(
            rrule.WEEKLY, interval=rule.wochen, dtstart=start, until=until, byweekday=rule.wochentage, wkst=rrule.MO
        )
    return [moment.date() for moment in found]


@given(START, DAYS, st.integers(1, 4), st.integers(0, 500), st.one_of(st.none(), st.integers(0, 500)))
def test_weeks(start: date, days: tuple[int, ...], weeks: int, length: int, last: int | None) -> None:
    rule = Wiederkehr(start, None if last is None else start + timedelta(days=last), days, weeks)
    end = start + timedelta(days=length)
    assert list(rule.days(end)) == by_hand(rule, end) == by_dateutil(rule, end)


@given(START, DAYS, st.sets(st.sampled_from([1, 2, 3, 4, 5, -1]), min_size=1), st.integers(0, 800))
def test_months(start: date, days: tuple[int, ...], which: set[int], length: int) -> None:
    rule = Wiederkehr(start, None, days, wievielte=tuple(sorted(which)))
    end = start + timedelta(days=length)
    assert list(rule.days(end)) == by_hand(rule, end) == by_dateutil(rule, end)


@given(START, st.integers(-3, 3))
def test_once(start: date, distance: int) -> None:
    rule = Wiederkehr(start)
    assert list(rule.days(start + timedelta(days=distance))) == ([start] if distance >= 0 else [])


@pytest.mark.parametrize(
    ("rule", "days"),
    [
        (Wiederkehr(date(2026, 11, 20), None, (0,), 2), ["2026-11-30", "2026-12-14", "2026-12-28"]),
        (Wiederkehr(date(2026, 10, 1), None, (0,), wievielte=(5,)), ["2026-11-30"]),
        (Wiederkehr(date(2028, 2, 1), date(2028, 3, 31), (1,), wievielte=(-1,)), ["2028-02-29", "2028-03-28"]),
    ],
    ids=["every other Monday from a Friday on", "a fifth Monday is rare", "the last Tuesday of a leap February"],
)
def test_by_hand(rule: Wiederkehr, days: list[str]) -> None:
    end = rule.letzter or date(2026, 12, 31)
    assert [day.isoformat() for day in rule.days(end)] == days


def test_without_an_end_only_what_is_asked_for_is_counted() -> None:
    days = Wiederkehr(date(1990, 1, 1), None, (0,)).days(date.max - timedelta(days=60))
    assert [next(days) for _ in range(3)] == [date(1990, 1, 1), date(1990, 1, 8), date(1990, 1, 15)]
