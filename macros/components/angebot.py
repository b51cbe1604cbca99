"""An offer: when, where, for whom, how to join; and all offers by kind (Z10, Z11, Z14, T1)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from macros.components.gebiet import Reichweite, reach
from macros.components.kontakt import Anfahrt, Weg, contact_ways, directions, place_line
from macros.components.sprachen import Sprachgruppe, language_groups
from macros.components.straenge import Strang, threads
from macros.components.termine import dates_of, runs
from macros.components.worte import alone
from macros.model.angebot import Angebotsart, Anmeldung

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markupsafe import Markup

    from macros.konzept import Knoten, Konzept
    from macros.model.angebot import Angebot


@dataclass(frozen=True, slots=True)
class Angebotskarte:
    """An offer in a list: when, where, and whether one must register."""

    knoten: Knoten
    termine: tuple[Markup, ...]
    wo: str | None
    anmeldung: str
    frei: bool
    beendet: bool


@dataclass(frozen=True, slots=True)
class Angebotssicht:
    """The page of an offer. ``eigene_wege`` is False where its contact is that of the Anlaufstelle."""

    artname: str
    wege: tuple[Weg, ...]
    eigene_wege: bool
    anfahrten: tuple[Anfahrt, ...]
    termine: tuple[Markup, ...]
    gilt: str | None
    beendet: bool
    bedingungen: tuple[tuple[str, str], ...]
    sprachen: tuple[Sprachgruppe, ...]
    reichweite: Reichweite
    straenge: tuple[Strang, ...]


@dataclass(frozen=True, slots=True)
class Angebotsgruppe:
    """The offers of one kind."""

    anker: str
    titel: str
    karten: tuple[Angebotskarte, ...]


def sicht(knoten: Knoten) -> Angebotssicht:
    """What the page of an offer shows."""
    sprache, office = knoten.konzept.sprache, knoten.anlaufstelle
    own = bool(knoten.kontakte)
    contacts = knoten.kontakte if own or office is None else office.kontakte
    hours = None if own or office is None else office.telefonzeiten
    return Angebotssicht(
        artname=sprache.t(_entry(knoten).art.titel),
        wege=contact_ways(contacts, sprache, hours),
        eigene_wege=own,
        anfahrten=tuple(_ways_there(knoten)),
        termine=dates_of(knoten),
        gilt=_validity(knoten),
        beendet=not runs(knoten),
        bedingungen=tuple(_terms(knoten)),
        sprachen=language_groups(knoten.sprachen, sprache),
        reichweite=reach(knoten),
        straenge=threads(knoten.rueck("massnahme", "angebote")),
    )


def offer_card(knoten: Knoten) -> Angebotskarte:
    """The card of an offer."""
    sprache, entry = knoten.konzept.sprache, _entry(knoten)
    return Angebotskarte(
        knoten=knoten,
        termine=dates_of(knoten),
        wo=_where(knoten),
        anmeldung=alone(sprache.t(entry.anmeldung.titel)),
        frei=entry.anmeldung is Anmeldung.OHNE,
        beendet=not runs(knoten),
    )


def liste(konzept: Konzept) -> tuple[Angebotsgruppe, ...]:
    """All offers by kind, in the order of the vocabulary; what is over comes last, in a group of its own."""
    t = konzept.sprache.t
    cards = [offer_card(node) for node in konzept.alle("angebot")]
    groups = [
        Angebotsgruppe(kind.value, t(kind.titel), _of_kind(cards, kind))
        for kind in Angebotsart
        if _of_kind(cards, kind)
    ]
    over = tuple(card for card in cards if card.beendet)
    return (*groups, *([Angebotsgruppe("beendet", t("Nicht mehr"), over)] if over else []))


def _of_kind(cards: Iterable[Angebotskarte], kind: Angebotsart) -> tuple[Angebotskarte, ...]:
    return tuple(card for card in cards if not card.beendet and _entry(card.knoten).art is kind)


def _ways_there(knoten: Knoten) -> Iterable[Anfahrt]:
    office = knoten.anlaufstelle
    if knoten.ort is not None:
        return (directions(knoten.ort),)
    if office is None or knoten.online:
        return ()
    return (Anfahrt(None, (), geheim=True),) if office.geschuetzt else tuple(map(directions, office.orte))


def _where(knoten: Knoten) -> str | None:
    t, office = knoten.konzept.sprache.t, knoten.anlaufstelle
    if knoten.online:
        return t("Im Internet")
    if office is not None and office.geschuetzt:
        return t("Der Ort ist geheim")
    if knoten.ort is not None:
        return place_line(knoten.ort)
    return place_line(office.orte[0]) if office is not None and office.orte else None


def _validity(knoten: Knoten) -> str | None:
    sprache, entry, today = knoten.konzept.sprache, _entry(knoten), knoten.konzept.stichtag
    first, last = entry.gueltig_von, entry.gueltig_bis
    if last is not None and last < today:
        return sprache.t("Dieses Angebot gab es bis zum {tag}.", tag=sprache.datum(last))
    if not runs(knoten):
        return sprache.t("Dieses Angebot ist zu Ende.")
    if first is not None and first > today:
        return sprache.t("Dieses Angebot beginnt am {tag}.", tag=sprache.datum(first))
    return sprache.t("Dieses Angebot gibt es bis zum {tag}.", tag=sprache.datum(last)) if last is not None else None


def _terms(knoten: Knoten) -> Iterable[tuple[str, str]]:
    """Icon and sentence: whether one must register, what it costs, whether children are looked after, the level."""
    t, entry = knoten.konzept.sprache.t, _entry(knoten)
    joining = alone(t(entry.anmeldung.titel))
    if knoten.anmeldung_hinweis:
        joining = t("{anmeldung}: {hinweis}", anmeldung=joining, hinweis=knoten.anmeldung_hinweis)
    yield ("haken" if entry.anmeldung is Anmeldung.OHNE else "stift"), joining
    if knoten.kosten:
        yield "euro", knoten.kosten
    if entry.stufe:
        yield "buch", t("Sprachstufe {stufe}", stufe=entry.stufe)
    if entry.kinderbetreuung is not None:
        yes, no = t("Ihre Kinder werden in der Zeit betreut."), t("Es gibt keine Kinderbetreuung.")
        yield "familie", yes if entry.kinderbetreuung else no
    if entry.online:
        yield "welt", t("Es findet im Internet statt.")


def _entry(knoten: Knoten) -> Angebot:
    return cast("Angebot", knoten.eintrag)
