"""The search in Python: how words fold, what a query means, and what stands first."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.suche import Verzeichnis, search
from macros.suche.anfrage import understand
from macros.suche.falten import fold, stem, terms, words
from macros.suche.klang import sound
from macros.suche.regeln import MAX_HITS, MAX_WORDS
from macros.suche.woerter import Wortschatz, distance

if TYPE_CHECKING:
    from macros.konzept import Konzept

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def index(demo: Konzept) -> Verzeichnis:
    """The index of the demonstration."""
    return Verzeichnis(demo)


def found(index: Verzeichnis, text: str, count: int = 5) -> list[str]:
    """The first hits of a query as ``art:id``."""
    return [index.datensaetze[hit.datensatz].kennung for hit in search(index, text)[:count]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ausländerbehörde", "auslaenderbehoerde"),
        ("Straße", "STRASSE"),
        ("Büro", "buro"),
        ("İŞ", "iş"),
        ("ışık", "isik"),
        ("łódź", "lodz"),
        ("возз’єднання", "воззєднання"),
        ("ребёнок", "ребенок"),
        ("їжа", "іжа"),
        ("إقامة", "اقامه"),
        ("مُتَرجِم", "مترجم"),
        ("یک", "يك"),
        ("ﺷﻘﺔ", "شقة"),
        ("۱۲۳", "123"),
    ],
)
def test_spellings_that_fold_to_one(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize("word", ["neue", "Quelle", "Bauer", "Frauen"])
def test_not_every_ue_is_an_umlaut(word: str) -> None:
    assert "ue" in fold(word)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kurs", "Kursen"),
        ("Wohnung", "Wohnungen"),
        ("Haus", "Häusern"),
        ("anmelden", "Anmeldung"),
        ("impfen", "geimpft"),
        ("einbürgern", "eingebürgert"),
        ("Dolmetscher", "Dolmetscherinnen"),
        ("course", "courses"),
        ("курс", "курси"),
        ("الألمانية", "ألماني"),
    ],
)
def test_forms_of_a_word_share_their_stem(one: str, other: str) -> None:
    assert terms(one) == terms(other)


@pytest.mark.parametrize(("one", "other"), [("Kurs", "Kunst"), ("Miete", "Mitte"), ("Arzt", "Amt"), ("B1", "B2")])
def test_other_words_do_not(one: str, other: str) -> None:
    assert terms(one) != terms(other)


def test_numbers_stay_whole_and_leave_their_letter() -> None:
    assert words("M-3.2.1") == ["m", "3.2.1"] == words("m3.2.1")
    assert stem("3.2.1") == "3.2.1"


@given(st.text(max_size=60))
def test_words_are_letters_and_digits_only(text: str) -> None:
    assert all(part.isalnum() for word in words(text) for part in word.split("."))


@pytest.mark.parametrize(("one", "other"), [("fater", "vater"), ("filosofi", "philosophi"), ("maier", "meyer")])
def test_words_that_sound_alike(one: str, other: str) -> None:
    assert sound(one) == sound(other)


def test_compounds_fall_into_words_of_the_site() -> None:
    known = Wortschatz(terms("Sprache Kurs Ausländer Behörde Platz Kindergarten Kind Garten"))
    assert known.parts("sprachkurs") == ["sprach", "kurs"]
    assert known.parts("auslanderbehorden") == ["ausland", "behord"]
    assert known.parts("kindergartenplatz") == ["kindergart", "platz"]
    assert known.parts("unbekanntes") == []


@pytest.mark.parametrize(
    ("one", "other", "steps"), [("kurs", "kurs", 0), ("krus", "kurs", 1), ("kur", "kurs", 1), ("wonug", "wohnung", 2)]
)
def test_mistakes_are_counted(one: str, other: str, steps: int) -> None:
    assert distance(one, other, 2) == steps


@given(st.text("abcde", max_size=7), st.text("abcde", max_size=7))
def test_distance_is_the_same_both_ways_and_bounded(one: str, other: str) -> None:
    assert distance(one, other, 9) == distance(other, one, 9) <= max(len(one), len(other))


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("Deutsch lernen", "anliegen:deutsch-lernen"),
        ("Wonung finden", "anliegen:wohnung-finden"),
        ("wohn geld", "anliegen:wohngeld"),
        ("M-3.2.1", "massnahme:sprachmittlungspool"),
        ("Musterbach", "gemeinde:musterbach"),
        ("Musterbch", "gemeinde:musterbach"),
        ("Integrationsbeirat", "gremium:integrationsbeirat"),
        ("wer hilft mir bei schulden?", "anliegen:schulden"),
    ],
)
def test_what_stands_first(index: Verzeichnis, query: str, first: str) -> None:
    assert found(index, query)[0] == first


def test_topic_and_place_show_what_serves_the_place_and_its_page(index: Verzeichnis) -> None:
    hits = found(index, "Sprachcafé Beispielhausen", 6)
    assert "angebot:sprachcafe-beispielhausen" in hits[:3]
    assert "gemeinde:beispielhausen" in hits
    assert "angebot:sprachcafe-neumuster" not in hits


def test_a_place_is_known_by_every_name_it_has(index: Verzeichnis) -> None:
    gemeinde = index.konzept.knoten("gemeinde", "musterstadt")
    assert gemeinde is not None
    number = [one.id for one in index.gemeinden].index("musterstadt")
    for name in ("Musterstadt", *gemeinde.plz, *gemeinde.ortsteile):
        assert number in understand(index, f"Arzt {name}").gemeinden


def test_kinds_are_meant_by_their_words(index: Verzeichnis) -> None:
    assert understand(index, "Anzahl Einbürgerungen").arten == {"indikator"}
    assert understand(index, "was ist eine Duldung").arten == {"begriff"}
    assert understand(index, "Einbürgerung").arten == frozenset()


@given(st.text(max_size=300))
def test_any_text_gets_an_answer(index: Verzeichnis, text: str) -> None:
    hits = search(index, text)
    assert len(understand(index, text).worte) <= MAX_WORDS
    assert len(hits) <= MAX_HITS
    assert [hit.punkte for hit in hits] == sorted((hit.punkte for hit in hits), reverse=True)


@pytest.mark.parametrize("query", ["", " ", "?!", "🙂🙂", "\u200f\u202e", "<b></b>"[0], "..."])
def test_nothing_typed_finds_nothing(index: Verzeichnis, query: str) -> None:
    assert search(index, query) == []


def test_the_same_data_give_the_same_index(index: Verzeichnis) -> None:
    again = Verzeichnis(index.konzept)
    assert again.fundstellen == index.fundstellen
    assert again.schatz.terme == index.schatz.terme
