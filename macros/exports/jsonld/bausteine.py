"""What schema.org descriptions are made of: references, contact points, places with their hours, repeated dates."""

from __future__ import annotations

from datetime import timedelta
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from macros.components.kontakt import coordinates
from macros.exports.hsds.zeiten import ON_THE_PHONE, days_of
from macros.exports.jahresplan import plan_in, year_plan
from macros.konzept.knoten import Gebietswort, Knoten
from macros.model.angebot import Rhythmus
from macros.model.anlaufstelle import Sprachweise, Zeitstatus, Zweck
from macros.model.stelle import Stellenart
from macros.model.types import tel_uri
from macros.zeiten import hours_of
from macros.zeiten.rules import DAY, Kind
from macros.zeiten.timeline import ZONE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from macros.exports.jahresplan import Jahresplan, Zeiten
    from macros.konzept import Konzept

Thing = dict[str, Any]

WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
GOVERNMENT: Final = frozenset(
    {
        Stellenart.KREISVERWALTUNG,
        Stellenart.GEMEINDEVERWALTUNG,
        Stellenart.VERBANDSVERWALTUNG,
        Stellenart.LANDESBEHOERDE,
        Stellenart.BUNDESBEHOERDE,
        Stellenart.JOBCENTER,
        Stellenart.ARBEITSAGENTUR,
    }
)
TYPES: Final = {
    **dict.fromkeys(GOVERNMENT, "GovernmentOrganization"),
    Stellenart.FREIER_TRAEGER: "NGO",
    Stellenart.MIGRANTENORGANISATION: "NGO",
    Stellenart.VEREIN: "NGO",
    Stellenart.BILDUNGSTRAEGER: "EducationalOrganization",
    Stellenart.SCHULE: "EducationalOrganization",
}
SOON: Final = timedelta(days=92)
REPEATS: Final = {Rhythmus.WOECHENTLICH: "P1W", Rhythmus.VIERZEHNTAEGLICH: "P2W", Rhythmus.MONATLICH: "P1M"}


def thing(kind: str, **values: Any) -> Thing:
    """A description of something: empty values are left out, a list of one is that one."""
    made: Thing = {"@type": kind}
    for name, value in values.items():
        plain = list(value) if isinstance(value, (tuple, list)) else value
        if plain in (None, "", [], {}):
            continue
        made[name] = plain[0] if isinstance(plain, list) and len(plain) == 1 else plain
    return made


def organization_type(stelle: Knoten | None) -> str:
    """The type of a Stelle."""
    kind = getattr(stelle.eintrag, "art", None) if stelle is not None else None
    return TYPES.get(kind, "Organization") if isinstance(kind, Stellenart) else "Organization"


def reference(node: Knoten | None, kind: str, root: str) -> Thing | None:
    """An entry named, with the address of its page."""
    return thing(kind, name=node.anzeige, url=root + node.adresse) if node is not None else None


def organization(node: Knoten | None, root: str) -> Thing | None:
    """A Stelle named."""
    return reference(node, organization_type(node), root)


def areas(node: Knoten) -> list[Thing]:
    """The areas an entry is there for, by name."""
    kinds = {"gemeinde": "AdministrativeArea", "verband": "AdministrativeArea", "planungsraum": "Place"}
    found = []
    for area in node.gebiete:
        kind = "AdministrativeArea" if isinstance(area, Gebietswort) else kinds.get(area.art.key, "Place")
        found.append(thing("Country" if area.kennung == "bund" else kind, name=area.anzeige))
    return found


def address(place: Any) -> Thing | None:
    """A postal address, or None where there is neither street nor town."""
    if not (place.strasse or place.ort):
        return None
    return thing(
        "PostalAddress", streetAddress=place.strasse, postalCode=place.plz, addressLocality=place.ort,
        addressCountry="DE",
    )  # fmt: skip


def languages(angaben: Iterable[Any]) -> list[str]:
    """The languages spoken without an interpreter, as tags."""
    return [part.sprache for part in angaben if part.weise is Sprachweise.GESPROCHEN]


