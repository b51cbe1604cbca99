"""What an `opening_hours` expression says, taken apart: rules, the days they name, the times they give.

Weekdays count from 0 (Monday) as `date.weekday` does, minutes from midnight of the day on which a slot begins; a slot
over midnight ends after `DAY`. The notation is OpenStreetMap's (wiki.openstreetmap.org, Key:opening_hours).
"""

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

DAY = 24 * 60
"""Minutes of a day."""
DECEMBER = 12


class Kind(StrEnum):
    """What holds at a moment; the words are those of the data and of the client script."""

    OPEN = "offen"
    CLOSED = "geschlossen"
    APPOINTMENT = "nur_mit_termin"
    PHONE = "nur_am_telefon"
    UNKNOWN = "unbekannt"


class Operator(StrEnum):
    """How a rule follows the one before it: in its place, in addition, or where nothing else holds."""

    REPLACES = ";"
    ADDS = ","
    ELSE = "||"


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the year; with `year` of that year only."""

    month: int
    day: int
    year: int | None = None

    def in_year(self, year: int) -> date:
        """The day in a year; 29 February is the last of February where a year has none."""
        return date(year, self.month, min(self.day, monthrange(year, self.month)[1]))


@dataclass(frozen=True, slots=True)
class Easter:
    """A day so many days after (or before) Easter Sunday."""

    offset: int = 0
    year: int | None = None

    def in_year(self, year: int) -> date:
        """The day in a year."""
        return easter_sunday(year) + timedelta(days=self.offset)


@dataclass(frozen=True, slots=True)
class Days:
    """From one day to another, both included; without a year in every year, over New Year too."""

    first: Day | Easter
    last: Day | Easter

    @property
    def single(self) -> bool:
        """Whether one single day is named."""
        return self.first == self.last

    def covers(self, day: date) -> bool:
        """Whether the day lies in this range."""
        if self.single:
            return self.first.year in {None, day.year} and self._same_day(day)
        if self.first.year is not None:
            return self._from(self.first.year, day)
        return self._from(day.year, day) or self._from(day.year - 1, day)

    def _same_day(self, day: date) -> bool:
        if isinstance(self.first, Day):
            return (self.first.month, self.first.day) == (day.month, day.day)
        return self.first.in_year(day.year) == day

    def _from(self, year: int, day: date) -> bool:
        start = self.first.in_year(year)
        end = self.last.in_year(self.last.year or year)
        if self.last.year is None and end < start:
            end = self.last.in_year(year + 1)
        return start <= day <= end


@dataclass(frozen=True, slots=True)
class Months:
    """From one month to another; over New Year where the last comes before the first."""

    first: int
    last: int
    year: int | None = None

    def covers(self, day: date) -> bool:
        """Whether the day lies in these months."""
        year = day.year
        if self.first > self.last and day.month <= self.last:
            year -= 1
        return self.year in {None, year} and day.month in self.numbers()

    def numbers(self) -> tuple[int, ...]:
        """The months in order, 1 to 12."""
        length = (self.last - self.first) % DECEMBER + 1
        return tuple((self.first - 1 + step) % DECEMBER + 1 for step in range(length))


@dataclass(frozen=True, slots=True)
class Span:
    """Whole numbers from first to last in steps: years, or calendar weeks after ISO 8601; last None: without end."""

    first: int
    last: int | None
    step: int = 1

    def covers(self, number: int) -> bool:
        """Whether the number is one of them."""
        within = self.first <= number and (self.last is None or number <= self.last)
        return within and (number - self.first) % self.step == 0


@dataclass(frozen=True, slots=True)
class Weekdays:
    """From one weekday to another; with `nth` the first, second … (-1: the last) of its month."""

    first: int
    last: int
    nth: tuple[int, ...] = ()

    def numbers(self) -> tuple[int, ...]:
        """The weekdays in order."""
        return tuple((self.first + step) % 7 for step in range((self.last - self.first) % 7 + 1))

    def covers(self, day: date) -> bool:
        """Whether the day is one of them."""
        if day.weekday() not in self.numbers():
            return False
        if not self.nth:
            return True
        from_start = (day.day - 1) // 7 + 1
        from_end = -((monthrange(day.year, day.month)[1] - day.day) // 7 + 1)
        return from_start in self.nth or from_end in self.nth


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of an expression: on which days, at which times, what holds."""

    text: str
    """The rule as it is written, without the sign that joins it to the one before."""
    operator: Operator
    always: bool = False
    """Written as `24/7`: holds on every day of the year, public holidays too."""
    years: tuple[Span, ...] = ()
    dates: tuple[Days | Months, ...] = ()
    weeks: tuple[Span, ...] = ()
    weekdays: tuple[Weekdays, ...] = ()
    public_holidays: bool = False
    times: tuple[tuple[int, int], ...] = ((0, DAY),)
    modifier: str = ""
    comment: str = ""

    @property
    def kind(self) -> Kind:
        """What holds in the times of this rule, by its modifier and its comment."""
        return kind_of(self.modifier, self.comment, timed=self.times != ((0, DAY),) or self.always)

    @property
    def seasonal(self) -> bool:
        """Whether the rule holds in parts of the year only."""
        return bool(self.years or self.dates or self.weeks)

    @property
    def names_its_day(self) -> bool:
        """Whether every day of the rule is named by its date."""
        return bool(self.dates) and all(isinstance(item, Days) and item.single for item in self.dates)

    @property
    def whole_day(self) -> bool:
        """Whether the rule is about the whole day."""
        return self.times == ((0, DAY),)

    def covers(self, day: date, *, holiday: bool) -> bool:
        """Whether the rule is about this day; `holiday`: the day is a public holiday."""
        return (
            (not self.years or any(item.covers(day.year) for item in self.years))
            and (not self.dates or any(item.covers(day) for item in self.dates))
            and (not self.weeks or any(item.covers(day.isocalendar().week) for item in self.weeks))
            and (
                not (self.weekdays or self.public_holidays)
                or any(item.covers(day) for item in self.weekdays)
                or (self.public_holidays and holiday)
            )
        )


