"""What is asked of the input of every score: numbers, known words, references that make sense; all told at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from ..errors import InputError, Problem
from ..vietnamese import nearest
from ..writing import listing, number, plain_number

SHOWN = 5
"""How many places one message names."""


def refuse(problems: Iterable[Problem]) -> None:
    """Raise every problem that was found; nothing when there is none.

    >>> refuse([])
    """
    found = tuple(problems)
    if found:
        raise InputError(found)


def numbers(values: pd.Series, where: str) -> tuple[np.ndarray, list[Problem]]:
    """Return the values as numbers (unknown: NaN), and what is wrong with them; text is wrong, as "1.234" has two readings.

    >>> numbers(pd.Series([1, None]), "cột a")[0].tolist()
    [1.0, nan]
    >>> print(numbers(pd.Series(["x"], index=["Đại Từ"]), "cột a")[1][0])
    cột a: “x” không phải là số (ở dòng Đại Từ). Cách xử lý: sửa thành số, hoặc để trống nếu chưa biết.
    """
    if isinstance(values.dtype, np.dtype) and values.dtype.kind in "fiu" and not np.isinf(values.to_numpy()).any():
        return values.to_numpy(dtype=float), []
    found = pd.to_numeric(values, errors="coerce").to_numpy(dtype=float, na_value=np.nan)
    text = np.array([isinstance(value, str | bool) for value in values], dtype=bool)
    wrong = text | (np.isnan(found) & values.notna().to_numpy()) | np.isinf(found)
    if not wrong.any():
        return found, []
    shown = listing([f"“{value}”" for value in values[wrong].head(SHOWN)])
    rows = listing([str(unit) for unit in values.index[wrong][:SHOWN]])
    why = f"ở dòng {rows}" + (f" và {number(wrong.sum() - SHOWN)} dòng khác" if wrong.sum() > SHOWN else "")
    return found, [Problem(f"{shown} không phải là số", where, why, "sửa thành số, hoặc để trống nếu chưa biết")]


def table_numbers(table: pd.DataFrame, where: str) -> tuple[np.ndarray, list[Problem]]:
    """Return a table (rows: units, columns: indicators) as numbers, and what is wrong with it.

    >>> table_numbers(pd.DataFrame({"a": [1, 2]}), "bảng điểm")[0].tolist()
    [[1.0], [2.0]]
    """
    problems = []
    for axis, label in ((table.index, "dòng"), (table.columns, "cột")):
        if len(axis) == 0:
            problems.append(Problem(f"Không có {label} nào", where, "", "đưa vào bảng có số liệu"))
        if axis.has_duplicates:
            twice = listing([f"“{name}”" for name in axis[axis.duplicated()].unique()[:SHOWN]])
            problems.append(Problem(f"Tên {label} {twice} có nhiều lần", where, "", "để mỗi tên một lần"))
    columns = [numbers(table.iloc[:, place], f"{where}, cột {name}") for place, name in enumerate(table.columns)]
    values = np.column_stack([column for column, _ in columns]) if columns else np.empty((len(table), 0))
    return values, problems + [problem for _, wrong in columns for problem in wrong]


def choice(given: str, known: Sequence[str], where: str) -> list[Problem]:
    """Return what is wrong with a word that must be one of `known`.

    >>> print(choice("min-max", ("min_max", "z_score"), "method")[0])
    method: Không có lựa chọn “min-max” (chỉ có: min_max và z_score). Cách xử lý: dùng min_max, nếu đó là ý bạn.
    """
    if given in known:
        return []
    near = nearest(str(given), known, 1)
    todo = f"dùng {near[0]}, nếu đó là ý bạn" if near else "chọn một trong các lựa chọn này"
    return [Problem(f"Không có lựa chọn “{given}”", where, f"chỉ có: {listing(known)}", todo)]


def share(value: Any, where: str, below: float = 1.0) -> list[Problem]:
    """Return what is wrong with a share that must be above 0 and at most `below`.

    >>> share(0.6, "min_available"), len(share(60, "min_available"))
    ([], 1)
    """
    if isinstance(value, int | float) and 0 < value <= below:
        return []
    return [
        Problem(
            f"{value} không dùng được", where, f"phải lớn hơn 0 và không quá {plain_number(below)}", "sửa giá trị này"
        )
    ]


def names(given: Iterable[str], known: Iterable[str], where: str, what: str) -> list[Problem]:
    """Return what is wrong with names that must be just the known ones: each missing, each unknown.

    >>> [str(problem) for problem in names(["a"], ["a", "b"], "trọng số", "chỉ số")]
    ['trọng số: Thiếu chỉ số “b”. Cách xử lý: bổ sung.']
    """
    given, known = list(given), list(known)
    missing = [Problem(f"Thiếu {what} “{name}”", where, "", "bổ sung") for name in known if name not in given]
    unknown = []
    for name in given:
        if name not in known:
            near = nearest(str(name), map(str, known), 1)
            todo = f"dùng “{near[0]}”, nếu đó là ý bạn" if near else "bỏ đi, hoặc sửa tên"
            unknown.append(Problem(f"Không có {what} “{name}”", where, "", todo))
    return missing + unknown


def weight_values(weights: Mapping[str, float], where: str) -> list[Problem]:
    """Return what is wrong with the weights one by one: each must be a number, zero or more.

    >>> print(weight_values({"a": -1}, "trọng số")[0])
    trọng số: Trọng số của “a” là -1 (phải là số từ 0 trở lên). Cách xử lý: sửa trọng số này.
    """
    return [
        Problem(f"Trọng số của “{name}” là {value}", where, "phải là số từ 0 trở lên", "sửa trọng số này")
        for name, value in weights.items()
        if not isinstance(value, int | float | np.number) or not np.isfinite(value) or value < 0
    ]
