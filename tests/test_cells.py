"""Reading received files: the same text at the same address, whatever program wrote it."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
import xlwt
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.chart import BarChart
from openpyxl.styles import Font

from ocop_analysis.ingest import cells as door
from ocop_analysis.ingest import read_cells

SHEET = "xl/worksheets/sheet1.xml"
TABLE = [["Tên sản phẩm", "Huyện", "Điểm"], ["Chè Tân Cương", "Đại Từ", "90,86"], ["Miến Việt Cường", "Đồng Hỷ", "70"]]


def workbook(path: Path, *sheets: list[list[object]]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for number, rows in enumerate(sheets, start=1):
        sheet = book.create_sheet(f"Trang {number}")
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def patched(path: Path, part: str, change: Callable[[str], str]) -> Path:
    """Rewrite one part of a zipped workbook with `change(old text) -> new text`; a part that is not there is empty."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[part] = change(parts.get(part, b"").decode()).encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def texts(frame: pd.DataFrame) -> dict[str, str]:
    return dict(zip(frame["address"], frame["text"]))


def cell(frame: pd.DataFrame, address: str) -> dict[str, object]:
    found = frame[frame["address"] == address]
    assert len(found) == 1, f"{address}: {len(found)} rows"
    return found.iloc[0].to_dict()


WRITTEN = st.one_of(
    st.integers(-(10**15), 10**15),
    st.floats(allow_nan=False, allow_infinity=False, width=64),
    st.booleans(),
    st.dates(dt.date(1900, 3, 1), dt.date(2999, 12, 31)),
    st.datetimes(dt.datetime(1950, 1, 1), dt.datetime(2100, 1, 1)).map(lambda moment: moment.replace(microsecond=0)),
    st.text("aăâbcdđeêôơưạảấầẩẫậắằ ỹẸỘỪ 019.,;/-()\n\t'\"<&>", min_size=1).filter(str.strip),
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.tuples(st.integers(1, 60), st.integers(1, 40), WRITTEN), max_size=25, unique_by=lambda cell: cell[:2])
)
def test_what_openpyxl_writes_comes_back_at_its_address(tmp_path: Path, values: list[tuple[int, int, object]]) -> None:
    book = openpyxl.Workbook()
    written = {}
    for row, col, value in values:
        target = book.active.cell(row, col, value)
        written[target.coordinate] = value
    book.save(tmp_path / "a.xlsx")
    frame = read_cells(tmp_path / "a.xlsx")
    assert set(frame["address"]) == set(written)
    for address, value in written.items():
        found = cell(frame, address)
        if isinstance(value, bool):
            assert (found["raw"], found["kind"]) == (str(value).upper(), "boolean")
        elif isinstance(value, (int, float)):
            stored = float(f"{value:.16g}")  # openpyxl writes sixteen digits
            assert (float(found["raw"]), found["kind"]) == (stored, "number")
            assert "e" not in found["raw"]
            assert not found["raw"].endswith(".0")
        elif isinstance(value, dt.date):
            assert (found["raw"], found["kind"]) == (value.isoformat().removesuffix("T00:00:00"), "date")
        else:
            assert (found["raw"], found["kind"]) == (value, "text")
            assert found["text"] == "\n".join(filter(None, (" ".join(line.split()) for line in value.split("\n"))))


def test_columns_are_those_that_are_documented(tmp_path: Path) -> None:
    frame = read_cells(workbook(tmp_path / "a.xlsx", TABLE))
    assert list(frame.columns) == list(door.COLUMNS)
    assert list(read_cells(workbook(tmp_path / "b.xlsx", [])).columns) == list(door.COLUMNS)
    assert frame[["row", "col"]].values.tolist() == [[row, col] for row in (1, 2, 3) for col in (1, 2, 3)]


