"""What became of a Gemeinde that the newer register no longer has.

The register names no successors. A merger shows in the areas: the hectares of the one that grew, or of the new one, are
those of the ones that vanished. Where that fits in exactly one way it is taken; else a person must say it.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

#: Measured anew and rounded to whole hectares, the same land differs by no more than this.
TOLERANCE_HA: Final = 5
MOST_AT_ONCE: Final = 5
MOST_VANISHED: Final = 16


@dataclass(frozen=True, slots=True)
class Nachfolge:
    """Where one vanished Gemeinde went: the AGS of its successor, or None as long as nobody knows.

    ``moeglich`` are the AGS of those it may be, where the areas fit in more ways than one.
    """

    nach: str | None
    moeglich: tuple[str, ...] = ()


def successors(vanished: Mapping[str, int | None], grown: Mapping[str, int]) -> dict[str, Nachfolge]:
    """The successor of each vanished Gemeinde.

    ``vanished`` gives hectares (None: not known) by AGS; ``grown`` the hectares by which each candidate is larger than
    before, all of them for a new one.
    """
    sizes = {ags: size for ags, size in vanished.items() if size}
    fits = {one: list(_sums(sizes, gain)) for one, gain in grown.items() if gain > TOLERANCE_HA}
    candidates = {ags: sorted({one for one, sets in fits.items() if any(ags in s for s in sets)}) for ags in vanished}
    sure = {
        ags: one
        for one, sets in fits.items()
        if len(sets) == 1 and all(candidates[ags] == [one] for ags in sets[0])
        for ags in sets[0]
    }
    return {ags: Nachfolge(sure.get(ags), tuple(candidates[ags]) if ags not in sure else ()) for ags in vanished}


def _sums(sizes: Mapping[str, int], gain: int) -> Iterator[frozenset[str]]:
    """Every set of the vanished whose land makes up ``gain``."""
    if len(sizes) > MOST_VANISHED:
        return
    for count in range(1, min(len(sizes), MOST_AT_ONCE) + 1):
        for chosen in combinations(sorted(sizes), count):
            if abs(_total(sizes, chosen) - gain) <= TOLERANCE_HA:
                yield frozenset(chosen)


def _total(sizes: Mapping[str, int], chosen: Iterable[str]) -> int:
    return sum(sizes[ags] for ags in chosen)
