"""Pictures of a concept: which files the site gets, and what pages say about them."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup, Tag
from PIL import Image

from macros.bilder import Bilder
from macros.checks.bilder import descriptions
from macros.components.makros import Makros
from macros.loader import load
from macros.pages import Seitenwerk, pages_of
from macros.rahmen import Rahmen
from macros.render import Renderer
from tests.conftest import STICHTAG
from tests.erfunden import entry, make

if TYPE_CHECKING:
    from pathlib import Path

    from macros.konzept import Konzept

WAPPEN = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 5"><path fill="#000" d="M0 0h4v5z"/></svg>'
BILD = "bild:\n  datei: {}\n  alt: Drei Leute am Tisch\n  urheber: Ada Muster\n  lizenz: CC0\n"


@pytest.fixture
def folder(minimal: Path) -> Path:
    """The small concept with a picture wherever one can be."""
    data = minimal / "concept_data"
    Image.linear_gradient("L").resize((1200, 900)).convert("RGB").save(data / "portraet.jpg")
    (data / "wappen.svg").write_text(WAPPEN)
    county = data / "landkreis.yaml"
    county.write_text(county.read_text(encoding="utf-8") + "wappen: wappen.svg\n", encoding="utf-8")
    concept = data / "konzept.yaml"
    words = "".join(f"  {line}\n" for line in BILD.format("portraet.jpg").splitlines())
    concept.write_text(concept.read_text(encoding="utf-8").replace("vorwort:\n", f"vorwort:\n{words}"), "utf-8")
    for art in ("beispiele", "meldungen", "angebote"):
        (first, *_) = sorted((data / art).glob("*.yaml"))
        shutil.copy(data / "portraet.jpg", first.with_suffix(".jpg"))
        with first.open("a", encoding="utf-8") as file:
            file.write(BILD.format(f"{first.stem}.jpg"))
    return minimal


def loaded(folder: Path) -> Konzept:
    found = load(folder, STICHTAG)
    assert found.errors == []
    assert found.konzept is not None
    return found.konzept


def figure(html: str, selector: str = ".ik-pic") -> Tag:
    found = BeautifulSoup(html, "lxml").select_one(selector)
    assert found is not None
    return found


def test_every_picture_has_its_files(folder: Path) -> None:
    files = dict(Bilder(loaded(folder)).dateien())
    stems = {name.removeprefix("assets/bilder/").partition(".")[0].partition("-")[0] for name in files}
    assert stems == {"anlaufstelle", "angebot", "beispiel", "meldung", "konzept", "landkreis"}
    assert "assets/bilder/konzept-vorwort.jpg" in files
    assert "assets/bilder/konzept-vorwort.klein.jpg" in files
    assert all(len(content) <= 100_000 for content in files.values())
    assert [*Bilder(loaded(folder)).dateien()] == [*files.items()]


@pytest.mark.parametrize("art", ["beispiel", "meldung", "angebot", "anlaufstelle"])
def test_a_page_shows_its_picture_with_text_maker_and_licence(folder: Path, art: str) -> None:
    konzept = loaded(folder)
    werk = Seitenwerk(konzept, Renderer(konzept), Rahmen(konzept))
    node = next(node for node in konzept.alle(art) if node.bild)
    shown = figure(werk.html(next(page for page in pages_of(werk) if page.adresse == node.adresse)))
    img = shown.img
    assert img is not None
    assert img["alt"] == node.bild.alt
    assert shown.figcaption is not None
    assert shown.figcaption.get_text() == f"Bild: {node.bild.urheber}, Lizenz: {node.bild.lizenz}"
    sizes = dict(werk.rahmen.bilder.dateien())
    addresses = [str(img["src"]), *(part.split()[0] for part in str(img.get("srcset", "")).split(", ") if part)]
    assert {address.removeprefix("../../").partition("?")[0] for address in addresses} <= set(sizes)
    assert int(str(img["width"])) >= 1
    assert int(str(img["height"])) >= 1
    assert (img.get("loading") == "lazy") is (art in {"angebot", "anlaufstelle"})


def test_the_foreword_shows_who_signs_it(folder: Path) -> None:
    konzept = loaded(folder)
    makros = Makros(Renderer(konzept), Rahmen(konzept))
    img = figure(str(makros.vorwort())).img
    assert img is not None
    assert (img["alt"], img["width"], img["height"]) == ("Drei Leute am Tisch", "1000", "750")
    assert "480w" in str(img["srcset"])
    start = figure(str(makros.startseite()), ".ik-quote")
    assert start.select_one("img.ik-portrait[alt='Drei Leute am Tisch'][loading=lazy]") is not None
    assert "Ada Muster" in start.get_text()


def test_the_coat_of_arms_stands_in_the_footer(folder: Path) -> None:
    konzept = loaded(folder)
    werk = Seitenwerk(konzept, Renderer(konzept), Rahmen(konzept))
    page = next(page for page in pages_of(werk) if page.adresse == "begriffe/")
    img = figure(werk.html(page), "footer img")
    assert img["alt"] == f"Wappen: {konzept.landkreis.name}"
    assert str(img["src"]).startswith("../assets/bilder/landkreis-wappen.svg?v=")
    assert (img["width"], img["height"]) == ("4", "5")


def test_without_pictures_nothing_is_shown() -> None:
    konzept = make([])
    rahmen = Rahmen(konzept)
    assert [*rahmen.bilder.dateien()] == []
    assert rahmen.bilder.vorwort is None
    assert rahmen.values(Seitenwerk(konzept, Renderer(konzept), rahmen).head(next(
        pages_of(Seitenwerk(konzept, Renderer(konzept), rahmen)))), "", "")["site"]["wappen"] is None  # fmt: skip


def test_a_drawing_can_be_the_picture_of_an_entry(folder: Path) -> None:
    offer = next((folder / "concept_data/angebote").glob("*.jpg"))
    offer.with_suffix(".svg").write_text(WAPPEN)
    offer.unlink()
    text = offer.with_suffix(".yaml").read_text(encoding="utf-8")
    offer.with_suffix(".yaml").write_text(text.replace(offer.name, f"{offer.stem}.svg"), encoding="utf-8")
    files = dict(Bilder(loaded(folder)).dateien())
    assert files[f"assets/bilder/angebot-{offer.stem}.svg"].startswith(b"<svg")


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("portraet.jpg", b"kein Bild", "concept_data/portraet.jpg: ist kein Bild, das wir lesen können"),
        ("wappen.svg", b"<svg/>", "concept_data/wappen.svg: enthält keine Zeichnung"),
        ("wappen.svg", WAPPEN.replace("M0", "M0 " * 40_000).encode(), "erlaubt sind 100, bitte die Zeichnung"),
        ("portraet.jpg", b"x" * 2_200_000, "ist 2,1 MiB groß – erlaubt sind 2 MiB"),
    ],
)
def test_what_cannot_be_shown_is_told(folder: Path, name: str, content: bytes, told: str) -> None:
    (folder / "concept_data" / name).write_bytes(content)
    assert any(told in str(problem) for problem in load(folder, STICHTAG).errors)


def test_what_a_coat_of_arms_loses_is_told_as_a_warning(folder: Path) -> None:
    text = WAPPEN.replace("</svg>", "<text>Kreis</text></svg>")
    (folder / "concept_data/wappen.svg").write_text(text)
    found = load(folder, STICHTAG)
    assert found.errors == []
    assert any("erscheint ohne <text>" in str(problem) for problem in found.problems)


@pytest.mark.parametrize(
    ("alt", "wrong"),
    [
        ("tuer.jpg", True), ("Tuer", True), ("IMG_2041", True), ("Foto.", True), ("foto2.PNG", True),
        ("Eine offene Tür", False), ("Das Logo des Vereins", False),
    ],
)  # fmt: skip
def test_an_alternative_text_says_what_is_seen(alt: str, wrong: bool) -> None:  # noqa: FBT001 -- the answer
    bild = {"datei": "tuer.jpg", "alt": alt, "urheber": "Ada", "lizenz": "CC0"}
    told = [*descriptions(make([entry("anlaufstelle", "rat", bild=bild)]))]
    assert [problem.feld for problem in told] == (["bild.alt"] if wrong else [])
