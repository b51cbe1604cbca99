"""Every page made from data: one module for each family of pages, one line each in ``FAMILIEN``."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from macros import spur
from macros.pages import (
    aenderungen,
    aktualitaet,
    angebote,
    eintraege,
    fassungen,
    fuer_ihre_website,
    handzettel,
    luecken,
    offenedaten,
    recht,
    sprachleitfaden,
    stand,
    suche,
    verzeichnis,
    weiter,
    zustaendig,
)
from macros.pages.kopf import with_crumbs
from macros.pages.seite import Seite
from macros.pages.verzeichnis import index_of
from macros.pages.werk import Seitenwerk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FAMILIEN: Final[tuple[Callable[[Seitenwerk], Iterator[Seite]], ...]] = (
    eintraege.seiten,
    zustaendig.seiten,
    fassungen.seiten,
    aenderungen.seiten,
    stand.seiten,
    luecken.seiten,
    aktualitaet.seiten,
    offenedaten.seiten,
    angebote.seiten,
    fuer_ihre_website.seiten,
    handzettel.seiten,
    sprachleitfaden.seiten,
    recht.seiten,
    weiter.umleitungen,
    weiter.entfallene,
)


def pages_of(werk: Seitenwerk) -> Iterator[Seite]:
    """Every page made from data, in a fixed order; the index and the search, which shows its letters, come last."""
    named: list[Seite] = []
    for family in FAMILIEN:
        with spur.mitlesen() as read:
            made = list(family(werk))
        together = spur.gruppe(read)
        pages = [page if page.gelesen is not None else replace(page, gelesen=together) for page in made]
        named += [page for page in pages if page.im_index]
        yield from (with_crumbs(werk.konzept, page) for page in pages)
    with spur.mitlesen() as read:
        last = (verzeichnis.seite(werk, tuple(named), tuple(weiter.entfallene(werk))), suche.seite(werk, tuple(named)))
    together = spur.gruppe(read.union(page.gelesen for page in named if page.gelesen is not None))
    yield from (with_crumbs(werk.konzept, replace(page, gelesen=together)) for page in last)


__all__ = ["FAMILIEN", "Seite", "Seitenwerk", "index_of", "pages_of"]
