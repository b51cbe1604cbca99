"""An office or partner: what it does, where it stands, with whom and with what (Z4, K6, K7, P3)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, cast

from macros.components.angebot import Angebotskarte, offer_card
from macros.components.kontakt import Anfahrt, Kontaktkarte, Weg, contact_card, contact_ways, reachable
from macros.components.organigramm import Kasten, Organigramm, branch, coordinates_concept, organigramm
from macros.components.regeln import Regel, rules_not_over
from macros.components.rollen import roles
from macros.components.termine import running

if TYPE_CHECKING:
    from collections.abc import Iterable

    from macros.konzept import Knoten, Konzept
    from macros.model.stelle import Stelle


@dataclass(frozen=True, slots=True)
class Personalzeile:
    """People behind an office: what for, how much, paid by what, until when."""

    bezeichnung: str
    umfang: str
    finanzierung: str
    dauer: str
    besetzt: bool


@dataclass(frozen=True, slots=True)
class Stellensicht:
    """The page of an office or partner."""

    artname: str
    wege: tuple[Weg, ...]
    anfahrten: tuple[Anfahrt, ...]
    koordiniert: bool
    baum: Kasten
    anlaufstellen: tuple[Kontaktkarte, ...]
    angebote: tuple[Angebotskarte, ...]
    leitet: tuple[Knoten, ...]
    arbeitet_mit: tuple[Knoten, ...]
    im_konzept: tuple[tuple[str, tuple[Knoten, ...]], ...]
    regeln: tuple[Regel, ...]
    verwaltet: tuple[Knoten, ...]
    personal: tuple[Personalzeile, ...]
    vollzeit: str
    befristet: str | None


def sicht(knoten: Knoten) -> Stellensicht:
    """What the page of an office shows."""
    konzept, entry = knoten.konzept, _entry(knoten)
    limited = sum((part.umfang_vzae for part in entry.personal if part.befristet_bis), Decimal())
    offices = knoten.rueck("anlaufstelle", "stelle")
    return Stellensicht(
        artname=konzept.sprache.t(entry.art.titel),
        wege=_ways(knoten, offices),
        anfahrten=_address(knoten),
        koordiniert=coordinates_concept(knoten),
        baum=branch(knoten),
        anlaufstellen=tuple(map(contact_card, offices)),
        angebote=tuple(map(offer_card, running(knoten.rueck("angebot", "anbieter")))),
        leitet=knoten.rueck("massnahme", "federfuehrung"),
        arbeitet_mit=knoten.rueck("massnahme", "beteiligt"),
        im_konzept=roles(knoten),
        regeln=rules_not_over(knoten.rueck("zustaendigkeit", "stelle")),
        verwaltet=(*knoten.rueck("verband", "verwaltung"), *knoten.rueck("gemeinde", "verwaltung")),
        personal=tuple(_staff(knoten)),
        vollzeit=_amount(knoten, sum((part.umfang_vzae for part in entry.personal), Decimal())),
        befristet=_amount(knoten, limited) if limited else None,
    )


def _ways(knoten: Knoten, offices: tuple[Knoten, ...]) -> tuple[Weg, ...]:
    """Its own contact, else that of the first contact point it runs."""
    own = reachable(knoten.kontakt, knoten.konzept.sprache)
    return own if own or not offices else contact_ways(offices[0].kontakte, knoten.konzept.sprache)


def _address(knoten: Knoten) -> tuple[Anfahrt, ...]:
    address = knoten.kontakt.anschrift if knoten.kontakt is not None else None
    return (Anfahrt(None, (address.strasse, f"{address.plz} {address.ort}")),) if address is not None else ()


def _staff(knoten: Knoten) -> Iterable[Personalzeile]:
    sprache = knoten.konzept.sprache
    for part in knoten.personal:
        until = part.befristet_bis
        lasts = sprache.t("befristet bis {tag}", tag=sprache.datum(until)) if until else sprache.t("dauerhaft")
        yield Personalzeile(part.bezeichnung, _amount(knoten, part.umfang_vzae), part.finanzierung, lasts, part.besetzt)


def _amount(knoten: Knoten, fte: Decimal) -> str:
    """Full-time posts as written: as many places as there are, at least one."""
    exponent = fte.normalize().as_tuple().exponent
    return knoten.konzept.sprache.zahl(fte, max(1, -exponent if isinstance(exponent, int) else 1))


def liste(konzept: Konzept) -> Organigramm:
    """The list of all offices and partners is the Organigramm."""
    return organigramm(konzept)


def _entry(knoten: Knoten) -> Stelle:
    return cast("Stelle", knoten.eintrag)
