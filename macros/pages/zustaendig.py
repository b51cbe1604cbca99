"""Who is responsible: the finder, and for each Gemeinde a page with the answers to every topic."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from macros.components import finder
from macros.pages.seite import Seite

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.konzept import Knoten
    from macros.pages.werk import Seitenwerk

ADRESSE: Final = "zustaendig/"
BEREICH: Final = "zustaendig"


def seiten(werk: Seitenwerk) -> Iterator[Seite]:
    """The finder, then one page for each Gemeinde; the script of the finder takes its answers from these pages."""
    konzept = werk.konzept
    t = konzept.sprache.t
    titel = t("Wer ist zuständig?")
    yield Seite(
        adresse=ADRESSE,
        titel=titel,
        beschreibung=t("Welche Stelle im {kreis} Ihnen bei welchem Thema hilft.", kreis=konzept.landkreis.name),
        bereich=BEREICH,
        krumen=werk.crumbs((titel, None)),
        inhalt=lambda: werk.fragment("zustaendig", v=finder.uebersicht(konzept)),
        skripte=("finder",),
        im_index=True,
    )
    for node in konzept.alle("gemeinde"):
        yield werk.einzeln(_page, node)


def _page(werk: Seitenwerk, node: Knoten) -> Seite:
    t = werk.konzept.sprache.t
    titel = t("Wer ist zuständig in {gemeinde}?", gemeinde=node.anzeige)
    return Seite(
        adresse=finder.address_of(node),
        titel=titel,
        beschreibung=t("Alle Themen in {gemeinde}: welche Stelle hilft und warum.", gemeinde=node.anzeige),
        bereich=BEREICH,
        krumen=werk.crumbs((t("Wer ist zuständig?"), ADRESSE), (titel, None)),
        inhalt=lambda: werk.fragment("zustaendig_gemeinde", e=node, v=finder.auskunft(node)),
        gleicher_rahmen=True,
    )
