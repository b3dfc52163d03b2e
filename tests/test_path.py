"""Progress along a path: worked by hand, at zero, below it, past the target, on its far side, at the ceiling, between bounds."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop_analysis.errors import InputError
from ocop_analysis.targets.path import Path, Span
from ocop_analysis.targets.progress import REASONS, WORDS, Progress, progress
from ocop_analysis.words import say

START, END = dt.date(2020, 12, 31), dt.date(2024, 12, 31)
HALF = dt.date(2022, 12, 31)
"""2021 and 2022 are 730 days, 2023 and 2024 731: half of the way is 730 / 1461."""
E = 730 / 1461
SO_FAR, LEFT = 730 / 365.25, 731 / 365.25
VALUES = st.floats(-1e4, 1e4).map(lambda value: round(value, 3))


def at_least(target: float, base: float | None = 0.0, **more: Any) -> Path:
    return Path("at_least", target, None, END, base, None if base is None else START, **more)


def at_most(target: float, base: float | None, **more: Any) -> Path:
    return Path("at_most", None, target, END, base, None if base is None else START, **more)


def between(low: float, high: float, base: float | None, **more: Any) -> Path:
    return Path("range", low, high, END, base, None if base is None else START, **more)


def exact(value: float) -> Span:
    return Span(pytest.approx(value), pytest.approx(value))


def test_a_linear_path_by_hand() -> None:
    """From 0 to 200, half of the days over: 99.93 expected, 80 came, 120 left for two years."""
    found = progress(at_least(200), HALF, 80)
    assert found.expected == pytest.approx(200 * E)
    assert found.gap == exact(80 - 200 * E)
    assert found.pace_so_far == exact(80 / SO_FAR)
    assert found.pace_needed == exact(120 / LEFT)
    assert (found.elapsed, found.years_left) == (pytest.approx(E), pytest.approx(LEFT))
    assert (found.verdict, found.words, found.reasons) == ("behind", "chậm so với lộ trình", ())


def test_a_compound_path_by_hand() -> None:
    """From 100 to 400 doubles in half of the time: 400^E * 100^(1 - E); 150 has grown by half in two years, 22.5% a year."""
    found = progress(at_least(400, 100, shape="compound"), HALF, 150)
    assert found.expected == pytest.approx(100 * 4**E)
    assert found.gap == exact(150 - 100 * 4**E)
    assert found.pace_so_far == exact(1.5 ** (1 / SO_FAR) - 1)
    assert found.pace_needed == exact((400 / 150) ** (1 / LEFT) - 1)
    assert found.shape == "compound"


def test_a_compound_path_below_zero() -> None:
    """A loss from -400 to -100 at most: half-way -200, and -150 is ahead of it."""
    found = progress(at_least(-100, -400, shape="compound"), HALF, -150)
    assert found.expected == pytest.approx(-400 * 0.25**E)
    assert found.verdict == "ahead"


@pytest.mark.parametrize(("base", "target"), [(0, 10), (-5, 10), (5, 0), (5, -10)])
def test_a_compound_path_through_zero_is_linear_and_says_so(base: float, target: float) -> None:
    path = at_least(target, base, shape="compound") if target > base else at_most(target, base, shape="compound")
    found = progress(path, HALF, base)
    assert (found.shape, found.reasons[0]) == ("linear", "compound_undefined")
    assert found.expected == pytest.approx(base + (target - base) * E)


def test_growth_from_nothing_has_no_pace() -> None:
    found = progress(at_least(400, 100, shape="compound"), HALF, 0)
    assert (found.pace_needed, found.verdict) == (None, "behind")


@pytest.mark.parametrize(
    ("observed", "verdict"),
    [(120, "ahead"), (110, "ahead"), (104, "on_path"), (96, "on_path"), (89, "behind"), (200, "reached")],
)
def test_words_on_the_way_up(observed: float, verdict: str) -> None:
    """99.93 expected of 200; on the path within 5% of the way, 10."""
    assert progress(at_least(200), HALF, observed).verdict == verdict


def test_on_the_day_that_it_is_due_it_is_reached_or_not() -> None:
    missed, met = (progress(at_least(200), END, value) for value in (199, 200))
    assert (missed.verdict, missed.gap, missed.pace_needed) == ("not_reached", exact(-1), None)
    assert (met.verdict, met.pace_needed) == ("reached", exact(0))
    later = progress(at_least(200), dt.date(2026, 5, 1), 150)
    assert (later.expected, later.elapsed, later.verdict) == (200, 1, "not_reached")


def test_a_target_that_is_passed_stays_reached_and_needs_nothing() -> None:
    found = progress(at_least(200), HALF, 230)
    assert (found.verdict, found.gap, found.pace_needed) == ("reached", exact(230 - 200 * E), exact(0))


def test_a_target_on_the_far_side_of_the_base_is_to_be_kept() -> None:
    """80% at the start, at least 70% wanted: 70% is expected all the time."""
    kept, lost = (progress(at_least(0.7, 0.8), HALF, value) for value in (0.72, 0.66))
    assert (kept.expected, kept.verdict, kept.reasons) == (0.7, "reached", ("already_at_base",))
    assert (lost.gap, lost.pace_needed, lost.verdict) == (exact(-0.04), exact(0.04 / LEFT), "behind")


def test_at_the_ceiling_all_is_reached() -> None:
    path = at_least(1, 0.96, floor=0, ceiling=1)
    assert progress(path, HALF, 1).verdict == "reached"
    assert progress(path, HALF, 0.99).verdict == "ahead"
    assert progress(path, HALF, Span(0.99, None)).gap == Span(
        pytest.approx(0.03 - 0.04 * E), pytest.approx(0.04 - 0.04 * E)
    )


def test_less_is_better_for_at_most() -> None:
    found = progress(at_most(10, 50), HALF, 20)
    assert (found.expected, found.gap) == (pytest.approx(50 - 40 * E), exact(30 - 40 * E))
    assert (found.verdict, found.pace_needed) == ("ahead", exact(-10 / LEFT))


def test_a_value_to_be_kept() -> None:
    path = Path("keep_at", 9, 11, END, 10, START)
    inside, above, below = (progress(path, HALF, value) for value in (10.5, 13, 8))
    assert (inside.verdict, inside.expected, inside.gap) == ("reached", 10, exact(0))
    assert (above.verdict, above.gap, above.pace_needed) == ("behind", exact(-2), exact(-2 / LEFT))
    assert (below.verdict, below.gap) == ("behind", exact(-1))
    assert "overshot" in above.reasons


def test_a_range_is_reached_by_its_nearer_edge() -> None:
    """From 0 to 10-20: 4.997 expected, 5.003 away from 10; 6 is 4 away, so 1.003 ahead; 25 has run past."""
    ahead, past, down = (
        progress(between(10, 20, 0), HALF, 6), progress(between(10, 20, 0), HALF, 25), progress(between(10, 20, 40), HALF, 25),
    )  # fmt: skip
    assert (ahead.goal, ahead.expected, ahead.gap) == (10, pytest.approx(10 * E), exact(6 - 10 * E))
    assert (past.verdict, past.gap, past.reasons) == ("behind", exact(-5), ("overshot",))
    assert (down.goal, down.expected, down.verdict) == (20, pytest.approx(40 - 20 * E), "ahead")


@pytest.mark.parametrize(
    ("low", "high", "verdict"),
    [(120, 130, "ahead"), (120, 300, "ahead"), (120, None, "ahead"), (200, None, "reached"), (40, 80, "behind"),
     (40, 300, "undecided"), (95, 130, "undecided"), (None, 80, "behind"), (None, None, "undecided")],
)  # fmt: skip
def test_bounds_decide_only_when_both_ends_agree(low: float | None, high: float | None, verdict: str) -> None:
    found = progress(at_least(200, floor=0), HALF, Span(low, high))
    assert found.verdict == verdict
    assert ("bounds_straddle" in found.reasons) == (verdict == "undecided")
    assert found.observed == Span(low, high)


def test_bounds_around_a_range_leave_it_open() -> None:
    assert progress(between(10, 20, 0), HALF, Span(5, 30)).verdict == "undecided"
    assert progress(between(10, 20, 0), HALF, Span(12, 18)).verdict == "reached"


def test_the_span_of_pace_is_open_where_the_value_is() -> None:
    found = progress(at_least(200), HALF, Span(80, None))
    assert (found.pace_so_far, found.pace_needed) == (
        Span(pytest.approx(80 / SO_FAR), None),
        Span(0, pytest.approx(120 / LEFT)),
    )
    assert found.gap == Span(pytest.approx(80 - 200 * E), None)


def test_without_a_base_only_the_pace_needed_is_known() -> None:
    found = progress(at_least(0.7, None), HALF, 0.6)
    assert (found.expected, found.gap, found.pace_so_far, found.elapsed) == (None, None, None, None)
    assert found.pace_needed == exact(0.1 / LEFT)
    assert (found.verdict, found.reasons) == ("undecided", ("no_base",))
    assert say(REASONS["no_base"]) == "không có mốc đầu kỳ"
    assert progress(at_least(0.7, None), HALF, 0.7).verdict == "reached"


def test_without_a_value_nothing_is_decided() -> None:
    found = progress(at_least(200), HALF, None)
    assert (found.verdict, found.gap, found.expected) == ("undecided", None, pytest.approx(200 * E))
    assert found.reasons == ("not_observed",)


@pytest.mark.parametrize(
    ("path", "day", "observed", "said"),
    [
        (at_least(200), dt.date(2019, 1, 1), 5, "Ngày chốt trước mốc đầu kỳ"),
        (at_least(1.2, 0, ceiling=1), HALF, 0.5, "ngoài giới hạn"),
        (at_least(0.7, 0, ceiling=1), HALF, 1.01, "ngoài giới hạn"),
        (at_least(200), HALF, Span(9, 8), "Mức thấp lớn hơn mức cao"),
        (at_least(200), HALF, math.nan, "không phải số"),
        (between(20, 10, 0), HALF, 5, "Mức thấp lớn hơn mức cao"),
        (Path("at_least", None, 5, END, 0, START), HALF, 5, "không khớp loại chỉ tiêu"),
        (Path("at_least", 5, None, END, 0, None), HALF, 5, "thiếu giá trị hoặc ngày"),
        (Path("at_least", 5, None, START, 0, START), START, 5, "không trước hạn"),
    ],
)
def test_impossible_paths_are_refused(path: Path, day: dt.date, observed: Any, said: str) -> None:
    with pytest.raises(InputError, match=said):
        progress(path, day, observed)


def moved(path: Path, scale: float, shift: float) -> Path:
    def move(value: float | None) -> float | None:
        return None if value is None else value * scale + shift

    return replace(path, low=move(path.low), high=move(path.high), base=move(path.base))


def close(one: Span | None, other: Span | None, scale: float) -> None:
    assert one is not None
    assert other is not None
    assert (other.low, other.high) == pytest.approx((one.low * scale, one.high * scale), rel=1e-6, abs=1e-4)


@given(VALUES, VALUES, VALUES, st.sampled_from([0.01, 3.0, 1000.0]), VALUES)
def test_a_linear_path_does_not_depend_on_the_unit(
    base: float, target: float, value: float, scale: float, shift: float
) -> None:
    for path in (at_least(target, base), at_most(target, base), between(target, target + 7, base)):
        found, other = progress(path, HALF, value), progress(moved(path, scale, shift), HALF, value * scale + shift)
        close(found.gap, other.gap, scale)
        close(found.pace_needed, other.pace_needed, scale)


@given(VALUES, VALUES, VALUES)
def test_at_most_mirrors_at_least(base: float, target: float, value: float) -> None:
    found, mirrored = progress(at_least(target, base), HALF, value), progress(at_most(-target, -base), HALF, -value)
    assert (found.verdict, found.gap) == (mirrored.verdict, mirrored.gap)


RANK = {"behind": 0, "on_path": 1, "ahead": 2, "reached": 3}


@given(VALUES, VALUES, VALUES, st.floats(0, 100))
def test_more_is_never_worse_for_at_least(base: float, target: float, value: float, more: float) -> None:
    found, better = (progress(at_least(target, base), HALF, seen) for seen in (value, value + more))
    assert RANK[found.verdict] <= RANK[better.verdict]


@given(VALUES, VALUES, VALUES, st.floats(0, 50), st.floats(0, 1))
def test_a_value_between_bounds_agrees_with_a_verdict_on_them(
    base: float, target: float, low: float, width: float, part: float
) -> None:
    path = at_least(target, base)
    found = progress(path, HALF, Span(low, low + width))
    inside = progress(path, HALF, low + width * part)
    if found.verdict == "ahead":
        assert inside.verdict in ("ahead", "reached")
    elif found.verdict != "undecided":
        assert inside.verdict == found.verdict


def test_every_word_and_reason_is_in_vietnamese() -> None:
    assert all(any(ord(letter) > 127 for letter in say(key)) for key in [*WORDS.values(), *REASONS.values()])


def test_the_result_holds_all_that_it_rests_on() -> None:
    path = at_least(200)
    found = progress(path, HALF, 80)
    assert isinstance(found, Progress)
    assert (found.path, found.report_on, found.observed) == (path, HALF, Span(80, 80))
