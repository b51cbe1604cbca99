"""On which days an offer really takes place: its rules, without public holidays, school holidays and days left out.

Nobody knows the school holidays or the wishes of far years, so dates are told up to a horizon, and those that pause in
the school holidays only as far as those are known. That also keeps an offer that repeats for ever finite.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final, cast

from macros.model.angebot import Rhythmus, Wochentag
from macros.zeiten import holidays_of
from macros.zeiten.wiederkehr import Wiederkehr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.konzept import Knoten, Konzept
    from macros.model.angebot import Angebot

AHEAD: Final = 2
NEXT: Final = 5
_DAYS: Final = tuple(Wochentag)


@dataclass(frozen=True, slots=True)
class Vorkommen:
    """One time an offer takes place: ``tag`` to ``ende`` (the same day but for what lasts several), and its rule."""

    tag: date
    ende: date
    termin: Any


@dataclass(frozen=True, slots=True)
class Terminplan:
    """The days of one ``Termin`` part: ``regel`` ends where its days are no longer known; ``ausfall`` are its gaps."""

    termin: Any
    regel: Wiederkehr
    ausfall: frozenset[date]

    def days(self, ab: date, bis: date) -> Iterator[date]:
        """The days from ``ab`` to ``bis`` on which it takes place, rising."""
        return (day for day in self.regel.days(bis) if day >= ab and day not in self.ausfall)


def horizon(stichtag: date) -> date:
    """The last day for which dates are told: the end of the year after next."""
    return date(stichtag.year + AHEAD, 12, 31)


def plans(angebot: Knoten) -> tuple[Terminplan, ...]:
    """A plan for every ``Termin`` of an offer, in their order."""
    return tuple(_plan(angebot, part) for part in angebot.termine)


def upcoming(angebot: Knoten, anzahl: int = NEXT) -> tuple[Vorkommen, ...]:
    """The next times an offer takes place, from the reference day on; what lasts several days counts until it ends."""
    today = angebot.konzept.stichtag
    found = [one for plan in plans(angebot) for one in _first(plan, today, anzahl)]
    return tuple(sorted(found, key=lambda one: (one.tag, one.termin.von))[:anzahl])


def occurrences(angebot: Knoten, ab: date, bis: date) -> tuple[Vorkommen, ...]:
    """Every time an offer begins from ``ab`` to ``bis``, in order."""
    found = [_one(plan, day) for plan in plans(angebot) for day in plan.days(ab, bis)]
    return tuple(sorted(found, key=lambda one: (one.tag, one.termin.von)))


def weekdays(angebot: Knoten) -> frozenset[int]:
    """The weekdays (0 is Monday) of the dates of an offer that are not over."""
    today = angebot.konzept.stichtag
    found: set[int] = set()
    for part in angebot.termine:
        last = part.zuletzt
        if last is not None and last < today:
            continue
        if part.rhythmus is Rhythmus.EINMALIG and last is not None:
            length = min((last - part.erster_tag).days, 6)
            found |= {(part.erster_tag.weekday() + day) % 7 for day in range(length + 1)}
        else:
            found |= set(_rule(part, last).wochentage)
    return frozenset(found)


def _first(plan: Terminplan, today: date, anzahl: int) -> Iterator[Vorkommen]:
    last = plan.termin.zuletzt
    once = plan.termin.rhythmus is Rhythmus.EINMALIG
    since = plan.regel.erster if once and last is not None and last >= today else today
    for number, day in enumerate(plan.days(since, horizon(today))):
        if number >= anzahl:
            return
        yield _one(plan, day)


def _one(plan: Terminplan, day: date) -> Vorkommen:
    last = plan.termin.zuletzt if plan.termin.rhythmus is Rhythmus.EINMALIG else day
    return Vorkommen(day, last or day, plan.termin)


def _plan(angebot: Knoten, termin: Any) -> Terminplan:
    konzept, entry = angebot.konzept, cast("Angebot", angebot.eintrag)
    once = termin.rhythmus is Rhythmus.EINMALIG
    ends = [day for day in (entry.gueltig_bis, termin.letzter_tag) if day is not None]
    if not once:
        ends.append(horizon(konzept.stichtag))
        ends += _known_school_year(konzept) if termin.ferienpause else []
    rule = _rule(termin, None if once else min(ends))
    out = set(termin.nicht_am)
    if entry.gueltig_von is not None and not once:
        out |= set(rule.days(entry.gueltig_von - timedelta(days=1)))
    if not once:
        out |= {day for day in rule.days(min(ends)) if _free(konzept, termin, day)}
    return Terminplan(termin, rule, frozenset(out))


def _rule(termin: Any, letzter: date | None) -> Wiederkehr:
    first: date = termin.erster_tag
    if termin.rhythmus is Rhythmus.EINMALIG:
        return Wiederkehr(first)
    days = tuple(sorted(_DAYS.index(day) for day in termin.tage)) or (first.weekday(),)
    if termin.rhythmus is Rhythmus.MONATLICH:
        which = tuple(int(week) for week in termin.woche_im_monat) or ((first.day - 1) // 7 + 1,)
        return Wiederkehr(first, letzter, days, wievielte=which)
    return Wiederkehr(first, letzter, days, 2 if termin.rhythmus is Rhythmus.VIERZEHNTAEGLICH else 1)


def _free(konzept: Konzept, termin: Any, day: date) -> bool:
    kreis = konzept.daten.landkreis
    if not termin.an_feiertagen and day in holidays_of(kreis.bundesland, [day.year]):
        return True
    return termin.ferienpause and any(free.von <= day <= free.bis for free in kreis.schulferien)


def _known_school_year(konzept: Konzept) -> list[date]:
    """The last day up to which the school holidays are known; nothing where none are: then nobody can tell."""
    return (
        [max(free.bis for free in konzept.daten.landkreis.schulferien)] if konzept.daten.landkreis.schulferien else []
    )
