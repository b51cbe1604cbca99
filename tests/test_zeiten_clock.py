"""What holds at a moment: holidays, exceptions, midnight, the two nights of the clock change, and the library."""

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import opening_hours
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from macros.zeiten import Kind, check_hours, holidays_of, intervals, slots, state_at
from macros.zeiten.rules import easter_sunday

BERLIN = ZoneInfo("Europe/Berlin")
OFFICE = "Mo-Fr 09:00-17:00"
OPEN, CLOSED = Kind.OPEN, Kind.CLOSED


@dataclass(frozen=True)
class Days:
    von: date
    bis: date | None = None
    zeiten: str | None = None
    grund: str | None = None


def at(text: str, *, second: bool = False) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=BERLIN, fold=int(second))


def kind_at(expression: str, text: str, land: str = "SN", *exceptions: Days) -> Kind:
    return state_at(expression, exceptions, land, at(text)).kind


def test_holidays_have_german_names_and_belong_to_their_land() -> None:
    saxony, lower_saxony, mecklenburg = (holidays_of(land, [2026]) for land in ("SN", "NI", "MV"))
    assert saxony[date(2026, 11, 18)] == "Buß- und Bettag"
    assert date(2026, 11, 18) not in lower_saxony | mecklenburg
    assert saxony[date(2026, 10, 31)] == lower_saxony[date(2026, 10, 31)] == "Reformationstag"
    assert mecklenburg[date(2026, 3, 8)] == "Frauentag"
    assert date(2026, 3, 8) not in saxony
    assert date(2026, 10, 31) not in holidays_of("BY", [2026])
    assert list(saxony) == sorted(saxony)


def test_an_unknown_land_is_refused() -> None:
    with pytest.raises(ValueError, match="unbekanntes Bundesland „XX“ – erwartet wird eines von BB"):
        holidays_of("XX", [2026])


@pytest.mark.parametrize(
    ("day", "land", "kind"),
    [
        ("2026-04-02", "SN", OPEN),  # Gründonnerstag
        ("2026-04-03", "SN", CLOSED),  # Karfreitag
        ("2026-04-06", "SN", CLOSED),  # Ostermontag
        ("2026-04-07", "SN", OPEN),
        ("2026-05-01", "SN", CLOSED),
        ("2026-05-01", "MV", CLOSED),
        ("2026-05-14", "NI", CLOSED),  # Christi Himmelfahrt
        ("2025-10-31", "SN", CLOSED),  # Reformationstag, a Friday
        ("2025-10-31", "MV", CLOSED),
        ("2025-10-31", "NI", CLOSED),
        ("2025-10-31", "BY", OPEN),
        ("2026-11-18", "SN", CLOSED),  # Buß- und Bettag, a Wednesday
        ("2026-11-18", "MV", OPEN),
        ("2026-11-18", "NI", OPEN),
        ("2027-03-08", "MV", CLOSED),  # Frauentag, a Monday
        ("2027-03-08", "SN", OPEN),
        ("2026-12-24", "SN", OPEN),  # no public holiday
        ("2026-12-25", "SN", CLOSED),
    ],
)
def test_an_office_is_closed_on_the_holidays_of_its_land(day: str, land: str, kind: Kind) -> None:
    assert kind_at(OFFICE, f"{day} 10:00", land) is kind


@pytest.mark.parametrize(
    ("expression", "moment", "kind"),
    [
        ("Mo-Fr 09:00-17:00; PH off", "2026-05-01 10:00", CLOSED),
        ("Mo-Fr 09:00-17:00; PH 10:00-12:00", "2026-05-01 11:00", OPEN),
        ("Mo-Fr 09:00-17:00; PH 10:00-12:00", "2026-05-01 14:00", CLOSED),
        ("Mo-Fr,PH 09:00-17:00", "2026-10-03 10:00", OPEN),  # a Saturday
        ("24/7", "2026-12-25 03:00", OPEN),
        ("24/7; PH off", "2026-12-25 03:00", CLOSED),
        ("Mo-Fr 09:00-17:00; Dec 25 10:00-12:00", "2026-12-25 11:00", OPEN),
        ("Mo-Fr 09:00-17:00; Dec 20-31 10:00-12:00", "2026-12-25 11:00", CLOSED),
        ('Mo-Fr 09:00-12:00 || "nur mit Termin"', "2026-05-01 10:00", CLOSED),
        ("", "2026-05-01 10:00", Kind.UNKNOWN),
    ],
)
def test_hours_may_say_what_holds_on_holidays(expression: str, moment: str, kind: Kind) -> None:
    assert kind_at(expression, moment) is kind


