"""The list of measures as it stands on its page, as CSV and as a workbook: the same columns, the same words.

With a script, the links on the page give the rows that are shown; these files are what they give without it. All fields
of all measures are in the table of the open data.
"""

from __future__ import annotations

import json
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from macros.components.massnahme import liste
from macros.components.massnahmenliste import CSV, SUCHWORTE, XLSX, Zeile, spalten
from macros.exports.datei import Ausgabe, Datei
from macros.exports.datensatz import Datensaetze
from macros.exports.mappe import Mappe
from macros.exports.tabellen import Spalte, table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.konzept import Konzept


def files(konzept: Konzept) -> Iterator[Datei]:
    """The list twice, and the words its filter searches; what went into another measure is not in it."""
    columns, rows = _columns(konzept), liste(konzept).zeilen
    yield Datei.text(CSV, table(columns, rows))
    book = Mappe(konzept)
    book.sheet(konzept.sprache.t("Alle Maßnahmen"), columns, rows)
    yield Datei(XLSX, book.content())
    words = {row.massnahme.eintrag.id: row.suchtext for row in rows}
    yield Datei.text(SUCHWORTE, json.dumps(words, ensure_ascii=False, separators=(",", ":")) + "\n")


def _columns(konzept: Konzept) -> tuple[Spalte[Zeile], ...]:
    daten, sprache = Datensaetze(konzept), konzept.sprache

    def address(row: Zeile) -> str:
        return daten.url(row.massnahme.adresse) or row.massnahme.adresse

    shown = (Spalte(titel, "", attrgetter(key)) for key, titel in spalten(sprache))
    return (*shown, Spalte(sprache.t("Adresse"), "", address))


AUSGABE: Final = Ausgabe(
    key="massnahmenliste",
    titel="Liste der Maßnahmen (CSV und Excel)",
    beschreibung="Die Tabelle der Maßnahmen, wie sie auf ihrer Seite steht.",
    medientyp="text/csv",
    adresse=CSV,
    dateien=files,
)
