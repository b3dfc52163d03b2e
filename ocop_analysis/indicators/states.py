"""What was last reported of each thing by a day: tables that describe a state have one row per key and year."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from ..schema import TABLES


def latest(table: str, rows: pd.DataFrame, as_of: dt.date) -> pd.DataFrame:
    """Return the newest row of each key, years after `as_of` left out; a row without a year is undated and always known.

    >>> rows = pd.DataFrame({"producer_id": ["a", "a", "b"], "year": [2022, 2024, 2025], "workers_total": [5, 8, 3]})
    >>> latest("workforce", rows, dt.date(2024, 12, 31))["workers_total"].to_list()
    [8]
    """
    if TABLES[table].kind != "state":
        raise ValueError(f"table {table} does not describe a state")
    key = [name for name in TABLES[table].key if name != "year"]
    known = rows[(rows["year"] <= as_of.year) | rows["year"].isna()]
    return known.sort_values("year", kind="stable", na_position="first").drop_duplicates(key, keep="last").sort_index()
