"""The full text of reports, as the editors keep it beside the entry, to be downloaded from its page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from macros.components.bericht import document
from macros.exports.datei import Ausgabe, Datei

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.konzept import Konzept


def files(konzept: Konzept) -> Iterator[Datei]:
    """One file for each report that names one."""
    folder = konzept.daten.ordner
    for node in konzept.alle("bericht"):
        found = document(node)
        if found is not None and folder is not None:
            yield Datei(found.adresse, (folder / found.quelle).read_bytes())


AUSGABE: Final = Ausgabe(
    key="berichte",
    titel="Berichte im Wortlaut",
    beschreibung="Zu Berichten an den Kreistag der ganze Text als Datei, wo er vorliegt. Markdown.",
    medientyp="text/markdown",
    adresse="berichte/",
    dateien=files,
)
