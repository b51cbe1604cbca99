"""Boundaries of the Gemeinden from a GeoJSON file, simplified once, at import, so that shared borders stay shared.

The only module that needs shapely; building the site never does. What it gives back is plain GeoJSON, to be kept beside
each Gemeinde's YAML file.
"""

from __future__ import annotations

import json
import math
import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from macros.geometry import GeometryError, bounds, polygons_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

TOLERANCE = 250.0
DECIMALS = 5

_METRES_PER_DEGREE = 111_320.0
_ATTEMPTS = 4
_KREIS_DIGITS = 5
_LISTED = 20
_KEY = re.compile(r"[0-9]{8}(?:[0-9]{4})?")
_WATER = ("1", "2")
_SWAPPED = (47.0, 56.0, 5.0, 16.0)
_ATTRIBUTIONS = ("attribution", "quelle", "quellenvermerk", "copyright", "source", "licence", "license")
_WGS84 = re.compile(r"CRS:?84|EPSG:*4326|WGS ?84", re.IGNORECASE)


class GrenzenError(Exception):
    """The file cannot be used as boundaries of Gemeinden; one German sentence."""


@dataclass(frozen=True, slots=True)
class Grenzen:
    """Boundaries by AGS, and the note of source that has to stand beside every map made from them.

    They are kept by AGS because an ARS changes when a Gemeinde joins another Verband, the area does not.
    """

    quelle: str | None
    by_ags: Mapping[str, dict[str, Any]]

    def geometry(self, ars: str) -> dict[str, Any] | None:
        """The GeoJSON geometry of the Gemeinde with this ARS (or AGS), None where it is missing."""
        return self.by_ags.get(_ags(ars))

    def feature(self, ars: str) -> dict[str, Any] | None:
        """The same as a GeoJSON Feature that carries its keys and its source with it."""
        geometry = self.geometry(ars)
        if geometry is None:
            return None
        properties = {"ars": ars, "ags": _ags(ars)} | ({"quelle": self.quelle} if self.quelle else {})
        return {"type": "Feature", "properties": properties, "geometry": geometry}


def read_grenzen(path: Path | str, *, kreis: str | None = None, tolerance: float = TOLERANCE) -> Grenzen:
    """Read the Gemeinden of a GeoJSON FeatureCollection (WGS 84, ``ars`` or ``ags`` in the properties).

    ``kreis`` (five digits) leaves out everything else, ``tolerance`` (metres) is the size of detail that is smoothed
    away. Several features of one Gemeinde become one. Coordinates are rounded to five decimals, about a metre.
    Raises GrenzenError for everything that is not such a file.
    """
    path = Path(path)
    collection = _collection(path)
    found: dict[str, list[object]] = defaultdict(list)
    for number, feature in enumerate(collection["features"], start=1):
        key, geometry = _feature(feature, f"{path.name}, Gebiet {number}")
        found[key] += [] if geometry is None else [geometry]
    keys = sorted(key for key, parts in found.items() if parts and key.startswith(kreis or ""))
    if not keys:
        wanted = f"für den Kreis {kreis}" if kreis else "von Gemeinden"
        others = sorted({key[:5] for key in found})
        held = f" (enthalten: {', '.join(others[:_LISTED])})" if others else ""
        raise GrenzenError(f"{path.name} enthält keine Grenzen {wanted}{held}.")
    shapes = [_shape(found[key], f"{path.name}, Gemeinde {key}") for key in keys]
    smooth = simplify(shapes, tolerance)
    return Grenzen(_attribution(collection), {key: _geojson(one) for key, one in zip(keys, smooth, strict=True)})


def simplify(shapes: Sequence[shapely.Geometry], tolerance: float) -> list[shapely.Geometry]:
    """Smooth neighbouring areas (degrees in, degrees out) without opening a gap or an overlap between them.

    Overlaps, and gaps up to ``tolerance`` (metres) wide, that the data came with are closed first. Raises GrenzenError
    where that does not succeed.
    """
    _, south, _, north = shapely.total_bounds(np.array(shapes))
    metres = np.array([_METRES_PER_DEGREE * math.cos(math.radians((south + north) / 2)), _METRES_PER_DEGREE])
    plane = shapely.transform(np.array(shapes), lambda points: np.round(points, DECIMALS) * metres)
    for _ in range(_ATTEMPTS):
        if not _clean(plane, tolerance):
            mended = shapely.make_valid(plane)
            plane = shapely.coverage_clean(mended, gap_width=tolerance)  # type: ignore[attr-defined]  # -- stubs lag
        plane = shapely.coverage_simplify(plane, tolerance)
        plane = shapely.transform(plane, lambda points: np.round(points / metres, DECIMALS) * metres)
        if _clean(plane):
            degrees = shapely.transform(plane, lambda points: np.round(points / metres, DECIMALS))
            return list(shapely.orient_polygons(shapely.normalize(degrees)))
    raise GrenzenError("Die Grenzen lassen sich nicht ohne Lücken und Überschneidungen vereinfachen.")


