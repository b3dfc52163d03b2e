"""The tables of one district, cut out of everybody's when they are asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

import pandas as pd


class UnitTables(Mapping[str, pd.DataFrame]):
    """The rows of one district by table: by its own code, by its producers, or all of a table that knows neither."""

    def __init__(self, tables: Mapping[str, pd.DataFrame], code: str) -> None:
        self._tables, self._code = tables, code
        self._cut: dict[str, pd.DataFrame] = {}

    def __getitem__(self, name: str) -> pd.DataFrame:
        if name not in self._cut:
            self._cut[name] = self._rows_of(self._tables[name])
        return self._cut[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._tables)

    def __len__(self) -> int:
        return len(self._tables)

    @cached_property
    def _producers(self) -> set[str]:
        makers = self._tables["producers"]
        return set(makers.loc[makers["district_code"].eq(self._code), "producer_id"])

    def _rows_of(self, table: pd.DataFrame) -> pd.DataFrame:
        if "figure_id" in table or "url" in table:
            return table
        if "district_code" in table:
            return table[table["district_code"].eq(self._code)]
        return table[table["producer_id"].isin(self._producers)] if "producer_id" in table else table
