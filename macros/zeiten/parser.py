"""Reads an `opening_hours` expression into rules.

Read is what an office needs. What needs coordinates (sunrise) or a calendar nobody here has (school holidays), and
what leaves the end open, is refused with a sentence of its own.
"""

import re
from calendar import monthrange

from macros.zeiten.rules import DAY, Day, Days, Easter, Months, Operator, Rule, Span, Weekdays

WEEKDAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

LONGEST = 1000
"""Characters of an expression; the notation itself asks for fewer than 256."""
_HOUR = 60
_LEAP_YEAR = 2024
_LAST_WEEK = 53  # ISO 8601 knows 52 or 53 weeks

# The patterns are read with re.VERBOSE: a blank that counts stands in brackets.
_WEEKDAY = f"(?:{'|'.join(WEEKDAYS)})"
_MONTH = f"(?:{'|'.join(MONTHS)})"
_YEARS = r"\d{4}(?:-\d{4}(?:/\d{1,3})?|\+)?(?!\d|:\d)"
_DATE = rf"(?:\d{{4}}[ ]?)?(?:{_MONTH}(?:[ ]?\d{{1,2}}(?!\d|:\d))?|easter(?:[ ][+-]\d{{1,3}}[ ]days?)?)"
_DATES = rf"{_DATE}(?:-(?:{_DATE}|\d{{1,2}}(?!\d|:\d)))?"
_WEEKS = r"\d{1,2}(?:-\d{1,2}(?:/\d{1,2})?)?(?!\d|:\d)"
_DAYS = rf"(?:PH|{_WEEKDAY}(?:-{_WEEKDAY}|\[[-,\d]+\])?)"
_TIMES = r"\d{1,2}:\d{2}[ ]?-[ ]?\d{1,2}:\d{2}(?!\d)"

_RULE = re.compile(
    rf"""(?:(?P<always>24/7)
    | (?P<years> (?!\d{{4}}[ ]?(?:{_MONTH}|easter)) {_YEARS}(?:,{_YEARS})* )?
      (?:[ ]?(?P<dates> {_DATES}(?:,{_DATES})* ))?
      (?:[ ]?week[ ]?(?P<weeks> {_WEEKS}(?:,{_WEEKS})* ))? (?::[ ]|[ ]|)
      (?P<days> {_DAYS}(?:,{_DAYS})* (?![a-z0-9]) )? [ ]?
      (?P<times> {_TIMES}(?:,[ ]?{_TIMES})* )?
    ) [ ]? (?P<modifier>(?:open|off|closed|unknown)(?![a-z]))? [ ]? (?:"(?P<comment>[^"]*)")?""",
    re.IGNORECASE | re.VERBOSE,
)
_PARTS = re.compile(r'("[^"]*")|( ?; ?| ?\|\| |, (?!\d{1,2}:\d))')

_REFUSED = (
    (r"\b(?:sunrise|sunset|dawn|dusk)\b", "Sonnenauf- und -untergang sind keine festen Zeiten, nennen Sie Uhrzeiten"),
    (r"\bSH\b", "Schulferien („SH“) stehen in keinem Kalender, tragen Sie sie als Ausnahme mit Datum ein"),
    (r"\d:\d\d\s?\+", "das „+“ lässt offen, wann Schluss ist, nennen Sie eine Uhrzeit"),
    (r"\d:\d\d-\d+:\d\d/\d", "Takte wie „/01:30“ sind keine Öffnungszeiten"),
    (r"(?<!easter)\s[+-]\s?\d+ days?\b", "Verschiebungen wie „+1 day“ gehen nur bei „easter“"),
    (rf"\b{_DAYS}(?:,{_DAYS})* {_DAYS}", "zwischen Tagen steht ein Komma ohne Leerzeichen („Mo,We“)"),
)


class Unreadable(ValueError):
    """The expression cannot be read; `position` is where, `reason` a German half-sentence or empty."""

    def __init__(self, position: int, reason: str = "") -> None:
        super().__init__(reason or f"unreadable at {position}")
        self.position = position
        self.reason = reason


def without_comments(expression: str) -> str:
    """The expression with its comments blanked, every position kept."""
    return re.sub(r'"[^"]*"', lambda found: " " * len(found[0]), expression)


def read(expression: str) -> tuple[Rule, ...]:
    """The rules of an expression in their order; raises `Unreadable`."""
    if len(expression) > LONGEST:
        raise Unreadable(LONGEST, f"länger als {LONGEST} Zeichen")
    bare = without_comments(expression)
    for pattern, reason in _REFUSED:
        if found := re.search(pattern, bare, re.IGNORECASE):
            raise Unreadable(found.start(), reason)
    rules, operator, start = [], Operator.REPLACES, 0
    for separator in (found for found in _PARTS.finditer(expression) if found[2]):
        rules.append(_rule(expression, start, separator.start(), operator))
        operator, start = Operator(separator[2].strip()), separator.end()
    rules.append(_rule(expression, start, len(expression), operator))
    return tuple(rules)


def _rule(expression: str, start: int, end: int, operator: Operator) -> Rule:
    text = expression[start:end].strip(" ")
    offset = start + expression[start:end].find(text)
    found = _RULE.match(text)
    if not text or not found or found.end() < len(text):
        raise Unreadable(offset + (found.end() if found else 0))
    try:
        return _convert(text, found, operator)
    except ValueError as error:
        raise Unreadable(offset, str(error)) from None


