"""Public updates, the newest first, with texts ready to be passed on (Z17)."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from macros.components.massnahme import newest
from macros.components.weitersagen import (
    Aushang,
    Kanaltext,
    channel_texts,
    contact_line,
    page_address,
    paragraphs,
)
from macros.model.beteiligung import KANALGRENZEN

if TYPE_CHECKING:
    from macros.konzept import Knoten, Konzept


@dataclass(frozen=True, slots=True)
class Meldungsicht:
    """The page of one update. ``kuenftig``: it is not out yet, so only the preview shows it."""

    texte: tuple[Kanaltext, ...]
    kuenftig: bool


def sicht(knoten: Knoten) -> Meldungsicht:
    """The values of the page of one update."""
    return Meldungsicht(texts(knoten), knoten.datum > knoten.konzept.stichtag)


def texts(knoten: Knoten) -> tuple[Kanaltext, ...]:
    """What can be said of an update elsewhere: in the words of the editors where they wrote some."""
    sprache, own = knoten.konzept.sprache, knoten.texte
    office = next((node for node in knoten.betrifft if node.art.key == "anlaufstelle"), None)
    aushang = Aushang(
        titel=knoten.anzeige,
        kurz=knoten.kurz,
        absaetze=tuple(paragraphs(knoten.text or "")),
        kontakt=contact_line(knoten.pflegt, office, sprache),
        adresse=page_address(knoten),
        stand=sprache.datum(max(knoten.stand, knoten.geprueft_am or knoten.stand)),
    )
    written = {feld: getattr(own, feld) for feld in KANALGRENZEN} if own is not None else {}
    return channel_texts(aushang, sprache, written)


def liste(konzept: Konzept) -> tuple[tuple[int, tuple[Knoten, ...]], ...]:
    """All updates by year, the newest first."""
    nodes = newest(konzept.alle("meldung"))
    return tuple((year, tuple(group)) for year, group in groupby(nodes, key=lambda node: int(node.datum.year)))
