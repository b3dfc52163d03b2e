"""Whether the indicators of params/indicators/ fit the tables, the functions and the targets; mistakes are told in Vietnamese."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from ..errors import Problem
from ..schema import SENT, Column
from ..vietnamese import nearest
from .definitions import Defaults, Indicator, Share
from .expressions import Both, Compare, Condition, Day, Either, Measure, Not, OneOf, Value
from .functions import FUNCTIONS

_MENDING = "sửa tệp theo docs/huong-dan-params.md rồi chạy lại"
_ORDERED = ("integer", "number", "date", "span")
_ADDED = ("integer", "number")


def problems_of(indicators: Iterable[Indicator], defaults: Defaults, targets: Collection[str]) -> list[Problem]:
    """Return everything that is wrong with the indicators' tables, columns, codes, functions, units and targets."""
    return [
        Problem(what, f"params/indicators/{item.group}.yml, mục {item.id}", why, _MENDING)
        for item in indicators
        for what, why in _of(item, defaults, targets)
    ]


def _of(item: Indicator, defaults: Defaults, targets: Collection[str]) -> Iterator[tuple[str, str]]:
    yield from _unknown("đơn vị tính", item.unit, defaults.units.values())
    for target in item.targets:
        yield from _unknown("chỉ tiêu", target, targets)
    name = item.formula.function
    if name is not None:
        yield from _unknown("hàm", name, FUNCTIONS)
        yield from _function(item)
        return
    for measure in item.formula.measures():
        yield from check_measure(measure)
    if item.formula.share:
        yield from _share(item.formula.share, item.formula.measures())


def _function(item: Indicator) -> Iterator[tuple[str, str]]:
    for name in re.findall(r"\{(\w*)\}", item.words):
        yield from _unknown("tham số", name, item.options, "words")
    if not item.tables:
        yield "Chưa ghi bảng mà hàm cần", "hàm phải khai tables và columns"
    for table in item.tables:
        yield from _unknown("bảng", table, SENT)
    for full in item.columns:
        table, _, column = full.partition(".")
        if table not in item.tables:
            yield f"Cột “{full}” thuộc bảng không có trong tables", f"tables đang là {', '.join(item.tables)}"
        elif table in SENT:
            yield from _unknown("cột", column, SENT[table].columns, f"bảng {table}")


def check_measure(measure: Measure) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with one measure: (what, why)."""
    if measure.table not in SENT:
        yield from _unknown("bảng", measure.table, SENT)
        return
    columns = SENT[measure.table].columns
    for name in measure.columns:
        yield from _unknown("cột", name, columns, f"bảng {measure.table}")
    adds = measure.column in columns and measure.verb in ("sum", "mean", "median")
    if adds and columns[measure.column].kind not in _ADDED:
        yield f"Không cộng được cột “{measure.column}”", "chỉ cộng hoặc lấy trung bình được cột số"
    if measure.verb == "count" and measure.column:
        yield f"count đếm dòng, không đếm cột “{measure.column}”", "đếm số khác nhau thì dùng distinct"
    if measure.verb != "count" and not measure.column:
        yield f"{measure.verb} cần một cột", "ghi bảng.cột"
    if measure.by in columns and columns[measure.by].kind not in ("date", "span"):
        yield f"“by {measure.by}” không phải là cột ngày", "sau by là một cột ngày"
    if (
        measure.verb == "distinct"
        and measure.column in columns
        and columns[measure.column].kind not in ("text", "commune")
    ):
        yield f"distinct không đếm được cột “{measure.column}”", "chỉ đếm cột mã: chủ thể, sản phẩm, xã…"
    if measure.where is not None:
        yield from _condition(measure.where, columns, measure.table)


def _share(share: Share, measures: tuple[Measure, ...]) -> Iterator[tuple[str, str]]:
    part, *whole = measures
    if share.population:
        wanted = {"producers": "producer_id", "products": "product_id", "communes": "commune_code"}[
            share.within.split()[0]
        ]
        if part.verb != "distinct" or part.column != wanted:
            yield f"Tử số phải là “distinct ….{wanted}”", f"vì mẫu số là “{share.within}”"
        return
    if part.table != whole[0].table:
        yield f"Tử số ở bảng {part.table}, mẫu số ở bảng {whole[0].table}", "tỷ lệ chỉ tính trong một bảng"
    if part.verb != whole[0].verb or part.verb not in ("count", "sum", "distinct"):
        yield "Tử số và mẫu số phải cùng là count, sum hoặc distinct", f"đang là {part.verb} và {whole[0].verb}"
    if part.verb == "distinct" and part.column != whole[0].column:
        yield "Tử số và mẫu số phải đếm cùng một cột", f"đang là {part.column} và {whole[0].column}"
    if part.by != whole[0].by:
        yield "Tử số và mẫu số phải cùng cột ngày sau “by”", ""


def _condition(asked: Condition, columns: Mapping[str, Column], table: str) -> Iterator[tuple[str, str]]:
    if isinstance(asked, Both | Either):
        for part in asked.parts:
            yield from _condition(part, columns, table)
    elif isinstance(asked, Not):
        yield from _condition(asked.part, columns, table)
    elif isinstance(asked, Compare | OneOf) and asked.column in columns:
        column = columns[asked.column]
        if isinstance(asked, Compare) and asked.sign not in ("=", "!=") and column.kind not in _ORDERED:
            yield f"Cột “{asked.column}” không so lớn bé được", "chỉ dùng =, !=, in hoặc is known"
        if isinstance(asked, OneOf) and column.kind in ("date", "span", "yes_no"):
            yield f"“in” không dùng được với cột “{asked.column}”", "cột ngày và cột có, không chỉ so sánh"
            return
        for value in asked.values if isinstance(asked, OneOf) else (asked.value,):
            yield from _value(value, asked.column, column)


def _value(value: Value, name: str, column: Column) -> Iterator[tuple[str, str]]:
    if column.kind in ("date", "span"):
        if not isinstance(value, Day):
            yield f"“{value}” không phải là ngày", f"cột “{name}” là ngày: ghi as_of, start hoặc 2025-12-31"
    elif column.kind in _ADDED:
        if not isinstance(value, float):
            yield f"“{value}” không phải là số", f"cột “{name}” là số"
    elif column.kind == "yes_no":
        if value not in ("yes", "no"):
            yield f"“{value}” không hợp với cột “{name}”", "cột này chỉ so với yes hoặc no"
    elif not isinstance(value, str):
        yield f"Giá trị sau “{name}” phải là chữ", "đặt trong nháy kép nếu là mã số"
    elif column.codes is not None:
        yield from _unknown("mã", value, column.codes, f"cột “{name}”")


def _unknown(what: str, value: str, known: Collection[str], where: str = "") -> Iterator[tuple[str, str]]:
    if value not in known:
        hint = nearest(value, known)
        why = f"có phải “{hint[0]}”?" if hint else f"chỉ có: {', '.join(known)}"
        yield f"Không có {what} “{value}”" + (f" ở {where}" if where else ""), why
