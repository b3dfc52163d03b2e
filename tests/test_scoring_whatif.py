"""What changes when a choice changes, and where a unit stands out: worked by hand."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ocop_analysis.errors import InputError
from ocop_analysis.scoring import Reference, strengths, what_if

TABLE = pd.DataFrame({"a": [80, 60, 40], "b": [10, 40, 50]}, index=["A", "B", "C"])
REFERENCES = {"a": Reference(0, 100), "b": Reference(0, 100)}


def changed(change: dict[str, Any], **others: Any) -> pd.DataFrame:
    return what_if(TABLE, REFERENCES, change=change, **others).table


def test_a_weight_changed_by_hand() -> None:
    """Equal weights: 45, 50, 45; with b three times: (80 + 30) / 4 = 27,5, (60 + 120) / 4 = 45, (40 + 150) / 4 = 47,5."""
    found = what_if(TABLE, REFERENCES, change={"weights": {"b": 3}})
    assert found.table["score_before"].to_dict() == {"A": 45, "B": 50, "C": 45}
    assert found.table["score_after"].to_dict() == {"A": 27.5, "B": 45, "C": 47.5}
    assert found.table["gain"].to_dict() == {"A": -17.5, "B": -5, "C": 2.5}
    assert found.table["rank_before"].to_dict() == {"A": 2, "B": 1, "C": 2}
    assert found.table["rank_after"].to_dict() == {"A": 3, "B": 2, "C": 1}
    # A and B each fall one place; B loses fewer points.
    assert (found.gainers, found.losers) == (("C",), ("B", "A"))
    assert found.table.index.tolist() == ["C", "B", "A"]


def test_a_goalpost_a_target_and_a_mean_changed_by_hand() -> None:
    # b counts to 50: 10, 40, 50 are 20, 80, 100 points; with a: 50, 70, 70.
    assert changed({"references": {"b": {"high": 50}}})["score_after"].to_dict() == {"A": 50, "B": 70, "C": 70}
    # Target 40 instead of 80 for a, and 50 for b: 100, 100, 100 with 20, 80, 100.
    references = {"a": Reference(target=80), "b": Reference(target=50)}
    found = what_if(TABLE, references, method="target", change={"references": {"a": {"target": 40}}}).table
    assert found["score_before"].to_dict() == {"A": 60, "B": 77.5, "C": 75}
    assert found["score_after"].to_dict() == {"A": 60, "B": 90, "C": 100}
    # Geometric: √800, √2400, √2000; A falls behind C.
    geometric = changed({"mean": "geometric"})
    assert geometric["score_after"].to_dict() == pytest.approx({"A": 800**0.5, "B": 2400**0.5, "C": 2000**0.5})
    assert geometric["rank_after"].to_dict() == {"A": 3, "B": 1, "C": 2}
    # min_max: a 100, 50, 0; b 0, 75, 100.
    assert changed({"method": "min_max"})["score_after"].to_dict() == {"A": 50, "B": 62.5, "C": 50}


def test_several_changes_at_once_are_told_in_words() -> None:
    found = what_if(
        TABLE,
        REFERENCES,
        change={"weights": {"b": 2}, "references": {"a": {"low": 20, "direction": "lower"}}, "mean": "geometric"},
    )
    assert found.said == (
        "trọng số của b từ 1 thành 2",
        "mốc dưới của a từ 0 thành 20",
        "chiều tốt của a từ càng cao càng tốt thành càng thấp càng tốt",
        "cách lấy trung bình từ trung bình cộng thành trung bình nhân",
    )
    html = found._repr_html_()
    assert "điểm trước" in html
    assert found.summary in html


def test_what_changes_nothing_changes_nothing() -> None:
    found = what_if(TABLE, REFERENCES, change={"weights": {"a": 1}})
    assert (found.table["gain"] == 0).all()
    assert found.summary == "Thứ hạng không đổi."
    assert "<b>" not in what_if(TABLE.rename({"A": "<b>"}), REFERENCES, change={"weights": {"a": 2}})._repr_html_()


def test_a_withheld_score_is_neither_gain_nor_loss() -> None:
    table = TABLE.astype(float).mask(TABLE == 50)
    found = what_if(table, REFERENCES, change={"weights": {"b": 3}})
    assert np.isnan(found.table.loc["C", "gain"])
    assert pd.isna(found.table.loc["C", "climb"])
    assert "C" not in found.gainers + found.losers
    alone = what_if(table.loc[["C"]], REFERENCES, change={"weights": {"b": 3}})
    assert alone.summary == "Không đơn vị nào đủ số liệu để xếp hạng cả trước và sau."


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({}, "Không có thay đổi nào"),
        ({"weight": {"a": 1}}, "dùng weights"),
        ({"weights": {"c": 1}}, "Không có tên “c”"),
        ({"weights": 3}, "không phải bảng"),
        ({"references": {"a": {"hihg": 3}}}, "dùng high"),
        ({"references": {"z": {"high": 3}}}, "Không có tên “z”"),
        ({"references": {"a": 50}}, "“50”"),
        ({"references": {"a": {"high": -1}}}, "không nhỏ hơn mốc trên"),
        ({"mean": "median"}, "Không có lựa chọn “median”"),
        ({"weights": {"a": -1}}, "Trọng số của “a” là -1"),
    ],
)
def test_a_change_that_makes_no_sense_is_refused(change: dict[str, Any], words: str) -> None:
    with pytest.raises(InputError) as caught:
        what_if(TABLE, REFERENCES, change=change)
    assert words in str(caught.value)


def scores_of(**columns: list[float | None]) -> pd.DataFrame:
    length = len(next(iter(columns.values())))
    return pd.DataFrame(columns, index=[f"u{at}" for at in range(length)], dtype=float)


def test_only_the_upper_and_the_lower_third_are_told() -> None:
    scores = scores_of(a=[90, 80, 70, 60, 50, 40, 30, 20, 10])
    told = [
        (len(found.strengths), len(found.weaknesses)) for found in (strengths(unit, scores) for unit in scores.index)
    ]
    assert told == [(1, 0)] * 3 + [(0, 0)] * 3 + [(0, 1)] * 3
    third = strengths("u2", scores).strengths.loc["a"]
    assert (third["score"], third["best"], third["worst"]) == (70, 3, 3)
    assert strengths("u4", scores).unclear == ("a",)
    assert "chưa nói được" in strengths("u4", scores).caution


def test_a_shared_place_is_no_strength_unless_few_share_it() -> None:
    """Three of nine share the first place: a third; four: more than a third. The ranks are 1 for all of them."""
    assert len(strengths("u0", scores_of(a=[90, 90, 90, 60, 50, 40, 30, 20, 10])).strengths) == 1
    four = strengths("u0", scores_of(a=[90, 90, 90, 90, 50, 40, 30, 20, 10]))
    assert (len(four.strengths), four.unclear) == (0, ("a",))
    zeros = scores_of(a=[90, 80, 70, 60, 50, 0, 0, 0, 0])
    assert len(strengths("u8", zeros).weaknesses) == 0
    assert strengths("u1", zeros).strengths.loc["a", ["best", "worst"]].tolist() == [2, 2]


def test_a_wide_interval_is_never_a_strength() -> None:
    """u0 has 90 by what is known but can be anything: from the first place to the last."""
    scores = scores_of(a=[90, 80, 70, 60, 50, 40, 30, 20, 10])
    low, high = scores.copy(), scores.copy()
    low.loc["u0", "a"], high.loc["u0", "a"] = 0, 100
    assert strengths("u0", scores, bounds=(low, high)).unclear == ("a",)
    # For u1 that is one who may be ahead: rank 1-2 of 9 still; for u3 3-4.
    second = strengths("u1", scores, bounds=(low, high)).strengths.loc["a"]
    assert (second["best"], second["worst"]) == (1, 2)
    assert strengths("u3", scores, bounds=(low, high)).unclear == ("a",)


def test_units_of_which_nothing_is_known_may_stand_anywhere() -> None:
    scores = scores_of(a=[90, 80, 70, 60, 50, None, None, 20, 10])
    best = strengths("u0", scores).strengths.loc["a"]
    assert (best["best"], best["worst"]) == (1, 3)
    # Behind u8 the two unknown may stand: with itself three of nine, a third. Behind u7 there is u8 too, so four.
    assert strengths("u1", scores).unclear == ("a",)
    assert strengths("u8", scores).weaknesses.loc["a", ["best", "worst"]].tolist() == [7, 9]
    assert strengths("u7", scores).unclear == ("a",)
    assert strengths("u5", scores).unclear == ("a",)


def test_two_units_are_too_few() -> None:
    found = strengths("u0", scores_of(a=[90, 10]))
    assert (len(found.strengths), found.caution) == (0, "Chỉ có 2 đơn vị: quá ít để nói mạnh hay yếu.")


def test_the_clearest_come_first_with_value_and_measure() -> None:
    scores = scores_of(a=[50, 90, 10], b=[99, 10, 20], c=[90, 10, 20], d=[1, 50, 60])
    values = scores * 1000
    found = strengths("u0", scores, values=values, measures={"b": "triệu đồng"})
    assert found.strengths.index.tolist() == ["b", "c"]
    assert found.strengths.loc["b"].tolist() == [99000, "triệu đồng", 99, 1, 1]
    assert found.weaknesses.index.tolist() == ["d"]
    assert str(found) == (
        "u0. Điểm mạnh: b 99.000 triệu đồng (99,0 điểm, hạng 1 trên 3); c 90.000 (90,0 điểm, hạng 1 trên 3). "
        "Điểm yếu: d 1.000 (1,0 điểm, hạng 3 trên 3)."
    )
    assert strengths("u0", scores, most=1).strengths.index.tolist() == ["b"]
    assert "<b>" not in strengths("<b>", scores.rename({"u0": "<b>"}))._repr_html_()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 5)), min_size=3, max_size=9), st.randoms())
def test_ranks_within_the_bounds_are_within_the_interval(cells: list[tuple[int, int]], random: Any) -> None:
    low = scores_of(a=[start for start, _ in cells])
    high = scores_of(a=[start + width for start, width in cells])
    drawn = scores_of(a=[random.randint(start, start + width) for start, width in cells])["a"]
    for unit in low.index:
        found = strengths(unit, (low + high) / 2, bounds=(low, high))
        ahead, behind = int((drawn > drawn[unit]).sum()), int((drawn < drawn[unit]).sum())
        for rows, others in ((found.strengths, behind), (found.weaknesses, ahead)):
            if len(rows):
                assert rows.loc["a", "best"] <= 1 + ahead <= rows.loc["a", "worst"]
                # Whatever the truth within the bounds, two thirds of the units are on the other side.
                assert others >= len(cells) * 2 / 3 - 1e-9


def test_bad_input_of_strengths_is_told() -> None:
    scores = scores_of(a=[1, 2, 3])
    with pytest.raises(InputError, match="Không có lựa chọn “x”"):
        strengths("x", scores)
    with pytest.raises(InputError, match="cận trên: Thiếu cột “a”"):
        strengths("u0", scores, bounds=(scores, scores.drop(columns="a")))
    with pytest.raises(InputError, match="Cận dưới lớn hơn cận trên"):
        strengths("u0", scores, bounds=(scores + 1, scores))
    with pytest.raises(InputError, match="chỉ có một trong hai cận"):
        strengths("u0", scores, bounds=(scores.mask(scores == 1), scores))
