"""Values far from the others, drawn in by an explicit step that says what it did (OECD/JRC Handbook 2008, Step 5, p. 84)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd

from ..errors import Problem
from ..writing import plain_number
from .inputs import choice, numbers, refuse, share

METHODS = ("iqr", "winsor")


@dataclass(frozen=True)
class Change:
    """One value that was drawn in: whose, from what, to what.

    >>> print(Change("Đại Từ", 90.5, 40.0))
    Đại Từ: 90,5 được thay bằng 40
    """

    unit: str
    before: float
    after: float

    def __str__(self) -> str:
        return f"{self.unit}: {plain_number(self.before)} được thay bằng {plain_number(self.after)}"


@dataclass(frozen=True)
class Treated:
    """The values after the treatment, the limits they were held to, and every change."""

    values: pd.Series
    lowest: float
    highest: float
    changes: tuple[Change, ...]


def outliers(
    values: pd.Series | Sequence[float | None],
    method: Literal["iqr", "winsor"] = "iqr",
    *,
    factor: float = 1.5,
    fraction: float = 0.1,
) -> Treated:
    """Return the values with those far out ("giá trị ngoại lai") drawn in to a limit, and what was changed.

    Formula: iqr: limits are Q1 - factor (Q3 - Q1) and Q3 + factor (Q3 - Q1), quartiles by linear interpolation; winsor: the
    k lowest and k highest become the next value, k = whole part of fraction x n (n: known values), so nothing changes
    below 1 / fraction values. Nothing else in this package draws values in. Missing: an unknown value stays unknown.
    Source: OECD/JRC Handbook on Constructing Composite Indicators (2008), 5.1, p. 84: outliers first, then normalisation; values
    beyond the 2.5th and 97.5th percentile are drawn in to these, which winsor does by whole values. iqr: Tukey's fences.
    Raises InputError with everything that is wrong.

    >>> found = outliers(pd.Series([1, 2, 3, 4, 50], index=list("ABCDE")))
    >>> found.values.tolist(), [str(change) for change in found.changes]
    ([1.0, 2.0, 3.0, 4.0, 7.0], ['E: 50 được thay bằng 7'])
    """
    given = values if isinstance(values, pd.Series) else pd.Series(values, dtype=object)
    found, problems = numbers(given, f"cột {given.name}" if given.name is not None else "dãy giá trị")
    problems += choice(method, METHODS, "method") + share(fraction, "fraction", 0.49)
    if not isinstance(factor, int | float) or not np.isfinite(factor) or factor < 0:
        problems.append(Problem(f"{factor} không dùng được", "factor", "phải là số từ 0 trở lên", "sửa giá trị này"))
    refuse(problems)
    lowest, highest = _limits(np.sort(found[~np.isnan(found)]), method, factor, fraction)
    after = np.clip(found, lowest, highest)
    changes = tuple(
        Change(str(unit), float(old), float(new))
        for unit, old, new in zip(given.index, found, after, strict=True)
        if not np.isnan(old) and old != new
    )
    return Treated(pd.Series(after, index=given.index, name=given.name), lowest, highest, changes)


def _limits(ordered: np.ndarray, method: str, factor: float, fraction: float) -> tuple[float, float]:
    if ordered.size == 0:
        return -np.inf, np.inf
    if method == "iqr":
        first, third = np.quantile(ordered, [0.25, 0.75])
        return float(first - factor * (third - first)), float(third + factor * (third - first))
    drawn = int(fraction * ordered.size + 1e-9)
    return float(ordered[drawn]), float(ordered[-1 - drawn])
