"""Statistics agree with work by hand, and with a second way that goes through every case."""

from __future__ import annotations

import itertools
import math
import subprocess
import sys
from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any

import numpy as np
import pandas as pd
import pytest
import scipy.stats
from hypothesis import given, settings
from hypothesis import strategies as st

import ocop_analysis as oa
from ocop_analysis.errors import InputError
from ocop_analysis.statistics import (
    Result,
    clopper_pearson,
    funnel,
    gini,
    herfindahl,
    kendall_trend,
    kruskal_wallis,
    poisson_interval,
    spearman,
    theil,
    theil_sen,
    wilson,
)
from ocop_analysis.statistics.inversions import orders_by_inversions, p_value

AMOUNTS = st.lists(st.integers(0, 10_000), min_size=2, max_size=12).filter(any)
SMALL = st.lists(st.integers(0, 4), min_size=3, max_size=6)


def test_exact_interval_of_none_of_ten() -> None:
    """All ten say no with probability (1 - p)^10, which is 2.5% at p = 1 - 0.025^(1/10) = 0.3085."""
    found = clopper_pearson(0, 10)
    assert found.low == 0
    assert found.high == pytest.approx(1 - 0.025**0.1, abs=1e-12)
    assert round(found.high, 4) == 0.3085


@given(st.integers(1, 400), st.data(), st.sampled_from([0.5, 0.8, 0.95, 0.998]))
def test_intervals_of_shares_hold_the_share_and_mirror(n: int, data: st.DataObject, level: float) -> None:
    part = data.draw(st.integers(0, n))
    for interval in (wilson, clopper_pearson):
        found, mirrored = interval(part, n, level), interval(n - part, n, level)
        assert 0 <= found.low <= found.share <= found.high <= 1
        assert found.low == pytest.approx(1 - mirrored.high, abs=1e-9)


@given(st.integers(0, 300), st.sampled_from([0.8, 0.95, 0.99]))
def test_ends_of_the_interval_of_a_count_leave_half_of_the_rest_each(events: int, level: float) -> None:
    found = poisson_interval(events, level)
    assert found.low <= events <= found.high
    assert scipy.stats.poisson.cdf(events, found.high) == pytest.approx((1 - level) / 2, rel=1e-6)
    if events:
        assert scipy.stats.poisson.sf(events - 1, found.low) == pytest.approx((1 - level) / 2, rel=1e-6)


def score(values: Sequence[float]) -> int:
    return sum((b > a) - (b < a) for a, b in itertools.combinations(values, 2))


@pytest.mark.parametrize(("n", "p"), [(3, 2 / 6), (4, 2 / 24), (5, 2 / 120), (6, 2 / 720)])
def test_a_perfect_trend_has_two_orders_of_all(n: int, p: float) -> None:
    found = kendall_trend(range(n), range(n))
    assert (found.p, found.smallest_p, found.tau, found.method) == (
        pytest.approx(p),
        pytest.approx(p),
        pytest.approx(1),
        "exact",
    )
    assert bool(found.caution) == (n < 5)


def test_orders_of_five_by_inversions() -> None:
    """(1)(1 + q)(1 + q + q²)(1 + q + q² + q³)(1 + q + q² + q³ + q⁴), multiplied out by hand."""
    assert orders_by_inversions((1, 1, 1, 1, 1)) == (1, 4, 9, 15, 20, 22, 20, 15, 9, 4, 1)
    assert kendall_trend([1, 2, 3, 4, 5], [2, 1, 3, 4, 5]).p == pytest.approx(2 * (1 + 4) / 120)


@settings(max_examples=40, deadline=None)
@given(SMALL)
def test_p_of_the_trend_counts_all_orders_with_ties(values: list[int]) -> None:
    found = kendall_trend(range(len(values)), values)
    scores = [abs(score(order)) for order in itertools.permutations(values)]
    assert found.score == score(values)
    assert found.p == pytest.approx(sum(s >= abs(found.score) for s in scores) / len(scores))
    assert found.smallest_p == pytest.approx(scores.count(max(scores)) / len(scores))
    assert 1 / math.factorial(len(values)) <= found.smallest_p <= found.p <= 1


