"""Ranks: before any rounding, ties shared."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from .inputs import numbers, refuse

_TOLERANCE = 1e-9


def rank(scores: pd.Series | Sequence[float | None]) -> pd.Series:
    """Return the rank of each unit ("thứ hạng"): 1 for the highest score; equal scores share the better rank (1, 2, 2, 4).

    Scores are compared as they are, never rounded; what differs by less than a billionth of the largest score is equal,
    as two ways to the same sum differ by that much. Missing: a withheld score has no rank.
    Raises InputError for what is not a number.

    >>> rank(pd.Series({"A": 70.04, "B": 70.01, "C": None, "D": 70.04})).tolist()
    [1, 3, <NA>, 1]
    """
    given = scores if isinstance(scores, pd.Series) else pd.Series(scores, dtype=object)
    found, problems = numbers(given, "cột điểm")
    refuse(problems)
    return pd.Series(pd.array(rank_array(found), dtype="Int64"), index=given.index, name="rank")


def rank_array(scores: np.ndarray) -> np.ndarray:
    """Return the ranks over the last axis of an array; NaN for NaN.

    >>> rank_array(np.array([[0.1 + 0.2, 0.3, 0.2]])).tolist()
    [[1.0, 1.0, 3.0]]
    """
    largest = np.max(np.abs(scores), axis=-1, keepdims=True, initial=0.0, where=~np.isnan(scores))
    ranks = np.where(np.isnan(scores), np.nan, 1.0)
    for place in range(scores.shape[-1]):
        ranks += scores[..., place : place + 1] > scores + _TOLERANCE * largest
    return ranks
