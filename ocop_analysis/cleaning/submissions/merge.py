"""Records of many sheets become one frame per table, and every value keeps the cell that it came from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from ...findings import Finding
from ...schema import TABLES
from ..read.producers import producer_key
from .sheet import Records

ORIGINS = ["table", "row", "column", "file", "sheet", "cell"]


@dataclass(frozen=True)
class Placed:
    """The records of one table in one sheet, with the file and sheet that they stand in."""

    records: Records
    file: str
    sheet: str


@dataclass
class Merged:
    """One table of all files: rows (fields, source_file, source_sheet, source_row), origins, and findings."""

    rows: pd.DataFrame
    origins: pd.DataFrame
    findings: list[Finding]


def merge(table: str, placed: Sequence[Placed]) -> Merged:
    """Return all records of a table. A record that other sheets only mention in passing is completed from there.

    A sheet of the table itself decides; a mention that says otherwise is a finding. Repeated records stay, for the check
    of keys to find, unless they are alike in every field: then the first stays and the others are noted.
    """
    rows, origins = _stack(table, placed)
    if rows.empty:
        return Merged(rows, origins, [])
    key = [name for name in TABLES[table].key if name in rows]
    rows, alike = _without_repeats(rows, key)
    findings = [_repeat(table, row, origins) for row in alike.to_dict("records")]
    base, extra = rows[rows["_base"]], rows[~rows["_base"]]
    merged, owner = _complete(base, extra, key)
    findings += _conflicts(table, merged, extra, owner, origins)
    place = pd.Series(range(len(merged)), index=merged["_uid"])
    place = pd.concat([place, owner.map(place)]) if len(owner) else place
    origins = origins.assign(row=origins["_uid"].map(place[~place.index.duplicated()]))
    origins = origins[origins["row"].notna()].astype({"row": "int64"})
    origins = origins.drop_duplicates(["row", "column"], keep="first").drop(columns="_uid")
    return Merged(merged.drop(columns=["_uid", "_base"]).reset_index(drop=True), origins[ORIGINS], findings)


def _stack(table: str, placed: Sequence[Placed]) -> tuple[pd.DataFrame, pd.DataFrame]:
    frames, cells, count = [], [], 0
    for one in sorted(placed, key=lambda one: not one.records.is_base):
        rows = one.records.rows
        uid = pd.Series(range(count, count + len(rows)), index=rows.index)
        count += len(rows)
        where = {"source_file": one.file, "source_sheet": one.sheet}
        frames.append(
            rows.rename(columns={"sheet_row": "source_row"})
            .astype(object)
            .assign(**where, _uid=uid, _base=one.records.is_base)
        )
        for column, addresses in one.records.cells.items():
            kept = addresses.reindex(rows.index)
            cells.append(
                pd.DataFrame(
                    {"table": table, "_uid": uid, "column": column, "file": one.file, "sheet": one.sheet, "cell": kept}
                )
            )
    empty = pd.DataFrame(columns=["table", "_uid", "column", "file", "sheet", "cell"])
    stacked = pd.concat(frames, ignore_index=True) if frames else pd.DataFrame()
    return stacked, pd.concat(cells, ignore_index=True) if cells else empty


def _without_repeats(rows: pd.DataFrame, key: list[str]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the rows without exact repeats of a keyed record of its own table, and the repeats."""
    fields = [name for name in rows if not name.startswith(("source_", "_"))]
    keyed = rows[key].notna().all(axis=1) & rows["_base"] if key else rows["_base"] & False
    repeated = rows[fields].astype("string").duplicated() & keyed
    return rows[~repeated], rows[repeated]


