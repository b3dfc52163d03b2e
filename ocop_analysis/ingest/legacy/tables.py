"""The byte tables of TCVN3, VNI and VISCII, as Excel shows them: bytes read as Windows-1252 or Latin-1.

Sources: TCVN 5712:1993, set VN3 (the fonts .VnTime, .VnTimeH and their family); the VNI Windows table (fonts VNI-*:
letter, then a mark in a letter's clothes); RFC 1456 (VISCII 1.1). Rows follow `_LETTERS`: no tone, huyền, hỏi, ngã,
sắc, nặng.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

ENCODINGS = ("tcvn3", "vni", "viscii")

_LETTERS = "aàảãáạ ăằẳẵắặ âầẩẫấậ eèẻẽéẹ êềểễếệ iìỉĩíị oòỏõóọ ôồổỗốộ ơờởỡớợ uùủũúụ ưừửữứự yỳỷỹýỵ đ"

_TCVN3 = "aµ¶·¸¹ ¨»¼½¾Æ ©ÇÈÉÊË eÌÎÏÐÑ ªÒÓÔÕÖ i×ØÜÝÞ oßáâãä «åæçèé ¬êëìíî uïñòóô \xadõö÷øù yúûüýþ ®"
_TCVN3_CAPITALS = {"Ă": "¡", "Â": "¢", "Ê": "£", "Ô": "¤", "Ơ": "¥", "Ư": "¦", "Đ": "§"}

_VISCII_SMALL = (
    "61E0E4E3E1D5 E5A2C6C7A1A3 E2A5A6E7A4A7 65E8EBA8E9A9 EAABACADAAAE 69ECEFEEEDB8 "
    "6FF2F6F5F3F7 F4B0B1B2AFB5 BDB6B7DEBEFE 75F9FCFBFAF8 DFD7D8E6D1F1 79CFD6DBFDDC F0"
)
_VISCII_CAPITAL = (
    "41C0C4C3C180 C58202058183 C28586068487 45C8CB88C989 CA8B8C8D8A8E 49CC9BCECD98 "
    "4FD299A0D39A D49091928F93 B49697B39594 55D99C9DDA9E BFBBBCFFBAB9 599F1419DD1E D0"
)

_VNI_TONES = "øûõùï"
_VNI_STEMS = {"a": "a", "e": "e", "o": "o", "u": "u", "y": "y", "ơ": "ô", "ư": "ö"}
_VNI_HATS = {"ă": "êèúüéë", "â": "âàåãáä", "ê": "âàåãáä", "ô": "âàåãáä"}
_VNI_BASE = {"ă": "a", "â": "a", "ê": "e", "ô": "o"}
_VNI_SINGLE = {"ì": "ì", "ỉ": "æ", "ĩ": "ó", "í": "í", "ị": "ò", "ỵ": "î", "đ": "ñ"}


@dataclass(frozen=True)
class Table:
    """One legacy encoding: Unicode letter to what Excel shows, and back (with the spellings that also occur)."""

    encode: Mapping[str, str]
    decode: Mapping[str, str]


@cache
def table(encoding: str) -> Table:
    """Return the table of "tcvn3", "vni" or "viscii"; plain ASCII letters stand for themselves and are not in it.

    >>> table("vni").decode["aï"], table("tcvn3").encode["ạ"], table("viscii").encode["ạ"]
    ('ạ', '¹', 'Õ')
    """
    return {"tcvn3": _tcvn3, "vni": _vni, "viscii": _viscii}[encoding]()


def encode(text: str, encoding: str) -> str:
    """Return text as Excel would show it, had it been typed in that encoding (the inverse, for samples and tests).

    TCVN3 has no toned capitals: they come out as the small letter; "tcvn3_upper" is what stands under a capital font.

    >>> encode("Đại Từ", "tcvn3"), encode("Đại Từ", "vni"), encode("ĐẠI TỪ", "tcvn3_upper")
    ('§¹i Tõ', 'Ñaïi Töø', '®¹i tõ')
    """
    text = unicodedata.normalize("NFC", text)
    if encoding in ("unicode", "unicode_nfd"):
        return text if encoding == "unicode" else unicodedata.normalize("NFD", text)
    if encoding == "tcvn3_upper":
        text, encoding = text.lower(), "tcvn3"
    letters = table(encoding).encode
    return "".join(letters.get(char, char) for char in text)


def _tcvn3() -> Table:
    """VN3 has no capitals with a tone: they are written with the small letter, so the way back loses the capital."""
    small = {letter: shown for letter, shown in zip(_LETTERS, _TCVN3) if not shown.isascii()}
    capitals = {letter.upper(): shown for letter, shown in small.items()} | _TCVN3_CAPITALS
    decode = {shown: letter for letter, shown in (small | _TCVN3_CAPITALS).items()}
    return Table(capitals | small, decode)


def _vni() -> Table:
    rows = {row[0]: row for row in _LETTERS.split()}
    small = dict(_VNI_SINGLE)
    for letter, stem in _VNI_STEMS.items():
        small |= {toned: stem + mark for toned, mark in zip(rows[letter][1:], _VNI_TONES) if toned not in small}
    for letter, marks in _VNI_HATS.items():
        small |= {hatted: _VNI_BASE[letter] + mark for hatted, mark in zip(rows[letter], marks)}
    small |= {"ơ": "ô", "ư": "ö"}
    encode = small | {letter.upper(): shown.upper() for letter, shown in small.items()}
    capital_with_small_mark = {shown[0].upper() + shown[1:]: letter.upper() for letter, shown in small.items()}
    return Table(encode, capital_with_small_mark | {shown: letter for letter, shown in encode.items()})


def _viscii() -> Table:
    codes: dict[str, int] = {}
    for letters, numbers in ((_LETTERS, _VISCII_SMALL), (_LETTERS.upper(), _VISCII_CAPITAL)):
        codes |= dict(zip(letters.replace(" ", ""), bytes.fromhex(numbers)))
    codes = {letter: code for letter, code in codes.items() if not letter.isascii()}
    encode = {letter: _as_windows(code) for letter, code in codes.items()}
    decode = {chr(code): letter for letter, code in codes.items()} | {shown: letter for letter, shown in encode.items()}
    return Table(encode, decode)


def _as_windows(code: int) -> str:
    """Return a byte as Windows-1252 has it; its five holes stay control characters, as Excel keeps them."""
    return chr(code) if code in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else bytes([code]).decode("cp1252")