@given(st.permutations(range(10)))
def test_p_of_the_trend_is_that_of_scipy_without_ties(values: list[int]) -> None:
    reference = scipy.stats.kendalltau(range(10), values, method="exact")
    found = kendall_trend(range(10), values)
    assert found.p == pytest.approx(reference.pvalue)
    assert found.tau == pytest.approx(reference.statistic)


def test_the_trend_of_many_points_is_near_the_exact_one() -> None:
    times = np.arange(61)
    values = (times * 37 + times * times) % 61
    found = kendall_trend(times, values)
    ties = list(pd.Series(values).value_counts())
    assert found.method == "normal"
    assert found.p == pytest.approx(float(p_value(ties, found.score)), abs=0.01)


def test_only_too_few_points_are_too_few() -> None:
    assert "Chỉ có 4 điểm" in kendall_trend([1, 2, 3, 4], [1, 2, 3, 4]).caution
    unclear = kendall_trend([1, 2, 3, 4, 5], [2, 1, 4, 3, 5])
    assert unclear.p > 0.05
    assert unclear.caution == ""


def test_a_trend_follows_time_and_not_the_order_of_rows() -> None:
    assert kendall_trend([2023, 2021, 2022], [3, 1, 2]).score == 3


def test_equal_values_have_no_trend() -> None:
    found = kendall_trend([1, 2, 3, 4, 5], [7, 7, 7, 7, 7])
    assert (found.tau, found.p) == (None, 1.0)
    assert "không có xu hướng" in str(found)


def test_the_slope_of_five_years() -> None:
    """Slopes 23, 31.5, 32.3, 34, 37, 38.25, 40, 43.3, 45, 56: median (37 + 38.25) / 2; only S = ±10 is rejected (2/120 <= 5%)."""
    found = theil_sen([2021, 2022, 2023, 2024, 2025], [20, 76, 110, 150, 173])
    assert (found.slope, found.low, found.high) == (37.625, 23, 56)
    assert found.coverage == pytest.approx(1 - 2 / 120)


def test_a_small_slope_is_written_with_enough_decimals() -> None:
    assert "thời gian 0,0120; khoảng từ 0,0100 đến 0,0200" in str(
        theil_sen([1, 2, 3, 4, 5], [0, 0.01, 0.022, 0.034, 0.054])
    )


def test_four_points_have_no_slope_interval() -> None:
    found = theil_sen([1, 2, 3, 4], [1, 2, 4, 9])
    assert (found.low, found.high, found.coverage) == (None, None, None)
    assert "Chỉ có 4 điểm" in found.caution


@settings(max_examples=20, deadline=None)
@given(st.lists(st.integers(-50, 50), min_size=6, max_size=6, unique=True), st.sampled_from([0.8, 0.9, 0.95, 0.99]))
def test_the_slope_interval_is_what_the_permutation_test_keeps(values: list[int], level: float) -> None:
    """Slopes just outside the interval are rejected by going through all 720 orders, those just inside are kept."""
    scores = [abs(score(order)) for order in itertools.permutations(range(6))]

    def kept(slope: float) -> bool:
        left = abs(score([value - slope * time for time, value in enumerate(values)]))
        return sum(s >= left for s in scores) / 720 > 1 - level + 1e-12

    found = theil_sen(range(6), values, level)
    assert found.low is not None
    assert found.high is not None
    assert found.low <= found.slope <= found.high
    assert not kept(found.low - 1e-6)
    assert not kept(found.high + 1e-6)
    if found.low < found.high:
        assert kept(found.low + 1e-6)
        assert kept(found.high - 1e-6)


def test_the_slope_interval_of_many_points_is_near_sens() -> None:
    times = np.arange(50)
    values = 2.0 * times + (times * 17) % 23
    found, sen = theil_sen(times, values), scipy.stats.theilslopes(values, times, 0.95)
    assert found.slope == pytest.approx(sen.slope)
    assert (found.low, found.high) == (pytest.approx(sen.low_slope, abs=0.01), pytest.approx(sen.high_slope, abs=0.01))


