"""All indicators once more, in plain SQL with DuckDB: an independent second opinion for tests, a yardstick for benchmarks."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pandas as pd

from ocop_analysis.indicators.territory import Territory
from ocop_analysis.schema import SENT, empty

SQL = Path(__file__).resolve().parent.parent / "tests" / "sql"
COMPARED = ("value", "numerator", "denominator", "low", "high", "n_expected", "n_reported")

SHAPES: Mapping[str, str] = {
    "count": """SELECT yr, unit, NULL AS denominator, count(*) FILTER (member AND answer) AS numerator, numerator AS value,
        numerator AS low, numerator + count(*) FILTER ((member AND answer) IS NULL) AS high,
        count(*) FILTER (member IS DISTINCT FROM false) AS n_expected, n_expected - (high - low) AS n_reported
        FROM placed GROUP BY yr, unit""",
    "things": """, each AS (SELECT yr, unit, id, any3(member AND answer) AS yes, any3(member) AS there FROM placed
            WHERE id IS NOT NULL GROUP BY ALL),
        lost AS (SELECT yr, unit, count(*) AS n FROM placed WHERE id IS NULL AND (member AND answer) IS DISTINCT FROM false GROUP BY ALL),
        found AS (SELECT yr, unit, count(*) FILTER (yes) AS sure, count(*) FILTER (yes IS NULL) AS maybe,
            count(*) FILTER (there IS DISTINCT FROM false) AS present FROM each GROUP BY ALL)
        SELECT coalesce(f.yr, l.yr) AS yr, coalesce(f.unit, l.unit) AS unit, NULL AS denominator, coalesce(sure, 0) AS numerator,
            numerator AS value, numerator AS low, numerator + coalesce(maybe, 0) + coalesce(n, 0) AS high,
            coalesce(present, 0) + coalesce(n, 0) AS n_expected, n_expected - (high - low) AS n_reported
        FROM found f FULL JOIN lost l ON l.yr = f.yr AND l.unit = f.unit""",
    "sum": """SELECT yr, unit, NULL AS denominator, coalesce(sum(v) FILTER (member), 0) AS numerator, numerator AS value, numerator AS low,
        CASE WHEN count(*) FILTER (member IS DISTINCT FROM false AND v IS NULL) = 0
             THEN coalesce(sum(v) FILTER (member IS DISTINCT FROM false), 0) END AS high,
        count(*) FILTER (member IS DISTINCT FROM false) AS n_expected, count(v) FILTER (member) AS n_reported
        FROM placed GROUP BY yr, unit""",
    "difference": """SELECT yr, unit, NULL AS denominator, coalesce(sum(v), 0) AS numerator, numerator AS value,
        CASE WHEN count(*) = count(v) THEN numerator END AS low, low AS high, count(*) AS n_expected, count(v) AS n_reported
        FROM placed GROUP BY yr, unit""",
    "mean": """SELECT yr, unit, count(v) FILTER (member) AS denominator, coalesce(sum(v) FILTER (member), 0) AS numerator,
        avg(v) FILTER (member) AS value, count(*) FILTER (member IS DISTINCT FROM false) AS n_expected, denominator AS n_reported,
        CASE WHEN n_expected = n_reported THEN value END AS low, low AS high FROM placed GROUP BY yr, unit""",
    "median": """SELECT yr, unit, count(v) FILTER (member) AS denominator, NULL AS numerator,
        median(v) FILTER (member) AS value, count(*) FILTER (member IS DISTINCT FROM false) AS n_expected, denominator AS n_reported,
        CASE WHEN n_expected = n_reported THEN value END AS low, low AS high FROM placed GROUP BY yr, unit""",
    "ratio": """, sums AS (SELECT yr, unit, coalesce(sum(part) FILTER (member AND whole IS NOT NULL), 0) AS numerator,
            coalesce(sum(whole) FILTER (member AND part IS NOT NULL), 0) AS denominator,
            coalesce(sum(whole) FILTER (member AND part IS NULL), 0) AS half,
            count(*) FILTER (member AND part IS NULL AND whole IS NOT NULL) AS n_half,
            count(*) FILTER (member IS DISTINCT FROM false) AS n_expected,
            count(*) FILTER (member AND part IS NOT NULL AND whole IS NOT NULL) AS n_reported FROM placed GROUP BY yr, unit)
        SELECT *, numerator / nullif(denominator, 0) AS value, n_expected - n_reported - n_half > 0 AS is_open,
            CASE WHEN n_expected = 0 THEN NULL WHEN is_open THEN 0 ELSE numerator / nullif(denominator + half, 0) END AS low,
            CASE WHEN n_expected = 0 THEN NULL WHEN is_open THEN greatest(1, value)
                 ELSE greatest((numerator + half) / nullif(denominator + half, 0), value) END AS bounded,
            CASE WHEN n_reported = n_expected THEN value END AS unbounded FROM sums""",
    "share": """, each AS (SELECT yr, unit, member, answer, 0 AS lost FROM placed)""",
    "share_of": """, found AS (SELECT yr, id, any3(member AND answer) AS answer FROM rows
            WHERE id IS NOT NULL AND member IS DISTINCT FROM false GROUP BY ALL),
        named AS (SELECT m.yr, m.unit, member, CASE WHEN f.id IS NULL THEN {absent} ELSE answer END AS answer
            FROM {members} m LEFT JOIN found f ON f.yr = m.yr AND f.id = m.id),
        gone AS (SELECT yr, unit, count(*) AS n FROM placed WHERE id IS NULL AND (member AND answer) IS DISTINCT FROM false GROUP BY ALL),
        each AS (SELECT named.*, coalesce(n, 0) AS lost FROM named LEFT JOIN gone ON gone.yr = named.yr AND gone.unit = named.unit)""",
}
_SHARE = """, tally AS (SELECT yr, unit,
        count(*) FILTER (member AND answer) AS y, count(*) FILTER (member AND NOT answer) AS n, count(*) FILTER (member) AS m,
        count(*) FILTER (member IS NULL) AS o, count(*) FILTER (member IS NULL AND answer) AS oy,
        count(*) FILTER (member IS NULL AND NOT answer) AS no_, least(max(lost), n) AS lost FROM each GROUP BY yr, unit)
    SELECT yr, unit, y AS numerator, y + n - lost AS denominator, denominator AS n_reported, m + o AS n_expected,
        y / nullif(denominator, 0) AS value,
        CASE WHEN m + o > 0 THEN coalesce(y / nullif(m + o - oy, 0), 1) END AS low,
        CASE WHEN m + o > 0 THEN coalesce((m - n + lost + o - no_) / nullif(m + o - no_, 0), 0) END AS high FROM tally"""
_QUOTIENT = """, spent AS (SELECT yr, unit, coalesce(sum(v) FILTER (member), 0) AS paid,
        CASE WHEN count(*) FILTER (member IS DISTINCT FROM false AND v IS NULL) = 0
             THEN coalesce(sum(v) FILTER (member IS DISTINCT FROM false), 0) END AS most,
        count(*) FILTER (member IS DISTINCT FROM false) AS lines, count(v) FILTER (member) AS told FROM placed GROUP BY yr, unit),
    goods AS (SELECT yr, unit, count(*) FILTER (x) AS sure, count(*) FILTER (x IS DISTINCT FROM false) AS maybe
        FROM (SELECT yr, unit, product_id, any3(now) AS x FROM c JOIN um USING (district_code) GROUP BY ALL) GROUP BY yr, unit),
    both_ AS (SELECT u.yr, u.unit, coalesce(paid, 0) AS paid, CASE WHEN paid IS NULL THEN 0 ELSE most END AS most,
        coalesce(lines, 0) AS lines,
        coalesce(told, 0) AS told, coalesce(sure, 0) AS sure, coalesce(maybe, 0) AS maybe
        FROM (SELECT yr, unit FROM y, units) u LEFT JOIN spent USING (yr, unit) LEFT JOIN goods USING (yr, unit))
    SELECT yr, unit, paid AS numerator, sure AS denominator, paid / nullif(sure, 0) AS value, paid / nullif(maybe, 0) AS low,
        most / nullif(sure, 0) AS high, lines + maybe AS n_expected, told + sure AS n_reported FROM both_"""


def blocks() -> dict[str, tuple[list[str], str]]:
    """Return for each indicator the words of its shape and its query."""
    text = (SQL / "indicators.sql").read_text(encoding="utf-8")
    parts = re.split(r"^-- (g\d\d\.i\d\d) (.+)$", text, flags=re.MULTILINE)[1:]
    return {parts[n]: (parts[n + 1].split(), parts[n + 2].strip()) for n in range(0, len(parts), 3)}


def query(words: list[str], block: str) -> str:
    """Return the whole query of a block."""
    shape, *options = words
    has_unit = shape == "share_of" or "unit" not in re.split(r"\bFROM\b", block.rsplit("SELECT", 1)[1])[0]
    whole_rows = re.search(r"SELECT \*, true AS answer FROM gf", block)
    placed = (
        "SELECT rows.*, um.unit FROM rows JOIN um USING (district_code)"
        if has_unit and not whole_rows
        else "SELECT * FROM rows"
    )
    begin = f"WITH rows AS ({block}), placed AS ({placed})"
    if shape == "quotient":
        return begin + _QUOTIENT
    if shape == "share":
        return begin + SHAPES["share"] + _SHARE
    if shape == "share_of":
        absent = "false" if options[1] == "no" else "NULL"
        return begin + SHAPES["share_of"].format(members=options[0], absent=absent) + _SHARE
    if shape == "ratio":
        high = "unbounded" if options else "bounded"
        inner = begin + SHAPES["ratio"]
        return f"SELECT yr, unit, numerator, denominator, value, low, {high} AS high, n_expected, n_reported FROM ({inner})"
    return begin + (" " if shape != "things" else "") + SHAPES[shape]


class Duck:
    """A database in memory with the tables; `all` answers every indicator."""

    def __init__(
        self, tables: Mapping[str, pd.DataFrame], territory: Territory, years: Iterable[int], earliest: dt.date
    ) -> None:
        self.base = duckdb.connect()
        self.base.execute("SET threads TO 1")
        for name in SENT:
            self._put(name, tables[name] if name in tables else empty(name))
        pairs = [(unit, unit) for unit in territory.units] + list(territory.parents.items())
        self._put("um", pd.DataFrame(pairs, columns=["district_code", "unit"]))
        self._put("units", pd.DataFrame({"unit": territory.units}))
        self._put("communes", territory.communes)
        self._put("moves", territory.moves)
        days = [(year, dt.date(year, 1, 1), dt.date(year, 12, 31)) for year in years]
        self.base.execute("CREATE TABLE y (yr INTEGER, d0 DATE, d1 DATE)")
        self.base.executemany("INSERT INTO y VALUES (?, ?, ?)", days)
        self.base.execute("CREATE TABLE settings (earliest DATE)")
        self.base.execute("INSERT INTO settings VALUES (?)", [earliest])

    def prepare(self) -> None:
        """Make the views and the common denominators."""
        self.base.execute((SQL / "views.sql").read_text(encoding="utf-8"))

    def all(self) -> pd.DataFrame:
        """Return unit, year, indicator and the compared columns of every indicator; a count or a sum without rows is zero."""
        self.prepare()
        parts = []
        for name, (header, block) in blocks().items():
            words, table = (header[:-2], header[-1]) if "expect" in header else (header, "")
            zero = words[0] not in ("mean", "median")
            columns = ", ".join(f"CAST(q.{column} AS DOUBLE) AS {column}" for column in COMPARED)
            told = f"SELECT u.unit, y.yr AS year, '{name}' AS indicator, {columns} FROM y CROSS JOIN units u LEFT JOIN q USING (yr, unit)"
            frame = self.base.execute(f"WITH q AS ({query(words, block)}) {told}").df()
            parts.append(self._awaited(_filled(frame, words[0], zero), words, table))
        return pd.concat(parts, ignore_index=True)

    def _awaited(self, frame: pd.DataFrame, words: list[str], table: str) -> pd.DataFrame:
        """Add the producers in force that have no row in the table: expected, not reported."""
        if not table:
            return frame
        missing = self.base.execute(
            f"SELECT yr AS year, unit, count(*) AS n FROM pf WHERE member AND NOT EXISTS "
            f"(SELECT 1 FROM {table} w WHERE w.producer_id = pf.id AND w.year = pf.yr) GROUP BY ALL"
        ).df()
        n = frame[["year", "unit"]].merge(missing, on=["year", "unit"], how="left")["n"].fillna(0)
        some = n > 0
        frame["n_expected"] += n
        if words[0] == "ratio":
            frame.loc[some, "low"] = 0.0
            frame.loc[some, "high"] = frame.loc[some, "value"].clip(lower=1.0).fillna(1.0)
        else:
            frame.loc[some, "high"] = np.nan
            frame.loc[some & (words[0] == "mean"), "low"] = np.nan
        return frame

    def _put(self, name: str, frame: pd.DataFrame) -> None:
        plain = frame.copy()
        for column, kind in plain.dtypes.items():
            if str(kind).startswith(("string", "str", "object")):
                plain[column] = plain[column].astype(object).where(plain[column].notna(), None)
        self.base.register("given", plain)
        dates = [
            f"CAST({column} AS DATE) AS {column}"
            for column, kind in frame.dtypes.items()
            if str(kind).startswith("datetime")
        ]
        texts = [
            f"CAST({column} AS VARCHAR) AS {column}"
            for column, kind in frame.dtypes.items()
            if str(kind).startswith(("str", "object"))
        ]
        changed = dates + texts
        self.base.execute(
            f"CREATE TABLE {name} AS SELECT * {f'REPLACE ({chr(44).join(changed)})' if changed else ''} FROM given"
        )
        self.base.unregister("given")


def _filled(frame: pd.DataFrame, shape: str, zero: bool) -> pd.DataFrame:
    counts = ["n_expected", "n_reported"]
    frame[counts] = frame[counts].fillna(0)
    bare = frame["n_expected"].eq(0)
    if shape in ("count", "things", "sum", "difference"):
        frame.loc[bare, ["value", "numerator", "low", "high"]] = 0.0
    elif shape == "mean":
        frame.loc[bare, ["numerator", "denominator"]] = 0.0
    elif shape == "median":
        frame.loc[bare, "denominator"] = 0.0
    elif shape != "quotient":
        frame.loc[bare, ["numerator", "denominator"]] = 0.0
    return frame


def differences(ours: pd.DataFrame, theirs: pd.DataFrame) -> pd.DataFrame:
    """Return every place where two results differ: unit, year, indicator, column, ours, theirs.

    A value that ours withholds, and everything of a table that never came, is not compared.
    """
    key: list[Any] = ["unit", "year", "indicator"]
    both = ours.astype({"unit": object, "indicator": object}).merge(
        theirs, on=key, how="outer", suffixes=("", "_sql"), indicator=True
    )
    found = [both.loc[both["_merge"].ne("both"), key].assign(column="row")]
    seen = both[~both["status"].isin(["not_reported", "not_applicable"])]
    for column in COMPARED:
        asked = seen[seen["status"].isin(["ok", "no_base"])] if column == "value" else seen
        one, two = asked[column].to_numpy(float), asked[f"{column}_sql"].to_numpy(float)
        differ = ~(np.isclose(one, two, rtol=1e-9, atol=1e-9) | (np.isnan(one) & np.isnan(two)))
        found.append(asked.loc[differ, key].assign(column=column, ours=one[differ], theirs=two[differ]))
    return pd.concat(found, ignore_index=True)
