"""Forecasts agree with work by hand, with R, with integration of what they say they are, and keep the rules of probability."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest
import scipy.integrate
import scipy.stats
from hypothesis import given, settings
from hypothesis import strategies as st

from ocop_analysis.errors import InputError
from ocop_analysis.statistics import (
    CountForecast,
    Forecast,
    ShareForecast,
    forecast_count,
    forecast_share,
    probability_text,
    probability_words,
)
from ocop_analysis.statistics.forecast_shares import line_at

COUNTS = st.lists(st.integers(0, 90), min_size=3, max_size=6)
SHARES = st.lists(
    st.integers(1, 60).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), min_size=3, max_size=6
)
QUICK = settings(max_examples=60, deadline=None)

# mtcars (R datasets): miles per gallon and weight.
MPG = [21, 21, 22.8, 21.4, 18.7, 18.1, 14.3, 24.4, 22.8, 19.2, 17.8, 16.4, 17.3, 15.2, 10.4, 10.4, 14.7, 32.4, 30.4, 33.9, 21.5,
       15.5, 15.2, 13.3, 19.2, 27.3, 26, 30.4, 15.8, 19.7, 15, 21.4]  # fmt: skip
WEIGHT = [2.62, 2.875, 2.32, 3.215, 3.44, 3.46, 3.57, 3.19, 3.15, 3.44, 3.44, 4.07, 3.73, 3.78, 5.25, 5.424, 5.345, 2.2, 1.615,
          1.835, 2.465, 3.52, 3.435, 3.84, 3.845, 1.935, 2.14, 1.513, 3.17, 2.77, 3.57, 2.78]  # fmt: skip


def share(pairs: Sequence[tuple[int, int]], until: int, target: float, **more: Any) -> ShareForecast:
    return forecast_share(range(2021, 2021 + len(pairs)), *zip(*pairs, strict=True), until, target, **more)


def count(counts: Sequence[int], until: int, target: float, **more: Any) -> CountForecast:
    return forecast_count(range(2021, 2021 + len(counts)), counts, until, target, **more)


def test_one_more_year_after_one_event_in_three() -> None:
    """s = 1 in n = 3 years, m = 1: NegBin(3/2, 3/4), so none with (3/4)^1.5 = 0.6495, one with 3/2 * 1/4 * 0.6495 = 0.2436."""
    for target, chance in ((2, 1 - 0.75**1.5), (3, 1 - 0.75**1.5 * (1 + 1.5 / 4))):
        assert count([0, 0, 1], 2024, target, overdispersed=False).probability == pytest.approx(chance, abs=1e-12)
    found = count([0, 0, 1], 2024, 2, overdispersed=False, levels=[0.8])
    # P(none) = 0.65 is over 0.1 and 0.5; P(at most one) = 0.893 is under 0.9; P(at most two) = 0.893 + 0.0761 is over it.
    assert (found.so_far, found.median, found.intervals[0].low, found.intervals[0].high) == (1, 1, 1, 3)


@pytest.mark.parametrize(("left", "more"), [(1, 70), (2, 130), (3, 150)])
def test_the_negative_binomial_is_poisson_over_the_posterior_of_the_rate(left: int, more: int) -> None:
    posterior = scipy.stats.gamma(164.5, scale=1 / 3)

    def weighed(rate: float) -> float:
        return float(scipy.stats.poisson.sf(more - 1, rate * left) * posterior.pdf(rate))

    integral, _ = scipy.integrate.quad(weighed, 30, 90)
    found = count([53, 44, 67], 2023 + left, 164 + more, overdispersed=False)
    assert found.probability == pytest.approx(integral, abs=1e-7)


def test_scatter_of_the_published_series_by_hand() -> None:
    """53, 44, 67: mean 164/3, X² = (1.67² + 10.67² + 12.33²) / 54.67 = 268.67 / 54.67 = 4.915; f = (2 + 4.915) / 4 = 1.729.

    With 2 degrees of freedom P(χ² > 4.915) = exp(-4.915 / 2) = 0.0857.
    """
    found = count([53, 44, 67], 2024, 230)
    assert found.dispersion == pytest.approx(1.7287, abs=1e-4)
    assert found.scatter_p == pytest.approx(math.exp(-268.6667 / 54.6667 / 2), abs=1e-5)


def test_scatter_of_the_rate_widens_the_interval_and_keeps_the_middle() -> None:
    wide, narrow = (count([53, 44, 67], 2024, 230, overdispersed=flag) for flag in (True, False))
    for one, other in zip(wide.intervals, narrow.intervals, strict=True):
        assert one.low < other.low
        assert one.high > other.high
    assert wide.median == pytest.approx(narrow.median, abs=3)


def test_simulated_poisson_years_are_covered() -> None:
    """80% intervals of whole numbers hold 80% or a little more; 600 runs have a standard error of 0.016."""
    draws = np.random.default_rng(7).poisson(20, (600, 4))
    inside = 0
    for row in draws.tolist():
        (ends,) = count(row[:3], 2024, 0, overdispersed=False, levels=[0.8]).intervals
        inside += ends.low <= sum(row) <= ends.high
    assert 0.78 <= inside / len(draws) <= 0.90


@QUICK
@given(COUNTS, st.integers(1, 4), st.integers(0, 300), st.integers(1, 60))
def test_a_higher_target_is_never_likelier(counts: list[int], ahead: int, target: int, step: int) -> None:
    until = 2020 + len(counts) + ahead
    low, high = (count(counts, until, goal) for goal in (target, target + step))
    assert 0 <= high.probability <= low.probability <= 1
    most = count(counts, until, target - 1, aim="at_most")
    assert most.probability == pytest.approx(1 - low.probability, abs=1e-9)


@QUICK
@given(SHARES, st.integers(1, 3), st.floats(0, 1), st.floats(0, 1))
def test_a_higher_share_is_never_likelier(pairs: list[tuple[int, int]], ahead: int, one: float, other: float) -> None:
    until = 2020 + len(pairs) + ahead
    low, high = (share(pairs, until, goal) for goal in sorted((one, other)))
    assert 0 <= high.probability <= low.probability <= 1


def nested(found: Forecast) -> None:
    ends = [
        found.intervals[-1].low,
        found.intervals[0].low,
        found.median,
        found.intervals[0].high,
        found.intervals[-1].high,
    ]
    assert ends == sorted(ends)


@QUICK
@given(COUNTS, SHARES, st.integers(1, 3))
def test_intervals_hold_the_middle_and_each_other(counts: list[int], pairs: list[tuple[int, int]], ahead: int) -> None:
    nested(count(counts, 2020 + len(counts) + ahead, 150, levels=[0.95, 0.8]))
    nested(share(pairs, 2020 + len(pairs) + ahead, 0.7, levels=[0.95, 0.8]))


@QUICK
@given(SHARES, st.integers(1, 3))
def test_shares_mirror(pairs: list[tuple[int, int]], ahead: int) -> None:
    """The share of those who are not is forecast as 1 less the share of those who are."""
    until = 2020 + len(pairs) + ahead
    found, mirrored = share(pairs, until, 0.5), share([(n - x, n) for x, n in pairs], until, 0.5)
    assert found.median == pytest.approx(1 - mirrored.median, abs=1e-9)
    for one, other in zip(found.intervals, mirrored.intervals, strict=True):
        assert one.low == pytest.approx(1 - other.high, abs=1e-9)


@QUICK
@given(COUNTS, st.integers(1, 30))
def test_years_cut_in_halves_say_the_same_without_scatter(counts: list[int], target: int) -> None:
    """The unit of time does not matter: periods of two years, twice as long a way ahead in them."""
    years = [2020 + 2 * i for i in range(1, len(counts) + 1)]
    long = forecast_count(years, counts, years[-1] + 2, target, lengths=[2.0] * len(counts), overdispersed=False)
    short = count(counts, 2021 + len(counts), target, overdispersed=False)
    assert long.probability == pytest.approx(short.probability, abs=1e-9)


@pytest.mark.parametrize(
    ("weight", "fit", "low", "high"), [(1.7, 28.19952, 21.64930, 34.74975), (2.4, 24.45839, 18.07287, 30.84392)]
)
def test_the_line_predicts_as_r_does(weight: float, fit: float, low: float, high: float) -> None:
    """R: predict(lm(mpg ~ wt, mtcars), data.frame(wt = ...), interval = "prediction"), in A. de Vries, J. Meys, R For Dummies."""
    line = line_at(np.array(WEIGHT), np.array(MPG), np.ones(len(MPG)), weight)
    df = len(MPG) - 2
    far = scipy.stats.t.ppf(0.975, df) * math.sqrt(line.squares / df * (1 + line.variance))
    assert (round(line.value, 5), round(line.value - far, 5), round(line.value + far, 5)) == pytest.approx(
        (fit, low, high), abs=1.1e-5
    )


def test_equal_shares_by_hand() -> None:
    """5 of 10 three times: logits 0, X² = 0, v = 2 / 5.5; f = 2 / 3; two years on from the middle year the line has variance
    v (1/3 + 2²/2) and a new share v; so the width is √(2/3 * 2/5.5 * 10/3) = 0.8989 and t(3) at 90% is 1.6377.

    The 80% end is e^1.4722 / (1 + e^1.4722) = 0.8134, as a share of 10: (11 * 0.8134 - 0.5) / 10 = 0.8447. 7 of 10 or more needs
    a logit of ln(7 / 4) = 0.5596, which is 0.6226 widths away.
    """
    found = share([(5, 10)] * 3, 2024, 0.7, levels=[0.8])
    width = math.sqrt(2 / 3 * 2 / 5.5 * 10 / 3)
    assert (found.median, found.slope, found.df) == (0.5, pytest.approx(0), 3)
    assert found.dispersion == pytest.approx(2 / 3)
    assert found.intervals[0].high == pytest.approx(0.8447, abs=2e-4)
    assert found.probability == pytest.approx(scipy.stats.t.sf(math.log(7 / 4) / width, 3), abs=1e-9)


@pytest.mark.parametrize(("pairs", "median"), [([(0, 8)] * 3, 0.0), ([(8, 8)] * 3, 1.0)])
def test_none_and_all_can_be_forecast(pairs: list[tuple[int, int]], median: float) -> None:
    found = share(pairs, 2025, 1.0)
    assert found.median == pytest.approx(median, abs=1e-9)
    assert found.intervals[-1].low < found.intervals[-1].high
    assert 0 < found.probability < 1
    assert share(pairs, 2025, 0.0).probability == 1


@pytest.mark.parametrize("n", [0, 1, 2])
def test_silent_below_three_points(n: int) -> None:
    for found in (count([5] * n, 2025, 10), forecast_share(range(2021, 2021 + n), [1] * n, [2] * n, 2025, 0.5)):
        assert found.is_silent
        assert (found.probability, found.median, found.intervals) == (None, None, ())
        assert "chưa đủ số liệu để dự báo" in str(found)
        assert "%" not in str(found)
        assert "chưa đủ số liệu" in found._repr_html_()


def test_three_points_speak_and_warn() -> None:
    found = count([53, 44, 67], 2024, 230)
    assert not found.is_silent
    assert "không phải cam kết" in found.caution
    assert ("khả năng đạt", "ít khả năng (19%)") in found.rows


@pytest.mark.parametrize(("target", "words"), [(164, "đã đạt"), (165, "không đạt")])
def test_at_the_end_nothing_is_left_to_forecast(target: int, words: str) -> None:
    found = count([53, 44, 67], 2023, target)
    assert (found.settled, found.words, found.median) == (True, words, 164)
    assert {(one.low, one.high) for one in found.intervals} == {(164, 164)}
    assert found.caution == ""
    at_the_end = forecast_share([2021, 2022, 2023], [1, 2, 7], [10, 10, 10], 2023, 0.7 if target == 164 else 0.8)
    assert (at_the_end.settled, at_the_end.words) == (True, words)


def test_what_is_reached_stays_reached() -> None:
    found = count([53, 44, 67], 2025, 150)
    assert (found.probability, found.settled, found.words) == (1, True, "đã đạt")


def test_a_cap_bounds_the_total() -> None:
    found = count([2, 3, 4], 2026, 11, cap=12)
    assert max(one.high for one in found.intervals) == 12
    assert count([2, 3, 4], 2026, 13, cap=12).probability == 0
    assert found.probability == count([2, 3, 4], 2026, 11).probability


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: count([1, 2, 3], 2022, 9), "không dự báo về quá khứ"),
        (lambda: forecast_count([2021, 2023, 2024], [1, 2, 3]), "không liền nhau"),
        (lambda: forecast_count([2022, 2021, 2023], [1, 2, 3]), "không tăng dần"),
        (lambda: count([1, -2, 3], 2025, 9), "số âm"),
        (lambda: count([1, 2.5, 3], 2025, 9), "cần số nguyên"),
        (lambda: count([1, None, 3], 2025, 9), "thiếu không phải là 0"),
        (lambda: count([1, 2, 3], 2025, 9, aim="more"), "at_least"),
        (lambda: count([1, 2, 3], 2025, 9, levels=[1.5]), "nhỏ hơn 1"),
        (lambda: count([1, 2, 3], 2025, 9, lengths=[1, 0, 1]), "dài hơn 0"),
        (lambda: count([1, 2, 3], 2025, 9, cap=5), "không thể quá 5"),
        (lambda: share([(3, 2), (1, 2), (1, 2)], 2025, 0.5), "phần lớn hơn tổng"),
        (lambda: share([(0, 0), (1, 2), (1, 2)], 2025, 0.5), "từ 1 trở lên"),
        (lambda: share([(1, 2)] * 3, 2025, 70), "chia cho 100"),
        (lambda: forecast_share([2021, 2022, 2023], [1, 2], [3, 3, 3]), "không bằng nhau"),
    ],
)
def test_bad_input_is_refused(call: Any, said: str) -> None:
    with pytest.raises(InputError, match=said):
        call()


# M. D. Mastrandrea et al. (2010), IPCC AR5 guidance note on uncertainties, table 1; on a bound the narrower claim is not made.
@pytest.mark.parametrize(
    ("p", "words"),
    [
        (1.0, "gần như chắc chắn"), (0.991, "gần như chắc chắn"), (0.99, "rất có khả năng"), (0.91, "rất có khả năng"),
        (0.9, "có khả năng"), (0.67, "có khả năng"), (0.66, "khó nói trước"), (0.5, "khó nói trước"), (0.33, "khó nói trước"),
        (0.32, "ít khả năng"), (0.1, "ít khả năng"), (0.09, "rất ít khả năng"), (0.01, "rất ít khả năng"),
        (0.009, "gần như không thể"), (0.0, "gần như không thể"),
    ],
)  # fmt: skip
def test_words_of_probability(p: float, words: str) -> None:
    assert probability_words(p) == words


@given(st.floats(0, 1))
def test_a_percentage_never_claims_certainty(p: float) -> None:
    assert probability_text(p) not in ("0%", "100%")


@pytest.mark.parametrize("p", [-0.1, 1.1, None, float("nan"), "0.5"])
def test_no_words_for_what_is_no_probability(p: Any) -> None:
    with pytest.raises(InputError):
        probability_words(p)


def test_what_came_within_the_year_is_a_floor() -> None:
    """Of one year ahead of 0, 0, 1 (P(none) = 0.6495, P(one) = 0.2436): one came already, so P(no other) = 0.2436 / 0.3505."""
    found = count([0, 0, 1], 2024, 3, now=2, overdispersed=False)
    none = 0.75**1.5
    assert found.probability == pytest.approx(1 - none * 1.5 / 4 / (1 - none), abs=1e-12)
    assert min(one.low for one in found.intervals) == 2
    assert count([0, 0, 1], 2024, 2, now=2).settled
    with pytest.raises(InputError, match="từ 1 trở lên"):
        count([0, 0, 1], 2024, 2, now=0)
