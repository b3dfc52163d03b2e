"""Bounds and verdicts: every expected share is worked as a fraction; the bounds hold all possible answers and no more."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ocop_analysis.bounds import Measured, divide, verdict
from ocop_analysis.indicators.tri import Tri
from ocop_analysis.targets.tally import counts, shares


def answers(*values: bool | None) -> Tri:
    return Tri.where(np.array([value is True for value in values]), np.array([value is not None for value in values]))


def share_bounds(member: Tri, answer: Tri) -> Measured:
    """Return the share of one unit."""
    return shares(np.zeros(len(answer.certain), dtype=int), member, answer, 1)[0]


def test_share_with_unknown_answers() -> None:
    # 10 members: 6 yes, 2 no, 2 unknown -> 6/10 .. 8/10
    share = share_bounds(answers(*[True] * 10), answers(*[True] * 6, False, False, None, None))
    assert (share.low, share.high) == (6 / 10, 8 / 10)
    assert (share.numerator, share.denominator, share.n_unknown, share.n_expected, share.n_reported) == (
        6,
        10,
        2,
        10,
        8,
    )


def test_nobody_to_ask_is_no_base_and_not_zero() -> None:
    share = share_bounds(answers(False, False), answers(True, None))
    assert share.state == "no_base"
    assert share.low is None


def test_published_share_of_thai_nguyen_city() -> None:
    # TP. Thái Nguyên, autumn 2024: 14 cooperatives and 4 enterprises of 19 producers
    share = share_bounds(answers(*[True] * 19), answers(*[True] * 14, *[False] * 5))
    assert Fraction(share.low).limit_denominator(100) == Fraction(14, 19)
    assert verdict(0.7, share) == "met"
    assert verdict(0.2, Measured(4 / 19, 4 / 19)) == "met"


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (0.7, 0.7, "met"),
        (0.69, 0.71, "undecided"),
        (0.5, 0.6999, "not_met"),
        (0.0, 1.0, "undecided"),
        (None, None, "undecided"),
    ],
)
def test_a_verdict_needs_both_bounds_on_one_side(low: float | None, high: float | None, expected: str) -> None:
    assert verdict(0.7, Measured(low, high)) == expected


def test_an_unbounded_count_is_never_called_not_met() -> None:
    assert verdict(150, Measured(140, None)) == "undecided"
    assert verdict(150, Measured(237, None)) == "met"


def test_every_unit_is_counted_alone() -> None:
    # unit 0: yes, unknown; unit 2: no, yes; nothing in unit 1
    unit, answer = np.array([0, 0, 2, 2]), answers(True, None, False, True)
    assert [(one.low, one.high, one.n_expected) for one in counts(unit, answer, 3)] == [(1, 2, 2), (0, 0, 0), (1, 1, 2)]
    found = shares(unit, answers(True, True, None, True), answer, 3)
    assert [(one.low, one.high) for one in found] == [(1 / 2, 2 / 2), (None, None), (1 / 2, 1 / 1)]


def test_dividing_by_nothing_gives_nothing() -> None:
    assert divide(0, 0) is None


TRI = st.sampled_from([True, False, None])


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(TRI, TRI), min_size=1, max_size=5))
def test_bounds_are_exactly_the_extremes_of_all_completions(people: list[tuple[bool | None, bool | None]]) -> None:
    """Contract 8, by brute force: try every way to fill in the unknowns."""
    member, answer = answers(*(p[0] for p in people)), answers(*(p[1] for p in people))
    completions = []
    for filled in product(*(product(_may(m), _may(a)) for m, a in people)):
        inside = [a for m, a in filled if m]
        if inside:
            completions.append(Fraction(sum(inside), len(inside)))
    measured = share_bounds(member, answer)
    if not completions:
        assert measured.state == "no_base"
    else:
        assert measured.low == float(min(completions))
        if measured.low_denominator:  # nothing to divide by when all that may belong answer yes
            assert Fraction(measured.numerator, measured.low_denominator) == min(completions)
        assert measured.high == float(max(completions))


def _may(value: bool | None) -> tuple[bool, ...]:
    return (True, False) if value is None else (value,)
