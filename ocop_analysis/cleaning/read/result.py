"""What a reader of one cell gives back: a value with a note, or the reason why it cannot be read for certain."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from ...vietnamese import fold

T = TypeVar("T")

_MISSING = {"-", "--", "---", "–", "—", "…", "..", "...", "....", "?", "/", "n/a", "na", "k/c"} | {
    "khong ro", "chua ro", "khong biet", "khong co so lieu", "chua co so lieu", "khong co thong tin", "chua co thong tin",
}  # fmt: skip


@dataclass(frozen=True)
class Read(Generic[T]):
    """The value of a cell; None is unknown. `note` says in Vietnamese what was understood where that is not obvious.

    `code` is the short machine name of the note, such as "approximate"; the caller decides what to do about it.
    """

    value: T | None
    note: str = ""
    code: str = ""


class Unreadable(ValueError):
    """The cell cannot be read for certain: ``why`` says what is wrong with it, ``todo`` what to write instead.

    >>> str(Unreadable("có hai hạng sao", "ghi một hạng"))
    'có hai hạng sao'
    """

    def __init__(self, why: str, todo: str) -> None:
        self.why, self.todo = why, todo
        super().__init__(why)


def nothing(text: str, longest: int = 200) -> Read[Any] | None:
    """Return the reading of an empty cell or of a mark for "not known"; None when there is something to read.

    Errors: Unreadable when the text has more than `longest` characters and so is no value of this kind.

    >>> nothing(""), nothing("k/c").code, nothing("5")
    (Read(value=None, note='', code=''), 'missing_mark', None)
    """
    if not text.strip():
        return Read(None)
    if len(text) <= 30 and fold(text) in _MISSING:
        return Read(None, f"hiểu “{text}” là chưa có số liệu", "missing_mark")
    if len(text) > longest:
        raise Unreadable(
            f"ô dài {len(text)} ký tự, không thể là một giá trị", "chỉ ghi giá trị, phần giải thích để ở ghi chú"
        )
    return None
