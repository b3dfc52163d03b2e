"""How a stored number becomes the text that its number format stands for: plain number, date or code with zeros."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from functools import lru_cache


def shortest(value: float | int) -> str:
    """Return the shortest text that gives the stored number back, without an exponent.

    >>> shortest(1.0), shortest(0.1 + 0.2), shortest(1e-7), shortest(912345678.0), shortest(1e21)
    ('1', '0.30000000000000004', '0.0000001', '912345678', '1000000000000000000000')
    """
    text = repr(value)
    if "e" in text:
        text = f"{Decimal(text):f}"
    return text.removesuffix(".0")


def date_text(serial: float, date_system: int) -> str | None:
    """Return the ISO text of a date that is stored as a number of days, or None where no such day exists.

    Excel counts a day 29/2/1900 that never was (serial 60), so days before it lie one later. A time below one
    millisecond is rounding; a serial below one is a time of day.

    >>> date_text(45112, 1900), date_text(43650, 1904), date_text(45112.75, 1900), date_text(0.5, 1900)
    ('2023-07-05', '2023-07-05', '2023-07-05T18:00:00', '12:00:00')
    >>> date_text(59, 1900), date_text(60, 1900), date_text(61, 1900), date_text(-1, 1900), date_text(3e6, 1900)
    ('1900-02-28', None, '1900-03-01', None, None)
    """
    if not 0 <= serial < 2_958_466 - (1462 if date_system == 1904 else 0):
        return None
    days, part = divmod(round(serial * 86_400_000), 86_400_000)
    time = (dt.datetime.min + dt.timedelta(milliseconds=part)).time()
    clock = time.isoformat("milliseconds" if time.microsecond else "seconds")
    if date_system == 1900 and days in (0, 60):
        return clock if days == 0 and part else None
    if date_system == 1904 and days == 0 and part:
        return clock
    start = dt.date(1904, 1, 1) if date_system == 1904 else dt.date(1899, 12, 31 if days < 60 else 30)
    day = (start + dt.timedelta(days=days)).isoformat()
    return f"{day}T{clock}" if part else day


@lru_cache(maxsize=4096)
def is_date_format(code: str) -> bool:
    """Say whether a number format shows a date or a time of day (not a duration such as [h]:mm).

    >>> is_date_format("dd/mm/yyyy"), is_date_format('"ngày "0'), is_date_format("[h]:mm"), is_date_format("General")
    (True, False, False, False)
    """
    if re.search(r"\[(h+|m+|s+)\]", code, re.IGNORECASE):
        return False
    shown = _without_literals(code)
    return shown.casefold() != "general" and re.search(r"[dmyhs]", shown, re.IGNORECASE) is not None


@lru_cache(maxsize=4096)
def zeros_of(code: str) -> str:
    """Return the pattern of zeros and separators with which a format shows a code, or "" if it shows a number.

    >>> zeros_of("00000"), zeros_of("0000 000 000"), zeros_of("0.00"), zeros_of("0")
    ('00000', '0000 000 000', '', '')
    """
    shown = re.sub(r"\\([ -])", r"\1", code.split(";")[0])
    shown = _without_literals(shown).strip()
    return shown if re.fullmatch(r"00[0 -]*", shown) else ""


def _without_literals(code: str) -> str:
    first = re.match(r'(?:"[^"]*"|\\.|[^;"\\])*', code)
    return re.sub(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]', "", first.group() if first else "")


def number_cell(value: float | int, code: str, date_system: int) -> tuple[str, str, str]:
    """Return what a stored number says under its number format: its text, its kind and what was done to it.

    >>> number_cell(5443, "00000", 1900), number_cell(3.0, "General", 1900), number_cell(45112, "dd/mm/yyyy", 1900)
    (('05443', 'number', 'zeros'), ('3', 'number', ''), ('2023-07-05', 'date', ''))
    """
    if code in ("", "General"):
        return shortest(value), "number", ""
    if is_date_format(code):
        text = date_text(value, date_system)
        return (text, "date", "") if text else (shortest(value), "number", "not_a_date")
    plain = shortest(value)
    zeros = zeros_of(code)
    if zeros and plain.isdigit():
        shown = _into(plain, zeros)
        return shown, "number", "zeros" if shown != plain else ""
    return plain, "number", ""


def _into(digits: str, zeros: str) -> str:
    room = zeros.count("0")
    digits = digits.zfill(room)
    kept = iter(digits[len(digits) - room :])
    return digits[: len(digits) - room] + "".join(next(kept) if char == "0" else char for char in zeros)
