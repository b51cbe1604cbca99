"""The search: a page that a script fills, and that leads on without one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from macros.components import suche
from macros.pages.seite import Seite
from macros.pages.verzeichnis import index_of
from macros.rahmen import OF_THE_SEARCH

if TYPE_CHECKING:
    from collections.abc import Iterable

    from macros.pages.werk import Seitenwerk

ADRESSE: Final = "suche/"


def seite(werk: Seitenwerk, genannt: Iterable[Seite]) -> Seite:
    """The page; ``genannt`` are the pages without an entry in the index from A to Z, whose letters it shows."""
    konzept = werk.konzept
    titel = konzept.sprache.t("Suche")
    return Seite(
        adresse=ADRESSE,
        titel=titel,
        beschreibung=konzept.sprache.t("Stellen, Angebote und Themen im {kreis} finden.", kreis=konzept.landkreis.name),
        bereich="hilfe",
        krumen=werk.crumbs((titel, None)),
        inhalt=lambda: werk.fragment(
            "suche", v=suche.sicht(konzept), buchstaben=[letter for letter, _ in index_of(konzept, genannt)]
        ),
        skripte=(*OF_THE_SEARCH, "suche"),
        suchmaschinen=False,
    )
