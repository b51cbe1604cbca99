"""``konzept pruefen --gegen``: what was published before and is neither there nor accounted for."""

from __future__ import annotations

import json
import re
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.bauhilfe import konzept
from tests.conftest import MINIMAL

if TYPE_CHECKING:
    from pathlib import Path

DATA = "concept_data"


def found(new: Path, old: Path) -> list[dict[str, str]]:
    """The problems of this rule, as a program reads them."""
    done = konzept("pruefen", "--konzept", new, "--gegen", old, "--format", "json")
    problems = [one for one in json.loads(done.stdout)["probleme"] if one["regel"] == "verschwunden"]
    assert all(one["schwere"] == "fehler" for one in problems)
    assert not problems or done.returncode == 1
    return problems


def rename(folder: Path, art: str, old: str, new: str) -> None:
    """Rename an entry as somebody does who forgets its former id: the file and every link to it."""
    (folder / DATA / art / f"{old}.yaml").rename(folder / DATA / art / f"{new}.yaml")
    for path in (*folder.rglob("*.yaml"), *folder.rglob("*.md")):
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(rf"\b{old}\b", new, text), encoding="utf-8")


def append(folder: Path, name: str, lines: str) -> None:
    path = folder / DATA / name
    path.write_text(path.read_text(encoding="utf-8").rstrip("\n") + "\n" + lines, encoding="utf-8")


def test_nothing_vanished_from_a_concept_compared_with_itself(minimal: Path) -> None:
    assert found(minimal, MINIMAL) == []


def test_a_deleted_entry_without_a_trace_is_a_fehler(minimal: Path) -> None:
    (minimal / DATA / "meldungen" / "kurs-beginnt.yaml").unlink()
    (one,) = found(minimal, MINIMAL)
    assert one["datei"] == "concept_data/meldungen/kurs-beginnt.yaml"
    assert "entfallen.yaml" in one["meldung"]
    assert "frueher: [kurs-beginnt]" in one["meldung"]


def test_a_deleted_entry_in_the_list_of_ended_ones_is_accounted_for(minimal: Path) -> None:
    (minimal / DATA / "meldungen" / "kurs-beginnt.yaml").unlink()
    append(
        minimal, "entfallen.yaml",
        "  - art: meldung\n    id: kurs-beginnt\n    titel: Kurs beginnt\n    seit: 2026-10-01\n",
    )  # fmt: skip
    assert found(minimal, MINIMAL) == []


def test_a_renamed_entry_is_recognised_by_its_name_until_its_former_id_is_told(minimal: Path) -> None:
    rename(minimal, "risiken", "foerderung-endet", "geld-endet")
    (one,) = found(minimal, MINIMAL)
    assert "„geld-endet“" in one["meldung"]
    append(minimal, "risiken/geld-endet.yaml", "frueher:\n  - foerderung-endet\n")
    assert found(minimal, MINIMAL) == []


def test_a_lost_former_id_is_a_fehler(minimal: Path, tmp_path: Path) -> None:
    older = shutil.copytree(minimal, tmp_path / "alt")
    append(older, "risiken/foerderung-endet.yaml", "frueher:\n  - geld-fehlt\n")
    (one,) = found(minimal, older)
    assert (one["datei"], one["feld"]) == ("concept_data/risiken/foerderung-endet.yaml", "frueher")
    assert "„geld-fehlt“" in one["meldung"]


def test_a_shortened_list_of_ended_entries_is_a_fehler(minimal: Path) -> None:
    (minimal / DATA / "entfallen.yaml").write_text("eintraege: []\n", encoding="utf-8")
    (one,) = found(minimal, MINIMAL)
    assert one["datei"] == "concept_data/entfallen.yaml"
    assert "„angebot:teestube“" in one["meldung"]


def test_an_entry_turned_back_into_a_draft_has_vanished_too(minimal: Path) -> None:
    append(minimal, "meldungen/kurs-beginnt.yaml", "entwurf: ja\n")
    (one,) = found(minimal, MINIMAL)
    assert "Entwurf" in one["meldung"]


def test_an_entry_that_cannot_be_read_has_not_vanished(minimal: Path) -> None:
    append(minimal, "meldungen/kurs-beginnt.yaml", "unbekanntes_feld: ja\n")
    assert found(minimal, MINIMAL) == []


def test_a_key_of_a_gemeinde_that_leads_nowhere_is_a_fehler(minimal: Path) -> None:
    path = minimal / DATA / "gemeinden" / "beispielstadt.yaml"
    text = path.read_text(encoding="utf-8")
    ars, ags = re.search(r'ars: "?(\d{12})', text), re.search(r'ags: "?(\d{8})', text)
    assert ars is not None
    assert ags is not None
    changed = text.replace(ars[1], ars[1][:-3] + "777").replace(ags[1], ags[1][:-3] + "777")
    path.write_text(changed, encoding="utf-8")
    (one,) = found(minimal, MINIMAL)
    assert (one["datei"], one["feld"]) == ("concept_data/gemeinden/beispielstadt.yaml", "ars")
    path.write_text(f'{changed.rstrip()}\nfrueher_ars:\n  - "{ars[1]}"\n', encoding="utf-8")
    assert found(minimal, MINIMAL) == []


@pytest.mark.parametrize("name", ["gibt-es-nicht", "leer"])
def test_an_older_folder_that_is_none_is_wrong_usage(minimal: Path, tmp_path: Path, name: str) -> None:
    (tmp_path / "leer").mkdir()
    done = konzept("pruefen", "--konzept", minimal, "--gegen", tmp_path / name)
    assert done.returncode == 2
    assert "nicht lesbar" in done.stderr
    assert "Traceback" not in done.stderr
