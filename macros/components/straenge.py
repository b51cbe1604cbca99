"""Threads that end in several measures: what a contact point, an offer or an office works for (K13)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from macros.components.faden import Knotenpunkt, faden

if TYPE_CHECKING:
    from collections.abc import Iterable

    from macros.konzept import Knoten


@dataclass(frozen=True, slots=True)
class Strang:
    """One thread from the Leitbild down, and the measures that hang on its last goal."""

    knoten: tuple[Knotenpunkt, ...]
    massnahmen: tuple[Knoten, ...]


def threads(massnahmen: Iterable[Knoten]) -> tuple[Strang, ...]:
    """The threads that end in measures, those with the same goal joined."""
    strands: dict[tuple[Knotenpunkt, ...], list[Knoten]] = {}
    for measure in massnahmen:
        strands.setdefault(faden(measure)[:-1], []).append(measure)
    return tuple(Strang(knots, tuple(measures)) for knots, measures in strands.items())
