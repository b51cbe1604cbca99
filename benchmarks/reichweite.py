"""What is to be reached, and whether it is: ratios of CPU seconds of runs that took turns."""

from __future__ import annotations

import statistics
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


@dataclass(frozen=True, slots=True)
class Zeile:
    """One row: the work, the most allowed, the aim, and what was measured (None: nothing)."""

    arbeit: str
    grenze: float
    ziel: float
    wert: float | None
    einheit: str = ""

    @property
    def urteil(self) -> str:
        """In a word or two."""
        if self.wert is None:
            return "–"
        if self.wert <= self.ziel:
            return "ja, auch das Ziel"
        return "ja" if self.wert <= self.grenze else "**nein**"


def reached(kept: Mapping[str, Any]) -> Iterator[Zeile]:
    """The rows in their order."""
    runs = {int(size): one["laeufe"] for size, one in kept.get("bau", {}).items()}
    middle, large, most = runs.get(1_000, {}), runs.get(5_000, {}), runs.get(10_800, {})
    yield Zeile(
        "1.000 Seiten, kalt, alles, gegen mkdocs + Material", 0.25, 0.15, _ratio(middle, "unsere", "material_mit")
    )
    yield Zeile("dieselben ohne Ausgaben, gegen Hugo", 1.25, 0.9, _ratio(middle, "ohne_ausgaben", "hugo"))
    growth = large["unsere"]["median"] / middle["unsere"]["median"] if large and middle else None
    yield Zeile("5.000 Seiten gegen 1.000", 5.3, 5.0, growth)
    yield Zeile(
        "zweiter Bau nach einer Änderung, 1.000 Seiten, gegen den kalten",
        0.25,
        0.1,
        _ratio(middle, "zweiter", "unsere"),
    )
    yield Zeile(
        "Vorschau: Änderung bis neue Seite, 1.000 Seiten, gegen mkdocs serve",
        0.1,
        0.03,
        _ratio(kept.get("vorschau", {}), "unsere", "material"),
    )
    memory = max(most["unsere"]["speicher"]) / 1024 if most else None
    yield Zeile("10.800 Seiten mit allem: Speicher", 1.5, 1.0, memory, " GiB")


def _ratio(runs: Mapping[str, Any], one: str, other: str) -> float | None:
    """The median of the ratios of runs that followed each other."""
    if one not in runs or other not in runs:
        return None
    pairs: Iterator[tuple[float, float]] = zip(runs[one]["cpu"], runs[other]["cpu"], strict=True)
    return statistics.median(ours / theirs for ours, theirs in pairs)
