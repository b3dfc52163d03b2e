"""Writing grids as files: workbooks and text, always the same bytes for the same content."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Sequence

from .page import Grid

STAMP = (2026, 1, 1, 0, 0, 0)
"""The time that every part of a workbook bears."""
_WIDEST = 24


def workbook_bytes(grids: Sequence[Grid], date_1904: bool = False) -> bytes:
    """Return an .xlsx file of the grids; with `date_1904` its serial numbers count from 1904."""
    from openpyxl import Workbook
    from openpyxl.styles import Font
    from openpyxl.utils.datetime import CALENDAR_MAC_1904

    book = Workbook()
    book.remove(book.active)
    if date_1904:
        book.epoch = CALENDAR_MAC_1904
    for grid in grids:
        sheet = book.create_sheet(grid.name)
        sheet.sheet_state = "hidden" if grid.hidden else "visible"
        fonts = {name: Font(name=name) for name in {grid.font, *(cell.font for cell in grid.cells.values())} if name}
        for (row, col), cell in sorted(grid.cells.items()):
            written = sheet.cell(row, col, cell.value)
            if isinstance(cell.value, str):
                written.data_type = "s"
            if font := fonts.get(cell.font or grid.font):
                written.font = font
            if cell.format:
                written.number_format = cell.format
        for first_row, first_col, last_row, last_col in grid.merges:
            sheet.merge_cells(start_row=first_row, start_column=first_col, end_row=last_row, end_column=last_col)
        for letter in {
            cell.column_letter for row in sheet.iter_rows() for cell in row if hasattr(cell, "column_letter")
        }:
            sheet.column_dimensions[letter].width = _WIDEST
    book.properties.creator = book.properties.lastModifiedBy = "ocop sample"
    book.properties.created = book.properties.modified = dt.datetime(*STAMP)
    raw = io.BytesIO()
    book.save(raw)
    return _restamped(raw.getvalue())


def _restamped(content: bytes) -> bytes:
    """Return a zip file with the same parts in the same order, all of them with the fixed time."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "docProps/core.xml":
                part = _fixed_times(part)
            new.writestr(_entry(name), part, zipfile.ZIP_DEFLATED, compresslevel=9)
    return made.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, STAMP)
    entry.external_attr = 0o600 << 16
    entry.create_system = 0
    return entry


def _fixed_times(core: bytes) -> bytes:
    """Return the core properties with the fixed time: openpyxl writes the moment of saving."""
    import re

    stamp = dt.datetime(*STAMP).strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    return re.sub(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*", rb"\g<1>" + stamp, core)


def text_bytes(grid: Grid, encoding: str, delimiter: str = ";") -> bytes:
    """Return a sheet as delimited text; numbers as Vietnamese write them, line ends as Windows has them."""
    import csv

    rows, cols = (max((at[axis] for at in grid.cells), default=0) for axis in (0, 1))
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\r\n")
    for row in range(1, rows + 1):
        writer.writerow(
            [_as_text(grid.cells[row, col].value) if (row, col) in grid.cells else "" for col in range(1, cols + 1)]
        )
    return encoded(out.getvalue(), encoding)


def _as_text(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.6f}".rstrip("0").rstrip(".").replace(".", ",")
    return str(value)


def encoded(text: str, encoding: str) -> bytes:
    """Return text as bytes. Windows-1258 holds tones apart: letters that it lacks are written as letter and tone.

    >>> encoded("Đại Từ", "cp1258").decode("cp1258") == "Đại Từ"
    False
    """
    if encoding != "cp1258":
        return text.encode(encoding)
    import unicodedata

    made = []
    for char in text:
        parts = unicodedata.normalize("NFD", char)
        tones = [mark for mark in parts if mark in "\u0300\u0301\u0303\u0309\u0323"]
        base = unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in tones))
        made.append(base + "".join(tones))
    return "".join(made).encode("cp1258")
