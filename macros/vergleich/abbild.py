"""The whole concept as plain values: what an adopted version keeps, and what a comparison compares."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from macros.arten import ART_BY_FOLDER, ART_BY_KEY, ARTEN
from macros.model.anlaufstelle import VERRAET_DEN_ORT
from macros.model.plan import plan_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

    from pydantic import BaseModel

    from macros.konzept import Konzept

FORMAT = 1
#: Words for finding only are never published, nor is the name of a person who has not agreed (DESIGN §4, §10).
FINDING = "suchbegriffe"
PEOPLE = "ansprechpersonen"
CONSENT = "name_darf_erscheinen"
OWNER = "stelle"


@dataclass(frozen=True)
class Abbild:
    """One state of a concept: entries by kind and id as plain values, and the figures of each Indikator.

    ``name`` says in words which state it is. ``messwerte`` holds (area, year) → value as text, ``*`` for suppressed,
    None for unknown.
    """

    name: str
    eintraege: Mapping[str, Mapping[str, Mapping[str, Any]]]
    einzelne: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    messwerte: Mapping[str, Mapping[tuple[str, int], str | None]] = field(default_factory=dict)
    entfallen: tuple[Mapping[str, Any], ...] = ()

    def titel(self, art: str, key: str) -> str | None:
        """The name of an entry in this state, or None."""
        entry = self.eintraege.get(art, {}).get(key)
        if entry is None:
            return None
        return str(entry.get("titel") or entry.get("name") or self._subject(art, entry) or key)

    def _subject(self, art: str, entry: Mapping[str, Any]) -> str | None:
        """What an entry without a name is about: the first entry it names, but for its owner."""
        plans = plan_of(ART_BY_KEY[art].modell)
        links = (
            (plans[name].ref, entry[name]) for name in plans if plans[name].ref and isinstance(entry.get(name), str)
        )
        return next((self.titel(kind, key) for kind, key in links if (kind, key) != (OWNER, entry.get("pflegt"))), None)

    def kennungen(self) -> Iterator[tuple[str, str]]:
        """Every (kind, id)."""
        for art, entries in self.eintraege.items():
            for key in entries:
                yield art, key


def abbild(snapshot: Mapping[str, Any], name: str) -> Abbild:
    """The state that a kept version or ``snapshot`` describes; kinds it does not know are empty."""
    return Abbild(
        name=name,
        eintraege={
            ART_BY_FOLDER[folder].key: entries
            for folder, entries in snapshot["eintraege"].items()
            if folder in ART_BY_FOLDER
        },
        einzelne={key: snapshot[key] for key in ("konzept", "landkreis") if key in snapshot},
        messwerte={
            key: {(str(area), int(year)): value for area, year, value in rows}
            for key, rows in snapshot.get("messwerte", {}).items()
        },
        entfallen=tuple(snapshot.get("entfallen", ())),
    )


def snapshot(konzept: Konzept, name: str) -> dict[str, Any]:
    """The concept as plain values: every published entry with the fields it states, and every figure."""
    return {
        "format": FORMAT,
        "fassung": name,
        "festgehalten_am": konzept.stichtag.isoformat(),
        "konzept": _plain(konzept.daten.konzept),
        "landkreis": _plain(konzept.daten.landkreis),
        "eintraege": {
            art.ordner: {node.eintrag.id: _plain(node.ganz) for node in konzept.alle(art.key)} for art in ARTEN
        },
        "messwerte": {
            node.eintrag.id: [
                [row.gebiet, row.jahr, "*" if row.unterdrueckt else None if row.wert is None else str(row.wert)]
                for row in konzept.daten.messwerte.get(node.eintrag.id, ())
            ]
            for node in konzept.alle("indikator")
        },
        "entfallen": [_plain(gone) for gone in konzept.daten.entfallen.eintraege],
    }


def kept(file: Path) -> dict[str, Any]:
    """A version as it was kept; raises OSError or ValueError when the file cannot be read."""
    content: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return content


def published(text: str, geschuetzt: Collection[str] = ()) -> str:
    """A kept version as it may be downloaded: without the words for finding and names nobody agreed to.

    ``geschuetzt`` are the ids of the Anlaufstellen whose place is secret today: where it was must not be told either.
    """
    version = public(json.loads(text))
    offices = version.get("eintraege", {}).get("anlaufstellen", {})
    for key in offices.keys() & set(geschuetzt):
        offices[key] = placeless(offices[key])
    return json.dumps(version, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def placeless(office: Mapping[str, Any]) -> dict[str, Any]:
    """An Anlaufstelle as plain values without what gives its place away."""
    shown = {key: value for key, value in office.items() if key != "bild"}
    if "orte" in shown:
        shown["orte"] = [{k: v for k, v in place.items() if k not in VERRAET_DEN_ORT} for place in shown["orte"]]
    if "gebiete" in shown:
        shown["gebiete"] = [area for area in shown["gebiete"] if not area.startswith("gemeinde:")]
    return shown


def public(value: Any) -> Any:
    """Plain values without the words for finding and names nobody agreed to."""
    if isinstance(value, list):
        return [public(item) for item in value]
    if not isinstance(value, dict):
        return value
    shown = {key: public(item) for key, item in value.items() if key != FINDING}
    if PEOPLE in shown:
        shown[PEOPLE] = [_nameless(person) for person in shown[PEOPLE]]
    return shown


def _nameless(person: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in person.items() if key != "name" or person.get(CONSENT)}


def _plain(entry: BaseModel) -> dict[str, Any]:
    return entry.model_dump(mode="json", exclude_defaults=True)