def _complete(base: pd.DataFrame, extra: pd.DataFrame, key: list[str]) -> tuple[pd.DataFrame, pd.Series]:
    """Return base rows with their gaps filled from mentions, then mentioned-only rows; and which row owns each mention."""
    if extra.empty or not key:
        return pd.concat([base, extra], ignore_index=True), pd.Series(dtype="int64")
    words = extra[key].astype("string").agg("|".join, axis=1) if len(key) > 1 else extra[key[0]].astype("string")
    words = words.fillna("?" + extra["_uid"].astype("string"))
    first = extra.assign(_key=words).groupby("_key", sort=False).first()
    owners = extra.groupby(words, sort=False)["_uid"].transform("first")
    if base.empty:
        return first.reset_index(drop=True), pd.Series(owners.to_numpy(), index=extra["_uid"])
    own = base[key].astype("string").agg("|".join, axis=1) if len(key) > 1 else base[key[0]].astype("string")
    by_key = dict(zip(own, base["_uid"]))
    fields = [name for name in first if not name.startswith(("source_", "_"))]
    filled = base.copy()
    for name in fields:
        from_mention = own.map(first[name])
        filled[name] = filled[name].where(filled[name].notna(), from_mention) if name in filled else from_mention
    alone = first[~first.index.isin(set(own))]
    owner = words.map(by_key)
    owner = owner.where(owner.notna(), owners)
    return pd.concat([filled, alone.reset_index(drop=True)], ignore_index=True), pd.Series(
        owner.to_numpy(), index=extra["_uid"]
    )


def _conflicts(
    table: str, merged: pd.DataFrame, extra: pd.DataFrame, owner: pd.Series, origins: pd.DataFrame
) -> list[Finding]:
    """Return a finding for every mention that says something else than the record itself."""
    if extra.empty or owner.empty:
        return []
    said = merged.set_index("_uid").reindex(owner.reindex(extra["_uid"]).to_numpy())
    findings = []
    for name in (n for n in extra if not n.startswith(("source_", "_")) and n not in TABLES[table].key):
        mine, theirs = said[name].to_numpy(), extra[name].to_numpy()
        for number in (i for i, (a, b) in enumerate(zip(mine, theirs)) if _differ(name, a, b)):
            row = extra.iloc[number]
            cell = _cell(origins, row["_uid"], _logical(table, name))
            label = TABLES[table].columns[_logical(table, name)].label
            what = f"{label} ở đây là “{theirs[number]}”, ở trang của bảng {TABLES[table].title} là “{mine[number]}”"
            findings.append(Finding("khac_giua_cac_trang", "canh_bao", row["source_file"], row["source_sheet"], cell, what,
                                    "thống nhất hai nơi", table, _logical(table, name), str(theirs[number])))  # fmt: skip
    return findings


def _differ(name: str, mine: Any, theirs: Any) -> bool:
    if pd.isna(mine) or pd.isna(theirs):
        return False
    if name == "name":
        return producer_key(str(mine)) != producer_key(str(theirs))
    return str(mine) != str(theirs)


def _repeat(table: str, row: dict[str, object], origins: pd.DataFrame) -> Finding:
    column = TABLES[table].key[0]
    cell = _cell(origins, row["_uid"], column) or f"A{row['source_row']}"
    what = "Dòng này lặp lại y hệt một dòng trước, chỉ tính một lần"
    where = (str(row["source_file"]), str(row["source_sheet"]), cell)
    return Finding("dong_lap_lai", "canh_bao", *where, what, "xóa dòng lặp", table, column, str(row.get(column) or ""))


def _cell(origins: pd.DataFrame, uid: object, column: str) -> str:
    found = origins.loc[origins["_uid"].eq(uid) & origins["column"].eq(column), "cell"]
    return str(found.iloc[0]) if len(found) else ""


def _logical(table: str, name: str) -> str:
    return next((column for column, spec in TABLES[table].columns.items() if name in spec.fields(column)), name)


def trace(origins: pd.DataFrame, table: str, row: int, column: str) -> str:
    """Return where a value of a canonical table stands in what was sent: "file, trang “…”, ô F12"."""
    mine = origins[origins["table"].eq(table) & origins["row"].eq(row) & origins["column"].eq(_logical(table, column))]
    if mine.empty:
        return ""
    one = mine.iloc[0]
    return f"{one['file']}, trang “{one['sheet']}”, ô {one['cell']}"


def stacked(frames: Iterable[pd.DataFrame], columns: list[str]) -> pd.DataFrame:
    """Return frames below each other, with their columns even when there is none."""
    known = [frame for frame in frames if len(frame)]
    return pd.concat(known, ignore_index=True) if known else pd.DataFrame(columns=columns)
