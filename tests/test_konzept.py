"""The graph: links resolved, every way back, who serves whom, and lists in the order of a reader."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from macros.arten import ARTEN
from macros.checks.teile import entries, parts
from macros.konzept.gebiete import RANKS, area_rank, closest, contains
from macros.konzept.graph import art_name
from macros.konzept.knoten import natural_key, sort_key
from macros.konzept.regeln import areas_around
from macros.loader import load
from macros.model.plan import references, texts
from macros.sprache import Sprache
from tests.conftest import MINIMAL, STICHTAG
from tests.erfunden import entry, gemeinde, make, verband

if TYPE_CHECKING:
    from macros.konzept import Knoten, Konzept
    from macros.konzept.gebiete import Versorgung
    from macros.model.gebiete import Gemeinde


def node(konzept: Konzept, kennung: str) -> Knoten:
    art, _, key = kennung.partition(":")
    found = konzept.knoten(art, key)
    assert found is not None, kennung
    return found


def ids(nodes: tuple[Knoten, ...]) -> list[str]:
    return [one.kennung for one in nodes]


def test_a_field_with_an_id_gives_the_entry_it_names(konzept: Konzept) -> None:
    massnahme = node(konzept, "massnahme:dritter-kurs")
    assert massnahme.federfuehrung is node(konzept, "stelle:kreis-integration")
    assert massnahme.handlungsfeld.federfuehrung.name == "Sachgebiet Integration"
    assert ids(massnahme.ziele) == ["ziel:mehr-plaetze"]
    assert massnahme.ziele[0].zielwerte[0].indikator is node(konzept, "indikator:kursplaetze")
    assert [area.kennung for area in massnahme.gebiete] == ["landkreis"]
    assert massnahme.gebiete[0].anzeige == "Landkreis Kleinmuster"
    assert massnahme.ebene.titel == "Landkreis"


def test_the_whole_chain_can_be_walked_down_and_back(konzept: Konzept) -> None:
    ziel = node(konzept, "ziel:verstehen")
    (teilziel,) = ziel.rueck("ziel", "teil_von")
    (massnahme,) = teilziel.rueck("massnahme")
    (angebot,) = massnahme.angebote
    assert massnahme.ziele[0].teil_von is ziel
    assert "anlaufstelle:willkommensbuero" in ids(angebot.anbieter.rueck("anlaufstelle"))
    assert sorted(ids(node(konzept, "gemeinde:beispielstadt").rueck("stelle"))) == [
        "stelle:kreis-integration",
        "stelle:landkreis",
        "stelle:rathaus-beispielstadt",
    ]


def test_the_way_back_can_be_narrowed_to_a_field(konzept: Konzept) -> None:
    stelle = node(konzept, "stelle:rathaus-beispielstadt")
    assert ids(stelle.rueck("massnahme", "federfuehrung")) == []
    assert ids(stelle.rueck("massnahme", "beteiligt")) == ["massnahme:dritter-kurs"]
    assert ids(stelle.rueck("massnahme", "federfuehrung", "beteiligt")) == ["massnahme:dritter-kurs"]
    assert ids(stelle.rueck("gremium")) == ["gremium:runder-tisch"]


def test_every_link_can_be_walked_back(konzept: Konzept) -> None:
    count = 0
    for art in ARTEN:
        for source in konzept.alle(art.key):
            for ref in references(source.eintrag):
                count += 1
                assert source in node(konzept, f"{ref.art}:{ref.id}").rueck(art.key)
                assert source in node(konzept, f"{ref.art}:{ref.id}").rueck(art.key, str(ref.path[0]))
    assert count > 80


def around(konzept: Konzept, place: str) -> tuple[Versorgung, ...]:
    return konzept.versorgung(node(konzept, place), "anlaufstelle")


def test_what_serves_a_gemeinde_and_why() -> None:
    konzept = make(
        [
            gemeinde("dorf", 1, "birken"),
            gemeinde("stadt", 2),
            verband("birken"),
            entry("anlaufstelle", "a", name="A", gebiete=["landkreis"]),
            entry("anlaufstelle", "b", name="B", gebiete=["verband:birken", "bund"]),
            entry("anlaufstelle", "c", name="C", gebiete=["gemeinde:dorf", "landkreis"]),
            entry("anlaufstelle", "d", name="D"),
        ]
    )
    served = [(v.knoten.eintrag.id, v.ebene, v.ueber.kennung) for v in around(konzept, "gemeinde:dorf")]
    assert served == [
        ("c", "gemeinde", "gemeinde:dorf"),
        ("b", "verband", "verband:birken"),
        ("a", "landkreis", "landkreis"),
    ]
    assert [v.knoten.eintrag.id for v in around(konzept, "gemeinde:stadt")] == ["a", "c", "b"]
    assert ids(konzept.gemeinden_in(("verband:birken",))) == ["gemeinde:dorf"]
    assert ids(konzept.gemeinden_in(("bund",))) == ["gemeinde:dorf", "gemeinde:stadt"]


AREAS = [
    "gemeinde:a",
    "gemeinde:b",
    "verband:birken",
    "verband:eichen",
    "planungsraum:raum",
    "landkreis",
    "land",
    "bund",
]
PLACE = cast("Gemeinde", gemeinde("a", 1, "birken", planungsraum="raum"))


@given(st.lists(st.sampled_from(AREAS)))
def test_the_closest_area_is_the_most_specific_that_contains(areas: list[str]) -> None:
    found = closest(areas, PLACE)
    inside = [area for area in areas if contains(area, PLACE)]
    assert (found is None) == (inside == [])
    assert found is None or area_rank(found) == min(map(area_rank, inside))


def test_the_areas_around_a_gemeinde_come_in_rank_and_contain_it() -> None:
    around = list(areas_around(PLACE))
    assert [rank for rank, _ in around] == sorted(rank for rank, _ in around)
    assert {area for _, area in around if not area.isdigit()} == {
        "gemeinde:a", "verband:birken", "planungsraum:raum", "landkreis", "land", "bund",
    }  # fmt: skip
    assert [area for _, area in around if area.isdigit()] == [PLACE.ars, PLACE.ars[:9], PLACE.ars[:5], PLACE.ars[:2]]
    assert set(RANKS) == {RANKS[rank] for rank, _ in around}


@pytest.mark.parametrize(
    ("first", "second"),
    [("M-3.9", "M-3.10"), ("M-3", "M-3.1"), ("1", "2"), ("9", "10"), ("A-2", "B-1"), ("", "1")],
)
def test_numbers_are_sorted_as_people_count(first: str, second: str) -> None:
    assert natural_key(first) < natural_key(second)


@given(st.lists(st.text(max_size=8), max_size=6))
@example(["M-1²", "M-٣", "M-1"])
def test_any_number_can_be_sorted(numbers: list[str]) -> None:
    assert sorted(natural_key(number) for number in numbers) == [
        natural_key(number) for number in sorted(numbers, key=natural_key)
    ]


def test_german_words_are_sorted_as_in_a_dictionary() -> None:
    words = ["Zoo", "Öfen", "Ofen", "ämter", "Amt", "Straße", "Strasse", "Übersetzung", "Uhr"]
    assert sorted(words, key=sort_key) == [
        "Amt", "ämter", "Ofen", "Öfen", "Strasse", "Straße", "Übersetzung", "Uhr", "Zoo",
    ]  # fmt: skip


def test_lists_are_in_the_order_of_a_reader() -> None:
    konzept = make(
        [
            *(entry("massnahme", f"m{n}", nummer=f"M-1.{n}") for n in (10, 2, 1)),
            *(entry("anliegen", key, titel=key, reihenfolge=place) for key, place in (("b", 2), ("a", 2), ("z", 1))),
        ]
    )
    assert ids(konzept.alle("massnahme")) == ["massnahme:m1", "massnahme:m2", "massnahme:m10"]
    assert ids(konzept.alle("anliegen")) == ["anliegen:z", "anliegen:a", "anliegen:b"]


def test_kinds_are_known_by_key_and_by_folder() -> None:
    assert art_name("massnahme") == art_name("massnahmen") == "massnahme"
    assert art_name("maßnahmen") is None


def test_addresses_of_entries(konzept: Konzept) -> None:
    assert node(konzept, "massnahme:dritter-kurs").adresse == "massnahmen/dritter-kurs/"
    assert node(konzept, "begriff:teilhabe").adresse == "begriffe/#teilhabe"


@dataclass(frozen=True)
class Laut(Sprache):
    def oberflaeche(self, text: str) -> str:
        return re.sub(r"\{\w+\}|[^{]+", lambda part: part[0] if part[0].startswith("{") else part[0].upper(), text)

    def inhalt(self, text: str, *, markdown: bool = False) -> str:
        return f"<{text}>" if markdown else f"[{text}]"


def test_texts_pass_the_seam_and_facts_do_not() -> None:
    loaded = load(MINIMAL, STICHTAG, sprache=Laut())
    assert loaded.konzept is not None
    place = node(loaded.konzept, "anlaufstelle:willkommensbuero")
    assert place.kurz == "[Hilft bei den ersten Schritten und weiß, wer weiterhilft.]"
    assert place.text.startswith("<Wir sprechen in Ruhe")
    assert place.name == "Willkommensbüro"
    assert place.kontakte[0].telefon == "030 23125 011"
    assert place.orte[0].strasse == "Musterallee 1"
    assert place.orte[0].ausnahmen[0].grund == "[Betriebsferien]"
    bezug = loaded.konzept.bezug("bund")
    assert bezug is not None
    assert bezug.anzeige == "DEUTSCHLAND"


def test_every_text_of_every_entry_is_found_by_its_path(konzept: Konzept) -> None:
    found = {path for _, entry_ in entries(konzept) for path, _, _ in texts(entry_)}
    assert {("kurz",), ("leitlinien", 0, "text"), ("vorwort", "zitat"), ("meilensteine", 1, "titel")} <= found


def test_all_parts_of_an_entry_are_found_with_their_paths(konzept: Konzept) -> None:
    paths = dict(parts(node(konzept, "massnahme:dritter-kurs").eintrag))
    assert set(paths) == {
        (), ("meilensteine", 0), ("meilensteine", 1), ("fortschritt", 0), ("mittel", 0), ("beschluesse", 0),
    }  # fmt: skip


def test_problems_are_told_where_they_are_written(konzept: Konzept) -> None:
    massnahme = node(konzept, "massnahme:dritter-kurs")
    told: list[Any] = [
        konzept.problem(massnahme, ("meilensteine", 1, "bis"), "stimmt nicht", "x"),
        konzept.warnung("landkreis", ("farbe",), "zu hell", "x"),
    ]
    assert list(map(str, told)) == [
        "concept_data/massnahmen/dritter-kurs.yaml:26:5: meilensteine.2.bis: stimmt nicht",
        "concept_data/landkreis.yaml:13:1: farbe: zu hell",
    ]
