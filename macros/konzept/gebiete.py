"""Which area contains which: a Gemeinde in its Verband, its Planungsraum, its Landkreis, its Land."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from macros.konzept.knoten import Gebietswort, Knoten
    from macros.model.gebiete import Gemeinde

RANKS = ("gemeinde", "verband", "planungsraum", "landkreis", "land", "bund")
PREFIX_RANK = {12: "gemeinde", 9: "verband", 5: "landkreis", 2: "land"}


@dataclass(frozen=True, slots=True)
class Versorgung:
    """What serves a Gemeinde, and why: ``ebene`` is the area through which it does, ``ueber`` that area itself."""

    knoten: Knoten
    ebene: str
    ueber: Knoten | Gebietswort


def around(gemeinde: Gemeinde) -> Iterator[str]:
    """Every area that contains the Gemeinde, as written in YAML, the most specific first."""
    yield f"gemeinde:{gemeinde.id}"
    if gemeinde.verband:
        yield f"verband:{gemeinde.verband}"
    if gemeinde.planungsraum:
        yield f"planungsraum:{gemeinde.planungsraum}"
    yield from RANKS[3:]


def area_rank(area: str) -> int:
    """How specific an area is, 0 for a Gemeinde up to 5 for the Bund."""
    return RANKS.index(area.partition(":")[0])


def contains(area: str, gemeinde: Gemeinde) -> bool:
    """Whether ``area`` (as written in YAML) contains the Gemeinde; every Gemeinde lies in Landkreis, Land and Bund."""
    kind, _, key = area.partition(":")
    if not key:
        return True
    if kind == "gemeinde":
        return key == gemeinde.id
    return key == (gemeinde.verband if kind == "verband" else gemeinde.planungsraum)


def closest(areas: Iterable[str], gemeinde: Gemeinde) -> str | None:
    """The most specific of ``areas`` that contains the Gemeinde, or None."""
    return min((area for area in areas if contains(area, gemeinde)), key=area_rank, default=None)
