"""What every reader of workbooks hands over, the limits that all of them keep."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from ..errors import InputError, Problem

MOST_FILE_BYTES = 100 * 2**20
"""A register of 20.000 products (400.000 cells) is a file of 3 MB (.xlsx) to 40 MB (.xls): room for more than double."""
MOST_UNPACKED_BYTES = 400 * 2**20
"""Two million cells are about 150 MB of XML; what unpacks to more than this holds something else."""
MOST_TIMES_PACKED = 400
"""Sheets shrink 5 to 60 times in a zip, yes-marks only up to 200 times; more, in a large part, is a zip bomb."""
MOST_CELLS = 2_000_000
"""Cells stored in one file: five times the largest register expected; they still fit in 2 GB of memory."""
MOST_ROWS = 200_000
"""Rows stored in one sheet: ten times the largest register expected."""
MOST_SHEETS = 300
"""Sheets in one file: one for each commune of the province (177 before 1/7/2025) and more."""
MOST_MERGES = 100_000
"""Merged ranges in one sheet: one for every second row of the longest sheet."""
MOST_MERGED = 20 * MOST_CELLS
"""Stored cells in the rows of all merged ranges together; in a true sheet ranges do not overlap."""
MOST_TEXT = 200_000_000
"""Characters in all cells of one file together: a hundred for each of the most cells."""

LAST_COLUMN = 16_384
"""The last column that a spreadsheet has (XFD)."""

TOO_LARGE = (
    "nếu phần lớn là ô trống đã kẻ khung thì xóa các dòng, cột trống rồi lưu lại; "
    "nếu là dữ liệu thật thì tách thành nhiều tệp, mỗi tệp một năm hoặc một huyện"
)


class RawCell(NamedTuple):
    """One non-empty cell as its file stores it; ``kind`` and ``done`` as in `cells.COLUMNS`."""

    row: int
    col: int
    raw: str
    kind: str = "text"
    done: str = ""
    font: str = ""


class Merge(NamedTuple):
    """A merged range, its first and last row and column (1-based, both included)."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class Sheet:
    """One sheet in the order of its file; a chart sheet has no cells."""

    name: str
    state: str
    cells: list[RawCell]
    merges: list[Merge]


@dataclass(frozen=True)
class Book:
    """A file as read: its sheets, and what was found out about the file itself."""

    format: str
    sheets: list[Sheet]
    date_system: int = 1900
    encoding: str = ""
    delimiter: str = ""
    notes: tuple[str, ...] = ()


def refuse(what: str, where: str, why: str = "", todo: str = "") -> InputError:
    """Return the error that says why a file cannot be read."""
    return InputError([Problem(what, where, why, todo)])


def broken(file: str) -> InputError:
    """Return the error for a file that is cut off or damaged."""
    why = "tệp bị cắt cụt khi chép, tải hoặc gửi, hoặc đã bị sửa bằng chương trình khác"
    return refuse(
        "Tệp hỏng, không mở được", file, why, "mở lại bằng Excel hoặc LibreOffice, lưu thành .xlsx mới rồi gửi lại"
    )


def check_size(file: str, sheet: str, cells: int, rows: int) -> None:
    """Refuse a file with more stored cells, or a sheet with more rows, than the limits allow.

    Raises: InputError.
    """
    if rows > MOST_ROWS:
        why = f"trang có hơn {_dots(MOST_ROWS)} dòng, chương trình nhận nhiều nhất {_dots(MOST_ROWS)} dòng một trang"
        raise refuse("Trang tính quá dài", f"{file}, trang “{sheet}”", why, TOO_LARGE)
    if cells > MOST_CELLS:
        why = f"tệp có hơn {_dots(MOST_CELLS)} ô, chương trình nhận nhiều nhất {_dots(MOST_CELLS)} ô một tệp"
        raise refuse("Tệp quá lớn", file, why, TOO_LARGE)


def check_sheets(file: str, sheets: int) -> None:
    """Refuse a workbook with too many sheets.

    Raises: InputError.
    """
    if sheets > MOST_SHEETS:
        why = f"có {_dots(sheets)} trang, chương trình nhận nhiều nhất {MOST_SHEETS} trang"
        raise refuse("Tệp có quá nhiều trang tính", file, why, "tách thành nhiều tệp")


def check_merges(file: str, sheet: str, merges: int, merged: int = 0) -> None:
    """Refuse a sheet with too many merged ranges, or with ranges that lie over each other without end.

    Raises: InputError.
    """
    if merges > MOST_MERGES or merged > MOST_MERGED:
        why = f"nhiều nhất {_dots(MOST_MERGES)} vùng gộp ô, không chồng lên nhau"
        raise refuse("Trang tính có quá nhiều ô gộp", f"{file}, trang “{sheet}”", why, "bỏ gộp ô rồi lưu lại")


def check_text(file: str, sheets: Iterable[Sheet]) -> None:
    """Refuse a file whose cells hold too much text together; a text that is stored once may stand in many cells.

    Raises: InputError.
    """
    size = sum(len(cell.raw) + len(cell.font) + len(sheet.name) for sheet in sheets for cell in sheet.cells)
    if size > MOST_TEXT:
        raise refuse("Tệp quá lớn", file, f"các ô có hơn {_dots(MOST_TEXT)} chữ", TOO_LARGE)


def _dots(number: int) -> str:
    return f"{number:,}".replace(",", ".")


@lru_cache(maxsize=LAST_COLUMN)
def letters(col: int) -> str:
    """Return the letters of a column.

    >>> letters(1), letters(28), letters(16384)
    ('A', 'AB', 'XFD')
    """
    text = ""
    while col:
        col, rest = divmod(col - 1, 26)
        text = chr(65 + rest) + text
    return text


def address(row: int, col: int) -> str:
    """Return the address of a cell as spreadsheets write it.

    >>> address(7, 2)
    'B7'
    """
    return f"{letters(col)}{row}"


def joined(parts: Iterable[str]) -> str:
    """Return steps as one text, without the empty ones.

    >>> joined(["nfd", "", "trim"])
    'nfd trim'
    """
    return " ".join(part for part in parts if part)
