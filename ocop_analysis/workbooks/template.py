"""The entry workbook that avoids the usual trouble: one sheet a table, drop-downs from the code lists, and a guide.

Sheets: "Hướng dẫn", "Thông tin", one for each table, "Danh mục". Headings are exactly `Column.heading`, so that reading finds
every column; what is required is said by colour and note, never by a sign in the heading.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from ..schema import Table
from ..units import Unit
from .package import packed

if TYPE_CHECKING:
    from openpyxl import Workbook

GUIDE_SHEET, INFO_SHEET, CODES_SHEET = "Hướng dẫn", "Thông tin", "Danh mục"
INFO = {
    "unit_code": "Mã đơn vị gửi",
    "unit_name": "Tên đơn vị gửi",
    "year": "Năm số liệu",
    "prepared_by": "Người lập",
    "prepared_on": "Ngày lập",
    "version": "Phiên bản mẫu",
}
"""The labels in column A of the sheet "Thông tin"; what they ask for is in column B of the same row."""
VERSION = "1"
HEADING_ROW, ROWS = 3, 500
"""The row of the headings on a table sheet, and how many rows under it are checked while they are filled in."""
_FIXED = dt.datetime(2000, 1, 1)


def build_template(
    tables: Mapping[str, Table],
    unit: Unit | None,
    year: int | None,
    communes: Sequence[Unit],
    districts: Sequence[Unit] = (),
) -> Workbook:
    """Return the workbook for a unit and year, both of which may be left for the sender to fill in.

    communes: those of the unit in the year, for the drop-downs; districts: the units that targets may be given to (without
    them: `unit` alone). The caller saves it: `to_bytes`.
    """
    from openpyxl import Workbook

    from .template_guide import add_guide
    from .template_info import add_info
    from .template_lists import Lists
    from .template_table import add_table

    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    workbook.properties.title = "Mẫu nhập số liệu OCOP"
    workbook.properties.creator = "ocop"
    workbook.properties.created = workbook.properties.modified = _FIXED
    places = districts or ([unit] if unit is not None and unit.level == "district" else [])
    lists = Lists(communes, places)
    sheets = {name: sheet_name(table.title) for name, table in tables.items()}
    guide, info = workbook.create_sheet(GUIDE_SHEET), workbook.create_sheet(INFO_SHEET)
    for name, table in tables.items():
        add_table(workbook.create_sheet(sheets[name]), table, whose(unit, year), lists, tables, sheets)
    add_guide(guide, tables, sheets, unit, year)
    add_info(info, tables, unit, year)
    lists.write(workbook.create_sheet(CODES_SHEET))
    workbook.active = 0
    return workbook


def to_bytes(workbook: Workbook) -> bytes:
    """Return the workbook as a file; the same workbook gives the same bytes."""
    buffer = io.BytesIO()
    workbook.save(buffer)
    with zipfile.ZipFile(buffer) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    stamp = (workbook.properties.created or _FIXED).strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    core = "docProps/core.xml"
    parts[core] = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + stamp, parts[core])
    return packed(parts)


def sheet_name(title: str) -> str:
    """Return a table's title as the name of its sheet: at most 31 characters, without []:*?/\\.

    >>> sheet_name("Điểm giới thiệu và bán sản phẩm OCOP")
    'Điểm giới thiệu và bán sản phẩm'
    """
    return re.sub(r"[\[\]:*?/\\]", "-", title)[:31].strip()


def whose(unit: Unit | None, year: int | None) -> str:
    """Return unit and year as titles show them.

    >>> whose(None, 2024)
    'năm 2024'
    """
    return ", ".join(filter(None, [unit.name if unit else "", f"năm {year}" if year else ""]))
