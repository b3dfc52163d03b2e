"""Finding tables in sheets made by hand: every case of the data model, and what must hold for all sheets."""

from __future__ import annotations

import pandas as pd
import pytest
from drawn import book, cells_of, known_headings, sheet
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ocop_analysis import schema
from ocop_analysis.ingest import Found, FoundTable, Headings, find_tables, grid, kinds, roles, submission_hints

HEADINGS = known_headings()
MOTTO = (
    "UBND HUYỆN ĐẠI TỪ|||CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "|||Độc lập - Tự do - Hạnh phúc",
    "",
    "DANH SÁCH SẢN PHẨM OCOP NĂM 2024",
)
SIMPLE = ("STT|Tên sản phẩm|Chủ thể|Hạng sao", "1|Trà đinh|HTX A|4", "2|Miến dong|HTX B|3")


def find(cells: pd.DataFrame) -> Found:
    return find_tables(cells, HEADINGS)


def only(*lines: str, merged: str = "", name: str = "Sheet1") -> FoundTable:
    (table,) = find(sheet(*lines, merged=merged, name=name)).tables
    return table


def read_as(table: FoundTable) -> dict[str, str]:
    return {column.letter: f"{column.table}.{column.column}" for column in table.columns}


@pytest.mark.parametrize("name", list(schema.SENT))
@pytest.mark.parametrize("with_title", [True, False])
def test_our_own_headings_are_read_as_they_are_meant(name: str, with_title: bool) -> None:
    table = schema.SENT[name]
    cells = [[table.columns[column].heading for column in table.asked], ["a"] * len(table.asked)]
    (found,) = find(cells_of(cells, table.title if with_title else "Sheet1")).tables
    assert found.base == name
    assert [(column.table, column.column) for column in found.columns] == [(name, column) for column in table.asked]
    assert {column.matched for column in found.columns} == {"exact"}


def test_title_block_with_the_national_motto_stays_above_the_header() -> None:
    table = only(*MOTTO, "(Kèm theo Báo cáo số 12/BC-UBND)", *SIMPLE)
    assert table.header_rows == (6, 6)
    assert table.rows == (7, 8)
    assert table.title[0] == "UBND HUYỆN ĐẠI TỪ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert table.title[-2:] == ("DANH SÁCH SẢN PHẨM OCOP NĂM 2024", "(Kèm theo Báo cáo số 12/BC-UBND)")


THREE_ROWS = ("STT|Tên sản phẩm|Kết quả||Số lao động||", "||Điểm|Hạng|Tổng số|Trong đó|", "|||||Nữ|DTTS")


@pytest.mark.parametrize("merged", ["A1:A3 B1:B3 C1:D1 C2:C3 D2:D3 E1:G1 E2:E3 F2:G2", ""])
def test_three_row_header_is_joined_level_by_level(merged: str) -> None:
    table = only(*THREE_ROWS, "1|Trà đinh|80,5|4|10|5|2", merged=merged)
    assert table.header_rows == (1, 3)
    assert [column.heading for column in table.columns][2:] == [
        "Kết quả / Điểm", "Kết quả / Hạng", "Số lao động / Tổng số", "Số lao động / Trong đó / Nữ",
        "Số lao động / Trong đó / DTTS",
    ]  # fmt: skip
    assert read_as(table) == {
        "A": "*.stt", "B": "products.name", "C": "certificates.score", "D": "certificates.stars",
        "E": "workforce.workers_total", "F": "workforce.workers_female", "G": "workforce.workers_ethnic",
    }  # fmt: skip


@pytest.mark.parametrize("merged", ["A1:A2 B1:B2 C1:D1", ""])
def test_two_row_header_with_the_known_headings_in_its_second_row(merged: str) -> None:
    table = only("TT|Chủ thể|Thông tin khác|", "||Địa chỉ|Điện thoại", "1|HTX A|La Bằng|0912", merged=merged)
    assert table.header_rows == (1, 2)
    assert read_as(table)["C"] == "producers.address_raw"
    table = only("|Thông tin sản phẩm||Kết quả|", "STT|Tên|Nhóm|Điểm|Hạng", "1|Trà|Đồ uống|80|4", merged="B1:C1 D1:E1")
    assert table.header_rows == (1, 2)
    assert read_as(table)["B"] == "products.name"


