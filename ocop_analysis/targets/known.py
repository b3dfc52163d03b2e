"""What is known by a day, of all units: the registers, the published figures, and what districts sent."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import cached_property

import pandas as pd

from ..bounds import divide
from ..indicators.moment import BEGINNING
from .published import visible
from .register import Register, Registers
from .tally import counts


class Known:
    """Everything that targets are judged from on a day."""

    def __init__(self, tables: Mapping[str, pd.DataFrame], registers: Registers, as_of: dt.date) -> None:
        self.registers, self.as_of, self._tables = registers, as_of, tables

    @property
    def register(self) -> Register:
        return self.registers.on(self.as_of)

    def place(self, unit: str) -> int:
        """Return the position of a unit in what a measure returns."""
        return self.registers.territory.units.index(unit)

    def figures(self, unit: str) -> pd.DataFrame:
        """Return the published results on a unit that are known by the day."""
        return self._figures.get(unit, self._tables["figures"].iloc[:0])

    @cached_property
    def _figures(self) -> dict[str, pd.DataFrame]:
        figures = visible(self._tables["figures"], self.as_of)
        return {str(unit): rows for unit, rows in figures.groupby("unit_code")}

    def received(self, unit: str) -> float | None:
        """Return which share of the registers of certificates of ended years has come from a unit; None: it owes none."""
        return self._received.get(unit)

    @cached_property
    def _received(self) -> dict[str, float | None]:
        came = self._tables.get("completeness")
        if came is None or came.empty:
            return {}
        ended = self.as_of.year if (self.as_of.month, self.as_of.day) == (12, 31) else self.as_of.year - 1
        owed = came[came["table"].eq("certificates") & came["year"].astype("Int64").le(ended)]
        has_come = owed["state"].ne("thieu").groupby(owed["district_code"]).agg(["sum", "size"])
        districts = {str(unit): divide(came, size) for unit, (came, size) in has_come.iterrows()}
        whole = divide(has_come["sum"].sum(), has_come["size"].sum())
        provinces = set(self.registers.territory.parents.values())
        return {**districts, **dict.fromkeys(provinces, whole)}

    def named(self, unit: str, population: str, on: dt.date) -> int:
        """Return how many of a published population a unit's register names for certain by a day."""
        register = self.registers.on(on)
        rows = register.five_star if population == "products_5_star" else register.certificates
        column = "producer_id" if population == "entities_total" else "product_id"
        answer = rows.any(column, register.decided(rows, BEGINNING, register.day))
        found = counts(self.registers.unit_of(column), answer, register.n_units)[self.place(unit)]
        return int(found.low or 0)
