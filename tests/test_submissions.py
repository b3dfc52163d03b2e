"""Workbooks as offices draw them become canonical tables: every value at its cell, nothing lost, nothing invented."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pandas as pd
import pytest
from filled import PARAMS, drawn, found, origin, rules, take, values
from submission_cases import (
    CASES,
    budget,
    channels,
    contradictions,
    groups,
    legacy,
    merged_amount,
    names_later,
    quality_marks,
    several_products,
    wide_register,
)

from ocop_analysis import schema
from ocop_analysis.cleaning.submissions.columns import Heading, Tools, read_spellings
from ocop_analysis.ingest import find_tables, read_cells
from ocop_analysis.intake import Intake

DECIDED = dt.date(2024, 7, 5)


def test_a_wide_register_gives_five_tables(tmp_path: Path) -> None:
    got = take(tmp_path, {"dai-tu.xlsx": wide_register()})
    assert values(got, "producers", "name", "producer_type", "commune_code", "phone", "district_code", "year") == [
        ("HTX chè La Bằng", "htx", "05815", "0912345678", "171", 2024),
        ("Hộ kinh doanh Bảy", "ho_kinh_doanh", "05818", None, "171", 2024),
    ]
    assert [name for (name,) in values(got, "products", "name")] == ["Trà đinh", "Trà nõn", "Miến dong"]
    assert values(got, "certificates", "stars", "score", "decision_no", "decided_from", "decided_to", "event") == [
        (4, 84.5, "1234/QĐ-UBND", DECIDED, DECIDED, "moi"),
        (4, 72.0, "1234/QĐ-UBND", DECIDED, DECIDED, None),
        (3, 61.25, "77/QĐ-UBND", dt.date(2023, 8, 15), dt.date(2023, 8, 15), None),
    ]
    assert values(got, "workforce", "workers_total", "workers_female") == [(20, 12), (5, 2)]
    assert values(got, "business_results", "year", "revenue_mvnd") == [
        (2023, 1000), (2023, 300), (2023, 400), (2024, 1200), (2024, 350), (2024, 450),
    ]  # fmt: skip
    assert rules(got) == set(), "all totals are right: 1000 + 300 + 400, 1200 + 350 + 450, 20 + 5 and 12 + 2"


def test_values_of_merged_cells_come_from_their_first_cell(tmp_path: Path) -> None:
    got = take(tmp_path, {"dai-tu.xlsx": wide_register()})
    assert origin(got, "products", 1, "producer_id") == ("dai-tu.xlsx", "Sổ OCOP", "C6")
    assert origin(got, "products", 1, "name") == ("dai-tu.xlsx", "Sổ OCOP", "B7")
    assert origin(got, "producers", 1, "commune_code") == ("dai-tu.xlsx", "Sổ OCOP", "C8"), "an address in a name"
    assert origin(got, "business_results", 4, "revenue_mvnd") == ("dai-tu.xlsx", "Sổ OCOP", "M7")
    assert origin(got, "certificates", 0, "event") == ("dai-tu.xlsx", "Sổ OCOP", "N6"), "out of a remark"


def test_group_rows_say_the_district_and_names_are_of_one_district(tmp_path: Path) -> None:
    got = take(tmp_path, {"tinh.xlsx": groups()})
    assert values(got, "products", "name", "district_code") == [("Trà đinh", "171"), ("Gạo nếp", "173")]
    assert len(got.tables["producers"]) == 2, "HTX A of Đại Từ is not HTX A of Phú Bình"
    assert rules(got) == set()


@pytest.mark.parametrize("by_amount", [True, False])
def test_sources_as_columns_are_lines_of_the_budget(tmp_path: Path, by_amount: bool) -> None:
    got = take(tmp_path, {"kp.xlsx": budget(by_amount)})
    assert values(got, "budget_lines", "solution_group", "source", "allocated_mvnd", "disbursed_mvnd") == [
        ("g01", "nstw", 100, 90), ("g02", "nstw", 200, 150), ("g01", "ns_tinh", 50, 40),
    ]  # fmt: skip
    assert found(got, "dong_tong") == [("Kinh phí", "F7")], "300, 50 and 240 are right; 45 is not 40"
    assert rules(got) == {"dong_tong"}


def test_an_amount_without_a_meaning_is_an_error(tmp_path: Path) -> None:
    lines = [
        "KINH PHÍ OCOP HUYỆN ĐẠI TỪ NĂM 2024",
        "STT|Nhóm giải pháp|NSTW (triệu đồng)|Ghi chú",
        "1|Nhóm giải pháp 1|5|",
    ]
    got = take(tmp_path, {"kp.xlsx": drawn({"Kinh phí": lines})})
    assert "tieu_de_thieu_nghia" in rules(got)
    assert values(got, "budget_lines", "source") == []


def test_channels_as_columns_are_records_where_they_are_marked(tmp_path: Path) -> None:
    got = take(tmp_path, {"kenh.xlsx": channels()})
    names = dict(values(got, "producers", "producer_id", "name"))
    rows = values(got, "sales_channels", "producer_id", "channel_type")
    assert [(names[producer], kind) for producer, kind in rows] == [
        ("HTX A", "sieu_thi"), ("HTX C", "sieu_thi"), ("HTX B", "san_tmdt"), ("HTX A", "cua_hang_ocop"),
    ]  # fmt: skip
    assert found(got, "khong_doc_duoc") == [("Kênh", "E5")]
    assert got.extra["set_aside"].empty, "a doubtful mark does not take the other channels of its row away"


def test_several_marks_of_quality_in_a_row_are_several_records(tmp_path: Path) -> None:
    got = take(tmp_path, {"cn.xlsx": quality_marks()})
    rows = values(got, "product_certificates", "product_id", "kind")
    assert rows == [("SP1", "haccp"), ("SP1", "iso22000"), ("SP2", "gmp")]
    assert origin(got, "product_certificates", 1, "kind") == ("cn.xlsx", "Chứng nhận", "D3")


def test_several_products_in_a_cell_are_several_records_and_their_amount_is_not_divided(tmp_path: Path) -> None:
    got = take(tmp_path, {"nhieu.xlsx": several_products()})
    names = ["Trà đinh", "Trà nõn", "Miến trắng", "Miến đỏ", "Chè xanh"]
    assert [name for (name,) in values(got, "products", "name")] == names
    assert [stars for (stars,) in values(got, "certificates", "stars")] == [4, 4, 3, 3, 3]
    assert values(got, "business_results", "revenue_mvnd") == [(150,)]
    assert found(got, "tach_san_pham") == [("SP", "B3"), ("SP", "B4")]
    assert found(got, "chua_chia_duoc") == [("SP", "G3")]


def test_an_amount_merged_over_products_is_not_given_to_each(tmp_path: Path) -> None:
    got = take(tmp_path, {"gop.xlsx": merged_amount()})
    assert values(got, "business_results", "revenue_mvnd") == [(150,)]
    assert found(got, "chua_chia_duoc") == [("SP", "D3")]


def test_an_area_merged_over_three_products_is_not_counted_three_times(tmp_path: Path) -> None:
    head = "Tên chủ thể|Tên sản phẩm|Cây trồng|Diện tích (ha)"
    lines = [
        "VÙNG NGUYÊN LIỆU HUYỆN ĐẠI TỪ NĂM 2024",
        head,
        "HTX A|Trà A|Chè|12",
        "HTX A|Trà B|Chè|",
        "HTX A|Trà C|Chè|",
    ]
    got = take(tmp_path, {"gop.xlsx": drawn({"VNL": lines}, {"VNL": "D3:D5"})})
    assert values(got, "material_areas", "crop", "area_ha") == [("Chè", None)] * 3
    assert found(got, "chua_chia_duoc") == [("VNL", "D3")]


def test_a_number_of_workers_merged_over_the_products_of_one_producer_is_the_producers(tmp_path: Path) -> None:
    head = "Tên sản phẩm|Tên chủ thể|Tổng số lao động"
    lines = ["SẢN PHẨM VÀ LAO ĐỘNG HUYỆN ĐẠI TỪ NĂM 2024", head, "Trà A|HTX A|12", "Trà B||", "Trà C|HTX C|5"]
    got = take(tmp_path, {"gop.xlsx": drawn({"SP": lines}, {"SP": "B3:B4 C3:C4"})})
    assert values(got, "workforce", "producer_id", "workers_total") == [("171-htx-a", 12), ("171-htx-c", 5)]
    assert found(got, "chua_chia_duoc") == []


def test_names_stand_for_codes_that_another_sheet_gives(tmp_path: Path) -> None:
    got = take(tmp_path, {"a.xlsx": names_later()})
    assert values(got, "workforce", "producer_id", "workers_total") == [("CT1", 10), ("CT2", 5), ("171-htx-la", 3)]
    assert values(got, "business_results", "producer_id", "revenue_mvnd") == [("CT1", 100), ("CT2", 50)]
    assert values(got, "producers", "producer_id", "name") == [
        ("CT1", "Hợp tác xã Chè A"), ("CT2", "HTX Miến B"), ("171-htx-la", "HTX Lạ"),
    ]  # fmt: skip
    assert origin(got, "workforce", 0, "producer_id") == ("a.xlsx", "Lao động", "A3")


def test_cells_that_contradict_each_other_are_told(tmp_path: Path) -> None:
    got = take(tmp_path, {"a.xlsx": contradictions()})
    assert found(got, "khac_trong_dong") == [("SP", "G3")], "the day in the number's cell, and the day's own cell"
    assert values(got, "certificates", "decided_from") == [(DECIDED,)]
    assert found(got, "khac_giua_cac_trang") == [("SP", "D3")], "the telephone of CT1 on two sheets"
    (other,) = (item.what for item in got.findings if item.rule == "khac_giua_cac_trang")
    assert other == "Điện thoại ở đây là “0988888888”, ở trang “Chủ thể” là “0912345678”"
    assert values(got, "producers", "phone") == [("0912345678",), ("0912345679",)]
    assert found(got, "khong_ro_don_vi") == [("Chủ thể", "D4")]
    assert found(got, "khong_cong_nhan") == [("SP", "E4")], "not recognised is no certificate"


@pytest.mark.parametrize("font", [True, False])
def test_cells_in_old_fonts_are_read(tmp_path: Path, font: bool) -> None:
    got = take(tmp_path, {"cu.xlsx": legacy(font)})
    assert values(got, "products", "name") == [("Trà đinh",), ("Miến dong",)]
    assert values(got, "producers", "name", "producer_type") == [
        ("Hợp tác xã Chè", "htx"), ("Hộ kinh doanh Bảy", "ho_kinh_doanh"),
    ]  # fmt: skip


VO_NHAI = PARAMS.units.find("Võ Nhai", levels=("district",)).code
SIMPLE = ("STT|Tên sản phẩm|Tên chủ thể", "1|Trà đinh|HTX A")


def test_a_sheet_without_district_or_year_is_an_error(tmp_path: Path) -> None:
    got = take(tmp_path, {"so-lieu.xlsx": drawn({"Sheet1": ["DANH SÁCH SẢN PHẨM", *SIMPLE]})})
    assert found(got, "khong_ro_don_vi") == found(got, "khong_ro_nam") == [("Sheet1", "A2")]


def test_title_then_sheet_then_file_name_say_whose_data_it_is(tmp_path: Path) -> None:
    book = drawn({"Phú Bình 2023": list(SIMPLE), "Sheet2": ["Huyện Đại Từ, năm 2022", *SIMPLE], "Sheet3": list(SIMPLE)})
    got = take(tmp_path, {"vo-nhai-2024.xlsx": book})
    assert values(got, "products", "district_code", "year") == [
        ("173", 2023),
        ("171", 2022),
        (PARAMS.units.find("Võ Nhai", levels=("district",)).code, 2024),
    ]


def test_a_table_of_no_known_kind_is_an_error_and_the_others_are_read(tmp_path: Path) -> None:
    book = drawn({"SP": ["HUYỆN ĐẠI TỪ NĂM 2024", *SIMPLE], "Khác": ["Họ tên|Sở thích|Ghi chú", "A|b|c", "D|e|f"]})
    book.create_sheet("Thư")["A1"] = "Kính gửi: Sở Nông nghiệp"
    got = take(tmp_path, {"a.xlsx": book})
    assert [name for (name,) in values(got, "products", "name")] == ["Trà đinh"]
    assert "Trang “Thư”: không tìm thấy bảng nào; 1 ô không được đọc." in got.said["a.xlsx"]
    assert found(got, "o_bat_buoc") == [("Khác", "A2"), ("Khác", "A2"), ("Khác", "A3"), ("Khác", "A3")]
    assert list(got.extra["set_aside"]["line"]) == ["2", "3"], "nobody knows whose they are: set aside, not dropped"


def test_a_row_that_says_nothing_is_told(tmp_path: Path) -> None:
    book = budget()
    book["Kinh phí"]["B6"], book["Kinh phí"]["C6"], book["Kinh phí"]["E6"] = "Nhóm giải pháp 3", None, None
    got = take(tmp_path, {"a.xlsx": book})
    assert found(got, "dong_khong_so_lieu") == [("Kinh phí", "B6")]


def test_a_senders_sheet_with_the_name_of_one_of_ours_is_read(tmp_path: Path) -> None:
    book = drawn(
        {
            "Danh mục": ["HUYỆN ĐẠI TỪ NĂM 2024", *SIMPLE],
            "Thông tin chủ thể": ["HUYỆN ĐẠI TỪ NĂM 2024", *SIMPLE[:1], "2|Miến|HTX B"],
        }
    )
    got = take(tmp_path, {"a.xlsx": book})
    assert [name for (name,) in values(got, "products", "name")] == ["Trà đinh", "Miến"]


def test_a_heading_without_meaning_is_told_at_its_cell(tmp_path: Path) -> None:
    lines = ["HUYỆN ĐẠI TỪ NĂM 2024", "STT|Tên sản phẩm|Tên chủ thể|Màu bao bì", "1|Trà|HTX A|xanh"]
    got = take(tmp_path, {"a.xlsx": drawn({"SP": lines})})
    assert found(got, "tieu_de_la") == [("SP", "D2")]


@pytest.mark.parametrize(
    ("heading", "cell", "message"),
    [
        ("Điểm", "84,5%", "cột này không tính bằng %"),
        ("Tổng số lao động", "12 ha", "cột này không tính bằng ha"),
        ("Doanh thu (triệu đồng)", "5 tấn", "ô ghi đơn vị tấn, cột ghi triệu đồng"),
        ("Doanh thu", "500", "không rõ đơn vị tính"),
    ],
)
def test_a_number_in_another_unit_is_not_taken(tmp_path: Path, heading: str, cell: str, message: str) -> None:
    lines = ["HUYỆN ĐẠI TỪ NĂM 2024", f"STT|Tên sản phẩm|Tên chủ thể|{heading}", f"1|Trà|HTX A|{cell}"]
    got = take(tmp_path, {"a.xlsx": drawn({"SP": lines})})
    (item,) = (item for item in got.findings if item.rule == "khong_doc_duoc")
    assert (item.cell, message in item.what) == ("D3", True)


def test_a_number_with_the_unit_of_its_column_is_taken(tmp_path: Path) -> None:
    lines = ["HUYỆN ĐẠI TỪ NĂM 2024", "STT|Tên chủ thể|Tổng số lao động|Doanh thu (tỷ đồng)", "1|HTX A|12 người|1,5 tỷ"]
    got = take(tmp_path, {"a.xlsx": drawn({"SP": lines})})
    assert values(got, "workforce", "workers_total") == [(12,)]
    assert values(got, "business_results", "revenue_mvnd") == [(1500,)]


def test_an_end_that_is_not_36_months_after_the_decision_is_told(tmp_path: Path) -> None:
    head = "STT|Tên sản phẩm|Tên chủ thể|Hạng sao|Ngày quyết định|Ngày hết hạn"
    lines = ["HUYỆN ĐẠI TỪ NĂM 2024", head, "1|Trà|HTX A|4|5/7/2024|4/7/2027", "2|Chè|HTX A|4|5/7/2024|4/7/2029"]
    got = take(tmp_path, {"a.xlsx": drawn({"SP": lines})})
    assert found(got, "khac_ngay_het_han") == [("SP", "F4")]
    assert values(got, "certificates", "ends_from") == [(dt.date(2027, 7, 4),)] * 2


TOLD_BY_HEADING = {"tieu_de_la"}


@pytest.mark.parametrize("name", CASES)
def test_every_value_is_traced_to_a_cell_that_reads_so(tmp_path: Path, name: str) -> None:
    got = take(tmp_path, {"a.xlsx": CASES[name]()})
    cells = read_cells(tmp_path / "a.xlsx")
    at = {
        (sheet, address): (text, kind)
        for sheet, address, text, kind in cells[["sheet", "address", "text", "kind"]].to_numpy()
    }
    headed = {
        (table.sheet, column.letter): column
        for table in find_tables(cells, PARAMS.headings).tables
        for column in table.columns
    }
    for table in schema.SENT:
        for column in schema.SENT[table].asked:
            _traced(got, table, column, at, headed)


def _traced(got: Intake, table: str, column: str, at: dict, headed: dict) -> None:
    spec, frame = schema.SENT[table].columns[column], got.tables[table]
    field = spec.fields(column)[0]
    for row, value in frame[field].dropna().items():
        if column == "year" and "year" not in set(got.extra["origins"]["column"]):
            continue  # title or heading says it
        _, sheet, cell = origin(got, table, int(row), column)
        assert (sheet, cell) in at, (table, column, cell)
        heading = headed[sheet, cell.rstrip("0123456789")]
        if (heading.table, heading.column) == (table, column) and not heading.means and spec.kind != "commune":
            text, kind = at[sheet, cell]
            spelled = read_spellings(
                Heading(table, column, "", heading.unit or None), [(text, kind)], Tools(PARAMS.units)
            )
            read = spelled[text, kind].fields[field]
            assert pd.Timestamp(read) == value if spec.kind in ("date", "span") else read == value or str(value) in read


@pytest.mark.parametrize("name", CASES)
def test_no_cell_of_a_record_is_lost(tmp_path: Path, name: str) -> None:
    got = take(tmp_path, {"a.xlsx": CASES[name]()})
    cells = read_cells(tmp_path / "a.xlsx")
    used = set(zip(got.extra["origins"]["sheet"], got.extra["origins"]["cell"]))
    read = {text for sheet, address, text in cells[["sheet", "address", "text"]].to_numpy() if (sheet, address) in used}
    told = {(item.sheet, item.cell) for item in got.findings}
    columns_told = {
        (item.sheet, item.cell.rstrip("0123456789")) for item in got.findings if item.rule in TOLD_BY_HEADING
    }
    for table in find_tables(cells, PARAMS.headings).tables:
        understood = {column.letter: column for column in table.columns}
        mine = cells[cells["sheet"].eq(table.sheet) & cells["row"].isin(table.rows)]
        for address, text in zip(mine["address"], mine["text"]):
            letter = address.rstrip("0123456789")
            column = understood.get(letter)
            aside = column is not None and (column.table == "*" or column.column == "district_code")
            says_no = column is not None and column.means and text == "không"
            place = (table.sheet, address)
            fate = place in used or place in told or (table.sheet, letter) in columns_told
            assert fate or aside or says_no or text in read, place  # the last: it repeats what another cell said


@pytest.mark.parametrize("name", CASES)
def test_the_same_files_give_the_same_tables(tmp_path: Path, name: str) -> None:
    first, second = (take(tmp_path / part, {"a.xlsx": CASES[name]()}) for part in "12")
    assert first.findings == second.findings
    for table in schema.SENT:
        pd.testing.assert_frame_equal(first.tables[table], second.tables[table])
    for table, frame in first.extra.items():
        pd.testing.assert_frame_equal(frame, second.extra[table])
