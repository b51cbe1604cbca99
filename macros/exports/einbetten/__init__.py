"""Embeds: pages of others show what is kept here, without scripts (Z17, DESIGN §5).

For each thing a frame page, one that stays light and the bare fragment; beside them one style sheet, the manifest and
its schema.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

from macros.components.einbettung import FRAGMENT, HELL, ORDNER, RAHMEN
from macros.components.einbettungen import addresses
from macros.exports.datei import Ausgabe, Datei
from macros.exports.einbetten import manifest
from macros.exports.einbetten.html import STIL, fragment, frame, stylesheet
from macros.render import Renderer
from macros.spur import Merkbuch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from macros.components.einbettung import Einbettung
    from macros.konzept import Konzept


def files(konzept: Konzept) -> Iterator[Datei]:
    """Style sheet, then frame and fragment of each embed, then the manifest and its schema."""
    renderer, sheet = Renderer(konzept), stylesheet(konzept)
    found: Merkbuch[tuple[Einbettung, str]] = Merkbuch()

    def made(adresse: str, make: Callable[[], Einbettung]) -> tuple[Einbettung, str]:
        return found.einmal(adresse, lambda: (one := make(), fragment(renderer, one)))

    def framed(adresse: str, make: Callable[[], Einbettung], *, hell: bool) -> bytes:
        one, content = made(adresse, make)
        return frame(renderer, one, content, sheet, hell=hell).encode()

    def bare(adresse: str, make: Callable[[], Einbettung]) -> bytes:
        return made(adresse, make)[1].encode()

    yield Datei.text(STIL, sheet)
    every = tuple(addresses(konzept))
    for adresse, make in every:
        yield Datei(adresse + RAHMEN, partial(framed, adresse, make, hell=False))
        yield Datei(adresse + HELL, partial(framed, adresse, make, hell=True))
        yield Datei(adresse + FRAGMENT, partial(bare, adresse, make))
    yield Datei(manifest.DATEI, lambda: manifest.text(konzept, [_record(konzept, *one) for one in every]).encode())
    yield Datei.text(manifest.SCHEMA_DATEI, manifest.schema_text())


def _record(konzept: Konzept, adresse: str, make: Callable[[], Einbettung]) -> Any:
    """What the manifest says of an embed; kept from build to build, for all of them stand in one file."""
    return konzept.merken(f"einbettung {adresse}", lambda: manifest.record(konzept, make()))


AUSGABE: Final = Ausgabe(
    key="einbetten",
    titel="Einbettungen",
    beschreibung="Anlaufstellen, Angebote, Zuständigkeiten und der Stand von Maßnahmen zum Einbinden in andere "
    "Websites, ohne Skript. Das Manifest nennt jede Einbettung mit dem Prüfzeichen ihres Inhalts.",
    medientyp="text/html",
    adresse=ORDNER + "manifest.json",
    dateien=files,
)
