"""Names of producers: the kind that their prefix tells, the bare name, and an address that was written behind it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ...vietnamese import clean_text, fold
from .result import Read, Unreadable, nothing

_TODO = "ghi loại hình: Hợp tác xã, Tổ hợp tác, Doanh nghiệp, Hộ kinh doanh, Trang trại hoặc Khác"
_COMPANY = r"(?:cong ty|c\.?\s?ty|cty)"
_LIMITED = r"(?:tnhh|trach nhiem huu han)"
_ONE_MEMBER = r"(?:mtv|1 ?tv|mot thanh vien|1 thanh vien)"
_MORE_MEMBERS = r"(?:2 ?tv|(?:hai|2) thanh vien)(?: tro len)?"
# folded pattern, short form, type; the first that fits wins
_PREFIXES: tuple[tuple[str, str, str], ...] = (
    (r"(?:lien hiep|lh)\s?(?:htx|hop tac xa|cac hop tac xa|cac htx)", "Liên hiệp HTX", "lien_hiep_htx"),
    (r"(?:hop tac xa|h\.?t\.?x\.?)", "HTX", "htx"),
    (r"(?:to hop tac|t\.?h\.?t\.?)", "THT", "to_hop_tac"),
    (rf"(?:{_COMPANY} (?:co phan|cp)|ctcp|ct cp)", "CTCP", "doanh_nghiep"),
    (rf"(?:{_COMPANY} {_LIMITED}|cttnhh|ct tnhh) {_ONE_MEMBER}", "Công ty TNHH MTV", "doanh_nghiep"),
    (rf"(?:{_COMPANY} {_LIMITED}|cttnhh|ct tnhh)(?: {_MORE_MEMBERS})?", "Công ty TNHH", "doanh_nghiep"),
    (rf"{_LIMITED} {_ONE_MEMBER}", "Công ty TNHH MTV", "doanh_nghiep"),
    (_LIMITED, "Công ty TNHH", "doanh_nghiep"),
    (rf"{_COMPANY} hop danh", "Công ty hợp danh", "doanh_nghiep"),
    (_COMPANY, "Công ty", "doanh_nghiep"),
    (r"(?:dntn|doanh nghiep tu nhan|dn tu nhan|dn tn)", "DNTN", "doanh_nghiep"),
    (r"(?:doanh nghiep|dn)", "DN", "doanh_nghiep"),
    (r"(?:hkd|ho kd|ho kinh doanh)(?: ca the| gia dinh)?", "HKD", "ho_kinh_doanh"),
    (r"(?:ho sx ?[-&]?\s?kd|ho sxkd|ho san xuat(?:,? ?-? ?kinh doanh| va kinh doanh)?|ho sx)", "Hộ SXKD", "ho_kinh_doanh"),
    (r"ho (?:gia dinh )?(?:ong|ba)(?: ?/ ?ba)?", "Hộ", "ho_kinh_doanh"),
    (r"(?:ho gia dinh|ho ca the|ho dan|ho)", "Hộ", "ho_kinh_doanh"),
    (r"trang trai", "Trang trại", "trang_trai"),
    (r"(?:co so (?:sxkd|san xuat(?:,? ?-? ?kinh doanh| va kinh doanh)?|sx|che bien|kinh doanh)|co so|cssx)", "Cơ sở", "khac"),
)  # fmt: skip
_TRADES = {
    "nong nghiep": "nn", "lam nghiep": "ln", "dich vu": "dv", "san xuat": "sx", "thuong mai": "tm", "tong hop": "th",
    "kinh doanh": "kd",
}  # fmt: skip
_TRADE = "|".join([*_TRADES, *set(_TRADES.values()) - {"th"}])
_JOIN = r"(?:\s?(?:&|\+|,|-|/)\s?|\sva\s|\s)?"
_PREFIX = [
    (re.compile(rf"({pattern})\.?(?:\s?((?:{_TRADE})(?:{_JOIN}(?:{_TRADE}|th))*))?(?![a-z0-9])[\s:.\-–]*"), short, kind)
    for pattern, short, kind in _PREFIXES
]
_ADDRESS = re.compile(
    r"(?:\s*[,;(]\s*|\s+[-–]\s+|\s+(?=(?:dia chi|d/c|dc)\s?:))(?:(?:dia chi|d/c|dc)\s?:?\s*)?"
    r"(?=(?:so nha|so \d|xom|thon|ban|to \d|to dan pho|tdp|khu|pho|duong|xa|phuong|thi tran|huyen|tp|thanh pho|tinh|thi xa)\b"
    r"|(?:x|p|h|tt|tp|tx)\.)"
)


@dataclass(frozen=True)
class ProducerName:
    """Parts of a name as they were written; `type` is None when no prefix tells it, `short` is the prefix's usual form."""

    prefix: str
    bare: str
    type: str | None
    address: str
    short: str = ""
    trade: str = ""


