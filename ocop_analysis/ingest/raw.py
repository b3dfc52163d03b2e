"""A received table as text, each cell with the address at which its sender finds it in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from ..errors import Problem
from ..vietnamese import clean_text, nearest
from .book import address


@dataclass(frozen=True)
class RawTable:
    """A received table: its file name, its columns in order, its rows as text, and each row's line in the file."""

    file: str
    columns: tuple[str, ...]
    rows: pd.DataFrame
    lines: tuple[int, ...]

    def where(self, row: int, column: str) -> str:
        """Return the address of a cell as a reader says it.

        >>> table, _ = read_csv_text("a,b\\n1,2\\n", "x.csv", ["a", "b"])
        >>> table.where(0, "b")
        'x.csv, ô B2 (cột b)'
        """
        return f"{self.file}, ô {address(self.lines[row], self.columns.index(column) + 1)} (cột {column})"


def read_csv_text(text: str, file: str, expected: Sequence[str]) -> tuple[RawTable, list[Problem]]:
    """Read a CSV as text cells, and say every way in which its heading or its rows differ from what is expected."""
    reader = csv.reader(io.StringIO(text.removeprefix("\ufeff")))
    records = [
        (number, record) for number, record in enumerate(reader, start=1) if any(cell.strip() for cell in record)
    ]
    header = tuple(clean_text(cell) for cell in records[0][1]) if records else ()
    problems = _heading_problems(file, header, expected)
    rows, lines = [], []
    for number, record in records[1:]:
        if len(record) != len(header):
            what = f"Dòng có {len(record)} ô, tiêu đề có {len(header)} cột"
            problems.append(Problem(what, f"{file}, dòng {number}", "thường do thiếu dấu nháy kép", "sửa dòng này"))
            continue
        rows.append([clean_text(cell) for cell in record])
        lines.append(number)
    table = RawTable(file, header, pd.DataFrame(rows, columns=list(header), dtype=str), tuple(lines))
    return table, problems


def _heading_problems(file: str, header: Sequence[str], expected: Sequence[str]) -> list[Problem]:
    if not header:
        return [Problem("Tệp trống", file, "không có dòng tiêu đề", "gửi lại tệp có dữ liệu")]
    problems = []
    unknown = [name for name in header if name not in expected]
    for name in expected:
        if name not in header:
            hint = nearest(name, unknown, limit=1)
            why = f"có cột “{hint[0]}”, có phải là cột này?" if hint else "chương trình cần cột này"
            problems.append(Problem(f"Thiếu cột “{name}”", f"{file}, dòng 1", why, "thêm cột hoặc sửa tên cột"))
    for name in unknown:
        hint = nearest(name, expected, limit=1)
        why = f"có phải “{hint[0]}”?" if hint else "chương trình không biết cột này"
        problems.append(Problem(f"Cột lạ “{name}”", f"{file}, dòng 1", why, "sửa tên cột hoặc bỏ cột"))
    problems += [
        Problem(f"Cột “{name}” có hai lần", f"{file}, dòng 1", "mỗi cột chỉ được có một lần", "bỏ bớt một cột")
        for name in sorted({name for name in header if list(header).count(name) > 1})
    ]
    return problems
