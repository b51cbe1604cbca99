"""The demonstration in a real browser: readable at every width, clean for axe, quiet, usable by keyboard."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from playwright.sync_api import expect

from tests.audit import blick, lesbarkeit
from tests.audit.ansichten import COLOURS, LETTERS, shared_out
from tests.audit.zustaende import STATES, states
from tests.browserhilfe import axe, served
from tests.seitenarten import longest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

    from tests.audit.ansichten import View

ROOT = Path(__file__).resolve().parent.parent
#: Chapters are all of one kind; these two show the most.
CHAPTERS = {"leitbild", "so-pflegen-wir"}
#: What tells the layouts of pages apart; the first that a page has counts.
LAYOUTS = (b"ik-frame--toc", b"ik-frame--side", b"ik-frame--aside", b"ik-hero", b"ik-embed", b"ik-aushang", b"<main")
#: The look at every kind of page in so many tests, that several processes can share it.
PARTS = 4
#: One fault of each kind that our own measures look for.
FAULTY = """<!doctype html><html lang="de"><title>Fehler</title><style>
:focus-visible { outline: 3px solid #000; } #nackt:focus-visible { outline: none; }
#blass:focus-visible { outline-color: #eee; }
body { margin: 0; background: #fff; } p { margin: 8px 0; } #kurz { overflow: hidden; height: 10px; }
#darauf { position: absolute; inset-block-start: 0; inline-size: 320px; block-size: 60px; background: #fff; }
#breit { inline-size: 400px; } .klein { display: inline-block; inline-size: 12px; block-size: 12px; overflow: hidden; }
</style><p id="drunter">Darunter</p><a id="unten" href="#a">Unten</a><p id="darauf"></p>
<p style="margin-top: 80px"><a id="nackt" href="#b">Nackt</a></p><p><a id="blass" href="#c">Blass</a></p>
<p id="kurz">Zeile<br>Zeile<br>Zeile</p><p id="breit">Breit</p>
<ul><li><a class="klein" href="#d" aria-label="eins"></a><a class="klein" href="#e" aria-label="zwei"></a></ul>"""

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(demo_site: Path) -> Iterator[str]:
    """The site of the demonstration on a server on loopback."""
    with served(demo_site) as found:
        yield found


class Looks(NamedTuple):
    """How to look at one page: in colours, each with or without the slow rule on contrast, and with large letters."""

    name: str
    colours: list[tuple[View, bool]]
    letters: list[View]


def sample(site: Path) -> list[Looks]:
    """One page of each kind in two colours at least and one size of letters; every view on a page of every layout.

    ``make audit`` looks at these pages in all views, and at every other page too.
    """
    layouts: dict[bytes, list[str]] = {}
    for name in filter(shown, longest(site, blick.pages(site))):
        content = (site / name).read_bytes()
        layouts.setdefault(next(layout for layout in LAYOUTS if layout in content), []).append(name)
    assert set(layouts) == set(LAYOUTS)
    looks = {name: Looks(name, [], []) for names in layouts.values() for name in names}
    for names in layouts.values():
        for number, (name, view) in enumerate(shared_out(names, COLOURS)):
            looks[name].colours.append((view, (number + number // 2) % 2 == 0))
        for name, view in shared_out(names, LETTERS, least=1):
            looks[name].letters.append(view)
    return sorted(looks.values())


def shown(name: str) -> bool:
    """Whether a page is none of the many chapters, or one of the two."""
    folder = name.removesuffix("/index.html")
    return folder in CHAPTERS or not (ROOT / "docs" / f"{folder}.md").is_file()


@pytest.mark.parametrize("part", range(PARTS))
def test_every_kind_of_page_is_clean(browser: Browser, address: str, demo_site: Path, part: int) -> None:
    """No axe finding, nothing lost or too small, no word from the console, no request to anybody else."""
    asked: list[str] = []
    said: list[str] = []
    found: list[str] = []
    with blick.opened(browser) as page:
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: said.append(f"{page.url}: {message.text}"))
        for name, colours, letters in sample(demo_site)[part::PARTS]:
            page.goto(address + name)
            for view, contrast in colours:
                found += [f"{name} {line}" for line in lesbarkeit.measured(page, view)]
                left_out = () if contrast else ("color-contrast",)
                found += [f"{name} {view.name}: {line}" for line in axe(page, loaded=True, without=left_out)]
            for view in letters:
                found += [f"{name} {line}" for line in lesbarkeit.measured(page, view)]
                found += [f"{name} {line}" for line in lesbarkeit.covered(page, view)]
    assert found == []
    assert said == []
    assert [url for url in asked if not url.startswith(address)] == []


def test_every_state_a_page_can_take_is_clean(browser: Browser, address: str) -> None:
    """Suggestions, hits, no hit, an answer, a filter, a term: each in two views, all views shared out among them."""
    found: list[str] = []
    with blick.opened(browser) as page:
        for place, name in enumerate(STATES):
            page.goto(address + name)
            for word in states(page, name):
                for view in (COLOURS[place * 2 % len(COLOURS)], COLOURS[(place * 2 + 1) % len(COLOURS)]):
                    blick.set_up(page, view)
                    found += [f"{name} {word}, {view.name}: {line}" for line in axe(page, loaded=True)]
    assert found == []


def test_the_columns_of_the_org_chart_keep_their_words_with_large_letters(browser: Browser, address: str) -> None:
    """The columns stay when a reader's own style enlarges the letters, so long words have to break."""
    with blick.opened(browser) as page:
        page.goto(f"{address}stellen/")
        assert [line for view in LETTERS for line in lesbarkeit.measured(page, view)] == []


def test_a_page_with_faults_is_told_of(browser: Browser, tmp_path: Path) -> None:
    """One page with one fault for each of our measures, so that none is silent because it cannot see."""
    (tmp_path / "index.html").write_text(FAULTY, encoding="utf-8")
    with served(tmp_path) as root, blick.opened(browser) as page:
        page.goto(root)
        view = LETTERS[1]
        lines = [
            *lesbarkeit.measured(page, view),
            *lesbarkeit.told(page, view, "fokus"),
            *lesbarkeit.covered(page, view),
        ]
    assert {line.split(": ")[1].partition(" (")[0] for line in lines} == {
        "Fokus hebt sich kaum ab", "Fokus nicht zu sehen", "Fokus verdeckt", "abgeschnitten",
        "breiter als der Bildschirm", "kleiner als 24 px", "verdeckt",
    }  # fmt: skip


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
        expect(page).to_have_url(root)
        page.close()
    assert [answer for answer in answers if answer[0] >= 400 or not answer[1].startswith(root)] == []
    assert any(url.endswith(".css") or ".css?" in url for _, url in answers)
