"""Forecast of a count that only grows, such as products recognised for the first time: Poisson years, rate unknown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, floor, inf
from typing import Any

import numpy as np

from ..words import say
from .forecast import LEAST_POINTS, LEVELS, PRIOR_DF, SILENT, Aim, Between, Forecast, checked, whole_years
from .inputs import count, numbers, refusal, same_length

WHERE = "forecast_count()"
GRID = (np.arange(200) + 0.5) / 200
"""Where the distribution of the dispersion is read: the middles of 200 parts of equal probability."""


@dataclass(frozen=True, repr=False)
class CountForecast(Forecast):
    """A forecast of a total; counts: what came in each year or period, lengths: how long these are in years.

    cap: the most that the total can be, None without one. now: the total that is known already after the last point.
    """

    counts: tuple[int, ...]
    lengths: tuple[float, ...]
    cap: int | None
    now: int

    @property
    def title(self) -> str:
        return f"Dự báo số cộng dồn đến hết năm {self.until}"

    @property
    def _assumed(self) -> str:
        return say("forecast-same-pace")


class _More:
    """How many more will come: negative binomial with the rate unknown, mixed over the dispersion; `came` are here already."""

    def __init__(self, total: int, seen: float, left: float, dispersions: np.ndarray, came: int) -> None:
        spread = dispersions * (1 + left / seen)
        self._mean = (total + 0.5) * left / seen
        self._size, self._p = self._mean / (spread - 1), 1 / spread
        self._came, self._open = came, self._over(came - 1)

    def _over(self, most: int) -> float:
        from scipy.stats import nbinom

        return 1.0 if most < 0 else float(np.mean(nbinom.sf(most, self._size, self._p)))

    def at_most(self, most: int) -> float:
        """Return the probability of `most` or fewer, given what came already."""
        if most < self._came:
            return 0.0
        return 1 - self._over(most) / self._open if self._open > 0 else 1.0

    def quantile(self, probability: float) -> int:
        """Return the least number whose probability of not being passed is at least `probability`."""
        low, high = -1, max(ceil(self._mean), self._came) + 1
        while self.at_most(high) < probability:
            low, high = high, 2 * high
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if self.at_most(middle) < probability else (low, middle)
        return high


def forecast_count(
    years: Iterable[Any],
    counts: Iterable[Any],
    until: Any = 2025,
    target: float = 150,
    *,
    aim: Aim = "at_least",
    levels: Iterable[Any] = LEVELS,
    lengths: Iterable[Any] | None = None,
    cap: int | None = None,
    now: int | None = None,
    overdispersed: bool = True,
) -> CountForecast:
    """Return the forecast of the total of yearly counts at the end of `until`, "dự báo số cộng dồn".

    years: the years, or the last years of periods whose `lengths` in years are given; counts: what came in each. now: the total
    known on a later day within a year: it is no point, as decisions come at certain times of the year, but the total cannot end
    under it.
    Formula: counts are Poisson with one rate; Jeffreys' prior gives it the posterior Gamma(s + 1/2, n), s the total, n years; so m
    more years bring NegBin(s + 1/2, n / (n + m)) more, with mean M = (s + 1/2) m / n and variance M (1 + m / n). Where years
    scatter more (one decision recognises many products), that variance is multiplied by the dispersion f, the negative binomial
    of the same mean; f is not known either: (2 + X²) / χ², never under 1, with X² Pearson's statistic of the counts and
    χ² of 2 + (points - 1) degrees of freedom, where 2 is the weight of the prior belief f = 1, a choice of this package; the
    answer is the mean over f. No test decides whether f matters: five points rarely show it. overdispersed=False leaves f = 1.
    Source: A. Gelman et al., Bayesian Data Analysis (3rd ed. 2013), 2.6 (gamma and negative binomial), 2.8 (Jeffreys), 3.2
    (scaled inverse χ²); P. McCullagh, J. A. Nelder, Generalized Linear Models (2nd ed. 1989), for dispersion.
    Missing: silent below three points. No trend: so few points carry none beside the scatter.
    Errors: InputError for bad input, years with a gap but no `lengths`, or an `until` before the last year.

    >>> forecast_count([2021, 2022, 2023], [53, 44, 67], 2024, 230)  # doctest: +NORMALIZE_WHITESPACE
    Dự báo số cộng dồn đến hết năm 2024: số điểm 3 (2021-2023); hết năm 2023 164; dự báo hết năm 2024 218;
    khoảng 80% từ 202 đến 236; khoảng 95% từ 191 đến 252; mức cần đạt ít nhất 230; khả năng đạt ít khả năng (19%).
    Dự báo từ 3 điểm, với giả định số mới mỗi năm vẫn quanh mức của các năm đã có; không phải cam kết.
    """
    points, end = whole_years(years, until, WHERE)
    came = [count(value, WHERE, "counts") for value in numbers(counts, WHERE, "counts", 0, non_negative=True)]
    spans = _lengths(points, lengths)
    same_length(WHERE, years=points, counts=came, lengths=spans)
    kept, aim = checked(levels, aim, WHERE)
    goal = float(numbers([target], WHERE, "target", 1)[0])
    total, left = sum(came), float(end - points[-1]) if points else 0.0
    known = total if now is None else count(now, WHERE, "now", least=total)
    if cap is not None and known > count(cap, WHERE, "cap"):
        raise refusal(f"Tổng là {known}", WHERE, "cap", f"không thể quá {cap}", "kiểm tra số đếm và mức trần")
    given: dict[str, Any] = {"years": tuple(points), "until": end, "left": left, "target": goal, "aim": aim}
    given |= {"counts": tuple(came), "lengths": tuple(spans), "cap": cap, "now": known}
    if len(points) < LEAST_POINTS:
        return CountForecast(so_far=float(total) if points else None, **SILENT, **given)
    dispersions, middle, scatter_p = _dispersions(came, spans, overdispersed)
    more = None if left == 0 else _More(total, sum(spans), left, dispersions, known - total)
    most = inf if cap is None else cap

    def ends_at(probability: float) -> float:
        return float(min(most, total + (more.quantile(probability) if more else known - total)))

    intervals = tuple(Between(level, ends_at((1 - level) / 2), ends_at((1 + level) / 2)) for level in kept)
    chance = _chance(more, goal, total if more else known, aim, most)
    return CountForecast(
        so_far=float(total), median=ends_at(0.5), intervals=intervals, probability=chance,
        settled=left == 0 or (known >= goal if aim == "at_least" else known > goal),
        dispersion=middle, scatter_p=scatter_p, **given,
    )  # fmt: skip


def _chance(more: _More | None, goal: float, total: int, aim: Aim, most: float) -> float:
    """Return the probability that the total ends at or over the goal, or for at_most at or under it."""
    if more is None:
        return float(total >= goal if aim == "at_least" else total <= goal)
    if aim == "at_most":
        return 1.0 if goal >= most else more.at_most(floor(goal) - total)
    return 0.0 if goal > most else 1 - more.at_most(ceil(goal) - total - 1)


def _lengths(points: list[int], lengths: Iterable[Any] | None) -> list[float]:
    if lengths is None:
        if any(later - earlier != 1 for earlier, later in pairwise(points)):
            why = "thiếu một năm thì không biết tổng cộng dồn"
            raise refusal("Các năm không liền nhau", WHERE, "years", why, "bổ sung năm thiếu, hoặc ghi lengths")
        return [1.0] * len(points)
    spans: list[float] = numbers(lengths, WHERE, "lengths", 0).tolist()
    if any(span <= 0 for span in spans):
        raise refusal("Có kỳ dài 0 năm hoặc âm", WHERE, "lengths", "mỗi kỳ phải dài hơn 0", "sửa độ dài kỳ")
    return spans


def _dispersions(came: list[int], spans: list[float], wanted: bool) -> tuple[np.ndarray, float, float]:
    """Return dispersions of equal probability, their centre, and the p-value of the scatter under a plain Poisson."""
    from scipy.stats import chi2

    expected = np.array(spans) * sum(came) / sum(spans)
    pearson = float(((np.array(came) - expected) ** 2 / expected).sum()) if sum(came) else 0.0
    freedom = len(came) - 1
    scatter_p = float(chi2.sf(pearson, freedom))
    if not wanted:
        return np.ones(1), 1.0, scatter_p
    every = PRIOR_DF + freedom
    found = np.maximum(1, (PRIOR_DF + pearson) / chi2.ppf(GRID, every))
    return found, max(1.0, (PRIOR_DF + pearson) / every), scatter_p
