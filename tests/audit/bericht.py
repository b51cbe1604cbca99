"""The record of an audit for the concept: what the statement on accessibility says of it."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from tests.audit.lauf import Ergebnis

HEAD: Final = """\
# yaml-language-server: $schema=../schema/pruefbericht.json
# Geschrieben von „make audit“ (python -m tests.audit --bericht DATEI); steht in der Erklärung zur Barrierefreiheit.
"""
PROBE: Final = "Angesehen wurde je eine Seite jeder Art."


def write(path: Path, results: Sequence[Ergebnis], *, probe: bool = False) -> None:
    """Write ``concept_data/pruefbericht.yaml``: the audits with a ``WEG``, and the programs that judged in them."""
    path.write_text(HEAD + "\n".join(lines(results, datetime.now(UTC).date(), probe=probe)) + "\n", encoding="utf-8")


def lines(results: Iterable[Ergebnis], day: date, *, probe: bool) -> Iterator[str]:
    """The lines of the record; every text in double quotes, as JSON writes it and YAML reads it."""
    told = [one for one in results if one.weg]
    yield f"datum: {day.isoformat()}"
    if probe:
        yield f"umfang: {text(PROBE)}"
    tools = sorted({pair for one in told for pair in one.werkzeuge.items()})
    yield "werkzeuge:" if tools else "werkzeuge: []"
    for name, version in tools:
        yield f"  - name: {text(name)}"
        yield f"    fassung: {text(version)}"
    yield "schritte:"
    for one in told:
        yield f"  - name: {text(one.name)}"
        yield f"    weg: {text(one.weg)}"
        yield f"    geprueft: {one.geprueft}"
        yield "    befunde:" if one.befunde else "    befunde: []"
        yield from (f"      - {text(str(befund))}" for befund in one.befunde)


def text(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)
