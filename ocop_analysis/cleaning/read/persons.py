"""Sex, ethnic group and telephone of a person. All three are personal data: they never leave the canonical tables."""

from __future__ import annotations

import re

from ...vietnamese import fold, nearest
from .result import Read, Unreadable, nothing

_GENDERS = {
    "nu": "nu", "f": "nu", "female": "nu", "ba": "nu", "chi": "nu", "gai": "nu", "phu nu": "nu", "nu gioi": "nu",
    "nam": "nam", "m": "nam", "male": "nam", "ong": "nam", "anh": "nam", "trai": "nam", "nam gioi": "nam",
}  # fmt: skip
_MARKS = {"x", "√", "✓", "✔", "1", "v", "co"}

ETHNIC_GROUPS = (
    "Kinh|Việt", "Tày", "Thái", "Hoa|Hán", "Khơ-me|Khmer", "Mường", "Nùng", "Mông|Hmông|H'Mông|Mèo", "Dao", "Gia-rai|Jrai",
    "Ngái", "Ê-đê", "Ba-na|Bahnar", "Xơ-đăng", "Sán Chay|Sán Chí|Sán Chỉ|Cao Lan",
    "Cơ-ho|K'ho", "Chăm|Chàm", "Sán Dìu", "Hrê", "Mnông|M'nông", "Ra-glai", "Xtiêng|Stiêng", "Bru - Vân Kiều|Vân Kiều",
    "Thổ", "Giáy", "Cơ-tu", "Gié - Triêng", "Mạ", "Khơ-mú", "Co|Cor", "Ta-ôi|Tà-ôi", "Chơ-ro", "Kháng", "Xinh-mun",
    "Hà Nhì", "Chu-ru", "Lào", "La Chí", "La Ha", "Phù Lá", "La Hủ", "Lự", "Lô Lô", "Chứt", "Mảng", "Pà Thẻn", "Cơ Lao",
    "Cống", "Bố Y", "Si La", "Pu Péo", "Brâu", "Ơ-đu", "Rơ-măm",
)  # fmt: skip
"""The 54 groups of the national list, each with its usual spellings; the first is the official name."""

_OWN_CODE = {
    "Kinh": "kinh", "Tày": "tay", "Nùng": "nung", "Sán Dìu": "san_diu", "Sán Chay": "san_chay", "Dao": "dao", "Mông": "mong",
    "Hoa": "hoa",
}  # fmt: skip


def _ethnic_key(text: str) -> str:
    return re.sub(r"[^a-z]", "", fold(text))


_BY_SPELLING = {_ethnic_key(spelling): group.split("|")[0] for group in ETHNIC_GROUPS for spelling in group.split("|")}
_MOBILE = re.compile(r"0[35789]\d{8}")
_LANDLINE = re.compile(r"02\d{9}")
_SERVICE = re.compile(r"1[89]00\d{4}(?:\d{2})?")


def read_gender(text: str, mark_means: str | None = None) -> Read[str]:
    """Return nu or nam ("Giới tính"); `mark_means` is what a yes mark stands for, "nu" under the heading "Nữ".

    >>> read_gender("Nữ").value, read_gender("x", mark_means="nu").value, read_gender("").value
    ('nu', 'nu', None)
    """
    if (empty := nothing(text)) is not None:
        return empty
    word = fold(text).strip(" .()")
    if mark_means and word in _MARKS:
        return Read(mark_means)
    if word not in _GENDERS:
        raise Unreadable("không phải giới tính", "ghi Nam hoặc Nữ; để trống nếu chưa rõ")
    return Read(_GENDERS[word])


def read_ethnicity(text: str) -> Read[str]:
    """Return the code of an ethnic group ("Dân tộc"): eight groups have their own, the others are khac_dtts.

    Errors: Unreadable for spellings that are not in the national list, and for several groups in one cell.

    >>> read_ethnicity("Sán Chí").value, read_ethnicity("H'Mông").value, read_ethnicity("dân tộc Mường").value
    ('san_chay', 'mong', 'khac_dtts')
    >>> read_ethnicity("Dân tộc thiểu số khác").value
    'khac_dtts'
    """
    if (empty := nothing(text)) is not None:
        return empty
    if re.fullmatch(r"(?:dan toc thieu so|dtts) khac", fold(text).strip(" .()")):
        return Read("khac_dtts")
    words = re.sub(r"^(?:nguoi )?(?:dan toc|dt\.?|nguoi)[ :]\s*", "", fold(text).strip(" .()"))
    whole = _BY_SPELLING.get(_ethnic_key(words))
    parts = {_BY_SPELLING.get(_ethnic_key(part)) for part in re.split(r"[/(),;–]|-| va ", words) if part.strip()}
    if whole is None and len(parts) > 1 and None not in parts:
        raise Unreadable("ghi nhiều dân tộc trong một ô", "ghi một dân tộc")
    name = whole or (parts.pop() if len(parts) == 1 else None)
    if name is None or re.search(r"\d", words):
        known = [spelling for group in ETHNIC_GROUPS for spelling in group.split("|")]
        hint = nearest(text, known, limit=1)
        why = f"có phải “{hint[0]}”?" if hint else "không có trong danh mục 54 dân tộc"
        raise Unreadable(f"không rõ dân tộc: {why}", "ghi tên một dân tộc theo danh mục; để trống nếu chưa rõ")
    code = _OWN_CODE.get(name, "khac_dtts")
    return Read(code, f"dân tộc {name}", "other_group") if code == "khac_dtts" else Read(code)


def read_phone(text: str) -> Read[str]:
    """Return a telephone number as digits with its leading zero ("Điện thoại"); several are joined by "; ".

    Errors: Unreadable for numbers that no Vietnamese line has.

    >>> read_phone("0912 345 678").value, read_phone("84912345678").value, read_phone("912345678").code
    ('0912345678', '0912345678', 'lost_zero')
    """
    if (empty := nothing(text)) is not None:
        return empty
    numbers = [_one_phone(part) for part in re.split(r"\s*(?:[;/\n]|,|\bvà\b|\bhoặc\b|\s[-–]\s)\s*", text) if part]
    value = "; ".join(dict.fromkeys(number for number, _ in numbers))
    if any(restored for _, restored in numbers):
        return Read(value, "thêm lại số 0 ở đầu", "lost_zero")
    return Read(value, f"ô có {len(numbers)} số điện thoại", "several") if len(numbers) > 1 else Read(value)


def _one_phone(text: str) -> tuple[str, bool]:
    bare = re.sub(r"^(?:đt|sđt|dđ|điện thoại|tel|phone)\s*[:.]?\s*", "", text.strip(), flags=re.IGNORECASE)
    digits = re.sub(r"[\s.()\-–]", "", re.sub(r"(?<=\d)\.0$", "", bare))
    plain = re.sub(r"^(?:\+84|0084|84(?=\d{9,10}$))(?:0(?=\d{9}))?", "0", digits)
    for number, restored in ((plain, False), (f"0{plain}", True)):
        if any(form.fullmatch(number) for form in (_MOBILE, _LANDLINE)) or (
            _SERVICE.fullmatch(number) and not restored
        ):
            return number, restored
    raise Unreadable(
        "không phải số điện thoại đang dùng ở Việt Nam", "ghi đủ 10 chữ số, ví dụ 0912345678, định dạng ô là văn bản"
    )
