"""The list of measures: by what they are told apart, in which years they run, and the list as files."""

from __future__ import annotations

import csv
import gzip
import io
import json
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook

from macros.components import massnahme
from macros.components.massnahmenliste import bis, laufjahre, merkmale
from macros.exports import massnahmenliste
from macros.model.massnahme import Massnahme
from tests.ansehen import massnahmen, node, only, page, words
from tests.erfunden import STICHTAG, entry, gemeinde

if TYPE_CHECKING:
    from collections.abc import Mapping

    from macros.konzept import Konzept


def marks(konzept: Konzept, key: str = "m1") -> Mapping[str, tuple[str, ...]]:
    return merkmale(node(konzept, "massnahme", key))


def plan() -> Konzept:
    return only(
        gemeinde("aue", 1),
        gemeinde("berg", 2),
        entry("ziel", "leit", titel="Leitziel"),
        entry("ziel", "teil", titel="Teilziel", nummer="1.1", art="teilziel", teil_von="leit"),
        entry("stelle", "amt", name="Amt für Bildung", kurzname="Bildungsamt"),
        entry("stelle", "verein", name="Verein"),
        entry(
            "massnahme", "m1", titel="Café", nummer="M-9", ziele=["teil"], federfuehrung="amt", beteiligt=["verein"],
            gebiete=["gemeinde:berg"], status="laeuft", phase="daueraufgabe", aufgabenart="pflicht",
            zielgruppe="Familien", gruppen=["familien", "frauen"], fuer_alle="nein", beginn="2025-01-01",
            ende="2027-06-30",
        ),
        entry("massnahme", "m2", titel='=Kurs; "A"', nummer="M-10", ziele=["leit"], federfuehrung="verein",
              gebiete=["landkreis"], status="verzoegert", status_grund="Geld.", ende="2025-01-01",
              neues_ende="2026-12-31"),
        entry("massnahme", "m3", titel="Nichts gesagt", nummer="M-11"),
        entry("massnahme", "weg", titel="Ersetzt", nummer="M-1", ersetzt_durch="m1", federfuehrung="amt"),
        entry("massnahme", "skizze", titel="Entwurf", nummer="M-2", federfuehrung="amt", entwurf="ja"),
    )  # fmt: skip


def test_a_measure_is_told_apart_by_everything_the_issue_names() -> None:
    assert marks(plan()) == {
        "handlungsfeld": ("feld",),
        "ziel": ("teil", "leit"),
        "leitung": ("amt",),
        "stelle": ("amt", "verein"),
        "gemeinde": ("berg",),
        "umsetzung": ("umgesetzt",),
        "status": ("laeuft",),
        "phase": ("daueraufgabe",),
        "aufgabenart": ("pflicht",),
        "fuer": ("familien", "frauen"),
        "jahr": ("2025", "2026", "2027"),
    }


def test_every_gemeinde_is_one_sign_and_what_nobody_tells_is_a_word_of_its_own() -> None:
    assert marks(plan(), "m2")["gemeinde"] == ("*",)
    silent = marks(plan(), "m3")
    for facet in ("ziel", "leitung", "stelle", "gemeinde", "status", "phase", "aufgabenart", "jahr"):
        assert silent[facet] == ("ohne",)
    assert silent["umsetzung"] == ("unbekannt",)
    assert silent["fuer"] == ("alle",)


def test_facets_offer_only_what_there_is_and_count_it() -> None:
    facets = {
        one.key: {choice.key: choice.anzahl for choice in one.auswahl} for one in massnahme.liste(plan()).facetten
    }
    assert facets["ziel"] == {"leit": 2, "teil": 1, "ohne": 1}
    assert facets["leitung"] == {"amt": 1, "verein": 1, "ohne": 1}
    assert facets["stelle"] == {"amt": 1, "verein": 2, "ohne": 1}
    assert facets["gemeinde"] == {"aue": 1, "berg": 2, "ohne": 1}
    assert facets["status"] == {"laeuft": 1, "verzoegert": 1, "ohne": 1}
    assert facets["umsetzung"] == {"umgesetzt": 1, "in_arbeit": 1, "unbekannt": 1}
    assert facets["fuer"] == {"alle": 2, "familien": 1, "frauen": 1}


