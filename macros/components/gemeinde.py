"""A Gemeinde: its key contacts, every Anliegen with its answer, what serves it and why, its figures (Z15)."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from operator import itemgetter
from typing import TYPE_CHECKING, Any, cast

from macros.components.aktualitaet import page_address
from macros.components.angebot import offer_card
from macros.components.antworten import Antwortzeile, Themengruppe, grouped, rows_of
from macros.components.entfernung import distance_to, place_in
from macros.components.gebiet import Versorgungsgruppe, supply
from macros.components.kontakt import contact_card, first_phone, place_line
from macros.components.messwerte import Zahl, reihe
from macros.components.oeffnung import short_hours, times
from macros.components.sprachen import Sprachname, language_name, spoken

if TYPE_CHECKING:
    from collections.abc import Callable

    from markupsafe import Markup

    from macros.components.angebot import Angebotskarte
    from macros.components.kontakt import Kontaktkarte
    from macros.konzept import Knoten, Konzept
    from macros.model.gebiete import Gemeinde

    Karte = Kontaktkarte | Angebotskarte

CARDS = 6
SHOWN = 12
NEARBY = 8


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
class Dienst:
    """A contact point or an offer that serves the Gemeinde: through which area, and how far away it is."""

    karte: Karte
    ueber: str
    entfernung: str | None


@dataclass(frozen=True, slots=True)
class Umgebung:
    """What serves a Gemeinde: ``hier`` in it or for it by name, ``nah`` from around, the nearest first.

    ``auch_hier`` is the rest of a long ``hier``. ``weitere`` more are there for the whole Landkreis and further away.
    """

    hier: tuple[Dienst, ...]
    auch_hier: tuple[Dienst, ...]
    nah: tuple[Dienst, ...]
    weitere: int

    @property
    def wenige(self) -> bool:
        """Whether there are so few here that each can have a card of its own."""
        return len(self.hier) <= CARDS


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
    alle: int
    anlaufstellen: Umgebung
    angebote: Umgebung
    massnahmen: tuple[Versorgungsgruppe, ...]
    zahlen: tuple[Kennzahl, ...]
    namen: tuple[FremdName, ...]
    verbandsgemeinden: tuple[str, ...]
    beispiele: tuple[Knoten, ...]
    meldungen: tuple[Knoten, ...]
    aktualitaet: str


def sicht(knoten: Knoten) -> Gemeindesicht:
    """What the page of a Gemeinde shows."""
    rows = rows_of(knoten)
    return Gemeindesicht(
        artname=knoten.konzept.sprache.t(_entry(knoten).art.titel),
        kontakte=contacts(knoten),
        antworten=rows,
        themen=grouped(rows),
        benannt=sum(1 + len(row.auch) for row in rows if row.benannt),
        alle=sum(1 + len(row.auch) for row in rows),
        anlaufstellen=surroundings(knoten, "anlaufstelle", contact_card),
        angebote=surroundings(knoten, "angebot", offer_card),
        massnahmen=supply(knoten, "massnahme"),
        zahlen=figures(knoten),
        namen=_names(knoten),
        verbandsgemeinden=_siblings(knoten),
        beispiele=knoten.rueck("beispiel", "gemeinden"),
        meldungen=news_of(knoten),
        aktualitaet=page_address(knoten),
    )


def surroundings(knoten: Knoten, art: str, card: Callable[[Knoten], Karte]) -> Umgebung:
    """What of kind ``art`` serves a Gemeinde, each with its card.

    From around come all that are there for its Verband or Planungsraum, and the nearest of those for everybody.
    """
    here: list[Dienst] = []
    around: list[tuple[float, Dienst]] = []
    further: list[tuple[float, Dienst]] = []
    for group in supply(knoten, art):
        for node in group.eintraege:
            place, away = place_in(knoten, node), distance_to(knoten, node)
            shown = card(node) if place is None else replace(card(node), wo=place_line(place))
            service = Dienst(shown, group.titel, away.text if away is not None else None)
            if place is not None or (group.nah and away is None):
                here.append(service)
            else:
                (further if group.weit else around).append((away.meter if away is not None else math.inf, service))
    further.sort(key=itemgetter(0))
    known = [one for one in further if one[0] < math.inf][: max(0, NEARBY - len(around))]
    near = sorted(around + known, key=itemgetter(0))
    return Umgebung(
        tuple(here[:SHOWN]), tuple(here[SHOWN:]), tuple(service for _, service in near), len(further) - len(known)
    )


def contacts(knoten: Knoten) -> tuple[Schluesselkontakt, ...]:
    """Who to turn to in a Gemeinde: its contact point, the town hall, the Verband, the Planungsraum."""
    found = (_first_help(knoten), _town_hall(knoten), association_contact(knoten.verband))
    told = tuple(one for one in found if one is not None)
    room: Knoten | None = knoten.planungsraum
    if room is None:
        return told
    office: Knoten | None = room.koordination_anlaufstelle or room.koordination
    if office is None:
        return told
    line = knoten.konzept.sprache.t("Koordiniert: {planungsraum}", planungsraum=room.anzeige)
    if any(one.knoten is office for one in told):
        return tuple(replace(one, klein=(*one.klein, line)) if one.knoten is office else one for one in told)
    return *told, _coordination(office, line)


def _coordination(office: Knoten, line: str) -> Schluesselkontakt:
    """The coordination of the Planungsraum: a contact point, or an office where it has none."""
    konzept = office.konzept
    title = konzept.sprache.t("Koordination im Planungsraum")
    if office.art.key == "stelle":
        return _reachable(title, office, office.kontakt, (line,))
    place = office.orte[0] if office.orte and not office.geschuetzt else None
    where = place_line(place) if place is not None else None
    return Schluesselkontakt(title, office, where, first_phone(office.kontakte), None, (line,))


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
    hours = (times(reach.oeffnungszeiten_text),) if reach.oeffnungszeiten_text else ()
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
