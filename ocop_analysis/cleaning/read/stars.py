"""Star ranks as offices write them: 4, "4 sao", "****", "Hạng 4", "Bốn sao", "tiềm năng 5 sao", "chưa đạt"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ...vietnamese import fold
from .result import Read, Unreadable, nothing

_TODO = "ghi một hạng: 3 sao, 4 sao, 5 sao hoặc tiềm năng 5 sao; không đạt thì ghi 0"
_WORDS = {"khong": 0, "mot": 1, "hai": 2, "ba": 3, "bon": 4, "nam": 5}
_POTENTIAL = re.compile(r"\b(?:(?:co |dat )?tiem nang|tn)\s*(?:dat |len |hang )?([0-9]|nam)(?: ?sao|\s?\*)?(?![0-9])")
_RISE = re.compile(r"\bnang (?:hang |sao |cap )?tu (?:hang )?([1-5])(?: sao)? len (?:hang )?([1-5])(?: sao)?\b")
_UPGRADED = re.compile(r"\b(?:duoc )?nang (?:hang|sao|cap)\b")
_RENEWED = re.compile(r"\b(?:cong nhan|danh gia|chung nhan) lai\b")
_NOT_RECOGNISED = re.compile(
    r"(?:chua|khong)(?: duoc)? (?:dat|cong nhan|xep hang|phan hang)(?: sao| hang| ocop| tieu chuan| yeu cau)*"
)
_RANK = re.compile(
    r"\b0?([0-9])(?:[.,]0+)?(?:\s*(?:\*(?!\*)|sao\b))?(?![0-9])|\b(mot|hai|ba|bon|nam)\b(?: sao\b)?|(\*+)"
)
_FILLER = re.compile(
    r"\b(?:san pham|sp|ocop|xep|phan|hang|dat|sao|duoc|cong nhan|moi|lan dau|cap (?:huyen|tinh|quoc gia|trung uong))\b"
)


@dataclass(frozen=True)
class Stars:
    """A rank of 1 to 5, or None; "tiềm năng 5 sao" is 4 with `potential_5`; recognised means 3 or more."""

    stars: int | None
    potential_5: bool = False
    upgraded: bool = False
    recognised: bool = True


def read_stars(text: str) -> Read[Stars]:
    """Return the rank in a cell ("Hạng sao"). Ranks 1 and 2 exist in an evaluation but are not recognised.

    Errors: Unreadable for other ranks, several ranks, and words that are not about ranks.

    >>> read_stars("Hạng 4").value
    Stars(stars=4, potential_5=False, upgraded=False, recognised=True)
    >>> read_stars("chưa đạt").value.recognised
    False
    """
    if (empty := nothing(text)) is not None:
        return empty
    words = re.sub("[★⭐✩✭]", "*", fold(text).replace("☆", "").replace("\ufe0f", ""))
    if _NOT_RECOGNISED.fullmatch(words.strip(" ().")):
        return Read(Stars(None, recognised=False))
    words, potential = _take(_POTENTIAL, words)
    words, rise = _take(_RISE, words)
    words, upgraded = _take(_UPGRADED, words)
    words, renewed = _take(_RENEWED, words)
    if any(match[1] not in ("5", "nam") for match in potential):
        raise Unreadable("chỉ có “tiềm năng 5 sao”", _TODO)
    if any(match[1] >= match[2] for match in rise):
        raise Unreadable("nâng hạng nhưng hạng mới không cao hơn hạng cũ", _TODO)
    words, found = _take(_RANK, words)
    if re.sub(r"[\s().,;:/+\-–]", "", _FILLER.sub(" ", words)):
        raise Unreadable("có chữ không phải hạng sao", _TODO)
    ranks = {_rank(match) for match in found} | {int(match[2]) for match in rise}
    stars = _one_rank(ranks, bool(potential))
    read = Stars(stars or None, bool(potential), bool(upgraded or rise), stars >= 3)
    return _with_note(read, bool(renewed))


def _with_note(read: Stars, renewed: bool) -> Read[Stars]:
    if read.potential_5:
        return Read(read, "hiểu là 4 sao, tiềm năng 5 sao", "potential_5")
    if renewed:
        return Read(read, "công nhận lại", "renewed")
    if read.stars in (1, 2):
        return Read(read, f"{read.stars} sao: xếp hạng nhưng không được công nhận", "not_recognised_rank")
    return Read(read)


def _one_rank(ranks: set[int], potential: bool) -> int:
    if potential and ranks - {4}:
        raise Unreadable("tiềm năng 5 sao là sản phẩm 4 sao, nhưng ô ghi hạng khác", _TODO)
    if potential:
        return 4
    if len(ranks) != 1:
        raise Unreadable("có nhiều hạng sao trong một ô" if ranks else "không thấy hạng sao", _TODO)
    (rank,) = ranks
    if rank > 5:
        raise Unreadable(f"không có hạng {rank} sao", _TODO)
    return rank


def _rank(match: re.Match[str]) -> int:
    digit, word, signs = match.groups()
    return int(digit) if digit else _WORDS[word] if word else len(signs)


def _take(pattern: re.Pattern[str], text: str) -> tuple[str, list[re.Match[str]]]:
    """Return the text without what the pattern finds, and the matches."""
    return pattern.sub(" ", text), list(pattern.finditer(text))
