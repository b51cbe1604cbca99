"""German is the source language: its words, days and numbers."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from macros.sprache import Sprache

DEUTSCH = Sprache()


def test_a_day_stays_together() -> None:
    assert DEUTSCH.datum(date(2026, 11, 3)) == "3.\u00a0November\u00a02026"
    assert DEUTSCH.monat(date(2027, 5, 1)) == "Mai\u00a02027"


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [(1912, 0, "1.912"), (Decimal("11.44"), 1, "11,4"), (0, 0, "0"), (1234567, 2, "1.234.567,00"), (-5, 0, "-5")],
)
def test_numbers_are_written_the_german_way(value: int | Decimal, places: int, text: str) -> None:
    assert DEUTSCH.zahl(value, places) == text


def test_values_are_put_into_a_text() -> None:
    assert DEUTSCH.t("{zahl} Maßnahmen in {ort}", zahl=3, ort="Musterau") == "3 Maßnahmen in Musterau"


def test_a_full_stop_is_not_written_twice() -> None:
    assert DEUTSCH.t("Kein Angebot in {ort}.", ort="Musterau/O.L.") == "Kein Angebot in Musterau/O.L."
    assert DEUTSCH.t("Kein Angebot in {ort}.", ort="Musterau") == "Kein Angebot in Musterau."
    assert DEUTSCH.t("{ort}: alle ansehen ...", ort="Musterau") == "Musterau: alle ansehen ..."


def test_a_brace_in_a_value_is_only_text() -> None:
    assert DEUTSCH.t("Name: {name}", name="{sprache}") == "Name: {sprache}"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2026-H1", "1. Halbjahr 2026"),
        ("2026-Q4", "4. Quartal 2026"),
        ("2026-11", "November\u00a02026"),
        ("2025", "2025"),
        ("2026-H3", "2026-H3"),
        ("Schuljahr 2025/26", "Schuljahr 2025/26"),
    ],
)
def test_a_period_is_told_in_words(text: str, words: str) -> None:
    assert DEUTSCH.zeitraum(text) == words
