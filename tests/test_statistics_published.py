"""Statistics agree with published tables and with printed results of other software, to their printed precision."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from ocop_analysis.statistics import (
    clopper_pearson,
    gini,
    kendall_trend,
    kruskal_wallis,
    poisson_interval,
    spearman,
    theil,
    wilson,
)
from ocop_analysis.statistics.inversions import p_value

# R. G. Newcombe (1998), Statistics in Medicine 17, 857-872, table I: methods 3 (score) and 5 (exact), 95%, as other programs
# quote it; the manual of the R package propint (ci.one.prop) names 81/263 and 15/148 as the examples of the paper.
NEWCOMBE = [
    (wilson, 81, 263, 0.2553, 0.3662),
    (wilson, 15, 148, 0.0624, 0.1605),
    (wilson, 0, 20, 0.0000, 0.1611),
    (wilson, 1, 29, 0.0061, 0.1718),
    (clopper_pearson, 81, 263, 0.2527, 0.3676),
    (clopper_pearson, 15, 148, 0.0578, 0.1617),
    (clopper_pearson, 0, 20, 0.0000, 0.1684),
    (clopper_pearson, 1, 29, 0.0009, 0.1776),
]
# F. Garwood (1936), Biometrika 28, 437-442, as printed by R: poisson.test(10); the manual of FSA (poiCI) for 7 and 12 (for 12
# its line of gamma quantiles: its iterated line ends 0,00003 beside); the manual of epitools (pois.exact) for 0; and by
# GraphPad, "How QuickCalcs computes the confidence interval of a count", for 25.
GARWOOD = [
    (0, 0.95, 3, 0.0, 3.689),
    (7, 0.95, 5, 2.81436, 14.42268),
    (10, 0.95, 5, 4.79539, 18.39036),
    (12, 0.95, 5, 6.20058, 20.96159),
    (25, 0.90, 2, 17.38, 34.92),
    (25, 0.95, 2, 16.18, 36.90),
    (25, 0.99, 2, 14.00, 41.00),
]
# Upper critical values of Kendall's tau without ties: the least tau whose one-sided p does not exceed 10, 5, 2,5, 1, 0,5 and
# 0,1% ("-": there is none). Table at easycalculation.com/statistics/kendall-rank-correlation-coefficient-table.php.
NOMINAL = (0.10, 0.05, 0.025, 0.01, 0.005, 0.001)
KENDALL = {
    4: "1.000 1.000 - - - -",
    5: "0.800 0.800 1.000 1.000 - -",
    6: "0.600 0.733 0.867 0.867 1.000 -",
    7: "0.524 0.619 0.714 0.810 0.905 1.000",
    8: "0.429 0.571 0.643 0.714 0.786 0.857",
    9: "0.389 0.500 0.556 0.667 0.722 0.833",
    10: "0.378 0.467 0.511 0.600 0.644 0.778",
    11: "0.345 0.418 0.491 0.564 0.600 0.709",
    12: "0.303 0.394 0.455 0.545 0.576 0.667",
}
# The example of the manual of the R package ineq.
INCOMES = [541, 1463, 2445, 3438, 4437, 5401, 6392, 8304, 11904, 22261]
# The examples of the manuals of R's cor.test and kruskal.test, after M. Hollander, D. A. Wolfe (1973).
TUNA = (
    [44.4, 45.9, 41.9, 53.3, 44.7, 44.1, 50.7, 45.2, 60.1],
    [2.6, 3.1, 2.5, 5.0, 3.6, 4.0, 5.2, 2.8, 3.8],
)
CLEARANCE = {
    "normal": [2.9, 3.0, 2.5, 2.6, 3.2],
    "obstructive": [3.8, 2.7, 4.0, 2.4],
    "asbestosis": [2.8, 3.4, 3.7, 2.2, 2.0],
}


@pytest.mark.parametrize(("interval", "successes", "n", "low", "high"), NEWCOMBE)
def test_intervals_of_shares_are_those_of_newcombe(
    interval: Callable[..., Any], successes: int, n: int, low: float, high: float
) -> None:
    found = interval(successes, n)
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)


@pytest.mark.parametrize(("events", "level", "decimals", "low", "high"), GARWOOD)
def test_interval_of_a_count_is_that_of_garwood(
    events: int, level: float, decimals: int, low: float, high: float
) -> None:
    found = poisson_interval(events, level)
    assert (round(found.low, decimals), round(found.high, decimals)) == (low, high)


@pytest.mark.parametrize("n", KENDALL)
def test_critical_values_of_kendall_are_those_of_the_table(n: int) -> None:
    pairs = n * (n - 1) // 2
    one_sided = {score: p_value((1,) * n, score) / 2 for score in range(pairs, 0, -2)}
    found = []
    for nominal in NOMINAL:
        small = [score for score, p in one_sided.items() if p <= nominal]
        found.append(f"{min(small) / pairs:.3f}" if small else "-")
    assert " ".join(found) == KENDALL[n]


def test_trend_of_nine_points_is_that_of_r() -> None:
    """cor.test(x, y, method = "kendall"): T = 26 (of 36 pairs rising, so S = 26 - 10), p-value = 0.1194, tau 0.4444444."""
    found = kendall_trend(*TUNA)
    assert (found.score, round(found.p, 4), round(found.tau or 0, 7)) == (16, 0.1194, 0.4444444)


def test_groups_are_compared_as_in_r() -> None:
    """kruskal.test: chi-squared = 0.77143, df = 2, p-value = 0.68. Rank epsilon squared is H (n + 1) / (n² - 1), as in effectsize."""
    found = kruskal_wallis(CLEARANCE)
    assert (found.method, round(found.h, 5), round(found.p, 2)) == ("chi2", 0.77143, 0.68)
    assert found.epsilon_squared == pytest.approx(0.77143 * 15 / (14**2 - 1), abs=1e-6)


# Exact p of H for sizes 3, 3, 3, as Kruskal and Wallis (1952) and S. Siegel (1956, table O) have them; the books were not at hand.
# By hand for the first: 3! of the 1680 ways to deal nine ranks to three groups set them apart so far, 6/1680 = 0,0036.
@pytest.mark.parametrize(
    ("groups", "h", "p"),
    [
        ([[1, 2, 3], [4, 5, 6], [7, 8, 9]], 7.2000, 0.004),
        ([[1, 2, 4], [3, 5, 6], [7, 8, 9]], 6.4889, 0.011),
        ([[1, 2, 4], [3, 5, 7], [6, 8, 9]], 5.6889, 0.029),
        ([[1, 2, 6], [3, 4, 5], [7, 8, 9]], 5.6000, 0.050),
    ],
)
def test_groups_of_three_are_as_in_the_table(groups: list[list[int]], h: float, p: float) -> None:
    found = kruskal_wallis(dict(zip("ABC", groups)))
    assert (round(found.h, 4), round(found.p, 3)) == (h, p)
    assert found.smallest_p == pytest.approx(6 / 1680)
    assert found.epsilon_squared == pytest.approx(h / 8, abs=1e-4)


def test_rank_correlation_and_its_interval_are_those_of_statpsych() -> None:
    """Manual of statpsych in R, ci.spear, after Bonett and Wright (2000): 0.8699639, 0.5840951, 0.9638297, with ties."""
    y = [21, 4, 9, 12, 35, 18, 10, 22, 24, 1, 6, 8, 13, 16, 19]
    x = [67, 28, 30, 28, 52, 40, 25, 37, 44, 10, 14, 20, 28, 40, 51]
    found = spearman(y, x)
    assert found.low is not None
    assert found.high is not None
    assert [round(value, 7) for value in (found.rho, found.low, found.high)] == [0.8699639, 0.5840951, 0.9638297]


def test_inequality_is_that_of_ineq_in_r() -> None:
    """ineq(x): Gini 0.4620911, corrected 0.5134346, Theil 0.3623412; ineq(rep(c(10, 100), times = c(9, 1))): 0.4263158."""
    found = gini(INCOMES)
    assert (round(found.gini, 7), round(found.corrected, 7)) == (0.4620911, 0.5134346)
    assert round(theil(INCOMES).total, 7) == 0.3623412
    assert round(gini([10] * 9 + [100]).gini, 7) == 0.4263158
