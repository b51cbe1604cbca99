"""A contact point: everything its page shows in the order people need it, and the list of all of them (Z7, M1)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from macros.components.angebot import Angebotskarte, offer_card
from macros.components.gebiet import Reichweite, reach
from macros.components.kontakt import Anfahrt, Kontaktkarte, Weg, contact_card, contact_ways, directions
from macros.components.oeffnung import Uhr, Zeitblock, clock_of, phone_clock, phone_hours, place_hours, state_of
from macros.components.sprachen import Sprachgruppe, Sprachname, language_groups, language_name
from macros.components.straenge import Strang, threads
from macros.components.termine import running
from macros.konzept import Knoten
from macros.model.anlaufstelle import Zugang

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from markupsafe import Markup

    from macros.konzept import Konzept
    from macros.sprache import Sprache

_YES_NO = {
    Zugang.JA: ("is-done", "haken"),
    Zugang.TEILWEISE: ("is-late", "halb"),
    Zugang.NEIN: ("is-stop", "kreuz"),
    Zugang.UNBEKANNT: ("is-idle", "frage"),
}


@dataclass(frozen=True, slots=True)
class Zugangszeile:
    """One feature of a place: class and icon of its state, what it is, the state in a word, the way out."""

    klasse: str
    zeichen: str
    merkmal: str
    stand: str
    hinweis: str | None


@dataclass(frozen=True, slots=True)
class Zugangsblock:
    """The access of one place; ``titel`` is None where there is only one."""

    titel: str | None
    zeilen: tuple[Zugangszeile, ...]


@dataclass(frozen=True, slots=True)
class Person:
    """Who helps with what: the function, a name only with consent."""

    titel: str
    funktion: str | None
    sprachen: str
    themen: str | None
    telefon: str | None
    email: str | None
    besetzt: bool


@dataclass(frozen=True, slots=True)
class Kurztext:
    """The core of the page in another language."""

    sprache: Sprachname
    text: str


@dataclass(frozen=True, slots=True)
class Gliederung:
    """An area of several Gemeinden, and these Gemeinden."""

    gebiet: Knoten
    gemeinden: tuple[Knoten, ...]


@dataclass(frozen=True, slots=True)
class Anlaufstellensicht:
    """The page of a contact point. ``hinweis`` is what else one must know beside what the clock says."""

    wege: tuple[Weg, ...]
    anfahrten: tuple[Anfahrt, ...]
    zustand: Markup | None
    uhr: Uhr | None
    hinweis: str | None
    personen: tuple[Person, ...]
    zeiten: tuple[Zeitblock, ...]
    sprachen: tuple[Sprachgruppe, ...]
    zugang: tuple[Zugangsblock, ...]
    zugang_fehlt: bool
    bedingungen: tuple[tuple[str, str], ...]
    reichweite: Reichweite
    gliederung: tuple[Gliederung, ...]
    erste_hilfe: tuple[Knoten, ...]
    angebote: tuple[Angebotskarte, ...]
    anliegen: tuple[Knoten, ...]
    straenge: tuple[Strang, ...]
    kurz: tuple[Kurztext, ...]
    meldungen: tuple[Knoten, ...]
    visitenkarte: str
    qr: str | None


def sicht(knoten: Knoten) -> Anlaufstellensicht:
    """What the page of a contact point shows."""
    sprache = knoten.konzept.sprache
    secret = bool(knoten.geschuetzt)
    jetzt = clock_of(knoten)
    return Anlaufstellensicht(
        wege=contact_ways(knoten.kontakte, sprache, knoten.telefonzeiten, _phone(knoten)),
        anfahrten=(Anfahrt(None, (), geheim=True),) if secret else tuple(map(directions, knoten.orte)),
        zustand=state_of(knoten, sprache),
        uhr=jetzt,
        hinweis=knoten.orte[0].zeiten_hinweis if jetzt and knoten.orte else None,
        personen=tuple(_person(part, sprache) for part in knoten.ansprechpersonen),
        zeiten=_hours(knoten),
        sprachen=language_groups(knoten.sprachen, sprache),
        zugang=tuple(_access(knoten.orte, sprache)),
        zugang_fehlt=not secret and bool(knoten.orte) and not any(place.zugang for place in knoten.orte),
        bedingungen=conditions(knoten),
        reichweite=reach(knoten),
        gliederung=tuple(_members(knoten)),
        erste_hilfe=knoten.rueck("gemeinde", "ansprechstelle"),
        angebote=tuple(map(offer_card, running(knoten.rueck("angebot", "anlaufstelle")))),
        anliegen=_topics(knoten),
        straenge=threads(knoten.rueck("massnahme", "anlaufstellen")),
        kurz=tuple(Kurztext(language_name(p.sprache, sprache), p.text) for p in knoten.in_anderen_sprachen),
        meldungen=knoten.rueck("meldung", "betrifft"),
        visitenkarte=f"{knoten.adresse}{knoten.eintrag.id}.vcf",
        qr=f"{knoten.adresse}qr.svg" if knoten.konzept.daten.landkreis.adresse else None,
    )


def _person(part: Any, sprache: Sprache) -> Person:
    name = part.name if part.name_darf_erscheinen else None
    return Person(
        titel=name or part.funktion,
        funktion=part.funktion if name else None,
        sprachen=", ".join(language_name(code, sprache).name for code in part.sprachen),
        themen=part.themen,
        telefon=part.telefon,
        email=part.email,
        besetzt=part.besetzt,
    )


def _hours(knoten: Knoten) -> tuple[Zeitblock, ...]:
    """The hours of every place and of the telephone; the clock that stands beside the contact is not repeated."""
    konzept = knoten.konzept
    blocks = [place_hours(place, konzept) for place in knoten.orte]
    if len(blocks) == 1:
        blocks = [replace(blocks[0], uhr=None)]
    if knoten.telefonzeiten:
        blocks.append(phone_hours(knoten.telefonzeiten, konzept, in_one_line=bool(blocks)))
    return tuple(blocks)


def _phone(knoten: Knoten) -> Uhr | None:
    """The clock beside the number, where the one above it is about a place."""
    hours = knoten.telefonzeiten
    return phone_clock(hours, knoten.orte, knoten.konzept) if hours and knoten.orte else None


def _access(orte: Iterable[Any], sprache: Sprache) -> Iterable[Zugangsblock]:
    described = [place for place in orte if place.zugang]
    for place in described:
        title = (place.name or place.strasse) if len(described) > 1 else None
        yield Zugangsblock(title, tuple(_feature(part, sprache) for part in place.zugang))


def _feature(part: Any, sprache: Sprache) -> Zugangszeile:
    css, icon = _YES_NO[part.stand]
    return Zugangszeile(css, icon, sprache.t(part.merkmal.titel), sprache.t(part.stand.titel), part.hinweis)


def _members(knoten: Knoten) -> Iterator[Gliederung]:
    """The Gemeinden behind the names of a Verband or a Planungsraum: who lives there may not know that name."""
    for area in reach(knoten).gebiete:
        if isinstance(area, Knoten) and area.art.key != "gemeinde":
            yield Gliederung(area, knoten.konzept.gemeinden_in((area.kennung,)))


def conditions(knoten: Knoten) -> tuple[tuple[str, str], ...]:
    """Icon and sentence: what it costs, whether it stays between us, whether one must say one's name."""
    t = knoten.konzept.sprache.t
    found = []
    if knoten.kosten:
        found.append(("euro", knoten.kosten))
    if knoten.vertraulich is not None:
        said = t("Was Sie hier sagen, bleibt hier.") if knoten.vertraulich else t("Die Beratung ist nicht vertraulich.")
        found.append(("schloss", said))
    if knoten.anonym is not None:
        said = t("Sie müssen Ihren Namen nicht sagen.") if knoten.anonym else t("Wir brauchen Ihren Namen.")
        found.append(("person", said))
    return tuple(found)


