"""Decision numbers with and without dates, one or several in a cell."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop_analysis.cleaning.read import Decision, Interval, Unreadable, read_decision
from ocop_analysis.writing import long_date, short_date

JULY = Interval(dt.date(2023, 7, 5), dt.date(2023, 7, 5))


@pytest.mark.parametrize(
    ("text", "number", "when"),
    [
        ("1234/QĐ-UBND ngày 5/7/2023", "1234/QĐ-UBND", JULY),
        ("Số: 1234 /QĐ-UBND", "1234/QĐ-UBND", None),
        ("QĐ 2361/QĐ-BNNMT", "2361/QĐ-BNNMT", None),
        ("1234/QD-UBND", "1234/QĐ-UBND", None),
        ("1234/qđ-ubnd", "1234/QĐ-UBND", None),
        ("1234/QĐ–UBND", "1234/QĐ-UBND", None),
        ("1234 QĐ-UBND", "1234/QĐ-UBND", None),
        ("5/QĐ-UBND", "05/QĐ-UBND", None),
        ("1234/QĐ-UBND (5/7/2023)", "1234/QĐ-UBND", JULY),
        ("1234/QĐ-UBND, ngày 05-7-2023", "1234/QĐ-UBND", JULY),
        ("1234/QĐ-UBND - 5/7/2023", "1234/QĐ-UBND", JULY),
        ("Quyết định số 1234/QĐ-UBND ngày 05 tháng 7 năm 2023 của UBND huyện Đại Từ", "1234/QĐ-UBND", JULY),
        ("QĐ số 45/QĐ-BNN-VPĐP ngày 5/7/2023", "45/QĐ-BNN-VPĐP", JULY),
        ("1234/QĐ-UBND của UBND huyện Đại Từ ngày 5/7/2023", "1234/QĐ-UBND", JULY),
        ("148/QĐ-TTg", "148/QĐ-TTg", None),
        ("01/2023/QĐ-UBND", "01/2023/QĐ-UBND", None),
    ],
)
def test_one_decision(text: str, number: str, when: Interval | None) -> None:
    read = read_decision(text)
    assert read.value == Decision(((number, when),))
    assert read.code == ""


@pytest.mark.parametrize("between", ["; ", "\n", " và ", ", ", ";"])
def test_several_decisions(between: str) -> None:
    read = read_decision(f"1234/QĐ-UBND ngày 5/7/2023{between}567/QĐ-UBND")
    assert read.value == Decision((("1234/QĐ-UBND", JULY), ("567/QĐ-UBND", None)))
    assert read.code == "several"
    assert read.note == "ô có 2 quyết định: 1234/QĐ-UBND và 567/QĐ-UBND"


@pytest.mark.parametrize(
    ("text", "number"), [("1234", "1234"), ("Số 1234", "1234"), ("1234/QĐ", "1234/QĐ"), ("1234 ngày 5/7/2023", "1234")]
)
def test_a_bare_number_is_kept_but_incomplete(text: str, number: str) -> None:
    read = read_decision(text)
    assert read.value is not None
    assert read.value.numbers[0][0] == number
    assert read.code == "incomplete"


def test_a_decision_of_a_month_is_of_all_its_days() -> None:
    read = read_decision("1234/QĐ-UBND tháng 7/2023")
    assert read.value == Decision((("1234/QĐ-UBND", Interval(dt.date(2023, 7, 1), dt.date(2023, 7, 31))),))
    assert read.code == ""


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("15/7/2023", "không phải số quyết định"),
        ("ngày 5/7/2023", "không phải số quyết định"),
        ("12/KH-UBND", "không phải số quyết định"),
        ("theo quyết định của huyện", "không phải số quyết định"),
        ("1234/QĐ-UBND ngày 32/7/2023", "không có trong lịch"),
        ("1234/QĐ-UBND ngày 05/13/2023", "không có tháng 13"),
    ],
)
def test_no_guess(text: str, why: str) -> None:
    with pytest.raises(Unreadable, match=why):
        read_decision(text)


@given(
    st.integers(1, 99999),
    st.sampled_from(["UBND", "BNNMT", "BNN-VPĐP"]),
    st.dates(dt.date(2019, 1, 1), dt.date(2030, 1, 1)),
)
def test_what_is_written_reads_back(no: int, body: str, day: dt.date) -> None:
    number = f"{no:02d}/QĐ-{body}"
    for date in (short_date(day), long_date(day).removeprefix("ngày ")):
        assert read_decision(f"Quyết định số {number} ngày {date}").value == Decision(((number, Interval(day, day)),))
