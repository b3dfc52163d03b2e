"""Places by the list of the day. Expected codes: params/units (statistics office codes), checked by hand."""

from __future__ import annotations

import datetime as dt

import pytest

from ocop_analysis.cleaning.read import Place, Unreadable, read_place
from ocop_analysis.units import Units

Y2022, Y2024, JAN_2025, AUG_2025 = dt.date(2022, 6, 1), dt.date(2024, 6, 1), dt.date(2025, 1, 15), dt.date(2025, 8, 1)


@pytest.mark.parametrize(
    "district",
    [
        "TP.TN",
        "TPTN",
        "TP. TN",
        "T.P Thái Nguyên",
        "TP.Thái Nguyên",
        "thành phố Thái Nguyên",
        "THANH PHO THAI NGUYEN",
        "164",
    ],
)
def test_the_city_in_every_spelling(units: Units, district: str) -> None:
    assert read_place(district, "P. Tân Thịnh", Y2024, units).value == Place("05452", "164")


@pytest.mark.parametrize(
    "district", ["H. Đại Từ", "H.Đại Từ", "huyện Đại Từ", "ĐẠI TỪ", "Dai Tu", "Đại Từ - Thái Nguyên", "171"]
)
@pytest.mark.parametrize(
    "commune", ["TT Hùng Sơn", "TT. Hùng Sơn", "thị trấn Hùng Sơn", "HUNG SON", "Hùng Sơn", "05761"]
)
def test_a_township_in_every_spelling(units: Units, district: str, commune: str) -> None:
    assert read_place(district, commune, Y2024, units).value == Place("05761", "171")


@pytest.mark.parametrize(
    "text",
    [
        "xóm 5, xã La Bằng, huyện Đại Từ",
        "xã La Bằng, xóm 5, huyện Đại Từ",
        "X. La Bằng, H. Đại Từ, tỉnh Thái Nguyên",
        "LA BANG, DAI TU, THAI NGUYEN",
        "La Bằng - Đại Từ",
        "La Bằng (Đại Từ)",
        "xóm Kẹm; xã La Bằng; Đại Từ; Thái Nguyên",
        "La Bằng",
    ],
)
def test_a_whole_address_in_one_cell(units: Units, text: str) -> None:
    assert read_place("", text, Y2024, units).value == Place("05815", "171")
    assert read_place("Đại Từ", text, Y2024, units).value == Place("05815", "171")


def test_accent_placement_and_hamlets_that_look_like_communes(units: Units) -> None:
    assert read_place("Đồng Hỉ", "xã Hoà Bình", Y2024, units).value == Place("05671", "169")
    assert read_place("Đại Từ", "Bản Ngoại", Y2024, units).value == Place("05800", "171")
    assert read_place("", "xóm Bờ Đậu, Cổ Lũng, H.Phú Lương", Y2024, units).value == Place("05650", "168")
    assert read_place("Võ Nhai", "xã Thần Sa", Y2024, units).value == Place("05725", "170")


def test_the_date_decides_which_list(units: Units) -> None:
    # La Bằng was 05815; the larger commune of that name is 05818 since 1/7/2025. Phan Đình Phùng: 05449, then 05443.
    assert read_place("Đại Từ", "La Bằng", dt.date(2025, 6, 30), units).value == Place("05815", "171")
    assert read_place("Đại Từ", "La Bằng", dt.date(2025, 7, 1), units).value == Place("05818", "171")
    assert read_place("", "Phan Đình Phùng", Y2024, units).value == Place("05449", "164")
    assert read_place("", "Phan Đình Phùng", AUG_2025, units).value == Place("05443", "164")


def test_a_district_name_is_a_commune_name_since_july_2025(units: Units) -> None:
    before = read_place("", "Đại Từ - Thái Nguyên", Y2024, units)
    assert (before.value, before.code) == (Place(None, "171"), "district_only")
    assert read_place("", "Đại Từ - Thái Nguyên", AUG_2025, units).value == Place("05830", "171")
    after = read_place("Đại Từ", "", AUG_2025, units)
    assert (after.value, after.code) == (Place(None, "171"), "district_only")


@pytest.mark.parametrize(
    ("commune", "on", "place"),
    [
        ("Bảo Cường", JAN_2025, Place("05569", "167")),
        ("xã Hóa Thượng", Y2024, Place("05692", "169")),
        ("Hoá Thượng", AUG_2025, Place("05692", "169")),
        ("thị trấn Hùng Sơn", AUG_2025, Place("05488", "171")),
    ],
)
def test_an_old_name_resolves_with_a_note(units: Units, commune: str, on: dt.date, place: Place) -> None:
    read = read_place("", commune, on, units)
    assert (read.value, read.code) == (place, "old_name")
    assert commune in read.note


def test_another_kind_of_the_same_place_is_noted(units: Units) -> None:
    read = read_place("Đồng Hỷ", "thị trấn Hóa Thượng", Y2022, units)
    assert (read.value, read.code) == (Place("05692", "169"), "kind_differs")


