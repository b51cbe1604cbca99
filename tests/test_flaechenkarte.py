"""The map of the Gemeinden by classes: limits that are values, equal values together, and more than colour."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.components.flaechenkarte import MOST, classes, flaechenkarte
from macros.konzept import Konzept
from macros.palette import contrast, palette
from macros.render import OVERRIDES
from tests.ansehen import node, page, words
from tests.test_components_zahlen import figures

if TYPE_CHECKING:
    from macros.components.flaechenkarte import Flaechenkarte


def square(x: int) -> dict[str, Any]:
    return {"type": "Polygon", "coordinates": [[[x, 50], [x + 1, 50], [x + 1, 51], [x, 51], [x, 50]]]}


def mapped(*values: tuple[str, int, str | int | None], **fields: Any) -> Konzept:
    """The Gemeinden nord, sued, west and ost beside each other, with these values."""
    konzept = figures(*values, **fields)
    shapes = {key: square(x) for x, key in enumerate(("nord", "sued", "west", "ost"), 10)}
    return Konzept(replace(konzept.daten, geometrien=shapes), konzept.stichtag)


def drawn(*values: tuple[str, int, str | int | None], **fields: Any) -> Flaechenkarte:
    found = flaechenkarte(node(mapped(*values, **fields), "indikator", "zahl"))
    assert found is not None
    return found


@given(st.lists(st.integers(0, 40).map(Decimal), min_size=2, max_size=60))
def test_classes_are_few_in_order_without_holes_and_even(values: list[Decimal]) -> None:
    values.sort()
    found = classes(values)
    numbers = [found[value] for value in values]
    assert numbers == sorted(numbers)
    assert set(numbers) == set(range(1, max(numbers) + 1))
    assert max(numbers) <= MOST
    most_alike = max(Counter(values).values())
    assert max(Counter(numbers).values()) <= len(values) / min(MOST, len(set(values))) + most_alike


def test_different_values_make_as_many_classes_as_there_are() -> None:
    assert list(classes([Decimal(number) for number in range(10)]).values()) == [1, 1, 2, 2, 3, 3, 4, 4, 5, 5]
    assert classes([Decimal(0), Decimal(0), Decimal(0), Decimal(7)]) == {Decimal(0): 1, Decimal(7): 2}


def test_the_newest_year_is_drawn_and_hidden_unknown_and_zero_differ() -> None:
    found = drawn(
        ("gemeinde:nord", 2024, 9), ("gemeinde:sued", 2024, 9),
        ("gemeinde:nord", 2025, 0), ("gemeinde:sued", 2025, 30), ("gemeinde:west", 2025, "*"),
    )  # fmt: skip
    assert found.jahr == 2025
    assert {key: (one.klasse, one.zeichen) for key, one in found.flaechen.items()} == {
        "nord": ("k1", "A"),
        "sued": ("k2", "B"),
        "west": ("verborgen", "•"),
        "ost": ("unbekannt", "–"),
    }
    assert [(one.buchstabe, one.von, one.bis, one.gemeinden) for one in found.klassen] == [
        ("A", "0", "0", 1),
        ("B", "30", "30", 1),
    ]


def test_limits_are_values_of_the_class() -> None:
    found = drawn(
        ("gemeinde:nord", 2025, "1.5"), ("gemeinde:sued", 2025, "2.5"), ("gemeinde:west", 2025, "2.5"),
        ("gemeinde:ost", 2025, "30"), einheit="prozent", nachkommastellen="1",
    )  # fmt: skip
    limits = [(one.von.replace("\xa0", " "), one.bis.replace("\xa0", " "), one.gemeinden) for one in found.klassen]
    assert limits == [("1,5 %", "1,5 %", 1), ("2,5 %", "2,5 %", 2), ("30,0 %", "30,0 %", 1)]
    assert not found.anzahlen


@pytest.mark.parametrize(
    "values",
    [
        [],
        [("landkreis", 2025, 5)],
        [("gemeinde:nord", 2025, 5)],
        [("gemeinde:nord", 2025, 5), ("gemeinde:sued", 2025, 5)],
        [("gemeinde:nord", 2025, 5), ("gemeinde:sued", 2025, "*")],
    ],
    ids=["no values", "none of Gemeinden", "one", "all alike", "one and a hidden one"],
)
def test_there_is_no_map_where_nothing_can_be_told_apart(values: list[tuple[str, int, Any]]) -> None:
    assert flaechenkarte(node(mapped(*values), "indikator", "zahl")) is None


def test_there_is_no_map_without_boundaries() -> None:
    konzept = figures(("gemeinde:nord", 2025, 5), ("gemeinde:sued", 2025, 9))
    assert flaechenkarte(node(konzept, "indikator", "zahl")) is None
    assert page(konzept, "indikatoren/zahl/").find(class_="ik-areas") is None


def test_the_page_draws_every_gemeinde_with_shade_letter_and_pattern_and_explains_each() -> None:
    konzept = mapped(
        ("gemeinde:nord", 2025, 8), ("gemeinde:sued", 2025, 30), ("gemeinde:west", 2025, "*"), schwelle="5"
    )
    html = page(konzept, "indikatoren/zahl/")
    figure = html.find(class_="ik-areas")
    assert figure is not None
    drawing = figure.find("svg")
    assert drawing is not None
    assert drawing["role"] == "img"
    assert all(words(html.find(id=key)) for key in str(drawing["aria-labelledby"]).split())
    areas = {words(one.title): (one["class"], words(one.find("text")), one.select("path")[0].get("fill"))
             for one in drawing.select("g")}  # fmt: skip
    assert areas == {
        "Nord: 8 Personen": (["k1"], "A", None),
        "Sued: 30 Personen": (["k2"], "B", None),
        "West: nicht gezeigt": (["verborgen"], "•", "url(#karte-verborgen)"),
        "Ost: nicht bekannt": (["unbekannt"], "–", "url(#karte-unbekannt)"),
    }
    assert {one["id"] for one in drawing.select("pattern")} == {"karte-verborgen", "karte-unbekannt"}
    key = [words(one) for one in figure.select("ul li")]
    assert key == ["A 8 1 Gemeinde", "B 30 1 Gemeinde", "• nicht gezeigt 1 Gemeinde", "– nicht bekannt 1 Gemeinde"]
    assert "Quantile" in words(figure)
    assert "keine Anteile" in words(figure)
    assert not re.search(r"style=|stroke=", str(figure))


# --- shades: every letter can be read on every one of them, and neighbours differ in grey

STYLE = (OVERRIDES / "assets/stil/indikator.css").read_text(encoding="utf-8")
SHADES = [float(found) for found in re.findall(r"\.k\d path \{[^}]*fill-opacity: ([\d.]+)", STYLE)]
COLOURS = ["#005766", "#8a1538", "#1d5aa6", "#1b6a3c", "#6b3fa0", "#a85f00", "#000000", "#ffcc2e"]


def blended(colour: str, ground: str, share: float) -> str:
    pairs = [(int(colour[at : at + 2], 16), int(ground[at : at + 2], 16)) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(share * top + (1 - share) * below):02x}" for top, below in pairs)


@pytest.mark.parametrize("colour", COLOURS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_letters_can_be_read_on_every_shade_of_every_kreis(colour: str, scheme: str) -> None:
    tokens = getattr(palette(colour), scheme)
    grounds = [blended(tokens["primary"], tokens["bg"], share) for share in SHADES]
    assert len(grounds) == MOST
    for number, ground in enumerate(grounds, 1):
        letters = tokens["on-primary" if number > 3 else "text"]
        assert contrast(letters, ground) >= 4.5, (number, ground)
    greys = [contrast(ground, tokens["bg"]) for ground in grounds]
    assert all(after / before >= 1.13 for before, after in pairwise(greys)), greys
