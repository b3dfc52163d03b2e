"""Which district and year a file speaks of: what is written down first, then what its titles and its name say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ...units import Units
from ...vietnamese import fold

_YEAR = re.compile(r"(?<!\d)(20[12]\d)(?!\d)")
_YEAR_WORD = re.compile(r"\bnam (20[12]\d)(?!\d)")
_LEGAL = re.compile(r"(?:so|qd|kh|nq|tt|vbhn|ngay)\W[^,;)]*")


def district_in(texts: Iterable[str], units: Units) -> str | None:
    """Return the code of the one district that a text names, the first text that names exactly one; else None.

    A bare "Thái Nguyên" is the province and names none.
    """
    spellings = {
        f" {spelling} ": unit.code
        for unit in units.districts()
        for name in (unit.name, unit.short_name, unit.code)
        for spelling in {
            _words(name),
            _words(name).replace("thanh pho ", "tp "),
            _words(name).replace("thanh pho ", "thi xa "),
        }
        if spelling != "thai nguyen"
    }
    for text in texts:
        words = f" {_words(text)} "
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
