"""By keyboard alone on a phone: the three jobs of a reader, the menu, what opens and closes, and the focus on the way.

Nothing here clicks, fills a field or sets the focus: keys are pressed, and the page is looked at.
"""

from __future__ import annotations

import re
import string
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.audit import blick
from tests.browserhilfe import served
from tests.tasten import Reader

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

LAST = ("footer a", "Barriere melden")
MENU = "header details.ik-only-phone"


@pytest.fixture(scope="module")
def address(demo_site: Path) -> Iterator[str]:
    with served(demo_site) as found:
        yield found


@pytest.fixture
def reader(browser: Browser, address: str) -> Iterator[Reader]:
    """A reader on the start page; at the end the focus was seen and free wherever it went."""
    with blick.opened(browser) as page:
        page.set_viewport_size({"width": 360, "height": 740})
        page.goto(address)
        started = Reader(page)
        yield started
        assert started.faults == []


# ---- the three jobs: find help, check the promise, take content along


def test_help_is_found_by_searching(reader: Reader) -> None:
    reader.tab_to("#suche-start")
    reader.type("deutsch lernen")
    expect(reader.page.locator("[role=option]").first).to_be_visible()
    reader.press("ArrowDown")
    expect(reader.page.locator("[role=option][aria-selected=true]")).to_have_count(1)
    with reader.page.expect_navigation():
        reader.press("Enter")
    expect(reader.page.locator("h1")).to_contain_text("Deutsch")
    arrives_at_a_phone_number(reader)


def test_help_is_found_through_the_gemeinde(reader: Reader) -> None:
    reader.follow("main a", "Beispielhausen", leads="/gemeinden/")
    expect(reader.page.locator("h1")).to_have_text("Beispielhausen")
    arrives_at_a_phone_number(reader)


def test_help_is_found_by_asking_who_is_responsible(reader: Reader) -> None:
    reader.tab_to(f"{MENU} > summary")
    reader.press("Enter")
    reader.follow(f"{MENU} a", "Wer ist zuständig?")
    for choice in ("anliegen", "gemeinde"):
        reader.tab_to(f"#finder-{choice}")
        reader.press("ArrowDown")
        expect(reader.page.locator(f"#finder-{choice}")).not_to_have_value("")
    reader.tab_to("form[data-finder] [type=submit]")
    reader.press("Enter")
    expect(reader.page.locator("#finder-titel")).to_be_focused()
    arrives_at_a_phone_number(reader)


def arrives_at_a_phone_number(reader: Reader) -> None:
    """From an answer to the named place, and there to its number, hours and the day it was checked."""
    name = reader.follow("main a", leads="/anlaufstellen/")
    expect(reader.page.locator("h1")).to_contain_text(name.partition(" (")[0][:12])
    number = reader.tab_to("main a[href^='tel:']")
    assert re.search(r"\d{3}", number)
    expect(reader.page.locator("main")).to_contain_text("Geprüft am")


def test_the_promise_is_checked_from_the_field_to_the_figure(reader: Reader) -> None:
    """Handlungsfeld → Leitziel → Teilziel → figure with its source → measure with its state → responsible Stelle."""
    page = reader.page
    reader.follow("main a", "Alle Handlungsfelder")
    reader.follow("main a", leads="/handlungsfelder/")
    reader.follow("main a", leads="/ziele/")
    reader.follow("main a", leads="/ziele/")
    figure = reader.follow("main a", leads="/indikatoren/")
    expect(page.locator("h1")).to_contain_text(figure[:12])
    expect(page.locator("main")).to_contain_text("Quelle")
    reader.follow("main a", leads="/massnahmen/")
    expect(page.locator("main")).to_contain_text("Wie läuft es?")
    expect(page.locator("main")).to_contain_text(re.compile(r"Stand\svom\s\d+\.\s\w+\s\d{4}"))
    office = reader.follow("main a", leads="/stellen/")
    expect(page.locator("h1")).to_have_text(office)


