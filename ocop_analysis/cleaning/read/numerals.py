"""The grammar of one written number: Vietnamese grouping and decimal comma, with the English forms that are unambiguous."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from .result import Unreadable

_TODO = "ghi một số, ví dụ 1.250 hoặc 1,5; đơn vị ghi ở tiêu đề cột"
_LARGEST = Decimal(10) ** 15
_PLAIN = re.compile(r"\d+(?:,\d+)?")
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?")
_SPACED = re.compile(r"[1-9]\d{0,2}(?: \d{3})+(?:,\d+)?")
_ENGLISH = re.compile(r"[1-9]\d{0,2}(?:(?:,\d{3}){2,}(?:\.\d+)?|,\d{3}\.\d+)")
_POINT = re.compile(r"\d+\.\d+")


def read_numeral(text: str, point_is_decimal: bool = False) -> tuple[Decimal, str, str]:
    """Return the value of a written number, a note and the note's code.

    Errors: Unreadable when its points, commas and spaces fit no rule.

    >>> read_numeral("1.250")[0], read_numeral("1.250", point_is_decimal=True)[0], read_numeral("1 250,5")[0]
    (Decimal('1250'), Decimal('1.250'), Decimal('1250.5'))
    >>> read_numeral("1,250,000")
    (Decimal('1250000'), 'dấu phẩy ngăn cách hàng nghìn', 'thousand_commas')
    """
    sign, digits = (text[0], text[1:].strip()) if text[:1] in ("-", "+") else ("", text.strip())
    value, note, code = _unsigned(digits, point_is_decimal)
    return _sane(-value if sign == "-" else value), note, code


def read_machine_number(text: str) -> Decimal:
    """Return the number of a numeric cell, written as a machine writes it: 1250.5 or 1.2505E3.

    >>> read_machine_number("1.250")
    Decimal('1.250')
    """
    try:
        return _sane(Decimal(text.strip()))
    except InvalidOperation as error:
        raise Unreadable("ô số nhưng nội dung không phải số", _TODO) from error


def _unsigned(digits: str, point_is_decimal: bool) -> tuple[Decimal, str, str]:
    if point_is_decimal and _POINT.fullmatch(digits):
        return Decimal(digits), "", ""
    if _GROUPED.fullmatch(digits) or _SPACED.fullmatch(digits):
        return Decimal(re.sub(r"[. ]", "", digits).replace(",", ".")), "", ""
    if _PLAIN.fullmatch(digits):
        value = Decimal(digits.replace(",", "."))
        if re.fullmatch(r"[1-9]\d{0,2},\d{3}", digits):
            return (
                value,
                f"dấu phẩy là dấu thập phân: {digits} nhỏ hơn {int(digits.split(',')[0]) + 1}",
                "three_decimals",
            )
        return value, "", ""
    if _ENGLISH.fullmatch(digits):
        return Decimal(digits.replace(",", "")), "dấu phẩy ngăn cách hàng nghìn", "thousand_commas"
    if _POINT.fullmatch(digits):
        return Decimal(digits), f"dấu chấm là dấu thập phân: {digits.replace('.', ',')}", "decimal_point"
    raise Unreadable("dấu chấm, dấu phẩy trong số không theo quy tắc nào", _TODO)


def _sane(value: Decimal) -> Decimal:
    if not value.is_finite() or abs(value) >= _LARGEST:
        raise Unreadable("số lớn quá mức có thể có", _TODO)
    return value
