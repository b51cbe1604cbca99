"""The list of measures in a browser: filter, sort, address, way back, and downloads of exactly what is shown."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser, Page, expect

from tests.bauhilfe import bauen
from tests.browserhilfe import axe, served
from tests.conftest import minimal_copy

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.browser
ADRESSE = "https://integration.kleinmuster.example/massnahmen/"
#: Titles that are hard on tables, by id, with what else changes.
MORE = {
    "aerzte": ('Ärzte; „Praxen“ & "2 < 3"', "M-1.10", "status: laeuft", "status: offen", "2028"),
    "formel": ("=1+1", "M-1.9", "status: laeuft", "status: ausgesetzt\nstatus_grund: Das Geld fehlt.", "2027"),
    "telefon": ("+49 30 23125 100", "M-1.2", "phase: umsetzung", "phase: auswertung", "2026"),
    "escape": ("_x000D_ und \\ | [Klammer]", "M-2.1", "aufgabenart: freiwillig", "aufgabenart: pflicht", "2027"),
}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A small site with five measures on loopback; the address of their list."""
    base = tmp_path_factory.mktemp("massnahmen")
    folder = minimal_copy(base)
    measures = folder / "concept_data" / "massnahmen"
    text = (measures / "dritter-kurs.yaml").read_text(encoding="utf-8")
    for key, (titel, number, old, new, year) in MORE.items():
        changed = text.replace("titel: Dritter Sprachkurs", f"titel: '{titel}'").replace("M-1.1", number)
        changed = changed.replace(f"\n{old}\n", f"\n{new}\n").replace("ende: 2027-12-31", f"ende: {year}-12-31")
        (measures / f"{key}.yaml").write_text(changed, encoding="utf-8")
    done = bauen(folder, base / "site")
    assert done.returncode == 0, done.stderr
    with served(base / "site") as found:
        yield f"{found}massnahmen/"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    yield page
    context.close()
    assert said == []


def shown(page: Page) -> list[list[str]]:
    """The table as a reader sees it: its head, and the rows that are not hidden."""
    rows = page.locator("table#massnahmen tr").all()
    visible = [row for row in rows if row.is_visible()]
    return [[one.inner_text().strip() for one in row.locator("th, td").all()] for row in visible]


def titles(page: Page) -> list[str]:
    return [row[1] for row in shown(page)[1:]]


def status(page: Page) -> Any:
    return page.locator("[data-zahl=massnahmen]")


def loaded(page: Page, kind: str) -> tuple[str, bytes]:
    with page.expect_download() as waiting:
        page.locator(f"a[data-laden={kind}]").click()
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


def as_csv(content: bytes) -> list[list[str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    text = content.decode("utf-8-sig")
    assert text.count("\n") == text.count("\r\n")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))


def as_xlsx(content: bytes) -> list[list[str]]:
    """The cells of the first sheet; in a cell Excel reads _x005F_ as an underscore, the library reads it as it is."""
    sheet = load_workbook(io.BytesIO(content)).active
    assert sheet is not None
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} == {"s"}
    return [[str(cell).replace("_x005F_", "_") for cell in row] for row in sheet.iter_rows(values_only=True)]


def heads(rows: list[list[str]]) -> list[list[str]]:
    """The words above the columns; arrows are only drawn."""
    return [[cell.rstrip(" ↕↑↓") for cell in rows[0]], *rows[1:]]


def test_filters_narrow_down_and_stand_in_the_address(page: Page, address: str) -> None:
    page.goto(address)
    expect(status(page)).to_have_text("5 von 5 Maßnahmen")
    page.locator("form summary", has_text="Status").click()
    page.check("input[name=status][value=laeuft]")
    expect(status(page)).to_have_text("3 von 5 Maßnahmen")
    page.locator("form summary", has_text="Phase").click()
    page.check("input[name=phase][value=auswertung]")
    expect(status(page)).to_have_text("1 von 5 Maßnahmen")
    expect(page).to_have_url(f"{address}?status=laeuft&phase=auswertung")
    assert page.locator("[data-chips] button").all_text_contents() == [
        "Status: läuft wegnehmen", "Phase: Auswertung wegnehmen",
    ]  # fmt: skip
    page.go_back()
    expect(status(page)).to_have_text("3 von 5 Maßnahmen")
    assert not page.is_checked("input[name=phase][value=auswertung]")
    page.go_back()
    expect(status(page)).to_have_text("5 von 5 Maßnahmen")
    page.go_forward()
    expect(status(page)).to_have_text("3 von 5 Maßnahmen")
    page.locator("button[type=reset]").click()
    expect(status(page)).to_have_text("5 von 5 Maßnahmen")
    expect(page).to_have_url(address)


