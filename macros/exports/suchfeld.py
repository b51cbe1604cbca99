"""What the box and the page of the search fetch beside the index: words, and the clock of each Anlaufstelle."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from macros.components import suche
from macros.exports.datei import Ausgabe, Datei

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.konzept import Konzept

FOLDER: Final = "suche/"


def files(konzept: Konzept) -> Iterator[Datei]:
    """The words, then one file for each Anlaufstelle, ``null`` where there is nothing to tell."""
    yield _file("worte", suche.words(konzept))
    for place in konzept.alle("anlaufstelle"):
        yield _file(f"uhr/{place.eintrag.id}", suche.clock(place))


def _file(name: str, value: Any) -> Datei:
    return Datei.text(f"{FOLDER}{name}.json", json.dumps(value, ensure_ascii=False, separators=(",", ":")))


AUSGABE: Final = Ausgabe(
    key="suchfeld",
    titel="Suchfeld",
    beschreibung="Die Wörter des Suchfelds und wann eine Stelle offen ist.",
    medientyp="application/json",
    adresse=FOLDER,
    dateien=files,
)
