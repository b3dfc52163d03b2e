"""One raw row while it is being read: every failure becomes a Problem with the cell's address."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from ..errors import Problem
from ..ingest import RawTable
from ..vietnamese import nearest

T = TypeVar("T")


@dataclass(frozen=True)
class Row:
    """The cells of row `index` of `table`; reading one returns its value, or None with a problem noted."""

    table: RawTable
    index: int
    cells: Mapping[str, str]
    problems: list[Problem]

    def problem(self, column: str, what: str, why: str, todo: str) -> None:
        self.problems.append(Problem(what, self.table.where(self.index, column), why, todo))

    def read(self, column: str, reader: Callable[[str], T], todo: str) -> T | None:
        """Return what `reader` makes of the cell; its ValueError becomes the reason of a problem."""
        try:
            return reader(self.cells[column])
        except ValueError as error:
            self.problem(column, f"Không đọc được “{self.cells[column]}”", str(error), todo)
            return None

    def code(self, column: str, codes: Mapping[str, str]) -> str | None:
        """Return the canonical code of the cell's spelling; empty is unknown, an unlisted spelling is a problem."""
        spelling = self.cells[column]
        if spelling and spelling not in codes:
            hint = nearest(spelling, codes, limit=1)
            allowed = f"chỉ nhận {', '.join(filter(None, codes))}" if len(codes) <= 12 else "không có trong danh mục"
            why = f"có phải “{hint[0]}”?" if hint else allowed
            self.problem(column, f"Giá trị lạ “{spelling}”", why, "sửa ô này hoặc để trống nếu không rõ")
        return codes.get(spelling)


def same(*codes: str) -> dict[str, str]:
    """Return a mapping of codes that are spelled as they are.

    >>> same("a", "b")
    {'a': 'a', 'b': 'b'}
    """
    return dict(zip(codes, codes, strict=True))
