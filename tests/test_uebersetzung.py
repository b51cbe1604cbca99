"""The translation seam: the small concept in an invented language, right to left, shows no text of ours untouched."""

from __future__ import annotations

import copy
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
from bs4 import BeautifulSoup, Comment, Doctype

from macros.arten import ARTEN
from macros.konzept import Konzept
from macros.model.plan import FieldKind, plan_of
from macros.pages import Seitenwerk, pages_of
from macros.rahmen import Rahmen
from macros.render import Renderer
from macros.sprache import Sprache
from macros.vergleich import abbild, snapshot, vergleiche

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import BaseModel

# Every letter gets a stroke: whatever still has a plain letter has not passed the seam.
LETTERS = "abcdefghijklmnopqrstuvwxyzäöüß"
STROKED = str.maketrans({letter: letter + "\u0336" for letter in LETTERS + LETTERS[:-1].upper()})
KEPT = re.compile(r"\{\w+\}|\]\([^)]*\)")
PLAIN = re.compile(r"(?:[A-Za-zÄÖÜäöüß](?!\u0336)){2,}")

SHOWN = {"name", "headline", "description", "contactType", "serviceType", "knowsAbout", "audienceType", "unitText"}


@dataclass(frozen=True)
class Strichsprache(Sprache):
    """German with every letter stroked through, written from right to left."""

    lang: str = "ar"
    dir: str = "rtl"

    def oberflaeche(self, text: str) -> str:
        return stroked(text)

    def inhalt(self, text: str, *, markdown: bool = False) -> str:
        del markdown
        return stroked(text)


def stroked(text: str) -> str:
    """``text`` with its letters stroked; placeholders and link targets stay."""
    kept = KEPT.findall(text)
    pieces = [piece.translate(STROKED) for piece in KEPT.split(text)]
    return "".join(piece + (kept[number] if number < len(kept) else "") for number, piece in enumerate(pieces))


@pytest.fixture(scope="module")
def werk(konzept: Konzept) -> Seitenwerk:
    other = Konzept(konzept.daten, konzept.stichtag, Strichsprache())
    return Seitenwerk(other, Renderer(other), Rahmen(other))


def facts(model: BaseModel) -> Iterator[str]:
    """Every fact in an entry: values that are no text for people, in all their parts."""
    for name, plan in plan_of(model.__class__).items():
        value: Any = getattr(model, name)
        for item in value if plan.many else (value,):
            if plan.kind is FieldKind.PART and item is not None:
                yield from facts(item)
            elif plan.kind not in {FieldKind.TEXT, FieldKind.MARKDOWN} and isinstance(item, str):
                yield str(item)


@pytest.fixture(scope="module")
def known(konzept: Konzept) -> re.Pattern[str]:
    """Facts of the concept, and words that are the same in every language."""
    words = {fact for art in ARTEN for node in konzept.alle(art.key) for fact in facts(node.eintrag)}
    words |= {*facts(konzept.daten.konzept), *facts(konzept.daten.landkreis)}
    words |= {half for word in words if "@" in word for half in (word.partition("@")[0] + "@", word.partition("@")[2])}
    words |= {row.anmerkung for rows in konzept.daten.messwerte.values() for row in rows if row.anmerkung}
    return re.compile("|".join((r"https://\S+", *map(re.escape, sorted(words, key=len, reverse=True)))))


def spoken(document: BeautifulSoup) -> Iterator[str]:
    """What a reader sees or hears: text, and the attributes that are read aloud. Marked parts are in their language.

    A place where a long word may break (``wbr``) parts no text.
    """
    for gap in document("wbr"):
        gap.decompose()
    document.smooth()
    for node in document.find_all(string=True):
        if node.parent is not None and node.parent.get("type") == "application/ld+json":
            yield from described(json.loads(str(node)))
        elif not isinstance(node, Comment | Doctype) and node.strip() and not foreign(node):
            yield str(node)
    for tag in document.select("*"):
        yield from (str(tag[name]) for name in ("aria-label", "alt", "title", "placeholder") if tag.has_attr(name))


def described(value: Any, key: str = "") -> Iterator[str]:
    """The texts of structured data that are shown to people."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from described(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from described(inner, key)
    elif key in SHOWN:
        yield str(value)


def foreign(node: Any) -> bool:
    return any(parent.has_attr("lang") for parent in node.parents if parent.name not in {"html", "[document]"})


def test_no_text_of_ours_is_left_untranslated(werk: Seitenwerk, known: re.Pattern[str]) -> None:
    left: dict[str, str] = {}
    for page in pages_of(werk):
        for text in spoken(BeautifulSoup(werk.html(page), "lxml")):
            if PLAIN.search(known.sub(" ", text)):
                left.setdefault(" ".join(text.split()), page.adresse)
    assert left == {}


def test_every_page_says_its_language_and_direction(werk: Seitenwerk) -> None:
    for page in pages_of(werk):
        html = BeautifulSoup(werk.html(page), "lxml").html
        assert html is not None
        assert (html["lang"], html["dir"]) == ("ar", "rtl"), page.adresse


def test_german_is_its_own_translation(konzept: Konzept) -> None:
    assert konzept.sprache.t("Zuletzt geprüft am {datum}", datum="heute") == "Zuletzt geprüft am heute"


def test_a_report_of_changes_names_its_fields_in_the_language(konzept: Konzept) -> None:
    """The headings and the names of fields, at the top and inside of parts."""
    before = snapshot(konzept, "alt")
    after = copy.deepcopy(before)
    after["landkreis"]["impressum"]["telefon"] = "030 23125 999"
    next(iter(after["eintraege"]["massnahmen"].values()))["titel"] = "anders"
    other = Konzept(konzept.daten, konzept.stichtag, Strichsprache())
    found = vergleiche(other, abbild(before, "alt"), abbild(after, "neu")).aenderungen
    assert [(change.titel, [field.feld for field in change.felder]) for change in found] == [
        (stroked("Landkreis"), [f"{stroked('Impressum')} › {stroked('Telefon')}"]),
        ("anders", [stroked("Titel")]),
    ]
