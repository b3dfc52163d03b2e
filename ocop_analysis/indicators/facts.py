"""The canonical tables as plain arrays, made when first asked for, so that all units and years are counted in one pass."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from ..errors import InputError, Problem
from ..schema import SENT, TABLES, Column, empty
from .territory import Territory
from .tri import Tri

DATED_BY: Mapping[str, str] = {
    "certificates": "decided",
    "evaluations": "held_on",
    "activities": "starts",
    "inspections": "inspected_on",
    "product_certificates": "valid_from",
    "craft_villages": "recognised_on",
}
"""The column that says when a row happened, for tables without a year."""
_DOMAINS = {"predecessor_product_id": "product_id"}


class TableFacts:
    """One table; every method returns an array with one entry per row."""

    def __init__(self, name: str, frame: pd.DataFrame, facts: Facts) -> None:
        self.name, self.frame, self._facts = name, frame, facts
        self._made: dict[tuple[str, str], object] = {}

    def __len__(self) -> int:
        return len(self.frame)

    @property
    def columns(self) -> Mapping[str, Column]:
        return TABLES[self.name].columns

    def numbers(self, column: str) -> np.ndarray:
        """Return numbers, or yes and no as 1 and 0; NaN is unknown."""
        return self._once("number", column, lambda: self.frame[column].to_numpy(dtype="float64", na_value=np.nan))

    def dates(self, column: str) -> tuple[np.ndarray, np.ndarray]:
        """Return the first and the last possible day; NaT is unknown. A plain date is its own first and last."""
        spec = self.columns[column]
        first, last = (self._day(field) for field in (spec.fields(column) * 2)[:2])
        return first, last

    def words(self, column: str) -> tuple[np.ndarray, np.ndarray]:
        """Return the position of each row's text in the list of different texts, -1 where it is unknown, and that list."""
        return self._once("word", column, lambda: pd.factorize(self.frame[column].to_numpy(dtype=object)))

    def ids(self, column: str) -> np.ndarray:
        """Return the number of the thing that the row names, the same in every table; -1 is unknown."""
        return self._once("id", column, lambda: self._ids(column))

    def is_code(self, column: str, *codes: str) -> Tri:
        """Return whether the column has one of the codes."""
        place, texts = self.words(column)
        wanted = np.array([text in codes for text in texts] + [False])
        return Tri.where(wanted[place], place >= 0)

    def flags(self, column: str) -> Tri:
        """Return the answers of a yes-no column."""
        value = self.numbers(column)
        return Tri.where(value == 1, ~np.isnan(value))

    @cached_property
    def units(self) -> tuple[np.ndarray, np.ndarray]:
        """The district that sent each row, -1 for none, and the province that it counts for."""
        place, codes = self.words("district_code")
        position = {unit: index for index, unit in enumerate(self._facts.territory.units)}
        where = np.array([position.get(str(code), -1) for code in codes] + [-1])[place]
        above = np.append(self._facts.territory.above, -1)[where]
        district = np.append(self._facts.territory.is_province, True)[where]
        return np.where(district, -1, where), above

    @cached_property
    def years(self) -> np.ndarray:
        """The year of each row, from the first possible day where the table has no year; NaN is unknown."""
        if "year" in self.columns:
            return self.numbers("year")
        if self.name not in DATED_BY:
            return np.full(len(self), np.nan)
        first, _ = self.dates(DATED_BY[self.name])
        years = first.astype("datetime64[Y]").astype("float64") + 1970
        return np.where(np.isnat(first), np.nan, years)

    def latest(self, year: int) -> np.ndarray:
        """Return the positions of the newest row of each key, later years left out; see ``states.latest``."""
        order, key = self._in_order
        seen = order[~(self.years[order] > year)]
        keys = key[seen]
        last = np.append(keys[1:] != keys[:-1], True) if len(keys) else np.zeros(0, dtype=bool)
        return np.sort(seen[last])

    @cached_property
    def key(self) -> tuple[np.ndarray, np.ndarray]:
        """The key of each row, its year aside, as one number, and whether all of it is known."""
        key, known = np.zeros(len(self), dtype="int64"), np.ones(len(self), dtype=bool)
        for column in TABLES[self.name].key:
            if column != "year":
                coded = self.columns[column].kind in ("code", "district")
                place = self.words(column)[0] if coded else self.ids(column)
                key = key * (place.max(initial=0) + 2) + place + 1
                known &= place >= 0
        return key, known

    @cached_property
    def _in_order(self) -> tuple[np.ndarray, np.ndarray]:
        years = np.where(np.isnan(self.years), -np.inf, self.years)
        return np.lexsort((years, self.key[0])), self.key[0]

    def _day(self, field: str) -> np.ndarray:
        return self._once("day", field, lambda: self.frame[field].to_numpy().astype("datetime64[D]"))

    def _ids(self, column: str) -> np.ndarray:
        place, texts = self.words(column)
        known = self._facts.things(_DOMAINS.get(column, column))
        return np.append(known.get_indexer(texts), -1)[place]

    def _once(self, kind: str, column: str, make: Callable[[], Any]) -> Any:
        key = (kind, column)
        if key not in self._made:
            self._made[key] = make()
        return self._made[key]


class Facts:
    """All tables of all units and years. Errors: InputError for a key that stands twice in a table."""

    def __init__(self, tables: Mapping[str, pd.DataFrame], territory: Territory) -> None:
        self.territory = territory
        self._tables = {name: TableFacts(name, tables[name] if name in tables else empty(name), self) for name in SENT}
        self._things: dict[str, pd.Index] = {}
        _check_keys(self._tables)

    def __getitem__(self, name: str) -> TableFacts:
        return self._tables[name]

    @property
    def n_units(self) -> int:
        return len(self.territory.units)

    def things(self, domain: str) -> pd.Index:
        """Return every id that any table names in the column `domain`, such as "producer_id", each once."""
        if domain not in self._things:
            columns = [domain, *(column for column, meant in _DOMAINS.items() if meant == domain)]
            parts = [
                table.words(column)[1]
                for table in self._tables.values()
                for column in columns
                if column in table.columns
            ]
            if domain == "commune_code":
                parts.append(self.territory.communes["commune_code"].to_numpy(dtype=object))
            self._things[domain] = pd.Index(pd.unique(np.concatenate(parts)), dtype=object)
        return self._things[domain]

    def size(self, domain: str) -> int:
        return len(self.things(domain))


def _check_keys(tables: Mapping[str, TableFacts]) -> None:
    """A row without its whole key is let through in a list of events, where it may be another one."""
    problems = []
    for name, table in tables.items():
        key, known = table.key
        is_state = "year" in TABLES[name].key
        years = np.nan_to_num(table.years, nan=-1.0) if is_state else np.zeros(len(table))
        asked = np.arange(len(table)) if is_state else np.flatnonzero(known)
        order = asked[np.lexsort((years[asked], key[asked]))]
        twice = order[1:][(key[order][1:] == key[order][:-1]) & (years[order][1:] == years[order][:-1])]
        if len(twice):
            first = table.frame.iloc[twice[0]][list(TABLES[name].key)]
            told = ", ".join(f"{column} = {value}" for column, value in first.items())
            why = "mỗi khóa chỉ có một dòng, nếu không sẽ bị đếm hai lần"
            problems.append(
                Problem(f"{len(twice)} dòng trùng khóa, ví dụ {told}", f"bảng {name}", why, "bỏ dòng trùng")
            )
    if problems:
        raise InputError(problems)
