"""The list of offers in a browser: filter, address, count, and copying; without the script the whole list."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.bauhilfe import bauen
from tests.browserhilfe import served
from tests.conftest import minimal_copy

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A small site with four offers on loopback."""
    base = tmp_path_factory.mktemp("angebote")
    folder = minimal_copy(base)
    offers = folder / "concept_data" / "angebote"
    text = (offers / "sprachcafe.yaml").read_text(encoding="utf-8").replace("frueher:\n  - kaffeerunde\n", "")
    for key, kind, day in (("chor", "kultur", "Tu"), ("turnen", "sport", "We"), ("weben", "hobby", "Tu")):
        changed = text.replace("titel: Sprachcafé", f"titel: {key.title()}").replace("art: sprachtreff", f"art: {kind}")
        changed = changed.replace("      - We\n", f"      - {day}\n").replace(
            "2026-01-07", "2026-01-06" if day == "Tu" else "2026-01-07"
        )
        (offers / f"{key}.yaml").write_text(changed, encoding="utf-8")
    done = bauen(folder, base / "site")
    assert done.returncode == 0, done.stderr
    with served(base / "site") as found:
        yield found


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": 800})
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    yield context.new_page()
    context.close()


def shown(page: Page) -> list[str]:
    return [card.inner_text() for card in page.locator("[data-eintrag]:visible h3").all()]


def test_facets_narrow_down_and_their_keys_add_up(page: Page, address: str) -> None:
    page.goto(f"{address}angebote/")
    status = page.locator("form [role=status]")
    expect(status).to_have_text("4 von 4 Angeboten")
    page.locator("summary", has_text="Wochentag").first.click()
    page.check("input[name=tag][value=di]")
    expect(status).to_have_text("2 von 4 Angeboten")
    assert sorted(shown(page)) == ["Chor", "Weben"]
    page.locator("summary", has_text="Art").first.click()
    page.check("input[name=art][value=kultur]")
    expect(status).to_have_text("1 von 4 Angeboten")
    page.check("input[name=art][value=hobby]")
    expect(status).to_have_text("2 von 4 Angeboten")
    expect(page).to_have_url(f"{address}angebote/?art=hobby&art=kultur&tag=di")
    assert page.locator("[data-gruppe]:visible").count() == 2
    page.check("input[name=tag][value=mi]")
    page.uncheck("input[name=tag][value=di]")
    expect(status).to_have_text("Kein Angebot passt zu Ihren Filtern. Nehmen Sie einen Filter weg.")
    page.locator("button[type=reset]").click()
    expect(status).to_have_text("4 von 4 Angeboten")
    expect(page).to_have_url(f"{address}angebote/")


def test_an_address_opens_the_same_choice_and_nothing_it_invents(page: Page, address: str) -> None:
    page.goto(f"{address}angebote/?art=sport&art=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&tag=xx&q=TURNEN&fremd=1")
    expect(page.locator("form [role=status]")).to_have_text("1 von 4 Angeboten")
    assert shown(page) == ["Turnen"]
    assert page.locator("form img").count() == 0
    assert page.locator("input[name=art][value=sport]").is_visible()
    assert page.locator("details:has(input[name=art]) [data-gewaehlt]").inner_text() == "1 gewählt"


def test_the_keyboard_is_enough(page: Page, address: str) -> None:
    page.goto(f"{address}angebote/")
    page.locator("form[data-filter] input[name=q]").focus()
    page.keyboard.type("web")
    expect(page.locator("form [role=status]")).to_have_text("1 von 4 Angeboten")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    box = page.locator("input[name=gemeinde]").first
    expect(box).to_be_visible()
    page.keyboard.press("Tab")
    expect(box).to_be_focused()
    page.keyboard.press("Space")
    expect(page).to_have_url(re.compile("gemeinde="))


def test_without_the_script_the_list_is_whole_and_the_filter_away(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}angebote/")
    assert len(shown(page)) == 4
    assert not page.locator("form[data-filter]").is_visible()
    page.locator("summary", has_text="Fertige Listen").click()
    page.locator("summary", has_text="Nach Wochentag").click()
    page.get_by_role("link", name="Dienstag").click()
    expect(page.locator("h1")).to_have_text("Angebote am Dienstag")
    assert page.locator(".ik-card h3").all_inner_texts() == ["Weben", "Chor"]
    page.goto(f"{address}angebote/chor/")
    page.locator("summary", has_text="Fertige Texte").click()
    assert page.locator("#weitersagen-newsletter").input_value().startswith("Chor\n")
    assert not page.locator("[data-kopiert]").first.is_visible()
    context.close()


def test_a_button_copies_a_text_and_says_so(page: Page, address: str) -> None:
    page.goto(f"{address}angebote/chor/")
    page.locator("summary", has_text="Fertige Texte").click()
    page.get_by_role("button", name="Text kopieren: Für den Newsletter").click()
    expect(page.locator("[role=status]", has_text="Kopiert.")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == page.locator("#weitersagen-newsletter").input_value()


def test_where_copying_is_refused_the_text_is_marked(browser: Browser, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('nein'))")
    page.goto(f"{address}angebote/chor/")
    page.locator("summary", has_text="Fertige Texte").click()
    page.get_by_role("button", name="Text kopieren: Für soziale Medien").click()
    expect(page.locator("[role=status]", has_text="Der Text ist markiert")).to_be_visible()
    field = page.locator("#weitersagen-soziale_medien")
    length = field.evaluate("field => field.selectionEnd - field.selectionStart")
    assert length == len(field.input_value())
    context.close()
