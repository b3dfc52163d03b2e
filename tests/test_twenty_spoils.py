"""A clean workbook spoiled in twenty ways comes back with twenty right comments, on the right cells and on no other."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any, NamedTuple

import openpyxl
import pytest
from filled import FIRST, Rows, at, day, fill, save, sound_rows
from openpyxl.workbook import Workbook

from ocop_analysis.answers import Answer, check_files
from ocop_analysis.project import Project
from ocop_analysis.workbooks import sheet_name
from ocop_analysis.workbooks.notes import FIRST_LINE

TODAY = dt.date(2025, 3, 1)


class Spoil(NamedTuple):
    """One cell made wrong, and what must be said there: rule, severity, words. A value of KEEP leaves the cell as it is."""

    table: str
    column: str
    row: int
    value: Any
    rule: str
    severity: str
    words: str


KEEP = object()
SPOILS = [
    Spoil("certificates", "stars", 0, 6, "khong_doc_duoc", "loi", "“6” ở cột “Hạng sao”: không có hạng 6 sao"),
    Spoil("producers", "commune_code", 1, "Xã Hóa Thượng", "khong_ro_noi", "canh_bao", "Huyện Đại Từ không có “Xã Hóa Thượng”"),
    Spoil("workforce", "workers_female", 1, "bốn", "khong_doc_duoc", "canh_bao", "“bốn” ở cột “Lao động nữ”: không phải một số"),
    Spoil("business_results", "revenue_mvnd", 1, "600-700", "range", "canh_bao", "Ô ghi một khoảng, không phải một số"),
    Spoil("evaluations", "held_on", 0, day("20/5/2026"), "ngay_tuong_lai", "loi", "20/5/2026, sau ngày kiểm tra (01/3/2025)"),
    Spoil("registrations", "registered_on", 0, "20/13/2024", "khong_doc_duoc", "canh_bao", "ngày này không có trong lịch"),
    Spoil("sales_points", "point_id", 1, "D01", "khoa_trung", "loi", "Mã “D01 – 2024” đã dùng cho một bản ghi khác"),
    Spoil("budget_lines", "solution_group", 1, None, "o_bat_buoc", "loi", "Cột “Nhóm giải pháp” bắt buộc nhưng để trống"),
    Spoil("budget_lines", "source", 2, "Ngân sách tỉnhh", "tu_la", "loi", "có phải “Ngân sách tỉnh”?"),
    Spoil("workforce", "workers_ethnic", 0, 21, "lao_dong_phan_tong", "loi", "21 người, nhiều hơn “Tổng số lao động” (20 người)"),
    Spoil("budget_lines", "disbursed_mvnd", 3, 190, "giai_ngan_vuot_giao", "loi", "190 triệu đồng, nhiều hơn “Kinh phí giao” (180"),
    Spoil("certificates", "stars", 2, 4, "hang_sao_khop_diem", "loi", "Hạng sao là 4 nhưng điểm 61,25 ứng với 3 sao"),
    Spoil("certificates", "decided", 4, "01/12/2024", "chung_nhan_chong_lan", "canh_bao", "còn hiệu lực đến 04/7/2027"),
    Spoil("certificates", "revoked_on", 1, day("10/10/2022"), "thu_tu_ngay", "loi", "(10/10/2022) trước “Ngày quyết định” (15/8/2023)"),
    Spoil("activity_participants", "producer_id", 1, "CT09", "ma_khong_ton_tai", "loi", "“CT09” không có trong bảng Chủ thể"),
    Spoil("producers", "tax_code", 0, "460012345", "ma_so_thue", "canh_bao", "“460012345”, không phải 10 hoặc 13 chữ số"),
    Spoil("value_chains", "input_total_t", 0, "45,5 kg", "khong_doc_duoc", "canh_bao", "ô ghi đơn vị kg, cột ghi tấn"),
    Spoil("evaluations", "score", 0, "84,5%", "khong_doc_duoc", "canh_bao", "cột này không tính bằng %"),
    Spoil("activities", "participants_total", 0, "#DIV/0!", "khong_doc_duoc", "canh_bao", "ô là lỗi của Excel"),
    Spoil("craft_villages", "craft_village_id", 1, KEEP, "dong_lap_lai", "canh_bao", "lặp lại y hệt một dòng trước"),
]  # fmt: skip
CONSEQUENCES = {(*at("sales_points", "point_id", 0), "khoa_trung")}
"""A second comment of the same spoil: of two records with one code, either may be the wrong one."""


def clean_rows() -> Rows:
    """Return the sound rows and some more, so that no two spoils meet in one record."""
    rows = sound_rows()
    first, second = rows["certificates"]
    rows["products"] += [
        {**product, "product_id": code, "name": f"Chè xanh {code}", "predecessor_product_id": None}
        for product, code in zip(rows["products"], ("SP03", "SP04"), strict=True)
    ]
    rows["certificates"] += [
        {
            **second, "cert_id": "CN03", "product_id": "SP03", "producer_id": "CT01", "level": None, "revoked_on": None,
            "revoked_reason": None,
        },
        {**first, "cert_id": "CN04", "product_id": "SP04", "producer_id": "CT02"},
        {
            **first, "cert_id": "CN05", "product_id": "SP04", "producer_id": "CT02", "decision_no": "99/QĐ-UBND",
            "event": "Công nhận lại", "decided": "01/07/2027", "notice_on": None,
        },
    ]  # fmt: skip
    rows["budget_lines"] += [{**rows["budget_lines"][0], "budget_line_id": f"KP0{number}"} for number in (2, 3, 4)]
    rows["sales_points"].append({**rows["sales_points"][0], "point_id": "D02", "name": "Điểm bán La Bằng"})
    return rows


def spoilt(project: Project) -> Workbook:
    book = fill(project, clean_rows())
    villages = book[sheet_name("Làng nghề")]
    for cell in villages[FIRST]:
        villages.cell(FIRST + 1, cell.column, cell.value)
    villages.row_dimensions[FIRST + 1].hidden = True
    for spoil in SPOILS:
        sheet, cell = at(spoil.table, spoil.column, spoil.row)
        if spoil.value is not KEEP:
            book[sheet][cell] = spoil.value
    return book


@pytest.fixture(scope="module")
def sent(project: Project, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save(spoilt(project), tmp_path_factory.mktemp("spoilt") / "dai-tu-2024.xlsx")


@pytest.fixture(scope="module")
def answer(sent: Path, project: Project) -> Answer:
    (answer,) = check_files([sent], project, TODAY)
    return answer


def test_without_the_spoils_nothing_is_found(project: Project, tmp_path: Path) -> None:
    rows = clean_rows()
    rows["certificates"].pop()  # decided after the day of the check; it is there to be moved before it
    (answer,) = check_files([save(fill(project, rows), tmp_path / "dai-tu-2024.xlsx")], project, TODAY)
    assert answer.findings == ()


def test_there_are_twenty_different_spoils() -> None:
    assert len({at(spoil.table, spoil.column, spoil.row) for spoil in SPOILS}) == 20


@pytest.mark.parametrize("spoil", SPOILS, ids=lambda spoil: f"{spoil.table}-{spoil.column}-{spoil.rule}")
def test_a_spoiled_cell_gets_the_right_finding(answer: Answer, spoil: Spoil) -> None:
    here = [item for item in answer.findings if (item.sheet, item.cell) == at(spoil.table, spoil.column, spoil.row)]
    assert [(item.rule, item.severity) for item in here] == [(spoil.rule, spoil.severity)]
    assert spoil.words in here[0].what
    assert here[0].todo


def test_nothing_is_found_anywhere_else(answer: Answer) -> None:
    expected = {(*at(spoil.table, spoil.column, spoil.row), spoil.rule) for spoil in SPOILS}
    assert {(item.sheet, item.cell, item.rule) for item in answer.findings} == expected | CONSEQUENCES
    assert len(answer.findings) == len(expected) + len(CONSEQUENCES)
    assert answer.has_errors


def test_the_comments_stand_on_exactly_these_cells(answer: Answer) -> None:
    book = openpyxl.load_workbook(answer.workbook)
    comments = {
        (sheet.title, cell.coordinate): cell.comment.text
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment and cell.comment.text.startswith(FIRST_LINE)
    }
    assert set(comments) == {(item.sheet, item.cell) for item in answer.findings}
    for item in answer.findings:
        assert item.what in comments[item.sheet, item.cell]
        assert item.todo in comments[item.sheet, item.cell]


def test_what_was_sent_stands_unchanged_in_the_answer(answer: Answer, sent: Path) -> None:
    marked, before = openpyxl.load_workbook(answer.workbook), openpyxl.load_workbook(sent)
    assert marked.sheetnames[1:] == before.sheetnames
    for sheet in before:
        values = [[cell.value for cell in row] for row in sheet.iter_rows()]
        assert [[cell.value for cell in row] for row in marked[sheet.title].iter_rows()] == values
    assert marked["Làng nghề"].row_dimensions[FIRST + 1].hidden
