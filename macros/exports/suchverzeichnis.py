"""The files of the search, for the script of this site alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from macros import suche
from macros.exports.datei import Ausgabe, Datei

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.konzept import Konzept


def files(konzept: Konzept) -> Iterator[Datei]:
    """Every file of the index."""
    for address, content in suche.files(konzept):
        yield Datei(address, content)


AUSGABE: Final = Ausgabe(
    key="suche",
    titel="Suche",
    beschreibung="Das Verzeichnis, in dem die Suche nachschlägt.",
    medientyp="application/json",
    adresse=suche.FOLDER,
    dateien=files,
)
