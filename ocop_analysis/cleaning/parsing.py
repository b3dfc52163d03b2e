"""Small readers of one cell: text in, value out; what cannot be read for certain raises ValueError with the reason."""

from __future__ import annotations

import datetime as dt
import re

from .read import read_day


def read_interval(text: str) -> tuple[dt.date, dt.date] | None:
    """Return the days that a date may mean, first and last; None when it is empty. See `read.read_day`.

    >>> read_interval("2024-08")[1]
    datetime.date(2024, 8, 31)
    """
    return read_day(text).value


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
