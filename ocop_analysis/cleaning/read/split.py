"""Several products in one cell, separated by line breaks, semicolons or running numbers; commas never separate."""

from __future__ import annotations

import re
from itertools import accumulate

from ...vietnamese import clean_text
from .result import Read, nothing

_NUMBER = re.compile(r"(?:^|(?<=[\s;]))(\d{1,2})\s?[.)]\s*(?=[^\d\s.)])")
_BULLET = re.compile(r"^[-–+•*]\s+")


def split_products(text: str) -> Read[tuple[str, ...]]:
    """Return the product names of a cell, each cleaned; `text` must still have its line breaks.

    A running number separates only when the cell starts with 1 and counts on without a gap. What stands in brackets
    stays together. The note shows the split.

    >>> split_products("Trà tôm nõn; Trà móc câu").value
    ('Trà tôm nõn', 'Trà móc câu')
    >>> split_products("1. Mật ong 2. Sữa ong chúa").value
    ('Mật ong', 'Sữa ong chúa')
    >>> split_products("Rau, củ, quả sấy").value
    ('Rau, củ, quả sấy',)
    """
    if (empty := nothing(text, longest=10_000)) is not None:
        return empty
    parts = _numbered(text) or _separated(text)
    names = tuple(name for part in parts if (name := _tidy(part)))
    if not names:
        return Read(None)
    if len(names) == 1:
        return Read(names)
    shown = "; ".join(f"“{name}”" for name in names)
    return Read(names, f"tách thành {len(names)} sản phẩm: {shown}", "split")


def _tidy(part: str) -> str:
    return _BULLET.sub("", clean_text(part)).strip(" ;,")


def _numbered(text: str) -> list[str]:
    """Return the parts after 1., 2., 3. ...; nothing when the cell is not such a list."""
    text = text.strip()
    depths = _depths(text)
    marks = [match for match in _NUMBER.finditer(text) if depths[match.start()] == 0]
    if len(marks) < 2 or marks[0].start() != 0 or [int(mark[1]) for mark in marks] != list(range(1, len(marks) + 1)):
        return []
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    return [text[mark.end() : end] for mark, end in zip(marks, ends, strict=True)]


def _separated(text: str) -> list[str]:
    breaks = [index for index, depth in enumerate(_depths(text)) if depth == 0 and text[index] in ";\n\r\v"]
    starts, ends = [0, *(index + 1 for index in breaks)], [*breaks, len(text)]
    return [text[start:end] for start, end in zip(starts, ends, strict=True)]


def _depths(text: str) -> list[int]:
    """Return for every character how many brackets stand open before it; unbalanced brackets count for nothing."""
    steps = [{"(": 1, ")": -1}.get(char, 0) for char in text]
    depths = list(accumulate(steps, initial=0))
    return depths[:-1] if depths[-1] == 0 and min(depths) >= 0 else [0] * len(text)