def _topics(knoten: Knoten) -> tuple[Knoten, ...]:
    """The Anliegen it says it helps with, and those for which a rule sends people here."""
    ruled = [rule.anliegen for rule in knoten.rueck("zustaendigkeit", "anlaufstellen") if rule.anliegen is not None]
    found = {topic.kennung: topic for topic in (*knoten.anliegen, *ruled)}
    return tuple(sorted(found.values(), key=lambda topic: topic.sort_key))


@dataclass(frozen=True, slots=True)
class Ortsgruppe:
    """Contact points of one Gemeinde in a list; ``gemeinde`` is None for those that have no place there."""

    anker: str
    titel: str
    gemeinde: Knoten | None
    karten: tuple[Kontaktkarte, ...]


def liste(konzept: Konzept) -> tuple[Ortsgruppe, ...]:
    """All contact points by the Gemeinde of their first place; those without a place in the Landkreis come first."""
    t = konzept.sprache.t
    grouped: dict[str, list[Knoten]] = {}
    for node in konzept.alle("anlaufstelle"):
        grouped.setdefault(_home(node), []).append(node)
    groups = []
    if "" in grouped:
        cards = tuple(map(contact_card, grouped[""]))
        groups.append(Ortsgruppe("ohne-ort", t("Am Telefon, im Internet oder unterwegs"), None, cards))
    groups += [
        Ortsgruppe(place.eintrag.id, place.anzeige, place, tuple(map(contact_card, grouped[place.eintrag.id])))
        for place in konzept.alle("gemeinde")
        if place.eintrag.id in grouped
    ]
    return tuple(groups)


def _home(node: Knoten) -> str:
    places = [] if node.geschuetzt else [place.gemeinde for place in node.orte if place.gemeinde is not None]
    return str(places[0].eintrag.id) if places else ""
