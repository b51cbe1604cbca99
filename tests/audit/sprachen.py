"""Words in another script say their language, and those from right to left their direction (WCAG 3.1.2 and 1.3.2).

A word counts as foreign by its letters: what no German word is written with, names and loan words from French and
Spanish included. Turkish or Sorbian are seen by letters of their own; English is not, that is for people to look at.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from lxml import html

from tests.audit.befund import Befund, found

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

NAME = "Sprache der Teile"
WEG = "Wörter in einer anderen Schrift nennen ihre Sprache und ihre Richtung."
#: Letters of German, and of the loan words and names that German texts spell with their own accents.
GERMAN: Final = "a-zäöüßáàâãåæçéèêëíîïñóôøœúû"
FOREIGN: Final = re.compile(rf"[^\W\d_{GERMAN}ªºµ²³¹]", re.IGNORECASE)
FROM_RIGHT: Final = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
WORD: Final = re.compile(r"\w+")
#: Attributes that are read out. What stands in ``value`` of an option is not.
SPOKEN: Final = ("alt", "aria-label", "label", "placeholder", "title")
SILENT: Final = {"script", "style"}


def tools() -> dict[str, str]:
    return {}


def files(site: Path) -> list[str]:
    return found(site, "*.html")


def audit(site: Path, files: Sequence[str]) -> Iterator[Befund]:
    for name in files:
        yield from (Befund(name, line) for line in faults((site / name).read_text(encoding="utf-8")))


def faults(text: str) -> Iterator[str]:
    """Foreign words of a page without a language or a direction of their own."""
    if not FOREIGN.search(text):
        return
    for element, words in spoken(html.document_fromstring(text)):
        if not FOREIGN.search(words):
            continue
        shown = ", ".join(word for word in WORD.findall(words) if FOREIGN.search(word))
        if inherited(element, "lang").partition("-")[0] in {"", "de"}:
            yield f"ohne Sprache: {shown}"
        if FROM_RIGHT.search(words) and element.tag != "bdi" and inherited(element, "dir") not in {"rtl", "auto"}:
            yield f"ohne Richtung: {shown}"


def spoken(root: html.HtmlElement) -> Iterator[tuple[html.HtmlElement, str]]:
    """Each text of a page, with the element it stands in."""
    for element in root.iter():
        if not isinstance(element.tag, str) or element.tag in SILENT:
            continue
        yield element, element.text or ""
        yield from ((element, child.tail or "") for child in element)
        yield from ((element, element.get(name, "")) for name in SPOKEN)


def inherited(element: html.HtmlElement, attribute: str) -> str:
    """The value of an attribute at the element or the nearest one around it that has it."""
    found = element.xpath(f"ancestor-or-self::*[@{attribute}][1]/@{attribute}")
    return str(found[0]) if found else ""
