"""Rules about places: a code means something only on a day, and a record belongs to the district that sends it."""

from __future__ import annotations

import pandas as pd

from ..units import Unit
from ..vietnamese import nearest
from ..writing import MISSING
from .frames import span
from .rules import Check, Found, Run, one
from .wording import failures, shown


def commune_valid(run: Run, rule: Check) -> Found:
    """A commune code that is not in force on the day (or at any time of the year) of its row. Words: when, hint."""
    for on in rule.at:
        table, column = one(on, "table"), one(on, "column")
        frame = run.tables[table]
        live = _live(run, frame, table, column, one(on, "day"), "commune")
        wrong = frame[column].notna() & ~frame.index.isin(live["row"])
        bad = frame[wrong]
        hints = {code: _hint(run, str(code)) for code in bad[column].unique()}
        when = _when(table, bad, one(on, "day"))
        yield failures(table, column, frame, wrong, when=when, hint=[hints[code] for code in bad[column]])


def commune_in_district(run: Run, rule: Check) -> Found:
    """A commune of another district than the one that sends the row, while districts last. Words: unit, belongs."""
    for on in rule.at:
        table, column = one(on, "table"), one(on, "column")
        frame = run.tables[table]
        live = _live(run, frame, table, column, one(on, "day"), "commune")
        sender = live["row"].map(frame["district_code"]).astype("string")
        fits = live["parent"].eq(sender) | live["parent"].str.len().lt(3) | sender.str.len().lt(3) | sender.isna()
        parent = live.drop_duplicates("row", keep="last").set_index("row")["parent"]
        wrong = pd.Series(
            frame.index.isin(live["row"]) & ~frame.index.isin(live.loc[fits.fillna(False), "row"]), frame.index
        )
        bad = frame[wrong]
        belongs = [_name(run, code) for code in parent.reindex(bad.index)]
        yield failures(
            table, column, frame, wrong, unit=[_name(run, code) for code in bad["district_code"]], belongs=belongs
        )


def district_known(run: Run, rule: Check) -> Found:
    """A code that no district, commune or province has on the day or in the year of its row. Words: when, hint."""
    for on in rule.at:
        table, column = one(on, "table"), one(on, "column")
        frame = run.tables[table]
        live = _live(run, frame, table, column, one(on, "day"), "")
        wrong = frame[column].notna() & ~frame.index.isin(live["row"])
        bad = frame[wrong]
        hints = [_hint(run, str(code)) for code in bad[column]]
        yield failures(table, column, frame, wrong, when=_when(table, bad, one(on, "day")), hint=hints)


def _live(run: Run, frame: pd.DataFrame, table: str, column: str, day: str, level: str) -> pd.DataFrame:
    """Return the versions of each row's code (row, parent) that were in force at some time of its day or year.

    A row without a day counts for all times; level "" means any.
    """
    if day == "year":
        low = pd.to_datetime(frame["year"].astype("string") + "-01-01", errors="coerce")
        high = pd.to_datetime(frame["year"].astype("string") + "-12-31", errors="coerce")
    else:
        low, high = span(table, day, frame)
    asked = pd.DataFrame({"row": frame.index, "code": frame[column], "low": low, "high": high}).dropna(subset="code")
    codes = asked["code"].unique()
    versions = pd.DataFrame(
        [
            _version(code, unit)
            for code in codes
            for unit in run.context.units.versions(code)
            if level in ("", unit.level)
        ],
        columns=["code", "parent", "starts", "ends"],
    ).astype({"code": "string", "parent": "string", "starts": "datetime64[ms]", "ends": "datetime64[ms]"})
    pairs = asked.merge(versions, on="code")
    began = pairs["starts"].isna() | pairs["high"].isna() | (pairs["starts"] <= pairs["high"])
    lasts = pairs["ends"].isna() | pairs["low"].isna() | (pairs["ends"] >= pairs["low"])
    return pairs.loc[began & lasts, ["row", "parent"]]


def _version(code: str, unit: Unit) -> tuple[str, str | None, pd.Timestamp, pd.Timestamp]:
    return code, unit.parent, pd.Timestamp(unit.valid_from), pd.Timestamp(unit.valid_to)


def _when(table: str, bad: pd.DataFrame, day: str) -> list[str]:
    texts = shown(table, day, bad)
    if day == "year":
        return [f"năm {text}" for text in texts]
    return ["vào bất cứ lúc nào" if text in (MISSING, "không rõ ngày") else f"vào thời điểm {text}" for text in texts]


def _hint(run: Run, code: str) -> str:
    known = run.context.units.versions(code)
    if known:
        return f"mã này là của {known[-1].name}, có giá trị vào lúc khác"
    close = nearest(code, run.context.units.codes(), limit=1)
    return f"mã gần giống: {close[0]}" if close else "không có mã nào gần giống"


def _name(run: Run, code: object) -> str:
    versions = [] if pd.isna(code) else run.context.units.versions(str(code))
    return versions[-1].name if versions else str(code)