@pytest.mark.parametrize(
    ("fields", "years"),
    [
        ({"beginn": "2024-05-01", "ende": "2026-03-31"}, "2024 2025 2026"),
        ({"beginn": "2024-05-01", "begonnen_am": "2025-01-01", "ende": "2026-03-31"}, "2025 2026"),
        ({"beginn": "2024-05-01", "ende": "2025-03-31", "neues_ende": "2026-12-31"}, "2024 2025 2026"),
        ({"beginn": "2024-05-01", "ende": "2027-03-31", "beendet_am": "2025-06-30"}, "2024 2025"),
        pytest.param({"beginn": "2024-05-01", "ende": "2025-03-31", "status": "laeuft"}, "2024 2025 2026", id="late"),
        pytest.param({"beginn": "2024-05-01", "ende": "2025-03-31", "status": "beendet"}, "2024 2025", id="over"),
        pytest.param({"beginn": "2024-05-01", "dauerhaft": "ja", "status": "laeuft"}, "2024 2025 2026", id="lasting"),
        pytest.param({"beginn": "2024-05-01", "dauerhaft": "ja", "status": "abgeschlossen"}, "2024 2025 2026",
                     id="lasting and reached"),
        pytest.param({"beginn": "2028-01-01", "status": "offen"}, "2028", id="only a beginning, to come"),
        pytest.param({"ende": "2027-12-31", "status": "offen"}, "2027", id="only an end"),
        pytest.param({"begonnen_am": "2026-05-01", "ende": "2025-01-01"}, "2026", id="begun behind its planned end"),
        ({"status": "laeuft"}, ""),
        ({}, ""),
    ],
)  # fmt: skip
def test_a_measure_runs_in_the_years_between_beginning_and_end(fields: dict[str, Any], years: str) -> None:
    made = entry("massnahme", "m", **fields)
    assert isinstance(made, Massnahme)
    assert " ".join(map(str, laufjahre(made, STICHTAG))) == years


@pytest.mark.parametrize(
    ("fields", "word"),
    [
        ({"ende": "2026-12-31", "neues_ende": "2027-12-31"}, "2027"),
        ({"ende": "2026-12-31"}, "2026"),
        ({"dauerhaft": "ja"}, "dauerhaft"),
        ({}, "offen"),
    ],
)
def test_until_when_is_the_year_that_counts_now(fields: dict[str, Any], word: str) -> None:
    assert bis(node(massnahmen(fields), "massnahme", "m1")) == word


def test_without_a_script_the_page_holds_every_row_and_the_files_beside_it() -> None:
    html = page(plan(), "massnahmen/")
    rows = html.select("table#massnahmen tbody tr")
    assert [words(row.th) for row in rows] == ["Café", '=Kurs; "A"', "Nichts gesagt"]
    form = html.find("form", attrs={"data-filter": "massnahmen"})
    assert form is not None
    assert form.has_attr("hidden")
    assert words(html.select_one("[data-zahl=massnahmen]")) == "3 Maßnahmen"
    links = [link["href"] for link in html.select("a[data-laden]")]
    assert links == ["../massnahmen/massnahmen.csv", "../massnahmen/massnahmen.xlsx"]
    script = html.select("script[src]")[-1]
    assert [str(script[name]).split("?")[0].rsplit("/")[-1] for name in ("src", "data-spaeter")] == [
        "filter.js", "tabelle-laden.js",
    ]  # fmt: skip


def test_every_key_of_a_row_has_a_box_and_every_column_two_ways_to_sort() -> None:
    html = page(plan(), "massnahmen/")
    boxes = {(box["name"], box["value"]) for box in html.select("form input[type=checkbox]")}
    facets = {name for name, _ in boxes}
    for row in html.select("tr[data-eintrag]"):
        told = {(facet, key) for facet in facets for key in str(row[f"data-{facet}"]).split()}
        assert {pair for pair in told if pair[1] != "*"} <= boxes
    columns = [head["data-spalte"] for head in html.select("th[data-spalte]")]
    options = [option["value"] for option in html.select("select[name=ordnung] option")]
    assert options == ["", *(f"{sign}{column}" for column in columns for sign in ("", "-"))]


