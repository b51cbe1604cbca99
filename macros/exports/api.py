"""The JSON files of ``/api/v1/``: one for each list, each entry and each Gemeinde's answers, and the index of them all.

Every file is one object: first the envelope (version, Stichtag, publisher, licence …), then what it carries. One
record stands on one line, so that two states can be compared with ordinary tools. An entry that was renamed answers
under its former ids as well, with the id that holds now.
"""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from macros.arten import ARTEN
from macros.components.gebiet import supply
from macros.exports import adressen
from macros.exports.antworten import answers_of
from macros.exports.datei import Ausgabe, Datei
from macros.exports.datensatz import Datensaetze
from macros.exports.felder import single_models
from macros.exports.fortschreibung import VERSION
from macros.konzept.graph import SERVING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pydantic import BaseModel

    from macros.konzept import Knoten, Konzept


def files(konzept: Konzept) -> Iterator[Datei]:
    """Every JSON file but the schemas and the description of the interface."""
    daten = Datensaetze(konzept)
    yield _file(adressen.INDEX, envelope(daten, adressen.INDEX_SCHEMA), _index(daten))
    for name in single_models():
        once = _dumps(daten.single(name, _single(konzept, name)))
        yield _file(adressen.single_file(name), envelope(daten, name), {"eintrag": once})
    back = daten.ways_back()
    for art in ARTEN:
        own = envelope(daten, art.key)
        records = [_dumps(record) for record in daten.entries(art)]
        more = {"art": _dumps(art.key), "anzahl": str(len(records)), "eintraege": _lines(records)}
        yield _file(adressen.list_file(art), envelope(daten, art.key, part="liste"), more)
        for node, record in zip(konzept.alle(art.key), records, strict=True):
            uses = {"genannt_von": _lines(map(_dumps, back.get(node.kennung, ())))}
            one = {"eintrag": record, **uses, **_beside(daten, node)}
            for key in (node.eintrag.id, *node.eintrag.frueher):
                yield _file(adressen.entry_file(art, key), own, one)
    yield from _answers(daten)


def envelope(daten: Datensaetze, schema: str, *, part: str = "") -> dict[str, Any]:
    """What stands at the head of every file; ``schema`` names its schema, ``part`` a definition in it."""
    konzept, kreis = daten.konzept.daten.konzept, daten.konzept.daten.landkreis
    return {
        "schema": adressen.schema_file(schema) + (f"#/$defs/{part}" if part else ""),
        "version": VERSION,
        "stichtag": daten.konzept.stichtag.isoformat(),
        "sprache": daten.konzept.sprache.lang,
        "basis": daten.basis,
        "landkreis": kreis.name,
        "ars": kreis.ars,
        "fiktiv": kreis.fiktiv,
        "herausgeber": konzept.herausgeber,
        "pflegt": daten.link(daten.konzept.knoten("stelle", konzept.pflegt)),
        "lizenz": konzept.lizenz,
        "lizenz_adresse": konzept.lizenz_adresse,
    }


def _single(konzept: Konzept, name: str) -> BaseModel:
    model: BaseModel = getattr(konzept.daten, name)
    return model


def _beside(daten: Datensaetze, node: Knoten) -> dict[str, str]:
    """What belongs to an entry and is no field of it: what serves a Gemeinde, the values of an Indikator."""
    if node.art.key == "gemeinde":
        return {"versorgung": _dumps(_supply(daten, node))}
    if node.art.key == "indikator":
        return {"messwerte": _lines(map(_dumps, values_of(daten, node)))}
    return {}


def _supply(daten: Datensaetze, gemeinde: Knoten) -> dict[str, list[dict[str, Any]]]:
    return {
        art.ordner: [
            {"ebene": group.ebene, "grund": group.titel, "eintraege": [daten.link(node) for node in group.eintraege]}
            for group in supply(gemeinde, art.key)
        ]
        for art in ARTEN
        if art.key in SERVING
    }


def values_of(daten: Datensaetze, indikator: Knoten) -> Iterator[dict[str, Any]]:
    """The values of an Indikator in the order of its table; unknown or suppressed ones have no ``wert``."""
    for row in daten.konzept.daten.messwerte.get(indikator.eintrag.id, ()):
        yield {
            "gebiet": daten.link(daten.konzept.bezug(row.gebiet)),
            "jahr": row.jahr,
            "wert": row.wert,
            "unterdrueckt": row.unterdrueckt,
            "anmerkung": daten.konzept.sprache.inhalt(row.anmerkung) if row.anmerkung else None,
        }


def _answers(daten: Datensaetze) -> Iterator[Datei]:
    head = envelope(daten, adressen.ZUSTAENDIG_SCHEMA)
    for gemeinde in daten.konzept.alle("gemeinde"):
        found = [_dumps(record) for record in answers_of(daten, gemeinde)]
        more = {"gemeinde": _dumps(daten.link(gemeinde)), "anzahl": str(len(found)), "anliegen": _lines(found)}
        yield _file(adressen.answers_file(gemeinde.eintrag.id), head, more)


def _index(daten: Datensaetze) -> dict[str, str]:
    konzept, t = daten.konzept, daten.konzept.sprache.t
    lists = [
        {
            "art": art.key,
            "titel": t(art.plural),
            "anzahl": len(konzept.alle(art.key)),
            "liste": adressen.list_file(art),
            "eintrag": adressen.entry_file(art, "{id}"),
            "csv": adressen.table_file(art),
            "schema": adressen.schema_file(art.key),
        }
        for art in ARTEN
    ]
    single = [
        {"art": name, "datei": adressen.single_file(name), "schema": adressen.schema_file(name)}
        for name in single_models()
    ]
    answers = [
        {"gemeinde": daten.link(node), "datei": adressen.answers_file(node.eintrag.id)}
        for node in konzept.alle("gemeinde")
    ]
    return {
        "beschreibung": _dumps(adressen.OPENAPI),
        "seite": _dumps(adressen.PAGE),
        "listen": _lines(map(_dumps, lists)),
        "einzelne": _lines(map(_dumps, single)),
        "messwerte": _dumps(adressen.MESSWERTE),
        "mappe": _dumps(adressen.MAPPE),
        "zustaendig": _lines(map(_dumps, answers)),
    }


def _file(adresse: str, head: dict[str, Any], parts: dict[str, str]) -> Datei:
    """One object from the envelope and from parts that are JSON already."""
    body = "".join(f',\n"{key}":{text}' for key, text in parts.items())
    return Datei.text(adresse, f"{_dumps(head)[:-1]}{body}}}\n")


def _lines(texts: Iterable[str]) -> str:
    joined = ",\n".join(texts)
    return f"[\n{joined}\n]" if joined else "[]"


def _number(value: Any) -> int | float:
    """A Decimal as JSON writes it: whole numbers without a point. Raises TypeError for anything else."""
    if not isinstance(value, Decimal):
        raise TypeError(f"{type(value).__name__} ist kein Wert für JSON")
    return int(value) if value == value.to_integral_value() else float(value)


_dumps: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False, default=_number).encode


AUSGABE: Final = Ausgabe(
    key="json",
    titel="JSON",
    beschreibung="Alle Listen, alle Einträge und für jede Gemeinde die Antworten auf „Wer ist zuständig?“.",
    medientyp="application/json",
    adresse=adressen.INDEX,
    dateien=files,
)
