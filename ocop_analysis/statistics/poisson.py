"""The exact interval for a count of rare, independent events."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ..writing import number
from .inputs import count, within
from .result import Result, level_text, span_text


@dataclass(frozen=True, repr=False)
class CountInterval(Result):
    """A count with the interval for the mean that it comes from, in the unit of the count; `level` is 0-1."""

    count: int
    low: float
    high: float
    level: float

    @property
    def title(self) -> str:
        return f"Khoảng tin cậy {level_text(self.level)} của số đếm (Poisson chính xác)"

    @property
    def rows(self) -> list[tuple[str, str]]:
        return [("đếm được", number(self.count)), ("khoảng", span_text(self.low, self.high))]

    @property
    def caution(self) -> str:
        if self.count:
            return ""
        return f"Đếm được 0 không có nghĩa là không thể xảy ra: mức trung bình thật có thể tới {number(self.high, 2)}."


def poisson_interval(events: Any, level: float = 0.95) -> CountInterval:
    """Return the exact interval for the mean of a Poisson count, "khoảng tin cậy của số đếm".

    Formula: low = χ²(α/2; 2x) / 2, 0 when x = 0; high = χ²(1 - α/2; 2x + 2) / 2; α = 1 - level.
    Source: F. Garwood (1936), Biometrika 28(3/4), 437-442.
    Errors: InputError unless `events` is a whole number from 0 and 0 < level < 1. Missing: no interval if events come in
    clusters (one decision recognises many products at once); count the decisions then.

    >>> poisson_interval(10)
    Khoảng tin cậy 95% của số đếm (Poisson chính xác): đếm được 10; khoảng từ 4,80 đến 18,39.
    """
    from scipy.stats import chi2

    found, level = count(events, "poisson_interval()", "events"), within(level, "poisson_interval()", "level")
    tail = (1 - level) / 2
    low = float(chi2.ppf(tail, 2 * found)) / 2 if found else 0.0
    return CountInterval(found, low, float(chi2.isf(tail, 2 * found + 2)) / 2, level)
