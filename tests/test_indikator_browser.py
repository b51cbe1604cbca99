"""Charts and map in a real browser: clean for axe, legible when small, and on paper without colour."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from macros.pages import Seitenwerk, pages_of
from macros.rahmen import ICON, STYLE, Rahmen
from macros.render import Renderer
from tests.browserhilfe import axe

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from macros.konzept import Konzept

#: With a target and hidden values, with decimals and a break, with counts of all Gemeinden, and the list of all.
PAGES = ["indikatoren/b1-pruefungen/", "indikatoren/auslaenderanteil/", "indikatoren/einbuergerungen/", "indikatoren/"]
CHARTS = PAGES[:3]

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def site(demo: Konzept, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages with style and scripts, written as they are in a whole build."""
    folder = tmp_path_factory.mktemp("indikatoren")
    rahmen = Rahmen(demo)
    werk = Seitenwerk(demo, Renderer(demo), rahmen)
    files = {page.adresse + "index.html": werk.html(page) for page in pages_of(werk) if page.adresse in PAGES}
    for name, text in {**files, **rahmen.skripte, STYLE: rahmen.stylesheet, ICON: rahmen.icon}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def opened(browser: Browser, site: Path, name: str, **more: Any) -> Page:
    page = browser.new_context(**more).new_page()
    page.goto((site / name / "index.html").as_uri())
    return page


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
def test_charts_and_map_are_clean(browser: Browser, site: Path, width: int, scheme: Any) -> None:
    for name in PAGES:
        page = opened(browser, site, name, viewport={"width": width, "height": 800}, color_scheme=scheme)
        assert axe(page) == [], name
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), name
        page.context.close()


SIZES = """() => [...document.querySelectorAll('main svg[role=img] text')].map(one => {
    const drawing = one.closest('svg'), scale = drawing.getBoundingClientRect().width / drawing.viewBox.baseVal.width;
    return scale * parseFloat(getComputedStyle(one).fontSize);
}).filter(size => size > 0)"""


@pytest.mark.parametrize("width", [1280, 320])
def test_what_is_written_in_a_drawing_is_not_too_small(browser: Browser, site: Path, width: int) -> None:
    for name in CHARTS:
        page = opened(browser, site, name, viewport={"width": width, "height": 800})
        sizes = page.evaluate(SIZES)
        assert sizes
        assert min(sizes) >= 11, name
        page.context.close()


CUT_OFF = """() => [...document.querySelectorAll('main svg[role=img]')].flatMap(drawing => {
    const frame = drawing.getBoundingClientRect();
    return [...drawing.querySelectorAll('text')].filter(one => {
        const box = one.getBoundingClientRect();
        return box.width > 0 && (box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 1);
    }).map(one => one.textContent);
})"""


@pytest.mark.parametrize("width", [1280, 320])
def test_no_number_leaves_its_drawing(browser: Browser, site: Path, width: int) -> None:
    for name in CHARTS:
        page = opened(browser, site, name, viewport={"width": width, "height": 800})
        assert page.evaluate(CUT_OFF) == [], name
        page.context.close()


PAPER = """() => {
    const seen = one => one.getBoundingClientRect().width > 0;
    const fill = one => getComputedStyle(one).fill + ' ' + getComputedStyle(one).fillOpacity;
    const areas = [...document.querySelectorAll('.ik-areas > div > svg g')];
    return {
        ground: getComputedStyle(document.querySelector('.ik')).backgroundColor,
        charts: [...document.querySelectorAll('.ik-chart[role=img]')].filter(seen).map(one => one.classList[1]),
        letters: areas.every(one => seen(one.querySelector('text')) && one.querySelector('text').textContent),
        shades: [...new Set(areas.map(one => one.className.baseVal + ' ' + fill(one.querySelector('path'))))].sort(),
        key: [...document.querySelectorAll('.ik-areas li text')].filter(seen).map(one => one.textContent),
        tables: [...document.querySelectorAll('table')].filter(seen).length,
    };
}"""


def test_on_paper_charts_and_map_are_understood_without_colour(browser: Browser, site: Path) -> None:
    """Light whatever the reader's screen is; shades that differ by more than hue, a letter or sign in every area."""
    page = opened(browser, site, CHARTS[0], viewport={"width": 680, "height": 900}, color_scheme="dark")
    page.emulate_media(media="print")
    seen = page.evaluate(PAPER)
    page.context.close()
    assert seen["ground"] == "rgb(255, 255, 255)"
    assert seen["charts"] == ["ik-chart--wide"]
    assert seen["letters"]
    assert seen["key"] == ["A", "B", "C", "D", "•"]
    assert [shade.split(" ")[0] for shade in seen["shades"]] == ["k1", "k2", "k3", "k4", "verborgen"]
    assert len({shade.split(" ", 1)[1] for shade in seen["shades"]}) == 5
    assert seen["tables"] == 2


def test_what_stands_above_a_wide_table_is_read_without_moving_it(browser: Browser, site: Path) -> None:
    page = opened(browser, site, PAGES[1], viewport={"width": 360, "height": 800})
    ends = page.locator(".ik-scroll caption").evaluate_all("ones => ones.map(one => one.getBoundingClientRect().right)")
    assert ends
    assert all(end <= 360 for end in ends)
    page.context.close()
