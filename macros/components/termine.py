"""When an offer takes place, in words, and whether it still does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from macros.components.oeffnung import times
from macros.components.vorkommen import upcoming
from macros.model.angebot import Rhythmus, Wochentag
from macros.zeiten.words import (
    clock,
    clock_range,
    day_text,
    days_text,
    enumeration,
    single_days,
    weekday,
    weekday_names,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from markupsafe import Markup

    from macros.konzept import Knoten
    from macros.sprache import Sprache
    from macros.zeiten.words import Translate

_DAYS = tuple(Wochentag)
_LAST = "-1"
CALENDAR = "termine.ics"


def dates_of(angebot: Knoten) -> tuple[Markup, ...]:
    """The dates of an offer, one line each; those that are over are left out while others are to come."""
    return tuple(map(times, date_lines(angebot)))


def date_lines(angebot: Knoten) -> tuple[str, ...]:
    """The same lines as plain text."""
    konzept = angebot.konzept
    dates: tuple[Any, ...] = angebot.termine
    coming = [part for part in dates if not over(part, konzept.stichtag)]
    return tuple(_line(part, konzept.stichtag, konzept.sprache) for part in coming or dates)


def next_lines(angebot: Knoten) -> tuple[str, ...]:
    """The next days of an offer that comes round again, one line of plain text each; what is once has its own line."""
    t, found = angebot.konzept.sprache.t, upcoming(angebot)
    if all(one.termin.rhythmus is Rhythmus.EINMALIG for one in found):
        return ()
    return tuple(
        t(
            "{wochentag}, {tag}, {zeiten}",
            wochentag=weekday(one.tag.weekday(), t),
            tag=days_text(one.tag, one.ende, t) if one.ende > one.tag else day_text(one.tag, t),
            zeiten=_hours(one.termin, t),
        )
        for one in found
    )


def calendar_address(knoten: Knoten) -> str:
    """Where the calendar of an offer lies, beside its page."""
    return f"{knoten.adresse}{CALENDAR}"


def last_date(angebot: Knoten) -> date | None:
    """The last day of an offer, from its dates and its validity; None if nothing ends it."""
    dates: tuple[Any, ...] = angebot.termine
    ends = [part.zuletzt for part in dates]
    known = [end for end in ends if end is not None]
    last = max(known) if known and len(known) == len(ends) else None
    valid: date | None = angebot.gueltig_bis
    return min((day for day in (last, valid) if day is not None), default=None)


def runs(angebot: Knoten) -> bool:
    """Whether an offer is not over on the reference day: one that begins later counts."""
    entry: Any = angebot.eintrag
    day = angebot.konzept.stichtag
    if entry.gueltig_bis is not None and entry.gueltig_bis < day:
        return False
    return not entry.termine or any(not over(part, day) for part in entry.termine)


def running(angebote: Iterable[Knoten]) -> tuple[Knoten, ...]:
    """Those of the offers that are not over."""
    return tuple(angebot for angebot in angebote if runs(angebot))


def over(termin: Any, day: date) -> bool:
    """Whether a date (``Termin`` part) has had its last day before ``day``."""
    return termin.zuletzt is not None and termin.zuletzt < day


def _line(termin: Any, today: date, sprache: Sprache) -> str:
    t, last = sprache.t, termin.zuletzt
    if termin.rhythmus is not Rhythmus.EINMALIG:
        text = t("{tage}, {zeiten}", tage=_days(termin, t), zeiten=_hours(termin, t))
        return _breaks(termin, _span(termin, text, today, t), today, t)
    if last is None or last == termin.erster_tag:
        return t("{tag}, {zeiten}", tag=sprache.datum(termin.erster_tag), zeiten=_hours(termin, t))
    span = t("{tage}, Beginn {zeit}\u00a0Uhr", tage=days_text(termin.erster_tag, last, t), zeit=_time(termin.von))
    return t("{tage}, Ende {zeit}\u00a0Uhr", tage=span, zeit=_time(termin.bis)) if termin.bis else span


def _hours(termin: Any, t: Translate) -> str:
    return t("{zeiten}\u00a0Uhr", zeiten=_clock(termin, t))


def _time(hhmm: str) -> str:
    return clock(_minutes(hhmm))


def _clock(termin: Any, t: Translate) -> str:
    start = _minutes(termin.von)
    return clock_range(start, _minutes(termin.bis)) if termin.bis else t("ab {zeit}", zeit=clock(start))


def _minutes(hhmm: str) -> int:
    hours, minutes = hhmm.split(":")
    return int(hours) * 60 + int(minutes)


def _days(termin: Any, t: Translate) -> str:
    """The days of a date that repeats: "Jeden Montag", "Jeden 1. und 3. Dienstag im Monat"."""
    numbers = sorted(_DAYS.index(day) for day in termin.tage) or [termin.erster_tag.weekday()]
    names = enumeration(weekday_names(numbers, t), t)
    if termin.rhythmus is Rhythmus.MONATLICH:
        return t("Jeden {wievielten} {tage} im Monat", wievielten=_which(termin, t), tage=names)
    if termin.rhythmus is Rhythmus.VIERZEHNTAEGLICH:
        return t("Alle zwei Wochen {tage}", tage=names)
    return t("Jeden {tag}", tag=weekday(numbers[0], t)) if len(numbers) == 1 else names


def _which(termin: Any, t: Translate) -> str:
    weeks: Sequence[str] = termin.woche_im_monat or (str((termin.erster_tag.day - 1) // 7 + 1),)
    return enumeration([t("letzten") if week == _LAST else f"{week}." for week in weeks], t)


def _span(termin: Any, text: str, today: date, t: Translate) -> str:
    first, last = termin.erster_tag, termin.letzter_tag
    if first > today and last:
        return t("{zeiten}, vom {tage}", zeiten=text, tage=days_text(first, last, t))
    if first > today:
        return t("{zeiten}, ab {tag}", zeiten=text, tag=day_text(first, t))
    return t("{zeiten}, bis {tag}", zeiten=text, tag=day_text(last, t)) if last else text


def _breaks(termin: Any, text: str, today: date, t: Translate) -> str:
    """Adds the days on which it does not take place."""
    left_out = [day for day in sorted(termin.nicht_am) if day >= today]
    if left_out:
        text = t("{zeiten} (nicht am {tage})", zeiten=text, tage=single_days(left_out, t))
    return t("{zeiten}, nicht in den Schulferien", zeiten=text) if termin.ferienpause else text
