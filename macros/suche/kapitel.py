"""The chapters of the concept as records of the search: title, headings and text of the Markdown files."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from macros.kopf import front_matter
from macros.prosa import prose_pages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.konzept import Konzept

ART: Final = "kapitel"
HEADING_LINE: Final = re.compile(r"^#+\s+(.*?)\s*(?:\{[^}]*\})?$", re.MULTILINE)
#: Front matter, calls of macros, addresses of links: nothing that people read.
NO_TEXT: Final = re.compile(r"\A---.*?^---$|\{[{%].*?[%}]\}|\]\([^)]*\)", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Kapitel:
    """One file of ``docs/``: its name, what stands at its head, its headings and its text without calls and links."""

    id: str
    titel: str
    adresse: str
    beschreibung: str
    suchbegriffe: tuple[str, ...]
    ueberschriften: tuple[str, ...]
    text: str


def chapters(konzept: Konzept) -> Iterator[Kapitel]:
    """Every file but the start page, which is no answer."""
    for page in prose_pages(konzept):
        if not page.adresse:
            continue
        written = konzept.daten.prosa[page.name]
        found = str(front_matter(page.name, written).get("suchbegriffe", ""))
        text = NO_TEXT.sub(" ", written)
        name = page.name.removeprefix("docs/").removesuffix(".md")
        yield Kapitel(
            name,
            page.titel,
            page.adresse,
            page.beschreibung,
            tuple(word.strip() for word in found.split(",") if word.strip()),
            tuple(HEADING_LINE.findall(text)),
            text,
        )
