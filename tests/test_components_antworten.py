"""Answers, rules, figures, offices and the start page: what is counted, grouped and sorted for the pages of help."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from macros.components import anliegen, aufgabe, gemeinde, startseite, stelle, zustaendigkeit
from macros.components.antworten import rows_of, topics_in_order
from macros.model.indikator import Messwert
from tests.erfunden import entry, make
from tests.erfunden import gemeinde as ort

if TYPE_CHECKING:
    from macros.konzept import Knoten, Konzept

NBSP = "\u00a0"


def plain(text: Any) -> str:
    """Text as read, with ordinary spaces."""
    return str(text).replace(NBSP, " ")


def node(konzept: Konzept, art: str, key: str) -> Knoten:
    found = konzept.knoten(art, key)
    assert found is not None
    return found


def one(art: str, /, **fields: Any) -> Knoten:
    """One entry alone in a concept."""
    return node(make([entry(art, "eins", **fields)]), art, "eins")


# ---- answers


@pytest.fixture
def town() -> Konzept:
    """Three Gemeinden, two topics with a part; money is answered in Bedorf only, and everywhere from 2027."""
    return make(
        [
            ort("ahausen", 1),
            ort("bedorf", 2),
            ort("cestadt", 3),
            entry("anliegen", "wohnen", titel="Wohnung finden", reihenfolge="1", symbol="haus"),
            entry("anliegen", "umzug", titel="Umziehen", reihenfolge="3", teil_von="wohnen"),
            entry("anliegen", "geld", titel="Geld bekommen", reihenfolge="2"),
            entry("anlaufstelle", "hilfe", name="Hilfe", kontakte=[{"zweck": "anrufen", "telefon": "030 23125 100"}]),
            entry("anlaufstelle", "wohnberatung", name="Wohnberatung", anliegen=["wohnen"]),
            entry("anlaufstelle", "kasse", name="Kasse", anliegen=["wohnen"]),
            entry("zustaendigkeit", "r1", anliegen="wohnen", gebiete=["landkreis"], anlaufstellen=["wohnberatung"]),
            entry("zustaendigkeit", "r2", anliegen="geld", gebiete=["gemeinde:bedorf"], anlaufstellen=["kasse"]),
            entry(
                "zustaendigkeit", "r3", anliegen="geld", gebiete=["landkreis"], anlaufstellen=["kasse"],
                gueltig_von="2027-01-01",
            ),
            entry(
                "zustaendigkeit", "r4", anliegen="wohnen", gebiete=["landkreis"], personengruppe="asyl", ebene="land",
                stelle="land",
            ),
        ],
        konzept={"koordination_anlaufstelle": "hilfe"},
    )  # fmt: skip


def test_parts_follow_their_whole(town: Konzept) -> None:
    assert [topic.eintrag.id for topic in topics_in_order(town)] == ["wohnen", "umzug", "geld"]


def test_a_part_with_the_same_answer_stands_with_its_whole(town: Konzept) -> None:
    rows = rows_of(node(town, "gemeinde", "ahausen"))
    assert [(row.anliegen.eintrag.id, [part.eintrag.id for part in row.auch]) for row in rows] == [
        ("wohnen", ["umzug"]),
        ("geld", []),
    ]


def test_a_group_of_persons_gets_its_own_answer(town: Konzept) -> None:
    general, asylum = rows_of(node(town, "gemeinde", "ahausen"))[0].auskuenfte
    assert [target.knoten.anzeige for target in general.ziele] == ["Wohnberatung"]
    assert (general.gruppe, asylum.gruppe) == (None, "Menschen im Asylverfahren")
    assert [target.knoten.anzeige for target in asylum.ziele] == ["Stelle land"]


def test_a_gap_is_honest_and_names_who_helps(town: Konzept) -> None:
    row = rows_of(node(town, "gemeinde", "ahausen"))[1]
    (gap,) = row.auskuenfte
    assert not row.benannt
    assert [(target.knoten.anzeige, target.telefon) for target in gap.ziele] == [("Hilfe", "030 23125 100")]
    (change,) = row.kuenftig
    assert change.datum == date(2027, 1, 1)
    assert [target.knoten.anzeige for target in change.auskuenfte[0].ziele] == ["Kasse"]


def test_gemeinden_with_the_same_answer_form_a_group(town: Konzept) -> None:
    view = anliegen.sicht(node(town, "anliegen", "geld"))
    assert [[place.anzeige for place in group.gemeinden] for group in view.gruppen] == [["Bedorf"]]
    assert [[place.anzeige for place in group.gemeinden] for group in view.luecken] == [["Ahausen", "Cestadt"]]
    everywhere = anliegen.sicht(node(town, "anliegen", "wohnen"))
    assert [group.alle for group in everywhere.gruppen] == [True]
    assert [card.knoten.anzeige for card in everywhere.hilft_auch] == ["Kasse"]


def test_the_largest_of_many_groups_names_no_gemeinden() -> None:
    places = [ort(f"o{number}", number) for number in range(1, 16)]
    rules = [
        entry("zustaendigkeit", "alle", anliegen="geld", gebiete=["landkreis"]),
        entry("zustaendigkeit", "eine", anliegen="geld", gebiete=["gemeinde:o7"], stelle="land"),
    ]
    concept = make([*places, entry("anliegen", "geld"), *rules])
    groups = anliegen.answer_groups(node(concept, "anliegen", "geld"))
    assert [(len(group.gemeinden), group.rest) for group in groups] == [(1, False), (14, True)]


def test_the_list_of_topics_counts_its_gaps(town: Konzept) -> None:
    listed = anliegen.liste(town)
    assert [(topic.knoten.eintrag.id, topic.benannt) for topic in listed.themen] == [
        ("wohnen", 3),
        ("umzug", 3),
        ("geld", 1),
    ]
    assert (listed.luecken, listed.paare) == (2, 9)
    assert [topic.symbol for topic in listed.themen] == ["haus", "haus", None]


def test_every_rule_stands_once_in_the_list_of_rules(town: Konzept) -> None:
    shown = [rule.knoten.eintrag.id for group in zustaendigkeit.liste(town) for rule in group.regeln]
    assert sorted(shown) == ["r1", "r2", "r3", "r4"]


def test_a_rule_says_how_long_it_holds() -> None:
    rules = {
        "war": {"gueltig_bis": "2026-06-30"},
        "wird": {"gueltig_von": "2027-01-01", "gueltig_bis": "2027-12-31"},
        "immer": {},
    }
    held = (entry("zustaendigkeit", key, anliegen="geld", gebiete=["landkreis"], **rule) for key, rule in rules.items())
    concept = make([entry("anliegen", "geld"), *held])
    (group,) = zustaendigkeit.liste(concept)
    said = {rule.knoten.eintrag.id: rule.geltung and plain(rule.geltung) for rule in group.regeln}
    assert said == {
        "war": "Galt bis zum 30. Juni 2026.",
        "wird": "Gilt vom 1. Januar 2027 bis zum 31. Dezember 2027.",
        "immer": None,
    }
    assert group.regeln[0].knoten.eintrag.id == "immer"
    kreis = stelle.sicht(node(concept, "stelle", "kreis"))
    assert {rule.knoten.eintrag.id for rule in kreis.regeln} == {"immer", "wird"}


# ---- Gemeinde


def test_a_gemeinde_without_an_office_of_its_own_is_sent_to_the_coordination(town: Konzept) -> None:
    first = gemeinde.sicht(node(town, "gemeinde", "ahausen")).kontakte[0]
    assert (first.titel, first.telefon, first.erster) == ("Hilft Ihnen weiter", "030 23125 100", True)


def test_figures_show_the_newest_value_and_hide_what_is_small() -> None:
    here = "gemeinde:ahausen"
    rows = {
        "kurse": (Messwert(here, 2024, Decimal(7)), Messwert(here, 2025, Decimal(12)), Messwert(here, 2026, None)),
        "paesse": (Messwert(here, 2025, None, unterdrueckt=True),),
        "woanders": (Messwert("landkreis", 2025, Decimal(3)),),
    }
    concept = make([ort("ahausen", 1), *(entry("indikator", key) for key in rows)], messwerte=rows)
    found = {f.indikator.eintrag.id: f for f in gemeinde.figures(node(concept, "gemeinde", "ahausen"))}
    assert set(found) == {"kurse", "paesse"}
    assert (found["kurse"].zahl.jahr, found["kurse"].zahl.wert) == (2025, Decimal(12))
    assert (found["paesse"].zahl.unterdrueckt, found["paesse"].schwelle) == (True, 5)


def test_names_in_a_row() -> None:
    concept = make([])
    assert gemeinde.listed(["A"], concept) == "A"
    assert gemeinde.listed(["A", "B", "C"], concept) == "A, B und C"


# ---- offices and tasks


def test_the_organigramm_shows_every_office_once() -> None:
    concept = make(
        [
            entry("stelle", "amt", name="Amt", art="kreisverwaltung", teil_von="kreis"),
            entry("stelle", "referat", name="Referat", art="kreisverwaltung", teil_von="amt"),
            entry("stelle", "verein", name="Verein", art="verein"),
        ]
    )
    chart = stelle.liste(concept)
    (root,) = chart.baum
    assert (root.knoten.eintrag.id, root.koordiniert) == ("kreis", True)
    assert [child.knoten.eintrag.id for child in root.kinder] == ["amt"]
    assert [child.knoten.eintrag.id for child in root.kinder[0].kinder] == ["referat"]
    assert {n.eintrag.id for group in chart.partner for n in group.stellen} == {"land", "verein"}
    assert chart.saeulen == ((root.kinder[0],),)
    above = stelle.sicht(node(concept, "stelle", "referat")).baum
    assert (above.knoten.eintrag.id, above.kinder[0].kinder[0].hier) == ("kreis", True)


@pytest.mark.parametrize(
    ("alone", "leading", "columns"), [(5, 0, [1, 1, 1, 1, 1]), (4, 3, [4, 1, 1, 1]), (1, 5, []), (6, 0, [6])]
)
def test_offices_with_none_below_share_a_column_where_there_are_many(
    alone: int, leading: int, columns: list[int]
) -> None:
    offices = [
        entry("stelle", f"{kind}{number}", name=f"{kind} {number}", art="kreisverwaltung", teil_von=above)
        for kind, count, above in (("amt", leading, "kreis"), ("stab", alone, "kreis"))
        for number in range(count)
    ]
    below = [
        entry("stelle", f"team{number}", name=f"Team {number}", art="kreisverwaltung", teil_von=f"amt{number}")
        for number in range(leading)
    ]
    chart = stelle.liste(make([*offices, *below]))
    assert [len(column) for column in chart.saeulen] == columns


def test_staff_is_summed_and_a_vacancy_is_marked() -> None:
    staff = [
        {"bezeichnung": "A", "umfang_vzae": "1,0", "finanzierung": "Kreis"},
        {"bezeichnung": "B", "umfang_vzae": "0,75", "finanzierung": "Land", "befristet_bis": "2027-12-31"},
    ]
    office = one("stelle", personal=staff)
    view = stelle.sicht(office)
    assert (view.vollzeit, view.befristet) == ("1,75", "0,75")
    assert [plain(row.dauer) for row in view.personal] == ["dauerhaft", "befristet bis 31. Dezember 2027"]
    assert not view.baum.unbesetzt
    empty = stelle.sicht(one("stelle", personal=[{**staff[0], "besetzt": "nein"}]))
    assert empty.baum.unbesetzt


def test_tasks_are_listed_by_level() -> None:
    tasks = {"melden": ("gemeinde", "weisung"), "planen": ("landkreis", "freiwillig"), "pass": ("gemeinde", "weisung")}
    concept = make(
        [
            entry("aufgabe", key, titel=key.title(), ebene=level, aufgabenart=kind)
            for key, (level, kind) in tasks.items()
        ]
    )
    table = aufgabe.liste(concept)
    assert [(group.titel, [row.knoten.anzeige for row in group.zeilen]) for group in table.gruppen] == [
        ("Gemeinde", ["Melden", "Pass"]),
        ("Landkreis", ["Planen"]),
    ]
    assert [title for title, _ in table.arten] == [
        "Weisungsgebundene Pflichtaufgabe",
        "Freiwillige Selbstverwaltungsaufgabe",
    ]


# ---- start page


def test_the_start_page_of_an_empty_concept_shows_what_there_is() -> None:
    page = startseite.liste(make([]))
    assert (page.kacheln, page.gemeinden, page.meldungen, page.gespraech, page.zitat) == ((), (), (), None, None)


def test_the_start_page_counts_what_goes_well(town: Konzept) -> None:
    statuses = ("laeuft", "laeuft", "abgeschlossen", "verzoegert", "offen")
    measures = [
        entry("massnahme", f"m{n}", status=status, nummer=f"M-{n}", status_grund="So.", neues_ende="2027-01-01")
        for n, status in enumerate(statuses)
    ]
    page = startseite.liste(make(measures))
    assert (page.im_gang, page.bilanz.zahl) == (3, 5)
    tiles = startseite.liste(town)
    assert [tile.knoten.eintrag.id for tile in tiles.kacheln] == ["wohnen", "geld"]
    assert [topic.eintrag.id for topic in tiles.oft] == ["umzug"]


def test_news_of_tomorrow_wait_until_tomorrow() -> None:
    days = {"alt": "2026-01-01", "heute": "2026-11-22", "morgen": "2026-11-23"}
    concept = make([entry("meldung", key, titel=key, datum=day, kurz="Neu.") for key, day in days.items()])
    assert [n.eintrag.id for n in startseite.latest_news(concept)] == ["heute", "alt"]
