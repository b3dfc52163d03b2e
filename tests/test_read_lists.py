"""Yes marks, several products in one cell, product groups and sets."""

from __future__ import annotations

import pytest

from ocop_analysis.cleaning.read import ProductGroup, Unreadable, read_mark, read_product_group, split_products


@pytest.mark.parametrize("text", ["x", "X", "có", "Có", "CO", "√", "✓", "✔", "1", "1.0", "v", "V", "đạt", "TRUE"])
def test_yes(text: str) -> None:
    assert read_mark(text).value is True


@pytest.mark.parametrize("text", ["không", "Không", "0", "chưa", "chưa có", "không đạt", "FALSE"])
def test_no(text: str) -> None:
    assert read_mark(text).value is False


def test_blank_is_what_the_column_says() -> None:
    assert read_mark("").value is None
    assert read_mark("", blank=False).value is False
    dash = read_mark("-", blank=False)
    assert (dash.value, dash.code) == (None, "missing_mark")


@pytest.mark.parametrize("text", ["có thể", "2", "sắp có", "xã"])
def test_no_guess_about_marks(text: str) -> None:
    with pytest.raises(Unreadable, match="không phải dấu có hoặc không"):
        read_mark(text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Trà tôm nõn; Trà móc câu", ("Trà tôm nõn", "Trà móc câu")),
        ("Trà tôm nõn\nTrà móc câu\r\n", ("Trà tôm nõn", "Trà móc câu")),
        ("1. Trà tôm nõn 2. Trà móc câu", ("Trà tôm nõn", "Trà móc câu")),
        ("1) Trà tôm nõn\n2) Trà móc câu", ("Trà tôm nõn", "Trà móc câu")),
        ("1. Trà tôm nõn; 2. Trà móc câu;", ("Trà tôm nõn", "Trà móc câu")),
        ("- Trà tôm nõn\n- Trà móc câu", ("Trà tôm nõn", "Trà móc câu")),
        ("1. A 2. B 3. C", ("A", "B", "C")),
    ],
)
def test_a_split_is_shown(text: str, names: tuple[str, ...]) -> None:
    read = split_products(text)
    assert (read.value, read.code) == (names, "split")
    assert all(f"“{name}”" in read.note for name in names)


@pytest.mark.parametrize(
    "text",
    [
        "Rau, củ, quả sấy",
        "Bộ trà (đinh; nõn)",
        "Rượu 29.5 độ",
        "Trà 3.5 kg",
        "1. Trà",
        "1. Trà 3. Mật ong",
        "Trà và mật ong",
        "Trà/Mật",
    ],
)
def test_no_split_without_the_rule(text: str) -> None:
    read = split_products(text)
    assert (read.value, read.code) == ((text,), "")


def test_nothing_to_split() -> None:
    assert split_products("").value is None
    assert split_products(" ; ").value is None


def rows(version: str, *lines: str) -> list[dict[str, str]]:
    names = ("criteria_version", "group_no", "group_vi", "set_code", "set_vi")
    return [dict(zip(names, [version, *line.split("|")], strict=True)) for line in lines]


ROWS = rows(
    "148",
    "I|Thực phẩm|1a|Thực phẩm tươi sống: rau, củ, quả, hạt tươi",
    "I|Thực phẩm|5a|Chè tươi, chế biến",
    "II|Đồ uống|1a|Đồ uống có cồn: rượu trắng",
    "III|Dược liệu và sản phẩm từ dược liệu|1|Thực phẩm chức năng",
    "IV|Hàng thủ công mỹ nghệ|1|Thủ công mỹ nghệ gia dụng, trang trí",
    "IV|Hàng thủ công mỹ nghệ|2|Vải, may mặc",
    "V|Sinh vật cảnh|1|Hoa",
    "VI|Dịch vụ du lịch cộng đồng, du lịch sinh thái và điểm du lịch|1|Dịch vụ du lịch cộng đồng, du lịch sinh thái và điểm du lịch",
) + rows("1048/781", "||1|Chè tươi, chế biến")


@pytest.mark.parametrize(
    ("spellings", "group", "set_code"),
    [
        ("I|nhóm I|Nhóm 1|Thực phẩm|THUC PHAM|I. Thực phẩm|I - Thực phẩm|Nhóm: Thực phẩm|Ngành thực phẩm", "I", None),
        ("II|Đồ uống", "II", None),
        ("IV|Hàng thủ công mỹ nghệ|Thủ công mỹ nghệ", "IV", None),
        ("VI|Nhóm VI", "VI", None),
        ("5a|I.5a|I.5a Chè tươi, chế biến|Chè tươi, chế biến|Bộ sản phẩm: Chè tươi, chế biến", "I", "5a"),
        ("Thực phẩm / Chè tươi, chế biến|Thực phẩm - 5a|5a. Chè tươi, chế biến", "I", "5a"),
        ("Rượu trắng|Đồ uống có cồn: rượu trắng|II.1a", "II", "1a"),
        ("Hoa|V.1", "V", "1"),
        ("IV.2|Vải, may mặc", "IV", "2"),
    ],
)
def test_product_groups(spellings: str, group: str, set_code: str | None) -> None:
    for text in spellings.split("|"):
        for version in ("148", "148+1489"):
            read = read_product_group(text, ROWS, version)
            assert (read.value, read.code) == (ProductGroup(group, set_code), ""), text


@pytest.mark.parametrize(("text", "group"), [("Dịch vụ du lịch", "VI"), ("Dược liệu", "III")])
def test_a_shortened_group_name_is_noted(text: str, group: str) -> None:
    read = read_product_group(text, ROWS, "148")
    assert (read.value, read.code) == (ProductGroup(group), "shortened")


def test_the_sets_of_2019_belong_to_no_group() -> None:
    assert read_product_group("Chè tươi, chế biến", ROWS, "1048+781").value == ProductGroup(None, "1")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("1a", "I.1a Thực phẩm tươi sống.*hoặc II.1a"),
        ("1", "có thể là"),
        ("VII", "không rõ nhóm"),
        ("Thực", "không rõ nhóm"),
        ("Đồ uống / Chè tươi, chế biến", "không rõ nhóm"),
        ("II.5a", "không rõ nhóm"),
        ("Trà", "không rõ nhóm"),
    ],
)
def test_no_guess_about_groups(text: str, why: str) -> None:
    with pytest.raises(Unreadable, match=why):
        read_product_group(text, ROWS, "148")


def test_an_unknown_version_is_a_fault_of_the_caller() -> None:
    with pytest.raises(ValueError, match="no product groups"):
        read_product_group("I", ROWS, "2099")
