"""The JSON Schemas: current, true to the model, and named in every file."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from macros.arten import ART_BY_FOLDER, ARTEN, SINGLETONS
from macros.cli import main
from macros.schema import FOLDER, schema_line, schemas
from macros.schema.felder import felder
from tests.conftest import MINIMAL

ROOT = Path(__file__).resolve().parent.parent
DEMO = ROOT / "concept_data"
KEYS = [*(art.key for art in ARTEN), *SINGLETONS]


class Yaml12(yaml.SafeLoader):
    """Reads plain scalars as YAML 1.2 does, which is what the language server in VS Code sees."""


Yaml12.yaml_implicit_resolvers = {}
for _tag, _pattern, _first in (
    ("null", r"^(?:~|null|Null|NULL|)$", "~nN\0"),
    ("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", "tTfF"),
    ("int", r"^[-+]?[0-9]+$", "-+0123456789"),
    ("float", r"^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$", "-+.0123456789"),
):
    Yaml12.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(_pattern), [*_first])
Yaml12.add_constructor("tag:yaml.org,2002:int", lambda _, node: int(node.value))


def read(text: str) -> Any:
    return yaml.load(text, Yaml12)  # noqa: S506 -- a SafeLoader with fewer types


@cache
def validator(key: str) -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(json.loads(schemas()[f"{key}.json"]))


def files(folder: Path) -> list[tuple[str, Path]]:
    """Every YAML file of a ``concept_data`` with the key of its kind."""
    entries = [(ART_BY_FOLDER[path.parent.name].key, path) for path in sorted(folder.glob("*/*.yaml"))]
    return [*entries, *((path.stem, path) for path in sorted(folder.glob("*.yaml")))]


def test_the_reader_of_the_tests_reads_as_yaml_1_2_does() -> None:
    text = "[2026-11-22, 12, true, ja, no, '00320', 00320, 09:30, 12.5, '12,5', ~]"
    expected = ["2026-11-22", 12, True, "ja", "no", "00320", 320, "09:30", 12.5, "12,5", None]
    assert read(text) == expected


@pytest.mark.parametrize("key", KEYS)
def test_a_schema_is_a_schema_of_draft_2020_12(key: str) -> None:
    schema = json.loads(schemas()[f"{key}.json"])
    assert schema["$schema"].endswith("2020-12/schema")
    jsonschema.Draft202012Validator.check_schema(schema)


def test_the_committed_schemas_are_current() -> None:
    """„konzept schema“ brings them up to date."""
    committed = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / FOLDER).iterdir()}
    assert committed.keys() == schemas().keys()
    assert [name for name, text in schemas().items() if committed[name] != text] == []


@pytest.mark.parametrize("folder", [DEMO, MINIMAL / "concept_data"], ids=["demo", "minimal"])
def test_every_file_is_valid_as_an_editing_program_reads_it(folder: Path) -> None:
    found = files(folder)
    assert len(found) > 20
    wrong = [
        f"{path.relative_to(folder)}: {'.'.join(map(str, error.path))}: {error.message}"
        for key, path in found
        for error in validator(key).iter_errors(read(path.read_text(encoding="utf-8")))
    ]
    assert wrong == []


def test_every_file_names_its_schema() -> None:
    wrong = []
    for key, path in files(DEMO):
        first = path.read_text(encoding="utf-8").partition("\n")[0]
        target = (path.parent / first.partition("$schema=")[2]).resolve()
        if first != schema_line(key) or target != ROOT / FOLDER / f"{key}.json" or not target.is_file():
            wrong.append(f"{path.relative_to(ROOT)}: {first}")
    assert wrong == []


GEMEINDE = {
    "name": "Musterau", "art": "gemeinde", "ars": "990015501030", "ags": 99001030, "pflegt": "kreis",
    "stand": "2026-09-01",
}  # fmt: skip
RIGHT = [
    {"einwohner": 12, "plz": ["00320", 320], "breite": "54,4"},
    {"entwurf": True, "breite": 54.4},
    {"entwurf": "ja", "geprueft_am": "2026-11-22", "frueher": [2025]},
    {"website": "https://musterau.example/", "rathaus": {"telefon": 110, "email": "post@musterau.example"}},
    {"andere_namen": [{"name": "Mustrowa", "sprache": "hsb"}]},
    {"name": 2025},
]
WRONG = [
    ({"einwohnerzahl": 12}, "einwohnerzahl"),
    ({"art": "Dorf"}, "Dorf"),
    ({"stand": "22.11.2026"}, "22.11.2026"),
    ({"stand": "2026-13-01"}, "2026-13-01"),
    ({"ars": "99001"}, "99001"),
    ({"plz": "00320"}, "array"),
    ({"entwurf": "vielleicht"}, "vielleicht"),
    ({"einwohner": -1}, "-1"),
    ({"einwohner": "viele"}, "viele"),
    ({"website": "musterau.example"}, "musterau.example"),
    ({"rathaus": {"fon": "110"}}, "fon"),
    ({"rathaus": {"telefon": "0x30"}}, "0x30"),
    ({"kurz": ["eins", "zwei"]}, "eins"),
    ({"kurz": None}, "None"),
    ({"verband": "Mustertal"}, "Mustertal"),
]


@pytest.mark.parametrize("fields", RIGHT, ids=",".join)
def test_what_the_model_takes_shows_no_red_line(fields: dict[str, Any]) -> None:
    assert [error.message for error in validator("gemeinde").iter_errors(GEMEINDE | fields)] == []


@pytest.mark.parametrize(("fields", "told"), WRONG, ids=lambda value: str(value)[:40])
def test_a_mistake_is_shown_at_its_place(fields: dict[str, Any], told: str) -> None:
    errors = list(validator("gemeinde").iter_errors(GEMEINDE | fields))
    assert len(errors) == 1
    assert told in errors[0].message
    assert not errors[0].path or errors[0].path[0] in fields


@pytest.mark.parametrize("missing", ["name", "art", "ars", "ags", "pflegt", "stand"])
def test_what_must_be_there_is_required(missing: str) -> None:
    left = {name: value for name, value in GEMEINDE.items() if name != missing}
    assert [error.validator for error in validator("gemeinde").iter_errors(left)] == ["required"]


def test_the_id_comes_from_the_file_name_but_a_list_of_what_ended_needs_it() -> None:
    assert all("id" not in json.loads(schemas()[f"{art.key}.json"])["required"] for art in ARTEN)
    ended = json.loads(schemas()["entfallen.json"])["$defs"]["Entfallen"]
    assert ended["required"] == ["art", "id", "titel", "seit"]


@pytest.mark.parametrize("key", KEYS)
def test_every_field_is_explained_in_german(key: str) -> None:
    schema = json.loads(schemas()[f"{key}.json"])
    for part in (schema, *schema["$defs"].values()):
        for name, field in part["properties"].items():
            assert field["title"], name
            assert field["description"].startswith(field["title"]), name
            assert field["description"].endswith((".", "?", ")", "/")), name
            words = field.get("enum", field.get("items", {}).get("enum"))
            told = field.get("enumDescriptions", field.get("items", {}).get("enumDescriptions"))
            assert words is None or (len(words) == len(told) and all(told)), name


def test_words_of_a_vocabulary_are_explained() -> None:
    status = json.loads(schemas()["massnahme.json"])["properties"]["status"]
    late = status["enum"].index("verzoegert")
    expected = "verzögert. Ein Termin ist gerissen oder nicht mehr zu halten. Grund und neuer Termin stehen dabei."
    assert status["enumDescriptions"][late] == expected
    assert status["markdownEnumDescriptions"][late].startswith("**verzögert** Ein Termin")


def test_own_fields_come_before_those_all_entries_share() -> None:
    names = [field.name for field in felder(ART_BY_FOLDER["begriffe"].modell)]
    assert names[:3] == ["titel", "kurz", "definition"]
    assert names[-7:-5] == ["frueher", "entwurf"]
    assert names.index("suchbegriffe") < names.index("pflegt")


def test_the_command_writes_every_schema(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "neu" / "schema"
    assert main(["schema", "--ziel", str(target)]) == 0
    assert {path.name: path.read_text(encoding="utf-8") for path in target.iterdir()} == schemas()
    assert capsys.readouterr().out == f"{len(schemas())} Schemas liegen in {target}.\n"


def test_a_folder_that_cannot_be_written_is_told_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "schema").write_text("", encoding="utf-8")
    assert main(["schema", "--ziel", str(tmp_path / "schema")]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    assert "kann nicht geschrieben werden" in told.err
