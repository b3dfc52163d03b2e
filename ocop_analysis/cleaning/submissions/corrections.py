"""Declared corrections of single cells: applied only while the cell still says what was expected."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from ...errors import Problem


@dataclass(frozen=True)
class CellCorrection:
    """One fix: the cell (file, sheet, A1 address), what it says today, what it should say, and why."""

    file: str
    sheet: str
    cell: str
    expected: str
    value: str
    reason: str


def correct(file: str, cells: pd.DataFrame, fixes: Iterable[CellCorrection], problems: list[Problem]) -> pd.DataFrame:
    """Return the cells with the corrections of this file; one that no longer matches its cell is a problem."""
    cells = cells.copy()
    for fix in (one for one in fixes if one.file == file):
        place = cells.index[cells["sheet"].eq(fix.sheet) & cells["address"].eq(fix.cell)]
        says = str(cells.at[place[0], "text"]) if len(place) else ""
        if says != fix.expected or not len(place):
            what = f"Hiệu chỉnh ô {fix.cell}, trang “{fix.sheet}”, không còn khớp"
            why = f"ô đang là “{says}”, hiệu chỉnh chờ “{fix.expected}”"
            problems.append(Problem(what, f"corrections.csv, tệp {file}", why, "xem lại tệp gửi và dòng hiệu chỉnh"))
            continue
        cells.loc[place[0], ["text", "raw", "kind", "done"]] = [fix.value, fix.value, "text", "corrected"]
    return cells
