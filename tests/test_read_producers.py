"""Types of producers from their prefixes, addresses behind names, keys for matching."""

from __future__ import annotations

import pytest

from ocop_analysis.cleaning.read import Unreadable, producer_key, read_producer_type, split_producer_name


@pytest.mark.parametrize(
    ("prefixes", "code"),
    [
        ("HTX|Hợp tác xã|HỢP TÁC XÃ|H.T.X|HTX.|HTX NN|HTXNN|HTX DVNN|HTX SX&TM|Hợp tác xã nông nghiệp", "htx"),
        ("Liên hiệp HTX|Liên hiệp hợp tác xã|LH HTX", "lien_hiep_htx"),
        ("THT|Tổ hợp tác", "to_hop_tac"),
        ("Cty|C.ty|CTCP|Công ty CP|Công ty cổ phần|Cty CP|Công ty TNHH|Công ty TNHH MTV|Cty TNHH 2 TV", "doanh_nghiep"),
        ("Công ty trách nhiệm hữu hạn một thành viên|DNTN|Doanh nghiệp tư nhân|Doanh nghiệp|DN", "doanh_nghiep"),
        ("HKD|Hộ KD|Hộ SXKD|Hộ kinh doanh|Hộ kinh doanh cá thể|Hộ ông|Hộ bà|Hộ ông/bà|Hộ", "ho_kinh_doanh"),
        ("Trang trại", "trang_trai"),
    ],
)
def test_type_from_the_prefix(prefixes: str, code: str) -> None:
    for prefix in prefixes.split("|"):
        name = split_producer_name(f"{prefix} Suối Xanh")
        assert (name.prefix, name.bare, name.type) == (prefix.rstrip("."), "Suối Xanh", code), prefix
        assert read_producer_type(prefix).value == code


def test_co_so_is_other_until_told() -> None:
    for text in ("Cơ sở", "Cơ sở sản xuất Suối Xanh", "CSSX Suối Xanh"):
        read = read_producer_type(text)
        assert (read.value, read.code) == ("khac", "assumed_other")
    assert (read_producer_type("Khác").value, read_producer_type("khac").code) == ("khac", "")


@pytest.mark.parametrize("text", ["Suối Xanh", "Hồ Núi Cốc", "Ho Nui Coc", "Họ Nguyễn", "Nhóm sở thích"])
def test_no_type_without_a_prefix(text: str) -> None:
    assert split_producer_name(text).type is None
    with pytest.raises(Unreadable, match="không cho biết loại hình"):
        read_producer_type(text)


@pytest.mark.parametrize(
    ("text", "bare", "address"),
    [
        ("HTX Suối Xanh, xã Thông Hòa", "Suối Xanh", "xã Thông Hòa"),
        ("HTX Suối Xanh - X. La Bằng, H. Đại Từ", "Suối Xanh", "X. La Bằng, H. Đại Từ"),
        ("HTX Suối Xanh (xã La Bằng, Đại Từ)", "Suối Xanh", "xã La Bằng, Đại Từ"),
        ("HTX Suối Xanh. Địa chỉ: xóm 5, xã La Bằng", "Suối Xanh.", "xóm 5, xã La Bằng"),
        ("HTX chè, rau Suối Xanh", "chè, rau Suối Xanh", ""),
        ("HTX chè Phường Tân", "chè Phường Tân", ""),
    ],
)
def test_an_address_behind_the_name_is_split_off(text: str, bare: str, address: str) -> None:
    name = split_producer_name(text)
    assert (name.bare, name.address) == (bare, address)


@pytest.mark.parametrize(
    "spellings",
    [
        "HTX chè Suối Xanh|Hợp tác xã Chè Suối Xanh|HTX Chè “Suối Xanh”|HTX chè Suối Xanh, xã La Bằng|htx che suoi xanh",
        "HTX SX&TM Suối Xanh|Hợp tác xã sản xuất và thương mại Suối Xanh|HTX SX - TM Suối Xanh",
        "HTX DVNN Suối Xanh|HTX dịch vụ nông nghiệp Suối Xanh",
        "Công ty cổ phần Suối Xanh|CTCP Suối Xanh|Cty CP Suối Xanh",
        "Công ty TNHH MTV Suối Xanh|Cty TNHH một thành viên Suối Xanh",
        "Hộ kinh doanh Suối Hoà|HKD Suối Hòa|Hộ KD Suối Hòa",
    ],
)
def test_one_key_for_one_name(spellings: str) -> None:
    assert len({producer_key(spelling) for spelling in spellings.split("|")}) == 1


def test_different_names_keep_different_keys() -> None:
    names = ["HTX Suối Xanh", "HTX NN Suối Xanh", "THT Suối Xanh", "CTCP Suối Xanh", "HTX Suối Xanh 2", "Suối Xanh"]
    assert len({producer_key(name) for name in names}) == len(names)
