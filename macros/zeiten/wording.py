"""Opening hours in words: the week as table text, the lines beside it, one sentence for the whole.

Every word passes through `t` (DESIGN §7); comments of the data pass through `remark`, times and dates are facts.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from macros.zeiten.plan import Exceptional, Slot
from macros.zeiten.rules import DAY, Kind
from macros.zeiten.seasons import days_text_of, season_text
from macros.zeiten.week import Cell, Extra, WeekRow, WeekTable, week_table
from macros.zeiten.words import Translate, clock_range, day_text, days_text, enumeration, listing, weekday_names

Remark = Callable[[str], str]
"""Translates a comment that stands in the data."""

_SAID_BY_KIND = {
    *("nur mit termin", "mit termin", "nach vereinbarung", "nur nach vereinbarung", "termin nach vereinbarung"),
    *("termine nach vereinbarung", "nur mit terminvereinbarung", "nur nach terminvereinbarung"),
    *("nur am telefon", "am telefon", "nur telefonisch", "telefonisch", "telefonzeit"),
}


@dataclass(frozen=True, slots=True)
class CellText:
    """The text of a cell, over how many columns it goes, and what holds (for a class or a colour)."""

    text: str
    colspan: int
    kinds: tuple[Kind, ...]


@dataclass(frozen=True, slots=True)
class RowText:
    """A row: its days in words and as numbers (0: Monday, for a client script), its cells."""

    days: str
    weekdays: tuple[int, ...]
    cells: tuple[CellText, ...]


@dataclass(frozen=True, slots=True)
class TableText:
    """A week table in words: column heads, rows, and the lines that stand below it."""

    heads: tuple[str, ...]
    rows: tuple[RowText, ...]
    lines: tuple[str, ...]


def table_text(table: WeekTable, t: Translate, remark: Remark = str) -> TableText:
    """The table in words; without rows where no week is regular: then `summary` and the lines say all."""
    heads = (t("Tag"), t("Vormittag"), t("Nachmittag")) if table.split else (t("Tag"), t("Zeit"))
    rows = tuple(_row(row, len(heads) - 1, t, remark) for row in table.rows)
    return TableText(heads, rows, tuple(extra_text(extra, t, remark) for extra in table.extras))


def _row(row: WeekRow, columns: int, t: Translate, remark: Remark) -> RowText:
    cells = tuple(CellText(cell_text(cell, t, remark), columns // len(row.cells), _kinds(cell)) for cell in row.cells)
    return RowText(listing(weekday_names(row.weekdays, t), t), row.weekdays, cells)


def _kinds(cell: Cell) -> tuple[Kind, ...]:
    found = [slot.kind for slot in (*cell.slots, *([cell.otherwise] if cell.otherwise else []))]
    return tuple(dict.fromkeys(found)) or (Kind.CLOSED,)


def cell_text(cell: Cell, t: Translate, remark: Remark = str) -> str:
    """The text of a cell: "9–12 Uhr", "nur am Telefon, 9–11 Uhr", "14–16 Uhr, sonst nur mit Termin"."""
    if not cell.slots:
        return _label(cell.otherwise, t, remark) if cell.otherwise else t("geschlossen")
    parts = [_same_kind(list(group), t, remark) for _, group in groupby(cell.slots, key=lambda slot: slot[2:4])]
    text = _apart(parts, t)
    return (
        t("{zeiten}, sonst {sonst}", zeiten=text, sonst=_label(cell.otherwise, t, remark)) if cell.otherwise else text
    )


def _apart(parts: Sequence[str], t: Translate) -> str:
    """Parts that have commas of their own, in a row."""
    text = parts[0] if parts else ""
    for part in parts[1:]:
        text = t("{anfang}; {ende}", anfang=text, ende=part)
    return text


def _same_kind(slots: Sequence[Slot], t: Translate, remark: Remark) -> str:
    first = slots[0]
    if (first.start, first.end) == (0, DAY):
        if first.kind is not Kind.OPEN:
            return _label(first, t, remark)
        hours = t("rund um die Uhr")
    else:
        hours = t("{zeiten}\u00a0Uhr", zeiten=enumeration([clock_range(slot.start, slot.end) for slot in slots], t))
    if first.kind is not Kind.OPEN:
        return t("{zustand}, {zeiten}", zustand=_label(first, t, remark), zeiten=hours)
    return t("{zeiten} ({hinweis})", zeiten=hours, hinweis=remark(first.comment)) if first.comment else hours


def _label(slot: Slot, t: Translate, remark: Remark) -> str:
    """What holds, in words; the comment where it says more than the state itself."""
    if slot.comment and slot.comment.lower() not in _SAID_BY_KIND and slot.kind is not Kind.CLOSED:
        return remark(slot.comment)
    return {
        Kind.OPEN: t("geöffnet"),
        Kind.CLOSED: t("geschlossen"),
        Kind.APPOINTMENT: t("nur mit Termin"),
        Kind.PHONE: t("nur am Telefon"),
        Kind.UNKNOWN: t("nicht bekannt"),
    }[slot.kind]


def extra_text(extra: Extra, t: Translate, remark: Remark = str) -> str:
    """A line beside the table: "Jeden 1. und 3. Donnerstag im Monat: 14–16 Uhr"."""
    rule = extra.rule
    season = season_text(rule, t)
    days = days_text_of(rule, t, begins=not season)
    what = _what(extra, t, remark)
    if season and days:
        what = t("{tage} {zeiten}", tage=days, zeiten=what)
    return t("{wann}: {was}", wann=season or days, was=what)


def _what(extra: Extra, t: Translate, remark: Remark) -> str:
    rule = extra.rule
    slots = tuple(Slot(start, end, rule.kind, rule.comment) for start, end in rule.times)
    if rule.kind is Kind.CLOSED:
        text = t("geschlossen")
        if not rule.whole_day:
            hours = enumeration([clock_range(slot.start, slot.end) for slot in slots], t)
            text = t("{zeiten} geschlossen", zeiten=t("{zeiten}\u00a0Uhr", zeiten=hours))
        return t("{zeiten} ({hinweis})", zeiten=text, hinweis=remark(rule.comment)) if rule.comment else text
    text = cell_text(Cell(slots), t, remark)
    if extra.adds:
        return t("zusätzlich {zeiten}", zeiten=text)
    return t("stattdessen {zeiten}", zeiten=text) if extra.instead else text


def summary(table: WeekTable, t: Translate, remark: Remark = str) -> str:
    """One neutral sentence, true at any time: "Geöffnet Montag bis Donnerstag. Zeiten unten."."""
    if table.always:
        return _always(table.always, t, remark)
    for kind in (Kind.OPEN, Kind.APPOINTMENT, Kind.PHONE):
        numbers = table.weekdays_with(kind)
        if not numbers:
            continue
        days = enumeration(weekday_names(numbers, t), t)
        if kind is Kind.APPOINTMENT:
            return t("Nur mit Termin: {tage}. Zeiten unten.", tage=days)
        if kind is Kind.PHONE:
            return t("Nur am Telefon: {tage}. Zeiten unten.", tage=days)
        if len(numbers) == 7:  # noqa: PLR2004 -- days of the week
            return t("Jeden Tag geöffnet. Zeiten unten.")
        return t("Geöffnet {tage}. Zeiten unten.", tage=days)
    if any(extra.rule.kind is Kind.OPEN for extra in table.extras):
        return t("An bestimmten Tagen geöffnet. Zeiten unten.")
    return t("Öffnungszeiten unten.") if table.extras or table.rows else t("Geschlossen.")


def _always(slot: Slot, t: Translate, remark: Remark) -> str:
    if slot.kind is Kind.OPEN:
        return t("Rund um die Uhr geöffnet.")
    if slot.kind is Kind.APPOINTMENT:
        return t("Nur mit Termin.")
    if slot.kind is Kind.PHONE:
        return t("Nur am Telefon.")
    if slot.kind is Kind.CLOSED:
        return t("Zurzeit geschlossen.")
    return (
        remark(slot.comment) if slot.comment else t("Die Öffnungszeiten kennen wir nicht. Rufen Sie bitte vorher an.")
    )


def hours_line(table: WeekTable, t: Translate, remark: Remark = str) -> str:
    """The regular hours in one line, for a card: "Dienstag 8–12 und 14–18 Uhr, Freitag 8–12 Uhr"; closed days left out.

    Where no week is regular, the summary or the lines beside the table.
    """
    if table.always:
        return summary(table, t, remark)
    groups = list(_day_groups(table.rows, t, remark))
    if not groups:
        return _apart([extra_text(extra, t, remark) for extra in table.extras], t)
    if len(groups) == 1:
        return t("{tage}, {zeiten}", tage=groups[0][0], zeiten=groups[0][1])
    parts = [t("{tage} {zeiten}", tage=days, zeiten=hours) for days, hours in groups]
    plain = all(row.kinds <= {Kind.OPEN} for row in table.rows)
    return listing(parts, t) if plain else _apart(parts, t)


def _day_groups(rows: Sequence[WeekRow], t: Translate, remark: Remark) -> Iterator[tuple[str, str]]:
    groups: dict[tuple[Cell, ...], list[int]] = {}
    for row in rows:
        if row.kinds:
            groups.setdefault(row.cells, []).extend(row.weekdays)
    for cells, numbers in groups.items():
        yield enumeration(weekday_names(numbers, t), t), cell_text(_joined(cells), t, remark)


def exception_text(exception: Exceptional, t: Translate, remark: Remark = str) -> str:
    """A dated exception as a sentence: "Geschlossen vom 24. Dezember 2026 bis 3. Januar 2027: Betriebsferien."."""
    first, last = exception.von, exception.bis or exception.von
    if exception.zeiten:
        days = (
            t("Am {tag}", tag=day_text(first, t)) if first == last else t("Vom {tage}", tage=days_text(first, last, t))
        )
        hours = _hours_of_days(week_table(exception.zeiten), t, remark)
        text = t("{tage}: {zeiten}", tage=days, zeiten=hours)
    elif first == last:
        text = t("Geschlossen am {tag}", tag=day_text(first, t))
    else:
        text = t("Geschlossen vom {tage}", tage=days_text(first, last, t))
    if exception.grund:
        text = t("{satz} ({grund})", satz=text, grund=remark(exception.grund))
    return t("{satz}.", satz=text)


def _hours_of_days(table: WeekTable, t: Translate, remark: Remark) -> str:
    """The hours alone where every day has the same, else with their days."""
    if table.always:
        return cell_text(Cell(() if table.always.kind is Kind.CLOSED else (table.always,)), t, remark)
    if len(table.rows) == 1 and not table.extras:
        return cell_text(_joined(table.rows[0].cells), t, remark)
    return hours_line(table, t, remark)


def _joined(cells: Sequence[Cell]) -> Cell:
    return Cell(tuple(slot for cell in cells for slot in cell.slots), cells[0].otherwise)
