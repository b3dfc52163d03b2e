"""The chart of the districts where they lie, darker for more: their outlines where there are any, else squares."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..land import Land
from ..words import say
from ..writing import inner
from .figures import Chart, Head, Rows, need, place_said, to_chart
from .style import INK, PAPER, QUIET, SEQUENCE, WIDTH, canvas
from .tables import Column

_TALLEST, _MARGIN = 7.5, 0.05
"""In inches: the height that a map may have, and the paper around it."""


def district_map(places: Rows, land: Land, head: Head, value_label: str) -> Chart:
    """Draw districts where they lie; unknown is white and hatched and says so.

    places: code, name, value (None when unknown), text, sub, level (0-4 or None).
    """
    need(places, "district_map")
    figure = _outlined(places, land) if land.is_map else _squared(places, land)
    said = "; ".join(place_said(p["name"], p["text"] if p["level"] is not None else None, p["sub"]) for p in places)
    columns = (Column("name", say("table-district")), Column("value", value_label, "integer"),
               Column("sub", say("table-when")))  # fmt: skip
    alt = say("chart-map-outlines-alt" if land.is_map else "chart-map-alt", what=inner(value_label), tiles=said)
    return to_chart(figure, head, alt, columns, places)


def _squared(places: Rows, land: Land) -> Any:
    figure, axes = canvas(1.15 * land.height + 0.08, left=0.4, right=0.4, top=0.04, bottom=0.04)
    axes.set(xlim=(0, land.width), ylim=(land.height, 0), xticks=[], yticks=[])
    axes.spines["bottom"].set_visible(False)
    for place in places:
        ink, box = _inks(place)
        x, middle = land.labels[place["code"]]
        y = middle - 0.5
        axes.bar(x, 0.94, 0.97, bottom=y + 0.03, edgecolor=QUIET, linewidth=0.7, **_fill(place), alpha=None)
        axes.text(x, y + 0.24, place["name"], ha="center", va="center", color=ink, fontsize=10.5, bbox=box)
        known = place["level"] is not None
        axes.text(x, y + 0.55, _text(place), ha="center", va="center", color=ink, fontsize=17 if known else 9.5,
                  fontweight="bold" if known else "normal", bbox=box)  # fmt: skip
        axes.text(x, y + 0.82, place["sub"], ha="center", va="center", color=ink, fontsize=8.8)
    return figure


def _outlined(places: Rows, land: Land) -> Any:
    """Draw outlines to scale, as large as the page and `_TALLEST` allow; when each number is of stands in the table only."""
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path

    scale = min((WIDTH - 2 * _MARGIN) / land.width, _TALLEST / land.height)
    side = (WIDTH - land.width * scale) / 2
    figure, axes = canvas(land.height * scale + 2 * _MARGIN, left=side, right=side, top=_MARGIN, bottom=_MARGIN)
    axes.set(xlim=(0, land.width), ylim=(land.height, 0), xticks=[], yticks=[])
    axes.spines["bottom"].set_visible(False)
    for place in places:
        rings = [Path([*ring, ring[0]], closed=True) for ring in land.outlines[place["code"]]]
        fill = _fill(place)
        axes.add_patch(
            PathPatch(
                Path.make_compound_path(*rings),
                edgecolor=QUIET,
                linewidth=0.7,
                facecolor=fill["color"],
                hatch=fill["hatch"],
            )
        )
        ink, box = _inks(place)
        for words, up in ((place["name"], 6), (_text(place), -6)):
            axes.annotate(words, land.labels[place["code"]], (0, up), textcoords="offset points", ha="center", va="center",
                          color=ink, fontsize=9, fontweight="bold", bbox=box)  # fmt: skip
    return figure


def _fill(place: Mapping[str, Any]) -> dict[str, Any]:
    known = place["level"] is not None
    return {"color": SEQUENCE[place["level"]] if known else PAPER, "hatch": None if known else "//"}


def _inks(place: Mapping[str, Any]) -> tuple[str, dict[str, Any] | None]:
    """Return the colour of letters that reads on the place's fill, and the box behind them where it is hatched."""
    known = place["level"] is not None
    box = None if known else {"facecolor": PAPER, "edgecolor": "none", "pad": 1.5}
    return PAPER if known and place["level"] >= 3 else INK, box


def _text(place: Mapping[str, Any]) -> str:
    return str(place["text"]) if place["level"] is not None else say("table-no-data")
