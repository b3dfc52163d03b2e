"""The slope of Theil and Sen: change for each unit of time, not bent by one odd year."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np

from ..errors import InputError
from ..writing import number
from .inputs import refusal, within
from .inversions import orders_by_inversions
from .result import Result, level_text, span_text
from .trend import EXACT_TO, series


@dataclass(frozen=True, repr=False)
class Slope(Result):
    """The median slope, in units of the values for each unit of time.

    low, high: its interval, None when n is too small for `level`; coverage: the exact confidence of that interval (0-1), at
    least `level`; None without an interval.
    """

    slope: float
    low: float | None
    high: float | None
    coverage: float | None
    n: int
    level: float

    @property
    def title(self) -> str:
        return f"Độ dốc Theil-Sen, khoảng tin cậy {level_text(self.level)}"

    @property
    def rows(self) -> list[tuple[str, str]]:
        decimals = _decimals(max(abs(self.slope), abs(self.low or 0), abs(self.high or 0)))
        return [
            ("số điểm", number(self.n)),
            ("mức thay đổi mỗi đơn vị thời gian", number(self.slope, decimals)),
            ("khoảng", span_text(self.low, self.high, decimals)),
        ]

    @property
    def caution(self) -> str:
        if self.low is not None:
            return ""
        return f"Chỉ có {number(self.n)} điểm: không có khoảng nào đạt độ tin cậy {level_text(self.level)}; chưa kết luận được gì."


def theil_sen(times: Iterable[Any], values: Iterable[Any], level: float = 0.95) -> Slope:
    """Return the median of the slopes between all pairs of points, "độ dốc", with its exact interval.

    Formula: median of (v_j - v_i) / (t_j - t_i); the interval holds the slopes that the exact Kendall test of the residuals does
    not reject at 1 - level: from the k-th smallest to the k-th largest, k the least with P(|S| >= N - 2k) > 1 - level, N pairs.
    Ties of values are taken as rounding, so the interval is a little wide when there are many.
    Source: P. K. Sen (1968), JASA 63(324), 1379-1389; the exact quantiles of S instead of its normal approximation.
    Errors: as `kendall_trend`; InputError above 60 points too.

    >>> theil_sen([2021, 2022, 2023, 2024, 2025], [20, 76, 110, 150, 173])  # doctest: +NORMALIZE_WHITESPACE
    Độ dốc Theil-Sen, khoảng tin cậy 95%: số điểm 5; mức thay đổi mỗi đơn vị thời gian 37,63; khoảng từ 23,00 đến 56,00.
    """
    from scipy.stats import theilslopes

    when, what = series(times, values, "theil_sen()")
    level = within(level, "theil_sen()", "level")
    if len(what) > EXACT_TO:
        raise _too_many(len(what))
    rank, coverage = _rank_and_coverage(len(what), 1 - Fraction(str(level)))
    first, second = np.triu_indices(len(what), 1)
    slopes = np.sort((what[second] - what[first]) / (when[second] - when[first]))
    median = float(theilslopes(what, when).slope)
    if rank == 0:
        return Slope(median, None, None, None, len(what), level)
    return Slope(median, float(slopes[rank - 1]), float(slopes[-rank]), coverage, len(what), level)


def _rank_and_coverage(n: int, alpha: Fraction) -> tuple[int, float]:
    """Return the least k with P(|S| >= N - 2k) > alpha, and 1 - P(|S| >= N - 2(k - 1)), the confidence that it gives."""
    orders = orders_by_inversions((1,) * n)
    total, rejected, rank = sum(orders), 0, 0
    while 2 * (rejected + orders[rank]) <= alpha * total:
        rejected += orders[rank]
        rank += 1
    return rank, 1 - 2 * rejected / total


def _decimals(largest: float) -> int:
    """Return 2, or for small numbers as many decimals as show three figures of the largest.

    >>> _decimals(37.6), _decimals(0.0123), _decimals(0)
    (2, 4, 2)
    """
    return 2 if largest == 0 else max(2, 2 - math.floor(math.log10(largest)))


def _too_many(n: int) -> InputError:
    why = f"khoảng chính xác chỉ tính đến {EXACT_TO} điểm"
    return refusal(f"Có {n} điểm", "theil_sen()", "times", why, "gộp số liệu theo năm hoặc quý")
