"""How somebody is reached: ways in the order people need them, places with the way there, a card for lists."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from macros.components.oeffnung import Uhr, clock_of, phone_line, short_hours
from macros.model.anlaufstelle import Zweck
from macros.model.types import tel_uri

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from markupsafe import Markup

    from macros.konzept import Knoten
    from macros.sprache import Sprache

ORDER = (Zweck.NOTFALL, Zweck.ANRUFEN, Zweck.TERMIN, Zweck.ONLINE, Zweck.SCHREIBEN, Zweck.NACHRICHT, Zweck.FAX)
ICONS = {
    Zweck.NOTFALL: "telefon",
    Zweck.ANRUFEN: "telefon",
    Zweck.TERMIN: "kalender",
    Zweck.ONLINE: "welt",
    Zweck.SCHREIBEN: "post",
    Zweck.NACHRICHT: "sprechblase",
    Zweck.FAX: "drucken",
}
OPEN_MAP = "https://www.openstreetmap.org/"


@dataclass(frozen=True, slots=True)
class Weg:
    """One way to reach somebody.

    ``art`` is ``telefon``, ``email`` or ``adresse`` and says what ``wert`` is; ``href`` is None for a fax.
    ``erster`` marks the call that stands out, at most one of a list; ``uhr`` tells whether somebody answers it now.
    """

    art: str
    zeichen: str
    titel: str
    wert: str
    href: str | None
    hinweis: str | None
    erster: bool = False
    uhr: Uhr | None = None


@dataclass(frozen=True, slots=True)
class Anfahrt:
    """The way to one place. Without coordinates there is no link; a secret place has neither lines nor links."""

    name: str | None
    zeilen: tuple[str, ...]
    gemeinde: Knoten | None = None
    haltestelle: str | None = None
    karte: str | None = None
    geo: str | None = None
    geheim: bool = False


@dataclass(frozen=True, slots=True)
class Kontaktkarte:
    """A contact point in a list: where, when, which number, and the clock that says whether it is open now."""

    knoten: Knoten
    wo: str | None
    wann: Markup | None
    telefon: str | None
    geheim: bool = False
    uhr: Uhr | None = None


def contact_ways(
    kontakte: Iterable[Any], sprache: Sprache, telefonzeiten: str | None = None, uhr: Uhr | None = None
) -> tuple[Weg, ...]:
    """The ways of an entry (``Kontaktweg`` parts) in the order of need: call, book, do it online, write.

    ``telefonzeiten`` are the hours of the telephone in OSM notation, ``uhr`` their clock. They belong to the first
    number for ordinary calls, else to the first number; a remark of its own stands in place of the hours.
    """
    ordered = sorted(kontakte, key=lambda part: (not part.telefon, ORDER.index(part.zweck)))
    ways = [_way(part, sprache) for part in ordered]
    calls = [number for number, way in enumerate(ways) if way.href and way.href.startswith("tel:")]
    if calls and calls[0] == 0:
        ways[0] = replace(ways[0], erster=True)
    if calls and telefonzeiten:
        number = next((one for one in calls if ordered[one].zweck is Zweck.ANRUFEN), calls[0])
        hint = ways[number].hinweis or phone_line(telefonzeiten, sprache)
        ways[number] = replace(ways[number], hinweis=hint, uhr=uhr)
    return tuple(ways)


def _way(part: Any, sprache: Sprache) -> Weg:
    zweck: Zweck = part.zweck
    title = sprache.t(zweck.titel)
    if part.telefon:
        href = None if zweck is Zweck.FAX else tel_uri(part.telefon)
        return Weg("telefon", ICONS[zweck], title, part.telefon, href, part.hinweis)
    if part.email:
        return Weg("email", ICONS[zweck], title, part.email, f"mailto:{part.email}", part.hinweis)
    if zweck is Zweck.SCHREIBEN:
        title = sprache.t("Online schreiben")
    return Weg("adresse", ICONS[zweck], title, urlsplit(part.adresse).hostname or "", part.adresse, part.hinweis)


def reachable(erreichbar: Any, sprache: Sprache) -> tuple[Weg, ...]:
    """The ways of a town hall or an office (``Erreichbar`` part, or None)."""
    if erreichbar is None:
        return ()
    ways = []
    if erreichbar.telefon:
        number = erreichbar.telefon
        ways.append(Weg("telefon", "telefon", sprache.t("Anrufen"), number, tel_uri(number), None, erster=True))
    if erreichbar.email:
        mail = erreichbar.email
        ways.append(Weg("email", "post", sprache.t("E-Mail schreiben"), mail, f"mailto:{mail}", None))
    return tuple(ways)


def first_phone(kontakte: Iterable[Any]) -> str | None:
    """The number to call first, as written, or None."""
    calls = (p for p in kontakte if p.telefon and p.zweck is not Zweck.FAX)
    return next((p.telefon for p in sorted(calls, key=lambda part: ORDER.index(part.zweck))), None)


def directions(ort: Any) -> Anfahrt:
    """The way to a place (``Ort`` part) that is not secret."""
    town = " ".join(part for part in (ort.plz, ort.ort) if part)
    lines = tuple(line for line in (ort.strasse, ort.zusatz, town) if line)
    point = coordinates(ort.breite, ort.laenge)
    return Anfahrt(
        name=ort.name,
        zeilen=lines,
        gemeinde=ort.gemeinde,
        haltestelle=ort.haltestelle,
        karte=ort.karte or (point and f"{OPEN_MAP}?mlat={point[0]}&mlon={point[1]}#map=17/{point[0]}/{point[1]}"),
        geo=point and f"geo:{point[0]},{point[1]}",
    )


def coordinates(breite: Decimal | None, laenge: Decimal | None) -> tuple[str, str] | None:
    """Latitude and longitude as written in an address, with a point; None unless both are there."""
    return (f"{breite:f}", f"{laenge:f}") if breite is not None and laenge is not None else None


def place_line(ort: Any) -> str | None:
    """A place in one line: street and town, or what else is known of it."""
    parts = [part for part in (ort.strasse or ort.name, ort.ort) if part]
    return ", ".join(parts) or None


def contact_card(knoten: Knoten) -> Kontaktkarte:
    """The card of a contact point (an ``anlaufstelle`` node)."""
    sprache = knoten.konzept.sprache
    place = knoten.orte[0] if knoten.orte else None
    secret = bool(knoten.geschuetzt)
    return Kontaktkarte(
        knoten=knoten,
        wo=None if secret or place is None else place_line(place),
        wann=short_hours(knoten, sprache),
        telefon=first_phone(knoten.kontakte),
        geheim=secret,
        uhr=clock_of(knoten),
    )
