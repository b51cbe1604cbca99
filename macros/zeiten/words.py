"""Days, months, clock times and dates in words. Every word passes through `t`, which translates it."""

from collections.abc import Callable, Sequence
from datetime import date
from itertools import groupby, pairwise

from macros.zeiten.rules import DAY

Translate = Callable[..., str]
"""Translates a German text; named values fill its `{placeholders}`: `t("{von} bis {bis}", von=…, bis=…)`."""

WEEKDAY_NAMES = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
MONTH_NAMES = (
    *("Januar", "Februar", "März", "April", "Mai", "Juni"),
    *("Juli", "August", "September", "Oktober", "November", "Dezember"),
)
GLUE = "\u2060"
"""Word joiner: keeps "9–12" on one line."""
NBSP = "\u00a0"
"""No-break space: keeps "12 Uhr" and "3. November" on one line."""


def german(text: str, **values: object) -> str:
    """The translation of German into German, for messages that are never translated."""
    return text.format(**values)


def weekday(number: int, t: Translate) -> str:
    """The name of a weekday, 0 for Monday."""
    return t(WEEKDAY_NAMES[number])


def month(number: int, t: Translate) -> str:
    """The name of a month, 1 for January."""
    return t(MONTH_NAMES[number - 1])


def enumeration(items: Sequence[str], t: Translate) -> str:
    """Several things in a row: "a", "a und b", "a, b und c"."""
    if len(items) < 2:  # noqa: PLR2004 -- one thing needs no "und"
        return "".join(items)
    return t("{anfang} und {ende}", anfang=listing(items[:-1], t), ende=items[-1])


def listing(items: Sequence[str], t: Translate) -> str:
    """Several things in a row, without "und": "a, b, c"."""
    text = items[0] if items else ""
    for item in items[1:]:
        text = t("{anfang}, {ende}", anfang=text, ende=item)
    return text


def runs(numbers: Sequence[int]) -> list[tuple[int, ...]]:
    """Rising numbers in groups of neighbours: 0 1 2 4 → (0, 1, 2), (4,)."""
    cuts = [0, *(i for i, (a, b) in enumerate(pairwise(numbers), start=1) if b != a + 1), len(numbers)]
    return [tuple(numbers[a:b]) for a, b in pairwise(cuts) if a < b]


def weekday_names(numbers: Sequence[int], t: Translate) -> list[str]:
    """Weekdays as few words as possible: three neighbours and more become "Montag bis Donnerstag"."""
    names: list[str] = []
    for run in runs(numbers):
        if len(run) > 2:  # noqa: PLR2004 -- two neighbours are named each
            names.append(t("{erster} bis {letzter}", erster=weekday(run[0], t), letzter=weekday(run[-1], t)))
        else:
            names.extend(weekday(number, t) for number in run)
    return names


def clock(minutes: int) -> str:
    """A time of day: 540 → "9", 510 → "8:30", 1440 → "24", 1560 (after midnight) → "2"."""
    hour, minute = divmod(minutes if minutes <= DAY else minutes - DAY, 60)
    return f"{hour}:{minute:02}" if minute else str(hour)


def clock_range(start: int, end: int) -> str:
    """A stretch of time that stays on one line: "9–12"."""
    return f"{clock(start)}{GLUE}–{GLUE}{clock(end)}"


def day_text(day: date, t: Translate, *, with_year: bool = True) -> str:
    """A date in words: "3. November 2026"."""
    text = t("{tag}.\u00a0{monat}", tag=day.day, monat=month(day.month, t))
    return t("{tag} {jahr}", tag=text, jahr=day.year) if with_year else text


def days_text(first: date, last: date, t: Translate) -> str:
    """From one date to another, as short as it stays clear: "24. bis 31. Dezember 2026"."""
    if (first.year, first.month) == (last.year, last.month):
        return t("{von}. bis {bis}", von=first.day, bis=day_text(last, t))
    return t("{von} bis {bis}", von=day_text(first, t, with_year=first.year != last.year), bis=day_text(last, t))


def single_days(days: Sequence[date], t: Translate) -> str:
    """Rising dates in a row, every month and year told once: "24. und 31. Dezember 2026"."""
    months = [list(group) for _, group in groupby(days, key=lambda day: (day.year, day.month))]
    years = [group[0].year for group in months]
    texts = [
        enumeration([*(f"{day.day}." for day in group[:-1]), day_text(group[-1], t, with_year=year != following)], t)
        for group, year, following in zip(months, years, [*years[1:], 0], strict=False)
    ]
    return enumeration(texts, t)
