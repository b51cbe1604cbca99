"""HSDS, the Human Services Data Specification of Open Referral, version 3.1: who helps where, for other directories.

What becomes what: a Stelle is an *organization*; the help of an Anlaufstelle and every Angebot is a *service*; every
place of them is a *location*, and the service at it a *service at location* with its hours; Anliegen, Handlungsfelder
and kinds are *taxonomies*. Rules of responsibility have no place in HSDS: they are in the API.
A protected Anlaufstelle is a service without any location. Ids are those of ``macros.exports.herkunft``.

Each table is a list ``api/v1/hsds/<table>.json`` of flat rows in the page format of the standard; organizations,
services, services at locations and locations also have a file each, ``api/v1/hsds/<table>/<id>.json``, whole.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from macros.exports.adressen import API
from macros.exports.datei import Ausgabe, Datei
from macros.exports.herkunft import absolute
from macros.exports.hsds.begriffe import fill_taxonomies
from macros.exports.hsds.dienste import fill_services
from macros.exports.hsds.stellen import fill_organizations
from macros.exports.hsds.tabellen import TABLES, Tabellen
from macros.exports.hsds.voll import Bestand

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from macros.exports.hsds.tabellen import Row
    from macros.konzept import Konzept

HSDS: Final = f"{API}hsds/"
INDEX: Final = f"{HSDS}index.json"
VERSION: Final = "3.1"
PROFILE: Final = "https://docs.openreferral.org/"
ZONE: Final = "Europe/Berlin"


def files(konzept: Konzept) -> Iterator[Datei]:
    """The index, a list for each table, a whole object for each organization, service and location."""
    tables = filled(konzept)
    stock = Bestand.of(tables.rows)
    yield _file(INDEX, _index(konzept, tables))
    for table in TABLES:
        rows: Iterable[Any] = tables.rows[table]
        if table == "services":
            rows = map(stock.listed_service, rows)
        yield _file(f"{HSDS}{table}.json", _page(konzept, list(rows)))
    whole: dict[str, Callable[[Row], Row]] = {
        "organizations": stock.organization,
        "services": stock.service,
        "service_at_locations": stock.service_at_location,
        "locations": stock.location,
    }
    for table, make in whole.items():
        for row in tables.rows[table]:
            yield _file(f"{HSDS}{table}/{row['id']}.json", make(row))


def filled(konzept: Konzept) -> Tabellen:
    """All tables of a concept."""
    tables = Tabellen(konzept)
    fill_taxonomies(tables)
    fill_organizations(tables)
    fill_services(tables)
    return tables


def _origin(konzept: Konzept) -> dict[str, Any]:
    own = konzept.daten.konzept
    return {
        "license": {"name": own.lizenz, "url": own.lizenz_adresse},
        "publisher": own.herausgeber,
        "date": konzept.stichtag.isoformat(),
    }


def _index(konzept: Konzept, tables: Tabellen) -> dict[str, Any]:
    return {
        "version": VERSION,
        "profile": PROFILE,
        **_origin(konzept),
        "timezone": ZONE,
        "lists": [
            {
                "name": table,
                "url": absolute(konzept, f"{HSDS}{table}.json") or f"{table}.json",
                "total_items": len(rows),
            }
            for table, rows in tables.rows.items()
        ],
    }


def _page(konzept: Konzept, rows: list[Any]) -> dict[str, Any]:
    """A list in the page format of the standard; there is one page of everything."""
    return {
        "total_items": len(rows),
        "total_pages": 1,
        "page_number": 1,
        "size": len(rows),
        "first_page": True,
        "last_page": True,
        "empty": not rows,
        **_origin(konzept),
        "contents": rows,
    }


def _file(adresse: str, value: object) -> Datei:
    return Datei.text(adresse, f"{json.dumps(value, ensure_ascii=False, separators=(',', ':'))}\n")


AUSGABE: Final = Ausgabe(
    key="hsds",
    titel="HSDS 3.1 (Open Referral)",
    beschreibung=(
        "Stellen, Hilfen und Angebote, Orte mit Zeiten, Sprachen und Gebieten im Austauschformat für Verzeichnisse von "
        "Hilfen, als JSON: je Tabelle eine Liste, je Stelle, Hilfe und Ort eine Datei mit allem, was dazugehört."
    ),
    medientyp="application/json",
    adresse=INDEX,
    dateien=files,
)
