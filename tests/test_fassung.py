"""Adopted versions: kept whole, never overwritten, the same bytes for the same data."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from macros.arten import ARTEN
from macros.errors import KonzeptFehler
from macros.fassung import FassungFehler, freeze
from tests.bauhilfe import konzept as command
from tests.conftest import STICHTAG

if TYPE_CHECKING:
    from pathlib import Path

    from macros.konzept import Konzept


def test_a_version_holds_every_published_entry(minimal: Path, konzept: Konzept) -> None:
    kept = json.loads(freeze(minimal, "2026", STICHTAG).read_text(encoding="utf-8"))
    assert kept["fassung"] == "2026"
    assert kept["festgehalten_am"] == "2026-11-22"
    assert {art: set(entries) for art, entries in kept["eintraege"].items()} == {
        art.ordner: set(konzept.ids(art.key)) for art in ARTEN
    }
    gemeinde = konzept.alle("gemeinde")[0].eintrag
    assert kept["eintraege"]["gemeinden"][gemeinde.id]["name"] == gemeinde.anzeige


def test_figures_keep_their_states_apart(minimal: Path) -> None:
    table = next((minimal / "concept_data" / "indikatoren").glob("*.csv"))
    table.write_text("gebiet;jahr;wert\nlandkreis;2023;12\nlandkreis;2024;*\nlandkreis;2025;\n", encoding="utf-8")
    kept = json.loads(freeze(minimal, "2026", STICHTAG).read_text(encoding="utf-8"))
    assert kept["messwerte"][table.stem] == [
        ["landkreis", 2023, "12"],
        ["landkreis", 2024, "*"],
        ["landkreis", 2025, None],
    ]


def test_what_was_adopted_is_never_overwritten(minimal: Path) -> None:
    written = freeze(minimal, "2026", STICHTAG)
    before = written.read_bytes()
    with pytest.raises(FassungFehler, match="gibt es schon"):
        freeze(minimal, "2026", STICHTAG)
    assert written.read_bytes() == before


def test_the_same_data_give_the_same_bytes(minimal: Path) -> None:
    first = freeze(minimal, "eins", STICHTAG).read_text(encoding="utf-8")
    second = freeze(minimal, "zwei", STICHTAG).read_text(encoding="utf-8")
    assert first.replace('"eins"', '"zwei"') == second


def test_a_concept_with_a_mistake_is_not_kept(minimal: Path) -> None:
    broken = next((minimal / "concept_data" / "ziele").glob("*.yaml"))
    broken.write_text(broken.read_text(encoding="utf-8") + "farbe: rot\n", encoding="utf-8")
    with pytest.raises(KonzeptFehler, match="unbekanntes Feld"):
        freeze(minimal, "2026", STICHTAG)
    assert not (minimal / "concept_data" / "fassungen" / "2026.json").exists()


@pytest.mark.parametrize("name", ["../x", "a/b", "", "Ä", ".versteckt"])
def test_a_name_cannot_leave_the_folder(minimal: Path, name: str) -> None:
    with pytest.raises(FassungFehler, match="taugt nicht als Name"):
        freeze(minimal, name, STICHTAG)


def test_the_command_says_what_to_do_next(minimal: Path) -> None:
    done = command("fassung", "festhalten", "2026", "--konzept", minimal)
    assert (done.returncode, done.stderr) == (0, "")
    assert "konzept.yaml" in done.stdout
    again = command("fassung", "festhalten", "2026", "--konzept", minimal)
    assert again.returncode == 1
    assert "gibt es schon" in again.stderr
