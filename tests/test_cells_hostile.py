"""Files that cannot be read: one clear Vietnamese message each, in bounded time, whatever the bytes are."""

from __future__ import annotations

import io
import time
import zipfile
from pathlib import Path

import openpyxl
import pytest
import xlwt
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from test_cells import SHEET, TABLE, old_workbook, open_document, patched, with_shared_strings, workbook

from ocop_analysis.errors import InputError
from ocop_analysis.ingest import book, read_cells

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504


def whole_file(kind: str) -> bytes:
    """Return the bytes of a small good workbook."""
    buffer = io.BytesIO()
    if kind == "xlsx":
        new = openpyxl.Workbook()
        new.active.append(["Chè", 1, 2.5])
        new.save(buffer)
    else:
        old = xlwt.Workbook()
        sheet = old.add_sheet("T")
        for col, value in enumerate(["Chè", 1, 2.5]):
            sheet.write(0, col, value)
        old.save(buffer)
    return buffer.getvalue()


def message(path: Path) -> str:
    with pytest.raises(InputError) as caught:
        read_cells(path)
    (problem,) = caught.value.problems
    assert problem.what
    assert path.name in problem.where
    assert problem.todo
    return str(problem)


def said_by(path: Path) -> str:
    """Return the message that a file gets, or "" when its cells are read; any other error fails the test."""
    try:
        read_cells(path)
    except InputError as error:
        return str(error)
    return ""


