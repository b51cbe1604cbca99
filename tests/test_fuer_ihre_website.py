"""„Für Ihre Website“: links, snippets and sheets of a Gemeinde, ready to copy and to print."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from bs4 import BeautifulSoup

from macros.components.einbettungen import embeds
from macros.exports.einbetten.schnipsel import NIRGENDWO, iframe
from macros.pages import Seitenwerk, pages_of
from macros.pages.fuer_ihre_website import ADRESSE, kit_address, sheet_address
from macros.rahmen import Rahmen
from macros.render import Renderer
from tests.ansehen import node, only, page, words
from tests.erfunden import entry, gemeinde, make

if TYPE_CHECKING:
    from macros.konzept import Konzept

ROOT = "https://integration.kleinmuster.example/"


def texts(html: BeautifulSoup) -> dict[str, str]:
    """The texts to copy, by their id."""
    return {str(field["id"]): field.text.removeprefix("\n") for field in html.select("textarea[readonly]")}


def test_the_page_for_all_leads_to_the_page_of_each_gemeinde(konzept: Konzept) -> None:
    html = page(konzept, ADRESSE)
    leads = {str(link["href"]).removeprefix("../") for link in html.select(".ik-chips a")}
    assert leads == {kit_address(one) for one in konzept.alle("gemeinde")}
    assert {"TYPO3", "WordPress", "Einfaches HTML"} <= {words(heading) for heading in html("h2")}


def test_the_footer_of_every_page_leads_there(konzept: Konzept) -> None:
    html = page(konzept, "a-bis-z/")
    assert html.select_one(f'footer a[href="../{ADRESSE}"]')


def test_a_kit_has_the_frame_the_fragment_and_a_dated_copy_of_each_embed(konzept: Konzept) -> None:
    place = node(konzept, "gemeinde", "beispielstadt")
    html = page(konzept, kit_address(place))
    copied = texts(html)
    made = {one.was.teil.rstrip("/"): one for one in embeds(konzept) if one.kennung == "beispielstadt"}
    assert set(made) == {"anlaufstellen", "angebote", "zustaendig"}
    for key, one in made.items():
        assert copied[f"rahmen-{key}"] == iframe(konzept, one)
        assert any(code.text == f"{ROOT}{one.adresse}fragment.html" for code in html("code"))
        copy = BeautifulSoup(copied[f"kopie-{key}"], "lxml")
        assert "Kopie vom 22. November 2026." in " ".join(words(copy).split())
        assert copy.find("a", href=f"{ROOT}gemeinden/beispielstadt/")
        preview = html.find("iframe", title=f"Vorschau: {one.titel}")
        assert preview is not None
        assert (preview["src"], preview["loading"]) == (f"../../../{one.adresse}", "lazy")


def test_a_kit_names_links_that_last_and_opens_the_finder_with_the_gemeinde_chosen(konzept: Konzept) -> None:
    place = node(konzept, "gemeinde", "beispielstadt")
    links = {code.text for code in page(konzept, kit_address(place))("code")}
    assert {f"{ROOT}gemeinden/beispielstadt/", f"{ROOT}ars/{place.ars}/", f"{ROOT}ags/{place.ags}/"} <= links
    asked = [parse_qs(urlsplit(link).query) for link in links if "anliegen=" in link]
    assert {one["anliegen"][0] for one in asked} <= konzept.ids("anliegen")
    assert asked
    assert {one["gemeinde"][0] for one in asked} == {"beispielstadt"}


def test_each_text_has_a_label_and_a_button_that_copies_it(konzept: Konzept) -> None:
    for address in (ADRESSE, kit_address(node(konzept, "gemeinde", "beispielstadt"))):
        html = page(konzept, address)
        fields = set(texts(html))
        assert fields
        assert {str(label["for"]) for label in html("label")} >= fields
        assert {str(button["data-kopiert"]) for button in html.select("button[data-kopiert]")} == fields


def test_without_an_address_of_the_site_the_kit_says_what_is_missing() -> None:
    konzept = only(gemeinde("altdorf", 1), landkreis={"adresse": None})
    html = page(konzept, "gemeinden/altdorf/fuer-ihre-website/")
    assert "Diese Website hat noch keine Adresse." in words(html)
    assert NIRGENDWO in texts(html)["rahmen-anlaufstellen"]
    assert page(konzept, "gemeinden/altdorf/aushang/a4/").select_one(".ik-aushang__qr") is None


def test_a_hostile_name_stays_text_in_the_kit() -> None:
    name = "x</textarea><script>a()</script>\"'>{{ 7 * 7 }}"
    konzept = make([gemeinde("altdorf", 1).model_copy(update={"name": name}), entry("anliegen", "deutsch")])
    werk = Seitenwerk(konzept, Renderer(konzept), Rahmen(konzept))
    for one in pages_of(werk):
        if one.adresse == ADRESSE or one.adresse.startswith(("gemeinden/altdorf/fuer", "gemeinden/altdorf/aus")):
            html = BeautifulSoup(werk.html(one), "lxml")
            run = [script for script in html("script") if script.get("type") != "application/ld+json"]
            assert not [script for script in run if "a()" in script.text], one.adresse
            assert name in html.text
            for key, text in texts(html).items():
                assert key == "startseite" or not BeautifulSoup(text, "lxml").script, key


def test_a_sheet_has_the_first_number_the_code_and_the_coordinating_office(konzept: Konzept) -> None:
    place = node(konzept, "gemeinde", "beispielstadt")
    for size in ("a4", "a6"):
        html = page(konzept, sheet_address(place, size))
        said = words(html.article)
        assert "030 23125 011" in said
        assert "integration.kleinmuster.example/gemeinden/beispielstadt/" in said
        assert html.select_one(".ik-aushang__qr svg title")
