"""One table of the entry workbook: headings with notes, and cells that accept only what the column may hold."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ..schema import Column, Table
from ..writing import plain_number
from .template import GUIDE_SHEET, HEADING_ROW, ROWS
from .template_lists import Lists
from .template_styles import INK, PALE, framed, page, style

if TYPE_CHECKING:
    from openpyxl.worksheet.datavalidation import DataValidation
    from openpyxl.worksheet.worksheet import Worksheet

AUTHOR = "Mẫu nhập OCOP"
_FORMATS = {"date": "dd/mm/yyyy", "integer": "0", "number": "General"}
_PROMPT, _TITLE = 255, 32
"""What Excel takes in the text and the title of a prompt."""
_LONGEST_LIST_IN_NOTE = 14


def add_table(
    sheet: Worksheet,
    table: Table,
    whose: str,
    lists: Lists,
    tables: Mapping[str, Table],
    sheets: Mapping[str, str],
) -> None:
    """Fill a sheet for a table; `whose` is the unit and year of the title, `sheets` the sheet of each table."""
    from openpyxl.utils import get_column_letter

    _add_title(sheet, table, whose)
    own = next(title for name, title in sheets.items() if tables[name] is table)
    for index, name in enumerate(table.asked, start=1):
        column, letter = table.columns[name], get_column_letter(index)
        target = _target(column, tables, sheets, own)
        _add_heading(sheet, letter, column, description(column, lists.of(column), target))
        dimension = sheet.column_dimensions[letter]
        dimension.width = _width(column, lists)
        dimension.number_format = _FORMATS.get(column.kind, "@")
        validation = _validation(column, lists, target)
        if validation is not None:
            validation.add(f"{letter}{HEADING_ROW + 1}:{letter}{HEADING_ROW + ROWS}")
            sheet.add_data_validation(validation)
    sheet.row_dimensions[HEADING_ROW].height = 46
    sheet.freeze_panes = sheet.cell(HEADING_ROW + 1, 2)
    sheet.print_title_rows = f"{HEADING_ROW}:{HEADING_ROW}"
    last = get_column_letter(len(table.asked))
    first = HEADING_ROW + 1
    framed(sheet, f"A{first}:{last}{HEADING_ROW + ROWS}", f"$A{first}:${last}{first}")
    sheet.sheet_properties.tabColor = INK
    page(sheet)


def description(column: Column, choices: Mapping[str, str], target: tuple[str, str] | None) -> str:
    """Return what a sender must know of a column: whether it is required, what to write, in which unit.

    >>> print(description(Column("number", "Doanh thu", unit="triệu đồng", low=0, required=True), {}, None))
    Bắt buộc.
    Ghi số, từ 0 trở lên. Đơn vị: triệu đồng.
    """
    lines = ["Bắt buộc." if column.required else "Để trống nếu chưa biết."]
    lines.append(_how(column, choices, target))
    if column.unit:
        lines[-1] += f" Đơn vị: {column.unit}."
    if column.note:
        lines.append(f"{column.note[:1].upper()}{column.note[1:].rstrip('.')}.")
    if column.personal:
        lines.append("Thông tin cá nhân: chỉ dùng để thống kê, không công bố.")
    return "\n".join(lines)


def _how(column: Column, choices: Mapping[str, str], target: tuple[str, str] | None) -> str:
    names = list(choices.values())
    listed = "; ".join(names[:_LONGEST_LIST_IN_NOTE]) + (" …" if len(names) > _LONGEST_LIST_IN_NOTE else "")
    if target is not None:
        return f"Ghi đúng mã đã có ở trang “{target[0]}”."
    said = {
        "code": f"Chọn trong danh sách: {listed}.",
        "codes": f"Ghi một hoặc nhiều mục, cách nhau bằng dấu chấm phẩy: {listed}.",
        "commune": "Chọn trong danh sách xã, phường, thị trấn." if names else "Ghi tên đầy đủ hoặc mã 5 chữ số.",
        "district": "Chọn trong danh sách đơn vị." if names else "Ghi tên đơn vị hoặc mã 3 chữ số.",
        "yes_no": "Chọn Có hoặc Không.",
        "date": "Ghi ngày theo dạng dd/mm/yyyy, ví dụ 05/07/2023.",
        "span": "Ghi ngày (05/07/2023); nếu chỉ biết tháng ghi 07/2023, chỉ biết năm ghi 2023.",
        "integer": f"Ghi số nguyên{_range(column)}.",
        "number": f"Ghi số{_range(column)}.",
    }
    return said.get(column.kind, "Ghi chữ; mã giữ nguyên số 0 ở đầu.")


def _range(column: Column) -> str:
    low, high = column.low, column.high
    year = column.kind == "integer" and (low or 0) > 1000
    words = [f"{edge:.0f}" if year else plain_number(edge) for edge in (low, high) if edge is not None]
    if low is not None and high is not None:
        return f" từ {words[0]} đến {words[1]}"
    return f", từ {words[0]} trở lên" if low is not None else f", đến {words[0]}" if words else ""


def _target(column: Column, tables: Mapping[str, Table], sheets: Mapping[str, str], own: str) -> tuple[str, str] | None:
    """Return the sheet and the column's letter where the codes stand that a column repeats."""
    from openpyxl.utils import get_column_letter

    other = tables.get(column.refers)
    if other is None or sheets[column.refers] == own:
        return None
    return sheets[column.refers], get_column_letter(other.asked.index(other.key[0]) + 1)


