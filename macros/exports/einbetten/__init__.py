"""Embeds: pages of others show what is kept here, without scripts (Z17, DESIGN §5).

For each thing a frame page, one that stays light and the bare fragment; beside them one style sheet, the manifest and
its schema.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from macros.components.einbettung import FRAGMENT, HELL, ORDNER, RAHMEN
from macros.components.einbettungen import embeds
from macros.exports.datei import Ausgabe, Datei
from macros.exports.einbetten import manifest
from macros.exports.einbetten.html import STIL, fragment, frame, stylesheet
from macros.render import Renderer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.konzept import Konzept


def files(konzept: Konzept) -> Iterator[Datei]:
    """Style sheet, then frame and fragment of each embed, then the manifest and its schema."""
    renderer, sheet = Renderer(konzept), stylesheet(konzept)
    yield Datei.text(STIL, sheet)
    found = []
    for one in embeds(konzept):
        found.append(manifest.record(konzept, one))
        content = fragment(renderer, one)
        yield Datei.text(one.adresse + RAHMEN, frame(renderer, one, content, sheet))
        yield Datei.text(one.adresse + HELL, frame(renderer, one, content, sheet, hell=True))
        yield Datei.text(one.adresse + FRAGMENT, content)
    yield Datei.text(manifest.DATEI, manifest.text(konzept, found))
    yield Datei.text(manifest.SCHEMA_DATEI, manifest.schema_text())


AUSGABE: Final = Ausgabe(
    key="einbetten",
    titel="Einbettungen",
    beschreibung="Anlaufstellen, Angebote, Zuständigkeiten und der Stand von Maßnahmen zum Einbinden in andere "
    "Websites, ohne Skript. Das Manifest nennt jede Einbettung mit dem Prüfzeichen ihres Inhalts.",
    medientyp="text/html",
    adresse=ORDNER + "manifest.json",
    dateien=files,
)
