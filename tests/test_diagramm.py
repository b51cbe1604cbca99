"""Charts: nothing runs through a number, a break parts a line, and small pictures share one scale."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from macros.components.diagramm import LINE_HEIGHT, kleinbild, saeulen, skala
from tests.ansehen import page
from tests.test_components_zahlen import chart, figures, numbers

if TYPE_CHECKING:
    from bs4 import Tag

    from macros.components.messwerte import Zahl


def test_the_words_of_a_value_stand_above_a_target_that_would_cross_them() -> None:
    wide = chart((2024, 50), (2025, 98), ziel=(Decimal(100), "Ziel")).bilder[0]
    assert wide.ziel is not None
    far, near = wide.punkte
    assert far.y is not None
    assert far.text_y == far.y - 7
    assert near.text_y == wide.ziel.y - 7


@given(st.lists(st.integers(0, 500), min_size=2, max_size=10), st.integers(1, 500))
def test_no_target_runs_through_a_number(values: list[int], aim: int) -> None:
    for drawing in chart(*enumerate(values, 2000), ziel=(Decimal(aim), "Ziel")).bilder:
        assert drawing.ziel is not None
        for point in drawing.punkte:
            assert not point.text_y - LINE_HEIGHT < drawing.ziel.y < point.text_y
            assert point.text_y - LINE_HEIGHT > 16, "the words of the target stand above"


def test_what_is_written_is_drawn_after_every_line() -> None:
    html = page(figures(("landkreis", 2024, 61), ("landkreis", 2025, 148)), "indikatoren/zahl/")
    for drawing in html.select("svg.ik-chart--wide"):
        kinds = [one.name for one in drawing.find_all(["line", "rect", "polyline", "text"])]
        values = [at for at, one in enumerate(drawing.find_all(["line", "rect", "polyline", "text"])) if is_value(one)]
        assert values == list(range(len(kinds) - 2, len(kinds)))


def is_value(one: Tag) -> bool:
    return one.name == "text" and one.get_text() in {"61", "148"}


def test_a_break_parts_the_line() -> None:
    values = numbers(*((year, 1) for year in range(2000, 2014)))
    found = saeulen(values, str, brueche=(2005,))
    assert found is not None
    assert [len(part.split()) for part in found.bilder[0].linien] == [5, 9]


def test_numbers_with_a_sign_do_not_part_from_it() -> None:
    konzept = figures(("landkreis", 2024, 61), ("landkreis", 2025, 14), einheit="prozent")
    for cell in page(konzept, "indikatoren/zahl/").select(".ik-table td.is-num"):
        assert " %" not in cell.get_text()


def small(*values: tuple[int, str | int | None]) -> list[Zahl]:
    return numbers(*values)


def test_small_pictures_on_one_scale_are_as_high_as_their_values() -> None:
    scale = skala([Decimal(0), Decimal(100)])
    low = kleinbild(small((2023, 50), (2025, 50)), range(2023, 2026), scale)
    high = kleinbild(small((2024, 0), (2025, 100)), range(2023, 2026), scale)
    assert low.null == high.null == 40
    assert low.ende == (100, 22)
    assert high.ende == (100, 4)


def test_a_small_picture_shows_a_lonely_value_as_a_dot_and_hidden_ones_as_nothing() -> None:
    scale = skala([Decimal(9)])
    found = kleinbild(small((2020, 5), (2021, "*"), (2022, 6), (2023, 7)), range(2020, 2024), scale, (2023,))
    assert [len(set(part.split())) for part in found.linien] == [1, 1, 1]
    assert found.brueche == (90,)
    joined = kleinbild(small((2020, 5), (2021, "*"), (2022, 6), (2023, 7)), range(2020, 2024), scale)
    assert [len(set(part.split())) for part in joined.linien] == [1, 2]
