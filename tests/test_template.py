"""The entry workbook: its headings are what reading expects, its cells take only what the schema allows."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterator

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.datavalidation import DataValidation

from ocop_analysis import schema
from ocop_analysis.schema import Column
from ocop_analysis.units import Unit
from ocop_analysis.workbooks import CODES_SHEET, GUIDE_SHEET, INFO, INFO_SHEET, build_template, sheet_name, to_bytes
from ocop_analysis.workbooks.template_lists import labels

DAI_TU = Unit("171", "Huyện Đại Từ", "huyện", "district", "19", None, dt.date(2025, 6, 30))
COMMUNES = [
    Unit("05806", "Xã Hoàng Nông", "xã", "commune", "171", None, None),
    Unit("05758", "Thị trấn Hùng Sơn", "thị trấn", "commune", "171", None, None),
    Unit("05833", "Xã An Khánh", "xã", "commune", "171", None, None),
]


def made() -> bytes:
    return to_bytes(build_template(schema.SENT, DAI_TU, 2024, COMMUNES))


@pytest.fixture(scope="module")
def book() -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(made()))


def columns(book: Workbook) -> Iterator[tuple[str, str, Column, DataValidation | None]]:
    """Yield sheet, letter, column of the schema and validation, for every column of every table."""
    for table in schema.SENT.values():
        sheet = book[sheet_name(table.title)]
        by_letter = {
            str(rule.sqref)[: str(rule.sqref).index("4")]: rule for rule in sheet.data_validations.dataValidation
        }
        for index, name in enumerate(table.asked):
            letter = openpyxl.utils.get_column_letter(index + 1)
            yield sheet.title, letter, table.columns[name], by_letter.get(letter)


def test_every_table_has_a_sheet_with_the_headings_of_the_schema(book: Workbook) -> None:
    titles = [sheet_name(table.title) for table in schema.SENT.values()]
    assert book.sheetnames == [GUIDE_SHEET, INFO_SHEET, *titles, CODES_SHEET]
    assert len(set(titles)) == len(titles) > 18
    for table in schema.SENT.values():
        found = [cell.value for cell in book[sheet_name(table.title)][3]]
        assert found == [table.columns[name].heading for name in table.asked]
        assert "Đơn vị gửi" not in found, "derived columns are not asked of a sender"
    assert book["Kết quả kinh doanh"]["D3"].value == "Doanh thu (triệu đồng)"
    assert book["Chủ thể OCOP"]["A1"].value == "Chủ thể OCOP – Huyện Đại Từ, năm 2024"


def test_the_same_input_gives_the_same_bytes_whatever_the_clock_says() -> None:
    first = made()
    assert first == made()
    archive = zipfile.ZipFile(io.BytesIO(first))
    assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    core = archive.read("docProps/core.xml").decode()
    assert re.findall(r"<dcterms:(?:created|modified)[^>]*>([^<]*)", core) == ["2000-01-01T00:00:00Z"] * 2


def test_drop_downs_offer_exactly_the_labels_of_the_codes(book: Workbook) -> None:
    offered = 0
    for sheet, letter, column, rule in columns(book):
        wanted = {"yes_no": ["Có", "Không"], "district": ["Huyện Đại Từ"]}.get(
            column.kind, list((column.codes or {}).values())
        )
        if column.kind == "commune":
            wanted = ["Thị trấn Hùng Sơn", "Xã An Khánh", "Xã Hoàng Nông"]
        if not wanted or column.kind == "codes":
            continue
        assert rule is not None, (sheet, column.heading)
        assert (rule.type, str(rule.sqref)) == ("list", f"{letter}4:{letter}503")
        assert rule.showErrorMessage
        cells = book[CODES_SHEET][rule.formula1.removeprefix("'Danh mục'!").replace("$", "")]
        rows = cells if isinstance(cells, tuple) else ((cells,),)
        assert [cell.value for (cell,) in rows] == wanted, (sheet, column.heading)
        offered += 1
    assert offered > 40


def test_a_column_that_repeats_a_code_offers_the_codes_of_the_other_sheet(book: Workbook) -> None:
    found = {(sheet, column.label): rule for sheet, _, column, rule in columns(book) if column.refers}
    rule = found["Sản phẩm OCOP", "Mã chủ thể"]
    assert rule is not None
    assert rule.formula1 == "OFFSET('Chủ thể OCOP'!$A$4,0,0,MAX(1,COUNTA('Chủ thể OCOP'!$A$4:$A$503)),1)"
    assert not rule.showErrorMessage, "a product of an earlier file is not on this sheet"
    assert book["Chủ thể OCOP"]["A3"].value == "Mã chủ thể"


def test_codes_are_text_dates_are_dates_and_numbers_keep_to_their_range(book: Workbook) -> None:
    formats = {"date": "dd/mm/yyyy", "integer": "0", "number": "General"}
    for sheet, letter, column, _ in columns(book):
        assert book[sheet].column_dimensions[letter].number_format == formats.get(column.kind, "@"), column.heading
    rules = {(sheet, column.label): rule for sheet, _, column, rule in columns(book) if rule is not None}
    stars = rules["Giấy chứng nhận", "Hạng sao"]
    assert (stars.type, stars.operator, stars.formula1, stars.formula2) == ("whole", "between", "3", "5")
    revenue = rules["Kết quả kinh doanh", "Doanh thu"]
    assert (revenue.type, revenue.operator, revenue.formula1) == ("decimal", "greaterThanOrEqual", "0")
    assert rules["Chủ thể OCOP", "Ngày thành lập"].type == "date"
    assert rules["Giấy chứng nhận", "Ngày quyết định"].type is None, "a month or a year alone may stand there"


def test_prompts_and_messages_fit_into_what_excel_takes(book: Workbook) -> None:
    for sheet, _, column, rule in columns(book):
        if rule is not None:
            lengths = [len(rule.promptTitle), len(rule.prompt), len(rule.errorTitle or ""), len(rule.error or "")]
            assert all(map(int.__le__, lengths, [32, 255, 32, 255])), (sheet, column.heading, lengths)


def test_required_headings_look_different_and_say_so(book: Workbook) -> None:
    for sheet, letter, column, _ in columns(book):
        cell = book[sheet][f"{letter}3"]
        assert (cell.fill.fgColor.rgb == "001F3A5F") == column.required
        assert cell.comment.text.startswith("Bắt buộc." if column.required else "Để trống nếu chưa biết.")
        assert cell.comment.author != "ocop", "a comment of a check is known by this author"


def test_the_page_is_ready_to_print(book: Workbook) -> None:
    sheet = book["Giấy chứng nhận"]
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert (sheet.print_title_rows, sheet.freeze_panes) == ("$3:$3", "B4")


def test_the_sender_stands_on_the_second_sheet(book: Workbook) -> None:
    rows = {row[0].value: row[1].value for row in book[INFO_SHEET].iter_rows(min_row=3)}
    assert list(rows) == list(INFO.values())
    assert (rows["Mã đơn vị gửi"], rows["Tên đơn vị gửi"], rows["Năm số liệu"]) == ("171", "Huyện Đại Từ", 2024)
    assert rows["Người lập"] is None


def test_without_unit_and_year_the_places_are_left_open() -> None:
    book = openpyxl.load_workbook(io.BytesIO(to_bytes(build_template(schema.SENT, None, None, []))))
    assert book["Chủ thể OCOP"]["A1"].value == "Chủ thể OCOP"
    rules = book["Làng nghề"].data_validations.dataValidation
    (commune,) = [rule for rule in rules if str(rule.sqref).startswith("C4")]
    assert commune.type is None
    assert "mã 5 chữ số" in commune.prompt


def test_two_communes_of_one_name_are_told_apart_by_code() -> None:
    twice = [Unit(code, "Xã Phú Thượng", "xã", "commune", None, None, None) for code in ("05716", "05890")]
    assert labels([*COMMUNES[:1], *twice]) == {
        "05806": "Xã Hoàng Nông", "05716": "05716", "05890": "05890",
    }  # fmt: skip


def test_the_guide_names_the_command_and_every_sheet(book: Workbook) -> None:
    said = "\n".join(str(cell.value) for row in book[GUIDE_SHEET].iter_rows() for cell in row if cell.value)
    assert "ocop check TỆP.xlsx" in said
    assert "không phải bằng 0" in said
    assert "Điền trước các trang “Chủ thể OCOP”, “Sản phẩm OCOP” và “Hoạt động”" in said
    for table in schema.SENT.values():
        assert sheet_name(table.title) in said
