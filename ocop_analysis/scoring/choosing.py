"""What the runs of a robustness analysis may choose from, checked all at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from ..errors import Problem
from .drawing import Choices
from .inputs import choice, names, refuse, share, table_numbers
from .normalising import METHODS, Reference, reference_problems
from .ranking import rank_array
from .tree import MEANS, equal_weights, tree, weight_problems


@dataclass(frozen=True)
class Wanted:
    """The choices as they were asked for; nothing has been checked."""

    normalisations: tuple[str, ...]
    means: tuple[str, ...]
    concentration: float
    leave_one_out: bool
    min_available: float

    @property
    def problems(self) -> list[Problem]:
        """What is wrong with them."""
        found = [p for word in self.normalisations for p in choice(word, METHODS, "normalisations")]
        found += [p for word in self.means for p in choice(word, MEANS, "means")]
        for words, where in ((self.normalisations, "normalisations"), (self.means, "means")):
            if len(words) == 0:
                found.append(Problem("Không có lựa chọn nào", where, "", "cho ít nhất một cách tính"))
        if "z_score" in self.normalisations and "arithmetic" not in self.means:
            found.append(Problem("z_score cần trung bình cộng", "means", "điểm z có số âm", "thêm arithmetic"))
        if not isinstance(self.concentration, int | float) or not 0 < self.concentration < np.inf:
            what = f"{self.concentration} không dùng được"
            found.append(Problem(what, "concentration", "phải là số lớn hơn 0", "sửa giá trị này"))
        return found + share(self.min_available, "min_available")


@dataclass(frozen=True)
class Setting:
    """A table and the choices for it, checked: values and their bounds (units, indicators)."""

    choices: Choices
    values: np.ndarray
    low: np.ndarray
    high: np.ndarray

    @property
    def base_ranks(self) -> np.ndarray:
        """The ranks by the choices named first and the weights as given; NaN without a score."""
        return rank_array(self.choices.base(self.values))


def prepared(
    table: pd.DataFrame,
    weights: Mapping[str, float] | None,
    references: Mapping[str, Reference],
    groups: Mapping[str, str] | None,
    bounds: tuple[pd.DataFrame, pd.DataFrame] | None,
    wanted: Wanted,
    problems: Sequence[Problem] = (),
) -> Setting:
    """Return the checked setting of a table of values (rows: units, columns: indicators).

    Raises InputError with `problems` and everything else that is wrong.
    """
    shape, wrong = tree(table.columns, groups or {})
    values, found = table_numbers(table, "bảng giá trị")
    given = equal_weights(shape) if weights is None else weights
    found += wrong or weight_problems(given, shape)
    found += wanted.problems + list(problems)
    known = [word for word in wanted.normalisations if word in METHODS]
    found += reference_problems(table.columns, references, known)
    low, high, wrong_bounds = _bounds(table, values, bounds)
    refuse(found + wrong_bounds)
    choices = Choices(
        shape,
        {name: float(weight) for name, weight in given.items()},
        [references[name] for name in table.columns],
        wanted.normalisations,
        wanted.means,
        wanted.concentration,
        wanted.leave_one_out and len(table.columns) > 1,
        wanted.min_available,
    )
    return Setting(choices, values, low, high)


def run_problems(runs: int, seed: int, where: str = "runs") -> list[Problem]:
    """Return what is wrong with a number of runs and a seed.

    >>> print(run_problems(10, 1)[0])
    runs: 10 lượt thử (cần ít nhất 100 lượt). Cách xử lý: cho số lượt từ 100 trở lên.
    """
    problems = []
    if not isinstance(runs, int) or runs < 100:
        problems.append(Problem(f"{runs} lượt thử", where, "cần ít nhất 100 lượt", "cho số lượt từ 100 trở lên"))
    if not isinstance(seed, int) or seed < 0:
        problems.append(Problem(f"{seed} không dùng được", "seed", "phải là số nguyên từ 0 trở lên", "sửa giá trị này"))
    return problems


def _bounds(
    table: pd.DataFrame, values: np.ndarray, bounds: tuple[pd.DataFrame, pd.DataFrame] | None
) -> tuple[np.ndarray, np.ndarray, list[Problem]]:
    if bounds is None:
        return values, values, []
    problems: list[Problem] = []
    found = []
    for frame, where in zip(bounds, ("bảng cận dưới", "bảng cận trên"), strict=True):
        problems += names(frame.index, table.index, where, "dòng") + names(frame.columns, table.columns, where, "cột")
        numbers, wrong = table_numbers(frame, where)
        problems += wrong
        found.append(pd.DataFrame(numbers, frame.index, frame.columns))
    if problems:
        return values, values, problems
    low, high = (frame.loc[table.index, table.columns].to_numpy() for frame in found)
    one = np.isnan(low) != np.isnan(high)
    turned, outside = low > high + 1e-12, (values < low - 1e-12) | (values > high + 1e-12)
    for wrong_cells, what in (
        (one, "Chỉ có một trong hai cận"),
        (turned, "Cận dưới lớn hơn cận trên"),
        (outside, "Giá trị nằm ngoài hai cận"),
    ):
        problems += [
            Problem(
                what, f"dòng {table.index[row]}, cột {table.columns[column]}", "", "sửa giá trị, hoặc bỏ cả hai cận"
            )
            for row, column in np.argwhere(wrong_cells)
        ]
    return np.where(np.isnan(low), values, low), np.where(np.isnan(high), values, high), problems