def contact_points(node: Knoten, spoken: list[str], hours: list[Thing] | None = None) -> Iterator[Thing]:
    """How somebody is reached; the hours of the telephone stand at the first number."""
    t = node.konzept.sprache.t
    for way in node.kontakte:
        fax = way.zweck is Zweck.FAX
        number = tel_uri(way.telefon).removeprefix("tel:") if way.telefon else None
        yield thing(
            "ContactPoint", contactType=t(way.zweck.titel), telephone=None if fax else number,
            faxNumber=number if fax else None, email=way.email, url=way.adresse,
            availableLanguage=[] if fax else spoken,
            hoursAvailable=hours if number and not fax else None,
        )  # fmt: skip
        hours = None if number and not fax else hours


def place(konzept: Konzept, ort: Any) -> Thing:
    """A place (``Ort`` part) with its hours."""
    point = coordinates(ort.breite, ort.laenge)
    geo = thing("GeoCoordinates", latitude=float(point[0]), longitude=float(point[1])) if point else None
    return thing("Place", name=ort.name, address=address(ort), geo=geo, **place_hours(konzept, ort))


def place_hours(konzept: Konzept, ort: Any) -> Thing:
    """The hours in which anybody may come; nothing where they are not known or by appointment only."""
    expression = hours_of(ort.zeitstatus.value, ort.oeffnungszeiten)
    if ort.zeitstatus is Zeitstatus.GESCHLOSSEN:
        return {"openingHoursSpecification": _hours(WEEKDAYS, 0, 0)}
    if not expression:
        return {}
    year = year_plan(plan_in(konzept, expression, ort.ausnahmen), konzept.stichtag, {Kind.OPEN})
    usual = any(year.woche) or any(any(season.woche) for season in year.saisons)
    return {
        "openingHoursSpecification": week_hours(year),
        "specialOpeningHoursSpecification": list(_special(year, konzept.stichtag + SOON, closed=usual)),
    }


def phone_hours(konzept: Konzept, telefonzeiten: str | None) -> list[Thing] | None:
    """The usual week of a telephone."""
    if not telefonzeiten:
        return None
    return week_hours(year_plan(plan_in(konzept, telefonzeiten), konzept.stichtag, ON_THE_PHONE))


def week_hours(year: Jahresplan) -> list[Thing]:
    """The usual week, days with the same hours together."""
    return list(_week(year.woche))


def _week(week: Sequence[Zeiten]) -> Iterator[Thing]:
    slots = sorted((slot, number) for number, times in enumerate(week) for slot in times)
    for (start, end), days in groupby(slots, key=lambda pair: pair[0]):
        yield _hours([WEEKDAYS[number] for _, number in days], start, end)


def _special(year: Jahresplan, soon: date, *, closed: bool) -> Iterator[Thing]:
    """Seasons and single days that differ. ``closed``: days on which it is shut are worth saying.

    Single days on which it is open („jeden 1. Mittwoch“) are named until ``soon``, so that a page stays small.
    """
    for season in year.saisons:
        dates = {"validFrom": season.von.isoformat(), "validThrough": season.bis.isoformat()}
        yield from ({**part, **dates} for part in _week(season.woche))
        shut = [WEEKDAYS[n] for n, times in enumerate(season.woche) if not times and year.woche[n]]
        if shut:
            yield {**_hours(shut, 0, 0), **dates}
    for special in year.sondertage:
        dates = {"validFrom": special.von.isoformat(), "validThrough": special.bis.isoformat()}
        if special.zeiten and special.von > soon:
            continue
        for start, end in special.zeiten or (((0, 0),) if closed else ()):
            yield {**_hours((), start, end), **dates}


def _hours(days: Sequence[str], start: int, end: int) -> Thing:
    """Hours of some weekdays; opening and closing at midnight both means closed, a whole day ends at 23:59."""
    closes = DAY - 1 if (start, end) == (0, DAY) else end % DAY
    return thing("OpeningHoursSpecification", dayOfWeek=list(days), opens=_clock(start % DAY), closes=_clock(closes))


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def schedules(angebot: Any) -> Iterator[Thing]:
    """The repeated dates of an offer."""
    t = angebot.konzept.sprache.t
    for part in angebot.termine:
        if part.rhythmus in REPEATS:
            yield thing(
                "Schedule", repeatFrequency=REPEATS[part.rhythmus], byDay=days_of(part),
                startDate=part.erster_tag.isoformat(),
                endDate=part.letzter_tag.isoformat() if part.letzter_tag else None,
                startTime=part.von, endTime=part.bis, scheduleTimezone=ZONE,
                exceptDate=[day.isoformat() for day in part.nicht_am],
                description=t("Nicht in den Schulferien.") if part.ferienpause else None,
            )  # fmt: skip
