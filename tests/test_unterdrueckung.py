"""Hidden values stay hidden: whatever arithmetic can find over the published figures, the check refuses before."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from itertools import product
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.checks import unterdrueckung
from macros.model.indikator import Messwert
from tests.erfunden import entry, gemeinde, make, verband

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from macros.konzept import Konzept

PLACES = [
    gemeinde("a", 1, "birken", planungsraum="nord"), gemeinde("b", 2, "birken", planungsraum="sued"),
    gemeinde("c", 3, planungsraum="nord"), gemeinde("d", 4, planungsraum="sued"), verband("birken"),
    entry("planungsraum", "nord", name="Nord"), entry("planungsraum", "sued", name="Süd"),
]  # fmt: skip
#: What the areas above are made of, written down once more and by hand.
MADE_OF = {
    "landkreis": ("a", "b", "c", "d"),
    "verband:birken": ("a", "b"),
    "planungsraum:nord": ("a", "c"),
    "planungsraum:sued": ("b", "d"),
}


def rows(cells: Mapping[str, int | str | None], year: int = 2025) -> tuple[Messwert, ...]:
    """The rows of one year; ``*`` is hidden, None unknown."""
    return tuple(
        Messwert(area, year, Decimal(value) if isinstance(value, int) else None, unterdrueckt=value == "*", zeile=line)
        for line, (area, value) in enumerate(cells.items(), 2)
    )


def concept(cells: Mapping[str, int | str | None], **fields: Any) -> Konzept:
    return make([*PLACES, entry("indikator", "zahl", **fields)], messwerte={"zahl": rows(cells)})


def refused(cells: Mapping[str, int | str | None], **fields: Any) -> list[str]:
    """The areas whose hidden value the check finds out."""
    found = unterdrueckung.sums(concept(cells, **fields))
    return [problem.meldung.split(" von ")[1].split(" ")[0] for problem in found]


def of(a: Any, b: Any, c: Any, d: Any, **sums: Any) -> dict[str, Any]:
    """The four Gemeinden, and the sums that are published."""
    names = {"kreis": "landkreis", "birken": "verband:birken", "nord": "planungsraum:nord", "sued": "planungsraum:sued"}
    places = {f"gemeinde:{key}": value for key, value in zip("abcd", (a, b, c, d), strict=True)}
    return {**{names[key]: value for key, value in sums.items()}, **places}


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        (of(60, "*", 36, 10, kreis=110), ["gemeinde:b"]),
        (of(60, "*", 36, 10, birken=64), ["gemeinde:b"]),
        (of("*", "*", 36, 10, kreis=110, birken=64), []),
        (of("*", "*", 36, 10, kreis=110, nord=96), ["gemeinde:a", "gemeinde:b"]),
        (of("*", "*", "*", 10, kreis=110, birken=64), ["gemeinde:c"]),
        (of("*", "*", "*", "*", kreis=40, birken=20, nord=20, sued=20), []),
        (of("*", "*", "*", 30, kreis=60, birken=20, nord=25, sued=35), ["gemeinde:a", "gemeinde:b", "gemeinde:c"]),
        (of(60, 30, 36, 10, kreis="*"), ["landkreis"]),
        (of(60, 30, 36, 10, kreis=136, birken="*"), ["verband:birken"]),
        (of("*", 30, 36, 10, kreis="*", birken=34), ["gemeinde:a", "landkreis"]),
        (of(60, "*", 36, None, kreis=110), []),
        (of(60, "*", "*", None, kreis=60), ["gemeinde:b", "gemeinde:c"]),
        (of(60, "*", "*", 10, kreis=70), ["gemeinde:b", "gemeinde:c"]),
        (of(60, "*", "*", 10, kreis=72), ["gemeinde:b", "gemeinde:c"]),
        (of(60, "*", "*", 10, kreis=78), ["gemeinde:b", "gemeinde:c"]),
        (of(60, "*", "*", 10, kreis=73), []),
        (of(60, "*", "*", 10, kreis=79), []),
        (of(60, "*", "*", 10), []),
    ],
    ids=[
        "one in the Landkreis", "one in a Verband", "two in a Verband", "a second sum crosses", "the rest of a Verband",
        "all", "crossing sums", "a hidden total", "a hidden part of a total", "a total through a part",
        "one more unknown", "nothing is left, beside an unknown", "nothing is left", "each is 1", "each is 4",
        "1 and 2 or 2 and 1", "one of them is not small", "no sum at all",
    ],
)  # fmt: skip
def test_what_can_be_derived_is_found(cells: dict[str, Any], found: list[str]) -> None:
    assert sorted(refused(cells)) == found


def test_nothing_is_derived_where_nothing_adds_up() -> None:
    cells = of(60, "*", 36, 10, kreis=110)
    assert refused(cells, summierbar="nein") == []
    assert refused(cells, einheit="prozent") == []
    assert refused(cells, einheit="euro") == ["gemeinde:b"]


def test_a_threshold_of_its_own_is_part_of_the_attack() -> None:
    assert refused(of(60, "*", "*", 10, kreis=74), schwelle="3") == ["gemeinde:b", "gemeinde:c"]
    assert refused(of(60, "*", "*", 10, kreis=74), schwelle="10") == []
    assert refused(of(60, "*", "*", 10, kreis=88), schwelle="10") == ["gemeinde:b", "gemeinde:c"]
    assert refused(of(60, "*", "*", 10, kreis=72), schwelle="0") == []


def test_each_year_is_a_table_of_its_own() -> None:
    one, other = of(60, "*", 36, 10), of(60, 30, 36, 10, kreis=110)
    konzept = make([*PLACES, entry("indikator", "zahl")], messwerte={"zahl": (*rows(one, 2024), *rows(other, 2025))})
    assert list(unterdrueckung.sums(konzept)) == []


def test_the_message_says_what_to_hide_as_well() -> None:
    (problem,) = unterdrueckung.sums(concept(of(60, "*", 36, 10, kreis=110)))
    assert str(problem) == (
        "concept_data/indikatoren/zahl.csv:4:1: wert: der unterdrückte Wert von gemeinde:b 2025 lässt sich aus den "
        "anderen Zahlen ausrechnen – bitte auch bei gemeinde:d 2025 „*“ eintragen (Zeile 6)"
    )
    (problem,) = unterdrueckung.sums(concept(of(60, "*", 36, 10, birken=64)))
    assert "gemeinde:a 2025 „*“" in problem.meldung
    (problem,) = unterdrueckung.sums(concept(of(60, 30, 36, 10, kreis="*")))
    assert "gemeinde:d 2025 „*“" in problem.meldung


# --- an attacker who knows nothing of how the check works: all tables that fit, one after the other

LARGEST = 3
THRESHOLD = 4


@dataclass(frozen=True, slots=True)
class Attack:
    """What every table has in common that fits the published figures, for hidden values from ``low`` to ``high``."""

    low: int
    high: int

    def finds(self, published: Mapping[str, Any]) -> set[str]:
        choices: list[Iterable[int]] = []
        for key in "abcd":
            value = published.get(f"gemeinde:{key}")
            hidden = range(self.low, self.high + 1)
            choices.append([value] if isinstance(value, int) else hidden if value == "*" else range(4 * LARGEST + 1))
        seen: dict[str, set[int]] = defaultdict(set)
        for cells in product(*choices):
            whole = {f"gemeinde:{key}": cell for key, cell in zip("abcd", cells, strict=True)}
            for area, parts in MADE_OF.items():
                whole[area] = sum(whole[f"gemeinde:{key}"] for key in parts)
            if all(whole[area] == value for area, value in published.items() if isinstance(value, int)):
                for area, value in published.items():
                    if value == "*":
                        seen[area].add(whole[area])
        return {area for area, values in seen.items() if len(values) == 1}


@st.composite
def tables(draw: Any) -> dict[str, Any]:
    """A true table, of which some values are hidden, unknown or not published."""
    true = {f"gemeinde:{key}": draw(st.integers(0, LARGEST)) for key in "abcd"}
    for area, parts in MADE_OF.items():
        true[area] = sum(true[f"gemeinde:{key}"] for key in parts)
    published: dict[str, Any] = {}
    for area, value in true.items():
        shown = draw(
            st.sampled_from(["*", "*", "*", value, value, None] if area.startswith("g") else [value, "*", None])
        )
        if shown is not None or draw(st.booleans()):
            published[area] = shown
    return published


@settings(max_examples=80, deadline=None)
@given(tables())
def test_whatever_all_fitting_tables_agree_on_is_refused(published: dict[str, Any]) -> None:
    """Exactly what an attacker finds who tries every table: with any hidden value, or with small ones only."""
    known = Attack(0, 4 * LARGEST).finds(published) | Attack(1, THRESHOLD - 1).finds(published)
    assert set(refused(published, schwelle=str(THRESHOLD))) == known


# --- small values that are shown


@pytest.mark.parametrize(
    ("fields", "area", "value", "told"),
    [
        ({}, "gemeinde:a", 4, True),
        ({}, "gemeinde:a", 1, True),
        ({}, "gemeinde:a", 5, False),
        ({}, "gemeinde:a", 0, False),
        ({}, "gemeinde:a", "*", False),
        ({}, "verband:birken", 4, True),
        ({}, "planungsraum:nord", 4, True),
        ({}, "landkreis", 4, False),
        ({"einheit": "anzahl"}, "gemeinde:a", 4, True),
        ({"einheit": "prozent"}, "gemeinde:a", 4, False),
        ({"schwelle": "3"}, "gemeinde:a", 4, False),
        ({"schwelle": "0"}, "gemeinde:a", 1, False),
        ({"schwelle": "10"}, "gemeinde:a", 9, True),
    ],
)
def test_small_values_below_the_landkreis_are_told(
    fields: dict[str, str],
    area: str,
    value: int | str,
    told: bool,  # noqa: FBT001 -- a column of the table
) -> None:
    found = list(unterdrueckung.small(concept({area: value}, **fields)))
    assert [problem.feld for problem in found] == (["wert"] if told else [])


@pytest.mark.parametrize(("schwelle", "told"), [("0", []), ("1", ["schwelle"]), ("2", ["schwelle"]), ("3", [])])
def test_a_threshold_that_hides_nothing_is_told(schwelle: str, told: list[str]) -> None:
    assert [problem.feld for problem in unterdrueckung.small(concept({}, schwelle=schwelle))] == told
    assert list(unterdrueckung.small(concept({}, schwelle=schwelle, einheit="prozent"))) == []


def test_a_share_is_hidden_where_the_number_behind_it_is() -> None:
    share = entry("indikator", "anteil", einheit="prozent", zaehler="zahl")
    number = rows({"gemeinde:a": "*", "gemeinde:b": 9, "gemeinde:c": "*"})
    shown = rows({"gemeinde:a": 3, "gemeinde:b": 4, "gemeinde:c": "*", "gemeinde:d": 0})
    konzept = make([*PLACES, entry("indikator", "zahl"), share], messwerte={"zahl": number, "anteil": shown})
    assert [problem.zeile for problem in unterdrueckung.shares(konzept)] == [2]
    another = make([*PLACES, entry("indikator", "zahl"), share], messwerte={"zahl": rows({"gemeinde:a": "*"}, 2024)})
    assert list(unterdrueckung.shares(another)) == []
