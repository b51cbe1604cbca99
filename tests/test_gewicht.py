"""What a visit costs: every page of the demonstration from what it names, one of each kind as a browser fetches it."""

from __future__ import annotations

import gzip
import re
from typing import TYPE_CHECKING

import pytest

from tests.audit import gewicht
from tests.browserhilfe import served
from tests.seitenarten import kinds_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser, Request


def test_every_page_is_light(demo_site: Path) -> None:
    assert [str(one) for one in gewicht.audit(demo_site, gewicht.files(demo_site))] == []


def test_a_list_of_ninety_measures_would_still_be_light(demo_site: Path) -> None:
    """More rows weigh what those of the second half do; what the page names weighs the same."""
    name = "massnahmen/index.html"
    page = (demo_site / name).read_text(encoding="utf-8")
    rows = re.findall(r"<tr data-eintrag=.*?</tr>", page, re.DOTALL)
    half = page.replace("\n".join(rows[len(rows) // 2 :]), "")
    whole, less = (len(gzip.compress(text.encode(), 6)) for text in (page, half))
    assert less < whole
    each = (whole - less) / (len(rows) - len(rows) // 2)
    scripts = [one for one in gewicht.references(demo_site, name) if one.endswith(".js") and one != gewicht.EVERYWHERE]
    named = sum(gewicht.weight(demo_site, one) for one in scripts)
    assert len(rows) < 90
    assert whole + named + each * (90 - len(rows)) < gewicht.LIST


#: Start, a photo, a portrait, a map, the clock, charts, each list with scripts.
KINDS = re.compile(r"$|(beispiele|gemeinden|anlaufstellen|indikatoren|zustaendig)/[^/]+/$|(vorwort|massnahmen|suche)/$")


def noted(asked: list[str]) -> Callable[[Request], None]:
    return lambda request: asked.append(request.url)


@pytest.mark.browser
def test_a_browser_fetches_nothing_that_was_not_weighed(demo_site: Path, browser: Browser) -> None:
    """On a fresh visit; a smaller copy of a picture stands for the one that was weighed."""
    more: dict[str, set[str]] = {}
    with served(demo_site) as root:
        for address in filter(KINDS.match, kinds_of(demo_site)):
            context = browser.new_context(viewport={"width": 1280, "height": 5000})
            page = context.new_page()
            asked: list[str] = []
            page.on("request", noted(asked))
            page.goto(root + address)
            fetched = {one.removeprefix(root).partition("?")[0].replace(".klein.", ".") for one in asked}
            more[address] = fetched - {address} - gewicht.references(demo_site, f"{address}index.html")
            context.close()
    assert len(more) > 8
    assert {address: files for address, files in more.items() if files} == {}


def test_limits_follow_from_the_address(tmp_path: Path) -> None:
    for name in ("massnahmen/kurs", "stand"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "massnahmen/kurs/index.html").touch()
    limits = {
        "index.html": gewicht.CHART,
        "massnahmen/index.html": gewicht.LIST,
        "massnahmen/kurs/index.html": gewicht.DETAIL,
        "stand/index.html": gewicht.CHART,
        "gemeinden/musterstadt/index.html": gewicht.CHART,
        "gemeinden/musterstadt/fuer-ihre-website/index.html": gewicht.DETAIL,
        "zustaendig/musterstadt/index.html": gewicht.LIST,
        "angebote/chor/index.html": gewicht.DETAIL,
        "angebote/tag/mo/index.html": gewicht.LIST,
    }
    assert {name: gewicht.limit(tmp_path, name) for name in limits} == limits


def test_too_much_is_told(tmp_path: Path) -> None:
    (tmp_path / "bild.jpg").write_bytes(bytes(90 * gewicht.KB))
    (tmp_path / "eigen.js").write_bytes(bytes(range(256)) * 200)
    page = tmp_path / "angebote" / "chor" / "index.html"
    page.parent.mkdir(parents=True)
    page.write_text(
        '<img src="../../bild.jpg?v=1"><script src="../../eigen.js"></script><a href="../../bild.jpg">x</a>'
    )
    assert list(gewicht.audit(tmp_path, ["angebote/chor/index.html"])) == []
    (tmp_path / "eigen.js").write_bytes(b"".join(n.to_bytes(2, "big") for n in range(20_000)))
    told = [one.text for one in gewicht.audit(tmp_path, ["angebote/chor/index.html"])]
    assert [text.partition(" Besuch")[0] for text in told] == ["erster", "jeder weitere"]
