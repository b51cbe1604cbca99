"""Pages made from data: the fast way gives what the ordinary way gives, and every entry has its place."""

from __future__ import annotations

import os
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from bs4 import BeautifulSoup
from mkdocs.config import load_config

from macros.arten import ARTEN
from macros.loader import load
from macros.pages import Seitenwerk, index_of, pages_of
from macros.rahmen import Rahmen
from macros.render import ROOT, Renderer, rooted

if TYPE_CHECKING:
    from macros.konzept import Konzept
    from macros.pages import Seite

ROOT_FOLDER = Path(__file__).resolve().parent.parent
MINIMAL = Path(__file__).parent / "konzept_minimal"


@pytest.fixture(scope="module")
def werk(konzept: Konzept) -> Seitenwerk:
    return Seitenwerk(konzept, Renderer(konzept), Rahmen(konzept))


@pytest.fixture(scope="module")
def pages(werk: Seitenwerk) -> list[Seite]:
    return list(pages_of(werk))


def soup(html: str) -> BeautifulSoup:
    return BeautifulSoup(html, "lxml")


def dom(html: str) -> list[Any]:
    """The document as nested names, attributes and words, without the white space between tags."""

    def walk(node: Any) -> Any:
        if isinstance(node, str):
            return " ".join(node.split())
        children = [walk(child) for child in node.children]
        return [node.name, sorted((k, v) for k, v in node.attrs.items()), [child for child in children if child]]

    return [walk(child) for child in soup(html).children if not isinstance(child, str) or child.strip()]


def test_the_fast_way_gives_the_ordinary_document(werk: Seitenwerk, pages: list[Seite]) -> None:
    """MkDocs' own environment renders the frame of each page for itself; filling a kept frame gives the same."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "true")
    env = load_config(str(ROOT_FOLDER / "mkdocs.yml"), docs_dir=str(MINIMAL / "docs")).theme.get_env()
    framed = [page for page in pages if not page.ganz]
    assert len(framed) > 2 * len(ARTEN)
    for page in framed:
        root = "../" * page.adresse.count("/") or "./"
        values = werk.rahmen.values(werk.head(page), page.inhalt(), ROOT)
        ordinary = rooted(env.get_template("main.html").render(values), root)
        assert dom(werk.html(page)) == dom(ordinary), page.adresse


def test_every_entry_has_its_page_or_anchor(werk: Seitenwerk, pages: list[Seite], konzept: Konzept) -> None:
    by_address = {page.adresse: page for page in pages}
    for art in ARTEN:
        assert f"{art.ordner}/" in by_address
        lists = soup(werk.html(by_address[f"{art.ordner}/"]))
        for node in konzept.alle(art.key):
            if art.eigene_seite:
                assert node.adresse in by_address
            else:
                assert lists.find(id=node.eintrag.id) is not None, node.kennung


def test_every_address_is_unique(pages: list[Seite]) -> None:
    addresses = [page.adresse for page in pages]
    assert len(addresses) == len(set(addresses))


def test_every_page_has_one_heading_and_one_main(werk: Seitenwerk, pages: list[Seite]) -> None:
    for page in pages:
        if not page.ganz:
            document = soup(werk.html(page))
            assert len(document.find_all("h1")) == 1, page.adresse
            assert len(document.find_all("main")) == 1, page.adresse


def test_headings_step_by_one(werk: Seitenwerk, pages: list[Seite]) -> None:
    for page in pages:
        levels = [int(h.name[1]) for h in soup(werk.html(page)).select("main h1, main h2, main h3, main h4, main h5")]
        jumps = [(a, b) for a, b in pairwise(levels) if b > a + 1]
        assert jumps == [], page.adresse


def test_every_entry_page_says_owner_and_date(werk: Seitenwerk, pages: list[Seite], konzept: Konzept) -> None:
    by_address = {page.adresse: page for page in pages}
    for art in ARTEN:
        for node in konzept.alle(art.key) if art.eigene_seite else ():
            checked = soup(werk.html(by_address[node.adresse])).select_one(".ik-checked")
            assert checked is not None, node.kennung
            text = checked.get_text(" ", strip=True)
            assert konzept.knoten("stelle", node.eintrag.pflegt).anzeige in text  # type: ignore[union-attr]  # because references are checked
            day = node.eintrag.geprueft_am or node.eintrag.stand
            assert konzept.sprache.datum(day) in text, node.kennung


def test_every_page_of_a_fictional_concept_says_example(werk: Seitenwerk, pages: list[Seite]) -> None:
    for page in pages:
        if not page.ganz:
            assert "Beispiel" in soup(werk.html(page)).get_text()


def test_no_inline_style_or_script(werk: Seitenwerk, pages: list[Seite]) -> None:
    for page in pages:
        document = soup(werk.html(page))
        assert all(script.get("src") or "json" in script["type"] for script in document.find_all("script"))
        assert document.find_all("style") == []
        handlers = [tag for tag in document.select("*") if any(k == "style" or k.startswith("on") for k in tag.attrs)]
        assert handlers == [], page.adresse


def test_former_ids_and_official_keys_lead_on(werk: Seitenwerk, pages: list[Seite], konzept: Konzept) -> None:
    by_address = {page.adresse: page for page in pages}
    gemeinde = konzept.alle("gemeinde")[0]
    for address in (f"ars/{gemeinde.eintrag.ars}/", f"ags/{gemeinde.eintrag.ags}/"):  # type: ignore[attr-defined]  # because a Gemeinde has them
        document = soup(werk.html(by_address[address]))
        refresh = document.find("meta", attrs={"http-equiv": "refresh"})
        assert refresh is not None
        assert str(refresh["content"]).endswith(f"../../{gemeinde.adresse}")
        canonical = document.select_one("link[rel=canonical]")
        assert canonical is not None
        assert str(canonical["href"]).endswith(gemeinde.adresse)


def test_the_index_sorts_umlauts_with_their_vowel(konzept: Konzept) -> None:
    letters = [letter for letter, _ in index_of(konzept)]
    assert letters == sorted(letter for letter in letters if letter != "#") + (["#"] if "#" in letters else [])


def test_the_preview_says_where_a_record_is_kept() -> None:
    konzept = load(MINIMAL, date(2026, 11, 22), entwuerfe=True).konzept
    assert konzept is not None
    renderer = Renderer(konzept, vorschau=True, editor="vscode://file/{datei}:{zeile}")
    werk = Seitenwerk(konzept, renderer, Rahmen(konzept))
    node = konzept.alle("massnahme")[0]
    page = next(page for page in pages_of(werk) if page.adresse == node.adresse)
    link = soup(werk.html(page)).select_one(".ik-quelle a")
    assert link is not None
    assert link.get_text().startswith(f"concept_data/massnahmen/{node.eintrag.id}.yaml:")
    assert str(link["href"]).startswith(f"vscode://file/concept_data/massnahmen/{node.eintrag.id}.yaml:")


def test_outside_the_preview_nothing_says_where_a_record_is_kept(werk: Seitenwerk, pages: list[Seite]) -> None:
    assert all("concept_data/" not in werk.html(page) for page in pages)
