"""Vietnamese text: how it is cleaned, compared and sorted, whatever way it was typed."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_REMEMBERED = 50_000
"""Texts whose cleaned form is remembered: headings, names and codes come again and again."""
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))
_LETTERS = "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệfghiìíỉĩịjklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvwxyỳýỷỹỵz"
_RANK = {letter: index for index, letter in enumerate(_LETTERS)}


@lru_cache(maxsize=_REMEMBERED)
def clean_text(text: str) -> str:
    """Return `text` in NFC, without invisible characters, with single plain spaces and a true Đ.

    >>> clean_text("  Ðại\\u00a0Từ ")
    'Đại Từ'
    """
    text = unicodedata.normalize("NFC", text).translate(_INVISIBLE)
    return re.sub(r"\s+", " ", text.replace("\u00d0", "Đ")).strip()


@lru_cache(maxsize=_REMEMBERED)
def fold(text: str) -> str:
    """Return `text` for matching: no tone or vowel marks, đ as d, lower case, single spaces.

    >>> fold("Huyện Định Hoá") == fold("huyen dinh hóa")
    True
    """
    text = unicodedata.normalize("NFD", clean_text(text).casefold().replace("đ", "d"))
    return "".join(char for char in text if not unicodedata.combining(char))


def slug(text: str) -> str:
    """Return `text` as a file name: ASCII letters, digits and hyphens.

    >>> slug("TP. Thái Nguyên")
    'tp-thai-nguyen'
    """
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")


def sort_key(text: str) -> tuple[tuple[int, str], ...]:
    """Return a key that sorts by the Vietnamese alphabet (a ă â … d đ e ê …), digits and signs first.

    >>> sorted(["Đại Từ", "Định Hóa", "Duy Tiên", "Ân Thi", "An Khánh"], key=sort_key)
    ['An Khánh', 'Ân Thi', 'Duy Tiên', 'Đại Từ', 'Định Hóa']
    """
    return tuple((_RANK.get(char, -1), char) for char in clean_text(text).casefold())


def nearest(given: str, known: Iterable[str], limit: int = 3) -> list[str]:
    """Return up to `limit` of `known` that look most like `given`, diacritics and case aside.

    >>> nearest("Dai Tu", ["Đại Từ", "Định Hóa"])
    ['Đại Từ']
    """
    by_fold = {fold(name): name for name in known}
    return [by_fold[hit] for hit in difflib.get_close_matches(fold(given), by_fold, n=limit, cutoff=0.55)]
