"""Workbooks as offices draw them, each with one way of laying out its tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from filled import drawn
from openpyxl.styles import Font
from openpyxl.workbook import Workbook


def wide_register() -> Workbook:
    """One sheet with producers, products, certificates, workforce and revenue; merged cells, years as columns, a total."""
    lines = [
        "UBND HUYỆN ĐẠI TỪ",
        "DANH SÁCH SẢN PHẨM OCOP NĂM 2024",
        "",
        "STT|Tên sản phẩm|Chủ thể|Địa chỉ|Điện thoại|Kết quả||Số QĐ|Ngày QĐ|Lao động||Doanh thu (triệu đồng)||Ghi chú",
        "|||||Điểm|Hạng sao|||Tổng số|Nữ|2023|2024|",
        "1|Trà đinh|HTX chè La Bằng|Xã La Bằng|0912345678|84,5|4 sao|1234/QĐ-UBND|05/07/2024|20|12|1.000|1.200|công nhận mới",
        "2|Trà nõn||||72|4|1234/QĐ-UBND|05/07/2024|||300|350|",
        "3|Miến dong|Hộ kinh doanh Bảy, xã Hoàng Nông|||61,25|3*|77/QĐ-UBND|15.8.2023|5|2|400|450|đẹp",
        "|Tổng cộng||||||||25|14|1.700|2.000|",
    ]
    merged = "F4:G4 J4:K4 L4:M4 A4:A5 B4:B5 C4:C5 D4:D5 E4:E5 H4:H5 I4:I5 N4:N5 C6:C7 D6:D7 E6:E7 J6:J7 K6:K7"
    return drawn({"Sổ OCOP": lines}, {"Sổ OCOP": merged})


def groups() -> Workbook:
    """One sheet of several districts, each under its own row."""
    return drawn(
        {
            "SP": [
                "DANH SÁCH SẢN PHẨM OCOP NĂM 2024",
                "STT|Tên sản phẩm|Chủ thể|Hạng sao|Số quyết định|Ngày quyết định",
                "I|Huyện Đại Từ||||",
                "1|Trà đinh|HTX A|4|12/QĐ-UBND|5/7/2024",
                "II|Huyện Phú Bình||||",
                "1|Gạo nếp|HTX A|3|13/QĐ-UBND|6/7/2024",
                "Tổng cộng|||||",
            ]
        }
    )


def budget(by_amount: bool = True) -> Workbook:
    """Sources as columns under "Kinh phí giao" and "Giải ngân", or the amounts under each source; totals right and wrong."""
    heads = ("Kinh phí giao||Giải ngân|", "NSTW|Ngân sách tỉnh|NSTW|Ngân sách tỉnh")
    rows = ["1|Nhóm giải pháp 1|100|50|90|40", "2|Nhóm giải pháp 2|200||150|", "|Tổng|300|50|240|45"]
    if not by_amount:
        heads = ("NSTW||Ngân sách tỉnh|", "Kinh phí giao|Giải ngân|Kinh phí giao|Giải ngân")
        rows = ["1|Nhóm giải pháp 1|100|90|50|40", "2|Nhóm giải pháp 2|200|150||", "|Tổng|300|240|50|45"]
    lines = [
        "HUYỆN ĐẠI TỪ",
        "KINH PHÍ CHƯƠNG TRÌNH OCOP NĂM 2024 (ĐVT: triệu đồng)",
        f"STT|Nhóm giải pháp|{heads[0]}",
        f"||{heads[1]}",
        *rows,
    ]
    return drawn({"Kinh phí": lines}, {"Kinh phí": "A3:A4 B3:B4 C3:D3 E3:F3"})


def channels() -> Workbook:
    """Channels as columns with marks, one of them no mark."""
    return drawn(
        {
            "Kênh": [
                "KÊNH TIÊU THỤ HUYỆN ĐẠI TỪ NĂM 2024",
                "STT|Tên chủ thể|Siêu thị|Sàn TMĐT|Cửa hàng OCOP",
                "1|HTX A|x||x",
                "2|HTX B||x|không",
                "3|HTX C|x||có thể",
            ]
        }
    )


def quality_marks() -> Workbook:
    """Certificates of quality as columns with marks, several in one row."""
    return drawn(
        {
            "Chứng nhận": [
                "CHỨNG NHẬN CHẤT LƯỢNG HUYỆN ĐẠI TỪ NĂM 2024",
                "STT|Mã sản phẩm|HACCP|ISO 22000|GMP",
                "1|SP1|x|x|",
                "2|SP2|||x",
            ]
        }
    )


def several_products() -> Workbook:
    """Several products in one cell, and an amount that they share."""
    return drawn(
        {
            "SP": [
                "SẢN PHẨM OCOP HUYỆN ĐẠI TỪ NĂM 2024",
                "STT|Tên sản phẩm|Chủ thể|Hạng sao|Số QĐ|Ngày QĐ|Doanh thu (triệu đồng)",
                "1|Trà đinh; Trà nõn|HTX A|4|12/QĐ-UBND|5/7/2024|900",
                "2|1. Miến trắng 2. Miến đỏ|HTX B|3|13/QĐ-UBND|5/7/2024|",
                "3|Chè xanh|HTX C|3|13/QĐ-UBND|5/7/2024|150",
            ]
        }
    )


def merged_amount() -> Workbook:
    """One amount merged over two products."""
    lines = [
        "DOANH THU SẢN PHẨM OCOP HUYỆN ĐẠI TỪ NĂM 2024",
        "STT|Tên sản phẩm|Chủ thể|Doanh thu (triệu đồng)",
        "1|Trà đinh|HTX A|900",
        "2|Trà nõn|HTX A|",
        "3|Chè xanh|HTX C|150",
    ]
    return drawn({"SP": lines}, {"SP": "D3:D4"})


def names_later() -> Workbook:
    """Codes in the first sheet, only names in the others, not quite alike."""
    return drawn(
        {
            "Chủ thể": [
                "CHỦ THỂ HUYỆN ĐẠI TỪ NĂM 2024",
                "Mã chủ thể|Tên chủ thể|Địa chỉ",
                "CT1|Hợp tác xã Chè A|xã La Bằng",
                "CT2|HTX Miến B|xã Hoàng Nông",
            ],
            "Lao động": [
                "LAO ĐỘNG NĂM 2024",
                "Tên chủ thể|Tổng số lao động|Nữ",
                "HTX chè A|10|4",
                "HTX Miến B|5|2",
                "HTX Lạ|3|1",
            ],
            "Doanh thu": ["DOANH THU NĂM 2024", "Tên chủ thể|Doanh thu (triệu đồng)", "HTX CHÈ A|100", "HTX Miến B|50"],
        }
    )


def contradictions() -> Workbook:
    """A cell that says otherwise than another of its row or sheet, a district that does not exist, a row that says nothing."""
    return drawn(
        {
            "Chủ thể": [
                "CHỦ THỂ HUYỆN ĐẠI TỪ NĂM 2024",
                "Mã chủ thể|Tên chủ thể|Điện thoại|Huyện",
                "CT1|HTX A|0912345678|Đại Từ",
                "CT2|HTX B|0912345679|Huyện Không Có",
            ],
            "SP": [
                "SẢN PHẨM OCOP HUYỆN ĐẠI TỪ NĂM 2024",
                "Mã sản phẩm|Tên sản phẩm|Mã chủ thể|Điện thoại|Hạng sao|Số QĐ|Ngày QĐ",
                "SP1|Trà|CT1|0988888888|4|12/QĐ-UBND ngày 5/7/2024|6/7/2024",
                "SP2|Miến|CT2|0912345679|chưa đạt||",
            ],
            "Kênh": [
                "KÊNH TIÊU THỤ HUYỆN ĐẠI TỪ NĂM 2024",
                "Mã chủ thể|Siêu thị|Sàn TMĐT",
                "CT1|x|",
                "CT2||",
            ],
        }
    )


def legacy(font: bool = True) -> Workbook:
    """Cells in TCVN3 (Trà đinh, Hợp tác xã Chè) and VNI (Miến dong, Hộ kinh doanh Bảy), among cells in Unicode."""
    book = drawn(
        {
            "SP": [
                "SẢN PHẨM OCOP HUYỆN ĐẠI TỪ NĂM 2024",
                "STT|Tên sản phẩm|Tên chủ thể|Hạng sao|Số quyết định|Ngày quyết định",
                "1|Trµ ®inh|Hîp t¸c x· ChÌ|4|12/QĐ-UBND|5/7/2024",
                "2|Mieán dong|Hoä kinh doanh Baûy|3|13/QĐ-UBND|5/7/2024",
            ]
        }
    )
    if font:
        for row, name in ((3, ".VnTime"), (4, "VNI-Times")):
            for column in "BC":
                book["SP"][f"{column}{row}"].font = Font(name=name)
    return book


CASES: Mapping[str, Callable[[], Workbook]] = {
    case.__name__: case
    for case in (
        wide_register, groups, budget, channels, quality_marks, several_products, merged_amount, names_later, contradictions,
        legacy,
    )
}  # fmt: skip
