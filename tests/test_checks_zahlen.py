"""Figures: bounds, protection of small values, sums that give secrets away; and reviews and dates that pass."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from macros.checks import angebote, daten, indikatoren, massnahmen, pruefung, ziele
from macros.checks.indikatoren import bounds
from macros.checks.pruefung import next_review
from macros.model.indikator import Indikator, Messwert
from macros.tabelle import parse_values
from tests.erfunden import entry, gemeinde, make, verband

PLACES = [gemeinde("a", 1, "birken"), gemeinde("b", 2, "birken"), gemeinde("c", 3), verband("birken")]


def figure(**fields: Any) -> Indikator:
    made = entry("indikator", "zahl", **fields)
    assert isinstance(made, Indikator)
    return made


def values(text: str) -> tuple[Messwert, ...]:
    rows, problems = parse_values(f"gebiet;jahr;wert\n{text}".encode(), "x.csv")
    assert problems == []
    return rows


@pytest.mark.parametrize(
    ("fields", "value", "possible"),
    [
        ({"einheit": "prozent"}, "0", True),
        ({"einheit": "prozent"}, "100", True),
        ({"einheit": "prozent"}, "100.1", False),
        ({"einheit": "prozent"}, "-0.1", False),
        ({"einheit": "prozent", "obergrenze": "250"}, "120", True),
        ({"einheit": "prozent", "untergrenze": "-50"}, "-20", True),
        ({"einheit": "personen"}, "-1", False),
        ({"einheit": "anzahl"}, "1000000", True),
        ({"einheit": "euro"}, "-5", True),
        ({"einheit": "punkte", "untergrenze": "1", "obergrenze": "5"}, "5.5", False),
    ],
)
def test_what_a_value_can_be(fields: dict[str, str], value: str, possible: bool) -> None:  # noqa: FBT001 -- the answer
    assert (bounds(figure(**fields), Decimal(value)) == "") is possible


def sums(text: str, **fields: Any) -> list[tuple[int, str]]:
    konzept = make([*PLACES, figure(**fields)], messwerte={"zahl": values(text)})
    return [(problem.zeile, problem.meldung.split(" – ")[0]) for problem in indikatoren.sums(konzept)]


def test_a_sum_that_does_not_fit_is_told_unless_it_need_not() -> None:
    wrong = "landkreis;2025;101\ngemeinde:a;2025;60\ngemeinde:b;2025;4\ngemeinde:c;2025;36"
    assert [line for line, _ in sums(wrong)] == [2]
    assert sums(wrong, summierbar="nein") == []
    assert sums(wrong, einheit="prozent") == []


def test_parts_that_are_more_than_the_whole_are_told_although_one_is_hidden() -> None:
    parts = "gemeinde:a;2025;60\ngemeinde:b;2025;*\ngemeinde:c;2025;36"
    assert [line for line, _ in sums(f"landkreis;2025;95\n{parts}")] == [2]
    assert sums(f"landkreis;2025;96\n{parts}") == []


@pytest.mark.parametrize(
    ("fields", "newest", "told"),
    [
        ({}, 2024, []),
        ({}, 2023, ["rhythmus"]),
        ({"rhythmus": "zweijaehrlich"}, 2023, []),
        ({"rhythmus": "unregelmaessig"}, 1990, []),
        ({"naechste_werte": "2026-11-22"}, 2020, ["rhythmus"]),
        ({"naechste_werte": "2026-11-21"}, 2025, ["naechste_werte"]),
        ({"naechste_werte": "2027-01-01"}, 2025, []),
    ],
)
def test_figures_grow_old(fields: dict[str, str], newest: int, told: list[str]) -> None:
    konzept = make([*PLACES, figure(**fields)], messwerte={"zahl": values(f"landkreis;{newest};7")})
    assert [problem.feld for problem in indikatoren.missing(konzept)] == told


@pytest.mark.parametrize(
    ("fields", "due"),
    [
        ({}, None),
        ({"geprueft_am": "2026-01-31"}, None),
        ({"geprueft_am": "2026-01-31", "pruefintervall_monate": "1"}, date(2026, 2, 28)),
        ({"geprueft_am": "2026-11-30", "pruefintervall_monate": "3"}, date(2027, 2, 28)),
        ({"geprueft_am": "2026-12-15", "pruefintervall_monate": "12"}, date(2027, 12, 15)),
        ({"stand": "2026-05-01", "pruefintervall_monate": "6"}, date(2026, 11, 1)),
    ],
)
def test_the_day_of_the_next_review(fields: dict[str, str], due: date | None) -> None:
    assert next_review(entry("anlaufstelle", "a", **fields)) == due


@pytest.mark.parametrize(
    ("art", "fields", "told"),
    [
        ("anlaufstelle", {}, ["geprueft_am"]),
        ("stelle", {}, []),
        ("stelle", {"geprueft_am": "2026-01-01", "geprueft_von": "Amt", "pruefintervall_monate": "6"}, ["geprueft_am"]),
        ("angebot", {"geprueft_am": "2026-11-01", "geprueft_von": "Amt"}, ["pruefintervall_monate"]),
        ("angebot", {"geprueft_am": "2025-11-22", "geprueft_von": "Amt", "pruefintervall_monate": "12"}, []),
        (
            "angebot",
            {"geprueft_am": "2025-11-21", "geprueft_von": "Amt", "pruefintervall_monate": "12"},
            ["geprueft_am"],
        ),
        ("angebot", {"geprueft_am": "2026-11-01", "pruefintervall_monate": "12"}, ["geprueft_von"]),
    ],
)
def test_reviews_that_are_missing_or_overdue(art: str, fields: dict[str, str], told: list[str]) -> None:
    assert [problem.feld for problem in pruefung.reviews(make([entry(art, "x", **fields)]))] == told


TERMIN = {"von": "16:00", "erster_tag": "2026-11-25", "tage": ["We"]}


@pytest.mark.parametrize(
    ("termin", "told"),
    [
        ({}, []),
        ({"bis": "18:00"}, []),
        ({"bis": "16:00"}, ["termine.1.bis"]),
        ({"tage": []}, ["termine.1.tage"]),
        ({"tage": [], "rhythmus": "einmalig"}, []),
        ({"tage": ["Mo", "We"]}, []),
        ({"tage": ["Mo"]}, ["termine.1.erster_tag"]),
        ({"rhythmus": "monatlich", "woche_im_monat": ["-1"]}, []),
        ({"rhythmus": "monatlich"}, ["termine.1.woche_im_monat"]),
        ({"rhythmus": "monatlich", "woche_im_monat": ["4", "6"]}, ["termine.1.woche_im_monat.2"]),
        ({"woche_im_monat": ["1"]}, ["termine.1.woche_im_monat"]),
    ],
)
def test_dates_of_offers(termin: dict[str, Any], told: list[str]) -> None:
    konzept = make([entry("angebot", "x", termine=[{**TERMIN, **termin}])])
    assert [problem.feld for problem in angebote.dates(konzept)] == told


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({}, []),
        ({"gueltig_bis": "2026-11-22"}, []),
        ({"gueltig_bis": "2026-11-21"}, ["gueltig_bis"]),
        ({"termine": [TERMIN]}, []),
        ({"termine": [{**TERMIN, "letzter_tag": "2026-11-21"}]}, ["termine"]),
        ({"termine": [{**TERMIN, "letzter_tag": "2026-11-21"}, TERMIN]}, []),
        ({"termine": [{**TERMIN, "rhythmus": "einmalig", "erster_tag": "2026-11-21"}]}, ["termine"]),
    ],
)
def test_offers_expire(fields: dict[str, Any], told: list[str]) -> None:
    assert [problem.feld for problem in angebote.expired(make([entry("angebot", "x", **fields)]))] == told


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"status": "abgeschlossen", "ende": "2020-01-01"}, []),
        ({"status": "laeuft", "ende": "2026-11-22"}, []),
        ({"status": "laeuft", "ende": "2026-11-21"}, ["ende"]),
        ({"ende": "2026-11-21"}, ["ende"]),
        ({"status": "verzoegert", "ende": "2026-01-01", "neues_ende": "2027-01-01"}, []),
        ({"status": "offen", "beginn": "2026-11-22"}, []),
        ({"status": "offen", "beginn": "2026-11-21"}, ["beginn"]),
        ({"status": "laeuft", "meilensteine": [{"titel": "M", "bis": "2026-11-21"}]}, ["meilensteine.1.bis"]),
        ({"status": "laeuft", "meilensteine": [{"titel": "M", "bis": "2026-11-22"}]}, []),
        (
            {"status": "laeuft", "meilensteine": [{"titel": "M", "bis": "2026-11-21", "erledigt_am": "2026-11-21"}]},
            [],
        ),
        ({"status": "laeuft", "meilensteine": [{"titel": "M", "bis": "2026-01-01", "neu_bis": "2026-12-01"}]}, []),
    ],
)
def test_measures_overtaken_by_time(fields: dict[str, Any], told: list[str]) -> None:
    assert [problem.feld for problem in massnahmen.overdue(make([entry("massnahme", "x", **fields)]))] == told


def test_a_new_end_comes_after_the_old_one() -> None:
    wrong = entry("massnahme", "x", ende="2027-01-31", neues_ende="2027-01-31")
    right = entry("massnahme", "x", ende="2027-01-31", neues_ende="2027-02-01")
    assert [problem.feld for problem in massnahmen.contradictions(make([wrong]))] == ["neues_ende"]
    assert list(massnahmen.contradictions(make([right]))) == []


@pytest.mark.parametrize(("end", "told"), [("2026-03-01", []), ("2026-02-28", ["mittel.1.bis"]), ("2026-03-02", [])])
def test_one_day_is_no_negative_time(end: str, told: list[str]) -> None:
    konzept = make([entry("massnahme", "x", mittel=[{"art": "projekt", "von": "2026-03-01", "bis": end}])])
    assert [problem.feld for problem in daten.spans(konzept)] == told


def test_only_a_day_after_the_reference_day_lies_in_the_future() -> None:
    assert list(daten.future(make([entry("stelle", "x", stand="2026-11-22")]))) == []
    assert [p.feld for p in daten.future(make([entry("stelle", "x", stand="2026-11-23")]))] == ["stand"]


def test_the_cascade_of_goals() -> None:
    fields = [entry("handlungsfeld", "zwei", nummer="2")]
    goals = [
        entry("ziel", "leit", nummer="1"),
        entry("ziel", "gut", nummer="1.1", art="teilziel", teil_von="leit"),
        entry("ziel", "ohne", nummer="1.2", art="teilziel"),
        entry("ziel", "tief", nummer="1.3", art="teilziel", teil_von="gut"),
        entry("ziel", "fremd", nummer="1.4", art="teilziel", teil_von="leit", handlungsfeld="zwei"),
        entry("ziel", "oben", nummer="2", teil_von="leit"),
    ]
    told = {(p.datei.rpartition("/")[2], p.feld, p.schwere.value) for p in ziele.cascade(make([*fields, *goals]))}
    assert told == {
        ("ohne.yaml", "teil_von", "warnung"),
        ("tief.yaml", "teil_von", "fehler"),
        ("fremd.yaml", "handlungsfeld", "warnung"),
        ("oben.yaml", "teil_von", "fehler"),
    }
