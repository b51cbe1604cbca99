"""Runs audits, prints one table and every finding, and writes the result for the page on accessibility."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tests.audit.befund import Befund, Fehlt
from tests.seitenarten import longest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from tests.audit.befund import Audit


@dataclass(frozen=True)
class Ergebnis:
    """What one audit looked at and found, the programs that judged, and how long it took."""

    name: str
    geprueft: int
    befunde: tuple[Befund, ...]
    sekunden: float
    werkzeuge: Mapping[str, str] = field(default_factory=dict)
    weg: str = ""


def run(audit: Audit, site: Path, *, probe: bool = False, notes: Path | None = None) -> Ergebnis:
    """One audit over all its files, or one of each kind; one that cannot run is a finding.

    ``notes``: where an audit that takes long finds what it saw in a run before, and writes what it sees.
    """
    begin = time.perf_counter()
    files = audit.files(site)
    if probe:
        files = longest(site, files)
    on = getattr(audit, "weiter", None)
    try:
        findings = tuple(sorted(set(on(site, files, notes) if on and notes else audit.audit(site, files))))
        tools = audit.tools()
    except Fehlt as missing:
        findings, tools = (Befund(audit.NAME, f"nicht geprüft: {missing}"),), {}
    way = getattr(audit, "WEG", "")
    return Ergebnis(audit.NAME, len(files), findings, time.perf_counter() - begin, tools, way)


def table(results: Sequence[Ergebnis]) -> Iterator[str]:
    """The lines of the table, and behind it each finding as one line."""
    width = max(map(len, ["Audit", *(one.name for one in results)]))
    yield f"{'Audit':<{width}}  geprüft  Befunde  Sekunden"
    for one in results:
        seconds = f"{one.sekunden:.1f}".replace(".", ",")
        yield f"{one.name:<{width}}  {one.geprueft:>7}  {len(one.befunde):>7}  {seconds:>8}"
    yield from (f"{one.name}: {befund}" for one in results for befund in one.befunde)
    total = sum(len(one.befunde) for one in results)
    yield {0: "Kein Befund.", 1: "1 Befund."}.get(total, f"{total} Befunde.")


def write(path: Path, results: Sequence[Ergebnis]) -> None:
    """Write the results as JSON: the same findings of the same programs give the same bytes, but for the day."""
    tools = {name: version for one in results for name, version in one.werkzeuge.items()}
    content = {
        "datum": datetime.now(UTC).date().isoformat(),
        "werkzeuge": dict(sorted(tools.items())),
        "audits": [
            {"name": one.name, "geprueft": one.geprueft, "befunde": [str(befund) for befund in one.befunde]}
            for one in results
        ],
    }
    path.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
