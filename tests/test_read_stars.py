"""Star ranks in all the spellings that offices use."""

from __future__ import annotations

import pytest

from ocop_analysis.cleaning.read import Stars, Unreadable, read_stars

FOUR = Stars(4)


@pytest.mark.parametrize(
    "text",
    [
        "4",
        "4.0",
        "04",
        "4 sao",
        "04 sao",
        "4*",
        "4 *",
        "****",
        "★★★★",
        "★★★★☆",
        "⭐⭐⭐⭐",
        "Hạng 4",
        "hạng 4 sao",
        "Bốn sao",
        "BỐN SAO",
        "bon sao",
        "OCOP 4 sao",
        "đạt 4 sao",
        "Sản phẩm OCOP hạng 4 sao",
        "4 sao cấp tỉnh",
        "4 sao (4 sao)",
    ],
)
def test_four_stars(text: str) -> None:
    assert read_stars(text).value == FOUR


@pytest.mark.parametrize(
    "text", ["4 sao (nâng hạng)", "Nâng hạng 4 sao", "nâng hạng từ 3 sao lên 4 sao", "nâng từ 3 lên 4 sao"]
)
def test_upgraded_to_four_stars(text: str) -> None:
    assert read_stars(text).value == Stars(4, upgraded=True)


@pytest.mark.parametrize(
    "text",
    [
        "tiềm năng 5 sao",
        "Tiềm năng năm sao",
        "TN 5 sao",
        "4 sao (tiềm năng 5 sao)",
        "4 sao, TN 5*",
        "có tiềm năng đạt 5 sao",
    ],
)
def test_potential_five_stars_are_four(text: str) -> None:
    read = read_stars(text)
    assert read.value == Stars(4, potential_5=True)
    assert read.code == "potential_5"


@pytest.mark.parametrize(
    "text",
    ["0", "0 sao", "chưa đạt", "Không đạt", "không đạt hạng", "chưa được công nhận", "Chưa xếp hạng", "(chưa đạt)"],
)
def test_not_recognised(text: str) -> None:
    assert read_stars(text).value == Stars(None, recognised=False)


def test_two_stars_are_a_rank_but_no_recognition() -> None:
    read = read_stars("2 sao")
    assert read.value == Stars(2, recognised=False)
    assert read.code == "not_recognised_rank"


def test_renewal_is_noted_beside_the_rank() -> None:
    read = read_stars("3 sao (công nhận lại)")
    assert (read.value, read.code) == (Stars(3), "renewed")


@pytest.mark.parametrize(("text", "code"), [("", ""), ("-", "missing_mark"), ("không rõ", "missing_mark")])
def test_nothing_is_unknown_and_not_zero(text: str, code: str) -> None:
    read = read_stars(text)
    assert (read.value, read.code) == (None, code)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("7", "không có hạng 7 sao"),
        ("6 sao", "không có hạng 6 sao"),
        ("********", "không có hạng 8 sao"),
        ("3-4 sao", "nhiều hạng sao"),
        ("3 sao; 4 sao", "nhiều hạng sao"),
        ("3,5 sao", "nhiều hạng sao"),
        ("3 sao, tiềm năng 5 sao", "hạng khác"),
        ("tiềm năng 4 sao", "chỉ có “tiềm năng 5 sao”"),
        ("nâng hạng từ 4 sao lên 3 sao", "không cao hơn"),
        ("4 sao, chưa đạt", "có chữ không phải hạng sao"),
        ("không đạt 3 sao", "có chữ không phải hạng sao"),
        ("2023", "có chữ không phải hạng sao"),
        ("44", "có chữ không phải hạng sao"),
        ("bánh chưng", "có chữ không phải hạng sao"),
        ("OCOP", "không thấy hạng sao"),
    ],
)
def test_no_guess(text: str, why: str) -> None:
    with pytest.raises(Unreadable, match=why) as error:
        read_stars(text)
    assert error.value.todo.startswith("ghi một hạng")
