"""Small readers of one cell: text in, value out; what cannot be read for certain raises ValueError with the reason."""

from __future__ import annotations

import datetime as dt
import re

_DAY_FIRST = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})")


def read_interval(text: str) -> tuple[dt.date, dt.date] | None:
    """Return the days that a date may mean, first and last; None when it is empty.

    A month or a year alone is an interval, never its first day. Day comes first, as Vietnamese dates are written.

    >>> read_interval("2024-08")
    (datetime.date(2024, 8, 1), datetime.date(2024, 8, 31))
    >>> read_interval("05/7/2023")
    (datetime.date(2023, 7, 5), datetime.date(2023, 7, 5))
    """
    if not text:
        return None
    if match := _DAY_FIRST.fullmatch(text):
        day, month, year = (int(part) for part in match.groups())
    elif match := re.fullmatch(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?", text):
        year, month, day = (int(part) if part else 0 for part in match.groups())
    else:
        raise ValueError("không phải ngày dạng 2023-07-05, tháng dạng 2023-07 hay năm dạng 2023")
    try:
        if day:
            return dt.date(year, month, day), dt.date(year, month, day)
        if month:
            return dt.date(year, month, 1), dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)
        return dt.date(year, 1, 1), dt.date(year, 12, 31)
    except ValueError as error:
        raise ValueError("ngày này không có trong lịch") from error


def read_integer(text: str) -> int | None:
    """Return a whole number written with digits only; None when it is empty.

    >>> read_integer("4"), read_integer("")
    (4, None)
    """
    if not text:
        return None
    if not re.fullmatch(r"\d+", text):
        raise ValueError("không phải số nguyên")
    return int(text)


def read_decimal_point(text: str) -> float | None:
    """Return a number of a machine-made file, written with a decimal point and no separators; None when it is empty.

    >>> read_decimal_point("90.86")
    90.86
    """
    if not text:
        return None
    if not re.fullmatch(r"-?\d+(\.\d+)?", text):
        raise ValueError("không phải số dạng 90.86")
    return float(text)


def read_years(text: str) -> tuple[int, int] | None:
    """Return the first and last year of a period such as "2024" or "2018-2023"; None when it is empty or "stock".

    >>> read_years("2018-2023"), read_years("stock")
    ((2018, 2023), None)
    """
    if text in ("", "stock"):
        return None
    match = re.fullmatch(r"(\d{4})(?:-(\d{4}))?", text)
    if not match:
        raise ValueError("không phải năm hoặc khoảng năm dạng 2018-2023")
    first, last = match.groups()
    return int(first), int(last or first)
