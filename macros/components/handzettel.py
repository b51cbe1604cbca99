"""The leaflet of a contact point or a Gemeinde, cut so that it fits its sheet, and saying so where it was cut.

How much fits is reckoned in lines of a mean width, on the safe side; ``tests/audit/handzettel.py`` prints every leaflet
in a browser and counts its pages.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from textwrap import wrap
from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from macros.components.anlaufstelle import conditions
from macros.components.antworten import icon_of
from macros.components.einbettung import Was
from macros.components.einbettungen import embed
from macros.components.gemeinde import contacts
from macros.components.kontakt import contact_ways, directions, first_phone
from macros.components.oeffnung import phone_line, place_line_of_hours
from macros.components.sprachen import spoken

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from macros.components.einbettung import Zeile
    from macros.components.gemeinde import Schluesselkontakt
    from macros.konzept import Knoten

CUT: Final = " …"


@dataclass(frozen=True, slots=True)
class Mass:
    """What fits on a sheet: ``spalten`` columns of ``breite`` letters, ``zeilen`` lines, ``je_teil`` of them in a part.

    ``titel``, ``kurz`` and ``ruf`` are the letters of a line of the heading, the sentence below and the first number.
    """

    spalten: int
    breite: int
    zeilen: int
    je_teil: int
    titel: int
    kurz: int
    ruf: int


FORMATE: Final = {
    "a4": Mass(spalten=2, breite=40, zeilen=30, je_teil=13, titel=34, kurz=84, ruf=56),
    "a6": Mass(spalten=1, breite=56, zeilen=18, je_teil=3, titel=26, kurz=56, ruf=36),
}


@dataclass(frozen=True, slots=True)
class Teil:
    """One part of a leaflet: its icon, what it is, its lines."""

    zeichen: str
    titel: str
    zeilen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Handzettel:
    """A leaflet. ``ruf`` is what to call first and its number; ``gekuerzt`` says that the page tells more."""

    titel: str
    kurz: str
    ruf: tuple[str, str] | None
    teile: tuple[Teil, ...]
    gekuerzt: bool
    adresse: str | None


def handzettel(knoten: Knoten, groesse: str) -> Handzettel:
    """The leaflet of an ``anlaufstelle`` or ``gemeinde`` node on a sheet of one of ``FORMATE``."""
    mass = FORMATE[groesse]
    whole = _contact_point(knoten) if knoten.art.key == "anlaufstelle" else _town(knoten)
    said = _short(whole.kurz, mass.kurz, mass.je_teil)
    large = _lines(whole.titel, mass.titel) + _lines(": ".join(whole.ruf or ()), mass.ruf)
    room = mass.zeilen + 4 - 2 * large - _lines(said, mass.kurz)
    parts = tuple(_fitting(whole.teile, mass, room))
    return replace(whole, kurz=said, teile=parts, gekuerzt=(said, parts) != (whole.kurz, whole.teile))


def _fitting(parts: Iterable[Teil], mass: Mass, room: int) -> Iterator[Teil]:
    """The parts that fit into ``room`` lines, row by row; one of a row is as high as the other."""
    row: list[int] = []
    for part in parts:
        before = max(row, default=0)
        left = min(mass.je_teil, max(room, before) - 1)
        if left < 1:
            return
        told = _trimmed(part, mass.breite, left)
        row.append(1 + sum(_lines(text, mass.breite) for text in told.zeilen))
        room -= max(row) - before
        if len(row) == mass.spalten:
            row, room = [], room - 1  # the space between two rows
        yield told


def _trimmed(part: Teil, breite: int, zeilen: int) -> Teil:
    told: list[str] = []
    for text in part.zeilen:
        left = zeilen - sum(_lines(one, breite) for one in told)
        if left < 1:
            break
        told.append(_short(text, breite, left))
    return replace(part, zeilen=tuple(told))


def _lines(text: str, breite: int) -> int:
    return len(wrap(text, breite))


def _short(text: str, breite: int, zeilen: int) -> str:
    """The text, cut after a word where it takes more lines."""
    found = wrap(text, breite)
    if len(found) <= zeilen:
        return text
    kept = " ".join(found[:zeilen])
    return kept[: breite * zeilen - len(CUT)].rsplit(" ", 1)[0].rstrip(",;.") + CUT


def _contact_point(knoten: Knoten) -> Handzettel:
    sprache = knoten.konzept.sprache
    t = sprache.t
    ways = contact_ways(knoten.kontakte, sprache)
    first = next((way for way in ways if way.erster), None)
    others = tuple(f"{way.titel}: {way.wert}" for way in ways if way is not first)
    hours = phone_line(knoten.telefonzeiten, sprache) if knoten.telefonzeiten else ""
    terms = (knoten.bitte_anrufen, *(text for _, text in conditions(knoten)))
    bring = t("Bringen Sie mit: {was}.", was=knoten.mitbringen) if knoten.mitbringen else ""
    parts = (
        Teil("ort", t("Wo und wann"), (*_places(knoten), t("Am Telefon: {zeiten}", zeiten=hours) if hours else "")),
        Teil("sprechblase", t("Sprachen"), (spoken(knoten.sprachen, sprache), knoten.dolmetschen_hinweis or "")),
        Teil("post", t("Auch so erreichbar"), others),
        Teil("info", t("Gut zu wissen"), (*(text or "" for text in terms), bring)),
        Teil("haken", t("Dabei helfen wir"), (", ".join(topic.anzeige for topic in knoten.anliegen),)),
    )
    return Handzettel(
        titel=knoten.anzeige,
        kurz=knoten.kurz,
        ruf=(first.titel, first.wert) if first is not None else None,
        teile=tuple(_plain(parts)),
        gekuerzt=False,
        adresse=typed_address(knoten),
    )


def _places(knoten: Knoten) -> Iterator[str]:
    """Each place and its hours; a secret one is not told."""
    sprache = knoten.konzept.sprache
    if knoten.geschuetzt:
        yield sprache.t("Der Ort ist geheim. Rufen Sie bitte an.")
        return
    for place in knoten.orte:
        where = directions(place)
        yield ", ".join((*((where.name,) if where.name else ()), *where.zeilen))
        yield place_line_of_hours(place, sprache)
        if where.haltestelle:
            yield sprache.t("Haltestelle: {name}", name=where.haltestelle)


def _town(knoten: Knoten) -> Handzettel:
    konzept, t = knoten.konzept, knoten.konzept.sprache.t
    first, *others = contacts(knoten) or (None,)
    office = konzept.konzept.koordination_anlaufstelle
    known = [Teil("person", one.titel, (one.zeile or "", *one.klein)) for one in (first,) if one is not None]
    known += [
        Teil("gemeinde", one.titel, (_called(one.telefon, _name(one)), one.zeile or "", *one.klein)) for one in others
    ]
    if office is not None and (first is None or first.knoten is not office):
        called = _called(first_phone(office.kontakte), office.anzeige)
        known.insert(min(2, len(known)), Teil("fahne", t("Koordination für den Landkreis"), (called,)))
    topics = {topic.adresse: topic for topic in konzept.alle("anliegen")}
    asked = [
        Teil(icon_of(topics[row.ziel]) or "frage", row.titel, (_called(_numbers(row), str(*row.angaben[:1])),))
        for row in embed(Was.ZUSTAENDIG, knoten).zeilen
        if row.ziel
    ]
    return Handzettel(
        titel=t("Hier bekommen Sie Hilfe"),
        kurz=t("Wer in {gemeinde} weiterhilft, mit Telefonnummer.", gemeinde=knoten.anzeige),
        ruf=(_name(first) or first.titel, first.telefon) if first is not None and first.telefon else None,
        teile=tuple(_plain((*known[:3], *asked, *known[3:]))),
        gekuerzt=False,
        adresse=typed_address(knoten),
    )


def _called(number: str | None, name: str) -> str:
    """The number stands first, so that it is there where the line is cut."""
    return " · ".join(filter(None, (number, name)))


def _numbers(row: Zeile) -> str:
    return ", ".join(way.wert for way in row.kontakte)


def _name(contact: Schluesselkontakt) -> str:
    return contact.knoten.anzeige if contact.knoten is not None else ""


def _plain(parts: Iterable[Teil]) -> Iterator[Teil]:
    """Parts with something to say, as text without marks."""
    for part in parts:
        lines = (text.striptags() if isinstance(text, Markup) else text for text in part.zeilen)
        if told := tuple(filter(None, lines)):
            yield replace(part, zeilen=told)


def typed_address(knoten: Knoten) -> str | None:
    """The address of a page without its scheme, as people type it; None as long as the site has none."""
    root = knoten.konzept.daten.landkreis.adresse
    return f"{root.partition('://')[2].rstrip('/')}/{knoten.adresse}" if root else None
