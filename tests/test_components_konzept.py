"""The plan: threads, milestones, tallies, the cascade, and the pages that show them."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from macros.components import (
    begriff,
    beispiel,
    bericht,
    beteiligung,
    gremium,
    handlungsfeld,
    massnahme,
    meldung,
    risiko,
    ziel,
)
from macros.components.erreichen import erreichbar
from macros.components.faden import faden
from macros.components.fortschritt import bilanz, meilensteine, phasen
from macros.model.massnahme import Phase, Status
from macros.pages import Seitenwerk, pages_of
from macros.rahmen import Rahmen
from macros.render import Renderer
from tests.ansehen import after, massnahmen, node, only, page, words
from tests.erfunden import OWNER, STICHTAG, entry, make

if TYPE_CHECKING:
    from macros.konzept import Konzept
    from macros.model.basis import Eintrag


# --- the thread


def goals() -> list[Eintrag]:
    return [
        entry("ziel", "leit", titel="Alle verstehen sich.", nummer="2"),
        entry("ziel", "teil", titel="Alle üben.", nummer="2.1", art="teilziel", teil_von="leit"),
    ]


def test_the_thread_runs_from_leitbild_to_measure() -> None:
    konzept = only(*goals(), entry("massnahme", "cafe", titel="Café", nummer="M-2.1.3", ziele=["teil"]))
    knots = faden(node(konzept, "massnahme", "cafe"))
    assert [(one.bezeichnung, one.titel, one.adresse, one.hier) for one in knots] == [
        ("Leitbild", "Konzept", "handlungsfelder/", False),
        ("Leitziel 2", "Alle verstehen sich.", "ziele/leit/", False),
        ("Teilziel 2.1", "Alle üben.", "ziele/teil/", False),
        ("Maßnahme M-2.1.3", "Café", "massnahmen/cafe/", True),
    ]


def test_the_thread_of_a_goal_ends_there() -> None:
    konzept = only(*goals())
    assert [one.hier for one in faden(node(konzept, "ziel", "teil"))] == [False, False, True]
    assert [one.hier for one in faden(node(konzept, "ziel", "leit"))] == [False, True]


@pytest.mark.parametrize("file", ["docs/leitbild.md", "docs/leitbild/index.md"])
def test_the_first_knot_leads_to_the_chapter_if_there_is_one(file: str) -> None:
    konzept = only(*goals(), prosa={file: "# Leitbild"})
    assert faden(node(konzept, "ziel", "leit"))[0].adresse == "leitbild/"


def test_a_measure_without_goal_hangs_on_its_handlungsfeld() -> None:
    konzept = massnahmen({})
    assert [one.bezeichnung for one in faden(node(konzept, "massnahme", "m1"))] == [
        "Leitbild",
        "Handlungsfeld 1",
        "Maßnahme M-1",
    ]


def test_a_circle_of_goals_ends() -> None:
    konzept = only(entry("ziel", "a", teil_von="b"), entry("ziel", "b", nummer="2", teil_von="a"))
    assert len(faden(node(konzept, "ziel", "a"))) == 3
    assert len(ziel.kaskade(node(konzept, "handlungsfeld", "feld")).faeden) == 0
    assert page(konzept, "ziele/a/")


# --- milestones, phases, tally


def steps(**fields: Any) -> list[tuple[str, date, date | None]]:
    konzept = massnahmen({"meilensteine": [{"titel": "Raum", **fields}]})
    found = meilensteine(node(konzept, "massnahme", "m1").meilensteine, STICHTAG)
    return [(one.lage, one.tag, one.neu) for one in found]


def test_a_milestone_is_done_on_the_day_it_was_done() -> None:
    assert steps(bis="2026-03-31", erledigt_am="2026-05-15") == [("erledigt", date(2026, 5, 15), None)]


@pytest.mark.parametrize(("days", "state"), [(-1, "verzoegert"), (0, "geplant"), (1, "geplant")])
def test_a_milestone_is_late_from_the_day_after(days: int, state: str) -> None:
    day = STICHTAG + timedelta(days=days)
    assert steps(bis=day.isoformat()) == [(state, day, None)]


def test_a_moved_milestone_is_late_even_before_its_day() -> None:
    assert steps(bis="2027-06-30", neu_bis="2027-12-31") == [("verzoegert", date(2027, 6, 30), date(2027, 12, 31))]


def test_what_will_be_done_is_not_done_yet() -> None:
    assert steps(bis="2027-06-30", erledigt_am="2027-05-01") == [("geplant", date(2027, 6, 30), None)]


def test_milestones_stand_in_the_order_of_their_plan() -> None:
    three = [{"titel": name, "bis": f"2027-0{month}-01"} for name, month in (("c", 3), ("a", 1), ("b", 2))]
    konzept = massnahmen({"meilensteine": three})
    assert [one.titel for one in meilensteine(node(konzept, "massnahme", "m1").meilensteine, STICHTAG)] == list("abc")


def test_phases_lie_around_the_present_one() -> None:
    assert [one.lage for one in phasen(Phase.UMSETZUNG)] == ["vorbei", "vorbei", "jetzt", "spaeter", "spaeter"]
    assert [one.lage for one in phasen(Phase.BESCHLUSS)] == ["jetzt", *["spaeter"] * 4]
    assert [one.lage for one in phasen(Phase.DAUERAUFGABE)] == [*["vorbei"] * 4, "jetzt"]
    assert phasen(None) == ()


def test_the_tally_counts_every_measure_once_and_leaves_out_what_went_into_another() -> None:
    konzept = massnahmen(
        {"status": "laeuft"}, {"status": "laeuft"}, {"status": "abgeschlossen"}, {},
        {"status": "beendet", "ersetzt_durch": "m1"}, {"zusammengelegt_mit": "m1", "status": "laeuft"},
    )  # fmt: skip
    tally = bilanz(konzept.alle("massnahme"))
    assert (tally.zahl, tally.ohne_status) == (4, 1)
    assert [(one.wort, one.zahl, one.beginn) for one in tally.anteile] == [
        (Status.ABGESCHLOSSEN, 1, 0),
        (Status.LAEUFT, 2, 1),
    ]


@given(st.lists(st.sampled_from([*Status, None]), max_size=30))
def test_the_parts_of_a_tally_lie_side_by_side_and_sum_up(words: list[Status | None]) -> None:
    konzept = massnahmen(*({"status": word.value} if word else {} for word in words))
    tally = bilanz(konzept.alle("massnahme"))
    ends = [one.beginn + one.zahl for one in tally.anteile]
    assert [one.beginn for one in tally.anteile] == [0, *ends[:-1]][: len(ends)]
    assert (ends[-1] if ends else 0) + tally.ohne_status == tally.zahl == len(words)


# --- the page and the list of measures


def full_measure() -> Konzept:
    return only(
        *goals(),
        entry("stelle", "amt", name="Amt für Bildung", kontakt={"telefon": "030 23125 130"}),
        entry("gremium", "rat", name="Kreistag", art="kreistag", kurz="Beschließt."),
        entry(
            "massnahme", "cafe", titel="Sprachcafé", nummer="M-2", kurz="Ein Treff.", ziele=["teil"],
            status="verzoegert", status_grund="Es fehlt ein Raum.", phase="umsetzung",
            ende="2026-12-31", neues_ende="2027-12-31",
            federfuehrung="amt", beteiligt=["kreis"], beteiligt_weitere=["Ehrenamtliche"],
            fortschritt=[
                {"zeitraum": "2025", "datum": "2025-12-01", "text": "Fünf sind offen."},
                {"zeitraum": "2026", "datum": "2026-11-04", "text": "Musterau **kommt** dazu.", "status": "verzoegert"},
            ],
            mittel=[{"art": "regel", "betrag_eur": "24000", "je_jahr": "ja", "stellen_vzae": "0,5"}],
            beschluesse=[{"gremium": "Kreistag", "gremium_id": "rat", "datum": "2024-03-20", "vorlage": "7/24"}],
        ),
        entry("massnahme", "alt", titel="Altes Café", nummer="M-1", ersetzt_durch="cafe", status="beendet"),
        entry("massnahme", "kurs", titel="Abendkurs", nummer="M-3", ziele=["teil"], status="laeuft"),
    )  # fmt: skip


def test_the_page_of_a_measure_tells_status_with_its_reason_and_its_meaning() -> None:
    card = page(full_measure(), "massnahmen/cafe/").find("section", class_="ik-card")
    text = words(card)
    assert "verzögert Es fehlt ein Raum." in text
    assert "Ein Termin ist gerissen" in text
    assert "Phase 3 von 5: Umsetzung" in text
    assert card is not None
    assert [words(one) for one in card.select("[aria-current=step]")] == ["Umsetzung"]
    assert len(card.select(".is-past")) == 2


def test_the_page_of_a_measure_tells_both_ends_money_partners_and_decisions() -> None:
    html = page(full_measure(), "massnahmen/cafe/")
    text = words(html.main)
    assert "31. Dezember 2027, früher geplant: 31. Dezember 2026" in text.replace("\xa0", " ")
    money = after(html, "Geld und Personal")
    assert [words(one) for one in money.select("tbody td, tbody th")] == [
        "Regelfinanzierung", "24.000 Euro im Jahr", "0,50", "keine Angabe",
    ]  # fmt: skip
    who = after(html, "Wer macht das?")
    assert who.select_one('a[href="tel:+493023125130"]') is not None
    assert "Stelle kreis , Ehrenamtliche" in words(who)
    assert words(after(html, "Beschlüsse")).replace("\xa0", " ") == "20. März 2024 : Kreistag , Vorlage 7/24"


def test_notes_are_newest_first_and_markdown() -> None:
    notes = after(page(full_measure(), "massnahmen/cafe/"), "Was ist passiert?")
    assert [words(one).split()[0] for one in notes.find_all("h3")] == ["2026", "2025"]
    assert notes.strong.get_text() == "kommt"


def test_replaced_measures_lead_to_their_successor_and_back() -> None:
    konzept = full_measure()
    note = page(konzept, "massnahmen/alt/").find(class_="ik-note")
    assert note is not None
    assert "Ersetzt durch: Sprachcafé" in words(note)
    assert "Darin aufgegangen: Altes Café" in words(page(konzept, "massnahmen/cafe/").main)
    listed = page(konzept, "massnahmen/")
    rows = [words(one) for one in listed.select("tbody tr th")]
    assert rows == ["Sprachcafé", "Abendkurs"]
    assert "Altes Café ersetzt durch Sprachcafé" in words(after(listed, "Ersetzt oder zusammengelegt").find_next("li"))
    assert "2 Maßnahmen" in words(listed.main)


def test_the_table_names_each_cell() -> None:
    table = page(full_measure(), "massnahmen/").table
    assert table is not None
    heads = [words(one) for one in table.select("thead th")]
    assert heads == ["Nr.", "Maßnahme", "Handlungsfeld", "Status", "Phase", "Bis", "Verantwortlich"]
    first = table.select("tbody tr")[0]
    assert [one.get("data-l") for one in first.find_all("td")] == [None, "Feld", "Status", "Phase", "Bis", "Wer"]
    assert words(first.find_all("td")[4]) == "2027"


def test_every_status_word_is_explained_in_the_list() -> None:
    listed = words(page(full_measure(), "massnahmen/").main)
    for word in (*Status, *Phase):
        assert word.erklaerung in listed


def test_nobody_leading_is_shown_as_a_gap() -> None:
    gap = page(massnahmen({"status": "laeuft"}), "massnahmen/m1/").find(class_="ik-gap")
    assert gap is not None
    assert "Noch niemand benannt." in words(gap)


@pytest.mark.parametrize(
    ("fields", "late"),
    [
        ({"ende": "2026-11-21", "status": "laeuft"}, True),
        ({"ende": "2026-11-22", "status": "laeuft"}, False),
        ({"ende": "2026-11-21", "status": "abgeschlossen"}, False),
        ({"ende": "2026-11-21", "status": "beendet"}, False),
        ({"ende": "2026-11-21", "neues_ende": "2027-01-31", "status": "verzoegert"}, False),
        ({"ende": "2026-01-01", "neues_ende": "2026-11-01", "status": "verzoegert"}, True),
        ({"ende": "2026-11-21", "dauerhaft": "ja"}, False),
        ({"ende": "2026-11-21"}, True),
        ({}, False),
    ],
)
def test_a_measure_is_overdue_when_its_end_passed_while_it_runs(fields: dict[str, Any], late: bool) -> None:  # noqa: FBT001 -- a table of cases
    assert massnahme.sicht(node(massnahmen(fields), "massnahme", "m1")).ueberfaellig is late


def test_related_measures_share_a_goal() -> None:
    related = massnahme.sicht(node(full_measure(), "massnahme", "cafe")).verwandt
    assert [one.eintrag.id for one in related] == ["kurs"]


def test_an_office_is_reached_by_itself_or_through_its_contact_point() -> None:
    ways = [{"zweck": "fax", "telefon": "030 23125 900"}, {"zweck": "notfall", "telefon": "030 23125 901"},
            {"zweck": "anrufen", "telefon": "030 23125 902"}]  # fmt: skip
    konzept = only(
        entry("stelle", "selbst", kontakt={"telefon": "030 23125 111"}),
        entry("stelle", "ueber"),
        entry("stelle", "nie"),
        entry("anlaufstelle", "treff", stelle="ueber", kontakte=ways),
        entry("anlaufstelle", "treff2", stelle="selbst", kontakte=ways),
    )
    own, through = erreichbar(node(konzept, "stelle", "selbst")), erreichbar(node(konzept, "stelle", "ueber"))
    assert own is not None
    assert (own.telefon, own.ueber) == ("030 23125 111", None)
    assert through is not None
    assert through.telefon == "030 23125 902"
    assert through.ueber is konzept.knoten("anlaufstelle", "treff")
    assert erreichbar(node(konzept, "stelle", "nie")) is None
    assert erreichbar(None) is None


# --- cascade


def test_the_cascade_hangs_measures_on_goals_and_the_rest_aside() -> None:
    konzept = only(
        *goals(),
        entry("ziel", "fremd", nummer="9", handlungsfeld="anderes"),
        entry("ziel", "kind", nummer="9.1", art="teilziel", teil_von="fremd"),
        entry("handlungsfeld", "anderes", nummer="2"),
        entry("massnahme", "am-teil", ziele=["teil"]),
        entry("massnahme", "am-leit", nummer="M-2", ziele=["leit"]),
        entry("massnahme", "ohne", nummer="M-3"),
    )
    found = ziel.kaskade(node(konzept, "handlungsfeld", "feld"))
    told = [
        [(branch.ziel.eintrag.id, branch.oben, [one.eintrag.id for one in branch.massnahmen]) for branch in thread]
        for thread in found.faeden
    ]
    assert told == [[("leit", True, ["am-leit"]), ("teil", False, ["am-teil"])], [("kind", True, [])]]
    assert [one.eintrag.id for one in found.weitere] == ["ohne"]
    html = page(konzept, "handlungsfelder/feld/")
    assert [words(one) for one in html.select(".ik-cascade h3")] == [
        "Leitziel 2 Alle verstehen sich.", "Teilziel 2.1 Alle üben.", "Teilziel 9.1 Ziel", "Weitere Maßnahmen",
    ]  # fmt: skip


def test_the_handlungsfeld_leads_people_who_need_help_away_first() -> None:
    konzept = only(
        entry("anliegen", "deutsch", titel="Deutsch lernen"),
        entry("anliegen", "kurs", titel="Kurs finden", teil_von="deutsch"),
        entry("handlungsfeld", "feld", lage="So ist es.", geschlechter="Frauen und Männer.", nummer="1"),
    )
    html = page(konzept, "handlungsfelder/feld/")
    order = words(html.main)
    assert order.index("Sie suchen Hilfe?") < order.index("So ist es.") < order.index("Frauen und Männer.")
    assert [words(one) for one in html.select(".ik-note a")] == ["Deutsch lernen"]


def test_ways_of_working_are_counted() -> None:
    konzept = massnahmen(
        {"wirkweise": "ausgleichend"}, {"wirkweise": "ausgleichend"}, {"wirkweise": "aktivierend"}, {},
        {"wirkweise": "aktivierend", "ersetzt_durch": "m1"},
    )  # fmt: skip
    found = handlungsfeld.wirkung(konzept.alle("massnahme"))
    assert [(word.value, count) for word, count in found.anteile] == [("ausgleichend", 2), ("aktivierend", 1)]
    assert found.ohne_angabe == 1
    text = words(page(konzept, "handlungsfelder/feld/").main)
    assert "2 gleicht Nachteile aus, 1 baut auf Stärken auf, 1 ohne Angabe." in text.replace(" ,", ",").replace(
        " .", "."
    )


# --- Gremien and the rest


def council(**fields: Any) -> Konzept:
    return only(
        entry("massnahme", "m"),
        entry("gremium", "runde", name="Runder Tisch", art="runder_tisch", kurz="Berät.", **fields),
        entry("gremium", "tag", name="Kreistag", art="kreistag", kurz="Beschließt.", **OWNER),
    )


def test_agreements_are_done_open_or_overdue() -> None:
    agreed = [
        {"was": "A", "bis": "2026-11-21"},
        {"was": "B", "bis": "2026-11-22", "wer": "kreis"},
        {"was": "C", "bis": "2026-01-01", "erledigt_am": "2026-02-01"},
        {"was": "D"},
    ]
    konzept = council(sitzungen=[{"datum": "2026-06-01", "thema": "Räume", "vereinbarungen": agreed},
                                 {"datum": "2026-12-01", "thema": "Später"},
                                 {"datum": "2026-11-30", "thema": "Bald"}])  # fmt: skip
    view = gremium.sicht(node(konzept, "gremium", "runde"))
    assert [(one.teil.was, one.lage) for one in view.offen] == [("A", "ueberfaellig"), ("B", "offen"), ("D", "offen")]
    assert view.erledigt == 1
    assert [one.thema for one in view.kommende] == ["Bald", "Später"]
    html = page(konzept, "gremien/runde/")
    text = words(html.main)
    assert "überfällig seit 21. November 2026" in text.replace("\xa0", " ")
    assert "ohne festen Termin" in text


def test_meetings_held_are_newest_first_and_one_of_today_is_still_to_come() -> None:
    days = ["2026-01-10", "2026-11-22", "2026-05-10"]
    view = gremium.sicht(node(council(sitzungen=[{"datum": day, "thema": day} for day in days]), "gremium", "runde"))
    assert [meeting.thema for meeting, _ in view.vergangene] == ["2026-05-10", "2026-01-10"]
    assert [meeting.thema for meeting in view.kommende] == ["2026-11-22"]


def test_gremien_are_listed_by_kind_with_their_next_meeting() -> None:
    konzept = council(sitzungen=[{"datum": "2027-02-01", "thema": "b"}, {"datum": "2026-12-01", "thema": "a"}])
    cards = gremium.liste(konzept)
    assert [card.knoten.eintrag.id for card in cards] == ["tag", "runde"]
    assert cards[0].naechste is None
    assert cards[1].naechste is not None
    assert cards[1].naechste.thema == "a"


def test_nobody_caring_for_a_gremium_is_shown_as_a_gap() -> None:
    assert page(council(), "gremien/runde/").find(class_="ik-gap") is not None
    assert page(council(kuemmerer="kreis"), "gremien/runde/").find(class_="ik-gap") is None


def step(key: str, von: str, **fields: Any) -> Eintrag:
    return entry("beteiligung", key, titel=key, format="werkstatt", kurz="Reden.", von=von, **fields)


def test_what_can_be_joined_comes_first_and_the_rest_is_newest_first() -> None:
    konzept = only(
        step("alt", "2024-01-01", personen="10"),
        step("neuer", "2025-01-01", personen="5"),
        step("laeuft", "2026-01-01", bis="2026-11-22"),
        step("kommt", "2027-01-01"),
    )
    found = beteiligung.liste(konzept)
    assert [one.eintrag.id for one in found.offen] == ["laeuft", "kommt"]
    assert [one.eintrag.id for one in found.vorbei] == ["neuer", "alt"]
    assert found.personen == 15
    begun, coming = (beteiligung.sicht(node(konzept, "beteiligung", key)) for key in ("laeuft", "kommt"))
    assert (begun.laeuft, begun.beginnt, coming.laeuft, coming.beginnt) == (True, False, True, True)
    assert "kommt noch" in words(page(konzept, "beteiligung/kommt/").main)
    assert "Das Ergebnis steht hier noch nicht." in words(page(konzept, "beteiligung/alt/").main)


def test_reports_are_newest_first_with_the_next_one_due() -> None:
    reports = [entry("bericht", key, titel=key, zeitraum=key[1:], datum=f"{key[1:]}-03-01", kurz="Kurz.") for key in
               ("b2024", "b2026", "b2025")]  # fmt: skip
    konzept = make(reports, konzept={"naechster_bericht": "2026-11-21"})
    found = bericht.liste(konzept)
    assert [one.eintrag.id for one in found.berichte] == ["b2026", "b2025", "b2024"]
    assert found.ueberfaellig
    assert "war für November 2026 geplant" in words(page(konzept, "berichte/").main).replace("\xa0", " ")
    assert not bericht.liste(make([], konzept={"naechster_bericht": "2026-11-22"})).ueberfaellig


def test_the_address_of_a_report_leads_to_the_council_not_to_itself() -> None:
    konzept = only(
        entry("bericht", "b", titel="B", zeitraum="2025", datum="2026-03-01", kurz="K.", vorlage="7/26",
              adresse="https://rat.example/7"),
    )  # fmt: skip
    link = page(konzept, "berichte/b/").find("a", string="7/26")
    assert link is not None
    assert link["href"] == "https://rat.example/7"


def danger(key: str, kind: str, wirkung: str, wahrscheinlichkeit: str) -> Eintrag:
    return entry("risiko", key, titel=key, art=kind, kurz="K.", ursache="U.", szenario="S.", antwort="A.",
                 wirkung=wirkung, wahrscheinlichkeit=wahrscheinlichkeit)  # fmt: skip


def test_the_weightiest_risk_comes_first_and_chances_stand_apart() -> None:
    konzept = only(
        danger("klein", "risiko", "gering", "hoch"), danger("gross", "risiko", "hoch", "mittel"),
        danger("sicher", "risiko", "hoch", "hoch"), danger("glueck", "chance", "hoch", "hoch"),
    )  # fmt: skip
    found = risiko.liste(konzept)
    assert [one.eintrag.id for one in found.risiken] == ["sicher", "gross", "klein"]
    assert [one.eintrag.id for one in found.chancen] == ["glueck"]
    order = [words(one) for one in page(konzept, "risiken/gross/").select("h2")]
    assert order[:3] == ["Woher es kommt", "Was geschehen kann", "Was wir dann tun"]


def test_updates_are_newest_first_by_year_and_their_texts_can_be_copied() -> None:
    def update(key: str, day: str, **fields: Any) -> Eintrag:
        return entry("meldung", key, titel=key, datum=day, kurz="Neu.", **fields)

    text = {"amtsblatt": "Zeile eins.\nZeile **zwei**.", "soziale_medien": "Kurz!"}
    konzept = only(update("a", "2025-05-01"), update("b", "2026-02-01", texte=text), update("c", "2026-05-01"))
    listed = [(year, [one.eintrag.id for one in group]) for year, group in meldung.liste(konzept)]
    assert listed == [(2026, ["c", "b"]), (2025, ["a"])]
    fields = page(konzept, "meldungen/b/").select("main textarea[readonly]")
    assert [one["id"] for one in fields] == [
        f"weitersagen-{way}" for way in ("amtsblatt", "newsletter", "soziale_medien")
    ]
    assert fields[0].get_text().startswith("Zeile eins. Zeile zwei.")
    assert fields[1].get_text().startswith("b\nNeu.")
    assert fields[2].get_text().startswith("Kurz!")


def test_examples_stand_under_their_first_handlungsfeld() -> None:
    def example(key: str, *fields: str) -> Eintrag:
        return entry("beispiel", key, titel=key, kurz="Gut.", text="Text.", handlungsfelder=list(fields))

    konzept = only(
        entry("handlungsfeld", "zwei", nummer="2"), example("a"), example("b", "zwei", "feld"), example("c", "feld")
    )
    groups = [(g.handlungsfeld.eintrag.id if g.handlungsfeld else None, [n.eintrag.id for n in g.beispiele])
              for g in beispiel.liste(konzept)]  # fmt: skip
    assert groups == [("feld", ["c"]), ("zwei", ["b"]), (None, ["a"])]


def test_the_glossary_has_an_anchor_for_every_term_under_its_letter() -> None:
    def term(key: str, titel: str, **fields: Any) -> Eintrag:
        return entry("begriff", key, titel=titel, kurz="Kurz.", definition="Lang.", **fields)

    konzept = only(
        term("aemter", "Ämter", synonyme=["Behörden"], abkuerzung="Ä", siehe_auch=["zebra"]),
        term("zebra", "Zebra", formen=["Zebras"]),
        term("apfel", "Apfel"),
    )
    listed = [(letter, [one.knoten.eintrag.id for one in group]) for letter, group in begriff.liste(konzept).gruppen]
    assert listed == [("A", ["aemter", "apfel"]), ("Z", ["zebra"])]
    html = page(konzept, "begriffe/")
    assert [one["id"] for one in html.select("dl dt")] == ["aemter", "apfel", "zebra"]
    assert "auch: Ä, Behörden" in words(html.find(id="aemter"))
    link = html.find("a", string="Zebra")
    assert link is not None
    assert str(link["href"]).endswith("begriffe/#zebra")
    assert "Zebras" in words(html.main)


# --- every page of the concept half


@pytest.mark.parametrize(
    "folder",
    ["massnahmen", "handlungsfelder", "ziele", "indikatoren", "begriffe", "gremien", "beteiligung", "beispiele",
     "berichte", "risiken", "meldungen"],
)  # fmt: skip
def test_no_heading_is_skipped_and_text_is_escaped(konzept: Konzept, folder: str) -> None:
    werk = Seitenwerk(konzept, Renderer(konzept), Rahmen(konzept))
    for one in pages_of(werk):
        if not one.adresse.startswith(f"{folder}/") or one.ganz:
            continue
        html = BeautifulSoup(werk.html(one), "lxml")
        assert html.main is not None
        levels = [int(found.name[1]) for found in html.main.find_all(re.compile("^h[1-6]$"))]
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in pairwise(levels)), one.adresse
        ids = [str(found["id"]) for found in html.find_all(id=True)]
        assert len(ids) == len(set(ids)), one.adresse


def test_text_from_data_stays_text() -> None:
    evil = "Kaffee & Kuchen > Brot \"so\" 'gut'"
    konzept = massnahmen(
        {"titel": evil, "kurz": evil, "zielgruppe": evil, "status_grund": evil, "status": "ausgesetzt"}
    )
    html = page(konzept, "massnahmen/m1/")
    assert html.h1 is not None
    assert html.h1.get_text() == evil
    assert words(html.main).count(evil) >= 4


def test_an_empty_concept_has_every_list() -> None:
    konzept = make([])
    werk = Seitenwerk(konzept, Renderer(konzept), Rahmen(konzept))
    for one in pages_of(werk):
        if one.adresse.split("/")[0] in {"massnahmen", "ziele", "indikatoren", "begriffe", "gremien", "meldungen",
                                         "beteiligung", "beispiele", "berichte", "risiken"}:  # fmt: skip
            assert "Hier steht noch nichts." in werk.html(one), one.adresse


def test_a_replaced_measure_is_told_apart_in_the_cascade() -> None:
    konzept = massnahmen(
        {"titel": "Alt", "ersetzt_durch": "m2", "status": "beendet"}, {"titel": "Neu", "status": "laeuft"}
    )
    rows = page(konzept, "handlungsfelder/feld/").select(".ik-mlist li")
    assert [words(one) for one in rows] == ["M-1 Alt ersetzt durch Neu", "M-1 Neu läuft"]


@pytest.mark.parametrize(("number", "sign"), [("2", "Handlungsfeld 1 von 2"), ("7", "Handlungsfeld 1")])
def test_of_how_many_is_said_only_where_the_numbers_run_through(number: str, sign: str) -> None:
    konzept = only(entry("handlungsfeld", "zwei", nummer=number))
    assert words(page(konzept, "handlungsfelder/feld/").find(class_="ik-sign")) == sign


def test_the_preview_says_where_every_block_is_kept(konzept: Konzept) -> None:
    werk = Seitenwerk(konzept, Renderer(konzept, vorschau=True), Rahmen(konzept))
    listed = BeautifulSoup(
        next(werk.html(one) for one in pages_of(werk) if one.adresse == "massnahmen/"), "lxml"
    ).select("tbody .ik-quelle")
    assert [words(one) for one in listed] == ["concept_data/massnahmen/dritter-kurs.yaml:1"]
