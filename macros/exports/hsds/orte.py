"""Locations: a place of an Anlaufstelle or of an offer, its address, its access. A secret place is none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from macros.konzept.graph import LAND_NAMES
from macros.model.anlaufstelle import Zugang

if TYPE_CHECKING:
    from macros.exports.hsds.tabellen import Tabellen
    from macros.konzept import Knoten

COUNTRY = "DE"


def put_place(tables: Tabellen, node: Knoten, ort: Any) -> str:
    """The rows of a place (``Ort`` part) of an entry; the id of its location."""
    t = tables.konzept.sprache.t
    said = "|".join(part or "" for part in (ort.name, ort.strasse, ort.plz, ort.ort, ort.modell.zusatz))
    point = ort.breite is not None and ort.laenge is not None
    key = tables.add(
        "locations", node, said, location_type="physical", name=ort.name or ort.strasse or ort.ort or node.anzeige,
        description=ort.zusatz, transportation=ort.haltestelle,
        latitude=ort.breite if point else None, longitude=ort.laenge if point else None,
    )  # fmt: skip
    put_address(tables, node, key, ort, ort.zusatz)
    for part in ort.zugang:
        if part.stand is not Zugang.UNBEKANNT:
            text = t("{merkmal}: {stand}", merkmal=t(part.merkmal.titel), stand=t(part.stand.titel))
            tables.add("accessibility", node, f"{key} {part.merkmal}", location_id=key, description=text,
                       details=part.hinweis)  # fmt: skip
    return key


def put_address(tables: Tabellen, node: Knoten, location: str, place: Any, more: str | None = None) -> None:
    """The address of a location, where street, postcode and town are known: HSDS wants all of them."""
    if not (place.strasse and place.plz and place.ort):
        return
    kreis = tables.konzept.daten.landkreis
    tables.add(
        "addresses", node, location, location_id=location, address_1=place.strasse, address_2=more, city=place.ort,
        region=kreis.name, state_province=LAND_NAMES[kreis.bundesland], postal_code=place.plz, country=COUNTRY,
        address_type="physical",
    )  # fmt: skip
