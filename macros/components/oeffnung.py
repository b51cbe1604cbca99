"""Opening hours of the places of a contact point, in words: the four states are kept apart (DESIGN §4)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from markupsafe import Markup, escape

from macros.model.anlaufstelle import Zeitstatus
from macros.zeiten import (
    Kind,
    TableText,
    clock,
    exception_text,
    hours_line,
    hours_of,
    plan_of,
    summary,
    table_text,
    week_table,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from macros.konzept import Knoten, Konzept
    from macros.sprache import Sprache

ALWAYS_THE_SAME = frozenset({Zeitstatus.GESCHLOSSEN, Zeitstatus.UNBEKANNT, Zeitstatus.RUND_UM_DIE_UHR})
_RANGE = re.compile(r"\d{1,2}(?::\d\d)?\u2060?–\u2060?\d{1,2}(?::\d\d)?")


@dataclass(frozen=True, slots=True)
class Zelle:
    """A cell of the week: its text and over how many columns it goes."""

    text: Markup
    spalten: int


@dataclass(frozen=True, slots=True)
class Wochenzeile:
    """Days with the same hours: in words, as numbers from 0 (Monday) for a script, and their cells."""

    tage: str
    nummern: tuple[int, ...]
    zellen: tuple[Zelle, ...]


@dataclass(frozen=True, slots=True)
class Woche:
    """A week table in words."""

    koepfe: tuple[str, ...]
    zeilen: tuple[Wochenzeile, ...]


@dataclass(frozen=True, slots=True)
class Uhr:
    """What a script needs to say what holds now: ``wert`` and ``woche`` as in ``macros.zeiten.Clock``.

    ``telefon``: it is about the telephone, not about a door.
    """

    wert: str
    woche: str
    telefon: bool = False


@dataclass(frozen=True, slots=True)
class Zeitblock:
    """The hours of one place or of the telephone.

    ``satz`` is true at any time of day; None where what stands below says it. ``woche`` is None where no week is
    regular. ``zeilen`` stand below the table: seasons, dated exceptions that are not over.
    """

    titel: str | None
    satz: Markup | None
    woche: Woche | None = None
    zeilen: tuple[Markup, ...] = ()
    hinweis: str | None = None
    feiertage: bool = False
    regel: str | None = None
    uhr: Uhr | None = None


def place_hours(ort: Any, konzept: Konzept) -> Zeitblock:
    """The hours of a place (``Ort`` part); exceptions that ended before the reference day are left out."""
    sprache = konzept.sprache
    coming = [part for part in ort.ausnahmen if (part.bis or part.von) >= konzept.stichtag]
    exceptions = [exception_text(part, sprache.t) for part in coming]
    hours = _hours(ort) if ort.oeffnungszeiten and ort.zeitstatus not in ALWAYS_THE_SAME else None
    block = _block(ort.name or ort.strasse, state_sentence(ort, sprache), hours, sprache)
    if block.zeilen and ort.zeitstatus is Zeitstatus.NACH_ZEITEN:
        block = replace(block, satz=None)
    uhr = place_clock(ort, konzept)
    return replace(
        block,
        zeilen=(*block.zeilen, *map(times, exceptions)),
        hinweis=ort.zeiten_hinweis,
        regel=uhr.woche if uhr else None,
        uhr=uhr,
    )


def phone_hours(zeiten: str, konzept: Konzept, *, in_one_line: bool) -> Zeitblock:
    """The hours in which somebody answers the telephone: as a week, or in one line below the week of a place."""
    sprache = konzept.sprache
    block = _block(sprache.t("Am Telefon"), phone_line(zeiten, sprache), None if in_one_line else zeiten, sprache)
    uhr = phone_clock(zeiten, (), konzept)
    return replace(block, regel=uhr.woche if uhr else None)


def place_clock(ort: Any, konzept: Konzept) -> Uhr | None:
    """What a script needs to say whether a place (``Ort`` part) is open now; None where there is nothing to add."""
    if ort.zeitstatus in {Zeitstatus.GESCHLOSSEN, Zeitstatus.UNBEKANNT}:
        return None
    written = (part.modell for part in ort.ausnahmen)
    exceptions = tuple(_Days(part.von, part.bis, part.zeiten, part.grund) for part in written)
    return _clock(_hours(ort), exceptions, konzept)


def phone_clock(zeiten: str, orte: Iterable[Any], konzept: Konzept) -> Uhr | None:
    """The same for the hours of the telephone.

    On days on which a place (``Ort`` part) has other hours than usual, nobody knows whether the telephone has too.
    """
    unsure = tuple(_Days(part.von, part.bis, "24/7 unknown") for place in orte for part in place.ausnahmen)
    found = _clock(zeiten, unsure, konzept)
    return replace(found, telefon=True) if found else None


class _Days(NamedTuple):
    """Days with other hours, as plain values."""

    von: date
    bis: date | None
    zeiten: str | None
    grund: str | None = None


def _clock(expression: str, exceptions: tuple[_Days, ...], konzept: Konzept) -> Uhr | None:
    return _made(expression, exceptions, konzept.daten.landkreis.bundesland, konzept.stichtag, konzept.sprache)


@lru_cache(maxsize=4096)
def _made(expression: str, exceptions: tuple[_Days, ...], land: str, day: date, sprache: Sprache) -> Uhr | None:
    """The clock of these values; a place stands on many pages, and working it out takes two milliseconds."""
    plan = plan_of(expression, exceptions, land, range(day.year - 1, day.year + 2))
    found = clock(plan, day, sprache.t, sprache.inhalt)
    return Uhr(found.uhr, found.woche) if found else None


def _hours(ort: Any) -> str:
    return hours_of(ort.zeitstatus.value, ort.oeffnungszeiten)


def phone_line(zeiten: str, sprache: Sprache) -> str:
    """The hours of the telephone in one line."""
    table = week_table(zeiten)
    if table.always and table.always.kind is Kind.OPEN:
        return sprache.t("rund um die Uhr")
    return hours_line(table, sprache.t, sprache.inhalt)


def _block(titel: str | None, satz: str, zeiten: str | None, sprache: Sprache) -> Zeitblock:
    table = week_table(zeiten) if zeiten else None
    text = table_text(table, sprache.t, sprache.inhalt) if table else TableText((), (), ())
    return Zeitblock(
        titel=titel,
        satz=times(satz),
        woche=_week(text) if text.rows else None,
        zeilen=tuple(map(times, text.lines)),
        feiertage=bool(table and table.closed_on_holidays and text.rows),
    )


def _week(text: TableText) -> Woche:
    return Woche(
        koepfe=text.heads,
        zeilen=tuple(
            Wochenzeile(row.days, row.weekdays, tuple(Zelle(times(cell.text), cell.colspan) for cell in row.cells))
            for row in text.rows
        ),
    )


def state_sentence(ort: Any, sprache: Sprache) -> str:
    """One sentence on a place that is true at any time: open on which days, only by appointment, closed, not known."""
    t, status = sprache.t, ort.zeitstatus
    if status is Zeitstatus.NUR_MIT_TERMIN:
        return t("Nur mit Termin.")
    if status is Zeitstatus.GESCHLOSSEN:
        return t("Zurzeit geschlossen.")
    if status is Zeitstatus.RUND_UM_DIE_UHR:
        return t("Rund um die Uhr erreichbar.")
    return summary(week_table(_known(ort)), t, sprache.inhalt)


def _known(ort: Any) -> str:
    return ort.oeffnungszeiten or "" if ort.zeitstatus is Zeitstatus.NACH_ZEITEN else ""


def state_of(anlaufstelle: Knoten, sprache: Sprache) -> Markup | None:
    """The state sentence of a contact point, for the top of its contact box; None when nothing is known to say."""
    t = sprache.t
    sentences = list(dict.fromkeys(state_sentence(ort, sprache) for ort in anlaufstelle.orte))
    if len(sentences) == 1:
        return times(sentences[0])
    if sentences:
        return Markup(escape(t("Mehrere Orte mit eigenen Zeiten. Zeiten unten.")))  # noqa: S704 -- escaped
    if anlaufstelle.telefonzeiten:
        return times(t("Am Telefon: {zeiten}", zeiten=phone_line(anlaufstelle.telefonzeiten, sprache)))
    return None


def clock_of(anlaufstelle: Knoten) -> Uhr | None:
    """The clock beside the sentence of ``state_of``: of the only place, or of the telephone where there is no place."""
    places, konzept = anlaufstelle.orte, anlaufstelle.konzept
    if len(places) == 1:
        return place_clock(places[0], konzept)
    hours = anlaufstelle.telefonzeiten
    return phone_clock(hours, (), konzept) if hours and not places else None


def short_hours(anlaufstelle: Knoten, sprache: Sprache) -> Markup | None:
    """The hours of a contact point in one line, for a card; of several places those of the first."""
    t, places = sprache.t, anlaufstelle.orte
    if not places:
        hours = anlaufstelle.telefonzeiten
        return times(t("Am Telefon: {zeiten}", zeiten=phone_line(hours, sprache))) if hours else None
    return place_line_of_hours(places[0], sprache)


def place_line_of_hours(ort: Any, sprache: Sprache) -> Markup:
    """The hours of a place (``Ort`` part) in one line."""
    if ort.zeitstatus is Zeitstatus.NACH_ZEITEN and ort.oeffnungszeiten:
        return times(hours_line(week_table(ort.oeffnungszeiten), sprache.t, sprache.inhalt))
    return times(state_sentence(ort, sprache))


def times(text: str) -> Markup:
    """A text as HTML in which every stretch of time keeps its direction, so that 9–12 does not turn round."""
    html = _RANGE.sub(lambda found: f'<bdi dir="ltr">{found[0]}</bdi>', str(escape(text)))
    return Markup(html)  # noqa: S704 -- escaped in the line above
