"""Decision numbers: "1234/QĐ-UBND ngày 5/7/2023", "Số: 1234 /QĐ-UBND", several in one cell."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ...vietnamese import clean_text
from ...writing import listing
from .dates import Interval, read_day
from .result import Read, Unreadable, nothing

_TODO = "ghi số và ngày, ví dụ 1234/QĐ-UBND ngày 05/7/2023; nhiều quyết định thì cách nhau bằng dấu chấm phẩy"
_LEAD = r"(?:(?:theo )?(?:quyết định|quyet dinh|qđ|qd)\.?\s*)?(?:số|so)?\s*[:.]?\s*"
_FULL = r"(?P<no>\d{1,5})(?P<letter>[a-zđ]?)\s*/?\s*(?:(?P<year>(?:19|20)\d\d)\s*/\s*)?(?:qđ|qd)\s*[-–.]\s*(?P<body>[a-zđ][a-zđ&\-]*)"
_BARE = r"(?P<bare>\d{1,5})(?:\s*/\s*(?P<kind>qđ|qd))?"
_DATE = r"(?:(?:\s*[,(]\s*|\s+(?:[-–]\s+)?)(?P<date>(?:ngày|ngay|tháng|thang|năm|nam)\s.*?|\d{1,2}[/.\-].*?)\s*\)?)?"
_ISSUER = r"(?:\s*,?\s*(?:của|cua)\s\D+?)?"
_PIECE = re.compile(rf"{_LEAD}(?:{_FULL}|{_BARE}){_ISSUER}{_DATE}{_ISSUER}", re.IGNORECASE)
_BREAK = re.compile(
    rf"\s*(?:;|\n)\s*|(?:\s*,\s*|\s+(?:và|va)\s+)(?={_LEAD}\d{{1,5}}[a-zđ]?\s*/\s*(?:qđ|qd|\d{{4}}/))", re.IGNORECASE
)


@dataclass(frozen=True)
class Decision:
    """The decisions of a cell in their order: number as "1234/QĐ-UBND", and the days that its date may mean, if given."""

    numbers: tuple[tuple[str, Interval | None], ...]


def read_decision(text: str) -> Read[Decision]:
    """Return the decisions of a cell ("Số quyết định"). A number without its body is kept with the code "incomplete".

    Errors: Unreadable for text that is no decision number and for a date that cannot be read.

    >>> read_decision("Số: 1234 /QD-UBND ngày 5/7/2023").value.numbers
    (('1234/QĐ-UBND', Interval(first=datetime.date(2023, 7, 5), last=datetime.date(2023, 7, 5))),)
    """
    if (empty := nothing(text, longest=1000)) is not None:
        return empty
    pieces = [piece for line in text.split("\n") for piece in _BREAK.split(clean_text(line)) if piece]
    read = [_read_one(piece) for piece in pieces]
    notes = [note for _, note, _ in read if note]
    codes = [code for _, _, code in read if code]
    numbers = tuple(number for number, _, _ in read)
    if len(numbers) > 1:
        notes.insert(0, f"ô có {len(numbers)} quyết định: {listing(number for number, _ in numbers)}")
        codes.append("several")
    return Read(Decision(numbers), "; ".join(notes), codes[0] if codes else "")


def _read_one(piece: str) -> tuple[tuple[str, Interval | None], str, str]:
    match = _PIECE.fullmatch(piece.strip(" .,()"))
    if not match:
        raise Unreadable(f"“{piece}” không phải số quyết định", _TODO)
    when = read_day(match["date"]).value if match["date"] else None
    if match["bare"]:
        number = f"{int(match['bare']):02d}" + ("/QĐ" if match["kind"] else "")
        return (
            (number, when),
            f"số quyết định {number} chưa đủ ký hiệu (ví dụ {number.split('/')[0]}/QĐ-UBND)",
            "incomplete",
        )
    year = f"/{match['year']}" if match["year"] else ""
    body = match["body"].replace("–", "-").strip("-")
    body = body.upper() if body.islower() or body.isupper() else body
    return (f"{int(match['no']):02d}{match['letter'].upper()}{year}/QĐ-{body}", when), "", ""
