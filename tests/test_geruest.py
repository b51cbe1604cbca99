"""Skeletons: valid as they are written, complete in what they explain, and never in the way."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
import yaml

from macros.arten import ART_BY_KEY, ARTEN
from macros.checks.platzhalter import MARKE
from macros.cli import main
from macros.errors import Schwere
from macros.geruest import GeruestFehler, skeleton, write_entry
from macros.loader import load
from macros.schema.felder import felder
from tests.bauhilfe import bauen
from tests.conftest import MINIMAL, STICHTAG
from tests.test_schema import ROOT, read, validator

if TYPE_CHECKING:
    from pydantic import BaseModel

    from macros.konzept import Konzept

KEYS = [art.key for art in ARTEN]
COMMENTED = re.compile(r"^(\s*)#(?=[a-z_0-9]+:|  )")


def uncommented(text: str) -> Any:
    """The skeleton with every field alive."""
    rows = text.splitlines()
    while any(COMMENTED.match(row) for row in rows):
        rows = [COMMENTED.sub(r"\1", row) for row in rows]
    return yaml.load("\n".join(rows), yaml.BaseLoader)  # noqa: S506 -- reads text only


def shape(model: type[BaseModel]) -> Any:
    """The names of all fields of a model, nested as they are written; None for a plain value."""
    return {
        field.name: None if field.teil is None else [shape(field.teil)] if field.viele else shape(field.teil)
        for field in felder(model)
    }


def shape_of(data: Any, like: Any) -> Any:
    if isinstance(like, dict):
        return {name: shape_of(value, like.get(name)) for name, value in data.items()}
    if isinstance(like, list):
        return [shape_of(item, like[0]) for item in data]
    return None


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small concept with one skeleton of every kind."""
    target = Path(shutil.copytree(MINIMAL, tmp_path_factory.mktemp("geruest") / "konzept"))
    for key in KEYS:
        assert write_entry(target, key, "neuer-eintrag", STICHTAG).is_file()
    return target


def test_a_skeleton_of_every_kind_gives_hints_and_no_fehler(folder: Path) -> None:
    loaded = load(folder, STICHTAG)
    assert loaded.errors == []
    told = {problem.datei: problem for problem in loaded.problems if "neuer-eintrag" in problem.datei}
    assert len(told) == len(KEYS)
    assert {problem.schwere for problem in told.values()} == {Schwere.WARNUNG}
    assert all("ist ein Entwurf" in problem.meldung for problem in told.values())
    missing = told["concept_data/anlaufstellen/neuer-eintrag.yaml"].meldung
    assert missing.endswith("(noch auszufüllen: name, kurz)")


def test_a_skeleton_is_shown_nowhere_but_in_the_preview(folder: Path) -> None:
    published, preview = load(folder, STICHTAG), load(folder, STICHTAG, entwuerfe=True)
    assert published.konzept is not None
    assert preview.konzept is not None
    for key in KEYS:
        assert published.konzept.knoten(key, "neuer-eintrag") is None
        assert preview.konzept.knoten(key, "neuer-eintrag") is not None


def test_the_preview_works_with_a_skeleton_of_every_kind(folder: Path, tmp_path: Path) -> None:
    done = bauen(folder, tmp_path / "site", KONZEPT_VORSCHAU="1")
    assert done.returncode == 0, done.stderr
    for art in ARTEN:
        assert (tmp_path / "site" / art.ordner / "neuer-eintrag" / "index.html").is_file() == art.eigene_seite


@pytest.mark.parametrize("key", KEYS)
def test_a_skeleton_fits_its_schema_and_names_it(folder: Path, key: str) -> None:
    text = (folder / "concept_data" / ART_BY_KEY[key].ordner / "neuer-eintrag.yaml").read_text(encoding="utf-8")
    assert text.startswith(f"# yaml-language-server: $schema=../../schema/{key}.json\n")
    jsonschema.validate(read(text), validator(key).schema)


@pytest.mark.parametrize("key", KEYS)
def test_every_field_of_the_model_is_there_with_its_explanation(konzept: Konzept, key: str) -> None:
    text = skeleton(konzept, ART_BY_KEY[key], "neu", STICHTAG)
    model = ART_BY_KEY[key].modell
    whole = shape(model)
    del whole["id"]
    assert "(id)" in text
    data = uncommented(text)
    assert shape_of(data, whole) == whole
    plain = " ".join(re.sub(r"(?m)^[ #]+", "", text).split())
    for field in felder(model):
        if field.name not in {"id", "entwurf"}:
            assert field.text.rstrip(".") in plain, field.name
        for word in field.woerter or ():
            assert f"{word.value} ({word.titel})" in plain


def test_required_fields_come_first_and_upkeep_comes_last(konzept: Konzept) -> None:
    names = list(uncommented(skeleton(konzept, ART_BY_KEY["anlaufstelle"], "neu", STICHTAG)))
    assert names[:5] == ["entwurf", "name", "stelle", "kurz", "text"]
    assert names[-6:] == [
        "pflegt", "stand", "geprueft_am", "geprueft_von", "pruefintervall_monate", "frueher",
    ]  # fmt: skip
    written = list(read(skeleton(konzept, ART_BY_KEY["anlaufstelle"], "neu", STICHTAG)))
    assert written == ["entwurf", "name", "stelle", "kurz", "pflegt", "stand"]


