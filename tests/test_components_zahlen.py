"""Figures: values of indicators in words, tables and charts."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.components import indikator, zielstand
from macros.components.diagramm import LINES, saeulen, skala, verlauf
from macros.components.messwerte import Zahl, latest, reihe
from macros.model.indikator import Messwert
from tests.ansehen import after, node, page, words
from tests.erfunden import entry, gemeinde, make

if TYPE_CHECKING:
    from macros.components.diagramm import Diagramm
    from macros.konzept import Konzept


# --- figures


def rows(*values: tuple[str, int, str | int | None]) -> tuple[Messwert, ...]:
    """Values as (area, year, value); ``*`` is a hidden one."""
    return tuple(
        Messwert(area, year, None if value in {None, "*"} else Decimal(str(value)), unterdrueckt=value == "*")
        for area, year, value in values
    )


def figures(*values: tuple[str, int, str | int | None], **fields: Any) -> Konzept:
    more = fields.pop("more", [])
    return make(
        [gemeinde("nord", 1), gemeinde("sued", 2), gemeinde("west", 3), gemeinde("ost", 4), *more,
         entry("indikator", "zahl", **fields)],
        messwerte={"zahl": rows(*values)},
    )  # fmt: skip


def told(konzept: Konzept) -> str:
    return indikator.satz(node(konzept, "indikator", "zahl")).replace("\xa0", " ")


def test_the_sentence_tells_value_change_and_target() -> None:
    aim = entry("ziel", "mehr", zielwerte=[{"indikator": "zahl", "wert": "180", "jahr": "2027"}])
    konzept = figures(("landkreis", 2024, 133), ("landkreis", 2025, 148), more=[aim])
    assert told(konzept) == "2025: 148 Personen, 15 mehr als 2024. Das Ziel für 2027: 180 Personen."


@pytest.mark.parametrize(
    ("fields", "before", "now", "sentence"),
    [
        (
            {"einheit": "prozent", "nachkommastellen": "1"},
            "7.3",
            "7.6",
            "2025: 7,6 %, 0,3 Prozentpunkte mehr als 2024.",
        ),
        ({"einheit": "prozent"}, "7", "6", "2025: 6 %, 1 Prozentpunkt weniger als 2024."),
        ({"einheit": "personen"}, "2", "1", "2025: 1 Person, 1 weniger als 2024."),
        ({"einheit": "anzahl"}, "5", "5", "2025: 5, so viel wie 2024."),
        ({"einheit": "euro"}, "900", "1912", "2025: 1.912 Euro, 1.012 mehr als 2024."),
        ({"einheit": "tage"}, "0", "1", "2025: 1 Tag, 1 mehr als 2024."),
    ],
)
def test_units_and_changes_are_written_as_people_say_them(
    fields: dict[str, Any], before: str, now: str, sentence: str
) -> None:
    assert told(figures(("landkreis", 2024, before), ("landkreis", 2025, now), **fields)) == sentence


def test_nothing_is_compared_across_a_break() -> None:
    konzept = figures(("landkreis", 2024, 10), ("landkreis", 2025, 20), brueche=[{"jahr": "2025", "grund": "Zensus."}])
    assert told(konzept) == "2025: 20 Personen, wegen einer neuen Zählweise nicht mit 2024 vergleichbar."
    earlier = figures(("landkreis", 2024, 10), ("landkreis", 2025, 20), brueche=[{"jahr": "2024", "grund": "Zensus."}])
    assert told(earlier) == "2025: 20 Personen, 10 mehr als 2024."


def test_hidden_and_unknown_years_are_passed_over() -> None:
    konzept = figures(
        ("landkreis", 2022, 7), ("landkreis", 2023, None), ("landkreis", 2024, 9), ("landkreis", 2025, "*")
    )
    assert told(konzept) == "2024: 9 Personen, 2 mehr als 2022."


def test_no_value_is_said() -> None:
    assert told(figures()) == "Für diesen Indikator gibt es noch keine Werte."
    assert told(figures(("landkreis", 2025, None))) == "Für diesen Indikator gibt es noch keine Werte."
    assert page(figures(), "indikatoren/zahl/").svg is not None


def test_zero_is_a_value() -> None:
    konzept = figures(("landkreis", 2024, 3), ("landkreis", 2025, 0))
    assert told(konzept) == "2025: 0 Personen, 3 weniger als 2024."
    newest = latest(node(konzept, "indikator", "zahl"))
    assert newest is not None
    assert newest.wert == 0


@pytest.mark.parametrize(
    ("areas", "main"),
    [(("gemeinde:nord", "landkreis"), "landkreis"), (("gemeinde:sued", "bund", "land"), "land"),
     (("gemeinde:sued", "gemeinde:nord"), "gemeinde:sued")],
)  # fmt: skip
def test_the_main_area_is_the_landkreis_then_land_then_the_first(areas: tuple[str, ...], main: str) -> None:
    konzept = figures(*((area, 2025, 1) for area in areas))
    assert {one.gebiet for one in reihe(node(konzept, "indikator", "zahl"))} == {main}


def test_tables_keep_zero_hidden_unknown_and_absent_apart() -> None:
    konzept = figures(
        ("landkreis", 2024, 20), ("landkreis", 2025, 25),
        ("gemeinde:nord", 2025, 0), ("gemeinde:sued", 2025, "*"), ("gemeinde:west", 2025, None),
        ("gemeinde:west", 2024, 12), schwelle="3",
    )  # fmt: skip
    html = page(konzept, "indikatoren/zahl/")
    region = html.find(class_="ik-scroll")
    assert region is not None
    assert region["tabindex"] == "0"
    assert region["aria-label"]
    table = {words(row.th): [words(cell) for cell in row.find_all("td")] for row in region.select("tbody tr")}
    assert table == {
        "Landkreis Kleinmuster": ["20", "25"],
        "Nord": ["", "0"],
        "Sued": ["", "• nicht gezeigt"],
        "West": ["12", "– nicht bekannt"],
    }
    text = words(html.main)
    assert "• heißt: nicht gezeigt. Zahlen unter 3 zeigen wir nicht" in text
    assert "Er ist nicht null." in text


def test_signs_that_do_not_occur_are_not_explained() -> None:
    text = words(page(figures(("landkreis", 2024, 20), ("landkreis", 2025, 25)), "indikatoren/zahl/").main)
    assert "• heißt" not in text
    assert "– heißt" not in text


def test_years_show_their_change_and_the_break() -> None:
    konzept = figures(
        ("landkreis", 2023, 10), ("landkreis", 2024, 8), ("landkreis", 2025, 20),
        brueche=[{"jahr": "2025", "grund": "Neuer Zensus."}],
    )  # fmt: skip
    table = after(page(konzept, "indikatoren/zahl/"), "Werte je Jahr")
    cells = [[words(one) for one in row.find_all(["th", "td"])] for row in table.select("tbody tr")]
    assert cells == [
        ["2023", "10", "", ""],
        ["2024", "8", "−2", ""],
        ["2025", "20", "", "Neue Zählweise: Neuer Zensus."],
    ]


def test_bars_are_sorted_and_hidden_ones_come_last() -> None:
    konzept = figures(
        ("gemeinde:nord", 2025, 10), ("gemeinde:sued", 2025, 40), ("gemeinde:west", 2025, "*"),
        ("gemeinde:ost", 2025, None), ("gemeinde:nord", 2026, 3),
    )  # fmt: skip
    view = indikator.sicht(node(konzept, "indikator", "zahl"))
    assert view.balkenjahr == 2025
    assert [(one.gemeinde.eintrag.id, one.laenge) for one in view.balken] == [
        ("sued", 100), ("nord", 25), ("ost", None), ("west", None),
    ]  # fmt: skip
    bars = page(konzept, "indikatoren/zahl/").find(class_="ik-hbars")
    assert bars is not None
    assert [rect["width"] for rect in bars.find_all("rect")] == ["100", "25"]
    assert [words(one) for one in bars.select(".is-hidden span")] == ["– nicht bekannt", "• nicht gezeigt"]


def test_the_target_that_comes_next_counts() -> None:
    aims = [
        entry("ziel", "z", zielwerte=[{"indikator": "zahl", "wert": str(wert), "jahr": str(jahr)}
                                       for wert, jahr in ((5, 2025), (9, 2030), (7, 2026))]),
    ]  # fmt: skip
    konzept = figures(("landkreis", 2025, 4), more=aims)
    next_one = indikator.naechstes_ziel(node(konzept, "indikator", "zahl"))
    assert next_one is not None
    assert (next_one.jahr, next_one.wert) == (2026, Decimal(7))


@pytest.mark.parametrize(
    ("better", "value", "aim", "year", "state"),
    [
        ("mehr", 80, 80, 2027, "erreicht"),
        ("mehr", 79, 80, 2027, "unterwegs"),
        ("mehr", 79, 80, 2025, "verfehlt"),
        ("mehr", 79, 80, 2026, "unterwegs"),
        ("weniger", 80, 80, 2027, "erreicht"),
        ("weniger", 81, 80, 2027, "unterwegs"),
        ("weniger", 81, 80, 2024, "verfehlt"),
        ("neutral", 99, 80, 2027, "unbekannt"),
        ("mehr", None, 80, 2027, "unbekannt"),
    ],
)
def test_a_target_is_reached_missed_or_under_way(
    better: str, value: int | None, aim: int, year: int, state: str
) -> None:
    goal = entry("ziel", "z", zielwerte=[{"indikator": "zahl", "wert": str(aim), "jahr": str(year)}])
    konzept = figures(("landkreis", 2025, value), more=[goal], besser=better)
    assert [one.lage for one in zielstand.vergleiche(node(konzept, "ziel", "z"))] == [state]


def test_the_page_of_an_indicator_names_source_licence_and_the_goals_that_use_it() -> None:
    goal = entry("ziel", "z", titel="Mehr Menschen.", trends=[{"indikator": "zahl", "richtung": "steigt"}])
    konzept = figures(
        ("landkreis", 2025, 4), more=[goal], quelle="Amt", quelle_adresse="https://amt.example/", formel="a durch b",
        naechste_werte="2026-05-01", besser="mehr",
    )  # fmt: skip
    html = page(konzept, "indikatoren/zahl/")
    facts = {words(one.dt): words(one.dd) for one in html.select(".ik-facts > div")}
    assert facts["Quelle"] == "Amt"
    assert facts["Lizenz"] == "CC BY 4.0"
    assert facts["Formel"] == "a durch b"
    assert facts["Welche Richtung ist besser?"] == "mehr ist besser"
    assert facts["Nächste Werte"].replace("\xa0", " ") == "Mai 2026 überfällig"
    assert "Mehr Menschen." in words(html.main)


# --- charts

VALUES = st.decimals(min_value=-100_000, max_value=100_000, places=1, allow_nan=False)


@given(st.lists(VALUES, min_size=1, max_size=20))
def test_a_scale_holds_every_value_and_zero_in_few_round_steps(values: list[Decimal]) -> None:
    found = skala(values)
    assert found.unten <= min(*values, Decimal(0))
    assert found.oben >= max(*values, Decimal(0))
    steps = (found.oben - found.unten) / found.schritt
    assert steps == int(steps)
    assert 1 <= steps <= LINES
    assert found.unten % found.schritt == 0
    assert str(found.schritt.normalize().as_tuple().digits[0]) in {"1", "2", "5"}


def numbers(*values: tuple[int, str | int | None]) -> list[Zahl]:
    return [
        Zahl("landkreis", year, None if value in {None, "*"} else Decimal(str(value)), value == "*", str(value), "", "")
        for year, value in values
    ]


def chart(*values: tuple[int, str | int | None], **more: Any) -> Diagramm:
    found = saeulen(numbers(*values), lambda value: f"{value.normalize():f}", **more)
    assert found is not None
    return found


def test_a_column_is_as_high_as_its_share_of_the_scale() -> None:
    wide = chart((2024, 50), (2025, 100)).bilder[0]
    size = wide.mass.unten - wide.mass.oben
    assert [one.hoehe for one in wide.punkte] == [size // 2, size]
    assert [one.oben + one.hoehe for one in wide.punkte] == [wide.mass.unten] * 2
    assert [one.letzter for one in wide.punkte] == [False, True]
    assert [mark.text for mark in wide.marken] == ["0", "20", "40", "60", "80", "100"]


@given(st.lists(st.integers(0, 5000), min_size=2, max_size=12))
def test_columns_lie_inside_the_plot_and_apart(values: list[int]) -> None:
    for drawing in chart(*enumerate(values, 2000)).bilder:
        points = drawing.punkte
        assert points[0].links >= drawing.mass.links
        assert points[-1].links + points[-1].breite <= drawing.mass.rechts
        assert all(before.links + before.breite < after.links for before, after in pairwise(points))
        assert all(drawing.mass.oben <= one.oben <= drawing.mass.unten for one in points)


def test_a_year_without_value_stays_empty_and_interrupts_the_line() -> None:
    found = chart((2019, -5), (2020, 7), (2022, 8), (2023, 9))
    assert found.art == "linie"
    wide = found.bilder[0]
    assert [one.jahr for one in wide.punkte] == ["2019", "2020", "2021", "2022", "2023"]
    assert wide.punkte[2].y is None
    assert wide.punkte[2].text == ""
    assert len(wide.linien) == 2


def test_a_survey_every_two_years_has_no_holes() -> None:
    assert [one.jahr for one in chart((2021, 1), (2023, 2), (2025, 3)).bilder[0].punkte] == ["2021", "2023", "2025"]


def test_hidden_and_unknown_are_written_not_drawn() -> None:
    points = chart((2023, 5), (2024, "*"), (2025, 6)).bilder[0].punkte
    assert (points[1].y, points[1].text, points[1].hoehe) == (None, "*", 0)


def test_a_break_lies_between_the_years_it_parts() -> None:
    wide = chart((2023, 5), (2024, 6), (2025, 7), brueche=(2024,)).bilder[0]
    assert wide.brueche == ((wide.punkte[0].x + wide.punkte[1].x) // 2,)
    assert chart((2023, 5), (2024, 6), brueche=(2023,)).bilder[0].brueche == ()


def test_a_target_above_all_values_widens_the_scale() -> None:
    wide = chart((2024, 61), (2025, 148), ziel=(Decimal(180), "Ziel 2027: 180")).bilder[0]
    assert wide.marken[-1].text == "200"
    assert wide.ziel is not None
    assert wide.mass.oben < wide.ziel.y < min(one.oben for one in wide.punkte)


def test_one_value_is_no_development() -> None:
    assert saeulen(numbers((2025, 5)), str) is None
    assert saeulen(numbers((2024, None), (2025, 5)), str) is None
    assert verlauf(numbers((2025, 5))) is None


def test_many_years_are_a_line() -> None:
    assert chart(*((year, 1) for year in range(2000, 2012))).art == "balken"
    assert chart(*((year, 1) for year in range(2000, 2013))).art == "linie"


def test_the_small_drawing_names_first_and_last_only() -> None:
    found = verlauf(numbers((2023, 5), (2024, 6), (2025, 7)))
    assert found is not None
    assert [(one.text, one.jahr) for one in found.bilder[0].punkte] == [("5", "2023"), ("", ""), ("7", "2025")]
    assert found.bilder[0].marken == ()


def test_a_chart_has_title_description_and_no_colour_of_its_own() -> None:
    html = page(figures(("landkreis", 2024, 61), ("landkreis", 2025, 148)), "indikatoren/zahl/")
    drawings = html.select("svg.ik-chart")
    assert [str(one["viewbox"]).split()[2] for one in drawings] == ["680", "320"]
    for one in drawings:
        assert one["role"] == "img"
        names = [html.find(id=key) for key in str(one["aria-labelledby"]).split()]
        assert all(name is not None and words(name) for name in names)
        assert not re.search(r"style=|fill=|stroke=", str(one))
    described = str(drawings[0].desc).replace("\xa0", " ")
    assert "Von 61 Personen im Jahr 2024 bis 148 Personen im Jahr 2025." in described
