"""What a concept contains, row by row."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from macros.checks.vollstaendigkeit import Grad, Zeile, completeness
from tests.erfunden import entry, gemeinde, make

if TYPE_CHECKING:
    from macros.konzept import Konzept

IDS = [f"{letter}{number}" for letter, last in (("K", 18), ("P", 3), ("T", 3), ("Z", 18), ("M", 6))
       for number in range(1, last + 1)]  # fmt: skip
PRINTED = {"docs/alles.md": '{{ vorwort() }}\n\n{{ leitfragen() }}\n\n{{ selbsteinschaetzung("dreizehn_punkte") }}\n'}


def row(konzept: Konzept, key: str) -> Zeile:
    return next(row for row in completeness(konzept) if row.id == key)


def test_there_is_a_row_for_every_requirement_in_order(konzept: Konzept) -> None:
    assert [row.id for row in completeness(konzept)] == IDS


def test_an_empty_concept_fulfils_only_what_it_must_have() -> None:
    fulfilled = {
        row.id: row.erfuellt for row in completeness(make([gemeinde("a", 1)])) if row.erfuellt is not Grad.NEIN
    }
    assert fulfilled.pop("Z16") is Grad.JA
    assert fulfilled.pop("K5") is Grad.TEILWEISE
    assert fulfilled.keys() <= {"K6", "K7", "K18", "Z1", "Z4", "M5"}
    assert Grad.JA not in fulfilled.values()


def test_what_fulfils_a_row_is_named(konzept: Konzept) -> None:
    rows = {row.id: row for row in completeness(konzept)}
    assert rows["K8"].belege == ("beteiligung:auftakt", "gremium:runder-tisch")
    assert rows["Z9"].belege == ("beispiel:gartenfest",)
    for row_ in rows.values():
        for kennung in row_.belege:
            if re.fullmatch(r"[a-z]+:[a-z0-9-]+", kennung):
                assert konzept.bezug(kennung) is not None, kennung


@pytest.mark.parametrize(
    ("key", "fields", "grade"),
    [
        ("K1", {}, Grad.NEIN),
        ("K1", {"vorwort": {"name": "Mara Muster", "funktion": "Landrätin", "zitat": "Ja.", "text": "Ja."}}, Grad.JA),
        ("K10", {}, Grad.NEIN),
        ("K10", {"naechster_bericht": "2027-01-01"}, Grad.TEILWEISE),
        ("K14", {}, Grad.NEIN),
        ("K14", {"leitfragen": [{"frage": "warum", "antwort": "Darum."}]}, Grad.TEILWEISE),
        ("Z18", {"dreizehn_punkte": [{"titel": "A", "erfuellt": "offen", "begruendung": "B"}] * 12}, Grad.TEILWEISE),
        ("Z18", {"dreizehn_punkte": [{"titel": "A", "erfuellt": "offen", "begruendung": "B"}] * 13}, Grad.JA),
    ],
)
def test_rows_of_the_frame(key: str, fields: dict[str, Any], grade: Grad) -> None:
    assert row(make([], konzept=fields, prosa=PRINTED), key).erfuellt is grade


@pytest.mark.parametrize(
    ("arts", "grade"),
    [([], Grad.NEIN), (["sport"], Grad.TEILWEISE), (["sport", "hobby", "kultur"], Grad.JA), (["beratung"], Grad.NEIN)],
)
def test_leisure_has_three_kinds(arts: list[str], grade: Grad) -> None:
    konzept = make([entry("angebot", f"a{number}", art=art) for number, art in enumerate(arts)])
    assert row(konzept, "Z14").erfuellt is grade


def test_a_chain_from_above_to_below_is_needed_in_every_field() -> None:
    goals = [entry("ziel", "oben", nummer="1"), entry("ziel", "unten", nummer="1.1", art="teilziel", teil_von="oben")]
    measure = entry("massnahme", "tat", ziele=["unten"])
    assert row(make(goals), "K13").erfuellt is Grad.NEIN
    assert row(make([*goals, measure]), "K13").erfuellt is Grad.JA
    other = entry("handlungsfeld", "zwei", nummer="2")
    assert row(make([*goals, measure, other]), "K13").erfuellt is Grad.TEILWEISE


@pytest.mark.parametrize("header", ["zeilen: K2 Z8", "zeilen: K2, Z8", "zeilen:\n  - K2\n  - Z8"])
def test_a_prose_page_carries_the_rows_it_names(header: str) -> None:
    konzept = make([], prosa={"docs/aufgabe.md": f"---\n{header}\n---\n# Aufgabe\n"})
    assert {r.id for r in completeness(konzept) if "docs/aufgabe.md" in r.belege} == {"K2", "Z8"}
    assert row(konzept, "Z8").erfuellt is Grad.JA
    assert row(konzept, "K1").erfuellt is Grad.NEIN


def test_a_page_whose_header_is_broken_carries_nothing() -> None:
    konzept = make([], prosa={"docs/x.md": "---\nzeilen: K2: Z8\n---\n"})
    assert row(konzept, "K2").erfuellt is Grad.NEIN


def test_a_row_as_text_and_as_plain_values() -> None:
    evidence = ("a:1", "a:2", "a:3", "a:4", "a:5")
    made = Zeile("K3", "Begriffe sind erklärt", Grad.TEILWEISE, evidence)
    assert str(made) == "K3  teilweise  Begriffe sind erklärt → keine Seite (a:1, a:2, a:3 und 2 weitere)"
    carried = Zeile("K3", "Begriffe", Grad.JA, evidence[:1], ("begriffe/", "/"))
    assert str(carried) == "K3  ja         Begriffe → begriffe/, / (a:1)"
    assert str(Zeile("K3", "Begriffe", Grad.NEIN)) == "K3  nein       Begriffe"
    assert json.loads(json.dumps(made.as_dict())) == {
        "id": "K3", "titel": "Begriffe sind erklärt", "erfuellt": "teilweise", "belege": [*evidence],
        "seiten": [],
    }  # fmt: skip
