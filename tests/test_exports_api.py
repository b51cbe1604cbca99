"""The open data: every field is there or named with a reason, and what is read back is what was written."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from macros.arten import ART_BY_FOLDER, ARTEN, SINGLETONS
from macros.exports import adressen, api
from macros.exports.datensatz import Datensaetze
from macros.exports.felder import AUSGENOMMEN, DATEIEN_AUSGENOMMEN, NUR_WENN, head_fields, own_fields, shown
from macros.exports.fortschreibung import STUFEN, VERSION
from macros.model.plan import FieldKind, plan_of
from macros.zustaendig import answers, coming_changes
from tests import erfunden
from tests.conftest import MINIMAL, STICHTAG

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import BaseModel

    from macros.konzept import Konzept

TAG = STICHTAG.isoformat()
ROOT = Path(__file__).resolve().parent.parent
Files = dict[str, Any]


@pytest.fixture(scope="module", params=["demo", "minimal"])
def folder(request: pytest.FixtureRequest) -> Path:
    return ROOT if request.param == "demo" else MINIMAL


@pytest.fixture(scope="module")
def concept(folder: Path, demo: Konzept, konzept: Konzept) -> Konzept:
    return demo if folder == ROOT else konzept


@pytest.fixture(scope="module")
def files(concept: Konzept) -> Files:
    return {one.adresse: json.loads(one.inhalt, parse_float=Decimal) for one in api.files(concept)}


def raw(folder: Path, ordner: str) -> dict[str, dict[str, Any]]:
    """The YAML files of a kind as plain text, read without our code, without drafts and news of days to come."""
    read = {
        path.stem: yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 -- makes strings only
        for path in sorted((folder / "concept_data" / ordner).glob("*.yaml"))
    }
    return {
        key: entry
        for key, entry in read.items()
        if entry.get("entwurf", "nein") not in {"ja", "true"} and not (ordner == "meldungen" and entry["datum"] > TAG)
    }


def models() -> Iterator[type[BaseModel]]:
    """Every model whose fields an editor fills in, with their parts."""
    seen: list[type[BaseModel]] = [art.modell for art in ARTEN]
    seen += [model for name, model in SINGLETONS.items() if name not in DATEIEN_AUSGENOMMEN]
    for model in seen:
        for name, plan in plan_of(model).items():
            if plan.part is not None and plan.part not in seen and name not in AUSGENOMMEN:
                seen.append(plan.part)
    return iter(seen)


# --- Every field is exported, or named with a reason ---------------------------------------------------------------


def test_every_field_of_every_model_is_given_away_or_named_with_a_reason() -> None:
    for model in models():
        exported = {field.name for field, _ in shown(model)}
        assert exported | (AUSGENOMMEN.keys() & model.model_fields.keys()) == model.model_fields.keys()
        assert not exported & AUSGENOMMEN.keys()


def test_what_is_kept_back_exists_and_has_a_reason() -> None:
    names = {name for model in models() for name in model.model_fields}
    assert AUSGENOMMEN.keys() <= names
    assert all(len(reason.split()) > 3 for reason in (*AUSGENOMMEN.values(), *DATEIEN_AUSGENOMMEN.values()))
    assert DATEIEN_AUSGENOMMEN.keys() <= SINGLETONS.keys()
    by_name = {model.__name__: model for model in models()}
    for model, conditions in NUR_WENN.items():
        assert {*conditions, *conditions.values()} <= by_name[model].model_fields.keys()


def test_a_record_carries_every_field_of_its_model(files: Files, concept: Konzept) -> None:
    for art in ARTEN:
        head = {field.name for field, _ in head_fields(art.modell)}
        own = [field.name for field, _ in own_fields(art.modell)]
        assert head | {*own} | AUSGENOMMEN.keys() >= art.modell.model_fields.keys()
        records = files[adressen.list_file(art)]["eintraege"]
        assert len(records) == len(concept.alle(art.key)) > 0
        for record in records:
            assert {"id", "art", "titel", "adresse", "url", "lizenz", "stand", "pflegt", "geprueft_am"} <= record.keys()
            assert head <= record.keys()
            assert list(record["felder"]) == own


# --- Read back, against the YAML itself ----------------------------------------------------------------------------


def told(value: Any) -> Any:
    """A value of the JSON as somebody would have typed it into YAML."""
    if isinstance(value, list):
        return [told(one) for one in value]
    if isinstance(value, bool):
        return "ja" if value else "nein"
    if isinstance(value, dict) and {"art", "id", "titel", "adresse"} == value.keys():
        return value["id"]
    if isinstance(value, dict):
        return {name: told(one) for name, one in value.items()}
    return value


def same(written: Any, exported: Any) -> bool:
    """Whether a value read back is the one written: empty ones may be missing, defaults may be added."""
    if isinstance(written, dict):
        return all(name in AUSGENOMMEN or same(one, exported[name]) for name, one in written.items())
    if isinstance(written, list):
        return len(written) == len(exported) and all(map(same, written, exported))
    if isinstance(exported, Decimal | int):
        return Decimal(str(written).replace(",", ".")) == exported
    plain = {"true": "ja", "false": "nein"}.get(str(written), str(written)).strip()
    return exported in {plain, plain.partition(":")[2]}


def test_every_field_of_every_file_reads_back_as_it_was_written(files: Files, folder: Path) -> None:
    compared = 0
    for art in ARTEN:
        written = raw(folder, art.ordner)
        records = {record["id"]: record for record in files[adressen.list_file(art)]["eintraege"]}
        assert records.keys() == written.keys()
        for key, entry in written.items():
            flat = told(records[key] | records[key]["felder"])
            head = told(records[key])
            for name, value in entry.items():
                if name in AUSGENOMMEN or (art.key == "anlaufstelle" and name == "ansprechpersonen"):
                    continue
                source = head if name in {"stand", "pflegt", "geprueft_am", "geprueft_von", "frueher"} else flat
                assert same(value, source[name]), f"{art.ordner}/{key}: {name}: {value!r} {source[name]!r}"
                compared += 1
    assert compared > 100


def test_what_there_is_once_reads_back_too(files: Files, folder: Path) -> None:
    for name in ("konzept", "landkreis"):
        written = yaml.load((folder / "concept_data" / f"{name}.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506 -- as above
        record = files[adressen.single_file(name)]["eintrag"]
        flat = told(record | record["felder"])
        for field, value in written.items():
            assert same(value, flat[field]), field


def test_the_values_of_an_indicator_are_those_of_its_table(files: Files, folder: Path) -> None:
    rows = 0
    for key in raw(folder, "indikatoren"):
        lines = (folder / "concept_data" / "indikatoren" / f"{key}.csv").read_text(encoding="utf-8-sig").splitlines()
        found = files[f"api/v1/indikatoren/{key}.json"]["messwerte"]
        assert len(found) == len(lines) - 1
        for line, value in zip(lines[1:], found, strict=True):
            area, year, number = line.split(";")[:3]
            assert area in {value["gebiet"]["id"], f"{value['gebiet']['art']}:{value['gebiet']['id']}"}
            assert int(year) == value["jahr"]
            assert value["unterdrueckt"] is (number == "*")
            expected = None if number in {"*", ""} else Decimal(number.replace(",", "."))
            assert value["wert"] == expected
            rows += 1
    assert rows > 5


# --- Links, ways back, envelope ------------------------------------------------------------------------------------


def links(value: Any) -> Iterator[dict[str, str]]:
    if isinstance(value, list):
        for one in value:
            yield from links(one)
    elif isinstance(value, dict):
        if {"art", "id", "titel", "adresse"} == value.keys():
            yield value
        for one in value.values():
            yield from links(one)


def test_every_link_names_an_entry_that_has_a_file(files: Files) -> None:
    by_art = {art.key: art for art in ARTEN}
    found = 0
    for address, content in files.items():
        for link in links(content):
            if link["art"] == "gebiet":
                assert link["id"] in {"landkreis", "land", "bund"}
                continue
            target = files[adressen.entry_file(by_art[link["art"]], link["id"])]["eintrag"]
            assert (target["titel"], target["adresse"]) == (link["titel"], link["adresse"]), address
            found += 1
    assert found > 100


def test_every_link_of_a_field_is_found_on_the_way_back(files: Files) -> None:
    entries = [content["eintrag"] for content in files.values() if "genannt_von" in content]
    there = {
        (entry["art"], entry["id"], name, link["art"], link["id"])
        for entry in entries
        for name, value in entry["felder"].items()
        for link in links(value)
        if link["art"] != "gebiet"
    }
    back = {
        (use["eintrag"]["art"], use["eintrag"]["id"], use["feld"], content["eintrag"]["art"], content["eintrag"]["id"])
        for content in files.values()
        for use in content.get("genannt_von", ())
    }
    assert there == back
    assert there


def test_every_file_says_whose_it_is_and_of_when(files: Files, concept: Konzept) -> None:
    kreis = concept.daten.landkreis
    for content in files.values():
        assert content["version"] == VERSION
        assert content["stichtag"] == "2026-11-22"
        assert content["lizenz"] == concept.daten.konzept.lizenz
        assert content["herausgeber"] == concept.daten.konzept.herausgeber
        assert content["pflegt"]["id"] == concept.daten.konzept.pflegt
        assert (content["landkreis"], content["ars"], content["fiktiv"]) == (kreis.name, kreis.ars, True)


def test_full_addresses_are_there_as_soon_as_the_site_has_one(concept: Konzept) -> None:
    daten = Datensaetze(concept)
    assert daten.url("gemeinden/x/") == f"{concept.daten.landkreis.adresse}gemeinden/x/"
    nowhere = Datensaetze(erfunden.make([erfunden.gemeinde("dorf", 1)], landkreis={"adresse": None}))
    record = nowhere.entry(nowhere.konzept.alle("gemeinde")[0])
    assert (record["adresse"], record["url"]) == ("gemeinden/dorf/", None)


def test_a_gemeinde_says_what_is_there_for_it_and_why(files: Files, folder: Path) -> None:
    places = raw(folder, "anlaufstellen")
    for key, gemeinde in raw(folder, "gemeinden").items():
        areas = {
            "gemeinde": f"gemeinde:{key}",
            "verband": f"verband:{gemeinde.get('verband')}",
            "planungsraum": f"planungsraum:{gemeinde.get('planungsraum')}",
            "landkreis": "landkreis",
            "land": "land",
            "bund": "bund",
        }
        expected = {
            place: next(level for level, area in areas.items() if area in entry["gebiete"])
            for place, entry in places.items()
            if {*entry.get("gebiete", ())} & {*areas.values()}
        }
        groups = files[f"api/v1/gemeinden/{key}.json"]["versorgung"]["anlaufstellen"]
        assert {link["id"]: group["ebene"] for group in groups for link in group["eintraege"]} == expected
        assert [group["ebene"] for group in groups] == [level for level in areas if level in expected.values()]
        assert all(group["grund"] for group in groups)


def test_a_renamed_entry_answers_under_its_former_ids(files: Files, concept: Konzept) -> None:
    renamed = [(art, node) for art in ARTEN for node in concept.alle(art.key) if node.eintrag.frueher]
    for art, node in renamed:
        now = files[adressen.entry_file(art, node.eintrag.id)]
        for old in node.eintrag.frueher:
            assert files[adressen.entry_file(art, old)] == now
            assert old in now["eintrag"]["frueher"]
            assert now["eintrag"]["id"] not in now["eintrag"]["frueher"]
    assert renamed or concept.daten.ordner != ROOT


# --- Who is responsible --------------------------------------------------------------------------------------------


def test_the_answers_are_those_of_the_resolver(files: Files, concept: Konzept) -> None:
    changes = 0
    for gemeinde in concept.alle("gemeinde"):
        content = files[adressen.answers_file(gemeinde.eintrag.id)]
        assert content["gemeinde"]["id"] == gemeinde.eintrag.id
        assert [one["anliegen"]["id"] for one in content["anliegen"]] == [
            n.eintrag.id for n in concept.alle("anliegen")
        ]
        for one in content["anliegen"]:
            expected = answers(concept, one["anliegen"]["id"], gemeinde, STICHTAG)
            assert [summary(a) for a in one["antworten"]] == [
                (a.benannt, a.stelle and a.stelle.eintrag.id, a.personengruppe and a.personengruppe.value, a.grund_text)
                for a in expected
            ]
            days = [date.fromisoformat(change["ab"]) for change in one["aenderungen"]]
            assert days == [c.datum for c in coming_changes(concept, one["anliegen"]["id"], gemeinde, STICHTAG)]
            changes += len(days)
    assert changes or concept.daten.ordner != ROOT


def summary(answer: dict[str, Any]) -> tuple[Any, ...]:
    stelle = answer["stelle"]
    return answer["benannt"], stelle and stelle["id"], answer["personengruppe"], answer["grund_text"]


# --- What must never appear ----------------------------------------------------------------------------------------


def every_key(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        for one in value:
            yield from every_key(one)
    elif isinstance(value, dict):
        yield from value
        for one in value.values():
            yield from every_key(one)


def test_no_search_word_and_no_draft_is_given_away() -> None:
    words = {"nur_finden": ["Schimpfwort"], "alltag": ["Alltagswort"]}
    concept = erfunden.make(
        [
            erfunden.entry("anliegen", "offen", suchbegriffe=words),
            erfunden.entry("anliegen", "geheim", titel="Noch geheim", entwurf="ja"),
            erfunden.gemeinde("dorf", 1),
        ]
    )
    text = "".join(one.inhalt.decode() for one in api.files(concept))
    assert "Alltagswort" not in text
    assert "Schimpfwort" not in text
    assert "eheim" not in text
    assert '"offen"' in text


def test_a_name_appears_only_with_consent() -> None:
    people = [
        {"funktion": "Beratung", "name": "Nora Nein"},
        {"funktion": "Leitung", "name": "Jana Ja", "name_darf_erscheinen": "ja"},
    ]
    concept = erfunden.make([erfunden.entry("anlaufstelle", "ort", ansprechpersonen=people)])
    (record,) = Datensaetze(concept).entries(ART_BY_FOLDER["anlaufstellen"])
    assert [person["name"] for person in record["felder"]["ansprechpersonen"]] == [None, "Jana Ja"]
    assert "Nora" not in "".join(one.inhalt.decode() for one in api.files(concept))


def test_a_protected_place_has_no_address_in_the_data(files: Files) -> None:
    secret = {"name", "strasse", "plz", "ort", "gemeinde", "zusatz", "haltestelle", "breite", "laenge", "karte"}
    protected = [r for r in files["api/v1/anlaufstellen.json"]["eintraege"] if r["felder"]["geschuetzt"]]
    assert protected
    for record in protected:
        assert all(place[name] is None for place in record["felder"]["orte"] for name in secret)


def test_no_kept_back_key_is_in_any_file(files: Files) -> None:
    assert not {key for content in files.values() for key in every_key(content)} & AUSGENOMMEN.keys()


# --- Stable, and of one piece --------------------------------------------------------------------------------------


def test_the_same_data_make_the_same_bytes(concept: Konzept) -> None:
    once, again = ([(one.adresse, one.inhalt) for one in api.files(concept)] for _ in range(2))
    assert once == again


def test_a_list_holds_one_record_in_a_line(concept: Konzept) -> None:
    (massnahmen,) = (one for one in api.files(concept) if one.adresse == "api/v1/massnahmen.json")
    lines = massnahmen.inhalt.decode().splitlines()
    assert sum(line.startswith('{"id":') for line in lines) == len(concept.alle("massnahme"))


def test_the_changelog_begins_with_the_version_that_holds() -> None:
    versions = [tuple(map(int, step.version.split("."))) for step in STUFEN]
    assert versions == sorted(versions, reverse=True)
    assert [step.datum for step in STUFEN] == sorted((step.datum for step in STUFEN), reverse=True)
    assert all(version[0] == 1 for version in versions)
    assert adressen.API == "api/v1/"
    assert STUFEN[0].version == VERSION
    assert all(step.saetze for step in STUFEN)


def test_markdown_fields_are_given_away_as_they_were_written(concept: Konzept) -> None:
    daten = Datensaetze(concept)
    for art in ARTEN:
        written = [name for name, plan in plan_of(art.modell).items() if plan.kind is FieldKind.MARKDOWN]
        for node, record in zip(concept.alle(art.key), daten.entries(art), strict=True):
            assert all(record["felder"][name] == getattr(node.eintrag, name) for name in written)
