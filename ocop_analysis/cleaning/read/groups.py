"""Product groups (I to VI) and product sets of the evaluation criteria, by number, name or code."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ...vietnamese import fold, nearest
from ...writing import listing
from .result import Read, Unreadable, nothing

_TODO = "ghi nhóm bằng số La Mã hoặc tên (I. Thực phẩm), bộ bằng tên hoặc ký hiệu có nhóm đứng trước (I.5a)"
_LEAD = re.compile(r"^(?:nhom|nganh|linh vuc)(?: san pham)?\s*:?\s+|^bo(?: san pham)?\s*:?\s+")
_ROMAN = {"1": "I", "2": "II", "3": "III", "4": "IV", "5": "V", "6": "VI"}
_NUMBER = re.compile(
    r"(?:(?P<word>nhom|nganh)\s*:?\s*(?P<arabic>[1-6])|(?:nhom|nganh)?\s*:?\s*(?P<roman>iv|v?i{0,3}))(?:\s*[.:\-–)/]\s*|$)"
)
_SET = re.compile(r"(?:bo\s*:?\s*)?(\d{1,2}[a-d]?)(?:\s*[.:\-–)]\s*|\s+|$)")


@dataclass(frozen=True)
class ProductGroup:
    """A group by its Roman number and, where it is told, a set by its code; the sets of 2019 belong to no group."""

    group_no: str | None
    set_code: str | None = None


def read_product_group(text: str, rows: Sequence[Mapping[str, str]], version: str) -> Read[ProductGroup]:
    """Return the group and set that a cell names ("Nhóm sản phẩm", "Bộ sản phẩm").

    `rows` hold criteria_version, group_no, group_vi, set_code and set_vi; `version` is one of params/rules.yml, such as
    "148+1489". A group name that is cut short is accepted when only one begins so, with the code "shortened".
    Errors: Unreadable for unknown and for ambiguous names.
    """
    if (empty := nothing(text, longest=400)) is not None:
        return empty
    mine = [row for row in rows if version.split("+")[0] in row["criteria_version"].split("/")]
    if not mine:
        raise ValueError(f"no product groups for criteria version {version!r}")
    words = fold(text).strip(" .;")
    found = _find(words, mine)
    if found is None:
        parts = [part for part in re.split(r"\s*[/;]\s*|\s+[-–]\s+", words) if part]
        found = _together([_find(part, mine) for part in parts]) if len(parts) > 1 else None
    if found is None:
        hints = nearest(text, {name for row in mine for name in (row["group_vi"], row["set_vi"]) if row["group_no"]})
        raise Unreadable("không rõ nhóm sản phẩm" + (f"; có phải {listing(hints, 'or')}?" if hints else ""), _TODO)
    return found


def _find(words: str, rows: Sequence[Mapping[str, str]]) -> Read[ProductGroup] | None:
    """Return the group or set of one name or number; None when nothing fits. Errors: Unreadable when several fit."""
    number, rest = _group_number(words)
    if number and number not in {row["group_no"] for row in rows}:
        return None
    within = [row for row in rows if not number or row["group_no"] == number]
    if number and not rest:
        return Read(ProductGroup(number))
    name = _LEAD.sub("", rest)
    groups = {row["group_no"] for row in within if row["group_no"] and name in _spellings(row["group_vi"])}
    if len(groups) == 1:
        return Read(ProductGroup(groups.pop()))
    if code := _SET.match(name):
        sets = [row for row in within if row["set_code"] == code[1]]
        tail = name[code.end() :]
        sets = [row for row in sets if not tail or tail in _spellings(row["set_vi"])]
    else:
        sets = [row for row in within if name in _spellings(row["set_vi"])]
    if sets:
        return _one_set(sets)
    begun = {
        row["group_no"]
        for row in within
        if row["group_no"] and f"{fold(row['group_vi'])},".startswith((f"{name} ", f"{name},"))
    }
    if len(begun) == 1 and len(name) > 5:
        group = begun.pop()
        full = next(row["group_vi"] for row in within if row["group_no"] == group)
        return Read(ProductGroup(group), f"hiểu là nhóm {group}. {full}", "shortened")
    return None


def _group_number(words: str) -> tuple[str, str]:
    match = _NUMBER.match(words)
    if not match or not (match["arabic"] or match["roman"]):
        return "", words
    return _ROMAN.get(match["arabic"] or "") or match["roman"].upper(), words[match.end() :]


def _one_set(sets: Sequence[Mapping[str, str]]) -> Read[ProductGroup]:
    if len(sets) > 1:
        options = listing((f"{row['group_no']}.{row['set_code']} {row['set_vi']}" for row in sets), "or")
        raise Unreadable(f"có thể là {options}", _TODO)
    (row,) = sets
    return Read(ProductGroup(row["group_no"] or None, row["set_code"]))


def _spellings(name: str) -> set[str]:
    """Return a name as it is, without "hàng" before it, and what stands behind its colon."""
    whole = fold(name)
    return {whole, whole.removeprefix("hang "), whole.split(": ", 1)[-1]}


def _together(found: Sequence[Read[ProductGroup] | None]) -> Read[ProductGroup] | None:
    """Join a group and a set that stand side by side; None when they disagree or one is unknown."""
    values = [read.value for read in found if read and read.value]
    groups = {value.group_no for value in values}
    sets = {value.set_code for value in values} - {None}
    if len(groups) != 1 or len(sets) > 1 or len(values) != len(found):
        return None
    return Read(ProductGroup(groups.pop(), sets.pop() if sets else None))