def _clean(plane: NDArray[np.object_], gap: float = 0.0) -> bool:
    filled = ~shapely.is_empty(plane) & shapely.is_valid(plane)
    return bool(filled.all() and shapely.coverage_is_valid(plane, gap))


def _collection(path: Path) -> dict[str, Any]:
    try:
        data = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise GrenzenError(f"Die Datei {path.name} gibt es nicht oder sie ist nicht lesbar.") from error
    except (ValueError, RecursionError) as error:
        raise GrenzenError(f"{path.name} ist keine GeoJSON-Datei (JSON in UTF-8).") from error
    if (
        not isinstance(data, dict)
        or data.get("type") != "FeatureCollection"
        or not isinstance(data.get("features"), list)
    ):
        raise GrenzenError(f"{path.name} ist keine GeoJSON-FeatureCollection mit Gebieten.")
    crs = json.dumps(data.get("crs"))
    if data.get("crs") and not _WGS84.search(crs):
        raise GrenzenError(f"{path.name} hat ein anderes Koordinatensystem – erwartet wird WGS 84 (EPSG:4326).")
    return data


def _feature(feature: object, place: str) -> tuple[str, object]:
    """The AGS of a feature and its geometry; None where it has none or is a piece of water (VG250: GF 1 and 2)."""
    if not isinstance(feature, dict) or not isinstance(feature.get("properties"), dict):
        raise GrenzenError(f"{place}: Es ist kein GeoJSON-Feature mit Eigenschaften (properties).")
    properties = {str(name).lower(): value for name, value in feature["properties"].items()}
    keys = {str(properties[name]).strip() for name in ("ars", "rs", "ags") if properties.get(name) not in (None, "")}
    if not keys:
        raise GrenzenError(f"{place}: Es fehlt der Schlüssel „ars“ oder „ags“ in den Eigenschaften.")
    for key in sorted(keys):
        if not _KEY.fullmatch(key):
            hint = "eine Datei mit Kreisen?" if len(key) == _KREIS_DIGITS else "fehlt eine führende Null?"
            raise GrenzenError(f"{place}: „{key}“ ist kein ARS (12 Ziffern) und kein AGS (8 Ziffern) – {hint}")
    if len({_ags(key) for key in keys}) > 1:
        raise GrenzenError(f"{place}: Die Schlüssel {' und '.join(sorted(keys))} meinen verschiedene Gemeinden.")
    water = str(properties.get("gf")) in _WATER
    return _ags(min(keys)), None if water else feature.get("geometry")


def _shape(geometries: list[object], place: str) -> shapely.Geometry:
    try:
        polygons = [polygon for geometry in geometries for polygon in polygons_of(geometry)]
    except GeometryError as error:
        raise GrenzenError(f"{place}: {error}") from error
    west, south, east, north = bounds(point for polygon in polygons for point in polygon[0])
    if _SWAPPED[0] <= west <= east <= _SWAPPED[1] and _SWAPPED[2] <= south <= north <= _SWAPPED[3]:
        raise GrenzenError(f"{place}: Länge und Breite sind vertauscht (GeoJSON nennt zuerst die Länge).")
    valid = shapely.make_valid([shapely.Polygon(shell, holes) for shell, *holes in polygons])
    areas = [part for part in shapely.get_parts(shapely.get_parts(valid)) if part.geom_type == "Polygon"]
    whole = shapely.union_all(areas)
    if whole.is_empty:
        raise GrenzenError(f"{place}: Die Grenze umschließt keine Fläche.")
    return whole


def _geojson(shape: shapely.Geometry) -> dict[str, Any]:
    """A plain GeoJSON geometry; of one part only, it is a Polygon."""
    polygons = [
        [[[float(x), float(y)] for x, y in ring.coords] for ring in (part.exterior, *part.interiors)]
        for part in shapely.get_parts(shape)
    ]
    if len(polygons) == 1:
        return {"type": "Polygon", "coordinates": polygons[0]}
    return {"type": "MultiPolygon", "coordinates": polygons}


def _attribution(collection: Mapping[str, object]) -> str | None:
    """The note of source as the file gives it; that data were changed has to be said (dl-de/by-2-0, no. 2)."""
    texts = {str(name).lower(): value for name, value in collection.items()}
    for name in _ATTRIBUTIONS:
        text = texts.get(name)
        if isinstance(text, str) and text.strip():
            clean = " ".join(text.split())
            return clean if "verändert" in clean else f"{clean} (Daten verändert)"
    return None


def _ags(key: str) -> str:
    return key[:5] + key[-3:]
