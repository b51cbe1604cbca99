"""The map of a Landkreis as paths for one inline SVG: projection, label places, path data. No geometry library.

Borders that two areas share are the same points in both; nothing here moves a point of one area without moving its
twin, so they stay shared.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from macros.geometry import (
    GeometryError,
    Point,
    Polygon,
    Ring,
    area,
    bounds,
    distance,
    edges,
    inner_point,
    outline,
    polygons_of,
    thin,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

FONT_SIZE = 15.5
SMALL_FONT_SIZE = 10.4
"""Of the names on a large map on a wide screen, where these units are 14 px."""
_PADDING = 4
_OUTLINE_DETAIL = 100
_TENTHS = 10
_STRETCHES = (1.0, 2.5, 5.0)
_BASELINE = 0.35
_LINE = (-0.45, -0.2, 0.0, 0.2, 0.45)
_NARROW = frozenset("fijlrtI.,:;'’/|()[]- ")
_WIDE = frozenset("mwMWÄÖÜGOQ@–—")


@dataclass(frozen=True, slots=True)
class MapArea:
    """What is drawn as one link: ``geometry`` is a GeoJSON geometry or Feature, None leaves the area out.

    ``label_point`` (longitude, latitude) overrules the place found for the label.
    """

    key: str
    name: str
    href: str
    geometry: Mapping[str, object] | None
    label_point: Point | None = None


@dataclass(frozen=True, slots=True)
class MapShape:
    """One drawn area in the units of the viewBox.

    ``pfad`` and ``umriss`` are path data (``umriss`` with few points, for the mark). ``x``, ``y`` place the label:
    its middle and its baseline; ``mitte_y`` is the height of its middle, for a pin. ``beschriftet`` says that the name
    fits into the area, ``klein_beschriftet`` that it does in small letters; ``name_x`` is its middle, moved so far that
    a name that does not fit is not cut off by the edge of the map.
    """

    key: str
    name: str
    href: str
    pfad: str
    umriss: str
    x: float
    y: float
    mitte_y: float
    beschriftet: bool
    klein_beschriftet: bool
    name_x: float


@dataclass(frozen=True, slots=True)
class MapShapes:
    """The whole map; ``umriss`` is the outer line of all areas together, with few points.

    ``flaechen`` is empty where no area has a geometry; then there is no map to show.
    """

    viewbox: str
    breite: int
    hoehe: int
    flaechen: tuple[MapShape, ...]
    umriss: str


def project(
    areas: Sequence[MapArea], width: int = 405, *, max_height: int | None = None, font_size: float = FONT_SIZE
) -> MapShapes:
    """Draw areas into a viewBox ``width`` units wide, degrees of longitude shortened by the cosine of the latitude.

    The height follows from the shape of the Kreis; where it would exceed ``max_height``, the map is made smaller and
    centred. ``font_size`` is that of the labels in the style sheet, in units. The order of the areas is kept. Raises
    GeometryError, with the area's key in front, for a geometry that is none.
    """
    drawn = [one for one in areas if one.geometry is not None]
    if not drawn:
        return MapShapes(f"0 0 {width} 0", width, 0, (), "")
    degrees = [_checked(one) for one in drawn]
    frame = _frame(degrees, width, max_height)
    placed = [[_placed(polygon, frame) for polygon in polygons] for polygons in degrees]
    detail = max(frame.width, frame.height) / _OUTLINE_DETAIL
    thinned = _thinned(placed, detail)
    shapes = tuple(
        _shape(one, polygons, _path(rings), frame, font_size)
        for one, polygons, rings in zip(drawn, placed, thinned, strict=True)
    )
    whole = [ring for ring in outline(ring for rings in thinned for ring in rings) if abs(area(ring)) > detail**2]
    return MapShapes(f"0 0 {frame.width} {frame.height}", frame.width, frame.height, shapes, _path(whole))


def text_width(text: str, font_size: float = FONT_SIZE) -> float:
    """Roughly how wide a semibold sans-serif sets a text, in the unit of ``font_size``; rather too wide."""
    ems = (0.36 if char in _NARROW else 0.86 if char in _WIDE else 0.7 if char.isupper() else 0.6 for char in text)
    return sum(ems) * font_size


@dataclass(frozen=True, slots=True)
class _Frame:
    width: int
    height: int
    west: float
    north: float
    shrink: float
    scale: float
    left: float

    def place(self, point: Point) -> Point:
        x = (point[0] - self.west) * self.shrink * self.scale + self.left
        return round(x, 1), round((self.north - point[1]) * self.scale + _PADDING, 1)


def _frame(drawn: list[tuple[Polygon, ...]], width: int, max_height: int | None) -> _Frame:
    west, south, east, north = bounds(point for polygons in drawn for polygon in polygons for point in polygon[0])
    shrink = math.cos(math.radians((south + north) / 2))
    wide, high = max((east - west) * shrink, 1e-9), max(north - south, 1e-9)
    scale = (width - 2 * _PADDING) / wide
    if max_height is not None:
        scale = min(scale, (max_height - 2 * _PADDING) / high)
    height = math.ceil(round(high * scale, 3)) + 2 * _PADDING
    return _Frame(width, height, west, north, shrink, scale, (width - wide * scale) / 2)


def _placed(polygon: Polygon, frame: _Frame) -> Polygon:
    """A polygon on the screen; a ring whose points fall together keeps at least its ends."""
    rings = []
    for number, ring in enumerate(polygon):
        points = [frame.place(point) for point in ring]
        kept = [point for point, before in zip(points[1:], points, strict=False) if point != before]
        closed = (points[0], *kept) if kept else (points[0], points[0])
        rings.append(closed if (area(closed) > 0) == (number == 0) else closed[::-1])
    return tuple(rings)


def _thinned(placed: list[list[Polygon]], detail: float) -> list[list[Ring]]:
    """For each area its rings with few points; specks fall away, but the largest ring of an area stays."""
    owners = [number for number, polygons in enumerate(placed) for polygon in polygons for _ in polygon]
    rings = [ring for polygons in placed for polygon in polygons for ring in polygon]
    result: list[list[Ring]] = [[] for _ in placed]
    for owner, ring in zip(owners, thin(rings, detail), strict=True):
        if abs(area(ring)) > detail**2:
            result[owner].append(tuple((float(round(x)), float(round(y))) for x, y in ring))
    return [rings or [_largest(polygons)[0]] for rings, polygons in zip(result, placed, strict=True)]


def _shape(one: MapArea, polygons: list[Polygon], umriss: str, frame: _Frame, font_size: float) -> MapShape:
    largest = _largest(polygons)
    left, _, right, _ = bounds(largest[0])
    needed = text_width(one.name, font_size)
    stretches = _STRETCHES if right - left > needed else _STRETCHES[:1]
    set_place = one.label_point and frame.place(one.label_point)
    places = [set_place] if set_place else [inner_point(largest, stretch) for stretch in stretches]
    room, (x, y) = max((_room(largest, place, font_size), place) for place in places)
    return MapShape(
        key=one.key,
        name=one.name,
        href=one.href,
        pfad=_path(ring for polygon in polygons for ring in polygon),
        umriss=umriss,
        x=round(x, 1),
        y=round(y + _BASELINE * font_size, 1),
        mitte_y=round(y, 1),
        beschriftet=room >= needed,
        klein_beschriftet=_room(largest, (x, y), SMALL_FONT_SIZE) >= text_width(one.name, SMALL_FONT_SIZE),
        name_x=round(min(max(x, needed / 2), max(frame.width - needed / 2, needed / 2)), 1),
    )


def _largest(polygons: Sequence[Polygon]) -> Polygon:
    return max(polygons, key=lambda polygon: abs(area(polygon[0])))


def _room(polygon: Polygon, place: Point, font_size: float) -> float:
    """How wide a line of text centred on a place may be before it crosses a border."""
    x, y = place
    lines = [y + font_size * part for part in _LINE]
    if min(distance(polygon, (x, line)) for line in lines) <= 0:
        return 0.0
    crossings = (
        abs(ax + (line - ay) / (by - ay) * (bx - ax) - x)
        for (ax, ay), (bx, by) in edges(polygon)
        for line in lines
        if (ay > line) != (by > line)
    )
    return 2 * min(crossings)


def _path(rings: Iterable[Ring]) -> str:
    """Path data of closed rings: an absolute start, then steps in tenths of a unit, so that no rounding adds up."""
    parts = []
    for ring in rings:
        tenths = _corners([(round(x * _TENTHS), round(y * _TENTHS)) for x, y in ring[:-1]])
        steps = [(bx - ax, by - ay) for (ax, ay), (bx, by) in pairwise(tenths)]
        if steps:
            parts.append(f"M{_numbers(tenths[:1])}l{_numbers(steps)}z")
    return "".join(parts)


def _corners(points: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Only the points where a closed line turns; the line stays the same."""
    around = zip([points[-1], *points[:-1]], points, [*points[1:], points[0]], strict=True)
    return [b for a, b, c in around if (b[0] - a[0]) * (c[1] - b[1]) != (b[1] - a[1]) * (c[0] - b[0])]


def _numbers(pairs: list[tuple[int, int]]) -> str:
    text = ""
    for value in (value for pair in pairs for value in pair):
        number = f"{value / _TENTHS:.1f}".removesuffix(".0")
        number = number.replace("0.", ".", 1) if number.lstrip("-").startswith("0.") else number
        text += number if not text or number.startswith("-") else f" {number}"
    return text


def _checked(one: MapArea) -> tuple[Polygon, ...]:
    try:
        return polygons_of(one.geometry)
    except GeometryError as error:
        message = f"{one.key}: {error}"
        raise GeometryError(message) from error
