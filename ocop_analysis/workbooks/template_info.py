"""The second sheet of the entry workbook: who sends it, for which year."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ..schema import Column, Table
from ..units import Unit
from .template import INFO, VERSION
from .template_styles import ENTRY, INK, PALE, page, style

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_NOTES = {
    "unit_code": "mã đơn vị hành chính do cơ quan thống kê cấp (huyện 3 chữ số), giữ số 0 ở đầu",
    "unit_name": "tên đầy đủ, có chữ huyện, thành phố, xã, phường ở đầu",
    "year": "năm của số liệu trong tệp",
    "prepared_by": "không bắt buộc; thông tin cá nhân, chỉ để liên hệ, không công bố",
    "prepared_on": "dd/mm/yyyy",
    "version": "không sửa",
}
_FORMATS = {"year": "0", "prepared_on": "dd/mm/yyyy"}
_FIRST = 3


def add_info(sheet: Worksheet, tables: Mapping[str, Table], unit: Unit | None, year: int | None) -> None:
    """Fill the sheet "Thông tin": labels in column A as in `INFO`, values in column B, notes in column C."""
    for column, width in (("A", 24), ("B", 40), ("C", 62)):
        sheet.column_dimensions[column].width = width
    sheet["A1"] = "Thông tin về tệp số liệu"
    style(sheet["A1"], bold=True, size=14, ink=INK, wrap=False)
    sheet.row_dimensions[1].height = 26
    values: dict[str, object] = {"year": year, "version": VERSION}
    if unit is not None:
        values |= {"unit_code": unit.code, "unit_name": unit.name}
    for row, (name, label) in enumerate(INFO.items(), start=_FIRST):
        style(sheet.cell(row, 1, label), bold=True, ink=INK, fill=PALE, box=True)
        cell = sheet.cell(row, 2, values.get(name))
        cell.number_format = _FORMATS.get(name, "@")
        style(cell, fill=ENTRY if name != "version" else "", box=True, across="left", indent=1)
        style(sheet.cell(row, 3, _NOTES[name]), ink="444444", indent=1)
        sheet.row_dimensions[row].height = 26
    _add_rules(sheet, next((table.columns["year"] for table in tables.values() if "year" in table.columns), None))
    sheet.sheet_view.showGridLines = False
    sheet.sheet_properties.tabColor = "A61C00"
    page(sheet)


def _add_rules(sheet: Worksheet, year: Column | None) -> None:
    from openpyxl.worksheet.datavalidation import DataValidation

    wrong = {"prepared_on": "Ghi ngày có thật dạng dd/mm/yyyy, ví dụ 05/07/2023."}
    rules = {
        "prepared_on": DataValidation("date", operator="between", formula1="61", formula2="73050", allow_blank=True)
    }
    if year is not None and year.low is not None and year.high is not None:
        edges = (f"{year.low:.0f}", f"{year.high:.0f}")
        rules["year"] = DataValidation(
            "whole", operator="between", formula1=edges[0], formula2=edges[1], allow_blank=True
        )
        wrong["year"] = f"Ghi năm, từ {edges[0]} đến {edges[1]}."
    for name, rule in rules.items():
        rule.showErrorMessage, rule.errorTitle, rule.error = True, "Giá trị chưa đúng", wrong[name]
        rule.add(f"B{_FIRST + list(INFO).index(name)}")
        sheet.add_data_validation(rule)
