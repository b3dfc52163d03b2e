"""Where a unit stands out among the others, and where it lags: only what its data show (OECD/JRC Handbook 2008, Step 8)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

import numpy as np
import pandas as pd

from ..errors import Problem
from ..writing import number, plain_number
from .inputs import choice, names, refuse, table_numbers

CLEAR = 1 / 3
"""A standing is told only when no more than this part of the units can be as good (a strength) or as poor (a weakness)."""


@dataclass(frozen=True, repr=False)
class Profile:
    """The strengths and weaknesses of a unit.

    strengths, weaknesses: one row an indicator, the clearest first: value (NaN when not given), measure (its unit of measure),
    score, best and worst (the ranks that are possible; 1 is best). unclear: indicators of which nothing is said; n: units.
    """

    unit: str
    strengths: pd.DataFrame
    weaknesses: pd.DataFrame
    unclear: tuple[str, ...]
    n: int

    @property
    def caution(self) -> str:
        """One sentence when nothing can be said, else empty."""
        if len(self.strengths) or len(self.weaknesses):
            return ""
        if self.n * CLEAR < 1:
            return f"Chỉ có {number(self.n)} đơn vị: quá ít để nói mạnh hay yếu."
        return "Chưa có mặt nào tách hẳn khỏi nhóm giữa: chưa nói được mạnh hay yếu."

    def __str__(self) -> str:
        parts = [
            f"{title}: {'; '.join(_line(row, self.n) for row in rows.itertuples())}." for title, rows in self._parts()
        ]
        return " ".join([f"{self.unit}.", *parts, self.caution]).strip()

    __repr__ = __str__

    def _repr_html_(self) -> str:
        lists = "".join(
            f"<p><strong>{title}</strong></p><ul>"
            + "".join(f"<li>{escape(_line(row, self.n))}</li>" for row in rows.itertuples())
            + "</ul>"
            for title, rows in self._parts()
        )
        return f"<p>{escape(self.unit)}</p>{lists}" + (f"<p>{escape(self.caution)}</p>" if self.caution else "")

    def _parts(self) -> list[tuple[str, pd.DataFrame]]:
        both = (("Điểm mạnh", self.strengths), ("Điểm yếu", self.weaknesses))
        return [(title, rows) for title, rows in both if len(rows)]


def strengths(
    unit: str,
    scores: pd.DataFrame,
    *,
    bounds: tuple[pd.DataFrame, pd.DataFrame] | None = None,
    values: pd.DataFrame | None = None,
    measures: Mapping[str, str] | None = None,
    most: int = 5,
) -> Profile:
    """Return where a unit stands clearly high or low ("điểm mạnh, điểm yếu"), at most `most` of each.

    scores: units x indicators or groups, larger is better. bounds: the lowest and highest scores that the unknown answers allow.
    values, measures: the values as reported and their units of measure, to be shown beside the score.
    Formula: best possible rank = 1 + units whose low is above the unit's high; worst = 1 + units whose high is above its low, or
    of which nothing is known. A strength: at most a third of the units, itself included, can be as good or better; a weakness:
    at most a third can be as poor or poorer. So units that share a value share the standing, a wide interval never makes one,
    and neither do fewer than three units.
    Source: OECD/JRC Handbook on Constructing Composite Indicators (2008), section 1.8, pp. 35-37: individual indicators show
    strengths and weaknesses. The third is a choice of this package.
    Raises InputError with everything that is wrong.

    >>> scores = pd.DataFrame({"a": [90, 50, 40], "b": [50, 50, 60]}, index=["A", "B", "C"])
    >>> strengths("A", scores, values=scores / 100, measures={"a": "tỷ lệ", "b": "tỷ lệ"})
    A. Điểm mạnh: a 0,9 tỷ lệ (90,0 điểm, hạng 1 trên 3).
    """
    found, problems = table_numbers(scores, "bảng điểm")
    problems += choice(unit, [str(name) for name in scores.index], "unit")
    low, high = found, found
    for place, frame in enumerate(bounds or ()):
        where = ("cận dưới", "cận trên")[place]
        wrong = names(frame.index, scores.index, where, "dòng") + names(frame.columns, scores.columns, where, "cột")
        problems += wrong
        if not wrong:
            numbers, more = table_numbers(frame.loc[scores.index, scores.columns], where)
            problems += more
            low, high = (numbers, high) if place == 0 else (low, numbers)
    if not problems and (np.isnan(low) != np.isnan(high)).any():
        problems.append(Problem("Có ô chỉ có một trong hai cận", "bounds", "", "cho cả hai cận, hoặc bỏ cả hai"))
    elif not problems and (low > high + 1e-12).any():
        problems.append(Problem("Cận dưới lớn hơn cận trên", "bounds", "", "sửa hai bảng cận"))
    refuse(problems)
    return _profile(unit, scores, low, high, values, measures or {}, most)


def _profile(
    unit: str,
    scores: pd.DataFrame,
    low: np.ndarray,
    high: np.ndarray,
    values: pd.DataFrame | None,
    measures: Mapping[str, str],
    most: int,
) -> Profile:
    place, n = [str(name) for name in scores.index].index(unit), len(scores)
    others = np.arange(n) != place
    mine_low, mine_high, unknown = low[place], high[place], np.isnan(low[others])
    rows = pd.DataFrame(
        {
            "value": np.nan if values is None else values.reindex(columns=scores.columns).loc[scores.index[place]],
            "measure": [measures.get(str(name), "") for name in scores.columns],
            "score": scores.iloc[place].to_numpy(dtype=float, na_value=np.nan),
            "best": 1 + _count(low[others] > mine_high + 1e-9),
            "worst": 1 + _count((high[others] > mine_low + 1e-9) | unknown),
        },
        index=scores.columns,
    )
    as_good = 1 + _count((high[others] >= mine_low - 1e-9) | unknown)
    as_poor = 1 + _count((low[others] <= mine_high + 1e-9) | unknown)
    known = ~np.isnan(mine_low)
    strong, weak = known & (as_good <= n * CLEAR + 1e-9), known & (as_poor <= n * CLEAR + 1e-9)
    best = rows[strong].sort_values(["worst", "score"], ascending=[True, False], kind="stable").head(most)
    worst = rows[weak].sort_values(["best", "score"], ascending=[False, True], kind="stable").head(most)
    return Profile(unit, best, worst, tuple(map(str, scores.columns[~strong & ~weak])), n)


def _count(which: np.ndarray) -> np.ndarray:
    return np.asarray(which.sum(axis=0), dtype=int)


def _line(row: Any, n: int) -> str:
    shown = (
        f"{row.Index} {plain_number(row.value)} {row.measure}".rstrip() if row.value == row.value else str(row.Index)
    )
    place = str(row.best) if row.best == row.worst else f"{row.best}-{row.worst}"
    points = f"{number(row.score, 1)} điểm, " if row.score == row.score else ""
    return f"{shown} ({points}hạng {place} trên {n})"