def zipped(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.xlsx", b"", "Tệp trống"),
        ("a.csv", b"\n \n", "Tệp trống"),
        ("a.xlsx", whole_file("xlsx")[:2000], "Tệp hỏng"),
        ("a.xls", whole_file("xls")[:1500], "Tệp hỏng"),
        ("a.xlsx", b"PK\x03\x04" + b"\0" * 100, "Tệp hỏng"),
        ("a.xlsx", OLE + "EncryptedPackage".encode("utf-16-le") + b"\0\0", "mật khẩu"),
        ("a.xls", whole_file("xls").replace(b"\x19\0\x02\0\0\0", b"\x2f\0\x02\0\0\0", 1), "mật khẩu"),
        ("a.xls", OLE + "WordDocument".encode("utf-16-le") + b"\0\0", "Word cũ (.doc)"),
        ("a.xlsx", zipped("word/document.xml", "[Content_Types].xml"), "Word (.docx)"),
        ("a.xlsx", zipped("ppt/presentation.xml"), "PowerPoint"),
        ("a.xlsx", zipped("xl/workbook.bin"), "xlsb"),
        ("a.xlsx", zipped("so-lieu/a.xlsx"), "tệp nén ZIP"),
        ("a.xlsx", b"%PDF-1.7\n", "tệp PDF"),
        ("a.xls", b"<html><body><table><tr><td>1</td></tr></table></body></html>", "trang web (HTML)"),
        ("a.xls", b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', "2003"),
        ("a.csv", b"\x89PNG\r\n\x1a\n", "ảnh PNG"),
        ("a.csv", b"abc\0\0\0\1\2\3def;\0x" * 9, "nội dung không phải văn bản"),
        ("a.csv", "Chè;Miến\n".encode() * 9 + b"\xc4", "cắt cụt"),
        ("a.csv", 'a;b\n1;"mở\n2;3\n'.encode(), "dấu nháy kép"),
        ("a.csv", b"1\n" * 200_002, "quá dài"),
        ("~$a.xlsx", b"x", "tệp tạm"),
    ],
)
def test_each_bad_file_gets_its_message(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert said in message(path)


def test_missing_file_and_directory(tmp_path: Path) -> None:
    assert "Không tìm thấy tệp" in message(tmp_path / "a.xlsx")
    assert "thư mục" in message(tmp_path)


def test_a_file_that_may_not_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = workbook(tmp_path / "a.xlsx", TABLE)

    def refused(_: Path) -> bytes:
        raise PermissionError(13, "no")

    monkeypatch.setattr(Path, "read_bytes", refused)
    assert "đóng tệp trong Excel" in message(path)


def test_locked_parts_of_a_zip(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", TABLE)
    data = bytearray(path.read_bytes())
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    path.write_bytes(bytes(data))
    assert "mật khẩu" in message(path)


def test_locked_open_document(tmp_path: Path) -> None:
    path = open_document(tmp_path / "a.ods", "")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("META-INF/manifest.xml", "<manifest:encryption-data/>")
    assert "mật khẩu" in message(path)


def test_an_open_document_text_is_no_spreadsheet(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.ods", "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    assert "không phải bảng tính" in message(tmp_path / "a.ods")


def with_rows(path: Path, rows: int, cells: int) -> Path:
    letters = [book.letters(col) for col in range(1, cells + 1)]
    body = "".join(
        f'<row r="{row}">' + "".join(f'<c r="{col}{row}"><v>{row}</v></c>' for col in letters) + "</row>"
        for row in range(1, rows + 1)
    )
    workbook(path, [])
    return patched(path, SHEET, lambda _: f"<worksheet><sheetData>{body}</sheetData></worksheet>")


def seconds_to_refuse(path: Path, said: str) -> float:
    start = time.perf_counter()
    assert said in message(path)
    return time.perf_counter() - start


def test_a_million_rows_are_refused_before_they_are_read(tmp_path: Path) -> None:
    assert seconds_to_refuse(with_rows(tmp_path / "a.xlsx", 1_000_000, 1), "quá dài") < 5


def test_more_cells_than_fit_are_refused_before_they_are_read(tmp_path: Path) -> None:
    assert seconds_to_refuse(with_rows(tmp_path / "a.xlsx", 10_001, 200), "Tệp quá lớn") < 5


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path) -> None:
    path = patched(workbook(tmp_path / "a.xlsx", TABLE), SHEET, lambda xml: xml + " " * 60_000_000)
    assert path.stat().st_size < 200_000
    assert seconds_to_refuse(path, "Tệp nén bất thường") < 5


def test_a_cell_that_repeats_a_million_times_is_refused(tmp_path: Path) -> None:
    for rows, cols, said in (("1048576", "1", "quá dài"), ("1000", "16384", "Tệp quá lớn")):
        table = (
            f'<table:table table:name="A"><table:table-row table:number-rows-repeated="{rows}"><table:table-cell '
            f'table:number-columns-repeated="{cols}" office:value-type="float" office:value="1"/></table:table-row>'
            "</table:table>"
        )
        assert seconds_to_refuse(open_document(tmp_path / "a.ods", table), said) < 5


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_entities_are_never_expanded(tmp_path: Path, kind: str) -> None:
    bomb = '<!DOCTYPE a [<!ENTITY b "chè"><!ENTITY c "&b;&b;">]>'
    if kind == "xlsx":
        path = patched(workbook(tmp_path / "a.xlsx", TABLE), SHEET, lambda xml: bomb + xml[xml.index("<worksheet") :])
    else:
        path = patched(open_document(tmp_path / "a.ods", ""), "content.xml", lambda xml: bomb + xml)
    assert "Tệp hỏng" in message(path)


def test_too_many_sheets(tmp_path: Path) -> None:
    assert "301 trang" in message(workbook(tmp_path / "a.xlsx", *[[["x"]]] * 301))


def test_too_large_a_file(tmp_path: Path) -> None:
    with (tmp_path / "a.xlsx").open("wb") as file:
        file.truncate(book.MOST_FILE_BYTES + 1)
    assert "100 MB" in message(tmp_path / "a.xlsx")


def test_limits_count_stored_cells_of_old_workbooks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(book, "MOST_CELLS", 5)
    assert "Tệp quá lớn" in message(old_workbook(tmp_path / "a.xls"))


def test_merged_ranges_that_lie_over_each_other_take_bounded_time(tmp_path: Path) -> None:
    path = with_rows(tmp_path / "a.xlsx", 20_000, 20)
    ranges = '<mergeCells count="50000">' + '<mergeCell ref="A1:XFD20000"/>' * 50_000 + "</mergeCells>"
    patched(path, SHEET, lambda xml: xml.replace("</sheetData>", "</sheetData>" + ranges))
    assert seconds_to_refuse(path, "ô gộp") < 20


def test_one_long_text_in_many_cells_does_not_fill_the_memory(tmp_path: Path) -> None:
    path = with_shared_strings(tmp_path / "a.xlsx", "<si><t>" + "chè " * 50_000 + "</t></si>")
    body = "<row>" + '<c t="s"><v>0</v></c>' * 2000 + "</row>"
    patched(path, SHEET, lambda _: f"<worksheet><sheetData>{body}</sheetData></worksheet>")
    assert seconds_to_refuse(path, "200.000.000 chữ") < 5


def test_too_many_merged_ranges(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(book, "MOST_MERGES", 0)
    assert "ô gộp" in message(old_workbook(tmp_path / "a.xls"))


@pytest.mark.parametrize("kind", ["xlsx", "xls"])
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=st.lists(st.tuples(st.integers(0, 10**6), st.binary(min_size=1, max_size=8)), min_size=1, max_size=6))
@example(changes=[(1330, b"\x00\x00\x00\x00"), (1777, b"\x01")])  # .xls: cells of styles that are not there
def test_spoilt_bytes_give_cells_or_a_message(tmp_path: Path, kind: str, changes: list[tuple[int, bytes]]) -> None:
    data = bytearray(whole_file(kind))
    for at, piece in changes:
        at %= len(data)
        data[at : at + len(piece)] = piece
    path = tmp_path / f"a.{kind}"
    path.write_bytes(bytes(data))
    said = said_by(path)
    assert not said or "Cách xử lý" in said


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    xml=st.one_of(
        st.text("<>/=\" abcrowst0129:'&;", max_size=60),
        st.sampled_from(["<c>", "<v>x</v>", "<row/>", "<table:table-row/>", "<table:table-cell/>", "<text:p/>", '"0"']),
    ),
    at=st.integers(0, 10**4),
)
def test_spoilt_xml_gives_cells_or_a_message(tmp_path: Path, kind: str, xml: str, at: int) -> None:
    if kind == "xlsx":
        path, part = workbook(tmp_path / "a.xlsx", TABLE), SHEET
    else:
        cell = '<table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell>'
        table = f'<table:table table:name="A"><table:table-row>{cell}</table:table-row></table:table>'
        path, part = open_document(tmp_path / "a.ods", table), "content.xml"
    patched(path, part, lambda old: old[: at % len(old)] + xml + old[at % len(old) :])
    said = said_by(path)
    assert not said or "Tệp hỏng" in said
