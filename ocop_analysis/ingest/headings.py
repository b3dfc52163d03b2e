"""What a heading means: the synonyms of params/headings.csv and the labels of the schema, matched by words, not by place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ..errors import Problem
from ..schema import SENT
from ..vietnamese import clean_text, nearest
from .words import compact, fold_words, plain, split_unit, without_unit, word_set, year_in

ANY = "*"
"""As a table: a heading of every table (stt, note). As a column: words in a title or sheet name that point at the table."""
FUZZY_CUTOFF = 90.0
_GENERIC = {"tong so", "tong", "tong cong", "chung", "cong", "so luong", "gia tri"}
_DEPENDENT = {*_GENERIC, "nu", "nam", "dan toc thieu so", "dia phuong", "thoi vu", "kinh", "khac"}
_BANNER = re.compile(r"^(thông tin|tình hình|kết quả|nội dung)( chung)?( của| về)? ", re.IGNORECASE)


class HeadingRow(NamedTuple):
    """One known heading: the logical column that it names, and the code that it says itself ("Nữ" says nu), or ""."""

    table: str
    column: str
    heading: str
    means: str = ""
    evidence: str = ""


@dataclass(frozen=True)
class Reading:
    """What a heading can mean: the candidates, how they were found ("exact", "folded", "fuzzy") and how well (0-100).

    under: codes that the upper levels say ("NSTW" over "Giải ngân"). year: a year that the heading names, or "".
    """

    heading: str
    candidates: tuple[HeadingRow, ...] = ()
    matched: str = ""
    score: float = 0.0
    under: tuple[HeadingRow, ...] = ()
    unit: str = ""
    year: str = ""


@dataclass(frozen=True)
class Headings:
    """All known headings, ready for matching."""

    rows: tuple[HeadingRow, ...]
    titles: Mapping[str, str]
    strong: frozenset[str]
    weak: frozenset[str]
    _by: Mapping[str, Mapping[str, tuple[HeadingRow, ...]]] = field(repr=False)
    _vocabulary: frozenset[str] = field(repr=False)
    _known: dict[tuple[str, ...], Reading] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def from_rows(cls, rows: Iterable[Sequence[str]] = ()) -> Headings:
        """Return the headings in `rows` (table, column, heading, means, ...) and those that the schema itself gives.

        >>> Headings.from_rows([("products", "name", "Tên SP", "")]).read(["Tên sp"]).candidates[0].column
        'name'
        """
        given = [HeadingRow(*row) for row in rows]
        known = tuple(dict.fromkeys([*_generated(), *(row for row in given if row.column != ANY)]))
        titles = {fold_words(row.heading): row.table for row in given if row.column == ANY}
        titles |= {fold_words(table.title): name for name, table in SENT.items()}
        keys: dict[str, Callable[[str], str]] = {
            "exact": clean_text,
            "plain": plain,
            "compact": compact,
            "words": word_set,
        }
        by = {name: _grouped(known, key) for name, key in keys.items()}
        weak = frozenset(compact(row.heading) for row in known if row.means)
        strong = frozenset(compact(row.heading) for row in known if not row.means) - weak
        vocabulary = frozenset(word for row in known for word in fold_words(row.heading).split())
        return cls(known, titles, strong, weak, by, vocabulary)

    def read(self, levels: Sequence[str]) -> Reading:
        """Return what a heading of one or more levels means; the whole path is tried before its last level.

        >>> Headings.from_rows().read(["Lao động", "Trong đó", "Nữ"]).candidates[0].column
        'workers_female'
        """
        key = tuple(levels)
        if key not in self._known:
            self._known[key] = self._read(key)
        return self._known[key]

    def _read(self, levels: Sequence[str]) -> Reading:
        heading = " / ".join(levels)
        unit = next((unit for unit in (split_unit(level) for level in reversed(levels)) if unit), "")
        for text in _variants(levels):
            rows, matched, score = self._match(text)
            if rows:
                if over := self._over(levels, rows):
                    rows, under = over
                else:
                    under = self._under(levels, rows)
                return Reading(heading, rows, matched, score, under, unit, year_in(heading))
        return Reading(heading, unit=unit, year=year_in(heading))

    def nearest(self, heading: str, limit: int = 3) -> tuple[str, ...]:
        """Return the known headings that look most like `heading`, best first."""
        from rapidfuzz import fuzz, process

        known, words = self._by["words"], word_set(heading)
        hits = process.extract(words, list(known), scorer=fuzz.token_set_ratio, limit=4 * limit, score_cutoff=60)
        ratios = {key: fuzz.ratio(words, key) for key, _, _ in hits}
        alike = [key for key in ratios if ratios[key] >= 70 or set(words.split()) & set(key.split())]
        best = sorted(alike, key=lambda key: -ratios[key])[:limit]
        return tuple(known[key][0].heading for key in best)

    def _match(self, text: str) -> tuple[tuple[HeadingRow, ...], str, float]:
        keys = (("exact", "exact", clean_text), ("folded", "plain", plain), ("folded", "compact", compact))
        for matched, index, key in keys:
            rows = self._by[index].get(key(text))
            if rows and key(text):
                return rows, matched, 100.0
        return self._fuzzy(word_set(text))

    def _fuzzy(self, words: str) -> tuple[tuple[HeadingRow, ...], str, float]:
        """Match words in any order; a word may differ from the known one only if it is no known word itself."""
        from rapidfuzz import fuzz, process

        known = self._by["words"]
        if words in known:
            return known[words], "fuzzy", 99.0
        hits = process.extract(words, list(known), scorer=fuzz.ratio, limit=5, score_cutoff=FUZZY_CUTOFF)
        for key, score, _ in hits:
            strange = set(words.split()) - set(key.split())
            if len(words.split()) == len(key.split()) and not strange & self._vocabulary:
                return known[key], "fuzzy", round(float(score), 1)
        return (), "", 0.0

    def _over(
        self, levels: Sequence[str], rows: Sequence[HeadingRow]
    ) -> tuple[tuple[HeadingRow, ...], tuple[HeadingRow, ...]] | None:
        """Return the amounts that upper levels name, and the codes that the last one says: "Kinh phí giao" over "NSTW"."""
        codes = [row for row in rows if row.means]
        named = [row for level in reversed(levels[:-1]) for row in self._match(level)[0] if _is_amount(row)]
        amounts = tuple(row for row in named if any(row.table == code.table for code in codes))
        return (amounts, tuple(codes)) if amounts else None

    def _under(self, levels: Sequence[str], rows: Sequence[HeadingRow]) -> tuple[HeadingRow, ...]:
        """Return the codes that upper levels say, for columns other than those that the whole heading names."""
        own = {(row.table, row.column) for row in rows}
        said = [row for level in levels[:-1] for row in self._by["compact"].get(compact(level), ()) if row.means]
        return tuple(row for row in said if (row.table, row.column) not in own)


def heading_problems(rows: Iterable[HeadingRow], file: str) -> list[Problem]:
    """Return what is wrong with the rows of a table of headings: unknown tables, columns and codes, empty headings.

    >>> print(heading_problems([HeadingRow("product", "name", "Tên")], "params/headings.csv")[0])
    params/headings.csv, dòng 2: Không có bảng “product” (có phải “products”?). Cách xử lý: sửa tên bảng.
    """
    problems = []
    for line, row in enumerate(rows, start=2):
        where = f"{file}, dòng {line}"
        table = SENT.get(row.table)
        if not row.heading.strip():
            problems.append(Problem("Tiêu đề để trống", where, "mỗi dòng cần một tiêu đề", "ghi tiêu đề hoặc bỏ dòng"))
        if row.table == ANY:
            if row.column not in ("stt", "note"):
                problems.append(_unknown("cột", row.column, ("stt", "note"), where))
        elif table is None:
            problems.append(_unknown("bảng", row.table, SENT, where))
        elif row.column != ANY and row.column not in table.columns:
            problems.append(_unknown("cột", row.column, table.columns, where))
        elif row.means and row.means not in (table.columns[row.column].codes or {} if row.column != ANY else {}):
            codes = table.columns[row.column].codes or {} if row.column != ANY else {}
            problems.append(_unknown("mã", row.means, codes, where))
    return problems


def _unknown(what: str, given: str, known: Iterable[str], where: str) -> Problem:
    hint = nearest(given, known, limit=1)
    why = f"có phải “{hint[0]}”?" if hint else f"chương trình không biết {what} này"
    return Problem(f"Không có {what} “{given}”", where, why, f"sửa tên {what}")


def _is_amount(row: HeadingRow) -> bool:
    return row.table in SENT and not row.means and SENT[row.table].columns[row.column].kind in ("integer", "number")


def _generated() -> list[HeadingRow]:
    return [
        HeadingRow(name, column, text, "", "schema")
        for name, table in SENT.items()
        for column in table.asked
        for text in dict.fromkeys((table.columns[column].label, table.columns[column].heading))
    ]


def _grouped(rows: Iterable[HeadingRow], key: Callable[[str], str]) -> dict[str, tuple[HeadingRow, ...]]:
    groups: dict[str, dict[tuple[str, str, str], HeadingRow]] = {}
    for row in rows:
        groups.setdefault(key(row.heading), {}).setdefault((row.table, row.column, row.means), row)
    return {text: tuple(group.values()) for text, group in groups.items() if text}


def _variants(levels: Sequence[str]) -> list[str]:
    """Return the texts to try for a heading: whole path, without "trong đó" and banners, last two levels, last level.

    A last level that says nothing without the upper ones ("Nữ", "Tổng số") is not tried alone.
    """
    named = [text for text in (without_unit(level) for level in levels) if compact(text)]
    solid = [level for level in named if fold_words(level) != "trong do"]
    bare = [*(_BANNER.sub("", level) for level in solid[:-1]), *solid[-1:]]
    texts = [" ".join(part) for part in (named, solid, bare, solid[-2:], bare[-2:])]
    last = fold_words(solid[-1]) if solid else ""
    if last in _GENERIC and len(solid) > 1:
        texts += [" ".join(solid[:-1]), solid[-2]]
    if solid and (len(solid) == 1 or last not in _DEPENDENT):
        texts.append(solid[-1])
    return [text for text in dict.fromkeys(texts) if text]
