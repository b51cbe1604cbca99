"""The finder: its choices, who else helps, the words it finds by, distances, and what stands on a Gemeinde's page."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.components import finder, gemeinde, stelle
from macros.components.antworten import every_row
from macros.components.entfernung import distance_to, great_circle, place_in, point_of
from macros.components.regeln import rule_view
from macros.exports import suchwoerter
from macros.model.listen import Suchgruppen
from macros.zustaendig import resolve
from tests.erfunden import STICHTAG, entry, make, verband
from tests.erfunden import gemeinde as ort

if TYPE_CHECKING:
    from macros.konzept import Knoten, Konzept

HERE = {"breite": "51", "laenge": "14"}


def node(konzept: Konzept, art: str, key: str) -> Knoten:
    found = konzept.knoten(art, key)
    assert found is not None
    return found


def place(key: str, /, *areas: str, **fields: Any) -> Any:
    return entry("anlaufstelle", key, name=key.title(), gebiete=[*areas], anliegen=["geld"], **fields)


def at(breite: str, laenge: str = "14", **fields: Any) -> list[dict[str, Any]]:
    return [{"strasse": "Weg 1", "ort": "Ort", "breite": breite, "laenge": laenge, **fields}]


@pytest.fixture
def town() -> Konzept:
    """Ahausen at 51° N, 14° E in the Verband Birken and the Planungsraum Nord; Bedorf beside it."""
    speaks = [{"sprache": "uk"}, {"sprache": "ar", "weise": "dolmetschen"}]
    return make(
        [
            ort("ahausen", 1, "birken", planungsraum="nord", **HERE),
            ort("bedorf", 2),
            verband("birken"),
            entry("planungsraum", "nord", name="Nord", koordination="kreis", koordination_anlaufstelle="lotse"),
            entry("anliegen", "geld", titel="Geld bekommen", reihenfolge="1"),
            entry("anliegen", "wohngeld", titel="Wohngeld", teil_von="geld"),
            entry("anliegen", "schule", titel="Schule", reihenfolge="2"),
            place("kasse", "landkreis", orte=at("51.01")),
            place("fern", "landkreis", orte=at("52"), sprachen=speaks),
            place("nah", "landkreis", orte=at("51.1"), sprachen=[{"sprache": "de"}]),
            place("amt", "verband:birken", orte=at("51.5")),
            place("vor-ort", "landkreis", orte=[*at("53"), *at("51", gemeinde="ahausen", strasse="Markt 2")]),
            place("lotse", "gemeinde:ahausen", kontakte=[{"zweck": "anrufen", "telefon": "030 23125 100"}]),
            place("bedorfer", "gemeinde:bedorf"),
            place("schutz", "landkreis", geschuetzt="ja"),
            entry("zustaendigkeit", "r", anliegen="geld", gebiete=["landkreis"], anlaufstellen=["kasse"]),
        ]
    )


# ---- choices and helpers


def test_a_larger_topic_and_its_parts_are_one_choice(town: Konzept) -> None:
    view = finder.uebersicht(town)
    assert [(choice.titel, [topic.eintrag.id for topic in choice.themen]) for choice in view.themen] == [
        ("Geld bekommen", ["geld", "wohngeld"]),
        (None, ["schule"]),
    ]
    assert [language.kuerzel for language in view.sprachen] == ["de", "uk"]


def test_who_else_helps_serves_the_gemeinde_nearest_area_first_then_nearest(town: Konzept) -> None:
    told = finder.auskunft(node(town, "gemeinde", "ahausen"))
    assert told.benannt == 2
    money = told.themen[0]
    assert [one.ziel.knoten.eintrag.id for one in money.hilft_auch] == [
        "lotse",
        "amt",
        "schutz",
        "vor-ort",
        "nah",
        "fern",
    ]
    assert [one.entfernung and one.entfernung.text for one in money.hilft_auch] == [
        None,
        "etwa 56 km Luftlinie",
        None,
        None,
        "etwa 11 km Luftlinie",
        "etwa 111 km Luftlinie",
    ]
    assert [language.kuerzel for language in money.hilft_auch[-1].ziel.sprachen] == ["uk"]
    assert told.themen[2].hilft_auch == ()


def test_every_topic_has_its_row(town: Konzept) -> None:
    rows = every_row(node(town, "gemeinde", "ahausen"))
    assert [row.anliegen.eintrag.id for row in rows] == ["geld", "wohngeld", "schule"]


# ---- distances


def test_a_degree_of_latitude_is_sixty_nautical_miles() -> None:
    assert great_circle((51, 14), (52, 14)) == pytest.approx(60 * 1852, rel=0.002)
    assert great_circle((0, 179.5), (0, -179.5)) == pytest.approx(111_195, abs=1)


@given(*[st.tuples(st.floats(-90, 90), st.floats(-180, 180))] * 2)
def test_distances_are_symmetric_and_never_longer_than_half_the_globe(
    one: tuple[float, float], other: tuple[float, float]
) -> None:
    there = great_circle(one, other)
    assert there == pytest.approx(great_circle(other, one), abs=0.001)
    assert 0 <= there <= 20_015_200


def test_a_secret_place_has_no_distance(town: Konzept) -> None:
    ahausen = node(town, "gemeinde", "ahausen")
    assert distance_to(ahausen, node(town, "anlaufstelle", "schutz")) is None
    for key, fields in {"im-haus": {"anlaufstelle": "schutz"}, "online": {"online": "ja"}}.items():
        offer = entry("angebot", key, ort={"breite": "51.2", "laenge": "14"}, **fields)
        concept = make([ort("ahausen", 1, **HERE), place("schutz", geschuetzt="ja"), offer])
        assert distance_to(node(concept, "gemeinde", "ahausen"), node(concept, "angebot", key)) is None


def test_no_distance_where_nothing_is_known_or_it_is_here(town: Konzept) -> None:
    ahausen, bedorf = node(town, "gemeinde", "ahausen"), node(town, "gemeinde", "bedorf")
    assert point_of(ahausen) == (51, 14)
    assert point_of(bedorf) is None
    assert distance_to(bedorf, node(town, "anlaufstelle", "nah")) is None
    assert distance_to(ahausen, node(town, "anlaufstelle", "vor-ort")) is None
    found = place_in(ahausen, node(town, "anlaufstelle", "vor-ort"))
    assert found is not None
    assert (found.strasse, found.breite) == ("Markt 2", Decimal(51))


def test_without_a_town_hall_a_gemeinde_is_where_its_area_is(konzept: Konzept) -> None:
    for town in konzept.alle("gemeinde"):
        point = point_of(town)
        assert point is not None
        assert great_circle(point, (55, 5)) < 30_000


# ---- the page of a Gemeinde


def test_what_is_here_what_is_near_and_what_is_further_away(town: Konzept) -> None:
    view = gemeinde.sicht(node(town, "gemeinde", "ahausen")).anlaufstellen
    assert [(one.karte.knoten.eintrag.id, one.karte.wo) for one in view.hier] == [
        ("lotse", None),
        ("vor-ort", "Markt 2, Ort"),
    ]
    assert [(one.karte.knoten.eintrag.id, one.entfernung) for one in view.nah] == [
        ("kasse", "etwa 1 km Luftlinie"),
        ("nah", "etwa 11 km Luftlinie"),
        ("amt", "etwa 56 km Luftlinie"),
        ("fern", "etwa 111 km Luftlinie"),
    ]
    assert view.weitere == 1
    assert view.wenige


def test_the_coordination_of_the_planungsraum_is_a_contact(town: Konzept) -> None:
    cards = gemeinde.sicht(node(town, "gemeinde", "ahausen")).kontakte
    assert [(one.titel, one.telefon) for one in cards if one.knoten is node(town, "anlaufstelle", "lotse")] == [
        ("Koordination im Planungsraum", "030 23125 100")
    ]
    own = make(
        [
            ort("ahausen", 1, planungsraum="nord", ansprechstelle="lotse"),
            entry("planungsraum", "nord", name="Nord", koordination="kreis", koordination_anlaufstelle="lotse"),
            place("lotse", "gemeinde:ahausen"),
        ]
    )
    (card,) = gemeinde.sicht(node(own, "gemeinde", "ahausen")).kontakte
    assert (card.titel, card.klein[-1]) == ("Ihre erste Anlaufstelle", "Koordiniert: Nord")


# ---- words


def words(konzept: Konzept, art: str) -> Any:
    files = {file.adresse: file.inhalt for file in suchwoerter.dateien(konzept)}
    return json.loads(files[f"zustaendig/woerter/{art}.json"])


def test_words_that_are_only_to_be_found_by_are_not_written_down() -> None:
    begriffe = {
        "alltag": ["Kohle"],
        "nur_finden": ["Stütze"],
        "andere_sprachen": [{"sprache": "en", "woerter": ["money"]}],
    }
    concept = make([entry("anliegen", "geld", suchbegriffe=begriffe)])
    groups = [{"woerter": ["kohle", "Zaster"], "nur_finden": ["Hartz"]}, {"woerter": ["Schule"]}]
    object.__setattr__(concept.daten, "suchgruppen", Suchgruppen.model_validate({"gruppen": groups}))
    told = words(concept, "anliegen")
    assert told["woerter"]["geld"] == {
        "frueher": [],
        "gruppen": [0],
        "woerter": ["money"],
        "zeichen": [suchwoerter.hashed("Stütze")],
    }
    assert told["gruppen"][0] == {"woerter": ["kohle", "Zaster"], "zeichen": [suchwoerter.hashed("hartz")]}
    everything = "".join(file.inhalt.decode() for file in suchwoerter.dateien(concept))
    assert "tütze" not in everything
    assert "artz" not in everything


def test_a_gemeinde_is_known_by_its_postcodes_and_all_its_names() -> None:
    names: dict[str, Any] = {
        "plz": ["00123", "00124"], "frueherer_name": ["Altort"], "ortsteile": ["Ahausen", "Unterdorf"],
        "andere_namen": [{"name": "Ahazy", "sprache": "hsb"}], "frueher": ["ahausen-alt"],
    }  # fmt: skip
    found = words(make([ort("ahausen", 1, **names)]), "gemeinde")["woerter"]["ahausen"]
    assert found["plz"] == ["00123", "00124"]
    assert found["namen"] == ["Altort", "Ahazy", "Unterdorf"]
    assert found["frueher"] == ["ahausen-alt"]


@pytest.mark.parametrize(
    ("one", "other"),
    [("Größe", "groesse"), ("Müll", "MUELL"), ("Muller", "Müller"), ("Běła Woda", "bela  woda"), ("O.L.", "o l")],
)
def test_spellings_of_one_word_are_one(one: str, other: str) -> None:
    assert suchwoerter.folded(one) == suchwoerter.folded(other)


def test_the_hash_is_the_known_one() -> None:
    assert suchwoerter.hashed("a") == "e40c292c"
    assert suchwoerter.hashed("foobar") == "bf9cf968"


@given(st.text(max_size=40))
def test_a_folded_word_has_letters_and_digits_only(text: str) -> None:
    assert all(part.isalnum() for part in suchwoerter.folded(text).split(" ") if part)


# ---- sentences


@pytest.mark.parametrize(
    ("kind", "name", "sentence"),
    [
        ("samtgemeinde", "Birken", "Das macht die Samtgemeinde Birken, zu der Ihre Gemeinde gehört."),
        ("amt", "Amt Birken", "Das macht das Amt Birken, zu dem Ihre Gemeinde gehört."),
        ("verwaltungsverband", "Birken", "Das macht der Verwaltungsverband Birken, zu dem Ihre Gemeinde gehört."),
        (
            "verwaltungsgemeinschaft",
            "Verwaltungsgemeinschaft Birken",
            "Das macht die Verwaltungsgemeinschaft Birken, zu der Ihre Gemeinde gehört.",
        ),
    ],
)
def test_the_reason_calls_the_verband_as_people_do(kind: str, name: str, sentence: str) -> None:
    rule = entry("zustaendigkeit", "r", anliegen="a", gebiete=["verband:birken"], stelle="amt-birken", ebene="verband")
    area = verband("birken").model_copy(update={"name": name, "art": type(verband("birken").art)(kind)})  # type: ignore[attr-defined]  # because a Verband has one
    concept = make([ort("ahausen", 1, "birken"), area, entry("anliegen", "a"), rule])
    assert resolve(concept, "a", node(concept, "gemeinde", "ahausen"), STICHTAG).grund_text == sentence


def test_the_jobcenter_is_called_by_its_name() -> None:
    office = entry("stelle", "jobcenter", art="jobcenter")
    rule = entry("zustaendigkeit", "r", anliegen="a", gebiete=["landkreis"], stelle="jobcenter", ebene="bund")
    concept = make([ort("ahausen", 1), office, entry("anliegen", "a"), rule])
    answer = resolve(concept, "a", node(concept, "gemeinde", "ahausen"), STICHTAG)
    assert (answer.grund, answer.grund_text) == ("jobcenter", "Das macht das Jobcenter.")


@pytest.mark.parametrize(
    ("length", "areas"), [(12, ["Ahausen"]), (9, ["Birken"]), (5, ["Landkreis Kleinmuster"]), (2, ["Das Land"])]
)
def test_a_rule_by_key_names_its_area(length: int, areas: list[str]) -> None:
    town = ort("ahausen", 1, "birken")
    prefix = getattr(town, "ars", "")[:length]
    rule = entry("zustaendigkeit", "r", anliegen="a", ars_praefix=prefix)
    concept = make([town, verband("birken"), entry("anliegen", "a", titel="Etwas"), rule])
    found = node(concept, "zustaendigkeit", "r")
    assert [area.anzeige for area in rule_view(found).gebiete] == areas
    assert found.anzeige == "Zuständigkeit: Etwas"
    assert [area.anzeige for r in stelle.sicht(node(concept, "stelle", "kreis")).regeln for area in r.gebiete] == areas
