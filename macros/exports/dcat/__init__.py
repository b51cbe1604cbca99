"""The catalogue of the open data for portals such as GovData: DCAT-AP.de 3.0, as Turtle and as JSON-LD.

Each list of entries is a dataset (JSON and CSV), each Indikator one with its values, all of them a series; what helps
there is in HSDS, the calendar and the feed are datasets too, and the API is a data service. Datasets name the Landkreis
by its official key as ``dcterms:spatial``: ``dcatde:politicalGeocodingURI``, used before, is deprecated in 3.0.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from macros.exports.adressen import API
from macros.exports.datei import Ausgabe, Datei
from macros.exports.dcat.katalog import TURTLE, catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.konzept import Konzept

JSON_LD: Final = f"{API}katalog.jsonld"


def files(konzept: Konzept) -> Iterator[Datei]:
    """The catalogue in its two notations."""
    graph = catalogue(konzept)
    yield Datei.text(TURTLE, graph.turtle())
    yield Datei.text(JSON_LD, graph.json_ld())


AUSGABE: Final = Ausgabe(
    key="dcat",
    titel="Katalog (DCAT-AP.de 3.0)",
    beschreibung=(
        "Alle Datensätze mit Herausgeber, Lizenz, Ansprechstelle, Gebiet und Stand, beschrieben für Datenportale wie "
        "GovData. Als Turtle, dazu als JSON-LD (api/v1/katalog.jsonld)."
    ),
    medientyp="text/turtle",
    adresse=TURTLE,
    dateien=files,
)
