"""Everything a concept gives away besides its pages: one module per format, one line each in ``AUSGABEN``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from macros.exports import (
    api,
    atom,
    auskunft,
    berichte,
    dcat,
    einbetten,
    hsds,
    kalender,
    mappe,
    massnahmenliste,
    openapi,
    opensearch,
    qr,
    schemata,
    sicherheit,
    suchfeld,
    suchverzeichnis,
    suchwoerter,
    tabellen,
    vcard,
    weiterleitungen,
)
from macros.exports.datei import Ausgabe, Datei

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.konzept import Konzept

AUSGABEN: Final[tuple[Ausgabe, ...]] = (
    api.AUSGABE,
    tabellen.AUSGABE,
    mappe.AUSGABE,
    massnahmenliste.AUSGABE,
    openapi.AUSGABE,
    schemata.AUSGABE,
    hsds.AUSGABE,
    atom.AUSGABE,
    dcat.AUSGABE,
    kalender.AUSGABE,
    berichte.AUSGABE,
    vcard.AUSGABE,
    qr.AUSGABE,
    weiterleitungen.AUSGABE,
    einbetten.AUSGABE,
)

#: What only scripts of this site and the browser's own search field read; it is not offered to anybody.
INTERN: Final[tuple[Ausgabe, ...]] = (
    suchverzeichnis.AUSGABE,
    suchwoerter.AUSGABE,
    suchfeld.AUSGABE,
    opensearch.AUSGABE,
    auskunft.AUSGABE,
    sicherheit.AUSGABE,
)


def dateien(konzept: Konzept) -> Iterator[Datei]:
    """Every file of every format, in a fixed order."""
    for ausgabe in (*AUSGABEN, *INTERN):
        yield from ausgabe.dateien(konzept)


__all__ = ["AUSGABEN", "Ausgabe", "Datei", "dateien"]
