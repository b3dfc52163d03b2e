"""What an indicator counts, for all units at once: numerator, denominator, bounds, and how much was reported."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from ..bounds import divide_each
from .moment import Population, Rows
from .tri import Tri

Kind = Literal["count", "sum", "share", "mean"]


@dataclass(frozen=True)
class Result:
    """One number for each unit, in the order of ``Territory.units``.

    low, high: what all possible answers allow; NaN when nothing bounds them. n_expected, n_reported: rows or things that
    could answer, and that did. kind: a count has a true zero; a share and a mean have no base when nothing is expected.
    estimated: the share (0-1) of what is counted that hangs on records of split communes alone; None: nothing does.
    """

    kind: Kind
    value: np.ndarray
    numerator: np.ndarray
    denominator: np.ndarray
    low: np.ndarray
    high: np.ndarray
    n_expected: np.ndarray
    n_reported: np.ndarray
    estimated: np.ndarray | None = None

    @property
    def n_unknown(self) -> np.ndarray:
        return self.n_expected - self.n_reported


def per_unit(units: Sequence[np.ndarray], weights: np.ndarray, n_units: int) -> np.ndarray:
    """Return the sum of the weights of the rows of each unit; a row counts for its district and for its province."""
    total = np.zeros(n_units)
    for unit in units:
        use = unit >= 0
        total += np.bincount(unit[use], weights=weights[use], minlength=n_units)
    return total


def count_rows(rows: Rows, answer: Tri, n_units: int) -> Result:
    """Return how many rows of the period answer yes: at least the certain ones, at most also the unknown ones."""
    return count_answers(rows.units, rows.member, answer, n_units)


def count_answers(units: Sequence[np.ndarray], member: Tri, answer: Tri, n_units: int) -> Result:
    """Return how many members answer yes; every entry is one thing."""
    both = answer & member
    masks = (both.certain, both.possible, member.possible)
    low, high, expected = (per_unit(units, mask.astype(float), n_units) for mask in masks)
    return _counted(low, high, expected)


def count_things(rows: Rows, column: str, answer: Tri, n_units: int, size: int) -> Result:
    """Return how many different things answer yes in any row; a row that does not name its thing may be one more."""
    return count_different(rows.units, rows.ids(column), rows.member, answer, n_units, size)


def count_different(
    units: Sequence[np.ndarray], ids: np.ndarray, member: Tri, answer: Tri, n_units: int, size: int
) -> Result:
    """Return how many different ids have any row that is a member and answers yes; see `count_things`."""
    both = answer & member
    masks = (both.certain, both.possible, member.possible)
    low, high, expected = (_different(units, ids, mask, n_units, size) for mask in masks)
    nameless = per_unit(units, (both.possible & (ids < 0)).astype(float), n_units)
    return _counted(low, high + nameless, expected + nameless)


def count_members(members: Population, answer: Tri, n_units: int) -> Result:
    """Return how many members of a population answer yes."""
    return count_answers([members.unit], members.member, answer, n_units)


def share_of(
    units: Sequence[np.ndarray], member: Tri, answer: Tri, n_units: int, nameless: np.ndarray | int = 0
) -> Result:
    """Return the share of members that answer yes, with the bounds that ``targets.tally.shares`` explains.

    Value: yes / (yes + no) among those that are members for sure and have an answer. nameless: rows that fulfil the
    condition but do not name their thing: each makes one "no" doubtful.
    """
    sure, maybe = member.certain, member.open
    yes, no = answer.certain, ~answer.possible

    def total(mask: np.ndarray) -> np.ndarray:
        return per_unit(units, mask.astype(float), n_units)

    sure_yes, sure_no, maybe_yes, maybe_no = (total(mask) for mask in (sure & yes, sure & no, maybe & yes, maybe & no))
    doubtful = np.minimum(nameless, sure_no)
    members, others = total(sure), total(maybe)
    answered = sure_yes + sure_no - doubtful
    low = divide_each(sure_yes, members + others - maybe_yes)
    at_most = members - (sure_no - doubtful) + others - maybe_no
    high = divide_each(at_most, members + others - maybe_no)
    expected = members + others
    nothing = expected == 0
    return Result(
        "share",
        divide_each(sure_yes, answered),
        sure_yes,
        answered,
        np.where(nothing, np.nan, np.where(np.isnan(low), 1.0, low)),
        np.where(nothing, np.nan, np.where(np.isnan(high), 0.0, high)),
        expected,
        answered,
    )


def awaiting(result: Result, missing: np.ndarray) -> Result:
    """Return the result with more that was expected and did not come: it can change a sum, a share or a mean.

    A sum keeps its lower bound, a share lies anywhere, a mean too.
    """
    some = missing > 0
    low = {"share": 0.0, "mean": np.nan}.get(result.kind)
    high = np.fmax(1.0, result.value) if result.kind == "share" else np.nan
    return replace(
        result,
        low=result.low if low is None else np.where(some, low, result.low),
        high=np.where(some, high, result.high),
        n_expected=result.n_expected + missing,
    )


def _counted(low: np.ndarray, high: np.ndarray, expected: np.ndarray) -> Result:
    return Result("count", low, low, np.full(len(low), np.nan), low, high, expected, expected - (high - low))


def _different(units: Sequence[np.ndarray], ids: np.ndarray, mask: np.ndarray, n_units: int, size: int) -> np.ndarray:
    total = np.zeros(n_units)
    for unit in units:
        use = mask & (unit >= 0) & (ids >= 0)
        pairs = np.unique(unit[use] * size + ids[use])
        total += np.bincount(pairs // max(size, 1), minlength=n_units)
    return total
