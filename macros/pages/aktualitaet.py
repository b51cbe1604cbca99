"""What was checked when: an overview, and a page for each Gemeinde and each Stelle."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from macros.components import aktualitaet
from macros.pages.seite import Seite

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from macros.konzept import Knoten
    from macros.pages.werk import Seitenwerk

ADRESSE: Final = "aktualitaet/"


def seiten(werk: Seitenwerk) -> Iterator[Seite]:
    """The overview, then the Gemeinden, then the Stellen."""
    konzept = werk.konzept
    titel = konzept.sprache.t("Wie aktuell sind unsere Angaben?")
    yield Seite(
        adresse=ADRESSE,
        titel=titel,
        beschreibung=konzept.sprache.t("Welche Angaben wann geprüft wurden und welche überfällig sind."),
        bereich="",
        krumen=werk.crumbs((titel, None)),
        inhalt=lambda: werk.fragment("aktualitaet", v=aktualitaet.uebersicht(konzept)),
        im_index=True,
    )
    for art in ("gemeinde", "stelle"):
        yield from (werk.einzeln(_page, node) for node in konzept.alle(art))


def _page(werk: Seitenwerk, node: Knoten) -> Seite:
    t, key = werk.konzept.sprache.t, node.art.key
    view: Callable[[Knoten], object] = aktualitaet.gemeinde if key == "gemeinde" else aktualitaet.stelle
    titel = t("Aktualität: {name}", name=node.anzeige)
    return Seite(
        adresse=aktualitaet.page_address(node),
        titel=titel,
        beschreibung=t("Wann die Angaben über {name} zuletzt geprüft wurden.", name=node.anzeige),
        bereich="",
        krumen=werk.crumbs((t("Aktualität"), ADRESSE), (titel, None)),
        inhalt=lambda: werk.fragment(f"aktualitaet_{key}", e=node, v=view(node)),
        gleicher_rahmen=True,
    )