@pytest.mark.parametrize("numbers", ["(1)|(2)|(3)|(4)", "A|B|1|2", "1|2|3|4", "A|B|1|2=1+3"])
def test_row_that_numbers_the_columns_is_passed_over(numbers: str) -> None:
    table = only(SIMPLE[0], numbers, *SIMPLE[1:])
    assert table.rows == (3, 4)
    assert table.skipped_rows == (2,)
    assert table.stt_gaps == ()


def test_header_repeated_on_each_printed_page_is_passed_over_and_said() -> None:
    found = find(sheet(*SIMPLE, SIMPLE[0], "3|Bún khô|HTX C|3", SIMPLE[0], "4|Gạo|HTX D|4"))
    (table,) = found.tables
    assert table.rows == (2, 3, 5, 7)
    assert table.skipped_rows == (4, 6)
    assert "bỏ qua dòng lặp lại tiêu đề hoặc đánh số cột (dòng 4, 6)" in found.said[0]


def test_stacked_tables_keep_their_own_titles_and_rows() -> None:
    found = find(
        sheet(
            "I. DANH SÁCH SẢN PHẨM", *SIMPLE, "Ghi chú: số liệu đến 31/12", "", "II. LAO ĐỘNG",
            "STT|Tên chủ thể|Tổng số lao động|Nữ", "1|HTX A|10|5",
        )
    )  # fmt: skip
    first, second = found.tables
    assert (first.base, first.rows, first.notes) == ("products", (3, 4), ("Ghi chú: số liệu đến 31/12",))
    assert (second.base, second.rows, second.title) == ("workforce", (9,), ("II. LAO ĐỘNG",))
    assert read_as(second)["D"] == "workforce.workers_female"


@pytest.mark.parametrize("gap", ["|", ""])
def test_tables_side_by_side(gap: str) -> None:
    left, right = find(
        sheet(
            f"STT|Tên sản phẩm|Hạng sao|{gap}STT|Tên chủ thể|Địa chỉ",
            f"1|Trà đinh|4|{gap}1|HTX A|La Bằng",
            f"2|Miến dong|3|{gap}|",
            f"3|Bún|3|{gap}|",
        )
    ).tables
    assert left.rows == (2, 3, 4)
    assert right.rows == (2,)
    assert set(read_as(left).values()) == {"*.stt", "products.name", "certificates.stars"}
    assert set(read_as(right).values()) == {"*.stt", "producers.name", "producers.address_raw"}


def test_side_by_side_with_headers_in_different_rows() -> None:
    left, right = find(
        sheet("STT|Tên sản phẩm|Hạng sao", "1|Trà|4||STT|Tên chủ thể|Địa chỉ", "2|Bún|3||1|HTX A|La Bằng")
    ).tables
    assert (left.rows, right.rows) == ((2, 3), (3,))


def test_several_sheets_hidden_empty_and_without_a_table() -> None:
    cells = book(
        sheet(*SIMPLE, name="SP"),
        sheet(*SIMPLE, name="SP (2)", state="hidden"),
        sheet("Kính gửi: Sở Nông nghiệp", name="Bìa"),
    )
    cells.attrs["file_info"] = {
        "sheets": [("SP", "visible"), ("Trống", "visible"), ("SP (2)", "hidden"), ("Bìa", "visible")]
    }
    found = find(cells)
    assert [(table.sheet, table.sheet_state) for table in found.tables] == [("SP", "visible"), ("SP (2)", "hidden")]
    assert found.said[1] == "Trang “Trống”: trang trống."
    assert found.said[2].startswith("Trang “SP (2)” (trang ẩn): tiêu đề ở dòng 1, 2 dòng số liệu (2-3)")
    assert found.said[3] == "Trang “Bìa”: không tìm thấy bảng nào; 1 ô không được đọc."
    assert [(item.address, item.role) for item in found.loose] == [("A1", "unknown")]


def test_empty_frame() -> None:
    assert find(sheet()) == Found((), (), ())


def test_groups_nest_and_end() -> None:
    table = only(
        SIMPLE[0], "A|HUYỆN ĐẠI TỪ", "I|Sản phẩm 4 sao", "1|Trà đinh|HTX A|4", "II|Sản phẩm 3 sao", "1|Miến|HTX B|3",
        "B|HUYỆN PHÚ BÌNH", "1|Gạo nếp|HTX C|3", "Thành phố Sông Công", "2|Bún|HTX D|3",
    )  # fmt: skip
    assert table.rows == (4, 6, 8, 10)
    assert table.context == {
        4: ("HUYỆN ĐẠI TỪ", "Sản phẩm 4 sao"),
        6: ("HUYỆN ĐẠI TỪ", "Sản phẩm 3 sao"),
        8: ("HUYỆN PHÚ BÌNH",),
        10: ("HUYỆN PHÚ BÌNH", "Thành phố Sông Công"),
    }
    assert table.group_rows == (2, 3, 5, 7, 9)
    assert table.stt_gaps == ()


