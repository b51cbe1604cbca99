"""An offer: when, where, for whom, how to join; and all offers by kind (Z10, Z11, Z14, T1)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from macros.components.angebotskarte import Angebotskarte, joining, offer_card, place_of
from macros.components.angebotslisten import Angebotslisten, kind_address
from macros.components.gebiet import Reichweite, reach
from macros.components.kontakt import Anfahrt, Weg, contact_ways, directions, first_phone
from macros.components.oeffnung import times
from macros.components.sprachen import Sprachgruppe, language_groups
from macros.components.straenge import Strang, threads
from macros.components.termine import calendar_address, date_lines, dates_of, last_date, next_lines, running, runs
from macros.components.weitersagen import Aushang, Kanaltext, channel_texts, contact_line, page_address
from macros.model.angebot import Anmeldung, Rhythmus

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markupsafe import Markup

    from macros.konzept import Knoten, Konzept
    from macros.model.angebot import Angebot

INSTEAD = 3


@dataclass(frozen=True, slots=True)
class Angebotssicht:
    """The page of an offer. ``eigene_wege`` is False where its contact is that of the Anlaufstelle.

    ``naechste`` are the next days of what comes round again, ``feiertage`` says that it pauses on public holidays,
    ``kalender`` where its calendar lies. When it is over, ``stattdessen`` are offers to go to instead and
    ``gleiche_art`` is the list of its kind; until then ``texte`` can be passed on.
    """

    artname: str
    wege: tuple[Weg, ...]
    eigene_wege: bool
    anfahrten: tuple[Anfahrt, ...]
    termine: tuple[Markup, ...]
    naechste: tuple[Markup, ...]
    feiertage: bool
    kalender: str
    gilt: str | None
    beendet: bool
    stattdessen: tuple[Knoten, ...]
    gleiche_art: str
    texte: tuple[Kanaltext, ...]
    bedingungen: tuple[tuple[str, str], ...]
    sprachen: tuple[Sprachgruppe, ...]
    reichweite: Reichweite
    straenge: tuple[Strang, ...]


def sicht(knoten: Knoten) -> Angebotssicht:
    """What the page of an offer shows."""
    sprache, office = knoten.konzept.sprache, knoten.anlaufstelle
    own = bool(knoten.kontakte)
    contacts = knoten.kontakte if own or office is None else office.kontakte
    hours = None if own or office is None else office.telefonzeiten
    over = not runs(knoten)
    return Angebotssicht(
        artname=sprache.t(_entry(knoten).art.titel),
        wege=contact_ways(contacts, sprache, hours),
        eigene_wege=own,
        anfahrten=tuple(_ways_there(knoten)),
        termine=dates_of(knoten),
        naechste=tuple(map(times, next_lines(knoten))),
        feiertage=not over and any(map(_pauses, knoten.termine)),
        kalender=calendar_address(knoten),
        gilt=_validity(knoten),
        beendet=over,
        stattdessen=_instead(knoten) if over else (),
        gleiche_art=kind_address(_entry(knoten).art),
        texte=() if over else texts(knoten),
        bedingungen=tuple(_terms(knoten)),
        sprachen=language_groups(knoten.sprachen, sprache),
        reichweite=reach(knoten),
        straenge=threads(knoten.rueck("massnahme", "angebote")),
    )


def liste(konzept: Konzept) -> Angebotslisten:
    """All offers that are on, and the lists that tell them apart."""
    return Angebotslisten(konzept)


def _ways_there(knoten: Knoten) -> Iterable[Anfahrt]:
    office = knoten.anlaufstelle
    if office is not None and office.geschuetzt and not knoten.online:
        return (Anfahrt(None, (), geheim=True),)
    if knoten.ort is not None:
        return (directions(knoten.ort),)
    return () if office is None or knoten.online else tuple(map(directions, office.orte))


def _validity(knoten: Knoten) -> str | None:
    """One sentence on when there is this offer, where its dates do not say so themselves."""
    sprache, entry, today = knoten.konzept.sprache, _entry(knoten), knoten.konzept.stichtag
    first, last = entry.gueltig_von, entry.gueltig_bis
    if not runs(knoten):
        return _over(knoten)
    if first is not None and first > today and not entry.termine:
        return sprache.t("Dieses Angebot beginnt am {tag}.", tag=sprache.datum(first))
    told = bool(entry.termine) and all(part.zuletzt is not None for part in entry.termine)
    return sprache.t("Dieses Angebot gibt es bis zum {tag}.", tag=sprache.datum(last)) if last and not told else None


def _over(knoten: Knoten) -> str:
    sprache, day = knoten.konzept.sprache, last_date(knoten)
    if day is None:
        return sprache.t("Dieses Angebot ist zu Ende.")
    parts = _entry(knoten).termine
    if len(parts) == 1 and parts[0].rhythmus is Rhythmus.EINMALIG:
        return sprache.t("Dieses Angebot ist vorbei. Es war am {tag}.", tag=sprache.datum(day))
    return sprache.t("Dieses Angebot ist zu Ende. Es gab es bis zum {tag}.", tag=sprache.datum(day))


def _instead(knoten: Knoten) -> tuple[Knoten, ...]:
    """Offers that are on, for the same wishes or of the same kind: those that share most come first."""
    entry = _entry(knoten)

    def likeness(other: Knoten) -> int:
        theirs = _entry(other)
        shared = len(set(entry.anliegen) & set(theirs.anliegen))
        return 2 * shared + (theirs.art is entry.art) + bool(set(entry.gebiete) & set(theirs.gebiete))

    alike = [one for one in running(knoten.konzept.alle("angebot")) if likeness(one) > 1]
    return tuple(sorted(alike, key=likeness, reverse=True)[:INSTEAD])


def _pauses(termin: Any) -> bool:
    return termin.rhythmus is not Rhythmus.EINMALIG and not termin.an_feiertagen


def _terms(knoten: Knoten) -> Iterable[tuple[str, str]]:
    """Icon and sentence: whether one must register, what it costs, whether children are looked after, the level."""
    t, entry = knoten.konzept.sprache.t, _entry(knoten)
    yield ("haken" if entry.anmeldung is Anmeldung.OHNE else "stift"), joining(knoten)
    if knoten.kosten:
        yield "euro", knoten.kosten
    if entry.stufe:
        yield "buch", t("Sprachstufe {stufe}", stufe=entry.stufe)
    if entry.kinderbetreuung is not None:
        yes, no = t("Ihre Kinder werden in der Zeit betreut."), t("Es gibt keine Kinderbetreuung.")
        yield "familie", yes if entry.kinderbetreuung else no
    if entry.online:
        yield "welt", t("Es findet im Internet statt.")


def texts(knoten: Knoten) -> tuple[Kanaltext, ...]:
    """What can be said of an offer in a gazette, a newsletter, on social media."""
    sprache = knoten.konzept.sprache
    t, who = sprache.t, knoten.zielgruppe
    lines = (
        t("Für wen: {wer}", wer=who) if who else None,
        joining(knoten),
        knoten.kosten,
        t("Ein Angebot von: {anbieter}", anbieter=knoten.anbieter.anzeige) if knoten.anbieter is not None else None,
    )
    own = knoten.kontakte
    phone, mail = first_phone(own), next((way.email for way in own if way.email), None)
    aushang = Aushang(
        titel=knoten.anzeige,
        kurz=knoten.kurz,
        wann=date_lines(knoten),
        wo=place_of(knoten),
        zeilen=tuple(line for line in lines if line),
        kontakt=(t("Telefon {nummer}", nummer=phone) if phone else mail)
        or contact_line(knoten.anbieter, knoten.anlaufstelle, sprache),
        adresse=page_address(knoten),
        stand=sprache.datum(max(knoten.stand, knoten.geprueft_am or knoten.stand)),
    )
    return channel_texts(aushang, sprache, {})


def _entry(knoten: Knoten) -> Angebot:
    return cast("Angebot", knoten.eintrag)


__all__ = ["Angebotskarte", "Angebotssicht", "liste", "offer_card", "sicht", "texts"]
