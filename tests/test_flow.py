"""The chart of moves between star ratings: counts worked by hand, drawn in true proportion, told in full."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from ocop_analysis.report.figures import Head
from ocop_analysis.report.flow_figure import flow_title, star_flow
from ocop_analysis.report.model import StarMoves
from ocop_analysis.words import speaking

HEAD = Head("dong", "tiêu đề", "đo gì", "sổ")
MOVES = StarMoves(
    dt.date(2023, 12, 31), dt.date(2024, 12, 31), ((20, 3, 0, 2), (1, 8, 0, 0), (0, 0, 1, 0), (5, 0, 0, 0))
)
"""Held before: 25 + 9 + 1 = 35. Kept 20 + 8 + 1 = 29, up 3, down 1, ended 2; 5 gained a certificate."""


def test_the_title_is_the_sum_of_the_moves() -> None:
    assert flow_title(MOVES) == (
        "Trong 35 sản phẩm có giấy chứng nhận cuối năm 2023: 29 giữ hạng, 3 lên hạng, 1 xuống hạng, 2 hết hiệu lực; "
        "thêm 5 sản phẩm mới có giấy hoặc có lại giấy"
    )
    with speaking("en"):
        assert flow_title(MOVES).startswith("Of the 35 products with a valid certificate at the end of 2023: 29 kept")


def test_the_alternative_has_every_move_and_the_table_every_number() -> None:
    chart = star_flow(MOVES, HEAD)
    told = re.findall(r"từ ([^;:]+?) sang ([^;:]+?): (\d+)", chart.alt)
    assert [(start, end, int(n)) for start, end, n in told] == [
        ("3 sao", "3 sao", 20), ("3 sao", "4 sao", 3), ("3 sao", "hết hiệu lực", 2), ("4 sao", "3 sao", 1), ("4 sao", "4 sao", 8),
        ("5 sao", "5 sao", 1), ("chưa có giấy còn hiệu lực", "3 sao", 5),
    ]  # fmt: skip
    frame = chart.table.to_frame()
    assert frame.iloc[:, 1:].sum().sum() == 40
    assert frame.iloc[3, 4] != frame.iloc[3, 4] or frame.iloc[3, 4] is None  # nothing goes from none to none


def test_the_ends_are_labelled_with_their_sums() -> None:
    svg = star_flow(MOVES, HEAD).svg
    texts = re.findall(r">([^<>]+)</text>", svg)
    assert {"3 sao: 25", "4 sao: 9", "5 sao: 1", "chưa có giấy còn hiệu lực: 5"} <= set(texts)
    assert {"3 sao: 26", "4 sao: 11", "hết hiệu lực: 2"} <= set(texts)


def test_bands_are_as_thick_as_what_they_carry() -> None:
    """All 40 products share the height less three gaps; a band of 20 is half of the products."""
    svg = star_flow(MOVES, HEAD).svg
    bands = [re.findall(r"[\d.]+", path) for path in re.findall(r'<path[^>]* d="(M [^"MC]*C[^"MC]*C[^"MC]*)"', svg)]
    heights = sorted(float(numbers[-1]) - float(numbers[1]) for numbers in bands)
    whole = sum(heights)
    assert heights[-1] / whole == pytest.approx(0.5, abs=0.01)
    assert len(heights) == 7
