"""A gap of the concept: something the plan or the help needs and nobody has filled in or offers yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from macros.konzept import Knoten, Konzept


@dataclass(frozen=True, slots=True)
class Luecke:
    """One entry with a gap. ``wo`` are the Gemeinden it is open in, where that differs; ``zahl`` counts for the sum."""

    knoten: Knoten
    wo: tuple[Knoten, ...] = ()

    @property
    def zahl(self) -> int:
        """How many gaps this is: one, or one for each Gemeinde."""
        return len(self.wo) or 1


@dataclass(frozen=True, slots=True)
class Lueckenart:
    """A kind of gap: how to find it and what it is called.

    ``von`` counts what was looked at, so that a number can be told as a share; ``aus`` are the kinds of entries it is
    counted from: an older version without them says nothing about it. Title and explanation are source texts of the
    translation seam.
    """

    key: str
    titel: str
    erklaerung: str
    finde: Callable[[Konzept], Iterator[Luecke]]
    von: Callable[[Konzept], int]
    aus: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Befund:
    """The gaps of one kind in a concept, and how many things were looked at."""

    art: Lueckenart
    luecken: tuple[Luecke, ...]
    von: int

    @property
    def zahl(self) -> int:
        """All gaps of this kind."""
        return sum(one.zahl for one in self.luecken)
