"""What is wrong, doubtful or worth knowing in a file that an office sent, at the cell where its sender can mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Literal

import pandas as pd

Severity = Literal["loi", "canh_bao", "luu_y"]
SEVERITIES: dict[Severity, str] = {"loi": "Lỗi", "canh_bao": "Cảnh báo", "luu_y": "Lưu ý"}
"""An error sets its row aside; a warning keeps the row and wants an answer; a note only tells."""


@dataclass(frozen=True)
class Finding:
    """One finding: which rule, how grave, where, what is wrong and what to write instead (both Vietnamese).

    cell is an A1 address, or "" when the finding is about the whole sheet or file. table, column and value say what the
    cell was read as; column is a logical column of the schema.

    >>> print(Finding("hang_sao", "loi", "dai-tu.xlsx", "Sản phẩm", "F12", "Hạng sao là 7", "ghi 3, 4 hoặc 5"))
    dai-tu.xlsx, trang “Sản phẩm”, ô F12: Lỗi: Hạng sao là 7. Cách sửa: ghi 3, 4 hoặc 5.
    """

    rule: str
    severity: Severity
    file: str
    sheet: str
    cell: str
    what: str
    todo: str = ""
    table: str = ""
    column: str = ""
    value: str = ""

    @property
    def where(self) -> str:
        sheet = f", trang “{self.sheet}”" if self.sheet else ""
        cell = f", ô {self.cell}" if self.cell else ""
        return f"{self.file}{sheet}{cell}"

    def __str__(self) -> str:
        todo = f" Cách sửa: {self.todo}." if self.todo else ""
        return f"{self.where}: {SEVERITIES[self.severity]}: {self.what}.{todo}"


def to_frame(findings: Iterable[Finding]) -> pd.DataFrame:
    """Return one row per finding, all columns text."""
    names = [field.name for field in fields(Finding)]
    return pd.DataFrame([[getattr(item, name) for name in names] for item in findings], columns=names, dtype="string")
