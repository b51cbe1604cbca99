"""The raw files as plain text values: no model, no graph, no checks, so that a mistake there is not repeated here."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from macros.ordner import DATA
from macros.source import read

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

Entry = dict[str, Any]
TRUE = frozenset({"ja", "true", "yes", "wahr"})


@dataclass(frozen=True)
class Roh:
    """Entries by folder and id without drafts, the rows of every table, and the day that counts as today."""

    ordner: Mapping[str, Mapping[str, Entry]]
    tabellen: Mapping[str, list[dict[str, str]]]
    heute: date

    def alle(self, folder: str) -> Mapping[str, Entry]:
        """The entries of one folder; empty when there is none."""
        return self.ordner.get(folder, {})


def lies(folder: Path, heute: date) -> Roh:
    """Read ``folder``; raises KonzeptFehler for a file that is no YAML."""
    data = folder / DATA
    entries = {
        place.name: {path.stem: read(path, path.name).data for path in sorted(place.glob("*.yaml"))}
        for place in sorted(data.iterdir())
        if place.is_dir()
    }
    published = {
        name: {key: one for key, one in found.items() if not true(one.get("entwurf"))}
        for name, found in entries.items()
    }
    tables = {path.stem: _rows(path) for path in sorted((data / "indikatoren").glob("*.csv"))}
    return Roh(published, tables, heute)


def true(value: object) -> bool:
    """Whether a raw value says yes."""
    return str(value).lower() in TRUE


def _rows(path: Path) -> list[dict[str, str]]:
    text = path.read_text(encoding="utf-8-sig")
    head = text.splitlines()[0] if text else ""
    sign = next((one for one in (";", "\t") if one in head), ",")
    return [
        {str(key).strip().lower(): (value or "").strip() for key, value in row.items() if key}
        for row in csv.DictReader(text.splitlines(), delimiter=sign)
    ]
