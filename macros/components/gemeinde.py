"""A Gemeinde: its key contacts, every Anliegen with its answer, what serves it and why, its figures (Z15)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from macros.components.angebot import Angebotskarte, offer_card
from macros.components.antworten import Antwortzeile, Themengruppe, grouped, rows_of
from macros.components.gebiet import Versorgungsgruppe, supply
from macros.components.kontakt import contact_card, first_phone, place_line
from macros.components.messwerte import Zahl, reihe
from macros.components.oeffnung import short_hours
from macros.components.sprachen import Sprachname, language_name, spoken

if TYPE_CHECKING:
    from markupsafe import Markup

    from macros.components.kontakt import Kontaktkarte
    from macros.konzept import Knoten, Konzept
    from macros.model.gebiete import Gemeinde


@dataclass(frozen=True, slots=True)
class Schluesselkontakt:
    """One of the contacts on top of the page; ``erster`` stands out."""

    titel: str
    knoten: Knoten | None
    zeile: str | None
    telefon: str | None
    email: str | None
    klein: tuple[str | Markup, ...]
    erster: bool = False


@dataclass(frozen=True, slots=True)
class Kartengruppe:
    """Contact points or offers that serve the Gemeinde through the same area.

    ``nah`` says that it is the Gemeinde itself, ``weit`` that it is the whole Landkreis or more.
    """

    titel: str
    nah: bool
    weit: bool
    karten: tuple[Kontaktkarte, ...] | tuple[Angebotskarte, ...]


@dataclass(frozen=True, slots=True)
class Kennzahl:
    """The newest figure of an indicator for this Gemeinde."""

    indikator: Knoten
    zahl: Zahl
    schwelle: int


@dataclass(frozen=True, slots=True)
class FremdName:
    """A name of the Gemeinde in another language."""

    name: str
    sprache: Sprachname | None


@dataclass(frozen=True, slots=True)
class Gemeindesicht:
    """The page of a Gemeinde."""

    artname: str
    kontakte: tuple[Schluesselkontakt, ...]
    antworten: tuple[Antwortzeile, ...]
    themen: tuple[Themengruppe, ...]
    benannt: int
    anlaufstellen: tuple[Kartengruppe, ...]
    angebote: tuple[Kartengruppe, ...]
    massnahmen: tuple[Versorgungsgruppe, ...]
    zahlen: tuple[Kennzahl, ...]
    namen: tuple[FremdName, ...]
    verbandsgemeinden: tuple[str, ...]
    beispiele: tuple[Knoten, ...]
    meldungen: tuple[Knoten, ...]


def sicht(knoten: Knoten) -> Gemeindesicht:
    """What the page of a Gemeinde shows."""
    rows = rows_of(knoten)
    return Gemeindesicht(
        artname=knoten.konzept.sprache.t(_entry(knoten).art.titel),
        kontakte=_contacts(knoten),
        antworten=rows,
        themen=grouped(rows),
        benannt=sum(row.benannt for row in rows),
        anlaufstellen=tuple(
            Kartengruppe(group.titel, group.nah, group.weit, tuple(map(contact_card, group.eintraege)))
            for group in supply(knoten, "anlaufstelle")
        ),
        angebote=tuple(
            Kartengruppe(group.titel, group.nah, group.weit, tuple(map(offer_card, group.eintraege)))
            for group in supply(knoten, "angebot")
        ),
        massnahmen=supply(knoten, "massnahme"),
        zahlen=figures(knoten),
        namen=_names(knoten),
        verbandsgemeinden=_siblings(knoten),
        beispiele=knoten.rueck("beispiel", "gemeinden"),
        meldungen=news_of(knoten),
    )


def _contacts(knoten: Knoten) -> tuple[Schluesselkontakt, ...]:
    found = (_first_help(knoten), _town_hall(knoten), association_contact(knoten.verband))
    return tuple(one for one in found if one is not None)


def _first_help(knoten: Knoten) -> Schluesselkontakt | None:
    """The contact point of the Gemeinde, or that of the coordinating office, and it says which of both."""
    konzept, t = knoten.konzept, knoten.konzept.sprache.t
    own = knoten.ansprechstelle
    place = own if own is not None else konzept.konzept.koordination_anlaufstelle
    if place is None:
        return None
    title = t("Ihre erste Anlaufstelle") if own is not None else t("Hilft Ihnen weiter")
    hours = short_hours(place, konzept.sprache)
    return Schluesselkontakt(
        titel=title,
        knoten=place,
        zeile=None if place.geschuetzt or not place.orte else place_line(place.orte[0]),
        telefon=first_phone(place.kontakte),
        email=None,
        klein=tuple(line for line in (hours, spoken(place.sprachen, konzept.sprache)) if line),
        erster=True,
    )


def _town_hall(knoten: Knoten) -> Schluesselkontakt | None:
    office, reach = knoten.verwaltung, knoten.rathaus
    if reach is None and office is not None:
        reach = office.kontakt
    if reach is None:
        return None
    t = knoten.konzept.sprache.t
    title = t("Rathaus {gemeinde}", gemeinde=knoten.anzeige)
    return _reachable(title, office, reach, ())


def association_contact(verband: Knoten | None) -> Schluesselkontakt | None:
    """The Verband as a contact; None without a Verband."""
    if verband is None:
        return None
    office, reach = verband.verwaltung, verband.rathaus
    if reach is None and office is not None:
        reach = office.kontakt
    members = [node.anzeige for node in verband.rueck("gemeinde", "verband")]
    t = verband.konzept.sprache.t
    small = t("Verwaltet: {gemeinden}", gemeinden=listed(members, verband.konzept)) if members else ""
    return _reachable(t("Verband"), verband, reach, (small,))


def _reachable(title: str, node: Knoten | None, reach: Any, small: tuple[str, ...]) -> Schluesselkontakt:
    """A contact from an ``Erreichbar`` part; ``small`` stands before the hours."""
    if reach is None:
        return Schluesselkontakt(title, node, None, None, None, small)
    address = reach.anschrift
    where = f"{address.strasse}, {address.plz} {address.ort}" if address is not None else None
    hours = (reach.oeffnungszeiten_text,) if reach.oeffnungszeiten_text else ()
    return Schluesselkontakt(title, node, where, reach.telefon, reach.email, (*small, *hours))


def listed(names: list[str], konzept: Konzept) -> str:
    """Names in a row, the last joined by „und“."""
    if not names[1:]:
        return "".join(names)
    return konzept.sprache.t("{anfang} und {ende}", anfang=", ".join(names[:-1]), ende=names[-1])


def figures(knoten: Knoten) -> tuple[Kennzahl, ...]:
    """The newest value of every indicator that is told for this area; a hidden value is shown as hidden."""
    found = []
    for indicator in knoten.konzept.alle("indikator"):
        series = reihe(indicator, knoten.kennung)
        known = [value for value in series if value.wert is not None or value.unterdrueckt]
        if known:
            found.append(Kennzahl(indicator, known[-1], int(indicator.schwelle)))
    return tuple(found)


def _names(knoten: Knoten) -> tuple[FremdName, ...]:
    sprache = knoten.konzept.sprache
    return tuple(
        FremdName(part.name, language_name(part.sprache, sprache) if part.sprache else None)
        for part in knoten.andere_namen
    )


def _siblings(knoten: Knoten) -> tuple[str, ...]:
    """The ids of the Gemeinden of the same Verband, for the map."""
    verband = knoten.verband
    return tuple(node.eintrag.id for node in verband.rueck("gemeinde", "verband")) if verband is not None else ()


def news_of(knoten: Knoten) -> tuple[Knoten, ...]:
    """News that concern an area, the newest first."""
    found = knoten.rueck("meldung", "betrifft", "gebiete")
    return tuple(sorted(found, key=lambda node: node.datum, reverse=True))


def _entry(knoten: Knoten) -> Gemeinde:
    return cast("Gemeinde", knoten.eintrag)


def liste(konzept: Konzept) -> tuple[tuple[str, Knoten | None, tuple[Knoten, ...]], ...]:
    """The Gemeinden by Verband (title, Verband, Gemeinden); those without one come last."""
    t = konzept.sprache.t
    groups: list[tuple[str, Knoten | None, tuple[Knoten, ...]]] = [
        (verband.anzeige, verband, verband.rueck("gemeinde", "verband"))
        for verband in konzept.alle("verband")
        if verband.rueck("gemeinde", "verband")
    ]
    alone = tuple(node for node in konzept.alle("gemeinde") if node.verband is None)
    if alone:
        groups.append((t("Gemeinden ohne Verband"), None, alone))
    return tuple(groups)
