"""How the gaps have changed over time: counted in every adopted version that is kept, and today."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from macros.luecken import LUECKEN, befunde
from macros.vergleich.fassungen import kept_versions
from macros.vergleich.wieder import concept_of

if TYPE_CHECKING:
    from datetime import date

    from macros.konzept import Konzept
    from macros.luecken.luecke import Befund, Lueckenart


@dataclass(frozen=True, slots=True)
class Messung:
    """The gaps of one kind in one version. Where the version knew no such entries, ``zahl`` is None: not counted."""

    fassung: str
    tag: date
    zahl: int | None
    von: int


def verlauf(konzept: Konzept, heute: tuple[Befund, ...]) -> dict[str, tuple[Messung, ...]]:
    """For each kind of gap its counts, the oldest version first, today last (with an empty name)."""
    found: dict[str, list[Messung]] = {kind.key: [] for kind in LUECKEN}
    for name, version in kept_versions(konzept):
        then = concept_of(version, konzept)
        for one in befunde(then):
            known = _counted(one.art, then)
            found[one.art.key].append(Messung(name, then.stichtag, one.zahl if known else None, one.von))
    for one in heute:
        found[one.art.key].append(Messung("", konzept.stichtag, one.zahl, one.von))
    return {key: tuple(counts) for key, counts in found.items()}


def _counted(kind: Lueckenart, then: Konzept) -> bool:
    return all(then.alle(art) for art in kind.aus)