def test_a_holiday_is_named_and_the_next_opening_told() -> None:
    state = state_at(OFFICE, (), "SN", at("2026-04-30 17:00"))
    assert (state.kind, state.until, state.then) == (CLOSED, at("2026-05-04 09:00"), OPEN)
    assert state.occasion == ""
    assert state_at(OFFICE, (), "SN", at("2026-05-01 12:00")).occasion == "Erster Mai"


@pytest.mark.parametrize(
    ("moment", "kind", "until"),
    [
        ("2026-11-23 08:59", CLOSED, "2026-11-23 09:00"),
        ("2026-11-23 09:00", OPEN, "2026-11-23 17:00"),
        ("2026-11-23 16:59:59", OPEN, "2026-11-23 17:00"),
        ("2026-11-23 17:00", CLOSED, "2026-11-24 09:00"),
        ("2026-11-20 23:59", CLOSED, "2026-11-23 09:00"),
        ("2026-11-22 10:00", CLOSED, "2026-11-23 09:00"),  # a Sunday
    ],
)
def test_edges_belong_to_what_begins(moment: str, kind: Kind, until: str) -> None:
    state = state_at(OFFICE, (), "SN", at(moment))
    assert (state.kind, state.until) == (kind, at(until))


def test_states_follow_one_another() -> None:
    expression = 'Mo 09:00-11:00, Mo 11:00-12:00 "nur am Telefon"; We "nur mit Termin"'
    early, late, wednesday = (
        state_at(expression, (), "SN", at(f"2026-11-{day}")) for day in ("23 10:00", "23 11:30", "25 03:00")
    )
    assert (early.kind, early.then) == (OPEN, Kind.PHONE)
    assert (late.kind, late.comment, late.then) == (Kind.PHONE, "nur am Telefon", CLOSED)
    assert (wednesday.kind, wednesday.until) == (Kind.APPOINTMENT, at("2026-11-26 00:00"))


def test_what_never_changes_has_no_end() -> None:
    for expression, kind in (("24/7", OPEN), ("off", CLOSED), ("", Kind.UNKNOWN)):
        state = state_at(expression, (), "SN", at("2026-06-01 12:00"))
        assert (state.kind, state.until, state.then) == (kind, None, None)


def test_after_the_last_dated_rule_nothing_opens() -> None:
    state = state_at("2026 Nov 23 09:00-12:00", (), "SN", at("2026-11-23 12:00"))
    assert (state.kind, state.until) == (CLOSED, None)


@pytest.mark.parametrize(
    ("expression", "moment", "kind"),
    [
        ("Fr 22:00-02:00", "2026-11-20 23:59", OPEN),
        ("Fr 22:00-02:00", "2026-11-21 00:00", OPEN),
        ("Fr 22:00-02:00", "2026-11-21 01:59", OPEN),
        ("Fr 22:00-02:00", "2026-11-21 02:00", CLOSED),
        ("Fr 22:00-26:00", "2026-11-21 01:59", OPEN),
        ("Fr-Sa 22:00-02:00", "2026-11-21 01:00", OPEN),
        ("Fr 22:00-02:00; Sa 10:00-12:00", "2026-11-21 01:00", OPEN),
        ("Fr 22:00-02:00; Sa off", "2026-11-21 01:00", OPEN),
        ("Fr 22:00-02:00", "2026-10-03 01:00", OPEN),  # begun on Friday, the holiday is Saturday
        ("Sa 22:00-02:00", "2026-10-03 23:00", CLOSED),
        ("Sa 22:00-02:00", "2026-10-04 01:00", CLOSED),
        ('Mo-Su "nur mit Termin", Fr 22:00-02:00', "2026-11-21 01:00", OPEN),
    ],
)
def test_a_slot_over_midnight_belongs_to_the_day_on_which_it_begins(expression: str, moment: str, kind: Kind) -> None:
    assert kind_at(expression, moment) is kind


def test_a_slot_over_midnight_is_one_interval() -> None:
    state = state_at("Fr 22:00-02:00", (), "SN", at("2026-11-20 23:59"))
    assert state.until == at("2026-11-21 02:00")


