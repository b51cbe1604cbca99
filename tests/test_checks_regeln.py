"""Rules of responsibility against each other, chains that bite their tail, and areas that contain each other."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.checks import gebiete, kennungen, zustaendigkeiten, zyklen
from macros.checks.zyklen import rings
from tests.erfunden import entry, gemeinde, make, verband

if TYPE_CHECKING:
    from macros.konzept import Konzept


def rules(*given_rules: dict[str, Any]) -> Konzept:
    places = [gemeinde("a", 1, "birken"), gemeinde("b", 2), verband("birken"), entry("anliegen", "frage")]
    made = [
        entry("zustaendigkeit", f"r{number}", anliegen="frage", **fields) for number, fields in enumerate(given_rules)
    ]
    return make([*places, *made])


def conflicts(*given_rules: dict[str, Any]) -> list[str]:
    return [problem.datei.rpartition("/")[2] for problem in zustaendigkeiten.equals(rules(*given_rules))]


KREIS = {"gebiete": ["landkreis"]}


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        (KREIS, KREIS, ["r1.yaml"]),
        (KREIS, {"ars_praefix": "99001"}, ["r1.yaml"]),
        (KREIS, {"gebiete": ["gemeinde:a"]}, []),
        (KREIS, {"gebiete": ["land"]}, []),
        (KREIS, {"gebiete": ["landkreis"], "personengruppe": "eu"}, []),
        ({"gebiete": ["gemeinde:a"]}, {"gebiete": ["gemeinde:b"]}, []),
        ({"gebiete": ["gemeinde:a", "gemeinde:b"]}, {"gebiete": ["gemeinde:b"]}, ["r1.yaml"]),
        (KREIS, {"gebiete": ["landkreis"], "ausgenommen": ["gemeinde:a", "gemeinde:b"]}, []),
        (KREIS, {"gebiete": ["landkreis"], "ausgenommen": ["gemeinde:a"]}, ["r1.yaml"]),
        ({**KREIS, "gueltig_bis": "2026-12-31"}, {**KREIS, "gueltig_von": "2027-01-01"}, []),
        ({**KREIS, "gueltig_bis": "2027-01-01"}, {**KREIS, "gueltig_von": "2027-01-01"}, ["r1.yaml"]),
        ({**KREIS, "gueltig_bis": "2001-01-01"}, {**KREIS, "gueltig_bis": "2001-01-01"}, ["r1.yaml"]),
        ({**KREIS, "gueltig_von": "2031-01-01"}, KREIS, ["r1.yaml"]),
    ],
)
def test_two_rules_of_equal_rank(one: dict[str, Any], other: dict[str, Any], told: list[str]) -> None:
    assert conflicts(one, other) == told
    assert len(conflicts(other, one)) == len(told)


def test_each_pair_is_told_once_and_names_both_files() -> None:
    assert conflicts(KREIS, KREIS, KREIS) == ["r1.yaml", "r2.yaml", "r2.yaml"]
    (problem,) = zustaendigkeiten.equals(rules(KREIS, KREIS))
    assert "concept_data/zustaendigkeiten/r0.yaml" in problem.meldung


def test_two_rules_for_one_task_of_the_administration_contradict_each_other_too() -> None:
    task = entry("aufgabe", "aufgabe", titel="Aufgabe", ebene="landkreis", aufgabenart="pflicht")
    made = [entry("zustaendigkeit", key, aufgabe="aufgabe", **KREIS) for key in ("x", "y")]
    assert len(list(zustaendigkeiten.equals(make([gemeinde("a", 1), task, *made])))) == 1


DAYS = st.one_of(st.none(), st.integers(0, 6))
START = date(2026, 1, 1)


@settings(max_examples=200, deadline=None)
@given(st.tuples(DAYS, DAYS), st.tuples(DAYS, DAYS))
def test_validity_overlaps_when_a_common_day_exists(one: tuple[Any, Any], other: tuple[Any, Any]) -> None:
    def fields(span: tuple[int | None, int | None]) -> dict[str, Any]:
        names = ("gueltig_von", "gueltig_bis")
        return {n: START + timedelta(days=d) for n, d in zip(names, span, strict=True) if d is not None}

    def holds(span: tuple[int | None, int | None], day: int) -> bool:
        return (span[0] is None or day >= span[0]) and (span[1] is None or day <= span[1])

    common = any(holds(one, day) and holds(other, day) for day in range(-1, 8))
    assert (conflicts({**KREIS, **fields(one)}, {**KREIS, **fields(other)}) != []) is common


@pytest.mark.parametrize(
    ("holds_in", "sentence"),
    [
        ([], "dafür ist nirgends jemand benannt – bitte eine Zuständigkeit anlegen"),
        (["gemeinde:a"], "dafür ist niemand benannt in B – bitte eine Zuständigkeit anlegen"),
        (["landkreis"], None),
    ],
)
def test_a_gap_is_told_once_with_its_gemeinden(holds_in: list[str], sentence: str | None) -> None:
    found = [
        problem.meldung for problem in zustaendigkeiten.gaps(rules(*([{"gebiete": holds_in}] if holds_in else [])))
    ]
    assert found == ([sentence] if sentence else [])


def test_many_gaps_are_counted() -> None:
    places = [gemeinde(f"g{number}", number) for number in range(1, 9)]
    rule = entry("zustaendigkeit", "r", anliegen="frage", gebiete=["gemeinde:g8"])
    (problem,) = zustaendigkeiten.gaps(make([*places, entry("anliegen", "frage"), rule]))
    assert "niemand benannt in G1, G2, G3, G4, G5 und 2 weiteren" in problem.meldung


def test_a_rule_for_a_group_alone_leaves_a_gap() -> None:
    assert len(list(zustaendigkeiten.gaps(rules({**KREIS, "personengruppe": "eu"})))) == 1


EDGES = st.dictionaries(
    st.sampled_from("abcdef"), st.lists(st.sampled_from("abcdef"), max_size=2, unique=True).map(tuple)
)


@given(EDGES)
def test_rings_are_found_when_and_only_when_there_are_any(edges: dict[str, tuple[str, ...]]) -> None:
    found = list(rings(edges))
    for ring in found:
        assert ring[0] == min(ring)
        assert len(set(ring)) == len(ring)
        assert all(after in edges[here] for here, after in zip(ring, (*ring[1:], ring[0]), strict=True))
    reach = {key: set(targets) for key, targets in edges.items()}
    for _ in edges:
        reach = {
            key: targets.union(*(reach.get(target, set()) for target in targets)) for key, targets in reach.items()
        }
    assert bool(found) == any(key in targets for key, targets in reach.items())


def test_a_ring_of_three_is_told_once_with_its_way() -> None:
    offices = [entry("stelle", key, teil_von=above) for key, above in (("a", "b"), ("b", "c"), ("c", "a"), ("d", "a"))]
    (problem,) = zyklen.circles(make(offices))
    assert problem.datei == "concept_data/stellen/a.yaml"
    assert "a → b → c → a" in problem.meldung


@pytest.mark.parametrize(
    ("county", "told"),
    [
        ({"ars": "99001", "fiktiv": "ja"}, []),
        ({"ars": "99001", "fiktiv": "nein"}, ["ars"]),
        ({"ars": "14626", "fiktiv": "ja"}, ["ars"]),
        ({"ars": "14626", "fiktiv": "nein", "bundesland": "SN"}, []),
        ({"ars": "14626", "fiktiv": "nein", "bundesland": "NI"}, ["bundesland"]),
        ({"ars": "03154", "fiktiv": "nein", "bundesland": "NI"}, []),
        ({"ars": "17001", "fiktiv": "nein", "bundesland": "NI"}, ["bundesland"]),
    ],
)
def test_the_landkreis_lies_in_its_land(county: dict[str, str], told: list[str]) -> None:
    assert [problem.feld for problem in gebiete.county(make([], landkreis=county))] == told


def area_problems(*entries: Any) -> list[str]:
    konzept = make(entries)
    found = [*gebiete.keys(konzept), *gebiete.associations(konzept), *gebiete.membership(konzept)]
    return [f"{problem.datei.rpartition('/')[2]} {problem.feld}" for problem in found]


def test_gemeinden_and_verbaende_fit_into_one_another() -> None:
    assert area_problems(gemeinde("a", 1, "birken"), gemeinde("b", 2), verband("birken")) == []
    outside = gemeinde("a", 1).model_copy(update={"ars": "031540000001", "ags": "03154001"})
    assert area_problems(outside) == ["a.yaml ars"]
    alone = gemeinde("a", 1, "birken").model_copy(update={"verband": None})
    assert area_problems(alone, verband("birken")) == ["a.yaml ars"]
    wrong = gemeinde("a", 1, "birken").model_copy(update={"verband": "eichen"})
    assert area_problems(wrong, verband("birken"), verband("eichen")) == ["a.yaml verband"]


def test_the_right_verband_is_proposed() -> None:
    wrong = gemeinde("a", 1, "birken").model_copy(update={"verband": "eichen"})
    (problem,) = gebiete.membership(make([wrong, verband("birken"), verband("eichen")]))
    assert problem.meldung.endswith("– gemeint „birken“?")


def test_one_ags_for_two_is_told_once() -> None:
    twin = gemeinde("b", 1, "birken")
    assert area_problems(gemeinde("a", 1), twin, verband("birken")) == ["b.yaml ags"]


def ids_told(*entries: Any) -> list[str]:
    return [problem.meldung.split(" – ")[0] for problem in kennungen.former_ids(make(entries))]


def test_a_former_id_belongs_to_one_entry_of_its_kind() -> None:
    assert ids_told(entry("stelle", "a", frueher=["alt"]), entry("ziel", "b", frueher=["alt"])) == []
    assert ids_told(entry("stelle", "a", frueher=["alt"]), entry("stelle", "b", frueher=["alt"])) == [
        "„alt“ steht auch in concept_data/stellen/a.yaml unter „frueher“"
    ]
    assert ids_told(entry("stelle", "a", frueher=["a"])) == ["„a“ ist die jetzige Kennung"]
    assert ids_told(entry("stelle", "a", frueher=["b"]), entry("stelle", "b")) == [
        "„b“ ist wieder vergeben (concept_data/stellen/b.yaml)"
    ]
