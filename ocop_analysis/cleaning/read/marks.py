"""Yes and no: x, "có", √, 1, v against "không", 0, "chưa"."""

from __future__ import annotations

from ...vietnamese import fold
from .result import Read, Unreadable, nothing

_YES = {"x", "xx", "co", "da co", "√", "✓", "✔", "☑", "☒", "v", "1", "1.0", "dat", "dung", "yes", "y", "true", "+"}
_NO = {
    "khong",
    "ko",
    "khong co",
    "chua",
    "chua co",
    "khong dat",
    "chua dat",
    "0",
    "0.0",
    "no",
    "n",
    "false",
    "☐",
    "sai",
}


def read_mark(text: str, blank: bool | None = None) -> Read[bool]:
    """Return yes or no; an empty cell is `blank`, unknown unless the column's setting says otherwise.

    >>> read_mark("X").value, read_mark("chưa").value, read_mark("").value, read_mark("", blank=False).value
    (True, False, None, False)
    """
    if not text.strip():
        return Read(blank)
    if (missing := nothing(text)) is not None:
        return missing
    word = fold(text).strip(" .()").replace("\ufe0f", "")
    if word in _YES or word in _NO:
        return Read(word in _YES)
    raise Unreadable("không phải dấu có hoặc không", "ghi x hoặc “có”, “không”; để trống nếu chưa rõ")
