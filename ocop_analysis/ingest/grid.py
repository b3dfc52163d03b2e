"""The records of a found table as a grid: merged cells filled down inside their range, blanks left blank."""

from __future__ import annotations

import numpy as np
import pandas as pd

from .found import FoundTable


def grid(cells: pd.DataFrame, table: FoundTable) -> pd.DataFrame:
    """Return the text of each record's cells: index the rows of the sheet, columns its column numbers, "" where empty."""
    return _laid_out(cells, table, "text")


def kinds(cells: pd.DataFrame, table: FoundTable) -> pd.DataFrame:
    """Return the kind of each cell (text, number, date, boolean, error), in the shape of `grid`."""
    return _laid_out(cells, table, "kind")


def _laid_out(cells: pd.DataFrame, table: FoundTable, field: str) -> pd.DataFrame:
    rows, cols = np.array(table.rows, dtype="int64"), np.array(table.cols, dtype="int64")
    out = np.full((len(rows), len(cols)), "", dtype=object)
    if len(rows) and len(cols):
        row, col = cells["row"].to_numpy("int64"), cells["col"].to_numpy("int64")
        here = np.flatnonzero((cells["sheet"] == table.sheet).to_numpy(bool))
        here = here[np.isin(col[here], cols) & (row[here] >= rows[0]) & (row[here] <= rows[-1])]
        at = np.searchsorted(rows, row[here])
        own = rows[at] == row[here]
        here, at = here[own], at[own]
        out[at, np.searchsorted(cols, col[here])] = cells[field].to_numpy(object)[here]
    for place, column in enumerate(cols):
        for top, bottom in table.merged.get(int(column), ()):
            first, last = np.searchsorted(rows, [top, bottom + 1])
            if first < last and rows[first] == top:
                out[first + 1 : last, place] = out[first, place]
    return pd.DataFrame(out, index=pd.Index(rows, name="row"), columns=pd.Index(cols, name="col"), dtype=object)
