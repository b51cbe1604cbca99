"""Texts: links that lead somewhere, contact data that is linked, and headers that can be read."""

from __future__ import annotations

import pytest

from macros.checks import prosa, textlinks
from macros.checks.textlinks import prose_lines
from macros.errors import Schwere
from macros.kopf import front_matter
from tests.erfunden import entry, make

PLACE = entry(
    "anlaufstelle",
    "rat",
    name="Rat",
    kontakte=[{"zweck": "anrufen", "telefon": "030 23125 100"}, {"zweck": "schreiben", "email": "Rat@rat.example"}],
)


def links(text: str) -> list[str]:
    konzept = make([PLACE], prosa={"docs/x.md": text})
    return [f"{p.zeile}:{p.spalte} {p.meldung}" for p in textlinks.in_prose(konzept)]


@pytest.mark.parametrize(
    "text",
    [
        "[Rat](anlaufstelle:rat)",
        "[Rat](<anlaufstelle:rat>)",
        "[Web](https://www.rat.example/a:b) und [Post](mailto:rat@rat.example) und [Ruf](tel:110)",
        "[Kapitel](kapitel.md#a) und [oben](#oben)",
        "`[so](anlaufstele:rat)` schreibt man einen Link",
        "```\n[so](anlaufstele:rat)\n```",
        "~~~\n[so](anlaufstele:rat)\n```\n[so](anlaufstele:rat)\n~~~",
        "<!-- [später](anlaufstele:rat) -->",
        "Am Ende: anlaufstele:rat",
    ],
)
def test_links_that_are_fine(text: str) -> None:
    assert links(text) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[Rat](anlaufstelle:rad)",
         "1:7 Link ins Leere: unbekannte Kennung „rad“ (Anlaufstelle) – gemeint „rat“?"),
        ("a\n\nb [Rat](anlaufstelle:rat#zeiten)",
         "3:9 Link ins Leere: nach der Kennung darf nichts mehr stehen – gemeint „anlaufstelle:rat“?"),
        ("[Rat]( Anlaufstelle:rat )", "1:8 Link ins Leere: unbekannte Art „Anlaufstelle“ – gemeint „anlaufstelle“?"),
        ("[x](javascript:alert)", "1:5 Link ins Leere: unbekannte Art „javascript“ – erwartet wird art:kennung"),
        ("[Rat][r]\n\n[r]: anlaufstelle:rad",
         "3:6 Link ins Leere: unbekannte Kennung „rad“ (Anlaufstelle) – gemeint „rat“?"),
        ("```\ncode\n```\n[Rat](anlaufstelle:rad)",
         "4:7 Link ins Leere: unbekannte Kennung „rad“ (Anlaufstelle) – gemeint „rat“?"),
    ],
)  # fmt: skip
def test_links_that_lead_nowhere(text: str, told: str) -> None:
    assert links(text) == [told]


def test_columns_stay_where_they_are_when_code_is_blanked() -> None:
    assert list(prose_lines("a `b` {{ c }} d")) == [(1, "a     " + " " * 8 + "d")]


def typed(text: str) -> list[tuple[int, int, str]]:
    konzept = make([PLACE], prosa={"docs/x.md": text})
    found = list(prosa.typed(konzept))
    assert all(problem.schwere is Schwere.WARNUNG for problem in found)
    return [(p.zeile, p.spalte, p.meldung.split("verlinken: ")[-1]) for p in found]


@pytest.mark.parametrize(
    "text",
    [
        "[030 23125 100](anlaufstelle:rat)",
        "[rat@rat.example](mailto:rat@rat.example)",
        "Im Notfall 110 oder 112, nachts 116 117.",
        "Von 2024-2026 und am 01.01.2026, 10:00 Uhr, 1.000.000 Euro, § 44 Abs. 1, 0,5 Stellen, PLZ 00101.",
        "ARS 990010001001 und AGS 99001001.",
        "`030 23125 100`",
        '{{ anlaufstelle("rat") }}',
        "https://www.rat.example/030/23125100",
        "01/2025 – 03/2026",
    ],
)
def test_what_may_stand_in_prose(text: str) -> None:
    assert typed(text) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Tel. 030 23125 100.", (1, 6, "[Rat](anlaufstelle:rat)")),
        ("Tel. (030) 23125-100.", (1, 6, "[Rat](anlaufstelle:rat)")),
        ("Tel. +49 30 23125 100.", (1, 6, "[Rat](anlaufstelle:rat)")),
        ("\n**030/23125101**", (2, 3, "[Name](anlaufstelle:kennung)")),
        ("rat@rat.example", (1, 1, "[Rat](anlaufstelle:rat)")),
        ("Post an <info@rat.example>", (1, 10, "[Name](anlaufstelle:kennung)")),
    ],
)
def test_what_is_typed_is_told_with_the_link_to_use(text: str, told: tuple[int, int, str]) -> None:
    assert typed(text) == [told]


def test_texts_of_the_data_are_read_too_but_not_those_for_the_newspaper() -> None:
    news = entry(
        "meldung", "neu", titel="Neu", datum="2026-11-01", kurz="Rufen Sie 030 23125 100 an.",
        texte={"amtsblatt": "Rufen Sie 030 23125 100 an."},
    )  # fmt: skip
    assert [(p.datei, p.feld) for p in prosa.typed(make([news]))] == [("concept_data/meldungen/neu.yaml", "kurz")]


@pytest.mark.parametrize(
    ("name", "taken"),
    [
        ("docs/index.md", False),
        ("docs/leitbild.md", False),
        ("docs/anlaufstellen.md", True),
        ("docs/anlaufstellen/index.md", True),
        ("docs/anlaufstellen/rat.md", True),
        ("docs/anlaufstellen/rat/index.md", True),
        ("docs/anlaufstellen/regeln.md", False),
        ("docs/begriffe/wort.md", False),
    ],
)
def test_addresses_that_belong_to_the_data(name: str, taken: bool) -> None:  # noqa: FBT001 -- the answer
    assert (list(prosa.addresses(make([PLACE], prosa={name: "# Seite\n"}))) != []) is taken


def test_a_broken_header_is_told_at_its_line() -> None:
    konzept = make([], prosa={"docs/x.md": "---\ntitel: A\nkapitel: 1: 2\n---\nText"})
    assert [str(problem) for problem in prosa.headers(konzept)] == [
        "docs/x.md:3:11: ein Doppelpunkt im Text – Texte mit Doppelpunkt bitte in Anführungszeichen setzen"
    ]


def test_a_header_is_only_what_stands_at_the_top() -> None:
    assert front_matter("x.md", "Text\n---\na: b\n---\n") == {}
    assert front_matter("x.md", "---\nText ohne Ende") == {}
    assert front_matter("x.md", "---\nzeilen:\n  - K1\n  - Z2\n---\n") == {"zeilen": ["K1", "Z2"]}
