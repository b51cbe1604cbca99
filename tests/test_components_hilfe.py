"""What the pages of help show: contact, hours, languages, areas, answers, offices."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.components import angebot, anlaufstelle
from macros.components.gebiet import reach, supply
from macros.components.kontakt import contact_card, contact_ways, coordinates, first_phone
from macros.components.oeffnung import clock_of, place_hours, short_hours, state_of, times
from macros.components.pflege import review
from macros.components.sprachen import language_groups, language_name
from macros.components.termine import dates_of, runs
from macros.konzept import Konzept
from macros.sprache import Sprache
from tests.erfunden import STICHTAG, entry, make, verband
from tests.erfunden import gemeinde as ort

if TYPE_CHECKING:
    from macros.konzept import Knoten

DEUTSCH = Sprache()
WORD_JOINER = "\u2060"
NBSP = "\u00a0"
CALL = {"zweck": "anrufen", "telefon": "030 23125 101"}


def plain(text: Any) -> str:
    """Text as read: without joiners and with ordinary spaces."""
    return str(text).replace(WORD_JOINER, "").replace(NBSP, " ").replace('<bdi dir="ltr">', "").replace("</bdi>", "")


def node(konzept: Konzept, art: str, key: str) -> Knoten:
    found = konzept.knoten(art, key)
    assert found is not None
    return found


def one(art: str, /, **fields: Any) -> Knoten:
    """One entry alone in a concept with the Gemeinden Ahausen and Bedorf."""
    places = [ort("ahausen", 1, "tal"), verband("tal"), ort("bedorf", 2)]
    return node(make([entry(art, "eins", **fields), *places]), art, "eins")


# ---- contact


def test_a_call_comes_first_whatever_the_order_in_the_data() -> None:
    office = one(
        "anlaufstelle",
        kontakte=[
            {"zweck": "schreiben", "email": "a@b.example"},
            {"zweck": "termin", "adresse": "https://termin.example/neu"},
            {"zweck": "fax", "telefon": "030 23125 199"},
            {"zweck": "anrufen", "telefon": "030 23125 101"},
        ],
    )
    ways = contact_ways(office.kontakte, DEUTSCH)
    assert [way.wert for way in ways] == ["030 23125 101", "030 23125 199", "termin.example", "a@b.example"]
    assert [way.erster for way in ways] == [True, False, False, False]
    assert ways[0].href == "tel:+493023125101"


def test_a_fax_is_never_called_and_never_the_first_way() -> None:
    office = one("anlaufstelle", kontakte=[{"zweck": "fax", "telefon": "030 23125 199"}])
    (way,) = contact_ways(office.kontakte, DEUTSCH)
    assert (way.href, way.erster) == (None, False)
    assert first_phone(office.kontakte) is None


def test_an_emergency_number_comes_before_the_ordinary_one() -> None:
    office = one(
        "anlaufstelle",
        kontakte=[{"zweck": "anrufen", "telefon": "030 23125 101"}, {"zweck": "notfall", "telefon": "030 23125 350"}],
    )
    assert first_phone(office.kontakte) == "030 23125 350"
    assert contact_ways(office.kontakte, DEUTSCH)[0].titel == "Im Notfall anrufen"


def test_telephone_hours_stand_beside_the_number_unless_a_remark_does() -> None:
    hours = {"telefonzeiten": "Mo-Fr 08:00-16:00"}
    bare = one("anlaufstelle", kontakte=[CALL], **hours)
    told = one("anlaufstelle", kontakte=[{**CALL, "hinweis": "Immer dienstags"}], **hours)
    assert plain(contact_ways(bare.kontakte, DEUTSCH, bare.telefonzeiten)[0].hinweis) == "Montag bis Freitag, 8–16 Uhr"
    assert contact_ways(told.kontakte, DEUTSCH, told.telefonzeiten)[0].hinweis == "Immer dienstags"


def test_telephone_hours_belong_to_the_number_for_ordinary_calls() -> None:
    emergency = {"zweck": "notfall", "telefon": "030 23125 350"}
    both = one("anlaufstelle", kontakte=[emergency, CALL], telefonzeiten="Mo-Fr 08:00-16:00", orte=[{"name": "Haus"}])
    first, second = anlaufstelle.sicht(both).wege
    assert (first.erster, first.hinweis, first.uhr) == (True, None, None)
    assert plain(second.hinweis) == "Montag bis Freitag, 8–16 Uhr"
    assert second.uhr is not None
    assert second.uhr.telefon


def test_a_form_is_not_called_an_e_mail() -> None:
    office = one("anlaufstelle", kontakte=[{"zweck": "schreiben", "adresse": "https://www.amt.example/formular"}])
    assert contact_ways(office.kontakte, DEUTSCH)[0].titel == "Online schreiben"


def test_there_is_a_map_only_with_coordinates() -> None:
    street = {"strasse": "Weg 1", "plz": "00101", "ort": "Ahausen"}
    without = anlaufstelle.sicht(one("anlaufstelle", orte=[street])).anfahrten[0]
    placed = anlaufstelle.sicht(one("anlaufstelle", orte=[{**street, "breite": "51,15", "laenge": "14,9"}])).anfahrten[
        0
    ]
    assert (without.karte, without.geo) == (None, None)
    assert placed.geo == "geo:51.15,14.9"
    assert placed.karte is not None
    assert "mlat=51.15&mlon=14.9" in placed.karte
    assert placed.zeilen == ("Weg 1", "00101 Ahausen")


def test_half_a_coordinate_is_none() -> None:
    assert coordinates(Decimal("51.1"), None) is None


def test_a_protected_place_shows_no_way_there() -> None:
    office = one("anlaufstelle", geschuetzt="ja", kontakte=[{"zweck": "notfall", "telefon": "030 23125 350"}])
    view = anlaufstelle.sicht(office)
    assert [(way.geheim, way.zeilen, way.karte, way.geo) for way in view.anfahrten] == [(True, (), None, None)]
    assert contact_card(office).wo is None


# ---- hours


@pytest.mark.parametrize(
    ("place", "sentence"),
    [
        ({"zeitstatus": "nur_mit_termin"}, "Nur mit Termin."),
        ({"zeitstatus": "geschlossen"}, "Zurzeit geschlossen."),
        ({"zeitstatus": "rund_um_die_uhr"}, "Rund um die Uhr erreichbar."),
        ({"zeitstatus": "unbekannt"}, "Die Öffnungszeiten kennen wir nicht. Rufen Sie bitte vorher an."),
        ({}, "Die Öffnungszeiten kennen wir nicht. Rufen Sie bitte vorher an."),
        ({"oeffnungszeiten": "Tu,Th 09:00-12:00"}, "Geöffnet Dienstag und Donnerstag. Zeiten unten."),
    ],
)
def test_the_states_of_a_place_are_kept_apart(place: dict[str, str], sentence: str) -> None:
    assert state_of(one("anlaufstelle", orte=[{"name": "Haus", **place}]), DEUTSCH) == sentence


def test_places_with_different_hours_get_no_common_sentence() -> None:
    office = one(
        "anlaufstelle", orte=[{"oeffnungszeiten": "Mo 09:00-12:00"}, {"name": "Zwei", "zeitstatus": "nur_mit_termin"}]
    )
    assert state_of(office, DEUTSCH) == "Mehrere Orte mit eigenen Zeiten. Zeiten unten."
    assert [block.titel for block in anlaufstelle.sicht(office).zeiten] == [None, "Zwei"]


def test_a_week_names_every_day_once_and_shows_exceptions_to_come() -> None:
    office = one(
        "anlaufstelle",
        orte=[
            {
                "oeffnungszeiten": "Mo 09:00-12:00,13:00-16:00; Fr 09:00-11:00",
                "ausnahmen": [
                    {"von": "2026-11-02", "bis": "2026-11-21", "grund": "Umbau"},
                    {"von": "2026-12-24", "bis": "2027-01-03", "grund": "Winterpause"},
                ],
            }
        ],
    )
    block = place_hours(office.orte[0], office.konzept)
    assert block.woche is not None
    rows = {row.tage: [plain(cell.text) for cell in row.zellen] for row in block.woche.zeilen}
    assert rows["Montag"] == ["9–12 Uhr", "13–16 Uhr"]
    assert rows["Freitag"] == ["9–11 Uhr", "geschlossen"]
    assert [row.nummern for row in block.woche.zeilen] == [(0,), (1, 2, 3), (4,), (5, 6)]
    assert [plain(line) for line in block.zeilen] == [
        "Geschlossen vom 24. Dezember 2026 bis 3. Januar 2027 (Winterpause)."
    ]
    assert block.feiertage


def test_times_for_appointments_are_never_shown_as_open() -> None:
    office = one("anlaufstelle", orte=[{"oeffnungszeiten": "Mo 09:00-12:00", "zeitstatus": "nur_mit_termin"}])
    block = place_hours(office.orte[0], office.konzept)
    assert block.woche is not None
    assert [plain(cell.text) for cell in block.woche.zeilen[0].zellen] == ["nur mit Termin, 9–12 Uhr"]


def test_a_sentence_that_only_points_below_is_not_said_above_the_lines() -> None:
    office = one("anlaufstelle", orte=[{"oeffnungszeiten": "Th[1,3] 14:00-16:00"}])
    block = place_hours(office.orte[0], office.konzept)
    assert (block.woche, block.satz) == (None, None)
    assert [plain(line) for line in block.zeilen] == ["Jeden 1. und 3. Donnerstag im Monat: 14–16 Uhr"]
    unknown = one("anlaufstelle", orte=[{"zeitstatus": "unbekannt"}])
    assert place_hours(unknown.orte[0], unknown.konzept).satz is not None


@pytest.mark.parametrize(
    ("place", "clock"),
    [
        ({"oeffnungszeiten": "Mo 09:00-12:00"}, True),
        ({"oeffnungszeiten": "Mo 09:00-12:00", "zeitstatus": "nur_mit_termin"}, True),
        ({"zeitstatus": "geschlossen"}, False),
        ({"zeitstatus": "unbekannt"}, False),
        ({"zeitstatus": "rund_um_die_uhr"}, False),
        ({"zeitstatus": "rund_um_die_uhr", "ausnahmen": [{"von": "2026-12-01"}]}, True),
        ({"zeitstatus": "unbekannt", "ausnahmen": [{"von": "2026-12-01"}]}, False),
        ({}, False),
    ],
)
def test_there_is_a_clock_where_the_state_changes_and_is_known(place: dict[str, Any], clock: bool) -> None:  # noqa: FBT001 -- a parametrised value
    office = one("anlaufstelle", orte=[{"name": "Haus", **place}])
    assert (clock_of(office) is not None) is clock
    assert (contact_card(office).uhr is not None) is clock


def test_one_place_has_its_clock_at_the_contact_and_several_have_theirs_at_their_hours() -> None:
    hours = {"oeffnungszeiten": "Mo 09:00-12:00"}
    single = anlaufstelle.sicht(one("anlaufstelle", orte=[hours]))
    assert single.uhr is not None
    assert [block.uhr for block in single.zeiten] == [None]
    assert single.zeiten[0].regel == single.uhr.woche
    double = anlaufstelle.sicht(one("anlaufstelle", orte=[{"name": "A", **hours}, {"name": "B", **hours}]))
    assert double.uhr is None
    assert [block.uhr is not None for block in double.zeiten] == [True, True]


def test_a_remark_on_the_hours_stands_beside_the_clock() -> None:
    remark = {"zeiten_hinweis": "In den Schulferien nur nach Absprache."}
    office = one("anlaufstelle", orte=[{"oeffnungszeiten": "Mo 09:00-12:00", **remark}])
    assert anlaufstelle.sicht(office).hinweis == remark["zeiten_hinweis"]
    unknown = one("anlaufstelle", orte=[{"zeitstatus": "unbekannt", **remark}])
    assert anlaufstelle.sicht(unknown).hinweis is None


def test_reasons_and_remarks_pass_the_seam_once() -> None:
    class Doubling(Sprache):
        def inhalt(self, text: str, *, markdown: bool = False) -> str:
            del markdown
            return text + text

    pause = [{"von": "2026-11-24", "grund": "Umzug"}]
    place = {"oeffnungszeiten": 'Mo 09:00-12:00 open "für Frauen"', "ausnahmen": pause}
    german = one("anlaufstelle", orte=[place]).konzept
    office = node(Konzept(german.daten, STICHTAG, Doubling()), "anlaufstelle", "eins")
    clock = clock_of(office)
    assert clock is not None
    assert json.loads(clock.wert)["texte"][0] == "UmzugUmzug"
    assert "für Frauenfür Frauen" in json.loads(clock.wert)["texte"]


def test_nobody_knows_who_answers_while_a_place_is_closed_by_way_of_exception() -> None:
    closed = [{"oeffnungszeiten": "Mo-Fr 09:00-17:00", "ausnahmen": [{"von": "2026-11-24", "bis": "2026-11-25"}]}]
    office = one("anlaufstelle", kontakte=[CALL], orte=closed, telefonzeiten="Mo-Fr 09:00-10:00")
    clock = anlaufstelle.sicht(office).wege[0].uhr
    assert clock is not None
    # from Sunday 22 November: Monday 9 to 10; two days of nobody knows; Thursday 9 to 10
    assert json.loads(clock.wert)["zeiten"].split()[:3] == ["1980o60", "840u2880", "540o60"]


def test_a_hotline_says_when_somebody_answers() -> None:
    office = one("anlaufstelle", telefonzeiten="Mo-Th 09:00-17:00")
    assert plain(state_of(office, DEUTSCH)) == "Am Telefon: Montag bis Donnerstag, 9–17 Uhr"
    always = one("anlaufstelle", telefonzeiten="24/7")
    assert plain(short_hours(always, DEUTSCH)) == "Am Telefon: rund um die Uhr"


@given(st.text())
def test_text_with_times_stays_text(text: str) -> None:
    html = str(times(text))
    assert "<" not in html.replace('<bdi dir="ltr">', "").replace("</bdi>", "")


def test_a_stretch_of_time_keeps_its_direction() -> None:
    assert times("Montag 9–12 Uhr") == 'Montag <bdi dir="ltr">9–12</bdi> Uhr'


# ---- areas of a contact point


def test_the_gemeinden_behind_a_verband_are_named() -> None:
    office = one("anlaufstelle", gebiete=["verband:tal", "gemeinde:bedorf"])
    (found,) = anlaufstelle.sicht(office).gliederung
    assert found.gebiet.anzeige == "Tal"
    assert [place.anzeige for place in found.gemeinden] == ["Ahausen"]


# ---- languages


def test_languages_have_two_names_and_a_direction() -> None:
    arabic = language_name("ar", DEUTSCH)
    assert (arabic.name, arabic.eigen, arabic.dir) == ("Arabisch", "العربية", "rtl")
    assert language_name("uk", DEUTSCH).eigen == "Українська"
    assert (language_name("de", DEUTSCH).name, language_name("de", DEUTSCH).eigen) == ("Deutsch", None)
    assert language_name("de-x-ls", DEUTSCH).name == "Leichte Sprache"
    assert language_name("fa-AF", DEUTSCH).name == "Dari"


def test_spoken_interpreted_and_printed_languages_stay_apart() -> None:
    office = one(
        "anlaufstelle",
        sprachen=[
            {"sprache": "tr", "weise": "faltblatt"},
            {"sprache": "de"},
            {"sprache": "fa", "weise": "dolmetschen"},
            {"sprache": "en"},
        ],
    )
    groups = language_groups(office.sprachen, DEUTSCH)
    assert [(group.weise.value, [one.kuerzel for one in group.sprachen]) for group in groups] == [
        ("gesprochen", ["de", "en"]),
        ("dolmetschen", ["fa"]),
        ("faltblatt", ["tr"]),
    ]


# ---- people, access, review


def test_a_name_needs_consent() -> None:
    person = {"funktion": "Beratung Arbeit", "name": "Ina Beispiel", "sprachen": ["de", "ar"]}
    (without,) = anlaufstelle.sicht(one("anlaufstelle", ansprechpersonen=[person])).personen
    (agreed,) = anlaufstelle.sicht(
        one("anlaufstelle", ansprechpersonen=[{**person, "name_darf_erscheinen": "ja"}])
    ).personen
    assert (without.titel, without.funktion) == ("Beratung Arbeit", None)
    assert (agreed.titel, agreed.funktion) == ("Ina Beispiel", "Beratung Arbeit")
    assert without.sprachen == "Deutsch, Arabisch"


def test_every_no_names_its_way_out() -> None:
    no = {"merkmal": "aufzug", "stand": "nein", "hinweis": "Wir kommen zu Ihnen."}
    (block,) = anlaufstelle.sicht(one("anlaufstelle", orte=[{"zugang": [no]}])).zugang
    (line,) = block.zeilen
    assert (line.klasse, line.merkmal, line.stand, line.hinweis) == (
        "is-stop",
        "Aufzug",
        "nein",
        "Wir kommen zu Ihnen.",
    )


@pytest.mark.parametrize(
    ("checked", "months", "due", "late"),
    [
        ("2026-11-03", 6, date(2027, 5, 3), False),
        ("2026-08-31", 6, date(2027, 2, 28), False),
        ("2026-05-21", 6, date(2026, 11, 21), True),
        ("2026-05-22", 6, date(2026, 11, 22), False),
        ("2026-05-21", None, None, False),
    ],
)
def test_a_review_is_late_after_its_day(checked: str, months: int | None, due: date | None, late: bool) -> None:  # noqa: FBT001 -- a parametrised value
    office = one("anlaufstelle", geprueft_am=checked, pruefintervall_monate=months and str(months))
    assert (review(office).naechste, review(office).ueberfaellig) == (due, late)


# ---- offers


def offer(*dates: dict[str, Any], **fields: Any) -> Knoten:
    return one("angebot", termine=list(dates), **fields)


@pytest.mark.parametrize(
    ("date_of", "words"),
    [
        ({"tage": ["Mo"], "bis": "12:00", "von": "10:00"}, "Jeden Montag, 10–12 Uhr"),
        ({"tage": ["Mo", "Th"], "von": "18:00", "bis": "20:30"}, "Montag und Donnerstag, 18–20:30 Uhr"),
        ({"rhythmus": "vierzehntaeglich", "tage": ["Sa"], "von": "09:00"}, "Alle zwei Wochen Samstag, ab 9 Uhr"),
        (
            {"rhythmus": "monatlich", "tage": ["Tu"], "woche_im_monat": ["1", "-1"], "von": "10:00", "bis": "11:00"},
            "Jeden 1. und letzten Dienstag im Monat, 10–11 Uhr",
        ),
        (
            {"rhythmus": "monatlich", "von": "10:00", "bis": "11:00", "erster_tag": "2026-01-13"},
            "Jeden 2. Dienstag im Monat, 10–11 Uhr",
        ),
        (
            {"rhythmus": "einmalig", "von": "14:00", "bis": "16:00", "erster_tag": "2026-12-12"},
            "12. Dezember 2026, 14–16 Uhr",
        ),
        (
            {"tage": ["We"], "von": "16:00", "bis": "18:00", "letzter_tag": "2027-03-31"},
            "Jeden Mittwoch, 16–18 Uhr, bis 31. März 2027",
        ),
        (
            {"tage": ["We"], "von": "16:00", "bis": "18:00", "nicht_am": ["2026-12-30", "2026-11-11"]}
            | {"ferienpause": "ja"},
            "Jeden Mittwoch, 16–18 Uhr (nicht am 30. Dezember 2026), nicht in den Schulferien",
        ),
        (
            {"tage": ["We"], "von": "16:00", "bis": "18:00", "erster_tag": "2027-02-03"},
            "Jeden Mittwoch, 16–18 Uhr, ab 3. Februar 2027",
        ),
    ],
)  # fmt: skip
def test_dates_are_told_in_words(date_of: dict[str, Any], words: str) -> None:
    assert [plain(line) for line in dates_of(offer({"erster_tag": "2026-01-05", **date_of}))] == [words]


def test_an_offer_is_over_after_its_last_day() -> None:
    once = {"rhythmus": "einmalig", "von": "10:00"}
    assert runs(offer())
    assert runs(offer({**once, "erster_tag": "2026-11-22"}))
    assert not runs(offer({**once, "erster_tag": "2026-11-21"}))
    assert runs(offer({**once, "erster_tag": "2026-11-21"}, {**once, "erster_tag": "2026-12-01"}))
    assert not runs(offer(gueltig_bis="2026-11-21"))
    assert runs(offer(gueltig_von="2027-01-01"))


def test_an_offer_without_contact_of_its_own_lends_that_of_its_office() -> None:
    concept = make(
        [
            entry("anlaufstelle", "amt", kontakte=[CALL], orte=[{"strasse": "Weg 1"}]),
            entry("angebot", "kurs", anlaufstelle="amt"),
        ]
    )  # fmt: skip
    view = angebot.sicht(node(concept, "angebot", "kurs"))
    assert [way.wert for way in view.wege] == ["030 23125 101"]
    assert [way.zeilen for way in view.anfahrten] == [("Weg 1",)]
    assert not view.eigene_wege


# ---- areas


@pytest.mark.parametrize(
    ("areas", "everybody", "sentence"),
    [
        (["gemeinde:ahausen"], False, None),
        (["landkreis"], True, "Alle Gemeinden im Landkreis Kleinmuster"),
        (["land"], True, "Alle Menschen im Land"),
        (["gemeinde:ahausen", "landkreis"], True, "Alle Gemeinden im Landkreis Kleinmuster"),
    ],
)
def test_an_area_in_words(areas: list[str], everybody: bool, sentence: str | None) -> None:  # noqa: FBT001 -- a parametrised value
    found = reach(one("anlaufstelle", gebiete=areas))
    assert (found.alle, found.satz) == (everybody, sentence)


def test_what_serves_a_gemeinde_is_grouped_by_the_area_through_which_it_does() -> None:
    places = [ort("ahausen", 1, "tal"), verband("tal"), ort("bedorf", 2)]
    offices = [
        entry("anlaufstelle", "kreisweit", gebiete=["landkreis"]),
        entry("anlaufstelle", "hier", gebiete=["landkreis", "gemeinde:ahausen"]),
        entry("anlaufstelle", "im-tal", gebiete=["verband:tal"]),
        entry("anlaufstelle", "drueben", gebiete=["gemeinde:bedorf"]),
    ]
    concept = make([*places, *offices])
    groups = supply(node(concept, "gemeinde", "ahausen"), "anlaufstelle")
    assert [(group.titel, [n.eintrag.id for n in group.eintraege]) for group in groups] == [
        ("Für Ahausen", ["hier"]),
        ("Über den Verband: Tal", ["im-tal"]),
        ("Für den ganzen Landkreis", ["kreisweit"]),
    ]
    assert [(group.nah, group.weit) for group in groups] == [(True, False), (False, False), (False, True)]


def test_an_offer_that_is_over_serves_nobody() -> None:
    concept = make([ort("ahausen", 1), entry("angebot", "fest", gebiete=["landkreis"], gueltig_bis="2026-08-29")])
    assert supply(node(concept, "gemeinde", "ahausen"), "angebot") == ()
