"""Words of headings, titles and labels made comparable, many at once: a register has 400.000 cells, and all are looked at."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..vietnamese import clean_text, fold

LONGEST = 160
"""Characters of a text that are looked at when it is compared."""

_MARKED = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
_BASE = {ord(letter): fold(letter) for letter in _MARKED}
_ABBREVIATIONS = {
    "attp": "an toan thuc pham", "bq": "binh quan", "dk": "dang ky", "dkkd": "dang ky kinh doanh",
    "dn": "doanh nghiep", "dtts": "dan toc thieu so", "gcn": "giay chung nhan", "hsx": "ho san xuat",
    "kh": "ke hoach", "kp": "kinh phi", "ld": "lao dong", "mst": "ma so thue", "ns": "ngan sach",
    "nstw": "ngan sach trung uong", "qd": "quyet dinh", "sdt": "so dien thoai", "sp": "san pham",
    "tmdt": "thuong mai dien tu", "truy xuat ng": "truy xuat nguon goc", "vsattp": "an toan thuc pham",
}  # fmt: skip
_ABBREVIATED = re.compile(rf"\b({'|'.join(sorted(_ABBREVIATIONS, key=len, reverse=True))})\b")
_BRACKETS = re.compile(r"[(\[][^)\]\n]*[)\]]?")
_NOT_WORD = re.compile(r"[^a-z0-9\n]+")
_YEAR = re.compile(r"\b(?:nam )?20[0-4][0-9]\b")
_WEAK = {"ocop", "cua", "cac", "la", "ve", "duoc"}
_UNIT = (
    r"(?:nghìn|ngàn|triệu|tr\.?|tỷ|tỉ|1\.?000)? ?(?:đồng|đ|vnđ|vnd)(?:/[\w ]+)?|(?:triệu|tỷ|tr\.?đ|tr)(?: đồng)?"
    r"|ha|m2|m²|héc ta|tấn|tạ|kg|lít|người|lượt(?: người)?|lao động|hộ|sao|điểm|sản phẩm|%|năm|tháng|chủ thể"
)
_UNIT_ALONE = re.compile(rf"(?:đvt|đơn vị(?: tính)?|đơn vị tính)?\s*:?\s*({_UNIT})\s*", re.IGNORECASE)
_UNIT_SAID = re.compile(r"(?:đvt|đơn vị(?: tính)?)\s*:\s*([^;,()\n]+)", re.IGNORECASE)


def fold_many(texts: Sequence[str]) -> list[str]:
    """Return each text as words without marks, case, brackets and punctuation, with usual abbreviations written out.

    >>> fold_many(["Lao động DTTS (người)", "SỐ QĐ"])
    ['lao dong dan toc thieu so', 'so quyet dinh']
    """
    if not texts:
        return []
    joined = "\n".join([text[:LONGEST].replace("\n", " ") for text in texts])
    joined = _BRACKETS.sub(" ", joined.lower().translate(_BASE))
    joined = _NOT_WORD.sub(" ", joined)
    joined = _ABBREVIATED.sub(lambda hit: _ABBREVIATIONS[hit[1]], joined)
    return [line.strip() for line in joined.split("\n")]


def fold_words(text: str) -> str:
    """Return one text as `fold_many` does."""
    return fold_many([text])[0]


def compact_many(folded: Sequence[str]) -> list[str]:
    """Return folded texts without years and spaces, as headings are looked up."""
    return _YEAR.sub("", "\n".join(folded)).replace(" ", "").split("\n") if folded else []


def compact(text: str) -> str:
    """Return a heading as it is looked up.

    >>> compact("Doanh thu năm 2024 (triệu đồng)")
    'doanhthu'
    """
    return compact_many([fold_words(text)])[0]


def plain(text: str) -> str:
    """Return a heading without case, brackets and punctuation, but with its marks: "Năm" is not "Nam"."""
    return re.sub(r"[\W_]+", "", _BRACKETS.sub(" ", clean_text(text).lower()))


def word_set(text: str) -> str:
    """Return the different words of a heading, sorted, without words that carry no meaning of their own.

    >>> word_set("Chủ thể: Tên") == word_set("Tên của chủ thể")
    True
    """
    return " ".join(sorted(set(_YEAR.sub("", fold_words(text)).split()) - _WEAK))


def year_in(text: str) -> str:
    """Return the one year that a text names, or ""."""
    years = set(re.findall(r"(?<!\d)20[0-4]\d(?!\d)", text))
    return years.pop() if len(years) == 1 else ""


def split_unit(text: str) -> str:
    """Return the unit that a heading gives in brackets or after "ĐVT:", or "".

    >>> split_unit("Doanh thu (triệu đồng)"), split_unit("ĐVT: tỷ đồng"), split_unit("Nữ (x)")
    ('triệu đồng', 'tỷ đồng', '')
    """
    said = _UNIT_SAID.search(text)
    pieces = [said[1]] if said else re.findall(r"[(\[]([^)\]]*)[)\]]", text)
    pieces += [text.rpartition(",")[2]] if "," in text else []
    return next((hit[1].strip() for hit in (_UNIT_ALONE.fullmatch(piece.strip()) for piece in pieces) if hit), "")


def without_unit(text: str) -> str:
    """Return a heading without a unit that follows a comma or "ĐVT:".

    >>> without_unit("Doanh thu, triệu đồng"), without_unit("Xã, phường")
    ('Doanh thu', 'Xã, phường')
    """
    text = _UNIT_SAID.sub("", text) if _UNIT_SAID.search(text) else text
    head, comma, tail = text.rpartition(",")
    return head.strip() if comma and _UNIT_ALONE.fullmatch(tail.strip()) else text.strip()
