"""The leaflets: one for each contact point and each Gemeinde, on a sheet of A4 and of A6."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from macros.components.handzettel import FORMATE, handzettel
from macros.components.pflege import review
from macros.pages.fuer_ihre_website import qr_code
from macros.pages.seite import Seite

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.konzept import Knoten
    from macros.pages.werk import Seitenwerk

ARTEN: Final = ("anlaufstelle", "gemeinde")


def seiten(werk: Seitenwerk) -> Iterator[Seite]:
    """Every leaflet."""
    for art in ARTEN:
        for node in werk.konzept.alle(art):
            for size in FORMATE:
                yield _leaflet(werk, node, size)


def leaflet_address(node: Knoten, size: str) -> str:
    """The address of a leaflet, ``size`` being one of ``FORMATE``."""
    return f"{node.adresse}handzettel/{size}/"


def _leaflet(werk: Seitenwerk, node: Knoten, size: str) -> Seite:
    t = werk.konzept.sprache.t
    titel = t("Handzettel {format}: {name}", format=size.upper(), name=node.anzeige)
    return Seite(
        adresse=leaflet_address(node, size),
        titel=titel,
        beschreibung=t("Ein Blatt zum Drucken und Weitergeben: {name}.", name=node.anzeige),
        bereich=node.art.bereich,
        krumen=werk.crumbs((t(node.art.plural), f"{node.art.ordner}/"), (titel, None)),
        inhalt=lambda: werk.fragment(
            "handzettel", e=node, v=handzettel(node, size), groesse=size, qr=qr_code(werk, node), pruefung=review(node)
        ),
        gleicher_rahmen=True,
        suchmaschinen=False,
    )
