"""The pages of a finished site of ours: which are made from entries, and what stands in them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from macros.arten import ARTEN
from macros.prosa import prose_pages

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from macros.arten import Art
    from macros.konzept import Konzept

MAIN: Final = re.compile(r"<main\b[^>]*>(.*)</main>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Seite:
    """One page: its address, its kind (None for prose) and where its file is."""

    adresse: str
    titel: str
    art: Art | None
    datei: Path

    @property
    def inhalt(self) -> str:
        """The HTML inside ``main``."""
        found = MAIN.search(self.datei.read_text(encoding="utf-8"))
        return found[1] if found else ""


def entry_pages(konzept: Konzept, site: Path) -> list[Seite]:
    """The pages of the entries."""
    return [
        Seite(node.adresse, node.anzeige, art, site / node.adresse / "index.html")
        for art in ARTEN
        if art.eigene_seite
        for node in konzept.alle(art.key)
    ]


def prose(konzept: Konzept, site: Path) -> list[Seite]:
    """The pages written by hand in ``docs/``."""
    return [Seite(one.adresse, one.titel, None, site / one.adresse / "index.html") for one in prose_pages(konzept)]


def all_pages(site: Path) -> int:
    """How many pages there are at all, embeds and redirects included."""
    return sum(1 for _ in site.rglob("*.html"))


def sizes(files: Sequence[Path]) -> tuple[float, float]:
    """Bytes of a file on average, plain and with gzip."""
    import gzip  # noqa: PLC0415 -- only here

    packed = [len(gzip.compress(path.read_bytes(), 6, mtime=0)) for path in files]
    return sum(path.stat().st_size for path in files) / len(files), sum(packed) / len(files)
