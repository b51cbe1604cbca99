"""Calendar files: read by the library, true to the data, and safe against whatever stands in it."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import icalendar
from hypothesis import given
from hypothesis import strategies as st

from macros.components.vorkommen import horizon
from macros.exports import kalender
from macros.konzept import Knoten
from tests.erfunden import STICHTAG, entry, make
from tests.erfunden import gemeinde as ort

if TYPE_CHECKING:
    from macros.konzept import Konzept

BERLIN = ZoneInfo("Europe/Berlin")
HOSTILE = st.text(
    alphabet=st.one_of(st.sampled_from("\r\n;,:\\\"'\t\x0b\x0c\x85\u2028BEGIN"), st.characters(codec="utf-8")),
    max_size=90,
)
WEEKLY = {"tage": ["We"], "von": "16:00", "bis": "18:00", "erster_tag": "2026-09-02"}


def node(konzept: Konzept, art: str, key: str) -> Knoten:
    found = konzept.knoten(art, key)
    assert found is not None
    return found


def offer(*dates: dict[str, Any], **fields: Any) -> Knoten:
    return node(make([entry("angebot", "kurs", termine=dates, **fields)]), "angebot", "kurs")


def read(*events: bytes) -> list[Any]:
    text = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n" + b"".join(events) + b"END:VCALENDAR\r\n"
    return list(icalendar.Calendar.from_ical(text).walk("VEVENT"))


def only(knoten: Knoten) -> Any:
    (event,) = read(*kalender.offer_events(knoten))
    return event


def gaps(event: Any) -> list[date]:
    found = event.get("exdate", [])
    return [gap.dt.date() for part in (found if isinstance(found, list) else [found]) for gap in part.dts]


# ---- what an event says


def test_ten_o_clock_stays_ten_o_clock_when_the_clocks_change() -> None:
    event = only(offer({**WEEKLY, "letzter_tag": "2027-04-07"}))
    assert event.decoded("dtstart") == datetime(2026, 9, 2, 16, tzinfo=BERLIN)
    assert event["dtstart"].params["TZID"] == "Europe/Berlin"
    assert event["rrule"]["UNTIL"] == [datetime(2027, 4, 7, 14, tzinfo=ZoneInfo("UTC"))]
    winter = only(offer({**WEEKLY, "letzter_tag": "2026-12-16"}))
    assert winter["rrule"]["UNTIL"] == [datetime(2026, 12, 16, 15, tzinfo=ZoneInfo("UTC"))]


def test_public_holidays_of_the_land_are_taken_out_unless_it_takes_place_then() -> None:
    dates = {**WEEKLY, "letzter_tag": "2026-12-16", "nicht_am": ["2026-10-07"]}
    assert gaps(only(offer(dates))) == [date(2026, 10, 7), date(2026, 11, 18)]
    assert gaps(only(offer({**dates, "an_feiertagen": "ja"}))) == [date(2026, 10, 7)]


def test_a_single_day_takes_place_on_a_holiday_too() -> None:
    event = only(offer({"rhythmus": "einmalig", "von": "10:00", "erster_tag": "2026-10-03"}))
    assert event.decoded("dtstart") == datetime(2026, 10, 3, 10, tzinfo=BERLIN)
    assert "rrule" not in event
    assert "dtend" not in event


def test_several_days_are_one_event() -> None:
    days = {"rhythmus": "einmalig", "erster_tag": "2027-02-15", "letzter_tag": "2027-02-19"}
    timed = only(offer({**days, "von": "10:00", "bis": "15:00"}))
    assert timed.decoded("dtend") == datetime(2027, 2, 19, 15, tzinfo=BERLIN)
    whole = only(offer({**days, "von": "10:00"}))
    assert (whole.decoded("dtstart"), whole.decoded("dtend")) == (date(2027, 2, 15), date(2027, 2, 20))


def test_an_offer_that_repeats_for_ever_ends_where_nobody_knows_the_days() -> None:
    event = only(offer({**WEEKLY, "erster_tag": "1990-01-03"}))
    assert event.decoded("dtstart").date() == date(2026, 1, 7)
    assert event["rrule"]["UNTIL"][0].date() <= horizon(STICHTAG) == date(2028, 12, 31)


def test_school_holidays_are_left_out_as_far_as_they_are_known() -> None:
    dates = {**WEEKLY, "ferienpause": "ja"}
    assert only(offer(dates))["rrule"]["UNTIL"][0].year == 2028
    known = make(
        [entry("angebot", "kurs", termine=[dates])],
        landkreis={"schulferien": [{"name": "Herbst", "von": "2026-10-12", "bis": "2026-10-24"}]},
    )
    event = only(node(known, "angebot", "kurs"))
    assert event["rrule"]["UNTIL"][0].date() == date(2026, 10, 7)


def test_an_event_says_whom_to_ask_and_where_it_comes_from(konzept: Konzept) -> None:
    event = only(node(konzept, "angebot", "sprachcafe"))
    assert event["summary"] == "Sprachcafé"
    assert event["location"] == "Musterallee 1, Beispielstadt"
    assert event["contact"] == "Willkommensbüro, Telefon 030 23125 011"
    assert event["url"] == "https://integration.kleinmuster.example/angebote/sprachcafe/"
    assert event.decoded("dtstamp") == datetime(2026, 9, 1, tzinfo=ZoneInfo("UTC"))
    for said in ("Deutsch üben bei Kaffee und Tee.", "Ohne Anmeldung", "Gepflegt von: Sachgebiet Integration", "CC BY"):
        assert said in event["description"], said


def test_a_secret_place_is_in_no_calendar() -> None:
    place = {"strasse": "Weg 7", "ort": "Ahausen", "breite": "51,1", "laenge": "14,9"}
    call = {"zweck": "anrufen", "telefon": "030 23125 101"}
    concept = make(
        [
            entry("anlaufstelle", "haus", geschuetzt="ja", kontakte=[call]),
            entry("angebot", "kurs", anlaufstelle="haus", ort=place, termine=[WEEKLY]),
        ]
    )
    event = only(node(concept, "angebot", "kurs"))
    assert event["location"] == "Der Ort ist geheim"
    assert "geo" not in event
    assert "Weg 7" not in event.to_ical().decode()


# ---- ids


def test_an_id_outlives_new_names_new_ends_and_earlier_dates() -> None:
    later = {**WEEKLY, "erster_tag": "2027-01-06"}
    before = [str(event["uid"]) for event in read(*kalender.offer_events(offer(WEEKLY, later)))]
    after = node(
        make(
            [entry("angebot", "neu", titel="Neu", frueher=["kurs"], termine=[{**later, "letzter_tag": "2027-06-30"}])]
        ),
        "angebot",
        "neu",
    )
    assert [str(event["uid"]) for event in read(*kalender.offer_events(after))] == before[1:]


def test_two_dates_that_begin_together_are_two_events() -> None:
    twice = offer({**WEEKLY, "letzter_tag": "2026-10-28"}, {**WEEKLY, "letzter_tag": "2026-12-16"})
    uids = {str(event["uid"]) for event in read(*kalender.offer_events(twice))}
    assert len(uids) == 2


# ---- files


def test_files_are_calendars_with_their_time_zone(konzept: Konzept) -> None:
    files = {file.adresse: file.inhalt for file in kalender.files(konzept)}
    assert set(files) == {
        "angebote/sprachcafe/termine.ics",
        "gremien/runder-tisch/sitzungen.ics",
        "gemeinden/beispielhausen/termine.ics",
        "gemeinden/beispielstadt/termine.ics",
        "kalender.ics",
    }
    for name, data in files.items():
        calendar = icalendar.Calendar.from_ical(data)
        assert calendar["source"] == f"https://integration.kleinmuster.example/{name}"
        assert "CC BY 4.0" in calendar["description"]
        assert b"\r\nREFRESH-INTERVAL;VALUE=DURATION:P1D\r\n" in data
        (zone,) = calendar.walk("VTIMEZONE")
        tz = zone.to_tz()
        for told in ("2026-10-25T01:59", "2026-10-25T03:00", "2027-03-28T03:00", "2031-07-01T12:00"):
            moment = datetime.fromisoformat(told)
            assert moment.replace(tzinfo=tz).utcoffset() == moment.replace(tzinfo=BERLIN).utcoffset()
        assert all(len(line) <= 75 for line in data.split(b"\r\n"))
        assert b"\n" not in data.replace(b"\r\n", b"")


def test_only_public_meetings_are_given_away() -> None:
    open_one = {"datum": "2026-12-01", "beginn": "17:00", "ort": "Rathaus", "thema": "Haushalt", "oeffentlich": "ja"}
    closed = {"datum": "2026-12-02", "thema": "Geheimes"}
    whole_day = {"datum": "2026-12-03", "thema": "Klausur", "oeffentlich": "ja"}
    concept = make(
        [
            entry("gremium", "rat", name="Rat", art="kreistag", kurz="Rät.", sitzungen=[whole_day, closed, open_one]),
            entry("gremium", "still", name="Still", art="kreistag", kurz="Schweigt.", sitzungen=[closed]),
        ]
    )
    events = read(*kalender.meeting_events(node(concept, "gremium", "rat")))
    assert [str(event["summary"]) for event in events] == ["Rat: Haushalt", "Rat: Klausur"]
    assert events[0].decoded("dtstart") == datetime(2026, 12, 1, 17, tzinfo=BERLIN)
    assert events[1].decoded("dtstart") == date(2026, 12, 3)
    names = {file.adresse for file in kalender.files(concept)}
    assert "gremien/still/sitzungen.ics" not in names
    assert not any(b"Geheimes" in file.inhalt for file in kalender.files(concept))


def test_what_is_over_leaves_the_calendar_of_all_but_keeps_its_own() -> None:
    over = entry(
        "angebot", "fest", titel="Fest", termine=[{**WEEKLY, "letzter_tag": "2026-10-28"}], gebiete=["landkreis"]
    )
    files = {file.adresse: file.inhalt for file in kalender.files(make([over, ort("ahausen", 1)]))}
    assert b"SUMMARY:Fest" in files["angebote/fest/termine.ics"]
    assert b"SUMMARY:Fest" not in files["kalender.ics"]
    assert b"SUMMARY:Fest" not in files["gemeinden/ahausen/termine.ics"]


def test_the_same_data_give_the_same_bytes(konzept: Konzept) -> None:
    first, second = (tuple((f.adresse, f.inhalt) for f in kalender.files(konzept)) for _ in range(2))
    assert first == second


@given(HOSTILE, HOSTILE)
def test_hostile_texts_stay_in_their_property(title: str, text: str) -> None:
    sound = offer(WEEKLY)
    broken = sound.eintrag.model_copy(update={"titel": title, "kurz": text, "kosten": text})
    event = only(Knoten(sound.konzept, sound.art, broken, None))
    names = {"SUMMARY", "DTSTART", "DTEND", "DTSTAMP", "UID", "RRULE", "EXDATE", "DESCRIPTION", "LAST-MODIFIED"}
    assert set(event) == names | {"CATEGORIES", "STATUS", "TRANSP", "URL"}
    assert str(event["summary"]) == kalender.clean(title)
    assert str(event["description"]).startswith(kalender.clean(text))


@given(HOSTILE)
def test_a_cleaned_text_ends_no_line(text: str) -> None:
    assert set(kalender.clean(text)).isdisjoint("\r\x0b\x0c\x85\u2028\u2029\x00")
