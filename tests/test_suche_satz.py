"""Whole questions: what in them is the topic, and what only belongs to the sentence."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from macros.suche import Verzeichnis, search
from macros.suche.anfrage import Wort, understand
from macros.suche.falten import stem, words
from macros.suche.satz import beside, ends, infinitives

if TYPE_CHECKING:
    from macros.konzept import Konzept

ROOT = Path(__file__).resolve().parent.parent
QUESTIONS = ROOT / "tests" / "suche" / "entwicklung_fragen.tsv"
MEMORABLE = 0.85  # of the questions whose first hit is right, as the goal of the search says


@pytest.fixture(scope="module")
def index(demo: Konzept) -> Verzeichnis:
    """The index of the demonstration."""
    return Verzeichnis(demo)


def first(index: Verzeichnis, text: str) -> str:
    return index.datensaetze[search(index, text)[0].datensatz].kennung


def word(index: Verzeichnis, text: str, wanted: str) -> Wort:
    return next(one for one in understand(index, text).worte if one.wort == wanted)


def test_verbs_as_they_stand_in_sentences() -> None:
    assert infinitives("passt") == ["pass"]
    assert infinitives("liest") == ["lesen"]
    assert infinitives("schule") == []


def test_a_part_of_a_sentence_ends_where_the_next_begins() -> None:
    assert ends(words("Wie melde ich mich an, wenn ich umziehe?")) == [4, 7]


@pytest.mark.parametrize(
    "text", ["Wie melde ich mich an, wenn ich neu bin?", "wo melde ich mich an und was kostet das"]
)
def test_verbs_fall_into_two_within_a_sentence(index: Verzeichnis, text: str) -> None:
    assert (stem("anmelden"), "zusammen") in word(index, text, "melde").deutungen


def test_a_verb_with_its_ending_joins_its_first_part(index: Verzeichnis) -> None:
    assert (stem("aufpassen"), "zusammen") in word(index, "wer passt auf mein Kind auf", "passt").deutungen


def test_whose_matter_it_is_counts_little_beside_the_matter(index: Verzeichnis) -> None:
    assert beside(["mein", "sohn"], 1)
    assert not beside(["der", "sohn"], 1)
    assert word(index, "Meine Frau braucht einen Sprachkurs", "frau").schwach
    assert not word(index, "Sprachkurs für eine Frau", "frau").schwach
    assert not word(index, "Wo ist meine Frau?", "frau").schwach


def test_an_age_counts_little_in_a_sentence(index: Verzeichnis) -> None:
    assert word(index, "ich bin 16 und suche eine Ausbildung", "16").schwach
    assert not word(index, "Maßnahme 16", "16").schwach


def test_words_of_sentences_are_never_one_word_mistyped(index: Verzeichnis) -> None:
    found = understand(index, "Mein Sohn geht nicht zur Schule").worte
    assert not any(way in {"weit", "aehnlich", "klang"} for one in found for _, way in one.deutungen)


def test_joined_words_are_more_than_one_of_them(index: Verzeichnis) -> None:
    assert ("dauert", "zusammen") not in word(index, "wie lange dauert es", "dauert").deutungen


def test_a_weak_word_counts_in_full_in_a_phrase_of_the_data(index: Verzeichnis) -> None:
    """„nehmen“ says little, „Kontakt aufnehmen“ may be what a record is called."""
    query = understand(index, "ich möchte gern anderen Menschen Zeit spenden")
    phrases = {term for one in query.worte if not one.schwach for term, _ in one.deutungen if " " in term}
    assert any(one.schwach and phrases & {term for term, _ in one.deutungen} for one in query.worte)
    assert first(index, "ich möchte gern anderen Menschen Zeit spenden") == "anliegen:ehrenamt"


def test_who_speaks_of_themself_looks_for_help_not_for_plans(index: Verzeichnis) -> None:
    assert understand(index, "wie ändere ich meine Adresse").selbst
    assert not understand(index, "Anteil der Ausländer").selbst
    assert first(index, "was brauche ich für den deutschen Pass").startswith(("anliegen:", "anlaufstelle:"))


def test_every_concern_is_called_by_more_than_weak_words(index: Verzeichnis) -> None:
    """„wohne“ once made „Wohnung“ weak, which has the same stem."""
    titles = [record.titel for record in index.datensaetze if record.art == "anliegen"]
    silent = [title for title in titles if all(stem(one) in index.schwach for one in words(title))]
    assert silent == []
    assert stem("wohnung") not in index.schwach


def test_how_much_something_costs_asks_for_no_figure_of_the_county(index: Verzeichnis) -> None:
    assert understand(index, "Wie viel kostet die Einbürgerung").arten == frozenset()
    assert understand(index, "Wie viele Einbürgerungen").arten == {"indikator"}


@pytest.mark.parametrize("text", ["was versteht man unter Teilhabe", "was meint ihr mit Teilhabe"])
def test_what_is_meant_asks_for_a_term(index: Verzeichnis, text: str) -> None:
    assert "begriff" in understand(index, text).arten
    assert first(index, text) == "begriff:teilhabe"


def test_a_compound_of_known_words_is_no_far_mistake(index: Verzeichnis) -> None:
    ways = dict(word(index, "wo gibt es günstige Kindersachen her", "kindersachen").deutungen)
    assert "teil" in ways.values()
    assert "weit" not in ways.values()


def test_a_misspelling_in_the_data_leads_where_the_right_word_leads(index: Verzeichnis) -> None:
    assert first(index, "auslenderbehörde") == first(index, "Ausländerbehörde")


def test_the_questions_for_development_are_answered(index: Verzeichnis) -> None:
    with QUESTIONS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    assert {key for row in rows for key in row["treffer"].split()} <= {one.kennung for one in index.datensaetze}
    right = sum(first(index, row["anfrage"]) in row["treffer"].split() for row in rows)
    assert right / len(rows) >= MEMORABLE
