"""Intervals for a share: Wilson's for description, Clopper and Pearson's where the level must never be undercut."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from ..writing import number, percent
from .inputs import count, refusal, within
from .result import Result, level_text

WIDE = 0.5
"""An interval for a share that is wider than half of all that is possible says too little (a choice of this package)."""


@dataclass(frozen=True, repr=False)
class ShareInterval(Result):
    """A share (0-1) with an interval; `successes` of `n` answered yes, `level` is the confidence level (0-1)."""

    share: float
    low: float
    high: float
    successes: int
    n: int
    level: float
    method: Literal["Wilson", "Clopper-Pearson"]

    @property
    def title(self) -> str:
        return f"Khoảng tin cậy {level_text(self.level)} của tỷ lệ ({self.method})"

    @property
    def rows(self) -> list[tuple[str, str]]:
        return [
            ("tỷ lệ", f"{percent(self.share)} ({number(self.successes)} trên {number(self.n)})"),
            ("khoảng", f"từ {percent(self.low)} đến {percent(self.high)}"),
        ]

    @property
    def caution(self) -> str:
        if self.high - self.low <= WIDE:
            return ""
        return (
            f"Chỉ có {number(self.n)} trường hợp, khoảng quá rộng: chưa đủ số liệu để nói tỷ lệ thật là cao hay thấp."
        )


def wilson(successes: Any, n: Any, level: float = 0.95) -> ShareInterval:
    """Return Wilson's score interval, "khoảng tin cậy của tỷ lệ": close to its level on average, also for small n.

    Formula: the shares p with (x/n - p)² <= z² p (1 - p) / n, z the normal quantile; no continuity correction.
    Source: E. B. Wilson (1927), JASA 22(158), 209-212; R. G. Newcombe (1998), Statistics in Medicine 17, 857-872, method 3.
    Errors: InputError unless 0 <= successes <= n, n >= 1, both whole, 0 < level < 1.

    >>> wilson(81, 263)
    Khoảng tin cậy 95% của tỷ lệ (Wilson): tỷ lệ 30,8% (81 trên 263); khoảng từ 25,5% đến 36,6%.
    """
    return _interval(successes, n, level, "Wilson")


def clopper_pearson(successes: Any, n: Any, level: float = 0.95) -> ShareInterval:
    """Return the exact interval of Clopper and Pearson: covers the true share at least as often as its level says.

    Formula: the shares p that neither one-sided binomial test rejects at (1 - level) / 2.
    Source: C. J. Clopper, E. S. Pearson (1934), Biometrika 26(4), 404-413.
    Errors: as `wilson`.

    >>> clopper_pearson(0, 10)
    Khoảng tin cậy 95% của tỷ lệ (Clopper-Pearson): tỷ lệ 0,0% (0 trên 10); khoảng từ 0,0% đến 30,8%.
    """
    return _interval(successes, n, level, "Clopper-Pearson")


def _interval(successes: Any, n: Any, level: float, method: Literal["Wilson", "Clopper-Pearson"]) -> ShareInterval:
    from scipy.stats import binomtest

    where = {"Wilson": "wilson()", "Clopper-Pearson": "clopper_pearson()"}[method]
    total, part, level = (
        count(n, where, "n", least=1),
        count(successes, where, "successes"),
        within(level, where, "level"),
    )
    if part > total:
        raise refusal(
            f"successes là {part}, n là {total}", where, "", "phần không thể lớn hơn tổng", "kiểm tra tử số, mẫu số"
        )
    found = binomtest(part, total).proportion_ci(level, method="wilson" if method == "Wilson" else "exact")
    low = 0.0 if part == 0 else float(found.low)
    high = 1.0 if part == total else float(found.high)
    return ShareInterval(part / total, low, high, part, total, level, method)
