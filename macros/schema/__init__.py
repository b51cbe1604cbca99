"""One JSON Schema (draft 2020-12) per kind of entry and singleton: completion and explanations in editing programs."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from macros.arten import ARTEN, SINGLETONS
from macros.schema.felder import Feld, felder, text_of
from macros.schema.werte import wert

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pydantic import BaseModel

    from macros.model.basis import Wort

FOLDER = "schema"
DRAFT = "https://json-schema.org/draft/2020-12/schema"

__all__ = ["FOLDER", "schema_line", "schema_of", "schemas"]


def schemas() -> dict[str, str]:
    """Every schema as text, by file name (``gemeinde.json``), in the order of the kinds."""
    found = {art.key: schema_of(art.modell, art.titel, f"concept_data/{art.ordner}/<kennung>.yaml") for art in ARTEN}
    found |= {key: schema_of(model, key.capitalize(), f"concept_data/{key}.yaml") for key, model in SINGLETONS.items()}
    return {f"{key}.json": json.dumps(schema, ensure_ascii=False, indent=1) + "\n" for key, schema in found.items()}


def schema_line(key: str) -> str:
    """The first line of the YAML file of a kind or singleton, which names its schema by a relative path."""
    up = "../" if key in SINGLETONS else "../../"
    return f"# yaml-language-server: $schema={up}{FOLDER}/{key}.json"


def schema_of(model: type[BaseModel], titel: str, place: str) -> dict[str, Any]:
    """The schema of the files at ``place`` (``concept_data/…``)."""
    parts: dict[str, dict[str, Any]] = {}
    body = _object(model, parts)
    text = text_of(model)
    described = text if place in text else f"{text} Datei: {place}"
    return {"$schema": DRAFT, "title": titel} | body | {"description": described, "$defs": parts}


def _object(model: type[BaseModel], parts: dict[str, dict[str, Any]]) -> dict[str, Any]:
    return {
        "type": "object",
        "description": text_of(model),
        "properties": {field.name: _field(field, parts) for field in felder(model)},
        "required": [field.name for field in felder(model) if field.pflicht],
        "additionalProperties": False,
    }


def _field(field: Feld, parts: dict[str, dict[str, Any]]) -> dict[str, Any]:
    value, words = _value(field, parts)
    if "z. B." in field.text:
        words = re.sub(r",? z\. B\. .*", ".", words)
    described = {"title": field.titel, "description": " ".join(filter(None, (field.text, words)))}
    if field.viele:
        return described | {"type": "array", "items": value}
    if field.standard is not None:
        said = ("nein", "ja")
        described["default"] = said[field.standard] if isinstance(field.standard, bool) else field.standard
    return described | value


def _value(field: Feld, parts: dict[str, dict[str, Any]]) -> tuple[dict[str, Any], str]:
    """The schema of one value of a field, and what to say about it in words."""
    if field.teil is not None:
        name = field.teil.__name__
        if name not in parts:
            parts[name] = {}
            parts[name] = _object(field.teil, parts)
        return {"$ref": f"#/$defs/{name}"}, "Liste: je Punkt eigene Felder." if field.viele else "Eigene Felder."
    if field.woerter is not None:
        return _vocabulary(list(field.woerter)), ""
    kind = wert(field.typ)
    words = f"Liste; je Punkt: {kind.worte}." if field.viele else f"{kind.worte[:1].upper()}{kind.worte[1:]}."
    return dict(kind.schema), words


def _vocabulary(words: Sequence[Wort]) -> dict[str, Any]:
    titles = [f"{word.titel}. {word.erklaerung}".removesuffix(". ") for word in words]
    bold = [f"**{word.titel}** {word.erklaerung}".strip() for word in words]
    return {"enum": [word.value for word in words], "enumDescriptions": titles, "markdownEnumDescriptions": bold}
