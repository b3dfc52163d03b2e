"""Indicators in Vietnamese: values with their units, states, and formulas told from their expressions."""

from __future__ import annotations

import math

from ..indicators.definitions import Formula, Indicator, Share
from ..indicators.expressions import (
    Both,
    Compare,
    Condition,
    Day,
    Either,
    Known,
    Measure,
    Not,
    OneOf,
    Value,
    columns_of,
)
from ..schema import TABLES, Column
from ..writing import MISSING, listing, number, percent, plain_number, short_date

BASES = {"law": "văn bản", "practice": "cách làm đã công bố", "proposed": "đề xuất"}
KINDS = {"input": "đầu vào", "process": "quá trình", "output": "đầu ra", "outcome": "kết quả"}
DIRECTIONS = {"higher": "↑ cao hơn là tốt hơn", "lower": "↓ thấp hơn là tốt hơn"}
PERIODS = {
    "flow": "trong năm",
    "state": "tình trạng vào ngày chốt (31/12)",
    "cumulative": "từ trước đến ngày chốt (31/12)",
}
STATES = {
    "ok": "",
    "no_base": "không có mẫu số",
    "not_reported": "chưa báo cáo",
    "withheld": "chưa đủ để công bố",
    "not_applicable": "không xét (chỉ có ở cấp tỉnh)",
}
POPULATION = {
    "producers in force": "chủ thể có giấy chứng nhận còn hiệu lực vào ngày chốt",
    "products in force": "sản phẩm có giấy chứng nhận còn hiệu lực vào ngày chốt",
    "products in force in the year": "sản phẩm có giấy chứng nhận còn hiệu lực vào một ngày bất kỳ trong năm",
    "communes": "xã, phường, thị trấn vào ngày chốt",
}
_VERBS = {"sum": "tổng", "mean": "trung bình", "median": "trung vị"}
_BEFORE = {"<": "trước", "<=": "không sau", ">": "sau", ">=": "không trước", "=": "là", "!=": "khác"}
_SIZE = {"<": "dưới {}", "<=": "không quá {}", ">": "trên {}", ">=": "từ {} trở lên", "=": "là {}", "!=": "khác {}"}


def amount_text(value: float | None, indicator: Indicator) -> str:
    """Return a value with its unit; "–" when it is unknown.

    A share is written as a percentage, with the decimals of the indicator.
    """
    bare = bare_text(value, indicator.unit, indicator.decimals)
    return bare if bare == MISSING or indicator.is_share else f"{bare} {indicator.unit}"


def bare_text(value: float | None, unit: str, decimals: int) -> str:
    """Return a value whose unit stands elsewhere; a share keeps its sign.

    >>> bare_text(0.0741, "%", 1), bare_text(1234, "hộ", 0), bare_text(None, "hộ", 0)
    ('7,4%', '1.234', '–')
    """
    if value is None or math.isnan(value):
        return MISSING
    return percent(value, decimals) if unit == "%" else number(value, decimals)


def with_unit(text: str, unit: str) -> str:
    """Return a value with its unit, which a percentage carries already.

    >>> with_unit("7,4%", "%"), with_unit("12", "hộ")
    ('7,4%', '12 hộ')
    """
    return text if unit == "%" else f"{text} {unit}"


def state_text(status: str, low: float, high: float, indicator: Indicator) -> str:
    """Return why there is no value, or between which bounds it lies when not everything is known; "" when all is known."""
    told = STATES[status]
    if status not in ("ok", "withheld") or math.isnan(low) or low == high:
        return told
    bounds = f"ít nhất {amount_text(low, indicator)}" if low else "có phần chưa biết"
    if not math.isnan(high):
        bounds = f"từ {amount_text(low, indicator)} đến {amount_text(high, indicator)}"
    return f"{told}: {bounds}" if told else bounds


def formula_text(indicator: Indicator) -> str:
    """Return the formula of an indicator in words: its own with the numbers of its options, or told from its expression."""
    if not indicator.words:
        return _formula(indicator.formula)
    return indicator.words.format(**{name: _option(value) for name, value in indicator.options.items()})


