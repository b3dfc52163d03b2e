"""The first two sheets of the entry workbook: how to fill it in, and who sends it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from ..findings import SEVERITIES
from ..schema import Table
from ..units import Unit
from ..writing import listing
from .looks import LOOKS
from .template import CODES_SHEET, INFO_SHEET, ROWS, whose
from .template_styles import ENTRY, INK, PALE, locked, page, style

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_STEPS = (
    f"Điền trang “{INFO_SHEET}”: đơn vị gửi, năm số liệu, ngày lập.",
    "Điền trước các trang {first}, vì các trang khác dùng lại mã ghi ở đây.",
    "Điền các trang còn lại, mỗi dòng một mục, bắt đầu ngay dưới dòng tiêu đề. Trang không có số liệu thì để trống, không xóa.",
    "Lưu tệp dạng .xlsx rồi kiểm tra bằng lệnh: ocop check TỆP.xlsx",
    "Mở tệp kết quả (tên có đuôi .kiem-tra.xlsx), sửa các ô được tô màu ngay trong tệp đó, lưu lại và kiểm tra lần nữa.",
    "Khi chương trình báo “Tệp không có lỗi” thì gửi tệp.",
)
_RULES = (
    ("Ô trống", "Để trống nghĩa là chưa biết, không phải bằng 0. Nếu thật sự không có thì ghi số 0 hoặc chọn Không."),
    ("Ngày", "Ghi dd/mm/yyyy, ngày trước tháng sau, ví dụ 05/07/2023."),
    (
        "Số",
        "Chỉ ghi chữ số, dùng dấu thập phân của máy; không ghi kèm đơn vị, chữ “khoảng” hay dấu ngăn cách hàng nghìn.",
    ),
    (
        "Đơn vị tính",
        "Đơn vị ghi sẵn trong tiêu đề cột, ví dụ (triệu đồng), (ha), (tấn). Đổi về đúng đơn vị đó trước khi ghi.",
    ),
    (
        "Mã",
        "Mỗi chủ thể, sản phẩm có một mã riêng do đơn vị đặt và giữ nguyên qua các năm. Số 0 ở đầu mã được giữ nguyên.",
    ),
    (
        "Ô chọn",
        f"Chọn trong danh sách thả xuống; không tự đặt thêm giá trị. Toàn bộ danh sách ở trang “{CODES_SHEET}”.",
    ),
    ("Nhiều mục trong một ô", "Chỉ ở cột có ghi rõ; các mục cách nhau bằng dấu chấm phẩy (;)."),
    ("Bố cục", "Không đổi tên trang, tên cột, không gộp ô, không thêm dòng tổng cộng hay dòng ghi chú vào bảng."),
    (
        "Sao chép",
        "Khi dán từ tệp khác, dùng Dán giá trị (Paste Special – Values) để giữ danh sách chọn và cách kiểm tra của ô.",
    ),
    ("Số dòng", f"Mỗi trang kiểm tra sẵn {ROWS} dòng đầu; có thể ghi nhiều hơn, các dòng sau vẫn được đọc."),
    (
        "Thông tin cá nhân",
        "Người đại diện, điện thoại, thư điện tử, người lập biểu chỉ để liên hệ và thống kê, không công bố.",
    ),
)


def add_guide(
    sheet: Worksheet, tables: Mapping[str, Table], sheets: Mapping[str, str], unit: Unit | None, year: int | None
) -> None:
    """Fill the sheet "Hướng dẫn"."""
    for column, width in (("A", 28), ("B", 52), ("C", 36)):
        sheet.column_dimensions[column].width = width
    row = 0
    for row, (first, second, third, look) in enumerate(_lines(tables, sheets, unit, year), start=1):
        _write_line(sheet, row, first, second, third, look)
    for index, (fill, ink, bold, text, words) in enumerate(_legend(), start=row + 1):
        style(sheet.cell(index, 1, text), bold=bold, ink=ink, fill=fill, box=True)
        style(sheet.cell(index, 2, words), indent=1)
        sheet.merge_cells(start_row=index, end_row=index, start_column=2, end_column=3)
        sheet.row_dimensions[index].height = 18 if len(words) < 90 else 32
    sheet.sheet_view.showGridLines = False
    sheet.sheet_properties.tabColor = "A61C00"
    page(sheet, landscape=False)
    locked(sheet)


def _lines(
    tables: Mapping[str, Table], sheets: Mapping[str, str], unit: Unit | None, year: int | None
) -> Iterator[tuple[str, str, str, str]]:
    yield "MẪU NHẬP SỐ LIỆU CHƯƠNG TRÌNH OCOP", "", "", "title"
    title, referred = whose(unit, year), _referred(tables)
    first = listing(f"“{sheets[name]}”" for name in referred)
    yield title[:1].upper() + title[1:] or "Dùng cho mọi đơn vị, mọi năm", "", "", "wide"
    yield "Các bước", "", "", "head"
    for number, step in enumerate(_STEPS, start=1):
        yield f"{number}. {step}".replace("{first}", first), "", "", "wide"
    yield "Cách ghi", "", "", "head"
    for name, rule in _RULES:
        yield name, rule, "", "pair"
    dates = [
        f"“{column.label}”" for table in tables.values() for column in table.columns.values() if _is_asked_span(column)
    ]
    if dates:
        listed = ", ".join(dict.fromkeys(dates))
        yield (
            "Ngày chưa rõ",
            f"Riêng các cột {listed}: chỉ biết tháng thì ghi 07/2023, chỉ biết năm thì ghi 2023.",
            "",
            "pair",
        )
    if year:
        yield "Năm", f"Cột “Năm” của tệp này ghi {year}, trừ khi bổ sung số liệu năm khác.", "", "pair"
    yield "Các trang", "Mỗi dòng là", "Được để trống không", "head3"
    for name, table in tables.items():
        yield (
            sheets[name],
            table.row,
            "không" if name in ("producers", "products") else "được, nếu không phát sinh",
            "link",
        )
    yield "Màu", "", "", "head"


def _referred(tables: Mapping[str, Table]) -> list[str]:
    """Return the tables whose codes other tables must repeat."""
    needed = {column.refers for table in tables.values() for column in table.columns.values() if column.required}
    return [name for name in tables if name in needed]


def _is_asked_span(column: object) -> bool:
    return getattr(column, "kind", "") == "span" and not getattr(column, "derived", False)


def _write_line(sheet: Worksheet, row: int, first: str, second: str, third: str, look: str) -> None:
    cells = [sheet.cell(row, column, text or None) for column, text in enumerate((first, second, third), start=1)]
    longest = len(second) / 72
    if look in ("title", "wide", "head"):
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=3)
        longest = len(first) / 128
    if look == "title":
        style(cells[0], bold=True, size=16, ink=INK)
    elif look.startswith("head"):
        for cell in cells:
            style(cell, bold=True, size=11, ink="FFFFFF", fill=INK)
    else:
        for cell in cells:
            style(cell)
    if look == "pair":
        style(cells[0], bold=True)
        sheet.merge_cells(start_row=row, end_row=row, start_column=2, end_column=3)
        longest = len(second) / 98
    if look == "link":
        cells[0].hyperlink = f"#'{first}'!A4"
        style(cells[0], ink="0B57A4")
    sheet.row_dimensions[row].height = (
        30 if look == "title" else 20 if look.startswith("head") else 14 * (int(longest) + 1) + 4
    )


def _legend() -> Iterator[tuple[str, str, bool, str, str]]:
    yield INK, "FFFFFF", True, "Tiêu đề nền sẫm", "cột bắt buộc: dòng có ghi thì ô này không được trống"
    yield PALE, INK, True, "Tiêu đề nền nhạt", "cột không bắt buộc: để trống nếu chưa biết"
    yield ENTRY, "000000", False, "Ô nền kem", f"ô cần điền ở trang “{INFO_SHEET}”"
    meanings = {
        "loi": "dòng chưa được nhận, phải sửa",
        "canh_bao": "dòng được nhận, cần xem lại",
        "luu_y": "để biết, không phải sửa",
    }
    for severity, look in LOOKS.items():
        words = f"trong tệp kết quả kiểm tra: {meanings[severity]} ({look.words})"
        yield look.fill, "000000", look.bold, SEVERITIES[severity], words
