"""The pages of a finished site of ours: every page readers see, what kind each is, and what stands in it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from macros.arten import ARTEN
from macros.prosa import prose_pages

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from macros.arten import Art
    from macros.konzept import Konzept

MAIN: Final = re.compile(r"<main\b[^>]*>(.*)</main>", re.DOTALL)
TITLE: Final = re.compile(r"<title>(.*?)(?: · [^<]*)?</title>", re.DOTALL)
SAID: Final = re.compile(r'<meta name="description" content="([^"]*)">')
#: Our frame has this; embeds and redirects have not.
FRAMED: Final = '<main id="inhalt"'
REDIRECTS: Final = 'http-equiv="refresh"'
CHAPTER: Final = "kapitel"
SINGLE: Final = "einzeln"
#: Pages made from data that are no entry: their kind, and what of their address a template needs.
DERIVED: Final = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        ("auskunft", r"zustaendig/(?P<id>[^/]+)/"),
        ("angebotsliste", r"angebote/(?P<nach>gemeinde|art|sprache|tag|fuer)/(?P<id>[^/]+)/"),
        ("handzettel", r"anlaufstellen/(?P<id>[^/]+)/handzettel/(?P<format>a[46])/"),
        ("handzettel_gemeinde", r"gemeinden/(?P<id>[^/]+)/handzettel/(?P<format>a[46])/"),
        ("aushang", r"gemeinden/(?P<id>[^/]+)/aushang/(?P<format>a[46])/"),
        ("einbau", r"gemeinden/(?P<id>[^/]+)/fuer-ihre-website/"),
        ("aktualitaet_gemeinde", r"aktualitaet/gemeinden/(?P<id>[^/]+)/"),
        ("aktualitaet_stelle", r"aktualitaet/stellen/(?P<id>[^/]+)/"),
        ("aenderung_ort", r"aenderungen/(?P<zeitraum>[0-9a-z-]+)/(?P<ordner>gemeinden|handlungsfelder)/(?P<id>[^/]+)/"),
        ("aenderung_art", r"aenderungen/(?P<zeitraum>[0-9a-z-]+)/(?P<ordner>[^/]+)/"),
        ("aenderung", r"aenderungen/(?P<zeitraum>[0-9a-z-]+)/"),
        ("verzeichnis", r"a-bis-z/"),
        *((f"liste_{art.key}", f"{art.ordner}/") for art in ARTEN),
        (SINGLE, r".*"),
    )
)


@dataclass(frozen=True, slots=True)
class Seite:
    """One page: its address, its kind (``gestalt``), where its file is, and what its address says to a template.

    ``art`` is the kind of the entry where it is the page of an entry.
    """

    adresse: str
    titel: str
    gestalt: str
    datei: Path
    art: Art | None = None
    werte: Mapping[str, str] = field(default_factory=dict, compare=False)

    @property
    def wurzel(self) -> str:
        """The way from the page up to the root."""
        return "../" * self.adresse.count("/") or "./"

    @property
    def inhalt(self) -> str:
        """The HTML inside ``main``."""
        found = MAIN.search(self.datei.read_text(encoding="utf-8"))
        return found[1] if found else ""

    @property
    def beschreibung(self) -> str:
        """What the page says of itself, as HTML."""
        found = SAID.search(self.datei.read_text(encoding="utf-8"))
        return found[1] if found else ""


def pages(konzept: Konzept, site: Path) -> list[Seite]:
    """Every page readers see: of the entries, the chapters, then all others by their address."""
    known = [*entry_pages(konzept, site), *_prose(konzept, site)]
    there = {page.adresse for page in known}
    return known + [page for page in _framed(site) if page.adresse not in there]


def entry_pages(konzept: Konzept, site: Path) -> list[Seite]:
    """The pages of the entries."""
    return [
        Seite(node.adresse, node.anzeige, art.key, site / node.adresse / "index.html", art, {"id": node.eintrag.id})
        for art in ARTEN
        if art.eigene_seite
        for node in konzept.alle(art.key)
    ]


def _prose(konzept: Konzept, site: Path) -> list[Seite]:
    return [Seite(one.adresse, one.titel, CHAPTER, site / one.adresse / "index.html") for one in prose_pages(konzept)]


def _framed(site: Path) -> Iterator[Seite]:
    for path in sorted(site.rglob("index.html")):
        text = path.read_text(encoding="utf-8")
        if FRAMED not in text or REDIRECTS in text:
            continue
        address = "".join(f"{part}/" for part in path.parent.relative_to(site).parts)
        title = TITLE.search(text)
        for kind, pattern in DERIVED:
            if found := pattern.fullmatch(address):
                yield Seite(address, title[1] if title else address, kind, path, None, found.groupdict())
                break


def beside(site: Path) -> dict[str, int]:
    """What there is besides the pages readers see: documents to embed, and redirects."""
    found: Counter[str] = Counter()
    for path in site.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        if REDIRECTS in text:
            found["weiterleitungen"] += 1
        elif FRAMED not in text:
            found["einbettungen"] += 1
    return dict(found)


def sizes(files: Sequence[Path]) -> tuple[float, float]:
    """Bytes of a file on average, plain and with gzip."""
    import gzip  # noqa: PLC0415 -- only here

    packed = [len(gzip.compress(path.read_bytes(), 6, mtime=0)) for path in files]
    return sum(path.stat().st_size for path in files) / len(files), sum(packed) / len(files)