def test_codes_are_text_or_numbers_that_lost_their_zero(units: Units) -> None:
    assert read_place("", "05815", Y2024, units).value == Place("05815", "171")
    lost = read_place("", "5815.0", Y2024, units)
    assert (lost.value, lost.code) == (Place("05815", "171"), "lost_zero")
    old = read_place("", "05815", AUG_2025, units)
    assert (old.value, old.code) == (Place("05818", "171"), "old_code")


def test_the_district_of_the_file_helps_and_gives_way(units: Units) -> None:
    assert read_place("", "Tân Thịnh", Y2024, units, district="167").value == Place("05548", "167")
    other = read_place("", "xã La Bằng, huyện Đại Từ", Y2024, units, district="168")
    assert (other.value, other.code) == (Place("05815", "171"), "other_district")


def test_a_new_commune_of_two_old_districts_needs_the_district(units: Units) -> None:
    # 05503 xã Tân Cương: three of its old parts lay in different districts
    assert read_place("", "Tân Cương", AUG_2025, units).value == Place("05503", None)
    assert read_place("TP Thái Nguyên", "Tân Cương", AUG_2025, units).value == Place("05503", "164")


def test_exact_letters_decide_between_names_that_fold_alike(units: Units) -> None:
    assert read_place("", "Văn Lăng", AUG_2025, units).value == Place("05665", "169")
    assert read_place("", "Văn Lang", AUG_2025, units).value == Place("02143", "066")
    with pytest.raises(Unreadable, match="02143"):
        read_place("", "van lang", AUG_2025, units)


@pytest.mark.parametrize(
    ("district", "commune", "on", "why"),
    [
        ("", "Tân Thịnh", Y2024, r"Phường Tân Thịnh \(05452, TP Thái Nguyên\) hoặc Xã Tân Thịnh \(05548, Định Hóa\)"),
        ("", "Phường Trung Thành", Y2024, r"05476, TP Thái Nguyên\) hoặc Phường Trung Thành \(05899, Phổ Yên"),
        ("", "Cam Giá", AUG_2025, r"tên cũ, nay có thể là Phường Gia Sàng \(05467.*Phường Tích Lương \(05500"),
        ("", "Tân Thịnh", AUG_2025, "tên cũ, nay có thể là"),
        (
            "Phú Lương",
            "xã La Bằng",
            Y2024,
            r"Huyện Phú Lương không có “xã La Bằng”; nơi có tên này: Xã La Bằng \(05815, Đại Từ",
        ),
        ("", "xã Vạn Phú", Y2024, "chỉ có từ 01/12/2024"),
        ("", "La Băngg", Y2024, "có phải Xã La Bằng"),
        ("Hà Nội", "La Bằng", Y2024, "không có huyện, thành phố nào là “Hà Nội”"),
        ("Phú Lương", "xã La Bằng, huyện Đại Từ", Y2024, "ghi nhiều huyện"),
        ("", "xã La Bằng, xã Phú Xuyên, huyện Đại Từ", Y2024, "ghi nhiều nơi"),
        ("", "xã La Bằng, Hà Nội", Y2024, "không có huyện, thành phố nào là “Hà Nội”"),
        ("", "xã La Bằng, tỉnh Bắc Ninh", Y2024, "“tỉnh Bắc Ninh” không phải Tỉnh Thái Nguyên"),
        ("Thái Nguyên", "", Y2024, "chưa có xã hay huyện"),
        ("", "xóm 5", Y2024, "chưa có xã hay huyện"),
        ("", "02026", Y2024, "không có xã, phường nào mang mã 02026"),
        ("Phú Lương", "05815", Y2024, "không thuộc Huyện Phú Lương"),
        ("", "99999", Y2024, "không có xã, phường nào mang mã 99999"),
    ],
)
def test_no_guess(units: Units, district: str, commune: str, on: dt.date, why: str) -> None:
    with pytest.raises(Unreadable, match=why):
        read_place(district, commune, on, units)


def test_nothing_is_unknown(units: Units) -> None:
    assert read_place("", "", Y2024, units).value is None
    assert read_place("", "k/c", Y2024, units).code == "missing_mark"


@pytest.mark.parametrize("on", [Y2022, dt.date(2023, 6, 1), JAN_2025, AUG_2025])
def test_every_official_name_with_its_district_gives_its_code(units: Units, on: dt.date) -> None:
    for unit in units.communes(on, within=units.province):
        districts = units.old_districts(unit)
        for district in districts:
            for text in (unit.name, unit.name.upper(), unit.code):
                read = read_place(district, text, on, units)
                assert (read.value, read.code) == (Place(unit.code, district), ""), (text, district)


def test_every_old_name_leads_to_where_the_official_map_says(units: Units) -> None:
    for unit in units.communes(dt.date(2025, 6, 30), within=units.province):
        later = {unit.code for unit in units.became(unit, AUG_2025)}
        assert later == {code for code, _, _ in units.successors(unit.code, dt.date(2025, 7, 1))}
        assert len(later) == (2 if unit.code in ("05461", "05467", "05932") else 1)
