"""Schemas and the description of the interface: sound themselves, and true to every file that is there."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from openapi_spec_validator import validate

from macros.arten import ARTEN
from macros.exports import adressen, api, dateien, openapi, schemata
from macros.exports.felder import own_fields
from tests import erfunden

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.konzept import Konzept

ROOT = Path(__file__).resolve().parent.parent
FOREIGN = ("api/v1/hsds/", "api/v1/katalog.")


@pytest.fixture(scope="module", params=["demo", "minimal"])
def concept(request: pytest.FixtureRequest, demo: Konzept, konzept: Konzept) -> Konzept:
    return demo if request.param == "demo" else konzept


@pytest.fixture(scope="module")
def site(concept: Konzept, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every file of the interface, of whatever module."""
    folder = tmp_path_factory.mktemp("site")
    for one in dateien(concept):
        path = folder / one.adresse
        assert not path.exists(), one.adresse
        if one.adresse.startswith("api/"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(one.inhalt)
    return folder


def closed(schema: Any) -> Any:
    """The schema without room for what it does not name, so that a forgotten property is found."""
    if isinstance(schema, list):
        return [closed(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    inner = {name: closed(one) for name, one in schema.items()}
    return inner | ({"additionalProperties": False} if inner.get("type") == "object" else {})


def validator(site: Path, reference: str) -> jsonschema.Draft202012Validator:
    name, _, part = reference.partition("#/$defs/")
    schema = closed(json.loads((site / name).read_text(encoding="utf-8")))
    if part:
        schema = {"$defs": schema["$defs"], **schema["$defs"][part]}
    return jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())


def data_files(site: Path) -> Iterator[Path]:
    """The files that are ours in form, too: no schema, no description, nothing after a standard of others."""
    other = (adressen.SCHEMATA, adressen.OPENAPI, *FOREIGN)
    for path in sorted(site.rglob("*.json")):
        if not path.relative_to(site).as_posix().startswith(other):
            yield path


def test_every_schema_is_one_of_draft_2020_12(site: Path, concept: Konzept) -> None:
    found = sorted((site / adressen.SCHEMATA).iterdir())
    assert [path.stem for path in found] == sorted(schemata.schemas())
    for path in found:
        schema = json.loads(path.read_text(encoding="utf-8"))
        assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        assert schema["$id"] == f"{concept.daten.landkreis.adresse}{adressen.SCHEMATA}{path.name}"
        jsonschema.Draft202012Validator.check_schema(schema)


def test_every_file_is_valid_after_the_schema_it_names(site: Path) -> None:
    validators: dict[str, jsonschema.Draft202012Validator] = {}
    wrong = []
    for path in data_files(site):
        content = json.loads(path.read_text(encoding="utf-8"))
        name = content["schema"]
        if name not in validators:
            validators[name] = validator(site, name)
        wrong += [f"{path.name}: {error.json_path}: {error.message}" for error in validators[name].iter_errors(content)]
    assert wrong == []
    assert len(validators) > 2 * len(ARTEN)


def test_a_schema_refuses_what_is_wrong(site: Path) -> None:
    path = next((site / "api/v1/massnahmen").iterdir())
    check = validator(site, "api/v1/schema/massnahme.json")
    for place, wrong in (
        (("felder", "status"), "fertig"),
        (("felder", "beginn"), "bald"),
        (("felder", "fuer_alle"), "ja"),
        (("felder", "ziele"), ["ziel"]),
        (("felder", "handlungsfeld"), None),
        (("art",), "ziel"),
        (("pflegt",), "kreis"),
    ):
        content = json.loads(path.read_text(encoding="utf-8"))
        here = content["eintrag"]
        for step in place[:-1]:
            here = here[step]
        here[place[-1]] = wrong
        assert not check.is_valid(content), place


def test_the_published_schemas_leave_room_for_new_fields(site: Path) -> None:
    path = next((site / "api/v1/ziele").iterdir())
    schema = json.loads((site / "api/v1/schema/ziel.json").read_text(encoding="utf-8"))
    content = json.loads(path.read_text(encoding="utf-8"))
    content["neu"] = content["eintrag"]["felder"]["neu"] = 1
    jsonschema.validate(content, schema, jsonschema.Draft202012Validator)


def test_every_field_is_described_and_every_word_has_its_title() -> None:
    found = schemata.schemas()
    for art in ARTEN:
        properties = found[art.key]["$defs"]["eintrag"]["properties"]["felder"]["properties"]
        assert list(properties) == [field.name for field, _ in own_fields(art.modell)]
        assert all(one["description"] for one in properties.values())
    status = found["massnahme"]["$defs"]["eintrag"]["properties"]["felder"]["properties"]["status"]
    words = {word["const"]: word["title"] for word in status["anyOf"][0]["oneOf"]}
    assert words["laeuft"] == "läuft"
    assert status["anyOf"][1] == {"type": "null"}


# --- OpenAPI -------------------------------------------------------------------------------------------------------


def test_the_description_is_sound(site: Path) -> None:
    path = site / adressen.OPENAPI
    described = json.loads(path.read_text(encoding="utf-8"))
    assert described["openapi"].startswith("3.1")
    validate(described, base_uri=path.as_uri())


def paths(site: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((site / adressen.OPENAPI).read_text(encoding="utf-8"))["paths"]
    return content


def as_pattern(path: str, operation: dict[str, Any]) -> re.Pattern[str]:
    """A path as a pattern of files, its parameters with their own patterns or words."""
    pattern = re.escape(path.removeprefix("/")).replace(r"\{", "{").replace(r"\}", "}")
    for parameter in operation.get("parameters", ()):
        schema = parameter["schema"]
        values = schema["pattern"].strip("^$") if "pattern" in schema else "|".join(map(re.escape, schema["enum"]))
        pattern = pattern.replace(f"{{{parameter['name']}}}", f"(?:{values})")
    assert "{" not in re.sub(r"\{\d", "", pattern)
    return re.compile(pattern)


def test_every_path_is_there_and_every_file_is_described(site: Path) -> None:
    there = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    described: dict[str, list[str]] = {name: [] for name in there}
    for path, item in paths(site).items():
        pattern = as_pattern(path, item["get"])
        named = [name for name in there if pattern.fullmatch(name)]
        assert named, path
        for name in named:
            described[name].append(path)
    assert [name for name, found in described.items() if len(found) != 1] == []


def test_the_description_names_the_schema_each_file_names(site: Path) -> None:
    operations = {path: item["get"] for path, item in paths(site).items()}
    by_pattern = [(as_pattern(path, one), one) for path, one in operations.items()]
    for file in data_files(site):
        name = file.relative_to(site).as_posix()
        content = next(one for pattern, one in by_pattern if pattern.fullmatch(name))["responses"]["200"]["content"]
        said = content["application/json"]["schema"]["$ref"]
        assert f"{adressen.API}{said}" == json.loads(file.read_text(encoding="utf-8"))["schema"]


def test_every_operation_has_a_name_of_its_own(site: Path) -> None:
    names = [item["get"]["operationId"] for item in paths(site).values()]
    assert len(names) == len(set(names))


def test_the_index_names_every_file_of_the_kinds(site: Path) -> None:
    index = json.loads((site / adressen.INDEX).read_text(encoding="utf-8"))
    for one in index["listen"]:
        listed = json.loads((site / one["liste"]).read_text(encoding="utf-8"))
        assert listed["anzahl"] == one["anzahl"] == len(listed["eintraege"])
        assert all((site / one["eintrag"].format(id=record["id"])).is_file() for record in listed["eintraege"])
        assert (site / one["csv"]).is_file()
        assert (site / one["schema"]).is_file()
    assert all((site / one["datei"]).is_file() for one in (*index["einzelne"], *index["zustaendig"]))
    assert (site / index["messwerte"]).is_file()
    assert (site / index["beschreibung"]).is_file()


def test_a_concept_without_entries_and_without_address_is_described_too(tmp_path: Path) -> None:
    concept = erfunden.make([], landkreis={"adresse": None})
    described = openapi.description(concept)
    assert described["servers"] == [{"url": "../.."}]
    assert "/api/v1/gemeinden/{id}.json" not in described["paths"]
    assert "/api/v1/gemeinden.json" in described["paths"]
    for one in schemata.files(concept):
        assert "$id" not in json.loads(one.inhalt)
        path = tmp_path / one.adresse
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(one.inhalt)
    validate(described, base_uri=(tmp_path / adressen.OPENAPI).as_uri())
    for one in api.files(concept):
        content = json.loads(one.inhalt)
        assert list(validator(tmp_path, content["schema"]).iter_errors(content)) == []
