"""schema.org descriptions (JSON-LD) of the pages, for search engines and whoever reads pages by machine.

The page of an entry is a *WebPage* that says when its entry was changed and checked, by whom, under which licence; its
``mainEntity`` is what it is about. The way to every page is a *BreadcrumbList* of its own. Only what the page says too
is said here, and only what schema.org has a word for. Without an address of the site all links are relative to the
page, as HTML allows.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from macros.exports.herkunft import keeper, root_for
from macros.exports.jsonld.arten import DESCRIBED
from macros.exports.jsonld.bausteine import Thing, thing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from macros.arten import Art
    from macros.konzept import Knoten, Konzept

    Krumen = Sequence[tuple[str, str | None]]

CONTEXT: Final = "https://schema.org"
#: Signs that could end a script or begin markup inside it; and two that old readers take for ends of lines.
_UNSAFE: Final = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def knoten_jsonld(node: Knoten) -> Thing | None:
    """What an entry is, or None for kinds that are not described; an Angebot that is over is not either."""
    describe = DESCRIBED.get(type(node.modell))
    return describe(node, root_for(node.konzept, node.adresse)) if describe is not None else None


def krumen_jsonld(crumbs: Krumen, root: str) -> Thing:
    """The way to a page; ``crumbs`` are names and addresses from the root of the site, the page itself has none."""
    steps = [
        thing("ListItem", position=number, name=name, item=None if href is None else root + href)
        for number, (name, href) in enumerate(crumbs, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": steps}


def entry_page(node: Knoten) -> Thing:
    """The page of an entry."""
    konzept, entry = node.konzept, node.eintrag
    return thing(
        "WebPage", url=root_for(konzept, node.adresse) + node.adresse, inLanguage=konzept.sprache.lang,
        dateModified=entry.stand.isoformat(), license=konzept.daten.konzept.lizenz_adresse,
        maintainer=thing("Organization", name=keeper(node)),
        lastReviewed=entry.geprueft_am.isoformat() if entry.geprueft_am else None,
        reviewedBy=thing("Organization", name=entry.geprueft_von) if entry.geprueft_von else None,
        mainEntity=knoten_jsonld(node),
    )  # fmt: skip


def term_set(konzept: Konzept, art: Art) -> Thing:
    """The page of all terms: their names, each with the address of its definition."""
    adresse = f"{art.ordner}/"
    names = [thing("DefinedTerm", name=term.anzeige, url=f"#{term.eintrag.id}") for term in konzept.alle(art.key)]
    return thing(
        "DefinedTermSet", name=konzept.sprache.t(art.plural), url=root_for(konzept, adresse) + adresse,
        inLanguage=konzept.sprache.lang, license=konzept.daten.konzept.lizenz_adresse, hasDefinedTerm=names,
    )  # fmt: skip


def start_page(konzept: Konzept) -> Thing:
    """The start page: the site as a whole."""
    own, kreis = konzept.daten.konzept, konzept.daten.landkreis
    return thing(
        "WebSite", name=konzept.konzept.titel, alternateName=konzept.konzept.untertitel, url=root_for(konzept, ""),
        inLanguage=konzept.sprache.lang, license=own.lizenz_adresse, dateModified=konzept.stichtag.isoformat(),
        publisher=thing("GovernmentOrganization", name=kreis.name, url=kreis.website),
        about=thing("AdministrativeArea", name=kreis.name, identifier=f"ARS {kreis.ars}"),
    )  # fmt: skip


def script(described: Thing) -> Markup:
    """The description as a script of a page; nothing in it can end the script, whatever stands in the data."""
    text = json.dumps({"@context": CONTEXT, **described}, ensure_ascii=False, separators=(",", ":"))
    return Markup('\n<script type="application/ld+json">{}</script>').format(Markup(text.translate(_UNSAFE)))  # noqa: S704 -- signs of markup are written as escapes of JSON