def test_group_rows_without_a_mark() -> None:
    table = only(SIMPLE[0], "Huyện Đại Từ", "|Sản phẩm 4 sao", "1|Trà|HTX A|4", "Huyện Võ Nhai", "1|Na|HTX B|4")
    assert table.context == {4: ("Huyện Đại Từ", "Sản phẩm 4 sao"), 6: ("Huyện Võ Nhai",)}


@pytest.mark.parametrize(
    "label",
    ["Tổng", "Tổng cộng", "TỔNG CỘNG:", "Cộng", "Toàn tỉnh", "Tổng số", "Tổng số sản phẩm: 2", "Cộng (I+II)"],
)
@pytest.mark.parametrize("place", ["{}||", "|{}|", "|{}|HTX"])
def test_sums_are_controls_not_records(label: str, place: str) -> None:
    table = only("STT|Tên chủ thể|Địa chỉ|Tổng số lao động", "1|HTX A|La Bằng|5", "2|HTX B|Yên Lãng|7",
                 f"{place.format(label)}|12")  # fmt: skip
    assert table.rows == (2, 3)
    assert [(total.row, total.scope, total.label) for total in table.totals] == [(4, (2, 3), label)]


@pytest.mark.parametrize("name", ["Tổng hợp trà sen", "Cộng Hòa", "Tổng Công ty chè", "Toàn Thắng", "Lũy Bán Bích"])
@pytest.mark.parametrize("stt", ["2", ""])
def test_names_that_look_like_sums_stay_records(name: str, stt: str) -> None:
    table = only(SIMPLE[0], SIMPLE[1], f"{stt}|{name}|{name}|3")
    assert table.rows == (2, 3)
    assert table.totals == ()


def test_record_named_like_a_sum_stays_when_it_is_numbered() -> None:
    table = only("STT|Tên chủ thể|Địa chỉ", "1|HTX A|La Bằng", "2|Cộng|Yên Lãng")
    assert table.rows == (2, 3)


def test_scopes_of_sums() -> None:
    table = only(
        "STT|Tên chủ thể|Địa chỉ|Tổng số lao động", "Tổng cộng|||19", "I|Huyện Đại Từ", "1|HTX A|La Bằng|5",
        "2|HTX B|Yên Lãng|7", "|Cộng||12", "II|Huyện Võ Nhai", "1|HTX C|La Hiên|7", "|Cộng huyện Đại Từ||12",
        "Lũy kế|||90",
    )  # fmt: skip
    assert [(total.row, total.scope) for total in table.totals] == [
        (2, (4, 5, 8)), (6, (4, 5)), (9, (4, 5)), (10, ()),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "line",
    [
        "Ghi chú: số liệu tạm tính",
        "Nơi nhận:|||TM. ỦY BAN NHÂN DÂN",
        "|NGƯỜI LẬP BIỂU||CHỦ TỊCH",
        "|||Đại Từ, ngày 05 tháng 7 năm 2023",
        "|||Đại Từ, ngày ... tháng ... năm 2024",
    ],
)
def test_notes_and_signatures_stop_the_reading(line: str) -> None:
    found = find(sheet(*SIMPLE, "", line, "|Nguyễn Văn A||Trần B", "- Như trên;"))
    assert found.tables[0].rows == (2, 3)
    assert found.tables[0].notes[-1] == "- Như trên;"
    assert {item.role for item in found.loose} == {"note"}


def test_posts_as_values_are_no_signature() -> None:
    table = only("Cơ quan|Cấp|Chuyên trách", "Cán bộ xã A|Xã|x", "Cán bộ xã B|Xã|x", "", "|CHỦ TỊCH|", name="Cán bộ")
    assert (table.rows, table.notes) == ((2, 3), ("CHỦ TỊCH",))


def test_note_between_records_does_not_lose_the_records_below() -> None:
    table = only(*SIMPLE, "Ghi chú: các sản phẩm sau đang chờ", "3|Bún|HTX C|3")
    assert table.rows == (2, 3, 5)
    assert table.notes == ("Ghi chú: các sản phẩm sau đang chờ",)


