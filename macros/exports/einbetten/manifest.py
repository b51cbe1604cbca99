"""The list of all embeds with the hash of each, so that the site of a Gemeinde can see what changed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from macros.components.einbettung import FRAGMENT, HELL, ORDNER, Einbettung, Was, Zustand
from macros.exports.herkunft import linked

if TYPE_CHECKING:
    from collections.abc import Iterable

    from macros.konzept import Konzept

DATEI: Final = f"{ORDNER}manifest.json"
SCHEMA_DATEI: Final = f"{ORDNER}manifest.schema.json"
VERSION: Final = "1"


def record(konzept: Konzept, one: Einbettung) -> dict[str, Any]:
    """One embed as plain values."""
    care, notice = one.pflege, one.hinweis
    return {
        "was": one.was.value,
        "id": one.kennung,
        "titel": one.titel,
        "zustand": one.zustand.value,
        "rahmen": linked(konzept, one.adresse, DATEI),
        "rahmen_hell": linked(konzept, one.adresse + HELL, DATEI),
        "fragment": linked(konzept, one.adresse + FRAGMENT, DATEI),
        "quelle": linked(konzept, one.mehr[1], DATEI),
        "inhalt": f"sha256:{one.inhalt}",
        "stand": care.stand.isoformat(),
        "geprueft_am": care.geprueft_am.isoformat() if care.geprueft_am else None,
        "pruefung_faellig_am": care.faellig_am.isoformat() if care.faellig_am else None,
        "pflegt": list(care.pflegt),
        "lizenz": konzept.daten.konzept.lizenz,
        "seit": notice.seit.isoformat() if notice and notice.seit else None,
        "nachfolger": _successor(konzept, one),
    }


def _successor(konzept: Konzept, one: Einbettung) -> dict[str, Any] | None:
    notice = one.hinweis
    if notice is None or not (notice.weiter or notice.einbettung):
        return None
    page = notice.weiter or one.mehr
    embed = notice.einbettung
    return {
        "seite": linked(konzept, page[1], DATEI),
        "rahmen": linked(konzept, embed, DATEI) if embed else None,
        "fragment": linked(konzept, embed + FRAGMENT, DATEI) if embed else None,
    }


def text(konzept: Konzept, found: Iterable[dict[str, Any]]) -> str:
    """The manifest of these records, in the order of their addresses."""
    own = konzept.daten.konzept
    head = {
        "version": VERSION,
        "herausgeber": konzept.landkreis.name,
        "lizenz": own.lizenz,
        "lizenz_adresse": own.lizenz_adresse,
        "schema": linked(konzept, SCHEMA_DATEI, DATEI),
        "stichtag": konzept.stichtag.isoformat(),
        "einbettungen": sorted(found, key=lambda one: str(one["rahmen"])),
    }
    return json.dumps(head, ensure_ascii=False, indent=1) + "\n"


def schema_text() -> str:
    """The JSON Schema of the manifest."""
    return json.dumps(_schema(), ensure_ascii=False, indent=1) + "\n"


def _schema() -> dict[str, Any]:
    text, day = {"type": "string"}, {"type": "string", "format": "date"}
    link = {"type": "string", "format": "uri-reference"}
    embed = {
        "was": {"enum": [one.value for one in Was], "description": "Was eingebettet wird."},
        "id": {**text, "description": "Kennung des Eintrags."},
        "titel": text,
        "zustand": {
            "enum": [one.value for one in Zustand],
            "description": "umgezogen: derselbe Inhalt hat eine neue Adresse; entfallen: es gibt ihn nicht mehr.",
        },
        "rahmen": {**link, "description": "Seite für ein iframe, hell oder dunkel wie beim Lesen eingestellt."},
        "rahmen_hell": {**link, "description": "Dieselbe Seite, immer hell."},
        "fragment": {**link, "description": "HTML zum Abholen durch einen Server."},
        "quelle": {**link, "description": "Die Seite, von der der Inhalt stammt."},
        "inhalt": {
            "type": "string",
            "pattern": "^sha256:[0-9a-f]{64}$",
            "description": "Prüfzeichen des Inhalts; es ändert sich nur, wenn sich eine Angabe ändert.",
        },
        "stand": {**day, "description": "Letzte inhaltliche Änderung."},
        "geprueft_am": {"anyOf": [day, {"type": "null"}], "description": "Bei Listen die älteste Prüfung."},
        "pruefung_faellig_am": {"anyOf": [day, {"type": "null"}]},
        "pflegt": {"type": "array", "items": text, "description": "Stellen, die die Angaben pflegen."},
        "lizenz": text,
        "seit": {"anyOf": [day, {"type": "null"}], "description": "Seit wann es den Eintrag nicht mehr gibt."},
        "nachfolger": {"anyOf": [_closed({
            "seite": link,
            "rahmen": {"anyOf": [link, {"type": "null"}]},
            "fragment": {"anyOf": [link, {"type": "null"}]},
        }), {"type": "null"}]},
    }  # fmt: skip
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Verzeichnis der Einbettungen",
        **_closed({
            "version": {"const": VERSION},
            "herausgeber": text,
            "lizenz": text,
            "lizenz_adresse": link,
            "schema": link,
            "stichtag": day,
            "einbettungen": {"type": "array", "items": _closed(embed)},
        }),
    }  # fmt: skip


def _closed(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
