"""The answer to the sender: his own workbook, nothing moved, every finding on its cell and in the list."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from xml.etree import ElementTree

import openpyxl
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.workbook import Workbook
from openpyxl.worksheet.datavalidation import DataValidation

from ocop_analysis.errors import InputError
from ocop_analysis.findings import Finding
from ocop_analysis.workbooks import (
    RESULT_SHEET,
    content_suffix,
    mark_workbook,
    marks,
    record,
    result_sheet_of,
    unmarked_workbook,
)
from ocop_analysis.workbooks import marked as marked_module
from ocop_analysis.workbooks.converted import names_in_workbook, workbook_from_cells

SHEET, QUOTED = "Sản phẩm", "Năm '24 & khác"
DAY = dt.date(2024, 11, 5)


def sent() -> bytes:
    """Return a workbook as offices make them: title over the table, merges, formulas, a chart, comments, rules of its own."""
    book = Workbook()
    sheet = book.active
    sheet.title = SHEET
    sheet.merge_cells("A1:H1")
    sheet["A1"] = "PHỤ LỤC: SẢN PHẨM OCOP"
    line = Border(*[Side(style="thin")] * 4)
    heads = ["STT", "Mã sản phẩm", "Tên sản phẩm", "Chủ thể", "Hạng sao", "Ngày quyết định", "Doanh thu", "Ghi chú"]
    for row, values in enumerate([heads, *_rows()], start=3):
        for column, value in enumerate(values, start=1):
            cell = sheet.cell(row, column, value)
            cell.border = line
            if row == 3:
                cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="C6E0B4")
                cell.alignment = Alignment(wrap_text=True)
    for row in range(4, 24):
        sheet.cell(row, 6).number_format, sheet.cell(row, 7).number_format = "dd/mm/yyyy", "#,##0.0"
    sheet.merge_cells("D4:D7")
    sheet["C9"].comment = Comment("Đã đổi tên năm 2022", "Văn phòng")
    sheet.column_dimensions["C"].width, sheet.row_dimensions[3].height = 28, 33
    sheet.conditional_formatting.add("E4:E23", CellIsRule(operator="equal", formula=["5"], font=Font(color="C00000")))
    rule = DataValidation("list", formula1='"3,4,5"')
    rule.add("E4:E23")
    sheet.add_data_validation(rule)
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=7, min_row=3, max_row=10))
    sheet.add_chart(chart, "J3")
    sheet.print_title_rows, sheet.freeze_panes = "3:3", "A4"
    other, hidden = book.create_sheet(QUOTED), book.create_sheet("Ẩn")
    other["B3"], other.print_title_rows = 5, "1:2"
    hidden["A1"], hidden.sheet_state = "nháp", "hidden"
    book.active = 1
    return saved(book)


def _rows() -> list[list[object]]:
    return [
        [row - 3, f"SP{row:03d}", f"Trà số {row}", f"HTX {row // 4}", 3 + row % 3, dt.datetime(2023, 7, row),
         1250.5 * row, f"=G{row}*2" if row % 5 == 0 else None]
        for row in range(4, 24)
    ]  # fmt: skip


def saved(book: Workbook) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def opened(data: bytes) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))


def parts(data: bytes) -> dict[str, bytes]:
    archive = zipfile.ZipFile(io.BytesIO(data))
    return {name: archive.read(name) for name in archive.namelist()}


def finding(cell: str, severity: str = "loi", sheet: str = SHEET, **more: str) -> Finding:
    given = {"rule": "thu", "what": f"Sai ở {cell}", "todo": f"sửa {cell}", **more}
    return Finding(severity=severity, file="dai-tu.xlsx", sheet=sheet, cell=cell, **given)  # type: ignore[arg-type]


def marked(data: bytes, *findings: Finding, **more: object) -> bytes:
    return mark_workbook(data, findings, file="dai-tu.xlsx", checked_on=DAY, **more)  # type: ignore[arg-type]


def looks(data: bytes) -> dict[tuple[str, str], tuple[object, ...]]:
    """Return everything that a cell is, for every cell of every sheet but ours."""
    book = opened(data)
    styles = ("font", "fill", "border", "alignment", "protection", "number_format")
    return {
        (sheet.title, cell.coordinate): (cell.value, cell.data_type, *(repr(getattr(cell, name)) for name in styles))
        for sheet in book
        if sheet.title != RESULT_SHEET
        for row in sheet.iter_rows()
        for cell in row
    }


TWENTY = [f"{column}{row}" for column, row in zip("ABCEFGHABCEFGHABCEFG", range(4, 24), strict=True)]


def test_twenty_findings_stand_on_their_twenty_cells_and_in_the_list() -> None:
    severities = ["loi", "canh_bao", "luu_y"]
    findings = [finding(cell, severities[n % 3]) for n, cell in enumerate(TWENTY)]
    data = marked(sent(), *findings)
    assert marks(data) == {(SHEET, cell): severities[n % 3] for n, cell in enumerate(TWENTY)}
    book = opened(data)
    for number, cell in enumerate(TWENTY):
        word = ["Lỗi", "Cảnh báo", "Lưu ý"][number % 3]
        assert f"{word}: Sai ở {cell}.\n→ Cách sửa: sửa {cell}." in book[SHEET][cell].comment.text
    commented = {cell.coordinate for row in book[SHEET].iter_rows() for cell in row if cell.comment}
    assert commented == {*TWENTY, "C9"}
    first = book[RESULT_SHEET]
    assert book.sheetnames[0] == RESULT_SHEET
    assert [first.cell(10 + n, 4).value for n in range(20)] == TWENTY
    assert [first.cell(10 + n, 4).hyperlink.location for n in range(20)] == [f"'{SHEET}'!{cell}" for cell in TWENTY]
    assert first["A3"].value == "Tệp có 7 lỗi, 7 cảnh báo và 6 lưu ý."


def test_nothing_that_was_sent_is_moved_or_changed() -> None:
    before = sent()
    after = marked(before, *(finding(cell) for cell in TWENTY))
    assert looks(after) == looks(before)
    old, new = parts(before), parts(after)
    rows = re.compile(rb"<sheetData>.*</sheetData>", re.DOTALL)
    for number in (1, 2, 3):
        name = f"xl/worksheets/sheet{number}.xml"
        assert rows.search(old[name])[0] == rows.search(new[name])[0]  # type: ignore[index]
    touched = {name for name in old if old[name] != new[name]}
    assert touched <= {
        "[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml",
        "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml", "xl/comments/comment1.xml",
        "xl/drawings/commentsDrawing1.vml",
    }  # fmt: skip
    book, was = opened(after), opened(before)
    assert sorted(map(str, book[SHEET].merged_cells.ranges)) == ["A1:H1", "D4:D7"]
    assert book[SHEET].column_dimensions["C"].width == 28
    assert book[SHEET].data_validations.dataValidation[0].formula1 == '"3,4,5"'
    assert book[SHEET].print_title_rows == was[SHEET].print_title_rows == "$3:$3"
    assert book[QUOTED].print_title_rows == was[QUOTED].print_title_rows == "$1:$2"
    assert book["Ẩn"].sheet_state == "hidden"
    assert [sheet.sheet_view.tabSelected for sheet in book].count(True) == 1
    assert book.active.title == RESULT_SHEET


def test_every_part_that_is_written_is_well_formed() -> None:
    findings = [finding(cell, what='Sai < & > "ngoặc" \x07') for cell in ("B5", "C9", "D5")]
    first = marked(sent(), *findings, finding("B3", sheet=QUOTED))
    for data in (first, marked(first, *findings), unmarked_workbook(first)):
        for name, text in parts(data).items():
            if name.endswith((".xml", ".rels", ".vml")):
                ElementTree.fromstring(text)
        assert len(parts(data)) == len(zipfile.ZipFile(io.BytesIO(data)).namelist())


@settings(max_examples=20, deadline=None)
@given(
    st.dictionaries(
        st.tuples(st.integers(1, 12), st.integers(1, 6)), st.one_of(st.integers(), st.text(max_size=5)), min_size=1
    ),
    st.lists(
        st.tuples(st.integers(1, 14), st.integers(1, 8), st.sampled_from(["loi", "canh_bao", "luu_y"])), max_size=8
    ),
)
def test_whatever_is_marked_no_cell_changes(cells: dict, places: list) -> None:
    book = Workbook()
    for (row, column), value in cells.items():
        text = re.sub("[\x00-\x1f]", "", value) if isinstance(value, str) else value
        book.active.cell(row, column).value = text if not str(text).startswith("=") else "x"
    before = saved(book)
    findings = [finding(f"{'ABCDEFGH'[col - 1]}{row}", severity, "Sheet") for row, col, severity in places]
    after, was = marked(before, *findings), looks(before)
    assert {key: look for key, look in looks(after).items() if key in was} == was
    assert unmarked_parts(after) == unmarked_parts(before)


def unmarked_parts(data: bytes) -> dict[str, bytes]:
    """Return the sheets of a workbook after our marks are taken off; the link to comments may stay."""
    found = parts(unmarked_workbook(data))
    sheets = {name: text for name, text in found.items() if name.startswith("xl/worksheets/sheet")}
    return {name: re.sub(rb"<legacyDrawing [^>]*>", b"", text) for name, text in sheets.items()}


def test_several_findings_on_one_cell_make_one_comment_in_the_gravest_colour() -> None:
    data = marked(
        sent(),
        finding("B5", "luu_y", what="Mã lạ"),
        finding("B5", "loi", what="Mã trùng", column="product_id", table="products"),
    )
    assert marks(data) == {(SHEET, "B5"): "loi"}
    text = opened(data)[SHEET]["B5"].comment.text
    assert text.index("Lỗi – Mã sản phẩm: Mã trùng.") < text.index("Lưu ý: Mã lạ.")


def test_a_finding_inside_a_merged_range_goes_on_its_corner() -> None:
    data = marked(sent(), finding("D6"))
    assert marks(data) == {(SHEET, "D4:D7"): "loi"}
    assert "Sai ở D6" in opened(data)[SHEET]["D4"].comment.text


def test_a_comment_of_the_sender_is_kept_and_ours_stands_under_it() -> None:
    data = marked(sent(), finding("C9"))
    comment = opened(data)[SHEET]["C9"].comment
    assert comment.author == "Văn phòng"
    assert comment.text.startswith("Đã đổi tên năm 2022\n")
    assert "Sai ở C9" in comment.text
    assert opened(unmarked_workbook(data))[SHEET]["C9"].comment.text == "Đã đổi tên năm 2022"


def test_a_marked_workbook_that_comes_back_is_marked_afresh() -> None:
    first = marked(sent(), finding("B5"), finding("C9"), finding("G8", "canh_bao", sheet=QUOTED))
    again = marked(first, finding("E12", "luu_y"))
    assert marks(again) == {(SHEET, "E12"): "luu_y"}
    assert [result_sheet_of(data) for data in (sent(), first, again)] == [None, RESULT_SHEET, RESULT_SHEET]
    book = opened(again)
    assert book.sheetnames == [RESULT_SHEET, SHEET, QUOTED, "Ẩn"]
    commented = {cell.coordinate for row in book[SHEET].iter_rows() for cell in row if cell.comment}
    assert commented == {"C9", "E12"}
    assert book[SHEET]["C9"].comment.text == "Đã đổi tên năm 2022"
    assert (
        parts(unmarked_workbook(again))["xl/worksheets/sheet1.xml"]
        == parts(unmarked_workbook(sent()))["xl/worksheets/sheet1.xml"]
    )


def test_a_sheet_of_the_sender_with_our_title_stays() -> None:
    book = opened(sent())
    book.create_sheet(RESULT_SHEET)["A1"] = "của đơn vị"
    data = marked(saved(book))
    assert opened(data).sheetnames == [f"{RESULT_SHEET} (2)", SHEET, QUOTED, "Ẩn", RESULT_SHEET]
    assert opened(marked(data)).sheetnames == [f"{RESULT_SHEET} (2)", SHEET, QUOTED, "Ẩn", RESULT_SHEET]


def test_the_first_sheet_says_what_changed_since_the_last_check() -> None:
    before = record("dai-tu.xlsx", b"", DAY, [finding("B5", value="1"), finding("B6", value="2")])
    data = marked(sent(), finding("B7", value="2"), finding("E12", value="9"), previous=before)
    first = opened(data)[RESULT_SHEET]
    assert first["A4"].value == "So với lần kiểm tra trước: đã sửa 1, còn 1, mới 1."
    assert [first.cell(9, 10).value, first.cell(10, 10).value, first.cell(11, 10).value] == [
        "So với lần trước",
        "còn",
        "mới",
    ]


def test_a_clean_workbook_says_so() -> None:
    first = opened(marked(sent()))[RESULT_SHEET]
    assert first["A3"].value == "Tệp không có lỗi."
    assert first["A2"].value == "Tệp dai-tu.xlsx, kiểm tra ngày 05 tháng 11 năm 2024"


def test_values_that_look_like_formulas_are_text_and_quotes_in_sheet_names_are_doubled() -> None:
    evil = '=HYPERLINK("http://x")'
    first = opened(marked(sent(), finding("B3", sheet=QUOTED, value=evil, what="@SUM(A1)")))[RESULT_SHEET]
    for cell in (first["G10"], first["H10"]):
        assert (cell.data_type, cell.quotePrefix) == ("s", True)
    assert first["G10"].value == evil
    assert first["D10"].hyperlink.location == "'Năm ''24 & khác'!B3"


def test_findings_without_a_cell_or_on_a_hidden_sheet_are_in_the_list_without_a_false_link() -> None:
    data = marked(
        sent(), finding("", what="Thiếu cột"), finding("", sheet="", what="Thiếu trang"), finding("A1", sheet="Ẩn")
    )
    first = opened(data)[RESULT_SHEET]
    assert [first.cell(row, 4).value for row in (10, 11, 12)] == ["cả trang", "cả tệp", "A1"]
    assert [first.cell(row, 4).hyperlink is not None for row in (10, 11, 12)] == [True, False, False]
    assert first["C12"].value == "Ẩn (đang ẩn)"


def test_too_many_comments_leave_the_gravest_and_say_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(marked_module, "MOST_COMMENTS", 1)
    data = marked(sent(), finding("B5", "luu_y"), finding("B6", "loi"))
    book = opened(data)
    assert (book[SHEET]["B5"].comment, len(marks(data))) == (None, 2)
    assert "Sai ở B6" in book[SHEET]["B6"].comment.text
    assert "Có 1 ô không gắn được chú thích" in book[RESULT_SHEET]["A6"].value


def test_a_workbook_with_prefixed_names_is_marked_too() -> None:
    """Some programs write <x:worksheet>; what is added must carry the same prefix."""
    found = parts(sent())
    for name in ("xl/worksheets/sheet2.xml", "xl/styles.xml"):
        text = re.sub(r"<(/?)(?=[A-Za-z])", r"<\1x:", found[name].decode())
        found[name] = text.replace("xmlns=", "xmlns:x=").encode()
    data = marked(zipped(found), finding("B3", sheet=QUOTED))
    assert marks(data) == {(QUOTED, "B3"): "loi"}
    assert "Sai ở B3" in opened(data)[QUOTED]["B3"].comment.text
    assert opened(data)[QUOTED]["B3"].value == 5


def zipped(found: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in found.items():
            archive.writestr(name, text)
    return buffer.getvalue()


def test_macros_keep_their_suffix() -> None:
    found = parts(sent())
    types = "[Content_Types].xml"
    plain = b"vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    found[types] = found[types].replace(plain, b"vnd.ms-excel.sheet.macroEnabled.main+xml")
    assert [content_suffix(sent()), content_suffix(zipped(found))] == [".xlsx", ".xlsm"]


def test_the_same_input_gives_the_same_bytes() -> None:
    data = sent()
    assert marked(data, finding("B5")) == marked(data, finding("B5"))


@pytest.mark.parametrize("data", [b"", b"STT,Ten\n1,Tra\n", zipped({"a.txt": b"x"})])
def test_what_is_no_workbook_is_refused(data: bytes) -> None:
    with pytest.raises(InputError, match="Không đánh dấu được tệp"):
        marked(data)


def cells(*rows: tuple[str, int, int, str, str, str, str, str]) -> pd.DataFrame:
    names = ["address", "row", "col", "raw", "text", "kind", "done", "merged"]
    frame = pd.DataFrame(list(rows), columns=names)
    return frame.assign(sheet="so-lieu/2024.csv", sheet_state="visible")


def test_another_kind_of_file_becomes_a_workbook_of_the_same_layout() -> None:
    frame = cells(
        ("A1", 1, 1, "PHỤ LỤC", "PHỤ LỤC", "text", "", "A1:C1"),
        ("A3", 3, 1, "05806", "05806", "number", "zeros", ""),
        ("B3", 3, 2, "1250.5", "1250.5", "number", "", ""),
        ("C3", 3, 3, "2023-07-05", "2023-07-05", "date", "", ""),
        ("A4", 4, 1, "=1+1", "=1+1", "text", "", ""),
        ("B4", 4, 2, "12345678901234567", "12345678901234567", "number", "", ""),
        ("C4", 4, 3, "#N/A", "", "error", "", ""),
        ("D4", 4, 4, "TRUE", "TRUE", "boolean", "", ""),
        ("E4", 4, 5, "1890-05-01", "1890-05-01", "date", "", ""),
    )
    info = {"sheets": [("so-lieu/2024.csv", "visible", 4, 5, 9), ("ẩn", "hidden", 0, 0, 0)]}
    data = workbook_from_cells(frame, info)
    book = opened(data)
    assert book.sheetnames == ["so-lieu-2024.csv", "ẩn"]
    assert book["ẩn"].sheet_state == "hidden"
    sheet = book["so-lieu-2024.csv"]
    assert [str(area) for area in sheet.merged_cells.ranges] == ["A1:C1"]
    assert [sheet[c].value for c in ("A3", "B3", "C3")] == ["05806", 1250.5, dt.datetime(2023, 7, 5)]
    assert (sheet["A3"].number_format, sheet["C3"].number_format) == ("@", "dd/mm/yyyy")
    assert (sheet["A4"].value, sheet["A4"].data_type, sheet["A4"].quotePrefix) == ("=1+1", "s", True)
    assert [sheet[c].value for c in ("B4", "C4", "D4", "E4")] == ["12345678901234567", "#N/A", True, "1890-05-01"]
    answer = marked(data, finding("B3", sheet="so-lieu/2024.csv"), sheet_names=names_in_workbook(info))
    assert marks(answer) == {("so-lieu-2024.csv", "B3"): "loi"}
    assert "Sai ở B3" in opened(answer)["so-lieu-2024.csv"]["B3"].comment.text