def test_funnel_limits_worked_by_hand() -> None:
    """At 1/2, none of 10 has probability 1/1024 < 0.1%, so 0/10 differs; none of 9 has 1/512 > 0.1%, so nothing of 9 can."""
    found = funnel(range(30), [0, 10, 0, 1, *[5] * 26], [10, 10, 9, *[10] * 27], center=0.5)
    assert not found.inflated
    assert [unit.position for unit in found.units] == ["below", "above"] + ["within"] * 28
    assert (found.units[0].low, found.units[0].high) == (pytest.approx(0.1), pytest.approx(0.9))
    assert [unit.name for unit in found.units if not unit.can_differ] == ["2"]
    assert dict(found.rows)["thấp hơn hẳn"] == "0"


def test_a_unit_that_can_differ_on_one_side_only_can_differ() -> None:
    """At 1/10, three of 3 have probability 1/1000 <= 0.1%, two or more 28/1000: no share is too low, 3/3 is too high at 99%."""
    unit = funnel(range(31), [3, *[1] * 30], [3, *[10] * 30], level=0.99, center=0.1).units[0]
    assert (unit.low, unit.high) == (0, pytest.approx(2 / 3))
    assert (unit.can_differ, unit.position) == (True, "above")


def test_common_scatter_widens_the_funnel() -> None:
    """Shares 30, 70, 30, 70, 50, 50% of 100 at 50%: z = ±4 or 0 with s.e. 0.05, outer tenths at ±4 too, so φ = 4 * 16 / 6."""
    found = funnel("ABCDEF", [30, 70, 30, 70, 50, 50], [100] * 6)
    assert found.center == pytest.approx(0.5)
    assert found.dispersion == pytest.approx(64 / 6)
    assert found.p_dispersion == pytest.approx(scipy.stats.chi2.sf(64, 5))
    assert found.inflated
    assert {unit.position for unit in found.units} == {"within"}
    assert found.caution == ""
    edge = 0.5 - scipy.stats.binom.ppf(0.001, 100, 0.5) / 100
    assert found.units[0].low == pytest.approx(max(0, 0.5 - edge * math.sqrt(64 / 6)))


def test_chance_alone_seldom_leaves_the_funnel() -> None:
    """Each side is left with at most 0.1%, summed over all outcomes of a unit of 37 at a share of 0.3."""
    unit = funnel(["x", "y", "z"], [11, 11, 11], [37, 37, 37], center=0.3).units[0]
    chances = scipy.stats.binom.pmf(np.arange(38), 37, 0.3)
    shares = np.arange(38) / 37
    assert 0 < chances[shares < unit.low - 1e-9].sum() <= 0.001
    assert 0 < chances[shares > unit.high + 1e-9].sum() <= 0.001


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([1, 2, 3], Fraction(2, 9)),  # (-2*1 + 0*2 + 2*3) / (3*6)
        ([0, 0, 0, 8], Fraction(3, 4)),  # (n - 1) / n
        ([1, 1, 2, 4], Fraction(5, 16)),  # (-3*1 - 1*1 + 1*2 + 3*4) / (4*8) = 10/32
        ([5, 5, 5], Fraction(0)),
    ],
)
def test_gini_worked_by_hand(values: list[int], expected: Fraction) -> None:
    found = gini(values)
    assert found.gini == pytest.approx(float(expected), abs=1e-15)
    assert found.corrected == pytest.approx(float(expected * len(values) / (len(values) - 1)), abs=1e-15)


@given(AMOUNTS, st.integers(1, 1000))
def test_gini_is_half_the_mean_difference_over_the_mean_in_any_unit(values: list[int], unit: int) -> None:
    n, total = len(values), sum(values)
    expected = Fraction(sum(abs(a - b) for a in values for b in values), 2 * n * total)
    assert gini(values).gini == pytest.approx(float(expected), abs=1e-12)
    assert gini([value * unit for value in values]).gini == pytest.approx(float(expected), abs=1e-12)
    assert gini([unit] * n).gini == pytest.approx(0, abs=1e-12)