def test_coming_back_from_a_measure_finds_the_same_choice(page: Page, address: str) -> None:
    page.goto(f"{address}?status=laeuft&ordnung=-titel&q=kurs")
    before = titles(page)
    page.locator("table#massnahmen tbody tr:visible th a").first.click()
    page.wait_for_url("**/massnahmen/*/")
    page.go_back()
    page.wait_for_url("**ordnung=-titel**")
    assert titles(page) == before
    assert page.input_value("form[data-filter] input[name=q]") == "kurs"


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("handlungsfeld=sprache", 5),
        ("ziel=mehr-plaetze", 5),
        ("leitung=kreis-integration", 5),
        ("stelle=rathaus-beispielstadt", 5),
        ("gemeinde=beispielstadt", 5),
        ("umsetzung=wartet", 2),
        ("aufgabenart=pflicht", 1),
        ("fuer=alle", 5),
        ("jahr=2028", 1),
        ("jahr=2028&jahr=2026", 5),
        ("q=aerzte", 0),
        ("q=arzte", 1),
        ("q=M-1.2", 1),
        ("q=Kinderbetreuung", 5),
        ("q=stadtverwaltung", 5),  # a partner, named nowhere in the row
    ],
)
def test_every_facet_answers_to_its_name_in_the_address(page: Page, address: str, query: str, count: int) -> None:
    page.goto(f"{address}?{query}")
    expect(page.locator("table#massnahmen tbody tr:visible")).to_have_count(count)


def test_words_are_fetched_when_somebody_searches_and_the_maker_of_files_when_somebody_wants_one(
    page: Page, address: str
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.partition("?")[0].rsplit("/", 1)[-1]))
    page.goto(address)
    expect(status(page)).to_have_text("5 von 5 Maßnahmen")
    page.wait_for_load_state("networkidle")
    assert {"suchworte.json", "tabelle-laden.js"} & set(asked) == set()
    page.locator("form[data-filter] input[name=q]").fill("Kinderbetreuung am Nachmittag gibt es nicht")
    expect(status(page)).to_contain_text("Keine Maßnahme passt")
    page.locator("form[data-filter] input[name=q]").fill("Kinderbetreuung")
    expect(status(page)).to_have_text("5 von 5 Maßnahmen")
    loaded(page, "csv")
    loaded(page, "csv")
    assert [asked.count(name) for name in ("suchworte.json", "tabelle-laden.js")] == [1, 1]


def test_columns_sort_up_and_down_by_keyboard(page: Page, address: str) -> None:
    page.goto(address)
    assert [row[0] for row in shown(page)[1:]] == ["M-1.1", "M-1.2", "M-1.9", "M-1.10", "M-2.1"]
    button = page.get_by_role("columnheader", name="Nr.").get_by_role("button")
    button.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert [row[0] for row in shown(page)[1:]] == ["M-2.1", "M-1.10", "M-1.9", "M-1.2", "M-1.1"]
    assert page.url.endswith("?ordnung=-nummer")
    assert page.locator("th[aria-sort]").evaluate_all(
        "ones => ones.map(one => [one.dataset.spalte, one.ariaSort])"
    ) == [["nummer", "descending"]]
    page.get_by_role("columnheader", name="Status").get_by_role("button").press("Space")
    assert [row[3] for row in shown(page)[1:]] == ["noch nicht begonnen", "läuft", "läuft", "läuft", "ausgesetzt"]
    page.get_by_role("columnheader", name="Bis").get_by_role("button").click()
    assert [row[5] for row in shown(page)[1:]] == ["2026", "2027", "2027", "2027", "2028"]
    page.get_by_role("columnheader", name="Maßnahme").get_by_role("button").click()
    assert titles(page)[-2:] == ['Ärzte; „Praxen“ & "2 < 3"', "Dritter Sprachkurs"]
    assert page.evaluate("document.activeElement.closest('th').dataset.spalte") == "titel"


@pytest.mark.parametrize("query", ["", "?status=laeuft&ordnung=-titel", "?q=gibtesnicht"])
def test_the_files_hold_exactly_what_is_shown(page: Page, address: str, query: str) -> None:
    page.goto(f"{address}{query}")
    wanted = heads(shown(page))
    name, content = loaded(page, "csv")
    rows = as_csv(content)
    assert name == "massnahmen.csv"
    assert [[cell.removeprefix("'") for cell in row[:-1]] for row in rows] == wanted
    assert all(row[1].startswith("'=") for row in rows if "=1+1" in row[1])
    assert all(row[1] == "+49 30 23125 100" for row in rows if "+49" in row[1])
    name, content = loaded(page, "xlsx")
    book = as_xlsx(content)
    assert name == "massnahmen.xlsx"
    assert [row[:-1] for row in book] == wanted
    assert [row[-1] for row in book] == [row[-1] for row in rows]
    assert all(row[-1].startswith(ADRESSE) for row in rows[1:])


