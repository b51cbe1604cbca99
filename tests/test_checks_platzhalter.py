"""What is not filled in yet is told, and is never a Fehler."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from macros.checks.platzhalter import MARKE, NEEDED
from macros.loader import load
from tests.conftest import STICHTAG

if TYPE_CHECKING:
    from pathlib import Path


def told(folder: Path) -> list[tuple[str, str, str]]:
    loaded = load(folder, STICHTAG)
    assert loaded.errors == []
    return [(one.datei, one.feld, one.meldung) for one in loaded.problems if one.regel == "platzhalter"]


def change(folder: Path, name: str, before: str, after: str) -> None:
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert text.count(before) == 1
    path.write_text(text.replace(before, after), encoding="utf-8")


def test_a_concept_without_gaps_hears_nothing(minimal: Path) -> None:
    assert told(minimal) == []


def test_a_draft_is_told_with_what_is_open_in_it(minimal: Path) -> None:
    name = "concept_data/meldungen/zweite.yaml"
    text = f"titel: {MARKE}\nkurz: {MARKE}\ndatum: 2026-09-01\npflegt: kreis-integration\nstand: 2026-09-01\n"
    (minimal / name).write_text(f"entwurf: ja\n{text}", encoding="utf-8")
    [(datei, feld, meldung)] = told(minimal)
    assert (datei, feld) == (name, "entwurf")
    assert meldung.endswith("(noch auszufüllen: titel, kurz)")


def test_a_placeholder_on_a_published_page_is_told_at_its_place(minimal: Path) -> None:
    change(minimal, "concept_data/konzept.yaml", "Wer hier lebt, gehört dazu.", f"{MARKE}: das Leitbild.")
    change(minimal, "concept_data/gremien/runder-tisch.yaml", "- Ehrenamtliche", f"- {MARKE}")
    found = [(datei, feld) for datei, feld, _ in told(minimal)]
    assert found == [
        ("concept_data/gremien/runder-tisch.yaml", "mitglieder_weitere.1"),
        ("concept_data/konzept.yaml", "leitbild"),
    ]


def test_an_unwritten_chapter_is_told_once_with_its_first_line(minimal: Path) -> None:
    (minimal / "docs" / "vorwort.md").write_text(f"# Vorwort\n\n{MARKE}.\n\n{MARKE}.\n", encoding="utf-8")
    [problem] = [one for one in load(minimal, STICHTAG).problems if one.regel == "platzhalter"]
    assert (problem.datei, problem.zeile) == ("docs/vorwort.md", 3)
    assert problem.meldung.startswith("an 2 Stellen noch nicht ausgefüllt")


@pytest.mark.parametrize("field", NEEDED)
def test_what_the_register_does_not_tell_is_asked_for(minimal: Path, field: str) -> None:
    path = minimal / "concept_data" / "landkreis.yaml"
    kept, inside = [], False
    for row in path.read_text(encoding="utf-8").splitlines():
        inside = row.startswith(f"{field}:") or (inside and row.startswith(" "))
        kept += [] if inside else [row]
    path.write_text("\n".join(kept), encoding="utf-8")
    assert [(datei, feld) for datei, feld, _ in told(minimal)] == [("concept_data/landkreis.yaml", field)]


def test_a_seat_outside_the_landkreis_is_no_gap(minimal: Path) -> None:
    text = (minimal / "concept_data" / "landkreis.yaml").read_text(encoding="utf-8")
    row = next(row for row in text.splitlines() if row.startswith("sitz:"))
    change(minimal, "concept_data/landkreis.yaml", row, "sitz_ort: Großstadt")
    assert told(minimal) == []
