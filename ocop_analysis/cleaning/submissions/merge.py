"""Records of many sheets become one frame per table, and every value keeps the cell that it came from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from ...findings import Finding
from ...schema import TABLES
from ...writing import plain_number, short_date
from ..read.producers import producer_key
from .records import Records, logical

Cells = dict[tuple[Any, str], str]
"""The cell of a value, by the number of its record and its column."""
ORIGINS = ["table", "row", "column", "file", "sheet", "cell"]


@dataclass(frozen=True)
class Placed:
    """The records of one table in one sheet, with the file and sheet that they stand in; order: later files have more.

    joined: rows of the grid that a person decided to be the same thing as another one.
    """

    records: Records
    file: str
    sheet: str
    order: int = 0
    joined: frozenset[int] = frozenset()


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
    cells: Cells = dict(zip(zip(origins["_uid"], origins["column"]), origins["cell"]))
    rows, origins = _decided(table, rows, origins, key)
    rows, alike = _without_repeats(rows, key)
    findings = [_repeat(table, row, cells) for row in alike.to_dict("records")]
    rows, again, newer, filled = _newest(table, rows, key, cells)
    findings += again
    origins = _without_replaced(origins, newer, filled)
    base, extra = rows[rows["_base"]], rows[~rows["_base"]]
    merged, owner = _complete(table, base, extra, key)
    findings += _conflicts(table, merged, extra, owner, cells)
    place = pd.Series(range(len(merged)), index=merged["_uid"])
    place = pd.concat([place, owner.map(place), newer.map(place)])
    origins = origins.assign(row=origins["_uid"].map(place[~place.index.duplicated()]))
    return Merged(
        merged.drop(columns=["_uid", "_base", "_order", "_joined"]).reset_index(drop=True), _deciding(origins), findings
    )


def _deciding(origins: pd.DataFrame) -> pd.DataFrame:
    """Return for each value the cell that decided: one that says something, in a sheet of the table itself, the newest."""
    origins = origins[origins["row"].notna() & origins["cell"].ne("")].astype({"row": "int64"})
    ranked = origins.sort_values(["_known", "_base", "_order", "_uid"], ascending=[False, False, False, True])
    return ranked.drop_duplicates(["row", "column"]).sort_index()[ORIGINS]


def _stack(table: str, placed: Sequence[Placed]) -> tuple[pd.DataFrame, pd.DataFrame]:
    ordered = sorted(placed, key=lambda one: not one.records.is_base)
    names = dict.fromkeys(name for one in ordered for name in one.records.fields)
    columns: dict[str, list[object]] = {
        name: [] for name in (*names, "source_row", "source_file", "source_sheet", "_base", "_order", "_joined")
    }
    origins: dict[str, list[object]] = {
        name: [] for name in ("_uid", "column", "file", "sheet", "cell", "_known", "_base", "_order")
    }
    count = 0
    for one in ordered:
        records, size = one.records, len(one.records)
        for name in names:
            columns[name] += records.get(name)
        columns["source_row"] += records.sheet_rows
        columns["source_file"] += [one.file] * size
        columns["source_sheet"] += [one.sheet] * size
        columns["_base"] += [records.is_base] * size
        columns["_order"] += [one.order] * size
        columns["_joined"] += [number in one.joined for number in records.numbers]
        for column, cells in records.cells.items():
            origins["_uid"] += range(count, count + size)
            origins["column"] += [column] * size
            origins["file"] += [one.file] * size
            origins["sheet"] += [one.sheet] * size
            origins["cell"] += cells
            origins["_known"] += _known(records, column)
            origins["_base"] += [records.is_base] * size
            origins["_order"] += [one.order] * size
        count += size
    rows = pd.DataFrame({name: pd.Series(values, dtype=object) for name, values in columns.items()})
    rows[["_base", "_joined"]] = rows[["_base", "_joined"]].astype(bool)
    return rows.assign(_uid=range(count)), pd.DataFrame(origins).assign(table=table)


def _known(records: Records, column: str) -> list[bool]:
    """Return which records have a value in a logical column."""
    parts = [records.get(name) for name in TABLES[records.table].columns[column].fields(column)]
    return [any(value is not None for value in values) for values in zip(*parts, strict=True)]


def _decided(
    table: str, rows: pd.DataFrame, origins: pd.DataFrame, key: list[str]
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Make a record that a person decided to be another one a mention of it, where that one has a record of its own."""
    if not key or not rows["_joined"].any():
        return rows, origins
    words = _words(table, rows, key)
    yields = rows["_joined"] & words.isin(set(words[rows["_base"] & ~rows["_joined"]]))
    given = origins["_uid"].isin(rows.loc[yields, "_uid"])
    return rows.assign(_base=rows["_base"] & ~yields), origins.assign(_base=origins["_base"] & ~given)


