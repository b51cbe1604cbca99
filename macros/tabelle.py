"""Reads the tables of indicators: ``<id>.csv`` with gebiet, jahr, wert and, if needed, anmerkung.

Read is what we export and what a German Excel writes: UTF-8 with or without BOM; semicolon or tab with decimal comma;
comma with decimal point. ``*`` is a suppressed value, an empty cell an unknown one. A number that fits two readings is
refused, never guessed: a silent factor of 1,000 would be published (DESIGN §4, reading tables).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final, TypeVar

from pydantic import TypeAdapter, ValidationError

from macros.errors import Problem, nearest
from macros.model.indikator import Messwert
from macros.model.types import Gebiet, Jahr, Text
from macros.source import unreadable

if TYPE_CHECKING:
    from pathlib import Path

MAX_BYTES: Final = 1_048_576
REQUIRED: Final = ("gebiet", "jahr", "wert")
COLUMNS: Final = (*REQUIRED, "anmerkung")
SUPPRESSED: Final = "*"
SEPARATORS: Final = {";": "Semikolon", "\t": "Tabulator", ",": "Komma"}

_HEADER = "erwartet wird in der ersten Zeile: gebiet;jahr;wert;anmerkung"
_ENCODING = "in Excel „Speichern unter“ und „CSV UTF-8 (durch Trennzeichen getrennt)“ wählen"
T = TypeVar("T")

_GEBIET: TypeAdapter[str] = TypeAdapter(Gebiet)
_JAHR: TypeAdapter[int] = TypeAdapter(Jahr)
_TEXT: TypeAdapter[str] = TypeAdapter(Text)
_GROUPED = r"-?[1-9]\d{{0,2}}(?:{group}\d{{3}})+"


class _Refused(Exception):
    """A row, or with ``fatal`` all that follows, cannot be read; carries where (line, column from 1) and why."""

    def __init__(self, line: int, column: int, message: str, field: str = "", *, fatal: bool = False) -> None:
        super().__init__(message)
        self.line, self.column, self.message, self.field, self.fatal = line, column, message, field, fatal


@dataclass(frozen=True, slots=True)
class _Cell:
    text: str
    column: int


@dataclass(frozen=True, slots=True)
class _Table:
    """The separator of a table and the position of each column, by its name."""

    separator: str
    columns: dict[str, int]

    @property
    def decimal(self) -> str:
        return "." if self.separator == "," else ","


def read_values(path: Path, name: str) -> tuple[tuple[Messwert, ...], list[Problem]]:
    """The rows of one table and every problem in it.

    ``name`` is the file's name as editors know it. Never raises for a mistake in the table: rows that cannot be read
    are left out, and each is told with line and column.
    """
    try:
        raw = path.read_bytes()
    except IsADirectoryError:
        return (), [_problem(name, _Refused(0, 0, "ist ein Ordner – erwartet wird eine Datei mit diesem Namen"))]
    except OSError as error:
        return (), [_problem(name, _Refused(0, 0, unreadable(error)))]
    return parse_values(raw, name)


def parse_values(raw: bytes, name: str) -> tuple[tuple[Messwert, ...], list[Problem]]:
    """The rows in the bytes of one table and every problem in it, as ``read_values`` gives them."""
    try:
        lines = _lines(raw)
        first, table = _header(lines)
        return _rows(lines, first, table, name)
    except _Refused as refused:
        return (), [_problem(name, refused)]


def _problem(name: str, refused: _Refused) -> Problem:
    return Problem(name, refused.line, refused.column, refused.field, refused.message, regel="tabelle")


def _lines(raw: bytes) -> list[str]:
    if len(raw) > MAX_BYTES:
        size = f"{len(raw) / MAX_BYTES:.1f}".replace(".", ",")
        raise _Refused(0, 0, f"ist {size} MiB groß – erlaubt ist höchstens 1 MiB je Datei")
    if raw[:2] in {b"\xff\xfe", b"\xfe\xff"} or b"\0" in raw:
        raise _Refused(0, 0, f"ist in UTF-16 („Unicode-Text“) gespeichert – {_ENCODING}")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        line, column = before.count(b"\n") + 1, error.start - before.rfind(b"\n")
        message = f"ist nicht in UTF-8 gespeichert, wohl in der alten Windows-Kodierung (CP1252) – {_ENCODING}"
        raise _Refused(line, column, message) from None
    if not text.strip():
        raise _Refused(0, 0, f"ist leer – {_HEADER}")
    return re.split(r"\r\n|\r|\n", text)


def _header(lines: list[str]) -> tuple[int, _Table]:
    """Index of the header line, and what it says."""
    index = next(number for number, line in enumerate(lines) if line.strip())
    line, here = lines[index], index + 1
    used = [separator for separator in SEPARATORS if separator in line]
    if len(used) != 1:
        found = " und ".join(SEPARATORS[separator] for separator in used)
        what = f"mischt {found} als Trennzeichen" if used else f"„{line.strip()[:60]}“ ist keine Kopfzeile"
        raise _Refused(here, 1, f"{what} – {_HEADER}")
    cells = _cells(line, used[0], here)
    while cells and not cells[-1].text:
        cells.pop()
    columns: dict[str, int] = {}
    for number, cell in enumerate(cells):
        if cell.text not in COLUMNS:
            hint = nearest(cell.text, COLUMNS) or f" – {_HEADER}"
            what = f"unbekannte Spalte „{cell.text}“" if cell.text else "Spalte ohne Namen"
            raise _Refused(here, cell.column, f"{what}{hint}")
        if cell.text in columns:
            raise _Refused(here, cell.column, f"die Spalte „{cell.text}“ steht zweimal – bitte eine davon löschen")
        columns[cell.text] = number
    for word in REQUIRED:
        if word not in columns:
            raise _Refused(here, 1, f"die Spalte „{word}“ fehlt – {_HEADER}")
    return index, _Table(used[0], columns)


def _cells(line: str, separator: str, number: int) -> list[_Cell]:
    """The cells of one line; a quoted cell may hold the separator and doubled quotes, but no line break."""
    cells: list[_Cell] = []
    start = 0
    while start <= len(line):
        if line.startswith('"', start):
            match = re.compile(r'"((?:[^"]|"")*)"').match(line, start)
            if match is None:
                message = "das Anführungszeichen wird in dieser Zeile nicht geschlossen – bitte ohne Zeilenumbruch"
                raise _Refused(number, start + 1, message)
            end = match.end()
            if end < len(line) and line[end] != separator:
                message = 'nach dem schließenden Anführungszeichen steht noch etwas – im Text bitte verdoppeln: „""“'
                raise _Refused(number, end + 1, message)
            cells.append(_Cell(match[1].replace('""', '"').strip(), start + 1))
        else:
            end = line.find(separator, start)
            end = len(line) if end < 0 else end
            cells.append(_Cell(line[start:end].strip(), start + 1))
        start = end + 1
    return cells


def _rows(lines: list[str], first: int, table: _Table, name: str) -> tuple[tuple[Messwert, ...], list[Problem]]:
    values: dict[tuple[str, int], Messwert] = {}
    problems: list[Problem] = []
    for number, line in enumerate(lines[first + 1 :], first + 2):
        try:
            value = _row(line, number, table, values)
        except _Refused as refused:
            problems.append(_problem(name, refused))
            if refused.fatal:
                break
        else:
            if value is not None:
                values[value.gebiet, value.jahr] = value
    return tuple(values.values()), problems


def _row(line: str, number: int, table: _Table, values: dict[tuple[str, int], Messwert]) -> Messwert | None:
    cells = _cells(line, table.separator, number)
    if not any(cell.text for cell in cells):
        return None
    _count(line, cells, table, number)
    value = _value(cells, table, number)
    earlier = values.get((value.gebiet, value.jahr))
    if earlier is not None:
        message = f"{value.gebiet} {value.jahr} steht schon in Zeile {earlier.zeile} – bitte eine der beiden löschen"
        raise _Refused(number, cells[table.columns["gebiet"]].column, message)
    return value


def _count(line: str, cells: list[_Cell], table: _Table, number: int) -> None:
    """Refuse a row with another number of cells than the header.

    Excel leaves out the separator before an empty last cell in some rows, so a missing remark is none.
    """
    width = max(table.columns.values()) + 1
    needed = max(table.columns[word] for word in REQUIRED) + 1
    surplus = [cell for cell in cells[width:] if cell.text]
    if len(cells) >= needed and not surplus:
        return
    other = [word for sign, word in SEPARATORS.items() if sign != table.separator and line.count(sign) >= needed - 1]
    if len(cells) < needed and other:
        what = f"hier trennt {other[0]}, in der Kopfzeile {SEPARATORS[table.separator]}"
        raise _Refused(number, 1, f"{what} – bitte überall dasselbe Trennzeichen nehmen", fatal=True)
    message = f"hat {len(cells)} Zellen – erwartet werden {width}: {table.separator.join(table.columns)}"
    if table.separator == ",":
        message += " (Dezimalzahlen hier mit Punkt schreiben, Texte mit Komma in Anführungszeichen)"
    raise _Refused(number, surplus[0].column if surplus else 1, message.replace("\t", " "))


def _value(cells: list[_Cell], table: _Table, number: int) -> Messwert:
    gebiet, jahr, wert = (cells[table.columns[word]] for word in REQUIRED)
    position = table.columns.get("anmerkung", len(cells))
    remark = cells[position] if position < len(cells) else _Cell("", 1)
    if not gebiet.text:
        message = "fehlt – erwartet wird z. B. landkreis oder gemeinde:beispielhausen"
        raise _Refused(number, gebiet.column, message, "gebiet")
    if not jahr.text:
        raise _Refused(number, jahr.column, "fehlt – zu jedem Wert gehört ein Jahr", "jahr")
    if not re.fullmatch(r"\d{4}", jahr.text):
        message = f"„{jahr.text}“ ist kein Jahr – erwartet werden vier Ziffern, z. B. 2025"
        raise _Refused(number, jahr.column, message, "jahr")
    if table.separator == "," and re.fullmatch(r"\d+", remark.text) and re.fullmatch(r"-?\d+", wert.text):
        both = f"„{wert.text},{remark.text}“ kann eine Dezimalzahl oder Wert und Anmerkung sein"
        message = f"{both} – gemeint „{wert.text}.{remark.text}“? Sonst bitte mit Semikolon trennen"
        raise _Refused(number, wert.column, message, "wert")
    return Messwert(
        gebiet=_checked(_GEBIET, gebiet, number, "gebiet"),
        jahr=_checked(_JAHR, jahr, number, "jahr"),
        wert=None if wert.text in {"", SUPPRESSED} else _decimal(wert, table, number),
        unterdrueckt=wert.text == SUPPRESSED,
        anmerkung=_checked(_TEXT, remark, number, "anmerkung") if remark.text else "",
        zeile=number,
        spalten=(gebiet.column, jahr.column, wert.column),
    )


def _checked(rule: TypeAdapter[T], cell: _Cell, number: int, field: str) -> T:
    try:
        return rule.validate_python(cell.text)
    except ValidationError as error:
        detail = error.errors(include_url=False)[0]
        message = detail["ctx"]["error"] if detail["type"] == "value_error" else "ist zu lang (höchstens 600 Zeichen)"
        raise _Refused(number, cell.column, str(message), field) from None


def _decimal(cell: _Cell, table: _Table, number: int) -> Decimal:
    text = cell.text.replace("\u2212", "-")
    point, group = table.decimal, "." if table.decimal == "," else ","
    if re.fullmatch(rf"-?\d+(?:\{point}\d+)?", text) and not (group == "," and _ambiguous(text, ".")):
        return Decimal(text.replace(",", "."))
    grouped = _GROUPED.format(group=rf"\{group}")
    if re.fullmatch(rf"{grouped}\{point}\d+|{grouped}\{group}\d{{3}}", text):
        return Decimal(text.replace(group, "").replace(",", "."))
    raise _Refused(number, cell.column, _why(text, cell.text, point), "wert")


def _ambiguous(text: str, sign: str) -> bool:
    """Whether ``sign`` may group thousands as well as begin the decimals, as in 1.234."""
    return re.fullmatch(rf"-?[1-9]\d{{0,2}}\{sign}\d{{3}}", text) is not None


def _why(text: str, written: str, point: str) -> str:
    for sign in ".,":
        if _ambiguous(text, sign):
            whole, _, part = text.partition(sign)
            decimal = f"{whole}{point}{part}" if point == "," else f"{whole}{point}{part}0"
            return f"„{written}“ lässt sich zweifach lesen – gemeint „{whole}{part}“ oder „{decimal}“?"
    plain = re.sub(r"[\s\u00a0\u202f'’]|%|€|Euro|EUR", "", text)
    if re.fullmatch(r"-?\d+[.,]\d+|-?\d+", plain):
        better = re.sub(r"[.,]", point, plain)
        return f"„{written}“ ist keine Zahl in dieser Schreibweise – gemeint „{better}“?"
    if re.fullmatch(r"-?\d+(?:[.,]\d+)?[eE][+-]?\d+", plain):
        return f"„{written}“ hat Excel gekürzt – bitte die ganze Zahl schreiben"
    return f"„{written}“ ist keine Zahl – erlaubt sind Ziffern, „*“ für unterdrückt, leer für nicht bekannt"
