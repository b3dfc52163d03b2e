"""The canonical tables as data: what a row is, which columns it has, of which type and unit, and how a reader calls them.

`TABLES[name]` holds everything: templates, headings, validation and the data dictionary (docs/du-lieu.md) are made from
it. Empty means unknown, never zero. A table is a "state" (one row per key and year: what was so in that year) or a list of
"events" (one row per key). Money is in million VND, area in hectares, weight in tonnes; codes are text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pandas as pd

from .codes import CHANNELS, EVENTS, LEVELS, PRODUCER_TYPES, PRODUCT_GROUPS, SIZES
from .model import DTYPES, Column, Table
from .tables import TABLES

__all__ = [
    "CHANNELS",
    "DTYPES",
    "EVENTS",
    "LEVELS",
    "PRODUCER_TYPES",
    "PRODUCT_GROUPS",
    "SENT",
    "SIZES",
    "TABLES",
    "Column",
    "Table",
    "empty",
    "typed",
]

SENT: Mapping[str, Table] = {name: table for name, table in TABLES.items() if table.sent}
"""The tables that districts send; the others come from published sources."""


def empty(table: str) -> pd.DataFrame:
    """Return the table without rows, with its columns and types.

    >>> list(empty("workforce").columns)[:2]
    ['producer_id', 'year']
    """
    return typed(table, pd.DataFrame())


def typed(table: str, rows: pd.DataFrame) -> pd.DataFrame:
    """Return `rows` with exactly the columns of `table`, in order and typed; a missing column is all unknown.

    Errors: ValueError for a column that the table does not have.
    """
    dtypes = dict(_dtypes(TABLES[table]))
    unknown = sorted(set(rows.columns) - set(dtypes))
    if unknown:
        raise ValueError(f"table {table} has no column {', '.join(unknown)}")
    cast = {name: pd.Series(rows.get(name), index=rows.index).astype(dtype) for name, dtype in dtypes.items()}
    return pd.DataFrame(cast, index=rows.index).reset_index(drop=True)


def _dtypes(table: Table) -> Iterator[tuple[str, str]]:
    for name, column in table.columns.items():
        for field in column.fields(name):
            yield field, DTYPES[column.kind]