def _add_title(sheet: Worksheet, table: Table, whose: str) -> None:
    sheet["A1"] = " – ".join(filter(None, [table.title, whose]))
    style(sheet["A1"], bold=True, size=14, ink=INK, wrap=False)
    sheet["A2"] = (
        f"Mỗi dòng là {table.row}. Nền sẫm: bắt buộc; nền nhạt: để trống nếu chưa biết. "
        f"Rê chuột vào tiêu đề để xem cách ghi; xem thêm trang “{GUIDE_SHEET}”."
    )
    style(sheet["A2"], ink="444444", wrap=False)
    sheet.row_dimensions[1].height, sheet.row_dimensions[2].height = 24, 18


def _add_heading(sheet: Worksheet, letter: str, column: Column, text: str) -> None:
    from openpyxl.comments import Comment

    cell = sheet[f"{letter}{HEADING_ROW}"]
    cell.value = column.heading
    ink, fill = ("FFFFFF", INK) if column.required else (INK, PALE)
    style(cell, bold=True, ink=ink, fill=fill, box=True, across="center")
    lines = sum(-(-len(line) // 42) for line in text.split("\n"))
    cell.comment = Comment(text, AUTHOR, width=290, height=18 * lines + 16)


def _width(column: Column, lists: Lists) -> float:
    """Return a width that shows a heading on at most three lines, and most entries whole."""
    words = column.heading.split()
    heading = max(max(map(len, words)) + 3, len(column.heading) / 2.6 + 3)
    choices = [len(label) for label in lists.of(column).values()]
    entry = {"text": 13, "codes": 22, "date": 12, "span": 13, "integer": 8, "number": 9}.get(column.kind, 9)
    if choices and column.kind != "codes":
        entry = min(26, max(*choices, 8) + 2)
    if column.label.startswith(("Tên", "Địa chỉ", "Nội dung", "Lý do")):
        entry = 28
    return max(heading, entry)


def _validation(column: Column, lists: Lists, target: tuple[str, str] | None) -> DataValidation | None:
    from openpyxl.worksheet.datavalidation import DataValidation

    choices = lists.of(column)
    rule: dict[str, object]
    wrong = "Ô này không nhận giá trị vừa ghi."
    if target is not None:
        area = f"'{target[0]}'!${target[1]}${HEADING_ROW + 1}:${target[1]}${HEADING_ROW + ROWS}"
        first = area.split(":")[0]
        rule = {"type": "list", "formula1": f"OFFSET({first},0,0,MAX(1,COUNTA({area})),1)"}
    elif choices and column.kind != "codes":
        rule = {"type": "list", "formula1": lists.reference(column)}
        wrong = "Chỉ nhận giá trị trong danh sách: bấm mũi tên cạnh ô để chọn. Để trống nếu chưa biết."
    elif column.kind == "date":
        rule = {"type": "date", "operator": "between", "formula1": "61", "formula2": "73050"}
        wrong = "Phải là ngày có thật, ghi dd/mm/yyyy, ví dụ 05/07/2023. Để trống nếu chưa biết."
    elif column.kind in ("integer", "number"):
        rule = _number_rule(column)
        wrong = f"{_how(column, {}, None)[:-1]}; không ghi kèm chữ hay đơn vị. Để trống nếu chưa biết."
    elif column.note or column.kind in ("codes", "span", "commune", "district"):
        rule = {}
    else:
        return None
    validation = DataValidation(allow_blank=True, **rule)
    validation.showErrorMessage = bool(rule) and target is None
    validation.errorTitle, validation.error = "Giá trị chưa đúng", wrong
    validation.showInputMessage = True
    validation.promptTitle = _cut(column.label, _TITLE)
    validation.prompt = _cut(description(column, choices, target), _PROMPT)
    return validation


def _number_rule(column: Column) -> dict[str, object]:
    kind = "whole" if column.kind == "integer" else "decimal"
    low, high = (None if edge is None else f"{edge:g}" for edge in (column.low, column.high))
    if low is not None and high is not None:
        return {"type": kind, "operator": "between", "formula1": low, "formula2": high}
    if high is not None:
        return {"type": kind, "operator": "lessThanOrEqual", "formula1": high}
    return {"type": kind, "operator": "greaterThanOrEqual", "formula1": low or "-1000000000000"}


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"
