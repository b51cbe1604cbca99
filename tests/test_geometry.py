"""Plane geometry: reading GeoJSON, places inside polygons, thinner lines that stay shared."""

from __future__ import annotations

import math
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.geometry import GeometryError, Point, Ring, area, distance, inner_point, outline, polygons_of, thin

SQUARE: Ring = ((0, 0), (4, 0), (4, 4), (0, 4), (0, 0))
HOLE: Ring = ((1, 1), (1, 3), (3, 3), (3, 1), (1, 1))
BOOT: Ring = ((0, 0), (2, 0), (2, 8), (12, 8), (12, 10), (0, 10), (0, 0))


def rounded(point: Point) -> Point:
    return round(point[0], 6), round(point[1], 6)


def grid(columns: int, rows: int, seed: int) -> list[Ring]:
    """Cells of a grid whose inner and outer borders wiggle, all run the same way round."""
    dice = random.Random(seed)  # noqa: S311 -- a shape, not a secret

    def border(start: Point, end: Point) -> list[Point]:
        (ax, ay), (bx, by) = start, end
        steps = [
            (
                ax + (bx - ax) * part / 6 + dice.uniform(-0.08, 0.08),
                ay + (by - ay) * part / 6 + dice.uniform(-0.08, 0.08),
            )
            for part in range(1, 6)
        ]
        return [start, *map(rounded, steps), end]

    borders: dict[tuple[Point, Point], list[Point]] = {}
    cells = []
    for column in range(columns):
        for row in range(rows):
            corners: list[Point] = [(column, row), (column + 1, row), (column + 1, row + 1), (column, row + 1)]
            ring: list[Point] = []
            for start, end in zip(corners, [*corners[1:], corners[0]], strict=True):
                if (start, end) not in borders:
                    borders[start, end] = border(start, end)
                    borders[end, start] = borders[start, end][::-1]
                ring += borders[start, end][:-1]
            cells.append((*ring, ring[0]))
    return cells


def test_polygons_and_features_are_read_alike() -> None:
    polygon = {"type": "Polygon", "coordinates": [[list(point) for point in SQUARE], [list(point) for point in HOLE]]}
    several = {"type": "MultiPolygon", "coordinates": [polygon["coordinates"]]}
    feature = {"type": "Feature", "properties": {}, "geometry": several}
    assert polygons_of(polygon) == polygons_of(several) == polygons_of(feature) == ((SQUARE, HOLE),)


def test_a_height_behind_a_point_is_ignored() -> None:
    ring = [[x, y, 120.5] for x, y in SQUARE]
    assert polygons_of({"type": "Polygon", "coordinates": [ring]}) == ((SQUARE,),)


@pytest.mark.parametrize(
    ("geometry", "words"),
    [
        (None, "fehlt die Geometrie"),
        ("Polygon", "fehlt die Geometrie"),
        ({"type": "Feature", "geometry": None}, "fehlt die Geometrie"),
        ({"type": "Point", "coordinates": [1, 2]}, "ist „Point“"),
        ({"coordinates": []}, "ist „None“"),
        ({"type": ["Polygon"], "coordinates": []}, "erwartet wird Polygon"),
        ({"type": "Polygon"}, "nicht so verschachtelt"),
        ({"type": "Polygon", "coordinates": []}, "ist leer"),
        ({"type": "MultiPolygon", "coordinates": []}, "ist leer"),
        ({"type": "MultiPolygon", "coordinates": [[]]}, "ist leer"),
        ({"type": "MultiPolygon", "coordinates": [list(SQUARE)]}, "verschachtelt"),
        ({"type": "Polygon", "coordinates": [SQUARE[:3]]}, "mindestens vier Punkte"),
        ({"type": "Polygon", "coordinates": [SQUARE[:4]]}, "der letzte muss der erste sein"),
        ({"type": "Polygon", "coordinates": [[["6,1", "54,3"]] * 4]}, "kein Punkt in Grad"),
        ({"type": "Polygon", "coordinates": [[[True, False]] * 4]}, "kein Punkt in Grad"),
        ({"type": "Polygon", "coordinates": [[[1]] * 4]}, "kein Punkt in Grad"),
        ({"type": "Polygon", "coordinates": [[[math.nan, 1]] * 4]}, "kein Punkt in Grad"),
        ({"type": "Polygon", "coordinates": [[[32_500_000.0, 5_600_000.0]] * 4]}, "kein Punkt in Grad"),
    ],
)
def test_what_is_no_area_in_degrees_is_told_in_german(geometry: object, words: str) -> None:
    with pytest.raises(GeometryError, match=words):
        polygons_of(geometry)


