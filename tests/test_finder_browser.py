"""From the start page to the right contact point in two steps, and the finder: in a real browser, on a phone."""

from __future__ import annotations

import gzip
import random
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.browserhilfe import axe, served
from tests.conftest import STICHTAG
from tests.roh import Roh

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
PHONE: ViewportSize = {"width": 360, "height": 800}
ASKED = "?anliegen=geld-und-unterstuetzung&gemeinde=neumuster&sprache=uk"
RESULT, STATUS, CHOICE = "[data-finder-ergebnis]", "[data-finder-meldung]", "[data-finder-wahl]"

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def roh() -> Roh:
    return Roh(ROOT)


@pytest.fixture(scope="module")
def address(demo_site: Path) -> Iterator[str]:
    """The site of the demonstration on a server on loopback."""
    with served(demo_site) as found:
        yield found


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A phone; whatever goes wrong in a script fails the test."""
    context = browser.new_context(viewport=PHONE)
    opened = context.new_page()
    wrong: list[str] = []
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on("console", lambda said: wrong.append(said.text) if said.type in {"error", "warning"} else None)
    yield opened
    context.close()
    assert wrong == []


# ---- two steps


@pytest.mark.parametrize("with_script", [True, False])
def test_two_steps_lead_to_the_right_place(browser: Browser, address: str, roh: Roh, with_script: bool) -> None:  # noqa: FBT001 -- a parametrised value
    """Fifty pairs: the Gemeinde on the start page, then the answer itself or the fold of its larger topic."""
    pairs = [(topic, town) for topic in roh.anliegen for town in roh.gemeinden]
    context = browser.new_context(viewport=PHONE, java_script_enabled=with_script)
    page = context.new_page()
    for topic, town in random.Random(4).sample(pairs, 50):  # noqa: S311 -- a sample, no secret
        answer = roh.antwort(topic, town, STICHTAG, None)
        page.goto(address)
        page.locator(f'.ik-pick a[href$="gemeinden/{town}/"]').click()  # the first step
        page.wait_for_url(f"{address}gemeinden/{town}/")
        name = topic
        if not page.locator(f'.ik-answers > div > dt a[href$="#{name}"]').count():
            name = roh.anliegen[topic]["teil_von"]
            row = page.locator(f'.ik-answers > div:has(> dt a[href$="#{name}"])').last
            expect(row.locator("> dt")).to_contain_text(roh.anliegen[topic]["titel"])
        row = page.locator(f'.ik-answers > div:has(> dt a[href$="#{name}"])').last
        target = row.locator("> dd").first.locator(f'a[href$="{answer.wohin[0]}"]')
        if not target.is_visible():
            fold = page.locator("details", has=row)
            expect(fold.locator("> summary")).to_contain_text(roh.anliegen[name]["titel"])
            fold.locator("> summary").click()  # the second step: the place and its number can be seen
            expect(target).to_be_visible()
            if row.locator("> dd").first.locator(".ik-tel").count():
                expect(row.locator("> dd").first.locator(".ik-tel")).to_be_visible()
        else:
            target.click()  # the second step: the page of the place
            page.wait_for_url(address + answer.wohin[0])
    context.close()


def test_the_page_of_a_gemeinde_is_light(demo_site: Path) -> None:
    """A phone in a village gets it at once: HTML of 15 KB packed, and that with all answers is no heavier."""
    for pages in ("gemeinden/*/index.html", "zustaendig/*/index.html"):
        heavy = {path.parent.name: len(gzip.compress(path.read_bytes())) for path in demo_site.glob(pages)}
        assert len(heavy) >= 24
        assert max(heavy.values()) <= 15_000, heavy


# ---- the finder


def test_the_answer_stands_under_the_form_and_in_the_address(page: Page, address: str, roh: Roh) -> None:
    for topic, town in [("wohnung-finden", "beispielhausen"), ("geld-und-unterstuetzung", "musterau")]:
        page.goto(f"{address}zustaendig/")
        expect(page.locator(RESULT)).to_be_hidden()
        page.select_option("#finder-anliegen", topic)
        page.select_option("#finder-gemeinde", town)
        page.get_by_role("button", name="Stelle zeigen").click()
        heading = f"{roh.anliegen[topic]['titel']} in {roh.gemeinden[town]['name']}"
        expect(page.locator(f"{RESULT} h2")).to_have_text(heading)
        expect(page.locator(f"{RESULT} h2")).to_be_focused()
        expect(page).to_have_title(f"{heading} – Wer ist zuständig? · Integration Landkreis Musterland (Beispiel)")
        expect(page).to_have_url(f"{address}zustaendig/?anliegen={topic}&gemeinde={town}")
        answer = roh.antwort(topic, town, STICHTAG, None)
        where = ".ik-zustaendig" if answer.regel else ".ik-gap"
        links = page.locator(f"{RESULT} {where} li > span > a").evaluate_all("all => all.map((a) => a.href)")
        assert links == [address + one for one in answer.wohin]


def test_the_way_back_is_kept(page: Page, address: str) -> None:
    page.goto(f"{address}zustaendig/?anliegen=wohngeld&gemeinde=grossprobe")
    expect(page.locator(f"{RESULT} h2")).to_have_text("Wohngeld beantragen in Großprobe")
    page.select_option("#finder-gemeinde", "musterau")
    page.get_by_role("button", name="Stelle zeigen").click()
    expect(page.locator(f"{RESULT} h2")).to_have_text("Wohngeld beantragen in Musterau")
    page.go_back()
    expect(page.locator(f"{RESULT} h2")).to_have_text("Wohngeld beantragen in Großprobe")
    expect(page.locator("#finder-gemeinde")).to_have_value("grossprobe")
    page.go_forward()
    expect(page.locator("#finder-gemeinde")).to_have_value("musterau")
    expect(page.locator(STATUS)).to_have_text("Wohngeld beantragen in Musterau")


def test_who_speaks_the_language_stands_first(page: Page, address: str) -> None:
    page.goto(f"{address}zustaendig/{ASKED}")
    expect(page.locator(f"{RESULT} h2")).to_be_visible()
    items = page.locator(f"{RESULT} [data-hilft-auch] li").evaluate_all(
        "all => all.map((li) => (li.dataset.sprachen || '').split(' ').includes('uk'))"
    )
    assert items == sorted(items, reverse=True)
    assert True in items
    expect(page.locator("[data-finder-antwort] > p").first).to_contain_text("Ukrainisch wird hier gesprochen:")
    page.goto(f"{address}zustaendig/{ASKED.replace('=uk', '=xx')}")
    expect(page.locator(STATUS)).to_contain_text("Diese Sprache spricht hier noch keine Stelle.")
    expect(page.locator(f"{RESULT} h2")).to_be_visible()


@pytest.mark.parametrize(
    ("field", "typed", "found"),
    [
        ("gemeinde", "00320", "Beispielhausen"),
        ("gemeinde", "Lindenau", "Musterstadt (Lindenau)"),
        ("gemeinde", "probnica", "Probenitz (Probnica)"),
        ("gemeinde", "grossprobe", "Großprobe"),
        ("anliegen", "Bildungspaket", "Kita und Schule"),
        ("anliegen", "Ausländeramt", "Aufenthalt und Papiere"),
        ("anliegen", "курс німецької", "Deutsch lernen"),
    ],
)
def test_a_choice_is_found_by_typing(page: Page, address: str, field: str, typed: str, found: str) -> None:
    """Postcodes, former names, names in other languages, everyday and outdated words; by keyboard alone."""
    page.goto(f"{address}zustaendig/")
    page.locator(f"#finder-wort-{field}").fill(typed)
    choices = page.locator(f'[data-suche="{field}"] [data-treffer] button')
    expect(choices.first).to_have_text(found)
    assert typed not in page.locator("main").inner_text() or typed in found
    page.keyboard.press("Tab")
    expect(choices.first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(f"#finder-{field} option:checked")).to_have_text(found.partition(" (")[0])
    expect(page.locator(f"#finder-{field}")).to_be_focused()


def test_a_postcode_of_several_gemeinden_asks_which(page: Page, address: str) -> None:
    page.goto(f"{address}zustaendig/?anliegen=wohngeld&plz=00314")
    expect(page.locator(f"{CHOICE} button")).to_have_text(["Altmuster", "Musterbach"])
    expect(page.locator(STATUS)).to_contain_text("Es passen mehrere. Bitte wählen Sie:")
    page.locator(f"{CHOICE} button").last.click()
    expect(page.locator(f"{RESULT} h2")).to_have_text("Wohngeld beantragen in Musterbach")
    assert page.url.endswith("?anliegen=wohngeld&gemeinde=musterbach")


EVIL = "%3Cimg%20src%3Dx%20onerror%3D%22document.title%3D1%22%3E%3Cscript%3Edocument.title%3D2%3C%2Fscript%3E"


@pytest.mark.parametrize("bad", ["gibtesnicht", EVIL, "x" * 6000, "%00%FF", "constructor", "__proto__"])
def test_what_is_unknown_is_said_and_never_shown(page: Page, address: str, bad: str) -> None:
    page.goto(f"{address}zustaendig/?anliegen={bad}&gemeinde={bad}&sprache={bad}")
    expect(page.locator(STATUS)).to_contain_text("Dieses Thema kennen wir nicht.")
    expect(page.locator(STATUS)).to_contain_text("Diese Gemeinde oder Postleitzahl kennen wir nicht.")
    expect(page.locator(RESULT)).to_be_hidden()
    assert page.title() == "Wer ist zuständig? · Integration Landkreis Musterland (Beispiel)"
    assert page.locator("main :is(img, script)").count() == 0
    assert "gibtesnicht" not in page.locator("main").inner_html()
    assert page.locator("#gemeinden, #themen").count() == 2
    page.goto(f"{address}zustaendig/?anliegen=wohngeld&gemeinde={bad}")
    expect(page.locator(STATUS)).to_contain_text("Diese Gemeinde oder Postleitzahl kennen wir nicht.")
    expect(page.locator("#finder-anliegen")).to_have_value("wohngeld")


def test_half_a_question_is_told_what_is_missing(page: Page, address: str) -> None:
    page.goto(f"{address}zustaendig/?gemeinde=musterau")
    expect(page.locator(STATUS)).to_contain_text("Bitte wählen Sie noch ein Thema.")
    expect(page.locator(f"{STATUS} a")).to_have_text("Alle Themen in Musterau")
    page.get_by_role("button", name="Stelle zeigen").click()
    expect(page.locator("#finder-anliegen")).to_be_focused()


def test_without_the_net_a_link_leads_to_the_answer(page: Page, address: str) -> None:
    page.goto(f"{address}zustaendig/")
    page.select_option("#finder-anliegen", "wohngeld")
    page.select_option("#finder-gemeinde", "musterau")
    page.evaluate("() => { window.fetch = () => Promise.reject(new TypeError('offline')); }")
    page.get_by_role("button", name="Stelle zeigen").click()
    expect(page.locator(f"{STATUS} a")).to_have_attribute("href", f"{address}zustaendig/musterau/#wohngeld")
    expect(page.locator(RESULT)).to_be_hidden()


def test_from_a_disk_the_lists_lead_on(page: Page, demo_site: Path) -> None:
    page.goto((demo_site / "zustaendig" / "index.html").as_uri())
    assert page.locator("#gemeinden").is_visible()
    assert page.locator('a[data-gemeinde="musterau"]').get_attribute("href") == "../zustaendig/musterau/"


def test_without_a_script_the_form_comes_back_to_the_lists(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport=PHONE, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}zustaendig/")
    page.select_option("#finder-anliegen", "wohngeld")
    page.get_by_role("button", name="Stelle zeigen").click()
    expect(page).to_have_url(f"{address}zustaendig/?anliegen=wohngeld&gemeinde=&sprache=")
    expect(page.locator("form").get_by_role("link", name="alle Gemeinden")).to_be_visible()
    expect(page.locator('[data-suche="anliegen"]')).to_be_hidden()
    page.locator('a[data-gemeinde="musterau"]').click()
    expect(page.locator("section#wohngeld")).to_be_visible()
    context.close()


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (360, "dark"), (320, "light")])
@pytest.mark.parametrize("adresse", [f"zustaendig/{ASKED}", "zustaendig/neumuster/", "gemeinden/neumuster/"])
def test_the_pages_are_clean(browser: Browser, address: str, adresse: str, width: int, scheme: Any) -> None:
    """With an answer, with choices and everything unfolded: no finding of axe, no side scroll."""
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    page.goto(address + adresse)
    if "?" in adresse:
        expect(page.locator(f"{RESULT} h2")).to_be_visible()
        page.locator("#finder-wort-gemeinde").fill("003")
        expect(page.locator("[data-treffer] button").first).to_be_visible()
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert axe(page) == []
    context.close()
