"""What is known on the last day of a year: the rows of a period, and the producers and products that are in force then."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np

from ..schema import TABLES
from .facts import DATED_BY, Facts, TableFacts
from .tri import Tri, any_of, marked, within

Period = Literal["flow", "state", "cumulative"]
BEGINNING = np.datetime64("1900-01-01")
"""Before anything that a register can tell."""


@dataclass(frozen=True)
class Rows:
    """Some rows of a table: their positions, and whether each belongs to the period."""

    table: TableFacts
    at: np.ndarray
    member: Tri

    def __len__(self) -> int:
        return len(self.at)

    def numbers(self, column: str) -> np.ndarray:
        return self.table.numbers(column)[self.at]

    def dates(self, column: str) -> tuple[np.ndarray, np.ndarray]:
        first, last = self.table.dates(column)
        return first[self.at], last[self.at]

    def ids(self, column: str) -> np.ndarray:
        return self.table.ids(column)[self.at]

    def is_code(self, column: str, *codes: str) -> Tri:
        return self.table.is_code(column, *codes)[self.at]

    def flags(self, column: str) -> Tri:
        return self.table.flags(column)[self.at]

    @property
    def units(self) -> tuple[np.ndarray, np.ndarray]:
        district, province = self.table.units
        return district[self.at], province[self.at]

    def only(self, keep: np.ndarray) -> Rows:
        return Rows(self.table, self.at[keep], self.member[keep])


@dataclass(frozen=True)
class Population:
    """Who can be in the denominator: one row per unit and thing, with whether it belongs."""

    unit: np.ndarray
    thing: np.ndarray
    member: Tri
    domain: str


class Moment:
    """The facts as known on 31 December of a year (`as_of`); nothing later is looked at."""

    def __init__(self, facts: Facts, year: int, earliest: dt.date) -> None:
        self.facts, self.year = facts, year
        self.start = np.datetime64(f"{year}-01-01", "D")
        self.as_of = np.datetime64(f"{year}-12-31", "D")
        self.earliest = np.datetime64(earliest, "D")
        self._rows: dict[tuple[str, ...], Rows] = {}

    def rows(self, table: str, period: Period, by: str = "") -> Rows:
        """Return the rows of a table that belong, or may belong, to the period.

        flow: of this year, or whose day falls in it. state: the newest row of each thing, or events up to the day.
        cumulative: everything up to the day. by: the column of another day that decides, such as the day of a revocation;
        an empty one has not come yet.
        """
        key = (table, period, by)
        if key not in self._rows:
            self._rows[key] = self._find(self.facts[table], period, by)
        return self._rows[key]

    def of_year(self, table: str, year: int) -> Rows:
        """Return the rows of a table with a year that are of the year `year`, which is this one or an earlier one."""
        found = self.facts[table]
        at = np.flatnonzero(found.numbers("year") == year)
        return Rows(found, at, Tri.yes(len(at)))

    def _find(self, table: TableFacts, period: Period, by: str) -> Rows:
        if by:
            return self._find_by(table, period, by)
        day = "" if "year" in table.columns else DATED_BY.get(table.name, "")
        if day:
            low = self.start if period == "flow" else BEGINNING
            member = within(*table.dates(day), low, self.as_of)
        elif period == "state" and TABLES[table.name].kind == "state":
            at = table.latest(self.year)
            return Rows(table, at, Tri.yes(len(at)))
        elif "year" in table.columns:
            years = table.numbers("year")
            mask = years == self.year if period == "flow" else years <= self.year
            member = Tri.where(mask, ~np.isnan(years))
        else:
            member = Tri.yes(len(table))
        at = np.flatnonzero(member.possible)
        return Rows(table, at, member[at])

    def _find_by(self, table: TableFacts, period: Period, by: str) -> Rows:
        rows = self.rows(table.name, "cumulative")
        first, last = rows.dates(by)
        came = Tri.of(~np.isnat(first) | ~np.isnat(last))
        member = rows.member & came & within(first, last, self.start if period == "flow" else BEGINNING, self.as_of)
        return Rows(table, rows.at, member).only(member.possible)

    @cached_property
    def certificates(self) -> Rows:
        """The recognitions that can have been decided by the day."""
        return self.rows("certificates", "cumulative")

    @cached_property
    def standing(self) -> Tri:
        """For each of `certificates` whether it had not ended by the day, a revocation aside."""
        first, last = self.certificates.dates("ends")
        return Tri(first >= self.as_of, (last >= self.as_of) | np.isnat(last)) & self.certificates.member

    @cached_property
    def revoked(self) -> np.ndarray:
        """For each of `certificates` whether it was revoked by the day."""
        return self.certificates.dates("revoked_on")[0] <= self.as_of

    @cached_property
    def in_force(self) -> Tri:
        """For each of `certificates` whether it was in force on the day; see ``certificates.in_force``."""
        return self.standing & Tri.of(~self.revoked)

    @cached_property
    def products_in_force(self) -> Population:
        """The products with a certificate in force on the day ("sản phẩm còn hiệu lực")."""
        return self._holders("product_id", self.in_force)

    @cached_property
    def producers_in_force(self) -> Population:
        """The producers with a certificate in force on the day, the common denominator of shares of producers."""
        return self._holders("producer_id", self.in_force)

    @cached_property
    def products_in_force_in_year(self) -> Population:
        """The products with a certificate in force on any day of the year."""
        rows = self.certificates
        first, last = rows.dates("ends")
        gone = rows.dates("revoked_on")[0] < self.start
        lasting = Tri(first >= self.start, (last >= self.start) | np.isnat(last))
        return self._holders("product_id", lasting & Tri.of(~gone) & rows.member)

    @cached_property
    def communes(self) -> Population:
        """The communes valid on the day: of a district those with territory that came from it, of the province each once."""
        valid = self.facts.territory.communes_on(self.as_of)
        position = {unit: index for index, unit in enumerate(self.facts.territory.units)}
        district = np.array([position[code] for code in valid["district_code"]], dtype="int64")
        thing = self.facts.things("commune_code").get_indexer(valid["commune_code"])
        above = np.unique(np.column_stack([self.facts.territory.above[district], thing]), axis=0)
        unit, thing = np.concatenate([district, above[:, 0]]), np.concatenate([thing, above[:, 1]])
        return Population(unit, thing, Tri.yes(len(unit)), "commune_code")

    @property
    def populations(self) -> Mapping[str, Population]:
        """The denominators that an expression may name."""
        return {
            "producers in force": self.producers_in_force,
            "products in force": self.products_in_force,
            "products in force in the year": self.products_in_force_in_year,
            "communes": self.communes,
        }

    def _holders(self, column: str, answer: Tri) -> Population:
        return population(self.certificates, column, answer, self.facts.n_units, self.facts.size(column))

    def any_by(self, rows: Rows, column: str, answer: Tri) -> tuple[Tri, np.ndarray]:
        """Return for each thing that `column` names whether any of the rows answers yes, and whether it has a row at all."""
        things, size = rows.ids(column), self.facts.size(column)
        return any_of(answer & rows.member, things, size), marked(things[rows.member.possible], size)


def population(rows: Rows, column: str, answer: Tri, n_units: int, size: int) -> Population:
    """Return one row per unit and thing for which any row answers yes, or may."""
    units, things, certain = [], [], []
    ids = rows.ids(column)
    for unit in rows.units:
        use = (unit >= 0) & (ids >= 0) & answer.possible
        pairs, back = np.unique(unit[use] * size + ids[use], return_inverse=True)
        units.append(pairs // max(size, 1))
        things.append(pairs % max(size, 1))
        certain.append(marked(back[answer.certain[use]], len(pairs)))
    sure = np.concatenate(certain)
    return Population(np.concatenate(units), np.concatenate(things), Tri(sure, np.ones(len(sure), dtype=bool)), column)
