"""What stands in the head of a page besides its title: structured data, and the feed that goes with it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from macros.exports.atom import MEDIA_TYPE, NEWS, OF_ONE, feed_address
from macros.exports.herkunft import root_for
from macros.exports.jsonld import entry_page, krumen_jsonld, script, start_page, term_set
from macros.render import ROOT, rooted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from macros.arten import Art
    from macros.konzept import Knoten, Konzept
    from macros.pages.seite import Seite

TERMS: Final = "begriff"
_FEED: Final = Markup('\n<link rel="alternate" type="{art}" title="{titel}" href="{adresse}">')


def entry_head(node: Knoten) -> Markup:
    """The head of the page of an entry, links starting with ``ROOT``."""
    feed = _feed(node.konzept, node) if node.art.key in OF_ONE else Markup()
    return feed + script(entry_page(node))


def list_head(konzept: Konzept, art: Art) -> Markup:
    """The head of the list of a kind, links starting with ``ROOT``."""
    if art.key == NEWS:
        return _feed(konzept, None)
    return script(term_set(konzept, art)) if art.key == TERMS else Markup()


def with_crumbs(konzept: Konzept, page: Seite) -> Seite:
    """The page, its way from the start page described in its head too; whole documents are left as they are."""
    if page.ganz or not page.krumen:
        return page
    return replace(page, kopf=lambda: page.kopf() + _crumbs(konzept, page.adresse, page.krumen))


def prose_head(konzept: Konzept, adresse: str, crumbs: Sequence[tuple[str, str | None]], root: str) -> Markup:
    """The head of a chapter or of the start page, whose way up to the root of the site is ``root``."""
    if adresse:
        return _crumbs(konzept, adresse, crumbs)
    html = _feed(konzept, None) + script(start_page(konzept))
    return Markup(rooted(html, root))  # noqa: S704 -- HTML before as after


def _crumbs(konzept: Konzept, adresse: str, crumbs: Sequence[tuple[str, str | None]]) -> Markup:
    return script(krumen_jsonld(crumbs, root_for(konzept, adresse)))


def _feed(konzept: Konzept, node: Knoten | None) -> Markup:
    t = konzept.sprache.t
    title = t("{titel}: Neues", titel=node.anzeige if node is not None else konzept.konzept.titel)
    return _FEED.format(art=MEDIA_TYPE, titel=title, adresse=ROOT + feed_address(node))
