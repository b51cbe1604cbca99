"""The glossary: every term under its letter, with what belongs to it (K3)."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from macros.konzept.knoten import sort_key

if TYPE_CHECKING:
    from macros.konzept import Knoten, Konzept


@dataclass(frozen=True, slots=True)
class Begriffzeile:
    """One term: other words for it (``auch``), and the indicators that need it."""

    knoten: Knoten
    auch: tuple[str, ...]
    indikatoren: tuple[Knoten, ...]


@dataclass(frozen=True, slots=True)
class Begriffliste:
    """All terms in groups of one letter."""

    gruppen: tuple[tuple[str, tuple[Begriffzeile, ...]], ...]


def liste(konzept: Konzept) -> Begriffliste:
    """The values of the glossary."""
    nodes = konzept.alle("begriff")
    groups = groupby(nodes, key=lambda node: sort_key(node.anzeige)[0][:1].upper())
    return Begriffliste(tuple((letter, tuple(zeile(node) for node in group)) for letter, group in groups))


def zeile(knoten: Knoten) -> Begriffzeile:
    """One term with its other words: abbreviation first, then synonyms."""
    words = (*([knoten.abkuerzung] if knoten.abkuerzung else []), *knoten.synonyme)
    return Begriffzeile(knoten, words, knoten.rueck("indikator", "begriffe"))
