"""What an expression and its exceptions say about one day, as slots that begin on that day."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, Protocol

from macros.zeiten.check import rules_of
from macros.zeiten.rules import DAY, Kind, Operator, Rule


class Exceptional(Protocol):
    """Days with other hours, as the data names them."""

    @property
    def von(self) -> date:
        """The first day."""

    @property
    def bis(self) -> date | None:
        """The last day; None: one day only."""

    @property
    def zeiten(self) -> str | None:
        """The hours of these days; None: closed."""

    @property
    def grund(self) -> str | None:
        """Why, in words for visitors."""


class Slot(NamedTuple):
    """Minutes from midnight of the day on which the slot begins; `end` may lie on the next day."""

    start: int
    end: int
    kind: Kind
    comment: str = ""
    rank: int = 0
    """Which slot wins where two days meet after midnight: the higher."""


def day_slots(rules: Sequence[Rule], day: date, *, holiday: bool) -> tuple[Slot, ...]:
    """The slots that begin on a day, in order and without overlap; `holiday`: a public holiday of the Land.

    `;` takes the place of all that was said about the day, `,` adds to it, `off` cuts out, `||` holds where nothing
    else does (as the specification has it; the library applies it to days without any rule only). A slot over midnight
    belongs to the day on which it begins, whatever the next day's rules say.
    """
    if holiday and not any(rule.public_holidays for rule in rules):
        rules = [rule for rule in rules if rule.always or rule.names_its_day]
    slots: list[Slot] = []
    for rank, rule in enumerate(rules, start=1):
        if rule.covers(day, holiday=holiday):
            slots = _followed_by(slots, rule, rank)
    return tuple(_merged(slots))


def _followed_by(slots: list[Slot], rule: Rule, rank: int) -> list[Slot]:
    new = [Slot(start, end, rule.kind, rule.comment, rank) for start, end in rule.times]
    if rule.kind is Kind.CLOSED:
        return _without(slots, new) if rule.operator is not Operator.ELSE else slots
    if rule.operator is Operator.ELSE:
        return [*slots, *_without([slot._replace(rank=-rank) for slot in new], slots)]
    return [*(_without(slots, new) if rule.operator is Operator.ADDS else []), *new]


def _without(slots: Iterable[Slot], holes: Sequence[Slot]) -> list[Slot]:
    left = list(slots)
    for hole in holes:
        left = [
            slot._replace(start=start, end=end)
            for slot in left
            for start, end in ((slot.start, min(slot.end, hole.start)), (max(slot.start, hole.end), slot.end))
            if start < end
        ]
    return left


def _merged(slots: Iterable[Slot]) -> list[Slot]:
    merged: list[Slot] = []
    for slot in sorted(slots):
        last = merged[-1] if merged else None
        if last and slot.start <= last.end and (slot.kind, slot.comment) == (last.kind, last.comment):
            merged[-1] = last._replace(end=max(last.end, slot.end))
        else:
            merged.append(slot)
    return merged


@dataclass(frozen=True, slots=True)
class Plan:
    """The hours of one place: its expression (empty: not known), its exceptions, the holidays of its Land."""

    expression: str
    exceptions: tuple[Exceptional, ...]
    holidays: Mapping[date, str]

    def exception_on(self, day: date) -> Exceptional | None:
        """The exception that holds on a day; of several the one written last."""
        covering = [item for item in self.exceptions if item.von <= day <= (item.bis or item.von)]
        return covering[-1] if covering else None

    def slots(self, day: date) -> tuple[Slot, ...]:
        """The slots that begin on a day."""
        exception = self.exception_on(day)
        expression, holiday = self.expression, day in self.holidays
        if exception:
            if not exception.zeiten:
                return ()
            expression = exception.zeiten
            holiday = holiday and exception.von != (exception.bis or exception.von)
        if not expression.strip():
            return (Slot(0, DAY, Kind.UNKNOWN),)
        return day_slots(rules_of(expression), day, holiday=holiday)

    def window(self, day: date, before: Sequence[Slot]) -> list[Slot]:
        """What holds from midnight to midnight of a day; `before`: the slots that began the day before."""
        spilled = [
            slot._replace(start=max(0, slot.start - DAY), end=slot.end - DAY) for slot in before if slot.end > DAY
        ]
        own = [slot._replace(end=min(slot.end, DAY)) for slot in self.slots(day)]
        painted: list[Slot] = []
        for slot in sorted([*spilled, *own], key=lambda item: item.rank):
            painted = [*_without(painted, [slot]), slot]
        return _merged(painted)

    def occasion(self, day: date) -> str:
        """Why a day is unlike others: the reason of its exception or the name of its holiday, else empty."""
        exception = self.exception_on(day)
        return (exception.grund or "" if exception else "") or self.holidays.get(day, "")