@given(AMOUNTS)
def test_herfindahl_is_the_sum_of_squared_shares(values: list[int]) -> None:
    expected = sum(Fraction(value, sum(values)) ** 2 for value in values)
    found = herfindahl(values)
    assert found.herfindahl == pytest.approx(float(expected))
    assert -1e-12 <= found.normalised <= 1
    assert 1 - 1e-12 <= found.effective <= len(values) + 1e-9


def test_herfindahl_worked_by_hand() -> None:
    """Shares 1/2, 3/10, 1/5 of five: 25/100 + 9/100 + 4/100 = 0.38; (0.38 - 0.2) / 0.8 = 0.225; 1 / 0.38."""
    found = herfindahl([50, 30, 20, 0, 0])
    assert found.herfindahl == pytest.approx(0.38)
    assert found.normalised == pytest.approx(0.225)
    assert found.effective == pytest.approx(100 / 38)


def test_theil_worked_by_hand() -> None:
    """Shares 1/8 1/8 1/4 1/2 of four: T = 2 (1/8) ln(1/2) + (1/4) ln 1 + (1/2) ln 2 = ln 2 / 4; groups hold 1/4 and 3/4."""
    found = theil([1, 1, 2, 4], ["A", "A", "B", "B"])
    assert found.total == pytest.approx(math.log(2) / 4)
    assert found.between == pytest.approx(math.log(0.5) / 4 + 3 * math.log(1.5) / 4)
    within_b = math.log(2 / 3) / 3 + 2 * math.log(4 / 3) / 3
    assert found.within == pytest.approx(0.75 * within_b)
    assert [(group.name, group.n) for group in found.groups] == [("A", 2), ("B", 2)]
    assert (found.groups[0].own, found.groups[1].own) == (pytest.approx(0), pytest.approx(within_b))


@given(AMOUNTS, st.integers(1, 1000), st.data())
def test_theil_parts_add_up_in_any_unit(values: list[int], unit: int, data: st.DataObject) -> None:
    groups = data.draw(st.lists(st.sampled_from("ABC"), min_size=len(values), max_size=len(values)))
    found = theil([value * unit for value in values], groups)
    assert found.within is not None
    assert found.between is not None
    assert found.within + found.between == pytest.approx(found.total, abs=1e-12)
    assert found.total == pytest.approx(theil(values).total, abs=1e-12)
    assert -1e-12 <= found.total <= math.log(len(values)) + 1e-12
    assert found.total == pytest.approx(scipy.stats.entropy(values, [1] * len(values)), abs=1e-12)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(0, 5), min_size=6, max_size=6).filter(lambda values: len(set(values)) > 1))
def test_p_of_groups_counts_all_ways_to_deal(values: list[int]) -> None:
    def h(order: Sequence[int]) -> float:
        return float(scipy.stats.kruskal(order[:1], order[1:3], order[3:]).statistic)

    every = {order: h(order) for order in set(itertools.permutations(values))}
    found = kruskal_wallis({"A": values[:1], "B": values[1:3], "C": values[3:]})
    far = sum(value >= found.h - 1e-9 for value in every.values())
    assert found.method == "exact"
    assert found.p == pytest.approx(far / len(every))
    farthest = sum(value >= max(every.values()) - 1e-9 for value in every.values())
    assert found.smallest_p == pytest.approx(farthest / len(every))
    assert 0 <= found.epsilon_squared <= 1


def test_large_groups_take_the_approximation_of_scipy() -> None:
    groups = {"A": range(0, 30, 2), "B": range(1, 31, 2), "C": [2, 40, 50]}
    found, reference = kruskal_wallis(groups), scipy.stats.kruskal(*map(list, groups.values()))
    assert (found.method, found.p, found.smallest_p) == ("chi2", pytest.approx(reference.pvalue), None)
    assert "dưới 5 đơn vị" in found.caution


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 9)), min_size=4, max_size=6))
def test_p_of_ranks_counts_all_pairings(pairs: list[tuple[int, int]]) -> None:
    first, second = (list(column) for column in zip(*pairs))
    if len(set(first)) == 1 or len(set(second)) == 1:
        with pytest.raises(InputError, match="bằng nhau"):
            spearman(first, second)
        return
    left, right = scipy.stats.rankdata(first), scipy.stats.rankdata(second)
    every = [abs(np.corrcoef(left, order)[0, 1]) for order in itertools.permutations(right)]
    found = spearman(first, second)
    assert found.rho == pytest.approx(np.corrcoef(left, right)[0, 1])
    assert found.p == pytest.approx(sum(value >= abs(found.rho) - 1e-9 for value in every) / len(every))
    assert found.smallest_p == pytest.approx(sum(value >= max(every) - 1e-9 for value in every) / len(every))
    if found.low is not None and found.high is not None:
        assert -1 <= found.low <= found.rho <= found.high <= 1


