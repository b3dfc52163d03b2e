"""Old Excel workbooks (.xls, Excel 5 to 2003), read with xlrd: values, fonts, number formats and merged ranges."""

from __future__ import annotations

import io
import struct
import zlib
from typing import TYPE_CHECKING

from .book import Book, Merge, RawCell, Sheet, broken, check_merges, check_sheets, check_size
from .stored import number_cell
from .xmlparts import encrypted

if TYPE_CHECKING:
    import xlrd

_WIDE = {0x00BD: 6, 0x00BE: 2}
_ONE_CELL = {0x0201, 0x0203, 0x0204, 0x0205, 0x0006, 0x0206, 0x0406, 0x00D6, 0x00FD, 0x027E, 0x0001, 0x0003, 0x0004}
_ROW, _BOF, _FILEPASS = 0x0208, 0x0809, 0x002F
_DAMAGE = (
    struct.error,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    NotImplementedError,
    TypeError,
    ValueError,
    zlib.error,
)
"""What comes up when the bytes of a file contradict each other."""


def read(data: bytes, file: str) -> Book:
    """Read an old Excel workbook from its bytes; `file` is its name for messages.

    Raises: InputError.
    """
    book = _opened(data, file)
    check_sheets(file, book.nsheets)
    try:  # xlrd opens what it can, and hands on places of styles, fonts and formats that are not there
        styles = [_style(book, number) for number in range(len(book.xf_list))]
        sheets = [_sheet(book, sheet, styles, file) for sheet in book.sheets()]
    except _DAMAGE as error:
        raise broken(file) from error
    return Book("xls", sheets, _date_system(book))


def _opened(data: bytes, file: str) -> xlrd.book.Book:
    import xlrd
    from xlrd.compdoc import CompDocError
    from xlrd.formula import FormulaError

    try:
        _check_records(_stream(data), file)
        return xlrd.open_workbook(
            file_contents=data, logfile=io.StringIO(), formatting_info=True, ragged_rows=True, on_demand=False
        )
    except (xlrd.XLRDError, CompDocError, FormulaError, *_DAMAGE) as error:
        raise broken(file) from error


def _stream(data: bytes) -> bytes:
    from xlrd.compdoc import SIGNATURE, CompDoc

    if not data.startswith(SIGNATURE):
        return data
    container = CompDoc(data, logfile=io.StringIO())
    for name in ("Workbook", "Book"):
        stream: bytes | None = container.get_named_stream(name)
        if stream is not None:
            return bytes(stream)
    raise ValueError("no workbook stream")


def _check_records(stream: bytes, file: str) -> None:
    """Walk over the records without reading them: refuse a password, and more cells than the limits allow."""
    at = cells = rows = 0
    while at + 4 <= len(stream):
        code, length = struct.unpack_from("<HH", stream, at)
        if code in _ONE_CELL:
            cells += 1
        elif code in _WIDE:
            cells += (length - 6) // _WIDE[code]
        elif code == _ROW:
            rows += 1
        elif code == _FILEPASS:
            raise encrypted(file)
        elif code == _BOF:
            rows = 0
        at += 4 + length
        check_size(file, "", cells, rows)


def _sheet(book: xlrd.book.Book, sheet: xlrd.sheet.Sheet, styles: list[tuple[str, str]], file: str) -> Sheet:
    check_merges(file, sheet.name, len(sheet.merged_cells))
    cells = []
    for row in range(sheet.nrows):
        for col, cell in enumerate(sheet.row(row)):
            code, font = styles[cell.xf_index]
            said = _said(cell.value, cell.ctype, code, _date_system(book))
            if said:
                cells.append(RawCell(row + 1, col + 1, *said, _run_font(book, sheet, row, col) or font))
    merges = [Merge(top + 1, left + 1, bottom, right) for top, bottom, left, right in sheet.merged_cells]
    return Sheet(sheet.name, "hidden" if sheet.visibility else "visible", cells, merges)


def _date_system(book: xlrd.book.Book) -> int:
    return 1904 if book.datemode else 1900


def _style(book: xlrd.book.Book, number: int) -> tuple[str, str]:
    style = book.xf_list[number]
    known = book.format_map.get(style.format_key)
    font = book.font_list[style.font_index].name if style.font_index < len(book.font_list) else ""
    return (known.format_str if known else ""), font


def _run_font(book: xlrd.book.Book, sheet: xlrd.sheet.Sheet, row: int, col: int) -> str:
    runs = sheet.rich_text_runlist_map.get((row, col)) or []
    return next((book.font_list[font].name for at, font in runs if at == 0), "")


def _said(value: str | float | int, kind: int, code: str, date_system: int) -> tuple[str, str, str] | None:
    """Return text, kind and what was done for a cell of xlrd, or None for an empty one."""
    import xlrd

    if kind == xlrd.XL_CELL_TEXT:
        return (str(value), "text", "") if value else None
    if kind in (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE):
        return number_cell(float(value), code, date_system)
    if kind == xlrd.XL_CELL_BOOLEAN:
        return ("TRUE" if value else "FALSE"), "boolean", ""
    if kind == xlrd.XL_CELL_ERROR:
        return xlrd.error_text_from_code.get(int(value), "#ERROR!"), "error", "excel_error"
    return None
