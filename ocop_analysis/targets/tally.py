"""Counts and shares with their bounds, one for each unit.

Each candidate answers two questions, each with yes, no or unknown: does it belong (``member``), and does it fulfil the
condition (``answer``)? The bounds are what all possible answers allow, no more and no less.
"""

from __future__ import annotations

import numpy as np

from ..bounds import Measured
from ..indicators.result import count_answers, per_unit, share_of
from ..indicators.tri import Tri


def counts(unit: np.ndarray, answer: Tri, n_units: int) -> list[Measured]:
    """Return how many answer yes in each unit: at least the certain ones, at most also the unknown ones.

    >>> counts(np.zeros(2, dtype=int), Tri(np.array([True, False]), np.array([True, True])), 1)[0].high
    2
    """
    found = count_answers([unit], Tri.yes(len(unit)), answer, n_units)
    rows = zip(*(_whole(part) for part in (found.low, found.high, found.n_expected, found.n_reported)), strict=True)
    return [
        Measured(low, high, low, None, expected - reported, expected, reported)
        for low, high, expected, reported in rows
    ]


def shares(unit: np.ndarray, member: Tri, answer: Tri, n_units: int) -> list[Measured]:
    """Return which share of the members answers yes in each unit.

    Formula: low = certain yes / (certain members + uncertain members that are not yes); high = (certain members that are
    not no + uncertain members that are not no) / (certain members + uncertain members that are not no).
    Missing: an unknown answer counts as no in `low` and as yes in `high`; no member at all gives "no_base".

    >>> answers = Tri(np.array([True, True, False, False]), np.array([True, True, False, True]))
    >>> share = shares(np.zeros(4, dtype=int), Tri.yes(4), answers, 1)[0]
    >>> share.low, share.high
    (0.5, 0.75)
    """
    found = share_of([unit], member, answer, n_units)
    sure, unknown = (
        per_unit([unit], mask.astype(float), n_units) for mask in (member.certain, member.possible & answer.open)
    )
    least = per_unit([unit], (member.certain | (member.open & ~answer.certain)).astype(float), n_units)
    whole = zip(*(_whole(part) for part in (found.numerator, sure, unknown, found.n_expected, least)), strict=True)
    bounds = zip(found.low.tolist(), found.high.tolist(), strict=True)
    return [
        Measured(low, high, yes, members, open_, expected, expected - open_, low_denominator=base or None)
        if expected
        else Measured(None, None, 0, 0, state="no_base")
        for (low, high), (yes, members, open_, expected, base) in zip(bounds, whole, strict=True)
    ]


def _whole(values: np.ndarray) -> list[int]:
    numbers: list[int] = values.astype("int64").tolist()
    return numbers
