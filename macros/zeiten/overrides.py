"""Rules that a later rule silently puts out of force."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from macros.zeiten.check import rules_of
from macros.zeiten.rules import Kind, Operator, Rule, expression_of
from macros.zeiten.words import enumeration, german, weekday, weekday_names

DayKey = tuple[int, int]
"""A weekday and which one of the month (0: every one); 7 stands for public holidays."""

_EVERY = 0
_HOLIDAY = 7


def overridden_rules(expression: str) -> list[str]:
    """German sentences on rules which a later `;` rule for the same day puts out of force unnoticed.

    "Mo-Fr 09:00-12:00; Mo 14:00-16:00" closes on Monday morning; "PH off; Mo-Fr 09:00-12:00" opens on holidays.
    Not reported is what is meant: a day off, a state for the whole day, holidays, a season or a date with hours of
    its own, and a later rule that only shortens or moves ("Mo-Fr 09:00-17:00; Fr 09:00-13:00"), because each of its
    times meets one of the earlier. Raises ValueError for unreadable hours.
    """
    rules = rules_of(expression) if expression.strip() else ()
    return list(dict.fromkeys(_sentences(rules)))


def _sentences(rules: Sequence[Rule]) -> Iterator[str]:
    alive = [_days(rule) for rule in rules]
    for position, later in enumerate(rules):
        if later.operator is not Operator.REPLACES or later.kind is Kind.CLOSED:
            continue
        for index, earlier in enumerate(rules[:position]):
            if later.seasonal and _season(later) != _season(earlier):
                continue
            shared = _shared(alive[index], alive[position])
            if earlier.kind is Kind.CLOSED and (shared or earlier.public_holidays):
                if _undone(earlier, alive[index], alive[position]):
                    yield _in_vain(rules, index, position)
                    alive[index] = frozenset()
            elif shared and _lost(earlier, rules, position):
                yield _replaced(rules, index, position, shared)
            alive[index] = alive[index] - shared


def _days(rule: Rule) -> frozenset[DayKey]:
    days = {(number, nth) for item in rule.weekdays for number in item.numbers() for nth in item.nth or (_EVERY,)}
    if rule.public_holidays:
        days.add((_HOLIDAY, _EVERY))
    return frozenset(days or {(number, _EVERY) for number in range(_HOLIDAY)})


def _shared(earlier: frozenset[DayKey], later: frozenset[DayKey]) -> frozenset[DayKey]:
    narrowed = {(day, nth) for day, nth in later if (day, _EVERY) in earlier}
    widened = {(day, nth) for day, nth in earlier if (day, _EVERY) in later}
    return frozenset(narrowed | widened | (earlier & later))


def _season(rule: Rule) -> tuple[object, ...]:
    return rule.years, rule.dates, rule.weeks


def _lost(earlier: Rule, rules: Sequence[Rule], position: int) -> bool:
    """Whether one of the earlier times meets none of the times that take its place."""
    times = list(rules[position].times)
    for rule in rules[position + 1 :]:
        if rule.operator is not Operator.ADDS:
            break
        if _shared(_days(rule), _days(rules[position])):
            times.extend(rule.times)
    return any(all(stop <= start or end <= begin for begin, stop in times) for start, end in earlier.times)


def _undone(earlier: Rule, closed: frozenset[DayKey], later: frozenset[DayKey]) -> bool:
    """Whether closing comes to nothing; "off" first and the opening times after it is the ground they are laid on."""
    if not closed:
        return False
    special = earlier.seasonal or earlier.public_holidays or not earlier.whole_day
    return special or all(_shared(frozenset({day}), later) for day in closed)


def _replaced(rules: Sequence[Rule], index: int, position: int, shared: frozenset[DayKey]) -> str:
    later = rules[position]
    # Behind a comma, times without a day would be read as more times of the rule before.
    text = f"Mo-Su {later.text}" if later.text[0].isdigit() and ":" in later.text[:3] else later.text
    added = replace(later, operator=Operator.ADDS, text=text)
    both = expression_of([*rules[:position], added, *rules[position + 1 :]])
    return (
        f"{_day_words(shared)} gilt nur „{later.text}“, denn „;“ ersetzt „{rules[index].text}“ – "
        f"erwartet wird „, “, wenn beides gelten soll – gemeint „{both}“?"
    )


def _in_vain(rules: Sequence[Rule], index: int, position: int) -> str:
    others = [rule for number, rule in enumerate(rules) if number != index]
    moved = [*others, replace(rules[index], operator=Operator.REPLACES)]
    return (
        f"„{rules[index].text}“ wirkt nicht, denn „{rules[position].text}“ steht danach und ersetzt es – "
        f"erwartet wird das Geschlossene am Ende – gemeint „{expression_of(moved)}“?"
    )


def _day_words(days: frozenset[DayKey]) -> str:
    every = weekday_names(sorted(day for day, nth in days if nth == _EVERY and day != _HOLIDAY), german)
    some = [
        f"{enumeration([_ordinal(nth) for nth in numbers], german)} {weekday(day, german)} im Monat"
        for day in range(_HOLIDAY)
        if (numbers := sorted(nth for other, nth in days if other == day and nth != _EVERY))
    ]
    holidays = ["Feiertag"] if (_HOLIDAY, _EVERY) in days else []
    return "am " + enumeration([*every, *some, *holidays], german)


def _ordinal(nth: int) -> str:
    return f"{nth}." if nth > 0 else "letzten" if nth == -1 else f"{-nth}.-letzten"
