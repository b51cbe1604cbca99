"""The workbook: the tables once more, with cells that keep their kind."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from datetime import datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook

from macros.arten import ARTEN
from macros.exports import mappe, tabellen
from tests import erfunden
from tests.conftest import STICHTAG

if TYPE_CHECKING:
    from openpyxl import Workbook

    from macros.konzept import Konzept


def book(konzept: Konzept) -> Workbook:
    (one,) = mappe.files(konzept)
    assert one.adresse == "api/v1/tabellen.xlsx"
    return load_workbook(io.BytesIO(one.inhalt))


@pytest.fixture(scope="module")
def opened(konzept: Konzept) -> Workbook:
    return book(konzept)


def rows(opened: Workbook, name: str) -> list[dict[str, Any]]:
    header, *found = opened[name].iter_rows(values_only=True)
    return [dict(zip(header, row, strict=True)) for row in found]


def test_there_is_a_sheet_for_every_kind(opened: Workbook) -> None:
    assert opened.sheetnames == ["Herkunft", *(art.plural for art in ARTEN), "Werte der Indikatoren"]


def test_the_first_sheet_says_whose_the_data_are(opened: Workbook, konzept: Konzept) -> None:
    said = dict(opened["Herkunft"].iter_rows(values_only=True))
    assert said["Lizenz"] == konzept.daten.konzept.lizenz
    assert said["Herausgeber"] == konzept.daten.konzept.herausgeber
    assert said["Stand"] == datetime.combine(STICHTAG, time())
    assert said["Beispiel, alles erfunden"] == "ja"


def text(value: Any) -> str:
    """A cell of the workbook as the CSV writes it."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, int | float):
        return f"{Decimal(str(value)).normalize():f}".replace(".", ",")
    return "" if value is None else str(value)


def number(cell: str) -> str:
    return cell.rstrip("0").rstrip(",") if re.fullmatch(r"-?\d+,\d+", cell) else cell


def test_every_cell_says_what_the_csv_says(opened: Workbook, konzept: Konzept) -> None:
    names = [*(art.plural for art in ARTEN), "Werte der Indikatoren"]
    for name, one in zip(names, tabellen.files(konzept), strict=True):
        table = csv.reader(io.StringIO(one.inhalt.decode("utf-8-sig"), newline=""), delimiter=";")
        sheet = opened[name].iter_rows(values_only=True)
        for expected, found in zip(table, sheet, strict=True):
            assert [number(cell) for cell in map(text, found)] == [number(cell) for cell in expected]


def test_keys_stay_texts_and_numbers_are_numbers(opened: Workbook, konzept: Konzept) -> None:
    for row, node in zip(rows(opened, "Gemeinden"), konzept.alle("gemeinde"), strict=True):
        assert (row["ars"], row["ags"]) == (node.ars, node.ags)
        assert row["einwohner"] == node.einwohner
        assert isinstance(row["stand"], datetime)
    assert all(isinstance(row["nummer"], str) for row in rows(opened, "Ziele"))
    assert {type(row["wert"]) for row in rows(opened, "Werte der Indikatoren")} & {int, float}


def test_nothing_is_a_formula_and_nothing_gets_an_apostrophe() -> None:
    hostile = ["=1+1", "+49-30", "@x", "https://boese.example", "{=1}"]
    stelle = erfunden.entry("stelle", "amt", kurz="=HYPERLINK(1)", aufgaben=hostile, leitung="2026-11-22 und mehr")
    opened = book(erfunden.make([stelle]))
    (row,) = (row for row in rows(opened, "Stellen") if row["id"] == "amt")
    assert row["kurz"] == "=HYPERLINK(1)"
    assert row["aufgaben"] == " | ".join(hostile)
    assert row["leitung"] == "2026-11-22 und mehr"
    sheet = opened["Stellen"]
    assert {cell.data_type for line in sheet.iter_rows() for cell in line} <= {"s", "n", "d"}
    (content,) = mappe.files(erfunden.make([stelle]))
    with zipfile.ZipFile(io.BytesIO(content.inhalt)) as archive:
        xml = "".join(archive.read(name).decode() for name in archive.namelist() if "worksheets/" in name)
    assert "<f>" not in xml
    assert "hyperlink" not in xml


def test_a_text_too_long_for_a_cell_is_cut_and_says_so() -> None:
    tasks = ["lang " * 100] * 80
    opened = book(erfunden.make([erfunden.entry("stelle", "amt", aufgaben=tasks)]))
    (row,) = (row for row in rows(opened, "Stellen") if row["id"] == "amt")
    assert len(row["aufgaben"]) == 32_767
    assert row["aufgaben"].endswith("…")


def test_the_same_data_make_the_same_bytes_at_any_time(konzept: Konzept) -> None:
    (one,), (two,) = mappe.files(konzept), mappe.files(konzept)
    assert one == two
    with zipfile.ZipFile(io.BytesIO(one.inhalt)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = archive.read("docProps/core.xml").decode()
    assert set(re.findall(r"\d{4}-\d{2}-\d{2}", core)) == {STICHTAG.isoformat()}
