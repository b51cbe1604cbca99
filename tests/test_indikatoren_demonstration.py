"""The pages of all indicators of the demonstration, figure by figure, against the raw tables read a second time.

Nothing of ours reads the tables here: they are split at semicolons, and numbers are written by the rules of a German
table. What the pages show must be exactly that.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from bs4 import BeautifulSoup

from macros.exports import adressen, api, tabellen
from macros.konzept import Konzept
from macros.model.indikator import Messwert
from macros.pages import Seitenwerk, pages_of
from macros.rahmen import Rahmen
from macros.render import Renderer
from tests.ansehen import words
from tests.conftest import HERE, STICHTAG

if TYPE_CHECKING:
    from collections.abc import Iterator
ROOT = HERE.parent
FOLDER = ROOT / "concept_data" / "indikatoren"
KEYS = sorted(path.stem for path in FOLDER.glob("*.csv"))
HIDDEN, UNKNOWN = "• nicht gezeigt", "– nicht bekannt"
KIB = 1024


@dataclass(frozen=True)
class Roh:
    """One table and the few fields needed to write its numbers."""

    key: str

    @cached_property
    def fields(self) -> dict[str, Any]:
        text = (FOLDER / f"{self.key}.yaml").read_text(encoding="utf-8")
        found: dict[str, Any] = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 -- the base loader makes texts only
        return found

    @cached_property
    def cells(self) -> dict[tuple[str, int], str]:
        text = (FOLDER / f"{self.key}.csv").read_text(encoding="utf-8-sig")
        rows = csv.DictReader(io.StringIO(text), delimiter=";")
        return {(row["gebiet"], int(row["jahr"])): row["wert"] for row in rows}

    @cached_property
    def breaks(self) -> list[int]:
        return [int(part["jahr"]) for part in self.fields.get("brueche", [])]

    def value(self, area: str, year: int) -> Decimal | None:
        text = self.cells.get((area, year), "")
        return Decimal(text.replace(".", "").replace(",", ".")) if text.strip("*") else None

    def number(self, value: Decimal) -> str:
        digits = int(self.fields.get("nachkommastellen", 0))
        return f"{value:,.{digits}f}".translate(str.maketrans(",.", ".,"))

    def shown(self, area: str, year: int) -> str:
        """What a table must say; an area without a row has an empty cell."""
        text = self.cells.get((area, year))
        value = self.value(area, year)
        if value is None:
            return {None: "", "": UNKNOWN, "*": HIDDEN}[text]
        return self.number(value) + (" %" if self.fields["einheit"] == "prozent" else "")

    def years(self, area: str) -> list[int]:
        return sorted(year for one, year in self.cells if one == area)

    @property
    def newest(self) -> int | None:
        """The newest year in which two Gemeinden have a value."""
        known = [
            year for area, year in self.cells if area.startswith("gemeinde:") and self.value(area, year) is not None
        ]
        return max((year for year in known if known.count(year) > 1), default=None)


@pytest.fixture(scope="module")
def konzept(demo: Konzept) -> Konzept:
    return demo


def markup(konzept: Konzept) -> Iterator[tuple[str, str]]:
    werk = Seitenwerk(konzept, Renderer(konzept), Rahmen(konzept))
    for one in pages_of(werk):
        if one.adresse.startswith("indikatoren/"):
            yield one.adresse.removeprefix("indikatoren/").rstrip("/"), werk.html(one)


@pytest.fixture(scope="module")
def html(konzept: Konzept) -> dict[str, BeautifulSoup]:
    return {key: BeautifulSoup(text, "lxml") for key, text in markup(konzept)}


@pytest.fixture(scope="module")
def names(konzept: Konzept) -> dict[str, str]:
    """The areas by their names on the site."""
    kinds = ("gemeinde", "verband", "planungsraum")
    places = {node.anzeige: node.kennung for art in kinds for node in konzept.alle(art)}
    return {konzept.daten.landkreis.name: "landkreis", **places}


def text(one: Any) -> str:
    return words(one).replace("\xa0", " ")


def test_every_indicator_has_a_page(html: dict[str, BeautifulSoup]) -> None:
    assert sorted(html) == ["", *KEYS]
    assert len(KEYS) > 20


@pytest.mark.parametrize("key", KEYS)
def test_the_years_of_the_main_area_and_their_changes(key: str, html: dict[str, BeautifulSoup]) -> None:
    raw, table = Roh(key), html[key].select_one("table.ik-table--slim")
    assert table is not None
    years = raw.years("landkreis")
    changes = [""]
    for before, after in pairwise(years):
        one, other = raw.value("landkreis", before), raw.value("landkreis", after)
        broken = any(before < year <= after for year in raw.breaks)
        if one is None or other is None or broken:
            changes.append("")
        else:
            sign = "±" if one == other else "+" if other > one else "−"
            changes.append(sign + raw.number(abs(other - one)))
    told = [[text(cell) for cell in row.find_all(["th", "td"])][:3] for row in table.select("tbody tr")]
    assert told == [
        [str(year), raw.shown("landkreis", year), change] for year, change in zip(years, changes, strict=True)
    ]


@pytest.mark.parametrize("key", KEYS)
def test_the_chart_writes_the_same_numbers(key: str, html: dict[str, BeautifulSoup]) -> None:
    raw = Roh(key)
    for drawing in html[key].select("svg.ik-chart[role=img]"):
        told = [text(one) for one in drawing.select("text.t-b") if not text(one).startswith("Ziel ")]
        wanted = [raw.shown("landkreis", year).split(" nicht")[0] for year in raw.years("landkreis")]
        assert told in (wanted, [wanted[0], wanted[-1]])
        bars = {int(str(one["height"])) for one in drawing.select("rect")}
        assert bars, "the demonstration has columns only"


@pytest.mark.parametrize("key", KEYS)
def test_every_area_and_year(key: str, html: dict[str, BeautifulSoup], names: dict[str, str]) -> None:
    raw, table = Roh(key), html[key].select_one(".ik-scroll table")
    if len({area for area, _ in raw.cells}) < 2:
        assert table is None
        return
    assert table is not None
    years = [int(text(cell)) for cell in table.select("thead th")[1:]]
    assert years == sorted({year for _, year in raw.cells})
    told = {names[text(row.th)]: [text(cell) for cell in row.find_all("td")] for row in table.select("tbody tr")}
    assert told == {area: [raw.shown(area, year) for year in years] for area, _ in raw.cells}


@pytest.mark.parametrize("key", KEYS)
def test_bars_small_pictures_and_map(key: str, html: dict[str, BeautifulSoup], names: dict[str, str]) -> None:
    raw, page = Roh(key), html[key]
    year = raw.newest
    if year is None:
        assert page.select(".ik-hbars, .ik-minis, .ik-areas") == []
        return
    rows = {names[text(row.b)]: row for row in page.select(".ik-hbars li")}
    assert set(rows) == {area for area, when in raw.cells if when == year and area.startswith("gemeinde:")}
    longest = max(value for area in rows if (value := raw.value(area, year)) is not None)
    for area, row in rows.items():
        value = raw.value(area, year)
        assert text(row.span) == raw.shown(area, year)
        if value is None:
            assert row.svg is None
        else:
            assert abs(Decimal(str(row.select("rect")[0]["width"])) - 100 * value / longest) <= Decimal("0.5")
    small_pictures(raw, page, names)
    the_map(raw, page, names, year)


def small_pictures(raw: Roh, page: BeautifulSoup, names: dict[str, str]) -> None:
    told = {names[text(row.b)]: [text(one) for one in row.find_all("span")] for row in page.select(".ik-minis li")}
    wanted = {}
    for area in {area for area, _ in raw.cells if area.startswith("gemeinde:")}:
        known = [year for year in raw.years(area) if raw.value(area, year) is not None]
        if len(known) > 1:
            wanted[area] = [f"{year}: {raw.shown(area, year)}" for year in (known[0], known[-1])]
    assert told == wanted


def the_map(raw: Roh, page: BeautifulSoup, names: dict[str, str], year: int) -> None:
    figure = page.select_one(".ik-areas")
    assert figure is not None
    drawing = figure.svg
    assert drawing is not None
    letters = {names[text(one.title).split(":")[0]]: text(one.find("text")) for one in drawing.select("g")}
    values = {area: raw.value(area, year) for area in letters}
    assert {area for area, letter in letters.items() if letter == "•"} == {
        area for area in letters if raw.cells.get((area, year)) == "*"
    }
    known = sorted((value, letters[area]) for area, value in values.items() if value is not None)
    assert [letter for _, letter in known] == sorted(letter for _, letter in known)
    assert len({(value, letter) for value, letter in known}) == len({value for value, _ in known})
    for row in figure.select("ul li"):
        mine = [value for value, letter in known if letter == text(row.svg)]
        if mine:
            low, high = (raw.number(value) + (" %" if raw.fields["einheit"] == "prozent" else "")
                         for value in (mine[0], mine[-1]))  # fmt: skip
            limits = low if low == high else f"{low} bis {high}"
            count = "1 Gemeinde" if len(mine) == 1 else f"{len(mine)} Gemeinden"
            assert text(row.span) == f"{limits} {count}"


@pytest.mark.parametrize("key", KEYS)
def test_the_first_sentence_and_the_card_say_the_newest_value(key: str, html: dict[str, BeautifulSoup]) -> None:
    raw = Roh(key)
    year = max(year for year in raw.years("landkreis") if raw.value("landkreis", year) is not None)
    value = raw.shown("landkreis", year)
    lead = html[key].select_one(".ik-lead")
    assert lead is not None
    assert text(lead).startswith(f"{year}: {value}")
    cards = {str(one.select("a")[0]["href"]).rstrip("/").rpartition("/")[2]: [text(part) for part in one.find_all("dd")]
             for one in html[""].select(".ik-figs > div")}  # fmt: skip
    assert cards[key][0] == value
    assert cards[key][1].startswith(f"{year}.")


@pytest.mark.parametrize("key", KEYS)
def test_every_page_says_what_it_means(key: str, html: dict[str, BeautifulSoup]) -> None:
    raw = Roh(key)
    facts = {text(one.dt): text(one.dd) for one in html[key].select(".ik-facts > div")}
    assert facts["Quelle"] == raw.fields["quelle"]
    assert facts["Lizenz"] == raw.fields["lizenz"]
    assert {"Einheit", "Welche Richtung ist besser?", "Zielwert oder gewünschte Entwicklung", "Neue Werte"} <= set(
        facts
    )
    assert ("Formel" in facts) == ("formel" in raw.fields)
    assert html[key].select_one("table.ik-table--slim") is not None, "a table beside every chart"


def secrets() -> dict[str, list[tuple[str, int]]]:
    return {key: [cell for cell, value in Roh(key).cells.items() if value == "*"] for key in KEYS}


def test_open_data_hide_what_the_tables_hide(konzept: Konzept) -> None:
    hidden = {(key, area, year) for key, cells in secrets().items() for area, year in cells}
    assert len(hidden) > 40
    files = {one.adresse: one.inhalt for one in tabellen.files(konzept)}
    rows = csv.DictReader(io.StringIO(files[adressen.MESSWERTE].decode("utf-8-sig"), newline=""), delimiter=";")
    told = {(row["indikator"], row["gebiet"], int(row["jahr"])): row["wert"] for row in rows}
    assert {cell for cell, value in told.items() if value == "*"} == hidden
    for one in api.files(konzept):
        folder, _, name = one.adresse.rpartition("/")
        if folder == "api/v1/indikatoren":
            for row in json.loads(one.inhalt)["messwerte"]:
                where = row["gebiet"]
                area = where["id"] if where["art"] == "gebiet" else f"{where['art']}:{where['id']}"
                secret = (name.removesuffix(".json"), area, row["jahr"]) in hidden
                assert row["unterdrueckt"] is secret
                assert not (secret and row["wert"] is not None)


def test_no_adopted_version_keeps_what_is_hidden_now() -> None:
    hidden = {(key, area, year) for key, cells in secrets().items() for area, year in cells}
    for path in sorted((ROOT / "concept_data" / "fassungen").glob("*.json")):
        kept = json.loads(path.read_text(encoding="utf-8"))["messwerte"]
        shown = {
            (key, area, year) for key, rows in kept.items() for area, year, value in rows if value not in {None, "*"}
        }
        assert shown & hidden == set()


def test_ten_series_of_ten_years_weigh_at_most_15_kib(konzept: Konzept) -> None:
    """The heaviest page there may be: all 24 Gemeinden on the map, ten of them with ten years, all values different."""
    places = [node.kennung for node in konzept.alle("gemeinde")][:10]
    rows = [
        Messwert(area, year, Decimal(31 * number + 17 * (year - 2010) ** 2 % 971 + 7))
        for number, area in enumerate(("landkreis", *places))
        for year in range(2016, 2026)
    ]
    more = replace(konzept.daten, messwerte={**konzept.daten.messwerte, "b1-pruefungen": tuple(rows)})
    found = dict(markup(Konzept(more, STICHTAG)))["b1-pruefungen"]
    page = BeautifulSoup(found, "lxml")
    assert len(page.select(".ik-minis li")) == 10
    assert len(page.select(".ik-scroll tbody td")) == 110
    assert page.select_one(".ik-areas") is not None
    assert len(gzip.compress(found.encode(), 6)) <= 15 * KIB
