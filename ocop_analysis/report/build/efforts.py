"""What was done and spent for each solution group, beside what its indicators did; side by side, never cause and effect."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

import pandas as pd

from ...words import say
from ...writing import MISSING, at_least, number
from ..model import EffortRow, GroupCard

RESULTS = ("output", "outcome")
"""Kinds of indicators that may move after something was done; inputs and processes are the doing itself."""


def effort_rows(
    tables: Mapping[str, pd.DataFrame], groups: Sequence[GroupCard], years: Sequence[int], as_of: dt.date
) -> tuple[EffortRow, ...]:
    """Return one row a solution group for the years; none when neither activities nor money were ever sent.

    An activity counts in the year in which it starts, when it certainly started by the day; money by its budget year.
    """
    acts, money = _activities(tables["activities"], years, as_of), _of_years(tables["budget_lines"], years)
    if acts.empty and money.empty:
        return ()
    came = not tables["activities"].empty
    return tuple(_row(group, acts, money, came) for group in groups)


def _activities(table: pd.DataFrame, years: Sequence[int], as_of: dt.date) -> pd.DataFrame:
    certain = table["starts_from"].dt.year.eq(table["starts_to"].dt.year) & (table["starts_to"] <= pd.Timestamp(as_of))
    return table[certain.fillna(False) & table["starts_from"].dt.year.isin(list(years))]


def _of_years(table: pd.DataFrame, years: Sequence[int]) -> pd.DataFrame:
    return table[table["year"].isin(list(years))]


def _row(group: GroupCard, acts: pd.DataFrame, money: pd.DataFrame, acts_came: bool) -> EffortRow:
    mine, lines = acts[acts["solution_group"].eq(group.id)], money[money["solution_group"].eq(group.id)]
    spent, spent_text = _sum(lines["disbursed_mvnd"])
    results = [row for row in group.indicators if row.kind in RESULTS]
    better, worse = (sum(row.change == way for row in results) for way in ("better", "worse"))
    compared = sum(row.change_text != MISSING for row in results)
    return EffortRow(
        group=group.id,
        short=group.short,
        targets=group.targets,
        n_activities=len(mine) if acts_came else None,
        attendances_text=_sum(mine["participants_total"], 0)[1],
        allocated_text=_sum(lines["allocated_mvnd"])[1],
        disbursed_text=spent_text,
        n_better=better,
        n_worse=worse,
        n_compared=compared,
        remark=_remark(bool(spent) or len(mine) > 0, better, compared) if acts_came else "",
    )


def _sum(values: pd.Series, decimals: int = 1) -> tuple[float, str]:
    """Return the sum of what is known and how it is written: "at least" when something is not known."""
    known = values.dropna()
    if known.empty:
        return 0.0, MISSING
    total = float(known.sum())
    amount = number(total, decimals)
    return total, at_least(amount) if len(known) < len(values) else amount


def _remark(is_active: bool, better: int, compared: int) -> str:
    if not compared:
        return ""
    if is_active and not better:
        return say("efforts-no-move")
    return say("efforts-no-activity") if better and not is_active else ""