def test_owner_day_and_known_ids_are_filled_in(konzept: Konzept) -> None:
    text = skeleton(konzept, ART_BY_KEY["massnahme"], "neu", STICHTAG)
    data = read(text)
    assert (data["pflegt"], data["stand"], data["entwurf"]) == ("kreis-integration", "2026-11-22", "ja")
    assert (data["titel"], data["handlungsfeld"]) == (MARKE, "sprache")
    assert "handlungsfeld: sprache  # bitte prüfen" in text


def test_a_new_area_gets_a_free_key_of_the_landkreis(konzept: Konzept) -> None:
    gemeinde = read(skeleton(konzept, ART_BY_KEY["gemeinde"], "neu", STICHTAG))
    assert gemeinde["ars"].startswith("99001")
    assert gemeinde["ags"] == gemeinde["ars"][:5] + gemeinde["ars"][9:]
    assert gemeinde["ags"] not in {node.eintrag.ags for node in konzept.alle("gemeinde")}  # type: ignore[attr-defined]  # -- all are Gemeinden


def test_without_any_handlungsfeld_the_gap_is_said(tmp_path: Path) -> None:
    target = Path(shutil.copytree(MINIMAL, tmp_path / "konzept"))
    shutil.rmtree(target / "concept_data" / "handlungsfelder")
    text = write_entry(target, "ziel", "neu", STICHTAG).read_text(encoding="utf-8")
    assert "es gibt noch keine" in text


@pytest.mark.parametrize(
    "word", ["massnahme", "massnahmen", "Maßnahme", "Maßnahmen", "MASSNAHME"], ids=lambda word: word.encode("punycode")
)
def test_a_kind_may_be_called_by_all_its_names(minimal: Path, word: str) -> None:
    assert write_entry(minimal, word, "neu", STICHTAG) == minimal / "concept_data" / "massnahmen" / "neu.yaml"


@pytest.mark.parametrize(
    ("word", "key", "told"),
    [
        ("anlaufstele", "neu", "Die Art „anlaufstele“ gibt es nicht – gemeint „anlaufstelle“?"),
        ("xyz", "neu", "Die Art „xyz“ gibt es nicht – möglich sind: gemeinde, verband,"),
        ("anlaufstelle", "Büro Süd", "„Büro Süd“ ist keine Kennung – erlaubt sind a–z, 0–9 und Bindestriche – zum"),
        ("anlaufstelle", "Büro Süd", "zum Beispiel „buero-sued“"),
        ("anlaufstelle", "../stelle", "„../stelle“ ist keine Kennung"),
        ("anlaufstelle", "a" * 81, "zu lang"),
        ("anlaufstelle", "willkommensbuero", "gibt es schon – nichts wurde geändert"),
    ],
)
def test_wrong_usage_is_told_in_one_line(
    minimal: Path, capsys: pytest.CaptureFixture[str], word: str, key: str, told: str
) -> None:
    before = {path: path.read_bytes() for path in minimal.rglob("*.*")}
    assert main(["eintrag", word, key, "--konzept", str(minimal)]) == 2
    output = capsys.readouterr()
    assert output.out == ""
    assert output.err.count("\n") == 1
    assert told in output.err
    assert {path: path.read_bytes() for path in minimal.rglob("*.*")} == before


def test_the_command_says_where_the_file_is(minimal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["eintrag", "begriff", "ankunft", "--konzept", str(minimal), "--stichtag", "2026-11-22"]) == 0
    path = minimal / "concept_data" / "begriffe" / "ankunft.yaml"
    assert capsys.readouterr().out.startswith(f"{path} ist angelegt")
    assert "stand: 2026-11-22\n" in path.read_text(encoding="utf-8")


def test_a_folder_without_concept_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["eintrag", "begriff", "ankunft", "--konzept", str(tmp_path)]) == 1
    output = capsys.readouterr()
    assert output.err.startswith("Das Konzept lässt sich nicht lesen: ")
    assert output.err.count("\n") == 1


def test_a_mistake_elsewhere_in_the_concept_does_not_stop_a_new_entry(minimal: Path) -> None:
    (minimal / "concept_data" / "begriffe" / "teilhabe.yaml").write_text("titel: Nur das\n", encoding="utf-8")
    assert write_entry(minimal, "begriff", "ankunft", STICHTAG).is_file()


def test_a_folder_that_cannot_be_written_is_a_failure_not_wrong_usage(minimal: Path) -> None:
    shutil.rmtree(minimal / "concept_data" / "begriffe")
    (minimal / "concept_data" / "begriffe").write_text("", encoding="utf-8")
    with pytest.raises(GeruestFehler, match="kann nicht geschrieben werden") as caught:
        write_entry(minimal, "begriff", "ankunft", STICHTAG)
    assert not caught.value.aufruf


def test_the_demonstration_takes_a_skeleton_of_every_kind() -> None:
    loaded = load(ROOT, STICHTAG, entwuerfe=True)
    assert loaded.konzept is not None
    for art in ARTEN:
        data = {**read(skeleton(loaded.konzept, art, "neu", STICHTAG)), "id": "neu"}
        assert art.modell.model_validate({key: str(value) if not isinstance(value, list) else value
                                          for key, value in data.items()}).entwurf  # fmt: skip
