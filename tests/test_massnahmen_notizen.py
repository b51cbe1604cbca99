"""``konzept pruefen --gegen``: what a measure noted in a year or a quarter is never overwritten (Z4)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from macros.errors import Schwere
from macros.verschwunden import overwritten
from tests.ansehen import massnahmen, only
from tests.bauhilfe import konzept
from tests.conftest import MINIMAL
from tests.erfunden import entry

if TYPE_CHECKING:
    from pathlib import Path

EINS = {"zeitraum": "2025", "datum": "2025-12-01", "text": "Fünf sind\noffen.", "status": "laeuft"}
ZWEI = {"zeitraum": "2026-Q2", "datum": "2026-06-30", "text": "Sechs sind offen."}


def told(old: list[dict[str, Any]], new: list[dict[str, Any]]) -> list[str]:
    problems = list(overwritten(massnahmen({"fortschritt": old}), massnahmen({"fortschritt": new})))
    assert all(one.schwere is Schwere.FEHLER and one.regel == "notiz" for one in problems)
    return [one.meldung for one in problems]


@pytest.mark.parametrize(
    "new",
    [
        pytest.param([EINS, ZWEI], id="unchanged"),
        pytest.param([ZWEI, EINS], id="another order"),
        pytest.param([EINS | {"text": "Fünf  sind offen."}, ZWEI], id="other line breaks"),
        pytest.param([EINS, EINS | {"datum": "2026-01-10", "text": "Es waren sechs."}, ZWEI], id="a note added"),
        pytest.param([EINS, EINS | {"text": "Es waren sechs."}, ZWEI], id="a note of the same day added"),
    ],
)
def test_notes_may_be_added_and_put_into_another_order(new: list[dict[str, Any]]) -> None:
    assert told([EINS, ZWEI], new) == []


@pytest.mark.parametrize(
    ("new", "name", "way"),
    [
        pytest.param([ZWEI], "2025 vom 2025-12-01 fehlt jetzt", "wieder eintragen", id="removed"),
        pytest.param([EINS | {"text": "Sechs sind offen."}, ZWEI], "2025 vom 2025-12-01 lautet jetzt anders",
                     "neue Notiz mit heutigem Datum", id="other words"),
        pytest.param([EINS | {"status": "verzoegert"}, ZWEI], "lautet jetzt anders", "neue Notiz", id="other status"),
        pytest.param([EINS | {"datum": "2025-12-02"}, ZWEI], "2025 vom 2025-12-01 fehlt jetzt", "eintragen", id="day"),
        pytest.param([EINS, ZWEI | {"zeitraum": "2026"}], "2. Quartal 2026 vom 2026-06-30 fehlt", "", id="period"),
    ],
)  # fmt: skip
def test_a_note_that_was_published_stays_word_for_word(new: list[dict[str, Any]], name: str, way: str) -> None:
    (message,) = told([EINS, ZWEI], new)
    assert name in message.replace("\xa0", " ")
    assert "wird nie überschrieben" in message
    assert way in message


def test_a_renamed_measure_keeps_its_notes_too() -> None:
    new = only(entry("massnahme", "neu", frueher=["m1"], fortschritt=[]))
    (problem,) = overwritten(massnahmen({"fortschritt": [EINS]}), new)
    assert problem.datei == "concept_data/massnahmen/neu.yaml"


def test_a_vanished_measure_is_told_once_by_the_other_rule() -> None:
    assert list(overwritten(massnahmen({"fortschritt": [EINS]}), only())) == []


def test_the_command_says_it_with_file_and_line(minimal: Path) -> None:
    path = minimal / "concept_data" / "massnahmen" / "dritter-kurs.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("der Kurs hat begonnen", "der Kurs läuft"), encoding="utf-8")
    done = konzept("pruefen", "--konzept", minimal, "--gegen", MINIMAL, "--format", "json")
    (one,) = [one for one in json.loads(done.stdout)["probleme"] if one["regel"] == "notiz"]
    assert done.returncode == 1
    assert (one["datei"], one["schwere"]) == ("concept_data/massnahmen/dritter-kurs.yaml", "fehler")
    assert "2026-08-31" in path.read_text(encoding="utf-8").splitlines()[one["zeile"]]
