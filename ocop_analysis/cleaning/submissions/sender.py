"""Which district and year a file speaks of: what is written down first, then what its titles and its name say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from ...units import Units
from ...vietnamese import fold

INFO_SHEET = "Thông tin"
OWN_SHEETS = {
    "Hướng dẫn": "MẪU NHẬP SỐ LIỆU",
    INFO_SHEET: "Thông tin về tệp số liệu",
    "Danh mục": "Danh mục dùng trong các ô chọn",
    "Kết quả kiểm tra": "KẾT QUẢ KIỂM TRA SỐ LIỆU OCOP",
}
"""Sheets of our own in a file that comes back, by how their names and their first cells begin: guide, sender and lists of
an entry workbook, results of a check. A sender's own sheet of such a name has another first cell, and is read."""
TITLE_ROWS = 8
"""How many rows of a sheet may say whose data it holds, and of which year."""
_YEAR = re.compile(r"(?<!\d)(20[12]\d)(?!\d)")
_YEAR_WORD = re.compile(r"\bnam (20[12]\d)(?!\d)")
_COMMUNE = re.compile(r"(?<= )(phuong|(?<! thi )xa) ")
_LEGAL = re.compile(r"(?:so|qd|kh|nq|tt|vbhn|ngay)\W[^,;)]*")


@dataclass(frozen=True)
class Sender:
    """Who sent a file, for which year, as far as file, title or list of submissions say; order: newer files have more."""

    file: str
    unit: str | None
    year: int | None
    order: int = 0


def district_in(texts: Iterable[str], units: Units) -> str | None:
    """Return the code of the one district that a text names, the first text that names exactly one; else None.

    A bare "Thái Nguyên" is the province and names none; nor do "xã Đại Từ" and "phường Sông Công", communes since 1/7/2025.
    """
    spellings = {
        f" {spelling} ": unit.code
        for unit in units.districts()
        for name in (unit.name_vi, unit.short_name_vi, unit.code)
        for spelling in {
            _words(name),
            _words(name).replace("thanh pho ", "tp "),
            _words(name).replace("thanh pho ", "thi xa "),
        }
        if spelling != "thai nguyen"
    }
    for text in texts:
        words = _COMMUNE.sub(r"\1_", f" {_words(text)} ")
        found = {code for spelling, code in spellings.items() if spelling in words}
        if len(found) == 1:
            return found.pop()
    return None


def year_in(texts: Iterable[str], years: Sequence[int]) -> int | None:
    """Return the one year that a text names, "năm 2024" before a bare 2024; dates of decisions do not count.

    >>> year_in(["DANH SÁCH ... NĂM 2024 (kèm theo Công văn số 12 ngày 5/1/2025)"], range(2021, 2026))
    2024
    """
    for pattern in (_YEAR_WORD, _YEAR):
        for text in texts:
            words = _LEGAL.sub(" ", fold(text)) if pattern is _YEAR else fold(text)
            found = {int(year) for year in pattern.findall(words)} & set(years)
            if len(found) == 1:
                return found.pop()
    return None


def _words(text: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", fold(text)))


def data_sheets(cells: pd.DataFrame) -> pd.DataFrame:
    """Return the cells without the sheets that this program wrote itself."""
    own = _own_sheets(cells)
    data = cells[~cells["sheet"].isin(own)]
    info = cells.attrs["file_info"]
    listed = [sheet for sheet in info["sheets"] if sheet[0] not in own]
    data.attrs = {**cells.attrs, "file_info": {**info, "sheets": listed}}
    return data


def sender_of(
    file: str, cells: pd.DataFrame, unit: str | None, year: int | None, units: Units, years: Sequence[int]
) -> Sender:
    """Return who sent a file for which year: as written down, else as its information sheet says, else as its sheets say
    when they agree, else as its name says."""
    own = _own_sheets(cells)
    first = [sheet for sheet in own if sheet.startswith(INFO_SHEET)]
    rows = _rows(cells[cells["sheet"].isin(first) | (cells["row"].le(TITLE_ROWS) & ~cells["sheet"].isin(own))])
    info = [text for sheet in first for text in rows.pop(sheet, [])]
    named = {district_in([sheet, *texts], units) for sheet, texts in rows.items()} - {None}
    told = {year_in([*texts, sheet], years) for sheet, texts in rows.items()} - {None}
    unit = unit or district_in(info, units) or (named.pop() if len(named) == 1 else district_in([file], units))
    return Sender(
        file, unit, year or year_in(info, years) or (told.pop() if len(told) == 1 else year_in([file], years))
    )


def _own_sheets(cells: pd.DataFrame) -> list[str]:
    first = dict(zip(cells["sheet"][cells["address"].eq("A1")], cells["text"][cells["address"].eq("A1")]))
    return [
        sheet
        for sheet, text in first.items()
        if any(sheet.startswith(name) and text.startswith(start) for name, start in OWN_SHEETS.items())
    ]


def _rows(cells: pd.DataFrame) -> dict[str, list[str]]:
    """Return the rows of each sheet as sentences."""
    rows: dict[str, dict[int, list[str]]] = {}
    for sheet, row, text in zip(cells["sheet"], cells["row"], cells["text"]):
        rows.setdefault(sheet, {}).setdefault(row, []).append(text)
    return {sheet: [" ".join(texts) for texts in lines.values()] for sheet, lines in rows.items()}
