"""Where the districts lie: their outlines from a GeoJSON file where ``params/`` has one, else a square for each."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from .errors import InputError, Problem

Point = tuple[float, float]
Ring = tuple[Point, ...]
WIDTH = 100.0
"""Of a land with outlines, in units; its height follows from its shape."""
STEP = 1
"""Decimals of a unit that outlines keep: neighbours stay neighbours, as both round the same points of their border alike."""
_GRID = 31
_CODE = "code"
_TODO = "sửa tệp, hoặc xóa tệp để dùng bản đồ ô vuông"


@dataclass(frozen=True)
class Land:
    """The districts in a box of `width` x `height` units, x to the east, y to the south.

    outlines: the rings of each district by its code; a ring inside another is a hole. labels: a point inside each district with
    room for its name. is_map: outlines, not squares.
    """

    width: float
    height: float
    outlines: Mapping[str, tuple[Ring, ...]]
    labels: Mapping[str, Point]
    is_map: bool


def land_of_tiles(tiles: Sequence[Sequence[str]]) -> Land:
    """Return a land of squares, one unit wide: `tiles` holds codes of districts, row by row, north to south.

    >>> land_of_tiles([["167", "168"], ["171"]]).outlines["171"]
    (((0, 1), (1, 1), (1, 2), (0, 2)),)
    """
    places = {code: (x, y) for y, line in enumerate(tiles) for x, code in enumerate(line)}
    squares = {code: (((x, y), (x + 1, y), (x + 1, y + 1), (x, y + 1)),) for code, (x, y) in places.items()}
    middles = {code: (x + 0.5, y + 0.5) for code, (x, y) in places.items()}
    return Land(max(map(len, tiles), default=0), len(tiles), squares, middles, False)


def land_of_geojson(content: Any, codes: Iterable[str], where: str) -> Land:
    """Return the land of a GeoJSON FeatureCollection (RFC 7946) whose features have the code of a district as `properties.code`.

    Projection: degrees as they are, those of longitude shortened by the cosine of the middle latitude, which is right to a
    thousandth over a province. Features of other codes are left out.
    Errors: InputError with one Problem for every district that is missing or has no area, or when it is no FeatureCollection.
    """
    wanted = list(codes)
    features = content.get("features") if isinstance(content, Mapping) else None
    if not isinstance(features, list):
        raise InputError([Problem("Bản đồ không phải FeatureCollection", where, "chỉ đọc GeoJSON (RFC 7946)", _TODO)])
    found = {str((f.get("properties") or {}).get(_CODE, "")): _rings(f.get("geometry") or {}) for f in features}
    problems = [
        Problem(f"Bản đồ thiếu hình của huyện {code}", where, f"cần một Polygon có properties.{_CODE} = {code}", _TODO)
        for code in wanted
        if not found.get(code)
    ]
    if problems:
        raise InputError(problems)
    return _fitted({code: found[code] for code in wanted})


def path_of(rings: Iterable[Ring], scale: float = 1.0) -> str:
    """Return rings as the data of an SVG path.

    >>> path_of([((0, 0), (1.5, 0), (1.5, 2))], scale=10)
    'M0 0L15 0L15 20Z'
    """
    return "".join("M" + "L".join(f"{x * scale:g} {y * scale:g}" for x, y in ring) + "Z" for ring in rings)


def _rings(geometry: Mapping[str, Any]) -> list[Ring]:
    """Return the rings of a polygon or of several, as degrees; none for any other geometry or for what is no numbers."""
    kind, coordinates = geometry.get("type"), geometry.get("coordinates") or []
    polygons = {"Polygon": [coordinates], "MultiPolygon": coordinates}.get(str(kind), [])
    try:
        rings = [tuple((float(x), float(y)) for x, y, *_ in ring) for polygon in polygons for ring in polygon]
    except (TypeError, ValueError):
        return []
    return rings if all(math.isfinite(value) for ring in rings for point in ring for value in point) else []


def _fitted(degrees: Mapping[str, Sequence[Ring]]) -> Land:
    """Return rings in degrees as a land: north up, rounded, without rings and points that rounding makes superfluous."""
    points = [point for rings in degrees.values() for ring in rings for point in ring]
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    south, north = min(y for _, y in points), max(y for _, y in points)
    squeeze = math.cos(math.radians((south + north) / 2))
    scale = WIDTH / (((east - west) or 1.0) * squeeze)

    def placed(ring: Ring) -> Ring:
        moved = [(round((x - west) * squeeze * scale, STEP), round((north - y) * scale, STEP)) for x, y in ring]
        return tuple(point for point, before in zip(moved, [moved[-1], *moved[:-1]], strict=True) if point != before)

    outlines = {
        code: tuple(kept for kept in map(placed, rings) if len(set(kept)) > 2) for code, rings in degrees.items()
    }
    labels = {code: _label(rings) for code, rings in outlines.items()}
    return Land(WIDTH, round((north - south) * scale, STEP), outlines, labels, True)


def _label(rings: Sequence[Ring]) -> Point:
    """Return the point inside that is farthest from every border, of a grid: a name put there has the most room."""
    starts = np.array([point for ring in rings for point in ring])
    ends = np.array([point for ring in rings for point in (*ring[1:], ring[0])])
    (west, north), (east, south) = starts.min(axis=0), starts.max(axis=0)
    parts = (np.arange(_GRID) + 0.5) / _GRID
    points = np.array([(west + (east - west) * x, north + (south - north) * y) for y in parts for x in parts])
    x, y = points[:, :1], points[:, 1:]
    way = ends - starts
    above = (starts[:, 1] > y) != (ends[:, 1] > y)
    with np.errstate(divide="ignore", invalid="ignore"):
        crossed = above & (x < starts[:, 0] + (y - starts[:, 1]) * way[:, 0] / way[:, 1])
    inside = crossed.sum(axis=1) % 2 == 1
    along = ((x - starts[:, 0]) * way[:, 0] + (y - starts[:, 1]) * way[:, 1]) / np.maximum((way**2).sum(axis=1), 1e-12)
    near = starts + way * np.clip(along, 0, 1)[:, :, None]
    room = np.hypot(near[:, :, 0] - x, near[:, :, 1] - y).min(axis=1)
    best = points[np.argmax(np.where(inside, room, -1.0))]
    return float(best[0]), float(best[1])
