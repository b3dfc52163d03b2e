"""What published figures say about a target: bounds, never more than the sources allow.

A missing year of a growing count leaves it unbounded from above; "at least" does too; "about" is read with a margin; a
stock older than the allowed age bounds a growing count from below only.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from ..bounds import Measured, divide
from ..definitions import Evaluation, Plan, Published, Target
from ..rules import Rules


@dataclass(frozen=True)
class PublishedAnswer:
    """Bounds from published figures, the figures behind them, the time of the newest, years without a figure, and staleness."""

    measured: Measured
    figures: tuple[str, ...]
    as_of: tuple[dt.date, dt.date] | None
    missing_years: tuple[int, ...] = ()
    is_stale: bool = False


@dataclass(frozen=True)
class Question:
    """One target asked in one reading on one day; the figures are those of one unit."""

    target: Target
    reading: Mapping[str, Any]
    as_of: dt.date
    plan: Plan
    rules: Rules
    weight: Evaluation
    n_baseline: int


def visible(figures: pd.DataFrame, as_of: dt.date) -> pd.DataFrame:
    """Return the results (not goals) whose whole time lies on or before `as_of`; undated figures are never visible."""
    return figures[(figures["as_of_to"] <= pd.Timestamp(as_of)) & ~figures["is_goal"].fillna(False)]


def published_answer(here: pd.DataFrame, question: Question) -> PublishedAnswer | None:
    """Return what the visible figures of one unit answer, or None when none of them speaks to this reading."""
    how = question.target.published
    if here.empty or how.method == "none" or not _expressible(how, question):
        return None
    territory = str(question.reading.get("territory", "old"))
    if territory == "new":
        return _new_territory(here, question)
    return METHODS[how.method][0](here[here["territory"].eq("old")], question)


def _expressible(how: Published, question: Question) -> bool:
    handled = METHODS[how.method][1]
    default = question.target.reading
    return all(
        name in handled or value == default[name] or value in how.answers.get(name, [])
        for name, value in question.reading.items()
    )


def _new_territory(here: pd.DataFrame, question: Question) -> PublishedAnswer | None:
    """The new province holds the old one: a growing count is at least what either says, and nothing bounds it above."""
    if question.as_of < question.plan.territory.changed_on:
        return None
    method = METHODS[question.target.published.method][0]
    old = method(here[here["territory"].eq("old")], question)
    if old is None:
        return None
    low = old.measured.low or 0
    figures = old.figures
    if question.target.published.method == "sum_of_years":
        name = question.target.published.figure
        since = here[here["territory"].eq("new") & here["indicator"].eq(name) & here["period_from"].notna()]
        low += int(since.groupby("period_from")["value"].max().sum())
        figures += tuple(since["figure_id"])
    return PublishedAnswer(Measured(low, None, low), figures, old.as_of, old.missing_years, old.is_stale)


def _sum_of_years(here: pd.DataFrame, question: Question) -> PublishedAnswer | None:
    """Add the yearly counts from the start of the window to the as-of year."""
    start: dt.date = question.reading["window_start"]
    rows = here[here["indicator"].eq(question.target.published.figure) & here["period_from"].eq(here["period_to"])]
    low, high, used, missing = 0.0, 0.0, list[str](), list[int]()
    for year in range(start.year, question.as_of.year + 1):
        said = rows[rows["period_from"].eq(year)]
        if said.empty:
            missing.append(year)
            continue
        used += list(said["figure_id"])
        least, most = _range(said, question.weight)
        certain = start <= dt.date(year, 1, 1)
        if question.reading.get("still_valid_only"):
            certain &= question.rules.certificate_end(dt.date(year, 1, 1)) >= question.as_of
        low += least if certain else 0
        high += most
    if not used:
        return None
    measured = Measured(low, high if not missing and high != float("inf") else None, low, n_unknown=len(missing))
    return PublishedAnswer(measured, tuple(used), _newest(rows[rows["figure_id"].isin(used)]), tuple(missing))


def _stock_over_baseline(here: pd.DataFrame, question: Question) -> PublishedAnswer | None:
    """Compare the newest stock with what stood at the start of the window: a stock of recognitions never shrinks.

    low = newest - the most that can have stood at the start; high = newest (when it is fresh enough).
    """
    rows = here[here["indicator"].eq(question.target.published.figure)].sort_values(["as_of_to", "value"])
    if rows.empty:
        return None
    start: dt.date = question.reading["window_start"]
    newest = rows[rows["as_of_to"].eq(rows["as_of_to"].max())]
    least, most = _range(newest, question.weight)
    since = rows[rows["as_of_to"] >= pd.Timestamp(start) - pd.Timedelta(days=1)]
    at_start = max(float(question.n_baseline), float(since["value"].min()) if len(since) else 0.0)
    stale = _is_stale(newest, question)
    low = max(0.0, least - at_start)
    high = None if stale or most == float("inf") else most
    used = rows[rows["as_of_to"].eq(rows["as_of_to"].max()) | rows["value"].eq(at_start)]
    return PublishedAnswer(Measured(low, high, low), tuple(used["figure_id"]), _newest(newest), is_stale=stale)


def _renewals_over_stock(here: pd.DataFrame, question: Question) -> PublishedAnswer | None:
    """Add the yearly renewals of the window and divide by the stock on the baseline date."""
    baseline: dt.date = question.reading["baseline_date"]
    stock = here[here["indicator"].eq(question.target.published.base)].sort_values(["as_of_to", "value"])
    before, after = (
        stock[stock["as_of_to"] <= pd.Timestamp(baseline)],
        stock[stock["as_of_to"] > pd.Timestamp(baseline)],
    )
    renewals = _sum_of_years(here, question)
    if renewals is None or before.empty:
        return None
    known = before[before["as_of_to"].eq(before["as_of_to"].max())]
    most = float(after["value"].iloc[0]) if len(after) else float(known["value"].max())
    if _days_between(known, baseline) <= 31:  # the stock of the baseline date itself
        most = float(known["value"].max())
    low = divide(renewals.measured.low or 0, most)
    high = (
        1.0
        if renewals.measured.high is None
        else min(1.0, divide(renewals.measured.high, float(known["value"].min())) or 1.0)
    )
    measured = Measured(
        low, high, renewals.measured.low, most, n_unknown=len(renewals.missing_years), low_denominator=most
    )
    used = (
        *renewals.figures,
        *known["figure_id"],
        *(after["figure_id"].iloc[:1] if most != known["value"].max() else ()),
    )
    return PublishedAnswer(measured, used, renewals.as_of, renewals.missing_years)


def _ratio(here: pd.DataFrame, question: Question) -> PublishedAnswer | None:
    """Divide two published counts of the same time, or take a published percentage."""
    how = question.target.published
    parts, wholes = here[here["indicator"].eq(how.part)], here[here["indicator"].eq(how.whole)]
    pairs = parts.merge(wholes, on=["as_of_from", "as_of_to"], suffixes=("", "_whole"))
    percents = here[here["indicator"].eq(how.percent)]
    newest = pairs if not pairs.empty else percents
    if newest.empty:
        return None
    row = newest.sort_values("as_of_to").iloc[[-1]]
    stale = _is_stale(row, question)
    if pairs.empty:
        least, most = (bound / 100 for bound in _range(row, question.weight))
        measured = Measured(least, min(most, 1.0))
        used: tuple[str, ...] = (row["figure_id"].iloc[0],)
    else:
        part, whole = float(row["value"].iloc[0]), float(row["value_whole"].iloc[0])
        share = divide(part, whole)
        measured = Measured(share, share, part, whole, low_denominator=whole)
        used = (row["figure_id"].iloc[0], row["figure_id_whole"].iloc[0])
    if stale:
        measured = Measured(0.0, 1.0, measured.numerator, measured.denominator)
    return PublishedAnswer(measured, used, _newest(row), is_stale=stale)


METHODS: Mapping[str, tuple[Callable[[pd.DataFrame, Question], PublishedAnswer | None], frozenset[str]]] = {
    "sum_of_years": (_sum_of_years, frozenset({"window_start", "still_valid_only", "territory"})),
    "stock_over_baseline": (_stock_over_baseline, frozenset({"window_start", "territory"})),
    "renewals_over_stock": (_renewals_over_stock, frozenset({"window_start", "baseline_date"})),
    "ratio": (_ratio, frozenset()),
}
"""How each method answers, and the options of a reading that it can express."""


def _range(rows: pd.DataFrame, weight: Evaluation) -> tuple[float, float]:
    """Return the least and the most that the rows say together; rows that disagree widen the range."""
    margin = weight.published.approximate
    low, high = [], []
    for value, exactness in zip(rows["value"].astype(float), rows["exactness"], strict=True):
        low.append(value * (1 - margin) if exactness == "approx" else value)
        high.append({"exact": value, "approx": value * (1 + margin)}.get(exactness, float("inf")))
    return min(low), max(high)


def _newest(rows: pd.DataFrame) -> tuple[dt.date, dt.date]:
    row = rows.sort_values("as_of_to").iloc[-1]
    return row["as_of_from"].date(), row["as_of_to"].date()


def _days_between(rows: pd.DataFrame, day: dt.date) -> int:
    return int((pd.Timestamp(day) - rows["as_of_to"].max()).days)


def _is_stale(rows: pd.DataFrame, question: Question) -> bool:
    return _days_between(rows, question.as_of) > question.weight.published.max_age_days