def test_else_holds_where_nothing_else_does() -> None:
    expression = 'Mo-Fr 09:00-12:00; We off || "nur mit Termin"'
    kinds = [kind_at(expression, f"2026-11-{moment}") for moment in ("23 10:00", "23 12:00", "25 10:00", "28 10:00")]
    assert kinds == [OPEN, Kind.APPOINTMENT, Kind.APPOINTMENT, Kind.APPOINTMENT]


def test_in_the_night_in_october_an_hour_is_shown_twice() -> None:
    first, second = at("2026-10-25 02:30"), at("2026-10-25 02:30", second=True)
    assert second.astimezone(UTC) - first.astimezone(UTC) == timedelta(hours=1)
    night = "Sa 22:00-06:00"
    assert state_at(night, (), "SN", first).kind is OPEN
    assert state_at(night, (), "SN", second).kind is OPEN
    assert slots(night, (), "SN", date(2026, 10, 24), 2) == [
        ("2026-10-24T22:00+02:00", "2026-10-25T06:00+01:00", "offen"),
    ]
    until_half_past = "Sa 22:00-02:30"
    assert state_at(until_half_past, (), "SN", at("2026-10-25 02:15")).kind is OPEN
    assert state_at(until_half_past, (), "SN", at("2026-10-25 02:15", second=True)).kind is CLOSED


def test_in_the_night_in_march_an_hour_is_missing() -> None:
    assert slots("Sa 22:00-02:30; Su 02:15-02:45", (), "SN", date(2026, 3, 28), 2) == [
        ("2026-03-28T22:00+01:00", "2026-03-29T03:00+02:00", "offen"),
    ]
    state = state_at("Su 02:30-06:00", (), "SN", at("2026-03-29 01:59"))
    assert (state.kind, state.until) == (CLOSED, at("2026-03-29 03:00"))


def test_a_moment_of_another_zone_and_one_without_zone_are_understood() -> None:
    assert state_at(OFFICE, (), "SN", datetime(2026, 11, 23, 8, 0, tzinfo=UTC)).kind is OPEN
    assert state_at(OFFICE, (), "SN", datetime(2026, 11, 23, 2, 0, tzinfo=ZoneInfo("America/New_York"))).kind is CLOSED
    assert state_at(OFFICE, (), "SN", datetime.fromisoformat("2026-11-23 09:00")).kind is OPEN


HOLIDAYS_AT_WORK = Days(date(2026, 12, 21), date(2027, 1, 3), None, "Betriebsferien")


@pytest.mark.parametrize(
    ("moment", "kind", "exceptions"),
    [
        ("2026-12-18 10:00", OPEN, (HOLIDAYS_AT_WORK,)),
        ("2026-12-21 10:00", CLOSED, (HOLIDAYS_AT_WORK,)),
        ("2027-01-04 10:00", OPEN, (HOLIDAYS_AT_WORK,)),
        ("2026-12-22 10:30", OPEN, (HOLIDAYS_AT_WORK, Days(date(2026, 12, 22), None, "10:00-11:00"))),
        ("2026-12-22 11:30", CLOSED, (HOLIDAYS_AT_WORK, Days(date(2026, 12, 22), None, "10:00-11:00"))),
        ("2026-12-25 10:30", CLOSED, (Days(date(2026, 12, 21), date(2026, 12, 31), "Mo-Fr 10:00-11:00"),)),
        ("2026-12-25 10:30", OPEN, (Days(date(2026, 12, 25), None, "10:00-11:00"),)),
        ("2026-12-22 03:00", Kind.APPOINTMENT, (Days(date(2026, 12, 22), None, '"nur mit Termin"'),)),
    ],
)
def test_exceptions_take_the_place_of_the_hours(moment: str, kind: Kind, exceptions: tuple[Days, ...]) -> None:
    assert kind_at(OFFICE, moment, "SN", *exceptions) is kind


def test_an_exception_says_why_and_when_it_goes_on() -> None:
    state = state_at(OFFICE, (HOLIDAYS_AT_WORK,), "SN", at("2026-12-28 10:00"))
    assert (state.occasion, state.until) == ("Betriebsferien", at("2027-01-04 09:00"))


def test_a_night_before_closed_days_goes_on_till_its_end() -> None:
    closed = Days(date(2026, 11, 21), date(2026, 11, 22))
    assert kind_at("Fr-Su 22:00-02:00", "2026-11-21 01:00", "SN", closed) is OPEN
    assert kind_at("Fr-Su 22:00-02:00", "2026-11-21 23:00", "SN", closed) is CLOSED
    assert kind_at("Fr-Su 22:00-02:00", "2026-11-23 01:00", "SN", closed) is CLOSED


