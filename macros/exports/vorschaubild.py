"""The picture that other places show beside a link to this site: the map of the Landkreis in its colours.

It carries no words: the fonts at hand have no umlauts, and a picture with words would have to be translated. It is made
only where the site has an address, for without one nobody can link to it, and a map.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from macros.exports.datei import Ausgabe, Datei
from macros.karte import project
from macros.palette import palette
from macros.rahmen import PREVIEW, map_areas
from macros.raster import painted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.konzept import Konzept

#: What the large networks show without cutting.
SIZE: Final = (1200, 630)
MARGIN: Final = 50
_STEP: Final = re.compile(r"-?(?:\d+\.?\d*|\.\d+)")

Ring = list[tuple[float, float]]


def files(konzept: Konzept) -> Iterator[Datei]:
    """The picture as PNG; none without an address or a map."""
    areas = map_areas(konzept)
    if not konzept.daten.landkreis.adresse or not areas:
        return
    colors = palette(konzept.daten.landkreis.farbe).light
    drawn = project(areas, SIZE[0] - 2 * MARGIN, max_height=SIZE[1] - 2 * MARGIN)
    left, top = (SIZE[0] - drawn.breite) // 2, (SIZE[1] - drawn.hoehe) // 2
    shapes = [
        (
            colors["sign" if area.key == konzept.daten.landkreis.sitz else "soft"],
            [(x + left, y + top) for x, y in ring],
        )
        for area in drawn.flaechen
        for ring in rings(area.pfad)
    ]
    yield Datei(PREVIEW, painted(SIZE, colors["primary"], shapes))


def rings(path: str) -> Iterator[Ring]:
    """The rings of path data as ``macros.karte`` writes it: an absolute start, then relative lines."""
    for part in filter(None, path.split("z")):
        numbers = [float(number) for number in _STEP.findall(part)]
        ring: Ring = []
        x = y = 0.0
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + dx, y + dy
            ring.append((x, y))
        yield ring


AUSGABE: Final = Ausgabe(
    key="vorschaubild",
    titel="Vorschaubild",
    beschreibung="Das Bild, das neben einem Link auf diese Website steht.",
    medientyp="image/png",
    adresse=PREVIEW,
    dateien=files,
)
