"""From a received file to cells that remember where they stood: everything is text here, nothing is interpreted."""

from .cells import read_cells
from .found import Found, FoundColumn, FoundTable, Loose, SttGap, TotalRow, UnknownHeading
from .grid import grid, kinds
from .headings import HeadingRow, Headings
from .hints import Hint, submission_hints
from .raw import RawTable, read_csv_text
from .tables import find_tables, roles

__all__ = [
    "Found",
    "FoundColumn",
    "FoundTable",
    "HeadingRow",
    "Headings",
    "Hint",
    "Loose",
    "RawTable",
    "SttGap",
    "TotalRow",
    "UnknownHeading",
    "find_tables",
    "grid",
    "kinds",
    "read_cells",
    "read_csv_text",
    "roles",
    "submission_hints",
]
