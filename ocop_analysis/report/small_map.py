"""A map of the districts small enough for a table cell: squares where they lie, darker for more, crossed where unknown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from ..words import say
from .indicator_words import bare_text
from .model import IndicatorRow
from .style import QUIET, SEQUENCE

SIDE, UP, GAP = 19, 13, 1


def small_map(row: IndicatorRow, tiles: Sequence[Sequence[str]], names: Mapping[str, str]) -> Markup:
    """Return the districts' values as inline SVG with all numbers as text alternative; "" without any.

    tiles: codes of districts, row by row, north to south. Five shades from the least to the greatest known value.
    """
    values = dict(row.by_district)
    known = [value for value in values.values() if value is not None]
    if not known:
        return Markup("")
    low, high = min(known), max(known)
    squares = [
        _square(column * (SIDE + GAP), line * (UP + GAP), _shade(values.get(code), low, high))
        for line, codes in enumerate(tiles)
        for column, code in enumerate(codes)
    ]
    said = "; ".join(f"{names[code]}: {_text(values.get(code), row)}" for code in values)
    width, height = max(map(len, tiles)) * (SIDE + GAP), len(tiles) * (UP + GAP)
    return Markup(
        '<svg class="spark" viewBox="0 0 {w} {h}" width="{w}" height="{h}" role="img" aria-labelledby="bd-{id}">'
        '<title id="bd-{id}">{title}</title>{squares}</svg>'
    ).format(
        w=width,
        h=height,
        id=row.id,
        title=say("chart-small-map", what=row.short, year=str(row.now.year), districts=said),
        squares=Markup("").join(squares),
    )


def _shade(value: float | None, low: float, high: float) -> str | None:
    if value is None:
        return None
    return SEQUENCE[2 if high == low else min(int((value - low) / (high - low) * len(SEQUENCE)), len(SEQUENCE) - 1)]


def _square(x: int, y: int, shade: str | None) -> Markup:
    if shade is None:
        path = f"M{x + 4} {y + UP / 2:g}h{SIDE - 8}"
        return Markup('<path d="{}" stroke="{}" stroke-width="1"/>').format(path, QUIET)
    return Markup('<rect x="{}" y="{}" width="{}" height="{}" fill="{}"/>').format(x, y, SIDE, UP, shade)


def _text(value: float | None, row: IndicatorRow) -> str:
    return say("chart-small-map-unknown") if value is None else bare_text(value, row.unit, row.decimals)
