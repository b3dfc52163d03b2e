"""Scores of indicators brought together into groups and one overall score (OECD/JRC Handbook 2008, Step 6, pp. 31-34 and 102-104)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd

from ..errors import Problem
from ..writing import listing
from .inputs import SHOWN, choice, names, refuse, share, table_numbers
from .tree import MEANS, Tree, climb, equal_weights, tree, weight_problems

Mean = Literal["arithmetic", "geometric", "harmonic"]


@dataclass(frozen=True)
class Composite:
    """The scores of units and what they rest on.

    scores, available: one row a unit, one column a group, "overall" last; a score is NaN when it is withheld; available is
    the share (0-1) of the weight below that is known. weights: one row a unit, group and member, with the weight that was
    used (0: unknown, so not used; the weights used add up to 1 in each group of a unit; NaN: no member is known).
    """

    scores: pd.DataFrame
    available: pd.DataFrame
    weights: pd.DataFrame

    @property
    def overall(self) -> pd.Series:
        """The overall score of each unit."""
        return self.scores["overall"]


def aggregate(
    scores: pd.DataFrame,
    weights: Mapping[str, float] | None = None,
    method: Mean | Mapping[str, Mean] = "arithmetic",
    min_available: float = 0.6,
    *,
    groups: Mapping[str, str] | None = None,
) -> Composite:
    """Return the group scores and the overall score ("điểm tổng hợp") of a table of scores (rows: units, columns: indicators).

    weights: of each indicator and each group among those beside it; None: all equal. method: one mean, or one for each group
    and "overall". groups: the group of each indicator, and the group above a group; what has none is right below "overall".
    Formula: sum of w x; product of x to the w; 1 / sum of w / x; w divided by the sum over the known members of its group.
    Zeros: one known member with weight and score 0 makes a geometric or harmonic mean 0; the others cannot make up for it.
    Missing: a score is withheld when less than `min_available` of the weight is known; a withheld group is an unknown
    member of the group above. The share known of a group counts there: half-known groups do not make a known whole.
    Source: OECD/JRC Handbook on Constructing Composite Indicators (2008): arithmetic 6.10, eq. 31, p. 103; geometric 6.11,
    p. 104; weights at each level as section 1.6, p. 31, warns; the harmonic mean and `min_available` are not in it.
    Raises InputError with everything that is wrong.

    >>> table = pd.DataFrame({"a": [10.0, None], "b": [30.0, 80.0], "c": [50.0, 60.0]}, index=["A", "B"])
    >>> found = aggregate(table, groups={"a": "g1", "b": "g1"}, min_available=0.5)
    >>> found.scores.loc["A"].tolist(), found.scores.loc["B"].tolist(), found.available.loc["B"].tolist()
    ([20.0, 35.0], [80.0, 70.0], [0.5, 0.75])
    """
    shape, wrong_tree = tree(scores.columns, groups or {})
    values, problems = table_numbers(scores, "bảng điểm")
    problems += wrong_tree + share(min_available, "min_available")
    given = equal_weights(shape) if weights is None else weights
    methods = method if isinstance(method, Mapping) else dict.fromkeys(shape.children, method)
    problems += names(methods, shape.children, "method", "nhóm")
    problems += [problem for mean in dict.fromkeys(methods.values()) for problem in choice(mean, MEANS, "method")]
    problems += [] if wrong_tree else weight_problems(given, shape)
    if set(methods.values()) - {"arithmetic"}:
        problems += negative(values, scores)
    refuse(problems)
    levels = climb(
        values[None], {name: np.array([float(w)]) for name, w in given.items()}, shape, methods, min_available
    )
    used = {group: level.used[0] for group, level in levels.items()}
    return Composite(
        pd.DataFrame({group: level.score[0] for group, level in levels.items()}, index=scores.index),
        pd.DataFrame({group: level.share[0] for group, level in levels.items()}, index=scores.index),
        _used(used, shape, scores.index),
    )


def negative(values: np.ndarray, scores: pd.DataFrame) -> list[Problem]:
    """Return what is wrong with scores below zero, of which there is no geometric or harmonic mean."""
    columns = scores.columns[(values < 0).any(axis=0)]
    if columns.empty:
        return []
    where = f"bảng điểm, cột {listing([str(name) for name in columns[:SHOWN]])}"
    why = "trung bình nhân và trung bình điều hòa không có nghĩa với số âm"
    return [Problem("Có điểm âm", where, why, "chọn cách chuẩn hóa cho điểm từ 0 trở lên, hoặc method='arithmetic'")]


def _used(used: Mapping[str, np.ndarray], shape: Tree, units: pd.Index) -> pd.DataFrame:
    rows = [
        (unit, group, member, float(weight))
        for group, members in shape.children.items()
        for unit, line in zip(units, used[group], strict=True)
        for member, weight in zip(members, line, strict=True)
    ]
    return pd.DataFrame(rows, columns=["unit", "group", "member", "weight"])
