"""One tree of exceptions; each carries its facts as attributes.

    OcopError
    ├── InputError          the data or the parameters are wrong: holds every Problem found
    ├── UnknownUnit         no administrative unit of that code or name
    ├── UnknownPage         no report page of that name
    ├── OutsideLaw          a rule of law was asked for a date that it does not cover
    └── ReportFailed        a notebook did not run to its end

Messages are Vietnamese, because office staff read them. A message says what is wrong, where, why, and what to do.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong, said so that its reader can mend it.

    >>> print(Problem("Hạng sao là 7", "products.csv, ô J12", "chỉ có hạng 3, 4, 5", "sửa ô này"))
    products.csv, ô J12: Hạng sao là 7 (chỉ có hạng 3, 4, 5). Cách xử lý: sửa ô này.
    """

    what: str
    where: str
    why: str = ""
    todo: str = ""

    def __str__(self) -> str:
        why = f" ({self.why})" if self.why else ""
        todo = f" Cách xử lý: {self.todo}." if self.todo else ""
        return f"{self.where}: {self.what}{why}.{todo}"


class OcopError(Exception):
    """Base of every error that this package raises on purpose."""


class InputError(OcopError):
    """The input cannot be used as it is; ``problems`` holds everything that was found, not just the first."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class UnknownUnit(OcopError):
    """No unit has this code or name; ``suggestions`` are the nearest known ones."""

    def __init__(self, given: str, suggestions: Iterable[str] = ()) -> None:
        self.given = given
        self.suggestions = tuple(suggestions)
        hint = f" Có phải ý bạn là: {'; '.join(self.suggestions)}?" if self.suggestions else ""
        super().__init__(f"Không có đơn vị nào tên hoặc mã là “{given}”.{hint} Chạy “ocop list” để xem danh sách.")


class UnknownPage(OcopError):
    """No page has this name; ``suggestions`` are the nearest known ones."""

    def __init__(self, given: str, suggestions: Iterable[str] = ()) -> None:
        self.given = given
        self.suggestions = tuple(suggestions)
        hint = f" Có phải ý bạn là: {'; '.join(self.suggestions)}?" if self.suggestions else ""
        super().__init__(f"Không có trang báo cáo nào tên là “{given}”.{hint} Chạy “ocop list” để xem danh sách.")


class OutsideLaw(OcopError):
    """A dated rule was asked for a date on which none of its versions is in force."""

    def __init__(self, rule: str, on: object, covered: str) -> None:
        self.rule, self.on, self.covered = rule, on, covered
        super().__init__(f"Không có quy định “{rule}” có hiệu lực vào ngày {on}; dữ liệu quy định chỉ có: {covered}.")


class ReportFailed(OcopError):
    """A notebook stopped before its end; ``page`` names it, ``cell`` the cell, ``reason`` the error in it."""

    def __init__(self, page: str, cell: int | None, reason: str) -> None:
        self.page, self.cell, self.reason = page, cell, reason
        at = f" ở ô lệnh {cell}" if cell is not None else ""
        super().__init__(f"Báo cáo “{page}” không lập được: dừng{at}: {reason}")
