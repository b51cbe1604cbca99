"""iCalendar by RFC 5545: what a calendar and an event must have, and times that agree with each other."""

from __future__ import annotations

from datetime import datetime
from importlib.metadata import version
from typing import TYPE_CHECKING, Any, Final

import icalendar

from tests.audit import zeilen
from tests.audit.befund import Befund, found

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

NAME = "iCalendar"
#: Section 3.6.1: not more than once in an event.
ONCE: Final = (
    "CLASS", "CREATED", "DESCRIPTION", "DTSTART", "DTEND", "DURATION", "GEO", "LAST-MODIFIED", "LOCATION", "ORGANIZER",
    "PRIORITY", "DTSTAMP", "SEQUENCE", "STATUS", "SUMMARY", "TRANSP", "UID", "URL", "RECURRENCE-ID", "RRULE",
)  # fmt: skip


def tools() -> dict[str, str]:
    return {"icalendar": version("icalendar")}


def files(site: Path) -> list[str]:
    return found(site, "*.ics")


def audit(site: Path, files: Sequence[str]) -> Iterator[Befund]:
    for name in files:
        yield from (Befund(name, text) for text in faults((site / name).read_bytes()))


def faults(content: bytes) -> Iterator[str]:
    """What is wrong with the bytes of one file."""
    yield from zeilen.faults(content)
    try:
        calendar: Any = icalendar.Calendar.from_ical(content)
    except ValueError as error:
        yield f"nicht zu lesen: {error}"
        return
    for part in calendar.walk():
        yield from (f"{part.name}: {name}: {reason}" for name, reason in part.errors)
    yield from (f"Kalender ohne {name}" for name in ("PRODID", "VERSION") if name not in calendar)
    if calendar.get("version") != "2.0":
        yield f"Fassung {calendar.get('version')}"
    events = calendar.walk("VEVENT")
    if not events:
        yield "ohne Termin"
    zones = {str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")}
    uids = [str(event.get("UID")) for event in events]
    yield from (f"zweimal dieselbe UID: {uid}" for uid in sorted({one for one in uids if uids.count(one) > 1}))
    for event in events:
        yield from (f"{event.get('SUMMARY')}: {text}" for text in wrong(event, zones))


def wrong(event: Any, zones: set[str]) -> Iterator[str]:
    """What is wrong with one event."""
    yield from (f"ohne {name}" for name in ("UID", "DTSTAMP", "DTSTART") if name not in event)
    yield from (f"{name} mehrmals" for name in ONCE if isinstance(event.get(name), list))
    if "DTEND" in event and "DURATION" in event:
        yield "DTEND und DURATION"
    for name, value in event.property_items(recursive=False):
        zone = getattr(value, "params", {}).get("TZID")
        if zone is not None and str(zone) not in zones:
            yield f"{name}: Zeitzone {zone} ist nicht beschrieben"
    if "DTSTART" not in event:
        return
    start = event.decoded("DTSTART")
    if "DTEND" in event:
        end = event.decoded("DTEND")
        if isinstance(end, datetime) != isinstance(start, datetime) or end <= start:
            yield f"endet {end}, beginnt {start}"
    for until in event.get("RRULE", {}).get("UNTIL", []):
        if isinstance(until, datetime) != isinstance(start, datetime):
            yield f"wiederholt sich bis {until}, beginnt {start}"
        elif isinstance(until, datetime) and str(until.tzinfo) != "UTC":
            yield f"UNTIL steht nicht in UTC: {until}"
