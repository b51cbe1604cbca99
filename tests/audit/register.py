"""All audits: the word for the command line and the module."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tests.audit import (
    atom,
    axe,
    blaetter,
    css,
    gewicht,
    html,
    jsonld,
    kalender,
    lesbarkeit,
    lighthouse,
    offline,
    robots,
    sitemap,
    sprachen,
    svg,
    vcard,
)

if TYPE_CHECKING:
    from tests.audit.befund import Audit

AUDITS: Final[dict[str, Audit]] = {
    "html": html,
    "axe": axe,
    "lesbarkeit": lesbarkeit,
    "sprachen": sprachen,
    "gewicht": gewicht,
    "blaetter": blaetter,
    "offline": offline,
    "css": css,
    "svg": svg,
    "jsonld": jsonld,
    "atom": atom,
    "kalender": kalender,
    "vcard": vcard,
    "sitemap": sitemap,
    "robots": robots,
    "lighthouse": lighthouse,
}
