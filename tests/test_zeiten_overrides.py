"""Later rules that put earlier ones out of force."""

import pytest

from macros.zeiten import overridden_rules
from macros.zeiten.check import rules_of


@pytest.mark.parametrize(
    ("expression", "days", "meant"),
    [
        ("Mo-Fr 09:00-12:00; Mo 14:00-16:00", "am Montag", "Mo-Fr 09:00-12:00, Mo 14:00-16:00"),
        ("Mo,Tu,Th 08:30-12:00; Tu,Th 14:00-16:00", "am Dienstag und Donnerstag", None),
        ("Mo-We 09:00-12:00; We-Fr 14:00-16:00", "am Mittwoch", None),
        ("Mo-Fr 09:00-12:00,14:00-16:00; Tu 14:00-18:00", "am Dienstag", None),
        ("Mo-Fr 09:00-12:00; 14:00-16:00", "am Montag bis Freitag", None),
        ("Th 09:00-12:00; Th[1,3] 14:00-16:00", "am 1. und 3. Donnerstag im Monat", None),
        ("Th[-1] 09:00-12:00; Th 14:00-16:00", "am letzten Donnerstag im Monat", None),
        ("Jul-Aug Mo-Fr 09:00-12:00; Jul-Aug Mo 14:00-16:00", "am Montag", None),
        ("Jul Mo 09:00-12:00; Mo 14:00-16:00", "am Montag", None),
        ('Mo-Fr 09:00-12:00; Mo 14:00-16:00 "nur mit Termin"', "am Montag", None),
    ],
)
def test_a_lost_slot_is_reported(expression: str, days: str, meant: str | None) -> None:
    (sentence,) = overridden_rules(expression)
    assert sentence.startswith(f"{days} gilt nur „")
    proposal = sentence.rpartition("gemeint „")[2].removesuffix("“?")
    assert overridden_rules(proposal) == []
    assert len(rules_of(proposal)) == len(rules_of(expression))
    assert meant in {None, proposal}


@pytest.mark.parametrize(
    ("expression", "meant"),
    [
        ("PH off; Mo-Fr 09:00-12:00", "Mo-Fr 09:00-12:00; PH off"),
        ("Dec 24 off; Mo-Fr 09:00-12:00", "Mo-Fr 09:00-12:00; Dec 24 off"),
        ("Mo off; Mo-Fr 09:00-12:00, Tu 14:00-16:00", "Mo-Fr 09:00-12:00, Tu 14:00-16:00; Mo off"),
        ("12:00-13:00 off; Mo-Fr 09:00-17:00", "Mo-Fr 09:00-17:00; 12:00-13:00 off"),
    ],
)
def test_closing_in_vain_is_reported(expression: str, meant: str) -> None:
    (sentence,) = overridden_rules(expression)
    assert "wirkt nicht" in sentence
    assert sentence.endswith(f"gemeint „{meant}“?")
    assert overridden_rules(meant) == []


@pytest.mark.parametrize(
    "expression",
    [
        "",
        "24/7",
        "Mo-Fr 09:00-12:00, Mo 14:00-16:00",
        "Mo-Fr 09:00-12:00; Sa 10:00-12:00",
        "Mo-Fr 09:00-12:00; Mo off",
        "Mo-Fr 08:00-18:00; We 12:00-14:00 off",
        "Mo-Fr 09:00-12:00; PH off",
        "Mo-Fr 09:00-12:00; PH 14:00-16:00",
        "Mo-Fr 09:00-12:00; Dec 24-31 14:00-16:00",
        "Mo-Fr 09:00-12:00; 2026 Dec 24 14:00-16:00",
        "Mo-Fr 09:00-12:00; Jul-Aug Mo-Fr 14:00-16:00",
        "Mo-Fr 09:00-12:00; week 01-53/2 Mo 14:00-16:00",
        'Mo-Fr 09:00-12:00; We "nur mit Termin"',
        "Mo-Fr 09:00-17:00; Fr 09:00-13:00",
        "Mo-Fr 09:00-12:00; Mo 14:00-16:00, Mo 09:00-12:00",
        "off; Mo-Fr 09:00-12:00",
        "Mo[1] 09:00-12:00; Mo[3] 14:00-16:00",
        'Mo-Fr 09:00-12:00 || Mo 14:00-16:00 "nur mit Termin"',
    ],
)
def test_what_is_meant_is_not_reported(expression: str) -> None:
    assert overridden_rules(expression) == []


def test_each_pair_is_told_once() -> None:
    told = overridden_rules("Mo-Fr 09:00-12:00; Mo 14:00-16:00; Mo 17:00-18:00")
    assert len(told) == 2


def test_unreadable_hours_are_refused() -> None:
    with pytest.raises(ValueError, match="nicht lesbar"):
        overridden_rules("Di 9-12")
