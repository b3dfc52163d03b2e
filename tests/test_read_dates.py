"""Dates, day first; months, quarters and years are intervals."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop_analysis.cleaning.parsing import read_interval
from ocop_analysis.cleaning.read import Interval, Unreadable, read_day, swapped_day_month
from ocop_analysis.writing import date_span, long_date, short_date

FIFTH_OF_JULY = Interval(dt.date(2023, 7, 5), dt.date(2023, 7, 5))
DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31))


@pytest.mark.parametrize(
    "text",
    [
        "05/07/2023",
        "5/7/2023",
        "5.7.2023",
        "05-07-2023",
        "05-7-23",
        "5/7/23",
        "05 / 07 / 2023",
        "ngày 05 tháng 7 năm 2023",
        "05 tháng 07 năm 2023",
        "Ngày 5/7/2023",
        "2023-07-05",
        "2023/07/05",
        "2023-07-05 00:00:00",
        "2023-07-05T13:45:00",
        "05/07/2023 00:00:00",
        "45112",
        "(5/7/2023)",
    ],
)
def test_a_day(text: str) -> None:
    assert read_day(text).value == FIFTH_OF_JULY


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("tháng 7/2023", (2023, 7, 1), (2023, 7, 31)),
        ("tháng 7 năm 2023", (2023, 7, 1), (2023, 7, 31)),
        ("T7/2023", (2023, 7, 1), (2023, 7, 31)),
        ("02/2024", (2024, 2, 1), (2024, 2, 29)),
        ("12-2023", (2023, 12, 1), (2023, 12, 31)),
        ("2023-07", (2023, 7, 1), (2023, 7, 31)),
        ("quý 3/2023", (2023, 7, 1), (2023, 9, 30)),
        ("Quý IV năm 2023", (2023, 10, 1), (2023, 12, 31)),
        ("2023", (2023, 1, 1), (2023, 12, 31)),
        ("năm 2023", (2023, 1, 1), (2023, 12, 31)),
    ],
)
def test_an_interval_is_never_its_first_day(text: str, first: tuple[int, int, int], last: tuple[int, int, int]) -> None:
    assert read_day(text).value == Interval(dt.date(*first), dt.date(*last))


def test_serials_follow_the_date_system_of_the_workbook() -> None:
    # 5/7/2023 is day 45112 counted from 30/12/1899 and day 43650 counted from 1/1/1904 (1462 days apart)
    assert read_day("45112", kind="number").value == FIFTH_OF_JULY
    assert read_day("43650", kind="number", date_system=1904).value == FIFTH_OF_JULY
    assert read_day("45112.75", kind="number").value == FIFTH_OF_JULY
    assert read_day("2023.0", kind="number").value == read_day("2023").value


def test_what_was_assumed_is_noted() -> None:
    assert (read_day("05-7-23").code, read_day("05-7-23").note) == ("two_digit_year", "hiểu là 05/7/2023")
    assert read_day("1/1/85").value == Interval(dt.date(1985, 1, 1), dt.date(1985, 1, 1))
    assert read_day("45112").code == "serial"
    assert read_day("45112", kind="number").code == ""


@pytest.mark.parametrize(
    ("text", "kind", "why"),
    [
        ("05/13/2023", "text", "không có tháng 13; có lẽ ô này ghi tháng trước ngày"),
        ("2023-13-05", "text", "không có tháng 13"),
        ("31/02/2023", "text", "không có trong lịch"),
        ("29/02/2023", "text", "không có trong lịch"),
        ("00/7/2023", "text", "không có trong lịch"),
        ("5/0/2023", "text", "không có trong lịch"),
        ("13/2023", "text", "không có trong lịch"),
        ("5/7/0223", "text", "năm 0223 không thể đúng"),
        ("5/7", "text", "không phải ngày"),
        ("đầu năm 2023", "text", "không phải ngày"),
        ("5/7.2023", "text", "không phải ngày"),
        ("12000", "number", "không phải ngày trong khoảng 2000–2035"),
        ("99999", "text", "không phải ngày trong khoảng"),
        ("7.2023", "number", "một số không phải ngày"),
        ("-1", "number", "một số không phải ngày"),
    ],
)
def test_no_guess(text: str, kind: str, why: str) -> None:
    with pytest.raises(Unreadable, match=why):
        read_day(text, kind=kind)


def test_us_order_says_what_to_write() -> None:
    with pytest.raises(Unreadable) as error:
        read_day("05/13/2023")
    assert error.value.todo == "nếu đúng thế thì ghi 13/5/2023"


def test_swapping_day_and_month() -> None:
    assert swapped_day_month(dt.date(2023, 5, 7)) == dt.date(2023, 7, 5)
    assert swapped_day_month(dt.date(2023, 5, 13)) is None
    assert swapped_day_month(dt.date(2023, 5, 5)) is None


@given(DAYS)
def test_every_written_form_reads_back(day: dt.date) -> None:
    for text in (short_date(day), long_date(day), day.isoformat()):
        assert read_day(text).value == Interval(day, day)
    month = read_day(f"{day.month}/{day.year}").value
    assert month is not None
    assert read_day(date_span(*month)).value == month
    assert month.first <= day <= month.last
    assert month.first.day == (month.last + dt.timedelta(days=1)).day == 1


@given(st.dates(dt.date(2000, 1, 1), dt.date(2035, 12, 31)))
def test_serials_read_back(day: dt.date) -> None:
    assert read_day(str((day - dt.date(1899, 12, 30)).days), kind="number").value == Interval(day, day)


@given(DAYS)
def test_swapping_twice_gives_the_day_again(day: dt.date) -> None:
    swapped = swapped_day_month(day)
    assert swapped is None or swapped_day_month(swapped) == day


def test_the_public_data_set_is_read_by_the_same_reader() -> None:
    assert read_interval("") is None
    assert read_interval("2023-07") == (dt.date(2023, 7, 1), dt.date(2023, 7, 31))
