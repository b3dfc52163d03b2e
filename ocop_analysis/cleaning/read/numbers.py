"""Numbers in cells, with their units, bounds and "about": nothing is averaged, nothing is rounded."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from ...vietnamese import fold
from .measures import measure_of
from .numerals import read_machine_number, read_numeral
from .result import Read, Unreadable, nothing

_TODO = "ghi một số, ví dụ 1.250 hoặc 1,5; đơn vị ghi ở tiêu đề cột"
_NUMERAL = r"[+-]?\d(?:[\d., ]*\d)?"
_UNIT = r"[^\W\d_][^;]*?|[%₫]"
_ONE = re.compile(rf"({_NUMERAL})\s*({_UNIT})?")
_RANGE = re.compile(rf"(?:tu )?({_NUMERAL})\s*({_UNIT})?\s*(?:[-–—÷]|\bden\b)\s*({_NUMERAL})\s*({_UNIT})?")
_BILLIONS = re.compile(rf"({_NUMERAL})\s*t[yi](?: dong)?,?\s+({_NUMERAL})\s*(?:trieu|tr)(?: dong)?")
_ABOUT = re.compile(r"(?:khoang chung|khoang|xap xi|uoc tinh|uoc dat|uoc|tam|gan|chung|[~≈∼±])\s*(?=\d)(.+)")
_BOUNDS = tuple(
    (re.compile(pattern), code)
    for pattern, code in (
        (r"(?:tu )?(\d.*?) tro len", "lower_bound"),
        (r"(?:≥|>=|=>|>|it nhat|toi thieu|khong duoi|tren|hon)\s*(?=\d)(.+)", "lower_bound"),
        (r"(?:tu )?(\d.*?) tro xuong", "upper_bound"),
        (r"(?:≤|<=|=<|<|toi da|khong qua|khong vuot qua|duoi|chua den|chua toi)\s*(?=\d)(.+)", "upper_bound"),
    )
)


@dataclass(frozen=True)
class Number:
    """A number with the unit that stands in its cell or its column; without a value only its bounds are known."""

    value: Decimal | None
    unit: str | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    approximate: bool = False


def read_number(
    text: str,
    kind: Literal["text", "number"] = "text",
    unit_of_column: str | None = None,
    integer: bool = False,
    point_is_decimal: bool = False,
) -> Read[Number]:
    """Return the number in a cell, in the unit that it is written in (`to_canonical` converts).

    A cell of kind "number" holds a machine number: 1.25 is one and a quarter. In text a lone "1.250" is 1250 unless the
    column's setting `point_is_decimal` says otherwise. Codes: approximate, range, lower_bound, upper_bound, missing_mark,
    decimal_point, thousand_commas, three_decimals.
    Errors: Unreadable for other text, for a unit that is not the column's, and for a fraction where `integer` is wanted.

    >>> read_number("1.250,5").value.value, read_number("15 ha").value.unit
    (Decimal('1250.5'), 'ha')
    >>> read_number("1,5-1,7 tỷ").code, read_number("khoảng 30").value.approximate
    ('range', True)
    """
    if (empty := nothing(text)) is not None:
        return empty
    reader = _Reader(unit_of_column, integer, point_is_decimal)
    if kind == "number":
        return Read(Number(reader.whole(read_machine_number(text)), reader.unit(None)))
    words = fold(text).rstrip(" .;")
    if match := _RANGE.fullmatch(words):
        return reader.range(*match.groups())
    for pattern, code in _BOUNDS:
        if match := pattern.fullmatch(words):
            value, unit, _, _ = reader.one(match[1])
            low, high = (value, None) if code == "lower_bound" else (None, value)
            return Read(Number(None, unit, low, high), f"ô chỉ cho biết giới hạn: “{text}”", code)
    if match := _ABOUT.fullmatch(words):
        value, unit, _, _ = reader.one(match[1])
        return Read(Number(value, unit, approximate=True), f"số gần đúng, “{text}”", "approximate")
    value, unit, note, code = reader.one(words)
    return Read(Number(value, unit), note, code)


@dataclass(frozen=True)
class _Reader:
    """Settings of the column."""

    column: str | None
    integer: bool
    point_is_decimal: bool

    def one(self, words: str) -> tuple[Decimal, str | None, str, str]:
        """Return value, unit, note and code of one number with an optional unit."""
        if match := _BILLIONS.fullmatch(words):
            billions, millions = (read_numeral(part, self.point_is_decimal)[0] for part in match.groups())
            return billions * 1000 + millions, self.unit("triệu đồng"), "cộng phần tỷ và phần triệu", "added"
        match = _ONE.fullmatch(words)
        if not match:
            raise Unreadable("không phải một số", _TODO)
        value, note, code = read_numeral(match[1], self.point_is_decimal)
        return self.whole(value), self.unit(match[2]), note, code

    def range(self, low: str, low_unit: str | None, high: str, high_unit: str | None) -> Read[Number]:
        units = {self.unit(unit) for unit in (low_unit, high_unit) if unit} or {self.unit(None)}
        if len(units) > 1:
            raise Unreadable("hai đầu của khoảng có đơn vị khác nhau", _TODO)
        first, last = (self.whole(read_numeral(part, self.point_is_decimal)[0]) for part in (low, high))
        if first >= last:
            raise Unreadable("khoảng số có đầu lớn hơn cuối", _TODO)
        return Read(Number(None, units.pop(), first, last), "ô ghi một khoảng, không phải một số", "range")

    def whole(self, value: Decimal) -> Decimal:
        if self.integer and value != value.to_integral_value():
            raise Unreadable(
                f"cần số nguyên nhưng ô ghi {str(value).replace('.', ',')}", "hàng nghìn ghi dấu chấm: 1.250"
            )
        return value

    def unit(self, own: str | None) -> str | None:
        """Return the usual name of the cell's own unit, else the column's. Errors: Unreadable when they differ."""
        column = measure_of(self.column) if self.column else None
        if own is None:
            return column.name if column else self.column
        mine = measure_of(own)
        if mine is None:
            raise Unreadable("sau số có chữ không phải đơn vị tính", _TODO)
        same = column and (mine.canonical, mine.factor) == (column.canonical, column.factor)
        if self.column and not same:
            usual = column.name if column else self.column
            raise Unreadable(f"ô ghi đơn vị {mine.name}, cột ghi {usual}", f"đổi ra {usual}")
        return column.name if column else mine.name
