"""Dates, months, quarters and years as intervals; the day comes first, as Vietnamese dates are written."""

from __future__ import annotations

import datetime as dt
import re
from typing import Literal, NamedTuple

from ...vietnamese import fold
from ...writing import date_span
from .result import Read, Unreadable, nothing

_TODO = "ghi ngày/tháng/năm, ví dụ 05/7/2023; chỉ biết tháng thì ghi 7/2023, chỉ biết năm thì ghi 2023"
_SEP = r"\s?[/.\-]\s?"
_YEAR = r"(?P<year>\d{4})"
_FORMS = [
    re.compile(pattern)
    for pattern in (
        rf"(?:ngay )?(?P<day>\d{{1,2}})(?P<sep>{_SEP})(?P<month>\d{{1,2}})(?P=sep)(?P<year>\d{{4}}|\d{{2}})(?: 0?0:00(?::00)?)?",
        rf"(?:ngay )?(?P<day>\d{{1,2}}),? thang (?P<month>\d{{1,2}}),? nam {_YEAR}",
        rf"{_YEAR}([/\-])(?P<month>\d{{1,2}})\2(?P<day>\d{{1,2}})(?:[ t]\d\d:\d\d(?::\d\d(?:\.\d+)?)?)?",
        rf"(?:thang |t\.?)?(?P<month>\d{{1,2}})(?:{_SEP}|,? nam |,? ){_YEAR}",
        rf"{_YEAR}-(?P<month>\d{{1,2}})",
        rf"(?:quy |q\.?)(?P<quarter>[1-4]|i{{1,3}}|iv)(?:{_SEP}|,? nam |,? ){_YEAR}",
        rf"(?:nam )?{_YEAR}",
    )
]
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_EPOCHS = {1900: dt.date(1899, 12, 30), 1904: dt.date(1904, 1, 1)}


class Interval(NamedTuple):
    """The days that a date may mean, both inclusive; a whole day has twice the same."""

    first: dt.date
    last: dt.date


def read_day(
    text: str,
    kind: Literal["text", "number", "date"] = "text",
    date_system: Literal[1900, 1904] = 1900,
    pivot: int = 70,
    serial_years: tuple[int, int] = (2000, 2035),
) -> Read[Interval]:
    """Return the days that a cell may mean; a month, a quarter or a year alone is an interval, never its first day.

    `kind` is the kind of the cell: a number is a serial of the workbook's `date_system` (or a year), a date is ISO text.
    Years of two digits below `pivot` are 20xx. Serials outside `serial_years` are not believed.

    >>> read_day("05-7-23").value.first, read_day("tháng 7/2023").value.last
    (datetime.date(2023, 7, 5), datetime.date(2023, 7, 31))
    >>> read_day("45112", kind="number").value.first
    datetime.date(2023, 7, 5)
    """
    if (empty := nothing(text)) is not None:
        return empty
    words = fold(text).strip(" .,;()")
    if serial := re.fullmatch(r"(\d{5})(?:\.\d+)?", words):
        return _read_serial(int(serial[1]), date_system, serial_years, noted=kind == "text")
    if kind == "number" and not re.fullmatch(r"\d{4}(\.0+)?", words):
        raise Unreadable("ô chứa một số không phải ngày", _TODO)
    words = re.sub(r"^(\d{4})\.0+$", r"\1", words)
    for form in _FORMS:
        if match := form.fullmatch(words):
            return _read_parts(match.groupdict(), pivot)
    raise Unreadable("không phải ngày, tháng hay năm", _TODO)


def swapped_day_month(day: dt.date) -> dt.date | None:
    """Return the date with day and month exchanged, as a file in US order would hold it; None when there is none.

    >>> swapped_day_month(dt.date(2023, 5, 7)), swapped_day_month(dt.date(2023, 5, 13))
    (datetime.date(2023, 7, 5), None)
    """
    return dt.date(day.year, day.day, day.month) if day.day <= 12 and day.day != day.month else None


def interval_of(year: int, month: int | None = None, day: int | None = None, months: int = 1) -> Interval:
    """Return a day, a run of `months` from a month, or a year. Errors: Unreadable for a day that no calendar has."""
    try:
        first = dt.date(year, month or 1, day or 1)
        if day:
            return Interval(first, first)
        after = first.month - 1 + (months if month else 12)
        return Interval(first, dt.date(year + after // 12, after % 12 + 1, 1) - dt.timedelta(days=1))
    except ValueError as error:
        raise Unreadable("ngày này không có trong lịch", _TODO) from error


def _read_parts(parts: dict[str, str | None], pivot: int) -> Read[Interval]:
    year, month, day = (int(parts.get(name) or 0) for name in ("year", "month", "day"))
    if 12 < month <= 31 and 1 <= day <= 12:
        raise Unreadable(
            f"không có tháng {month}; có lẽ ô này ghi tháng trước ngày", f"nếu đúng thế thì ghi {month}/{day}/{year}"
        )
    if len(parts["year"] or "") == 4 and not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise Unreadable(f"năm {parts['year']} không thể đúng", _TODO)
    if quarter := parts.get("quarter"):
        number = _QUARTERS.get(quarter) or int(quarter)
        return Read(interval_of(year, 3 * number - 2, months=3), f"quý {number}/{year}", "quarter")
    if len(parts["year"] or "") == 2:
        year += 2000 if year < pivot else 1900
        read = interval_of(year, month, day)
        return Read(read, f"hiểu là {date_span(*read)}", "two_digit_year")
    for name in ("month", "day"):
        if parts.get(name) and not int(parts[name] or 0):
            raise Unreadable("ngày này không có trong lịch", _TODO)
    return Read(interval_of(year, month or None, day or None))


def _read_serial(serial: int, system: int, years: tuple[int, int], noted: bool) -> Read[Interval]:
    day = _EPOCHS[system] + dt.timedelta(days=serial)
    if not years[0] <= day.year <= years[1]:
        raise Unreadable(f"số {serial} không phải ngày trong khoảng {years[0]}–{years[1]}", _TODO)
    read = Interval(day, day)
    return Read(read, f"số ngày của Excel, tức {date_span(*read)}", "serial") if noted else Read(read)
