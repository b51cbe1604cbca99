"""The description by which a browser adds the search of the site to its own (OpenSearch 1.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

from macros.exports.datei import Ausgabe, Datei
from macros.rahmen import ICON, OPENSEARCH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.konzept import Konzept

MEDIA_TYPE: Final = "application/opensearchdescription+xml"
SPEC: Final = "http://a9.com/-/spec/opensearch/1.1/"
SHORT: Final = 16
LONG: Final = 48
"""The most letters of the short and the long name."""


def files(konzept: Konzept) -> Iterator[Datei]:
    """The description; none as long as the site has no address, for it must name a full one."""
    landkreis = konzept.daten.landkreis
    if not landkreis.adresse:
        return
    root, t = landkreis.adresse.rstrip("/"), konzept.sprache.t
    short = landkreis.name if len(landkreis.name) <= SHORT else landkreis.name.removeprefix("Landkreis ")
    tree = ET.Element("OpenSearchDescription", {"xmlns": SPEC})
    for name, text in (
        ("ShortName", short[:SHORT].rstrip()),
        ("LongName", t("Integration {kreis}", kreis=landkreis.name)[:LONG].rstrip()),
        ("Description", t("Stellen, Angebote und Themen im {kreis} finden.", kreis=landkreis.name)),
        ("Language", konzept.sprache.lang),
        ("InputEncoding", "UTF-8"),
        ("OutputEncoding", "UTF-8"),
    ):
        ET.SubElement(tree, name).text = text
    ET.SubElement(tree, "Image", {"type": "image/svg+xml"}).text = f"{root}/{ICON}"
    ET.SubElement(tree, "Url", {"type": "text/html", "method": "get", "template": f"{root}/suche/?q={{searchTerms}}"})
    ET.SubElement(tree, "Url", {"type": MEDIA_TYPE, "rel": "self", "template": f"{root}/{OPENSEARCH}"})
    ET.indent(tree)
    body = ET.tostring(tree, encoding="unicode", short_empty_elements=True)
    yield Datei.text(OPENSEARCH, f'<?xml version="1.0" encoding="UTF-8"?>\n{body}\n')


AUSGABE: Final = Ausgabe(
    key="opensearch",
    titel="Suche im Browser",
    beschreibung="Damit kann ein Browser die Suche dieser Website zu seinen eigenen nehmen.",
    medientyp=MEDIA_TYPE,
    adresse=OPENSEARCH,
    dateien=files,
)
