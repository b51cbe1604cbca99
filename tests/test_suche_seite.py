"""The page of the search, its words, its clocks, and the description for browsers."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest
from bs4 import BeautifulSoup

from macros.arten import ARTEN
from macros.components.melden import coordination_mail
from macros.exports import AUSGABEN, dateien, opensearch, suchfeld
from macros.konzept import Konzept
from macros.pages import Seitenwerk, pages_of
from macros.rahmen import OF_THE_SEARCH, Rahmen
from macros.render import Renderer
from macros.suche.datensaetze import records
from tests.erfunden import entry, make

if TYPE_CHECKING:
    from macros.pages import Seite

SCRIPTS = Path(__file__).parent.parent / "overrides" / "assets" / "js"
OURS = ("suche", "suche-feld", "seite")
SPEC = "{http://a9.com/-/spec/opensearch/1.1/}"


@pytest.fixture(scope="module")
def werk(konzept: Konzept) -> Seitenwerk:
    return Seitenwerk(konzept, Renderer(konzept), Rahmen(konzept))


@pytest.fixture(scope="module")
def pages(werk: Seitenwerk) -> dict[str, Seite]:
    return {page.adresse: page for page in pages_of(werk)}


@pytest.fixture(scope="module")
def search(werk: Seitenwerk, pages: dict[str, Seite]) -> BeautifulSoup:
    return BeautifulSoup(werk.html(pages["suche/"]), "lxml")


def with_address(konzept: Konzept, adresse: str | None) -> Konzept:
    landkreis = konzept.daten.landkreis.model_copy(update={"adresse": adresse})
    return Konzept(replace(konzept.daten, landkreis=landkreis), konzept.stichtag)


def file(konzept: Konzept, adresse: str) -> Any:
    found = {one.adresse: one.inhalt for one in suchfeld.AUSGABE.dateien(konzept)}
    return json.loads(found[adresse])


# ---- the page


def test_the_page_has_a_form_and_one_box(search: BeautifulSoup) -> None:
    forms = search.select("form[role=search]")
    assert [form["action"] for form in forms] == ["../suche/"]
    assert forms[0].get("method", "get") == "get"
    names = [field["name"] for field in search.select("#suche-formular [name], [form=suche-formular]")]
    assert names == ["q", "gemeinde", "sprache"]
    for field in search.select("#suche-formular input, [form=suche-formular]"):
        assert search.select_one(f"label[for={field['id']}]")
    assert search.select_one("meta[name=robots][content=noindex]")


def test_what_the_script_fills_is_there_and_empty(search: BeautifulSoup) -> None:
    hits = search.select_one("#treffer")
    assert hits is not None
    assert not hits.select("*")
    assert not hits.has_attr("data-bereit")
    script = (SCRIPTS / "suche.js").read_text(encoding="utf-8")
    page = search.select_one("[data-suchseite]")
    assert page is not None
    for name in re.findall(r'\bpart\("(\w+)"\)', script):
        assert page.select(f"[data-such{name}]"), name
    words = {re.sub(r"(?<!^)(?=[A-Z])", "-", name).lower() for name in re.findall(r'\bword\(\s*"(\w+)"', script)}
    words |= {"anzahl", "nichts", "nichts-mit-filter", "grund-aehnlich", "grund-thema"}
    words |= {f"grund-{place}" for place in ("name", "text", "ort")}
    assert words == {name.removeprefix("data-wort-") for name in page.attrs if name.startswith("data-wort-")}


def test_without_a_script_topics_and_letters_stand_there(
    search: BeautifulSoup, werk: Seitenwerk, pages: dict[str, Seite], konzept: Konzept
) -> None:
    start = search.select_one("[data-suchanfang]")
    assert start is not None
    assert not start.has_attr("hidden")
    topics = {a["href"] for a in start.select(".ik-pick a")}
    assert topics == {f"../{node.adresse}" for node in konzept.alle("anliegen")}
    index = BeautifulSoup(werk.html(pages["a-bis-z/"]), "lxml")
    expected = [(f"../a-bis-z/#{h['id']}", h.get_text()) for h in index.select("h2[id^=buchstabe-]")]
    assert [(a["href"], a.get_text()) for a in start.select(".ik-chip")] == expected
    assert search.select_one("noscript")


def test_the_coordinating_office_can_be_called_and_written_to(search: BeautifulSoup, konzept: Konzept) -> None:
    mail = coordination_mail(konzept)
    assert mail
    page = search.select_one("[data-suchseite]")
    assert page is not None
    assert page["data-mail"] == mail
    assert [a["href"] for a in search.select("[data-suchmail]")] == [f"mailto:{mail}"]
    assert search.select(".ik-suche__hilfe a[href^='tel:']")


def test_a_concept_with_next_to_nothing_has_a_page() -> None:
    bare = make([])
    werk = Seitenwerk(bare, Renderer(bare), Rahmen(bare))
    page = next(one for one in pages_of(werk) if one.adresse == "suche/")
    document = BeautifulSoup(werk.html(page), "lxml")
    assert document.select_one("#treffer")


# ---- the box on every page


def test_every_page_names_the_scripts_of_the_box_and_loads_none(werk: Seitenwerk, pages: dict[str, Seite]) -> None:
    for page in pages.values():
        if page.ganz:
            continue
        document = BeautifulSoup(werk.html(page), "lxml")
        header = document.select_one("header.ik-header")
        assert header is not None
        names = [re.findall(r"([\w-]+)\.js\?v=", one)[0] for one in str(header["data-suche-skripte"]).split()]
        assert tuple(names) == OF_THE_SEARCH
        root = "../" * page.adresse.count("/") or "./"
        assert header["data-suche-wurzel"] == root
        loaded = {re.findall(r"([\w-]+)\.js", str(one["src"]))[0] for one in document.select("script[src]")}
        assert bool(loaded & {*OF_THE_SEARCH, "suche"}) == (page.adresse == "suche/")
        boxes = document.select("[data-suchfeld] input[name=q]")
        assert len(boxes) == 1
        assert not boxes[0].has_attr("role")  # without a script it is a plain field


def test_no_script_writes_markup_or_keeps_anything() -> None:
    for name in OURS:
        text = (SCRIPTS / f"{name}.js").read_text(encoding="utf-8")
        sinks = (
            r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|Storage|cookie|sendBeacon"
        )
        assert re.findall(sinks, text) == [], name


# ---- words and clocks


def test_every_kind_that_can_be_found_has_a_name(konzept: Konzept) -> None:
    words = file(konzept, "suche/worte.json")
    assert {record.art for record in records(konzept)} <= words["arten"].keys()
    assert all(len(names) == 2 and all(names) for names in words["arten"].values())
    assert list(words["arten"])[:3] == ["anliegen", "anlaufstelle", "angebot"]
    spoken = {tag for record in records(konzept) for tag in record.sprachen}
    assert spoken <= words["sprachen"].keys()


def test_each_place_has_the_clock_of_its_page(werk: Seitenwerk, pages: dict[str, Seite], konzept: Konzept) -> None:
    seen = set()
    for place in konzept.alle("anlaufstelle"):
        told = file(konzept, f"suche/uhr/{place.eintrag.id}.json")
        document = BeautifulSoup(werk.html(pages[place.adresse]), "lxml")
        clock = document.select_one(".ik-contact [data-uhr]")
        assert (told is None) == (clock is None)
        if clock is not None:
            assert told == {"wert": clock["data-uhr"], "telefon": clock.has_attr("data-uhr-telefon")}
        seen.add(told is None)
    assert False in seen


def test_a_place_without_hours_has_no_clock() -> None:
    konzept = make([entry("anlaufstelle", "ohne")])
    assert file(konzept, "suche/uhr/ohne.json") is None


def test_words_for_finding_only_are_in_no_word(konzept: Konzept) -> None:
    text = json.dumps(file(konzept, "suche/worte.json"), ensure_ascii=False)
    for art in ARTEN:
        for node in konzept.alle(art.key):
            found = getattr(node.eintrag, "suchbegriffe", None)
            assert [word for word in (found.nur_finden if found else ()) if word in text] == []


# ---- the description for browsers


@pytest.mark.parametrize("adresse", ["https://kreis.example", "https://kreis.example/integration/"])
def test_browsers_are_told_how_to_ask(konzept: Konzept, adresse: str) -> None:
    there = with_address(konzept, adresse)
    (described,) = opensearch.AUSGABE.dateien(there)
    assert described.adresse == "opensearch.xml"
    tree = ET.fromstring(described.inhalt)  # noqa: S314 -- our own file
    root = adresse.rstrip("/")
    urls = {one.get("type"): one.get("template") for one in tree.findall(f"{SPEC}Url")}
    assert urls == {
        "text/html": f"{root}/suche/?q={{searchTerms}}",
        "application/opensearchdescription+xml": f"{root}/opensearch.xml",
    }
    for name, most in (("ShortName", 16), ("LongName", 48), ("Description", 1024)):
        text = tree.findtext(f"{SPEC}{name}")
        assert text
        assert len(text) <= most
    werk = Seitenwerk(there, Renderer(there), Rahmen(there))
    page = next(one for one in pages_of(werk) if one.adresse == "gemeinden/")
    (link,) = BeautifulSoup(werk.html(page), "lxml").select("link[rel=search]")
    assert (link["href"], link["type"]) == ("../opensearch.xml", "application/opensearchdescription+xml")


def test_without_an_address_there_is_nothing_to_tell(konzept: Konzept) -> None:
    nowhere = with_address(konzept, None)
    assert list(opensearch.AUSGABE.dateien(nowhere)) == []
    werk = Seitenwerk(nowhere, Renderer(nowhere), Rahmen(nowhere))
    page = next(one for one in pages_of(werk) if one.adresse == "gemeinden/")
    assert BeautifulSoup(werk.html(page), "lxml").select("link[rel=search]") == []


def test_it_is_written_but_not_offered_as_data(konzept: Konzept) -> None:
    addresses = {one.adresse for one in dateien(with_address(konzept, "https://kreis.example"))}
    assert {"opensearch.xml", "suche/worte.json"} <= addresses
    assert not {ausgabe.key for ausgabe in AUSGABEN} & {"suche", "suchfeld", "opensearch"}
