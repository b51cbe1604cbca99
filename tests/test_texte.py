"""Markdown fields: what they may contain, and where their links lead."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from macros.texte import Markdowntext, resolve_links, scrolling_tables


def address(art: str, key: str) -> str | None:
    return f"../{art}/{key}/" if key != "fehlt" else None


@pytest.fixture(scope="module")
def markdown() -> Markdowntext:
    return Markdowntext()


def test_a_link_to_an_entry_gets_its_address(markdown: Markdowntext) -> None:
    html = markdown.html("Zum [Sprachcafé](angebot:sprachcafe).", address)
    assert html == '<p>Zum <a href="../angebot/sprachcafe/">Sprachcafé</a>.</p>'


def test_a_link_to_nothing_stays_without_a_target() -> None:
    assert resolve_links('<a href="angebot:fehlt">x</a>', address) == '<a href="angebot:fehlt">x</a>'


def test_other_links_are_left_alone() -> None:
    html = '<a href="https://beispiel.example/angebot:x">x</a> <a href="mailto:a@b.example">y</a>'
    assert resolve_links(html, address) == html


def test_headings_start_below_the_section(markdown: Markdowntext) -> None:
    document = BeautifulSoup(markdown.html("# Eins\n\n## Zwei", address), "lxml")
    assert [heading.name for heading in document.select("h1, h2, h3, h4")] == ["h3", "h4"]


def test_two_fields_on_one_page_give_no_ids(markdown: Markdowntext) -> None:
    assert "id=" not in markdown.html("# Eins", address)


@pytest.mark.parametrize(
    "hostile",
    [
        "[x](javascript:alert(1))",
        "![x](https://boese.example/bild.png)",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        '[x](https://a.example "onmouseover=alert(1)")',
        "<a href='vbscript:x'>x</a>",
        "<style>body{display:none}</style>",
        "<iframe src='https://boese.example'></iframe>",
    ],
)
def test_hostile_markdown_does_nothing(markdown: Markdowntext, hostile: str) -> None:
    document = BeautifulSoup(markdown.html(hostile, address), "lxml")
    assert document.select("script, style, img, iframe, object, form") == []
    for link in document.select("a"):
        assert str(link.get("href", "https:")).split(":")[0] in {"https", "http"}
        assert set(link.attrs) <= {"href"}


@given(st.text(max_size=300))
def test_no_text_becomes_a_tag_that_acts(text: str) -> None:
    document = BeautifulSoup(Markdowntext().html(text, address), "lxml")
    assert document.select("script, style, img, iframe, object, form, input, svg") == []
    assert [tag for tag in document.select("*") if any(name.startswith("on") for name in tag.attrs)] == []


def test_a_single_sentence_stands_without_a_paragraph(markdown: Markdowntext) -> None:
    assert markdown.inline("Ein *Satz*.", address) == "Ein <em>Satz</em>."
    assert markdown.inline("Eins.\n\nZwei.", address) == "<p>Eins.</p>\n<p>Zwei.</p>"


def test_every_table_scrolls_in_a_named_region() -> None:
    html = scrolling_tables("<p>a</p><table><tr><td>1</td></tr></table><table></table>", lambda n: f"Tabelle {n}")
    regions = BeautifulSoup(html, "lxml").select("div.ik-scroll[role=region][tabindex='0']")
    assert [region["aria-label"] for region in regions] == ["Tabelle 1", "Tabelle 2"]
    assert [len(region.select("table")) for region in regions] == [1, 1]
