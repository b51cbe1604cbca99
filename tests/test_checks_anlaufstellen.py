"""Contact points: secrets in whatever field, states and hours, and entries made twice."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import pytest

from macros.checks import anlaufstellen, doppelte
from macros.checks.doppelte import nearly_same, words_of
from tests.erfunden import entry, gemeinde, make

if TYPE_CHECKING:
    from macros.errors import Problem


def place(key: str, name: str, **fields: Any) -> Any:
    return entry("anlaufstelle", key, name=name, **fields)


def at(street: str, **fields: Any) -> dict[str, Any]:
    return {"orte": [{"strasse": street, "plz": "00101", "ort": "Musterstadt", **fields}]}


def secrets(**fields: Any) -> list[str]:
    konzept = make([gemeinde("ort", 1), place("haus", "Frauenhaus", geschuetzt="ja", **fields)])
    return [problem.feld for problem in anlaufstellen.protected(konzept)]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("strasse", "Am Markt"), ("plz", "00101"), ("breite", "51,1"), ("laenge", "14,9"), ("gemeinde", "ort"),
        ("ort", "Musterstadt"), ("karte", "https://karte.example/a"), ("haltestelle", "Markt"), ("zusatz", "2. Stock"),
        ("name", "Altes Rathaus"),
    ],
)  # fmt: skip
def test_every_field_that_tells_where_a_secret_place_is_stops_the_build(field: str, value: str) -> None:
    assert secrets(orte=[{field: value}]) == [f"orte.1.{field}"]


@pytest.mark.parametrize(
    "text",
    ["Kommen Sie zur Musterallee 12.", "Wir sind am Alten Platz 3 zu finden.", "In 00101 Musterstadt.", "Ringstr. 4a"],
)
def test_an_address_in_a_text_of_a_secret_place_stops_the_build(text: str) -> None:
    assert secrets(kurz=text) == ["kurz"]
    assert secrets(kurz="Schutz.", kontakte=[{"zweck": "notfall", "telefon": "110", "hinweis": text}]) == [
        "kontakte.1.hinweis"
    ]


@pytest.mark.parametrize(
    "text", ["Rund um die Uhr, 7 Tage die Woche.", "Seit 2019 für Sie da.", "Ein Weg in 3 Schritten.", "Kostet 0 Euro."]
)
def test_other_numbers_in_a_text_of_a_secret_place_do_no_harm(text: str) -> None:
    assert secrets(kurz=text) == []


def test_what_a_secret_place_may_say() -> None:
    assert secrets(orte=[{"zeitstatus": "rund_um_die_uhr"}], gebiete=["landkreis"]) == []
    assert secrets(gebiete=["landkreis", "gemeinde:ort"]) == ["gebiete.2"]


def test_a_draft_of_a_secret_place_lies_in_the_repository_too() -> None:
    assert secrets(entwurf="ja", **at("Musterallee 1")) == ["orte.1.strasse", "orte.1.plz", "orte.1.ort"]


def test_an_open_place_may_say_everything() -> None:
    konzept = make([gemeinde("ort", 1), place("haus", "Beratung", **at("Musterallee 1"))])
    assert list(anlaufstellen.protected(konzept)) == []


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"oeffnungszeiten": "Mo 09:00-12:00"}, []),
        ({"oeffnungszeiten": "Mo 09:00-12:00", "zeitstatus": "nur_mit_termin"}, []),
        ({"zeitstatus": "unbekannt"}, []),
        ({"oeffnungszeiten": "24/7", "zeitstatus": "rund_um_die_uhr"}, []),
        ({"oeffnungszeiten": "Mo 09:00-12:00", "zeitstatus": "rund_um_die_uhr"}, ["orte.1.zeitstatus"]),
        ({"oeffnungszeiten": "Mo 09:00-12:00", "zeitstatus": "unbekannt"}, ["orte.1.zeitstatus"]),
        ({}, ["orte.1.oeffnungszeiten"]),
    ],
)
def test_state_and_hours(fields: dict[str, str], told: list[str]) -> None:
    konzept = make([gemeinde("ort", 1), place("haus", "Beratung", **at("Musterallee 1", **fields))])
    assert [problem.feld for problem in anlaufstellen.hours(konzept)] == told


@pytest.mark.parametrize(
    ("fields", "reachable"),
    [
        ({}, False),
        ({"kontakte": [{"zweck": "anrufen", "telefon": "110"}]}, True),
        ({"website": "https://a.example/"}, True),
        (at("Musterallee 1"), True),
        ({"orte": [{"zeitstatus": "unbekannt"}]}, False),
    ],
)
def test_a_contact_point_must_be_reachable(fields: dict[str, Any], reachable: bool) -> None:  # noqa: FBT001 -- the answer
    konzept = make([place("haus", "Beratung", **fields)])
    assert (list(anlaufstellen.reachable(konzept)) == []) is reachable


def test_words_are_compared_folded_and_written_out() -> None:
    assert words_of("Bürgerbüro & Meldeamt, Hauptstr. 3") == (
        "buergerbuero", "und", "meldeamt", "hauptstrasse", "3",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("beratung", "beratungg", True),
        ("beispielhausen", "beispielshausen", True),
        ("rats", "ratss", True),
        ("rat", "rats", False),
        ("beratung", "beratung", False),
        ("adorf", "bdorf", False),
        ("amt", "amt2", False),
        ("halle1", "halle2", False),
        ("sport", "spiel", False),
    ],
)
def test_words_that_are_probably_one_mistyped(one: str, other: str, same: bool) -> None:  # noqa: FBT001 -- the answer
    assert nearly_same(one, other) is same
    assert nearly_same(other, one) is same


def doubles(*entries: Any) -> list[Problem]:
    konzept = make([gemeinde("nordheim", 1), gemeinde("nordhelm", 2), *entries])
    return [*doppelte.names(konzept), *doppelte.addresses(konzept)]


def test_the_same_name_in_another_order_is_told() -> None:
    (problem,) = doubles(place("a", "Beratung Migration"), place("b", "Migration: Beratung"))
    assert problem.datei == "concept_data/anlaufstellen/b.yaml"
    assert "heißt wie „Beratung Migration“ (concept_data/anlaufstellen/a.yaml)" in problem.meldung


def test_three_of_a_kind_are_each_told_with_a_neighbour() -> None:
    told = doubles(*(place(key, "Beratung") for key in "abc"))
    assert [problem.datei[-6:] for problem in told] == ["b.yaml", "c.yaml"]


def test_offices_of_towns_with_like_names_are_not_the_same() -> None:
    assert doubles(place("a", "Rathaus Nordheim"), place("b", "Rathaus Nordhelm")) == []


def test_the_same_name_in_two_places_is_no_mistake() -> None:
    one, other = at("Musterallee 1", gemeinde="nordheim"), at("Hauptstraße 5", gemeinde="nordhelm", plz="00102")
    assert doubles(place("a", "Bürgerbüro", **one), place("b", "Bürgerbüro", **other)) == []


def test_one_address_for_several_is_no_mistake_but_a_mistyped_one_is() -> None:
    assert doubles(place("a", "Sozialamt", **at("Musterallee 1")), place("b", "Jugendamt", **at("Musterallee 1"))) == []
    (problem,) = doubles(place("a", "Sozialamt", **at("Musterallee 1")), place("b", "Jugendamt", **at("Musteralle 1")))
    assert problem.feld == "orte.1.strasse"
    assert doubles(place("a", "Sozialamt", **at("Musterallee 1")), place("b", "Jugendamt", **at("Musteralle 2"))) == []


def test_a_thousand_contact_points_are_compared_quickly() -> None:
    entries = [
        place(f"p{n}", f"Beratung {chr(97 + n % 26)}{n * 7919 % 1000}stelle", **at(f"Allee {n}")) for n in range(1000)
    ]
    konzept = make(entries)
    begun = time.perf_counter()
    list(doppelte.names(konzept))
    list(doppelte.addresses(konzept))
    assert time.perf_counter() - begun < 2
