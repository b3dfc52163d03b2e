"""One word of a cell under one encoding: what it decodes to, and whether that is Vietnamese."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from .syllables import is_syllable
from .tables import table

LEGAL, NEUTRAL, ILLEGAL = "legal", "neutral", "illegal"

_SYMBOL_USE = re.compile(r"[µ¼½¾][A-Za-z]|[A-Za-z][·×÷][A-Za-z]|[A-Za-z]+[²³®©]")
"""Units, products and brands such as µm, ½m, N·m, m×n, m², Lan®: readable as legacy text, but no sign of it."""
_SYMBOL = re.compile("[\u00a1-\u00bf×÷]")
_FOREIGN = """
    gît dît mît mû rît rôt tôt vît dû coït goï goïm haï haït laïc loïc luît saï thaï ruí cê mãe deán ña ño ñu
    bö böe böen rät säe säen sät då gå må nå på rå så tå lät mät nät trät tät ät äng
"""
"""Every word of six Western European word lists that reads as Vietnamese in a legacy encoding but not in Unicode."""
_ACRONYM = re.compile(r"[BCDĐGHKLMNPQRSTVX]{2,8}")
_SHORT = re.compile(r"[bcdđghklmnpqrstvx]{2,4}")
_COMMON = """
    xã phường thị trấn huyện tỉnh thành phố xóm bản thôn quận tổ nhóm số ngày tháng năm và của các có là được không
    sản phẩm chè trà gạo miến bánh thịt gà lợn cá mật rượu nấm măng bưởi nhãn đặc sạch tươi khô hữu cơ hợp tác công
    cổ phần hộ kinh doanh sở nông nghiệp thực hiện kết quả báo cáo danh sách chủ thể đơn vị địa chỉ ghi chú tổng cộng
    triệu đồng diện tích lượng giá tên loại hạng đạt chứng nhận quyết định kế hoạch bình phú tân sơn phúc thái nguyên
    hòa văn yên đại từ lương võ thượng hạ trung hà lạc tiến thắng đức minh thanh vân cường
"""
"""Frequent words of such files: they settle ties, and never turn Unicode into something else."""
_ALONE = frozenset("aàảãáạâeèẻẽéẹêiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđ")


@dataclass(frozen=True)
class Word:
    """A word as read: its text, how Vietnamese it is, and whether its bytes could hardly be anything else."""

    text: str
    verdict: str
    evidence: bool = False
    strong: bool = False
    capitals: bool = False


@cache
def word_pattern(encoding: str) -> re.Pattern[str]:
    """Return what finds the words of an encoding: letters and everything that the encoding shows as part of one."""
    return re.compile(f"(?:[^\\W\\d_]|[{_special(encoding)}])+")


@lru_cache(maxsize=131072)
def read_word(word: str, encoding: str) -> Word:
    """Read one word that holds at least one character outside ASCII.

    >>> read_word("§¹i", "tcvn3").text, read_word("Töø", "vni").verdict, read_word("café", "tcvn3").verdict
    ('Đại', 'legal', 'illegal')
    """
    letters = _letter_pattern(encoding)
    text = letters.sub(lambda match: table(encoding).decode[match[0]], word)
    if not letters.sub("", word).isascii():
        return Word(word, ILLEGAL)
    if len(text) == 1:
        return Word(text if text.lower() in _ALONE and not _has_quote(word) else word, NEUTRAL)
    text, capitals = _capitals(text) if encoding == "tcvn3" else (text, False)
    if is_syllable(text) and _one_case(text):
        if _SYMBOL_USE.fullmatch(word) or word.lower() in _listed(_FOREIGN):
            return Word(text, NEUTRAL)
        evidence = not is_vietnamese(word) and not _has_quote(word)
        return Word(text, LEGAL, evidence, evidence and _SYMBOL.search(word) is not None, capitals)
    if "Đ" in text and _ACRONYM.fullmatch(text):
        return Word(text, LEGAL, evidence="Đ" not in word, strong=True)
    return Word(text, NEUTRAL if "đ" in text and _SHORT.fullmatch(text) else ILLEGAL)


def is_common(word: str) -> bool:
    """Tell whether a word is among the frequent ones of office files and of the province's place names."""
    return word.lower() in _listed(_COMMON)


def is_vietnamese(word: str) -> bool:
    """Tell whether a word is a Vietnamese syllable as it stands, in one of the cases that people write."""
    word = word.replace("\u00d0", "Đ")
    return _one_case(word) and is_syllable(word)


@cache
def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _one_case(word: str) -> bool:
    return word[1:].islower() or len(word) == 1 or word.isupper()


def _capitals(text: str) -> tuple[str, bool]:
    """Return a word in capitals, and True, if the letters that TCVN3 has capitals for are capitals, not just the first.

    TCVN3 has no toned capitals, so ĐẠI is stored as ĐạI, which nobody can have meant.
    """
    plain = [letter in "ĂÂÊÔƠƯĐ" or letter.isascii() for letter in text]
    shown = "".join(letter for letter, is_plain in zip(text, plain) if is_plain)
    capitals = len(text) > 2 and shown.isupper() and any(plain[1:])
    return (text.upper() if capitals else text), capitals


def _has_quote(word: str) -> bool:
    """Tell whether typographic punctuation is in it, which VISCII takes for letters and Excel writes in any text."""
    return max(word) > "\u00ff"


@cache
def _letter_pattern(encoding: str) -> re.Pattern[str]:
    shown = sorted(table(encoding).decode, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, shown)))


def _special(encoding: str) -> str:
    chars = {char for shown in table(encoding).decode for char in shown if not char.isascii() or ord(char) < 32}
    return "".join(map(re.escape, sorted(chars)))
