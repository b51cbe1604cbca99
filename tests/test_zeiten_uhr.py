"""The data of the clock in the page: read back by a decoder of its own and asked for every minute of special weeks.

What is expected is written by hand for the holidays and for the nights in which the clock is changed; for the rest the
`opening_hours` library is asked, which knows neither holidays of a Land nor time zones.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import opening_hours
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.zeiten import Clock, Kind, clock, intervals, plan_of, state_at
from macros.zeiten.uhr import DAYS
from macros.zeiten.words import german
from tests.test_zeiten_clock import expressions

BERLIN = ZoneInfo("Europe/Berlin")
DAY = 24 * 60
KINDS = {"o": Kind.OPEN, "t": Kind.APPOINTMENT, "p": Kind.PHONE, "u": Kind.UNKNOWN}
LAENDER = ("SN", "MV", "NI")
FORTNIGHTS = (
    date(2026, 3, 28),  # clock forward on the 29th, Karfreitag 3 April, Ostermontag 6 April
    date(2026, 4, 24),  # 1 May, a Friday
    date(2025, 10, 20),  # clock back on the 26th, Reformationstag on a Friday
    date(2026, 10, 20),  # clock back on the 25th, Reformationstag on a Saturday
    date(2026, 11, 9),  # Buß- und Bettag 18 November, a Wednesday
)
FREE = {
    "SN": {"2026-04-03", "2026-04-06", "2026-05-01", "2025-10-31", "2026-10-31", "2026-11-18"},
    "MV": {"2026-04-03", "2026-04-06", "2026-05-01", "2025-10-31", "2026-10-31"},
    "NI": {"2026-04-03", "2026-04-06", "2026-05-01", "2025-10-31", "2026-10-31"},
}
OFFICE = "Mo-Fr 09:00-17:00"
HOURS = (
    OFFICE,
    "Mo-Th 08:30-12:00,13:00-16:00, Tu 16:00-18:00; Fr 08:30-12:00",
    'Mo,Fr 09:00-12:00; We 09:00-16:00 "nur mit Termin"; Th 08:00-09:30 "nur am Telefon"; Su 11:00-12:00',
    "Mo,Th 23:00-23:59, Tu 20:00-01:30, Sa 22:00-06:00",
)


@dataclass(frozen=True)
class Days:
    von: date
    bis: date | None = None
    zeiten: str | None = None
    grund: str | None = None


def made(expression: str, start: date, land: str = "SN", *exceptions: Days) -> Clock | None:
    return clock(plan_of(expression, exceptions, land, range(start.year - 1, start.year + 2)), start, german)


def clock_of(expression: str, start: date, land: str = "SN", *exceptions: Days) -> Clock:
    found = made(expression, start, land, *exceptions)
    assert found is not None
    return found


@dataclass(frozen=True)
class Read:
    """The attribute as its description says it is to be read: what holds in each minute, why a day is unlike others."""

    first: int
    minutes: tuple[Kind, ...]
    notes: dict[int, str]
    days: dict[date, str]


def read(value: str) -> Read:
    data = json.loads(value)
    assert sorted(data) == ["dauer", "tage", "texte", "von", "zeiten"]
    minutes = [Kind.CLOSED] * data["dauer"]
    notes, position = {}, 0
    for token in data["zeiten"].split():
        parts = re.fullmatch(r"(\d+)([otpu])(\d+)(?::(\d+))?", token)
        assert parts, token
        position += int(parts[1])
        if parts[4]:
            notes[data["von"] + position] = data["texte"][int(parts[4])]
        for _ in range(int(parts[3])):
            minutes[position] = KINDS[parts[2]]
            position += 1
    start = datetime.fromtimestamp(data["von"] * 60, BERLIN)
    assert (start.hour, start.minute) == (0, 0)
    days = {
        start.date() + timedelta(days=number): "" if sign == "-" else data["texte"][int(sign, 36)]
        for number, sign in enumerate(data["tage"])
        if sign != "."
    }
    return Read(data["von"], tuple(minutes), notes, days)


def minute(text: str, *, second: bool = False) -> int:
    """A time in Germany as minutes from 1970; `second`: the second of two equal times in the night in October."""
    return int(datetime.fromisoformat(text).replace(tzinfo=BERLIN, fold=int(second)).timestamp()) // 60


def said_by_library(expression: str, start: date, days: int, free: set[str]) -> dict[datetime, Kind]:
    """What holds in each minute of the clock on the wall, after the library and a list of holidays by hand."""
    kinds = {"nur mit Termin": Kind.APPOINTMENT, "nur am Telefon": Kind.PHONE}
    begin = datetime.fromisoformat(start.isoformat())
    library = opening_hours.OpeningHours(expression, auto_country=False, auto_timezone=False)
    found = {}
    for first, after, state, comment in library.intervals(begin - timedelta(days=1), begin + timedelta(days=days)):
        if state == opening_hours.State.CLOSED or first.date().isoformat() in free:
            continue
        for number in range(int((after - first).total_seconds()) // 60):
            found[first + timedelta(minutes=number)] = kinds.get(comment, Kind.OPEN)
    return found


def expected(expression: str, start: date, land: str, days: int = 14) -> list[Kind]:
    """What must hold in each minute that passes: no slot of `HOURS` begins or ends where the clock is changed."""
    wall = said_by_library(expression, start, days, FREE[land])
    first, last = minute(f"{start} 00:00"), minute(f"{start + timedelta(days=days)} 00:00")
    shown = (datetime.fromtimestamp(number * 60, BERLIN).replace(tzinfo=None) for number in range(first, last))
    return [wall.get(time, Kind.CLOSED) for time in shown]


@pytest.mark.parametrize("land", LAENDER)
@pytest.mark.parametrize("start", FORTNIGHTS, ids=str)
@pytest.mark.parametrize("expression", HOURS)
def test_every_minute_of_two_weeks(expression: str, start: date, land: str) -> None:
    want = expected(expression, start, land)
    data = read(clock_of(expression, start, land).uhr)
    assert data.first == minute(f"{start} 00:00")
    assert list(data.minutes[: len(want)]) == want
    painted = [Kind.CLOSED] * len(want)
    for item in intervals(expression, (), land, start, 14):
        for number in range(int(item.start.timestamp()) // 60, int(item.end.timestamp()) // 60):
            painted[number - data.first] = item.kind
    assert painted == want
    for number in edges(want):
        assert state_at(expression, (), land, utc(data.first + number)).kind is want[number], number


def edges(kinds: Sequence[Kind]) -> list[int]:
    """The minutes around every change, the first and the last; between them nothing changes."""
    changes = [number for number, (before, after) in enumerate(pairwise(kinds), start=1) if before is not after]
    return [0, *(near for number in changes for near in (number - 1, number)), len(kinds) - 1]


def utc(number: int) -> datetime:
    return datetime.fromtimestamp(number * 60, UTC)


@pytest.mark.parametrize("start", FORTNIGHTS, ids=str)
def test_the_expectation_knows_the_days_it_is_about(start: date) -> None:
    """By hand, so that the test above cannot agree with itself: so many minutes is the office open in two weeks."""
    days = {
        date(2026, 3, 28): {"SN": 8, "MV": 8, "NI": 8},
        date(2026, 4, 24): {"SN": 9, "MV": 9, "NI": 9},
        date(2025, 10, 20): {"SN": 9, "MV": 9, "NI": 9},
        date(2026, 10, 20): {"SN": 10, "MV": 10, "NI": 10},
        date(2026, 11, 9): {"SN": 9, "MV": 10, "NI": 10},
    }[start]
    assert {land: expected(OFFICE, start, land).count(Kind.OPEN) / 60 / 8 for land in LAENDER} == days


@pytest.mark.parametrize(
    ("land", "day", "reason"),
    [
        ("SN", "2026-11-18", "Feiertag: Buß- und Bettag"),
        ("MV", "2026-11-18", None),
        ("NI", "2026-11-18", None),
        ("NI", "2026-10-31", "Feiertag: Reformationstag"),
        ("MV", "2026-05-01", "Feiertag: Erster Mai"),
        ("SN", "2026-04-06", "Feiertag: Ostermontag"),
        ("MV", "2026-03-08", "Feiertag: Frauentag"),
    ],
)
def test_a_holiday_is_named_on_its_day_and_in_its_land(land: str, day: str, reason: str | None) -> None:
    when = date.fromisoformat(day)
    assert read(clock_of(OFFICE, when - timedelta(days=3), land).uhr).days.get(when) == reason


def test_the_day_on_which_the_clock_is_put_back_has_an_hour_more() -> None:
    """A night till half past two ends when it is half past two for the first time."""
    data = read(clock_of("Sa 22:00-02:30", date(2026, 10, 24)).uhr)
    opened = [data.first + number for number, kind in enumerate(data.minutes) if kind is Kind.OPEN]
    first_night = [number for number in opened if number < minute("2026-10-26 00:00")]
    assert (first_night[0], first_night[-1]) == (minute("2026-10-24 22:00"), minute("2026-10-25 02:29"))
    assert len(first_night) == 4 * 60 + 30
    assert len(data.minutes) == DAYS * DAY + 60
    assert minute("2026-10-25 02:29", second=True) - first_night[-1] == 60


def test_the_day_on_which_the_clock_is_put_forward_has_an_hour_less() -> None:
    data = read(clock_of("Sa 22:00-06:00", date(2026, 3, 28)).uhr)
    opened = [number for number, kind in enumerate(data.minutes) if kind is Kind.OPEN and number < 2 * DAY]
    assert (opened[0], len(opened)) == (22 * 60, 7 * 60)
    assert len(data.minutes) == DAYS * DAY - 60


def test_a_night_that_began_before_the_first_day_is_there() -> None:
    data = read(clock_of("Sa 22:00-02:00", date(2026, 11, 22)).uhr)
    assert [number for number in range(DAY) if data.minutes[number] is Kind.OPEN] == list(range(120))


def test_exceptions_are_in_the_hours_and_give_their_reason() -> None:
    start = date(2026, 12, 14)
    pause = Days(date(2026, 12, 21), date(2027, 1, 3), None, "Winterpause")
    short = Days(date(2026, 12, 18), None, "09:00-11:00")
    data = read(clock_of(OFFICE, start, "SN", pause, short).uhr)
    assert data.days[date(2026, 12, 18)] == ""
    assert {data.days[date(2026, 12, day)] for day in range(21, 32)} == {"Winterpause"}
    assert data.days[date(2027, 1, 1)] == "Winterpause"
    assert date(2027, 1, 4) not in data.days
    on_friday = data.minutes[minute("2026-12-18 00:00") - data.first :][:DAY]
    assert on_friday.count(Kind.OPEN) == 120
    assert (
        Kind.OPEN not in data.minutes[minute("2026-12-19 00:00") - data.first : minute("2027-01-04 09:00") - data.first]
    )


def test_a_remark_is_told_where_the_door_is_open() -> None:
    data = read(clock_of('Mo 09:00-12:00 open "für Frauen"; Tu 09:00-12:00', date(2026, 11, 23)).uhr)
    assert data.notes[minute("2026-11-23 09:00")] == "für Frauen"
    assert minute("2026-11-24 09:00") not in data.notes


def test_what_says_the_same_is_one_stretch() -> None:
    value = clock_of('Mo 09:00-12:00 "nur mit Termin", Mo 12:00-14:00 "nach Vereinbarung"', date(2026, 11, 23)).uhr
    assert json.loads(value)["zeiten"].split()[0] == "540t300"


@pytest.mark.parametrize("expression", ["", " ", "24/7", '"nur mit Termin"', "unknown"])
def test_there_is_no_clock_where_it_could_only_repeat_the_page(expression: str) -> None:
    assert made(expression, date(2026, 6, 1)) is None  # no holiday in the five weeks after


def test_an_appointment_all_day_is_none_on_a_holiday() -> None:
    data = read(clock_of('"nur mit Termin"', date(2026, 11, 9)).uhr)
    assert data.minutes.count(Kind.CLOSED) == DAY


def test_there_is_a_clock_where_an_exception_breaks_what_always_holds() -> None:
    closed = Days(date(2026, 12, 1), None, None, "Umzug")
    data = read(clock_of("24/7", date(2026, 11, 22), "SN", closed).uhr)
    assert data.minutes.count(Kind.CLOSED) == DAY


def test_the_week_table_is_true_on_days_like_others_only() -> None:
    pause = Days(date(2026, 11, 25), None, "09:00-10:00")
    value = clock_of("Mo-Fr 09:00-17:00; Dec 10:00-12:00", date(2026, 11, 16), "SN", pause).woche
    first, days = value.split()
    assert date(1970, 1, 1) + timedelta(days=int(first)) == date(2026, 11, 16)
    # 16 and 17 November, not Buß- und Bettag, to the 24th, not the exception, to the 30th; in December other hours
    assert days == "110" + "1" * 6 + "0" + "1" * 5 + "0" * 20


def test_a_weekend_holiday_changes_nothing_in_the_table() -> None:
    first, days = clock_of(OFFICE, date(2026, 10, 31)).woche.split()
    assert days[0] == "1"
    assert first == str((date(2026, 10, 31) - date(1970, 1, 1)).days)


def test_many_reasons_have_room() -> None:
    start = date(2026, 6, 1)
    days = [start + timedelta(days=number) for number in range(DAYS)]
    found = read(clock_of(OFFICE, start, "SN", *(Days(day, grund=f"Grund {day}") for day in days)).uhr)
    assert found.days == {day: f"Grund {day}" for day in days}


@settings(max_examples=60)
@given(expressions(), st.dates(date(2026, 1, 2), date(2027, 10, 1)), st.integers(0, DAYS * DAY - 61))
def test_the_clock_says_what_the_state_is(expression: str, start: date, offset: int) -> None:
    found = made(expression, start)
    if found is None:
        return
    data = read(found.uhr)
    assert state_at(expression, (), "SN", utc(data.first + offset)).kind is data.minutes[offset]
