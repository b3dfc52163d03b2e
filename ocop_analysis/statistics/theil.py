"""Theil's index of inequality, and how much of it lies within groups and between them."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np

from ..writing import number, percent
from .inequality import shares_of
from .inputs import labels, same_length
from .result import Result

EQUAL = 1e-12
"""An index up to this is 0 but for the rounding of the machine: its parts have no shares."""


@dataclass(frozen=True)
class TheilGroup:
    """One group: its share of the total (0-1), the inequality among its members (None when it holds nothing), their number."""

    name: str
    share: float
    own: float | None
    n: int


@dataclass(frozen=True, repr=False)
class Theil(Result):
    """total: 0 (all equal) to ln n (one holds all); total = within + between; both None when no groups were given."""

    total: float
    within: float | None
    between: float | None
    groups: tuple[TheilGroup, ...]
    n: int

    @property
    def title(self) -> str:
        return "Chỉ số Theil"

    @property
    def rows(self) -> list[tuple[str, str]]:
        rows = [("Theil", f"{number(self.total, 3)} (cao nhất có thể {number(math.log(self.n), 3)})")]
        if self.within is not None and self.between is not None:
            rows += [("trong nội bộ nhóm", self._part(self.within)), ("giữa các nhóm", self._part(self.between))]
        return rows

    @property
    def caution(self) -> str:
        single = sum(group.n == 1 for group in self.groups)
        if not single:
            return ""
        return f"Có {number(single)} nhóm chỉ gồm một đơn vị: phần trong nội bộ các nhóm này luôn bằng 0, chưa nói được gì."

    def _part(self, part: float) -> str:
        return f"{number(part, 3)} ({percent(part / self.total)})" if self.total > EQUAL else number(part, 3)


def theil(values: Iterable[Any], groups: Iterable[Any] | None = None) -> Theil:
    """Return Theil's T index, "chỉ số Theil"; with `groups`, one name a value, also its parts within and between them.

    Formula: T = Σ s ln(n s), s = x / Σ x, 0 ln 0 = 0; between = Σ S_g ln(S_g n / n_g); within = Σ S_g T_g; S_g the share, n_g the
    size, T_g the index of group g.
    Source: H. Theil (1967), Economics and Information Theory, ch. 4; A. F. Shorrocks (1980), Econometrica 48(3), 613-625.
    Errors: InputError below 2 values, for missing or negative ones, when all are 0, for unequal lengths or empty names.

    >>> theil([1, 1, 2, 4], ["A", "A", "B", "B"])  # doctest: +NORMALIZE_WHITESPACE
    Chỉ số Theil: Theil 0,173 (cao nhất có thể 1,386); trong nội bộ nhóm 0,042 (24,5%); giữa các nhóm 0,131 (75,5%).
    """
    shares, n = shares_of(values, "theil()")
    total = _index(shares)
    if groups is None:
        return Theil(total, None, None, (), n)
    names = labels(groups, "theil()", "groups")
    same_length("theil()", values=shares, groups=names)
    parts = tuple(_group(name, shares[np.array(names) == name]) for name in dict.fromkeys(names))
    inside = math.fsum(part.share * (part.own or 0.0) for part in parts)
    across = math.fsum(part.share * math.log(part.share * n / part.n) for part in parts if part.share > 0)
    return Theil(total, inside, max(across, 0.0), parts, n)


def _group(name: str, shares: np.ndarray) -> TheilGroup:
    held = float(shares.sum())
    return TheilGroup(name, held, _index(shares / held) if held > 0 else None, len(shares))


def _index(shares: np.ndarray) -> float:
    positive = shares[shares > 0]
    return max(math.fsum(positive * np.log(positive * len(shares))), 0.0)
