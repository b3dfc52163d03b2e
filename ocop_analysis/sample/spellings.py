"""How offices spell one value: each function returns one of the spellings that data-model.md lists, as a cell."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from decimal import Decimal

from ..units import Unit
from ..vietnamese import fold
from ..writing import number
from .draw import Draw
from .page import Cell

WORDS = {3: "Ba", 4: "Bốn", 5: "Năm"}
ETHNIC = {
    "kinh": ("Kinh", "kinh", "KINH", "dân tộc Kinh"), "tay": ("Tày", "tày", "Dân tộc Tày"), "nung": ("Nùng", "nùng"),
    "san_diu": ("Sán Dìu", "Sán dìu"), "san_chay": ("Sán Chay", "Sán Chí", "Cao Lan"), "dao": ("Dao", "dao"),
    "mong": ("Mông", "H'Mông"), "hoa": ("Hoa",), "khac_dtts": ("Mường", "Thái"),
}  # fmt: skip
PREFIXES = {
    "HTX ": ("Hợp tác xã ", "HTX ", "H.T.X "), "Tổ hợp tác ": ("THT ", "Tổ hợp tác "), "Hộ kinh doanh ": ("HKD ", "Hộ KD "),
    "Công ty TNHH ": ("Cty TNHH ", "C.ty TNHH ", "CÔNG TY TNHH "), "Liên hiệp HTX ": ("Liên hiệp hợp tác xã ", "LH HTX "),
    "Trang trại ": ("TRANG TRẠI ",),
}  # fmt: skip
TYPES = {
    "htx": ("HTX", "Hợp tác xã", "hợp tác xã"), "doanh_nghiep": ("Doanh nghiệp", "DN", "Cty TNHH"), "to_hop_tac": ("THT", "Tổ hợp tác"),
    "ho_kinh_doanh": ("HKD", "Hộ KD", "Hộ kinh doanh"), "trang_trai": ("Trang trại",), "lien_hiep_htx": ("Liên hiệp HTX",),
}  # fmt: skip
YES = ("x", "X", "có", "Có", "√", "1", "v")
NO = ("không", "Không", "0", "chưa", "ko")
KINDS = {"xã": ("Xã ", "X. ", "xã "), "phường": ("Phường ", "P. ", "P."), "thị trấn": ("Thị trấn ", "TT ", "TT. ")}
DISTRICTS = {"huyện": ("huyện ", "H. ", "H."), "thị xã": ("thị xã ", "TX "), "thành phố": ("TP ", "TP. ", "thành phố ")}
_MOVED_TONE = {"òa": "oà", "óa": "oá", "ỏa": "oả", "ùy": "uỳ", "úy": "uý", "ủy": "uỷ", "òe": "oè", "óe": "oé"}


def stars(rank: int, potential: bool, event: str | None, draw: Draw) -> Cell:
    """Return a rank of 3 to 5, with what happened to it in brackets where that is a rise or a renewal."""
    if potential:
        return Cell(draw.pick(("tiềm năng 5 sao", "TN 5 sao", "4 sao (tiềm năng 5 sao)")))
    ways = [
        f"{rank} sao",
        f"{rank}*",
        "*" * rank,
        "★" * rank,
        f"Hạng {rank}",
        f"{WORDS[rank]} sao",
        f"OCOP {rank} sao",
        rank,
    ]
    ways += {"nang_hang": [f"{rank} sao (nâng hạng)"], "cong_nhan_lai": [f"{rank} sao (công nhận lại)"]}.get(
        event or "", []
    )
    return Cell(draw.pick(ways))


def day(value: dt.date, draw: Draw, from_1904: bool = False) -> Cell:
    """Return a day as text in one of many forms, as a date of the workbook, or as its bare serial number."""
    d, m, y = value.day, value.month, value.year
    serial = (value - (dt.date(1904, 1, 1) if from_1904 else dt.date(1899, 12, 30))).days
    ways: tuple[Cell, ...] = (
        Cell(f"{d}/{m}/{y}"), Cell(f"{d:02d}/{m:02d}/{y}"), Cell(f"{d}.{m}.{y}"), Cell(f"{d:02d}-{m}-{y % 100:02d}"),
        Cell(f"ngày {d:02d} tháng {m} năm {y}"), Cell(serial, format="dd/mm/yyyy"), Cell(serial, format="dd/mm/yyyy"), Cell(serial),
    )  # fmt: skip
    return draw.pick(ways)


def span(first: dt.date, last: dt.date, draw: Draw, from_1904: bool = False) -> Cell:
    """Return a day, a month or a year."""
    if first == last:
        return day(first, draw, from_1904)
    if first.month == last.month:
        return Cell(
            draw.pick(
                (f"tháng {first.month}/{first.year}", f"{first.month:02d}/{first.year}", f"T{first.month}/{first.year}")
            )
        )
    return Cell(draw.pick((first.year, str(first.year), f"năm {first.year}")))


def decision(text: str, on: dt.date | None, draw: Draw) -> Cell:
    """Return a decision number, with its day inside when `on` is given."""
    written = draw.pick(
        (text, f"Số: {text.replace('/', ' /', 1)}", f"QĐ số {text}", f"Số {text}", text.replace("QĐ", "QD"))
    )
    if on is None:
        return Cell(written)
    return Cell(f"{written} {draw.pick(('ngày', 'ngày', ', ngày')).strip()} {on.day}/{on.month}/{on.year}")


def amount(value: float, unit: str, draw: Draw) -> Cell:
    """Return a number as a Vietnamese writes it, mostly as text; with its unit when the column has one that is short."""
    exact = Decimal(str(value)).normalize()
    decimals = max(0, -int(exact.as_tuple().exponent))
    text = number(exact, decimals)
    ways: list[Cell] = [Cell(text), Cell(text + " "), Cell(_short(value))]
    if unit in ("ha", "người", "hộ", "tấn"):
        ways.append(Cell(f"{text} {unit}"))
    return draw.pick(ways)


def _short(value: float) -> int | float:
    return int(value) if value == int(value) else value


def yes_no(value: bool, draw: Draw) -> Cell:
    return Cell(draw.pick(YES if value else NO))


def gender(code: str, draw: Draw) -> Cell:
    return Cell(draw.pick(("Nữ", "nữ", "NỮ", "F") if code == "nu" else ("Nam", "nam", "NAM", "M")))


def ethnicity(code: str, draw: Draw) -> Cell:
    return Cell(draw.pick(ETHNIC[code]))


def phone(digits: str, draw: Draw) -> Cell:
    """Return a number of ten digits with blanks, with its country code, or as a number that lost its leading zero."""
    spaced = f"{digits[:4]} {digits[4:7]} {digits[7:]}"
    return draw.pick((Cell(spaced), Cell(spaced.replace(" ", ".")), Cell(f"84{digits[1:]}"), Cell(int(digits))))


def producer_name(name: str, draw: Draw) -> Cell:
    """Return a name with its prefix spelled in another way; the rest stays."""
    for prefix, ways in PREFIXES.items():
        if name.startswith(prefix):
            return Cell(draw.pick(ways) + name.removeprefix(prefix))
    return Cell(name)


def producer_type(code: str, draw: Draw) -> Cell:
    return Cell(draw.pick(TYPES[code]))


def place(unit: Unit, district: Unit | None, draw: Draw, alone: bool = True) -> Cell:
    """Return a commune: short kind, capitals, no accents, and with a district also with that behind it.

    Without its kind it stands only where no other commune of the district has the name.
    """
    kinds = KINDS[unit.kind]
    ways = [f"{draw.pick(kinds)}{unit.short_name}", unit.name.upper(), fold(unit.name), moved_tone(unit.name)]
    if district:
        named = f"{draw.pick(DISTRICTS[district.kind])}{district.short_name.removeprefix('TP ')}"
        ways.append(f"{unit.name}, {named}")
        ways += [unit.short_name, f"{unit.short_name} - {district.short_name}"] if alone else []
    return Cell(draw.pick(ways))


def label(text: str, draw: Draw) -> Cell:
    """Return the label of a code in other capitals, without accents or with its tone on the other vowel."""
    return Cell(draw.pick((text.lower(), text.upper(), moved_tone(text), fold(text))))


def moved_tone(text: str) -> str:
    """Return text with tones on the second vowel: the other usual placement.

    >>> moved_tone("Định Hóa, Thủy")
    'Định Hoá, Thuỷ'
    """
    return re.sub("|".join(_MOVED_TONE), lambda hit: _MOVED_TONE[hit[0]], text)


def untidy(text: str, draw: Draw) -> str:
    """Return text with letters taken apart, a non-breaking or invisible space, blanks around it, or a foreign Đ."""
    ways = [
        unicodedata.normalize("NFD", text),
        text.replace(" ", "\u00a0", 1),
        text.replace(" ", "\u200b ", 1),
        f" {text}  ",
    ]
    if "Đ" in text:
        ways.append(text.replace("Đ", "\u00d0"))
    return draw.pick(ways)
