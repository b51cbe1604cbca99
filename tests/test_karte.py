"""The map: where things are drawn, what fits, how little data it takes, and what its paths mean."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.geometry import GeometryError
from macros.karte import FONT_SIZE, MapArea, MapShape, MapShapes, project, text_width
from macros.namen import split_name

ROOT = Path(__file__).parents[1]
KLEIN = Path(__file__).parent / "daten" / "gemeinden_klein.geojson"
NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)")


def areas_of(path: Path) -> list[MapArea]:
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    return [
        MapArea(
            one["properties"]["ags"],
            split_name(one["properties"]["name"], one["properties"]["ags"][:5]).name,
            f"gemeinden/{one['properties']['ags']}/",
            one["geometry"],
        )
        for one in features
    ]


def box(west: float, south: float, east: float, north: float) -> dict[str, Any]:
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}


def rings_of(path: str) -> list[list[tuple[float, float]]]:
    """What a browser makes of the path data: closed rings of points."""
    assert re.fullmatch(r"(?:M[-0-9. ]+l[-0-9. ]+z)*", path)
    rings = []
    for part in path.split("z")[:-1]:
        start, steps = part[1:].split("l")
        x, y = map(float, NUMBER.findall(start))
        ring = [(x, y)]
        numbers = list(map(float, NUMBER.findall(steps)))
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = round(x + dx, 1), round(y + dy, 1)
            ring.append((x, y))
        rings.append([*ring, ring[0]])
    return rings


def filled(path: str) -> Any:
    """The area a path fills by the nonzero rule: clockwise rings (on a screen) add, the others take away."""
    polygons = [shapely.Polygon(ring) for ring in rings_of(path)]
    outer = [one for one in polygons if one.exterior.is_ccw]
    holes = [one for one in polygons if not one.exterior.is_ccw]
    return shapely.difference(shapely.union_all(outer), shapely.union_all(holes))


@pytest.fixture(scope="module")
def klein() -> MapShapes:
    return project(areas_of(KLEIN))


def by_key(shapes: MapShapes) -> dict[str, MapShape]:
    return {one.key: one for one in shapes.flaechen}


def test_every_area_is_a_named_link_in_the_given_order(klein: MapShapes) -> None:
    assert [(one.key, one.name, one.href) for one in klein.flaechen] == [
        (area.key, area.name, area.href) for area in areas_of(KLEIN)
    ]


def test_everything_lies_inside_the_viewbox(klein: MapShapes) -> None:
    assert klein.viewbox == f"0 0 {klein.breite} {klein.hoehe}"
    west, south, east, north = shapely.total_bounds([filled(one.pfad) for one in klein.flaechen])
    assert (west, south, east) == (4, 4, klein.breite - 4)
    assert klein.hoehe - 5 <= north <= klein.hoehe - 4


def test_degrees_of_longitude_are_shortened_by_the_latitude() -> None:
    (shape,) = project([MapArea("a", "A", "", box(6, 59.9, 6.2, 60.1))], 108).flaechen
    west, north, east, south = filled(shape.pfad).bounds
    assert (east - west) / (south - north) == pytest.approx(0.5, abs=0.005)


def test_north_is_up_and_west_is_left() -> None:
    south_west, north_east = project(
        [MapArea("a", "A", "", box(6, 54, 6.1, 54.1)), MapArea("b", "B", "", box(6.1, 54.1, 6.2, 54.2))]
    ).flaechen
    assert south_west.x < north_east.x
    assert south_west.mitte_y > north_east.mitte_y


def test_shared_borders_stay_shared_in_paths_and_in_the_mark(klein: MapShapes) -> None:
    for paths in ([one.pfad for one in klein.flaechen], [one.umriss for one in klein.flaechen]):
        parts = [filled(path) for path in paths]
        whole = shapely.union_all(parts)
        assert sum(part.area for part in parts) == pytest.approx(whole.area, rel=1e-6)
        assert not any(polygon.interiors for polygon in shapely.get_parts(whole))


def test_an_enclave_is_cut_out_and_an_exclave_is_drawn(klein: MapShapes) -> None:
    shapes = by_key(klein)
    stadt, enclave = filled(shapes["99001001"].pfad), filled(shapes["99001009"].pfad)
    assert stadt.intersection(enclave).area == 0
    assert shapely.Polygon(stadt.exterior).contains(enclave)
    assert len(rings_of(shapes["99001010"].pfad)) == 2


def test_holes_run_against_their_outer_ring_however_the_file_has_them() -> None:
    hole = box(6.2, 54.2, 6.8, 54.8)["coordinates"][0]
    for inner in (hole, hole[::-1]):
        geometry = {"type": "Polygon", "coordinates": [box(6, 54, 7, 55)["coordinates"][0], inner]}
        (shape,) = project([MapArea("a", "A", "", geometry)]).flaechen
        assert filled(shape.pfad).area == pytest.approx(0.64 * shapely.Polygon(rings_of(shape.pfad)[0]).area, rel=0.01)


def test_the_mark_takes_far_fewer_points_and_its_outline_is_one_line(klein: MapShapes) -> None:
    assert len(rings_of(klein.umriss)) == 1
    parts = shapely.union_all([filled(one.umriss) for one in klein.flaechen])
    assert filled(klein.umriss).area == pytest.approx(parts.area)
    assert len(klein.umriss) < 500
    assert 2 * sum(len(one.umriss) for one in klein.flaechen) < sum(len(one.pfad) for one in klein.flaechen)


def test_a_name_is_written_where_it_fits_and_only_there() -> None:
    wide, slim = project(
        [
            MapArea("a", "Musterstadt", "", box(6, 54, 6.9, 54.4)),
            MapArea("b", "Musterstadt", "", box(6.9, 54, 7.0, 54.4)),
        ]
    ).flaechen
    assert wide.beschriftet
    assert not slim.beschriftet


def test_a_written_name_stays_inside_its_own_area(klein: MapShapes) -> None:
    written = [one for one in klein.flaechen if one.beschriftet]
    assert written
    for one in written:
        half = text_width(one.name) / 2
        middle = one.y - 0.35 * FONT_SIZE
        label = shapely.box(one.x - half, middle - FONT_SIZE / 3, one.x + half, middle + FONT_SIZE / 3)
        assert filled(one.pfad).buffer(0.5).contains(label)


def test_every_label_place_lies_in_its_area_even_where_no_name_fits(klein: MapShapes) -> None:
    for one in klein.flaechen:
        assert filled(one.pfad).contains(shapely.Point(one.x, one.mitte_y))
        assert one.y == pytest.approx(one.mitte_y + 0.35 * FONT_SIZE, abs=0.11)


def test_a_name_that_does_not_fit_is_not_cut_off_by_the_edge(klein: MapShapes) -> None:
    for shape in klein.flaechen:
        half = text_width(shape.name) / 2
        assert half - 0.1 <= shape.name_x <= klein.breite - half + 0.1
        assert shape.name_x == shape.x or not shape.beschriftet


def test_a_label_point_from_the_data_goes_first() -> None:
    geometry = box(6, 54, 7, 55)
    (shape,) = project([MapArea("a", "A", "", geometry, label_point=(6.25, 54.5))], 108).flaechen
    west, north, east, south = filled(shape.pfad).bounds
    assert shape.x == pytest.approx(west + (east - west) / 4, abs=0.1)
    assert shape.mitte_y == pytest.approx((north + south) / 2, abs=0.1)


def test_a_tall_kreis_is_made_to_fit_and_stands_in_the_middle() -> None:
    tall = [MapArea("a", "A", "", box(6, 53, 6.1, 55))]
    shapes = project(tall, 400, max_height=300)
    assert shapes.viewbox == "0 0 400 300"
    west, north, east, south = filled(shapes.flaechen[0].pfad).bounds
    assert (north, south) == (4, 296)
    assert west - 0 == pytest.approx(400 - east, abs=0.2)
    assert project(tall, 400).hoehe > 5000


def test_areas_without_geometry_are_left_out_and_none_at_all_is_no_map() -> None:
    some = [MapArea("a", "A", "", None), MapArea("b", "B", "", box(6, 54, 7, 55))]
    assert [one.key for one in project(some).flaechen] == ["b"]
    for areas in ([], some[:1]):
        assert project(areas) == MapShapes("0 0 405 0", 405, 0, (), "")


def test_a_geometry_that_is_none_is_told_with_its_area() -> None:
    with pytest.raises(GeometryError, match="musterstadt: Die Geometrie ist „Point“"):
        project([MapArea("musterstadt", "Musterstadt", "", {"type": "Point", "coordinates": [6, 54]})])


def test_an_area_too_small_to_see_breaks_nothing() -> None:
    dot = box(6.5, 54.5, 6.500001, 54.500001)
    shapes = project([MapArea("a", "A", "", box(6, 54, 7, 55)), MapArea("b", "B", "", dot)])
    assert by_key(shapes)["b"].pfad == ""
    assert not by_key(shapes)["b"].beschriftet
    (alone,) = project([MapArea("b", "B", "", dot)]).flaechen
    assert alone.pfad


@settings(deadline=None, max_examples=40)
@given(
    st.integers(20, 1200),
    st.floats(-170, 170),
    st.floats(-70, 70),
    st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=1, max_size=8, unique=True),
)
def test_any_patchwork_keeps_its_cells_apart_and_together(
    width: int, west: float, south: float, cells: list[tuple[int, int]]
) -> None:
    areas = [
        MapArea(
            f"{column}-{row}",
            "Ort",
            "",
            box(*(west + column / 7, south + row / 9), *(west + (column + 1) / 7, south + (row + 1) / 9)),
        )
        for column, row in cells
    ]
    shapes = project(areas, width)
    parts = [filled(one.pfad) for one in shapes.flaechen]
    assert sum(part.area for part in parts) == pytest.approx(shapely.union_all(parts).area, rel=0.01)
    for one in shapes.flaechen:
        assert -0.1 <= one.x <= width + 0.1
        assert -0.1 <= one.mitte_y <= shapes.hoehe + 0.1


def test_the_same_areas_give_the_same_map_under_another_hash_seed() -> None:
    code = (
        "import json, sys; from macros.karte import MapArea, project\n"
        "features = json.load(open(sys.argv[1], encoding='utf-8'))['features']\n"
        "print(ascii(project([MapArea(one['id'], one['id'], '', one['geometry']) for one in features])))\n"
    )
    results = {
        subprocess.run(
            [sys.executable, "-c", code, str(KLEIN)],
            cwd=ROOT,
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(results) == 1


def test_drawing_needs_no_geometry_library() -> None:
    code = "import sys, macros.karte; sys.exit('shapely' in sys.modules or 'numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


@pytest.mark.echt
@pytest.mark.skipif(
    "KONZEPT_REGISTER" not in os.environ, reason="KONZEPT_REGISTER nennt keinen Ordner mit echten Grenzen"
)
@pytest.mark.parametrize("name", ["goerlitz_vg5000", "helmstedt_vg5000", "helmstedt_vg250_simpl120m"])
def test_a_real_kreis_takes_little_data_and_its_big_gemeinden_are_named(name: str) -> None:
    shapes = project(areas_of(Path(os.environ["KONZEPT_REGISTER"]) / f"gemeinden_{name}.geojson"))
    assert sum(len(one.pfad) for one in shapes.flaechen) < 25_000
    assert len(shapes.umriss) < 1_000
    assert any(one.beschriftet for one in shapes.flaechen)
    for one in shapes.flaechen:
        assert filled(one.pfad).buffer(0.2).contains(shapely.Point(one.x, one.mitte_y))
