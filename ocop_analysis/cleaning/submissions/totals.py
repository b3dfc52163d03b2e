"""Totals rows as control sums: the number written in a totals cell beside the records that it should sum."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from ...ingest.found import FoundTable
from ...schema import SENT, TABLES
from ..read.result import Unreadable
from .columns import Heading, Tools, read_spellings

COLUMNS = ["file", "sheet", "cell", "table", "column", "value", "rows"]


@dataclass(frozen=True)
class TotalCell:
    """One number of a totals row, in canonical units, and the sheet rows of the records that it sums."""

    file: str
    sheet: str
    cell: str
    table: str
    column: str
    value: float
    sheet_rows: tuple[int, ...]


def totals_of(table: FoundTable, cells: pd.DataFrame, file: str, tools: Tools) -> list[TotalCell]:
    """Return the numbers of the totals rows of a found table; a total over records elsewhere has nothing to compare."""
    columns = [c for c in table.columns if c.table in SENT and not c.means and _is_amount(c.table, c.column)]
    rows = [total for total in table.totals if total.scope]
    if not rows or not columns:
        return []
    mine = cells[cells["sheet"].eq(table.sheet) & cells["row"].isin([total.row for total in rows])]
    at = {
        (int(row), int(col)): (text, kind) for row, col, text, kind in mine[["row", "col", "text", "kind"]].to_numpy()
    }
    made = []
    for total in rows:
        for column in columns:
            text, kind = at.get((total.row, column.col), ("", ""))
            value = _number(Heading(column.table, column.column, "", column.unit or None), text, kind, tools)
            if value is not None:
                cell = f"{column.letter}{total.row}"
                made.append(TotalCell(file, table.sheet, cell, column.table, column.column, value, total.scope))
    return made


def control_sums(totals: Iterable[TotalCell], tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return the totals with the canonical records that they sum; columns as `COLUMNS`, rows a list of row numbers."""
    index: dict[str, pd.Series] = {}
    made = []
    for total in totals:
        if total.table not in index:
            frame = tables[total.table]
            places = pd.MultiIndex.from_frame(frame[["source_file", "source_sheet", "source_row"]].astype("string"))
            index[total.table] = pd.Series(range(len(frame)), index=places).sort_index()
        known = index[total.table]
        wanted = [(total.file, total.sheet, str(row)) for row in total.sheet_rows]
        rows = [int(number) for number in known[known.index.isin(wanted)]]
        if rows:
            made.append((total.file, total.sheet, total.cell, total.table, total.column, total.value, rows))
    return pd.DataFrame(made, columns=COLUMNS)


def _is_amount(table: str, column: str) -> bool:
    spec = TABLES[table].columns[column]
    return spec.kind in ("integer", "number") and column not in (
        "year",
        "stars",
        "result_stars",
        "score",
        "contract_years",
    )


def _number(heading: Heading, text: str, kind: str, tools: Tools) -> float | None:
    if not text:
        return None
    try:
        read = read_spellings(heading, [(text, kind)], tools)
    except Unreadable:
        return None
    value = read[text, kind].fields.get(heading.column)
    return None if value is None else float(value)
