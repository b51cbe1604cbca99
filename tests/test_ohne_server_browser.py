"""Without JavaScript, under any address, and from a disk: no dead link, and what people come for can be done."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING
from urllib.parse import unquote, urldefrag, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from macros.offline import FOLDER, pack
from tests.browserhilfe import served
from tests.conftest import STICHTAG
from tests.seitenarten import leads_on, longest

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.browser

ADDRESSES = """() => ["href", "src", "action"].flatMap((name) => [...document.querySelectorAll(`[${name}]`)]
  .map((one) => new URL(one.getAttribute(name), document.baseURI).href))"""


@pytest.fixture(scope="module")
def root(minimal_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for a server whose ``a/b/`` is the small site."""
    folder = tmp_path_factory.mktemp("server")
    (folder / "a").mkdir()
    (folder / "a" / "b").symlink_to(minimal_site)
    return folder


@pytest.fixture(scope="module")
def stick(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same site, packed and unpacked."""
    folder = tmp_path_factory.mktemp("Mein Stick ä")
    pack(root / "a" / "b", folder / "konzept.zip", STICHTAG)
    with zipfile.ZipFile(folder / "konzept.zip") as archive:
        archive.extractall(folder)
    return folder / FOLDER


def sample(site: Path) -> list[str]:
    """The longest page of every family of addresses (first folder and depth), none that only leads on."""
    pages = longest(site, (path.relative_to(site).as_posix() for path in site.rglob("*.html")), few=0)
    return [name for name in pages if name != "404.html" and not leads_on(site, name)]


class Watched:
    """A page that notes what it asks for and what goes wrong."""

    def __init__(self, browser: Browser, *, scripts: bool) -> None:
        self.context = browser.new_context(java_script_enabled=scripts)
        self.page: Page = self.context.new_page()
        self.asked: list[str] = []
        self.said: list[str] = []
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("console", lambda message: self.said.append(f"{self.page.url}: {message.text}"))
        self.page.on("pageerror", lambda error: self.said.append(f"{self.page.url}: {error}"))


def dead(address: str, base: str, site: Path, *, folders: bool) -> bool:
    """Whether an address inside the site leads to no file, or to an anchor that is not there."""
    if not address.startswith(base):
        return urlsplit(address).scheme == "file"
    plain, anchor = urldefrag(address)
    path = site / unquote(plain[len(base) :].partition("?")[0])
    if folders and path.is_dir():
        path = path / "index.html"
    if not path.is_file():
        return True
    name = unquote(anchor)
    return bool(name and path.suffix == ".html") and f'id="{name}"' not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_every_kind_of_page_holds_under_a_deep_address(browser: Browser, root: Path, *, scripts: bool) -> None:
    site = root / "a" / "b"
    watched = Watched(browser, scripts=scripts)
    wrong: list[str] = []
    with served(root) as server:
        base = f"{server}a/b/"
        for name in sample(site):
            watched.page.goto(base + name.removesuffix("index.html"))
            for address in watched.page.evaluate(ADDRESSES):
                outside = address.startswith(server) and not address.startswith(base)
                if outside or dead(address, base, site, folders=True):
                    wrong.append(f"{name}: {address}")
        watched.context.close()
        assert [address for address in watched.asked if not address.startswith(base)] == []
    assert wrong == []
    assert watched.said == []


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_every_kind_of_page_opens_from_a_disk(browser: Browser, stick: Path, *, scripts: bool) -> None:
    base = f"{stick.as_uri()}/"
    watched = Watched(browser, scripts=scripts)
    pages = sample(stick)
    assert len(pages) > 30
    wrong: list[str] = []
    for name in pages:
        watched.page.goto(base + name)
        wrong += [
            f"{name}: {address}"
            for address in watched.page.evaluate(ADDRESSES)
            if dead(address, base, stick, folders=False)
        ]
    watched.context.close()
    assert wrong == []
    assert watched.said == []
    assert [address for address in watched.asked if not address.startswith(base)] == []


def test_an_old_address_leads_on_from_a_disk(browser: Browser, stick: Path) -> None:
    old = next(path for path in sorted(stick.rglob("*.html")) if b'http-equiv="refresh"' in path.read_bytes())
    watched = Watched(browser, scripts=False)
    watched.page.goto(old.as_uri())
    watched.page.wait_for_selector("main h1")
    assert watched.page.url.endswith("/index.html")
    assert watched.page.url != old.as_uri()
    watched.context.close()


@pytest.mark.parametrize("disk", [False, True], ids=["server", "disk"])
@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_what_people_come_for_can_be_done(
    browser: Browser, root: Path, stick: Path, *, scripts: bool, disk: bool
) -> None:
    watched = Watched(browser, scripts=scripts)
    with served(root) as server:
        start = (stick / "index.html").as_uri() if disk else f"{server}a/b/"
        find_help(watched.page, start)
        check_a_promise(watched.page, start)
        take_along(watched.page, start)
        search(watched.page, start)
        watched.context.close()
    assert watched.said == []


def follow(page: Page, selector: str) -> None:
    """Go where the first such link leads, and wait for the page there."""
    with page.expect_navigation():
        page.locator(selector).first.click()


def find_help(page: Page, start: str) -> None:
    """From the start page by the lists to somebody with a phone number."""
    page.goto(start)
    follow(page, 'a[href*="zustaendig/"]:visible')
    follow(page, "a[data-gemeinde]")
    assert page.locator('main a[href^="tel:"]').count() > 0


def check_a_promise(page: Page, start: str) -> None:
    """From a field of action to a measure and the office that leads it."""
    page.goto(start)
    follow(page, 'main a[href*="handlungsfelder/"], footer a[href*="handlungsfelder/"]')
    follow(page, 'main a[href*="handlungsfelder/"], main a[href*="massnahmen/"]')
    if "massnahmen/" not in page.url:
        follow(page, 'main a[href*="massnahmen/"]')
    assert page.locator('main a[href*="stellen/"], main a[href*="anlaufstellen/"]').count() > 0


def take_along(page: Page, start: str) -> None:
    """The page for other websites shows a text to copy."""
    page.goto(start)
    follow(page, 'footer a[href*="fuer-ihre-website/"]')
    assert page.locator("main h1").inner_text()
    assert page.locator('main a[href*="fuer-ihre-website/"], main textarea, main a[href*="einbetten/"]').count() > 0


def search(page: Page, start: str) -> None:
    """Who uses the box of the search gets an answer or the lists in its place."""
    page.goto(start)
    box = page.locator("input[name=q]:visible").first
    box.fill("Sprachkurs")
    box.press("Enter")
    page.wait_for_url("**/suche/**")
    answer = page.locator('main a[href*="a-bis-z/"]:visible, main a[href*="massnahmen/dritter-kurs/"]:visible').first
    expect(answer).to_be_visible()  # waits: the hits come after the page
