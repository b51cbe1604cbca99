"""Everything a concept gives away besides its pages: one module per format, one line each in ``AUSGABEN``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from macros import spur
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
    vorschaubild,
    weiterleitungen,
)
from macros.exports.datei import Ausgabe, Datei

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.konzept import Konzept
    from macros.schreiber import Schreiber
    from macros.spur import Lesung

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
    vorschaubild.AUSGABE,
)


def dateien(konzept: Konzept) -> Iterator[Datei]:
    """Every file of every format, in a fixed order."""
    for ausgabe in (*AUSGABEN, *INTERN):
        yield from ausgabe.dateien(konzept)


def write(konzept: Konzept, schreiber: Schreiber) -> None:
    """Write every file of every format. A format that read nothing that changed is taken over as a whole."""
    for ausgabe in (*AUSGABEN, *INTERN):
        names = schreiber.bestand.format(ausgabe.key)
        if names and all(schreiber.take(name) for name in names):
            schreiber.bestand.keep_format(ausgabe.key)
        else:
            _write(konzept, ausgabe, schreiber, neu=not names)


def _write(konzept: Konzept, ausgabe: Ausgabe, schreiber: Schreiber, *, neu: bool) -> None:
    """Run one format. Listening stops while a file is written, so that what makes it late is noted for it alone.

    ``neu`` says that what the format reads for all its files has changed: then none is taken over.
    """
    read: set[Lesung] = set()
    names = []
    made = ausgabe.dateien(konzept)
    while True:
        with spur.mitlesen(read):
            datei = next(made, None)
        if datei is None:
            break
        names.append(datei.adresse)
        if isinstance(datei.quelle, bytes):
            schreiber.write(datei.adresse, datei.quelle)
        else:
            schreiber.make(datei.adresse, datei.quelle, neu=neu)
    schreiber.bestand.add_format(ausgabe.key, read, names)


__all__ = ["AUSGABEN", "Ausgabe", "Datei", "dateien", "write"]
