"""HSDS: valid by the official schemas, complete, linked, and silent about what is secret."""

from __future__ import annotations

import json
import os
import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast
from uuid import UUID

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from macros.exports import hsds
from macros.exports.herkunft import uuid
from macros.exports.hsds.tabellen import TABLES
from macros.exports.hsds.zeiten import clock, days_of
from macros.konzept import Konzept
from macros.model.angebot import Rhythmus, Termin, Wochentag

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jsonschema.protocols import Validator

NORMEN = os.environ.get("KONZEPT_NORMEN")
ROOT = Path(__file__).resolve().parent.parent
SINGULAR = {
    "organizations": "organization",
    "services": "service",
    "service_at_locations": "service_at_location",
    "locations": "location",
    "addresses": "address",
    "phones": "phone",
    "schedules": "schedule",
    "service_areas": "service_area",
    "languages": "language",
    "accessibility": "accessibility",
    "contacts": "contact",
    "cost_options": "cost_option",
    "required_documents": "required_document",
    "urls": "url",
    "organization_identifiers": "organization_identifier",
    "taxonomies": "taxonomy",
    "taxonomy_terms": "taxonomy_term",
    "attributes": "attribute",
    "metadata": "metadata",
}


@cache
def validators() -> dict[str, Validator]:
    folder = Path(str(NORMEN)) / "hsds" / "schema"
    schemas = {path.name: json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))}
    assert set(SINGULAR.values()) <= {name.removesuffix(".json") for name in schemas}
    registry: Registry[Any] = Registry().with_resources(
        (name, DRAFT202012.create_resource(schema)) for name, schema in schemas.items()
    )
    return {
        name.removesuffix(".json"): Draft202012Validator(schema, registry=registry, format_checker=FormatChecker())
        for name, schema in schemas.items()
    }


def read(konzept: Konzept) -> dict[str, Any]:
    return {file.adresse.removeprefix(hsds.HSDS): json.loads(file.inhalt) for file in hsds.files(konzept)}


