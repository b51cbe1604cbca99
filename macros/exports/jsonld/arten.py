"""What each kind of entry is in the words of schema.org. A kind that schema.org has no word for is not described.

An Anlaufstelle is the (part of an) organization that people turn to, with contact points and places that have hours; a
secret place is none. An Anliegen and an Angebot without dates are services, an Angebot with dates an event.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, cast

from macros.components.termine import runs
from macros.exports.adressen import entry_file
from macros.exports.herkunft import licence_uri
from macros.exports.jsonld.bausteine import (
    Thing,
    address,
    areas,
    contact_points,
    languages,
    organization,
    organization_type,
    phone_hours,
    place,
    reference,
    schedules,
    thing,
)
from macros.model.angebot import Angebot, Rhythmus
from macros.model.anlaufstelle import Anlaufstelle
from macros.model.begriff import Begriff
from macros.model.beteiligung import Beispiel, Meldung
from macros.model.gebiete import Gemeinde, Verband
from macros.model.indikator import Indikator
from macros.model.stelle import Stelle
from macros.model.types import tel_uri
from macros.model.zustaendigkeit import Anliegen
from macros.zeiten.timeline import instant

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from macros.konzept import Knoten, Konzept
    from macros.model.angebot import Termin
    from macros.model.basis import Eintrag

GOVERNMENT_TYPE: Final = "GovernmentOrganization"


def _stelle(node: Knoten, root: str) -> Thing:
    reach: Any = node.kontakt
    return thing(
        organization_type(node), name=node.anzeige, alternateName=node.kurzname, description=node.kurz,
        url=root + node.adresse, sameAs=node.website, parentOrganization=organization(node.teil_von, root),
        telephone=tel_uri(reach.telefon).removeprefix("tel:") if reach is not None and reach.telefon else None,
        email=reach.email if reach is not None else None,
        address=address(reach.anschrift) if reach is not None and reach.anschrift is not None else None,
    )  # fmt: skip


def _anlaufstelle(node: Knoten, root: str) -> Thing:
    konzept, spoken = node.konzept, languages(node.sprachen)
    hours = phone_hours(konzept, node.telefonzeiten)
    return thing(
        organization_type(node.stelle), name=node.anzeige, description=node.kurz, url=root + node.adresse,
        sameAs=node.website, parentOrganization=organization(node.stelle, root), areaServed=areas(node),
        knowsAbout=[topic.anzeige for topic in node.anliegen],
        contactPoint=list(contact_points(node, spoken, hours)),
        location=[] if node.geschuetzt else [place(konzept, ort) for ort in node.orte],
    )  # fmt: skip


def _angebot(node: Knoten, root: str) -> Thing | None:
    """A dated offer is an event, another one a service; what is over is not offered."""
    if not runs(node):
        return None
    entry = cast("Angebot", node.eintrag)
    common = {
        "name": node.anzeige,
        "description": node.kurz,
        "url": root + node.adresse,
        "sameAs": entry.adresse,
        "audience": None if entry.fuer_alle else thing("Audience", audienceType=node.zielgruppe),
    }
    run_by = organization(node.anbieter, root)
    if not entry.termine:
        kind = node.konzept.sprache.t(entry.art.titel)
        return thing("Service", **common, serviceType=kind, areaServed=areas(node), provider=run_by)
    return thing(
        "Event", **common, **_dates(node, entry.termine), **_where(node, entry), organizer=run_by,
        inLanguage=languages(node.sprachen),
    )  # fmt: skip


def _dates(node: Knoten, dates: Sequence[Termin]) -> Thing:
    """When an event takes place: a rule where it repeats, else the moment of the next date."""
    repeated = [part for part in dates if part.rhythmus is not Rhythmus.EINMALIG]
    if repeated:
        ends = [part.letzter_tag for part in repeated]
        return {
            "startDate": min(part.erster_tag for part in repeated).isoformat(),
            "endDate": None if None in ends else max(day for day in ends if day is not None).isoformat(),
            "eventSchedule": list(schedules(node)),
        }
    coming = [part for part in dates if part.erster_tag >= node.konzept.stichtag] or list(dates)
    part = min(coming, key=lambda one: (one.erster_tag, one.von))
    return {
        "startDate": _moment(part.erster_tag, part.von),
        "endDate": _moment(part.erster_tag, part.bis) if part.bis and part.bis > part.von else None,
    }


def _moment(day: date, clock: str) -> str:
    hours, minutes = clock.split(":")
    return instant(day, int(hours) * 60 + int(minutes)).isoformat(timespec="minutes")


def _where(node: Knoten, entry: Angebot) -> Thing:
    """Where an event takes place; a secret place is not told."""
    office = node.anlaufstelle
    if entry.online:
        return {"location": thing("VirtualLocation", url=entry.adresse)}
    if office is not None and office.geschuetzt:
        return {}
    places = [node.ort] if node.ort is not None else office.orte if office is not None else ()
    return {"location": [thing("Place", name=ort.name, address=address(ort)) for ort in places]}


def _anliegen(node: Knoten, root: str) -> Thing:
    """A service; one of the government where an authority answers for it, provided by it where it is the only one."""
    stellen = {rule.stelle.kennung: rule.stelle for rule in node.rueck("zustaendigkeit", "anliegen") if rule.stelle}
    by_authority = any(organization_type(stelle) == GOVERNMENT_TYPE for stelle in stellen.values())
    return thing(
        "GovernmentService" if by_authority else "Service", name=node.anzeige, description=node.kurz,
        url=root + node.adresse, serviceType=node.handlungsfeld.anzeige if node.handlungsfeld is not None else None,
        areaServed=_kreis(node.konzept),
        provider=organization(next(iter(stellen.values())), root) if len(stellen) == 1 else None,
    )  # fmt: skip


def _kreis(konzept: Konzept) -> Thing:
    return thing("AdministrativeArea", name=konzept.daten.landkreis.name)


def _gebiet(node: Knoten, root: str) -> Thing:
    """A Gemeinde or a Verband with its official keys."""
    entry = cast("Gemeinde | Verband", node.eintrag)
    others = [*entry.frueherer_name, *(o.name for o in entry.andere_namen)] if isinstance(entry, Gemeinde) else []
    over = node.verband if isinstance(entry, Gemeinde) else None
    reach: Any = node.rathaus
    keys = {"ARS": entry.ars, **({"AGS": entry.ags} if isinstance(entry, Gemeinde) else {})}
    geo = (
        thing("GeoCoordinates", latitude=float(entry.breite), longitude=float(entry.laenge))
        if isinstance(entry, Gemeinde) and entry.breite is not None and entry.laenge is not None
        else None
    )
    return thing(
        "AdministrativeArea", name=node.anzeige, alternateName=others, description=node.kurz, url=root + node.adresse,
        sameAs=entry.website, identifier=[thing("PropertyValue", propertyID=name, value=v) for name, v in keys.items()],
        containedInPlace=reference(over, "AdministrativeArea", root) or _kreis(node.konzept), geo=geo,
        telephone=tel_uri(reach.telefon).removeprefix("tel:") if reach is not None and reach.telefon else None,
        address=address(reach.anschrift) if reach is not None and reach.anschrift is not None else None,
    )  # fmt: skip


def _begriff(node: Knoten, root: str) -> Thing:
    entry = cast("Begriff", node.eintrag)
    return thing(
        "DefinedTerm", name=node.anzeige, alternateName=[*entry.synonyme, *filter(None, [entry.abkuerzung])],
        description=node.kurz, url=root + node.adresse, inDefinedTermSet=f"{root}{node.art.ordner}/",
    )  # fmt: skip


def _indikator(node: Knoten, root: str) -> Thing:
    entry = cast("Indikator", node.eintrag)
    years = sorted({row.jahr for row in node.konzept.daten.messwerte.get(entry.id, ()) if row.wert is not None})
    return thing(
        "Dataset", name=node.anzeige, description=node.kurz, url=root + node.adresse,
        variableMeasured=node.anzeige, unitText=node.konzept.sprache.t(entry.einheit.titel),
        temporalCoverage=f"{years[0]}/{years[-1]}" if years else None, spatialCoverage=_kreis(node.konzept),
        creator=thing("Organization", name=entry.quelle, url=entry.quelle_adresse),
        license=licence_uri(entry.lizenz) or thing("CreativeWork", name=entry.lizenz),
        distribution=thing("DataDownload", encodingFormat="application/json",
                           contentUrl=root + entry_file(node.art, entry.id)),
    )  # fmt: skip


def _meldung(node: Knoten, root: str) -> Thing:
    entry = cast("Meldung", node.eintrag)
    return thing(
        "NewsArticle", headline=node.anzeige, description=node.kurz, url=root + node.adresse,
        datePublished=entry.datum.isoformat(), dateModified=max(entry.stand, entry.datum).isoformat(),
        publisher=thing("Organization", name=node.konzept.daten.konzept.herausgeber),
        about=[thing("Thing", name=about.anzeige, url=root + about.adresse) for about in node.betrifft],
    )  # fmt: skip


def _beispiel(node: Knoten, root: str) -> Thing:
    return thing(
        "Article", headline=node.anzeige, description=node.kurz, url=root + node.adresse,
        dateModified=node.eintrag.stand.isoformat(),
        publisher=thing("Organization", name=node.konzept.daten.konzept.herausgeber),
    )  # fmt: skip


#: How an entry of each kind is described, with the address its links begin with.
DESCRIBED: Final[Mapping[type[Eintrag], Callable[[Knoten, str], Thing | None]]] = {
    Stelle: _stelle,
    Anlaufstelle: _anlaufstelle,
    Angebot: _angebot,
    Anliegen: _anliegen,
    Gemeinde: _gebiet,
    Verband: _gebiet,
    Begriff: _begriff,
    Indikator: _indikator,
    Meldung: _meldung,
    Beispiel: _beispiel,
}
