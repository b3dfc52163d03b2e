"""Whatever stands in a cell, a reader gives a Read or says why not; it never crashes and never takes long."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_read_lists import ROWS

from ocop_analysis.cleaning import read
from ocop_analysis.units import Units
from ocop_analysis.vietnamese import clean_text

READERS: dict[str, Callable[[str], object]] = {
    "stars": read.read_stars,
    "day": read.read_day,
    "serial": lambda text: read.read_day(text, kind="number", date_system=1904),
    "decision": read.read_decision,
    "number": read.read_number,
    "count": lambda text: read.read_number(text, unit_of_column="người", integer=True),
    "machine number": lambda text: read.read_number(text, kind="number"),
    "mark": read.read_mark,
    "producer type": read.read_producer_type,
    "gender": read.read_gender,
    "ethnicity": read.read_ethnicity,
    "phone": read.read_phone,
    "products": read.split_products,
    "group": lambda text: read.read_product_group(text, ROWS, "148"),
}
VOCABULARY = """3 4 7 05 2023 1.250 1,5 - – / . , ; ( ) * ★ sao hạng tiềm năng TN ngày tháng quý năm QĐ-UBND /QĐ số và từ đến khoảng
    trên ≥ tỷ ha triệu người sào x có không chưa HTX Cty TNHH hộ xã huyện TP. La Bằng Đại Từ Thái Nguyên Nữ Kinh Tày nhóm I VI 5a
    Thực phẩm +84 912"""
WORDS = st.sampled_from([*VOCABULARY.split(), "\n"])
TEXTS = st.one_of(
    st.text(max_size=40), st.lists(WORDS, max_size=8).map(" ".join), st.lists(WORDS, max_size=8).map("".join)
)


def outcome(reader: Callable[..., object], *cells: object) -> object:
    """Return what a reader makes of cells: a Read, or its Unreadable."""
    try:
        return reader(*cells)
    except read.Unreadable as error:
        return error


@pytest.mark.parametrize("name", READERS)
@settings(max_examples=120, deadline=None)
@given(text=TEXTS)
def test_a_read_or_a_reason(name: str, text: str) -> None:
    for given_text in (text, clean_text(text)):
        result = outcome(READERS[name], given_text)
        if isinstance(result, read.Read):
            assert bool(result.note) == bool(result.code)
        else:
            assert isinstance(result, read.Unreadable)
            assert result.why
            assert result.todo


@settings(max_examples=120, deadline=None)
@given(district=TEXTS, commune=TEXTS, on=st.dates(dt.date(2019, 1, 1), dt.date(2026, 1, 1)))
def test_places_too(units: Units, district: str, commune: str, on: dt.date) -> None:
    result = outcome(read.read_place, clean_text(district), clean_text(commune), on, units)
    if isinstance(result, read.Read):
        assert result.value is None or result.value.commune_code or result.value.district_code
    else:
        assert isinstance(result, read.Unreadable)
        assert result.why
        assert result.todo


@settings(max_examples=120, deadline=None)
@given(name=TEXTS)
def test_a_producer_name_loses_no_word(name: str) -> None:
    parts = read.split_producer_name(name)
    kept = f"{parts.prefix}{parts.bare}{parts.address}"
    assert [char for char in kept if char.isdigit()] == [char for char in clean_text(name) if char.isdigit()]


@settings(max_examples=120, deadline=None)
@given(name=st.lists(WORDS, max_size=8).map(" ".join))
def test_a_producer_key_does_not_look_at_capitals(name: str) -> None:
    assert read.producer_key(name) == read.producer_key(name.upper())


@pytest.mark.parametrize("name", READERS)
@pytest.mark.parametrize(
    "text", ["1 " * 16_000, "1." * 16_000, "a" * 32_000, "(" * 32_000, "1/QĐ-" * 6_000, "x;" * 16_000, " - " * 10_000]
)
def test_a_cell_as_long_as_a_spreadsheet_allows_takes_no_time(name: str, text: str) -> None:
    started = time.perf_counter()
    outcome(READERS[name], text)
    assert time.perf_counter() - started < 1
