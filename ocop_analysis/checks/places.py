"""From a row and a column to the sender's cell, and back from a cell to the rows that it fed."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from ..findings import Finding
from .rules import Tables

OWN, BLANK, NO_COLUMN = "own", "blank", "no_column"


def cells_of(wanted: pd.DataFrame, tables: Tables, origins: pd.DataFrame) -> pd.DataFrame:
    """Return for each wanted value (table, row, column) its file, sheet, cell and how it was found.

    own: the cell that the value was read from. blank: nothing was read; the cell of its row in the column's place.
    no_column: the sheet has no such column (or no known heading and no value in it); the first cell of the row.
    """
    keys = ["table", "row", "column"]
    mine = origins[origins["table"].isin(wanted["table"].unique())]
    read = mine[mine["row"].isin(wanted["row"].unique())]
    found = wanted[keys].merge(read.drop_duplicates(keys), how="left", on=keys).set_axis(wanted.index)
    found["how"] = OWN
    lost = found["cell"].isna()
    if lost.any():
        rows = _rows(found.loc[lost, ["table", "row"]].drop_duplicates(), tables, read)
        placed = found.loc[lost, keys].merge(rows, how="left", on=["table", "row"]).set_axis(found.index[lost])
        letters = _letters(mine[mine["column"].isin(placed["column"].unique())])
        placed = placed.merge(letters, how="left", on=["table", "column", "file", "sheet"]).set_axis(placed.index)
        there = placed["letter"].notna() & placed["line"].notna()
        beside = (placed["letter"] + placed["line"].astype("string")).where(there, placed["first"])
        how = there.map({True: BLANK, False: NO_COLUMN})
        found.loc[lost, ["file", "sheet", "cell", "how"]] = pd.DataFrame(
            {"file": placed["file"], "sheet": placed["sheet"], "cell": beside, "how": how}
        ).astype("object")
    return found[["file", "sheet", "cell", "how"]].astype("string").fillna("")


def rows_with_errors(findings: Iterable[Finding], tables: Tables, origins: pd.DataFrame) -> pd.DataFrame:
    """Return the rows (table, row) that an error finding points at, each with its finding's number (`finding`).

    A finding on a cell that was read belongs to every record that this cell fed (a merged cell feeds several); one on an
    empty cell belongs to the record on that line.
    """
    errors = [
        (number, item.table, item.column, item.file, item.sheet, item.cell)
        for number, item in enumerate(findings)
        if item.severity == "loi" and item.cell and item.table in tables
    ]
    asked = pd.DataFrame(errors, columns=["finding", "table", "column", "file", "sheet", "cell"]).astype(
        {"finding": "int64"}
    )
    if asked.empty:
        return pd.DataFrame({"table": [], "row": [], "finding": []})
    read = origins[origins["table"].isin(asked["table"]) & (origins["row"] >= 0)]
    exact = asked.merge(read, on=["table", "column", "file", "sheet", "cell"])[["table", "row", "finding"]]
    rest = asked[~asked["finding"].isin(exact["finding"])]
    names = rest[["table"]].drop_duplicates()["table"]
    every = pd.concat(
        [pd.DataFrame({"table": t, "row": tables[t].index}) for t in names] or [exact[["table", "row"]][:0]]
    )
    lines = _rows(every, tables, read).astype({"line": "string", "file": "object", "sheet": "object"})
    on_line = rest.assign(line=rest["cell"].str.extract(r"(\d+)$")[0].astype("string")).merge(
        lines, on=["table", "file", "sheet", "line"]
    )
    return pd.concat([exact, on_line[["table", "row", "finding"]]], ignore_index=True).drop_duplicates()


def _rows(wanted: pd.DataFrame, tables: Tables, origins: pd.DataFrame) -> pd.DataFrame:
    """Return for each row its file, sheet, line and first cell: from the cells it was read from, else from its source_…

    Merged cells start above the record, so its own line is the last one.
    """
    told = [_told(table, wanted.loc[wanted["table"].eq(table), "row"], tables) for table in wanted["table"].unique()]
    rows = pd.concat(told, ignore_index=True) if told else wanted.assign(file=None, sheet=None, line=None, first=None)
    read = origins.merge(wanted, on=["table", "row"])
    parts = read["cell"].astype("string").str.extract(r"^([A-Z]+)(\d+)$")
    read = read.assign(letters=parts[0].str.rjust(3), line=pd.to_numeric(parts[1]).astype("Int64"))
    read = read.sort_values(["table", "row", "line", "letters"])
    last = read.drop_duplicates(["table", "row"], keep="last")[["table", "row", "line"]]
    first = read.merge(last, on=["table", "row", "line"]).drop_duplicates(["table", "row"])
    seen = first[["table", "row", "file", "sheet", "line", "cell"]].rename(columns={"cell": "first"})
    merged = rows.merge(seen, how="left", on=["table", "row"], suffixes=("_told", ""))
    for name in ("file", "sheet", "line", "first"):
        merged[name] = merged[name].astype("string").fillna(merged[f"{name}_told"].astype("string"))
    return merged[["table", "row", "file", "sheet", "line", "first"]]


def _told(table: str, rows: pd.Series, tables: Tables) -> pd.DataFrame:
    frame = tables[table].loc[rows]
    line = frame["source_row"].astype("string")
    return pd.DataFrame(
        {"table": table, "row": frame.index, "file": frame["source_file"].to_numpy(), "sheet": frame["source_sheet"].to_numpy(),
         "line": line.to_numpy(), "first": ("A" + line).to_numpy()}
    )  # fmt: skip


def _letters(origins: pd.DataFrame) -> pd.DataFrame:
    """Return the letter under which each sheet has a column."""
    keys = ["table", "column", "file", "sheet"]
    letters = origins[keys].assign(letter=origins["cell"].astype("string").str.extract(r"^([A-Z]+)")[0])
    by_place = letters.assign(length=letters["letter"].str.len()).sort_values(["length", "letter"], kind="stable")
    return by_place.drop_duplicates(keys)[[*keys, "letter"]]
