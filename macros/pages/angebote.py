"""Lists of offers, each with an address others can link to, and the leisure page (Z14)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from macros.components.angebotslisten import FREIZEIT, ORDNER, Angebotslisten
from macros.pages.seite import Seite

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.components.angebotslisten import Auswahl, Facette
    from macros.pages.werk import Seitenwerk


def seiten(werk: Seitenwerk) -> Iterator[Seite]:
    """The leisure page, then every list."""
    lists = Angebotslisten(werk.konzept)
    yield _leisure(werk, lists)
    for facette in lists.facetten:
        for auswahl in facette.auswahl:
            yield _list(werk, lists, facette, auswahl)


def _list(werk: Seitenwerk, lists: Angebotslisten, facette: Facette, auswahl: Auswahl) -> Seite:
    t = werk.konzept.sprache.t
    return Seite(
        adresse=auswahl.adresse,
        titel=auswahl.ueberschrift,
        beschreibung=t("{was} im {kreis}", was=auswahl.ueberschrift, kreis=werk.konzept.landkreis.name),
        bereich="hilfe",
        krumen=werk.crumbs((t("Angebote"), ORDNER), (auswahl.ueberschrift, None)),
        inhalt=lambda: werk.fragment("angebotsliste", v=lists.view(facette, auswahl), facetten=lists.facetten),
        gleicher_rahmen=True,
    )


def _leisure(werk: Seitenwerk, lists: Angebotslisten) -> Seite:
    t = werk.konzept.sprache.t
    titel = t("Freizeit")
    return Seite(
        adresse=FREIZEIT,
        titel=titel,
        beschreibung=t("Sport, Hobby, Kultur und Begegnung im {kreis}.", kreis=werk.konzept.landkreis.name),
        bereich="hilfe",
        krumen=werk.crumbs((t("Angebote"), ORDNER), (titel, None)),
        inhalt=lambda: werk.fragment("freizeit", v=lists.leisure()),
        im_index=True,
    )