def _convert(text: str, found: re.Match[str], operator: Operator) -> Rule:
    modifier, comment = (found["modifier"] or "").lower(), (found["comment"] or "").strip()
    if found["always"]:
        return Rule(text, operator, always=True, modifier=modifier, comment=comment)
    if not (found["times"] or modifier or found["comment"]):
        raise ValueError(
            f"bei „{text}“ fehlt die Uhrzeit, das hieße: rund um die Uhr geöffnet (so gemeint: „{text} 00:00-24:00“)"
        )
    days = _split(found["days"])
    return Rule(
        text=text,
        operator=operator,
        years=tuple(_years(item) for item in _split(found["years"])),
        dates=tuple(_dates(item) for item in _split(found["dates"])),
        weeks=tuple(_weeks(item) for item in _split(found["weeks"])),
        weekdays=tuple(_weekdays(item) for item in days if item.upper() != "PH"),
        public_holidays=any(item.upper() == "PH" for item in days),
        times=tuple(_times(item) for item in _split(found["times"])) or ((0, DAY),),
        modifier=modifier,
        comment=comment,
    )


def _split(text: str | None) -> list[str]:
    return [part.strip(" ") for part in re.split(r",(?![^[]*\])", text)] if text else []


def _numbers(text: str) -> tuple[int, int | None, int]:
    whole, _, step = text.partition("/")
    first, _, last = whole.rstrip("+").partition("-")
    return int(first), None if whole.endswith("+") else int(last or first), int(step or 1)


def _years(text: str) -> Span:
    first, last, step = _numbers(text)
    if step < 1 or (last is not None and last < first):
        raise ValueError(f"die Jahre „{text}“ gibt es nicht")
    return Span(first, last, step)


def _weeks(text: str) -> Span:
    first, last, step = _numbers(text)
    if step < 1 or last is None or not 1 <= first <= last <= _LAST_WEEK:
        raise ValueError(f"die Kalenderwochen „{text}“ gibt es nicht, sie gehen von 1 bis {_LAST_WEEK}")
    return Span(first, last, step)


def _weekdays(text: str) -> Weekdays:
    name, _, rest = text.partition("[")
    first, _, last = name.partition("-")
    return Weekdays(_weekday(first), _weekday(last or first), _nth(rest.rstrip("]"), text) if rest else ())


def _weekday(text: str) -> int:
    return WEEKDAYS.index(text.capitalize())


def _nth(text: str, whole: str) -> tuple[int, ...]:
    numbers: list[int] = []
    for part in text.split(","):
        found = re.fullmatch(r"(-?[1-5])|([1-5])-([1-5])", part)
        if not found:
            raise ValueError(f"in den Klammern von „{whole}“ stehen Zahlen von 1 bis 5, „-1“ ist der letzte im Monat")
        numbers.extend([int(found[1])] if found[1] else range(int(found[2]), int(found[3]) + 1))
    return tuple(dict.fromkeys(numbers))


def _dates(text: str) -> Days | Months:
    found = re.fullmatch(rf"(?P<first>{_DATE})(?:-(?P<last>{_DATE}|\d{{1,2}}))?", text, re.IGNORECASE | re.VERBOSE)
    if not found:
        raise ValueError(f"das Datum „{text}“ ist nicht lesbar")
    first = _date(found["first"])
    last_text = found["last"] or found["first"]
    if isinstance(first, Day) and last_text.isdigit():
        last: Day | Easter | Months = _day(first.month, int(last_text), first.year)
    else:
        last = _date(last_text)
    if isinstance(first, Months) and isinstance(last, Months) and last.year in {None, first.year}:
        return Months(first.first, last.first, first.year)
    if isinstance(first, Months) or isinstance(last, Months) or (last.year is not None and first.year is None):
        raise ValueError(f"bei „{text}“ passen Anfang und Ende nicht zusammen")
    backwards = first.year is not None and last.year is not None and last.in_year(last.year) < first.in_year(first.year)
    if backwards or (last_text.isdigit() and last.in_year(_LEAP_YEAR) < first.in_year(_LEAP_YEAR)):
        raise ValueError(f"bei „{text}“ liegt das Ende vor dem Anfang")
    return Days(first, last)


def _date(text: str) -> Day | Easter | Months:
    found = re.fullmatch(r"(\d{4})? ?(?:([a-z]{3})(?: ?(\d+))?|easter(?: (.\d+) days?)?)", text, re.IGNORECASE)
    if not found:
        raise ValueError(f"das Datum „{text}“ ist nicht lesbar")
    year = int(found[1]) if found[1] else None
    if not found[2]:
        return Easter(int(found[4] or 0), year)
    month = MONTHS.index(found[2].capitalize()) + 1
    return _day(month, int(found[3]), year) if found[3] else Months(month, month, year)


def _day(month: int, number: int, year: int | None) -> Day:
    if not 1 <= number <= monthrange(year or _LEAP_YEAR, month)[1]:
        raise ValueError(f"den Tag „{MONTHS[month - 1]} {number:02}“ gibt es nicht")
    return Day(month, number, year)


def _times(text: str) -> tuple[int, int]:
    start, end = (_minutes(part, text) for part in text.split("-"))
    if start >= DAY or end > 2 * DAY:
        raise ValueError(f"die Uhrzeit „{text}“ gibt es nicht")
    if start == end:
        raise ValueError(f"„{text}“ beginnt und endet zur selben Zeit (rund um die Uhr heißt „00:00-24:00“)")
    return start, end if end > start else end + DAY


def _minutes(text: str, whole: str) -> int:
    hour, minute = (int(part) for part in text.split(":"))
    if minute >= _HOUR:
        raise ValueError(f"die Uhrzeit „{whole}“ gibt es nicht, eine Stunde hat {_HOUR} Minuten")
    return hour * _HOUR + minute
