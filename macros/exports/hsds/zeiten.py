"""Hours and dates as rows of ``schedules``: RFC 5545 rules, with what such a rule cannot say in words beside it.

Times are those of a clock in Germany (Europe/Berlin); an offset is not given, since it changes with summer time. HSDS
has no word for „closed on this day“: holidays and closed days stand in ``notes``, with their dates. Hours by
appointment say so in ``attending_type`` and are never mixed with hours in which the door is open.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from macros.exports.jahresplan import plan_in, year_plan
from macros.model.angebot import Rhythmus, Wochentag
from macros.zeiten import hours_of
from macros.zeiten.rules import DAY, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from macros.exports.hsds.tabellen import Row
    from macros.exports.jahresplan import Jahresplan, Monatstag, Zeiten
    from macros.konzept import Konzept

CODES: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
ON_THE_PHONE: Final = frozenset({Kind.OPEN, Kind.PHONE})
_DAYS = tuple(Wochentag)


def place_schedules(konzept: Konzept, ort: Any) -> Iterator[Row]:
    """The hours of a place (``Ort`` part): open doors first, then what is by appointment only."""
    t = konzept.sprache.t
    expression = hours_of(ort.zeitstatus.value, ort.oeffnungszeiten)
    if not expression and not ort.ausnahmen:
        return
    plan = plan_in(konzept, expression, ort.ausnahmen)
    for kind, attending in ((Kind.OPEN, None), (Kind.APPOINTMENT, t("Nur mit Termin"))):
        year = year_plan(plan, konzept.stichtag, {kind}, by_month=True)
        yield from _rows(konzept, year, ort.zeiten_hinweis, attending)


def phone_schedules(konzept: Konzept, telefonzeiten: str) -> Iterator[Row]:
    """The hours in which somebody answers the telephone."""
    year = year_plan(plan_in(konzept, telefonzeiten), konzept.stichtag, ON_THE_PHONE, by_month=True)
    yield from _rows(konzept, year, None, konzept.sprache.t("Am Telefon"))


def _rows(konzept: Konzept, year: Jahresplan, hint: str | None, attending: str | None) -> Iterator[Row]:
    common = {"description": hint, "attending_type": attending, "notes": _notes(konzept, year)}
    yield from _week(year.woche, common)
    for part in year.monatstage:
        for start, end in part.zeiten:
            yield {
                "freq": "MONTHLY", "interval": 1, "byday": ",".join(_codes_of_month(part)),
                "opens_at": clock(start), "closes_at": clock(end), **common,
            }  # fmt: skip
    for season in year.saisons:
        yield from _week(season.woche, {**common, "valid_from": season.von, "valid_to": season.bis})
    for special in year.sondertage:
        for start, end in special.zeiten:
            yield {
                "valid_from": special.von, "valid_to": special.bis, "dtstart": special.von, "until": special.bis,
                "freq": "WEEKLY", "interval": 1, "byday": ",".join(_codes_between(special.von, special.bis)),
                "opens_at": clock(start), "closes_at": clock(end),
                "description": special.anlass or hint, "attending_type": attending,
            }  # fmt: skip


def _notes(konzept: Konzept, year: Jahresplan) -> str | None:
    """On which days the rules of the week and of the month do not hold: closed, or other hours."""
    if not any(year.woche) and not year.monatstage:
        return None
    t = konzept.sprache.t
    shut = [_range(s.von, s.bis) + (f" ({s.anlass})" if s.anlass else "") for s in year.sondertage if not s.zeiten]
    other = [_range(season.von, season.bis) for season in year.saisons]
    other += [_range(s.von, s.bis) for s in year.sondertage if s.zeiten]
    said = [
        t("Geschlossen: {tage}", tage=", ".join(shut)) if shut else None,
        t("Andere Zeiten: {tage}", tage=", ".join(other)) if other else None,
    ]
    return ". ".join(part for part in said if part) or None


def _codes_of_month(part: Monatstag) -> list[str]:
    return [f"{nth}{CODES[number]}" for item in part.tage for nth in item.nth for number in item.numbers()]


def _week(week: Sequence[Zeiten], common: Row) -> Iterator[Row]:
    slots = sorted((slot, number) for number, times in enumerate(week) for slot in times)
    for (start, end), days in groupby(slots, key=lambda pair: pair[0]):
        yield {
            "freq": "WEEKLY", "interval": 1, "wkst": "MO", "byday": ",".join(CODES[number] for _, number in days),
            "opens_at": clock(start), "closes_at": clock(end), **common,
        }  # fmt: skip


def _codes_between(first: date, last: date) -> list[str]:
    length = min((last - first).days + 1, len(CODES))
    return [CODES[number] for number in sorted((first.weekday() + step) % 7 for step in range(length))]


def _range(first: date, last: date) -> str:
    return first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"


def clock(minutes: int) -> str:
    """Minutes from midnight as HH:MM; what ends after midnight ends early the next day."""
    return f"{minutes // 60 % 24:02}:{minutes % 60:02}" if minutes != DAY else "24:00"


def offer_schedules(angebot: Any, konzept: Konzept) -> Iterator[Row]:
    """The dates of an offer."""
    t = konzept.sprache.t
    for part in angebot.termine:
        once = part.rhythmus is Rhythmus.EINMALIG
        left_out = ", ".join(day.isoformat() for day in part.nicht_am)
        notes = [
            t("Nicht am: {tage}", tage=left_out) if left_out else "",
            t("Nicht in den Schulferien.") if part.ferienpause else "",
        ]
        yield {
            "valid_from": part.erster_tag, "valid_to": part.erster_tag if once else part.letzter_tag,
            "dtstart": part.erster_tag, "until": None if once else part.letzter_tag, "count": 1 if once else None,
            "freq": "MONTHLY" if part.rhythmus is Rhythmus.MONATLICH else "WEEKLY",
            "interval": 2 if part.rhythmus is Rhythmus.VIERZEHNTAEGLICH else 1, "wkst": "MO",
            "byday": ",".join(days_of(part)), "opens_at": part.von, "closes_at": part.bis,
            "attending_type": t("Im Internet") if angebot.online else None,
            "notes": " ".join(note for note in notes if note),
        }  # fmt: skip


def days_of(termin: Any) -> list[str]:
    """The days of a date in the letters of RFC 5545, such as TU, or 1TU and 3TU for the first and third of a month."""
    numbers = sorted(_DAYS.index(day) for day in termin.tage) or [termin.erster_tag.weekday()]
    if termin.rhythmus is not Rhythmus.MONATLICH:
        return [CODES[number] for number in numbers]
    weeks = termin.woche_im_monat or (str((termin.erster_tag.day - 1) // 7 + 1),)
    return [f"{week}{CODES[number]}" for week in weeks for number in numbers]