def test_slots_are_plain_values_for_a_script() -> None:
    found = slots('Mo 09:00-12:00, Mo 14:00-15:00 "nur am Telefon"; Tu 23:00-01:00', (), "SN", date(2026, 11, 23), 3)
    assert found == [
        ("2026-11-23T09:00+01:00", "2026-11-23T12:00+01:00", "offen"),
        ("2026-11-23T14:00+01:00", "2026-11-23T15:00+01:00", "nur_am_telefon"),
        ("2026-11-24T23:00+01:00", "2026-11-25T01:00+01:00", "offen"),
    ]
    assert json.loads(json.dumps(found)) == [list(item) for item in found]


def test_slots_begin_and_end_with_their_days() -> None:
    assert slots("24/7", (), "SN", date(2026, 11, 23), 2) == [
        ("2026-11-23T00:00+01:00", "2026-11-25T00:00+01:00", "offen"),
    ]
    assert slots("Su 22:00-02:00", (), "SN", date(2026, 11, 23), 1) == [
        ("2026-11-23T00:00+01:00", "2026-11-23T02:00+01:00", "offen"),
    ]
    assert slots("off", (), "SN", date(2026, 11, 23), 7) == []


@pytest.mark.parametrize(
    ("year", "month", "day"), [(1943, 4, 25), (2008, 3, 23), (2024, 3, 31), (2025, 4, 20), (2026, 4, 5), (2038, 4, 25)]
)
def test_easter_sunday(year: int, month: int, day: int) -> None:
    assert easter_sunday(year) == date(year, month, day)


@pytest.mark.parametrize(
    ("expression", "day", "kind"),
    [
        ("Th[1,3] 14:00-16:00", "2026-11-05", OPEN),
        ("Th[1,3] 14:00-16:00", "2026-11-12", CLOSED),
        ("Th[1,3] 14:00-16:00", "2026-11-19", OPEN),
        ("Th[-1] 14:00-16:00", "2026-11-26", OPEN),
        ("Nov-Feb 14:00-16:00", "2027-01-11", OPEN),
        ("2026 Nov-Feb 14:00-16:00", "2027-01-11", OPEN),
        ("2026 Nov-Feb 14:00-16:00", "2026-01-12", CLOSED),
        ("Dec 20-Jan 12 14:00-16:00", "2027-01-11", OPEN),
        ("2026 Dec 20-Jan 12 14:00-16:00", "2027-01-11", OPEN),
        ("2026 Dec 20-2027 Jan 10 14:00-16:00", "2027-01-11", CLOSED),
        ("Feb 29 14:00-16:00", "2028-02-29", OPEN),
        ("Feb 29 14:00-16:00", "2027-02-28", CLOSED),
        ("Feb 29 14:00-16:00", "2027-03-01", CLOSED),
        ("easter -3 days 14:00-16:00", "2026-04-02", OPEN),
        ("easter +2 days-easter +9 days 14:00-16:00", "2026-04-08", OPEN),
        ("week 48 14:00-16:00", "2026-11-23", OPEN),
        ("week 01-53/2 14:00-16:00", "2026-11-23", CLOSED),
        ("2027+ 14:00-16:00", "2026-11-23", CLOSED),
        ("Fr-Mo 14:00-16:00", "2026-11-23", OPEN),
        ("Fr-Mo 14:00-16:00", "2026-11-24", CLOSED),
    ],
)
def test_seasons_and_counted_days(expression: str, day: str, kind: Kind) -> None:
    assert kind_at(expression, f"{day} 15:00") is kind


WEEKDAY = st.sampled_from(
    ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su", "Mo-Fr", "Sa-Su", "Fr-Mo", "Tu,Th", "We[1]", "Fr[-1],Mo"]
)
SEASON = st.sampled_from(
    [
        "",
        "",
        "",
        "Nov ",
        "Jul-Aug ",
        "Nov-Feb ",
        "Dec 24-31 ",
        "Dec 20-Jan 06 ",
        "2026 Nov 20-2026 Dec 05 ",
        "week 40-50/2 ",
        "2026 ",
    ]
)
COMMENT = st.sampled_from(["", "", "", ' "nur mit Termin"', ' "nur am Telefon"', ' open "für Frauen"'])
CLOSING = st.sampled_from(["We off", "Mo 10:00-11:00 off", "Dec 24-26 off", "Nov off"])


