"""The demonstration in a real browser: readable at every width, clean for axe, quiet, usable by keyboard."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.browserhilfe import axe, served
from tests.seitenarten import kinds_of, leads_on

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parent.parent
#: Chapters are all of one kind; these two show the most.
CHAPTERS = {"leitbild", "so-pflegen-wir"}
VIEWS = [(1280, "light"), (1280, "dark"), (360, "light"), (360, "dark"), (320, "light")]

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(demo_site: Path) -> Iterator[str]:
    """The site of the demonstration on a server on loopback."""
    with served(demo_site) as found:
        yield found


@pytest.fixture(scope="module")
def kinds(demo_site: Path) -> list[str]:
    """One page of every kind in our frame, of the chapters only some."""
    return [kind for kind in kinds_of(demo_site) if not other(kind) and not leads_on(demo_site, kind)]


def other(kind: str) -> bool:
    """Whether a page is a chapter like many, or not in our frame."""
    first, *rest = kind.rstrip("/").split("/")
    chapter = not rest and (ROOT / "docs" / f"{first}.md").is_file()
    return first in {"einbetten", "ars", "ags"} or (chapter and first not in CHAPTERS)


@pytest.mark.parametrize(("width", "scheme"), VIEWS)
def test_every_kind_of_page_is_clean(browser: Browser, address: str, kinds: list[str], width: int, scheme: Any) -> None:
    """No axe finding, no side scroll, no word from the console, no request to anybody else."""
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(f"{page.url}: {message.text}"))
    found: list[str] = []
    for kind in kinds:
        page.goto(address + kind)
        found += [f"{kind} {width} {scheme}: {line}" for line in axe(page)]
        wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
        found += [f"{kind} {width}: wider than the screen"] if wide else []
    context.close()
    assert found == []
    assert said == []
    assert [url for url in asked if not url.startswith(address)] == []


def entry_pages(site: Path, ordner: str) -> list[Path]:
    """The pages of all entries of a kind, without those that only lead on."""
    return [path for path in sorted((site / ordner).glob("*/index.html")) if b"http-equiv" not in path.read_bytes()]


def test_the_first_tab_leads_to_the_content(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 800})
    page.goto(address + "gemeinden/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#inhalt"
    box = page.locator(":focus").bounding_box()
    assert box is not None
    assert box["y"] >= 0
    page.keyboard.press("Enter")
    assert page.url.endswith("#inhalt")
    page.close()


def test_the_phone_menu_opens_by_keyboard_and_keeps_focus_out_while_closed(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 800})
    page.goto(address + "massnahmen/")
    menu = page.locator("summary", has_text="Menü")
    assert menu.is_visible()
    links = page.locator("details:has(> summary:text('Menü')) a")
    assert not links.first.is_visible()
    menu.focus()
    page.keyboard.press("Enter")
    assert links.first.is_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('details') !== null")
    page.close()


def test_a_phone_number_is_one_tap_away(browser: Browser, address: str, demo_site: Path) -> None:
    """On a phone, every Anlaufstelle with a number shows it as a link within the first screen and a half."""
    page = browser.new_page(viewport={"width": 360, "height": 740})
    far = []
    for path in entry_pages(demo_site, "anlaufstellen"):
        page.goto(f"{address}anlaufstellen/{path.parent.name}/")
        first = page.locator("main a[href^='tel:']").first
        box = first.bounding_box() if first.count() else None
        if box is not None and box["y"] > 1110:
            far.append(path.parent.name)
    page.close()
    assert far == []


def test_the_site_works_from_the_start_page_without_script(browser: Browser, address: str) -> None:
    """From the start page two links lead to the page of a Gemeinde that answers an Anliegen with a named place."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(address)
    page.locator("main a[href*='gemeinden/']").first.click()
    page.locator("main a[href*='anlaufstellen/']").first.click()
    assert "/anlaufstellen/" in page.url
    assert page.locator("h1").count() == 1
    context.close()


def test_the_site_works_under_a_sub_path(browser: Browser, demo_site: Path, tmp_path: Path) -> None:
    """Style sheet, icon and links hold where a Kreis publishes below its own address."""
    (tmp_path / "unter").mkdir()
    (tmp_path / "unter" / "pfad").symlink_to(demo_site)
    page = browser.new_page()
    answers: list[tuple[int, str]] = []
    page.on("response", lambda response: answers.append((response.status, response.url)))
    with served(tmp_path) as base:
        root = f"{base}unter/pfad/"
        page.goto(root + "gemeinden/beispielhausen/")
        page.locator(".ik-crumbs a").first.click()
        assert page.url == root
        page.close()
    assert [answer for answer in answers if answer[0] >= 400 or not answer[1].startswith(root)] == []
    assert any(url.endswith(".css") or ".css?" in url for _, url in answers)
