"""The chapters of the concept as records of the search: title, headings and text of the Markdown files."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from macros.prosa import prose_pages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.konzept import Konzept

ART: Final = "kapitel"
HEADING_LINE: Final = re.compile(r"^#+\s+(.*?)\s*(?:\{[^}]*\})?$", re.MULTILINE)
#: Front matter, calls of macros, addresses of links: nothing that people read.
NO_TEXT: Final = re.compile(r"\A---.*?^---$|\{[{%].*?[%}]\}|\]\([^)]*\)", re.DOTALL | re.MULTILINE)


def chapters(konzept: Konzept) -> Iterator[tuple[str, str, str, str, list[str], str]]:
    """Of each file: id, title, address, description, headings, text. The start page is no answer."""
    for page in prose_pages(konzept):
        if not page.adresse:
            continue
        text = NO_TEXT.sub(" ", konzept.daten.prosa[page.name])
        name = page.name.removeprefix("docs/").removesuffix(".md")
        yield name, page.titel, page.adresse, page.beschreibung, HEADING_LINE.findall(text), text