def split_producer_name(name: str) -> ProducerName:
    """Return the parts of a producer's name.

    >>> split_producer_name("HTX DVNN Thông Hòa, xã Thông Hòa")
    ProducerName(prefix='HTX DVNN', bare='Thông Hòa', type='htx', address='xã Thông Hòa', short='HTX', trade='dvnn')
    """
    name = clean_text(name).strip(" .,;-")
    folded = _fold_in_place(name)
    address = ""
    if (match := _ADDRESS.search(folded)) and match.start():
        address = name[match.end() :].rstrip(")") if "(" in match[0] else name[match.end() :]
        name, folded = name[: match.start()], folded[: match.start()]
    for pattern, short, kind in _PREFIX:
        match = pattern.match(folded)
        if match and not (match[1] == "ho" and name[:2].lower() != "hộ"):
            prefix = name[: match.end()].rstrip(" :.-–")
            return ProducerName(prefix, name[match.end() :].strip(" \"“”'"), kind, address, short, _trade(match[2]))
    return ProducerName("", name, None, address)


def read_producer_type(text: str) -> Read[str]:
    """Return the type of a producer ("Loại hình") from the name of the type or from a producer's name.

    Errors: Unreadable when no known prefix tells it. "Cơ sở" is "khac" with the code "assumed_other".

    >>> read_producer_type("Cty TNHH MTV Chè Xanh").value, read_producer_type("Hợp tác xã").value
    ('doanh_nghiep', 'htx')
    """
    if (empty := nothing(text, longest=500)) is not None:
        return empty
    kinds = {kind for _, _, kind in _PREFIXES}
    if text in kinds or fold(text) == "khac":
        return Read("khac" if fold(text) == "khac" else text)
    name = split_producer_name(text)
    if name.type is None:
        raise Unreadable("tên không cho biết loại hình chủ thể", _TODO)
    if name.short == "Cơ sở":
        return Read("khac", "“Cơ sở” chưa cho biết loại hình, tạm xếp vào Khác", "assumed_other")
    return Read(name.type)


def producer_key(name: str) -> str:
    """Return a key for matching: prefix in its short form, no accents, no signs, no address.

    >>> producer_key("HTX chè La Bằng") == producer_key("Hợp tác xã Chè La Bằng, xã La Bằng")
    True
    """
    parts = split_producer_name(name)
    words = " ".join([parts.short, parts.trade, parts.bare])
    return " ".join(re.findall(r"[a-z0-9]+", re.sub(r"&|\+", " va ", fold(words))))


def _trade(words: str | None) -> str:
    """Return lines of trade in short: "sản xuất và thương mại" and "SX&TM" are both sxtm."""
    for long, short in _TRADES.items():
        words = (words or "").replace(long, short)
    return "".join(re.findall(r"[a-z]+", re.sub(r"\bva\b", "", words or "")))


def _fold_in_place(text: str) -> str:
    """Return `text` folded letter by letter, so that positions stay."""
    return "".join(fold(char)[:1] or char for char in text)
