"""What is written is read back unchanged."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from macros.source import EMPTY, parse
from macros.yamltext import document, lines, scalar

TEXT = st.text(st.characters(exclude_categories=("Cs", "Cn")), min_size=1, max_size=60)
SPIKY = st.text(st.sampled_from("ab1 :#-'\"{}[]&*!|>%@`,?\n\t\\äß0.~"), min_size=1, max_size=20)
KEY = st.sampled_from(["titel", "kurz", "text", "y", "no", "von_bis"])
NESTED: st.SearchStrategy[Any] = st.recursive(
    SPIKY,
    lambda inner: st.lists(SPIKY, max_size=3) | st.dictionaries(KEY, inner, min_size=1, max_size=3),
    max_leaves=8,
)


def read(text: str) -> Any:
    return parse(text.encode(), "x.yaml").data


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("Weißwasser/O.L.", "Weißwasser/O.L."),
        ("Běła Woda", "Běła Woda"),
        ("00320", '"00320"'),
        ("2025", '"2025"'),
        ("2026-11-22", '"2026-11-22"'),
        ("09:30", '"09:30"'),
        ("#0b5c6b", '"#0b5c6b"'),
        ("Nein: danke", '"Nein: danke"'),
        ("Haus #3", '"Haus #3"'),
        ("no", '"no"'),
        ("§ 5", '"§ 5"'),
        ("https://musterland.example/", "https://musterland.example/"),
        ("gemeinde:musterau", "gemeinde:musterau"),
        ("eins\nzwei", '"eins\\nzwei"'),
        (True, "ja"),
        (False, "nein"),
        (12, "12"),
        (Decimal("1343.50"), "1343,50"),
        (date(2026, 11, 22), "2026-11-22"),
    ],
)
def test_a_value_in_one_line(value: Any, written: str) -> None:
    assert scalar(value) == written


def test_a_field_with_parts() -> None:
    value: Any = {"woerter": ["Kurs", "2025"], "leer": [], "teile": [{"a": "eins", "b": {"c": 1}}, {"a": "zwei\ndrei"}]}
    assert lines("feld", value) == [
        "feld:",
        "  woerter:",
        "    - Kurs",
        '    - "2025"',
        "  leer: []",
        "  teile:",
        "    - a: eins",
        "      b:",
        "        c: 1",
        "    - a: |-",
        "        zwei",
        "        drei",
    ]


@given(value=TEXT | SPIKY)
def test_text_comes_back_as_it_was(value: str) -> None:
    text = document("# x", {"a": value, "b": [value], "c": {"d": value}})
    assert read(text) == {"a": value, "b": [value], "c": {"d": value}}
    assert yaml.safe_load(text)["a"] == value


@given(value=TEXT | SPIKY)
def test_text_is_never_taken_for_an_empty_value(value: str) -> None:
    assert scalar(value) not in EMPTY


@given(fields=st.dictionaries(KEY, NESTED, min_size=1, max_size=3))
def test_nested_fields_come_back_as_they_were(fields: dict[str, Any]) -> None:
    assert read(document("# x", fields)) == fields


def test_a_list_of_lists_is_refused() -> None:
    with pytest.raises(TypeError):
        lines("a", [["b"]])
