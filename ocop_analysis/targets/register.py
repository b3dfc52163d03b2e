"""The registers of all units side by side: every row stands once for its district and once for its province.

A thing (a producer, a product) is a pair of unit and id, so that what is counted for one unit never mixes with another,
and all units are counted in one pass. A thing that two districts name is one thing of their province.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from ..bounds import Measured
from ..cleaning.read.producers import producer_key
from ..definitions import BaselineProduct
from ..indicators.facts import Facts, TableFacts
from ..indicators.grouped import NEVER, least
from ..indicators.moment import BEGINNING, Rows
from ..indicators.territory import Territory
from ..indicators.tri import Tri, any_of, marked, within
from ..vietnamese import fold

TABLES = (
    "certificates", "producers", "products", "workforce", "sales_channels", "value_chains", "material_areas", "sales_points",
)  # fmt: skip
"""The tables that targets are counted from."""
Measure = Callable[["Register", Mapping[str, Any]], list[Measured]]


@dataclass(frozen=True)
class Things:
    """The different pairs of unit and id: the unit of each, and for each table the position of the one that a row names.

    A position of -1 is an unknown id.
    """

    unit: np.ndarray
    of_rows: Mapping[str, np.ndarray]

    def __len__(self) -> int:
        return len(self.unit)


class Registers:
    """The registers of all units; `on` shows them as known on a day. earliest: the first day that a recognition can have.

    Errors: InputError for a key that stands twice in a table.
    """

    def __init__(
        self,
        tables: Mapping[str, pd.DataFrame],
        territory: Territory,
        earliest: dt.date,
        baseline: Sequence[BaselineProduct] = (),
    ) -> None:
        self.facts, self.territory, self.baseline = Facts(tables, territory), territory, baseline
        self.earliest = np.datetime64(earliest, "D")
        self._things: dict[str, Things] = {}
        self._keys: dict[str, np.ndarray] = {}
        self._days: dict[dt.date, Register] = {}

    def on(self, day: dt.date) -> Register:
        if day not in self._days:
            self._days[day] = Register(self, day)
        return self._days[day]

    def all(self, table: str) -> Placed:
        """Return every row of a table for its district and for its province, in the order of the rows."""
        at, unit = self._placed[table]
        return Placed(self.facts[table], at, Tri.yes(len(at)), unit, np.arange(len(at)), self)

    def things(self, column: str) -> Things:
        """Return the pairs of unit and id that any table names in a column."""
        if column not in self._things:
            self._things[column] = self._find_things(column)
        return self._things[column]

    def _find_things(self, column: str) -> Things:
        size, pairs = self.facts.size(column), {}
        for table in (name for name in TABLES if column in self.facts[name].columns):
            at, unit = self._placed[table]
            ids = self.facts[table].ids(column)[at]
            pairs[table] = np.where(ids >= 0, unit * size + ids, -1)
        different, place = np.unique(np.concatenate([[-1], *pairs.values()]), return_inverse=True)
        ends = np.cumsum([1, *map(len, pairs.values())])
        of_rows = {table: place[start:end] - 1 for table, start, end in zip(pairs, ends, ends[1:], strict=False)}
        return Things(different[1:] // max(size, 1), of_rows)

    def unit_of(self, column: str) -> np.ndarray:
        """Return the unit of each thing."""
        return self.things(column).unit

    @cached_property
    def _placed(self) -> Mapping[str, tuple[np.ndarray, np.ndarray]]:
        return {table: self._places(self.facts[table]) for table in TABLES}

    def _places(self, table: TableFacts) -> tuple[np.ndarray, np.ndarray]:
        """A row that names no district counts for the province, when there is only one."""
        provinces = np.flatnonzero(self.territory.is_province)
        district, province = table.units
        if len(provinces) == 1:
            province = np.full(len(table), provinces[0])
        rows = np.arange(len(table))
        at, unit = np.concatenate([rows, rows]), np.concatenate([district, province])
        return at[unit >= 0], unit[unit >= 0]

    def named(self, table: str, wanted: str, key: Callable[[str], str]) -> np.ndarray:
        """Return for each row of a table whether its name has a key."""
        place, texts = self.facts[table].words("name")
        if table not in self._keys:
            self._keys[table] = np.array([key(text) for text in texts] + [None], dtype=object)
        same: np.ndarray = np.equal(self._keys[table], wanted)[place]
        return same


@dataclass(frozen=True)
class Placed(Rows):
    """Rows of one table, each with the unit that it stands for; line: the positions among all rows so placed."""

    unit: np.ndarray
    line: np.ndarray
    registers: Registers

    def only(self, keep: np.ndarray) -> Placed:
        return Placed(self.table, self.at[keep], self.member[keep], self.unit[keep], self.line[keep], self.registers)

    def things(self, column: str) -> np.ndarray:
        """Return the position of the thing that each row names, in ``Registers.things``; -1 is unknown."""
        found: np.ndarray = self.registers.things(column).of_rows[self.table.name][self.line]
        return found

    def has(self, column: str) -> np.ndarray:
        """Return for each thing whether it has a row."""
        return marked(self.things(column), len(self.registers.things(column)))

    def any(self, column: str, answer: Tri) -> Tri:
        """Return for each thing whether any of its rows answers yes; without a row it is no."""
        return any_of(answer, self.things(column), len(self.registers.things(column)))

    def told(self, column: str, answer: Tri) -> Tri:
        """Return for each thing whether any of its rows answers yes; without a row it is unknown."""
        found = self.any(column, answer)
        return Tri(found.certain, found.possible | ~self.has(column))

    def amounts(self, column: str, thing: str) -> np.ndarray:
        """Return the number of each thing, which has one row at most; NaN is unknown."""
        found = np.full(len(self.registers.things(thing)), np.nan)
        found[self.things(thing)] = self.numbers(column)
        return found

    def least(self, days: np.ndarray, column: str) -> np.ndarray:
        """Return the first of the rows' days for each thing; without a row it is a day that never comes."""
        return least(days, self.things(column), len(self.registers.things(column)))


