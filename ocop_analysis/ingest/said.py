"""What was understood of a sheet, in sentences for the office that sent it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..schema import SENT
from ..writing import listing, number
from .book import letters
from .found import FoundColumn, FoundTable
from .headings import ANY

_ANY_LABELS = {"stt": "số thứ tự", "note": "ghi chú"}
_MATCHED = {"exact": "", "folded": "", "fuzzy": " (tiêu đề gần giống)"}
_MOST = 8


def say_sheet(name: str, state: str, tables: Sequence[FoundTable], n_cells: int) -> list[str]:
    """Return Vietnamese sentences about a sheet: its tables, what each column is read as, what was passed over.

    >>> say_sheet("Sheet3", "hidden", [], 0)
    ['Trang “Sheet3” (trang ẩn): trang trống.']
    """
    hidden = "" if state == "visible" else " (trang ẩn)"
    start = f"Trang “{name}”{hidden}:"
    if not n_cells:
        return [f"{start} trang trống."]
    if not tables:
        return [f"{start} không tìm thấy bảng nào; {number(n_cells)} ô không được đọc."]
    return [f"{start} {_say_table(table)}." for table in tables]


def is_blank_form(tables: Sequence[FoundTable]) -> bool:
    """Return whether a sheet is a page of the entry workbook that nobody has filled in."""
    return bool(tables) and all(
        table.base and not table.rows and not table.unknown and all(map(_as_in_schema, table.columns))
        for table in tables
    )


def say_blank_forms(names: Sequence[str]) -> list[str]:
    """Return one sentence about all pages that are not filled in.

    >>> say_blank_forms(["Làng nghề", "Kinh phí"])
    ['2 trang đúng mẫu, chưa có số liệu: “Làng nghề” và “Kinh phí”.']
    """
    listed = listing(f"“{name}”" for name in names)
    return [f"{number(len(names))} trang đúng mẫu, chưa có số liệu: {listed}."] if names else []


def _say_table(table: FoundTable) -> str:
    first, last = table.header_rows
    header = f"tiêu đề ở dòng {first}" if first == last else f"tiêu đề ở dòng {first}-{last}"
    rows = f"{number(len(table.rows))} dòng số liệu" + (f" ({_span(table.rows)})" if table.rows else "")
    title = f"bảng {SENT[table.base].title}" if table.base else "chưa rõ là bảng nào"
    own_words = [column for column in table.columns if not _as_in_schema(column)]
    parts = [f"{header}, {rows}, {title}", *(_say_column(column) for column in own_words)]
    if len(table.columns) > len(own_words):
        same = "mọi cột" if not own_words else f"{len(table.columns) - len(own_words)} cột còn lại"
        parts.append(f"{same} có tiêu đề đúng mẫu")
    parts += [
        f"cột {letters(heading.col)} “{heading.heading}” chưa hiểu{_nearest(heading.candidates)}"
        if heading.heading
        else f"cột {letters(heading.col)} không có tiêu đề"
        for heading in table.unknown
    ]
    return "; ".join([*parts, *_passed_over(table)])


def _span(rows: Sequence[int]) -> str:
    return str(rows[0]) if len(rows) == 1 else f"{rows[0]}-{rows[-1]}"


def _as_in_schema(column: FoundColumn) -> bool:
    if column.table == ANY:
        return False
    known = SENT[column.table].columns[column.column]
    return column.heading in (known.label, known.heading) and not column.means


def _say_column(column: FoundColumn) -> str:
    if column.table == ANY:
        label = _ANY_LABELS[column.column]
    else:
        known = SENT[column.table].columns[column.column]
        label = known.label + (f" = {(known.codes or {}).get(column.means, column.means)}" if column.means else "")
    year = f" năm {column.year}" if column.year else ""
    return f"cột {column.letter} “{column.heading}” đọc là {label}{year}{_MATCHED[column.matched]}"


def _nearest(candidates: Sequence[str]) -> str:
    return f" (gần nhất: {', '.join(candidates)})" if candidates else ""


def _passed_over(table: FoundTable) -> list[str]:
    parts = []
    if table.totals:
        rows = _rows(total.row for total in table.totals)
        parts.append(f"bỏ qua {len(table.totals)} dòng tổng (dòng {rows}), giữ lại để đối chiếu")
    if table.group_rows:
        parts.append(f"{len(table.group_rows)} dòng nhóm (dòng {_rows(table.group_rows)})")
    if table.skipped_rows:
        parts.append(f"bỏ qua dòng lặp lại tiêu đề hoặc đánh số cột (dòng {_rows(table.skipped_rows)})")
    if table.stt_gaps:
        rows = _rows(gap.row for gap in table.stt_gaps)
        parts.append(f"số thứ tự bị thiếu, trùng hoặc nhảy số ở dòng {rows}")
    return parts


def _rows(rows: Iterable[int]) -> str:
    listed = [str(row) for row in rows]
    more = f" và {number(len(listed) - _MOST)} dòng nữa" if len(listed) > _MOST else ""
    return ", ".join(listed[:_MOST]) + more