def test_interval_of_the_rank_correlation_worked_by_hand() -> None:
    """Ranks 1-9 with three neighbours swapped: Σ d² = 6, rho = 1 - 36 / 720 = 0.95; atanh 0.95 = 1.8318, s.e. √(1.45125 / 6)."""
    found = spearman(range(1, 10), [2, 1, 4, 3, 6, 5, 7, 8, 9])
    reach = 1.959964 * math.sqrt(1.45125 / 6)
    assert found.rho == pytest.approx(0.95)
    assert found.low == pytest.approx(math.tanh(0.5 * math.log(1.95 / 0.05) - reach), abs=1e-6)
    assert found.high == pytest.approx(math.tanh(0.5 * math.log(1.95 / 0.05) + reach), abs=1e-6)


def test_a_perfect_rank_correlation_has_no_interval() -> None:
    found = spearman(range(6), range(6))
    assert (found.low, found.high, found.p) == (None, None, pytest.approx(2 / 720))
    assert "không có khoảng tin cậy" in found.caution
    assert spearman(range(4), range(4)).caution.startswith("Chỉ có 4 đơn vị")


def test_many_units_take_the_p_of_scipy() -> None:
    first, second = list(range(30)), [(7 * i) % 31 for i in range(30)]
    found = spearman(first, second)
    assert (found.method, found.p) == ("t", pytest.approx(scipy.stats.spearmanr(first, second).pvalue))


NAN = float("nan")
BAD: list[tuple[Callable[[], Any], str]] = [
    (lambda: wilson(5, 4), "phần không thể lớn hơn tổng"),
    (lambda: wilson(0, 0), "tham số n: Giá trị là 0"),
    (lambda: wilson(-1, 4), "tham số successes: Giá trị là -1"),
    (lambda: wilson(NAN, 4), "số nguyên từ 0 trở lên"),
    (lambda: clopper_pearson(1.5, 4), "số nguyên"),
    (lambda: wilson(1, 4, level=95), "nhỏ hơn 1"),
    (lambda: wilson(True, 4), "True"),
    (lambda: poisson_interval(-2), "poisson_interval()"),
    (lambda: poisson_interval(None), "None"),
    (lambda: kendall_trend([1, 2], [1, 2]), "ít nhất 3"),
    (lambda: kendall_trend([1, 2, 3], [1, 2, 3, 4]), "times có 3, values có 4"),
    (lambda: kendall_trend([1, 2, 2], [1, 2, 3]), "cùng một thời điểm"),
    (lambda: kendall_trend([1, 2, 3], [1, NAN, 3]), "values, vị trí 2"),
    (lambda: theil_sen([1, 2, 3], [1, None, 3]), "thiếu không phải là 0"),
    (lambda: theil_sen(range(61), range(61)), "60 điểm"),
    (lambda: funnel("AB", [1, 2], [3, 4]), "ít nhất 3"),
    (lambda: funnel("ABC", [1, 2, 9], [3, 4, 5]), "C: 9 trên 5"),
    (lambda: funnel("ABC", [0, 0, 0], [3, 0, 5]), "totals của B"),
    (lambda: funnel("ABC", [0, 0, 0], [3, 4, 5]), "không có khác biệt"),
    (lambda: funnel("AAB", [1, 2, 3], [3, 4, 5]), "tên lặp lại"),
    (lambda: funnel(["A", "", None], [1, 2, 3], [3, 4, 5]), "vị trí 3"),
    (lambda: funnel(["A", NAN, "C"], [1, 2, 3], [3, 4, 5]), "vị trí 2"),
    (lambda: theil([1, 2], ["A", pd.NA]), "groups, vị trí 2"),
    (lambda: theil([1, 2], 3), "Cần một dãy tên"),
    (lambda: gini([1]), "Chỉ có 1 giá trị"),
    (lambda: gini([1, -3]), "số âm"),
    (lambda: gini([0, 0]), "không có gì để chia"),
    (lambda: gini("12"), "Cần một dãy số"),
    (lambda: gini(7), "Cần một dãy số"),
    (lambda: gini([1, "hai", pd.NA]), "vị trí 3"),
    (lambda: herfindahl([1, math.inf]), "vô hạn"),
    (lambda: theil([1, 2, 3], ["A", "B"]), "values có 3, groups có 2"),
    (lambda: kruskal_wallis({"A": [1, 2, 3]}), "ít nhất hai nhóm"),
    (lambda: kruskal_wallis({"A": [1, 2, 3], "B": []}), "nhóm B"),
    (lambda: kruskal_wallis({"A": [1, 1], "B": [1]}), "bằng nhau"),
    (lambda: kruskal_wallis({"A": [1], "B": [2]}), "ít nhất 3"),
    (lambda: spearman([1, 2, 3], [1, 2, 3]), "ít nhất 4"),
    (lambda: spearman([1, 2, 3, 4], [1, 2, 3, NAN]), "second, vị trí 4"),
]