@st.composite
def opening(draw: st.DrawFn, *, overnight: bool) -> str:
    edges = sorted(draw(st.sets(st.integers(0, 95), min_size=2, max_size=4)))
    pairs = [(a, b) for a, b in pairwise(edges)][::2]
    if overnight:
        pairs.append((edges[-1], edges[0]))
    times = ",".join(f"{a // 4:02}:{a % 4 * 15:02}-{b // 4:02}:{b % 4 * 15:02}" for a, b in pairs)
    return f"{draw(SEASON)}{draw(WEEKDAY)} {times}{draw(COMMENT)}"


@st.composite
def expressions(draw: st.DrawFn) -> str:
    """Expressions on whose meaning this package and the library agree: no `||`, no `;` behind a night."""
    overnight = draw(st.booleans())
    rules = draw(st.lists(opening(overnight=overnight), min_size=1, max_size=4))
    if not overnight:
        rules += draw(st.lists(CLOSING, max_size=1))
    text = rules[0]
    for rule in rules[1:]:
        text += (", " if overnight else draw(st.sampled_from([", ", "; "]))) + rule
    return text


MOMENTS = st.integers(0, 727 * 24 * 60).map(
    lambda minute: datetime.fromisoformat("2026-01-02") + timedelta(minutes=minute)
)


@settings(max_examples=400, deadline=None)
@given(expressions(), MOMENTS, st.sampled_from(["SN", "MV", "NI"]))
def test_outside_holidays_the_library_says_the_same(expression: str, moment: datetime, land: str) -> None:
    holidays = holidays_of(land, [2026, 2027])
    assume(not {moment.date(), moment.date() - timedelta(days=1)} & set(holidays))
    check_hours(expression)
    state = state_at(expression, (), land, moment)
    said, comment = opening_hours.OpeningHours(expression, auto_country=False, auto_timezone=False).state(moment)
    assert (said == opening_hours.State.CLOSED) == (state.kind is CLOSED)
    assert comment == state.comment


@settings(max_examples=100, deadline=None)
@given(expressions(), MOMENTS)
def test_slots_and_state_say_the_same(expression: str, moment: datetime) -> None:
    aware = moment.replace(tzinfo=BERLIN)
    covering = [
        item
        for item in intervals(expression, (), "SN", moment.date(), 1)
        if item.start.astimezone(UTC) <= aware.astimezone(UTC) < item.end.astimezone(UTC)
    ]
    state = state_at(expression, (), "SN", moment)
    assert [item.kind for item in covering] == ([] if state.kind is CLOSED else [state.kind])


@pytest.mark.parametrize("land", ["SN", "MV", "NI"])
@pytest.mark.parametrize(
    "start", [date(2026, 3, 23), date(2026, 4, 24), date(2025, 10, 20), date(2026, 10, 19), date(2026, 11, 9)]
)
@pytest.mark.parametrize(
    "expression",
    [OFFICE, "Mo-Th 08:30-12:00,13:00-16:00, Tu 16:00-18:00; Fr 08:30-12:00", "Mo,Th 23:00-23:59, Sa 22:00-01:30"],
)
def test_every_minute_of_two_weeks(expression: str, start: date, land: str) -> None:
    """By hand: nothing begins on a holiday; for the rest the library. Slots end before the clock is changed."""
    free = {
        "SN": {"2026-04-03", "2026-04-06", "2026-05-01", "2025-10-31", "2026-10-31", "2026-11-18"},
        "MV": {"2026-04-03", "2026-04-06", "2026-05-01", "2025-10-31", "2026-10-31"},
        "NI": {"2026-04-03", "2026-04-06", "2026-05-01", "2025-10-31", "2026-10-31"},
    }[land]
    begin = datetime.fromisoformat(start.isoformat())  # without a zone: the library works with the clock on the wall
    library = opening_hours.OpeningHours(expression, auto_country=False, auto_timezone=False)
    expected = [
        (a.replace(tzinfo=BERLIN), b.replace(tzinfo=BERLIN))
        for a, b, state, _ in library.intervals(begin, begin + timedelta(days=14))
        if state == opening_hours.State.OPEN and a.date().isoformat() not in free
    ]
    assert [(item.start, item.end) for item in intervals(expression, (), land, start, 14)] == expected
