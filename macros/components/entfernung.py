"""How far it is from a Gemeinde to a place, as the crow flies; never to a place that is secret."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, cast

from macros.geometry import area, inner_point, polygons_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from macros.konzept import Knoten, Konzept
    from macros.model.gebiete import Gemeinde

EARTH: Final = 6_371_008.8
"""Mean radius of the Earth in metres (IUGG)."""
KILOMETRE: Final = 1000

Ortspunkt = tuple[float, float]
"""Latitude and longitude in degrees."""


@dataclass(frozen=True, slots=True)
class Entfernung:
    """A distance in metres, and as it is read."""

    meter: int
    text: str


def great_circle(one: Ortspunkt, other: Ortspunkt) -> float:
    """Metres between two points on the globe (haversine formula)."""
    (lat1, lon1), (lat2, lon2) = (tuple(map(math.radians, point)) for point in (one, other))
    chord = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH * math.asin(min(1.0, math.sqrt(chord)))


def point_of(gemeinde: Knoten) -> Ortspunkt | None:
    """Where a Gemeinde is: its town hall, else the middle of its largest part, None where neither is known."""
    entry = cast("Gemeinde", gemeinde.eintrag)
    if entry.breite is not None and entry.laenge is not None:
        return float(entry.breite), float(entry.laenge)
    shape = gemeinde.konzept.daten.geometrien.get(entry.id)
    if shape is None:
        return None
    largest = max(polygons_of(shape), key=lambda polygon: abs(area(polygon[0])))
    longitude, latitude = inner_point(largest)
    return latitude, longitude


def distance_to(gemeinde: Knoten, ziel: Knoten) -> Entfernung | None:
    """The way from a Gemeinde to the nearest place of a contact point or an offer.

    None where no place is known or it is secret, and where it lies in the Gemeinde itself.
    """
    start = point_of(gemeinde)
    places = [*_places(ziel)]
    if start is None or any(place.gemeinde is gemeinde for place in places):
        return None
    known = [(float(p.breite), float(p.laenge)) for p in places if p.breite is not None and p.laenge is not None]
    if not known:
        return None
    metres = round(min(great_circle(start, point) for point in known))
    return Entfernung(metres, _in_words(gemeinde.konzept, metres))


def place_in(gemeinde: Knoten, ziel: Knoten) -> Any | None:
    """The place (``Ort`` part) of a contact point or an offer in the Gemeinde, None where it has none to be known."""
    return next((place for place in _places(ziel) if place.gemeinde is gemeinde), None)


def _places(ziel: Knoten) -> Iterator[Any]:
    """The places of a contact point; of an offer its own, else those of its contact point."""
    if ziel.art.key == "anlaufstelle":
        if not ziel.geschuetzt:
            yield from ziel.orte
        return
    office: Knoten | None = ziel.anlaufstelle
    if ziel.online or (office is not None and office.geschuetzt):
        return
    if ziel.ort is not None:
        yield ziel.ort
    elif office is not None:
        yield from office.orte


def _in_words(konzept: Konzept, metres: int) -> str:
    t = konzept.sprache.t
    if metres < KILOMETRE:
        return t("weniger als 1 km Luftlinie")
    return t("etwa {zahl} km Luftlinie", zahl=konzept.sprache.zahl(round(metres / KILOMETRE)))
