"""The adopted versions of a concept that are kept, read, in the order in which they came into force."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from macros.geltung import downloads
from macros.ordner import DATA, VERSIONS
from macros.vergleich.abbild import kept

if TYPE_CHECKING:
    from macros.konzept import Konzept


def kept_versions(konzept: Konzept) -> tuple[tuple[str, dict[str, Any]], ...]:
    """(name, content) of every version that is named and kept, the oldest first."""
    folder = konzept.daten.ordner
    if folder is None:  # a concept that was never read from a folder keeps no versions
        return ()
    there = downloads(konzept)
    order = [part.ablage for part in sorted(konzept.daten.konzept.fassungen, key=lambda part: part.gueltig_ab)]
    return tuple((name, kept(folder / DATA / VERSIONS / f"{name}.json")) for name in order if name in there)
