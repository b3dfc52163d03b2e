"""Expressions over tables, for all units of a year at once."""

from __future__ import annotations

import datetime as dt
import operator
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from ..bounds import divide_each
from ..rules import add_months
from .amounts import mean_of, median_of, ratio_of, sum_rows
from .definitions import Indicator, Share
from .expressions import Both, Compare, Condition, Day, Either, Known, Not, OneOf, Value
from .ground import in_communes
from .moment import Moment, Period, Population, Rows, population
from .result import Result, count_members, count_rows, count_things, per_unit, share_of
from .tri import Tri, any_of, marked

_SIGNS: Mapping[str, Callable[[Any, Any], Any]] = {
    "=": operator.eq, "!=": operator.ne, "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge,
}  # fmt: skip


def evaluate(indicator: Indicator, moment: Moment) -> Result:
    """Return the result of an indicator whose formula is an expression."""
    formula, period = indicator.formula, indicator.period
    if formula.share:
        return _share(formula.share, period, moment)
    if formula.population:
        members = moment.populations[formula.population]
        return count_members(members, Tri.yes(len(members.unit)), moment.facts.n_units)
    (measure,) = formula.measures()
    rows = moment.rows(measure.table, period, measure.by)
    answer, n_units = condition(measure.where, rows, moment), moment.facts.n_units
    if measure.verb == "count":
        return count_rows(rows, answer, n_units)
    if measure.verb == "distinct":
        return count_things(rows, measure.column, answer, n_units, moment.facts.size(measure.column))
    values = rows.numbers(measure.column)
    if measure.verb == "sum":
        return sum_rows(rows, values, answer, n_units)
    return (mean_of if measure.verb == "mean" else median_of)(rows.units, rows.member & answer, values, n_units)


def _share(share: Share, period: Period, moment: Moment) -> Result:
    part, *others = share.measures()
    rows = moment.rows(part.table, period, part.by)
    answer, n_units = condition(part.where, rows, moment), moment.facts.n_units
    if share.population:
        return share_of_population(
            moment, moment.populations[share.population], rows, part.column, answer, share.no_row_means_no
        )
    whole = others[0]
    member = rows.member & condition(whole.where, rows, moment)
    if part.verb == "count":
        return share_of(rows.units, member, answer, n_units)
    if part.verb == "distinct":
        return share_of_things(rows, part.column, member, answer, moment)
    parts = np.where(answer.certain, rows.numbers(part.column), np.where(answer.open, np.nan, 0.0))
    return ratio_of(rows.units, member, parts, rows.numbers(whole.column), n_units, share.may_exceed)


def share_of_population(
    moment: Moment, members: Population, rows: Rows, column: str, answer: Tri, no_row_means_no: bool
) -> Result:
    """Return the share of a population that has a row (of any sender) which answers yes.

    A member without a row is unknown, or "no" when that is what no row means; then a row that does not name its thing
    makes one "no" of its unit doubtful.
    """
    n_units = moment.facts.n_units
    nameless = (rows.member.possible & answer.possible & (rows.ids(column) < 0)).astype(float)
    lost = per_unit(rows.units, nameless, n_units)
    if column == "commune_code":
        return _share_of_communes(moment, members, rows, answer, no_row_means_no, lost)
    mine = _of_members(members, *moment.any_by(rows, column, answer), no_row_means_no)
    return share_of([members.unit], members.member, mine, n_units, lost)


def _share_of_communes(
    moment: Moment, members: Population, rows: Rows, answer: Tri, no_row_means_no: bool, lost: np.ndarray
) -> Result:
    """Return the share of the communes of the day; a record of an earlier commune is moved to what became of it.

    A record of a split commune may be of any of its successors and is certain for none; `estimated` is the share of
    communes that hang on such records alone.
    """
    row, place, sure = in_communes(moment, rows)
    there, size = (answer & rows.member)[row], moment.facts.size("commune_code")
    found = any_of(Tri(there.certain & sure, there.possible), place, size)
    has_row = marked(place[rows.member.possible[row]], size)
    mine = _of_members(members, found, has_row, no_row_means_no)
    hangs = found.possible & ~marked(place[there.possible & sure], size)
    n_units = moment.facts.n_units
    share = share_of([members.unit], members.member, mine, n_units, lost)
    estimated = per_unit([members.unit], hangs[members.thing].astype(float), n_units)
    everyone = per_unit([members.unit], np.ones(len(members.unit)), n_units)
    return replace(share, estimated=np.nan_to_num(divide_each(estimated, everyone)))


