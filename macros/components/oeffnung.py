"""Opening hours of the places of a contact point, in words: the four states are kept apart (DESIGN §4)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from macros.model.anlaufstelle import Zeitstatus
from macros.zeiten import Kind, TableText, exception_text, hours_line, summary, table_text, week_table

if TYPE_CHECKING:
    from datetime import date

    from macros.konzept import Knoten
    from macros.sprache import Sprache

_RANGE = re.compile(r"\d{1,2}(?::\d\d)?\u2060?–\u2060?\d{1,2}(?::\d\d)?")


@dataclass(frozen=True, slots=True)
class Zelle:
    """A cell of the week: its text and over how many columns it goes."""

    text: Markup
    spalten: int


@dataclass(frozen=True, slots=True)
class Woche:
    """A week table in words: heads, and rows of days with their cells."""

    koepfe: tuple[str, ...]
    zeilen: tuple[tuple[str, tuple[Zelle, ...]], ...]


@dataclass(frozen=True, slots=True)
class Zeitblock:
    """The hours of one place or of the telephone.

    ``satz`` is true at any time of day. ``woche`` is None where no week is regular. ``zeilen`` stand below the table:
    seasons, dated exceptions that are not over.
    """

    titel: str | None
    satz: Markup
    woche: Woche | None = None
    zeilen: tuple[Markup, ...] = ()
    hinweis: str | None = None
    feiertage: bool = False


def place_hours(ort: Any, stichtag: date, sprache: Sprache) -> Zeitblock:
    """The hours of a place (``Ort`` part); exceptions that ended before ``stichtag`` are left out."""
    coming = [part for part in ort.ausnahmen if (part.bis or part.von) >= stichtag]
    exceptions = [exception_text(part, sprache.t) for part in coming]
    block = _block(ort.name or ort.strasse, state_sentence(ort, sprache), _regular(ort), sprache)
    return replace(block, zeilen=(*block.zeilen, *map(times, exceptions)), hinweis=ort.zeiten_hinweis)


def phone_hours(zeiten: str, sprache: Sprache, *, in_one_line: bool) -> Zeitblock:
    """The hours in which somebody answers the telephone: as a week, or in one line below the week of a place."""
    line = phone_line(zeiten, sprache)
    return _block(sprache.t("Am Telefon"), line, None if in_one_line else zeiten, sprache)


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
            (row.days, tuple(Zelle(times(cell.text), cell.colspan) for cell in row.cells)) for row in text.rows
        ),
    )


def _regular(ort: Any) -> str | None:
    """The hours that make a table: those of a place that keeps hours, or takes appointments within them."""
    status: Zeitstatus = ort.zeitstatus
    hours: str | None = ort.oeffnungszeiten
    return hours if status in {Zeitstatus.NACH_ZEITEN, Zeitstatus.NUR_MIT_TERMIN} else None


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


def short_hours(anlaufstelle: Knoten, sprache: Sprache) -> Markup | None:
    """The hours of a contact point in one line, for a card; of several places those of the first."""
    t, places = sprache.t, anlaufstelle.orte
    if not places:
        hours = anlaufstelle.telefonzeiten
        return times(t("Am Telefon: {zeiten}", zeiten=phone_line(hours, sprache))) if hours else None
    first = places[0]
    if first.zeitstatus is Zeitstatus.NACH_ZEITEN and first.oeffnungszeiten:
        return times(hours_line(week_table(first.oeffnungszeiten), t, sprache.inhalt))
    return times(state_sentence(first, sprache))


def times(text: str) -> Markup:
    """A text as HTML in which every stretch of time keeps its direction, so that 9–12 does not turn round."""
    html = _RANGE.sub(lambda found: f'<bdi dir="ltr">{found[0]}</bdi>', str(escape(text)))
    return Markup(html)  # noqa: S704 -- escaped in the line above
