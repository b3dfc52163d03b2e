"""From what was found in a file to sheets that can be read: units, years, texts, and what could not be placed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from ...errors import UnknownUnit
from ...findings import Finding
from ...ingest.book import address
from ...ingest.found import Found, FoundTable
from ...ingest.grid import grid
from ...ingest.grid import kinds as kinds_of
from ...ingest.headings import ANY
from ...schema import SENT, TABLES
from ...units import Units
from ...writing import listing
from .columns import Heading
from .homes import home, home_in, homes
from .layout import Sheet, SheetColumn
from .sender import Sender, district_in, year_in


@dataclass(frozen=True)
class SheetPlan:
    """The sheets of a file, with what each was understood as (file, table, unit, year), and findings about headings."""

    sheets: tuple[Sheet, ...]
    understood: tuple[tuple[str, str, str | None, int | None], ...]
    findings: tuple[Finding, ...]


def plan_sheets(
    found: Found, cells: pd.DataFrame, sender: Sender, units: Units, years: Sequence[int], date_system: int = 1900
) -> SheetPlan:
    """Return what can be read of a file. A table without district or year, and a heading without meaning, are findings."""
    sheets, understood, findings = [], [], []
    by_sheet = dict(iter(cells.groupby("sheet", sort=False)))
    for table in found.tables:
        if not table.base:
            what = "Không rõ đây là bảng gì, nên chưa đọc trang này"
            todo = "đặt tên trang hoặc tiêu đề bảng theo mẫu (ví dụ: Lao động), rồi gửi lại"
            findings.append(Finding("bang_la", "loi", sender.file, table.sheet, f"A{table.header_rows[0]}", what, todo))
            continue
        sheet, strange = _sheet(table, by_sheet[table.sheet], sender, units, years, date_system)
        sheets.append(sheet)
        findings += strange
        findings += _headings(table, sender.file)
        findings += _unplaced(table, sender.file, sheet)
        places = set(zip(sheet.units, sheet.years, strict=True)) or {(sender.unit, sender.year)}
        tables = dict.fromkeys(column.heading.table for column in sheet.columns)
        understood += [(sender.file, name, unit, year) for name in tables for unit, year in sorted(places, key=str)]
    return SheetPlan(tuple(sheets), tuple(dict.fromkeys(understood)), tuple(findings))


def _sheet(
    table: FoundTable, cells: pd.DataFrame, sender: Sender, units: Units, years: Sequence[int], date_system: int
) -> tuple[Sheet, list[Finding]]:
    texts, kinds = grid(cells, table), kinds_of(cells, table)
    anchors = {
        (row, col): table.source_address(row, col)
        for col, ranges in table.merged.items()
        for first, last in ranges
        for row in range(first + 1, last + 1)
    }
    year = year_in([*table.title, table.sheet], years) or sender.year
    districts, strange = _units(table, texts, sender, units, year)
    sheet = Sheet(
        table.sheet, table.base, [int(row) for row in texts.index],
        {int(col): texts[col].to_list() for col in texts}, {int(col): kinds[col].to_list() for col in kinds},
        _columns(table), anchors, districts, [year] * len(texts), date_system,
    )  # fmt: skip
    return sheet, strange


def _columns(table: FoundTable) -> list[SheetColumn]:
    columns = []
    for one in table.columns:
        if one.table in SENT and one.column in TABLES[one.table].columns and one.column != "district_code":
            heading = Heading(one.table, one.column, one.means, one.unit or None)
            year = int(one.year) if one.year else None
            columns.append(SheetColumn(one.col, one.letter, heading, one.heading, year, one.under))
    tables = {column.heading.table for column in columns}
    notes = [one for one in table.columns if (one.table, one.column) == (ANY, "note")]
    if "certificates" in tables and not any(column.heading.column == "event" for column in columns):
        columns += [SheetColumn(n.col, n.letter, Heading("certificates", "event"), n.heading, soft=True) for n in notes]
    return columns


def _units(
    table: FoundTable, texts: pd.DataFrame, sender: Sender, units: Units, year: int | None
) -> tuple[list[str | None], list[Finding]]:
    """Return the district of each row, and a finding for a cell that should name one and does not.

    Its own column decides, else the labels of its group, else the sheet, else the file, else its commune. A column of
    districts may name a commune since 1/7/2025.
    """
    titles = [table.sheet, *table.title]
    whole = district_in(titles, units) or sender.unit or home_in(titles, year, units)
    labels = [" ".join(table.context.get(row, ())) for row in table.rows]
    column = next((c for c in table.columns if c.column == "district_code"), None)
    own = [""] * len(labels) if column is None else texts[column.col].to_list()
    known = {text: district_in([text], units) for text in set(labels) if text}
    named = {text: _district(text, units) or home(text, year, units) for text in set(own) if text}
    strange = []
    for row, text in zip(table.rows, own, strict=True):
        if column is not None and text and named[text] is None:
            what, todo = f"Không có huyện, thành phố nào tên “{text}”", "ghi tên huyện, thành phố của tỉnh"
            where = (sender.file, table.sheet, table.source_address(row, column.col))
            strange.append(
                Finding("khong_ro_don_vi", "canh_bao", *where, what, todo, table.base, "district_code", text)
            )
    made = [named.get(cell) or known.get(label) or whole for cell, label in zip(own, labels, strict=True)]
    by_commune, several = homes(table, texts, [one is None for one in made], year, sender.file, units)
    return [a or b for a, b in zip(made, by_commune, strict=True)], list(dict.fromkeys([*strange, *several]))


def _district(text: str, units: Units) -> str | None:
    """Return the district that a cell names, by name or alias, or somewhere in its text."""
    try:
        return units.find(text, levels=("district",)).code
    except UnknownUnit:
        return district_in([text], units)


def _headings(table: FoundTable, file: str) -> list[Finding]:
    row = table.header_rows[1]
    findings = []
    for unknown in table.unknown:
        if not unknown.heading:
            continue
        near = f"; gần giống: {listing(f'“{name}”' for name in unknown.candidates)}" if unknown.candidates else ""
        what = f"Không hiểu tiêu đề “{unknown.heading}”{near}; số liệu của cột này chưa được dùng"
        todo = "sửa tiêu đề theo mẫu, hoặc bỏ qua nếu cột này không phải số liệu cần gửi"
        findings.append(Finding("tieu_de_la", "canh_bao", file, table.sheet, address(row, unknown.col), what, todo))
    return findings


def _unplaced(table: FoundTable, file: str, sheet: Sheet) -> list[Finding]:
    findings = []
    where = (file, table.sheet, f"A{table.header_rows[0]}")
    if None in sheet.units:
        todo = "ghi tên huyện, thành phố ở tiêu đề bảng, ví dụ: Huyện Đại Từ"
        findings.append(Finding("khong_ro_don_vi", "loi", *where, "Không rõ số liệu của huyện nào", todo, table.base))
    has_year = any(column.column == "year" or column.year for column in table.columns)
    if None in sheet.years and "year" in TABLES[table.base].columns and not has_year:
        todo = "ghi năm ở tiêu đề bảng, ví dụ: Năm 2024"
        findings.append(Finding("khong_ro_nam", "loi", *where, "Không rõ số liệu của năm nào", todo, table.base))
    return findings
