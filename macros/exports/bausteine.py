"""What the schemas of the open data are put together from: objects, links, vocabularies, plain values, the envelope."""

from __future__ import annotations

import typing
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final, Literal

from macros.arten import ART_BY_KEY
from macros.exports.datensatz import GEBIET
from macros.model.types import AREA_WORDS
from macros.schema.werte import wert

if TYPE_CHECKING:
    from collections.abc import Sequence

    from macros.model.basis import Wort

Schema = dict[str, Any]

#: What of the YAML's schema of a text holds in JSON as well; how long a text may be does not, it may be translated.
KEPT: Final = ("pattern", "minLength", "enum", "examples")
TYPES: Final = {int: "integer", Decimal: "number", bool: "boolean"}
TEXT: Final[Schema] = {"type": "string"}
DAY: Final[Schema] = {"type": "string", "format": "date"}
NUMBER: Final[Schema] = {"type": "integer", "minimum": 0}
YES_NO: Final[Schema] = {"type": "boolean"}
LINK: Final[Schema] = {"$ref": "#/$defs/Verweis"}


def structure(properties: dict[str, Schema], text: str) -> Schema:
    """An object of which every property is there; others may come."""
    return {"type": "object", "description": text, "properties": properties, "required": list(properties)}


def described(schema: Schema, text: str) -> Schema:
    """A schema with what it means."""
    return schema | {"description": text} if text else schema


def or_null(schema: Schema) -> Schema:
    """A schema of a value that may be missing."""
    if isinstance(schema.get("type"), str):
        return schema | {"type": [schema["type"], "null"]}
    return {"anyOf": [schema, {"type": "null"}]}


def value_of(typ: Any) -> Schema:
    """The schema of one value of a type of ``macros.model.types`` as JSON."""
    base = typing.get_args(typ)[0] if typing.get_origin(typ) is typing.Annotated else typ
    if base is date:
        return dict(DAY)
    if base in TYPES:
        return {"type": TYPES[base]}
    written = wert(typ).schema
    if typing.get_origin(base) is Literal:
        return {"enum": written["enum"]}
    return TEXT | {name: written[name] for name in KEPT if name in written}


def vocabulary(words: Sequence[Wort]) -> Schema:
    """A vocabulary: each word with its title and, if it has one, its explanation."""
    return {
        "oneOf": [
            {"const": word.value, "title": word.titel} | ({"description": word.erklaerung} if word.erklaerung else {})
            for word in words
        ]
    }


def link_schema() -> Schema:
    """The definition of a link, ``#/$defs/Verweis``."""
    arts = [*ART_BY_KEY, GEBIET]
    return structure(
        {
            "art": described({"enum": arts}, f"Art des Eintrags; {GEBIET}: {', '.join(AREA_WORDS)}."),
            "id": described(TEXT, "Kennung, innerhalb der Art eindeutig."),
            "titel": described(TEXT, "Name oder Titel."),
            "adresse": described(TEXT, "Seite, von der Wurzel der Website aus."),
        },
        "Verweis auf einen Eintrag oder ein Gebiet.",
    )


def envelope_schema() -> dict[str, Schema]:
    """The properties at the head of every file."""
    return {
        "schema": described(TEXT, "Schema dieser Datei."),
        "version": described(TEXT | {"pattern": r"^1\.[0-9]+\.[0-9]+$"}, "Version der Schnittstelle."),
        "stichtag": described(DAY, "Tag, für den alles gilt."),
        "sprache": described(TEXT, "Sprache der Texte."),
        "basis": described(or_null(TEXT), "Anfang aller Adressen; null, wenn die Website noch keine Adresse hat."),
        "landkreis": described(TEXT, "Name des Landkreises."),
        "ars": described(TEXT | {"pattern": "^[0-9]{5}$"}, "Regionalschlüssel des Landkreises."),
        "fiktiv": described(YES_NO, "Ob der Landkreis erfunden ist."),
        "herausgeber": described(TEXT, "Wer das Konzept herausgibt."),
        "pflegt": described(LINK, "Stelle, die das Konzept pflegt."),
        "lizenz": described(TEXT, "Lizenz der Texte und Daten."),
        "lizenz_adresse": described(TEXT, "Web-Adresse der Lizenz."),
    }