@pytest.mark.parametrize(("call", "said"), BAD, ids=[said for _, said in BAD])
def test_bad_input_is_refused_with_what_and_where(call: Callable[[], Any], said: str) -> None:
    with pytest.raises(InputError) as caught:
        call()
    assert said in str(caught.value)


def test_every_bad_value_is_told() -> None:
    with pytest.raises(InputError) as caught:
        gini([1, NAN, -2, "x"])
    assert len(caught.value.problems) == 3


RESULTS: list[Result] = [
    wilson(1, 3),
    poisson_interval(0),
    kendall_trend([1, 2, 3], [1, 2, 3]),
    theil_sen([1, 2, 3], [1, 2, 3]),
    funnel(["<b>", "B", "C"], [1, 50, 50], [2, 100, 100]),
    gini([1, 2]),
    herfindahl([1, 2]),
    theil([1, 2, 3], ["A", "A", "B"]),
    kruskal_wallis({"A": [1, 2], "B": [3]}),
    spearman([1, 2, 3, 4], [1, 2, 4, 3]),
]


@pytest.mark.parametrize("result", RESULTS, ids=lambda result: type(result).__name__)
def test_a_result_says_that_there_is_too_little_in_text_and_in_html(result: Result) -> None:
    html = result._repr_html_()
    assert result.caution.endswith(".")
    assert str(result).endswith(result.caution)
    assert "Lưu ý" in html
    assert "<b>" not in html
    assert repr(result) == str(result)
    for label, value in result.rows:
        assert f"{label} {value}" in str(result)
    with pytest.raises(AttributeError):
        result.level = 0.5  # type: ignore[attr-defined]


def test_values_at_the_ends_of_what_a_float_holds() -> None:
    assert gini([1e-320, 1e308]).gini == pytest.approx(0.5)
    assert kendall_trend([1, 2, 3], [-1e308, 1e308, 0]).score == 1
    assert "100,0%" not in str(theil([0.1, 0.1, 0.1], ["A", "A", "B"]))


def test_pandas_columns_are_taken_and_numbers_written_the_vietnamese_way() -> None:
    assert str(poisson_interval(np.int64(1234))).startswith(
        "Khoảng tin cậy 95% của số đếm (Poisson chính xác): đếm được 1.234; khoảng từ 1.166,1"
    )
    assert gini(pd.Series([1, 2, 3], index=[7, 8, 9])) == gini([1, 2, 3])


def test_statistics_stand_at_the_door_and_load_scipy_only_when_used() -> None:
    assert oa.statistics.wilson is wilson
    code = "import sys, ocop_analysis as oa; oa.statistics.gini; sys.exit('scipy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
