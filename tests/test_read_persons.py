"""Sex, ethnic group and telephone. The numbers are made up."""

from __future__ import annotations

import pytest

from ocop_analysis.cleaning.read import ETHNIC_GROUPS, Unreadable, read_ethnicity, read_gender, read_phone
from ocop_analysis.cleaning.read.persons import _BY_SPELLING


@pytest.mark.parametrize(
    ("text", "code"),
    [("Nữ", "nu"), ("nữ", "nu"), ("F", "nu"), ("female", "nu"), ("Bà", "nu"), ("NAM", "nam"), ("ông", "nam")],
)
def test_gender(text: str, code: str) -> None:
    assert read_gender(text).value == code


def test_a_mark_means_what_its_heading_says() -> None:
    assert read_gender("x", mark_means="nu").value == "nu"
    assert read_gender("", mark_means="nu").value is None
    with pytest.raises(Unreadable, match="không phải giới tính"):
        read_gender("x")


@pytest.mark.parametrize(
    ("spellings", "code"),
    [
        ("Kinh|kinh|KINH|Việt|dân tộc Kinh", "kinh"),
        ("Tày|tay|người Tày", "tay"),
        ("Nùng|DT Nùng", "nung"),
        ("Sán Dìu|sán dìu", "san_diu"),
        ("Sán Chay|Sán Chí|Sán Chỉ|Cao Lan|Cao Lan - Sán Chí|Sán Chay (Cao Lan)", "san_chay"),
        ("Dao", "dao"),
        ("Mông|Hmông|H'Mông|H’Mông|H.Mông", "mong"),
        ("Hoa", "hoa"),
        ("Thái|Mường|Ê-đê|Ê Đê|Khơ-me|Bru - Vân Kiều|Pà Thẻn", "khac_dtts"),
    ],
)
def test_ethnic_groups(spellings: str, code: str) -> None:
    for spelling in spellings.split("|"):
        assert read_ethnicity(spelling).value == code, spelling


def test_the_national_list_has_54_groups_and_no_spelling_for_two() -> None:
    assert len(ETHNIC_GROUPS) == 54
    assert len(_BY_SPELLING) == len({*_BY_SPELLING})
    for group in ETHNIC_GROUPS:
        for spelling in group.split("|"):
            key = "".join(char for char in spelling if char.isalpha())
            assert read_ethnicity(spelling).value in ("khac_dtts", read_ethnicity(group.split("|")[0]).value), key


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Sán Dìu/Sán Chí", "nhiều dân tộc"),
        ("Kinh, Tày", "nhiều dân tộc"),
        ("Kin", "có phải “Kinh”"),
        ("DTTS", "54 dân tộc"),
        ("1", "không rõ"),
    ],
)
def test_no_guess_about_ethnic_groups(text: str, why: str) -> None:
    with pytest.raises(Unreadable, match=why):
        read_ethnicity(text)


@pytest.mark.parametrize(
    ("text", "number", "code"),
    [
        ("0912 345 678", "0912345678", ""),
        ("0912.345.678", "0912345678", ""),
        ("84912345678", "0912345678", ""),
        ("+84 912 345 678", "0912345678", ""),
        ("+84(0)912345678", "0912345678", ""),
        ("ĐT: 0912-345-678", "0912345678", ""),
        ("912345678", "0912345678", "lost_zero"),
        ("912345678.0", "0912345678", "lost_zero"),
        ("845678901", "0845678901", "lost_zero"),
        ("0208 3123 456", "02083123456", ""),
        ("2083123456", "02083123456", "lost_zero"),
        ("0912345678; 0987654321", "0912345678; 0987654321", "several"),
        ("0912345678 - 0987654321", "0912345678; 0987654321", "several"),
        ("", None, ""),
    ],
)
def test_phone(text: str, number: str | None, code: str) -> None:
    read = read_phone(text)
    assert (read.value, read.code) == (number, code)


@pytest.mark.parametrize("text", ["123", "01698765432", "091234567", "09123456789", "Nguyễn Văn X", "0412345678"])
def test_no_guess_about_phones(text: str) -> None:
    with pytest.raises(Unreadable, match="không phải số điện thoại"):
        read_phone(text)
