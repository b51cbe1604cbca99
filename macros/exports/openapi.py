"""The description of ``/api/v1/`` after OpenAPI 3.1: every path that exists, and nothing else."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from macros.arten import ARTEN
from macros.exports import adressen, dcat, hsds
from macros.exports.datei import Ausgabe, Datei
from macros.exports.dcat.katalog import TURTLE
from macros.exports.felder import single_models
from macros.exports.fortschreibung import VERSION
from macros.exports.herkunft import site
from macros.exports.hsds.tabellen import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.konzept import Konzept

JSON: Final = "application/json"
SCHEMA: Final = "application/schema+json"
CSV: Final = "text/csv"
WORKBOOK: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
#: What of HSDS has a file for each, whole.
WHOLE: Final = ("organizations", "services", "service_at_locations", "locations")
UUID: Final = "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$"
OBJECT: Final = {"type": "object"}
TEXT: Final = {"type": "string"}
KEY: Final = {"pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}


def files(konzept: Konzept) -> Iterator[Datei]:
    """The one file."""
    yield Datei.text(adressen.OPENAPI, json.dumps(description(konzept), ensure_ascii=False, indent=1) + "\n")


def description(konzept: Konzept) -> dict[str, Any]:
    """The description as an object, its schemas named by where they lie beside it."""
    t, own, kreis = konzept.sprache.t, konzept.daten.konzept, konzept.landkreis
    stelle = konzept.konzept.pflegt
    contact = {"name": stelle.anzeige} if stelle is not None else {"name": own.herausgeber}
    root = site(konzept)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": t("Offene Daten: {kreis}, Integration", kreis=kreis.name),
            "version": VERSION,
            "description": t(
                "Alles, was auf der Website steht, als Dateien zum Weiterverwenden. Es gibt keine Anmeldung und keine "
                "Abfragen: Jede Adresse ist eine Datei. Adressen mit /v1/ bleiben; neue Felder können dazukommen."
            ),
            "contact": contact | ({"url": f"{root}{adressen.PAGE}"} if root else {}),
            "license": {"name": own.lizenz, "url": own.lizenz_adresse},
        },
        "servers": [{"url": root.rstrip("/") if root else "../.."}],
        "tags": [{"name": name, "description": t(text)} for name, text in TAGS.items()],
        "paths": {f"/{address}": {"get": operation} for address, operation in _operations(konzept)},
    }


TAGS: Final = {
    "verzeichnis": "Was es gibt, und wie es beschaffen ist.",
    "eintraege": "Listen und einzelne Einträge.",
    "zustaendig": "Wer in einer Gemeinde bei einem Anliegen zuständig ist.",
    "tabellen": "Dieselben Einträge als Tabellen.",
    "standards": "Dieselben Inhalte nach fremden Standards: HSDS und DCAT-AP.de.",
}


def _operations(konzept: Konzept) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every path with what it answers; ``{id}`` stands for the entries of a kind."""
    t = konzept.sprache.t
    yield adressen.INDEX, _get("index", "verzeichnis", t("Verzeichnis aller Dateien"), _ref(adressen.INDEX_SCHEMA))
    yield adressen.OPENAPI, _get("openapi", "verzeichnis", t("Diese Beschreibung"), OBJECT)
    names = [*(art.key for art in ARTEN), *single_models(), adressen.ZUSTAENDIG_SCHEMA, adressen.INDEX_SCHEMA]
    schemas = _get("schema", "verzeichnis", t("JSON Schema einer Art von Dateien"), OBJECT, SCHEMA)
    yield adressen.schema_file("{art}"), schemas | _parameter("art", {"enum": names})
    for name in single_models():
        yield adressen.single_file(name), _get(name, "eintraege", name.capitalize(), _ref(name))
    for art in ARTEN:
        title = t(art.plural)
        yield adressen.list_file(art), _get(f"liste_{art.key}", "eintraege", title, _ref(art.key, "liste"))
        if konzept.ids(art.key):
            summary = t("{art}: ein Eintrag", art=t(art.titel))
            one = _get(f"eintrag_{art.key}", "eintraege", summary, _ref(art.key))
            yield adressen.entry_file(art, "{id}"), one | _parameter("id", KEY)
        summary = t("{was} als Tabelle", was=title)
        yield adressen.table_file(art), _get(f"tabelle_{art.key}", "tabellen", summary, TEXT, CSV)
    summary = t("Werte der Indikatoren als Tabelle")
    yield adressen.MESSWERTE, _get("tabelle_messwerte", "tabellen", summary, TEXT, CSV)
    binary = {"type": "string", "contentMediaType": WORKBOOK}
    yield adressen.MAPPE, _get("mappe", "tabellen", t("Alle Tabellen in einer Mappe"), binary, WORKBOOK)
    yield from _standards(konzept)
    if konzept.ids("gemeinde"):
        summary = t("Antworten für eine Gemeinde")
        answers = _get("zustaendig", "zustaendig", summary, _ref(adressen.ZUSTAENDIG_SCHEMA))
        yield adressen.answers_file("{gemeinde}"), answers | _parameter("gemeinde", KEY)


def _standards(konzept: Konzept) -> Iterator[tuple[str, dict[str, Any]]]:
    """The same content after standards of others, whose own schemas say what is in it."""
    t = konzept.sprache.t
    yield hsds.INDEX, _get("hsds", "standards", t("HSDS: wovon diese Daten handeln"), OBJECT)
    table = _get("hsds_tabelle", "standards", t("HSDS: eine Tabelle"), OBJECT)
    yield f"{hsds.HSDS}{{tabelle}}.json", table | _parameter("tabelle", {"enum": list(TABLES)})
    for name in WHOLE:
        one = _get(f"hsds_{name}", "standards", t("HSDS: ein Ganzes aus {tabelle}", tabelle=name), OBJECT)
        yield f"{hsds.HSDS}{name}/{{id}}.json", one | _parameter("id", {"format": "uuid", "pattern": UUID})
    yield TURTLE, _get("katalog_turtle", "standards", t("Katalog nach DCAT-AP.de"), TEXT, "text/turtle")
    yield dcat.JSON_LD, _get("katalog_json", "standards", t("Katalog nach DCAT-AP.de"), OBJECT, "application/ld+json")


def _get(key: str, tag: str, summary: str, schema: dict[str, Any], media: str = JSON) -> dict[str, Any]:
    return {
        "operationId": key,
        "tags": [tag],
        "summary": summary,
        "responses": {"200": {"description": summary, "content": {media: {"schema": schema}}}},
    }


def _parameter(name: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"parameters": [{"name": name, "in": "path", "required": True, "schema": {"type": "string"} | schema}]}


def _ref(name: str, part: str = "") -> dict[str, Any]:
    place = adressen.schema_file(name).removeprefix(adressen.API)
    return {"$ref": place + (f"#/$defs/{part}" if part else "")}


AUSGABE: Final = Ausgabe(
    key="openapi",
    titel="Beschreibung der Schnittstelle (OpenAPI)",
    beschreibung="Alle Adressen der Schnittstelle nach OpenAPI 3.1, für Programme, die Programme schreiben.",
    medientyp=JSON,
    adresse=adressen.OPENAPI,
    dateien=files,
)
