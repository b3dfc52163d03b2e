"""The records of one table in one sheet while they are being read: plain lists, one item a record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from ...schema import TABLES


@dataclass
class Records:
    """Fields by name, and by logical column the address of the cell that each record's value came from.

    numbers: which row of the grid each record is, the same for all tables of a sheet. sheet_rows: the rows in the sheet.
    """

    table: str
    is_base: bool
    numbers: list[int]
    sheet_rows: list[int]
    fields: dict[str, list[Any]]
    cells: dict[str, Sequence[str]] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.numbers)

    def get(self, name: str) -> list[Any]:
        """Return a field of every record, None where nothing is known."""
        return self.fields.get(name) or [None] * len(self)

    def fill(self, name: str, values: Sequence[Any], cells: Sequence[str] | None = None, first: bool = False) -> None:
        """Take values, and the cells that they came from, where nothing is known yet; with `first`, also in place of what is."""
        mine, column = self.get(name), logical(self.table, name)
        takes = [value is not None and (first or known is None) for known, value in zip(mine, values, strict=True)]
        self.fields[name] = [b if take else a for a, b, take in zip(mine, values, takes, strict=True)]
        if cells is not None:
            old = self.cells.get(column, cells)
            self.cells[column] = [b if take else a for a, b, take in zip(old, cells, takes, strict=True)]

    def keep(self, flags: Sequence[bool]) -> None:
        """Leave out the records whose flag is false."""
        if all(flags):
            return
        chosen = [place for place, flag in enumerate(flags) if flag]
        self.numbers = [self.numbers[place] for place in chosen]
        self.sheet_rows = [self.sheet_rows[place] for place in chosen]
        self.fields = {name: [values[place] for place in chosen] for name, values in self.fields.items()}
        self.cells = {name: [cells[place] for place in chosen] for name, cells in self.cells.items()}


def logical(table: str, name: str) -> str:
    """Return the logical column of a field: a span has two fields.

    >>> logical("certificates", "decided_from")
    'decided'
    """
    return _LOGICAL[table].get(name, name)


_LOGICAL = {
    table: {name: column for column, spec in content.columns.items() for name in spec.fields(column)}
    for table, content in TABLES.items()
}
