"""Values of any unit on one scale, larger always better (OECD/JRC Handbook 2008, Step 5: normalisation, pp. 27-31 and 83-88)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd

from ..errors import Problem
from ..writing import plain_number
from .inputs import choice, names, numbers, refuse, table_numbers
from .scales import FIXED, RELATIVE, between, relative

Method = Literal["goalposts", "target", "min_max", "z_score", "rank", "percentile_rank", "borda"]
Direction = Literal["higher", "lower"]
METHODS = (*FIXED, *RELATIVE)
DIRECTIONS = ("higher", "lower")


@dataclass(frozen=True)
class Reference:
    """What a value is held against: goalposts `low` and `high`, which `direction` is better, and a `target`; all in its unit."""

    low: float | None = None
    high: float | None = None
    direction: Direction = "higher"
    target: float | None = None

    def ends(self, method: str) -> tuple[float, float]:
        """Return the values that score 0 and 100.

        >>> Reference(0, 100, "lower").ends("goalposts"), Reference(target=30).ends("target")
        ((100.0, 0.0), (0.0, 30.0))
        """
        worst, best = (self.low, self.high) if self.direction == "higher" else (self.high, self.low)
        if method == "target":
            best = self.target
            worst = 0.0 if worst is None and self.direction == "higher" else worst
        return (np.nan if worst is None else float(worst), np.nan if best is None else float(best))

    def problems(self, method: str, where: str) -> list[Problem]:
        """Return what a method misses or cannot use here.

        >>> print(Reference(5, 5).problems("goalposts", "chỉ số a")[0])
        chỉ số a: Mốc dưới 5 không nhỏ hơn mốc trên 5. Cách xử lý: sửa low, high.
        """
        found = choice(self.direction, DIRECTIONS, f"{where}, direction")
        given = {"low": self.low, "high": self.high, "target": self.target}
        found += [
            Problem(f"{name} là {value}", where, "phải là số", f"sửa {name}")
            for name, value in given.items()
            if value is not None and not (isinstance(value, int | float | np.number) and np.isfinite(value))
        ]
        if method not in FIXED or found:
            return found
        missing = [name for name in self._needed(method) if given[name] is None]
        if missing:
            why = f"cách tính {method}, chiều {self.direction}, cần giá trị này"
            return [Problem(f"Thiếu {name}", where, why, f"cho {name} là số") for name in missing]
        worst, best = self.ends(method)
        if best != worst and (best > worst) == (self.direction == "higher"):
            return []
        if method == "goalposts":
            what = f"Mốc dưới {plain_number(self.low)} không nhỏ hơn mốc trên {plain_number(self.high)}"
            return [Problem(what, where, "", "sửa low, high")]
        what = f"Mục tiêu {plain_number(best)} không tốt hơn giá trị được 0 điểm là {plain_number(worst)}"
        return [Problem(what, where, f"chiều {self.direction}", "sửa target, hoặc low, high, direction")]

    def _needed(self, method: str) -> tuple[str, ...]:
        if method == "goalposts":
            return ("low", "high")
        return ("target",) if self.direction == "higher" else ("high", "target")


def normalise(
    values: pd.Series | Sequence[float | None] | np.ndarray,
    method: Method = "goalposts",
    *,
    low: float | None = None,
    high: float | None = None,
    direction: Direction = "higher",
    target: float | None = None,
    clip: bool = True,
) -> pd.Series:
    """Return the scores of one indicator ("chuẩn hóa"); larger is better whatever the `direction` of the values.

    Formula, for direction "higher" ("lower" turns the values round):
        goalposts: 100 (x - low) / (high - low), low and high fixed beforehand, so scores of different years compare;
        target: 100 (x - low) / (target - low), low = 0 unless given; for "lower" 100 (high - x) / (high - target);
        min_max: goalposts with the least and the largest value at hand; all equal: 50;
        z_score: (x - mean) / standard deviation, its squares divided by n - 1, n the known units; all equal: 0;
        rank: 1 for the worst to n for the best, ties share the mean of their ranks;
        percentile_rank: 100 (units worse + half of those equal, itself included) / n;
        borda: points, one for each unit that is worse and a half for each other one that is equal.
    goalposts and target are kept within 0-100, unless `clip` is False.
    Missing: an unknown value has no score, and is not among the n.
    Source: OECD/JRC Handbook on Constructing Composite Indicators (2008), section 1.5, Table 3, p. 30: ranking (1), z-scores
    (2; the n - 1 is that of the example, Table 15, p. 87), min-max (3), distance to a reference (4, the ratio: target with
    low = 0); details in 5.2-5.4, pp. 84-86. Goalposts: min-max with ends that stay as they are, as Table 3 and 5.3, p. 85, have
    those of a first year. Borda: 6.12, p. 106. Not as there: ties share the mean rank (Table 15 gives them the lowest), and
    percentile_rank counts half of the ties (there rank / n).
    Raises InputError with everything that is wrong.

    >>> normalise([20, 52.5, 90], low=20, high=85).tolist()
    [0.0, 50.0, 100.0]
    >>> normalise([3, 1, None, 1], "rank", direction="lower").tolist()
    [1.0, 2.5, nan, 2.5]
    """
    given = values if isinstance(values, pd.Series) else pd.Series(values, dtype=object)
    where = f"cột {given.name}" if given.name is not None else "dãy giá trị"
    found, problems = numbers(given, where)
    reference = Reference(low, high, direction, target)
    problems += choice(method, METHODS, "method") + reference.problems(method, where)
    refuse(problems)
    scores = scale(found[:, None], method, [reference], clip)[:, 0]
    return pd.Series(scores, index=given.index, name=given.name)


def normalise_table(
    table: pd.DataFrame, references: Mapping[str, Reference], method: Method = "goalposts", *, clip: bool = True
) -> pd.DataFrame:
    """Return the scores of a table (rows: units, columns: indicators), each column as `normalise` does.

    >>> table = pd.DataFrame({"share": [0.2, 0.6], "days": [30, 10]}, index=["A", "B"])
    >>> normalise_table(table, {"share": Reference(0, 1), "days": Reference(0, 40, "lower")}).loc["A"].tolist()
    [20.0, 25.0]
    """
    found, problems = table_numbers(table, "bảng giá trị")
    refuse(problems + choice(method, METHODS, "method") + reference_problems(table.columns, references, [method]))
    scores = scale(found, method, [references[name] for name in table.columns], clip)
    return pd.DataFrame(scores, index=table.index, columns=table.columns)


def reference_problems(columns: pd.Index, references: Mapping[str, Reference], methods: Sequence[str]) -> list[Problem]:
    """Return what is wrong with the references of a table's columns for the methods that will be used."""
    known = [
        problem
        for name in columns
        if name in references
        for problem in dict.fromkeys(p for m in methods for p in references[name].problems(m, f"chỉ số {name}"))
    ]
    return names(references, columns, "mốc tham chiếu", "chỉ số") + known


def scale(values: np.ndarray, method: str, references: Sequence[Reference], clip: bool = True) -> np.ndarray:
    """Return the scores of arrays (..., units, indicators), with one checked reference for each indicator.

    >>> scale(np.array([[1.0], [4.0]]), "borda", [Reference(direction="lower")]).ravel().tolist()
    [1.0, 0.0]
    """
    if method in FIXED:
        worst, best = np.array([reference.ends(method) for reference in references]).T
        return between(values, worst, best, clip)
    signs = np.array([1.0 if reference.direction == "higher" else -1.0 for reference in references])
    return relative(values * signs, method)
