"""Colours, fonts and widths of the entry workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

INK, PALE, ENTRY, LINE = "1F3A5F", "DDE5EE", "FFF9E5", "BFC5CC"
"""Required headings (white on INK), other headings (PALE), cells to fill in (ENTRY), lines."""
_FONT = "Arial"


def style(
    cell: Any,
    *,
    bold: bool = False,
    size: int = 10,
    ink: str = "000000",
    fill: str = "",
    box: bool = False,
    indent: int = 0,
    across: str | None = None,
    wrap: bool = True,
) -> None:
    """Give a cell its font, fill, frame and alignment; `across` is its horizontal alignment."""
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    cell.font = Font(name=_FONT, bold=bold, size=size, color=ink)
    cell.alignment = Alignment(horizontal=across, vertical="center", wrap_text=wrap, indent=indent)
    if fill:
        cell.fill = PatternFill("solid", fgColor=fill)
    if box:
        side = Side(style="thin", color=LINE)
        cell.border = Border(left=side, right=side, top=side, bottom=side)


def framed(sheet: Worksheet, area: str, row: str) -> None:
    """Draw lines around the cells of every row of `area` in which something stands; `row` are the cells of its first row."""
    from openpyxl.formatting.rule import FormulaRule
    from openpyxl.styles import Border, Side

    side = Side(style="thin", color=LINE)
    lines = Border(left=side, right=side, top=side, bottom=side)
    sheet.conditional_formatting.add(area, FormulaRule(formula=[f"COUNTA({row})>0"], border=lines))


def page(sheet: Worksheet, landscape: bool = True, wide: int = 1) -> None:
    """Set a sheet up for A4, as wide as `wide` pages."""
    sheet.page_setup.paperSize = 9
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = wide, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    margins = sheet.page_margins
    margins.left = margins.right = 0.4
    margins.top, margins.bottom, margins.footer = 0.5, 0.8, 0.35
    sheet.oddFooter.center.text = "&A – trang &P/&N"


def locked(sheet: Worksheet) -> None:
    """Guard a sheet that is only read against slips; there is no password."""
    sheet.protection.sheet = True
    sheet.protection.formatColumns = False
    sheet.protection.formatRows = False
