"""Every offer of the demonstration on every day of three years: told by the site, by its calendar file, and by hand.

By hand means: from the raw YAML, asking each single day, with nothing of the product.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import holidays
import icalendar
import pytest
import yaml
from dateutil.rrule import rrulestr

from macros.components.vorkommen import occurrences, upcoming
from macros.exports import kalender

if TYPE_CHECKING:
    from macros.konzept import Konzept

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "concept_data"
STICHTAG = date(2026, 11, 22)
FIRST, LAST = date(2026, 1, 1), date(2028, 12, 31)
YEARS = [FIRST + timedelta(days=number) for number in range((LAST - FIRST).days + 1)]
BERLIN = ZoneInfo("Europe/Berlin")
SHORT = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]
IDS = sorted(
    path.stem for path in (DATA / "angebote").glob("*.yaml") if "\nentwurf: ja" not in path.read_text(encoding="utf-8")
)

Moment = tuple[date, str, str | None]


@pytest.fixture(scope="module")
def calendars(demo: Konzept) -> dict[str, icalendar.Calendar]:
    return {file.adresse: icalendar.Calendar.from_ical(file.inhalt) for file in kalender.files(demo)}


def raw(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.load((DATA / name).read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 -- every scalar stays text
    return loaded


KREIS = raw("landkreis.yaml")
FREE = holidays.country_holidays("DE", subdiv=KREIS["bundesland"], years=[2026, 2027, 2028])
SCHOOL = [(date.fromisoformat(free["von"]), date.fromisoformat(free["bis"])) for free in KREIS["schulferien"]]


def takes_place(day: date, offer: dict[str, Any], termin: dict[str, Any]) -> bool:
    first = date.fromisoformat(termin["erster_tag"])
    rhythm = termin.get("rhythmus", "woechentlich")
    if rhythm == "einmalig":
        return day == first
    ends = [offer.get("gueltig_bis"), termin.get("letzter_tag"), LAST.isoformat()]
    if termin.get("ferienpause") == "ja":
        ends.append(max(end for _, end in SCHOOL).isoformat())
        if any(start <= day <= end for start, end in SCHOOL):
            return False
    starts = [offer.get("gueltig_von"), termin["erster_tag"]]
    if day.isoformat() > min(filter(None, ends)) or day.isoformat() < max(filter(None, starts)):
        return False
    if day in FREE or day.isoformat() in termin.get("nicht_am", []) or SHORT[day.weekday()] not in termin["tage"]:
        return False
    if rhythm == "monatlich":
        last = (day + timedelta(days=7)).month != day.month
        return str((day.day - 1) // 7 + 1) in termin["woche_im_monat"] or (last and "-1" in termin["woche_im_monat"])
    monday = first - timedelta(days=first.weekday())
    return rhythm == "woechentlich" or (day - monday).days // 7 % 2 == 0


def by_hand(offer: dict[str, Any]) -> list[Moment]:
    found = [
        (day, termin["von"], termin.get("bis"))
        for termin in offer.get("termine", [])
        for day in YEARS
        if takes_place(day, offer, termin)
    ]
    return sorted(found, key=lambda one: one[:2])


def by_calendar(calendar: icalendar.Calendar) -> list[Moment]:
    """The events of a file, its rules played by dateutil in local time."""
    found = []
    for event in calendar.walk("VEVENT"):
        start = event.decoded("dtstart")
        end = event.decoded("dtend") if "dtend" in event else None
        assert start.tzinfo is not None
        starts = [start]
        if "rrule" in event:
            until = event["rrule"]["UNTIL"][0]
            assert until.utcoffset() == timedelta(0)
            starts = list(rrulestr(event["rrule"].to_ical().decode(), dtstart=start))
        gaps = event.get("exdate", [])
        out = {gap.dt for part in (gaps if isinstance(gaps, list) else [gaps]) for gap in part.dts}
        assert out <= set(starts)
        for moment in starts:
            local = moment.astimezone(BERLIN)
            if moment not in out and FIRST <= local.date() <= LAST:
                found.append((local.date(), f"{local:%H:%M}", f"{end.astimezone(BERLIN):%H:%M}" if end else None))
    return sorted(found, key=lambda one: one[:2])


@pytest.mark.parametrize("key", IDS)
def test_three_ways_to_count_agree(demo: Konzept, calendars: dict[str, icalendar.Calendar], key: str) -> None:
    offer, node = raw(f"angebote/{key}.yaml"), demo.knoten("angebot", key)
    assert node is not None
    expected = by_hand(offer)
    assert [(one.tag, one.termin.von, one.termin.bis) for one in occurrences(node, FIRST, LAST)] == expected
    if offer.get("termine"):
        assert by_calendar(calendars[f"angebote/{key}/termine.ics"]) == expected
    else:
        assert f"angebote/{key}/termine.ics" not in calendars
    coming = [one[0] for one in expected if one[0] >= STICHTAG]
    assert [one.tag for one in upcoming(node)] == coming[:5]


def test_the_demonstration_has_dates_on_both_sides_of_everything_that_matters(demo: Konzept) -> None:
    """Or the comparison above would prove little: clock changes, holidays, school holidays, every rhythm."""
    days = {one.tag for node in demo.alle("angebot") for one in occurrences(node, FIRST, LAST)}
    assert {date(2026, 10, 26), date(2027, 3, 30)} <= days
    assert not days & {date(2026, 11, 18), date(2026, 12, 25), date(2027, 5, 6)}
    rhythms = {part.rhythmus.value for node in demo.alle("angebot") for part in node.termine}
    assert rhythms == {"einmalig", "woechentlich", "vierzehntaeglich", "monatlich"}


def test_calendars_of_a_gemeinde_hold_what_serves_it(demo: Konzept, calendars: dict[str, icalendar.Calendar]) -> None:
    for town in demo.alle("gemeinde"):
        areas = {"landkreis", "land", "bund", f"gemeinde:{town.eintrag.id}"}
        own = raw(f"gemeinden/{town.eintrag.id}.yaml")
        areas |= {f"{kind}:{own[kind]}" for kind in ("verband", "planungsraum") if own.get(kind)}
        expected = set()
        for key in IDS:
            offer = raw(f"angebote/{key}.yaml")
            once = [part.get("rhythmus") == "einmalig" for part in offer.get("termine", [])]
            ends = [
                part.get("letzter_tag") or (part["erster_tag"] if single else "9999")
                for part, single in zip(offer.get("termine", []), once, strict=True)
            ]
            over = min(offer.get("gueltig_bis", "9999"), max(ends, default="0")) < STICHTAG.isoformat()
            if not over and areas & set(offer["gebiete"]):
                expected.add(offer["titel"])
        file = calendars[f"gemeinden/{town.eintrag.id}/termine.ics"]
        titles = {str(event["summary"]) for event in file.walk("VEVENT") if "categories" in event}
        assert titles == expected, town.eintrag.id


def test_every_event_has_one_id_that_nobody_else_has(calendars: dict[str, icalendar.Calendar]) -> None:
    uids = [str(event["uid"]) for event in calendars["kalender.ics"].walk("VEVENT")]
    assert len(set(uids)) == len(uids) > 70
    for calendar in calendars.values():
        for event in calendar.walk("VEVENT"):
            assert "CC BY 4.0" in event["description"]
            assert event.decoded("dtstamp") <= datetime.combine(STICHTAG, datetime.min.time(), ZoneInfo("UTC"))
