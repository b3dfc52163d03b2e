"""Totals rows as control sums: the number written in a totals cell beside the records that it should sum."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from ...ingest.found import FoundTable
from ...schema import SENT
from ..read.result import Unreadable
from .columns import Heading, Tools, read_spellings
from .shared import is_amount

COLUMNS = ["file", "sheet", "cell", "table", "column", "value", "rows"]


@dataclass(frozen=True)
class TotalCell:
    """One number of a totals row, in canonical units, and the cells that it sums."""

    file: str
    sheet: str
    cell: str
    table: str
    column: str
    value: float
    cells: frozenset[str]


def totals_of(table: FoundTable, cells: pd.DataFrame, file: str, tools: Tools) -> list[TotalCell]:
    """Return the numbers of the totals rows of a found table; a total over records elsewhere has nothing to compare."""
    columns = [c for c in table.columns if c.table in SENT and is_amount(c.table, c.column)]
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
                summed = frozenset(table.source_address(row, column.col) for row in total.scope)
                made.append(TotalCell(file, table.sheet, cell, column.table, column.column, value, summed))
    return made


def control_sums(totals: Iterable[TotalCell], origins: pd.DataFrame) -> pd.DataFrame:
    """Return the totals with the records that the summed cells fed; columns as `COLUMNS`, rows a list of row numbers."""
    at = ["table", "column", "file", "sheet"]
    known = {place: dict(zip(group["cell"], group["row"])) for place, group in _summable(origins).groupby(at)}
    made = []
    for one in totals:
        fed = known.get((one.table, one.column, one.file, one.sheet), {})
        rows = sorted({int(fed[cell]) for cell in one.cells if cell in fed})
        if rows:
            made.append((one.file, one.sheet, one.cell, one.table, one.column, one.value, rows))
    return pd.DataFrame(made, columns=COLUMNS)


def _summable(origins: pd.DataFrame) -> pd.DataFrame:
    amounts = [(name, column) for name, spec in SENT.items() for column in spec.columns if is_amount(name, column)]
    return origins.merge(pd.DataFrame(amounts, columns=["table", "column"]), on=["table", "column"])


def _number(heading: Heading, text: str, kind: str, tools: Tools) -> float | None:
    if not text:
        return None
    try:
        read = read_spellings(heading, [(text, kind)], tools)
    except Unreadable:
        return None
    value = read[text, kind].fields.get(heading.column)
    return None if value is None else float(value)
