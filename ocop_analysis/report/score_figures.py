"""The charts of scores: bands of groups, intervals of ranks."""

from __future__ import annotations

from typing import Any

from ..words import say
from ..writing import MISSING, between, inner, number
from .figures import Chart, Head, Rows, need, to_chart
from .score_words import score_text
from .style import ACCENT, GRID, INK, PALE, PAPER, QUIET, STARS, canvas, grid, legend
from .tables import Column
from .wording import bounds_text


def score_bands(rows: Rows, head: Head, others: str, earlier: str) -> Chart:
    """Draw each score (0-100) with what the unknown could make of it, the year before and the province beside it.

    rows: name, score, low, high, before, province (None when not known). earlier, others: what the marks of the earlier year
    and of the province are called; others is "" where there is none.
    """
    need(rows, "score_bands")
    figure, axes = canvas(0.9 + 0.31 * len(rows), left=2.0, right=0.75, top=0.34, bottom=0.44)
    named: set[str] = set()

    def once(label: str) -> str | None:
        """Return a label the first time, so that the legend has it once."""
        fresh = label not in named
        named.add(label)
        return label if fresh else None

    for place, row in enumerate(reversed(rows)):
        axes.axhline(place, color=GRID, linewidth=0.8, zorder=0)
        if row["score"] is None:
            axes.text(50, place, score_text(None), ha="center", va="center", fontsize=8.6, color=QUIET,
                      bbox={"facecolor": PAPER, "edgecolor": "none", "pad": 1.2})  # fmt: skip
            continue
        axes.barh(place, row["high"] - row["low"], 0.46, left=row["low"], color=PALE, edgecolor=QUIET, linewidth=0.5,
                  hatch="////", label=once(say("scores-range")))  # fmt: skip
        if others and row["province"] is not None:
            axes.plot([row["province"]], [place], "|", color=ACCENT, markersize=15, markeredgewidth=2, linestyle="none",
                      label=once(others))  # fmt: skip
        if row["before"] is not None:
            axes.plot([row["before"]], [place], "o", color=PAPER, markeredgecolor=INK, markersize=6, linestyle="none",
                      label=once(earlier))  # fmt: skip
        axes.plot(
            [row["score"]],
            [place],
            "D",
            color=STARS[5],
            markersize=7,
            linestyle="none",
            label=once(say("scores-score")),
        )
        axes.text(1.02, place, number(row["score"], 1), ha="left", va="center", fontsize=9, fontweight="bold",
                  transform=axes.get_yaxis_transform())  # fmt: skip
    axes.set_yticks(range(len(rows)), [row["name"] for row in reversed(rows)], fontsize=8.8)
    axes.set(xlim=(0, 100), ylim=(-0.6, len(rows) - 0.4))
    axes.set_xlabel(say("chart-scores-axis"))
    grid(axes, "x")
    if named:
        legend(axes)
    heads = {"score": say("scores-score"), "low": say("chart-scores-lowest"), "high": say("chart-scores-highest"),
             "before": earlier} | ({"province": others} if others else {})  # fmt: skip
    columns = [Column("name", say("table-solution-group"))]
    columns += [Column(key, head, "number", 1) for key, head in heads.items()]
    alt = say("chart-scores-alt", items="; ".join(_said(row, others, earlier) for row in rows))
    return to_chart(figure, head, alt, columns, rows)


def _said(row: Any, others: str, earlier: str) -> str:
    if row["score"] is None:
        return f"{row['name']}: {score_text(None)}"
    span = between(number(row["low"], 1), number(row["high"], 1))
    parts = [say("chart-scores-item", name=row["name"], score=number(row["score"], 1), between=span)]
    parts += [_beside(earlier, row["before"])] if row["before"] is not None else []
    parts += [_beside(others, row["province"])] if others and row["province"] is not None else []
    return ", ".join(parts)


def _beside(label: str, score: float) -> str:
    return say("chart-scores-beside", label=inner(label), score=number(score, 1))


def rank_bars(rows: Rows, n_ranked: int, head: Head) -> Chart:
    """Draw the interval of each district's rank as a bar; no point inside is marked, as none is better than another.

    rows: name, low, high, tier (None without a score).
    """
    need(rows, "rank_bars")
    figure, axes = canvas(0.8 + 0.31 * len(rows), left=1.35, right=1.2, top=0.16, bottom=0.46)
    for place, row in enumerate(reversed(rows)):
        axes.axhline(place, color=GRID, linewidth=0.8, zorder=0)
        if row["low"] is None:
            axes.text((n_ranked + 1) / 2, place, score_text(None), ha="center", va="center", fontsize=8.6, color=QUIET,
                      bbox={"facecolor": PAPER, "edgecolor": "none", "pad": 1.2})  # fmt: skip
            continue
        axes.barh(place, row["high"] - row["low"] + 0.5, 0.5, left=row["low"] - 0.25, color=STARS[4], linewidth=0)
        axes.text(1.02, place, _span(row), ha="left", va="center", fontsize=8.8, transform=axes.get_yaxis_transform())
    axes.set_yticks(range(len(rows)), [row["name"] for row in reversed(rows)], fontsize=9)
    axes.set_xticks(range(1, n_ranked + 1), [str(rank) for rank in range(1, n_ranked + 1)])
    axes.set(xlim=(0.5, n_ranked + 0.5), ylim=(-0.6, len(rows) - 0.4))
    axes.set_xlabel(say("chart-ranks-axis"))
    grid(axes, "x")
    columns = (Column("name", say("table-district")), Column("low", say("chart-ranks-highest"), "integer"),
               Column("high", say("chart-ranks-lowest"), "integer"),
               Column("tier", say("chart-ranks-tier"), "integer"))  # fmt: skip
    said = "; ".join(f"{row['name']}: {_span(row)}" for row in rows)
    return to_chart(figure, head, say("chart-ranks-alt", items=said), columns, rows)


def _span(row: Any) -> str:
    return MISSING if row["low"] is None else bounds_text((row["low"], row["high"]))
