"""Bounds instead of guesses, and the one place that divides.

Each candidate for a count or a share answers two questions, each with yes, no or unknown: does it belong (``member``),
and does it fulfil the condition (``answer``)? The bounds are what all possible answers allow, no more and no less.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd

State = Literal["ok", "no_base", "not_reported"]
Verdict = Literal["met", "not_met", "undecided", "not_applicable"]


@dataclass(frozen=True)
class Measured:
    """A count or a share with what is known of it.

    low, high: the bounds (a share is 0-1); high is None when nothing bounds it from above.
    numerator, denominator: what is certain; n_unknown: candidates without an answer; n_expected, n_reported: candidates
    that could answer and that did. state: "no_base" = nothing to divide by; "not_reported" = the table never came.
    fewer_than: the number is too small to be published; nothing else is said of it.
    """

    low: float | None
    high: float | None
    numerator: float | None = None
    denominator: float | None = None
    n_unknown: int = 0
    n_expected: int = 0
    n_reported: int = 0
    state: State = "ok"
    fewer_than: int | None = None


NOT_REPORTED = Measured(None, None, state="not_reported")


def count_bounds(answer: pd.Series, cap: int | None = None) -> Measured:
    """Return a count: at least the certain ones, at most also the unknown ones.

    >>> count_bounds(pd.Series([True, True, None], dtype="boolean")).high
    3
    """
    answer = answer.astype("boolean")
    low, high = int(answer.fillna(False).sum()), int(answer.fillna(True).sum())
    unknown = int(answer.isna().sum())
    return Measured(
        low, high if cap is None else min(high, cap), low, None, unknown, len(answer), len(answer) - unknown
    )


def share_bounds(member: pd.Series, answer: pd.Series) -> Measured:
    """Return a share of members that answer yes.

    Formula: low = certain yes / (certain members + uncertain members that are not yes); high = (certain members that are
    not no + uncertain members that are not no) / (certain members + uncertain members that are not no).
    Missing: an unknown answer counts as no in `low` and as yes in `high`; no member at all gives "no_base".

    >>> share = share_bounds(pd.Series([True] * 4), pd.Series([True, True, False, None], dtype="boolean"))
    >>> share.low, share.high
    (0.5, 0.75)
    """
    member, answer = member.astype("boolean"), answer.astype("boolean").reindex(member.index)
    surely, maybe = member.fillna(False).astype(bool), member.isna()
    yes, not_no = answer.fillna(False).astype(bool), answer.fillna(True).astype(bool)
    base_low = int(surely.sum() + (maybe & ~yes).sum())
    base_high = int(surely.sum() + (maybe & not_no).sum())
    unknown = int((answer.isna() & (surely | maybe)).sum())
    expected = int((surely | maybe).sum())
    if expected == 0:
        return Measured(None, None, 0, 0, state="no_base")
    low = divide((surely & yes).sum(), base_low)
    high = divide((surely & not_no).sum() + (maybe & not_no).sum(), base_high)
    return Measured(
        low=1.0 if low is None else low,  # every candidate answers yes
        high=0.0 if high is None else high,  # every candidate answers no
        numerator=int((surely & yes).sum()),
        denominator=int(surely.sum()),
        n_unknown=unknown,
        n_expected=expected,
        n_reported=expected - unknown,
    )


def divide(numerator: float, denominator: float) -> float | None:
    """Return numerator / denominator; None when there is nothing to divide by. With its twin, the only division here.

    >>> divide(14, 20), divide(1, 0)
    (0.7, None)
    """
    return float(numerator) / float(denominator) if denominator else None


def divide_each(numerators: np.ndarray, denominators: np.ndarray) -> np.ndarray:
    """Return the quotients one by one, as `divide` does; NaN where there is nothing to divide by.

    >>> divide_each(np.array([14, 1]), np.array([20, 0])).tolist()
    [0.7, nan]
    """
    divisible = np.where(denominators == 0, np.nan, denominators)
    return np.asarray(numerators, dtype=float) / divisible


def verdict(threshold: float, measured: Measured) -> Verdict:
    """Return "met" when even the low bound reaches the threshold, "not_met" when even the high bound does not.

    >>> verdict(0.7, Measured(0.65, 0.75)), verdict(0.7, Measured(14 / 19, 14 / 19)), verdict(4, Measured(0, None))
    ('undecided', 'met', 'undecided')
    """
    if measured.low is not None and measured.low >= threshold - 1e-12:
        return "met"
    if measured.high is not None and measured.high < threshold - 1e-12:
        return "not_met"
    return "undecided"
