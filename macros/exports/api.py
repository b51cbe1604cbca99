"""The JSON files of ``/api/v1/``: one for each list, each entry and each Gemeinde's answers, and the index of them all.

Every file is one object: first the envelope (version, Stichtag, publisher, licence …), then what it carries. One
record stands on one line, so that two states can be compared with ordinary tools. An entry that was renamed answers
under its former ids as well, with the id that holds now.
"""

from __future__ import annotations

import json
from decimal import Decimal
from functools import partial
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

    from macros.arten import Art
    from macros.konzept import Knoten, Konzept


def files(konzept: Konzept) -> Iterator[Datei]:
    """Every JSON file but the schemas and the description of the interface; each says itself what it is made from."""
    daten = Datensaetze(konzept)
    yield Datei(adressen.INDEX, lambda: _file(envelope(daten, adressen.INDEX_SCHEMA), _index(daten)))
    for name in single_models():
        yield Datei(adressen.single_file(name), partial(_once, daten, name))
    for art in ARTEN:
        yield Datei(adressen.list_file(art), partial(_list, daten, art))
        for node in konzept.alle(art.key):
            for key in (node.eintrag.id, *node.eintrag.frueher):
                yield Datei(adressen.entry_file(art, key), partial(_one, daten, node))
    for gemeinde in konzept.alle("gemeinde"):
        yield Datei(adressen.answers_file(gemeinde.eintrag.id), partial(_answers, daten, gemeinde))


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


def _once(daten: Datensaetze, name: str) -> bytes:
    model: BaseModel = getattr(daten.konzept.daten, name)
    return _file(envelope(daten, name), {"eintrag": _dumps(daten.single(name, model))})


def _list(daten: Datensaetze, art: Art) -> bytes:
    records = [_dumps(record) for record in daten.entries(art)]
    more = {"art": _dumps(art.key), "anzahl": str(len(records)), "eintraege": _lines(records)}
    return _file(envelope(daten, art.key, part="liste"), more)


def _one(daten: Datensaetze, node: Knoten) -> bytes:
    uses = _lines(map(_dumps, daten.ways_back(node)))
    parts = {"eintrag": _dumps(daten.entry(node)), "genannt_von": uses, **_beside(daten, node)}
    return _file(envelope(daten, node.art.key), parts)


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


def _answers(daten: Datensaetze, gemeinde: Knoten) -> bytes:
    found = [_dumps(record) for record in answers_of(daten, gemeinde)]
    more = {"gemeinde": _dumps(daten.link(gemeinde)), "anzahl": str(len(found)), "anliegen": _lines(found)}
    return _file(envelope(daten, adressen.ZUSTAENDIG_SCHEMA), more)


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


def _file(head: dict[str, Any], parts: dict[str, str]) -> bytes:
    """One object from the envelope and from parts that are JSON already."""
    body = "".join(f',\n"{key}":{text}' for key, text in parts.items())
    return f"{_dumps(head)[:-1]}{body}}}\n".encode()


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
