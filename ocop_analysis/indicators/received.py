"""Which tables came: a unit that sent nothing is not a unit that has nothing.

With a completeness frame (district_code, year, table, state): a table came for a year unless its state is "thieu".
Without one, the tables themselves tell: a table came in a year when it has a row of the unit that is dated in it. Undated
rows count for every year, and rows of later years are never looked at, so later events change no earlier year.
A province received a table when it or any of its districts did; `fraction` says how many of its districts.
"""

from __future__ import annotations

from functools import cached_property

import numpy as np
import pandas as pd

from ..bounds import divide_each
from .facts import Facts

MISSING = "thieu"


class Received:
    """Answers, for all units at once, whether a table had come."""

    def __init__(self, facts: Facts, completeness: pd.DataFrame | None = None) -> None:
        self.facts, self.completeness = facts, completeness
        self._years: dict[str, tuple[np.ndarray, np.ndarray]] = {}

    def up_to(self, table: str, year: int) -> np.ndarray:
        """Whether the unit sent the table for any year up to `year`."""
        unit, years = self._sent(table)
        return self._above(unit[~(years > year)])

    def in_year(self, table: str, year: int) -> np.ndarray:
        """Whether the unit sent the table for the year."""
        unit, years = self._sent(table)
        return self._above(unit[(years == year) | np.isnan(years)])

    def fraction(self, table: str, year: int, in_year: bool) -> np.ndarray:
        """Return the share of a province's districts that sent the table; 1 for a district, and when nothing is recorded."""
        if not self.is_recorded(table):
            return np.ones(self.facts.n_units)
        came = (self.in_year if in_year else self.up_to)(table, year)
        territory = self.facts.territory
        districts = ~territory.is_province
        sent = np.bincount(territory.above[districts], weights=came[districts].astype(float), minlength=len(came))
        total = np.bincount(territory.above[districts], minlength=len(came))
        return np.where(total > 0, divide_each(sent, total), 1.0)

    def is_recorded(self, table: str) -> bool:
        """Whether somebody recorded what came of the table."""
        return table in self._recorded

    @cached_property
    def _recorded(self) -> frozenset[str]:
        return frozenset() if self.completeness is None else frozenset(self.completeness["table"].unique())

    def _sent(self, table: str) -> tuple[np.ndarray, np.ndarray]:
        """Return pairs of a unit and a year (NaN: undated) for which the table came."""
        if table not in self._years:
            made = self._from_record(table) if self.is_recorded(table) else self._from_rows(table)
            self._years[table] = made
        return self._years[table]

    def _from_record(self, table: str) -> tuple[np.ndarray, np.ndarray]:
        assert self.completeness is not None
        record = self.completeness[self.completeness["table"].eq(table) & self.completeness["state"].ne(MISSING)]
        position = {unit: index for index, unit in enumerate(self.facts.territory.units)}
        unit = record["district_code"].map(position).fillna(-1).to_numpy(dtype="int64")
        return unit, record["year"].to_numpy(dtype="float64", na_value=np.nan)

    def _from_rows(self, table: str) -> tuple[np.ndarray, np.ndarray]:
        found = self.facts[table]
        district, province = found.units
        unit = np.where(district >= 0, district, province)
        years = self._dates_of_activities() if table == "activity_participants" else found.years
        pairs = np.unique(np.column_stack([unit, np.nan_to_num(years, nan=-1.0)]), axis=0)
        return pairs[:, 0].astype("int64"), np.where(pairs[:, 1] < 0, np.nan, pairs[:, 1])

    def _dates_of_activities(self) -> np.ndarray:
        activities = self.facts["activities"]
        years = np.full(self.facts.size("activity_id") + 1, np.nan)
        years[activities.ids("activity_id")] = activities.years
        years[-1] = np.nan
        return years[self.facts["activity_participants"].ids("activity_id")]

    def _above(self, unit: np.ndarray) -> np.ndarray:
        came = np.zeros(self.facts.n_units, dtype=bool)
        came[unit[unit >= 0]] = True
        came[self.facts.territory.above[came]] = True
        return came
