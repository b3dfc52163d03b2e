"""Bounds instead of guesses, and the one place that divides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

State = Literal["ok", "no_base", "not_reported"]
Verdict = Literal["met", "not_met", "undecided", "not_applicable"]


@dataclass(frozen=True)
class Measured:
    """A count or a share with what is known of it.

    low, high: the bounds (a share is 0-1); high is None when nothing bounds it from above.
    numerator, denominator: what is certain; n_unknown: candidates without an answer; n_expected, n_reported: candidates
    that could answer and that did. low_denominator: what `low` divides by, where `low` is numerator / low_denominator;
    None when it is no such fraction of whole things. state: "no_base" = nothing to divide by; "not_reported" = the table never came.
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
    low_denominator: float | None = None


NOT_REPORTED = Measured(None, None, state="not_reported")


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
