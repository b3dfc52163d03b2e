"""The sheet "Danh mục": every list that a drop-down offers, each in two columns, code and what to choose."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from ..schema import Column
from ..units import Unit
from ..vietnamese import sort_key
from .template_styles import INK, LINE, locked, page, style

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

YES_NO = {"co": "Có", "khong": "Không"}
_FIRST = 4
_COMMUNES, _DISTRICTS, _ANSWERS = "Xã, phường, thị trấn", "Đơn vị", "Có hoặc không"


class Lists:
    """The lists in the order in which columns ask for them; each is written once."""

    def __init__(self, communes: Sequence[Unit], districts: Sequence[Unit]) -> None:
        self._communes, self._districts = labels(communes), labels(districts)
        self._lists: list[tuple[str, Mapping[str, str]]] = [(_ANSWERS, YES_NO)]

    def of(self, column: Column) -> Mapping[str, str]:
        """Return what a column may hold by code; empty when anything may stand there."""
        if column.kind == "yes_no":
            return YES_NO
        places = {"commune": self._communes, "district": self._districts}
        return places.get(column.kind, column.codes or {})

    def reference(self, column: Column) -> str:
        """Return the cells of "Danh mục" that hold what a column may hold."""
        from openpyxl.utils import get_column_letter

        wanted = self.of(column)
        index = next((n for n, (_, known) in enumerate(self._lists) if dict(known) == dict(wanted)), len(self._lists))
        if index == len(self._lists):
            names = {"commune": _COMMUNES, "district": _DISTRICTS}
            self._lists.append((names.get(column.kind, column.label), wanted))
        letter = get_column_letter(3 * index + 2)
        return f"'Danh mục'!${letter}${_FIRST}:${letter}${_FIRST + len(wanted) - 1}"

    def write(self, sheet: Worksheet) -> None:
        """Fill the sheet."""
        from openpyxl.utils import get_column_letter

        sheet["A1"] = "Danh mục dùng trong các ô chọn (chỉ để xem, không sửa)"
        style(sheet["A1"], bold=True, size=14, ink=INK, wrap=False)
        sheet.row_dimensions[1].height = 24
        for index, (title, known) in enumerate(self._lists):
            column = 3 * index + 1
            sheet.merge_cells(start_row=2, end_row=2, start_column=column, end_column=column + 1)
            for offset, text in ((0, title), (1, None)):
                cell = sheet.cell(2, column + offset, text)
                style(cell, bold=True, ink="FFFFFF", fill=INK, box=True)
            for offset, text in ((0, "Mã"), (1, "Chọn hoặc ghi")):
                style(sheet.cell(3, column + offset, text), bold=True, fill="E7E9EC", box=True)
            for row, (code, label) in enumerate(known.items(), start=_FIRST):
                for offset, text in ((0, code), (1, label)):
                    cell = sheet.cell(row, column + offset, text)
                    cell.number_format = "@"
                    style(cell, ink="333333", fill="F4F5F7", box=True)
            sheet.column_dimensions[get_column_letter(column)].width = max(8, *(len(code) + 3 for code in known))
            sheet.column_dimensions[get_column_letter(column + 1)].width = max(
                18, *(len(text) * 1.1 + 3 for text in known.values())
            )
            sheet.column_dimensions[get_column_letter(column + 2)].width = 3
        sheet.row_dimensions[2].height = 30
        sheet.freeze_panes = f"A{_FIRST}"
        sheet.sheet_properties.tabColor = LINE
        page(sheet, wide=5)
        locked(sheet)


def labels(units: Sequence[Unit]) -> dict[str, str]:
    """Return what to choose for each unit, in Vietnamese order: its name, or its code where two have one name."""
    times = Counter(unit.name for unit in units)
    ordered = sorted(units, key=lambda unit: (sort_key(unit.name), unit.code))
    return {unit.code: unit.name if times[unit.name] == 1 else unit.code for unit in ordered}
