"""What the page of an indicator says beside its values: how old they are, what is wished for, and how they went."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import pytest

from macros.components import gemeindewerte
from macros.vergleich import messwerte
from tests.ansehen import node, page, words
from tests.erfunden import entry
from tests.test_components_zahlen import figures

if TYPE_CHECKING:
    from macros.konzept import Konzept


def told(konzept: Konzept, selector: str) -> list[str]:
    return [words(one).replace("\xa0", " ") for one in page(konzept, "indikatoren/zahl/").select(selector)]


@pytest.mark.parametrize(
    ("fields", "newest", "sentence"),
    [
        ({}, 2024, []),
        ({}, 2023, ["Nicht aktuell: Der neueste Wert ist von 2023."]),
        ({"naechste_werte": "2026-11-22"}, 2025, []),
        (
            {"naechste_werte": "2026-05-01"},
            2025,
            ["Nicht aktuell: Der neueste Wert ist von 2025, erwartet war im Mai 2026 ein neuer."],
        ),
        ({"rhythmus": "unregelmaessig"}, 1990, []),
    ],
)
def test_a_figure_that_is_old_says_so_on_its_page_and_in_the_list(
    fields: dict[str, str], newest: int, sentence: list[str]
) -> None:
    konzept = figures(("landkreis", newest, 7), **fields)
    assert told(konzept, ".ik-head .ik-note--late") == sentence
    cards = [words(one) for one in page(konzept, "indikatoren/").select(".ik-figs .is-late")]
    assert cards == (["nicht aktuell"] if sentence else [])


def test_no_value_is_not_called_old() -> None:
    assert told(figures(("landkreis", 2020, None)), ".ik-note--late") == []


def aims(**fields: Any) -> str:
    goals = [
        entry("ziel", "zahl-ziel", titel="Hundert.", zielwerte=[{"indikator": "zahl", "wert": "100", "jahr": "2028"},
                                                              {"indikator": "zahl", "wert": "80", "jahr": "2026"}]),
        entry("ziel", "trend", titel="Aufwärts.", trends=[{"indikator": "zahl", "richtung": "steigt"}]),
    ]  # fmt: skip
    konzept = figures(("landkreis", 2025, 7), more=goals if fields.pop("goals", True) else [], **fields)
    rows = page(konzept, "indikatoren/zahl/").select(".ik-facts > div")
    return next(words(one.dd).replace("\xa0", " ") for one in rows if words(one.dt).startswith("Zielwert"))


def test_every_target_and_every_wished_trend_is_named_with_its_goal() -> None:
    assert (
        aims()
        == "80 Personen bis 2026 : Hundert. 100 Personen bis 2028 : Hundert. soll steigen : Aufwärts.".replace(
            " :", ":"
        )
    )


def test_without_a_goal_the_page_says_so() -> None:
    assert aims(goals=False, zweck="kontext") == "keine: Die Zahl beschreibt nur die Lage."
    assert aims(goals=False, zweck="ziel") == "noch nicht festgelegt"


def test_the_description_names_target_and_break() -> None:
    goal = entry("ziel", "mehr", zielwerte=[{"indikator": "zahl", "wert": "180", "jahr": "2027"}])
    konzept = figures(
        ("landkreis", 2023, 100), ("landkreis", 2024, 133), ("landkreis", 2025, 148), more=[goal],
        brueche=[{"jahr": "2024", "grund": "Zensus."}, {"jahr": "2010", "grund": "Früher."}],
    )  # fmt: skip
    (described,) = set(told(konzept, "svg.ik-chart desc"))
    assert described == (
        "Von 100 Personen im Jahr 2023 bis 148 Personen im Jahr 2025. Das Ziel für 2027: 180 Personen. "
        "Ab 2024 wird anders gezählt. Alle Werte stehen in der Tabelle darunter."
    )


def test_small_pictures_share_years_and_scale_and_leave_out_who_has_too_few_values() -> None:
    konzept = figures(
        ("gemeinde:nord", 2022, 10), ("gemeinde:nord", 2025, 40), ("gemeinde:sued", 2023, 7),
        ("gemeinde:sued", 2024, "*"), ("gemeinde:sued", 2025, 9), ("gemeinde:west", 2025, 5),
        ("gemeinde:west", 2024, "*"), brueche=[{"jahr": "2024", "grund": "Zensus."}],
    )  # fmt: skip
    found = gemeindewerte.courses(node(konzept, "indikator", "zahl"))
    assert found is not None
    assert (found.unten, found.oben, found.von, found.bis) == ("0", "40", 2022, 2025)
    assert [(one.gemeinde.eintrag.id, one.anfang.jahr, one.ende.jahr) for one in found.bilder] == [
        ("nord", 2022, 2025),
        ("sued", 2023, 2025),
    ]
    assert [one.eintrag.id for one in found.ohne] == ["west"]
    assert {one.bild.null for one in found.bilder} == {40}
    assert [words(one) for one in page(konzept, "indikatoren/zahl/").select(".ik-minis li")] == [
        "Nord 2022: 10 2025: 40",
        "Sued 2023: 7 2025: 9",
    ]


def test_one_gemeinde_is_no_comparison() -> None:
    konzept = figures(("gemeinde:nord", 2024, 10), ("gemeinde:nord", 2025, 40), ("gemeinde:sued", 2025, 9))
    assert gemeindewerte.courses(node(konzept, "indikator", "zahl")) is None


def test_a_goal_names_each_indicator_once() -> None:
    goal = entry(
        "ziel", "mehr",
        zielwerte=[{"indikator": "zahl", "wert": wert, "jahr": jahr} for wert, jahr in (("50", "2027"), ("5", "2026"))],
        trends=[{"indikator": "zahl", "richtung": "steigt"}, {"richtung": "steigt", "erlaeuterung": "Alle reden mit."}],
    )  # fmt: skip
    konzept = figures(("landkreis", 2025, 7), more=[goal], besser="mehr")
    rows = page(konzept, "ziele/mehr/").select(".ik-measure")
    assert [[words(line).replace("\xa0", " ") for line in row.find_all("p")] for row in rows] == [
        [
            "Indikator", "Ziel für 2026: 5 Personen . erreicht", "Ziel für 2027: 50 Personen . noch nicht erreicht",
            "Gewünschte Entwicklung: soll steigen .", "Zuletzt (2025): 7 Personen .",
        ],
        ["Alle reden mit."],
    ]  # fmt: skip


class Places:
    """The words a report has for an area."""

    def ort(self, area: str) -> str:
        return area


def report(before: str | None, after: str | None) -> list[tuple[str | None, str | None]]:
    area = ("gemeinde:nord", 2025)
    places = cast("Any", Places())
    found = messwerte.figures({area: before}, {area: after}, places, lambda text, **_: text)
    return [(one.alt, one.neu) for one in found]


def test_a_report_of_changes_does_not_repeat_what_is_hidden_now() -> None:
    assert report("3", "*") == [("ein Wert, der nicht mehr gezeigt wird", "nicht veröffentlicht (kleine Zahl)")]
    assert report(None, "*") == [("unbekannt", "nicht veröffentlicht (kleine Zahl)")]
    assert report("*", "7.5") == [("nicht veröffentlicht (kleine Zahl)", "7,5")]
    assert report("3", "7.5") == [("3", "7,5")]
