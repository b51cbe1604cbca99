"""Where open data comes from: its address, an id that lasts, who keeps it, under which licence, and the area by key.

The address of the site may be missing (``landkreis.adresse``) or change; ids never depend on it. They are version 5
UUIDs in a namespace made from the official key of the Landkreis (``http://dcat-ap.de/def/politicalGeocoding/
districtKey/<ARS>``, itself hashed in the namespace for URLs), so the same entry has the same id in every format, on
every server, before and after the site has an address. A renamed entry keeps the id of its oldest name in ``frueher``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from uuid import NAMESPACE_URL, UUID, uuid5

if TYPE_CHECKING:
    from datetime import date

    from macros.konzept import Knoten, Konzept

GEOCODING: Final = "http://dcat-ap.de/def/politicalGeocoding"
LICENCES: Final = "http://dcat-ap.de/def/licenses"
LICENCE_URIS: Final = {
    "ccby40": f"{LICENCES}/cc-by/4.0",
    "ccbysa40": f"{LICENCES}/cc-by-sa/4.0",
    "ccbync40": f"{LICENCES}/cc-by-nc/4.0",
    "cc0": f"{LICENCES}/cc-zero",
    "cc010": f"{LICENCES}/cc-zero",
    "dldeby20": f"{LICENCES}/dl-by-de/2.0",
    "dldezero20": f"{LICENCES}/dl-zero-de/2.0",
}
KEY_LISTS: Final = {2: "stateKey", 5: "districtKey", 9: "municipalAssociationKey", 12: "regionalKey"}

_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_MARKS = re.compile(r"(\*\*|__|`)|(?<![\w*])[*_](?=\S)|(?<=\S)[*_](?![\w*])|^#{1,6}\s+", re.MULTILINE)
_WRAPPED = re.compile(r"(?<=\S)\n(?=[^\n\s*>|#-])(?!\d+\.)")


def site(konzept: Konzept) -> str | None:
    """The address of the site with ``/`` at its end, or None as long as it has none."""
    address = konzept.daten.landkreis.adresse
    return f"{address.rstrip('/')}/" if address else None


def absolute(konzept: Konzept, adresse: str) -> str | None:
    """The full address of a page or file of the site, or None as long as the site has no address."""
    root = site(konzept)
    return f"{root}{adresse}" if root else None


def linked(konzept: Konzept, adresse: str, ab: str) -> str:
    """The full address of a page or file; as long as the site has none, the way to it from the file ``ab``."""
    return absolute(konzept, adresse) or "../" * ab.count("/") + adresse or "./"


def root_for(konzept: Konzept, adresse: str) -> str:
    """How links begin on the page at ``adresse``: with the address of the site, or the way up to its root."""
    return site(konzept) or "../" * adresse.count("/") or "./"


def uuid(konzept: Konzept, *teile: str) -> str:
    """An id that lasts for the thing named by ``teile``."""
    return str(uuid5(namespace(konzept), "/".join(teile)))


def namespace(konzept: Konzept) -> UUID:
    """The namespace of all ids of this Landkreis."""
    return uuid5(NAMESPACE_URL, f"{GEOCODING}/districtKey/{konzept.daten.landkreis.ars}")


def lasting(knoten: Knoten) -> str:
    """What names an entry for good, ``art:id`` with its oldest id."""
    entry = knoten.eintrag
    return f"{knoten.art.key}:{entry.frueher[0] if entry.frueher else entry.id}"


def licence_uri(name: str) -> str | None:
    """The licence of that name in the list of DCAT-AP.de, or None where it is not in there."""
    return LICENCE_URIS.get(re.sub(r"[^a-z0-9]", "", name.lower().replace("/", "")))


def area_uri(ars: str) -> str:
    """The area with an official key of 2, 5, 9 or 12 digits in the lists of DCAT-AP.de."""
    return f"{GEOCODING}/{KEY_LISTS[len(ars)]}/{ars}"


def area_key(konzept: Konzept, gebiet: str) -> str | None:
    """The official key of an area as written in YAML; None for the Bund and for Planungsräume, which have none."""
    kind, _, key = gebiet.partition(":")
    kreis = konzept.daten.landkreis.ars
    if not key:
        return {"landkreis": kreis, "land": kreis[:2]}.get(kind)
    node = konzept.knoten(kind, key)
    ars: str | None = getattr(node.eintrag, "ars", None) if node is not None else None
    return ars


def keeper(knoten: Knoten) -> str:
    """The name of the Stelle that keeps an entry."""
    stelle = knoten.pflegt
    name: str = stelle.anzeige if stelle is not None else knoten.eintrag.pflegt
    return name


def changed(knoten: Knoten) -> date:
    """The day on which an entry was last changed or found to be right."""
    entry = knoten.eintrag
    return max(entry.stand, entry.geprueft_am or entry.stand)


def plain(markdown: str) -> str:
    """A Markdown field as plain text: links by their words, no marks, one line for each paragraph."""
    text = _MARKS.sub("", _LINK.sub(r"\1", markdown))
    return _WRAPPED.sub(" ", text).strip()


def bare(text: str) -> str:
    """A text made for the page without the signs that only hold its parts together there."""
    return text.translate({0x2060: None, 0xA0: " "})
