"""The door of reading: a received file of any kind becomes one row for each non-empty cell, with its address.

    file -> its kind by content (filekind) -> reader (xlsx, xls, ods, delimited) -> Book -> frame of cells

Nothing is interpreted here beyond what the file itself says: numbers, dates and codes become the text that they stand
for, legacy fonts become Unicode, spaces are made plain. What a text means is for the cleaning steps.
"""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from ..vietnamese import clean_text
from .book import MOST_FILE_BYTES, TOO_LARGE, Book, RawCell, Sheet, address, check_merges, check_text, joined, refuse
from .filekind import kind_of, note_on_name

COLUMNS = {
    "sheet": "name of the sheet; of a text table: the name of the file",
    "sheet_state": "visible or hidden",
    "address": "B7",
    "row": "1-based",
    "col": "1-based",
    "raw": "exact text: shortest number, ISO date, code with its zeros; empty for a formula without a result",
    "text": "clean text: Unicode NFC, legacy fonts converted, single plain spaces, line breaks kept",
    "kind": "text, number, date, boolean or error",
    "done": "words for what was done, in order; see DONE",
    "confidence": "0-1, how sure the reading of `text` is; 0 for an error",
    "merged": "B7:B10 for the first cell of a merged range, which carries the value; the others have no row",
    "font": "name of the font, or empty",
}
"""The columns of a frame of cells; a cell is listed when its clean text is not empty, or when it holds an error."""

DONE = {
    "nfd": "decomposed letters were put together",
    "tcvn3": "converted from TCVN3 (.VnTime)",
    "tcvn3_upper": "converted from TCVN3 capitals (.VnTimeH)",
    "vni": "converted from VNI",
    "viscii": "converted from VISCII",
    "trim": "spaces, invisible characters or Ð were cleaned",
    "zeros": "a number got the leading zeros that its format shows",
    "not_a_date": "the format shows a date but the number is outside the calendar: left as a number",
    "formula_without_value": "a formula whose result was never stored",
    "excel_error": "#N/A, #REF! and the like",
}
"""Words of the column `done`."""

_STEPS = {"unicode_nfd": "nfd"}
Columns = dict[str, Any]


def read_cells(path: str | Path) -> pd.DataFrame:
    """Return one row for each non-empty cell of a workbook or text table, with columns as in `COLUMNS`.

    `attrs["file_info"]` tells about the file: file, format, date_system, sheets as (name, state, n_rows, n_cols,
    n_cells), encoding, delimiter. `attrs["notes"]` are Vietnamese sentences for its sender.

    Raises: InputError, with what is wrong, where and what to do, if the file is missing, damaged, protected by a
    password, too large, or no table.
    """
    path = Path(path)
    data = _bytes(path)
    kind = kind_of(data, path.name)
    book = _reader(kind)(data, path.name)
    check_text(path.name, book.sheets)
    frames = [_sheet_frame(path.name, sheet) for sheet in book.sheets]
    frames = frames or [_sheet_frame(path.name, Sheet("", "visible", [], []))]
    frame = pd.concat(frames, ignore_index=True)
    note = note_on_name(path.name, kind)
    frame.attrs["file_info"] = _file_info(path.name, book, frames)
    frame.attrs["notes"] = [note, *book.notes] if note else list(book.notes)
    return frame


def _bytes(path: Path) -> bytes:
    file = path.name
    if path.is_dir():
        raise refuse("Là thư mục, không phải tệp", file, "chương trình đọc từng tệp", "chọn một tệp trong thư mục")
    if file.startswith("~$"):
        why = "Excel tạo ra khi đang mở bảng tính"
        raise refuse("Là tệp tạm, không có dữ liệu", file, why, f"gửi tệp {file.removeprefix('~$')}")
    try:
        size = path.stat().st_size
        if not path.is_file():
            raise refuse("Không phải tệp thường", file, "là thiết bị hoặc ống dẫn", "chép dữ liệu ra một tệp")
        if size > MOST_FILE_BYTES:
            why = f"{size >> 20} MB, chương trình nhận nhiều nhất {MOST_FILE_BYTES >> 20} MB"
            raise refuse("Tệp quá lớn", file, why, TOO_LARGE)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise refuse("Không tìm thấy tệp", str(path), "tên hoặc thư mục sai", "kiểm tra lại đường dẫn") from error
    except PermissionError as error:
        why = "tệp đang mở trong Excel hoặc bạn không có quyền đọc"
        raise refuse("Không mở được tệp", file, why, "đóng tệp trong Excel hoặc xin quyền đọc") from error
    except OSError as error:
        raise refuse("Không đọc được tệp", file, error.strerror or "lỗi đĩa", "chép tệp sang chỗ khác") from error


