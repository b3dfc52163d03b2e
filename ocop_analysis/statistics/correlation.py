"""Spearman's rank correlation of two columns, with an exact p for few units and an interval."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from ..writing import number
from .inputs import numbers, refusal, same_length, within
from .result import Result, level_text, p_text, span_text

EXACT_TO = 11
"""Up to so many units p is exact; above, by the t approximation."""
ROUGH_BELOW = 25


@dataclass(frozen=True, repr=False)
class RankCorrelation(Result):
    """rho: -1 to 1. low, high: its interval, None when |rho| is 1 (the formula has none); p: two-sided.

    smallest_p: the least that n and the ties can give (None when p is approximate).
    """

    rho: float
    low: float | None
    high: float | None
    p: float
    smallest_p: float | None
    n: int
    level: float
    method: Literal["exact", "t"]

    @property
    def title(self) -> str:
        return "Tương quan hạng Spearman" + (" (p chính xác)" if self.method == "exact" else " (p xấp xỉ)")

    @property
    def rows(self) -> list[tuple[str, str]]:
        return [
            ("số đơn vị", number(self.n)),
            ("rho", number(self.rho, 2)),
            (f"khoảng tin cậy {level_text(self.level)}", span_text(self.low, self.high)),
            ("p hai phía", p_text(self.p)),
        ]

    @property
    def caution(self) -> str:
        if self.smallest_p is not None and self.smallest_p > 0.05:
            return f"Chỉ có {number(self.n)} đơn vị: p không thể dưới 0,05; chưa kết luận được gì."
        if self.low is None:
            return "Hai thứ hạng trùng khớp hoàn toàn: không có khoảng tin cậy; điều đó không có nghĩa là tương quan thật bằng 1."
        if self.n < ROUGH_BELOW:
            return f"Chỉ có {number(self.n)} đơn vị: khoảng tin cậy chỉ là gần đúng."
        return ""


def spearman(first: Iterable[Any], second: Iterable[Any], level: float = 0.95) -> RankCorrelation:
    """Return the correlation of the ranks of two columns, "tương quan hạng", one row a unit.

    Formula: Pearson's correlation of mid-ranks; p = the part of all n! pairings with |rho| as large or larger, n <= 11;
    interval = tanh(atanh(rho) ± z √((1 + rho² / 2) / (n - 3))).
    Source: C. Spearman (1904), American Journal of Psychology 15, 72-101; interval: D. G. Bonett, T. A. Wright (2000),
    Psychometrika 65(1), 23-28.
    Errors: InputError below 4 units, for unequal lengths, missing values, or a column whose values are all equal.

    >>> spearman([1, 2, 3, 4, 5, 6], [2, 1, 4, 3, 6, 5])  # doctest: +NORMALIZE_WHITESPACE
    Tương quan hạng Spearman (p chính xác): số đơn vị 6; rho 0,83; khoảng tin cậy 95% từ -0,13 đến 0,99; p hai phía 0,058.
    Chỉ có 6 đơn vị: khoảng tin cậy chỉ là gần đúng.
    """
    from scipy.stats import rankdata, spearmanr

    where = "spearman()"
    left, right = numbers(first, where, "first", 4), numbers(second, where, "second", 4)
    same_length(where, first=left, second=right)
    level = within(level, where, "level")
    for name, column in (("first", left), ("second", right)):
        if column.min() == column.max():
            raise refusal("Mọi giá trị bằng nhau", where, name, "không có thứ hạng để so sánh", "chọn cột khác")
    found, n = spearmanr(left, right), len(left)
    rho = min(max(float(found.statistic), -1.0), 1.0)
    low, high = _interval(rho, n, level)
    if n > EXACT_TO:
        return RankCorrelation(rho, low, high, float(found.pvalue), None, n, level, "t")
    ranks = [np.rint(2 * rankdata(column)).astype(int).tolist() for column in (left, right)]
    p, least = _exact(*ranks)
    return RankCorrelation(rho, low, high, p, least, n, level, "exact")


def _interval(rho: float, n: int, level: float) -> tuple[float | None, float | None]:
    from scipy.stats import norm

    if abs(rho) > 1 - 1e-12:
        return None, None
    reach = float(norm.isf((1 - level) / 2)) * math.sqrt((1 + rho * rho / 2) / (n - 3))
    return math.tanh(math.atanh(rho) - reach), math.tanh(math.atanh(rho) + reach)


def _exact(first: Sequence[int], second: Sequence[int]) -> tuple[float, float]:
    """Return the two-sided p of the pairing and the smallest p, from the sum of products of doubled ranks over all pairings.

    pairings[used][s]: in how many ways the first units can take the second ranks in the set `used` with the sum s.
    """
    n = len(first)
    most = sum(a * b for a, b in zip(sorted(first), sorted(second)))
    pairings = np.zeros((1 << n, most + 1), dtype=np.int64)
    pairings[0, 0] = 1
    for used in range(1, 1 << n):
        unit = first[used.bit_count() - 1]
        for at in range(n):
            if used >> at & 1:
                product = unit * second[at]
                pairings[used, product:] += pairings[used ^ 1 << at, : most + 1 - product]
    ways = pairings[-1]
    distance = np.abs(n * np.arange(most + 1) - sum(first) * sum(second))
    given = abs(n * sum(a * b for a, b in zip(first, second)) - sum(first) * sum(second))
    farthest = distance[ways > 0].max()
    p, least = (float(ways[distance >= far].sum() / ways.sum()) for far in (given, farthest))
    return p, least
