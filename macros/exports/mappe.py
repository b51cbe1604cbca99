"""All tables in one workbook for Excel and LibreOffice, where every cell keeps its kind.

A CSV file cannot say that 01234 is a text and 1.2 no date; a workbook can. The columns are those of the CSV tables.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final, TypeVar

from macros.arten import ARTEN
from macros.exports import adressen
from macros.exports.datei import Ausgabe, Datei
from macros.exports.datensatz import Datensaetze
from macros.exports.fortschreibung import VERSION
from macros.exports.tabellen import VALUES, columns, value_rows
from macros.exports.zelle import written

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from macros.exports.tabellen import Spalte
    from macros.konzept import Konzept

T = TypeVar("T")
#: What Excel takes into one cell, and into the name of a sheet.
LONGEST: Final = 32_767
NAME: Final = 31
DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
WIDTH: Final = 18


def files(konzept: Konzept) -> Iterator[Datei]:
    """The one workbook: where it comes from, then a sheet for each kind, then the values."""
    daten, t = Datensaetze(konzept), konzept.sprache.t
    mappe = Mappe(konzept)
    mappe.origin(daten)
    for art in ARTEN:
        mappe.sheet(t(art.plural), columns(art, daten), daten.entries(art))
    mappe.sheet(t("Werte der Indikatoren"), VALUES, value_rows(daten))
    yield Datei(adressen.MAPPE, mappe.content())


class Mappe:
    """A workbook while it is filled. Nothing in it is a formula, a link or a number that was a text."""

    def __init__(self, konzept: Konzept) -> None:
        from xlsxwriter import Workbook  # noqa: PLC0415 -- takes 80 ms to import, only a build needs it

        self._out = BytesIO()
        self._book = Workbook(self._out, {"in_memory": True})
        made = datetime.combine(konzept.stichtag, time())
        self._book.set_properties({"title": f"{konzept.landkreis.name}: {konzept.konzept.titel}", "created": made})
        self._bold = self._book.add_format({"bold": True})
        self._day = self._book.add_format({"num_format": "dd.mm.yyyy"})

    def content(self) -> bytes:
        """The finished file."""
        self._book.close()
        return self._out.getvalue()

    def origin(self, daten: Datensaetze) -> None:
        """The first sheet: whose data these are and what one may do with them."""
        konzept, t = daten.konzept, daten.konzept.sprache.t
        own = konzept.daten.konzept
        lines: tuple[tuple[str, Any], ...] = (
            (t("Landkreis"), konzept.landkreis.name),
            (t("Beispiel, alles erfunden"), konzept.landkreis.fiktiv),
            (t("Stand"), konzept.stichtag.isoformat()),
            (t("Herausgeber"), own.herausgeber),
            (t("Lizenz"), own.lizenz),
            (t("Adresse der Lizenz"), own.lizenz_adresse),
            (t("Erklärung der Spalten"), daten.url(adressen.PAGE) or adressen.PAGE),
            (t("Version"), VERSION),
        )
        sheet = self._book.add_worksheet(t("Herkunft"))
        sheet.set_column(0, 0, WIDTH * 2, self._bold)
        sheet.set_column(1, 1, WIDTH * 4)
        for number, (name, value) in enumerate(lines):
            sheet.write_string(number, 0, name)
            self._write(sheet, number, 1, value)

    def sheet(self, name: str, spalten: Sequence[Spalte[T]], zeilen: Iterable[T]) -> None:
        """A sheet with the names of the columns in its first line, which stays in sight."""
        sheet = self._book.add_worksheet(name[:NAME])
        sheet.freeze_panes(1, 1)
        sheet.set_column(0, len(spalten) - 1, WIDTH)
        for column, spalte in enumerate(spalten):
            sheet.write_string(0, column, spalte.name, self._bold)
        for row, zeile in enumerate(zeilen, 1):
            for column, spalte in enumerate(spalten):
                self._write(sheet, row, column, spalte.wert(zeile))

    def _write(self, sheet: Any, row: int, column: int, value: Any) -> None:
        """One cell: a number, a day or a text; nothing for what is empty."""
        if value is None or value == []:
            return
        if isinstance(value, Decimal | int) and not isinstance(value, bool):
            sheet.write_number(row, column, float(value))
            return
        text = written(value)
        if DAY.fullmatch(text):
            sheet.write_datetime(row, column, date.fromisoformat(text), self._day)
        else:
            sheet.write_string(row, column, text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…")


AUSGABE: Final = Ausgabe(
    key="mappe",
    titel="Alle Tabellen in einer Mappe (Excel)",
    beschreibung="Jede Liste ein Blatt, dazu die Werte der Indikatoren; Postleitzahlen und Schlüssel bleiben ganz.",
    medientyp="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    adresse=adressen.MAPPE,
    dateien=files,
)
