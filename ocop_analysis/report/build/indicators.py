"""The indicators of a page: their values year by year, what changed, where the districts lie, and how each is made."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from ...bounds import divide
from ...definitions import Disclosure
from ...indicators.definitions import Indicator
from ...vietnamese import MISSING, number, percent
from ..indicator_words import BASES, DIRECTIONS, KINDS, PERIODS, STATES, bare_text, formula_text
from ..model import IndicatorRow, YearValue
from ..wording import few_text
from .disclosure import FEW, disclosed

FEWEST_DISTRICTS = 3
"""From so many known districts on, a median and a range say something of the others."""
RANKED_DISTRICTS = 5
Record = Mapping[str, Any]
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
        """Per indicator the median of the known districts and their number; a median names nobody, so nothing is hidden."""
        now = self.table["year"].eq(self.years[-1]) & self.table["unit"].isin(list(self.districts))
        found = self.table[now].groupby("indicator")["value"].agg(["median", "count"])
        return {str(name): (float(row["median"]), int(row["count"])) for name, row in found.iterrows()}

    def _of(self, unit: str, year: int, item: Indicator) -> Record:
        return self._records.get((unit, year, item.id), _NOTHING)

    def _is_bounded(self, item: Indicator) -> bool:
        return bool(self._of(self.unit, self.years[-1], item)["low"] > 0)

    def _row(self, item: Indicator) -> IndicatorRow:
        points = {year: self._point(item, year) for year in self.years}
        record, now = self._of(self.unit, self.years[-1], item), points[self.years[-1]]
        before = points.get(self.base) if self.base else None
        change, change_text = _change(now, before, item)
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
            kind=KINDS[item.kind],
            unit=item.unit,
            decimals=item.decimals,
            now=now,
            before=before,
            numerator=_known(record["numerator"]) if counted else None,
            denominator=None if self.partial else _known(record["denominator"]),
            change=change,
            change_text=change_text,
            place=self._place(item),
            median=median if told else None,
            spread=spread,
            n_districts=n_districts,
            districts_text=self._districts_text(item, median, spread) if told else MISSING,
            years=tuple(points.values()),
            definition=_definition(item),
            url=item.basis.url or "",
        )

    def _point(self, item: Indicator, year: int) -> YearValue:
        record = self._of(self.unit, year, item)
        text, detail = value_words(record, item, self.rule, self.partial)
        comparable = self.unit in self.districts or not math.isnan(record["denominator"])
        return YearValue(
            year,
            _known(record["value"]),
            _known(record["low"]),
            _known(record["high"]),
            text,
            detail,
            str(record["status"]),
            self._spread(item, year) if comparable and not self.partial else None,
        )

    def _spread(self, item: Indicator, year: int) -> tuple[float, float] | None:
        known = self._told(item, year)
        return (min(known), max(known)) if len(known) >= FEWEST_DISTRICTS else None

    def _told(self, item: Indicator, year: int) -> list[float]:
        """Return the values of the districts that are known and not hidden."""
        found = (self._of(unit, year, item)["value"] for unit in self.districts)
        return [float(value) for value in found if not math.isnan(value)]

    def _districts_text(self, item: Indicator, median: float, spread: tuple[float, float] | None) -> str:
        if self.unit in self.districts:
            return bare_text(median, item.unit, item.decimals)
        return MISSING if spread is None else span_text(*spread, item)

    def _place(self, item: Indicator) -> str:
        """Return whether a district's share or mean is beyond the bounds of every other district; counts depend on size."""
        if self.unit not in self.districts or self.partial:
            return ""
        known = {unit: self._of(unit, self.years[-1], item) for unit in self.districts}
        ok = {unit: record for unit, record in known.items() if record["status"] == "ok"}
        mine = ok.pop(self.unit, None)
        if mine is None or len(ok) + 1 < RANKED_DISTRICTS or math.isnan(mine["denominator"]):
            return ""
        low, high = bounds_of(mine["low"], mine["high"])
        others = [bounds_of(record["low"], record["high"]) for record in ok.values()]
        if all(low > top for _, top in others):
            return "highest"
        return "lowest" if all(high < bottom for bottom, _ in others) else ""


