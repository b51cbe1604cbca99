"""Adopted versions: the whole concept as it was decided, kept beside the data so that history needs no git.

``konzept fassung festhalten NAME`` writes ``concept_data/fassungen/<name>.json``. The file holds every published entry
as it was read, without drafts, in an order that never changes, so that two versions can be compared field by field.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from macros.errors import KonzeptFehler
from macros.model.konzeptdaten import VERSION
from macros.ordner import DATA, VERSIONS
from macros.pruefen import problems_of
from macros.vergleich.abbild import snapshot

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path


class FassungFehler(Exception):
    """The version cannot be kept; carries one German sentence."""


def freeze(folder: Path, name: str, stichtag: date) -> Path:
    """Keep the concept in ``folder`` as the version ``name``; returns the file written.

    Raises KonzeptFehler when the concept has a Fehler, FassungFehler when the name is no file name or is taken: what
    has been adopted is never overwritten.
    """
    if not re.fullmatch(VERSION, name):
        raise FassungFehler(f"„{name}“ taugt nicht als Name – erlaubt sind a–z, 0–9, Punkt und Bindestrich, z. B. 2025")
    target = folder / DATA / VERSIONS / f"{name}.json"
    if target.exists():
        raise FassungFehler(f"die Fassung „{name}“ gibt es schon ({target}) – Beschlossenes wird nicht überschrieben")
    konzept, problems = problems_of(folder, stichtag)
    if konzept is None or any(problem.schwere == "fehler" for problem in problems):
        raise KonzeptFehler(problem for problem in problems if problem.schwere == "fehler")
    text = json.dumps(snapshot(konzept, name), ensure_ascii=False, indent=1, sort_keys=True)
    target.parent.mkdir(exist_ok=True)
    beside = target.with_suffix(".json.neu")
    beside.write_text(text + "\n", encoding="utf-8", newline="\n")
    beside.replace(target)
    return target
