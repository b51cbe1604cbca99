"""Lists of offers: each offer in every list it belongs to and in no other, and none that is over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from macros.checks.angebote import LISTEN
from macros.components import angebot
from macros.components.angebotskarte import joining
from macros.components.angebotslisten import TAGE, Angebotslisten
from tests.ansehen import page, words
from tests.erfunden import entry, make
from tests.erfunden import gemeinde as ort

if TYPE_CHECKING:
    from collections.abc import Iterable

    from macros.konzept import Knoten, Konzept
    from macros.model.basis import Eintrag

PLACES = [ort("ahausen", 1), ort("bedorf", 2)]
GONE = {"gueltig_bis": "2026-08-29"}


def offer(key: str, /, **fields: Any) -> Eintrag:
    return entry("angebot", key, titel=key.title(), **fields)


def node(konzept: Konzept, key: str = "kurs") -> Knoten:
    found = konzept.knoten("angebot", key)
    assert found is not None
    return found


def names(nodes: Iterable[Knoten]) -> list[str]:
    return [one.eintrag.id for one in nodes]


@pytest.fixture
def lists() -> Angebotslisten:
    dates = {"von": "18:00", "erster_tag": "2026-09-01"}
    weekend = {"rhythmus": "einmalig", "von": "10:00", "erster_tag": "2027-01-30", "letzter_tag": "2027-01-31"}
    past = {"rhythmus": "einmalig", "von": "10:00", "erster_tag": "2026-09-04"}
    return Angebotslisten(
        make(
            [
                *PLACES,
                offer("chor", art="kultur", gebiete=["landkreis"], termine=[{**dates, "tage": ["Tu", "Th"]}]),
                offer("fest", art="kultur", gebiete=["landkreis"], **GONE),
                offer(
                    "judo",
                    art="sport",
                    gebiete=["gemeinde:ahausen"],
                    ort={"ort": "Ahausen", "gemeinde": "ahausen"},
                    fuer_alle="nein",
                    gruppen=["kinder", "jugendliche"],
                    termine=[past, weekend],
                    sprachen=[{"sprache": "uk"}, {"sprache": "ar", "weise": "faltblatt"}],
                ),
            ]
        )
    )


@pytest.mark.parametrize(
    ("facette", "key", "expected"),
    [
        ("gemeinde", "ahausen", ["chor", "judo"]),
        ("gemeinde", "bedorf", ["chor"]),
        ("art", "kultur", ["chor"]),
        ("art", "sport", ["judo"]),
        ("sprache", "uk", ["judo"]),
        ("sprache", "ar", []),
        ("tag", "di", ["chor"]),
        ("tag", "do", ["chor"]),
        ("tag", "fr", []),
        ("tag", "sa", ["judo"]),
        ("tag", "so", ["judo"]),
        ("fuer", "alle", ["chor"]),
        ("fuer", "kinder", ["judo"]),
        ("fuer", "jugendliche", ["judo"]),
        ("fuer", "frauen", []),
    ],
)
def test_an_offer_is_in_the_lists_it_belongs_to(
    lists: Angebotslisten, facette: str, key: str, expected: list[str]
) -> None:
    assert names(lists.of(facette, key)) == expected
    choices = {(one.key, choice.key): choice for one in lists.facetten for choice in one.auswahl}
    if (facette, key) in choices:
        choice = choices[facette, key]
        assert choice.anzahl == len(expected)
        assert choice.adresse == f"angebote/{facette}/{key}/"
        shown = lists.view(next(one for one in lists.facetten if one.key == facette), choice)
        assert sorted(card.knoten.eintrag.id for part in shown.abschnitte for card in part.karten) == expected
    else:
        assert key == "ar", "only a language nobody speaks has no list"


def test_what_takes_place_in_a_gemeinde_comes_first() -> None:
    places = {"ort": "Ahausen", "gemeinde": "ahausen"}
    lists = Angebotslisten(
        make(
            [
                *PLACES,
                offer("a-weit", gebiete=["landkreis"]),
                offer("b-hier", gebiete=["landkreis"], ort=places),
                offer("c-fuer", gebiete=["gemeinde:ahausen"], ort={"ort": "Bedorf", "gemeinde": "bedorf"}),
            ]
        )
    )
    towns = lists.facetten[0]
    view = lists.view(towns, towns.auswahl[0])
    assert [(part.titel, [card.knoten.eintrag.id for card in part.karten]) for part in view.abschnitte] == [
        ("In Ahausen", ["b-hier"]),
        ("Für Ahausen", ["c-fuer"]),
        ("Für den ganzen Landkreis", ["a-weit"]),
    ]
    assert view.kalender == "gemeinden/ahausen/termine.ics"


def test_days_and_kinds_and_groups_keep_their_lists_when_they_are_empty() -> None:
    lists = Angebotslisten(make(PLACES))
    by_key = {one.key: one for one in lists.facetten}
    assert [choice.key for choice in by_key["tag"].auswahl] == list(TAGE)
    assert [choice.key for choice in by_key["gemeinde"].auswahl] == ["ahausen", "bedorf"]
    assert len(by_key["art"].auswahl) == 17
    assert len(by_key["fuer"].auswahl) == 14
    assert lists.gruppen == ()


def test_no_address_of_a_list_can_be_one_of_an_offer(lists: Angebotslisten) -> None:
    assert {one.key for one in lists.facetten} == LISTEN


def test_all_offers_that_are_on_stand_in_the_list_of_all_with_marks_for_the_script(lists: Angebotslisten) -> None:
    told = {group.auswahl.titel: [card.karte.knoten.eintrag.id for card in group.karten] for group in lists.gruppen}
    assert told == {"Sport": ["judo"], "Kultur": ["chor"]}
    marks = {card.karte.knoten.eintrag.id: dict(card.merkmale) for group in lists.gruppen for card in group.karten}
    assert marks["chor"] == {"gemeinde": "*", "art": "kultur", "sprache": "", "tag": "di do", "fuer": "alle"}
    assert marks["judo"]["gemeinde"] == "ahausen"
    assert marks["judo"]["fuer"] == "kinder jugendliche"


def test_leisure_by_gemeinde_names_what_takes_place_there_and_counts_the_rest(lists: Angebotslisten) -> None:
    rows = {row.gemeinde.eintrag.id: row for row in lists.leisure().gemeinden}
    assert [(title, names(nodes)) for title, nodes in rows["ahausen"].zellen] == [("Sport", ["judo"])]
    assert (rows["ahausen"].weitere, rows["bedorf"].weitere) == (1, 1)
    assert rows["bedorf"].zellen == ()


def test_leisure_does_not_give_away_where_a_secret_house_is() -> None:
    concept = make(
        [
            *PLACES,
            entry("anlaufstelle", "haus", geschuetzt="ja"),
            offer("kurs", art="sport", anlaufstelle="haus", ort={"ort": "Bedorf", "gemeinde": "bedorf"}),
        ]
    )
    assert all(row.zellen == () for row in Angebotslisten(concept).leisure().gemeinden)
    (way,) = angebot.sicht(node(concept)).anfahrten
    assert (way.geheim, way.zeilen) == (True, ())


# ---- the page of one offer


def test_an_offer_that_is_over_says_since_when_and_what_there_is_instead() -> None:
    concept = make(
        [
            offer("kurs", art="kultur", anliegen=["lesen"], **GONE),
            offer("chor", art="kultur", anliegen=["lesen"]),
            offer("judo", art="sport"),
            entry("anliegen", "lesen"),
        ]
    )
    view = angebot.sicht(node(concept))
    assert view.beendet
    assert (view.gilt or "").replace("\u00a0", " ") == (
        "Dieses Angebot ist zu Ende. Es gab es bis zum 29. August 2026."
    )
    assert names(view.stattdessen) == ["chor"]
    assert view.gleiche_art == "angebote/art/kultur/"
    assert view.texte == ()


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"termine": [{"rhythmus": "einmalig", "von": "10:00", "erster_tag": "2026-12-12"}]}, None),
        (
            {"termine": [{"tage": ["Mo"], "von": "10:00", "erster_tag": "2026-09-07", "letzter_tag": "2026-12-12"}]},
            None,
        ),
        (
            {"termine": [{"tage": ["Mo"], "von": "10:00", "erster_tag": "2026-09-07"}]},
            "Dieses Angebot gibt es bis zum 12. Dezember 2026.",
        ),
        ({}, "Dieses Angebot gibt es bis zum 12. Dezember 2026."),
    ],
    ids=["one day", "its dates say so", "without an end", "without dates"],
)
def test_an_end_is_told_once(fields: dict[str, Any], sentence: str | None) -> None:
    view = angebot.sicht(node(make([offer("kurs", gueltig_bis="2026-12-12", **fields)])))
    assert (view.gilt or "").replace("\u00a0", " ") == (sentence or "")


def test_a_single_day_that_is_over_says_when_it_was() -> None:
    once = {"rhythmus": "einmalig", "von": "10:00", "erster_tag": "2026-08-29"}
    view = angebot.sicht(node(make([offer("kurs", termine=[once], **GONE)])))
    assert (view.gilt or "").replace("\u00a0", " ") == "Dieses Angebot ist vorbei. Es war am 29. August 2026."


@pytest.mark.parametrize(
    ("how", "remark", "told"),
    [
        ("erforderlich", "Anmeldung bis 15. Januar", "Anmeldung bis 15. Januar"),
        ("erforderlich", "Bitte rufen Sie an.", "Mit Anmeldung: Bitte rufen Sie an."),
        ("erforderlich", None, "Mit Anmeldung"),
        ("ohne", "Gruppen bitte anmelden", "Ohne Anmeldung: Gruppen bitte anmelden"),
    ],
)
def test_registration_is_told_once(how: str, remark: str | None, told: str) -> None:
    assert joining(node(make([offer("kurs", anmeldung=how, anmeldung_hinweis=remark)]))) == told


def test_the_next_days_are_told_for_what_comes_round_again() -> None:
    weekly = {"tage": ["We"], "von": "16:00", "bis": "18:00", "erster_tag": "2026-09-02", "letzter_tag": "2026-12-02"}
    view = angebot.sicht(node(make([offer("kurs", termine=[weekly])])))
    plain = [line.striptags().replace("\u00a0", " ").replace("\u2060", "") for line in view.naechste]
    assert plain == ["Mittwoch, 25. November 2026, 16–18 Uhr", "Mittwoch, 2. Dezember 2026, 16–18 Uhr"]
    assert view.feiertage
    assert view.kalender == "angebote/kurs/termine.ics"
    once = {"rhythmus": "einmalig", "von": "10:00", "erster_tag": "2026-12-12"}
    assert angebot.sicht(node(make([offer("kurs", termine=[once])]))).naechste == ()


def test_several_days_stay_in_the_lists_until_they_end() -> None:
    week = {
        "rhythmus": "einmalig",
        "von": "10:00",
        "bis": "15:00",
        "erster_tag": "2026-11-20",
        "letzter_tag": "2026-11-24",
    }
    view = angebot.sicht(node(make([offer("kurs", termine=[week])])))
    assert not view.beendet
    assert [line.striptags().replace("\u00a0", " ") for line in view.termine] == [
        "20. bis 24. November 2026, Beginn 10 Uhr, Ende 15 Uhr"
    ]


def test_a_long_list_on_a_page_about_something_else_is_folded_and_whole() -> None:
    """The first eight offers are cards, every other one is a row in a fold."""
    offers = [offer(f"kurs{number:02}", anbieter="verein", gebiete=["landkreis"]) for number in range(11)]
    html = page(make([entry("stelle", "verein", name="Verein"), *offers]), "stellen/verein/")
    cards, rows = html.select(".ik-cards .ik-card h3 a"), html.select("details.ik-fold li a")
    assert [len(cards), len(rows)] == [8, 3]
    assert {str(link["href"]) for link in (*cards, *rows)} == {f"../../angebote/kurs{n:02}/" for n in range(11)}
    assert "Noch mehr Angebote: 3" in words(html.main)
