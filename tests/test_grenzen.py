"""Boundaries: simplified without gap or overlap, kept with their source, and every wrong file told in German."""

from __future__ import annotations

import json
import os
import random
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.grenzen import Grenzen, GrenzenError, read_grenzen, simplify
from macros.karte import MapArea, project

KLEIN = Path(__file__).parent / "daten" / "gemeinden_klein.geojson"
SQUARE = [[6, 54], [6.1, 54], [6.1, 54.1], [6, 54.1], [6, 54]]
NEIGHBOUR = [[6.1, 54], [6.2, 54], [6.2, 54.1], [6.1, 54.1], [6.1, 54]]


def feature(ring: list[Any] | None = None, **properties: object) -> dict[str, Any]:
    geometry = {"type": "Polygon", "coordinates": [ring or SQUARE]}
    return {"type": "Feature", "properties": properties or {"ags": "99001001"}, "geometry": geometry}


def write(folder: Path, *features: object, **members: object) -> Path:
    path = folder / "grenzen.geojson"
    content = {"type": "FeatureCollection", "features": list(features)} | members
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def shapes_of(grenzen: Grenzen) -> dict[str, Any]:
    return {ags: shapely.from_geojson(json.dumps(geometry)) for ags, geometry in grenzen.by_ags.items()}


def holes_of(shape: Any) -> int:
    return int(shapely.get_num_interior_rings(shapely.get_parts(shape)).sum())


def assert_seamless(shapes: list[Any]) -> None:
    parts = np.array(shapes)
    assert shapely.is_valid(parts).all()
    assert not shapely.is_empty(parts).any()
    assert shapely.coverage_is_valid(parts)
    whole = shapely.union_all(parts)
    assert shapely.area(parts).sum() == pytest.approx(whole.area, rel=1e-9)


@pytest.fixture(scope="module")
def klein() -> Grenzen:
    return read_grenzen(KLEIN)


def test_all_areas_come_back_seamless_with_fewer_points(klein: Grenzen) -> None:
    raw = json.loads(KLEIN.read_text(encoding="utf-8"))["features"]
    before = {one["properties"]["ags"]: shapely.from_geojson(json.dumps(one["geometry"])) for one in raw}
    after = shapes_of(klein)
    assert list(after) == sorted(before)
    assert_seamless(list(after.values()))
    assert not holes_of(shapely.union_all(list(after.values())))
    counts = [sum(map(shapely.get_num_coordinates, shapes.values())) for shapes in (before, after)]
    assert counts[1] < counts[0]
    for ags, shape in after.items():
        assert shape.intersection(before[ags]).area > 0.93 * before[ags].area


def test_an_enclave_stays_a_hole_and_an_exclave_stays_a_part(klein: Grenzen) -> None:
    shapes = shapes_of(klein)
    (hole,) = shapes["99001001"].interiors
    assert shapely.Polygon(hole).equals(shapes["99001009"])
    assert klein.by_ags["99001010"]["type"] == "MultiPolygon"
    assert len(shapes["99001005"].interiors) == 1


def test_coordinates_have_five_decimals_and_outer_rings_run_as_rfc_7946_asks(klein: Grenzen) -> None:
    for geometry in klein.by_ags.values():
        polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
        for outer, *holes in polygons:
            assert shapely.LinearRing(outer).is_ccw
            assert not any(shapely.LinearRing(hole).is_ccw for hole in holes)
            assert all(type(value) is float and value == round(value, 5) for x_y in outer for value in x_y)


def test_a_boundary_is_found_by_ars_by_ags_and_after_a_change_of_verband(klein: Grenzen) -> None:
    assert klein.geometry("990015001004") == klein.geometry("99001004") == klein.geometry("990017777004")
    assert klein.geometry("990010001999") is None
    assert klein.feature("990010001999") is None


def test_a_feature_carries_its_keys_and_its_source(klein: Grenzen) -> None:
    one = klein.feature("990015001004")
    assert one
    assert one["properties"] == {
        "ars": "990015001004",
        "ags": "99001004",
        "quelle": "© Vermessungsamt Musterland 2024 (frei erfunden) (Daten verändert)",
    }
    assert json.loads(json.dumps(one)) == one


