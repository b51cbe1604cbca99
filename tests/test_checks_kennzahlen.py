"""Figures typed into text: what is told with its macro call, and what must be left alone."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.checks.kennzahlen import RULES, in_fields, in_prose
from macros.errors import Schwere
from macros.makroaufrufe import check_macros
from macros.model.indikator import Messwert
from tests.erfunden import entry, gemeinde, make

if TYPE_CHECKING:
    from macros.konzept import Konzept
    from macros.model.basis import Eintrag

VALUES = {
    "menschen": (("landkreis", 2024, "1874"), ("landkreis", 2025, "1912"), ("gemeinde:nord", 2025, "148")),
    "anteil": (("landkreis", 2020, "8.9"), ("landkreis", 2024, "11.0"), ("landkreis", 2025, "11.4")),
    "quote": (("landkreis", 2024, "50"), ("landkreis", 2025, "63")),
    "tage": (("landkreis", 2024, "98"), ("landkreis", 2025, "87")),
    "kurse": (("landkreis", 2024, "134"), ("landkreis", 2025, "217")),
    "geld": (("land", 2025, "12500"),),
    "klein": (("landkreis", 2025, "7"),),
    "leer": (("landkreis", 2025, None),),
}
UNITS = {
    "menschen": "personen", "anteil": "prozent", "quote": "prozent", "tage": "tage", "kurse": "anzahl", "geld": "euro",
    "klein": "personen", "leer": "personen",
}  # fmt: skip


def concept(text: str = "", *entries: Eintrag, **more: Any) -> Konzept:
    figures = [
        entry("indikator", key, titel=key.title(), einheit=unit, nachkommastellen="1" if key == "anteil" else "0")
        for key, unit in UNITS.items()
    ]
    values = {
        key: tuple(Messwert(area, year, None if value is None else Decimal(value)) for area, year, value in rows)
        for key, rows in VALUES.items()
    }
    prose = {"docs/lage.md": text} if text else {}
    return make([gemeinde("nord", 1), *figures, *entries], messwerte=values, prosa=prose, **more)


def calls(text: str) -> list[str]:
    """The macro calls that are proposed for a chapter."""
    return [problem.meldung[problem.meldung.index("{{") :] for problem in in_prose(concept(text))]


def test_a_typed_figure_is_told_with_place_and_call() -> None:
    text = "# Lage\n\nIm Jahr 2025 hatten 1.912 Menschen\nkeinen deutschen Pass.\n"
    (problem,) = in_prose(concept(text))
    assert str(problem) == (
        "docs/lage.md:3:21: „1.912 Menschen“ ist „Menschen“ von 2025 – aus den Daten bleibt die Zahl richtig: "
        '{{ kennzahl("menschen", jahr=2025) }}'
    )
    assert (problem.schwere, problem.regel) == (Schwere.WARNUNG, "kennzahl")


@pytest.mark.parametrize(
    ("text", "call"),
    [
        ("Das sind 11,4 Prozent.", '{{ kennzahl("anteil", jahr=2025) }}'),
        ("Das sind 11,4\nProzent der Menschen.", '{{ kennzahl("anteil", jahr=2025) }}'),
        ("Das sind 11,4\u00a0% (mehr als früher).", '{{ kennzahl("anteil", jahr=2025) }}'),
        ("Ein Anteil von 8,9 ist lange her.", '{{ kennzahl("anteil", jahr=2020) }}'),
        ("| Anteil | 11,0 |", '{{ kennzahl("anteil", jahr=2024) }}'),
        ("Es waren 1 874 Personen.".replace(" 8", "\u00a08"), '{{ kennzahl("menschen", jahr=2024) }}'),
        ("Es waren 1874 Personen.", '{{ kennzahl("menschen", jahr=2024) }}'),
        ("Im Kreis leben 1.912.", '{{ kennzahl("menschen", jahr=2025) }}'),
        ("Heute sind es 63 Prozent.", '{{ kennzahl("quote", jahr=2025) }}'),
        ("Im Jahr 2024 waren es 50 Prozent.", '{{ kennzahl("quote", jahr=2024) }}'),
        ("Es dauert 87 Tage.", '{{ kennzahl("tage", jahr=2025) }}'),
        ("Es gab 217 Kurse.", '{{ kennzahl("kurse", jahr=2025) }}'),
        ("Das Land gab 12.500 Euro.", '{{ kennzahl("geld", jahr=2025, gebiet="land") }}'),
        ("In Nord wohnen 148 Menschen.", '{{ kennzahl("menschen", jahr=2025, gebiet="gemeinde:nord") }}'),
        ("## 1.912 Menschen", '{{ kennzahl("menschen", jahr=2025) }}'),
        ("- **11,4 Prozent** im Kreis", '{{ kennzahl("anteil", jahr=2025) }}'),
        ("[1.912 Menschen", '{{ kennzahl("menschen", jahr=2025) }}'),
    ],
)
def test_what_is_told(text: str, call: str) -> None:
    assert calls(text) == [call]


def test_every_proposed_call_can_be_made() -> None:
    text = "11,4 Prozent, 1.912 Menschen, 63 Prozent, 87 Tage, 217 Kurse, 12.500 Euro. In Nord 148 Menschen."
    proposed = calls(text)
    assert len(proposed) == 7
    assert list(check_macros(concept("\n\n".join(proposed)))) == []


@pytest.mark.parametrize(
    "text",
    [
        "Seit 1912 gibt es die Brücke.",
        "Am 11.4. und am 8.9.2025 ist geschlossen.",
        "Nach § 217 und §§ 1.912 gilt das, ebenso Absatz 217 und Artikel 217.",
        "Rufen Sie an: 030 23125 217.",
        "Musterstraße 217, Schulweg 217, Am Markt 217",
        "Kapitel 217, Seite 217, Zimmer 217, Linie 217, Nr. 217",
        "M-217, KT 217/2025, 2025/217, 1.2.217, 217-mal, A217",
        "Um 11,4 Kilometer kürzer, 217 Stunden lang",
        "Das kostet 87 Euro und 63 Euro, 217 Euro.",
        "Im Jahr 2024 waren es 87 Prozent.",
        "Vor langer Zeit waren es 50 Prozent.",
        "Vor langer Zeit waren es 134 Kurse.",
        "Sieben, also 7 Personen, saßen am Tisch.",
        "87 von hundert, 63 Stühle",
        "In Süd wohnen 148 Menschen.",
        "11,4 Hektar Wald",
        "Es sind 11,40 und 11,45 und 111,4 Prozent.",
        "21.912 oder 1.912,5 oder 1.912.000 Menschen",
        "`1.912 Menschen`",
        "```\n1.912 Menschen\n```",
        "<!-- 1.912\nMenschen -->",
        '{{ kennzahl("menschen",\n jahr=2025) }} ist mehr als {{ kennzahl("anteil", jahr=2025) }}',
        "[Bericht](https://kreis.example/1.912/11,4)",
        "---\ntitel: Seite\nbeschreibung: Was 1.912 Menschen sagen\n---\n# Seite",
        "217. Sitzung\n\n217. Punkt",
        "## Sprache {: #a-217 }",
    ],
)
def test_what_is_left_alone(text: str) -> None:
    assert calls(text) == []


def test_a_text_field_is_told_at_its_key() -> None:
    konzept = concept("", entry("handlungsfeld", "feld", lage="Beraten wurden 1.912 Menschen.", kurz="63 Prozent."))
    found = {problem.feld: problem.meldung for problem in in_fields(konzept)}
    assert found.keys() == {"lage", "kurz"}
    assert "[Menschen](indikator:menschen)" in found["lage"], "a Markdown field can hold a link"
    assert "](indikator:" not in found["kurz"]
    assert all("{{ kennzahl(" in message for message in found.values())


def test_what_carries_its_own_date_stays_as_it_was() -> None:
    note = {"zeitraum": "2025", "datum": "2026-01-10", "text": "Beraten wurden 1.912 Menschen."}
    meeting = {"datum": "2026-05-05", "thema": "Lage", "protokoll": "11,4 Prozent.",
               "vereinbarungen": [{"was": "1.912 Menschen einladen"}]}  # fmt: skip
    konzept = concept(
        "",
        entry("massnahme", "tat", fortschritt=[note]),
        entry("gremium", "rat", name="Rat", art="beirat", kurz="Berät.", sitzungen=[meeting]),
        entry("meldung", "neu", titel="1.912 Menschen", datum="2026-02-02", kurz="Es sind 1.912 Menschen."),
        entry("bericht", "b", titel="Bericht", zeitraum="2025", datum="2026-03-01", kurz="11,4 Prozent."),
    )
    assert list(in_fields(konzept)) == []


def test_the_text_of_a_gemeinde_may_mean_its_own_value() -> None:
    own = gemeinde("nord", 1, text="Hier wohnen 148 Menschen ohne deutschen Pass.")
    (problem,) = in_fields(concept("", own))
    assert problem.meldung.endswith('{{ kennzahl("menschen", jahr=2025, gebiet="gemeinde:nord") }}')
    other = gemeinde("sued", 2, text="Hier wohnen 148 Menschen ohne deutschen Pass.")
    assert list(in_fields(concept("", other))) == []


def test_nothing_is_told_without_indicators() -> None:
    konzept = make([entry("ziel", "z", text="1.912 Menschen")], prosa={"docs/a.md": "1.912 Menschen"})
    assert [problem for rule in RULES for problem in rule(konzept)] == []


@given(st.text(alphabet="0123456789.,%§ \n\u00a0-*|`{}()[]#Prozent", max_size=80))
def test_any_text_is_read_and_told_where_it_stands(text: str) -> None:
    lines = text.split("\n")
    for problem in in_prose(concept(text)):
        assert lines[problem.zeile - 1][problem.spalte - 1].isdigit()
