"""Services: the help an Anlaufstelle gives, and every Angebot; where and when, in which languages, for which areas."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from macros.components.sprachen import language_name
from macros.components.termine import runs
from macros.exports.herkunft import absolute, area_key, area_uri, plain
from macros.exports.hsds.begriffe import word_id
from macros.exports.hsds.orte import put_place
from macros.exports.hsds.zeiten import offer_schedules, phone_schedules, place_schedules
from macros.model.anlaufstelle import Sprachweise, Zeitstatus, Zweck
from macros.model.types import tel_uri

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from macros.exports.hsds.tabellen import Tabellen
    from macros.konzept import Knoten
    from macros.model.angebot import Angebot
    from macros.model.anlaufstelle import Anlaufstelle

Places = dict[str, tuple[tuple[str, Any], ...]]


def fill_services(tables: Tabellen) -> None:
    """A row of ``services`` for each Anlaufstelle and each Angebot, and the rows that belong to it."""
    places: Places = {}
    for node in tables.konzept.alle("anlaufstelle"):
        secret = bool(node.geschuetzt)
        found = () if secret else tuple((put_place(tables, node, ort), ort) for ort in node.orte)
        places[node.eintrag.id] = found
        _help(tables, node, found)
    for node in tables.konzept.alle("angebot"):
        _offer(tables, node, places)


def _help(tables: Tabellen, node: Knoten, places: Iterable[tuple[str, Any]]) -> None:
    konzept, entry = tables.konzept, cast("Anlaufstelle", node.eintrag)
    key = tables.id_of(node)
    shut = bool(entry.orte) and all(ort.zeitstatus is Zeitstatus.GESCHLOSSEN for ort in entry.orte)
    tables.put(
        "services", key, organization_id=tables.id_of(node.stelle), name=node.anzeige, description=_text(node),
        url=absolute(konzept, node.adresse), email=_email(entry.kontakte),
        status="temporarily closed" if shut else "active",
        application_process=node.bitte_anrufen, **_common(tables, node, node.zielgruppe),
    )  # fmt: skip
    _parts(tables, node, key, node.kontakte)
    if entry.website:
        tables.add("urls", node, entry.website, service_id=key, url=entry.website)
    if node.mitbringen:
        tables.add("required_documents", node, "mitbringen", service_id=key, document=node.mitbringen)
    _people(tables, node, key)
    if entry.telefonzeiten:
        for row in phone_schedules(konzept, entry.telefonzeiten):
            _schedule(tables, node, "telefon", row, service_id=key)
    for location, ort in places:
        link = tables.add("service_at_locations", node, location, service_id=key, location_id=location,
                          description=ort.zeiten_hinweis)  # fmt: skip
        for row in place_schedules(konzept, ort):
            _schedule(tables, node, location, row, service_at_location_id=link)


def _offer(tables: Tabellen, node: Knoten, places: Mapping[str, tuple[tuple[str, Any], ...]]) -> None:
    konzept, entry, office = tables.konzept, cast("Angebot", node.eintrag), node.anlaufstelle
    t = konzept.sprache.t
    key = tables.id_of(node)
    contacts = node.kontakte or (office.kontakte if office is not None else ())
    joining = [t(entry.anmeldung.titel), node.anmeldung_hinweis]
    tables.put(
        "services", key, organization_id=tables.id_of(node.anbieter), name=node.anzeige, description=_text(node),
        url=absolute(konzept, node.adresse), email=_email([part.modell for part in contacts]),
        status="active" if runs(node) else "inactive", application_process=". ".join(filter(None, joining)),
        **_common(tables, node, None if entry.fuer_alle else node.zielgruppe),
    )  # fmt: skip
    _parts(tables, node, key, contacts)
    if entry.adresse:
        tables.add("urls", node, entry.adresse, service_id=key, url=entry.adresse)
    tables.add("attributes", node, f"art {entry.art}", link_id=key, link_entity="service",
               taxonomy_term_id=word_id(konzept, "angebotsart", entry.art.value))  # fmt: skip
    for row in offer_schedules(node, konzept):
        _schedule(tables, node, "termin", row, service_id=key)
    for location in _where(tables, node, places):
        tables.add("service_at_locations", node, location, service_id=key, location_id=location)


def _where(tables: Tabellen, node: Knoten, places: Mapping[str, tuple[tuple[str, Any], ...]]) -> Iterator[str]:
    """Where an offer takes place: at its own place, else at those of its Anlaufstelle; nowhere where that is secret."""
    office = node.anlaufstelle
    if office is not None and office.geschuetzt:
        return
    if node.ort is not None:
        yield put_place(tables, node, node.ort)
    elif office is not None and not node.online:
        yield from (location for location, _ in places.get(office.eintrag.id, ()))


def _text(node: Knoten) -> str:
    return "\n\n".join(part for part in (node.kurz, plain(node.text) if node.text else None) if part)


def _email(contacts: Iterable[Any]) -> str | None:
    return next((part.email for part in contacts if part.email), None)


def _common(tables: Tabellen, node: Knoten, eligible: str | None) -> dict[str, Any]:
    """What all services say of themselves in their own row."""
    entry, keeper = node.eintrag, node.pflegt
    reach = keeper.kontakt if keeper is not None else None
    return {
        "interpretation_services": _interpreted(tables, node),
        "fees_description": node.kosten,
        "eligibility_description": eligible,
        "assured_date": entry.geprueft_am,
        "assurer_email": reach.email if reach is not None else None,
        "last_modified": f"{entry.stand.isoformat()}T00:00:00Z",
    }


def _interpreted(tables: Tabellen, node: Knoten) -> str | None:
    """Languages that are not spoken but interpreted or on paper only; HSDS lists none but spoken ones."""
    sprache = tables.konzept.sprache
    said = []
    for way in (Sprachweise.DOLMETSCHEN, Sprachweise.FALTBLATT):
        names = [language_name(p.sprache, sprache).name for p in node.sprachen if p.weise is way]
        if names:
            said.append(f"{sprache.t(way.titel)}: {', '.join(names)}")
    hint = getattr(node.eintrag, "dolmetschen_hinweis", None) and node.dolmetschen_hinweis
    return ". ".join([*said, *([hint] if hint else [])]) or None


def _parts(tables: Tabellen, node: Knoten, key: str, contacts: Iterable[Any]) -> None:
    """The rows all services have: phones and links, languages, costs, areas, terms, origin."""
    sprache = tables.konzept.sprache
    for way in contacts:
        title = sprache.t(way.zweck.titel)
        if way.telefon:
            number = tel_uri(way.telefon).removeprefix("tel:")
            tables.add(
                "phones", node, number, service_id=key, number=number,
                type="fax" if way.zweck is Zweck.FAX else "voice",
                description=f"{title}: {way.hinweis}" if way.hinweis else title,
            )  # fmt: skip
        elif way.adresse:
            tables.add("urls", node, way.adresse, service_id=key, label=title, url=way.adresse)
    for part in node.sprachen:
        if part.weise is Sprachweise.GESPROCHEN:
            name = language_name(part.sprache, sprache).name
            tables.add("languages", node, part.sprache, service_id=key, name=name, code=part.sprache)
    if node.kosten:
        tables.add("cost_options", node, "kosten", service_id=key, amount_description=node.kosten)
    _areas(tables, node, key)
    for term in (*node.anliegen, *node.handlungsfelder):
        tables.add("attributes", node, term.kennung, link_id=key, link_entity="service",
                   taxonomy_term_id=tables.id_of(term))  # fmt: skip
    tables.origin(node, "service", key)


def _areas(tables: Tabellen, node: Knoten, key: str) -> None:
    for area in node.gebiete:
        ars = area_key(tables.konzept, area.kennung)
        tables.add(
            "service_areas", node, area.kennung, service_id=key, name=area.anzeige,
            **({"extent": f"ARS {ars}", "extent_type": "text", "uri": area_uri(ars)} if ars else {}),
        )  # fmt: skip


def _people(tables: Tabellen, node: Knoten, key: str) -> None:
    """Who helps with what: functions; a name only where the person has agreed."""
    sprache = tables.konzept.sprache
    for part in node.ansprechpersonen:
        if not part.besetzt:
            continue
        said = f"{part.modell.funktion}|{part.telefon}|{part.email}"
        contact = tables.add(
            "contacts", node, said, service_id=key, name=part.name if part.name_darf_erscheinen else None,
            title=part.funktion, department=part.themen, email=part.email,
        )  # fmt: skip
        if part.telefon:
            number = tel_uri(part.telefon).removeprefix("tel:")
            phone = tables.add("phones", node, f"{said}|{number}", contact_id=contact, number=number, type="voice")
            for code in part.sprachen:
                tables.add("languages", node, f"{said}|{code}", phone_id=phone, code=code,
                           name=language_name(code, sprache).name)  # fmt: skip


def _schedule(tables: Tabellen, node: Knoten, where: str, row: Mapping[str, Any], **owner: str) -> None:
    said = " ".join(str(row.get(name)) for name in ("byday", "opens_at", "closes_at", "valid_from", "interval"))
    tables.add("schedules", node, f"{where} {said}", **owner, **row)
