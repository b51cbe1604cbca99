"""The clock of a contact point in a real browser: frozen times, other time zones, broken data, every minute."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

from macros.pages import Seitenwerk, pages_of
from macros.rahmen import Rahmen
from macros.render import Renderer
from macros.zeiten import Kind
from tests.erfunden import entry, make
from tests.test_zeiten_uhr import BERLIN, FORTNIGHTS, HOURS, LAENDER, expected, minute

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

OFFICE = "Mo-Fr 09:00-17:00"
EVERY_MINUTE = """([first, count]) => {
  const element = document.querySelector("[data-uhr]"), said = [];
  const real = Date.now;
  for (let number = 0; number < count; number++) {
    Date.now = () => (first + number) * 60000 + 30000;
    document.dispatchEvent(new Event("visibilitychange"));
    said.push(element.textContent);
  }
  Date.now = real;
  return said;
}"""


@pytest.fixture(scope="module")
def pages(browser: Browser) -> Callable[[str], Page]:
    """One page for each time zone a reader may be in."""
    return cache(lambda zone: browser.new_context(timezone_id=zone, locale="en-US").new_page())


@pytest.fixture
def show(pages: Callable[[str], Page], tmp_path: Path) -> Iterator[Callable[..., Page]]:
    """Opens the page of a contact point with these fields, built on a day, at a time in Germany, anywhere."""
    errors: list[str] = []

    def failed(error: Any) -> None:
        errors.append(str(error))

    def opened(
        now: str, *, built: str, land: str = "SN", zone: str = "Europe/Berlin", change: Any = str, **fields: Any
    ) -> Page:
        office = entry("anlaufstelle", "amt", **fields)
        konzept = make([office], landkreis={"bundesland": land}, stichtag=date.fromisoformat(built))
        werk = Seitenwerk(konzept, Renderer(konzept), Rahmen(konzept))
        found = next(page for page in pages_of(werk) if page.adresse == "anlaufstellen/amt/")
        files: dict[str, str] = {f"{found.adresse}index.html": change(werk.html(found)), **werk.rahmen.skripte}
        for name, content in files.items():
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text(content, encoding="utf-8")
        page = pages(zone)
        page.on("pageerror", failed)
        moment = datetime.fromisoformat(now)
        page.clock.set_fixed_time(moment if moment.tzinfo else moment.replace(tzinfo=BERLIN))
        page.goto((tmp_path / found.adresse / "index.html").as_uri())
        page.remove_listener("pageerror", failed)
        return page

    yield opened
    assert errors == []


def place(hours: str, **more: Any) -> dict[str, Any]:
    return {"orte": [{"name": "Haus", "oeffnungszeiten": hours, **more}]}


def text(page: Page, selector: str = "[data-uhr]") -> str:
    return " ".join((page.locator(selector).first.text_content() or "").split())


@pytest.mark.parametrize(
    ("hours", "now", "said", "colour"),
    [
        (OFFICE, "2026-11-23 10:00", "Jetzt geöffnet, bis 17 Uhr", "is-done"),
        (OFFICE, "2026-11-23 08:59", "Jetzt geschlossen, öffnet heute um 9 Uhr", "is-stop"),
        (OFFICE, "2026-11-23 09:00", "Jetzt geöffnet, bis 17 Uhr", "is-done"),
        (OFFICE, "2026-11-23 16:59:59", "Jetzt geöffnet, bis 17 Uhr", "is-done"),
        (OFFICE, "2026-11-23 17:00", "Jetzt geschlossen, öffnet morgen um 9 Uhr", "is-stop"),
        (OFFICE, "2026-11-23 23:59", "Jetzt geschlossen, öffnet morgen um 9 Uhr", "is-stop"),
        (OFFICE, "2026-11-24 00:00", "Jetzt geschlossen, öffnet heute um 9 Uhr", "is-stop"),
        (OFFICE, "2026-11-22 12:00", "Heute geschlossen, öffnet morgen um 9 Uhr", "is-stop"),  # a Sunday
        (OFFICE, "2026-11-27 17:00", "Jetzt geschlossen, öffnet Montag um 9 Uhr", "is-stop"),
        ("Mo-Fr 08:30-12:15", "2026-11-23 10:00", "Jetzt geöffnet, bis 12:15 Uhr", "is-done"),
        ("Mo-Fr 00:00-24:00", "2026-11-23 10:00", "Jetzt geöffnet", "is-done"),  # to Saturday, more than a day
        ("Mo-Fr 00:00-24:00", "2026-11-27 10:00", "Jetzt geöffnet, bis 24 Uhr", "is-done"),
        ("Mo 09:00-12:00", "2026-11-23 12:00", "Jetzt geschlossen, öffnet am 30. November um 9 Uhr", "is-stop"),
        ('Mo 09:00-12:00 "nur mit Termin"', "2026-11-23 10:00", "Jetzt nur mit Termin, bis 12 Uhr", "is-late"),
        ('Mo 09:00-12:00 "nur mit Termin"', "2026-11-22 10:00", "Heute geschlossen, wieder mit Termin morgen um 9 Uhr",
         "is-stop"),
        ('Mo 09:00-12:00 "nur am Telefon"', "2026-11-23 10:00", "Jetzt nur am Telefon, bis 12 Uhr", "is-late"),
        ('Mo 09:00-12:00 "nur am Telefon"', "2026-11-22 10:00", "Heute geschlossen, wieder am Telefon morgen um 9 Uhr",
         "is-stop"),
        ('Mo 09:00-12:00 open "für Frauen"', "2026-11-23 10:00", "Jetzt geöffnet (für Frauen), bis 12 Uhr", "is-done"),
        ("Fr 22:00-02:00", "2026-11-27 23:59", "Jetzt geöffnet, bis 2 Uhr", "is-done"),
        ("Fr 22:00-02:00", "2026-11-28 01:59", "Jetzt geöffnet, bis 2 Uhr", "is-done"),
        ("Fr 22:00-02:00", "2026-11-28 02:00", "Jetzt geschlossen, öffnet Freitag um 22 Uhr", "is-stop"),
        ("2026 Nov 23 09:00-12:00", "2026-11-23 12:00", "Jetzt geschlossen", "is-stop"),
    ],
)  # fmt: skip
def test_the_sentence(show: Callable[..., Page], hours: str, now: str, said: str, colour: str) -> None:
    page = show(now, built="2026-11-22", **place(hours))
    assert text(page) == said
    assert page.locator("[data-uhr]").first.get_attribute("class") == f"ik-state {colour}"


@pytest.mark.parametrize(
    ("land", "said"),
    [
        ("SN", "Heute geschlossen (Feiertag: Buß- und Bettag), öffnet morgen um 9 Uhr"),
        ("MV", "Jetzt geöffnet, bis 17 Uhr"),
        ("NI", "Jetzt geöffnet, bis 17 Uhr"),
    ],
)
def test_a_holiday_holds_in_its_land(show: Callable[..., Page], land: str, said: str) -> None:
    assert text(show("2026-11-18 10:00", built="2026-11-09", land=land, **place(OFFICE))) == said


@pytest.mark.parametrize("zone", ["America/New_York", "Asia/Tokyo", "Pacific/Kiritimati", "Asia/Kolkata"])
def test_wherever_the_visitor_is_the_time_of_the_place_counts(show: Callable[..., Page], zone: str) -> None:
    """Five to twelve at night on a Sunday in Germany is Monday in Tokyo, and still daylight in New York."""
    assert text(show("2026-11-22 23:55", built="2026-11-22", zone=zone, **place(OFFICE))) == (
        "Heute geschlossen, öffnet morgen um 9 Uhr"
    )
    page = show("2026-11-23 16:30", built="2026-11-22", zone=zone, **place(OFFICE))
    assert text(page) == "Jetzt geöffnet, bis 17 Uhr"
    assert text(page, "tr[aria-current=date] th") == "Montag bis Freitag heute"


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/New_York", "Asia/Tokyo"])
@pytest.mark.parametrize(
    ("hours", "now", "said"),
    [
        ("Sa 22:00-06:00", "2026-10-25T02:30:00+02:00", "Jetzt geöffnet, bis 6 Uhr"),
        ("Sa 22:00-06:00", "2026-10-25T02:30:00+01:00", "Jetzt geöffnet, bis 6 Uhr"),
        # the next Saturday is Reformationstag
        ("Sa 22:00-06:00", "2026-10-25T06:00:00+01:00", "Jetzt geschlossen, öffnet am 7. November um 22 Uhr"),
        ("Sa 22:00-02:30", "2026-10-25T02:29:00+02:00", "Jetzt geöffnet, bis 2:30 Uhr"),
        ("Sa 22:00-02:30", "2026-10-25T02:15:00+01:00", "Jetzt geschlossen, öffnet am 7. November um 22 Uhr"),
        ("Mo 09:00-17:00", "2026-10-25T23:59:00+01:00", "Heute geschlossen, öffnet morgen um 9 Uhr"),
        ("Mo 09:00-17:00", "2026-10-26T08:59:00+01:00", "Jetzt geschlossen, öffnet heute um 9 Uhr"),
        ("Su 10:00-12:00", "2026-10-25T00:00:00+02:00", "Jetzt geschlossen, öffnet heute um 10 Uhr"),
    ],
)
def test_the_night_in_which_the_clock_is_put_back(
    show: Callable[..., Page], hours: str, now: str, said: str, zone: str
) -> None:
    assert text(show(now, built="2026-10-20", zone=zone, **place(hours))) == said


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/New_York", "Asia/Tokyo"])
@pytest.mark.parametrize(
    ("hours", "now", "said"),
    [
        ("Sa 22:00-06:00", "2026-03-29T01:59:00+01:00", "Jetzt geöffnet, bis 6 Uhr"),
        ("Sa 22:00-06:00", "2026-03-29T03:00:00+02:00", "Jetzt geöffnet, bis 6 Uhr"),
        ("Su 02:30-06:00", "2026-03-29T01:59:00+01:00", "Jetzt geschlossen, öffnet heute um 3 Uhr"),
        ("Su 02:30-06:00", "2026-03-29T03:00:00+02:00", "Jetzt geöffnet, bis 6 Uhr"),
        ("Mo 09:00-17:00", "2026-03-29T23:59:00+02:00", "Heute geschlossen, öffnet morgen um 9 Uhr"),
        ("Mo 09:00-17:00", "2026-03-28T23:59:00+01:00", "Heute geschlossen, öffnet Montag um 9 Uhr"),
    ],
)
def test_the_night_in_which_the_clock_is_put_forward(
    show: Callable[..., Page], hours: str, now: str, said: str, zone: str
) -> None:
    assert text(show(now, built="2026-03-20", zone=zone, **place(hours))) == said


def test_an_exception_says_why(show: Callable[..., Page]) -> None:
    pause = [{"von": "2026-12-21", "bis": "2027-01-03", "grund": "Winterpause"}]
    page = show("2026-12-23 10:00", built="2026-12-01", **place(OFFICE, ausnahmen=pause))
    assert text(page) == "Heute geschlossen (Winterpause), öffnet am 4. Januar um 9 Uhr"
    assert page.locator("tr[aria-current]").count() == 0


def test_a_date_is_text_whatever_stands_in_it(show: Callable[..., Page]) -> None:
    evil = [{"von": "2026-11-23", "grund": "5 < 6 & „{wann}“ ' \" &lt;"}]
    page = show("2026-11-23 10:00", built="2026-11-22", **place(OFFICE, ausnahmen=evil))
    assert text(page) == "Heute geschlossen (5 < 6 & „{wann}“ ' \" &lt;), öffnet morgen um 9 Uhr"


PLAIN = "Geöffnet Montag bis Freitag. Zeiten unten."


@pytest.mark.parametrize(
    "now", ["2026-11-21 23:59", "2026-12-27 00:00", "2027-06-01 10:00", "1999-01-01 10:00", "2100-01-01 10:00"]
)
def test_outside_its_weeks_the_page_says_what_it_always_says(show: Callable[..., Page], now: str) -> None:
    page = show(now, built="2026-11-22", **place(OFFICE))
    assert text(page) == PLAIN
    assert page.locator("[data-uhr]").first.get_attribute("class") == "ik-state"
    assert page.locator("tr[aria-current]").count() == 0


def test_the_last_minute_of_its_weeks_is_known(show: Callable[..., Page]) -> None:
    assert text(show("2026-12-26 23:59", built="2026-11-22", **place(OFFICE))) == (
        "Heute geschlossen (Feiertag: Zweiter Weihnachtstag)"
    )


GARBAGE = (
    "", "null", "7", "[]", "{}", "{", "undefined", '{"von":1}', "&lt;script&gt;alert(1)&lt;/script&gt;",
    '{"von":29921700,"dauer":50400,"zeiten":"","tage":"","texte":null}',
    '{"von":29921700,"dauer":50400,"zeiten":"abc","tage":"","texte":[]}',
    '{"von":29921700,"dauer":50400,"zeiten":"0o50400 0o1","tage":"","texte":[]}',
    '{"von":29921700,"dauer":50400,"zeiten":"0x50400","tage":"","texte":[]}',
    '{"von":29921700,"dauer":50400,"zeiten":"0o-5","tage":"","texte":[]}',
    '{"von":29921700,"dauer":50400,"zeiten":"0o50:3","tage":"","texte":["a"]}',
    '{"von":29921700,"dauer":50400,"zeiten":"0o50","tage":"","texte":[{}]}',
    '{"von":"29921700","dauer":50400,"zeiten":"0o50400","tage":"","texte":[]}',
    '{"von":1e400,"dauer":50400,"zeiten":"","tage":"","texte":[]}',
    '{"von":29921700,"dauer":50400,"zeiten":{},"tage":"","texte":[]}',
    '{"von":29921700,"dauer":50400,"zeiten":"","tage":null,"texte":[]}',
)  # fmt: skip


@pytest.mark.parametrize("garbage", GARBAGE)
def test_broken_data_say_nothing(show: Callable[..., Page], garbage: str) -> None:
    value = garbage.replace('"', "&quot;")

    def broken(html: str) -> str:
        return re.sub(r'data-(uhr|woche)="[^"]+"', lambda found: f'data-{found[1]}="{value}"', html)

    page = show("2026-11-23 10:00", built="2026-11-22", change=broken, **place(OFFICE))
    assert text(page) == PLAIN
    assert page.locator("tr[aria-current]").count() == 0


def test_a_browser_without_time_zones_says_nothing(show: Callable[..., Page]) -> None:
    page = show("2026-11-23 10:00", built="2026-11-22", **place(OFFICE))
    other = page.context.new_page()
    other.add_init_script("Intl.DateTimeFormat = function () { throw new RangeError('time zone'); };")
    other.goto(page.url)
    assert text(other) == PLAIN


PHONE = {"kontakte": [{"zweck": "anrufen", "telefon": "030 23125 101"}]}


@pytest.mark.parametrize(
    ("now", "said"),
    [
        ("2026-11-23 10:00", "Jetzt am Telefon erreichbar, bis 12 Uhr"),
        ("2026-11-23 12:00", "Jetzt nicht am Telefon erreichbar, wieder morgen um 9 Uhr"),
        ("2026-11-22 12:00", "Heute nicht am Telefon erreichbar, wieder morgen um 9 Uhr"),
        ("2026-12-25 10:00", "Heute nicht am Telefon erreichbar (Feiertag: Erster Weihnachtstag)"),
    ],
)
def test_a_hotline_says_whether_somebody_answers(show: Callable[..., Page], now: str, said: str) -> None:
    page = show(now, built="2026-11-22", telefonzeiten="Mo-Fr 09:00-12:00", **PHONE)
    assert text(page) == said


def test_beside_a_place_the_telephone_has_a_clock_of_its_own(show: Callable[..., Page]) -> None:
    pause = [{"von": "2026-11-25", "grund": "Umzug"}]
    fields = {**place(OFFICE, ausnahmen=pause), **PHONE, "telefonzeiten": "Mo-Fr 13:00-15:00"}
    page = show("2026-11-23 10:00", built="2026-11-22", **fields)
    assert text(page) == "Jetzt geöffnet, bis 17 Uhr"
    assert text(page, ".ik-act--first [data-uhr]") == "Jetzt nicht am Telefon erreichbar, wieder heute um 13 Uhr"
    page = show("2026-11-25 14:00", built="2026-11-22", **fields)
    assert text(page) == "Heute geschlossen (Umzug), öffnet morgen um 9 Uhr"
    assert not page.locator(".ik-act--first [data-uhr]").is_visible()  # nobody knows who answers on that day


def test_each_of_several_places_has_its_clock(show: Callable[..., Page]) -> None:
    places = [
        {"name": "Eins", "oeffnungszeiten": OFFICE},
        {"name": "Zwei", "oeffnungszeiten": "Tu 09:00-12:00"},
        {"name": "Drei", "zeitstatus": "unbekannt"},
        {"name": "Vier", "zeitstatus": "geschlossen"},
    ]
    page = show("2026-11-23 10:00", built="2026-11-22", orte=places)
    said = [" ".join(one.split()) for one in page.locator("[data-uhr]").all_text_contents()]
    assert said == ["Jetzt geöffnet, bis 17 Uhr", "Heute geschlossen, öffnet morgen um 9 Uhr"]
    assert text(page, ".ik-contact .ik-state") == "Mehrere Orte mit eigenen Zeiten. Zeiten unten."


def test_the_row_of_today_is_marked(show: Callable[..., Page]) -> None:
    hours = "Mo,We 09:00-12:00; Tu,Th 13:00-17:00"
    page = show("2026-11-25 20:00", built="2026-11-22", **place(hours))
    assert text(page, "tr[aria-current=date] th") == "Mittwoch heute"
    assert page.locator("tr[aria-current]").count() == 1
    on_holiday = show("2026-11-18 20:00", built="2026-11-09", **place(hours))
    assert on_holiday.locator("tr[aria-current]").count() == 0


def test_the_sentence_follows_the_clock_and_is_never_announced(show: Callable[..., Page]) -> None:
    """It changes at the full minute, is written only when it changes, and stands in no live region."""
    page = show("2026-11-23 16:58:30", built="2026-11-22", **place(OFFICE))
    assert page.locator(":is([aria-live], [role=status], [role=alert], output) [data-uhr]").count() == 0
    assert page.locator("[data-uhr]:is([aria-live], [role=status], [role=alert])").count() == 0
    page.evaluate(
        "() => { window.writes = 0; new MutationObserver(list => { window.writes += list.length; })"
        ".observe(document.querySelector('[data-uhr]'), {childList: true, characterData: true, subtree: true}); }"
    )
    first = minute("2026-11-23 16:58")
    assert page.evaluate(EVERY_MINUTE, [first, 4]) == [
        *["Jetzt geöffnet, bis 17\u00a0Uhr"] * 2,
        *["Jetzt geschlossen, öffnet morgen um 9\u00a0Uhr"] * 2,
    ]
    assert page.evaluate("() => window.writes") == 1


def test_the_page_keeps_time_by_itself(show: Callable[..., Page]) -> None:
    page = show("2026-11-23 16:58:30", built="2026-11-22", **place(OFFICE))
    address = page.url
    other = page.context.new_page()
    other.clock.install(time=datetime(2026, 11, 23, 16, 58, 30, tzinfo=BERLIN))
    other.goto(address)
    assert text(other) == "Jetzt geöffnet, bis 17 Uhr"
    other.clock.run_for(timedelta(seconds=91).seconds * 1000)
    assert text(other) == "Jetzt geschlossen, öffnet morgen um 9 Uhr"


def test_on_paper_there_is_no_now(show: Callable[..., Page]) -> None:
    page = show("2026-11-23 10:00", built="2026-11-22", **place(OFFICE))
    page.evaluate("() => window.dispatchEvent(new Event('beforeprint'))")
    assert text(page) == PLAIN
    page.evaluate("() => window.dispatchEvent(new Event('afterprint'))")
    assert text(page) == "Jetzt geöffnet, bis 17 Uhr"


SAID = {
    "Jetzt geöffnet": Kind.OPEN,
    "Jetzt nur mit Termin": Kind.APPOINTMENT,
    "Jetzt nur am Telefon": Kind.PHONE,
    "Jetzt geschlossen": Kind.CLOSED,
    "Heute geschlossen": Kind.CLOSED,
}


@pytest.mark.parametrize("land", LAENDER)
@pytest.mark.parametrize("start", FORTNIGHTS, ids=str)
def test_every_minute_of_two_weeks(show: Callable[..., Page], start: date, land: str) -> None:
    hours = HOURS[2]
    page = show(f"{start} 00:00", built=start.isoformat(), land=land, zone="America/New_York", **place(hours))
    want = expected(hours, start, land)
    said = page.evaluate(EVERY_MINUTE, [minute(f"{start} 00:00"), len(want)])
    assert [SAID[re.split(r"[,(]", one)[0].strip()] for one in said] == want
