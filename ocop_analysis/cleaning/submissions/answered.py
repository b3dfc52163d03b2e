"""What people wrote down beside sent files, checked line by line: approved spellings, who sent what when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from ...errors import Problem, UnknownUnit
from ...units import Units
from ...vietnamese import fold, nearest
from ..read import read_day

Listed = tuple[str | None, int | None, dt.date | None]


def lookup_table(rows: Iterable[Mapping[str, str]]) -> dict[tuple[str, str], dict[str, str]]:
    """Return the approved value of each spelling by table and column; of two lines for one spelling the later counts."""
    made: dict[tuple[str, str], dict[str, str]] = {}
    for row in rows:
        made.setdefault((row["table"], row["column"]), {})[fold(row["spelling"])] = row["value"]
    return made


def _near(given: str, known: Iterable[str]) -> str:
    found = nearest(given, known)
    return f"có phải “{found[0]}”?" if found else ""


def listed_files(
    rows: Iterable[Mapping[str, str]], names: Iterable[str], units: Units, problems: list[Problem]
) -> dict[str, Listed]:
    """Return unit, year and day of receipt by file, as the list of submissions has them; every wrong cell is a problem."""
    listed, known = {}, list(names)
    for line, row in enumerate(rows, start=2):
        where = f"submissions.csv, dòng {line}"
        if row["file"] in listed:
            problems.append(Problem(f"Tệp “{row['file']}” có hai dòng", where, "mỗi tệp một dòng", "bỏ bớt một dòng"))
        listed[row["file"]] = (
            _unit(row["unit"], units, where, problems),
            _year(row["year"], where, problems),
            _day(row["received_on"], where, problems),
        )
        if row["file"] not in known:
            why = _near(row["file"], known) or "tên tệp trong danh sách sai"
            problems.append(Problem(f"Không có tệp “{row['file']}”", where, why, "sửa tên tệp"))
    return listed


def _unit(text: str, units: Units, where: str, problems: list[Problem]) -> str | None:
    try:
        return units.find(text, levels=("district",)).code if text else None
    except UnknownUnit as error:
        problems.append(Problem("Cột unit sai", where, str(error).rstrip("."), "ghi mã hoặc tên huyện"))
        return None


def _year(text: str, where: str, problems: list[Problem]) -> int | None:
    if text.isdecimal() and len(text) == 4:
        return int(text)
    if text:
        problems.append(Problem(f"Không đọc được năm “{text}”", where, "", "ghi bốn chữ số, ví dụ 2024"))
    return None


def _day(text: str, where: str, problems: list[Problem]) -> dt.date | None:
    try:
        day = read_day(text).value
    except ValueError as error:
        problems.append(Problem(f"Không đọc được ngày nhận “{text}”", where, str(error), "ghi ví dụ 20/01/2025"))
        return None
    return day.last if day else None
