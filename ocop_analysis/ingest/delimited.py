"""Text tables (.csv, .txt): which encoding, which delimiter, then one text cell for each field."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections import Counter
from itertools import islice

from ..errors import InputError
from .book import LAST_COLUMN, Book, RawCell, Sheet, check_size, refuse

DELIMITERS = ";\t|,"
"""In the order in which they win a tie; the comma comes last because it is also the decimal sign."""

_VIETNAMESE = frozenset(
    "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
    "ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
)
_SIGNS = frozenset("–—‘’“”…•°²³½¼±×\u00a0₫€«»")
_OPEN_BYTES = {0xDC00 + byte: byte for byte in (0x81, 0x8D, 0x8F, 0x90, 0x9D)}
_BOMS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


def read(data: bytes, file: str) -> Book:
    """Read a text table from its bytes; its one sheet bears the name of the file.

    Raises: InputError.
    """
    check_size(file, file, 0, data.count(b"\n"))
    text, encoding = decode(data, file)
    told = text[:8].splitlines()[:1]
    if told and told[0].startswith("sep=") and len(told[0]) == 5:
        delimiter, text = told[0][4], text[5:].lstrip("\r").removeprefix("\n")
    else:
        delimiter = find_delimiter(text)
    records, notes = _records(text, delimiter, file)
    cells: list[RawCell] = []
    for row, record in enumerate(records, start=1):
        cells += [RawCell(row, col, field) for col, field in enumerate(record, start=1) if field]
        if len(record) > LAST_COLUMN:
            raise refuse("Dòng có quá nhiều cột", f"{file}, dòng {row}", f"{len(record)} cột", "xem lại dấu phân cách")
        check_size(file, file, len(cells), row)
    return Book("csv", [Sheet(file, "visible", cells, [])], encoding=encoding, delimiter=delimiter, notes=notes)


def decode(data: bytes, file: str) -> tuple[str, str]:
    """Return the text and the name of its encoding.

    Windows-1252 stands for bytes that are no Unicode and no Windows-1258: Western text, or a legacy Vietnamese font.
    Bytes that Windows-1252 leaves open keep their number, so nothing is lost.

    >>> decode("Đại Từ".encode(), "x.csv"), decode("Đại Từ".encode("utf-16-le"), "x.csv")
    (('Đại Từ', 'utf-8'), ('Đại Từ', 'utf-16-le'))
    >>> decode("Đa\\u0323i Tư\\u0300".encode("cp1258"), "x.csv"), decode(bytes([0xA7, 0xB9, 0x69]), "x.csv")
    (('Đại Từ', 'windows-1258'), ('§¹i', 'windows-1252'))
    """
    for mark, encoding in _BOMS.items():
        if data.startswith(mark):
            name = "utf-8-sig" if encoding == "utf-8-sig" else "utf-16-le" if mark == b"\xff\xfe" else "utf-16-be"
            return _strict(data, encoding, file), name
    guess = _utf16_without_mark(data)
    if guess:
        return _strict(data, guess, file), guess
    if b"\0" in data:
        raise refuse("Không phải bảng dữ liệu", file, "nội dung không phải văn bản", "gửi tệp .xlsx, .xls, .ods, .csv")
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        if _almost_utf8(data):
            raise _bad_text("utf-8", file, error) from error
        text = unicodedata.normalize("NFC", data.decode("cp1258", errors="replace"))
        if is_vietnamese(text):
            return text, "windows-1258"
    return data.decode("cp1252", errors="surrogateescape").translate(_OPEN_BYTES), "windows-1252"


def _strict(data: bytes, encoding: str, file: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _bad_text(encoding, file, error) from error


def _bad_text(encoding: str, file: str, error: UnicodeDecodeError) -> InputError:
    why = f"không đọc được thành chữ {encoding.upper()} từ byte thứ {error.start + 1}"
    return refuse("Tệp bị cắt cụt hoặc lẫn hai bảng mã", file, why, "mở bằng Excel, lưu thành .xlsx rồi gửi lại")


def _almost_utf8(data: bytes) -> bool:
    text = data.decode("utf-8", errors="replace")
    bad = text.count("\ufffd")
    return sum(1 for char in text if char > "\x7f") - bad > 10 * bad


def _utf16_without_mark(data: bytes) -> str:
    """Return the kind of UTF-16 that text without a byte order mark is in, told by where its zero bytes stand."""
    head = data[: 1 << 16]
    half = max(len(head) // 2, 1)
    even, odd = head[0::2].count(0) / half, head[1::2].count(0) / half
    if max(even, odd) < 0.2 or min(even, odd) > 0.05:
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def is_vietnamese(text: str) -> bool:
    """Say whether the letters outside ASCII are Vietnamese ones, but for one in twenty.

    >>> is_vietnamese("Đại Từ"), is_vietnamese("§¹i Tõ"), is_vietnamese("Tea")
    (True, False, False)
    """
    counts = Counter(re.findall(r"[^\x00-\x7f]", text[: 1 << 20]))
    right = sum(n for char, n in counts.items() if char in _VIETNAMESE)
    wrong = sum(n for char, n in counts.items() if char not in _VIETNAMESE and char not in _SIGNS)
    return right > 0 and wrong * 20 <= right


def find_delimiter(text: str) -> str:
    """Return the delimiter that cuts most rows into the same number of fields; a single column has ";".

    >>> find_delimiter("Tên;Điểm\\nTrà, chè;90,5\\nMiến;85,25\\n"), find_delimiter("a,b\\n1,2\\n")
    (';', ',')
    """
    sample = text[: 1 << 18]
    scores = {delimiter: _score(sample, delimiter) for delimiter in DELIMITERS}
    best = max(DELIMITERS, key=lambda delimiter: scores[delimiter])
    return best if scores[best] > (0, 0) else DELIMITERS[0]


def _score(sample: str, delimiter: str) -> tuple[float, int]:
    """Return the share of rows that have the most frequent number of fields, in tenths, and that number."""
    try:
        records = list(islice(csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter), 500))
    except csv.Error:
        return 0, 0
    if len(records) > 1 and len(sample) == 1 << 18:
        records.pop()
    sizes = Counter(len(record) for record in records if len(record) > 1)
    if not sizes:
        return 0, 0
    size, rows = sizes.most_common(1)[0]
    return round(10 * rows / sum(1 for record in records if any(record))), size


def _records(text: str, delimiter: str, file: str) -> tuple[list[list[str]], tuple[str, ...]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    records: list[list[str]] = []
    try:
        records.extend(reader)
    except csv.Error as error:
        if "expected after" not in str(error):
            where = f"{file}, dòng {len(records) + 1}"
            why = "dấu nháy kép mở ra mà không đóng, nên các ô sau dính vào nhau"
            raise refuse("Không tách được các ô", where, why, "thêm hoặc bỏ dấu nháy kép ở dòng này") from error
        lenient = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        note = f"Có dấu nháy kép đặt sai, lần đầu ở dòng {len(records) + 1}; đã giữ nguyên chữ trong ô"
        return list(lenient), (note,)
    return records, ()
