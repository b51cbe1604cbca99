"""What is to be reached, and whether it is: ratios of CPU seconds of runs that took turns."""

from __future__ import annotations

import statistics
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


@dataclass(frozen=True, slots=True)
class Zeile:
    """One row: the work, the most allowed, the aim, what was measured (None: nothing), and in how many runs."""

    arbeit: str
    grenze: float
    ziel: float
    wert: float | None
    laeufe: int = 0
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
    sizes: dict[int, Mapping[str, Any]] = {int(size): one for size, one in kept.get("bau", {}).items()}
    runs = {size: one["laeufe"] for size, one in sizes.items()}
    middle, most = runs.get(1_000, {}), runs.get(10_800, {})
    preview = kept.get("vorschau", {})
    yield _ratio("1.000 Seiten, kalt, alles, gegen mkdocs + Material", (0.25, 0.15), middle, "unsere", "material_mit")
    yield _ratio("dasselbe, dort die Seiten nicht im Menü", (0.25, 0.15), middle, "unsere", "material_ohne")
    yield _ratio("1.000 Seiten ohne Ausgaben, gegen Hugo", (1.25, 0.9), middle, "ohne_ausgaben", "hugo")
    yield _growth(sizes)
    yield _ratio(
        "zweiter Bau nach einer Änderung, 1.000 Seiten, gegen den kalten", (0.25, 0.1), middle, "zweiter", "unsere"
    )
    yield _ratio(
        "Vorschau: Änderung bis neue Seite, 1.000 Seiten, gegen mkdocs serve",
        (0.1, 0.03),
        preview,
        "unsere",
        "material",
    )
    memory: list[float] = most.get("unsere", {}).get("speicher", [])
    peak = max(memory) / 1024 if memory else None
    yield Zeile("10.800 Seiten mit allem: Speicher", 1.5, 1.0, peak, len(memory), " GiB")


def _growth(sizes: Mapping[int, Mapping[str, Any]]) -> Zeile:
    """5,000 against 1,000; it says so when the two were not measured in the same run."""
    work = "5.000 Seiten gegen 1.000"
    if not {1_000, 5_000} <= sizes.keys():
        return Zeile(work, 5.3, 5.0, None)
    small, large = (sizes[size]["laeufe"]["unsere"] for size in (1_000, 5_000))
    if sizes[1_000].get("datum") != sizes[5_000].get("datum"):
        work += " (zwei Messungen)"
    return Zeile(work, 5.3, 5.0, large["median"] / small["median"], min(len(large["cpu"]), len(small["cpu"])))


def _ratio(work: str, goals: tuple[float, float], runs: Mapping[str, Any], *names: str) -> Zeile:
    """The median of the ratios of runs that followed each other, as far as both have run."""
    one, other = names
    if one not in runs or other not in runs:
        return Zeile(work, *goals, None)
    ratios = [ours / theirs for ours, theirs in zip(runs[one]["cpu"], runs[other]["cpu"], strict=False)]
    return Zeile(work, *goals, statistics.median(ratios), len(ratios))
