"""Units of measure: how offices write them, in headings and behind numbers, and what one is worth in the canonical unit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from ...vietnamese import fold
from .result import Unreadable


@dataclass(frozen=True)
class Measure:
    """A unit: its Vietnamese name, the canonical unit of its kind, and how many of those it is."""

    name: str
    canonical: str
    factor: Decimal


MILLION, TONNE, HECTARE = "million_vnd", "t", "ha"
_LIST: tuple[tuple[str, str, str, str], ...] = (
    ("đồng", MILLION, "0.000001", "dong d vnd ₫"),
    ("nghìn đồng", MILLION, "0.001", "nghin|ngan|nghin dong|ngan dong|nghin vnd|ngan vnd|1.000 dong|1000 dong|1.000d|1000d"),
    ("triệu đồng", MILLION, "1", "trieu|tr|trd|tr.d|tr d|trieu dong|tr dong|tr.dong|trieu d|trieu vnd|tr vnd|tr.vnd"),
    ("tỷ đồng", MILLION, "1000", "ty|ti|ty dong|ti dong|ty d|ti d|ty vnd|ti vnd"),
    ("kg", TONNE, "0.001", "kg kgs kilogam ki-lo-gam"),
    ("yến", TONNE, "0.01", "yen"),
    ("tạ", TONNE, "0.1", "ta"),
    ("tấn", TONNE, "1", "tan"),
    ("ha", HECTARE, "1", "ha hecta hec-ta"),
    ("m²", HECTARE, "0.0001", "m2|m²|met vuong|m 2"),
    ("km²", HECTARE, "100", "km2 km²"),
    ("người", "person", "1", "nguoi|lao dong|ld|thanh vien|hoc vien|nhan khau|nguoi lao dong|nld"),
    ("lượt người", "attendance", "1", "luot|luot nguoi"),
    ("hộ", "household", "1", "ho|ho dan|ho gia dinh"),
    ("sản phẩm", "product", "1", "san pham|sp"),
    ("điểm", "point", "1", "diem"),
    ("lít", "litre", "1", "lit l"),
    ("%", "percent", "1", "%|phan tram"),
    ("năm", "year", "1", "nam"),
    ("tháng", "month", "1", "thang"),
)  # fmt: skip
MEASURES = {
    spelling: Measure(name, canonical, Decimal(factor))
    for name, canonical, factor, spellings in _LIST
    for spelling in (spellings.split("|") if "|" in spellings else spellings.split(" "))
}
"""Folded spelling -> measure."""

_NOT_ONE_SIZE = {"sao": "sào", "mau": "mẫu", "cong": "công", "sao bac bo": "sào", "mau bac bo": "mẫu"}
_IN_HEADING = re.compile(r"\(([^()]*)\)|(?:dvt|don vi tinh|don vi)\s*:?\s*([^();,]+)")
_WORD_BEFORE = re.compile(r"^(?:dvt|don vi tinh|don vi|tinh bang)\s*:?\s*")


def measure_of(text: str) -> Measure | None:
    """Return the measure that a word names, however it is written; None when it names none.

    Errors: Unreadable for units without one size (sào, mẫu differ by region).

    >>> measure_of("Tr.đ").name, measure_of("chai")
    ('triệu đồng', None)
    """
    word = fold(text).strip(" .:()")
    if word in _NOT_ONE_SIZE:
        raise Unreadable(
            f"đơn vị “{_NOT_ONE_SIZE[word]}” không có độ lớn thống nhất", "đổi ra ha, m² hoặc đơn vị của cột"
        )
    return MEASURES.get(word)


def unit_in_heading(heading: str) -> str | None:
    """Return the unit that a heading or title names, by its usual name; None when it names none.

    Errors: Unreadable when it names two units.

    >>> unit_in_heading("Doanh thu (tỷ đồng)"), unit_in_heading("ĐVT: Tr.đ"), unit_in_heading("Điểm (lần 2)")
    ('tỷ đồng', 'triệu đồng', None)
    """
    words = [_WORD_BEFORE.sub("", (inside or after).strip()) for inside, after in _IN_HEADING.findall(fold(heading))]
    names = {measure.name for word in words if word not in _NOT_ONE_SIZE and (measure := measure_of(word))}
    if len(names) > 1:
        raise Unreadable(f"tiêu đề ghi nhiều đơn vị: {', '.join(sorted(names))}", "mỗi cột chỉ một đơn vị")
    return names.pop() if names else None


def to_canonical(value: Decimal, unit: str | None, wanted: str) -> Decimal:
    """Return `value` in the canonical unit `wanted` (million_vnd, ha, t, person, ...).

    A count without a unit is a count of what is wanted; money, weight and area need their unit.
    Errors: Unreadable when the unit is missing, unknown or of another kind.

    >>> to_canonical(Decimal("1.5"), "tỷ đồng", "million_vnd")
    Decimal('1500')
    """
    needed = wanted in (MILLION, TONNE, HECTARE)
    if unit is None and not needed:
        return value
    measure = measure_of(unit) if unit else None
    usual = next((each.name for each in MEASURES.values() if each.canonical == wanted and each.factor == 1), wanted)
    if measure is None:
        what = f"không rõ đơn vị “{unit}”" if unit else "không rõ đơn vị tính"
        raise Unreadable(what, f"ghi đơn vị ở tiêu đề cột, ví dụ ({usual})")
    if measure.canonical != wanted:
        raise Unreadable(f"đơn vị “{measure.name}” không đổi được ra {usual}", f"ghi số theo {usual}")
    exact = value * measure.factor
    return exact.quantize(Decimal(1)) if exact == exact.to_integral_value() else exact.normalize()
