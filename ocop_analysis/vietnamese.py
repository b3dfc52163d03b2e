"""Vietnamese text, numbers and dates: how they are compared, sorted and written.

Every number and date that a reader sees goes through this module, so a sentence and the table beside it always agree.
"""

from __future__ import annotations

import datetime as dt
import difflib
import math
import re
import unicodedata
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

MISSING = "–"
"""What stands on a page where nothing is known."""

_REMEMBERED = 50_000
"""Texts whose cleaned form is remembered: headings, names and codes come again and again."""
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
_LETTERS = "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệfghiìíỉĩịjklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvwxyỳýỷỹỵz"
_RANK = {letter: index for index, letter in enumerate(_LETTERS)}


@lru_cache(maxsize=_REMEMBERED)
def clean_text(text: str) -> str:
    """Return `text` in NFC, without invisible characters, with single plain spaces and a true Đ.

    >>> clean_text("  Ðại\\u00a0Từ ")
    'Đại Từ'
    """
    text = unicodedata.normalize("NFC", text).translate(_INVISIBLE)
    return re.sub(r"\s+", " ", text.replace("\u00d0", "Đ")).strip()


@lru_cache(maxsize=_REMEMBERED)
def fold(text: str) -> str:
    """Return `text` for matching: no tone or vowel marks, đ as d, lower case, single spaces.

    >>> fold("Huyện Định Hoá") == fold("huyen dinh hóa")
    True
    """
    text = unicodedata.normalize("NFD", clean_text(text).casefold().replace("đ", "d"))
    return "".join(char for char in text if not unicodedata.combining(char))


def slug(text: str) -> str:
    """Return `text` as a file name: ASCII letters, digits and hyphens.

    >>> slug("TP. Thái Nguyên")
    'tp-thai-nguyen'
    """
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")


def sort_key(text: str) -> tuple[tuple[int, str], ...]:
    """Return a key that sorts by the Vietnamese alphabet (a ă â … d đ e ê …), digits and signs first.

    >>> sorted(["Đại Từ", "Định Hóa", "Duy Tiên", "Ân Thi", "An Khánh"], key=sort_key)
    ['An Khánh', 'Ân Thi', 'Duy Tiên', 'Đại Từ', 'Định Hóa']
    """
    return tuple((_RANK.get(char, -1), char) for char in clean_text(text).casefold())


def nearest(given: str, known: Iterable[str], limit: int = 3) -> list[str]:
    """Return up to `limit` of `known` that look most like `given`, diacritics and case aside.

    >>> nearest("Dai Tu", ["Đại Từ", "Định Hóa"])
    ['Đại Từ']
    """
    by_fold = {fold(name): name for name in known}
    return [by_fold[hit] for hit in difflib.get_close_matches(fold(given), by_fold, n=limit, cutoff=0.55)]


def number(value: float | int | Decimal | None, decimals: int = 0) -> str:
    """Return a number as 1.234,5, rounded half up; "–" when it is unknown.

    >>> number(1234.5, 1), number(-0.04, 1), number(None)
    ('1.234,5', '0,0', '–')
    """
    if value is None or (isinstance(value, float) and not math.isfinite(value)):
        return MISSING
    rounded = Decimal(str(value)).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    if rounded == 0:
        rounded = abs(rounded)
    return f"{rounded:,.{decimals}f}".translate(str.maketrans(",.", ".,"))


def plain_number(value: float | None) -> str:
    """Return a published figure with the decimals that it has, at most two.

    >>> plain_number(565.4), plain_number(22300.0)
    ('565,4', '22.300')
    """
    if value is None or not math.isfinite(value):
        return MISSING
    text = number(value, 2)
    return text.rstrip("0").rstrip(",")


def percent(share: float | None, decimals: int = 1) -> str:
    """Return a share (0-1) as a percentage: 67,3%.

    >>> percent(14 / 19)
    '73,7%'
    """
    return MISSING if share is None or not math.isfinite(share) else number(Decimal(str(share)) * 100, decimals) + "%"


def short_date(day: dt.date | None) -> str:
    """Return a date as tables show it: 05/7/2023 (Nghị định 30/2020/NĐ-CP: days under 10, months 1 and 2 take a zero).

    >>> short_date(dt.date(2023, 7, 5)), short_date(dt.date(2023, 2, 14))
    ('05/7/2023', '14/02/2023')
    """
    return MISSING if day is None else f"{day.day:02d}/{_month(day.month)}/{day.year}"


def long_date(day: dt.date) -> str:
    """Return a date as a sentence has it: ngày 05 tháng 7 năm 2023 (Nghị định 30/2020/NĐ-CP).

    >>> long_date(dt.date(2023, 7, 5)), long_date(dt.date(2023, 2, 1))
    ('ngày 05 tháng 7 năm 2023', 'ngày 01 tháng 02 năm 2023')
    """
    return f"ngày {day.day:02d} tháng {_month(day.month)} năm {day.year}"


def date_span(first: dt.date | None, last: dt.date | None) -> str:
    """Return an interval of possible dates in words: a day, a month, a year, or "từ … đến …".

    >>> date_span(dt.date(2023, 1, 1), dt.date(2023, 12, 31)), date_span(dt.date(2023, 4, 1), dt.date(2023, 4, 30))
    ('năm 2023', 'tháng 4/2023')
    """
    if first is None and last is None:
        return "không rõ ngày"
    if first is None:
        return f"đến {short_date(last)}"
    if last is None:
        return f"từ {short_date(first)}"
    if first == last:
        return short_date(first)
    next_day = last + dt.timedelta(days=1)
    if first.day == 1 and next_day.day == 1 and (first.year, first.month) == (last.year, last.month):
        return f"tháng {_month(first.month)}/{first.year}"
    if (first.month, first.day, last.month, last.day, first.year) == (1, 1, 12, 31, last.year):
        return f"năm {first.year}"
    return f"từ {short_date(first)} đến {short_date(last)}"


def listing(items: Iterable[str], last: str = "và") -> str:
    """Return items as a sentence lists them.

    >>> listing(["T01", "T03", "T05"])
    'T01, T03 và T05'
    """
    words = list(items)
    return f" {last} ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def _month(month: int) -> str:
    return f"{month:02d}" if month < 3 else str(month)
