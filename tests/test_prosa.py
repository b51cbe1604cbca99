"""The Markdown files of ``docs/``: front matter, addresses, order of the chapters."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from macros.errors import KonzeptFehler
from macros.konzept import Konzept
from macros.kopf import front_matter
from macros.prosa import chapters, prose_pages

if TYPE_CHECKING:
    from collections.abc import Mapping


def with_prose(konzept: Konzept, prosa: Mapping[str, str]) -> Konzept:
    return Konzept(replace(konzept.daten, prosa=prosa), konzept.stichtag)


def test_front_matter_is_read_as_text() -> None:
    assert front_matter("docs/x.md", "---\ntitel: Leitbild\nkapitel: 05\n---\nText") == {
        "titel": "Leitbild",
        "kapitel": "05",
    }


@pytest.mark.parametrize("text", ["", "Nur Text", "---\nohne Ende", "---\n---\nText"])
def test_a_file_without_front_matter_has_none(text: str) -> None:
    assert front_matter("docs/x.md", text) == {}


def test_broken_front_matter_is_told_with_its_line() -> None:
    with pytest.raises(KonzeptFehler) as caught:
        front_matter("docs/x.md", "---\ntitel: a\ntitel: b\n---\n")
    problem = caught.value.problems[0]
    assert (problem.datei, problem.zeile) == ("docs/x.md", 3)


def test_addresses_follow_the_file_names(konzept: Konzept) -> None:
    prosa = {"docs/index.md": "", "docs/leitbild.md": "", "docs/teil/index.md": "", "docs/teil/mehr.md": ""}
    assert [page.adresse for page in prose_pages(with_prose(konzept, prosa))] == [
        "",
        "leitbild/",
        "teil/",
        "teil/mehr/",
    ]


def test_chapters_stand_in_the_order_of_their_numbers(konzept: Konzept) -> None:
    prosa = {
        f"docs/{name}.md": f"---\ntitel: {name}\nkapitel: {number}\n---\n"
        for name, number in (("zehn", "10"), ("zwei", "2"), ("zwei-eins", "2.1"))
    }
    prosa["docs/ohne.md"] = "Text"
    assert [page.titel for page in chapters(with_prose(konzept, prosa))] == ["zwei", "zwei-eins", "zehn"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("---\ntitel: Vorn\n---\n# Oben\n", "Vorn"),
        ("# Leichte Sprache\n\nText.\n", "Leichte Sprache"),
        ("Text.\n\n# Später #\n", "Später"),
        ("## Kleiner\n\n# *Betont*\n", "seite"),
        ("---\n# Bemerkung\nkapitel: 3\n---\nText.\n", "seite"),
        ("Text.\n", "seite"),
    ],
)
def test_a_page_without_a_title_takes_its_heading(konzept: Konzept, text: str, title: str) -> None:
    (page,) = prose_pages(with_prose(konzept, {"docs/seite.md": text}))
    assert page.titel == title