def test_both_files_hold_what_the_table_shows_and_the_address() -> None:
    konzept = plan()
    text, book, _ = massnahmenliste.files(konzept)
    assert (text.adresse, book.adresse) == ("massnahmen/massnahmen.csv", "massnahmen/massnahmen.xlsx")
    assert text.inhalt.startswith(b"\xef\xbb\xbf")
    table = list(csv.reader(io.StringIO(text.inhalt.decode("utf-8-sig"), newline=""), delimiter=";"))
    html = page(konzept, "massnahmen/")
    shown = [[words(cell) for cell in row.find_all(["th", "td"])] for row in html.select("table#massnahmen tr")]
    assert [row[:-1] for row in table] == [[f"'{cell}" if cell.startswith("=") else cell for cell in r] for r in shown]
    assert [row[-1] for row in table] == [
        "Adresse",
        *(f"https://konzept.kleinmuster.example/massnahmen/m{n}/" for n in (1, 2, 3)),
    ]
    sheet = load_workbook(io.BytesIO(book.inhalt)).active
    assert sheet is not None
    assert [list(row) for row in sheet.iter_rows(values_only=True)] == [
        [*cells, row[-1]] for cells, row in zip(shown, table, strict=True)
    ]
    assert text.inhalt.count(b"\r\n") == text.inhalt.count(b"\n") == 4


def test_what_a_word_finds_besides_the_cells_stands_in_a_file_by_id() -> None:
    konzept = plan()
    html = page(konzept, "massnahmen/")
    *_, words_of = massnahmenliste.files(konzept)
    form = html.select_one("form[data-suchworte]")
    assert form is not None
    assert form["data-suchworte"] == f"../{words_of.adresse}"
    found = json.loads(words_of.inhalt)
    assert list(found) == [str(row["data-eintrag"]) for row in html.select("tr[data-eintrag]")] == ["m1", "m2", "m3"]
    assert "Familien" in found["m1"]


def test_a_page_gives_no_search_words_away() -> None:
    konzept = massnahmen({"titel": "Treff", "suchbegriffe": {"nur_finden": ["schimpfwort"]}})
    assert "schimpfwort" not in str(page(konzept, "massnahmen/"))


def test_milestones_are_counted_by_the_calendar_whatever_the_status_says() -> None:
    stones = [
        {"titel": "a", "bis": "2026-01-31", "erledigt_am": "2026-03-01"},
        {"titel": "b", "bis": "2026-02-28", "neu_bis": "2026-10-31"},
        {"titel": "c", "bis": "2027-02-28"},
    ]
    html = page(massnahmen({"status": "laeuft", "meilensteine": stones}), "massnahmen/m1/")
    text = words(html.main).replace("\xa0", " ")
    assert "Meilensteine: 1 von 3 erledigt, 1 verzögert." in text
    assert "März 2026 · erledigt, geplant war Januar 2026" in text
    assert "verzögert, auch der neue Termin Oktober 2026 ist vorbei" in text


@pytest.mark.parametrize(
    ("fields", "name", "said"),
    [
        ({"beginn": "2026-01-01", "begonnen_am": "2026-02-01"}, "Beginn",
         "geplant: 1. Januar 2026 tatsächlich: 1. Februar 2026"),
        ({"beginn": "2026-01-01", "status": "laeuft"}, "Beginn", "geplant: 1. Januar 2026 tatsächlich: keine Angabe"),
        ({"beginn": "2027-01-01", "status": "offen"}, "Beginn", "geplant: 1. Januar 2027"),
        ({}, "Beginn", "keine Angabe"),
        ({"ende": "2026-06-30", "beendet_am": "2026-09-30", "status": "abgeschlossen"}, "Ende",
         "geplant: 30. Juni 2026 tatsächlich: 30. September 2026"),
        ({"dauerhaft": "ja"}, "Ende", "dauerhaft, ohne festes Ende"),
        ({}, "Ende", "keine Angabe"),
    ],
)  # fmt: skip
def test_plan_and_reality_stand_side_by_side(fields: dict[str, Any], name: str, said: str) -> None:
    html = page(massnahmen(fields), "massnahmen/m1/")
    term = next(dt for dt in html.select("dl.ik-facts dt") if words(dt) == name)
    assert words(term.find_next_sibling("dd")).replace("\xa0", " ") == said


def test_the_list_of_the_demonstration_is_whole_and_light(demo: Konzept) -> None:
    html = page(demo, "massnahmen/")
    rows = {str(link["href"]) for link in html.select("table#massnahmen tbody th a")}
    live = [one for one in demo.alle("massnahme") if not (one.ersetzt_durch or one.zusammengelegt_mit)]
    assert rows == {f"../{one.adresse}" for one in live}
    assert len(gzip.compress(str(html).encode(), 9)) <= 25_000
