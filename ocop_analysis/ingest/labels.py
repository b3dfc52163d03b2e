"""What labels in a body say by themselves: a note, a sum, a group and its kind, a row of column numbers.

`words` are folded (`words.fold_many`), `text` is as it stands in the cell.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_NOTE = re.compile(
    r"(ghi chu|chu thich|noi nhan|tm (uy ban|ubnd|hoi dong|ban|don vi)|kt (chu tich|truong|giam doc)|tuq|xac nhan cua)\b"
    r"|(.* )?ngay( \d+)? thang( \d+)? nam( \d+)?$|.+ ngay \d{1,2} \d{1,2} 20\d\d$"
)
_SIGNATURE = re.compile(
    r"(nguoi lap|lap bieu|can bo|ke toan|thu truong|chu tich|pho chu tich|giam doc|pho giam doc|truong phong"
    r"|pho truong phong|xac nhan|don vi bao cao|dai dien|tm|kt|tl)\b"
)
_TOTAL = re.compile(
    r"(tong cong|tong so|tong|cong don|cong|toan tinh|toan huyen|toan thanh pho|toan tx|luy ke)"
    r"(?: (huyen|thanh pho|tp|thi xa|thi tran|tinh|toan|xa|phuong|nhom|muc|phan|nam|quy|san pham|chu the|so|nguon"
    r"|den|cac|trang|luy ke|chung|dot|kinh phi|von|lao dong|[ivx]+|[a-z]|\d+)\b.*)?"
)
_PLACE = re.compile(r"(huyen|thanh pho|tp|thi xa|tx|thi tran|tt|xa|phuong|h|x|p) [a-z]")
_STARS = re.compile(r"((nhom|san pham|hang|dat|chung nhan|ocop|tiem nang) )*(\d|mot|hai|ba|bon|nam) sao\b.*")
_OTHER_GROUP = re.compile(
    r"(nhom|linh vuc|nganh|dot|quy|nam|phan|muc|loai|khoi|cap) .*|(hop tac xa|doanh nghiep|ho kinh doanh)$"
)
_ROMAN = re.compile(r"[IVXLC]+[.)]?")
_LETTER = re.compile(r"[A-ZĐ][.)]?")
_NUMBERED = re.compile(r"([IVXLC]+|[A-ZĐ])[.)-]\s*(?=\w)")
_COLUMN_NUMBER = re.compile(r"[(\[]?\s*(\d{1,2}|[A-H]|(?<=\()[a-h])\s*([=+*:/x-].*)?[)\]]?(\s*=.*)?")


def is_note(words: str) -> bool:
    """Say whether folded words begin a note, a signature block or the line of place and date above it."""
    return is_plain_note(words) or _SIGNATURE.match(words) is not None


def is_plain_note(words: str) -> bool:
    """Say whether they do so wherever they stand; a post ("Giám đốc") may also be a value.

    >>> is_plain_note("noi nhan"), is_plain_note("giam doc"), is_note("giam doc")
    (True, False, True)
    """
    return _NOTE.match(words) is not None


def is_total(words: str) -> bool:
    """Say whether folded words name a sum, not a thing whose name begins alike.

    >>> is_total("cong huyen dai tu"), is_total("tong hop tra sen"), is_total("cong hoa")
    (True, False, False)
    """
    return _TOTAL.fullmatch(words) is not None


def is_mark(stt: str) -> bool:
    return bool(_ROMAN.fullmatch(stt) or _LETTER.fullmatch(stt))


def mark_kind(stt: str) -> str:
    return "roman" if _ROMAN.fullmatch(stt) and stt.rstrip(".)") not in ("C", "L") else "letter"


def label_kind(text: str, words: str) -> str:
    """Return the kind of a group label, which decides how groups nest."""
    mark = _NUMBERED.match(text)
    if mark:
        return mark_kind(mark[1])
    if _PLACE.match(words):
        return "place"
    if _STARS.fullmatch(words):
        return "stars"
    return "class" if _OTHER_GROUP.fullmatch(words) else "plain"


def is_column_numbers(texts: Sequence[str]) -> bool:
    """Say whether a row only numbers the columns: "(1) (2) (3)", "A B 1 2=1+3"."""
    hits = [hit for hit in map(_COLUMN_NUMBER.fullmatch, texts) if hit]
    if len(hits) < len(texts):
        return False
    marks = [hit[1] for hit in hits]
    n_letters = sum(not mark.isdigit() for mark in marks)
    letters = [mark.upper() for mark in marks[:n_letters]]
    numbers = [int(mark) for mark in marks[n_letters:] if mark.isdigit()]
    in_order = letters == list("ABCDEFGH"[:n_letters]) and numbers == list(range(1, len(marks) - n_letters + 1))
    return in_order and (len(marks) > 2 or texts[0].startswith("("))
