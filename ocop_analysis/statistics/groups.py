"""Kruskal and Wallis's test: do groups of units differ in a ranked value, exact for few units."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Literal

import numpy as np

from ..writing import number
from .inputs import labels, numbers, refusal
from .result import Result, p_text

EXACT_TO = 50_000
"""Up to so many ways to deal the ranks to the groups, p is exact; above, by the χ² approximation."""


@dataclass(frozen=True, repr=False)
class GroupComparison(Result):
    """h: the statistic, corrected for ties; epsilon_squared: the effect, 0 (none) to 1 (groups explain all order of ranks).

    p: exact or approximate as `method` says; smallest_p: the least that these sizes and ties can give (None when approximate).
    """

    h: float
    p: float
    smallest_p: float | None
    epsilon_squared: float
    sizes: tuple[tuple[str, int], ...]
    method: Literal["exact", "chi2"]

    @property
    def title(self) -> str:
        return "So sánh các nhóm, Kruskal-Wallis" + (" (chính xác)" if self.method == "exact" else " (xấp xỉ χ²)")

    @property
    def rows(self) -> list[tuple[str, str]]:
        return [
            ("số nhóm", number(len(self.sizes))),
            ("số đơn vị", number(sum(size for _, size in self.sizes))),
            ("H", number(self.h, 2)),
            ("p", p_text(self.p)),
            ("mức ảnh hưởng ε²", number(self.epsilon_squared, 2)),
        ]

    @property
    def caution(self) -> str:
        if self.smallest_p is not None and self.smallest_p > 0.05:
            least = p_text(self.smallest_p)
            return (
                f"Quá ít đơn vị: p nhỏ nhất có thể là {least}, dù các nhóm khác nhau rõ đến đâu; chưa kết luận được gì."
            )
        if self.method == "chi2" and min(size for _, size in self.sizes) < 5:
            return "Có nhóm dưới 5 đơn vị: p chỉ là gần đúng."
        return ""


def kruskal_wallis(groups: Mapping[Any, Iterable[Any]]) -> GroupComparison:
    """Return the test that all groups have the same distribution, "so sánh các nhóm"; `groups`: values of each by name.

    Formula: H = 12 / (n (n + 1)) Σ R²_g / n_g - 3 (n + 1), over 1 - Σ (t³ - t) / (n³ - n) for ties; ε² = H / (n - 1);
    p = the part of all ways to deal the ranks to the groups with H as large or larger.
    Source: W. H. Kruskal, W. A. Wallis (1952), JASA 47(260), 583-621; ε²: M. Tomczak, E. Tomczak (2014), Trends in Sport Sciences
    21(1), 19-25.
    Errors: InputError below 2 groups, for an empty group, fewer than 3 values in all, missing ones, or when all are equal.

    >>> kruskal_wallis({"vùng cao": [1, 2, 3], "vùng thấp": [4, 5, 6]})  # doctest: +NORMALIZE_WHITESPACE
    So sánh các nhóm, Kruskal-Wallis (chính xác): số nhóm 2; số đơn vị 6; H 3,86; p 0,100; mức ảnh hưởng ε² 0,77.
    Quá ít đơn vị: p nhỏ nhất có thể là 0,100, dù các nhóm khác nhau rõ đến đâu; chưa kết luận được gì.
    """
    from scipy.stats import kruskal, rankdata

    names, samples = _samples(groups)
    sizes = [len(sample) for sample in samples]
    found = kruskal(*samples)
    effect = min(max(float(found.statistic) / (sum(sizes) - 1), 0.0), 1.0)
    named = tuple(zip(names, sizes))
    if math.factorial(sum(sizes)) // math.prod(map(math.factorial, sizes)) > EXACT_TO:
        return GroupComparison(float(found.statistic), float(found.pvalue), None, effect, named, "chi2")
    ranks = np.rint(2 * rankdata(np.concatenate(samples))).astype(int).tolist()
    p, least = _exact(ranks, sizes)
    return GroupComparison(float(found.statistic), p, least, effect, named, "exact")


def _samples(groups: Mapping[Any, Iterable[Any]]) -> tuple[list[str], list[np.ndarray]]:
    where = "kruskal_wallis()"
    if not isinstance(groups, Mapping) or len(groups) < 2:
        raise refusal("Cần ít nhất hai nhóm có tên", where, "groups", todo="truyền {tên nhóm: các giá trị}")
    names = labels(groups, where, "groups")
    samples = [numbers(values, where, f"groups, nhóm {name}", 1) for name, values in zip(names, groups.values())]
    together = np.concatenate(samples)
    if len(together) < 3:
        raise refusal(f"Chỉ có {len(together)} giá trị", where, "groups", "cần ít nhất 3", "bổ sung số liệu")
    if together.min() == together.max():
        raise refusal("Mọi giá trị bằng nhau", where, "groups", "không có thứ hạng để so sánh", "chọn chỉ số khác")
    return names, samples


def _exact(ranks: Sequence[int], sizes: Sequence[int]) -> tuple[float, float]:
    """Return p of the order given and the smallest p; `ranks` are doubled, group after group, so that all is whole numbers."""
    dealt: Counter[tuple[tuple[int, int], ...]] = Counter({((0, 0),) * len(sizes): 1})
    for rank in ranks:
        more: Counter[tuple[tuple[int, int], ...]] = Counter()
        for state, ways in dealt.items():
            for at, (held, total) in enumerate(state):
                if held < sizes[at]:
                    more[(*state[:at], (held + 1, total + rank), *state[at + 1 :])] += ways
        dealt = more
    scale = math.lcm(*sizes)
    spread: Counter[int] = Counter()
    for state, ways in dealt.items():
        spread[sum(total * total * (scale // held) for held, total in state)] += ways
    starts = np.cumsum([0, *sizes])
    sums = [sum(ranks[start:end]) for start, end in pairwise(starts)]
    given = sum(total * total * (scale // size) for total, size in zip(sums, sizes))
    far = sum(ways for value, ways in spread.items() if value >= given)
    return far / spread.total(), spread[max(spread)] / spread.total()
