"""Kendall's test for a trend over time, exact for few points."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from ..writing import number
from .inputs import numbers, refusal, same_length
from .inversions import p_value
from .result import Result, p_text

EXACT_TO = 60
"""Up to so many points p is exact; it is never approximated below 11."""
USUAL = 0.05


@dataclass(frozen=True, repr=False)
class Trend(Result):
    """Kendall's test. score: rising pairs less falling pairs; tau: tau-b (-1 to 1), None when all values are equal.

    p: two-sided; smallest_p: the least that so many points with these ties can give, however clear the trend.
    """

    score: int
    tau: float | None
    p: float
    smallest_p: float
    n: int
    method: Literal["exact", "normal"]

    @property
    def title(self) -> str:
        return "Kiểm định xu hướng Kendall" + (" (chính xác)" if self.method == "exact" else " (xấp xỉ chuẩn)")

    @property
    def rows(self) -> list[tuple[str, str]]:
        return [
            ("số điểm", number(self.n)),
            ("tau", number(self.tau, 2)),
            ("p hai phía", p_text(self.p)),
            ("p nhỏ nhất có thể", p_text(self.smallest_p)),
        ]

    @property
    def caution(self) -> str:
        if self.tau is None:
            return "Mọi giá trị bằng nhau: không có xu hướng để kiểm định."
        if self.smallest_p > USUAL:
            return f"Chỉ có {number(self.n)} điểm: dù xu hướng rõ đến đâu, p cũng không thể dưới 0,05; chưa kết luận được gì."
        return ""


def kendall_trend(times: Iterable[Any], values: Iterable[Any]) -> Trend:
    """Return Kendall's (Mann-Kendall) test that values rise or fall with time, "kiểm định xu hướng".

    Formula: S = Σ sign(v_j - v_i) over i before j; tau-b = S / √(N (N - tied pairs)), N = n (n - 1) / 2; p = the part of all n!
    orders of the values, ties as they are, with |S| as large or larger. Above 60 points: scipy's normal approximation.
    Source: M. G. Kendall (1938), Biometrika 30, 81-93; H. B. Mann (1945), Econometrica 13, 245-259.
    Errors: InputError below 3 points, for unequal lengths, missing values, or two values of the same time.

    >>> kendall_trend([2022, 2023, 2024, 2025], [76, 110, 150, 173])  # doctest: +NORMALIZE_WHITESPACE
    Kiểm định xu hướng Kendall (chính xác): số điểm 4; tau 1,00; p hai phía 0,083; p nhỏ nhất có thể 0,083.
    Chỉ có 4 điểm: dù xu hướng rõ đến đâu, p cũng không thể dưới 0,05; chưa kết luận được gì.
    """
    from scipy.stats import kendalltau

    when, what = series(times, values, "kendall_trend()")
    earlier, later = np.triu_indices(len(what), 1)
    score = int((what[later] > what[earlier]).sum() - (what[later] < what[earlier]).sum())
    ties = sorted(Counter(what.tolist()).values())
    if len(ties) == 1:
        return Trend(0, None, 1.0, 1.0, len(what), "exact")
    tau = float(kendalltau(when, what).statistic)
    most = (len(what) ** 2 - sum(tied * tied for tied in ties)) // 2
    if len(what) <= EXACT_TO:
        return Trend(score, tau, float(p_value(ties, score)), float(p_value(ties, most)), len(what), "exact")
    p, least = (float(kendalltau(when, order, method="asymptotic").pvalue) for order in (what, np.sort(what)))
    return Trend(score, tau, p, least, len(what), "normal")


def series(times: Iterable[Any], values: Iterable[Any], where: str) -> tuple[np.ndarray, np.ndarray]:
    """Return times in order with their values: at least three, all known, one value a time."""
    when, what = numbers(times, where, "times", 3), numbers(values, where, "values", 3)
    same_length(where, times=when, values=what)
    if len(set(when.tolist())) < len(when):
        raise refusal(
            "Có hai giá trị cùng một thời điểm", where, "times", "mỗi thời điểm chỉ có một giá trị", "gộp hoặc bỏ bớt"
        )
    order = np.argsort(when)
    return when[order], what[order]
