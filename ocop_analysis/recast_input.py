"""The table that is to be recast, checked: only declared columns, no empty cell, no code that its day does not know."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pandas as pd

from .errors import InputError, Problem
from .units import Units
from .vietnamese import nearest
from .writing import short_date

_NOT_ADDITIVE = ("share", "rate", "percent", "pct", "median", "mean", "average", "code", "id")
_WHERE = "bảng cần chuyển địa giới"


@dataclass(frozen=True)
class Given:
    """The values as whole numbers in units of each column's last decimal place; `back` writes them as they were."""

    cells: Sequence[tuple[tuple[str, tuple[Any, ...]], list[int]]]
    values: tuple[str, ...]
    by: tuple[str, ...]
    places: tuple[int, ...]
    types: Mapping[str, Any]

    def back(self, amounts: Sequence[int]) -> list[Any]:
        """Return whole numbers as the numbers that they stand for."""
        found: list[Any] = []
        for name, amount, places in zip(self.values, amounts, self.places, strict=True):
            if pd.api.types.is_integer_dtype(self.types[name]):
                found.append(amount)
            else:
                exact = Decimal(amount).scaleb(-places)
                found.append(float(exact) if pd.api.types.is_float_dtype(self.types[name]) else exact)
        return found

    def typed(self, frame: pd.DataFrame, unit: str) -> pd.DataFrame:
        """Return a frame with the types that the columns had."""
        return frame.astype({name: kind for name, kind in self.types.items() if name in frame and name != unit})


def read_given(
    table: pd.DataFrame, units: Units, at: dt.date, unit: str, values: Sequence[str], by: Sequence[str]
) -> Given:
    """Return the table's cells. Errors: InputError with everything that is wrong with columns, cells and codes."""
    problems = _column_problems(table, unit, values, by)
    if problems:
        raise InputError(problems)
    problems = _value_problems(table, values, by) + _code_problems(table[unit], units, at)
    if problems:
        raise InputError(problems)
    whole, places = zip(*(_whole(table[name]) for name in values), strict=True)
    keys = list(zip(*(table[name] for name in by), strict=True)) if by else [()] * len(table)
    rows = [list(row) for row in zip(*whole, strict=True)]
    cells = list(zip(zip(map(str, table[unit]), keys, strict=True), rows, strict=True))
    return Given(cells, tuple(values), tuple(by), places, {name: table[name].dtype for name in (unit, *by, *values)})


def _column_problems(table: pd.DataFrame, unit: str, values: Sequence[str], by: Sequence[str]) -> list[Problem]:
    problems = []
    for name in (unit, *by, *values):
        if name not in table.columns:
            hint = nearest(name, map(str, table.columns), limit=1)
            why = f"có phải “{hint[0]}”?" if hint else f"bảng có: {', '.join(map(str, table.columns))}"
            problems.append(Problem(f"Không có cột “{name}”", _WHERE, why, "sửa tên cột"))
    for name in map(str, table.columns):
        if name not in (unit, *by, *values):
            why = "tỷ lệ, trung vị, số đếm không trùng không cộng qua các xã được"
            todo = "khai cột trong values nếu cộng được, trong by nếu là khóa, nếu không thì bỏ cột"
            problems.append(Problem(f"Cột “{name}” chưa được khai là cộng được", _WHERE, why, todo))
    for name in values:
        if set(name.lower().split("_")) & set(_NOT_ADDITIVE):
            why = "tên cột nói đây là tỷ lệ, số trung bình hoặc mã, không cộng được"
            problems.append(
                Problem(f"Cột “{name}” không cộng được", _WHERE, why, "chuyển tử số và mẫu số rồi mới chia")
            )
    if not values:
        problems.append(Problem("Chưa khai cột nào cộng được", _WHERE, "values để trống", "ghi tên các cột số"))
    return problems


def _value_problems(table: pd.DataFrame, values: Sequence[str], by: Sequence[str]) -> list[Problem]:
    problems = []
    for name in values:
        column = table[name]
        if pd.api.types.is_bool_dtype(column) or not all(map(_is_number, column.dropna())):
            problems.append(Problem(f"Cột “{name}” không phải cột số", _WHERE, f"kiểu {column.dtype}", "đổi sang số"))
    for name in (*values, *by):
        if table[name].isna().any():
            why = f"{int(table[name].isna().sum())} ô; chưa biết không phải là 0"
            problems.append(Problem(f"Cột “{name}” có ô trống", _WHERE, why, "bỏ các dòng này hoặc điền số đã biết"))
    return problems


def _is_number(value: Any) -> bool:
    return isinstance(value, Decimal) or (pd.api.types.is_number(value) and value not in (float("inf"), -float("inf")))


def _code_problems(column: pd.Series, units: Units, at: dt.date) -> list[Problem]:
    valid = {unit.code for unit in units.communes(at)} | {u.code for u in units.districts()}
    problems = []
    for code in sorted({str(code) for code in column} - valid):
        versions = units.versions(code)
        if versions:
            why = f"mã này có lúc khác: {', '.join(_span(unit.name, unit.valid_from, unit.valid_to) for unit in versions)}"
        else:
            hint = nearest(code, valid, limit=1)
            why = f"có phải {hint[0]} {units.get(hint[0]).name}?" if hint else "mã xã là 5 chữ số, mã huyện là 3 chữ số"
        what = f"Không có đơn vị nào mang mã “{code}” vào {short_date(at)}"
        problems.append(Problem(what, _WHERE, why, "sửa mã, hoặc ghi đúng ngày của địa giới vào tham số at"))
    return problems


def _span(name: str, first: dt.date | None, last: dt.date | None) -> str:
    since = f" từ {short_date(first)}" if first else ""
    return f"{name}{since}" + (f" đến {short_date(last)}" if last else "")


def _whole(column: pd.Series) -> tuple[list[int], int]:
    """Return the numbers in units of the column's last decimal place, and how many places that is."""
    exact = [value if isinstance(value, Decimal) else Decimal(repr(value)) for value in column.tolist()]
    places = max([0, *(-int(value.as_tuple().exponent) for value in exact)])
    return [int(value.scaleb(places)) for value in exact], places
