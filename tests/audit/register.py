"""All audits: the word for the command line and the module."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tests.audit import (
    atom,
    blaetter,
    css,
    gewicht,
    html,
    jsonld,
    kalender,
    lighthouse,
    offline,
    robots,
    sitemap,
    svg,
    vcard,
)

if TYPE_CHECKING:
    from tests.audit.befund import Audit

AUDITS: Final[dict[str, Audit]] = {
    "html": html,
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
