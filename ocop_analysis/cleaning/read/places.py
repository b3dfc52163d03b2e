"""Places: commune and district together, by the list of the day on which the record was made."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from ...units import Unit, Units, split_kind
from ...vietnamese import fold, nearest
from ...writing import listing, short_date
from .addresses import Address, district_code, read_address
from .result import Read, Unreadable, nothing

_TODO = "ghi tên xã, phường và huyện theo danh mục đơn vị hành chính của ngày đó"


@dataclass(frozen=True)
class Place:
    """Codes of a place; the district is the old one after 30/6/2025, None where the territory came from several."""

    commune_code: str | None
    district_code: str | None


def read_place(
    district_text: str, commune_text: str, on: dt.date, units: Units, district: str | None = None
) -> Read[Place]:
    """Return the commune and district that two cells name on a day, in any of the usual spellings, or as codes.

    `district` is what the file says for all its rows; what the cells say goes before it. Codes: old_name, old_code,
    kind_differs, lost_zero, district_only, other_district.
    Errors: Unreadable for unknown names, and for names that fit several places, with all candidates.
    """
    district_part, commune_part = ("" if nothing(text) else text for text in (district_text, commune_text))
    if not district_part and not commune_part:
        return nothing(commune_text or district_text) or Read(None)
    address = read_address(district_part, commune_part, units)
    if address.only and any(unit.valid_on(on) for unit in units.communes_named(split_kind(address.only)[1])):
        address.communes.append(address.only)
    elif address.only:
        address.districts.append(district_code(address.only, units) or "")
    if len(set(address.districts)) > 1:
        names = listing(units.get(code).name for code in dict.fromkeys(address.districts))
        raise Unreadable(f"ghi nhiều huyện: {names}", _TODO)
    named = address.districts[0] if address.districts else None
    read = _commune(address, on, named or district, units)
    if read is None and named is None:
        raise Unreadable("chỉ thấy tên tỉnh hoặc xóm, chưa có xã hay huyện", _TODO)
    if read is None:
        return Read(Place(None, named), "chỉ biết huyện, chưa rõ xã", "district_only")
    if named and district and named != district and not read.code:
        return Read(read.value, f"địa chỉ ở {units.get(named).name}, không ở huyện của tệp", "other_district")
    return read


def _commune(address: Address, on: dt.date, district: str | None, units: Units) -> Read[Place] | None:
    found = {code: _by_code(code, on, district, units) for code in address.codes}
    found |= {text: _by_name(text, on, district, units) for text in address.communes}
    if not found:
        return None
    places = {read.value for read in found.values()}
    if len(places) > 1:
        raise Unreadable(f"ghi nhiều nơi khác nhau: {listing(found)}", _TODO)
    read = next((each for each in found.values() if each.code), next(iter(found.values())))
    commune = units.get(read.value.commune_code or "", on) if read.value else None
    if commune and district and address.districts and district not in units.old_districts(commune):
        raise Unreadable(f"{listing(found)} không thuộc {units.get(district).name}", _TODO)
    return Read(read.value, "thêm lại số 0 ở đầu mã", "lost_zero") if address.lost_zero and not read.code else read


def _by_code(code: str, on: dt.date, district: str | None, units: Units) -> Read[Place]:
    versions = units.versions(code)
    here = units.communes(on, within=units.province)
    if now := [unit for unit in versions if unit in here]:
        return Read(_place(now[0], district, units))
    former = [unit for unit in versions if unit.valid_to and unit.valid_to < on]
    if not former or any(unit not in here for unit in units.became(former[-1], on)):
        raise Unreadable(f"không có xã, phường nào mang mã {code} vào {short_date(on)}", _TODO)
    return _later(former[-1:], code, on, units, "old_code")


def _by_name(text: str, on: dt.date, district: str | None, units: Units) -> Read[Place]:
    """Try the names of the day, then former names, then names of the day with another kind (xã for thị trấn)."""
    kind, name = split_kind(text)
    named = units.communes_named(name)
    here = {unit.code for unit in units.communes(on, within=units.province)}
    now = [unit for unit in named if unit.valid_on(on) and unit.code in here]
    former = [unit for unit in named if unit.valid_to and unit.valid_to < on and _leads_here(unit, on, here, units)]
    right = [unit for unit in now if kind in ("", fold(unit.kind))]
    for options, code in (
        (right, ""),
        ([u for u in former if kind in ("", fold(u.kind))], "old_name"),
        (now, "kind_differs"),
    ):
        fitting = [unit for unit in options if district is None or district in units.old_districts(unit)]
        if not fitting:
            continue
        if code == "old_name":
            return _later(fitting, text, on, units, code)
        if len(fitting) > 1:
            fitting = [unit for unit in fitting if text.casefold().endswith(unit.short_name_vi.casefold())] or fitting
        if len(fitting) > 1:
            raise Unreadable(f"“{text}” có thể là {_names(fitting, units)}", "ghi thêm tên huyện hoặc mã xã")
        note = f"“{text}” vào {short_date(on)} là {fitting[0].name}" if code else ""
        return Read(_place(fitting[0], district, units), note, code)
    raise Unreadable(*_why_unknown(text, name, on, [*now, *former], district, units))


def _leads_here(unit: Unit, on: dt.date, here: set[str], units: Units) -> bool:
    return any(later.code in here for later in units.became(unit, on))


def _later(former: Sequence[Unit], text: str, on: dt.date, units: Units, code: str) -> Read[Place]:
    """Follow former communes to the day; only one place may come out."""
    after = list(dict.fromkeys(later for unit in former for later in units.became(unit, on)))
    if len(after) != 1:
        raise Unreadable(f"“{text}” là tên cũ, nay có thể là {_names(after, units)}", "ghi tên xã, phường hiện nay")
    districts = {code for unit in former for code in units.old_districts(unit)}
    place = _place(after[0], districts.pop() if len(districts) == 1 else None, units)
    return Read(place, f"“{text}” là tên hoặc mã cũ; vào {short_date(on)} là {after[0].name}", code)


def _place(unit: Unit, district: str | None, units: Units) -> Place:
    districts = units.old_districts(unit)
    if district in districts:
        return Place(unit.code, district)
    return Place(unit.code, districts.pop() if len(districts) == 1 else None)


def _names(found: Sequence[Unit], units: Units) -> str:
    return listing((f"{unit.name} ({unit.code}, {listing(_districts(unit, units))})" for unit in found), "or")


def _districts(unit: Unit, units: Units) -> list[str]:
    return [units.get(code).short_name for code in sorted(units.old_districts(unit))]


def _why_unknown(
    text: str, name: str, on: dt.date, elsewhere: Sequence[Unit], district: str | None, units: Units
) -> tuple[str, str]:
    if elsewhere:
        where = units.get(district).name if district else "tỉnh"
        return f"{where} không có “{text}”; nơi có tên này: {_names(elsewhere, units)}", "sửa tên xã hoặc tên huyện"
    if later := [unit for unit in units.communes_named(name) if unit.valid_from and unit.valid_from > on]:
        return f"“{text}” chỉ có từ {short_date(later[0].valid_from)}", _TODO
    today = {unit.short_name_vi: unit.name_vi for unit in units.communes(on, within=units.province)}
    hints = [today[hint] for hint in nearest(name, today)]
    return f"không có xã, phường nào tên “{text}”" + (f"; có phải {listing(hints, 'or')}?" if hints else ""), _TODO
