"""Forecast of a share, such as the producers that are cooperatives: a line through its logits, with all that is not known."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, exp, floor, inf, log, sqrt
from typing import Any

import numpy as np

from ..words import say
from ..writing import percent
from .forecast import LEAST_POINTS, LEVELS, PRIOR_DF, SILENT, Aim, Between, Forecast, checked, whole_years
from .inputs import count, numbers, refusal, same_length

WHERE = "forecast_share()"


@dataclass(frozen=True, repr=False)
class ShareForecast(Forecast):
    """A forecast of a share (0-1); successes of totals at each point; total: the denominator expected at the end.

    slope: change of the logit a year, None when silent; df: degrees of freedom of the t distribution.
    """

    successes: tuple[int, ...]
    totals: tuple[int, ...]
    total: int | None
    slope: float | None
    df: int | None

    @property
    def title(self) -> str:
        return f"Dự báo tỷ lệ đến hết năm {self.until}"

    @property
    def _assumed(self) -> str:
        return say("forecast-same-trend")

    def _value(self, value: float | None) -> str:
        return percent(value)


@dataclass(frozen=True)
class Line:
    """A weighted line, read at one time: value, variance of the value over the dispersion, slope, weighted squares left."""

    value: float
    variance: float
    slope: float
    squares: float


def line_at(times: np.ndarray, values: np.ndarray, weights: np.ndarray, at: float) -> Line:
    """Return the weighted least-squares line through the points as read at a time.

    >>> line_at(np.array([0.0, 1, 2]), np.array([1.0, 2, 3]), np.ones(3), 4).value
    5.0
    """
    whole = weights.sum()
    centre, level = (weights * times).sum() / whole, (weights * values).sum() / whole
    width = (weights * (times - centre) ** 2).sum()
    slope = (weights * (times - centre) * (values - level)).sum() / width
    left = values - level - slope * (times - centre)
    variance = 1 / whole + (at - centre) ** 2 / width
    return Line(float(level + slope * (at - centre)), float(variance), float(slope), float((weights * left**2).sum()))


def forecast_share(
    years: Iterable[Any],
    successes: Iterable[Any],
    totals: Iterable[Any],
    until: Any = 2025,
    target: float = 0.7,
    *,
    aim: Aim = "at_least",
    levels: Iterable[Any] = LEVELS,
    total: int | None = None,
) -> ShareForecast:
    """Return the forecast of a share at the end of `until`, "dự báo tỷ lệ"; total: the denominator then, the last one if not given.

    Formula: logits l = ln((x + 1/2) / (n - x + 1/2)), so 0 and n of n can be used; their variance by chance alone v = 1/(x + 1/2) +
    1/(n - x + 1/2); a line through them weighted by 1/v; at the end its value is l*, with variance f (h + v*), h that of the line,
    v* that of a share of `total`. f is the scatter over chance: (2 + X²) / (2 + points - 2), X² the weighted squares left, 2 the
    weight of the prior belief f = 1, a choice of this package. (logit - l*) / √(f (h + v*)) has Student's t distribution with
    2 + points - 2 degrees of freedom; the ends are turned into shares of `total`, the halves taken off again. The target is met
    from k = ⌈target * total⌉ successes on, whose logit, less half a step, is ln(k / (total - k + 1)).
    Source: J. B. S. Haldane (1956) and F. J. Anscombe (1956) for the halves; D. R. Cox, E. J. Snell, Analysis of Binary Data (2nd
    ed. 1989), for weighted empirical logits and overdispersion; A. Gelman et al., Bayesian Data Analysis (3rd ed. 2013), 14.2 (t).
    Missing: silent below three points. Much the same units stand behind all years, so chance alone would scatter more than they
    do: intervals are rather too wide than too narrow.
    Errors: InputError for bad input, successes above their total, an empty total, a target outside 0-1, an `until` in the past.

    >>> forecast_share([2021, 2022, 2023], [46, 50, 64], [74, 82, 99])  # doctest: +NORMALIZE_WHITESPACE
    Dự báo tỷ lệ đến hết năm 2025: số điểm 3 (2021-2023); hết năm 2023 64,6%; dự báo hết năm 2025 66,6%;
    khoảng 80% từ 49,0% đến 80,6%; khoảng 95% từ 32,6% đến 89,4%; mức cần đạt ít nhất 70,0%; khả năng đạt khó nói trước (37%).
    Dự báo từ 3 điểm, với giả định tỷ lệ tiếp tục xu hướng của các năm đã có; không phải cam kết.
    """
    points, end = whole_years(years, until, WHERE)
    part = [count(value, WHERE, "successes") for value in numbers(successes, WHERE, "successes", 0)]
    whole = [count(value, WHERE, "totals", least=1) for value in numbers(totals, WHERE, "totals", 0)]
    same_length(WHERE, years=points, successes=part, totals=whole)
    kept, aim = checked(levels, aim, WHERE)
    goal = float(numbers([target], WHERE, "target", 1)[0])
    _refuse_impossible(part, whole, goal)
    left = float(end - points[-1]) if points else 0.0
    size = count(total, WHERE, "total", least=1) if total is not None else whole[-1] if whole else None
    given: dict[str, Any] = {"years": tuple(points), "until": end, "left": left, "target": goal, "aim": aim}
    given |= {"successes": tuple(part), "totals": tuple(whole), "total": size}
    now = part[-1] / whole[-1] if points else None
    if len(points) < LEAST_POINTS or size is None or now is None:
        return ShareForecast(so_far=now, slope=None, df=None, **SILENT, **given)
    if left == 0:
        is_over = part[-1] >= _step(goal, whole[-1], aim)
        sure = {"median": now, "intervals": tuple(Between(level, now, now) for level in kept), "settled": True}
        chance = float(is_over if aim == "at_least" else not is_over)
        return ShareForecast(so_far=now, slope=None, df=None, **(SILENT | sure | {"probability": chance}), **given)
    return ShareForecast(so_far=now, **_found(part, whole, size, points, end, goal, aim, kept), **given)


def _found(
    part: list[int],
    whole: list[int],
    size: int,
    points: list[int],
    end: int,
    goal: float,
    aim: Aim,
    levels: tuple[float, ...],
) -> dict[str, Any]:
    from scipy.stats import chi2, t

    yes = np.array(part) + 0.5
    no = np.array(whole) - np.array(part) + 0.5
    line = line_at(np.array(points, dtype=float), np.log(yes / no), 1 / (1 / yes + 1 / no), end)
    freedom = len(points) - 2
    df = PRIOR_DF + freedom
    dispersion = (PRIOR_DF + line.squares) / df
    then = min(max(_share(line.value), 0.5 / (size + 1)), (size + 0.5) / (size + 1)) * (size + 1)
    width = sqrt(dispersion * (line.variance + 1 / then + 1 / (size + 1 - then)))
    ends = ((level, float(t.ppf((1 + level) / 2, df)) * width) for level in levels)
    below = float(t.cdf((_logit_of(_step(goal, size, aim), size) - line.value) / width, df))
    return {
        "median": _share_of(line.value, size),
        "intervals": tuple(
            Between(level, _share_of(line.value - far, size), _share_of(line.value + far, size)) for level, far in ends
        ),
        "probability": 1 - below if aim == "at_least" else below,
        "settled": False,
        "dispersion": dispersion,
        "scatter_p": float(chi2.sf(line.squares, freedom)),
        "slope": line.slope,
        "df": df,
    }


def _step(goal: float, total: int, aim: Aim) -> int:
    """Return the number of successes from which the share is at least the goal, or from which it is over it."""
    exact = goal * total
    return ceil(exact - 1e-9) if aim == "at_least" else floor(exact + 1e-9) + 1


def _logit_of(successes: int, total: int) -> float:
    """Return the logit half a step under so many successes; -∞ for none, ∞ for more than all."""
    if successes <= 0:
        return -inf
    return inf if successes > total else log(successes / (total - successes + 1))


def _share_of(logit: float, total: int) -> float:
    """Return the share of `total` that has this logit with the halves, within 0-1.

    >>> _share_of(log(9.5 / 1.5), 10), _share_of(log(0.5 / 10.5), 10)
    (0.9, 0.0)
    """
    return round(min(1.0, max(0.0, (_share(logit) * (total + 1) - 0.5) / total)), 12)


def _share(logit: float) -> float:
    """Return the share of a logit, safe for large ones.

    >>> _share(0.0), _share(-800.0)
    (0.5, 0.0)
    """
    small = exp(-abs(logit))
    return 1 / (1 + small) if logit >= 0 else small / (1 + small)


def _refuse_impossible(part: list[int], whole: list[int], goal: float) -> None:
    if any(some > every for some, every in zip(part, whole, strict=True)):
        raise refusal("Có điểm mà phần lớn hơn tổng", WHERE, "successes", "", "kiểm tra tử số, mẫu số")
    if not 0 <= goal <= 1:
        raise refusal(f"Mức cần đạt là {goal}", WHERE, "target", "tỷ lệ nằm từ 0 đến 1", "chia cho 100 nếu là %")
