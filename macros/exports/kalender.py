"""Calendars after RFC 5545: the dates of each offer, the public meetings of each Gremium, those of a Gemeinde, and all.

What comes round again is one event with its rule (RRULE); days on which it does not take place are taken out (EXDATE).
A rule ends where its days are no longer known (``macros.components.vorkommen``). Times are those of Europe/Berlin, so
ten o'clock stays ten o'clock when the clocks change. There is no ORGANIZER, which makes programs offer to accept an
invitation: CONTACT says whom to ask. TRANSP keeps a subscribed calendar from blocking somebody's time.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any, Final, cast
from zoneinfo import ZoneInfo

from macros.components.angebotskarte import joining, place_of
from macros.components.gremium import calendar_address as meetings_address
from macros.components.gremium import public_meetings
from macros.components.kontakt import coordinates
from macros.components.termine import calendar_address, runs
from macros.components.vorkommen import horizon, plans
from macros.components.weitersagen import contact_line
from macros.exports.datei import Ausgabe, Datei
from macros.exports.herkunft import absolute, bare, changed, keeper, lasting, uuid
from macros.exports.vcard import uri_value
from macros.model.angebot import Rhythmus
from macros.spur import Merkbuch

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from icalendar import Event

    from macros.components.vorkommen import Terminplan
    from macros.konzept import Knoten, Konzept
    from macros.model.angebot import Angebot

ALL: Final = "kalender.ics"
ZONE: Final = "Europe/Berlin"
PRODUCT: Final = "-//Landkreis-Konzept//Kalender//DE"
DAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")


def files(konzept: Konzept) -> Iterator[Datei]:
    """One calendar for each offer with dates and each Gremium with public meetings, for each Gemeinde, and for all."""
    book: Merkbuch[tuple[bytes, ...]] = Merkbuch()

    def events(node: Knoten) -> tuple[bytes, ...]:
        return book.einmal(node, lambda: offer_events(node) if node.art.key == "angebot" else meeting_events(node))

    def own(node: Knoten, address: str) -> bytes:
        return calendar(node, address, events(node))

    def local(town: Knoten, address: str) -> bytes:
        offers = [served.knoten for served in konzept.versorgung(town, "angebot") if runs(served.knoten)]
        bodies = town.planungsraum.rueck("gremium", "planungsraum") if town.planungsraum is not None else ()
        return calendar(town, address, [event for node in (*offers, *bodies) for event in events(node)])

    def every() -> bytes:
        running = [node for node in konzept.alle("angebot") if runs(node)]
        found = [event for node in (*running, *konzept.alle("gremium")) for event in events(node)]
        return _calendar(konzept, ALL, "angebote/", konzept.landkreis.name, found)

    for node in konzept.alle("angebot"):
        if node.termine:
            yield Datei(calendar_address(node), partial(own, node, calendar_address(node)))
    for node in konzept.alle("gremium"):
        if public_meetings(node):
            yield Datei(meetings_address(node), partial(own, node, meetings_address(node)))
    for town in konzept.alle("gemeinde"):
        yield Datei(town_address(town), partial(local, town, town_address(town)))
    yield Datei(ALL, every)


def town_address(gemeinde: Knoten) -> str:
    """The calendar of a Gemeinde: what serves it, and the public meetings of its Planungsraum."""
    return f"{gemeinde.adresse}termine.ics"


def calendar(knoten: Knoten, adresse: str, events: Sequence[bytes]) -> bytes:
    """The calendar of one entry, to lie at ``adresse``."""
    return _calendar(knoten.konzept, adresse, knoten.adresse, knoten.anzeige, events)


def offer_events(knoten: Knoten) -> tuple[bytes, ...]:
    """The events of an offer, one for each of its dates."""
    parts = plans(knoten)
    starts = [(plan.termin.erster_tag, plan.termin.von) for plan in parts]
    made = []
    for number, (plan, start) in enumerate(zip(parts, starts, strict=True)):
        again = starts[:number].count(start)
        key = f"termin:{start[0].isoformat()}T{start[1]}" + (f"/{again}" if again else "")
        event = _event(knoten, key)
        if _when(event, plan, knoten.konzept.stichtag):
            _offer(event, knoten)
            made.append(bytes(event.to_ical()))
    return tuple(made)


def meeting_events(knoten: Knoten) -> tuple[bytes, ...]:
    """The events of the public meetings of a Gremium."""
    t, made = knoten.konzept.sprache.t, []
    for meeting in public_meetings(knoten):
        event = _event(knoten, f"sitzung:{meeting.datum.isoformat()}T{meeting.beginn or ''}")
        event.add("dtstart", _moment(meeting.datum, meeting.beginn) if meeting.beginn else meeting.datum)
        event.add("summary", clean(t("{gremium}: {thema}", gremium=knoten.anzeige, thema=meeting.thema)))
        if meeting.ort:
            event.add("location", clean(meeting.ort))
        contact = contact_line(knoten.kuemmerer, None, knoten.konzept.sprache)
        _about(event, knoten, (t("Alle dürfen zuhören."), knoten.mitmachen), contact)
        made.append(bytes(event.to_ical()))
    return tuple(made)


def clean(text: str) -> str:
    """A text without anything that could end its line or that no program should see; the library escapes the rest."""
    return _CONTROL.sub(" ", bare(text).replace("\r\n", "\n").replace("\r", "\n"))


def _event(knoten: Knoten, key: str) -> Event:
    from icalendar import Event  # noqa: PLC0415 -- 60 ms, only where calendars are written

    event = Event()
    stamp = datetime.combine(changed(knoten), datetime.min.time(), UTC)
    event.add("uid", uuid(knoten.konzept, lasting(knoten), key))
    event.add("dtstamp", stamp)
    event.add("last-modified", stamp)
    event.add("status", "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    if url := absolute(knoten.konzept, knoten.adresse):
        event.add("url", uri_value(url))
    return event


def _offer(event: Event, knoten: Knoten) -> None:
    konzept, place = knoten.konzept, place_of(knoten)
    t, entry = konzept.sprache.t, cast("Angebot", knoten.eintrag)
    event.add("summary", clean(knoten.anzeige))
    event.add("categories", [t(entry.art.titel)])
    if place:
        event.add("location", clean(place))
    office = knoten.anlaufstelle
    spot = knoten.ort or next(iter(office.orte), None) if office is not None else knoten.ort
    point = coordinates(spot.breite, spot.laenge) if spot is not None and not knoten.online else None
    if point and not (office is not None and office.geschuetzt):
        event.add("geo", point)
    audience = t("Für wen: {wer}", wer=knoten.zielgruppe) if knoten.zielgruppe else None
    holidays = any(part.ferienpause for part in entry.termine)
    lines = (
        knoten.kurz,
        joining(knoten),
        knoten.kosten,
        audience,
        t("Nicht in den Schulferien.") if holidays else None,
    )
    own = next((way for way in knoten.kontakte if way.telefon or way.email), None)
    contact = (own.telefon or own.email) if own is not None else contact_line(knoten.anbieter, office, konzept.sprache)
    _about(event, knoten, lines, contact)


def _about(event: Event, knoten: Knoten, lines: Sequence[str | None], contact: str | None) -> None:
    """What everything says: whom to ask, the page, who keeps it, when it was last checked, the licence."""
    konzept, entry = knoten.konzept, knoten.eintrag
    sprache, daten = konzept.sprache, konzept.daten.konzept
    t, url = sprache.t, absolute(konzept, knoten.adresse)
    if contact:
        event.add("contact", clean(contact))
    tail = (
        t("Fragen? {kontakt}", kontakt=contact) if contact else None,
        t("Mehr: {adresse}", adresse=url) if url else None,
        t("Zuletzt geprüft am {datum}", datum=sprache.datum(entry.geprueft_am)) if entry.geprueft_am else None,
        t("Stand: {datum}", datum=sprache.datum(entry.stand)),
        t("Gepflegt von: {stelle}", stelle=keeper(knoten)),
        t("Lizenz: {lizenz}", lizenz=f"{daten.lizenz} ({daten.lizenz_adresse})"),
    )
    event.add("description", clean("\n".join(line for line in (*lines, *tail) if line)))


def _when(event: Event, plan: Terminplan, stichtag: date) -> bool:
    """Start, end, rule and gaps of a date; False if it never takes place."""
    termin = plan.termin
    days = _days(plan, stichtag)
    if not days:
        return False
    first, last = days[0], days[-1]
    once = termin.rhythmus is Rhythmus.EINMALIG
    ends = termin.zuletzt if once else first
    if termin.bis is None and ends > first:
        event.add("dtstart", first)
        event.add("dtend", ends + timedelta(days=1))
        return True
    event.add("dtstart", _moment(first, termin.von))
    if termin.bis is not None:
        event.add("dtend", _moment(ends, termin.bis))
    if last > first:
        event.add("rrule", _rule(plan, _moment(last, termin.von)))
        gaps = [day for day in plan.regel.days(last) if first < day and day in plan.ausfall]
        if gaps:
            event.add("exdate", [_moment(day, termin.von) for day in gaps])
    return True


def _days(plan: Terminplan, stichtag: date) -> list[date]:
    """The days of a date, of what still goes on only those of this year and later: the holidays before are not kept."""
    days = list(plan.days(date.min, horizon(stichtag)))
    return [day for day in days if day.year >= stichtag.year] or days


def _rule(plan: Terminplan, until: datetime) -> dict[str, Any]:
    rule = plan.regel
    days = [DAYS[day] for day in rule.wochentage]
    end = {"UNTIL": until.astimezone(UTC)}
    if rule.wievielte:
        return {"FREQ": "MONTHLY", **end, "BYDAY": [f"{which}{day}" for which in rule.wievielte for day in days]}
    every = {"INTERVAL": rule.wochen} if rule.wochen > 1 else {}
    return {"FREQ": "WEEKLY", **end, **every, "BYDAY": days, "WKST": "MO"}


def _moment(day: date, hhmm: str) -> datetime:
    hours, minutes = map(int, hhmm.split(":"))
    return datetime(day.year, day.month, day.day, hours, minutes, tzinfo=ZoneInfo(ZONE))


def _calendar(konzept: Konzept, adresse: str, seite: str, name: str, events: Sequence[bytes]) -> bytes:
    """A calendar around events that are written already: the same event stands in several."""
    from icalendar import Calendar, vDuration  # noqa: PLC0415 -- as above

    daten, t = konzept.daten.konzept, konzept.sprache.t
    frame = Calendar()
    title, page, source = t("Termine: {name}", name=name), absolute(konzept, seite), absolute(konzept, adresse)
    licence = t("Lizenz: {lizenz}", lizenz=f"{daten.lizenz} ({daten.lizenz_adresse})")
    note = t("Herausgegeben von: {herausgeber}. {lizenz}", herausgeber=daten.herausgeber, lizenz=licence)
    for key, value in (
        ("version", "2.0"), ("prodid", PRODUCT), ("calscale", "GREGORIAN"), ("uid", uuid(konzept, "kalender", adresse)),
        ("name", clean(title)), ("x-wr-calname", clean(title)), ("x-wr-timezone", ZONE), ("description", clean(note)),
        ("x-wr-caldesc", clean(note)),
    ):  # fmt: skip
        frame.add(key, value)
    frame.add("refresh-interval", vDuration(timedelta(days=1)), parameters={"VALUE": "DURATION"})
    if page and source:
        frame.add("url", uri_value(page))
        frame.add("source", uri_value(source), parameters={"VALUE": "URI"})
    frame.add_component(_zone())
    head, tail, rest = bytes(frame.to_ical()).partition(b"END:VCALENDAR")
    return head + b"".join(events) + tail + rest


def _zone() -> Any:
    """Europe/Berlin as it has been since 1996; calendars made here hold nothing older."""
    from icalendar import Timezone, TimezoneDaylight, TimezoneStandard  # noqa: PLC0415 -- as above

    zone = Timezone()
    zone.add("tzid", ZONE)
    for part, name, before, after, month, start in (
        (TimezoneDaylight(), "CEST", 1, 2, 3, datetime(1996, 3, 31, 2)),  # noqa: DTZ001 -- local time by definition
        (TimezoneStandard(), "CET", 2, 1, 10, datetime(1996, 10, 27, 3)),  # noqa: DTZ001 -- as above
    ):
        part.add("dtstart", start)
        part.add("tzname", name)
        part.add("tzoffsetfrom", timedelta(hours=before))
        part.add("tzoffsetto", timedelta(hours=after))
        part.add("rrule", {"FREQ": "YEARLY", "BYMONTH": month, "BYDAY": "-1SU"})
        zone.add_component(part)
    return zone


AUSGABE: Final = Ausgabe(
    key="kalender",
    titel="Kalender (iCalendar)",
    beschreibung=(
        "Die Termine jedes Angebots, die öffentlichen Sitzungen jedes Gremiums, alles für eine Gemeinde und alles "
        "zusammen, zum Übernehmen oder Abonnieren. Wiederkehrende Termine mit Regel, ohne Feiertage und, soweit "
        "bekannt, ohne Schulferien. RFC 5545."
    ),
    medientyp="text/calendar",
    adresse=ALL,
    dateien=files,
)
