"""The charts of scores: bands of groups, intervals of ranks."""

from __future__ import annotations

from typing import Any

from ..writing import MISSING, number
from .figures import Chart, Rows, need, to_chart
from .style import ACCENT, GRID, INK, PALE, PAPER, QUIET, STARS, canvas, grid, legend
from .tables import Column


def score_bands(rows: Rows, *, id: str, title: str, source: str, others: str, earlier: str) -> Chart:
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
            axes.text(50, place, "chưa đủ để chấm", ha="center", va="center", fontsize=8.6, color=QUIET,
                      bbox={"facecolor": PAPER, "edgecolor": "none", "pad": 1.2})  # fmt: skip
            continue
        axes.barh(place, row["high"] - row["low"], 0.46, left=row["low"], color=PALE, edgecolor=QUIET, linewidth=0.5,
                  hatch="////", label=once("Khoảng có thể"))  # fmt: skip
        if others and row["province"] is not None:
            axes.plot(
                [row["province"]] * 2, [place - 0.34, place + 0.34], color=ACCENT, linewidth=2, label=once(others)
            )
        if row["before"] is not None:
            axes.plot([row["before"]], [place], "o", color=PAPER, markeredgecolor=INK, markersize=6, linestyle="none",
                      label=once(earlier))  # fmt: skip
        axes.plot([row["score"]], [place], "D", color=STARS[5], markersize=7, linestyle="none", label=once("Điểm"))
        axes.text(1.02, place, number(row["score"], 1), ha="left", va="center", fontsize=9, fontweight="bold",
                  transform=axes.get_yaxis_transform())  # fmt: skip
    axes.set_yticks(range(len(rows)), [row["name"] for row in reversed(rows)], fontsize=8.8)
    axes.set(xlim=(0, 100), ylim=(-0.6, len(rows) - 0.4))
    axes.set_xlabel("Điểm (0: mốc thấp, 100: mốc cao)")
    grid(axes, "x")
    if named:
        legend(axes)
    columns = [Column("name", "Nhóm giải pháp"), Column("score", "Điểm", "number", 1), Column("low", "Thấp nhất có thể", "number", 1),
               Column("high", "Cao nhất có thể", "number", 1), Column("before", earlier, "number", 1)]  # fmt: skip
    columns += [Column("province", others, "number", 1)] if others else []
    alt = f"Biểu đồ chấm, thang 0 đến 100: {'; '.join(_said(row, others, earlier) for row in rows)}."
    return to_chart(figure, id, title, alt, source, columns, rows)


def _said(row: Any, others: str, earlier: str) -> str:
    if row["score"] is None:
        return f"{row['name']}: chưa đủ để chấm"
    parts = [f"{number(row['score'], 1)} (có thể từ {number(row['low'], 1)} đến {number(row['high'], 1)})"]
    parts += [f"{earlier.lower()} {number(row['before'], 1)}"] if row["before"] is not None else []
    parts += [f"{others.lower()} {number(row['province'], 1)}"] if others and row["province"] is not None else []
    return f"{row['name']}: {', '.join(parts)}"


def rank_bars(rows: Rows, n_ranked: int, *, id: str, title: str, source: str) -> Chart:
    """Draw the interval of each district's rank as a bar; no point inside is marked, as none is better than another.

    rows: name, low, high, tier (None without a score).
    """
    need(rows, "rank_bars")
    figure, axes = canvas(0.8 + 0.31 * len(rows), left=1.35, right=1.2, top=0.16, bottom=0.46)
    for place, row in enumerate(reversed(rows)):
        axes.axhline(place, color=GRID, linewidth=0.8, zorder=0)
        if row["low"] is None:
            axes.text((n_ranked + 1) / 2, place, "chưa đủ để chấm", ha="center", va="center", fontsize=8.6, color=QUIET,
                      bbox={"facecolor": PAPER, "edgecolor": "none", "pad": 1.2})  # fmt: skip
            continue
        axes.barh(place, row["high"] - row["low"] + 0.5, 0.5, left=row["low"] - 0.25, color=STARS[4], linewidth=0)
        axes.text(1.02, place, _span(row), ha="left", va="center", fontsize=8.8, transform=axes.get_yaxis_transform())
    axes.set_yticks(range(len(rows)), [row["name"] for row in reversed(rows)], fontsize=9)
    axes.set_xticks(range(1, n_ranked + 1), [str(rank) for rank in range(1, n_ranked + 1)])
    axes.set(xlim=(0.5, n_ranked + 0.5), ylim=(-0.6, len(rows) - 0.4))
    axes.set_xlabel("Thứ hạng (1: điểm chung cao nhất)")
    grid(axes, "x")
    columns = (Column("name", "Huyện, thành phố"), Column("low", "Thứ hạng, cao nhất", "integer"),
               Column("high", "Thứ hạng, thấp nhất", "integer"), Column("tier", "Nhóm phân biệt được", "integer"))  # fmt: skip
    said = "; ".join(f"{row['name']}: {_span(row)}" for row in rows)
    return to_chart(figure, id, title, f"Biểu đồ khoảng thứ hạng: {said}.", source, columns, rows)


def _span(row: Any) -> str:
    if row["low"] is None:
        return MISSING
    return number(row["low"]) if row["low"] == row["high"] else f"từ {number(row['low'])} đến {number(row['high'])}"
