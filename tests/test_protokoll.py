"""How a build tells what it does: lines for people, records for the command."""

from __future__ import annotations

from typing import TYPE_CHECKING

from macros.errors import Problem, Schwere
from macros.protokoll import as_problem, read_record, tell_problems, tell_step

if TYPE_CHECKING:
    import pytest

PROBLEM = Problem("concept_data/x.yaml", 7, 3, "name", "fehlt – „Pflicht“", Schwere.WARNUNG, "missing")


def test_people_read_lines(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KONZEPT_PROTOKOLL", raising=False)
    tell_problems([PROBLEM])
    tell_step("Seiten schreiben", 1, 2)
    said = capsys.readouterr()
    assert said.err == "concept_data/x.yaml:7:3: name: fehlt – „Pflicht“\n"
    assert said.out == ""


def test_the_command_reads_the_same_problem_back(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KONZEPT_PROTOKOLL", "json")
    tell_problems([PROBLEM])
    tell_step("Seiten schreiben", 1, 2)
    first, second = (read_record(line) for line in capsys.readouterr().out.splitlines())
    assert as_problem(first) == PROBLEM
    assert second == {"art": "schritt", "schritt": "Seiten schreiben", "fertig": 1, "von": 2}


def test_other_lines_are_no_record() -> None:
    assert read_record("INFO - Building documentation") == {}
    assert read_record("[1, 2]") == {}