def _without_repeats(rows: pd.DataFrame, key: list[str]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the rows without exact repeats, within one file, of a keyed record of its own table, and the repeats."""
    keyed = rows[key].notna().all(axis=1) & rows["_base"] if key else rows["_base"] & False
    repeated = rows[[*_fields(rows), "source_file"]].astype("string").duplicated() & keyed
    return rows[~repeated], rows[repeated]


def _fields(rows: pd.DataFrame) -> list[str]:
    return [name for name in rows if not name.startswith(("source_", "_"))]


def _newest(
    table: str, rows: pd.DataFrame, key: list[str], cells: Cells
) -> tuple[pd.DataFrame, list[Finding], pd.Series, set[tuple[int, str]]]:
    """Return one row where several files hold the same record: the newest file decides, older ones fill its gaps.

    A value that the newest file changes is a finding there. Repeats within one file stay, for the check of keys. Last,
    the row that took the place of each older one, and the older rows and columns whose values fill a gap.
    """
    part = _in_several_files(rows, key)
    if part.empty:
        return rows, [], pd.Series(dtype="int64"), set()
    fields = [name for name in _fields(rows) if name not in key]
    newest = part.drop_duplicates(key, keep="last")
    older = part.drop(index=newest.index)
    known, before = (
        newest[key].merge(one.groupby(key)[fields].last(), how="left", left_on=key, right_index=True)[fields]
        for one in (part, older)
    )
    findings = _changes(table, newest, older, before, key, cells)
    gaps = _gaps(table, newest, older, fields, key)
    rows = rows.drop(index=older.index)
    rows.loc[newest.index, fields] = known.to_numpy()
    taken = older[[*key, "_uid"]].merge(newest[[*key, "_uid"]], on=key, suffixes=("", "_new"))
    return rows, findings, taken.set_index("_uid")["_uid_new"], gaps


def _gaps(
    table: str, newest: pd.DataFrame, older: pd.DataFrame, fields: Sequence[str], key: list[str]
) -> set[tuple[int, str]]:
    """Return the older rows and columns whose values fill a gap of the newest file."""
    gaps = set()
    for name in fields:
        empty = newest.loc[newest[name].isna(), key]
        last = older.loc[older[name].notna(), [*key, "_uid"]].drop_duplicates(key, keep="last")
        gaps |= {(int(uid), logical(table, name)) for uid in empty.merge(last, on=key)["_uid"]}
    return gaps


def _without_replaced(origins: pd.DataFrame, newer: pd.Series, gaps: set[tuple[int, str]]) -> pd.DataFrame:
    """Return the origins without the cells that a newer file replaced: an error there is none of the record any more."""
    replaced = origins["_uid"].isin(newer.index)
    fills = [place in gaps for place in zip(origins["_uid"], origins["column"], strict=True)]
    return origins[~replaced | pd.Series(fills, index=origins.index, dtype=bool)]


def _in_several_files(rows: pd.DataFrame, key: list[str]) -> pd.DataFrame:
    """Return the records of the table's own sheets that stand once in each of several files, older files first."""
    if not key:
        return rows[:0]
    files = rows[rows["_base"] & rows[key].notna().all(axis=1)].groupby(key, sort=False)["source_file"]
    count = files.transform("nunique")
    shared = count.index[(count > 1) & (count == files.transform("size"))]
    return rows.loc[shared].sort_values("_order", kind="stable")


def _changes(
    table: str, newest: pd.DataFrame, older: pd.DataFrame, before: pd.DataFrame, key: list[str], cells: Cells
) -> list[Finding]:
    """Return a finding for every value of the newest file that is not what older files said last (`before`)."""
    earlier: dict[tuple[Any, ...], list[Any]] = {}
    for label, code in zip(older.index, zip(*(older[name] for name in key), strict=True), strict=True):
        earlier.setdefault(code, []).append(label)
    findings = []
    for name in before:
        now, was = newest[name].to_numpy(), before[name].to_numpy()
        for place in (n for n, (a, b) in enumerate(zip(now, was, strict=True)) if _differ("", a, b)):
            row = newest.iloc[place]
            said = older.loc[earlier[tuple(row[key])], ["source_file", name]].dropna().iloc[-1]
            findings.append(_changed(table, name, row, said, cells))
    return findings


def _changed(table: str, name: str, now: pd.Series, before: pd.Series, cells: Cells) -> Finding:
    column = logical(table, name)
    cell = cells.get((now["_uid"], column)) or f"A{now['source_row']}"
    label = TABLES[table].columns[column].label
    what = f"{label} là “{shown(now[name])}”; tệp {before['source_file']} gửi trước ghi “{shown(before[name])}”"
    place = (str(now["source_file"]), str(now["source_sheet"]), cell)
    return Finding(
        "khac_lan_gui_truoc", "canh_bao", *place, what, "xác nhận giá trị đúng", table, column, shown(now[name])
    )


def shown(value: object) -> str:
    """Return a value as a reader writes it.

    >>> shown(dt.date(2023, 7, 5)), shown(12.5), shown("a")
    ('05/7/2023', '12,5', 'a')
    """
    if isinstance(value, dt.date):
        return short_date(value)
    return plain_number(value) if isinstance(value, int | float) and not isinstance(value, bool) else str(value)


def _words(table: str, rows: pd.DataFrame, key: Sequence[str]) -> pd.Series:
    """Return the key of each row as one text. A reference that may be empty counts as such ("the whole producer"); a row
    with any other gap in its key is like no other."""
    columns = TABLES[table].columns
    parts = [rows[name].astype("string") for name in key]
    may_be_empty = [bool(columns[name].refers) and not columns[name].required for name in key]
    unknown = pd.Series(False, index=rows.index)
    words = pd.Series("", index=rows.index, dtype="string")
    for part, optional in zip(parts, may_be_empty, strict=True):
        unknown |= part.isna() & (not optional)
        words = words + "|" + part.fillna("")
    return words.where(~unknown, "?" + rows["_uid"].astype("string"))


def _complete(table: str, base: pd.DataFrame, extra: pd.DataFrame, key: list[str]) -> tuple[pd.DataFrame, pd.Series]:
    """Return base rows with their gaps filled from mentions, then mentioned-only rows; and which row owns each mention."""
    if extra.empty or not key:
        return pd.concat([base, extra], ignore_index=True), pd.Series(dtype="int64")
    extra = extra.sort_values("_order", ascending=False, kind="stable")
    words = _words(table, extra, key)
    first = extra.assign(_key=words).groupby("_key", sort=False).first()
    owners = extra.groupby(words, sort=False)["_uid"].transform("first")
    if base.empty:
        return first.reset_index(drop=True), pd.Series(owners.to_numpy(), index=extra["_uid"])
    own = _words(table, base, key)
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


def _conflicts(table: str, merged: pd.DataFrame, extra: pd.DataFrame, owner: pd.Series, cells: Cells) -> list[Finding]:
    """Return a finding for every mention that says something else than the record itself."""
    if extra.empty or owner.empty:
        return []
    said = merged.set_index("_uid").reindex(owner.reindex(extra["_uid"]).to_numpy())
    findings = []
    for name in (n for n in extra if not n.startswith(("source_", "_")) and n not in TABLES[table].key):
        mine, theirs = said[name].to_numpy(), extra[name].to_numpy()
        for number in (i for i, (a, b) in enumerate(zip(mine, theirs)) if _differ(name, a, b)):
            row = extra.iloc[number]
            cell = cells.get((row["_uid"], logical(table, name)), "")
            label = TABLES[table].columns[logical(table, name)].label
            other = said.iloc[number]
            there = f"trang “{other['source_sheet']}”"
            there += "" if other["source_file"] == row["source_file"] else f" của tệp {other['source_file']}"
            what = f"{label} ở đây là “{shown(theirs[number])}”, ở {there} là “{shown(mine[number])}”"
            findings.append(Finding("khac_giua_cac_trang", "canh_bao", row["source_file"], row["source_sheet"], cell, what,
                                    "thống nhất hai nơi", table, logical(table, name), str(theirs[number])))  # fmt: skip
    return findings


def _differ(name: str, mine: Any, theirs: Any) -> bool:
    if mine is theirs or pd.isna(mine) or pd.isna(theirs) or str(mine) == str(theirs):
        return False
    return name != "name" or producer_key(str(mine)) != producer_key(str(theirs))


def _repeat(table: str, row: dict[str, object], cells: Cells) -> Finding:
    column = TABLES[table].key[0]
    cell = cells.get((row["_uid"], column)) or f"A{row['source_row']}"
    what = "Dòng này lặp lại y hệt một dòng trước, chỉ tính một lần"
    where = (str(row["source_file"]), str(row["source_sheet"]), cell)
    return Finding("dong_lap_lai", "canh_bao", *where, what, "xóa dòng lặp", table, column, str(row.get(column) or ""))


def stacked(frames: Iterable[pd.DataFrame], columns: list[str]) -> pd.DataFrame:
    """Return frames below each other, with their columns even when there is none."""
    known = [frame for frame in frames if len(frame)]
    return pd.concat(known, ignore_index=True) if known else pd.DataFrame(columns=columns)