def _of_members(members: Population, found: Tri, has_row: np.ndarray, no_row_means_no: bool) -> Tri:
    mine = found[members.thing]
    return mine if no_row_means_no else Tri(mine.certain, mine.possible | ~has_row[members.thing])


def share_of_things(rows: Rows, column: str, member: Tri, answer: Tri, moment: Moment) -> Result:
    """Return the share of the things that `column` names: a thing is a member, and answers yes, when any of its rows does."""
    facts = moment.facts
    members = population(rows, column, member, facts.n_units, facts.size(column))
    yes = population(rows, column, member & answer, facts.n_units, facts.size(column))
    key, yes_key = (one.unit * facts.size(column) + one.thing for one in (members, yes))
    order = np.argsort(yes_key)
    place = np.searchsorted(yes_key[order], key)
    hit = np.append(yes_key[order], -1)[place] == key
    sure = np.append(yes.member.certain[order], False)[place] & hit
    return share_of([members.unit], members.member, Tri(sure, hit), facts.n_units)


def condition(asked: Condition | None, rows: Rows, moment: Moment) -> Tri:
    """Return for each row whether it fulfils a condition: yes, no, or unknown because a cell is."""
    if asked is None:
        return Tri.yes(len(rows))
    if isinstance(asked, Both | Either):
        first, *others = (condition(part, rows, moment) for part in asked.parts)
        for other in others:
            first = first & other if isinstance(asked, Both) else first | other
        return first
    if isinstance(asked, Not):
        return ~condition(asked.part, rows, moment)
    if isinstance(asked, Known):
        known = _known(asked.column, rows)
        return Tri.of(known if asked.known else ~known)
    if isinstance(asked, OneOf):
        return _is(asked.column, asked.values, rows)
    return _compare(asked, rows, moment)


def _compare(asked: Compare, rows: Rows, moment: Moment) -> Tri:
    kind = rows.table.columns[asked.column].kind
    if kind in ("date", "span"):
        return _compare_days(rows.dates(asked.column), asked.sign, day_of(asked.value, moment))
    if kind in ("integer", "number"):
        values = rows.numbers(asked.column)
        return Tri.where(_SIGNS[asked.sign](values, asked.value), ~np.isnan(values))
    same = _is(asked.column, (asked.value,), rows)
    return same if asked.sign == "=" else ~same


def _is(column: str, values: tuple[Value, ...], rows: Rows) -> Tri:
    kind = rows.table.columns[column].kind
    if kind == "yes_no":
        flags = rows.flags(column)
        return flags if values[0] == "yes" else ~flags
    if kind in ("integer", "number"):
        numbers = rows.numbers(column)
        return Tri.where(
            np.isin(numbers, [float(value) for value in values if isinstance(value, float)]), ~np.isnan(numbers)
        )
    if kind == "codes":
        place, texts = rows.table.words(column)
        wanted = np.array([bool(set(str(text).split(";")) & set(values)) for text in texts] + [False])
        return Tri.where(wanted[place], place >= 0)[rows.at]
    return rows.is_code(column, *(str(value) for value in values))


def _compare_days(days: tuple[np.ndarray, np.ndarray], sign: str, day: np.datetime64) -> Tri:
    """Compare days that may be intervals: certain when every possible day agrees, possible when one does."""
    first, last = days
    both = ~np.isnat(first) & ~np.isnat(last)
    if sign in ("=", "!="):
        same = Tri((first == day) & (last == day), ((first <= day) & (last >= day)) | ~both)
        return same if sign == "=" else ~same
    one, other = _SIGNS[sign](first, day), _SIGNS[sign](last, day)
    return Tri(one & other, one | other | ~both)


def _known(column: str, rows: Rows) -> np.ndarray:
    kind = rows.table.columns[column].kind
    if kind in ("date", "span"):
        first, last = rows.dates(column)
        return ~np.isnat(first) | ~np.isnat(last)
    if kind in ("integer", "number", "yes_no"):
        return ~np.isnan(rows.numbers(column))
    return (rows.table.words(column)[0] >= 0)[rows.at]


def day_of(value: Value, moment: Moment) -> np.datetime64:
    """Return the day that an expression means in the year of the moment."""
    assert isinstance(value, Day)
    base = value.fixed or (moment.as_of if value.base == "as_of" else moment.start).astype(dt.date)
    return np.datetime64(add_months(base, value.months) + dt.timedelta(days=value.days), "D")