def test_content_is_taken_along(reader: Reader) -> None:
    page = reader.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    reader.follow("main a", "Beispielhausen", leads="/gemeinden/")
    reader.follow("main a", leads="/fuer-ihre-website/")
    reader.tab_to("button[data-kopiert]")
    reader.press("Enter")
    told = page.locator("button[data-kopiert]:focus + [role=status]")
    expect(told).to_have_text("Kopiert.")
    assert "<iframe" in page.evaluate("navigator.clipboard.readText()")
    reader.follow("footer a", "Offene Daten")
    reader.tab_to("main a[href$='.csv']")
    with page.expect_download() as file:
        reader.press("Enter")
    assert file.value.suggested_filename.endswith(".csv")


# ---- the way through a page


@pytest.mark.parametrize("path", ["suche/", "leitbild/", "gemeinden/beispielhausen/"])
def test_tab_leads_from_the_first_stop_to_the_last(reader: Reader, address: str, path: str) -> None:
    reader.page.goto(address + path)
    reader.press("Tab")
    expect(reader.page.locator(":focus")).to_have_attribute("href", "#inhalt")
    reader.tab_to(*LAST)


def test_tab_leads_back_to_the_first_stop_at_400_percent(reader: Reader) -> None:
    """On so low a screen something that stays in place would hide the focus soonest."""
    reader.page.set_viewport_size({"width": 320, "height": 256})
    reader.press("Shift+Tab")
    reader.tab_to(".ik-skip", key="Shift+Tab")
    expect(reader.page.locator(".ik-skip")).to_be_focused()


@pytest.mark.parametrize("path", ["", "gemeinden/beispielhausen/", "leitbild/"])
def test_the_menu_opens_and_closes_and_gives_the_focus_back(reader: Reader, address: str, path: str) -> None:
    page = reader.page
    page.goto(address + path)
    summary, links = page.locator(f"{MENU} > summary"), page.locator(f"{MENU} a")
    reader.tab_to(f"{MENU} > summary")
    expect(links.first).to_be_hidden()
    reader.press("Tab")  # closed it takes no focus
    assert page.evaluate("document.activeElement.closest('header details')") is None
    reader.press("Shift+Tab", "Enter")
    expect(links.first).to_be_visible()
    reader.press("Tab")
    expect(links.first).to_be_focused()
    reader.press("Escape")
    expect(links.first).to_be_hidden()
    expect(summary).to_be_focused()
    reader.press("Enter")
    for _ in range(links.count() + 1):
        reader.press("Tab")
    expect(links.first).to_be_hidden()  # left, it lies over nothing
    expect(page.locator(MENU)).not_to_have_attribute("open", "")


def test_a_filter_is_chosen_and_told(reader: Reader, address: str) -> None:
    page = reader.page
    page.goto(f"{address}massnahmen/")
    before = page.locator("[role=status][data-zahl]").text_content() or ""
    reader.tab_to("form[data-filter] > details > summary")
    reader.press("Enter")
    reader.tab_to("form[data-filter] details details > summary")
    reader.press("Enter")
    reader.tab_to("form[data-filter] input[type=checkbox]")
    reader.press("Space")
    expect(page.locator("form[data-filter] input:checked")).to_be_focused()
    expect(page.locator("[role=status][data-zahl]")).not_to_have_text(before)
    reader.tab_to("form[data-filter] [type=reset]")
    reader.press("Enter")
    expect(page.locator("form[data-filter] input:checked")).to_have_count(0)


def test_a_term_explains_itself_and_closes_again(reader: Reader, address: str) -> None:
    page = reader.page
    page.goto(f"{address}leitbild/")
    reader.tab_to("main .ik-begriff")
    term = page.evaluate_handle("document.activeElement")
    reader.press("Enter")
    expect(page.locator(".ik-begriff__text:popover-open")).to_be_visible()
    reader.press("Tab", "Escape")
    expect(page.locator(".ik-begriff__text:popover-open")).to_have_count(0)
    assert page.evaluate("term => term === document.activeElement", term)


@pytest.mark.parametrize("path", ["suche/", "massnahmen/", "zustaendig/", "leitbild/"])
def test_no_single_key_does_anything(reader: Reader, address: str, path: str) -> None:
    """WCAG 2.1.4: with the focus on nothing, letters, digits and signs leave the page as it is."""
    page = reader.page
    page.goto(address + path, wait_until="networkidle")
    state = "[location.href, document.body.outerHTML, document.activeElement.localName, document.title]"
    before = page.evaluate(state)
    reader.press(*string.ascii_letters, *string.digits, *"/?.,-+#<'")
    assert page.evaluate(state) == before
