"""Funnel limits: which units' shares differ from the whole by more than chance and their common scatter explain."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from ..writing import listing, number, percent
from .inputs import count, labels, numbers, refusal, same_length, within
from .result import Result, level_text

WINSORISED = 0.1
OVERDISPERSED = 0.05


@dataclass(frozen=True)
class FunnelUnit:
    """One unit: its share, the limits (0-1) that a unit of its size must leave to differ, and whether it does.

    can_differ: False when no share at all would leave the limits, because n is too small or the scatter too wide.
    """

    name: str
    successes: int
    n: int
    share: float
    low: float
    high: float
    position: Literal["below", "within", "above"]

    @property
    def can_differ(self) -> bool:
        return self.low > 0 or self.high < 1


@dataclass(frozen=True, repr=False)
class FunnelLimits(Result):
    """center: the share that units are held against; dispersion: 1 where chance explains all, more where it does not.

    p_dispersion: of the test that the scatter is by chance alone; inflated: the limits were widened by √dispersion.
    """

    units: tuple[FunnelUnit, ...]
    center: float
    dispersion: float
    p_dispersion: float
    inflated: bool
    level: float

    @property
    def title(self) -> str:
        return f"Giới hạn phễu {level_text(self.level)}"

    @property
    def rows(self) -> list[tuple[str, str]]:
        widened = "đã nới giới hạn" if self.inflated else "không phải nới giới hạn"
        return [
            ("mức chung", percent(self.center)),
            ("hệ số phân tán", f"{number(self.dispersion, 2)} ({widened})"),
            ("thấp hơn hẳn", self._named("below")),
            ("cao hơn hẳn", self._named("above")),
            ("chưa thấy khác mức chung", f"{number(sum(u.position == 'within' for u in self.units))} đơn vị"),
        ]

    @property
    def caution(self) -> str:
        mute = [unit.name for unit in self.units if not unit.can_differ]
        if not mute:
            return ""
        why = "quá ít trường hợp hoặc các đơn vị phân tán quá rộng" if self.inflated else "quá ít trường hợp"
        whom = "mọi đơn vị" if len(mute) == len(self.units) else listing(mute)
        return f"Chưa nói được gì về {whom}: {why}."

    def _named(self, position: str) -> str:
        return listing(unit.name for unit in self.units if unit.position == position) or "không có"


def funnel(
    names: Iterable[Any],
    successes: Iterable[Any],
    totals: Iterable[Any],
    level: float = 0.998,
    center: float | None = None,
) -> FunnelLimits:
    """Return the funnel limits of the units' shares, "giới hạn phễu", around the pooled share or the `center` given (0-1).

    Formula: limits = the binomial quantiles at (1 ± level) / 2 over n, not interpolated, so that chance alone leaves each side
    at most (1 - level) / 2 of the time. dispersion φ = Σ z² / I over I units, z = (share - center) / √(center (1 - center) / n)
    with its outer tenths drawn in; where I φ exceeds χ²(I - 1) at 5%, the distances from the center grow by √φ.
    Source: D. J. Spiegelhalter (2005), Funnel plots for comparing institutional performance, Statistics in Medicine 24, 1185-1202.
    Errors: InputError below 3 units, for unequal lengths, a name twice, a part above its whole, an empty whole, and for a level or
    center outside 0-1.

    >>> funnel(["A", "B", "C", "D"], [50, 52, 20, 1], [100, 100, 100, 2])  # doctest: +NORMALIZE_WHITESPACE
    Giới hạn phễu 99,8%: mức chung 40,7%; hệ số phân tán 4,15 (đã nới giới hạn); thấp hơn hẳn không có; cao hơn hẳn không có;
    chưa thấy khác mức chung 4 đơn vị. Chưa nói được gì về D: quá ít trường hợp hoặc các đơn vị phân tán quá rộng.
    """
    from scipy.stats import binom, chi2

    where = "funnel()"
    units, parts, wholes = _counted(names, successes, totals)
    level = within(level, where, "level")
    middle = float(parts.sum() / wholes.sum()) if center is None else within(center, where, "center")
    if middle in (0.0, 1.0):
        raise refusal(
            f"Mọi đơn vị đều là {percent(middle)}", where, "successes", "không có khác biệt để so sánh", "nêu center"
        )
    shares = parts / wholes
    scores = (shares - middle) / np.sqrt(middle * (1 - middle) / wholes)
    drawn_in = np.clip(scores, *np.quantile(scores, [WINSORISED, 1 - WINSORISED]))
    dispersion = float(drawn_in @ drawn_in) / len(units)
    p = float(chi2.sf(dispersion * len(units), len(units) - (center is None)))
    inflated = p < OVERDISPERSED and dispersion > 1
    stretch = math.sqrt(dispersion) if inflated else 1.0
    edges = [binom.ppf(tail, wholes, middle) / wholes for tail in ((1 - level) / 2, (1 + level) / 2)]
    low, high = (np.clip(middle + stretch * (edge - middle), 0, 1) for edge in edges)
    made = tuple(_unit(*row) for row in zip(units, parts, wholes, low, high))
    return FunnelLimits(made, middle, dispersion, p, inflated, level)


def _counted(
    names: Iterable[Any], successes: Iterable[Any], totals: Iterable[Any]
) -> tuple[list[str], np.ndarray, np.ndarray]:
    where = "funnel()"
    units = labels(names, where, "names")
    parts, wholes = numbers(successes, where, "successes", 3), numbers(totals, where, "totals", 3)
    same_length(where, names=units, successes=parts, totals=wholes)
    if len(set(units)) < len(units):
        raise refusal("Có tên lặp lại", where, "names", "mỗi đơn vị một dòng", "gộp các dòng cùng tên")
    for name, part, whole in zip(units, parts.tolist(), wholes.tolist()):
        if count(part, where, f"successes của {name}") > count(whole, where, f"totals của {name}", least=1):
            raise refusal(
                f"{name}: {part:g} trên {whole:g}", where, "successes", "phần không thể lớn hơn tổng", "kiểm tra lại"
            )
    return units, parts, wholes


def _unit(name: str, part: float, whole: float, low: float, high: float) -> FunnelUnit:
    share = float(part / whole)
    position: Literal["below", "within", "above"] = "within"
    if share < low - 1e-12:
        position = "below"
    elif share > high + 1e-12:
        position = "above"
    return FunnelUnit(name, int(part), int(whole), share, float(low), float(high), position)