def test_merged_body_cells_fill_down_inside_their_range_only() -> None:
    cells = sheet(
        "STT|Chủ thể|Tên sản phẩm|Hạng sao", "1|HTX A|Trà đinh|4", "||Trà nõn|3", "||Trà móc câu|3", "2||Miến|3",
        merged="A2:A4 B2:B4",
    )  # fmt: skip
    (table,) = find(cells).tables
    assert table.rows == (2, 3, 4, 5)
    body = grid(cells, table)
    assert body[2].tolist() == ["HTX A", "HTX A", "HTX A", ""]
    assert body[3].tolist() == ["Trà đinh", "Trà nõn", "Trà móc câu", "Miến"]
    assert kinds(cells, table)[2].tolist() == ["text", "text", "text", ""]
    assert [table.source_address(row, 2) for row in table.rows] == ["B2", "B2", "B2", "B5"]
    assert table.source_address(4, 3) == "C4"
    assert table.stt_gaps == ()


def test_stt_gaps_duplicates_and_blanks_are_reported() -> None:
    table = only(SIMPLE[0], *(f"{stt}|Trà {stt}|HTX A|3" for stt in ["1", "2", "4", "4", "", "6", "1"]))
    assert [(gap.row, gap.expected, gap.found) for gap in table.stt_gaps] == [
        (4, 3, "4"), (5, 5, "4"), (6, 5, ""), (7, 5, "6"), (8, 7, "1"),
    ]  # fmt: skip


def test_stt_missing_or_without_a_heading() -> None:
    table = only("Tên sản phẩm|Chủ thể|Hạng sao", "Trà đinh|HTX A|4", "Tổng hợp trà|HTX B|3", "Tổng cộng||2")
    assert (table.stt_col, table.rows) == (None, (2, 3))
    assert only("|Tên sản phẩm|Chủ thể", "1|Trà|HTX A", "2|Bún|HTX B").stt_col == 1


def test_rows_that_hold_only_a_number_are_no_records() -> None:
    found = find(sheet(*SIMPLE, "3", "4"))
    assert found.tables[0].rows == (2, 3)
    assert [(item.address, item.role) for item in found.loose] == [("A4", "unknown"), ("A5", "unknown")]


def test_unknown_heading_is_reported_with_the_nearest_and_its_cells_stay() -> None:
    cells = sheet(f"{SIMPLE[0]}|Diện tích nhà xưởng|", f"{SIMPLE[1]}|200|đẹp", f"{SIMPLE[2]}|90|")
    (table,) = find(cells).tables
    assert [(item.col, item.heading) for item in table.unknown] == [(5, "Diện tích nhà xưởng"), (6, "")]
    assert "Diện tích" in table.unknown[0].candidates
    assert grid(cells, table)[5].tolist() == ["200", "90"]
    assert "cột E “Diện tích nhà xưởng” chưa hiểu (gần nhất: " in find(cells).said[0]


@pytest.mark.parametrize(
    ("heading", "column", "matched"),
    [
        ("Tên sản phẩm", "products.name", "exact"),
        ("TEN SAN PHAM", "products.name", "folded"),
        ("Tên  SP:", "products.name", "folded"),
        ("Tên sản phẩmm", "products.name", "fuzzy"),
        ("Tên của sản phẩm", "products.name", "fuzzy"),
        ("Sản phẩm (tên)", "products.name", "folded"),
    ],
)
def test_how_a_heading_was_matched(heading: str, column: str, matched: str) -> None:
    table = only(f"STT|Chủ thể|{heading}", "1|HTX A|Trà")
    assert read_as(table)["C"] == column
    assert table.columns[2].matched == matched
    assert (table.columns[2].score < 100) == (matched == "fuzzy")


