"""Sums, ratios of sums, means and medians of amounts, for all units at once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from ..bounds import divide_each
from .moment import Rows
from .result import Result, per_unit
from .tri import Tri


def sum_rows(rows: Rows, values: np.ndarray, answer: Tri, n_units: int) -> Result:
    """Return the sum of what is known; nothing bounds it from above when a value is missing."""
    both, known = answer & rows.member, ~np.isnan(values)
    filled = np.where(known, values, 0.0)
    surely = per_unit(rows.units, np.where(both.certain, filled, 0.0), n_units)
    perhaps = per_unit(rows.units, np.where(both.open, filled, 0.0), n_units)
    missing = per_unit(rows.units, (both.possible & ~known).astype(float), n_units)
    expected = per_unit(rows.units, both.possible.astype(float), n_units)
    reported = per_unit(rows.units, (both.certain & known).astype(float), n_units)
    high = np.where(missing > 0, np.nan, surely + perhaps)
    return Result("sum", surely, surely, np.full(n_units, np.nan), surely, high, expected, reported)


def ratio_of(
    units: Sequence[np.ndarray],
    member: Tri,
    part: np.ndarray,
    whole: np.ndarray,
    n_units: int,
    may_exceed: bool = False,
) -> Result:
    """Return sum(part) / sum(whole) over the rows that have both.

    Bounds: a row with a whole but no part can add nothing, or all of it (without limit when `may_exceed`); a row without
    a whole, or that may not belong, leaves the bounds open (0 to 1).
    """
    both = ~np.isnan(part) & ~np.isnan(whole)
    used, half = member.certain & both, member.certain & np.isnan(part) & ~np.isnan(whole)

    def total(mask: np.ndarray, values: np.ndarray | float = 1.0) -> np.ndarray:
        return per_unit(units, np.where(mask, values, 0.0), n_units)

    parts, wholes, halves = total(used, part), total(used, whole), total(half, whole)
    expected, reported = total(member.possible), total(used)
    is_open = expected - reported - total(half) > 0
    value = divide_each(parts, wholes)
    low = np.where(is_open, 0.0, divide_each(parts, wholes + halves))
    top = np.where(is_open, 1.0, divide_each(parts + halves, wholes + halves))
    high = np.where(reported < expected, np.nan, value) if may_exceed else np.fmax(top, value)
    nothing = expected == 0
    return Result(
        "share",
        value,
        parts,
        wholes,
        np.where(nothing, np.nan, low),
        np.where(nothing, np.nan, high),
        expected,
        reported,
    )


def mean_of(units: Sequence[np.ndarray], member: Tri, values: np.ndarray, n_units: int) -> Result:
    """Return the mean of the known values; nothing bounds it when one is missing. denominator: how many are known."""
    use = member.certain & ~np.isnan(values)
    total = per_unit(units, np.where(use, np.nan_to_num(values), 0.0), n_units)
    return _middle(divide_each(total, (n := per_unit(units, use.astype(float), n_units))), total, n, units, member)


def median_of(units: Sequence[np.ndarray], member: Tri, values: np.ndarray, n_units: int) -> Result:
    """Return the median of the known values; nothing bounds it when one is missing. denominator: how many are known."""
    use = member.certain & ~np.isnan(values)
    median, n = np.full(n_units, np.nan), np.zeros(n_units)
    for unit in units:
        mine = use & (unit >= 0)
        order = np.lexsort((values[mine], unit[mine]))
        ranked, count = values[mine][order], np.bincount(unit[mine], minlength=n_units)
        start = np.cumsum(count) - count
        has = count > 0
        lower = ranked[(start + (count - 1) // 2)[has]]
        median[has] = (lower + ranked[(start + count // 2)[has]]) * 0.5
        n += count
    return _middle(median, np.full(n_units, np.nan), n, units, member)


def added(one: Result, other: Result) -> Result:
    """Return the sum of two sums."""
    pairs = {
        name: getattr(one, name) + getattr(other, name)
        for name in ("value", "numerator", "denominator", "low", "high", "n_expected", "n_reported")
    }
    return Result("sum", **pairs)


def quotient(part: Result, whole: Result) -> Result:
    """Return a sum divided by a count, with the bounds that both allow."""
    return Result(
        "share",
        divide_each(part.value, whole.value),
        part.value,
        whole.value,
        divide_each(part.low, whole.high),
        divide_each(part.high, whole.low),
        part.n_expected + whole.n_expected,
        part.n_reported + whole.n_reported,
    )


def _middle(value: np.ndarray, total: np.ndarray, n: np.ndarray, units: Sequence[np.ndarray], member: Tri) -> Result:
    expected = per_unit(units, member.possible.astype(float), len(value))
    sure = np.where(n < expected, np.nan, value)
    return Result("mean", value, total, n, sure, sure, expected, n)
