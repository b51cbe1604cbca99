"""JSON Schema (draft 2020-12) of every file of ``/api/v1/``, made from the models whose records the files carry.

The schemas of ``schema/`` describe YAML as people write it; these describe records: days, numbers and links are sound,
every field is there, and a vocabulary tells its titles. Objects stay open: new fields may come at any time.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from macros.arten import ARTEN
from macros.exports import adressen
from macros.exports.bausteine import (
    DAY,
    LINK,
    NUMBER,
    TEXT,
    YES_NO,
    Schema,
    described,
    envelope_schema,
    link_schema,
    or_null,
    structure,
    value_of,
    vocabulary,
)
from macros.exports.datei import Ausgabe, Datei
from macros.exports.datensatz import OWNER, Datensaetze
from macros.exports.felder import NUR_WENN, head_fields, nullable, own_fields, shown, single_models
from macros.konzept.gebiete import RANKS
from macros.konzept.graph import SERVING
from macros.model.basis import Ebene
from macros.model.plan import FieldKind, FieldPlan
from macros.model.zustaendigkeit import Personengruppe
from macros.schema import DRAFT
from macros.schema.felder import Feld, text_of
from macros.zustaendig import REASONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import BaseModel

    from macros.konzept import Konzept

LINKS: Final[Schema] = {"type": "array", "items": LINK}


def files(konzept: Konzept) -> Iterator[Datei]:
    """Every schema, in the order of the kinds."""
    daten = Datensaetze(konzept)
    for name, schema in schemas().items():
        address = adressen.schema_file(name)
        identity = {"$id": found} if (found := daten.url(address)) else {}
        text = json.dumps({"$schema": DRAFT} | identity | schema, ensure_ascii=False, indent=1)
        yield Datei.text(address, f"{text}\n")


def schemas() -> dict[str, Schema]:
    """Every schema by its name: of the kinds, of what there is once, of the answers and of the index."""
    found = {art.key: _of_kind(art.modell, art.titel, art.key) for art in ARTEN}
    found |= {name: _of_single(model, name) for name, model in single_models().items()}
    found[adressen.ZUSTAENDIG_SCHEMA] = _of_answers()
    found[adressen.INDEX_SCHEMA] = _of_index()
    return found


def _of_kind(model: type[BaseModel], titel: str, key: str) -> Schema:
    """The file of one entry; its definition ``liste`` is the file of all entries of the kind."""
    parts: dict[str, Schema] = {"Verweis": link_schema()}
    parts["eintrag"] = _record(model, key, parts)
    use = structure({"feld": described(TEXT, "Feld, in dem der Verweis steht."), "eintrag": LINK}, "Ein Rückverweis.")
    beside = {"gemeinde": _supply, "indikator": _values}
    one = {
        "eintrag": {"$ref": "#/$defs/eintrag"},
        "genannt_von": described({"type": "array", "items": use}, "Einträge, die auf diesen verweisen, mit dem Feld."),
        **(beside[key]() if key in beside else {}),
    }
    many = {
        "art": {"const": key},
        "anzahl": described(NUMBER, "Zahl der Einträge."),
        "eintraege": {"type": "array", "items": {"$ref": "#/$defs/eintrag"}},
    }
    parts["liste"] = structure(envelope_schema() | many, f"Alle Einträge der Art „{titel}“.")
    return {"title": titel} | structure(envelope_schema() | one, text_of(model)) | {"$defs": parts}


def _of_single(model: type[BaseModel], name: str) -> Schema:
    parts: dict[str, Schema] = {"Verweis": link_schema()}
    parts["eintrag"] = _record(model, name, parts)
    body = structure(envelope_schema() | {"eintrag": {"$ref": "#/$defs/eintrag"}}, text_of(model))
    return {"title": name.capitalize()} | body | {"$defs": parts}


def _of_answers() -> Schema:
    answer = structure(
        {
            "personengruppe": described(or_null(vocabulary(list(Personengruppe))), "Für wen sie gilt; null: für alle."),
            "benannt": described(YES_NO, "Ob jemand benannt ist; wenn nicht, steht hier, wer weiterhilft."),
            "stelle": described(or_null(LINK), "Stelle, die verantwortlich ist."),
            "anlaufstellen": described(LINKS, "Wohin man geht."),
            "ebene": described(or_null(vocabulary(list(Ebene))), "Ebene, die zuständig ist."),
            "grund": described({"enum": list(REASONS)}, "Warum es diese Stelle ist, als Wort."),
            "grund_text": described(TEXT, "Warum es diese Stelle ist, als Satz."),
            "gebiet": described(or_null(LINK), "Gebiet, durch das die Regel hier gilt."),
            "bedingung": described(or_null(TEXT), "Bedingung in Worten."),
            "hinweis": described(or_null(TEXT), "Was man dazu wissen muss."),
            "geerbt_von": described(or_null(LINK), "Größeres Anliegen, dessen Antwort das ist."),
            "regel": described(or_null(LINK), "Die Regel selbst; null, wenn niemand benannt ist."),
        },
        "Eine Antwort.",
    )
    answers = {"type": "array", "items": {"$ref": "#/$defs/Antwort"}}
    change = structure({"ab": described(DAY, "Erster Tag."), "antworten": answers}, "Was ab einem späteren Tag gilt.")
    one = structure(
        {
            "anliegen": LINK,
            "antworten": described(answers, "Was am Stichtag gilt: zuerst für alle, dann je Personengruppe."),
            "aenderungen": described({"type": "array", "items": change}, "Was sich später ändert."),
        },
        "Ein Anliegen.",
    )
    own = {
        "gemeinde": LINK,
        "anzahl": described(NUMBER, "Zahl der Anliegen."),
        "anliegen": {"type": "array", "items": one},
    }
    body = structure(envelope_schema() | own, "Wer ist zuständig? Alle Anliegen in einer Gemeinde mit ihren Antworten.")
    return {"title": "Zuständig"} | body | {"$defs": {"Verweis": link_schema(), "Antwort": answer}}


def _of_index() -> Schema:
    place = described(TEXT, "Adresse, von der Wurzel der Website aus.")
    places = dict.fromkeys(("liste", "eintrag", "csv", "schema"), place)
    one = structure({"art": TEXT, "titel": TEXT, "anzahl": NUMBER, **places}, "Eine Art von Einträgen.")
    single = structure({"art": TEXT, "datei": place, "schema": place}, "Was es einmal gibt.")
    answers = structure({"gemeinde": LINK, "datei": place}, "Die Antworten für eine Gemeinde.")
    own = {
        "beschreibung": place,
        "seite": place,
        "listen": {"type": "array", "items": one},
        "einzelne": {"type": "array", "items": single},
        "messwerte": place,
        "mappe": place,
        "zustaendig": {"type": "array", "items": answers},
    }
    text = "Verzeichnis aller Dateien der Schnittstelle."
    return {"title": "Verzeichnis"} | structure(envelope_schema() | own, text) | {"$defs": {"Verweis": link_schema()}}


def _record(model: type[BaseModel], key: str, parts: dict[str, Schema]) -> Schema:
    fixed = {
        "id": described(TEXT, "Kennung, innerhalb der Art eindeutig."),
        "art": {"const": key},
        "titel": described(TEXT, "Name oder Titel."),
        "adresse": described(TEXT, "Seite des Eintrags, von der Wurzel der Website aus."),
        "url": described(or_null(TEXT), "Volle Adresse der Seite; null, wenn die Website noch keine Adresse hat."),
        "lizenz": described(TEXT, "Lizenz von Texten und Daten; Bilder und Zahlen nennen ihre eigene."),
        OWNER: described(LINK, "Stelle, die diesen Eintrag pflegt."),
        "stand": described(DAY, "Tag der letzten inhaltlichen Änderung."),
        "geprueft_am": described(or_null(DAY), "Tag der letzten Prüfung."),
    }
    head = {field.name: _field(model, field, plan, parts) for field, plan in head_fields(model) if field.name != "id"}
    own = {field.name: _field(model, field, plan, parts) for field, plan in own_fields(model)}
    fields = structure(own, "Die Felder, wie sie in den Daten heißen. Fehlendes ist null oder eine leere Liste.")
    return structure(fixed | head | {"felder": fields}, text_of(model))


def _field(model: type[BaseModel], field: Feld, plan: FieldPlan, parts: dict[str, Schema]) -> Schema:
    value = _value(field, plan, parts)
    if plan.many:
        return described({"type": "array", "items": value}, field.text)
    if nullable(model, field) or field.name in NUR_WENN.get(model.__name__, {}):
        value = or_null(value)
    return described(value, field.text)


def _value(field: Feld, plan: FieldPlan, parts: dict[str, Schema]) -> Schema:
    if plan.kind in {FieldKind.REF, FieldKind.ANY_REF}:
        return LINK
    if field.teil is not None:
        name = field.teil.__name__
        if name not in parts:
            parts[name] = {}
            inner = {one.name: _field(field.teil, one, deeper, parts) for one, deeper in shown(field.teil)}
            parts[name] = structure(inner, text_of(field.teil))
        return {"$ref": f"#/$defs/{name}"}
    return vocabulary(list(field.woerter)) if field.woerter else value_of(field.typ)


def _supply() -> dict[str, Schema]:
    group = structure(
        {
            "ebene": described({"enum": list(RANKS)}, "Art des Gebiets, durch das es für die Gemeinde da ist."),
            "grund": described(TEXT, "Dasselbe als Satz."),
            "eintraege": LINKS,
        },
        "Was durch ein Gebiet für die Gemeinde da ist.",
    )
    serving = {art.ordner: {"type": "array", "items": group} for art in ARTEN if art.key in SERVING}
    return {"versorgung": structure(serving, "Was für die Gemeinde da ist und warum, das Nächste zuerst.")}


def _values() -> dict[str, Schema]:
    value = structure(
        {
            "gebiet": LINK,
            "jahr": {"type": "integer"},
            "wert": described({"type": ["number", "null"]}, "Wert; null, wenn unbekannt oder zu klein zum Zeigen."),
            "unterdrueckt": described(YES_NO, "Ob die Zahl zu klein ist, um sie zu zeigen."),
            "anmerkung": or_null(TEXT),
        },
        "Ein Wert.",
    )
    return {"messwerte": described({"type": "array", "items": value}, "Die Werte nach Gebiet und Jahr.")}


AUSGABE: Final = Ausgabe(
    key="schema",
    titel="JSON Schema",
    beschreibung="Was jedes Feld bedeutet und welche Werte vorkommen, für jede Art von Datei.",
    medientyp="application/schema+json",
    adresse=adressen.SCHEMATA,
    dateien=files,
)
