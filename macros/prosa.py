"""The Markdown files of ``docs/``: their front matter, and the chapters they make."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from macros import spur
from macros.errors import KonzeptFehler
from macros.konzept.knoten import natural_key
from macros.kopf import front_matter, page_address

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.konzept import Konzept

_FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_TITLE = re.compile(r"^# +([^\[\]*_`<>{}#]+?) *#* *$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Prosaseite:
    """A Markdown file: its name relative to the concept folder, its address on the site, and its front matter."""

    name: str
    adresse: str
    titel: str
    beschreibung: str
    kapitel: str
    bereich: str
    layout: str


def prose_pages(konzept: Konzept) -> tuple[Prosaseite, ...]:
    """Every Markdown file of the concept, in the order of its name."""
    spur.lesen("kapitel")
    with spur.mitlesen():
        return tuple(_read(konzept))


def _read(konzept: Konzept) -> Iterator[Prosaseite]:
    for name, text in konzept.daten.prosa.items():
        try:
            meta = front_matter(name, text)
        except KonzeptFehler:
            meta = {}
        address = page_address(name)
        word = {key: value for key, value in meta.items() if isinstance(value, str)}
        yield Prosaseite(
            name=name,
            adresse=address,
            titel=word.get("titel") or _heading(text) or address.strip("/") or konzept.landkreis.name,
            beschreibung=word.get("beschreibung", ""),
            kapitel=word.get("kapitel", ""),
            bereich=word.get("bereich", "konzept"),
            layout=word.get("layout", "kapitel"),
        )


def _heading(text: str) -> str | None:
    """The first heading of a Markdown file, if it is plain words."""
    found = _TITLE.search(_FRONT.sub("", text))
    return found[1] if found else None


def chapters(konzept: Konzept) -> tuple[Prosaseite, ...]:
    """The numbered chapters of the concept, in their order."""
    numbered = (page for page in prose_pages(konzept) if page.kapitel)
    return tuple(sorted(numbered, key=lambda page: natural_key(page.kapitel)))
