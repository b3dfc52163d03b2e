"""Frames of cells drawn as text: one string a row, cells between "|"; what `read_cells` would give for such a sheet."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from ocop_analysis.ingest import HeadingRow, Headings
from ocop_analysis.ingest.book import letters

COLUMNS = [
    "sheet",
    "sheet_state",
    "address",
    "row",
    "col",
    "raw",
    "text",
    "kind",
    "done",
    "confidence",
    "merged",
    "font",
]
HEADINGS_FILE = Path(__file__).resolve().parent.parent / "params" / "headings.csv"


def known_headings() -> Headings:
    with HEADINGS_FILE.open(encoding="utf-8") as file:
        return Headings.from_rows(HeadingRow(**row) for row in csv.DictReader(file))


def sheet(*lines: str, name: str = "Sheet1", state: str = "visible", merged: str = "") -> pd.DataFrame:
    """Return the cells of one sheet; `merged` lists ranges, "A1:B1 C3:C5"."""
    return cells_of([line.split("|") for line in lines], name, state, merged)


def cells_of(
    grid: Sequence[Sequence[str]], name: str = "Sheet1", state: str = "visible", merged: str = ""
) -> pd.DataFrame:
    ranges = {area.split(":")[0]: area for area in merged.split()}
    rows = []
    for row, line in enumerate(grid, start=1):
        for col, cell in enumerate(line, start=1):
            text, address = cell.strip(), f"{letters(col)}{row}"
            if text:
                kind = "number" if re.fullmatch(r"\d+([.,]\d+)?", text) else "text"
                rows.append((name, state, address, row, col, text, text, kind, "", 1.0, ranges.get(address, ""), ""))
    return pd.DataFrame(rows, columns=COLUMNS)


def book(*sheets: pd.DataFrame, file: str = "") -> pd.DataFrame:
    """Return several sheets as one frame."""
    frame = pd.concat(sheets, ignore_index=True)
    frame.attrs["file"] = file
    return frame
