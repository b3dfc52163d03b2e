"""The old district of a row that names none, from its commune: since 1/7/2025 offices write only new communes."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

import pandas as pd

from ...errors import UnknownUnit
from ...findings import Finding
from ...ingest.found import FoundTable
from ...units import Units
from ...vietnamese import fold
from ...writing import listing
from ..read.places import Place, read_place
from ..read.result import Unreadable

_TODO = "ghi tên huyện cũ của dòng này ở một cột, hoặc gửi riêng một tệp cho mỗi huyện cũ"


def homes(
    table: FoundTable, texts: pd.DataFrame, open_rows: Sequence[bool], year: int | None, file: str, units: Units
) -> tuple[list[str | None], list[Finding]]:
    """Return the district that the commune of each open row lies in, or all of whose territory came from it.

    A commune whose territory came from several districts is a finding of its cell; what is no commune is told elsewhere.
    """
    column = next((c for c in table.columns if c.column == "commune_code"), None)
    made: list[str | None] = [None] * len(open_rows)
    if column is None or not any(open_rows):
        return made, []
    years = _years(table, texts, year)
    asked = list(zip(texts[column.col].to_list(), years, strict=True))
    known = {one: _place(*one, units) for one, is_open in zip(asked, open_rows) if is_open}
    findings = []
    for number, (one, row) in enumerate(zip(asked, table.rows, strict=True)):
        place = known.get(one) if open_rows[number] else None
        if place is None:
            continue
        made[number] = _own(place, units)
        if made[number] is None and place.commune_code:
            where = (file, table.sheet, table.source_address(row, column.col))
            what = _several(place.commune_code, one[1], units)
            findings.append(
                Finding("khong_ro_don_vi", "canh_bao", *where, what, _TODO, table.base, "commune_code", one[0])
            )
    return made, findings


def home(text: str, year: int | None, units: Units) -> str | None:
    """Return the old district of a commune that a cell names by the list of the end of the year, where it is certain."""
    place = _place(text, year, units)
    return _own(place, units) if place else None


def _own(place: Place, units: Units) -> str | None:
    return place.district_code if place.district_code in {unit.code for unit in units.districts()} else None


def home_in(texts: Sequence[str], year: int | None, units: Units) -> str | None:
    """Return the old district of the one commune of the end of a year that titles name, once there are no districts.

    Titles say "UBND xã La Bằng"; a commune of several old districts, and two communes, give none.
    """
    if year is None or units.districts(dt.date(year, 12, 31)):
        return None
    words = f" {' '.join(re.findall(r'[a-z0-9]+', fold(' | '.join(texts))))} "
    here = units.communes(dt.date(year, 12, 31), within=units.province)
    found = [unit for unit in here if f" {fold(unit.name_vi)} " in words]
    places = {code for unit in found for code in units.old_districts(unit)}
    return _own(Place(None, places.pop()), units) if len(found) == len(places) == 1 else None


def _place(text: str, year: int | None, units: Units) -> Place | None:
    if not text or year is None:
        return None
    try:
        return read_place("", text, dt.date(year, 12, 31), units).value
    except (Unreadable, UnknownUnit):
        return None  # the reader of the cell says why


def _several(code: str, year: int | None, units: Units) -> str:
    commune = units.get(code, dt.date(year or 0, 12, 31))
    old = sorted(units.old_districts(commune))
    names = listing(units.get(one).name for one in old)
    if not set(old) & {unit.code for unit in units.districts()}:
        return f"{commune.name} lấy lãnh thổ từ {names}, ngoài các huyện của kế hoạch"
    return f"{commune.name} lấy lãnh thổ từ {names}, nên không rõ dòng này thuộc huyện cũ nào"


def _years(table: FoundTable, texts: pd.DataFrame, year: int | None) -> list[int | None]:
    column = next((c for c in table.columns if c.column == "year"), None)
    told = [""] * len(texts) if column is None else texts[column.col].to_list()
    own = {text: int(found[0]) for text in set(told) if (found := re.match(r"20\d\d(?!\d)", text))}
    return [own.get(text, year) for text in told]