def _option(value: float) -> str:
    return percent(value, 0) if 0 < value < 1 else plain_number(value)


def _formula(formula: Formula) -> str:
    if formula.share:
        return _share(formula.share)
    if formula.population:
        return f"Số {POPULATION[formula.population]}"
    text = _measure(formula.measures()[0])
    return text[0].upper() + text[1:]


def _share(share: Share) -> str:
    part = share.measures()[0]
    if share.population:
        who, table = POPULATION[share.population], TABLES[part.table]
        asked = f" với {condition_text(part.where, part.table)}" if part.where else ""
        row = f"có dòng trong bảng “{table.title}” (theo “{table.columns[part.column].label}”){asked}"
        return f"Số {who} {row}; chia cho số {who}"
    text = _measure(part)
    return f"{text[0].upper()}{text[1:]}; chia cho {_measure(share.measures()[1])}"


def _measure(measure: Measure) -> str:
    table = TABLES[measure.table]
    if measure.verb == "count":
        text = f"số dòng của bảng “{table.title}” (mỗi dòng là {table.row})"
    elif measure.verb == "distinct":
        text = f"số “{table.columns[measure.column].heading}” khác nhau trong bảng “{table.title}”"
    else:
        text = f"{_VERBS[measure.verb]} “{table.columns[measure.column].heading}” của bảng “{table.title}”"
    if measure.by:
        text += f", tính theo “{table.columns[measure.by].label}”"
    return text + (f", với {condition_text(measure.where, measure.table)}" if measure.where else "")


def condition_text(condition: Condition, table: str) -> str:
    """Return a condition in words.

    >>> from ocop_analysis.indicators.parsing import parse
    >>> asked = parse("count", "activities where activity_type in (hoi_cho, ket_noi) and participants_total >= 20").where
    >>> condition_text(asked, "activities")
    '“Loại hoạt động” là Hội chợ hoặc Kết nối cung cầu và “Số lượt người tham gia” từ 20 lượt trở lên'
    """
    columns = TABLES[table].columns
    if isinstance(condition, Both | Either):
        joined = " và " if isinstance(condition, Both) else ", hoặc "
        parts = (condition_text(part, table) for part in condition.parts)
        nested = (isinstance(part, Both | Either) for part in condition.parts)
        return joined.join(f"({part})" if deep else part for part, deep in zip(parts, nested, strict=True))
    if isinstance(condition, Not):
        return f"không phải ({condition_text(condition.part, table)})"
    column = columns[next(columns_of(condition))]
    name = f"“{column.label}”"
    if isinstance(condition, Known):
        return f"{name} {'có ghi' if condition.known else 'để trống'}"
    if isinstance(condition, OneOf):
        return f"{name} là {listing([_value(value, column) for value in condition.values], 'or')}"
    return f"{name} {_compared(condition, column)}"


def _compared(asked: Compare, column: Column) -> str:
    if isinstance(asked.value, Day):
        return f"{_BEFORE[asked.sign]} {day_text(asked.value)}"
    if isinstance(asked.value, float):
        return _SIZE[asked.sign].format(_value(asked.value, column))
    return f"{'là' if asked.sign == '=' else 'không phải là'} {_value(asked.value, column)}"


def day_text(day: Day) -> str:
    """Return a day of an expression in words.

    >>> day_text(Day("as_of", months=-24)), day_text(Day("start"))
    ('24 tháng trước ngày chốt', 'ngày đầu năm')
    """
    base = {"as_of": "ngày chốt", "start": "ngày đầu năm"}.get(day.base) or short_date(day.fixed)
    amount, unit = (day.months, "tháng") if day.months else (day.days, "ngày")
    return f"{abs(amount)} {unit} {'sau' if amount > 0 else 'trước'} {base}" if amount else base


def _value(value: Value, column: Column) -> str:
    if isinstance(value, float):
        return plain_number(value) + (f" {column.unit}" if column.unit else "")
    if column.kind == "yes_no":
        return "có" if value == "yes" else "không"
    return (column.codes or {}).get(str(value), str(value))