def test_all_rows_give_the_file_that_is_there_without_the_script(page: Page, address: str) -> None:
    page.goto(address)
    _, content = loaded(page, "csv")
    assert content == page.request.get(f"{address}massnahmen.csv").body()
    _, content = loaded(page, "xlsx")
    assert as_xlsx(content) == as_xlsx(page.request.get(f"{address}massnahmen.xlsx").body())


def test_without_the_script_everything_is_there(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, accept_downloads=True)
    page = context.new_page()
    page.goto(f"{address}?status=laeuft")
    assert len(titles(page)) == 5
    assert status(page).inner_text() == "5 Maßnahmen"
    assert not page.locator("form[data-filter]").is_visible()
    assert not page.locator("[data-chips]").is_visible()
    name, content = loaded(page, "csv")
    assert name == "massnahmen.csv"
    assert len(as_csv(content)) == 6
    context.close()


@pytest.mark.parametrize(
    "query",
    [
        "status=quatsch",
        "handlungsfeld=%3Cscript%3Ealert(1)%3C/script%3E",
        "status=__proto__&phase=constructor&jahr=toString",
        f"q={'x' * 10_000}",
        "ordnung=javascript:alert(1)",
        "gemeinde=*",
        "status=%E0%A4%A",
    ],
)
def test_what_an_address_invents_is_left_out_and_said(page: Page, address: str, query: str) -> None:
    page.goto(f"{address}?{query}")
    expect(status(page)).to_have_text("5 von 5 Maßnahmen")
    expect(page.locator("[data-fremd]")).to_be_visible()
    expect(page.locator("[data-fremd]")).to_contain_text("Wir haben ihn weggelassen")
    assert page.locator("main script, main img[onerror]").count() == 0
    assert page.input_value("form[data-filter] input[name=q]") == ""
    page.locator("form summary", has_text="Phase").click()
    page.check("input[name=phase][value=auswertung]")
    expect(page).to_have_url(f"{address}?phase=auswertung")


def test_a_good_part_of_an_address_counts_beside_a_bad_one_and_other_words_stay(page: Page, address: str) -> None:
    page.goto(f"{address}?status=offen&status=quatsch&quelle=brief")
    assert titles(page) == ['Ärzte; „Praxen“ & "2 < 3"']
    expect(page.locator("[data-fremd]")).to_be_visible()
    page.get_by_role("button", name="Status: noch nicht begonnen wegnehmen").click()
    expect(page).to_have_url(f"{address}?quelle=brief")


def test_a_chip_taken_off_leaves_the_keyboard_at_the_next_one(page: Page, address: str) -> None:
    page.goto(f"{address}?status=laeuft&jahr=2026&q=kurs")
    page.get_by_role("button", name="Status: läuft wegnehmen").press("Enter")
    assert page.evaluate("document.activeElement.textContent") == "Läuft im Jahr: 2026 wegnehmen"
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(page).to_have_url(address)
    assert page.evaluate("document.activeElement.localName") == "summary"


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (1280, "dark"), (360, "dark"), (320, "light")])
def test_the_open_filter_is_clean_for_axe(browser: Browser, address: str, width: int, scheme: Any) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    page.goto(f"{address}?status=laeuft&status=quatsch&q=kurs&ordnung=titel")
    page.evaluate("document.querySelectorAll('form details').forEach((one) => (one.open = true))")
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    context.close()


def test_on_a_phone_the_filter_is_folded_and_no_head_out_of_sight_takes_the_keyboard(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 800})
    page = context.new_page()
    page.goto(address)
    assert not page.locator("form[data-filter] input[name=q]").is_visible()
    page.locator("form [data-falten] > summary").click()
    page.select_option("select[name=ordnung]", "-titel")
    assert page.url.endswith("?ordnung=-titel")
    assert set(page.locator("th button").evaluate_all("ones => ones.map((one) => one.tabIndex)")) == {-1}
    page.set_viewport_size({"width": 1280, "height": 800})
    assert set(page.locator("th button").evaluate_all("ones => ones.map((one) => one.tabIndex)")) == {0}
    context.close()
