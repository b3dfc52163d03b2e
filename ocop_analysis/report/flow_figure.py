"""The chart of products between star ratings: two columns, and a band for each move between them."""

from __future__ import annotations

from typing import Any

from ..words import say
from ..writing import number
from .figures import Chart, Head, to_chart
from .model import StarMoves
from .style import ACCENT, INK, PALE, PAPER, QUIET, STARS, canvas
from .tables import Column

ENDS = (3, 4, 5, 0)
"""The star ratings of rows and columns of the moves; 0 for no certificate in force."""
_SHOWN = {5: 0, 4: 1, 3: 2, 0: 3}
"""From top to bottom."""
_GAP, _BAR = 0.05, 0.035
"""Between the blocks of a column, as part of all products; the width of a block, as part of the chart's."""
_LAYERS = ("kept", "fresh", "ended", "down", "up")
"""From back to front: the narrow bands of moves lie on the wide ones."""
_LOOKS: dict[str, dict[str, Any]] = {
    "kept": {"facecolor": "#dfe6e5", "edgecolor": "none"},
    "up": {"facecolor": STARS[4], "edgecolor": "none"},
    "down": {"facecolor": PAPER, "edgecolor": ACCENT, "hatch": "\\\\\\\\"},
    "ended": {"facecolor": PAPER, "edgecolor": QUIET, "hatch": "----"},
    "fresh": {"facecolor": "#cfc4a8", "edgecolor": "none"},
}


def star_flow(moves: StarMoves, head: Head) -> Chart:
    """Draw how many products went from which rating to which between two days, with the numbers at both ends.

    A product that gained its first certificate, or has one again, comes from "none"; one whose certificate ended goes there.
    """
    counts = {
        (start, end): n for start, row in zip(ENDS, moves.counts, strict=True) for end, n in zip(ENDS, row, strict=True)
    }
    sides = {
        0: {star: sum(counts[star, end] for end in ENDS) for star in ENDS},
        1: {star: sum(counts[start, star] for start in ENDS) for star in ENDS},
    }
    whole = sum(counts.values())
    figure, axes = canvas(3.5, left=2.05, right=1.6, top=0.32, bottom=0.34)
    axes.set(xlim=(0, 1), ylim=(1 + 3 * _GAP, 0))
    axes.axis("off")
    tops = {side: _tops(sizes, whole) for side, sizes in sides.items()}
    leaving, coming = dict(tops[0]), dict(tops[1])
    seen: set[str] = set()
    for start, end in sorted(counts, key=lambda pair: (_SHOWN[pair[0]], _SHOWN[pair[1]])):
        if part := counts[start, end] / whole:
            kind = kind_of(start, end)
            axes.add_patch(
                _band(leaving[start], coming[end], part, kind, None if kind in seen else say(f"flow-{kind}"))
            )
            seen.add(kind)
            leaving[start] += part
            coming[end] += part
    for side, day in ((0, moves.before), (1, moves.now)):
        x, away = (_BAR, -0.02) if side == 0 else (1 - _BAR, 1.02)
        axes.text(
            away, -0.06, say("flow-end-of", year=str(day.year)), ha="right" if side == 0 else "left", fontweight="bold"
        )
        for star, size in sides[side].items():
            if size:
                axes.barh(tops[side][star] + size / whole / 2, _BAR, size / whole, left=x - _BAR if side == 0 else x,
                          color=STARS.get(star, PALE), edgecolor=QUIET, linewidth=0.5 if star == 0 else 0)  # fmt: skip
                axes.text(away, tops[side][star] + size / whole / 2, f"{end_text(star, side)}: {number(size)}",
                          ha="right" if side == 0 else "left", va="center", fontsize=9)  # fmt: skip
    drawn = dict(zip(*reversed(axes.get_legend_handles_labels()), strict=True))
    names = [name for name in (say(f"flow-{kind}") for kind in _LOOKS) if name in drawn]
    axes.legend([drawn[name] for name in names], names, loc="upper center", bbox_to_anchor=(0.5, -0.02), ncols=len(names),
                frameon=False, fontsize=8.8, labelcolor=INK, handlelength=1.4, columnspacing=1.2, borderaxespad=0)  # fmt: skip
    held = [star for star in ENDS if sides[0][star] or sides[1][star] or star == 0]
    columns = (
        Column("before", say("flow-before", year=str(moves.before.year))),
        *(Column(str(star), end_text(star, 1), "integer") for star in held),
    )
    rows = [
        {"before": end_text(star, 0), **{str(end): None if star == end == 0 else counts[star, end] for end in held}}
        for star in held
    ]
    return to_chart(figure, head, _alt(counts, moves), columns, rows)


def kind_of(start: int, end: int) -> str:
    """Return what a move is.

    >>> kind_of(3, 4), kind_of(4, 4), kind_of(4, 0), kind_of(0, 3)
    ('up', 'kept', 'ended', 'fresh')
    """
    if start == 0 or end == 0:
        return "fresh" if start == 0 else "ended"
    return "kept" if start == end else "up" if end > start else "down"


def flow_title(moves: StarMoves) -> str:
    """Return what happened to the products that held a certificate before, and how many are new."""
    sums = dict.fromkeys(_LOOKS, 0)
    for start, row in zip(ENDS, moves.counts, strict=True):
        for end, n in zip(ENDS, row, strict=True):
            sums[kind_of(start, end)] += n
    held = sums["kept"] + sums["up"] + sums["down"] + sums["ended"]
    return say("flow-title", held=held, year=str(moves.before.year), **sums)


def end_text(star: int, side: int) -> str:
    """Return what a block is called: a star rating, or what no certificate means before (side 0) and after (1)."""
    return (
        say("chart-stock-star", star=str(star)) if star else say("flow-none-before" if side == 0 else "flow-none-now")
    )


def _tops(sizes: dict[int, int], whole: int) -> dict[int, float]:
    """Return where the block of each rating begins, as part of all products from the top, the highest rating first."""
    tops, at = {}, 0.0
    for star in sorted(sizes, key=_SHOWN.__getitem__):
        tops[star] = at
        at += sizes[star] / whole + (_GAP if sizes[star] else 0.0)
    return tops


def _band(left: float, right: float, part: float, kind: str, label: str | None) -> Any:
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path

    a, b, middle = _BAR, 1 - _BAR, 0.5
    points = [(a, left), (middle, left), (middle, right), (b, right), (b, right + part), (middle, right + part),
              (middle, left + part), (a, left + part), (a, left)]  # fmt: skip
    codes = [Path.MOVETO, *[Path.CURVE4] * 3, Path.LINETO, *[Path.CURVE4] * 3, Path.CLOSEPOLY]
    return PathPatch(
        Path(points, codes), linewidth=0.6, label=label, zorder=1 + _LAYERS.index(kind) / 10, **_LOOKS[kind]
    )


def _alt(counts: dict[tuple[int, int], int], moves: StarMoves) -> str:
    said = "; ".join(
        say("flow-move", start=end_text(start, 0), end=end_text(end, 1), n=n) for (start, end), n in counts.items() if n
    )
    return say("flow-alt", before=str(moves.before.year), now=str(moves.now.year), moves=said)
