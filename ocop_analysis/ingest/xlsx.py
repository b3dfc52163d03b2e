"""Excel workbooks (.xlsx, .xlsm): one pass over each sheet's XML, with fonts, number formats and merged ranges.

The stored values are read, never computed: no formula, macro or link to another file is followed.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from functools import partial

from .book import LAST_COLUMN, Book, Merge, RawCell, Sheet, check_merges, check_sheets, check_size
from .stored import number_cell
from .xlsxparts import Style, Workbook, read_strings, read_styles, read_workbook, unescape
from .xmlparts import check_parts, opened_zip, parse, pieces

_MACROS = "Tệp có macro; chương trình không chạy macro"
_LINKS = "Tệp có công thức lấy số từ tệp khác; chương trình dùng kết quả đã lưu trong tệp này"
_AREA = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?")


def read(data: bytes, file: str) -> Book:
    """Read an Excel workbook from its bytes; `file` is its name for messages.

    Raises: InputError.
    """
    with opened_zip(data, file) as archive:
        workbook = read_workbook(archive)
        check_sheets(file, len(workbook.sheets))
        parts = [part for _, _, part in workbook.sheets if part]
        check_parts(archive, [*parts, workbook.strings, workbook.styles, workbook.part], file)
        _check_sizes(archive, workbook, file)
        styles, strings = read_styles(archive, workbook.styles), read_strings(archive, workbook.strings)
        sheets = []
        for name, state, part in workbook.sheets:
            reader = _SheetReader(styles, strings, workbook.date_system, partial(check_merges, file, name))
            if part:
                with archive.open(part) as stream:
                    parse(stream, reader.start, reader.end, reader.text)
            sheets.append(Sheet(name, state, reader.cells, reader.merges))
        macros = any(name.endswith("vbaProject.bin") for name in archive.namelist())
        links = any(name.startswith("xl/externalLinks/") for name in archive.namelist())
    notes = tuple(note for note, there in ((_MACROS, macros), (_LINKS, links)) if there)
    return Book("xlsm" if macros else "xlsx", sheets, workbook.date_system, notes=notes)


def _check_sizes(archive: zipfile.ZipFile, workbook: Workbook, file: str) -> None:
    """Count stored rows and cells without parsing, and stop at the first that is too many."""
    cells = 0
    for name, _, part in workbook.sheets:
        if not part:
            continue
        rows = 0
        with archive.open(part) as stream:
            for piece in pieces(stream):
                cells += _count(piece, b"c")
                rows += _count(piece, b"row")
                check_size(file, name, cells, rows)


def _count(piece: bytes, name: bytes) -> int:
    return sum(piece.count(before + name + after) for before in (b"<", b":") for after in (b" r", b" s", b" t", b">"))


def area(text: str) -> Merge:
    """Return a range of cells from its text.

    >>> area("B7:C10"), area("B7")
    (Merge(top=7, left=2, bottom=10, right=3), Merge(top=7, left=2, bottom=7, right=2))
    """
    found = _AREA.fullmatch(text)
    if not found:
        raise ValueError(text)
    left, top, right, bottom = found.groups()
    return Merge(int(top), column(left), int(bottom or top), column(right or left))


def column(text: str) -> int:
    """Return the number of a column from its letters.

    >>> column("A"), column("AB")
    (1, 28)
    """
    number = 0
    for letter in text:
        number = number * 26 + ord(letter) - 64
    if not 1 <= number <= LAST_COLUMN:
        raise ValueError(text)
    return number


class _SheetReader:
    """Collects the cells and merged ranges of one sheet from the events of its XML."""

    def __init__(
        self,
        styles: list[Style],
        strings: list[tuple[str, str]],
        date_system: int,
        check: Callable[[int], None],
    ) -> None:
        self.cells: list[RawCell] = []
        self.merges: list[Merge] = []
        self._styles, self._strings, self._date_system, self._check = styles, strings, date_system, check
        self._row = self._col = 0
        self._columns: dict[str, int] = {}
        self._attrs: dict[str, str] = {}
        self._parts: list[str] = []
        self._run_font = ""
        self._taking = self._formula = self._phonetic = False

    def start(self, name: str, attrs: dict[str, str]) -> None:
        if name == "c":
            self._attrs, self._parts, self._formula, self._run_font = attrs, [], False, ""
            where = attrs.get("r")
            self._col = self._column(where.rstrip("0123456789")) if where else self._col + 1
        elif name == "v" or name == "t":
            self._taking = not self._phonetic
        elif name == "f":
            self._formula = True
        elif name == "row":
            self._row, self._col = int(attrs.get("r", self._row + 1)), 0
        elif name == "rPh":
            self._phonetic = True
        elif name == "rFont":
            self._run_font = self._run_font or attrs.get("val", "")
        elif name == "mergeCell":
            self.merges.append(area(attrs["ref"]))
            self._check(len(self.merges))

    def end(self, name: str) -> None:
        if name == "v" or name == "t":
            self._taking = False
        elif name == "c":
            if self._parts or self._formula:
                self._finish("".join(self._parts))
        elif name == "rPh":
            self._phonetic = False

    def text(self, data: str) -> None:
        if self._taking:
            self._parts.append(data)

    def _column(self, text: str) -> int:
        number = self._columns.get(text)
        if number is None:
            number = self._columns[text] = column(text)
        return number

    def _finish(self, stored: str) -> None:
        kind = self._attrs.get("t", "n")
        style = self._styles[int(self._attrs.get("s", 0))]
        font = self._run_font or style.font
        if kind == "s":
            raw, run_font = self._strings[int(stored)]
            said = (raw, "text", "")
            font = run_font or font
        elif kind == "n":
            if not stored.strip():
                said = ("", "error", "formula_without_value")
            else:
                said = number_cell(_number(stored), style.format, self._date_system)
        elif kind == "b":
            said = ("TRUE" if stored == "1" else "FALSE", "boolean", "")
        elif kind == "e":
            said = (stored, "error", "excel_error")
        elif kind == "d":
            said = (stored.removesuffix("T00:00:00"), "date", "")
        else:
            said = (unescape(stored), "text", "")
        if said[0] or said[1] == "error":
            self.cells.append(RawCell(self._row, self._col, *said, font))


def _number(stored: str) -> float | int:
    return int(stored) if stored.isdigit() else float(stored)