def bounds_of(low: float | None, high: float | None) -> tuple[float, float]:
    """Return bounds that can be compared: nothing known is everything possible."""
    return (
        -math.inf if low is None or math.isnan(low) else low,
        math.inf if high is None or math.isnan(high) else high,
    )


def value_words(record: Record, item: Indicator, rule: Disclosure, partial: bool = False) -> tuple[str, str]:
    """Return what stands in the cell of a value, and the small line below: fraction, bounds, how much is known."""
    status, low, high = record["status"], record["low"], record["high"]
    if status == FEW:
        return few_text(rule.minimum), ""
    if partial:
        return (f"ít nhất {bare_text(low, item.unit, item.decimals)}", "sổ một phần") if low > 0 else (MISSING, "")
    bounds = _bounds_words(low, high, item)
    known = _known_words(record)
    if status == "withheld":
        short = divide(record["n_reported"], record["n_expected"])
        enough = short is not None and short >= item.min_reported
        reported = "còn nơi chưa gửi" if enough or short is None else f"mới biết {percent(short, 0)}"
        return STATES[status], "; ".join(filter(None, (reported, bounds)))
    if status != "ok":
        return STATES[status], ""
    details = (_fraction(record, item, rule), bounds or known)
    return bare_text(record["value"], item.unit, item.decimals), "; ".join(filter(None, details))


def span_text(low: float, high: float, item: Indicator) -> str:
    """Return two values as "từ … đến …", or one when they read the same."""
    least, most = (bare_text(value, item.unit, item.decimals) for value in (low, high))
    return least if least == most else f"từ {least} đến {most}"


def _bounds_words(low: float, high: float, item: Indicator) -> str:
    if math.isnan(low) or low == high or (low, high) == (0.0, 1.0):
        return ""
    if math.isnan(high):
        return f"ít nhất {bare_text(low, item.unit, item.decimals)}" if low > 0 else ""
    text = span_text(low, high, item)
    return text if text.startswith("từ") else ""


def _known_words(record: Record) -> str:
    if not record["n_unknown"]:
        return ""
    return f"đã biết {number(record['n_reported'])}/{number(record['n_expected'])}"


def _fraction(record: Record, item: Indicator, rule: Disclosure) -> str:
    parts = (record["numerator"], record["denominator"])
    whole = all(not math.isnan(part) and float(part).is_integer() for part in parts)
    if item.unit != "%" or item.id in rule.shares_only or not whole:
        return ""
    return f"{number(parts[0])}/{number(parts[1])}"


def _change(now: YearValue, before: YearValue | None, item: Indicator) -> tuple[str, str]:
    """Return whether a value became better or worse beyond its bounds, with the difference in words; it tells no cause."""
    if before is None or before.status != "ok" or now.status != "ok":
        return "", MISSING
    (low, high), (was_low, was_high) = bounds_of(now.low, now.high), bounds_of(before.low, before.high)
    if now.text == before.text and low == high and was_low == was_high:
        return "same", "không đổi"
    if now.value is None or before.value is None or (low <= was_high and high >= was_low):
        return "", "chưa rõ"
    better = (low > was_high) == (item.direction == "higher")
    scale, unit = (100, "\u00a0điểm\u00a0%") if item.is_share else (1, "")
    size = number(abs(now.value - before.value) * scale, item.decimals)
    sign = "+" if now.value > before.value else "−"
    return ("better" if better else "worse"), f"{'tốt lên' if better else 'kém đi'} ({sign}{size}{unit})"


def _known(value: Any) -> float | None:
    return None if value is None or math.isnan(value) else float(value)


def _definition(item: Indicator) -> tuple[tuple[str, str], ...]:
    basis = BASES[item.basis.kind] + (f": {item.basis.text}" if item.basis.text else "")
    return (
        ("Công thức", f"{formula_text(item)}."),
        ("Đơn vị, kỳ tính", f"{item.unit}; {PERIODS[item.period]}; {DIRECTIONS[item.direction]}"),
        ("Phần chưa biết", item.unknown),
        ("Mức tối thiểu đã biết", percent(item.min_reported, 0)),
        ("Căn cứ", f"{basis} (định nghĩa là đề xuất)" if item.status == "proposed" else basis),
    )
