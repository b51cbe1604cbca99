"""When a rule beside the regular week holds, in words: "Im Juli und August", "24. bis 31. Dezember"."""

from collections.abc import Sequence

from macros.zeiten.rules import Day, Days, Easter, Months, Rule, Span, Weekdays
from macros.zeiten.words import NBSP, Translate, enumeration, listing, month, weekday, weekday_names

_EASTER_NAMES = {
    -3: "Gründonnerstag",
    -2: "Karfreitag",
    -1: "Karsamstag",
    0: "Ostersonntag",
    1: "Ostermontag",
    39: "Christi Himmelfahrt",
    49: "Pfingstsonntag",
    50: "Pfingstmontag",
    60: "Fronleichnam",
}
_FROM_THE_END = {-1: "letzten", -2: "vorletzten", -3: "drittletzten", -4: "viertletzten", -5: "fünftletzten"}
_LAST_FULL_WEEK = 52


def season_text(rule: Rule, t: Translate) -> str:
    """The part of the year in which a rule holds; empty for all the year."""
    parts = [_dates(rule.dates, t)] if rule.dates else []
    if rule.weeks:
        parts.append(_weeks(rule.weeks, t))
    if rule.years:
        parts.append(_years(rule.years, t))
    return listing(parts, t)


def days_text_of(rule: Rule, t: Translate, *, begins: bool) -> str:
    """The days of a rule: "Montag bis Freitag", "jeden 1. Montag im Monat"; `begins`: it begins the sentence."""
    plain = [number for item in rule.weekdays if not item.nth for number in item.numbers()]
    parts = [listing(weekday_names(sorted(set(plain)), t), t)] if plain else []
    for item in rule.weekdays:
        if item.nth:
            parts.append(_nth(item, t, begins=begins and not parts))
    if rule.public_holidays:
        parts.append(t("An Feiertagen") if begins and not parts else t("an Feiertagen"))
    return listing(parts, t)


def _nth(item: Weekdays, t: Translate, *, begins: bool) -> str:
    numbers = [t(_FROM_THE_END[number]) if number < 0 else t("{nummer}.", nummer=number) for number in item.nth]
    named = {"nummern": enumeration(numbers, t), "tag": weekday(item.first, t)}
    return t("Jeden {nummern} {tag} im Monat", **named) if begins else t("jeden {nummern} {tag} im Monat", **named)


def _dates(items: Sequence[Days | Months], t: Translate) -> str:
    single_months = [
        item.first for item in items if isinstance(item, Months) and item.first == item.last and not item.year
    ]
    if len(single_months) == len(items):
        return t("Im {monate}", monate=enumeration([month(number, t) for number in single_months], t))
    if all(isinstance(item, Days) for item in items):
        text = enumeration([_days(item, t) for item in items if isinstance(item, Days)], t)
        dated = all(isinstance(item, Days) and item.single and isinstance(item.first, Day) for item in items)
        return t("Am {tage}", tage=text) if dated else text
    return listing([_days(item, t) if isinstance(item, Days) else _months(item, t) for item in items], t)


def _months(item: Months, t: Translate) -> str:
    names = [month(number, t) for number in item.numbers()]
    if len(names) <= 2:  # noqa: PLR2004 -- two neighbours are named each
        text = t("Im {monate}", monate=enumeration(names, t))
    else:
        text = t("Von {erster} bis {letzter}", erster=names[0], letzter=names[-1])
    return t("{tag} {jahr}", tag=text, jahr=item.year) if item.year else text


def _days(item: Days, t: Translate) -> str:
    first, last = item.first, item.last
    if item.single:
        return _day(first, t)
    if isinstance(first, Day) and isinstance(last, Day):
        same_year = last.year in {None, first.year}
        backwards = (last.month, last.day) < (first.month, first.day)
        if first.month == last.month and same_year and not backwards:
            end = _day(Day(last.month, last.day, first.year), t)
            return t("{von}. bis {bis}", von=first.day, bis=end)
        if same_year and not backwards:
            return t(
                "{von} bis {bis}",
                von=_day(Day(first.month, first.day), t),
                bis=_day(Day(last.month, last.day, first.year), t),
            )
        if first.year and last.year is None:
            last = Day(last.month, last.day, first.year + 1)
    return t("{von} bis {bis}", von=_day(first, t), bis=_day(last, t))


def _day(day: Day | Easter, t: Translate) -> str:
    if isinstance(day, Day):
        text = t("{tag}." + NBSP + "{monat}", tag=day.day, monat=month(day.month, t))
    elif day.offset in _EASTER_NAMES:
        text = t(_EASTER_NAMES[day.offset])
    elif day.offset < 0:
        text = t("{zahl} Tage vor Ostersonntag", zahl=-day.offset)
    else:
        text = t("{zahl} Tage nach Ostersonntag", zahl=day.offset)
    return t("{tag} {jahr}", tag=text, jahr=day.year) if day.year else text


def _weeks(items: Sequence[Span], t: Translate) -> str:
    if len(items) == 1:
        item = items[0]
        if item.step == 2 and item.first <= 2 and (item.last or 0) >= _LAST_FULL_WEEK:  # noqa: PLR2004 -- every other week
            return t("In ungeraden Kalenderwochen") if item.first % 2 else t("In geraden Kalenderwochen")
        if item.first == item.last:
            return t("In Kalenderwoche {nummer}", nummer=item.first)
    return t("In den Kalenderwochen {nummern}", nummern=enumeration([_span(item, t) for item in items], t))


def _span(item: Span, t: Translate) -> str:
    if item.first == item.last or item.last is None:
        return str(item.first)
    if item.step > 1:
        return enumeration([str(number) for number in range(item.first, item.last + 1, item.step)], t)
    return t("{von} bis {bis}", von=item.first, bis=item.last)


def _years(items: Sequence[Span], t: Translate) -> str:
    if len(items) == 1 and items[0].last is None:
        return t("Ab dem Jahr {jahr}", jahr=items[0].first)
    if len(items) == 1 and items[0].first == items[0].last:
        return t("Im Jahr {jahr}", jahr=items[0].first)
    return t("In den Jahren {jahre}", jahre=enumeration([_span(item, t) for item in items], t))