def expression_of(rules: Sequence[Rule]) -> str:
    """The rules written as one expression again."""
    signs = {Operator.REPLACES: "; ", Operator.ADDS: ", ", Operator.ELSE: " || "}
    return "".join((signs[rule.operator] if number else "") + rule.text for number, rule in enumerate(rules))


_APPOINTMENT = re.compile(
    r"\b(nur|mit|nach|auf)\s+((vorheriger|telefonischer|vereinbarter?|vereinbartem)\s+)*"
    r"(termin\w*|vereinbarung|absprache|(vor)?anmeldung)\b",
    re.IGNORECASE,
)
_PHONE = re.compile(
    r"\b(nur|am|per|über)\s+(das\s+)?telefon\b|\btelefonisch\b|\btelefon(sprech)?(zeit|stunde)", re.IGNORECASE
)
_BOTH_WAYS = re.compile(r"\b(ohne|auch|oder|kein|keine)\b", re.IGNORECASE)


def kind_of(modifier: str, comment: str, *, timed: bool) -> Kind:
    """What a modifier (`open`, `off`, `closed`, `unknown` or none) and a comment together say.

    A comment that asks for an appointment or a call makes another state than open: nobody must be sent to a closed
    door. "mit und ohne Termin" and a written `open` stay open. A comment with neither times nor modifier is no
    opening time (`timed` False): unknown.
    """
    if modifier in {"off", "closed"}:
        return Kind.CLOSED
    if modifier == "open":
        return Kind.OPEN
    if comment and not _BOTH_WAYS.search(comment):
        if _APPOINTMENT.search(comment):
            return Kind.APPOINTMENT
        if _PHONE.search(comment):
            return Kind.PHONE
    if modifier == "unknown" or (comment and not timed):
        return Kind.UNKNOWN
    return Kind.OPEN


def easter_sunday(year: int) -> date:
    """Easter Sunday of a year in the Gregorian calendar (the anonymous algorithm of 1876)."""
    century, rest = divmod(year, 100)
    golden = year % 19
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    shift = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * shift + 114, 31)
    return date(year, month, day + 1)
