"""Indicators in words: values with their units, states, and formulas told from their expressions."""

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
from ..schema import Column
from ..schema.told import table_words
from ..words import say
from ..writing import MISSING, Noun, at_least, between, listing, number, opened, percent, plain_number, short_date

_SIGNS = {"<": "less", "<=": "at-most", ">": "more", ">=": "at-least", "=": "equal", "!=": "unlike"}


def population_text(name: str) -> str:
    """Return how a reader calls a population of the expressions.

    >>> population_text("communes")
    'xã, phường, thị trấn vào ngày chốt'
    """
    return say(f"indicator-population-{name.replace(' ', '-')}")


def status_text(status: str) -> str:
    """Return why an indicator has no value; "" when it has one.

    >>> status_text("not_reported"), status_text("ok")
    ('chưa báo cáo', '')
    """
    return "" if status == "ok" else say(f"indicator-state-{status.replace('_', '-')}")


def amount_text(value: float | None, indicator: Indicator) -> str:
    """Return a value with its unit; "–" when it is unknown.

    A share is written as a percentage, with the decimals of the indicator.
    """
    bare = bare_text(value, indicator.unit, indicator.decimals)
    return bare if bare == MISSING else with_unit(bare, indicator.unit)


def bare_text(value: float | None, unit: str, decimals: int) -> str:
    """Return a value whose unit stands elsewhere; a share keeps its sign.

    >>> bare_text(0.0741, "%", 1), bare_text(1234, "hộ", 0), bare_text(None, "hộ", 0)
    ('7,4%', '1.234', '–')
    """
    if value is None or math.isnan(value):
        return MISSING
    return percent(value, decimals) if unit == "%" else number(value, decimals)


def with_unit(text: str, unit: Noun) -> str:
    """Return a value with its unit, which a percentage carries already.

    >>> with_unit("7,4%", Noun("%")), with_unit("12", Noun("hộ"))
    ('7,4%', '12 hộ')
    """
    return text if unit == "%" else f"{text} {unit.after(text)}"


def state_text(status: str, low: float, high: float, indicator: Indicator) -> str:
    """Return why there is no value, or between which bounds it lies when not everything is known; "" when all is known."""
    told = status_text(status)
    if status not in ("ok", "withheld") or math.isnan(low) or low == high:
        return told
    least = amount_text(low, indicator)
    lower = at_least(least) if low else say("indicator-in-part")
    bounds = lower if math.isnan(high) else between(least, amount_text(high, indicator))
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
        return say("indicator-number-of", who=population_text(formula.population))
    return opened(_measure(formula.measures()[0]))


def _share(share: Share) -> str:
    part = share.measures()[0]
    if not share.population:
        return say("indicator-divided", part=opened(_measure(part)), whole=_measure(share.measures()[1]))
    table = table_words(part.table)
    named = {"who": population_text(share.population), "table": table.title, "column": table.columns[part.column].label}
    if not part.where:
        return say("indicator-with-row", **named)
    return say("indicator-with-row-where", condition=condition_text(part.where, part.table), **named)


def _measure(measure: Measure) -> str:
    table = table_words(measure.table)
    if measure.verb == "count":
        text = say("indicator-count", table=table.title, row=table.row)
    else:
        text = say(f"indicator-{measure.verb}", column=table.columns[measure.column].heading, table=table.title)
    if measure.by:
        text = say("indicator-dated-by", measure=text, column=table.columns[measure.by].label)
    if not measure.where:
        return text
    return say("indicator-where", measure=text, condition=condition_text(measure.where, measure.table))


def condition_text(condition: Condition, table: str) -> str:
    """Return a condition in words.

    >>> from ocop_analysis.indicators.parsing import parse
    >>> asked = parse("count", "activities where activity_type in (hoi_cho, ket_noi) and participants_total >= 20").where
    >>> condition_text(asked, "activities")
    '“Loại hoạt động” là Hội chợ hoặc Kết nối cung cầu và “Số lượt người tham gia” từ 20 lượt trở lên'
    """
    if isinstance(condition, Both | Either):
        joined = f" {say('indicator-and')} " if isinstance(condition, Both) else f", {say('indicator-or')} "
        parts = (condition_text(part, table) for part in condition.parts)
        nested = (isinstance(part, Both | Either) for part in condition.parts)
        return joined.join(f"({part})" if deep else part for part, deep in zip(parts, nested, strict=True))
    if isinstance(condition, Not):
        return say("indicator-not", condition=condition_text(condition.part, table))
    column = table_words(table).columns[next(columns_of(condition))]
    if isinstance(condition, Known):
        return say("indicator-recorded" if condition.known else "indicator-blank", column=column.label)
    if isinstance(condition, OneOf):
        values = listing([_value(value, column) for value in condition.values], "or")
        return say("indicator-is", column=column.label, value=values)
    return _compared(condition, column)


def _compared(asked: Compare, column: Column) -> str:
    if isinstance(asked.value, Day):
        return say(f"indicator-day-{_SIGNS[asked.sign]}", column=column.label, day=day_text(asked.value))
    value = _value(asked.value, column)
    if isinstance(asked.value, float):
        return say(f"indicator-size-{_SIGNS[asked.sign]}", column=column.label, size=value)
    return say("indicator-is" if asked.sign == "=" else "indicator-is-not", column=column.label, value=value)


def day_text(day: Day) -> str:
    """Return a day of an expression in words.

    >>> day_text(Day("as_of", months=-24)), day_text(Day("start"))
    ('24 tháng trước ngày chốt', 'ngày đầu năm')
    """
    base = short_date(day.fixed) if day.fixed else say("indicator-start" if day.base == "start" else "indicator-as-of")
    amount, unit = (day.months, "months") if day.months else (day.days, "days")
    return say(f"indicator-{unit}-{'after' if amount > 0 else 'before'}", n=abs(amount), day=base) if amount else base


def _value(value: Value, column: Column) -> str:
    if isinstance(value, float):
        return plain_number(value) + (f" {column.unit}" if column.unit else "")
    if column.kind == "yes_no":
        return say("yes" if value == "yes" else "no")
    return (column.codes or {}).get(str(value), str(value))
