"""Plane geometry without a library: GeoJSON polygons in; areas, distances, places and thinner lines out.

A ring is closed (its last point is its first); a polygon is its outer ring followed by its holes.
"""

from __future__ import annotations

import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

Point = tuple[float, float]
Ring = tuple[Point, ...]
Polygon = tuple[Ring, ...]

_MOST_COLUMNS = 16
_PRECISION = 50


class GeometryError(ValueError):
    """A geometry is not a GeoJSON Polygon or MultiPolygon in degrees; the German sentence says what it is instead."""


def polygons_of(geometry: object) -> tuple[Polygon, ...]:
    """The polygons of a GeoJSON geometry or Feature (RFC 7946), as degrees of longitude and latitude.

    Raises GeometryError with a German sentence where it is anything else or its coordinates are not degrees.
    """
    if isinstance(geometry, Mapping) and geometry.get("type") == "Feature":
        geometry = geometry.get("geometry")
    if not isinstance(geometry, Mapping):
        message = "Es fehlt die Geometrie – erwartet wird ein GeoJSON-Objekt mit „type“ und „coordinates“."
        raise GeometryError(message)
    kind, coordinates = geometry.get("type"), geometry.get("coordinates")
    if kind not in ("Polygon", "MultiPolygon"):
        message = f"Die Geometrie ist „{kind}“ – erwartet wird Polygon oder MultiPolygon."
        raise GeometryError(message)
    parts = [coordinates] if kind == "Polygon" else _list(coordinates)
    polygons = tuple(tuple(map(_ring, _list(part))) for part in parts)
    if not polygons or not all(polygons):
        message = "Die Geometrie ist leer."
        raise GeometryError(message)
    return polygons


def edges(polygon: Polygon) -> Iterator[tuple[Point, Point]]:
    """All edges of all rings."""
    for ring in polygon:
        yield from pairwise(ring)


def bounds(points: Iterable[Point]) -> tuple[float, float, float, float]:
    """Smallest x, smallest y, largest x, largest y."""
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def area(ring: Ring) -> float:
    """The area inside a ring; positive where it runs from the x axis towards the y axis."""
    x0, y0 = ring[0]
    return sum((ax - x0) * (by - y0) - (bx - x0) * (ay - y0) for (ax, ay), (bx, by) in pairwise(ring)) / 2


def distance(polygon: Polygon, point: Point) -> float:
    """Distance from a point to the nearest border, negative outside."""
    x, y = point
    inside = False
    nearest = math.inf
    for start, end in edges(polygon):
        (ax, ay), (bx, by) = start, end
        if (ay > y) != (by > y) and x < ax + (y - ay) / (by - ay) * (bx - ax):
            inside = not inside
        nearest = min(nearest, _squared(start, end, point))
    return math.sqrt(nearest) if inside else -math.sqrt(nearest)


def inner_point(polygon: Polygon, stretch: float = 1.0) -> Point:
    """A point well inside a polygon: about the centre of the largest ellipse ``stretch`` times as wide as high.

    A best-first search over halved cells; the same polygon always gives the same point.
    """
    flat = tuple(tuple((x / stretch, y) for x, y in ring) for ring in polygon)
    left, top, right, bottom = bounds(flat[0])
    long, short = max(right - left, bottom - top), min(right - left, bottom - top)
    size = max(short, long / _MOST_COLUMNS)
    if not short:
        return (left + right) / 2 * stretch, (top + bottom) / 2
    best = max(_cell(flat, point, 0) for point in (_centroid(flat[0]), ((left + right) / 2, (top + bottom) / 2)))
    half = size / 2
    queue = [
        _cell(flat, (left + half + size * column, top + half + size * row), half)
        for column in range(math.ceil((right - left) / size))
        for row in range(math.ceil((bottom - top) / size))
    ]
    heap = [(-_reach(cell), cell) for cell in queue]
    heapq.heapify(heap)
    while heap:
        _, cell = heapq.heappop(heap)
        best = max(best, cell)
        if _reach(cell) - best[0] <= size / _PRECISION:
            break
        _, x, y, half = cell
        for at in ((x + dx * half / 2, y + dy * half / 2) for dx in (-1, 1) for dy in (-1, 1)):
            part = _cell(flat, at, half / 2)
            heapq.heappush(heap, (-_reach(part), part))
    return best[1] * stretch, best[2]


