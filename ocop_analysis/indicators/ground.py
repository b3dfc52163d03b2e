"""Where the commune that a record names lies on the day: boundaries changed, and a code means something only with a year."""

from __future__ import annotations

import numpy as np

from .moment import Moment, Rows


def in_communes(moment: Moment, rows: Rows) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return pairs of a row and a commune of the day that holds the row's commune, and whether it surely does.

    A code means the commune that bore it on 31 December of the row's year. A row of a split commune has several pairs,
    none of them sure; a row without a commune has the pair with -1.
    """
    ids = rows.ids("commune_code")
    if moment.facts.territory.moves.empty:
        return np.arange(len(rows)), ids, np.ones(len(rows), dtype=bool)
    things = moment.facts.things("commune_code")
    years = np.fmin(rows.table.years[rows.at], moment.year).astype("int64")
    asked, back = np.unique(np.column_stack([ids, years]), axis=0, return_inverse=True)
    found = [_became(moment, str(things[thing]), year) if thing >= 0 else {"": True} for thing, year in asked]
    counts = np.array([len(each) for each in found], dtype="int64")
    codes = things.get_indexer([code for each in found for code in each])
    sure = np.array([whole for each in found for whole in each.values()], dtype=bool)
    start = np.cumsum(counts) - counts
    row = np.repeat(np.arange(len(rows)), counts[back.ravel()])
    first = np.repeat(np.cumsum(counts[back.ravel()]) - counts[back.ravel()], counts[back.ravel()])
    pair = start[back.ravel()][row] + np.arange(len(row)) - first
    return row, codes[pair], sure[pair]


def _became(moment: Moment, code: str, year: int) -> dict[str, bool]:
    return moment.facts.territory.became(code, np.datetime64(f"{year}-12-31", "D"), moment.as_of)