def _reader(kind: str) -> Any:
    from . import delimited, ods, xls, xlsx

    return {"xlsx": xlsx.read, "xls": xls.read, "ods": ods.read, "csv": delimited.read}[kind]


def _file_info(file: str, book: Book, frames: list[pd.DataFrame]) -> dict[str, object]:
    sizes = [(int(cells["row"].max()), int(cells["col"].max())) if len(cells) else (0, 0) for cells in frames]
    return {
        "file": file,
        "format": book.format,
        "date_system": book.date_system,
        "sheets": [
            (sheet.name, sheet.state, *size, len(cells)) for sheet, size, cells in zip(book.sheets, sizes, frames)
        ],
        "encoding": book.encoding,
        "delimiter": book.delimiter,
    }


def _sheet_frame(file: str, sheet: Sheet) -> pd.DataFrame:
    cells = sheet.cells
    merged, keep = _merged(file, sheet)
    texts, done, confidence = _read_texts(cells)
    columns: Columns = {
        "sheet": sheet.name,
        "sheet_state": sheet.state,
        "address": [address(cell.row, cell.col) for cell in cells],
        "row": np.array([cell.row for cell in cells], dtype="int64"),
        "col": np.array([cell.col for cell in cells], dtype="int64"),
        "raw": [cell.raw for cell in cells],
        "text": texts,
        "kind": [cell.kind for cell in cells],
        "done": done,
        "confidence": np.array(confidence, dtype="float64"),
        "merged": merged,
        "font": [cell.font for cell in cells],
    }
    frame = pd.DataFrame({name: columns[name] for name in COLUMNS}, index=range(len(cells)))
    frame = frame.astype({name: "str" for name in COLUMNS if name not in ("row", "col", "confidence")})
    frame = frame[keep & ((frame["text"] != "") | (frame["kind"] == "error"))]
    return frame.sort_values(["row", "col"], kind="stable")


def _merged(file: str, sheet: Sheet) -> tuple[list[str], np.ndarray[Any, np.dtype[np.bool_]]]:
    """Return for each cell the range that it starts, and which cells no range covers."""
    merged, keep = [""] * len(sheet.cells), np.ones(len(sheet.cells), dtype=bool)
    rows = np.array([cell.row for cell in sheet.cells], dtype="int64")
    cols = np.array([cell.col for cell in sheet.cells], dtype="int64")
    order = np.argsort(rows, kind="stable")
    sorted_rows = rows[order]
    looked_at = 0
    for top, left, bottom, right in sheet.merges:
        first, last = np.searchsorted(sorted_rows, [top, bottom + 1])
        looked_at += int(last - first)
        check_merges(file, sheet.name, 0, looked_at)
        inside = order[first:last]
        inside = inside[(cols[inside] >= left) & (cols[inside] <= right)]
        anchor = (rows[inside] == top) & (cols[inside] == left)
        keep[inside[~anchor]] = False
        for cell in inside[anchor]:
            merged[cell] = f"{address(top, left)}:{address(bottom, right)}"
    return merged, keep


def _read_texts(cells: list[RawCell]) -> tuple[list[str], list[str], list[float]]:
    """Return clean text, what was done, and confidence; equal texts in equal fonts are read once."""
    from .legacy import read_many

    different = list(dict.fromkeys((cell.raw, cell.font) for cell in cells if cell.kind == "text"))
    readings = read_many([raw for raw, _ in different], [font for _, font in different])
    read: dict[tuple[str, str], tuple[str, str, float]] = {}
    for (raw, font), reading in zip(different, readings, strict=True):
        text = _clean_lines(reading.text)
        steps = (
            _STEPS.get(reading.encoding, reading.encoding) if reading.changed else "",
            _trimmed(reading.text, text),
        )
        read[raw, font] = (text, joined(steps), reading.confidence)
    said = [
        read[cell.raw, cell.font]
        if cell.kind == "text"
        else (cell.raw, cell.done, 0.0 if cell.kind == "error" else 1.0)
        for cell in cells
    ]
    return [text for text, _, _ in said], [done for _, done, _ in said], [sure for _, _, sure in said]


def _clean_lines(text: str) -> str:
    """Return clean text that keeps its line breaks: they separate products and decisions in one cell."""
    return "\n".join(line for line in map(clean_text, text.splitlines()) if line)


def _trimmed(before: str, after: str) -> str:
    return "trim" if unicodedata.normalize("NFC", before) != after else ""
