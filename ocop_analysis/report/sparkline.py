"""A line of a few years, small enough for a table cell, over a pale band that shows where the districts lie."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from ..words import say
from ..writing import MISSING, number
from .indicator_words import bare_text
from .model import IndicatorRow, ScoreRow, YearValue
from .style import INK, QUIET

WIDTH, HEIGHT, MARGIN = 96, 26, 4
_BAND = "#d5dcdf"


Point = tuple[int, float | None, tuple[float, float] | None]
"""A year, its value, and the band behind it."""


def sparkline(row: IndicatorRow, years: Sequence[int]) -> Markup:
    """Return an indicator's years as inline SVG with its numbers as text alternative; "–" when no value is known.

    Every page has the same width for the same `years`; a year that is not known is a short dash at the foot.
    """
    return small_line([(p.year, p.value, p.districts) for p in row.years], years, row.id, _title(row), _desc(row))


def score_line(row: ScoreRow, years: Sequence[int]) -> Markup:
    """Return the scores of the years in the same way, without a band."""
    said = "; ".join(f"{year}: {number(score, 1)}" for year, score in row.years)
    title, desc = say("chart-scores-line", name=row.name, years=said), say("chart-scores-line-scale")
    return small_line([(year, score, None) for year, score in row.years], years, f"diem-{row.node}", title, desc)


def small_line(points: Sequence[Point], years: Sequence[int], id: str, title: str, desc: str) -> Markup:
    """Return points as a small line over the bands that they have; "–" when no value is known."""
    known = [(year, value) for year, value, _ in points if value is not None]
    if not known:
        return Markup(MISSING)
    bands = [band for _, _, band in points if band]
    reached = [value for _, value in known] + [end for band in bands for end in band]
    low, high = min(reached), max(reached)

    def x(year: int) -> float:
        return MARGIN + (year - years[0]) * (WIDTH - 2 * MARGIN) / max(len(years) - 1, 1)

    def y(value: float) -> float:
        part = (value - low) / (high - low) if high > low else 0.5
        return HEIGHT - MARGIN - part * (HEIGHT - 2 * MARGIN)

    line = _path([(x(year), y(value)) if value is not None else None for year, value, _ in points])
    last_year, last = known[-1]
    gaps = "".join(f"M{x(year) - 2:.0f} {HEIGHT - 1}h4" for year, value, _ in points if value is None)
    name = f"sl-{id}"
    return Markup(
        '<svg class="spark" viewBox="0 0 {w} {h}" width="{w}" height="{h}" role="img" aria-labelledby="{name}-t {name}-d">'
        '<title id="{name}-t">{title}</title><desc id="{name}-d">{desc}</desc>{band}{gaps}'
        '<path d="{line}" fill="none" stroke="{ink}" stroke-width="1.5"/><circle cx="{cx:.1f}" cy="{cy:.1f}" r="2.5" fill="{ink}"/></svg>'
    ).format(
        w=WIDTH, h=HEIGHT, name=name, title=title, desc=desc, line=line, ink=INK,
        band=_band([(x(year), y(band[0]), y(band[1])) for year, _, band in points if band]),
        gaps=Markup('<path d="{}" stroke="{}"/>').format(gaps, QUIET) if gaps else "",
        cx=x(last_year), cy=y(last),
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
        return say("chart-line-no-band")
    least, most = (bare_text(value, row.unit, row.decimals) for value in newest.districts)
    return say("chart-line-band", year=str(newest.year), low=least, high=most)
