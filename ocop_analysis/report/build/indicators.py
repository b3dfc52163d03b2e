"""The indicators of a page: their values year by year, what changed, where the districts lie, and how each is made."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from ...definitions import Disclosure
from ...indicators.definitions import Indicator
from ...statistics import funnel
from ...writing import MISSING
from ..indicator_words import bare_text
from ..model import IndicatorRow, YearValue
from .cells import Record, bounds_of, change_words, definition, known, span_text, value_words
from .disclosure import FEW, disclosed

FEWEST_DISTRICTS = 3
"""From so many known districts on, a median and a range say something of the others."""
RANKED_DISTRICTS = 5
"""From so many on, a common scatter of the districts can be seen."""
_NOTHING: Record = dict.fromkeys(("value", "numerator", "denominator", "low", "high"), math.nan) | {
    "n_unknown": 0, "n_expected": 0, "n_reported": 0, "status": "not_reported",
}  # fmt: skip


@dataclass(frozen=True)
class IndicatorDesk:
    """Turns the long table of indicators into rows of a page for one unit, as known at the end of the last of `years`.

    years: the years of the plan that have ended by the page's day; base: the year that the last one is compared with.
    partial: the register does not hold everything; then only what it bounds from below is a row.
    """

    table: pd.DataFrame
    indicators: Sequence[Indicator]
    rule: Disclosure
    unit: str
    districts: Sequence[str]
    years: Sequence[int]
    base: int | None
    partial: bool = False

    def rows(self, group: str) -> tuple[IndicatorRow, ...]:
        """Return the rows of a solution group in the order of their definitions; none before the first year has ended."""
        if not self.years:
            return ()
        asked = (item for item in self.indicators if item.group == group)
        return tuple(self._row(item) for item in asked if not self.partial or self._is_bounded(item))

    @cached_property
    def _records(self) -> Mapping[tuple[str, int, str], Record]:
        """The rows of the unit and the districts by unit, year and indicator, small numbers hidden."""
        places = {self.unit, *self.districts}
        wanted = self.table[self.table["unit"].isin(list(places)) & self.table["year"].isin(list(self.years))]
        hidden = disclosed(wanted, self.rule, self.districts)
        return {(r["unit"], r["year"], r["indicator"]): r for r in hidden.to_dict("records")}

    @cached_property
    def _medians(self) -> Mapping[str, tuple[float, int]]:
        """Per indicator the median of the known districts and their number; none where a number is hidden, as it may be the median."""
        now = self.table["year"].eq(self.years[-1]) & self.table["unit"].isin(list(self.districts))
        shown = disclosed(self.table[now], self.rule, self.districts)
        hidden = set(shown.loc[shown["status"].eq(FEW), "indicator"])
        found = shown[~shown["indicator"].isin(hidden)].groupby("indicator")["value"].agg(["median", "count"])
        return {str(name): (float(row["median"]), int(row["count"])) for name, row in found.iterrows()}

    def _of(self, unit: str, year: int, item: Indicator) -> Record:
        return self._records.get((unit, year, item.id), _NOTHING)

    def _is_bounded(self, item: Indicator) -> bool:
        return bool(self._of(self.unit, self.years[-1], item)["low"] > 0)

    def _row(self, item: Indicator) -> IndicatorRow:
        points = {year: self._point(item, year) for year in self.years}
        record, now = self._of(self.unit, self.years[-1], item), points[self.years[-1]]
        before = points.get(self.base) if self.base else None
        change, change_text = change_words(now, before, item)
        median, n_districts = self._medians.get(item.id, (math.nan, 0))
        if self.unit not in self.districts:
            n_districts = len(self._told(item, self.years[-1]))
        told = n_districts >= FEWEST_DISTRICTS and not self.partial
        spread = self._spread(item, self.years[-1]) if told else None
        counted = item.id not in self.rule.shares_only and not self.partial
        return IndicatorRow(
            id=item.id,
            name=item.name,
            short=item.short,
            kind=item.kind,
            unit=item.unit,
            decimals=item.decimals,
            now=now,
            before=before,
            numerator=known(record["numerator"]) if counted else None,
            denominator=None if self.partial else known(record["denominator"]),
            change=change,
            change_text=change_text,
            place=self.place_of(item),
            median=median if told else None,
            spread=spread,
            n_districts=n_districts,
            districts_text=self._districts_text(item, median, spread) if told else MISSING,
            years=tuple(points.values()),
            definition=definition(item),
            url=item.basis.url or "",
            by_district=self._by_district(item),
        )

    def _point(self, item: Indicator, year: int) -> YearValue:
        record = self._of(self.unit, year, item)
        text, detail = value_words(record, item, self.rule, self.partial)
        comparable = self.unit in self.districts or not math.isnan(record["denominator"])
        return YearValue(
            year,
            known(record["value"]),
            known(record["low"]),
            known(record["high"]),
            text,
            detail,
            str(record["status"]),
            self._spread(item, year) if comparable and not self.partial else None,
        )

    def _by_district(self, item: Indicator) -> tuple[tuple[str, float | None], ...]:
        """Return the values of the districts for a map, small numbers hidden; for the province, and when any is known."""
        if self.unit in self.districts or self.partial:
            return ()
        found = tuple((unit, known(self._of(unit, self.years[-1], item)["value"])) for unit in self.districts)
        return found if any(value is not None for _, value in found) else ()

    def _spread(self, item: Indicator, year: int) -> tuple[float, float] | None:
        told = self._told(item, year)
        return (min(told), max(told)) if len(told) >= FEWEST_DISTRICTS else None

    def _told(self, item: Indicator, year: int) -> list[float]:
        """Return the values of the districts that are known and not hidden."""
        found = (self._of(unit, year, item)["value"] for unit in self.districts)
        return [float(value) for value in found if not math.isnan(value)]

    def _districts_text(self, item: Indicator, median: float, spread: tuple[float, float] | None) -> str:
        if self.unit in self.districts:
            return bare_text(median, item.unit, item.decimals)
        return MISSING if spread is None else span_text(*spread, item)

    def place_of(self, item: Indicator) -> str:
        """Return whether a district's share differs from that of all districts by more than chance and scatter explain.

        "above" or "below" when all that its unknown could be lies outside the funnel limits; "" when not, for what is no
        share of things that are counted, and with fewer known districts than a common scatter can be seen from.
        """
        if self.unit not in self.districts or self.partial or not item.is_share_of_things:
            return ""
        found = {unit: self._of(unit, self.years[-1], item) for unit in self.districts}
        known = {unit: record for unit, record in found.items() if _is_counted(record)}
        if self.unit not in known or len(known) < RANKED_DISTRICTS:
            return ""
        return _place_of(self.unit, known)


def _is_counted(record: Record) -> bool:
    return bool(record["status"] == "ok" and record["denominator"] > 0 and not math.isnan(record["numerator"]))


def _place_of(unit: str, known: Mapping[str, Record]) -> str:
    parts, wholes = ([record[name] for record in known.values()] for name in ("numerator", "denominator"))
    if sum(parts) in (0, sum(wholes)):
        return ""
    limits = next(row for row in funnel(known, parts, wholes).units if row.name == unit)
    low, high = bounds_of(known[unit]["low"], known[unit]["high"])
    if low > limits.high:
        return "above"
    return "below" if high < limits.low else ""