def test_numbers_codes_and_dates_keep_what_their_format_shows(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for row, (value, code) in enumerate(
        [
            (5443, "00000"),
            (912345678, "0000 000 000"),
            (912345678, "0000\\ 000\\ 000"),
            (45112, 'dd"/"mm"/"yyyy'),
            (45112, "[$-1010000]d/m/yyyy"),
            (0.25, "0%"),
            (1250, "#,##0"),
            (1.0, "General"),
            (-5, "dd/mm/yyyy"),
            (1.5, "[h]:mm"),
            (123456, "00000"),
        ],
        start=1,
    ):
        sheet.cell(row, 1, value).number_format = code
    book.save(tmp_path / "a.xlsx")
    frame = read_cells(tmp_path / "a.xlsx")
    assert list(zip(frame["raw"], frame["kind"], frame["done"])) == [
        ("05443", "number", "zeros"),
        ("0912 345 678", "number", "zeros"),
        ("0912 345 678", "number", "zeros"),
        ("2023-07-05", "date", ""),
        ("2023-07-05", "date", ""),
        ("0.25", "number", ""),
        ("1250", "number", ""),
        ("1", "number", ""),
        ("-5", "number", "not_a_date"),
        ("1.5", "number", ""),
        ("123456", "number", ""),
    ]


def test_both_date_systems_give_the_day_that_was_typed(tmp_path: Path) -> None:
    """5/7/2023 is day 45112 from 1900 and day 43650 from 1904 (1462 days less)."""
    day = dt.date(2023, 7, 5)
    book = openpyxl.Workbook()
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    book.active["A1"] = day
    book.save(tmp_path / "a.xlsx")
    old = xlwt.Workbook()
    old.dates_1904 = True
    old.add_sheet("T").write(0, 0, 43650, xlwt.easyxf(num_format_str="dd/mm/yyyy"))
    old.save(str(tmp_path / "a.xls"))
    for name in ("a.xlsx", "a.xls"):
        frame = read_cells(tmp_path / name)
        assert (texts(frame), frame.attrs["file_info"]["date_system"]) == ({"A1": "2023-07-05"}, 1904)


def test_only_the_anchor_of_a_merged_range_is_listed(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet["A1"], sheet["B2"], sheet["D2"] = "Kết quả", "HTX La Bằng", "Chè"
    sheet.merge_cells("A1:C1")
    sheet.merge_cells("B2:B5")
    book.save(tmp_path / "a.xlsx")
    patched(
        tmp_path / "a.xlsx",
        SHEET,
        lambda xml: re.sub(r'<c r="B3"[^>]*/>', '<c r="B3"><v>7</v></c>', xml),
    )
    frame = read_cells(tmp_path / "a.xlsx")
    assert dict(zip(frame["address"], frame["merged"])) == {"A1": "A1:C1", "B2": "B2:B5", "D2": ""}


def test_hidden_chart_and_empty_sheets_are_all_listed(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = "x"
    book.create_sheet("Ẩn")["C7"] = "y"
    book["Ẩn"].sheet_state = "veryHidden"
    book.create_chartsheet("Biểu đồ").add_chart(BarChart())
    book.create_sheet("Trống")
    book.save(tmp_path / "a.xlsx")
    frame = read_cells(tmp_path / "a.xlsx")
    assert frame.attrs["file_info"] == {
        "file": "a.xlsx",
        "format": "xlsx",
        "date_system": 1900,
        "sheets": [
            ("Sheet", "visible", 1, 1, 1),
            ("Ẩn", "hidden", 7, 3, 1),
            ("Biểu đồ", "visible", 0, 0, 0),
            ("Trống", "visible", 0, 0, 0),
        ],
        "encoding": "",
        "delimiter": "",
    }
    assert list(frame["sheet_state"]) == ["visible", "hidden"]


def test_legacy_fonts_decomposed_letters_and_spaces_are_cleaned_and_named(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet["A1"], sheet["A1"].font = "§¹i Tõ", Font(name=".VnTime")
    sheet["A2"] = unicodedata.normalize("NFD", "Định Hóa")
    sheet["A3"] = "  Phú\u00a0 Bình\u200b "
    sheet["A4"] = "Võ Nhai"
    sheet["A5"] = " \u00a0 "
    book.save(tmp_path / "a.xlsx")
    frame = read_cells(tmp_path / "a.xlsx")
    assert list(zip(frame["text"], frame["done"])) == [
        ("Đại Từ", "tcvn3"),
        ("Định Hóa", "nfd"),
        ("Phú Bình", "trim"),
        ("Võ Nhai", ""),
    ]
    assert (cell(frame, "A1")["raw"], cell(frame, "A1")["font"]) == ("§¹i Tõ", ".VnTime")


def test_formulas_give_their_stored_value_or_say_that_there_is_none(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [["=1+1", "=A1", "=NA()", '=""', "x"]])

    def with_results(xml: str) -> str:
        xml = xml.replace('<c r="A1"><f>1+1</f><v /></c>', '<c r="A1"><f>1+1</f><v>2</v></c>')
        xml = xml.replace('<c r="C1"><f>NA()</f><v /></c>', '<c r="C1" t="e"><f>NA()</f><v>#N/A</v></c>')
        return xml.replace('<c r="D1"><f>""</f><v /></c>', '<c r="D1" t="str"><f>""</f><v></v></c>')

    with zipfile.ZipFile(path) as archive:
        plain = archive.read(SHEET).decode().replace("<v></v>", "<v />").replace("<v/>", "<v />")
    patched(path, SHEET, lambda _: with_results(plain))
    frame = read_cells(path)
    assert list(zip(frame["address"], frame["raw"], frame["kind"], frame["done"])) == [
        ("A1", "2", "number", ""),
        ("B1", "", "error", "formula_without_value"),
        ("C1", "#N/A", "error", "excel_error"),
        ("E1", "x", "text", ""),
    ]


def test_stored_digits_give_the_shortest_text_of_their_number(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [[1, 2, 3, 4]])
    stored = {1: "90.859999999999999", 2: "0.10000000000000001", 3: "1E-7", 4: "1.2500000000000000E+3"}
    patched(path, SHEET, lambda xml: re.sub(r"<v>(\d)</v>", lambda found: f"<v>{stored[int(found[1])]}</v>", xml))
    assert list(read_cells(path)["raw"]) == ["90.86", "0.1", "0.0000001", "1250"]


def with_shared_strings(path: Path, *items: str) -> Path:
    """Make a workbook whose cells A1, A2, ... hold the shared strings given as XML."""
    workbook(path, [])
    cells = "".join(f'<row><c t="s"><v>{number}</v></c></row>' for number in range(len(items)))
    space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    patched(path, SHEET, lambda _: f"<worksheet {space}><sheetData>{cells}</sheetData></worksheet>")
    patched(path, "xl/sharedStrings.xml", lambda _: f"<sst {space}>{''.join(items)}</sst>")
    link = '<Relationship Id="rIdS" Type="http://x/relationships/sharedStrings" Target="sharedStrings.xml"/>'
    return patched(
        path, "xl/_rels/workbook.xml.rels", lambda xml: xml.replace("</Relationships>", link + "</Relationships>")
    )


def test_shared_strings_without_their_reading_aid_and_with_the_font_of_their_run(tmp_path: Path) -> None:
    path = with_shared_strings(
        tmp_path / "a.xlsx",
        "<si><t>La Bằng_x000D_\nĐại Từ</t></si>",
        '<si><r><rPr><rFont val=".VnTime"/></rPr><t>§¹i</t></r><r><t xml:space="preserve"> Tõ</t></r>'
        "<rPh><t>no</t></rPh></si>",
        "<si><t/></si>",
    )
    frame = read_cells(path)
    assert list(zip(frame["address"], frame["raw"], frame["text"], frame["font"])) == [
        ("A1", "La Bằng\r\nĐại Từ", "La Bằng\nĐại Từ", "Calibri"),
        ("A2", "§¹i Tõ", "Đại Từ", ".VnTime"),
    ]


def test_a_workbook_whose_tags_have_a_prefix_reads_the_same(tmp_path: Path) -> None:
    path = with_shared_strings(tmp_path / "a.xlsx", "<si><t>Chè</t></si>", "<si><t>Miến</t></si>")

    def prefixed(xml: str) -> str:
        return re.sub(r"<(/?)(\w)", r"<\1x:\2", xml).replace("xmlns=", "xmlns:x=", 1)

    for part in (SHEET, "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml"):
        patched(path, part, prefixed)
    assert texts(read_cells(path)) == {"A1": "Chè", "A2": "Miến"}


def old_workbook(path: Path) -> Path:
    book = xlwt.Workbook()
    sheet = book.add_sheet("Đại Từ")
    sheet.write_merge(0, 0, 0, 2, "Danh sách sản phẩm")
    sheet.write(1, 0, 5443, xlwt.easyxf(num_format_str="00000"))
    sheet.write(1, 1, dt.date(2023, 7, 5), xlwt.easyxf(num_format_str="dd/mm/yyyy"))
    sheet.write(1, 2, 90.86)
    sheet.write(2, 0, "§¹i Tõ", xlwt.easyxf("font: name .VnTime"))
    sheet.write(2, 1, True)
    sheet.write(2, 2, 4)
    book.add_sheet("Ẩn").write(9, 3, "x")
    book.get_sheet(1).visibility = 1
    book.save(str(path))
    return path


def test_old_excel_files_keep_formats_fonts_merges_and_hidden_sheets(tmp_path: Path) -> None:
    frame = read_cells(old_workbook(tmp_path / "a.xls"))
    assert list(zip(frame["address"], frame["text"], frame["kind"], frame["done"], frame["merged"])) == [
        ("A1", "Danh sách sản phẩm", "text", "", "A1:C1"),
        ("A2", "05443", "number", "zeros", ""),
        ("B2", "2023-07-05", "date", "", ""),
        ("C2", "90.86", "number", "", ""),
        ("A3", "Đại Từ", "text", "tcvn3", ""),
        ("B3", "TRUE", "boolean", "", ""),
        ("C3", "4", "number", "", ""),
        ("D10", "x", "text", "", ""),
    ]
    assert frame.attrs["file_info"]["sheets"] == [("Đại Từ", "visible", 3, 3, 7), ("Ẩn", "hidden", 10, 4, 1)]
    assert frame.attrs["notes"] == []


ODS_HEAD = (
    '<office:document-content xmlns:office="urn:o" xmlns:table="urn:t" xmlns:text="urn:x" xmlns:style="urn:s" '
    'xmlns:fo="urn:f" xmlns:calcext="urn:c" xmlns:svg="urn:v"><office:font-face-decls>'
    '<style:font-face style:name="F1" svg:font-family="\'.VnTime\'"/></office:font-face-decls>'
    '<office:automatic-styles><style:style style:name="ta2" style:family="table">'
    '<style:table-properties table:display="false"/></style:style><style:style style:name="ce0" '
    'style:family="table-cell"><style:text-properties style:font-name="F1"/></style:style><style:style '
    'style:name="ce1" style:family="table-cell" style:parent-style-name="ce0"/></office:automatic-styles>'
    "<office:body><office:spreadsheet>"
)
ODS_TAIL = "</office:spreadsheet></office:body></office:document-content>"


def open_document(path: Path, tables: str) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", ODS_HEAD + tables + ODS_TAIL)
    return path


def test_open_document_cells_repeats_merges_and_values(tmp_path: Path) -> None:
    tables = """<table:table table:name="A"><table:table-column table:number-columns-repeated="3"/>
    <table:table-column table:default-cell-style-name="ce1" table:number-columns-repeated="16381"/>
    <table:table-row><table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="1">
      <text:p>Danh<text:s text:c="2"/>sách</text:p><office:annotation><text:p>lời bình</text:p></office:annotation>
      </table:table-cell><table:covered-table-cell><text:p>che</text:p></table:covered-table-cell>
      <table:table-cell/><table:table-cell office:value-type="string"><text:p>§¹i Tõ</text:p></table:table-cell>
    </table:table-row>
    <table:table-row table:number-rows-repeated="4"><table:table-cell table:number-columns-repeated="16384"/>
    </table:table-row>
    <table:table-row table:number-rows-repeated="2">
      <table:table-cell office:value-type="float" office:value="5443"><text:p>05443</text:p></table:table-cell>
      <table:table-cell table:number-columns-repeated="2" office:value-type="percentage" office:value="0.5">
      <text:p>50%</text:p></table:table-cell></table:table-row>
    <table:table-row><table:table-cell office:value-type="date" office:date-value="2023-07-05"><text:p>5/7</text:p>
      </table:table-cell><table:table-cell office:value-type="boolean" office:boolean-value="true"/>
      <table:table-cell table:formula="of:=1+1"/><table:table-cell table:formula="of:=NA()" office:value-type="string"
      office:string-value="" calcext:value-type="error"><text:p>#N/A</text:p></table:table-cell>
      <table:table-cell table:formula="of:=&quot;&quot;"><text:p/></table:table-cell>
      <table:table-cell table:formula="of:=TRUE()" office:value-type="float" office:value="1"><text:p>TRUE</text:p>
      </table:table-cell></table:table-row>
    <table:table-row table:number-rows-repeated="1048568"><table:table-cell table:number-columns-repeated="16384"/>
    </table:table-row></table:table>
    <table:table table:name="B" table:style-name="ta2"/>"""
    frame = read_cells(open_document(tmp_path / "a.ods", tables))
    assert list(zip(frame["address"], frame["text"], frame["kind"], frame["done"], frame["merged"])) == [
        ("A1", "Danh sách", "text", "trim", "A1:B1"),
        ("D1", "Đại Từ", "text", "tcvn3", ""),
        ("A6", "05443", "number", "zeros", ""),
        ("B6", "0.5", "number", "", ""),
        ("C6", "0.5", "number", "", ""),
        ("A7", "05443", "number", "zeros", ""),
        ("B7", "0.5", "number", "", ""),
        ("C7", "0.5", "number", "", ""),
        ("A8", "2023-07-05", "date", "", ""),
        ("B8", "TRUE", "boolean", "", ""),
        ("C8", "", "error", "formula_without_value", ""),
        ("D8", "#N/A", "error", "excel_error", ""),
        ("F8", "TRUE", "boolean", "", ""),
    ]
    assert [sheet[:2] for sheet in frame.attrs["file_info"]["sheets"]] == [("A", "visible"), ("B", "hidden")]


def test_what_odfpy_writes_comes_back(tmp_path: Path) -> None:
    from odf.opendocument import OpenDocumentSpreadsheet
    from odf.table import Table, TableCell, TableRow
    from odf.text import P

    document = OpenDocumentSpreadsheet()
    table = Table(name="Trang 1")
    for values in TABLE:
        row = TableRow()
        for value in values:
            item = TableCell(valuetype="string")
            item.addElement(P(text=value))
            row.addElement(item)
        table.addElement(row)
    document.spreadsheet.addElement(table)
    document.save(str(tmp_path / "a.ods"))
    assert texts(read_cells(tmp_path / "a.ods")) == texts(read_cells(workbook(tmp_path / "a.xlsx", TABLE)))


def encoded(text: str, encoding: str) -> bytes:
    if encoding == "windows-1258":
        return _cp1258(text)
    marks = {"utf-8-sig": b"\xef\xbb\xbf", "utf-16-le+mark": b"\xff\xfe", "utf-16-be+mark": b"\xfe\xff"}
    return marks.get(encoding, b"") + text.encode(encoding.removesuffix("-sig").removesuffix("+mark"))


def _cp1258(text: str) -> bytes:
    """Letters with hat, breve or horn have their own byte, tones follow as marks."""
    out = b""
    for char in unicodedata.normalize("NFC", text):
        try:
            out += char.encode("cp1258")
        except UnicodeEncodeError:
            parts = unicodedata.normalize("NFD", char)
            tone = next(mark for mark in parts[1:] if mark in "\u0300\u0309\u0303\u0301\u0323")
            out += unicodedata.normalize("NFC", parts.replace(tone, "")).encode("cp1258") + tone.encode("cp1258")
    return out


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16-le", "utf-16-be", "utf-16-le+mark", "utf-16-be+mark", "windows-1258"],
)
@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_text_tables_in_every_encoding_and_delimiter(tmp_path: Path, encoding: str, delimiter: str) -> None:
    quoted = [[f'"{field}"' if delimiter in field else field for field in row] for row in TABLE]
    path = tmp_path / "a.csv"
    path.write_bytes(encoded("".join(delimiter.join(row) + "\r\n" for row in quoted), encoding))
    frame = read_cells(path)
    assert [list(part["text"]) for _, part in frame.groupby("row")] == TABLE
    assert frame.attrs["file_info"]["delimiter"] == delimiter
    assert frame.attrs["file_info"]["encoding"] == encoding.removesuffix("+mark")


def test_text_table_in_tcvn3_is_left_to_the_legacy_reader(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("STT;Tªn s¶n phÈm\n1;§¹i Tõ\n".encode("cp1252"))
    frame = read_cells(path)
    assert cell(frame, "B2")["raw"] == "§¹i Tõ"
    assert frame.attrs["file_info"]["encoding"] == "windows-1252"


def test_rows_of_text_tables_are_those_that_a_spreadsheet_shows(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('sep=;\nBáo cáo\n\na;"hai\ndòng";c\n1;;3\n', encoding="utf-8", newline="")
    frame = read_cells(path)
    assert texts(frame) == {"A1": "Báo cáo", "A3": "a", "B3": "hai\ndòng", "C3": "c", "A4": "1", "C4": "3"}


def test_decimal_commas_do_not_pass_for_delimiters(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Tên;Điểm;Diện tích\nChè, trà;90,86;1,5\nMiến;70,25;2,5\n", encoding="utf-8")
    assert texts(read_cells(path))["B2"] == "90,86"


def test_misplaced_quotes_are_kept_and_noted(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('a;b\n"HTX" La Bằng;2\n', encoding="utf-8")
    frame = read_cells(path)
    assert texts(frame)["B2"] == "2"
    assert "dòng 2" in frame.attrs["notes"][0]


def test_a_workbook_under_a_wrong_name_is_read_with_a_note(tmp_path: Path) -> None:
    for name, make in (("a.xlsx", old_workbook), ("b.xls", lambda path: workbook(path.with_suffix(".xlsx"), TABLE))):
        made = make(tmp_path / name)
        made = made.rename(tmp_path / name)
        frame = read_cells(made)
        assert len(frame) > 5
        assert "đã đọc theo nội dung" in frame.attrs["notes"][0]
    path = tmp_path / "c.xls"
    path.write_text("Tên\tSao\nChè\t4\n", encoding="utf-16")
    assert texts(read_cells(path)) == {"A1": "Tên", "B1": "Sao", "A2": "Chè", "B2": "4"}
    assert "văn bản (.csv)" in read_cells(path).attrs["notes"][0]


def test_sixty_sheets_are_all_read(tmp_path: Path) -> None:
    frame = read_cells(workbook(tmp_path / "a.xlsx", *[TABLE] * 60))
    assert frame["sheet"].nunique() == 60
    assert len(frame) == 60 * 9


def test_macros_and_links_to_other_files_are_noted_and_never_followed(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsm", TABLE)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"x")
        archive.writestr("xl/externalLinks/externalLink1.xml", "<a/>")
    frame = read_cells(path)
    assert len(frame) == 9
    assert [note[:12] for note in frame.attrs["notes"]] == ["Tệp có macro", "Tệp có công "]
