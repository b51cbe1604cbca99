"""Addresses that lead on: former ids, permanent addresses of areas, and entries that ended."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from macros.arten import ART_BY_KEY
from macros.pages.seite import Seite
from macros.weiterleitungen import redirects

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.konzept import Knoten
    from macros.pages.werk import Seitenwerk


def umleitungen(werk: Seitenwerk) -> Iterator[Seite]:
    """A page for each address that leads on; servers that know redirects have rules for them beside."""
    for one in redirects(werk.konzept):
        yield werk.einzeln(_forward, one.alt, one.ziel)


def _forward(werk: Seitenwerk, adresse: str, ziel: Knoten) -> Seite:
    return Seite(
        adresse=adresse,
        titel=ziel.anzeige,
        bereich="",
        kanonisch=ziel.adresse,
        inhalt=lambda: werk.renderer.fragment("umleitung", ziel=ziel, kanonisch=werk.rahmen.kanonisch(ziel.adresse)),
        ganz=True,
        suchmaschinen=False,
    )


def entfallene(werk: Seitenwerk) -> Iterator[Seite]:
    """The address of an entry that ended: it says so, and where to go on."""
    t = werk.konzept.sprache.t
    for gone in werk.konzept.entfallen:
        art = ART_BY_KEY.get(gone.art)
        if art is None or not art.eigene_seite or werk.konzept.knoten(art.key, gone.id) is not None:
            continue
        yield Seite(
            adresse=f"{art.ordner}/{gone.id}/",
            titel=gone.titel,
            beschreibung=t("Diesen Eintrag gibt es nicht mehr."),
            bereich=art.bereich,
            krumen=werk.crumbs((t(art.plural), f"{art.ordner}/"), (gone.titel, None)),
            inhalt=partial(werk.fragment, "entfallen", e=gone, art=art),
            stand=gone.seit,
            gleicher_rahmen=True,
        )
