"""A found table, ready to be read: its columns with what they mean, its rows with their district and year, its texts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .columns import Heading

SPREAD = {"budget_lines": "source", "sales_channels": "channel_type", "product_certificates": "kind"}
"""Code columns that a sender may spread over several columns, one for each code: each of them makes records of its own."""


@dataclass(frozen=True)
class SheetColumn:
    """One column of a sheet that was understood: its letter, what it means, and the words of its heading.

    year: the year that the heading names ("Doanh thu 2023"). under: (table, column, code) that upper levels of it say.
    soft: a column of remarks, which may hold a value of this column; what is no such value is no finding.
    """

    col: int
    letter: str
    heading: Heading
    words: str
    year: int | None = None
    under: tuple[tuple[str, str, str], ...] = ()
    soft: bool = False

    def code(self, table: str) -> str:
        """Return the code of a spread column that this column speaks of, or ""."""
        if self.heading.column == SPREAD.get(table) and self.heading.means:
            return self.heading.means
        return next((code for name, column, code in self.under if name == table and column == SPREAD.get(table)), "")


@dataclass(frozen=True)
class Sheet:
    """A found table, ready to be read: for each record its row in the sheet, district and year; by column texts and kinds.

    anchors: the address that a value in a merged range came from, by row and column.
    """

    name: str
    base: str
    rows: Sequence[int]
    texts: Mapping[int, Sequence[str]]
    kinds: Mapping[int, Sequence[str]]
    columns: Sequence[SheetColumn]
    anchors: Mapping[tuple[int, int], str]
    units: Sequence[str | None]
    years: Sequence[int | None]
    date_system: int = 1900
