"""Sensitivity indices: against analytic values, against scipy, and on tables where the answer is known."""

from __future__ import annotations

import math
import time
from typing import Any

import numpy as np
import pandas as pd
import pytest
from scipy.stats import sobol_indices, uniform

from ocop_analysis.errors import InputError
from ocop_analysis.scoring import Reference, sensitivity
from ocop_analysis.scoring.sobol import indices

# T. Ishigami, T. Homma (1990), An importance quantification technique in uncertainty analysis for computer models: the function
# sin x1 + 7 sin² x2 + 0,1 x3^4 sin x1 on (-π, π). Its variances: V1 = (1 + 0,1 π^4 / 5)² / 2, V2 = 49 / 8,
# V13 = 0,01 π^8 (1/18 - 1/50), V3 = 0; so the indices 0,3139, 0,4424, 0 and the totals 0,5576, 0,4424, 0,2437.
FIRST, TOTAL = [0.3139, 0.4424, 0.0], [0.5576, 0.4424, 0.2437]


def ishigami(x: np.ndarray) -> np.ndarray:
    return np.asarray(np.sin(x[0]) + 7 * np.sin(x[1]) ** 2 + 0.1 * x[2] ** 4 * np.sin(x[0]))


def runs_of_ishigami(n: int, groups: list[list[int]]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    a, b = np.random.default_rng(5).uniform(-math.pi, math.pi, (2, 3, n))
    mixed = []
    for group in groups:
        other = a.copy()
        other[group] = b[group]
        mixed.append(ishigami(other))
    return ishigami(a), ishigami(b), np.array(mixed)


def hundred(table: pd.DataFrame) -> dict[str, Reference]:
    return {name: Reference(0, 100) for name in table.columns}


def random_table(seed: int, units: int = 9, width: int = 72) -> pd.DataFrame:
    values = np.random.default_rng(seed).random((units, width)) * 100
    return pd.DataFrame(values, [f"u{at}" for at in range(units)], [f"i{at}" for at in range(width)])


def test_indices_of_a_known_function() -> None:
    found = indices(*runs_of_ishigami(2**16, [[0], [1], [2]]), np.random.default_rng(1), resamples=10)
    np.testing.assert_allclose(found.first, FIRST, atol=0.02)
    np.testing.assert_allclose(found.total, TOTAL, atol=0.02)
    # V1 + V2 + V13 = 1/2 + 0,1 π^4 / 5 + 0,01 π^8 / 18 + 49/8
    assert found.variance == pytest.approx(0.5 + 49 / 8 + math.pi**4 / 50 + math.pi**8 / 1800, rel=0.02)


def test_inputs_taken_together_are_one_factor() -> None:
    """x1 and x3 work on each other only: as one factor both its indices are 1 - 0,4424."""
    found = indices(*runs_of_ishigami(2**16, [[0, 2], [1]]), np.random.default_rng(1), resamples=10)
    np.testing.assert_allclose(found.first, [0.5576, 0.4424], atol=0.02)
    np.testing.assert_allclose(found.total, [0.5576, 0.4424], atol=0.02)


def test_the_estimators_are_those_of_scipy() -> None:
    of_a, of_b, of_mixed = runs_of_ishigami(1024, [[0], [1], [2]])
    func = {"f_A": of_a[None], "f_B": of_b[None], "f_AB": of_mixed[:, None]}
    reference = sobol_indices(func=func, n=1024)
    found = indices(of_a, of_b, of_mixed, np.random.default_rng(1))
    np.testing.assert_allclose(found.first, np.ravel(reference.first_order), atol=1e-12)
    np.testing.assert_allclose(found.total, np.ravel(reference.total_order), atol=1e-12)


def test_intervals_hold_what_scipy_finds_with_other_points() -> None:
    span = uniform(-math.pi, 2 * math.pi)
    reference = sobol_indices(func=ishigami, n=2**14, dists=[span] * 3, rng=np.random.default_rng(3))
    found = indices(*runs_of_ishigami(1024, [[0], [1], [2]]), np.random.default_rng(1))
    for at, known in enumerate((reference.first_order, reference.total_order)):
        assert (found.low[at] <= known + 0.01).all()
        assert (known - 0.01 <= found.high[at]).all()


def test_a_choice_with_one_possibility_is_no_factor() -> None:
    table = pd.DataFrame({"a": [90, 50, 20], "b": [10, 40, 60]}, index=list("ABC"))
    one: dict[str, Any] = {"means": ["arithmetic"], "normalisations": ["goalposts"], "leave_one_out": False}
    found = sensitivity(table, references=hundred(table), seed=1, **one)
    assert found.table.index.tolist() == ["weights"]
    # All of the variance comes from a single factor.
    assert found.table.loc["weights", ["first", "total"]].tolist() == pytest.approx([1, 1], abs=0.12)


def test_the_unknown_matters_most_where_only_it_can_move_a_unit() -> None:
    table = pd.DataFrame({"a": [50, 60, None], "b": [50, 60, None]}, index=list("ABC"), dtype=float)
    bounds = (table.fillna(0), table.fillna(100))
    one: dict[str, Any] = {"means": ["arithmetic"], "normalisations": ["goalposts"], "seed": 1, "n": 4096}
    found = sensitivity(table, references=hundred(table), bounds=bounds, unit="C", **one)
    assert found.table.index[0] == "place"
    assert found.table.loc["place", "first"] > 0.9
    assert "số liệu còn thiếu" in found.said
    # C is anywhere between 0 and 100: above 60 with 0,4, from 50 to 60 with 0,1, below with 0,5; mean rank 2,1, variance 0,89.
    assert found.average == pytest.approx(2.1, abs=0.05)
    assert found.variance == pytest.approx(0.89, abs=0.03)


def test_where_nothing_matters_it_says_so() -> None:
    table = pd.DataFrame({"a": [90, 50, 10], "b": [91, 51, 11]}, index=list("ABC"))
    found = sensitivity(table, references=hundred(table), seed=1, n=256)
    assert found.variance == 0
    assert found.table[["first", "total", "total_low"]].isna().all().all()
    assert found.said.startswith("Không lựa chọn nào làm thay đổi kết quả")
    assert found.said in str(found)


def test_without_any_rank_it_says_so() -> None:
    table = pd.DataFrame({"a": [None, None], "b": [None, None]}, index=list("AB"), dtype=float)
    found = sensitivity(table, references=hundred(table), seed=1, n=128)
    assert (found.used, found.said) == (0, "Chưa nói được gì: không có thứ hạng nào để so sánh.")


def test_runs_in_which_the_unit_has_no_score_are_left_out() -> None:
    """B has a alone: where a is left out, one run in three, it has no rank; a pair of runs and its mixtures need all of theirs."""
    table = pd.DataFrame({"a": [40, 50], "b": [70, None]}, index=list("AB"), dtype=float)
    found = sensitivity(table, references=hundred(table), min_available=0.5, unit="B", seed=1)
    assert found.used / found.n == pytest.approx(4 / 9, abs=0.05)


def test_choices_that_cannot_be_told_apart_are_told_together() -> None:
    table = random_table(0)
    groups = {name: f"g{place % 10}" for place, name in enumerate(table.columns)}
    found = sensitivity(table, references=hundred(table), groups=groups, seed=1)
    assert found.table.index[:2].tolist() == ["weights", "mean"]
    assert found.table["total_high"].iloc[1] > found.table["total_low"].iloc[0]
    assert "chưa tách bạch được với cách lấy trung bình." in found.said


def test_the_same_seed_gives_the_same_and_a_province_takes_under_two_seconds() -> None:
    table = random_table(1)
    groups = {name: f"g{place % 10}" for place, name in enumerate(table.columns)}
    one: dict[str, Any] = {"references": hundred(table), "groups": groups, "bounds": ((table - 3).clip(0), table + 3)}
    start = time.perf_counter()
    found = sensitivity(table, seed=4, **one)
    assert time.perf_counter() - start < 2
    pd.testing.assert_frame_equal(sensitivity(table, seed=4, **one).table, found.table)
    assert not sensitivity(table, seed=5, **one).table.equals(found.table)
    assert set(found.table.index) == {"weights", "normalisation", "mean", "place", "left_out"}
    assert (found.n, found.seed, found.used) == (1024, 4, 1024)
    html = found._repr_html_()
    for words in ("trọng số", "cách lấy trung bình", "số liệu còn thiếu", "chỉ số bị bỏ ra", "%"):
        assert words in html


def test_bad_input_is_told_at_once() -> None:
    table = pd.DataFrame({"a": [1, 2]}, index=["<b>A", "B"])
    with pytest.raises(InputError) as caught:
        sensitivity(table, references={}, seed=-1, n=10, unit="X", means=[])
    text = str(caught.value)
    for words in ("10 lượt thử", "-1 không dùng được", "“X”", "Thiếu chỉ số “a”", "Không có lựa chọn nào"):
        assert words in text
    assert "Thiếu dòng" not in text
    assert "<b>" not in sensitivity(table, references=hundred(table), seed=1, n=128, unit="<b>A")._repr_html_()