@pytest.mark.parametrize(
    ("members", "expected"),
    [
        ({}, None),
        ({"attribution": "  "}, None),
        ({"attribution": "© Amt\n 2024"}, "© Amt 2024 (Daten verändert)"),
        ({"Quelle": "© Amt, Daten verändert"}, "© Amt, Daten verändert"),
        ({"license": 3, "copyright": "© Amt"}, "© Amt (Daten verändert)"),
    ],
)
def test_the_note_of_source_is_kept_and_says_that_data_were_changed(
    tmp_path: Path, members: dict[str, object], expected: str | None
) -> None:
    assert read_grenzen(write(tmp_path, feature(), **members)).quelle == expected


def test_only_the_kreis_asked_for_is_read() -> None:
    assert list(read_grenzen(KLEIN, kreis="99002").by_ags) == ["99002001"]


def test_the_order_of_the_file_does_not_matter(tmp_path: Path, klein: Grenzen) -> None:
    content = json.loads(KLEIN.read_text(encoding="utf-8"))
    random.Random(4).shuffle(content["features"])  # noqa: S311 -- an order, not a secret
    path = tmp_path / "anders.geojson"
    path.write_text(json.dumps(content), encoding="utf-8")
    assert read_grenzen(path) == klein


def test_several_features_of_a_gemeinde_become_one_and_water_is_left_out(tmp_path: Path) -> None:
    sea = [[6.2, 54], [6.3, 54], [6.3, 54.1], [6.2, 54.1], [6.2, 54]]
    path = write(
        tmp_path,
        feature(AGS="99001001", ARS="990010001001", GF=4),
        feature(NEIGHBOUR, AGS="99001001", ARS="990010001001", GF=4),
        feature(sea, AGS="99001001", ARS="990010001001", GF=2),
    )
    (shape,) = shapes_of(read_grenzen(path)).values()
    assert shape.equals(shapely.box(6, 54, 6.2, 54.1))


def test_a_gemeinde_without_geometry_is_simply_missing(tmp_path: Path) -> None:
    path = write(tmp_path, feature(), feature(ags="99001002") | {"geometry": None})
    assert list(read_grenzen(path).by_ags) == ["99001001"]


@pytest.mark.parametrize("name", ["urn:ogc:def:crs:OGC:1.3:CRS84", "urn:ogc:def:crs:EPSG::4326", "EPSG:4326"])
def test_wgs_84_may_be_named(tmp_path: Path, name: str) -> None:
    crs = {"type": "name", "properties": {"name": name}}
    assert read_grenzen(write(tmp_path, feature(), crs=crs)).by_ags


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "keine GeoJSON-Datei"),
        ("ags;name\n99001001;Musterstadt", "keine GeoJSON-Datei"),
        ("[" * 100_000, "keine GeoJSON-Datei"),
        ("[]", "keine GeoJSON-FeatureCollection"),
        ('{"type": "Topology"}', "keine GeoJSON-FeatureCollection"),
        ('{"type": "FeatureCollection"}', "keine GeoJSON-FeatureCollection"),
        ('{"type": "FeatureCollection", "features": []}', "keine Grenzen von Gemeinden"),
        ('{"type": "FeatureCollection", "features": [3]}', "Gebiet 1: Es ist kein GeoJSON-Feature"),
        ("Größe".encode("cp1252"), "JSON in UTF-8"),
    ],
)
def test_another_kind_of_file_is_told(tmp_path: Path, content: str | bytes, words: str) -> None:
    path = tmp_path / "grenzen.geojson"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(GrenzenError, match=words):
        read_grenzen(path)


