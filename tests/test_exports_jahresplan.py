"""A year of hours taken apart gives the same hours when put together again."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.exports.jahresplan import YEAR, year_plan
from macros.model.anlaufstelle import Ausnahme
from macros.zeiten.rules import Kind
from macros.zeiten.timeline import plan_of

if TYPE_CHECKING:
    from macros.zeiten.plan import Plan

START = date(2026, 11, 22)
EXPRESSIONS = (
    "",
    "off",
    "24/7",
    "Mo-Fr 08:00-12:00, Th 14:00-18:00",
    "We[1,3] 10:00-12:00",
    "Mo-Fr 10:00-17:00; Sa[1] 10:00-14:00",
    "Mo-Fr 08:00-12:00, We[1] 11:00-18:00",
    "Mo 09:00-12:00; Mo[1] 14:00-16:00",
    "We[1,2,3] 09:00-12:00; Th[-1] 16:00-18:00",
    "Fr[1,3],Sa[2] 20:00-02:00",
    "Mo-Su,PH 09:00-18:00",
    "Mo-Fr 10:00-20:00; Sa 14:00-18:00; PH off",
    "We 16:00-20:00; Fr 17:00-02:00",
    "Mo-Fr 09:00-17:00; Jul-Aug Mo-Fr 08:00-12:00",
    "Apr-Oct Tu-Su 10:00-18:00; Nov-Mar Sa,Su 11:00-16:00",
    'Mo-Fr 09:00-12:00; Dec 24 off; Mo 14:00-16:00 "nur mit Termin"',
    "week 1-53/2 Mo 09:00-12:00",
    "Mo-Th 09:00-15:00; easter off; 2027 Jun 01-2027 Jun 30 off",
)
EXCEPTIONS = st.lists(
    st.builds(
        lambda day, length, hours: Ausnahme(
            von=START + timedelta(days=day), bis=START + timedelta(days=day + length), zeiten=hours
        ),
        st.integers(-5, 370),
        st.integers(0, 40),
        st.sampled_from([None, "10:00-11:00", "Mo-Fr 09:00-10:00"]),
    ),
    max_size=3,
)


def sachsen(expression: str, *exceptions: Ausnahme) -> Plan:
    return plan_of(expression, exceptions, "SN", range(2025, 2028))


@given(st.sampled_from(EXPRESSIONS), EXCEPTIONS, st.sampled_from(["SN", "NI", "MV"]), st.booleans())
def test_every_day_of_the_year_keeps_its_hours(
    expression: str,
    exceptions: list[Ausnahme],
    land: str,
    by_month: bool,  # noqa: FBT001 -- an example
) -> None:
    plan = plan_of(expression, exceptions, land, range(2025, 2028))
    year = year_plan(plan, START, {Kind.OPEN}, by_month=by_month)
    for number in range(YEAR):
        day = START + timedelta(days=number)
        wanted = tuple((slot.start, slot.end) for slot in plan.slots(day) if slot.kind is Kind.OPEN)
        assert year.on(day) == wanted, day


def test_a_plain_week_is_a_week_and_its_holidays() -> None:
    year = year_plan(sachsen("Mo-Fr 08:00-12:00"), START, {Kind.OPEN})
    assert year.woche == (((480, 720),),) * 5 + ((), ())
    assert year.saisons == ()
    assert [(special.von.isoformat(), special.bis.isoformat(), special.anlass) for special in year.sondertage] == [
        ("2026-12-25", "2026-12-25", "Erster Weihnachtstag"),
        ("2027-01-01", "2027-01-01", "Neujahr"),
        ("2027-03-26", "2027-03-29", "Karfreitag"),
        ("2027-05-06", "2027-05-06", "Christi Himmelfahrt"),
        ("2027-05-17", "2027-05-17", "Pfingstmontag"),
        ("2027-11-17", "2027-11-17", "Buß- und Bettag"),
    ]
    assert all(special.zeiten == () for special in year.sondertage)


def test_a_summer_is_a_season() -> None:
    year = year_plan(sachsen("Mo-Fr 09:00-17:00; Jul-Aug Mo-Fr 08:00-12:00"), START, {Kind.OPEN})
    assert [(season.von, season.bis) for season in year.saisons] == [(date(2027, 7, 1), date(2027, 8, 31))]
    assert year.saisons[0].woche == (((480, 720),),) * 5 + ((), ())


def test_a_day_of_the_month_is_a_rule_where_asked_for() -> None:
    year = year_plan(sachsen("We[1,3] 10:00-12:00"), date(2026, 12, 1), {Kind.OPEN}, by_month=True)
    assert [(day.tage[0].nth, day.zeiten) for day in year.monatstage] == [((1, 3), ((600, 720),))]
    assert [(special.von, special.zeiten) for special in year.sondertage] == [(date(2027, 11, 17), ())]
    single = year_plan(sachsen("We[1,3] 10:00-12:00"), date(2026, 12, 1), {Kind.OPEN})
    assert len(single.sondertage) == 23


def test_closed_weeks_are_one_range() -> None:
    closed = Ausnahme(von=date(2026, 12, 23), bis=date(2027, 1, 3), zeiten=None, grund="Betriebsferien")
    year = year_plan(sachsen("Tu,Th 09:00-12:00", closed), START, {Kind.OPEN})
    assert (year.sondertage[0].von, year.sondertage[0].bis) == (date(2026, 12, 24), date(2026, 12, 31))
    assert year.sondertage[0].anlass == "Betriebsferien"


@pytest.mark.parametrize(("kind", "open_days"), [(Kind.OPEN, 0), (Kind.APPOINTMENT, 5)])
def test_only_the_kinds_asked_for(kind: Kind, open_days: int) -> None:
    year = year_plan(sachsen('Mo-Fr 08:00-12:00 "nur mit Termin"'), START, {kind})
    assert sum(bool(times) for times in year.woche) == open_days
