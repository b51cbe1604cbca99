"""The leaflets: what they say, how they are cut, and that a browser prints them on one page of their size."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from macros.components.handzettel import FORMATE, handzettel
from macros.pages import Seitenwerk, pages_of
from macros.pages.handzettel import leaflet_address
from macros.rahmen import STYLE, Rahmen
from macros.render import Renderer
from tests.audit import blaetter
from tests.erfunden import entry, gemeinde, make
from tests.seitenarten import longest

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

    from macros.components.handzettel import Handzettel
    from macros.konzept import Konzept

LONG = "Wir helfen bei Fragen zu Aufenthalt, Wohnung und Arbeit. " * 10
OFFICE: dict[str, Any] = {
    "name": "Treff am Markt",
    "kurz": "Hilfe bei allen Fragen.",
    "kontakte": [{"zweck": "anrufen", "telefon": "030 23125 101"}],
    "orte": [{"strasse": "Am Markt 5", "plz": "00300", "ort": "Ahausen", "oeffnungszeiten": "Mo-Fr 09:00-17:00"}],
    "sprachen": [{"sprache": "de"}, {"sprache": "uk"}],
    "geprueft_am": "2026-11-03",
    "geprueft_von": "Sozialamt",
}


def leaflet(size: str = "a4", **more: Any) -> Handzettel:
    return handzettel(concept(**more).alle("anlaufstelle")[0], size)


def concept(**more: Any) -> Konzept:
    return make([entry("anlaufstelle", "treff", **{**OFFICE, **more}), gemeinde("ahausen", 1)])


def said(one: Handzettel) -> str:
    return "\n".join(line for part in one.teile for line in (part.titel, *part.zeilen))


@pytest.mark.parametrize("size", FORMATE)
def test_what_is_short_stands_there_whole(size: str) -> None:
    one = leaflet(size)
    assert not one.gekuerzt
    assert one.ruf == ("Anrufen", "030 23125 101")
    assert all(fact in said(one) for fact in ("Am Markt 5, 00300 Ahausen", "Montag bis Freitag", "Deutsch, Ukrainisch"))


@pytest.mark.parametrize("size", FORMATE)
def test_what_is_long_is_cut_after_a_word_and_the_sheet_says_so(size: str) -> None:
    one = leaflet(size, kosten=LONG)
    assert one.gekuerzt
    cut = next(line for part in one.teile for line in part.zeilen if line.endswith(" …"))
    assert f"{LONG} ".startswith(cut.removesuffix("…"))


def test_a_secret_place_is_not_told() -> None:
    one = leaflet(geschuetzt="ja", orte=[])
    assert "Der Ort ist geheim" in said(one)
    assert "Am Markt" not in said(one)


@pytest.mark.browser
def test_one_of_each_kind_prints_on_one_page_of_its_size(demo_site: Path, browser: Browser) -> None:
    sheets = longest(demo_site, blaetter.files(demo_site))
    assert len(sheets) == 6, "Handzettel of a contact point and of a Gemeinde, Aushang, each on A4 and A6"
    assert [str(one) for one in blaetter.printed(browser, demo_site, sheets)] == []


@pytest.mark.browser
def test_too_much_of_everything_still_prints_on_one_page(tmp_path: Path, browser: Browser) -> None:
    places = [{**OFFICE["orte"][0], "name": f"Haus {number}", "haltestelle": LONG[:100]} for number in range(9)]
    konzept = concept(
        name="Interkulturelle Beratungsstelle der Wohlfahrtsverbände im Haus der Begegnung am alten Güterbahnhof",
        kurz=LONG[:200], orte=places, kosten=LONG, mitbringen=LONG[:200], dolmetschen_hinweis=LONG, bitte_anrufen=LONG,
    )  # fmt: skip
    werk = Seitenwerk(konzept, Renderer(konzept), Rahmen(konzept))
    wanted = {leaflet_address(konzept.alle("anlaufstelle")[0], size) for size in FORMATE}
    files = {f"{one.adresse}index.html": werk.html(one) for one in pages_of(werk) if one.adresse in wanted}
    for name, text in {**files, STYLE: werk.rahmen.stylesheet}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert len(files) == len(FORMATE)
    assert [str(one) for one in blaetter.printed(browser, tmp_path, sorted(files))] == []
