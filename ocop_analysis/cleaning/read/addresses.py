"""The parts of a written address: commune, district, codes; hamlets and the province are left out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ...errors import UnknownUnit
from ...units import Units, split_kind
from ...vietnamese import fold
from .result import Unreadable

COMMUNE_KINDS = ("xa", "phuong", "thi tran")
_DISTRICT_KINDS = ("huyen", "thanh pho", "thi xa")
_BREAK = re.compile(r"\s*[,;\n]\s*|\s+[-–]\s+|\s*\(\s*(?!TP\))|(?<!\(TP)\)\s*", re.IGNORECASE)
_HAMLET = re.compile(r"(?:xom|thon|ban|to|tdp|to dan pho|khu|khu pho|pho|duong|so|so nha|ngo|ngach|lang|cum|km)\b.*")
_NOTHING = {"viet nam", ""}


@dataclass
class Address:
    """What an address names: communes as written, district codes found, and commune codes given as figures."""

    communes: list[str] = field(default_factory=list)
    districts: list[str] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)
    lost_zero: bool = False
    only: str = ""  # a bare name that may be a commune or a district


def read_address(district_text: str, commune_text: str, units: Units) -> Address:
    """Return the parts of both cells together. Errors: Unreadable for a district that does not exist."""
    address, bare = Address(), list[str]()
    for part in _parts(commune_text):
        _sort(part, address, bare, units)
        if bare and address.communes and bare[-1] == part and not _HAMLET.fullmatch(fold(part)):
            address.districts.append(_district_of_part(bare.pop(), units))
    if not address.communes and bare:
        _sort_bare(bare, address, units)
    rest = list[str]()
    for part in _parts(district_text):
        _sort(part, address, rest, units)
    address.districts += [_district_of_part(part, units) for part in rest]
    return address


def district_code(text: str, units: Units) -> str | None:
    """Return the code of a district however it is written; None when it is none."""
    for spelling in (text, re.sub(r"\.\s+", ".", text)):
        try:
            return units.find(spelling, levels=("district",)).code
        except UnknownUnit:
            continue
    return None


def _parts(text: str) -> list[str]:
    return [part for part in _BREAK.split(text) if fold(part).strip(" .") not in _NOTHING]


def _sort(part: str, address: Address, bare: list[str], units: Units) -> None:
    """Put one part of an address where it belongs; what has no kind goes to `bare`."""
    kind, name = split_kind(part)
    if re.fullmatch(r"\d{4,5}(\.0)?", part):
        address.lost_zero = address.lost_zero or len(part.removesuffix(".0")) == 4
        address.codes.append(part.removesuffix(".0").zfill(5))
    elif kind in COMMUNE_KINDS:
        address.communes.append(part)
    elif kind in _DISTRICT_KINDS or re.fullmatch(r"\d{3}(\.0)?", part):
        address.districts.append(_district_of_part(part.removesuffix(".0"), units))
    elif f"tinh {name}" == fold(units.get(units.province).name):
        return
    elif kind == "tinh":
        raise Unreadable(f"“{part}” không phải {units.get(units.province).name}", "kiểm tra địa chỉ")
    else:
        bare.append(part)


def _district_of_part(part: str, units: Units) -> str:
    code = district_code(part, units)
    if code is None:
        raise Unreadable(f"không có huyện, thành phố nào là “{part}”", "ghi tên huyện theo danh mục đơn vị hành chính")
    return code


def _sort_bare(bare: list[str], address: Address, units: Units) -> None:
    """Find commune and district among names without a kind: the district is last, hamlets come first."""
    known = [part for part in bare if not _HAMLET.fullmatch(fold(part)) or units.communes_named(split_kind(part)[1])]
    if len(known) > 1 and (code := district_code(known[-1], units)):
        address.districts.append(code)
        known.pop()
    elif len(known) == 1 and district_code(known[0], units):
        address.only = known.pop()
    address.communes += known[-1:]
