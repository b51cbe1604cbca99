"""Who answers: the sixteen cases of the domain with invented names, and random rules against a slow computation."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.model.zustaendigkeit import Personengruppe, Zustaendigkeit
from macros.zustaendig import Antwort, answers, coming_changes, resolve
from tests.erfunden import STICHTAG, entry, gemeinde, make, verband

if TYPE_CHECKING:
    from macros.konzept import Konzept
    from macros.konzept.knoten import Knoten
    from macros.model.gebiete import Gemeinde

OWN = "Ihre Gemeinde macht das selbst."
KREIS = "Das macht der Landkreis."


@dataclass(frozen=True)
class Frage:
    gemeinde: str
    stelle: str
    grund: str
    tag: date = STICHTAG
    gruppe: Personengruppe | None = None
    ort: str | None = None
    anliegen: str = "anliegen"
    bedingung: str | None = None


@dataclass(frozen=True)
class Fall:
    gemeinden: dict[str, str | None]
    regeln: tuple[dict[str, Any], ...]
    fragen: tuple[Frage, ...]
    anliegen: dict[str, str | None] = field(default_factory=lambda: {"anliegen": None})
    anlaufstellen: tuple[str, ...] = ()


def own(place: str, **fields: Any) -> dict[str, Any]:
    return {"gebiete": [f"gemeinde:{place}"], "stelle": f"rathaus-{place}", "ebene": "gemeinde", **fields}


def through(area: str, **fields: Any) -> dict[str, Any]:
    return {"gebiete": [f"verband:{area}"], "stelle": f"amt-{area}", "ebene": "verband", **fields}


def county(**fields: Any) -> dict[str, Any]:
    return {"gebiete": ["landkreis"], "stelle": "kreis", "ebene": "landkreis", **fields}


BIRKEN = "Das macht das Amt Birken, zu dem Ihre Gemeinde gehört."
FAELLE = {
    "01 ein Sonderstatus trägt nur die Stadt, die ihn hat": Fall(
        {"seestadt": None, "heidekrug": None, "birkendorf": "birken"},
        (own("seestadt"), county()),
        (
            Frage("seestadt", "rathaus-seestadt", OWN),
            Frage("heidekrug", "kreis", KREIS),
            Frage("birkendorf", "kreis", KREIS),
        ),
    ),
    "02 der Sonderstatus gilt je Anliegen, nicht je Gemeinde": Fall(
        {"seestadt": None, "heidekrug": None},
        (own("seestadt", anliegen="titel"), county(anliegen="titel"), county()),
        (
            Frage("seestadt", "rathaus-seestadt", OWN, anliegen="titel"),
            Frage("seestadt", "kreis", KREIS),
            Frage("heidekrug", "kreis", KREIS),
        ),
        {"titel": None, "anliegen": None},
    ),
    "03 eine übertragene Aufgabe beginnt und endet": Fall(
        {"nordheim": None, "suedheim": None},
        (
            own("nordheim", gueltig_von="2012-01-01"),
            own("suedheim", gueltig_von="2012-01-01", gueltig_bis="2014-12-31"),
            county(),
        ),
        (
            Frage("nordheim", "rathaus-nordheim", OWN),
            Frage("nordheim", "kreis", KREIS, date(2011, 12, 31)),
            Frage("suedheim", "rathaus-suedheim", OWN, date(2014, 12, 31)),
            Frage("suedheim", "kreis", KREIS, date(2015, 1, 1)),
        ),
    ),
    "04 die Antwort liegt außerhalb des eigenen Zweigs": Fall(
        {"kreisstadt": None, "umland": "birken"},
        ({"gebiete": ["landkreis"], "stelle": "rathaus-kreisstadt", "ebene": "gemeinde"},),
        (
            Frage("kreisstadt", "rathaus-kreisstadt", OWN),
            Frage("umland", "rathaus-kreisstadt", "Das macht Stelle rathaus-kreisstadt auch für Ihre Gemeinde."),
        ),
    ),
    "05 die Samtgemeinde handelt für ihre Mitglieder": Fall(
        {"einheit": None, "birkendorf": "birken"},
        (own("einheit"), through("birken")),
        (Frage("einheit", "rathaus-einheit", OWN), Frage("birkendorf", "amt-birken", BIRKEN)),
    ),
    "06 das Amt handelt für seine Dörfer, am ARS erkannt": Fall(
        {"freistadt": None, "birkendorf": "birken"},
        (own("freistadt"), {"ars_praefix": "ARS9:birkendorf", "stelle": "amt-birken", "ebene": "verband"}),
        (Frage("freistadt", "rathaus-freistadt", OWN), Frage("birkendorf", "amt-birken", BIRKEN)),
    ),
    "07 verantwortlich ist das Amt, den Schalter hat eine Stadt": Fall(
        {"stadt-a": "birken", "birkendorf": "birken"},
        (own("stadt-a"), through("birken", anlaufstellen=["rathaus-a"])),
        (
            Frage("stadt-a", "rathaus-stadt-a", OWN),
            Frage("birkendorf", "amt-birken", BIRKEN, ort="rathaus-a"),
        ),
        anlaufstellen=("rathaus-a",),
    ),
    "08 erfüllende Gemeinde hier, Verwaltungsverband dort": Fall(
        {"vorort": "eichen", "birkendorf": "birken", "eichstadt": "eichen"},
        ({"gebiete": ["verband:eichen"], "stelle": "rathaus-eichstadt", "ebene": "gemeinde"}, through("birken")),
        (
            Frage("vorort", "rathaus-eichstadt", "Das macht Stelle rathaus-eichstadt auch für Ihre Gemeinde."),
            Frage("eichstadt", "rathaus-eichstadt", OWN),
            Frage("birkendorf", "amt-birken", BIRKEN),
        ),
    ),
    "09 eine einzelne Stadt hat die Aufgabe bekommen": Fall(
        {"grossstadt": None, "dorf": None},
        (own("grossstadt"), county()),
        (Frage("grossstadt", "rathaus-grossstadt", OWN), Frage("dorf", "kreis", KREIS)),
    ),
    "10 bis zum letzten Tag die Stadt, danach der Landkreis": Fall(
        {"bergstadt": None, "dorf": None},
        (own("bergstadt", gueltig_bis="2020-12-31"), county()),
        (
            Frage("bergstadt", "rathaus-bergstadt", OWN, date(2020, 12, 31)),
            Frage("bergstadt", "kreis", KREIS, date(2021, 1, 1)),
            Frage("dorf", "kreis", KREIS, date(2020, 12, 31)),
        ),
    ),
    "11 eine Große Kreisstadt ist nicht von selbst zuständig": Fall(
        {"grossstadt": None, "dorf": None},
        (county(),),
        (Frage("grossstadt", "kreis", KREIS), Frage("dorf", "kreis", KREIS)),
    ),
    "12 drei Antworten in einem Landkreis": Fall(
        {"jugendstadt": None, "ohne": None, "mit": None},
        (own("jugendstadt"), own("mit", bedingung="Solange die Vereinbarung gilt."), county()),
        (
            Frage("jugendstadt", "rathaus-jugendstadt", OWN),
            Frage("ohne", "kreis", KREIS),
            Frage("mit", "rathaus-mit", OWN, bedingung="Solange die Vereinbarung gilt."),
        ),
    ),
    "13 der Landkreis ohne das Stadtgebiet": Fall(
        {"stadt": None, "dorf": None},
        (own("stadt"), county(ausgenommen=["gemeinde:stadt"])),
        (Frage("stadt", "rathaus-stadt", OWN), Frage("dorf", "kreis", KREIS)),
    ),
    "14 nur mit einer Bedingung": Fall(
        {"aufnahme": None, "dorf": None},
        (own("aufnahme", bedingung="Wenn Ihnen dort ein Platz zugewiesen ist."), county()),
        (
            Frage("aufnahme", "rathaus-aufnahme", OWN, bedingung="Wenn Ihnen dort ein Platz zugewiesen ist."),
            Frage("dorf", "kreis", KREIS),
        ),
    ),
    "15 die Personengruppe geht vor jedem Gebiet": Fall(
        {"standort": None, "dorf": None},
        (
            own("standort"),
            county(),
            {"gebiete": ["land"], "stelle": "land", "ebene": "land", "personengruppe": "landeseinrichtung"},
        ),
        (
            Frage(
                "standort", "land",
                "Das macht das Land. Das gilt für Menschen, die in einer Unterkunft des Landes wohnen.",
                gruppe=Personengruppe.LANDESEINRICHTUNG,
            ),
            Frage("standort", "rathaus-standort", OWN),
            Frage("standort", "rathaus-standort", OWN, gruppe=Personengruppe.EU),
            Frage("dorf", "kreis", KREIS),
        ),
    ),
    "16 ein Teil des Anliegens liegt auf einer anderen Ebene": Fall(
        {"einheit": None, "birkendorf": "birken"},
        (county(), own("einheit", anliegen="nur-adresse"), through("birken", anliegen="nur-adresse")),
        (
            Frage("einheit", "rathaus-einheit", OWN, anliegen="nur-adresse"),
            Frage("birkendorf", "amt-birken", BIRKEN, anliegen="nur-adresse"),
            Frage("einheit", "kreis", KREIS),
            Frage("einheit", "kreis", KREIS, anliegen="verlaengern"),
        ),
        {"anliegen": None, "nur-adresse": "anliegen", "verlaengern": "anliegen"},
    ),
}  # fmt: skip


def world(fall: Fall) -> Konzept:
    places = {name: gemeinde(name, number, area) for number, (name, area) in enumerate(fall.gemeinden.items(), 1)}
    areas = [verband(area) for area in sorted({area for area in fall.gemeinden.values() if area})]
    topics = [entry("anliegen", key, teil_von=larger) for key, larger in fall.anliegen.items()]
    stops = [entry("anlaufstelle", key) for key in fall.anlaufstellen]
    rules = []
    for number, rule in enumerate(fall.regeln):
        fields = {"anliegen": "anliegen", **rule}
        if prefix := fields.get("ars_praefix"):
            length, _, place = prefix.removeprefix("ARS").partition(":")
            fields["ars_praefix"] = getattr(places[place], "ars", "")[: int(length)]
        rules.append(entry("zustaendigkeit", f"regel-{number}", **fields))
    return make([*places.values(), *areas, *topics, *stops, *rules])


def node(konzept: Konzept, art: str, key: str) -> Knoten:
    found = konzept.knoten(art, key)
    assert found is not None
    return found


@pytest.mark.parametrize("fall", FAELLE.values(), ids=FAELLE.keys())
def test_the_sixteen_cases(fall: Fall) -> None:
    konzept = world(fall)
    for frage in fall.fragen:
        answer = resolve(
            konzept, frage.anliegen, node(konzept, "gemeinde", frage.gemeinde), frage.tag, frage.gruppe
        )  # fmt: skip
        assert answer.stelle is not None
        assert (answer.stelle.eintrag.id, answer.grund_text) == (frage.stelle, frage.grund), frage
        assert [place.eintrag.id for place in answer.anlaufstellen] == ([frage.ort] if frage.ort else [])
        assert answer.bedingung == frage.bedingung


def test_there_are_sixteen() -> None:
    assert len(FAELLE) == 16


def simple(*rules: dict[str, Any]) -> tuple[Konzept, Knoten]:
    konzept = world(Fall({"ort": "birken"}, rules, ()))
    return konzept, node(konzept, "gemeinde", "ort")


def test_nobody_named_is_said_with_the_coordinating_office() -> None:
    konzept, ort = simple()
    answer = resolve(konzept, "anliegen", ort, STICHTAG)
    assert not answer.benannt
    assert answer.stelle is konzept.konzept.koordination
    assert answer.grund == "niemand"
    assert answer.grund_text == "Dafür ist noch niemand benannt. Hier hilft man Ihnen weiter: Stelle kreis."


def test_the_order_of_areas() -> None:
    order = ["gemeinde:ort", "verband:birken", "planungsraum:raum", "landkreis", "land", "bund"]
    for first in range(len(order)):
        topics = [entry("anliegen", "anliegen"), entry("planungsraum", "raum", name="Raum")]
        rules = [
            entry("zustaendigkeit", f"regel-{area.replace(':', '-')}", anliegen="anliegen", gebiete=[area])
            for area in order[first:]
        ]
        konzept = make([gemeinde("ort", 1, "birken", planungsraum="raum"), verband("birken"), *topics, *rules])
        answer = resolve(konzept, "anliegen", node(konzept, "gemeinde", "ort"), STICHTAG)
        assert answer.ueber is not None
        assert answer.ueber.kennung == order[first]


@pytest.mark.parametrize(
    ("place", "length", "over"),
    [
        ("ort", 12, "gemeinde:ort"),
        ("ort", 9, "verband:birken"),
        ("frei", 9, "gemeinde:frei"),
        ("ort", 5, "landkreis"),
        ("ort", 2, "land"),
    ],
)
def test_a_rule_for_a_beginning_of_the_ars_names_the_area_it_stands_for(place: str, length: int, over: str) -> None:
    rule = {"ars_praefix": f"ARS{length}:{place}", "stelle": "kreis", "ebene": "landkreis"}
    konzept = world(Fall({"ort": "birken", "frei": None}, (rule,), ()))
    answer = resolve(konzept, "anliegen", node(konzept, "gemeinde", place), STICHTAG)
    assert answer.ueber is not None
    assert answer.ueber.kennung == over


def test_what_is_inherited_says_from_where() -> None:
    konzept = world(Fall({"ort": None}, (county(anliegen="gross"),), (), {"gross": None, "klein": "gross"}))
    answer = resolve(konzept, "klein", node(konzept, "gemeinde", "ort"), STICHTAG)
    assert answer.geerbt_von is node(konzept, "anliegen", "gross")
    assert answer.anliegen is node(konzept, "anliegen", "klein")


def test_a_ring_of_larger_anliegen_ends() -> None:
    konzept = world(Fall({"ort": None}, (), (), {"a": "b", "b": "a"}))
    assert not resolve(konzept, "a", node(konzept, "gemeinde", "ort"), STICHTAG).benannt


def test_an_unknown_anliegen_is_the_callers_mistake() -> None:
    konzept, ort = simple()
    with pytest.raises(KeyError):
        resolve(konzept, "gibtesnicht", ort, STICHTAG)


def test_answers_name_groups_only_where_something_else_applies() -> None:
    konzept, ort = simple(
        county(),
        county(personengruppe="eu"),
        {"gebiete": ["land"], "stelle": "land", "ebene": "land", "personengruppe": "asyl"},
        {"gebiete": ["gemeinde:ort"], "stelle": "land", "ebene": "land", "personengruppe": "landeseinrichtung"},
    )
    given_answers = answers(konzept, "anliegen", ort, STICHTAG)
    assert [(a.personengruppe, a.stelle and a.stelle.eintrag.id) for a in given_answers] == [
        (None, "kreis"),
        (Personengruppe.LANDESEINRICHTUNG, "land"),
        (Personengruppe.ASYL, "land"),
    ]


def test_a_group_has_its_answer_even_where_nobody_else_has_one() -> None:
    konzept, ort = simple(county(personengruppe="eu"))
    general, special = answers(konzept, "anliegen", ort, STICHTAG)
    assert not general.benannt
    assert (special.benannt, special.personengruppe) == (True, Personengruppe.EU)


def test_coming_changes_name_the_day_and_what_holds_then() -> None:
    konzept, ort = simple(own("ort", gueltig_von="2027-01-01", gueltig_bis="2027-06-30"), county())
    changes = coming_changes(konzept, "anliegen", ort, STICHTAG)
    assert [(c.datum, c.antworten[0].stelle and c.antworten[0].stelle.eintrag.id) for c in changes] == [
        (date(2027, 1, 1), "rathaus-ort"),
        (date(2027, 7, 1), "kreis"),
    ]
    assert coming_changes(konzept, "anliegen", ort, date(2027, 7, 1)) == ()


def test_a_rule_that_gives_way_to_its_equal_is_no_change() -> None:
    konzept, ort = simple(county(gueltig_bis="2026-12-31"), county(gueltig_von="2027-01-01"))
    assert coming_changes(konzept, "anliegen", ort, STICHTAG) == ()


# Random rules, compared with what the sentences of DESIGN §4 say, worked out the slow way.

AREAS = ["gemeinde:a", "gemeinde:b", "gemeinde:c", "verband:birken", "verband:eichen", "planungsraum:raum",
         "landkreis", "land", "bund"]  # fmt: skip
PLACES = [
    gemeinde("a", 1, "birken", planungsraum="raum"),
    gemeinde("b", 2, "eichen"),
    gemeinde("c", 3, planungsraum="raum"),
]
PREFIXES = sorted(
    {getattr(place, "ars", "")[:length] for place in PLACES for length in (2, 5, 9, 12)} | {"98", "99002"}
)
START = date(2026, 1, 1)
DAYS = st.one_of(st.none(), st.integers(0, 20).map(lambda n: (START + timedelta(days=n)).isoformat()))
RULES = st.lists(
    st.fixed_dictionaries(
        {
            "anliegen": st.sampled_from(["klein", "gross"]),
            "area": st.one_of(
                st.lists(st.sampled_from(AREAS), min_size=1, max_size=2, unique=True).map(lambda a: {"gebiete": a}),
                st.sampled_from(PREFIXES).map(lambda p: {"ars_praefix": p}),
            ),
            "ausgenommen": st.lists(st.sampled_from(AREAS[:6]), max_size=1),
            "personengruppe": st.sampled_from([None, None, "asyl", "eu"]),
            "gueltig_von": DAYS,
            "gueltig_bis": DAYS,
        }
    ),
    max_size=7,
)
GROUPS = [None, Personengruppe.ASYL, Personengruppe.EU, Personengruppe.UKRAINE]
RANK = {"gemeinde": 0, "verband": 1, "planungsraum": 2, "landkreis": 3, "land": 4, "bund": 5}
PREFIX_KIND = {12: "gemeinde", 9: "verband", 5: "landkreis", 2: "land"}


def random_world(drawn: list[dict[str, Any]]) -> Konzept:
    rules = [
        entry("zustaendigkeit", f"regel-{number}", **{k: v for k, v in rule.items() if k != "area"}, **rule["area"])
        for number, rule in enumerate(drawn)
    ]
    topics = [entry("anliegen", "gross"), entry("anliegen", "klein", teil_von="gross")]
    room = entry("planungsraum", "raum", name="Raum")
    return make([*PLACES, verband("birken"), verband("eichen"), room, *topics, *rules])


def inside(area: str, place: Gemeinde) -> bool:
    if area.isdigit():
        return place.ars.startswith(area)
    own_areas = {f"gemeinde:{place.id}", f"verband:{place.verband}", f"planungsraum:{place.planungsraum}"}
    return area in {"landkreis", "land", "bund"} | own_areas


def slow_rank(rule: Zustaendigkeit, place: Gemeinde) -> int | None:
    if any(inside(area, place) for area in rule.ausgenommen):
        return None
    areas = [*rule.gebiete, *([rule.ars_praefix] if rule.ars_praefix else [])]
    kinds = [PREFIX_KIND[len(area)] if area.isdigit() else area.split(":")[0] for area in areas if inside(area, place)]
    return min((RANK[kind] for kind in kinds), default=None)


def slow_best(konzept: Konzept, asked: str, place: Gemeinde, day: date, group: str | None) -> set[str]:
    for subject in ("klein", "gross") if asked == "klein" else ("gross",):
        ranked: list[tuple[tuple[bool, int], str]] = []
        for knoten in konzept.alle("zustaendigkeit"):
            rule = knoten.eintrag
            assert isinstance(rule, Zustaendigkeit)
            rank = slow_rank(rule, place)
            in_time = (rule.gueltig_von or day) <= day <= (rule.gueltig_bis or day)
            if rule.anliegen == subject and rank is not None and in_time and rule.personengruppe in {None, group}:
                ranked.append(((rule.personengruppe is None, rank), rule.id))
        if ranked:
            return {key for order, key in ranked if order == min(ranked)[0]}
    return set()


def regel(answer: Antwort) -> str | None:
    return answer.regel.eintrag.id if answer.regel else None


@settings(max_examples=300, deadline=None)
@given(RULES, st.sampled_from("abc"), st.integers(0, 21), st.sampled_from(GROUPS))
def test_the_fast_way_finds_what_the_slow_way_finds(
    drawn: list[dict[str, Any]], place: str, offset: int, group: Personengruppe | None
) -> None:
    konzept = random_world(drawn)
    ort = node(konzept, "gemeinde", place)
    day = START + timedelta(days=offset)
    for asked in ("klein", "gross"):
        found = regel(resolve(konzept, asked, ort, day, group))
        expected = slow_best(konzept, asked, cast("Gemeinde", ort.eintrag), day, group)
        assert found in expected if expected else found is None


@settings(max_examples=150, deadline=None)
@given(RULES, st.sampled_from("abc"))
def test_changes_come_on_the_days_a_calendar_finds(drawn: list[dict[str, Any]], place: str) -> None:
    konzept = random_world(drawn)
    ort = node(konzept, "gemeinde", place)
    first = START - timedelta(days=1)
    days = [first + timedelta(days=number) for number in range(25)]
    told = [[(a.personengruppe, *a.same_help) for a in answers(konzept, "klein", ort, day)] for day in days]
    expected = [day for day, before, after in zip(days[1:], told, told[1:], strict=False) if before != after]
    assert [change.datum for change in coming_changes(konzept, "klein", ort, first)] == expected