def thin(rings: Sequence[Ring], tolerance: float) -> list[Ring]:
    """Leave out points no further than ``tolerance`` from the line (Douglas-Peucker), one ring out for each ring in.

    Rings that share a border (the same points) share it afterwards too: lines are cut where three or more meet, and
    each piece is thinned once, whichever way a ring runs along it. A ring may shrink to a line or a point.
    """
    neighbours: dict[Point, set[Point]] = defaultdict(set)
    for ring in rings:
        for start, end in pairwise(ring):
            neighbours[start].add(end)
            neighbours[end].add(start)
    nodes = {point for point, near in neighbours.items() if len(near) != 2}  # noqa: PLR2004 -- one before, one after
    result = []
    for ring in rings:
        start = next((point for point in ring if point in nodes), min(ring))
        turn = ring.index(start)
        points = [*ring[turn:-1], *ring[:turn], start]
        cuts = [number for number, point in enumerate(points) if point in nodes or number in (0, len(points) - 1)]
        pieces = [_thin_line(points[first : last + 1], tolerance) for first, last in pairwise(cuts)]
        result.append((start, *(point for piece in pieces for point in piece[1:])))
    return result


def outline(rings: Iterable[Ring]) -> list[Ring]:
    """The outer lines of many rings of one sense: an edge two of them share is passed both ways and falls out."""
    count = Counter(edge for ring in rings for edge in pairwise(ring))
    onward: dict[Point, list[Point]] = defaultdict(list)
    for start, end in sorted(count):
        onward[start] += [end] * max(0, count[start, end] - count[end, start])
    result = []
    for start in sorted(onward):
        while onward[start]:
            ring = [start]
            while onward[ring[-1]]:
                ring.append(onward[ring[-1]].pop(0))
                if ring[-1] == start:
                    result.append(tuple(ring))
                    break
    return result


def _thin_line(points: list[Point], tolerance: float) -> list[Point]:
    forward = points <= points[::-1]
    line = points if forward else points[::-1]
    keep = {0, len(line) - 1}
    spans = [(0, len(line) - 1)]
    while spans:
        first, last = spans.pop()
        inner = range(first + 1, last)
        far = max(inner, key=lambda number: _squared(line[first], line[last], line[number]), default=first)
        if far != first and _squared(line[first], line[last], line[far]) > tolerance**2:
            keep.add(far)
            spans += [(first, far), (far, last)]
    kept = [line[number] for number in sorted(keep)]
    return kept if forward else kept[::-1]


def _squared(start: Point, end: Point, point: Point) -> float:
    """Squared distance from a point to the stretch between two others."""
    (ax, ay), (bx, by), (x, y) = start, end, point
    dx, dy = bx - ax, by - ay
    length = dx * dx + dy * dy
    along = max(0.0, min(1.0, ((x - ax) * dx + (y - ay) * dy) / length)) if length else 0.0
    return (x - ax - along * dx) ** 2 + (y - ay - along * dy) ** 2


def _cell(polygon: Polygon, point: Point, half: float) -> tuple[float, float, float, float]:
    return distance(polygon, point), point[0], point[1], half


def _reach(cell: tuple[float, float, float, float]) -> float:
    """The most a point of a cell could be away from the border."""
    return cell[0] + cell[3] * math.sqrt(2)


def _centroid(ring: Ring) -> Point:
    x0, y0 = ring[0]
    near = tuple((x - x0, y - y0) for x, y in ring)
    sixfold = 6 * area(near)
    if not sixfold:
        return ring[0]
    x = sum((ax + bx) * (ax * by - bx * ay) for (ax, ay), (bx, by) in pairwise(near)) / sixfold
    y = sum((ay + by) * (ax * by - bx * ay) for (ax, ay), (bx, by) in pairwise(near)) / sixfold
    return x0 + x, y0 + y


def _list(value: object) -> Sequence[object]:
    if isinstance(value, list | tuple):
        return value
    message = "Die Koordinaten sind nicht so verschachtelt, wie GeoJSON es für Polygone verlangt."
    raise GeometryError(message)


def _ring(value: object) -> Ring:
    ring = tuple(map(_position, _list(value)))
    if len(ring) < 4 or ring[0] != ring[-1]:  # noqa: PLR2004 -- RFC 7946, 3.1.6: a ring has four or more positions
        message = "Ein Ring braucht mindestens vier Punkte, und der letzte muss der erste sein."
        raise GeometryError(message)
    return ring


def _position(value: object) -> Point:
    numbers = [one for one in _list(value)[:2] if isinstance(one, int | float) and not isinstance(one, bool)]
    if len(numbers) == 2 and abs(numbers[0]) <= 180 and abs(numbers[1]) <= 90:  # noqa: PLR2004 -- degrees
        return float(numbers[0]), float(numbers[1])
    message = f"„{value}“ ist kein Punkt in Grad (Länge, Breite; WGS 84)."
    raise GeometryError(message)
