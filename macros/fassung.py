"""Adopted versions: the whole concept as it was decided, kept beside the data so that history needs no git.

``konzept fassung festhalten NAME`` writes ``concept_data/fassungen/<name>.json``. The file holds every published entry
as it was read, without drafts, in an order that never changes, so that two versions can be compared field by field.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from macros.arten import ARTEN
from macros.errors import KonzeptFehler
from macros.model.konzeptdaten import VERSION
from macros.ordner import DATA, VERSIONS
from macros.pruefen import problems_of

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from pydantic import BaseModel

    from macros.konzept import Konzept

FORMAT = 1
#: Words for finding only are never published, nor is the name of a person who has not agreed (DESIGN §4, §10).
FINDING = "suchbegriffe"
PEOPLE = "ansprechpersonen"
CONSENT = "name_darf_erscheinen"


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


def snapshot(konzept: Konzept, name: str) -> dict[str, Any]:
    """The concept as plain values: every published entry with the fields it states, and every figure."""
    return {
        "format": FORMAT,
        "fassung": name,
        "festgehalten_am": konzept.stichtag.isoformat(),
        "konzept": _plain(konzept.daten.konzept),
        "landkreis": _plain(konzept.daten.landkreis),
        "eintraege": {
            art.ordner: {node.eintrag.id: _plain(node.eintrag) for node in konzept.alle(art.key)} for art in ARTEN
        },
        "messwerte": {
            node.eintrag.id: [
                [row.gebiet, row.jahr, "*" if row.unterdrueckt else None if row.wert is None else str(row.wert)]
                for row in konzept.daten.messwerte.get(node.eintrag.id, ())
            ]
            for node in konzept.alle("indikator")
        },
    }


def published(text: str) -> str:
    """A kept version as it may be downloaded: without the words for finding and names nobody agreed to."""
    return json.dumps(_public(json.loads(text)), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _public(value: Any) -> Any:
    if isinstance(value, list):
        return [_public(item) for item in value]
    if not isinstance(value, dict):
        return value
    shown = {key: _public(item) for key, item in value.items() if key != FINDING}
    if PEOPLE in shown:
        shown[PEOPLE] = [_nameless(person) for person in shown[PEOPLE]]
    return shown


def _nameless(person: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in person.items() if key != "name" or person.get(CONSENT)}


def _plain(entry: BaseModel) -> dict[str, Any]:
    return entry.model_dump(mode="json", exclude_defaults=True)
