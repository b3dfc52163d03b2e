"""A line of a few years, small enough for a table cell, over a pale band that shows where the districts lie."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from .indicator_words import bare_text
from .model import IndicatorRow, YearValue
from .style import INK, QUIET

WIDTH, HEIGHT, MARGIN = 96, 26, 4
_BAND = "#d5dcdf"


def sparkline(row: IndicatorRow, years: Sequence[int]) -> Markup:
    """Return an indicator's years as inline SVG with its numbers as text alternative; "–" when no value is known.

    Every page has the same width for the same `years`; a year that is not known is a short dash at the foot.
    """
    points = {point.year: point for point in row.years}
    known = [point for point in row.years if point.value is not None]
    if not known:
        return Markup("–")
    bands = [point.districts for point in row.years if point.districts]
    reached = [float(point.value or 0) for point in known] + [end for band in bands for end in band]
    low, high = min(reached), max(reached)

    def x(year: int) -> float:
        return MARGIN + (year - years[0]) * (WIDTH - 2 * MARGIN) / max(len(years) - 1, 1)

    def y(value: float) -> float:
        part = (value - low) / (high - low) if high > low else 0.5
        return HEIGHT - MARGIN - part * (HEIGHT - 2 * MARGIN)

    line = _path([(x(p.year), y(p.value)) if p.value is not None else None for p in row.years])
    last = known[-1]
    gaps = "".join(f"M{x(p.year) - 2:.0f} {HEIGHT - 1}h4" for p in row.years if p.value is None)
    name = f"sl-{row.id}"
    return Markup(
        '<svg class="spark" viewBox="0 0 {w} {h}" width="{w}" height="{h}" role="img" aria-labelledby="{name}-t {name}-d">'
        '<title id="{name}-t">{title}</title><desc id="{name}-d">{desc}</desc>{band}{gaps}'
        '<path d="{line}" fill="none" stroke="{ink}" stroke-width="1.5"/><circle cx="{cx:.1f}" cy="{cy:.1f}" r="2.5" fill="{ink}"/></svg>'
    ).format(
        w=WIDTH, h=HEIGHT, name=name, title=_title(row), desc=_desc(row), line=line, ink=INK,
        band=_band([(x(p.year), y(p.districts[0]), y(p.districts[1])) for p in points.values() if p.districts]),
        gaps=Markup('<path d="{}" stroke="{}"/>').format(gaps, QUIET) if gaps else "",
        cx=x(last.year), cy=y(float(last.value or 0)),
    )  # fmt: skip


def _path(points: Sequence[tuple[float, float] | None]) -> str:
    """Return a path that stops where a point is missing and starts anew behind it; a lone point is a short stroke."""
    parts, pen_down = [], False
    for index, point in enumerate(points):
        if point is not None:
            alone = not pen_down and (index + 1 == len(points) or points[index + 1] is None)
            parts.append(f"{'L' if pen_down else 'M'}{point[0]:.1f} {point[1]:.1f}{'h1.5' if alone else ''}")
        pen_down = point is not None
    return "".join(parts)


def _band(edges: Sequence[tuple[float, float, float]]) -> Markup:
    if not edges:
        return Markup("")
    if len(edges) == 1:
        edges = [(edges[0][0] - 2, *edges[0][1:]), (edges[0][0] + 2, *edges[0][1:])]
    corners = [(x, low) for x, low, _ in edges] + [(x, high) for x, _, high in reversed(edges)]
    around = " ".join(f"{x:.1f},{y:.1f}" for x, y in corners)
    return Markup('<polygon points="{}" fill="{}"/>').format(around, _BAND)


def _title(row: IndicatorRow) -> str:
    unit = "" if row.unit == "%" else f" ({row.unit})"
    return f"{row.short}{unit}: " + "; ".join(f"{point.year}: {point.text}" for point in row.years)


def _desc(row: IndicatorRow) -> str:
    newest: YearValue | None = next((point for point in reversed(row.years) if point.districts), None)
    if newest is None or newest.districts is None:
        return "Không có dải của các huyện."
    least, most = (bare_text(value, row.unit, row.decimals) for value in newest.districts)
    return f"Dải nhạt: các huyện, năm {newest.year} từ {least} đến {most}."