@pytest.mark.parametrize(
    ("features", "words"),
    [
        ([feature(name="Musterstadt")], "Gebiet 1: Es fehlt der Schlüssel"),
        ([feature(), feature(ags="")], "Gebiet 2: Es fehlt der Schlüssel"),
        ([feature(ags=3154001)], "„3154001“ ist kein ARS .* führende Null"),
        ([feature(ags="14626")], "eine Datei mit Kreisen"),
        ([feature(ags="99001001", ars="990010001002")], "meinen verschiedene Gemeinden"),
        ([feature([[3250000, 560000]] * 4)], "Gemeinde 99001001: .* kein Punkt in Grad"),
        ([feature([[51, 10], [51.1, 10], [51.1, 10.1], [51, 10]])], "Länge und Breite sind vertauscht"),
        ([feature([[6, 54], [6.1, 54], [6.2, 54], [6, 54]])], "umschließt keine Fläche"),
        ([feature() | {"geometry": {"type": "Point", "coordinates": [6, 54]}}], "ist „Point“"),
        ([feature(), feature(ags="99001002")], "nicht ohne Lücken und Überschneidungen"),
    ],
)
def test_an_unusable_area_is_told_with_its_place(tmp_path: Path, features: list[object], words: str) -> None:
    with pytest.raises(GrenzenError, match=words) as caught:
        read_grenzen(write(tmp_path, *features))
    assert "\n" not in str(caught.value)


def test_a_file_for_another_kreis_says_which_it_holds() -> None:
    with pytest.raises(GrenzenError, match=r"keine Grenzen für den Kreis 14626 \(enthalten: 99001, 99002\)"):
        read_grenzen(KLEIN, kreis="14626")


def test_another_coordinate_system_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    with pytest.raises(GrenzenError, match="anderes Koordinatensystem"):
        read_grenzen(write(tmp_path, feature(), crs={"properties": {"name": "urn:ogc:def:crs:EPSG::25832"}}))
    for path in (tmp_path, tmp_path / "fehlt.geojson"):
        with pytest.raises(GrenzenError, match="gibt es nicht oder sie ist nicht lesbar"):
            read_grenzen(path)


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 300), st.integers(0, 300)), min_size=3, max_size=14, unique=True),
    st.sampled_from([10.0, 250.0, 2000.0]),
)
def test_any_neighbours_keep_their_shared_borders(sites: list[tuple[int, int]], tolerance: float) -> None:
    points = shapely.MultiPoint([(6 + x / 1000, 54 + y / 1000) for x, y in sites])
    frame = shapely.box(5.9, 53.9, 6.4, 54.4)
    cells = [shapely.segmentize(cell & frame, 0.02) for cell in shapely.get_parts(shapely.voronoi_polygons(points))]
    smooth = simplify(cells, tolerance)
    assert len(smooth) == len(cells)
    assert_seamless(smooth)
    assert not holes_of(shapely.union_all(smooth))


@settings(deadline=None, max_examples=30)
@given(st.integers(0, 10**6))
def test_neighbours_that_were_simplified_one_by_one_are_mended(seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311 -- a shape, not a secret
    raw = json.loads(KLEIN.read_text(encoding="utf-8"))["features"]
    apart = [shapely.from_geojson(json.dumps(one["geometry"])).simplify(dice.choice([0, 0.0005, 0.002])) for one in raw]
    assert_seamless(simplify(apart, 250))


@pytest.mark.echt
@pytest.mark.skipif(
    "KONZEPT_REGISTER" not in os.environ, reason="KONZEPT_REGISTER nennt keinen Ordner mit echten Grenzen"
)
@pytest.mark.parametrize(
    ("name", "kreis", "count"),
    [
        ("goerlitz_vg5000", "14626", 53),
        ("goerlitz_vg250_simpl120m", "14626", 53),
        ("helmstedt_vg5000", "03154", 28),
        ("helmstedt_vg250_simpl120m", "03154", 28),
    ],
)
def test_real_boundaries_are_seamless_small_and_name_their_source(name: str, kreis: str, count: int) -> None:
    grenzen = read_grenzen(Path(os.environ["KONZEPT_REGISTER"]) / f"gemeinden_{name}.geojson", kreis=kreis)
    assert len(grenzen.by_ags) == count
    assert_seamless(list(shapes_of(grenzen).values()))
    assert grenzen.quelle
    assert "BKG" in grenzen.quelle
    assert "verändert" in grenzen.quelle
    shapes = project([MapArea(ags, ags, "", geometry) for ags, geometry in grenzen.by_ags.items()])
    assert sum(len(one.pfad) for one in shapes.flaechen) < 25_000
