"""Outlines of districts from GeoJSON, worked by hand: at the equator a degree is a degree both ways."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from shared import ROOT

from ocop_analysis.errors import InputError
from ocop_analysis.land import Land, land_of_geojson, land_of_tiles, path_of
from ocop_analysis.params import load_params
from ocop_analysis.project import Project


def feature(code: str, *rings: list[list[float]]) -> dict[str, Any]:
    return {
        "type": "Feature",
        "properties": {"code": code},
        "geometry": {"type": "Polygon", "coordinates": list(rings)},
    }


def box(west: float, south: float, east: float, north: float) -> list[list[float]]:
    return [[west, south], [east, south], [east, north], [west, north], [west, south]]


def land(*features: dict[str, Any]) -> Land:
    codes = [one["properties"]["code"] for one in features]
    return land_of_geojson({"type": "FeatureCollection", "features": list(features)}, codes, "map.geojson")


def test_two_districts_side_by_side_at_the_equator() -> None:
    found = land(feature("164", box(0, -1, 2, 1)), feature("165", box(2, -1, 4, 1)))
    assert (found.width, found.height, found.is_map) == (100, 50, True)
    assert set(found.outlines["164"][0]) == {(0, 0), (50, 0), (50, 50), (0, 50)}
    assert set(found.outlines["165"][0]) == {(50, 0), (100, 0), (100, 50), (50, 50)}
    assert found.labels["164"][0] == 25
    assert found.labels["165"][0] == 75


def test_longitude_shrinks_with_latitude() -> None:
    """At 60 degrees a degree of longitude is half as long: a box of 2 x 1 degrees is a square."""
    found = land(feature("164", box(0, 59.5, 2, 60.5)))
    assert found.height == pytest.approx(100, abs=0.1)


def test_a_hole_stays_a_hole_and_the_name_stands_beside_it() -> None:
    found = land(feature("164", box(0, -2, 4, 2), box(1, -1, 2, 1)))
    assert len(found.outlines["164"]) == 2
    x, y = found.labels["164"]
    assert 0 < x < 100
    assert 0 < y < 100
    assert not (25 < x < 50 and 25 < y < 75)


def test_a_name_stands_inside_a_district_that_bends() -> None:
    """A U: the middle of its box is outside of it."""
    u = [[0, 0], [3, 0], [3, 3], [2, 3], [2, 1], [1, 1], [1, 3], [0, 3], [0, 0]]
    _, y = land(feature("164", u)).labels["164"]
    assert y > 66


def test_points_closer_than_a_tenth_of_a_unit_become_one() -> None:
    wave = [[0, 0], *([i / 10_000, 0] for i in range(1, 10_000)), [1, 0], [1, 1], [0, 1], [0, 0]]
    (ring,) = land(feature("164", wave)).outlines["164"]
    assert len(ring) < 1_010


def test_what_is_missing_is_told_all_at_once() -> None:
    collection = {"type": "FeatureCollection", "features": [feature("164", box(0, 0, 1, 1)), {"properties": None}]}
    with pytest.raises(InputError) as caught:
        land_of_geojson(collection, ["164", "165", "167"], "params/map.geojson")
    assert [problem.what for problem in caught.value.problems] == [
        "Bản đồ thiếu hình của huyện 165",
        "Bản đồ thiếu hình của huyện 167",
    ]


@pytest.mark.parametrize("content", [None, [], {"type": "Topology"}, {"features": {}}])
def test_what_is_no_collection(content: object) -> None:
    with pytest.raises(InputError, match="FeatureCollection"):
        land_of_geojson(content, ["164"], "params/map.geojson")


@pytest.mark.parametrize(
    "coordinates", [[[["a", 1], [1, 1], [0, 1]]], [[[float("nan"), 1], [1, 1], [0, 1]]], [[1, 2]], []]
)
def test_coordinates_that_are_no_numbers(coordinates: list[Any]) -> None:
    broken = {"properties": {"code": "164"}, "geometry": {"type": "Polygon", "coordinates": coordinates}}
    with pytest.raises(InputError, match="thiếu hình của huyện 164"):
        land_of_geojson({"features": [broken]}, ["164"], "params/map.geojson")


def test_squares_where_there_is_no_map() -> None:
    found = land_of_tiles([["167", "168", "170"], ["171", "164", "169"]])
    assert (found.width, found.height, found.is_map) == (3, 2, False)
    assert path_of(found.outlines["169"]) == "M2 1L3 1L3 2L2 2Z"
    assert found.labels["164"] == (1.5, 1.5)


def nine_boxes(tiles: list[list[str]]) -> dict[str, Any]:
    """Districts as boxes of a degree where the squares lie: no real border, only a shape to draw."""
    places = {code: (x, -y) for y, line in enumerate(tiles) for x, code in enumerate(line)}
    features = [feature(code, box(x, y - 1, x + 1, y)) for code, (x, y) in places.items()]
    return {"type": "FeatureCollection", "features": features}


def test_a_map_in_params_is_drawn_in_place_of_the_squares(sample: Project) -> None:
    tiles = sample.params.plan.tiles
    squares = sample.report("province", 2024)
    (sample.root / "params" / "map.geojson").write_text(json.dumps(nine_boxes(tiles)), encoding="utf-8")
    try:
        mapped = Project(sample.root, "sample")
        report = mapped.report("province", 2024)
        groups = report.groups().html
        for code in (code for line in tiles for code in line):
            assert groups.count(f'id="dia-phan-{code}"') == 1
            assert groups.count(f'href="#dia-phan-{code}"') > 50
        assert "<rect" not in "".join(re.findall(r'<svg class="spark".*?</svg>', groups))
        assert 'class="outlines"' not in squares.groups().html
        assert report.figures["map"].alt.replace("Bản đồ các huyện", "Bản đồ ô vuông") == squares.figures["map"].alt
        assert report.figures["map"].table == squares.figures["map"].table
        assert len(groups) < len(squares.groups().html) * 1.2
    finally:
        (sample.root / "params" / "map.geojson").unlink()


def test_a_spoilt_map_is_told_with_the_other_mistakes(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "params", tmp_path / "params")
    (tmp_path / "params" / "map.geojson").write_text("{", encoding="utf-8")
    (tmp_path / "params" / "evaluation.yml").write_text("status: maybe", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        load_params(tmp_path / "params")
    told = " ".join(str(problem) for problem in caught.value.problems)
    assert "Không đọc được JSON" in told
    assert "params/map.geojson" in told
    assert "params/evaluation.yml" in told
