"""The index from A to Z: every entry, every chapter, and the pages that ask to be in it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from macros.arten import ARTEN
from macros.konzept.knoten import sort_key
from macros.pages.seite import Seite
from macros.prosa import prose_pages

if TYPE_CHECKING:
    from collections.abc import Iterable

    from macros.konzept import Konzept
    from macros.pages.werk import Seitenwerk


@dataclass(frozen=True, slots=True)
class Stichwort:
    """One line of the A–Z index."""

    anzeige: str
    adresse: str
    art: str


def seite(werk: Seitenwerk, genannt: tuple[Seite, ...], entfallen: tuple[Seite, ...]) -> Seite:
    """The index page; ``genannt`` are pages without an entry that belong in it, ``entfallen`` those of ended ones."""
    titel = werk.konzept.sprache.t("Alles von A bis Z")
    return Seite(
        adresse="a-bis-z/",
        titel=titel,
        beschreibung=titel,
        bereich="hilfe",
        krumen=werk.crumbs((titel, None)),
        inhalt=lambda: werk.fragment(
            "a_bis_z", gruppen=index_of(werk.konzept, genannt), arten=ARTEN, entfallen=entfallen
        ),
    )


def index_of(konzept: Konzept, genannt: Iterable[Seite] = ()) -> list[tuple[str, list[Stichwort]]]:
    """Every entry and chapter by its first letter, umlauts with their vowel, digits and signs under „#“."""
    t = konzept.sprache.t
    words = [
        Stichwort(node.anzeige, node.adresse, t(art.titel))
        for art in ARTEN
        if art.key != "zustaendigkeit"
        for node in konzept.alle(art.key)
    ]
    words += [Stichwort(page.titel, page.adresse, t("Seite")) for page in genannt]
    words += [Stichwort(page.titel, page.adresse, t("Kapitel")) for page in prose_pages(konzept) if page.adresse]
    words.sort(key=lambda word: (not sort_key(word.anzeige)[0][:1].isalpha(), sort_key(word.anzeige), word.adresse))
    return [(letter, list(group)) for letter, group in groupby(words, key=lambda word: _letter(word.anzeige))]


def _letter(text: str) -> str:
    first = sort_key(text)[0][:1].upper()
    return first if first.isalpha() else "#"
