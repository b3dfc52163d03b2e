"""The twelve targets once more, in plain SQL with DuckDB: a second opinion for tests, a yardstick for benchmarks."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd
from duck import SQL, Duck

from ocop_analysis.definitions import BaselineProduct, Target
from ocop_analysis.indicators.territory import Territory

COMPARED = ("low", "high", "numerator", "denominator", "n_unknown", "n_expected")
OPTION_NAMES = {"contract_years": "contract_years_wanted", "meets_950": "meets_950_wanted"}
"""Options that would be called like a column of a table."""

COUNT = """SELECT yr, unit, count(*) FILTER (answer) AS numerator, NULL AS denominator, numerator AS low,
    count(*) FILTER (answer IS DISTINCT FROM false) AS high, count(*) AS n_expected, high - low AS n_unknown
    FROM each GROUP BY ALL"""
SHARE = """SELECT yr, unit, count(*) FILTER (member AND answer) AS numerator, count(*) FILTER (member) AS denominator,
    count(*) FILTER (member IS DISTINCT FROM false) AS n_expected,
    count(*) FILTER (member IS DISTINCT FROM false AND answer IS NULL) AS n_unknown,
    CASE WHEN n_expected > 0 THEN coalesce(numerator / nullif(n_expected - count(*) FILTER (member IS NULL AND answer), 0), 1) END AS low,
    CASE WHEN n_expected > 0 THEN coalesce(
        count(*) FILTER (member IS DISTINCT FROM false AND answer IS DISTINCT FROM false)
        / nullif(n_expected - count(*) FILTER (member IS NULL AND NOT answer), 0), 0) END AS high
    FROM each GROUP BY ALL"""
LABOUR = """SELECT yr, unit, sum(part) FILTER (both_) AS numerator, sum(whole) FILTER (both_) AS denominator,
    count(*) AS n_expected, count(*) FILTER (NOT both_) AS n_unknown,
    CASE WHEN any_value(labour_ratio) = 'mean_of_rates' THEN avg(part / whole) FILTER (both_)
         ELSE numerator / denominator END AS low, low AS high
    FROM (SELECT *, coalesce(part IS NOT NULL AND whole > 0, false) AS both_ FROM each WHERE member) GROUP BY yr, unit"""
ENOUGH_LABOUR = f"""SELECT * FROM ({
    SHARE.replace(
        "FROM each",
        "FROM (SELECT yr, unit, member, CASE WHEN part IS NOT NULL AND whole > 0 THEN part / whole >= 0.2 END AS answer FROM each)",
    )
}) WHERE n_unknown < n_expected"""


def blocks() -> dict[str, str]:
    """Return the views ("") and the query of every target."""
    text = (SQL / "targets.sql").read_text(encoding="utf-8")
    head, *parts = re.split(r"^-- (T\d\d)$", text, flags=re.MULTILINE)
    return {"": head, **{parts[n]: parts[n + 1].strip() for n in range(0, len(parts), 2)}}


class TargetDuck:
    """A database in memory with the tables; `measure` answers a target in a reading for every unit and year."""

    def __init__(
        self,
        tables: Mapping[str, pd.DataFrame],
        territory: Territory,
        years: Iterable[int],
        earliest: dt.date,
        baseline: Sequence[BaselineProduct] = (),
    ) -> None:
        self.base = Duck(tables, territory, years, earliest).base
        self.base.execute("CREATE TABLE pairs (unit VARCHAR, product VARCHAR, producer VARCHAR)")
        for item in baseline:
            for unit in {item.district, territory.parents[item.district]}:
                self.base.execute("INSERT INTO pairs VALUES (?, ?, ?)", [unit, item.product, item.producer])
        self.base.execute("CREATE TABLE o (denominator VARCHAR, window_start DATE)")
        self.blocks = blocks()
        self.base.execute(self.blocks[""])

    def measure(self, target: Target, reading: Mapping[str, Any]) -> pd.DataFrame:
        """Return unit, yr and the compared columns; a unit without candidates has no row."""
        options = {"denominator": None, "window_start": None, **reading}
        names = ", ".join(
            f"{self._literal(value)} AS {OPTION_NAMES.get(name, name)}" for name, value in options.items()
        )
        self.base.execute(f"CREATE OR REPLACE TABLE o AS SELECT {names}")
        shape = self._shape(target, reading)
        columns = ", ".join(f"CAST({name} AS DOUBLE) AS {name}" for name in COMPARED)
        return self.base.execute(
            f"SELECT unit, yr, {columns} FROM (WITH each AS ({self.blocks[target.id]}) {shape})"
        ).df()

    @staticmethod
    def _shape(target: Target, reading: Mapping[str, Any]) -> str:
        if "labour_ratio" in reading:
            return ENOUGH_LABOUR if reading["labour_ratio"] == "share_at_20" else LABOUR
        return COUNT if target.kind == "count" else SHARE

    @staticmethod
    def _literal(value: Any) -> str:
        if value is None:
            return "NULL"
        if isinstance(value, dt.date):
            return f"DATE '{value.isoformat()}'"
        return f"'{value}'" if isinstance(value, str) else str(value).lower()