def test_area_and_distance_of_a_square_with_a_hole() -> None:
    assert area(SQUARE) == 16
    assert area(SQUARE[::-1]) == -16
    assert distance((SQUARE,), (2, 1)) == 1
    assert distance((SQUARE, HOLE), (0.5, 2)) == 0.5
    assert distance((SQUARE, HOLE), (2, 2)) == -1
    assert distance((SQUARE,), (7, 8)) == -5


def test_the_middle_of_a_square_is_its_middle() -> None:
    x, y = inner_point((SQUARE,))
    assert math.hypot(x - 2, y - 2) < 0.2


def test_with_a_stretch_the_place_moves_to_where_a_line_of_text_fits() -> None:
    x, y = inner_point((BOOT,), stretch=4)
    assert y > 8
    assert 3 < x < 9


def test_a_line_without_area_has_a_place_too() -> None:
    assert inner_point((((0, 1), (4, 1), (2, 1), (0, 1)),)) == (2, 1)


def test_a_needle_is_searched_without_thousands_of_cells() -> None:
    needle = ((0.0, 0.0), (10_000.0, 0.0), (10_000.0, 0.5), (0.0, 0.5), (0.0, 0.0))
    assert distance((needle,), inner_point((needle,))) > 0.2


@settings(deadline=None)
@given(st.integers(0, 10**6), st.sampled_from([1.0, 2.5, 5.0]))
def test_the_place_is_inside_and_always_the_same(seed: int, stretch: float) -> None:
    for ring in grid(2, 1, seed):
        place = inner_point((ring,), stretch)
        assert distance((ring,), place) > (0.2 if stretch == 1 else 0)
        assert inner_point((ring,), stretch) == place


def test_the_outline_of_neighbours_is_what_surrounds_them_all() -> None:
    cells: list[Ring] = [((x, 0), (x + 1, 0), (x + 1, 1), (x, 1), (x, 0)) for x in (0, 1)]
    (line,) = outline(cells)
    assert area(line) == 2
    assert set(line) == {(0, 0), (1, 0), (2, 0), (2, 1), (1, 1), (0, 1)}


def test_areas_apart_have_an_outline_each_and_a_ring_of_areas_an_inner_one() -> None:
    far: Ring = tuple((x + 10, y) for x, y in SQUARE)
    assert sorted(map(area, outline([SQUARE, far]))) == [16, 16]
    around = [cell for number, cell in enumerate(grid(3, 3, 1)) if number != 4]
    outer, inner = sorted(outline(around), key=area, reverse=True)
    assert area(outer) > 8
    assert -1.4 < area(inner) < -0.6


@settings(deadline=None)
@given(st.integers(0, 10**6), st.sampled_from([0.0, 0.02, 0.1, 0.3]))
def test_thinned_neighbours_still_share_their_borders(seed: int, tolerance: float) -> None:
    cells = grid(3, 2, seed)
    thinned = thin(cells, tolerance)
    assert sum(map(area, thinned)) == pytest.approx(sum(map(area, outline(thinned))))
    assert sum(map(len, thinned)) <= sum(map(len, cells))
    assert all(set(after) <= set(before) for before, after in zip(cells, thinned, strict=True))
    assert all(
        distance((after,), point) > -tolerance - 1e-9 or distance((after,), point) > 0
        for before, after in zip(cells, thinned, strict=True)
        for point in before
    )


def test_a_straight_border_loses_all_points_between_its_ends_in_both_neighbours() -> None:
    left: Ring = ((0, 0), (1, 0), (1, 1), (1, 2), (1, 3), (0, 3), (0, 0))
    right: Ring = ((1, 0), (2, 0), (2, 3), (1, 3), (1, 2), (1, 1), (1, 0))
    after_left, after_right = thin([left, right], 0.1)
    assert {(1, 1), (1, 2)}.isdisjoint(after_left + after_right)
    assert sorted(map(area, (after_left, after_right))) == [3, 3]


def test_of_two_equally_far_points_both_neighbours_keep_the_same() -> None:
    border: Ring = ((0, 0), (1, 1), (3, 1), (4, 0))
    above, below = thin([(*border, (2, 9), (0, 0)), (*border[::-1], (2, -9), (4, 0))], 0.95)
    assert set(above) & set(border) == set(below) & set(border)
    assert len(set(above) & set(border)) == 3


@settings(deadline=None)
@given(st.integers(0, 10**6))
def test_an_enclave_and_the_hole_around_it_stay_the_same_line(seed: int) -> None:
    (enclave,) = grid(1, 1, seed)
    turned = (*enclave[5:-1], *enclave[:5], enclave[5])[::-1]
    inner, hole = thin([enclave, turned], 0.1)
    assert set(inner) == set(hole)
    assert area(inner) == pytest.approx(-area(hole))
