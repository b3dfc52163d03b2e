"""What `find_tables` found: tables, what their columns mean, what each row is, and what belongs to no table."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field

from .book import address


@dataclass(frozen=True)
class FoundColumn:
    """One column whose heading was understood: table "*" for STT and notes, else a table and logical column of the schema.

    heading: its levels joined by " / ". means: the code that the heading itself says. unit: as the heading or the title
    block writes it. matched: "exact", "folded" or "fuzzy" with a score of 0-100. under: (table, column, code) that upper
    levels say ("NSTW" over "Giải ngân"). year: the year that the heading names, or "".
    """

    col: int
    letter: str
    heading: str
    table: str
    column: str
    means: str = ""
    unit: str = ""
    matched: str = "exact"
    score: float = 100.0
    under: tuple[tuple[str, str, str], ...] = ()
    year: str = ""


@dataclass(frozen=True)
class UnknownHeading:
    """A heading that could not be placed (or ""), with the nearest known headings."""

    col: int
    heading: str
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True)
class TotalRow:
    """A row of sums: a control, never a record. scope: the records that it sums; empty when it reaches beyond the table."""

    row: int
    scope: tuple[int, ...]
    label: str


@dataclass(frozen=True)
class SttGap:
    """A record whose number in the STT column is not the one expected; found is "" when there is none."""

    row: int
    expected: int
    found: str


@dataclass(frozen=True)
class FoundTable:
    """One table of a sheet; all row and column numbers are those of the sheet, from 1.

    rows: records. context: group labels above each record, outermost first. group_rows, skipped_rows: rows that are
    labels, repeated headings or column numbers. merged: vertical body merges by column as (first row, last row).
    """

    sheet: str
    sheet_state: str
    base: str
    title: tuple[str, ...]
    header_rows: tuple[int, int]
    columns: tuple[FoundColumn, ...]
    unknown: tuple[UnknownHeading, ...]
    rows: tuple[int, ...]
    context: Mapping[int, tuple[str, ...]]
    totals: tuple[TotalRow, ...]
    notes: tuple[str, ...]
    stt_col: int | None
    stt_gaps: tuple[SttGap, ...]
    group_rows: tuple[int, ...] = ()
    skipped_rows: tuple[int, ...] = ()
    merged: Mapping[int, tuple[tuple[int, int], ...]] = field(default_factory=dict, repr=False)

    @property
    def cols(self) -> tuple[int, ...]:
        """All columns, understood or not, left to right."""
        return tuple(sorted({column.col for column in self.columns} | {heading.col for heading in self.unknown}))

    def source_address(self, row: int, col: int) -> str:
        """Return the address of the cell that holds the value seen at (row, col): the first cell of a merged range."""
        ranges = self.merged.get(col, ())
        place = bisect_right(ranges, (row, 1 << 31)) - 1
        if place >= 0 and ranges[place][1] >= row:
            row = ranges[place][0]
        return address(row, col)


@dataclass(frozen=True)
class Loose:
    """A cell that belongs to no table; role is "title", "note" or "unknown"."""

    sheet: str
    address: str
    text: str
    role: str


@dataclass(frozen=True)
class Found:
    """All that was found in a file. said: Vietnamese sentences for its sender, in the order of the sheets."""

    tables: tuple[FoundTable, ...]
    loose: tuple[Loose, ...]
    said: tuple[str, ...]
