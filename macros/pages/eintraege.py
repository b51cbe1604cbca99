"""The pages of the entries, and one list for each kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from macros.arten import ARTEN, Art
from macros.components import list_view, view
from macros.components.pflege import review
from macros.pages.kopf import entry_head, list_head
from macros.pages.seite import Seite

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.konzept import Knoten
    from macros.pages.werk import Seitenwerk

TERMS = "begriff"
#: Its pages show beside them which of all they are.
OWN_FRAME = "handlungsfeld"
SCRIPTS = {"angebot": ("kopieren",), "meldung": ("kopieren",)}
LIST_SCRIPTS = {"angebot": ("filter",), "massnahme": ("filter",)}


def seiten(werk: Seitenwerk) -> Iterator[Seite]:
    """For each kind its list, then its entries."""
    for art in ARTEN:
        yield werk.einzeln(_list, art)
        if art.eigene_seite:
            yield from (werk.einzeln(_entry, art, node) for node in werk.konzept.alle(art.key))


def _entry(werk: Seitenwerk, art: Art, node: Knoten) -> Seite:
    name = f"seite_{art.key}"
    return Seite(
        adresse=node.adresse,
        titel=node.anzeige,
        beschreibung=node.vorspann or node.anzeige,
        bereich=art.bereich,
        krumen=werk.crumbs((werk.konzept.sprache.t(art.plural), f"{art.ordner}/"), (node.anzeige, None)),
        kopf=lambda: entry_head(node),
        inhalt=lambda: werk.explained(werk.fragment(name, e=node, art=art, v=view(node), pruefung=review(node))),
        stand=node.eintrag.stand,
        skripte=SCRIPTS.get(art.key, ()),
        layout="leiste" if art.leiste and art.bereich == "konzept" else "schlicht",
        gleicher_rahmen=art.key != OWN_FRAME,
    )


def _list(werk: Seitenwerk, art: Art) -> Seite:
    konzept = werk.konzept
    titel = konzept.sprache.t(art.plural)
    name = f"liste_{art.key}" if werk.renderer.has_fragment(f"liste_{art.key}") else "liste"
    nodes = konzept.alle(art.key)
    explained = werk.explained if art.key != TERMS else Markup
    return Seite(
        adresse=f"{art.ordner}/",
        titel=titel,
        beschreibung=konzept.sprache.t("{was} im {kreis}", was=titel, kreis=konzept.landkreis.name),
        bereich=art.bereich,
        krumen=werk.crumbs((titel, None)),
        kopf=lambda: list_head(konzept, art),
        inhalt=lambda: explained(werk.fragment(name, art=art, eintraege=nodes, v=list_view(konzept, art.key))),
        skripte=LIST_SCRIPTS.get(art.key, ()),
        stand=max((node.eintrag.stand for node in nodes), default=None),
    )
