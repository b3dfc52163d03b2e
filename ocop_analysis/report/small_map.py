"""A map of the districts small enough for a table cell: where they lie, darker for more, without a shade where unknown."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from ..land import Land, path_of
from ..words import say
from .indicator_words import bare_text
from .model import IndicatorRow
from .style import QUIET, SEQUENCE

SIDE, UP, GAP = 19, 13, 1
"""The sides of a square and what lies between two, in pixels."""
ACROSS = 60
"""The width of a map with outlines, in pixels."""
_SHAPE = "dia-phan-"


def small_map(row: IndicatorRow, land: Land, names: Mapping[str, str]) -> Markup:
    """Return the districts' values as inline SVG with all numbers as text alternative; "" without any.

    Five shades from the least to the greatest known value. A land with outlines refers to those of `outlines_of`.
    """
    values = dict(row.by_district)
    known = [value for value in values.values() if value is not None]
    if not known:
        return Markup("")
    low, high = min(known), max(known)
    shades = {code: _shade(values.get(code), low, high) for code in land.outlines}
    drawn = [_outline(code, shade) if land.is_map else _square(land, code, shade) for code, shade in shades.items()]
    said = "; ".join(f"{names[code]}: {_text(values.get(code), row)}" for code in values)
    width, height = (
        (ACROSS, round(ACROSS * land.height / land.width))
        if land.is_map
        else (land.width * (SIDE + GAP), land.height * (UP + GAP))
    )
    box = (land.width, land.height) if land.is_map else (width, height)
    return Markup(
        '<svg class="spark map" viewBox="0 0 {across} {up}" width="{w}" height="{h}" role="img" aria-labelledby="bd-{id}">'
        '<title id="bd-{id}">{title}</title>{drawn}</svg>'
    ).format(
        across=f"{box[0]:g}",
        up=f"{box[1]:g}",
        w=f"{width:g}",
        h=f"{height:g}",
        id=row.id,
        title=say("chart-small-map", what=row.short, year=str(row.now.year), districts=said),
        drawn=Markup("").join(drawn),
    )


def _shade(value: float | None, low: float, high: float) -> str | None:
    if value is None:
        return None
    return SEQUENCE[2 if high == low else min(int((value - low) / (high - low) * len(SEQUENCE)), len(SEQUENCE) - 1)]


def outlines_of(land: Land) -> Markup:
    """Return the outlines that small maps refer to, once for a page; "" for a land of squares."""
    if not land.is_map:
        return Markup("")
    paths = [
        Markup('<path id="{}{}" d="{}" fill-rule="evenodd"/>').format(_SHAPE, code, path_of(rings))
        for code, rings in land.outlines.items()
    ]
    return Markup('<svg class="outlines" width="0" height="0" aria-hidden="true"><defs>{}</defs></svg>').format(
        Markup("").join(paths)
    )


def _outline(code: str, shade: str | None) -> Markup:
    looks = {
        "fill": shade or "none",
        "stroke": QUIET,
        "stroke-width": "0.8",
        "stroke-dasharray": "none" if shade else "2 2",
    }
    said = Markup(" ").join(Markup('{}="{}"').format(name, value) for name, value in looks.items() if value != "none")
    fill = Markup("") if shade else Markup(' fill="none"')
    return Markup('<use href="#{}{}" {}{}/>').format(_SHAPE, code, said, fill)


def _square(land: Land, code: str, shade: str | None) -> Markup:
    x, y = (int(value) for value in land.labels[code])
    x, y = x * (SIDE + GAP), y * (UP + GAP)
    if shade is None:
        path = f"M{x + 4} {y + UP / 2:g}h{SIDE - 8}"
        return Markup('<path d="{}" stroke="{}" stroke-width="1"/>').format(path, QUIET)
    return Markup('<rect x="{}" y="{}" width="{}" height="{}" fill="{}"/>').format(x, y, SIDE, UP, shade)


def _text(value: float | None, row: IndicatorRow) -> str:
    return say("chart-small-map-unknown") if value is None else bare_text(value, row.unit, row.decimals)