class Register:
    """The registers of all units as known on a day; nothing later is looked at."""

    def __init__(self, registers: Registers, day: dt.date) -> None:
        self.registers, self.year, self.day = registers, day.year, np.datetime64(day, "D")
        self.earliest, self.n_units = registers.earliest, registers.facts.n_units
        self._latest: dict[str, Placed] = {}
        self._members: dict[object, Tri] = {}
        self._measured: dict[object, list[Measured]] = {}

    def measured(self, measure: Measure, reading: Mapping[str, Any]) -> list[Measured]:
        """Return what a target counts in a reading, for every unit in the order of the territory; worked out once."""
        key = (measure, tuple(sorted(reading.items())))
        if key not in self._measured:
            self._measured[key] = measure(self, reading)
        return self._measured[key]

    def latest(self, table: str) -> Placed:
        """Return what each unit last reported of each thing in a table; see ``states.latest``."""
        if table not in self._latest:
            rows = self.registers.all(table)
            years = rows.table.years[rows.at]
            seen = np.flatnonzero(~(years > self.year))
            key = (rows.unit[seen], rows.table.key[0][rows.at][seen])
            order = np.lexsort((np.nan_to_num(years[seen], nan=-np.inf), *key))
            changes = np.any([part[order][1:] != part[order][:-1] for part in key], axis=0)
            self._latest[table] = rows.only(np.sort(seen[order[np.append(changes, True)[: len(order)]]]))
        return self._latest[table]

    @cached_property
    def certificates(self) -> Placed:
        """The recognitions that can have been decided by the day."""
        rows = self.registers.all("certificates")
        return rows.only(rows.dates("decided")[0] <= self.day)

    @cached_property
    def five_star(self) -> Placed:
        return self.certificates.only(self.certificates.numbers("stars") == 5)

    def decided(self, rows: Placed, first: object, last: object) -> Tri:
        """Return for each recognition whether it was decided on `first` .. `last`."""
        return within(*rows.dates("decided"), as_day(first), as_day(last))

    def in_force(self, rows: Placed) -> Tri:
        """Return for each recognition whether its certificate is in force on the day; see ``certificates.in_force``."""
        first, last = rows.dates("ends")
        revoked = rows.dates("revoked_on")[0] <= self.day
        return self.decided(rows, BEGINNING, self.day) & Tri(first >= self.day, last >= self.day) & Tri.of(~revoked)

    @cached_property
    def first_recognised(self) -> tuple[np.ndarray, np.ndarray]:
        """The first and the last possible day of each product's first recognition; see ``certificates.first_recognised``."""
        rows = self.certificates
        first, last = rows.dates("decided")
        new = rows.is_code("event", "moi").certain
        declared = rows.least(np.where(new, first, NEVER), "product_id")
        known = rows.has("product_id") & (declared == NEVER)
        return np.where(known, self.earliest, declared), rows.least(last, "product_id")

    def members(self, denominator: str, since: object = None) -> Tri:
        """Return for each producer whether it belongs to a denominator; only producers with a row of their own can."""
        key = (denominator, since)
        if key not in self._members:
            listed, rows = Tri.of(self.latest("producers").has("producer_id")), self.certificates
            holders: Mapping[str, Callable[[], Tri]] = {
                "valid": lambda: rows.any("producer_id", self.in_force(rows)),
                "ever": lambda: rows.any("producer_id", self.decided(rows, BEGINNING, self.day)),
                "ever_in_window": lambda: rows.any("producer_id", self.decided(rows, since, self.day)),
                "participating": lambda: listed,
            }
            self._members[key] = listed & holders[denominator]()
        return self._members[key]

    @cached_property
    def baseline(self) -> tuple[np.ndarray, np.ndarray]:
        """The unit and the product of each baseline product, for its district and for the province; -1 is not in the register."""
        registers, products, makers = self.registers, self.latest("products"), self.latest("producers")
        units, things = [np.zeros(0, dtype="int64")], [np.zeros(0, dtype="int64")]
        for item in registers.baseline:
            maker = registers.named("producers", producer_key(item.producer), producer_key)[makers.at]
            same = makers.any("producer_id", Tri.of(maker)).certain[products.things("producer_id")]
            hit = same & registers.named("products", fold(item.product), fold)[products.at]
            found = np.full(self.n_units, -1)
            found[products.unit[hit]] = products.things("product_id")[hit]
            here = registers.territory.is_province | (np.array(registers.territory.units) == item.district)
            units.append(np.flatnonzero(here))
            things.append(found[here])
        return np.concatenate(units), np.concatenate(things)


def as_day(day: object) -> np.datetime64:
    return np.datetime64(day, "D")  # type: ignore[call-overload, no-any-return]