def rows(konzept: Konzept, table: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = read(konzept)[f"{table}.json"]["contents"]
    return found


def walk(value: Any, *keys: str) -> Iterator[tuple[tuple[str, ...], Any]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from walk(inner, *keys, key)
    elif isinstance(value, list):
        for inner in value:
            yield from walk(inner, *keys)
    else:
        yield keys, value


def service(konzept: Konzept, kennung: str) -> dict[str, Any]:
    found: dict[str, Any] = read(konzept)[f"services/{uuid(konzept, kennung)}.json"]
    return found


@pytest.mark.skipif(NORMEN is None, reason="braucht die amtlichen Schemata: KONZEPT_NORMEN")
@pytest.mark.parametrize("which", ["konzept", "demo"])
def test_everything_is_valid_by_the_official_schemas(which: str, request: pytest.FixtureRequest) -> None:
    wrong = []
    for name, value in read(request.getfixturevalue(which)).items():
        table = name.partition("/")[0].removesuffix(".json")
        if table == "index":
            continue
        for row in value["contents"] if "/" not in name else [value]:
            errors = validators()[SINGULAR[table]].iter_errors(row)
            wrong += [f"{name}: {error.json_path}: {error.message}" for error in errors]
    assert wrong == []


@pytest.mark.skipif(NORMEN is None, reason="braucht die amtlichen Schemata: KONZEPT_NORMEN")
@pytest.mark.parametrize("which", ["konzept", "demo"])
def test_every_key_is_one_of_the_standard(which: str, request: pytest.FixtureRequest) -> None:
    """A misspelt key would pass the schemas, which allow others."""
    for table, found in hsds.filled(request.getfixturevalue(which)).rows.items():
        known = set(cast("dict[str, Any]", validators()[SINGULAR[table]].schema)["properties"])
        assert {key for row in found for key in row} <= known, table


@pytest.mark.skipif(NORMEN is None, reason="braucht die amtlichen Schemata: KONZEPT_NORMEN")
def test_the_schemas_find_a_mistake(konzept: Konzept) -> None:
    broken = {**service(konzept, "anlaufstelle:willkommensbuero"), "status": "offen"}
    assert list(validators()["service"].iter_errors(broken))


def test_the_lists_name_every_entry(konzept: Konzept) -> None:
    files = read(konzept)
    assert [part["name"] for part in files["index.json"]["lists"]] == list(TABLES)
    expected = {
        "organizations": len(konzept.alle("stelle")),
        "services": len(konzept.alle("anlaufstelle")) + len(konzept.alle("angebot")),
    }
    for table, number in expected.items():
        page = files[f"{table}.json"]
        assert page["total_items"] == page["size"] == len(page["contents"]) == number
        assert {f"{table}/{row['id']}.json" for row in page["contents"]} <= set(files)
    assert files["index.json"]["license"]["name"] == "CC BY 4.0"


def test_every_id_is_unique_and_every_key_leads_to_a_row(demo: Konzept) -> None:
    tables = hsds.filled(demo).rows
    ids = [row["id"] for table in tables.values() for row in table]
    assert len(ids) == len(set(ids))
    assert all(UUID(key).version == 5 for key in ids)
    known = set(ids)
    for table in tables.values():
        for row in table:
            for key, value in row.items():
                if key.endswith("_id") and key != "external_identifier_id":
                    assert value in known, (key, value)


def test_a_contact_point_is_a_service_at_its_places(konzept: Konzept) -> None:
    found = service(konzept, "anlaufstelle:willkommensbuero")
    assert found["organization"]["name"] == "Sachgebiet Integration"
    assert found["assured_date"] == "2026-09-01"
    assert [phone["number"] for phone in found["phones"]] == ["+493023125011"]
    assert [language["code"] for language in found["languages"]] == ["de", "en"]
    assert "Ukrainisch" in found["interpretation_services"]
    assert "](" not in found["description"]
    [link] = found["service_at_locations"]
    assert link["location"]["addresses"][0]["address_1"] == "Musterallee 1"
    assert (link["location"]["latitude"], link["location"]["longitude"]) == (55.05, 5.1)
    [hours] = link["schedules"]
    assert (hours["byday"], hours["opens_at"], hours["closes_at"]) == ("TU,TH", "09:00", "12:00")
    assert "2026-12-24/2026-12-31 (Betriebsferien)" in hours["notes"]
    [area] = found["service_areas"]
    assert area["uri"] == "http://dcat-ap.de/def/politicalGeocoding/districtKey/99001"
    assert {part["taxonomy_term"]["code"] for part in found["attributes"]} == {
        "ankommen",
        "wohnsitz-anmelden",
        "sprache",
    }


def test_an_offer_takes_place_at_its_contact_point(konzept: Konzept) -> None:
    found = service(konzept, "angebot:kaffeerunde")
    assert found["name"] == "Sprachcafé"
    [link] = found["service_at_locations"]
    assert link["location"]["name"] == "Landratsamt"
    [date_of_it] = found["schedules"]
    assert date_of_it["byday"] == "WE"
    assert date_of_it["dtstart"] == "2026-01-07"
    assert "2026-12-30" in date_of_it["notes"]


def test_a_renamed_entry_keeps_its_id(konzept: Konzept) -> None:
    node = konzept.knoten("angebot", "sprachcafe")
    assert node is not None
    assert node.eintrag.frueher == ("kaffeerunde",)
    assert f"services/{uuid(konzept, 'angebot:kaffeerunde')}.json" in read(konzept)


@pytest.mark.parametrize("which", ["konzept", "demo"])
def test_a_secret_place_is_nowhere(which: str, request: pytest.FixtureRequest) -> None:
    given: Konzept = request.getfixturevalue(which)
    secret = [node for node in given.alle("anlaufstelle") if node.geschuetzt]
    assert secret
    tables = hsds.filled(given).rows
    for node in secret:
        key = uuid(given, f"anlaufstelle:{node.eintrag.id}")
        assert not [row for row in tables["service_at_locations"] if row["service_id"] == key]
        for offer in node.rueck("angebot", "anlaufstelle"):
            assert not [
                row for row in tables["service_at_locations"] if row["service_id"] == uuid(given, offer.kennung)
            ]


def test_no_words_for_finding_and_no_names_without_consent(demo: Konzept, konzept: Konzept) -> None:
    everything = "".join(file.inhalt.decode() for file in hsds.files(konzept))
    assert "Auslaenderamt" not in everything
    allowed = {
        part.name for node in demo.alle("anlaufstelle") for part in node.ansprechpersonen if part.name_darf_erscheinen
    }
    named = {row["name"] for row in rows(demo, "contacts") if "name" in row}
    assert named <= allowed


def test_without_an_address_there_are_no_addresses_but_the_same_ids(konzept: Konzept) -> None:
    kreis = konzept.daten.landkreis.model_copy(update={"adresse": None})
    bare = Konzept(replace(konzept.daten, landkreis=kreis), konzept.stichtag)
    with_it, without = read(konzept), read(bare)
    assert set(with_it) == set(without)
    assert not any("integration.kleinmuster.example/" in str(value) for _, value in walk(without))
    assert not any(key[-1] == "uri" and not re.match("https?://", value) for key, value in walk(without) if key)


def test_the_same_data_give_the_same_bytes(konzept: Konzept) -> None:
    assert list(hsds.files(konzept)) == list(hsds.files(konzept))


def test_dates_that_repeat_by_the_month() -> None:
    part = Termin.model_validate(
        {
            "rhythmus": "monatlich",
            "tage": ["Tu"],
            "woche_im_monat": ["1", "-1"],
            "von": "10:00",
            "erster_tag": "2026-12-01",
        }
    )
    assert days_of(part) == ["1TU", "-1TU"]
    assert days_of(part.model_copy(update={"tage": (), "woche_im_monat": ()})) == ["1TU"]
    weekly = part.model_copy(update={"rhythmus": Rhythmus.WOECHENTLICH, "tage": (Wochentag.SA, Wochentag.MO)})
    assert days_of(weekly) == ["MO", "SA"]


@pytest.mark.parametrize(("minutes", "text"), [(0, "00:00"), (570, "09:30"), (1440, "24:00"), (1560, "02:00")])
def test_a_time_of_day(minutes: int, text: str) -> None:
    assert clock(minutes) == text
