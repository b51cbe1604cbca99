"""Every mistake an editor can make, as data: one clear German line each, and nothing is published."""

from __future__ import annotations

import shutil
import tomllib
from typing import TYPE_CHECKING, Any

import pytest

from macros.cli import main
from macros.pruefen import report
from tests.conftest import HERE, STICHTAG

if TYPE_CHECKING:
    from pathlib import Path


def cases(folder: str = "") -> list[Any]:
    """The cases of one folder below ``tests/faelle``, named as an editor would tell them."""
    return [
        pytest.param(fall, id=f"{file.stem}: {fall['name']}")
        for file in sorted((HERE / "faelle" / folder).glob("*.toml"))
        for fall in tomllib.loads(file.read_text(encoding="utf-8"))["fall"]
    ]


def change(folder: Path, fall: dict[str, Any]) -> None:
    """Make the mistake in a copy of the small concept.

    ``ersetze``/``durch`` change a passage, ``inhalt`` the whole file, ``anhang`` adds lines, ``kodierung`` saves it
    differently, ``kopie_von``, ``umbenennen``, ``loeschen``, ``ordner``, ``ersetzt_ordner``, ``verweis`` (a dangling
    symbolic link: nobody can read it, not even root) and ``groesse`` do what they say; ``auch`` is a second change.
    """
    if "auch" in fall:
        change(folder, fall["auch"])
    path = folder / fall["datei"]
    path.parent.mkdir(parents=True, exist_ok=True)
    if "kopie_von" in fall:
        shutil.copy(folder / fall["kopie_von"], path)
    if move(folder, path, fall) or not {"inhalt", "ersetze", "anhang", "kodierung"} & fall.keys():
        return
    text = fall["inhalt"] if "inhalt" in fall else path.read_text(encoding="utf-8")
    if "ersetze" in fall:
        assert text.count(fall["ersetze"]) == 1, "the passage must be there exactly once"
        text = text.replace(fall["ersetze"], fall["durch"])
    path.write_bytes((text + fall.get("anhang", "")).encode(fall.get("kodierung", "utf-8")))


def move(folder: Path, path: Path, fall: dict[str, Any]) -> bool:
    """Make a mistake that is about the file itself; says whether there was one to make."""
    if fall.get("ordner"):
        path.mkdir()
    elif fall.get("ersetzt_ordner"):
        shutil.rmtree(path)
        path.write_text("", encoding="utf-8")
    elif fall.get("loeschen"):
        path.unlink()
    elif "verweis" in fall:
        path.symlink_to(folder / fall["verweis"])
    elif "umbenennen" in fall:
        path.rename(folder / fall["umbenennen"])
    elif "groesse" in fall:
        path.write_bytes(b"#" * fall["groesse"])
    else:
        return False
    return True


@pytest.mark.parametrize("fall", cases())
def test_each_mistake_is_told_in_one_line(minimal: Path, fall: dict[str, Any]) -> None:
    change(minimal, fall)
    told = report(minimal, STICHTAG)
    assert [str(problem) for problem in told.problems] == [fall["fehler"]]
    assert len(told.errors) == 1


@pytest.mark.parametrize("fall", cases("warnungen"))
def test_what_is_missing_or_old_is_told_and_published(minimal: Path, fall: dict[str, Any]) -> None:
    change(minimal, fall)
    told = report(minimal, STICHTAG)
    assert [str(problem) for problem in told.problems] == [fall["warnung"]]
    assert told.errors == []


def test_the_command_says_it_and_ends_with_one(minimal: Path, capsys: pytest.CaptureFixture[str]) -> None:
    change(minimal, {"datei": "concept_data/konzept.yaml", "ersetze": "status: beschlossen", "durch": "status: fertig"})
    assert main(["pruefen", "--konzept", str(minimal), "--stichtag", STICHTAG.isoformat()]) == 1
    out = capsys.readouterr()
    assert "Fehler: concept_data/konzept.yaml:4:1: status: „fertig“ gibt es hier nicht" in out.out
    assert "1 Fehler, 0 Warnungen." in out.out
    assert out.err == ""


def test_there_are_many_and_no_two_are_the_same() -> None:
    fehler = [case.values[0] for case in cases()]
    assert len({fall["fehler"] for fall in fehler}) > 120
    assert len({fall["name"] for fall in fehler}) == len(fehler)
    assert all(fall["fehler"].count("\n") == 0 for fall in fehler)
