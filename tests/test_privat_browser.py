"""Nothing leaks: every kind of page asks this site alone, sets no cookie, keeps nothing, and tells others nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.browserhilfe import served
from tests.seitenarten import kinds_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

#: Everything a page can keep on a device. Registered workers and caches need a secure origin; loopback is one.
KEPT = """async () => ({
  cookie: document.cookie,
  local: localStorage.length,
  session: sessionStorage.length,
  databases: (await indexedDB.databases()).length,
  caches: (await caches.keys()).length,
  workers: (await navigator.serviceWorker.getRegistrations()).length,
})"""
#: So many pages are open at a time, because each is waited for until it has been silent for half a second.
TABS = 4
EMPTY = {"cookie": "", "local": 0, "session": 0, "databases": 0, "caches": 0, "workers": 0}
#: Where a reader may go from here; none of it is asked for unless somebody follows it.
ELSEWHERE = "https://anderswo.example/"


@pytest.fixture(scope="module")
def address(demo_site: Path) -> Iterator[str]:
    with served(demo_site) as found:
        yield found


def watched(browser: Browser) -> tuple[Page, list[str], list[str]]:
    """A page in a context of its own, the addresses it asks for, and the cookies that answers set."""
    page = browser.new_context().new_page()
    asked: list[str] = []
    given: list[str] = []
    page.context.on("request", lambda request: asked.append(request.url))
    page.context.on("response", lambda answer: given.extend(v for k, v in answer.headers.items() if k == "set-cookie"))
    return page, asked, given


def stored(page: Page) -> dict[str, Any]:
    kept: dict[str, Any] = page.evaluate(KEPT)
    return kept


def test_no_kind_of_page_asks_others_or_keeps_anything(browser: Browser, address: str, demo_site: Path) -> None:
    page, asked, given = watched(browser)
    kinds = kinds_of(demo_site)
    kept = {}
    for place in range(0, len(kinds), TABS):
        opened = {kind: page.context.new_page() for kind in kinds[place : place + TABS]}
        for kind, tab in opened.items():
            tab.goto(address + kind, wait_until="commit")
        for kind, tab in opened.items():
            tab.wait_for_load_state("networkidle")
            tab.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
            if (found := stored(tab)) != EMPTY:
                kept[kind] = found
            tab.close()
    assert len(asked) > len(kinds)
    assert [url for url in asked if not url.startswith(address)] == []
    assert kept == {}
    assert given == []
    assert page.context.cookies() == []
    page.context.close()


def test_searching_and_choosing_keep_nothing(browser: Browser, address: str) -> None:
    page, asked, _ = watched(browser)
    page.goto(address + "suche/?q=Deutschkurs", wait_until="networkidle")
    page.goto(address + "angebote/", wait_until="networkidle")
    field = page.locator("main input[type=search]:visible, main select:visible").first
    if field.evaluate("one => one.tagName") == "SELECT":
        field.select_option(index=1)
    else:
        field.fill("Deutsch")
    page.wait_for_load_state("networkidle")
    page.goto(address + "zustaendig/", wait_until="networkidle")
    page.locator("main input:visible").first.fill("Wohnung")
    page.wait_for_load_state("networkidle")
    assert stored(page) == EMPTY
    assert page.context.cookies() == []
    assert [url for url in asked if not url.startswith(address)] == []
    page.context.close()


def test_who_follows_a_link_tells_nobody_from_where(browser: Browser, address: str, demo_site: Path) -> None:
    """The policy stands on every page that leads elsewhere; one is tried with a link that is really followed."""
    silent = b'<meta name="referrer" content="no-referrer">'
    pages = [path for path in sorted(demo_site.rglob("*.html")) if b'href="http' in path.read_bytes()]
    whole = [path for path in pages if b"<head>" in path.read_bytes()]
    redirects = [path for path in whole if b'http-equiv="refresh"' in path.read_bytes()]
    assert [path for path in whole if silent not in path.read_bytes() and path not in redirects] == []
    page, _, _ = watched(browser)
    heard: list[dict[str, str]] = []

    def answer(route: Any) -> None:
        heard.append(route.request.all_headers())
        route.fulfill(status=200, content_type="text/html", body="<title>Anderswo</title>")

    page.route(f"{ELSEWHERE}**", answer)
    page.goto(address + "impressum/")
    page.evaluate("url => { document.querySelector('main a[href]').href = url }", ELSEWHERE)
    page.locator(f"main a[href='{ELSEWHERE}']").click()
    page.wait_for_url(ELSEWHERE)
    assert [headers.get("referer") for headers in heard] == [None]
    page.context.close()