def test_marks_decide_between_year_and_male() -> None:
    table = only("STT|Họ và tên|Địa chỉ|Nam|Nữ|Năm", "1|A|B|x||2020")
    assert [(column.column, column.means) for column in table.columns[3:]] == [
        ("head_gender", "nam"), ("head_gender", "nu"), ("year", ""),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "header", "base", "reading"),
    [
        ("LAO ĐỘNG", "STT|Tên|Tổng số|Nữ|DTTS", "workforce",
         ["producers.name", "workforce.workers_total", "workforce.workers_female", "workforce.workers_ethnic"]),
        ("Danh sách chủ thể", "STT|Tên|Địa chỉ|Nữ|DTTS", "producers",
         ["producers.name", "producers.address_raw", "producers.head_gender", "producers.head_ethnicity"]),
        ("Tập huấn", "STT|Nội dung|Thời gian|Số học viên|Nữ", "activities",
         ["activities.title", "activities.starts", "activities.participants_total", "activities.participants_female"]),
        ("Kiểm tra", "STT|Tên chủ thể|Ngày kiểm tra|Kết quả|Lỗi vi phạm", "inspections",
         ["producers.name", "inspections.inspected_on", "inspections.result", "inspections.violation_type"]),
        ("Đánh giá", "STT|Tên sản phẩm|Ngày họp|Điểm|Hạng|Kết luận", "evaluations",
         ["products.name", "evaluations.held_on", "evaluations.score", "evaluations.result_stars",
          "evaluations.outcome"]),
        ("SP", "STT|Tên|Chủ thể|Hạng|Năm", "products",
         ["products.name", "producers.name", "certificates.stars", "products.year"]),
    ],
)  # fmt: skip
def test_ambiguous_headings_follow_the_table_they_stand_in(
    name: str, header: str, base: str, reading: list[str]
) -> None:
    table = only(header, "|".join(str(number) for number in range(1, header.count("|") + 1)) + "|a", name=name)
    assert table.base == base
    assert list(read_as(table).values())[1:] == reading


def test_wide_register_carries_producers_products_certificates_and_more() -> None:
    table = only(
        "STT|Tên chủ thể|Loại hình|Địa chỉ|Tên sản phẩm|Nhóm sản phẩm|Hạng sao|Điểm|Số quyết định|Ngày quyết định"
        "|Doanh thu (tỷ đồng)|Lao động|Lao động nữ|Siêu thị|Sàn TMĐT|Ghi chú",
        "1|HTX A|HTX|La Bằng|Trà|Đồ uống|4|80|12/QĐ|5/7/2023|1,5|10|5|x||",
        name="Tổng hợp",
    )
    assert table.base in ("products", "certificates")
    assert list(read_as(table).values()) == [
        "*.stt", "producers.name", "producers.producer_type", "producers.address_raw", "products.name",
        "products.product_group", "certificates.stars", "certificates.score", "certificates.decision_no",
        "certificates.decided", "business_results.revenue_mvnd", "workforce.workers_total",
        "workforce.workers_female", "sales_channels.channel_type", "sales_channels.channel_type", "*.note",
    ]  # fmt: skip
    assert [column.means for column in table.columns[13:15]] == ["sieu_thi", "san_tmdt"]
    assert table.columns[10].unit == "tỷ đồng"


def test_money_by_source_keeps_the_source_that_the_upper_level_says() -> None:
    table = only(
        "STT|Nội dung|NSTW||NS tỉnh|", "||Kế hoạch|Giải ngân|Kế hoạch|Giải ngân", "1|Tập huấn|10|8|5|5",
        merged="A1:A2 B1:B2 C1:D1 E1:F1", name="Kinh phí",
    )  # fmt: skip
    assert table.base == "budget_lines"
    assert [(column.column, column.under) for column in table.columns[2:]] == [
        ("planned_mvnd", (("budget_lines", "source", "nstw"),)),
        ("disbursed_mvnd", (("budget_lines", "source", "nstw"),)),
        ("planned_mvnd", (("budget_lines", "source", "ns_tinh"),)),
        ("disbursed_mvnd", (("budget_lines", "source", "ns_tinh"),)),
    ]


def test_years_in_headings_and_unit_in_the_title() -> None:
    table = only("ĐVT: triệu đồng", "STT|Tên chủ thể|Doanh thu||Diện tích (ha)", "||2022|2023|", "1|HTX A|5|6|7")
    assert [(column.column, column.year, column.unit) for column in table.columns[2:]] == [
        ("revenue_mvnd", "2022", "triệu đồng"), ("revenue_mvnd", "2023", "triệu đồng"), ("area_ha", "", "ha"),
    ]  # fmt: skip


