"""The regular week of a place as a table, and what lies beside it: seasons, dates, the first Thursday of a month.

Structure only, numbers and no words; `wording` says it in words.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from macros.zeiten.check import rules_of
from macros.zeiten.plan import Slot, day_slots
from macros.zeiten.rules import DAY, Kind, Operator, Rule

_SOME_MONDAY = date(2024, 1, 1)
_WEEK = range(7)
_MORNING_ENDS = 13 * 60 + 30
_AFTERNOON_BEGINS = 12 * 60


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its slots (none: closed), and what holds at all other times of the day where something does."""

    slots: tuple[Slot, ...]
    otherwise: Slot | None = None


@dataclass(frozen=True, slots=True)
class WeekRow:
    """Neighbouring days with the same hours: weekdays from 0 (Monday), one cell or one for each half of the day."""

    weekdays: tuple[int, ...]
    cells: tuple[Cell, ...]

    @property
    def kinds(self) -> frozenset[Kind]:
        """All that holds at some time of these days."""
        found = {slot.kind for cell in self.cells for slot in cell.slots}
        return frozenset(found | {cell.otherwise.kind for cell in self.cells if cell.otherwise})


@dataclass(frozen=True, slots=True)
class Extra:
    """A rule that no plain week shows: a season, dates, the nth weekday of a month, public holidays."""

    rule: Rule
    adds: bool = False
    """It comes on top of the regular hours of its days."""
    instead: bool = False
    """It takes the place of the regular hours of its days."""


@dataclass(frozen=True, slots=True)
class WeekTable:
    """The hours of a place for display.

    `rows` cover Monday to Sunday, or are empty where no week is regular (then `extras` or `always` say all). `always`:
    the same round the clock all week, such as 24/7 or only by appointment.
    """

    rows: tuple[WeekRow, ...]
    extras: tuple[Extra, ...] = ()
    always: Slot | None = None
    closed_on_holidays: bool = True

    @property
    def split(self) -> bool:
        """Whether morning and afternoon have columns of their own."""
        return any(len(row.cells) > 1 for row in self.rows)

    def weekdays_with(self, kind: Kind) -> tuple[int, ...]:
        """The weekdays with times of this kind."""
        return tuple(number for row in self.rows for number in row.weekdays if kind in row.kinds)


def week_table(expression: str) -> WeekTable:
    """The regular week of an expression (empty: hours not known); raises ValueError for unreadable hours."""
    if not expression.strip():
        return WeekTable((), always=Slot(0, DAY, Kind.UNKNOWN), closed_on_holidays=False)
    rules = rules_of(expression)
    week = regular_week(expression)
    extras = tuple(_extras(rules, week))
    always = _always(week, extras)
    return WeekTable(
        rows=() if always or not any(week) else tuple(_rows(week)),
        extras=extras,
        always=always,
        closed_on_holidays=not any(rule.always or rule.public_holidays for rule in rules),
    )


def regular_week(expression: str) -> tuple[tuple[Slot, ...], ...]:
    """The slots of the seven weekdays in every ordinary week of the year; raises ValueError for unreadable hours."""
    regular = [rule for rule in map(_regular_part, rules_of(expression)) if rule]
    return tuple(
        plain_slots(day_slots(regular, _SOME_MONDAY + timedelta(days=number), holiday=False)) for number in _WEEK
    )


def _regular_part(rule: Rule) -> Rule | None:
    """What the rule says about every week of the year."""
    weekdays = tuple(item for item in rule.weekdays if not item.nth)
    if rule.seasonal or (not weekdays and (rule.weekdays or rule.public_holidays)):
        return None
    return replace(rule, weekdays=weekdays, public_holidays=False)


def plain_slots(slots: Sequence[Slot]) -> tuple[Slot, ...]:
    """Slots that compare by what they say, whichever rule they come from."""
    return tuple(slot._replace(rank=0) for slot in slots)


def _extras(rules: Sequence[Rule], week: Sequence[Sequence[Slot]]) -> Iterator[Extra]:
    for rule in rules:
        nth = tuple(item for item in rule.weekdays if item.nth)
        part = rule if rule.seasonal else replace(rule, weekdays=nth)
        if not (rule.seasonal or nth or rule.public_holidays):
            continue
        days = {number for item in part.weekdays for number in item.numbers()}
        if not days and not part.public_holidays:
            days = set(_WEEK)
        meets = any(week[number] for number in days) and rule.kind is not Kind.CLOSED
        yield Extra(
            part,
            adds=meets and rule.operator is Operator.ADDS,
            instead=meets and rule.operator is Operator.REPLACES and not rule.seasonal,
        )


def _always(week: Sequence[tuple[Slot, ...]], extras: Sequence[Extra]) -> Slot | None:
    if not any(week):
        return None if extras else Slot(0, DAY, Kind.CLOSED)
    first = week[0]
    same = all(slots == first for slots in week)
    return first[0] if same and len(first) == 1 and (first[0].start, first[0].end) == (0, DAY) else None


def _rows(week: Sequence[tuple[Slot, ...]]) -> Iterator[WeekRow]:
    start = 0
    for number in _WEEK:
        if number + 1 == len(week) or week[number + 1] != week[start]:
            yield WeekRow(tuple(range(start, number + 1)), _cells(week[start]))
            start = number + 1


def _cells(slots: tuple[Slot, ...]) -> tuple[Cell, ...]:
    otherwise = _otherwise(slots)
    if otherwise:
        inner = tuple(slot for slot in slots if slot[2:] != otherwise[2:])
        return (Cell(inner, otherwise),)
    morning = tuple(slot for slot in slots if slot.end <= _MORNING_ENDS)
    afternoon = tuple(slot for slot in slots if slot.start >= _AFTERNOON_BEGINS and _MORNING_ENDS < slot.end <= DAY)
    whole = len(morning) + len(afternoon) < len(slots) or Kind.OPEN not in {slot.kind for slot in slots}
    return (Cell(slots),) if whole else (Cell(morning), Cell(afternoon))


def _otherwise(slots: Sequence[Slot]) -> Slot | None:
    """What fills the day around the other slots, where no minute of it is left over."""
    if not slots[1:] or (slots[0].start, slots[-1].end) != (0, DAY) or slots[0].kind is Kind.OPEN:
        return None
    gapless = all(before.end == after.start for before, after in pairwise(slots))
    around = slots[0][2:] == slots[-1][2:]
    return Slot(0, DAY, slots[0].kind, slots[0].comment) if gapless and around else None
