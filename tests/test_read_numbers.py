"""Numbers by the Vietnamese rule, their units, bounds and ranges."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop_analysis.cleaning.read import Number, Unreadable, measure_of, read_number, to_canonical, unit_in_heading
from ocop_analysis.writing import number


@pytest.mark.parametrize(
    ("text", "value", "code"),
    [
        ("1.250", "1250", ""),
        ("1,5", "1.5", ""),
        ("1.250,5", "1250.5", ""),
        ("1 250", "1250", ""),
        ("1 250 000,25", "1250000.25", ""),
        ("1.250.000", "1250000", ""),
        ("1250,5", "1250.5", ""),
        ("05", "5", ""),
        ("-5,5", "-5.5", ""),
        ("0,125", "0.125", ""),
        ("1,250,000", "1250000", "thousand_commas"),
        ("1,250.5", "1250.5", "thousand_commas"),
        ("1,250", "1.25", "three_decimals"),
        ("1.25", "1.25", "decimal_point"),
        ("0.125", "0.125", "decimal_point"),
    ],
)
def test_numerals(text: str, value: str, code: str) -> None:
    read = read_number(text)
    assert read.value is not None
    assert (read.value.value, read.code) == (Decimal(value), code)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("15 ha", "15", "ha"),
        ("15ha", "15", "ha"),
        ("1.250 m2", "1250", "m²"),
        ("1,5 tỷ", "1.5", "tỷ đồng"),
        ("1,5 tỉ đồng", "1.5", "tỷ đồng"),
        ("500 tr.đ", "500", "triệu đồng"),
        ("500 triệu", "500", "triệu đồng"),
        ("500.000đ", "500000", "đồng"),
        ("1 tỷ 200 triệu đồng", "1200", "triệu đồng"),
        ("12 tấn", "12", "tấn"),
        ("3 tạ", "3", "tạ"),
        ("30 người", "30", "người"),
        ("30 LĐ", "30", "người"),
        ("12 SP", "12", "sản phẩm"),
        ("67,3%", "67.3", "%"),
    ],
)
def test_units_behind_numbers(text: str, value: str, unit: str) -> None:
    assert read_number(text).value == Number(Decimal(value), unit)


@pytest.mark.parametrize("text", ["khoảng 30", "≈30", "~ 30", "gần 30", "xấp xỉ 30", "ước đạt 30"])
def test_about_is_flagged(text: str) -> None:
    read = read_number(text)
    assert (read.value, read.code) == (Number(Decimal(30), approximate=True), "approximate")


@pytest.mark.parametrize(
    "text", ["≥ 20", ">= 20", "trên 20", "hơn 20", "> 20", "20 trở lên", "từ 20 trở lên", "ít nhất 20"]
)
def test_a_lower_bound_is_no_value(text: str) -> None:
    read = read_number(text)
    assert (read.value, read.code) == (Number(None, low=Decimal(20)), "lower_bound")


@pytest.mark.parametrize("text", ["≤ 20", "dưới 20", "< 20", "không quá 20", "20 trở xuống"])
def test_an_upper_bound_is_no_value(text: str) -> None:
    read = read_number(text)
    assert (read.value, read.code) == (Number(None, high=Decimal(20)), "upper_bound")


@pytest.mark.parametrize("text", ["1,5-1,7 tỷ", "1,5 – 1,7 tỷ đồng", "1,5 tỷ - 1,7 tỷ", "từ 1,5 đến 1,7 tỷ"])
def test_a_range_is_not_averaged(text: str) -> None:
    read = read_number(text)
    assert (read.value, read.code) == (Number(None, "tỷ đồng", Decimal("1.5"), Decimal("1.7")), "range")


def test_a_numeric_cell_is_a_machine_number() -> None:
    read = read_number("1.250", kind="number", unit_of_column="tỷ đồng")
    assert read.value == Number(Decimal("1.25"), "tỷ đồng")
    assert read_number("1.2505E3", kind="number").value == Number(Decimal("1250.5"))


def test_a_column_may_say_that_points_are_decimal() -> None:
    assert read_number("90.860", point_is_decimal=True).value == Number(Decimal("90.86"))
    assert read_number("90,86", point_is_decimal=True).value == Number(Decimal("90.86"))


@pytest.mark.parametrize("text", ["-", "…", "k/c", "không rõ", "chưa có số liệu"])
def test_missing_marks_are_unknown_and_not_zero(text: str) -> None:
    read = read_number(text)
    assert (read.value, read.code) == (None, "missing_mark")


@pytest.mark.parametrize(
    ("text", "settings", "why"),
    [
        ("1,5 tỷ", {"unit_of_column": "triệu đồng"}, "ô ghi đơn vị tỷ đồng, cột ghi triệu đồng"),
        ("15 hộ", {"unit_of_column": "người"}, "ô ghi đơn vị hộ, cột ghi người"),
        ("3 kg", {"unit_of_column": "chai"}, "ô ghi đơn vị kg, cột ghi chai"),
        ("5 tr - 7 tỷ", {}, "đơn vị khác nhau"),
        ("3 sào", {}, "“sào” không có độ lớn thống nhất"),
        ("1,250", {"integer": True}, "cần số nguyên"),
        ("3,5", {"integer": True}, "cần số nguyên"),
        ("3.5", {"kind": "number", "integer": True}, "cần số nguyên"),
        ("1.25.000", {}, "không theo quy tắc nào"),
        ("1,25,000", {}, "không theo quy tắc nào"),
        ("1.250.00", {}, "không theo quy tắc nào"),
        ("2-1", {}, "đầu lớn hơn cuối"),
        ("05-7-23", {}, "không phải một số"),
        ("5 chai", {}, "không phải đơn vị tính"),
        ("1,5 tỷ/năm", {}, "không phải đơn vị tính"),
        ("không", {}, "không phải một số"),
        ("9" * 20, {}, "lớn quá mức"),
        ("NaN", {"kind": "number"}, "lớn quá mức"),
        ("x", {"kind": "number"}, "không phải số"),
        ("1" * 300, {}, "ô dài 300 ký tự"),
    ],
)
def test_no_guess(text: str, settings: dict, why: str) -> None:
    with pytest.raises(Unreadable, match=why):
        read_number(text, **settings)


@pytest.mark.parametrize(
    ("value", "unit", "wanted", "expected"),
    [
        ("500000", "đồng", "million_vnd", "0.5"),
        ("250", "nghìn đồng", "million_vnd", "0.25"),
        ("1.000", "1.000 đồng", "million_vnd", "0.001"),
        ("12.5", "triệu đồng", "million_vnd", "12.5"),
        ("1.5", "tỷ đồng", "million_vnd", "1500"),
        ("1500", "kg", "t", "1.5"),
        ("15", "tạ", "t", "1.5"),
        ("2", "tấn", "t", "2"),
        ("12500", "m²", "ha", "1.25"),
        ("15", None, "person", "15"),
    ],
)
def test_conversion(value: str, unit: str | None, wanted: str, expected: str) -> None:
    assert to_canonical(Decimal(value), unit, wanted) == Decimal(expected)


@pytest.mark.parametrize(
    ("unit", "wanted", "why"),
    [(None, "million_vnd", "không rõ đơn vị tính"), ("ha", "million_vnd", "không đổi được"), ("thúng", "t", "“thúng”")],
)
def test_no_conversion_without_a_fitting_unit(unit: str | None, wanted: str, why: str) -> None:
    with pytest.raises(Unreadable, match=why):
        to_canonical(Decimal(1), unit, wanted)


@pytest.mark.parametrize(
    ("heading", "unit"),
    [
        ("Doanh thu (tỷ đồng)", "tỷ đồng"),
        ("Doanh thu (Tr.đ)", "triệu đồng"),
        ("ĐVT: tỷ đồng", "tỷ đồng"),
        ("Đơn vị tính: 1.000 đồng", "nghìn đồng"),
        ("Kinh phí (ĐVT: triệu đồng)", "triệu đồng"),
        ("Diện tích (ha)", "ha"),
        ("Số lao động (người)", "người"),
        ("Tỷ lệ (%)", "%"),
        ("Hạng (sao)", None),
        ("Năng suất (tấn/ha)", None),
        ("Đơn vị: Huyện Đại Từ", None),
        ("Doanh thu", None),
    ],
)
def test_units_in_headings(heading: str, unit: str | None) -> None:
    assert unit_in_heading(heading) == unit


def test_a_heading_with_two_units_is_refused() -> None:
    with pytest.raises(Unreadable, match="nhiều đơn vị"):
        unit_in_heading("Doanh thu (đồng), (tỷ đồng)")


def test_a_measure_is_known_by_every_spelling() -> None:
    assert {measure_of(text).name for text in ("triệu đồng", "Triệu", "tr.đ", "trđ", "TR ĐỒNG", "triệu VNĐ")} == {
        "triệu đồng"
    }


@given(st.decimals(-(10**12), 10**12, places=2), st.integers(0, 2))
def test_a_number_on_a_page_reads_back(value: Decimal, decimals: int) -> None:
    rounded = value.quantize(Decimal(1).scaleb(-decimals), rounding="ROUND_HALF_UP")
    read = read_number(number(value, decimals))
    assert read.value is not None
    assert read.value.value == rounded
    assert read.code == ""