def test_groups_numbered_one_above_one_point_one_and_groups_with_sums() -> None:
    table = only("STT|Tên sản phẩm|Hạng", "1|Huyện Đại Từ|", "1.1|Trà|3", "1.2|Bún|3", "2|Huyện Võ Nhai|", "2.1|Na|4")
    assert table.context == {3: ("Huyện Đại Từ",), 4: ("Huyện Đại Từ",), 6: ("Huyện Võ Nhai",)}
    table = only("STT|Nội dung|Dự toán|Giải ngân", "I|Tập huấn|80|70", "1|Lớp một|80|70", "|Tổng cộng|80|70")
    assert (table.context, table.group_rows) == ({3: ("Tập huấn",)}, (2,))


def test_sums_without_a_label_and_lines_below_a_gap_are_no_records() -> None:
    table = only(*SIMPLE, "|||7", "", "|Người nhận: Trần B")
    assert table.rows == (2, 3)
    assert [(total.row, total.label) for total in table.totals] == [(4, "")]
    assert table.notes == ("Người nhận: Trần B",)


def test_district_in_a_merged_column_lets_the_stt_start_again() -> None:
    table = only("Huyện|STT|Tên sản phẩm|Hạng", "Đại Từ|1|Trà|3", "|2|Miến|3", "|Cộng||6", "Võ Nhai|1|Na|4",
                 merged="A2:A4")  # fmt: skip
    assert table.rows == (2, 3, 5)
    assert [(total.row, total.scope) for total in table.totals] == [(4, (2, 3))]
    assert table.stt_gaps == ()


def test_title_repeated_on_each_page_is_no_group() -> None:
    table = only("DANH SÁCH SẢN PHẨM", *SIMPLE, "DANH SÁCH SẢN PHẨM", SIMPLE[0], "3|Na|HTX C|4")
    assert table.rows == (3, 4, 7)
    assert table.context == {3: (), 4: (), 7: ()}
    assert table.skipped_rows == (5, 6)


def test_empty_column_inside_a_table_does_not_split_it() -> None:
    assert only("STT|Tên sản phẩm||Hạng sao|Điểm", "1|Trà||4|80").cols == (1, 2, 4, 5)
    table = only("STT|Tên sản phẩm||Hạng sao", "1|Trà||4", "2|Bún||3", merged="B1:C1 B2:C2 B3:C3")
    assert (table.cols, table.unknown) == ((1, 2, 4), ())


def test_a_level_that_needs_the_one_above_is_not_read_alone() -> None:
    table = only("STT|Tên chủ thể|Khen thưởng|", "||Tổng số|Nữ", "1|HTX A|3|2", merged="A1:A2 B1:B2 C1:D1")
    assert [heading.heading for heading in table.unknown] == ["Khen thưởng / Tổng số", "Khen thưởng / Nữ"]


def test_second_column_of_the_same_meaning_is_reported_not_dropped() -> None:
    table = only("STT|Tên sản phẩm|Tên SP|Chủ thể", "1|Trà|Trà đinh|HTX A")
    assert [item.heading for item in table.unknown] == ["Tên SP"]


def test_table_of_which_no_heading_says_what_it_is() -> None:
    found = find(sheet("STT|Giải thưởng bóng đá|Ghi chú", "1|Nhất|a"))
    assert (found.tables[0].base, found.tables[0].rows) == ("", (2,))
    assert "chưa rõ là bảng nào" in found.said[0]


def test_hints_of_sender_year_and_kind() -> None:
    cells = book(sheet(*MOTTO, *SIMPLE, name="Đại Từ 2023"), file="Dai_Tu-SP-2022.xlsx")
    hints = submission_hints(find(cells), cells, HEADINGS)
    assert [(hint.value, hint.sheet, hint.address) for hint in hints["years"]] == [
        ("2024", "Đại Từ 2023", "A4"), ("2023", "Đại Từ 2023", ""), ("2022", "", ""),
    ]  # fmt: skip
    assert [hint.value for hint in hints["districts"]] == ["ĐẠI TỪ", "Đại Từ 2023", "Dai Tu SP 2022"]
    assert hints["datasets"][0].value == "products"


FULL = (
    *MOTTO, "TT|Tên chủ thể|Tên sản phẩm|Hạng sao|Kích thước bao bì", "(1)|(2)|(3)|(4)|(5)", "I|Huyện Đại Từ",
    "1|HTX A|Trà đinh|4|to", "||Trà nõn|3|", "2|HTX B|Miến|3|", "|Cộng huyện Đại Từ||2|",
    "TT|Tên chủ thể|Tên sản phẩm|Hạng sao|Kích thước bao bì", "II|Huyện Võ Nhai", "1|HTX C|Na|4|nhỏ", "Tổng cộng|||4|", "",
    "Ghi chú: số liệu tạm tính", "|NGƯỜI LẬP||CHỦ TỊCH", "|Nguyễn Văn A||Trần B",
)  # fmt: skip
FULL_MERGED = "A8:A9 B8:B9"


