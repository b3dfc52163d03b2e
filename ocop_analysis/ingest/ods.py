"""OpenDocument spreadsheets (.ods): one pass over content.xml, which tells values, dates and merged ranges itself.

Rows and cells that repeat are written out only where they hold something.
"""

from __future__ import annotations

import zipfile
from bisect import bisect_left

from .book import LAST_COLUMN, Book, Merge, RawCell, Sheet, check_merges, check_sheets, check_size
from .odsparts import Styles, read_styles, said
from .xmlparts import check_parts, opened_zip, parse, pieces

_CONTENT, _STYLES = "content.xml", "styles.xml"
_CELLS = ("table:table-cell", "table:covered-table-cell")
_NOT_IN_CELL = ("office:annotation", "draw:frame", "draw:custom-shape", "draw:g", "table:detective")
_LAST_ROW = 1_048_576


def read(data: bytes, file: str) -> Book:
    """Read an OpenDocument spreadsheet from its bytes; `file` is its name for messages.

    Dates stand in it as ISO text, so its date system does not matter. Raises: InputError.
    """
    with opened_zip(data, file) as archive:
        check_parts(archive, [_CONTENT, _STYLES], file)
        _check_size(archive, file)
        styles = Styles()
        for part in (_STYLES, _CONTENT):
            if part in archive.namelist():
                with archive.open(part) as stream:
                    read_styles(stream, styles)
        reader = _ContentReader(file, styles)
        with archive.open(_CONTENT) as stream:
            parse(stream, reader.start, reader.end, reader.text, prefixed=True)
    return Book("ods", reader.sheets)


def _check_size(archive: zipfile.ZipFile, file: str) -> None:
    cells = 0
    with archive.open(_CONTENT) as stream:
        for piece in pieces(stream):
            cells += piece.count(b"<table:table-cell")
            check_size(file, "", cells, 0)


class _ContentReader:
    """Collects the sheets of a spreadsheet from the events of its content.xml."""

    def __init__(self, file: str, styles: Styles) -> None:
        self.sheets: list[Sheet] = []
        self._file, self._styles = file, styles
        self._row = self._col = self._stored = self._rows = self._outside = self._tables = 0
        self._repeat_row = 1
        self._line: list[RawCell] = []
        self._column_ends: list[int] = []
        self._column_styles: list[str] = []
        self._row_style = ""
        self._cell: dict[str, str] | None = None
        self._shown: list[str] = []
        self._taking = 0
        self._computed = False

    def start(self, name: str, attrs: dict[str, str]) -> None:
        if name in _CELLS:
            self._cell, self._shown, self._taking, self._computed = attrs, [], 0, False
        elif name in _NOT_IN_CELL:
            self._outside += 1
        elif self._cell is not None and name.startswith("text:"):
            self._start_text(name, attrs)
        elif name == "table:table-row":
            self._row, self._col, self._line = self._row + 1, 0, []
            self._repeat_row = _repeated(attrs, "table:number-rows-repeated")
            self._row_style = attrs.get("table:default-cell-style-name", "")
        elif name == "table:table-column":
            before = self._column_ends[-1] if self._column_ends else 0
            self._column_ends.append(before + _repeated(attrs, "table:number-columns-repeated"))
            self._column_styles.append(attrs.get("table:default-cell-style-name", ""))
        elif name == "table:table":
            self._tables += 1
            if self._tables == 1:
                self._start_sheet(attrs)

    def _start_sheet(self, attrs: dict[str, str]) -> None:
        hidden = attrs.get("table:style-name", "") in self._styles.hidden
        self.sheets.append(Sheet(attrs["table:name"], "hidden" if hidden else "visible", [], []))
        check_sheets(self._file, len(self.sheets))
        self._row = self._rows = 0
        self._column_ends, self._column_styles = [], []

    def _start_text(self, name: str, attrs: dict[str, str]) -> None:
        if self._outside:
            return
        if name == "text:p":
            self._taking, self._computed = self._taking + 1, True
            self._shown += ["\n"] if self._shown else []
        elif not self._taking:
            return
        elif name == "text:s":
            self._shown.append(" " * min(int(attrs.get("text:c", 1)), 1000))
        elif name == "text:tab":
            self._shown.append("\t")
        elif name == "text:line-break":
            self._shown.append("\n")

    def text(self, data: str) -> None:
        if self._taking and not self._outside:
            self._shown.append(data)

    def end(self, name: str) -> None:
        if name in _CELLS:
            if self._cell is not None:
                self._end_cell(self._cell, covered=name == "table:covered-table-cell")
            self._cell = None
        elif name in _NOT_IN_CELL:
            self._outside -= 1
        elif name == "text:p" and self._taking and not self._outside:
            self._taking -= 1
        elif name == "table:table-row":
            self._end_row()
        elif name == "table:table":
            self._tables -= 1

    def _end_cell(self, attrs: dict[str, str], *, covered: bool) -> None:
        first, times = self._col + 1, _repeated(attrs, "table:number-columns-repeated")
        self._col += times
        self._merge(attrs, first)
        raw, kind, done = said(attrs, "".join(self._shown), self._computed)
        if covered or not (raw or kind == "error"):
            return
        font = self._styles.font(attrs.get("table:style-name") or self._row_style or self._column_style(first))
        if self._col > LAST_COLUMN:
            raise ValueError(self._col)
        self._line += [RawCell(self._row, col, raw, kind, done, font) for col in range(first, first + times)]

    def _merge(self, attrs: dict[str, str], col: int) -> None:
        wide = int(attrs.get("table:number-columns-spanned", 1))
        high = int(attrs.get("table:number-rows-spanned", 1))
        if wide > 1 or high > 1:
            sheet = self.sheets[-1]
            sheet.merges.append(Merge(self._row, col, self._row + high - 1, col + wide - 1))
            check_merges(self._file, sheet.name, len(sheet.merges))

    def _column_style(self, col: int) -> str:
        at = bisect_left(self._column_ends, col)
        return self._column_styles[at] if at < len(self._column_styles) else ""

    def _end_row(self) -> None:
        times, sheet = self._repeat_row, self.sheets[-1]
        if self._line:
            self._stored += times * len(self._line)
            self._rows += times
            check_size(self._file, sheet.name, self._stored, self._rows)
            for down in range(times):
                sheet.cells.extend(cell._replace(row=cell.row + down) if down else cell for cell in self._line)
        self._row += times - 1
        if self._row > _LAST_ROW:
            raise ValueError(self._row)


def _repeated(attrs: dict[str, str], name: str) -> int:
    return max(int(attrs.get(name, 1)), 1)
