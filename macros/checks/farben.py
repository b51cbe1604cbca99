"""Colours: where the Kreis colour is too weak to be read, the palette corrects it and says so (WCAG 2.2, 1.4.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from macros.palette import palette

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.errors import Problem
    from macros.konzept import Konzept


def contrast(konzept: Konzept) -> Iterator[Problem]:
    """Every correction the palette had to make."""
    for sentence in palette(konzept.daten.landkreis.farbe).corrections:
        yield konzept.warnung("landkreis", ("farbe",), sentence, "farbe")


RULES = (contrast,)
