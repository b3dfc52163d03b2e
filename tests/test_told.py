"""What a reader is told of path and forecast: every input of the verdict, written as pages write numbers."""

from __future__ import annotations

from dataclasses import replace

import pytest
from test_outlook import PARAMS, TARGETS, counted, seen, shared

from ocop_analysis.bounds import Measured
from ocop_analysis.targets import outlook
from ocop_analysis.targets.told import forecast_sentence, path_rows
from ocop_analysis.words import speaking
from ocop_analysis.writing import Noun

PLAN = PARAMS.plan


def test_a_path_of_products_in_full() -> None:
    assert path_rows(outlook(counted("T01", 20, 40, 75), PLAN)) == [
        ("Mốc đầu kỳ", "0 sản phẩm ngày 31/12/2020 (bằng 0 khi bắt đầu tính, theo định nghĩa)"),
        ("Mức cần đạt", "ít nhất 150 sản phẩm vào ngày 31/12/2025"),
        ("Ngày chốt", "31/12/2023, đã qua 60% thời gian, còn 2,0 năm"),
        ("Theo lộ trình lẽ ra đến ngày chốt", "90 sản phẩm"),
        ("Thực tế", "75 sản phẩm"),
        ("So với lộ trình", "thấp hơn 15 sản phẩm"),
        ("Nhịp đã có", "25 sản phẩm mỗi năm"),
        ("Nhịp cần có từ nay", "37 sản phẩm mỗi năm"),
        ("Kết luận", "chậm so với lộ trình"),
    ]


def test_a_path_of_a_share_speaks_in_points() -> None:
    rows = dict(path_rows(outlook(shared("T05", (46, 74), (50, 82), (64, 99)), PLAN)))
    assert rows["Thực tế"] == "64,6%"
    assert rows["So với lộ trình"] == "thấp hơn 1,4 điểm phần trăm"
    assert rows["Nhịp cần có từ nay"] == "2,7 điểm phần trăm mỗi năm"


@pytest.mark.parametrize(
    ("measured", "gap", "observed"),
    [
        (Measured(97, None, 97), "cao hơn ít nhất 37 sản phẩm", "ít nhất 97 sản phẩm"),
        (Measured(40, None, 40), "thấp hơn nhiều nhất 20 sản phẩm", "ít nhất 40 sản phẩm"),
        (Measured(40, 90, 40), "từ thấp hơn 20 sản phẩm đến cao hơn 30 sản phẩm", "từ 40 sản phẩm đến 90 sản phẩm"),
        (Measured(None, None), "–", "chưa có số liệu"),
    ],
)
def test_bounds_are_told_as_bounds(measured: Measured, gap: str, observed: str) -> None:
    """60 are expected after 730 of 1826 days."""
    rows = dict(path_rows(outlook([seen(TARGETS["T01"], 2022, measured)], PLAN)))
    assert (rows["So với lộ trình"], rows["Thực tế"]) == (gap, observed)


def test_no_base_is_said() -> None:
    rows = dict(path_rows(outlook(shared("T05", (60, 100), first=2023), PLAN)))
    assert rows["Mốc đầu kỳ"] == "không có mốc đầu kỳ"
    assert rows["Theo lộ trình lẽ ra đến ngày chốt"] == "–"


def test_a_forecast_of_a_share_is_one_sentence() -> None:
    assert forecast_sentence(outlook(shared("T05", (46, 74), (50, 82), (64, 99)), PLAN)) == (
        "Nếu xu hướng các năm 2021-2023 tiếp tục thì đến hết năm 2025 được khoảng 66,6%, khoảng dự báo 80% từ 49,0% đến 80,6%; "
        "khả năng đạt ít nhất 70,0%: khó nói trước (xác suất 37%)."
    )


def test_a_forecast_of_fixed_products_names_how_many_they_are() -> None:
    said = forecast_sentence(outlook(shared("T04", (2, 22), (5, 22), (8, 22), first=2022), PLAN))
    assert said.startswith(
        "Nếu mỗi năm vẫn thêm chừng như các năm 2022-2024 thì đến hết năm 2025 được khoảng 10 trong 22 sản phẩm,"
    )
    assert "khả năng đạt ít nhất 11 sản phẩm" in said


def test_a_path_and_a_forecast_in_english() -> None:
    with speaking("en"):
        found = outlook(counted("T03", 0, 1, 1), PLAN)
        told = replace(found, target=found.target.model_copy(update={"unit": Noun("product|products")}))
        rows = dict(path_rows(told))
        assert rows["Actual"] == "1 product"
        assert rows["Compared with the path"] == "1.4 products below"
        assert rows["Verdict"] == "behind the path"
        assert forecast_sentence(told).startswith(
            "If about as many are added each year as in 2021–2023, about 1 product would be reached by the end of 2025 "
        )


def test_what_is_reached_or_silent_needs_no_numbers() -> None:
    reached = forecast_sentence(outlook(counted("T01", 53, 97, 164), PLAN))
    assert reached == "Đến 31/12/2023 đã đủ mức cần đạt, số này không giảm nữa nên không cần dự báo."
    few = forecast_sentence(outlook(counted("T01", 53, 97), PLAN))
    assert few == "Không có dự báo: chưa đủ ba cuối năm có số liệu chắc chắn."
    over = forecast_sentence(outlook([seen(TARGETS["T01"], 2025, Measured(140, 140))], PLAN))
    assert over == "Không có dự báo: kỳ kế hoạch đã kết thúc."
