"""Input of the statistics: numbers that can be used, or an `InputError` that holds everything that is wrong with them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from numbers import Integral
from typing import Any

import numpy as np

from ..errors import InputError, Problem
from ..vietnamese import clean_text

_NO_NAME = ("None", "nan", "NaN", "NaT", "<NA>")
"""How the missing values of Python and pandas write themselves."""


def numbers(values: Iterable[Any], where: str, name: str, at_least: int, *, non_negative: bool = False) -> np.ndarray:
    """Return `values` as floats; all must be known, finite and, where asked for, not negative.

    Errors: InputError with one problem a value, or when there are fewer than `at_least`.

    >>> numbers([1, 2.5], "gini()", "values", 2).tolist()
    [1.0, 2.5]
    """
    if isinstance(values, str | bytes) or not isinstance(values, Iterable):
        raise refusal(f"Cần một dãy số, nhận được {values!r}", where, name, todo="truyền danh sách hoặc một cột số")
    given = list(values)
    problems = [
        Problem(what, f"{where}, tham số {name}, vị trí {position}", why, "sửa hoặc bỏ giá trị này trước khi tính")
        for position, value in enumerate(given, 1)
        for what, why in _wrong(value, non_negative)
    ]
    if len(given) < at_least:
        why = f"cần ít nhất {at_least} giá trị, ít hơn thì không tính được"
        problems.append(Problem(f"Chỉ có {len(given)} giá trị", f"{where}, tham số {name}", why, "bổ sung số liệu"))
    if problems:
        raise InputError(problems)
    return np.array([float(value) for value in given])


def count(value: Any, where: str, name: str, least: int = 0) -> int:
    """Return a whole number that is not under `least`.

    Errors: InputError for anything else: a fraction, a negative number, NaN, a text, a yes/no.

    >>> count(14.0, "wilson()", "successes")
    14
    """
    usable = isinstance(value, Integral) or (isinstance(value, float | np.floating) and float(value).is_integer())
    if isinstance(value, bool | np.bool_) or not usable or int(value) < least:
        raise refusal(f"Giá trị là {value!r}", where, name, f"cần số nguyên từ {least} trở lên", "sửa giá trị này")
    return int(value)


def within(value: Any, where: str, name: str) -> float:
    """Return a number strictly between 0 and 1, such as a confidence level.

    >>> within(0.95, "wilson()", "level")
    0.95
    """
    if _wrong(value, False) or not 0 < float(value) < 1:
        raise refusal(f"Giá trị là {value!r}", where, name, "cần số lớn hơn 0 và nhỏ hơn 1", "ví dụ 0.95")
    return float(value)


def labels(values: Iterable[Any], where: str, name: str) -> list[str]:
    """Return names as clean text; none may be empty.

    >>> labels(["Đại Từ ", 171], "theil()", "groups")
    ['Đại Từ', '171']
    """
    if not isinstance(values, Iterable):
        raise refusal(f"Cần một dãy tên, nhận được {values!r}", where, name, todo="truyền danh sách hoặc một cột tên")
    names = ["" if str(value) in _NO_NAME else clean_text(str(value)) for value in values]
    problems = [
        Problem("Tên trống", f"{where}, tham số {name}, vị trí {position}", "mỗi giá trị cần một tên", "điền tên")
        for position, text in enumerate(names, 1)
        if not text
    ]
    if problems:
        raise InputError(problems)
    return names


def same_length(where: str, **given: Sequence[Any] | np.ndarray) -> None:
    """Refuse columns of unequal length.

    Errors: InputError that tells every length.
    """
    if len({len(values) for values in given.values()}) > 1:
        lengths = ", ".join(f"{name} có {len(values)}" for name, values in given.items())
        raise refusal(
            f"Số phần tử không bằng nhau: {lengths}",
            where,
            "",
            "mỗi hàng cần đủ các giá trị",
            "cho các cột dài bằng nhau",
        )


def refusal(what: str, where: str, name: str = "", why: str = "", todo: str = "") -> InputError:
    """Return the error that says one thing that is wrong with a parameter of a function.

    >>> print(refusal("Tổng bằng 0", "gini()", "values", "không có gì để chia"))
    gini(), tham số values: Tổng bằng 0 (không có gì để chia).
    """
    return InputError([Problem(what, f"{where}, tham số {name}" if name else where, why, todo)])


def _wrong(value: Any, non_negative: bool) -> list[tuple[str, str]]:
    if isinstance(value, bool | np.bool_ | str | bytes):
        return [(f"Giá trị {value!r} không phải số", "phép tính này chỉ nhận số")]
    if value is None:
        return [("Giá trị bị thiếu", "thiếu không phải là 0")]
    try:
        real = float(value)
    except (TypeError, ValueError):
        return [(f"Giá trị {value!r} không phải số", "thiếu không phải là 0; phép tính này chỉ nhận số")]
    if not math.isfinite(real):
        return [(f"Giá trị {value!r} bị thiếu hoặc vô hạn", "thiếu không phải là 0")]
    if non_negative and real < 0:
        return [(f"Giá trị {value!r} là số âm", "phép tính này chỉ có nghĩa với số không âm")]
    return []
