"""What a file really is, told by its first bytes and its parts, whatever its name says."""

from __future__ import annotations

import re
import zipfile

from ..errors import InputError
from .book import refuse
from .xmlparts import encrypted, opened_zip

EXTENSIONS = {
    "xlsx": (".xlsx", ".xlsm", ".xltx", ".xltm"),
    "xls": (".xls", ".xlt"),
    "ods": (".ods", ".ots"),
    "csv": (".csv", ".txt", ".tsv", ".tab"),
}
NAMES = {"xlsx": "Excel (.xlsx)", "xls": "Excel cũ (.xls)", "ods": "OpenDocument (.ods)", "csv": "văn bản (.csv)"}

_SAVE_AS = "mở bằng Excel hoặc LibreOffice, lưu thành .xlsx rồi gửi lại"
_SEND_TABLE = "gửi bảng tính gốc (.xlsx, .xls, .ods) hoặc .csv"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FOREIGN = {
    b"%PDF": "tệp PDF",
    b"\x89PNG": "ảnh PNG",
    b"\xff\xd8\xff": "ảnh JPEG",
    b"GIF8": "ảnh GIF",
    b"II*\0": "ảnh TIFF",
    b"MM\0*": "ảnh TIFF",
    b"Rar!": "tệp nén RAR",
    b"7z\xbc\xaf": "tệp nén 7z",
    b"\x1f\x8b": "tệp nén gzip",
    b"{\\rtf": "văn bản RTF",
    b"MZ\x90\0": "chương trình chạy được",
    b"SQLite format": "cơ sở dữ liệu SQLite",
}
_ZIPPED = {"word/": "văn bản Word (.docx)", "ppt/": "trình chiếu PowerPoint (.pptx)"}


def kind_of(data: bytes, file: str) -> str:
    """Return "xlsx", "xls", "ods" or "csv" by content.

    Raises: InputError that says what the file is instead.
    """
    if not data.strip():
        raise refuse("Tệp trống", file, "không có nội dung nào", "gửi lại tệp có dữ liệu")
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_kind(data, file)
    if data.startswith(_OLE):
        return _ole_kind(data, file)
    if data.startswith((b"\x09\x08\x10\x00", b"\x09\x08\x08\x00")):
        return "xls"
    for magic, name in _FOREIGN.items():
        if data.startswith(magic):
            raise _other(name, file, _SEND_TABLE)
    return _text_kind(data, file)


def note_on_name(file: str, kind: str) -> str:
    """Return the note for a file whose name says another kind than its content, or "".

    >>> note_on_name("a.xlsx", "xls")
    'Tên tệp ghi .xlsx nhưng nội dung là Excel cũ (.xls); đã đọc theo nội dung'
    """
    extension = re.search(r"\.[^.]*$", file.lower())
    said = extension.group() if extension else ""
    if said in EXTENSIONS[kind]:
        return ""
    name = f"ghi {said}" if said else "không có đuôi"
    return f"Tên tệp {name} nhưng nội dung là {NAMES[kind]}; đã đọc theo nội dung"


def _zip_kind(data: bytes, file: str) -> str:
    with opened_zip(data, file) as archive:
        names = archive.namelist()
        if "mimetype" in names:
            return _open_document(archive, names, file)
        if "xl/workbook.bin" in names:
            raise _other("bảng tính Excel nhị phân (.xlsb)", file, _SAVE_AS)
        if any(name.startswith("xl/") for name in names) and "[Content_Types].xml" in names:
            return "xlsx"
        for start, name in _ZIPPED.items():
            if any(part.startswith(start) for part in names):
                raise _other(name, file, _SEND_TABLE)
    raise _other("tệp nén ZIP", file, "giải nén rồi gửi từng bảng tính bên trong")


def _open_document(archive: zipfile.ZipFile, names: list[str], file: str) -> str:
    with archive.open("mimetype") as stream:
        mime = stream.read(200).decode("ascii", errors="replace")
    if "opendocument.spreadsheet" not in mime:
        raise _other("tài liệu OpenDocument không phải bảng tính", file, _SEND_TABLE)
    if "META-INF/manifest.xml" in names:
        with archive.open("META-INF/manifest.xml") as stream:
            if b"encryption-data" in stream.read(1 << 20):
                raise encrypted(file)
    return "ods"


def _ole_kind(data: bytes, file: str) -> str:
    def holds(stream: str) -> bool:
        return stream.encode("utf-16-le") + b"\0\0" in data

    if holds("EncryptedPackage"):
        raise encrypted(file)
    if holds("WordDocument"):
        raise _other("văn bản Word cũ (.doc)", file, _SEND_TABLE)
    if holds("PowerPoint Document"):
        raise _other("trình chiếu PowerPoint cũ (.ppt)", file, _SEND_TABLE)
    return "xls"


def _text_kind(data: bytes, file: str) -> str:
    head = data[:4096].removeprefix(b"\xef\xbb\xbf").lstrip()
    start = head[:1000].lower()
    if start.startswith(b"<?xml") and b"office:spreadsheet" in head:
        raise _other("bảng tính Excel 2003 dạng XML", file, _SAVE_AS)
    if start.startswith((b"<html", b"<!doctype html", b"<table", b"<meta", b"mime-version")) or b"<html" in start:
        raise _other("trang web (HTML)", file, _SAVE_AS)
    if start.startswith(b"<?xml"):
        raise _other("tệp XML", file, _SEND_TABLE)
    controls = sum(1 for byte in data[: 1 << 16] if byte < 9 or 13 < byte < 32)
    if b"\0" not in data[: 1 << 16] and controls * 20 > min(len(data), 1 << 16):
        raise _other("tệp nhị phân không rõ loại", file, _SEND_TABLE)
    return "csv"


def _other(name: str, file: str, todo: str) -> InputError:
    return refuse(f"Không phải bảng tính mà là {name}", file, "chương trình nhận .xlsx, .xls, .ods, .csv", todo)
