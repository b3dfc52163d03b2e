"""The paths of targets as small panels on one scale of years."""

from __future__ import annotations

import textwrap
from typing import Any

from ..words import say
from ..writing import at_least, at_most, between, number, opened, percent
from .figures import Chart, Head, Rows, need, to_chart
from .style import ACCENT, INK, PALE, PAPER, QUIET, STARS, WIDTH, panel, sheet
from .tables import Column

ACROSS = 3
_PANEL, _HEAD = 1.42, 0.32


def paths(panels: Rows, head: Head) -> Chart:
    """Draw each target over the years: known values or bounds, the dashed path to the goal, the range of the forecast.

    panels: target, short, is_share, points (year, low, high), base and goal (year, value), forecast (year, middle, low, high).
    """
    need(panels, "paths")
    down = -(-len(panels) // ACROSS)
    height = down * (_PANEL + _HEAD) + 0.35
    figure = sheet(height)
    years = [year for one in panels for year, _, _ in one["points"]]
    first, last = min(years), max(*years, *(round(one["goal"][0]) for one in panels))
    for place, one in enumerate(panels):
        row, column = divmod(place, ACROSS)
        left = 0.5 + column * (WIDTH - 0.2) / ACROSS
        bottom = height - (row * (_PANEL + _HEAD) + _HEAD + _PANEL) + 0.12
        axes = panel(figure, left, bottom, (WIDTH - 0.2) / ACROSS - 0.62, _PANEL - 0.3)
        _draw(axes, one, first, last)
    figure.text(0.06, 0.1 / height, _key(panels), fontsize=8.6, color=QUIET, va="bottom")
    columns = (Column("target", say("table-code")), Column("short", say("table-target")),
               Column("goal", say("chart-paths-goal")), Column("known", say("chart-paths-known")),
               Column("forecast", say("chart-paths-forecast")),
               Column("verdict", say("chart-paths-verdict")))  # fmt: skip
    rows = [_row(one) for one in panels]
    said = [
        say("chart-paths-item", code=row["target"], target=row["short"], goal=row["goal"],
            known=", ".join(filter(None, (row["known"], row["forecast"]))))
        for row in rows
    ]  # fmt: skip
    return to_chart(figure, head, say("chart-paths-alt", items="; ".join(said)), columns, rows)


def _key(panels: Rows) -> str:
    """Return what the marks that are drawn mean."""
    ranges = any(low is None or low != high for one in panels for _, low, high in one["points"])
    is_open = any(high is None for one in panels for _, _, high in one["points"])
    drawn = {
        "path": True,
        "goal": True,
        "range": ranges,
        "open": is_open,
        "forecast": any(one["forecast"] for one in panels),
    }
    return opened("; ".join(say(f"chart-paths-key-{mark}") for mark, is_drawn in drawn.items() if is_drawn))


def _draw(axes: Any, one: Any, first: int, last: int) -> None:
    scale = 100 if one["is_share"] else 1
    (due, goal), base, forecast = one["goal"], one["base"], one["forecast"]
    ends = [end for _, *both in one["points"] for end in both] + list(forecast[1:] if forecast else ())
    top = max(goal, base[1] if base else 0, *(end for end in ends if end is not None)) * scale * 1.12
    axes.plot([first - 0.4, last + 0.4], [goal * scale] * 2, color=ACCENT, linewidth=1.4)
    axes.text(first - 0.4, goal * scale + top * 0.02, percent(goal, 0) if one["is_share"] else number(goal), fontsize=7.4,
              color=ACCENT, va="bottom")  # fmt: skip
    if base and base[1] < goal:
        axes.plot([base[0], due], [base[1] * scale, goal * scale], color=QUIET, linewidth=1, linestyle=(0, (4, 3)))
    known = [(year, low * scale) for year, low, high in one["points"] if low is not None and low == high]
    if known:
        axes.plot(*zip(*known), "o-", color=STARS[5], markersize=4, linewidth=1.4)
    for year, low, high in one["points"]:
        if low is None or low != high:
            least, most = 0.0 if low is None else low * scale, top if high is None else high * scale
            axes.plot([year, year], [least, most], color=STARS[4], linewidth=4, solid_capstyle="butt")
            ends = [end for end, is_end in ((least, True), (most, high is not None)) if is_end]
            axes.plot([year] * len(ends), ends, "_", color=STARS[4], markersize=7)
            if high is None:
                axes.plot([year], [top], "^", color=STARS[4], markersize=6, clip_on=False)
    if forecast:
        year, middle, low, high = forecast
        axes.bar([year], [(high - low) * scale], 0.34, bottom=low * scale, color=PALE, edgecolor=QUIET, linewidth=0.7,
                 hatch="//////")  # fmt: skip
        axes.plot([year], [middle * scale], "o", color=PAPER, markeredgecolor=INK, markersize=4)
    name = textwrap.shorten(f"{one['target']} {one['short']}", 48, placeholder="…")
    axes.set_title(name, fontsize=8.4 if len(name) < 40 else 7.6, loc="left", color=INK, pad=9)
    axes.set(xlim=(first - 0.5, last + 0.5), ylim=(0, top))
    axes.set_xticks(
        range(first, last + 1),
        [str(year) if last - first < 6 else f"{year % 100:02d}" for year in range(first, last + 1)],
    )
    axes.yaxis.set_major_locator(_few_ticks())
    axes.yaxis.set_major_formatter(lambda value, _: percent(value / 100, 0) if one["is_share"] else number(value))
    axes.tick_params(labelsize=7.6)
    axes.tick_params("x", labelsize=7)


def _few_ticks() -> Any:
    from matplotlib.ticker import MaxNLocator

    return MaxNLocator(4, steps=[1, 2, 5, 10], integer=True)


def _row(one: Any) -> dict[str, str]:
    def said(value: float | None) -> str:
        return percent(value) if one["is_share"] else number(value)

    def known(low: float | None, high: float | None) -> str:
        if low == high:
            return said(low)
        if high is None:
            return at_least(said(low))
        return at_most(said(high)) if low is None else between(said(low), said(high))

    forecast = one["forecast"]
    return {
        "target": one["target"],
        "short": one["short"],
        "goal": at_least(said(one["goal"][1])),
        "known": ", ".join(f"{year}: {known(low, high)}" for year, low, high in one["points"]),
        "forecast": say(
            "chart-paths-forecast-of", year=str(forecast[0]), middle=said(forecast[1]), between=known(*forecast[2:])
        )
        if forecast
        else "",
        "verdict": one["verdict_text"],
    }