def test_every_cell_has_one_role() -> None:
    cells = sheet(*FULL, merged=FULL_MERGED)
    held = roles(cells, HEADINGS)
    assert held.value_counts().to_dict() == {
        "header": 15, "record": 14, "note": 5, "title": 4, "total": 4, "group": 4, "unknown": 2,
    }  # fmt: skip
    assert cells.loc[held == "unknown", "text"].tolist() == ["to", "nhỏ"]


def values(cells: pd.DataFrame) -> list[dict[tuple[str, str, str], list[str]]]:
    """Return for each table the values of each (table, column, means)."""
    out = []
    for table in find(cells).tables:
        body = grid(cells, table)
        out.append({(c.table, c.column, c.means): body[c.col].tolist() for c in table.columns})
    return out


@settings(max_examples=40, deadline=None)
@given(st.permutations(range(7)))
def test_order_of_columns_does_not_matter(order: list[int]) -> None:
    lines = ["Tên chủ thể|Tên sản phẩm|Hạng|Điểm|Số quyết định|Lao động nữ|Siêu thị", "HTX A|Trà|4|80|12/QĐ|5|x",
             "HTX B|Miến|3|60|13/QĐ|6|"]  # fmt: skip
    cells = [line.split("|") for line in lines]
    shuffled = [[line[place] for place in order] for line in cells]
    assert values(cells_of(shuffled)) == values(cells_of(cells))


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 9), st.integers(0, 30))
def test_empty_rows_above_and_columns_left_change_only_addresses(down: int, across: int) -> None:
    cells = sheet(*FULL, merged=FULL_MERGED)
    moved = cells.copy()
    moved["row"] += down
    moved["col"] += across
    areas = {"A8:A9": (1, 8), "B8:B9": (2, 8)}
    from ocop_analysis.ingest.book import letters

    moved["merged"] = [
        f"{letters(areas[area][0] + across)}{8 + down}:{letters(areas[area][0] + across)}{9 + down}" if area else ""
        for area in cells["merged"]
    ]
    assert values(moved) == values(cells)
    assert roles(moved, HEADINGS).tolist() == roles(cells, HEADINGS).tolist()
    (table,), (before,) = find(moved).tables, find(cells).tables
    assert table.rows == tuple(row + down for row in before.rows)
    assert list(table.context.values()) == list(before.context.values())


WORDS = ["", "", "1", "2", "Trà", "HTX A", "Tổng cộng", "Cộng", "I", "Huyện Đại Từ", "STT", "Tên sản phẩm", "Chủ thể",
         "Hạng sao", "Nữ", "Ghi chú", "Nơi nhận:", "x", "Kết quả", "4 sao"]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=7), max_size=14))
@example([["Tên sản phẩm", "Tên sản phẩm"]])
def test_nothing_is_lost_in_any_sheet(lines: list[list[str]]) -> None:
    cells = cells_of(lines)
    found = find(cells)
    held = roles(cells, HEADINGS)
    assert len(held) == len(cells)
    assert set(held) <= {"header", "record", "total", "group", "note", "title", "unknown"}
    outside = {item.address for item in found.loose}
    rows = [set() for _ in range(5)]
    for table in found.tables:
        for number, group in enumerate(
            [table.rows, [total.row for total in table.totals], table.group_rows, table.skipped_rows]
        ):
            assert not rows[4] & {(table.columns, row) for row in group}
            rows[number] |= {(table.columns, row) for row in group}
            rows[4] |= {(table.columns, row) for row in group}
    in_tables = sum(int((grid(cells, table) != "").sum().sum()) for table in found.tables)
    assert in_tables == int((held == "record").sum()) + len(
        cells[(held == "unknown") & ~cells["address"].isin(outside)]
    )
    for name in ("title", "note"):
        assert set(cells.loc[held == name, "address"]) <= outside


def test_labels_of_the_schema_are_enough_without_synonyms() -> None:
    found = find_tables(sheet("Tên sản phẩm|Mã chủ thể", "Trà|A1"), Headings.from_rows())
    assert [column.column for column in found.tables[0].columns] == ["name", "producer_id"]
