"""Scores, ranks and their intervals: worked by hand, and by what must hold for any table."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import beta

from ocop_analysis.errors import InputError
from ocop_analysis.scoring import Reference, aggregate, normalise, normalise_table, outliers, rank, rank_intervals


def table_of(rows: list[list[float | None]]) -> pd.DataFrame:
    columns = [f"i{place}" for place in range(len(rows[0]))]
    return pd.DataFrame(rows, index=[f"u{place}" for place in range(len(rows))], columns=columns, dtype=float)


def hundred(table: pd.DataFrame) -> dict[str, Reference]:
    return {name: Reference(0, 100) for name in table.columns}


@pytest.mark.parametrize(
    ("method", "expected"),
    [
        # 2, 4, 4, 9, unknown: mean 19/4 = 4,75; squares 7,5625 + 0,5625 + 0,5625 + 18,0625 = 26,75; variance 26,75 / 3
        ("z_score", [value / (26.75 / 3) ** 0.5 for value in (-2.75, -0.75, -0.75, 4.25)]),
        ("min_max", [0, 200 / 7, 200 / 7, 100]),
        ("rank", [1, 2.5, 2.5, 4]),
        ("percentile_rank", [12.5, 50, 50, 87.5]),
        ("borda", [0, 1.5, 1.5, 3]),
    ],
)
def test_relative_methods_by_hand(method: str, expected: list[float]) -> None:
    found = normalise([2, 4, 4, 9, None], method)
    np.testing.assert_allclose(found, [*expected, np.nan])
    np.testing.assert_allclose(normalise([-2, -4, -4, -9, None], method, direction="lower"), found)


def test_fixed_methods_by_hand() -> None:
    assert normalise([-1, 5, 11], low=0, high=10).tolist() == [0, 50, 100]
    assert normalise([-1, 5, 11], low=0, high=10, clip=False).tolist() == pytest.approx([-10, 50, 110])
    assert normalise([-1, 5, 11], low=0, high=10, direction="lower").tolist() == [100, 50, 0]
    assert normalise([0, 15, 45], "target", target=30).tolist() == [0, 50, 100]
    # From 40 days down to 10: 25 days are half of the way; 5 days are more than asked for.
    assert normalise([40, 25, 5], "target", target=10, high=40, direction="lower").tolist() == [0, 50, 100]


def test_where_all_are_equal_a_relative_score_is_the_middle() -> None:
    assert normalise([0.1, 0.1, 0.1], "min_max").tolist() == [50, 50, 50]
    assert normalise([0.1, 0.1, 0.1], "z_score").tolist() == [0, 0, 0]
    assert normalise([7, 7, 7], "percentile_rank").tolist() == [50, 50, 50]
    assert normalise([None, None], "min_max").isna().all()


def test_means_by_hand_with_weights() -> None:
    table = table_of([[10, 40]])
    weights = {"i0": 1, "i1": 3}
    found = {
        method: aggregate(table, weights, method).overall.item() for method in ("arithmetic", "geometric", "harmonic")
    }
    # (10 + 3 x 40) / 4; (10 x 40^3)^(1/4) = 640000^(1/4) = sqrt(800); 4 / (1/10 + 3/40) = 4 / 0,175
    assert found == pytest.approx({"arithmetic": 32.5, "geometric": 800**0.5, "harmonic": 4 / 0.175})


def test_a_zero_makes_geometric_and_harmonic_means_zero_unless_it_has_no_weight() -> None:
    table = table_of([[0, 40]])
    for method in ("geometric", "harmonic"):
        assert aggregate(table, None, method).overall.item() == 0
        assert aggregate(table, {"i0": 0, "i1": 2}, method).overall.item() == pytest.approx(40)


def test_missing_is_renormalised_at_each_level_and_withheld_below_the_share() -> None:
    table = table_of([[10, 30, None, 80], [10, None, None, 80], [None, None, None, 80]])
    groups = {"i0": "g1", "i1": "g1", "i2": "g1"}
    weights = {"i0": 1, "i1": 2, "i2": 1, "g1": 3, "i3": 1}
    found = aggregate(table, weights, groups=groups, min_available=0.6)
    # u0: g1 = (10 + 2 x 30) / 3 with 3 of 4 known; overall (3 x 70/3 + 80) / 4 with 3/4 x 3/4 + 1/4 = 0,8125 known.
    assert found.scores.loc["u0"].tolist() == pytest.approx([70 / 3, 37.5])
    assert found.available.loc["u0"].tolist() == pytest.approx([0.75, 0.8125])
    # u1: 1 of 4 known: the group is withheld, and without it only a quarter of the overall weight is known.
    assert found.scores.loc["u1"].isna().all()
    assert found.available.loc["u1"].tolist() == pytest.approx([0.25, 0.25])
    assert found.available.loc["u2"].tolist() == pytest.approx([0, 0.25])
    used = found.weights.query("unit == 'u0' and group == 'g1'").set_index("member")["weight"]
    assert used.to_dict() == pytest.approx({"i0": 1 / 3, "i1": 2 / 3, "i2": 0})
    lax = aggregate(table, weights, groups=groups, min_available=0.25)
    assert lax.overall.tolist() == pytest.approx([37.5, (3 * 10 + 80) / 4, 80])


def test_groups_in_groups() -> None:
    groups = {"i0": "a", "i1": "a", "a": "b", "i2": "b"}
    found = aggregate(table_of([[10, 30, 60, 0]]), groups=groups)
    assert found.scores.iloc[0].to_dict() == {"a": 20, "b": 40, "overall": 20}


def test_winsor_and_fences_by_hand() -> None:
    values = pd.Series([90, 1, 2, 3, 4, 5, 6, 7, 8, -50], index=list("abcdefghij"))
    found = outliers(values, "winsor", fraction=0.1)
    assert found.values.tolist() == [8, 1, 2, 3, 4, 5, 6, 7, 8, 1]
    assert [(change.unit, change.before, change.after) for change in found.changes] == [("a", 90, 8), ("j", -50, 1)]
    # Sorted -50 1 2 3 4 5 6 7 8 90: Q1 = 2,25, Q3 = 6,75, fences 2,25 - 6,75 and 6,75 + 6,75.
    fences = outliers(values)
    assert (fences.lowest, fences.highest) == (-4.5, 13.5)
    assert [str(change) for change in fences.changes] == ["a: 90 được thay bằng 13,5", "j: -50 được thay bằng -4,5"]
    assert outliers([1, None, 2], "winsor").changes == ()


def test_ranks_are_of_unrounded_scores_and_ties_are_shared() -> None:
    assert rank([70.04, 70.01, None, 70.04, 12]).tolist() == [1, 3, pd.NA, 1, 4]
    assert rank([0.1 + 0.2, 0.3]).tolist() == [1, 1]


VALUES = st.integers(0, 1000).map(lambda whole: whole / 10)
TABLES = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(VALUES, min_size=width, max_size=width), min_size=2, max_size=6)
)
METHODS = st.sampled_from(["goalposts", "min_max", "z_score", "rank", "percentile_rank", "borda"])


@settings(max_examples=40, deadline=None)
@given(TABLES, METHODS, st.sampled_from([0.001, 0.5, 1024.0]), st.sampled_from([-40.0, 0.0, 273.15]))
def test_scores_do_not_depend_on_the_unit_of_the_values(rows, method, factor, shift) -> None:
    table = table_of(rows)
    other = table * factor + shift
    if method in ("rank", "percentile_rank", "borda"):
        other = table * 1024
    references = {name: Reference(shift, 100 * factor + shift) for name in table.columns}
    first, second = normalise_table(table, hundred(table), method), normalise_table(other, references, method)
    np.testing.assert_allclose(first, second, atol=1e-6)


@settings(max_examples=40, deadline=None)
@given(TABLES, METHODS, st.sampled_from(["arithmetic", "geometric", "harmonic"]), st.floats(0.1, 50))
def test_a_better_value_never_lowers_the_score(rows, method, mean, more) -> None:
    table = table_of(rows)
    mean = "arithmetic" if method == "z_score" else mean
    better = table.copy()
    better.iloc[0, 0] += more
    lower = {name: Reference(0, 100, "lower") for name in table.columns}
    before = aggregate(normalise_table(table, hundred(table), method), None, mean).overall
    after = aggregate(normalise_table(better, hundred(table), method), None, mean).overall
    worse = aggregate(normalise_table(better, lower, method), None, mean).overall
    assert after.iloc[0] >= before.iloc[0] - 1e-9
    assert worse.iloc[0] <= aggregate(normalise_table(table, lower, method), None, mean).overall.iloc[0] + 1e-9


@settings(max_examples=30, deadline=None)
@given(TABLES, st.sampled_from(["arithmetic", "geometric", "harmonic"]), st.randoms())
def test_equal_weights_are_symmetric_and_ranks_go_with_the_rows(rows, mean, random) -> None:
    table = table_of(rows)
    base = aggregate(table, None, mean).overall
    columns = random.sample(list(table.columns), len(table.columns))
    np.testing.assert_allclose(aggregate(table[columns], None, mean).overall, base, atol=1e-9)
    mixed = table.loc[random.sample(list(table.index), len(table))]
    assert rank(aggregate(mixed, None, mean).overall).to_dict() == rank(base).to_dict()
    intervals = rank_intervals(table, references=hundred(table), seed=3, runs=100).table
    moved = rank_intervals(mixed, references=hundred(table), seed=3, runs=100).table
    pd.testing.assert_frame_equal(moved.loc[table.index], intervals)


@settings(max_examples=30, deadline=None)
@given(TABLES, VALUES)
def test_one_more_unit_changes_no_score_by_fixed_goalposts(rows, value) -> None:
    table = table_of(rows)
    more = pd.concat([table, pd.DataFrame(value, index=["new"], columns=table.columns)])
    first, second = normalise_table(table, hundred(table)), normalise_table(more, hundred(table))
    pd.testing.assert_frame_equal(second.loc[table.index], first)
    pd.testing.assert_series_equal(aggregate(second).overall.loc[table.index], aggregate(first).overall)


def province(seed: int = 0) -> tuple[pd.DataFrame, dict[str, str]]:
    table = table_of((np.random.default_rng(seed).random((9, 72)) * 100).tolist())
    return table, {name: f"g{place % 10}" for place, name in enumerate(table.columns)}


def test_an_interval_holds_the_rank_for_most_units_and_is_the_same_again() -> None:
    held = 0
    for seed in range(10):
        table, groups = province(seed)
        found = rank_intervals(table, references=hundred(table), groups=groups, seed=11).table
        held += int(((found["low"] <= found["rank"]) & (found["rank"] <= found["high"])).sum())
    assert held >= 0.9 * 90
    again = rank_intervals(table, references=hundred(table), groups=groups, seed=11).table
    pd.testing.assert_frame_equal(again, found)
    other = rank_intervals(table, references=hundred(table), groups=groups, seed=12)
    assert not np.array_equal(
        other.ranks, rank_intervals(table, references=hundred(table), groups=groups, seed=11).ranks
    )


def test_the_rank_beside_the_interval_is_that_of_the_public_functions() -> None:
    table, groups = province(7)
    table = table.mask(np.random.default_rng(1).random(table.shape) < 0.3)
    weights = {name: 1.0 + place % 3 for place, name in enumerate([*table.columns, *(f"g{n}" for n in range(10))])}
    for method, mean in (("goalposts", "arithmetic"), ("percentile_rank", "harmonic"), ("z_score", "arithmetic")):
        scores = normalise_table(table, hundred(table), method)
        scores = scores if mean == "arithmetic" else 1 + 0.99 * scores
        expected = rank(aggregate(scores, weights, mean, groups=groups).overall)
        choices = {"normalisations": [method], "means": [mean], "concentration": 1e9, "leave_one_out": False}
        found = rank_intervals(table, weights, references=hundred(table), groups=groups, seed=1, runs=100, **choices)
        assert found.table["rank"].tolist() == expected.tolist()
        # Weights that hardly stray give the same rank in every run.
        assert found.table["low"].tolist() == found.table["high"].tolist() == expected.tolist()


def test_text_is_no_number_even_when_it_looks_like_one() -> None:
    with pytest.raises(InputError, match=r"“1\.234” không phải là số"):
        normalise(["1.234", 2], low=0, high=10)


def test_one_better_in_all_is_first_in_every_run_and_the_middle_is_one_group() -> None:
    rows = [[90, 91, 92], [50, 60, 40], [60, 40, 50], [40, 50, 60], [5, 6, 7]]
    found = rank_intervals(table_of(rows), references=hundred(table_of(rows)), seed=5)
    assert found.groups == (("u0",), ("u1", "u2", "u3"), ("u4",))
    assert found.table.loc["u0", ["rank", "low", "high"]].tolist() == [1, 1, 1]
    assert found.table.loc["u1", ["rank", "low", "high"]].tolist() == [2, 2, 4]
    assert found.table.loc["u4", ["rank", "low", "high"]].tolist() == [5, 5, 5]


def test_what_is_not_known_widens_the_interval() -> None:
    table = table_of([[50, 50], [60, 60], [None, 55]])
    low, high = table.copy(), table.copy()
    low.iloc[2, 0], high.iloc[2, 0] = 0, 100
    one = {"normalisations": ["goalposts"], "means": ["arithmetic"], "leave_one_out": False, "seed": 1}
    found = rank_intervals(table, references=hundred(table), bounds=(low, high), **one)
    # Overall 27,5 to 77,5 with equal weights, against 50 and 60: from the first place to the third.
    assert found.table.loc["u2", ["low", "high", "scored_share"]].tolist() == [1, 3, 1]
    assert pd.isna(found.table.loc["u2", "rank"])
    assert found.groups == (("u0", "u1", "u2"),)
    # Without bounds half of the weight, more or less, is unknown: no score where it is less than 0,99.
    withheld = rank_intervals(table, references=hundred(table), min_available=0.99, **one)
    assert withheld.unranked == ("u2",)
    assert withheld.groups == (("u1",), ("u0",))
    assert withheld.table.loc["u2", "scored_share"] == 0


def test_what_is_unknown_of_a_unit_leans_one_way_whatever_the_direction() -> None:
    table = table_of([[None, None], [60, 40]])
    references = {"i0": Reference(0, 100), "i1": Reference(0, 100, "lower")}
    one = {
        "normalisations": ["goalposts"],
        "means": ["arithmetic"],
        "leave_one_out": False,
        "concentration": 1e6,
        "seed": 6,
    }
    ranks = rank_intervals(table, references=references, bounds=(table.fillna(0), table.fillna(100)), **one).ranks
    # Both at the same place between worst and best: ahead of 60 points in 40% of the runs. Leaning apart it would have 50.
    assert np.mean(ranks[:, 0] < ranks[:, 1]) == pytest.approx(0.4, abs=0.04)


def test_low_and_high_are_the_5th_and_95th_percentile_of_the_runs() -> None:
    table, groups = province(3)
    found = rank_intervals(table, references=hundred(table), groups=groups, seed=8)
    low, high = found.table["low"].to_numpy(float), found.table["high"].to_numpy(float)
    assert ((found.ranks < low).mean(axis=0) < 0.05).all()
    assert ((found.ranks <= low).mean(axis=0) >= 0.05).all()
    assert ((found.ranks < high).mean(axis=0) < 0.95).all()
    assert ((found.ranks <= high).mean(axis=0) >= 0.95).all()


def test_leaving_one_indicator_out_is_among_the_choices() -> None:
    # u0 owes its place to i0 alone: without it, one run in three, it is last.
    table = table_of([[100, 40], [10, 50]])
    one = {"normalisations": ["goalposts"], "means": ["arithmetic"], "concentration": 1e6, "seed": 2}
    kept = rank_intervals(table, references=hundred(table), leave_one_out=False, **one)
    left = rank_intervals(table, references=hundred(table), **one)
    assert kept.table.loc["u0", ["low", "high"]].tolist() == [1, 1]
    assert left.table.loc["u0", ["low", "high"]].tolist() == [1, 2]
    assert np.mean(left.ranks[:, 0] == 2) == pytest.approx(1 / 3, abs=0.05)


def test_a_unit_whose_only_value_is_left_out_has_no_score_in_that_run() -> None:
    table = table_of([[50, None], [40, 70]])
    found = rank_intervals(table, references=hundred(table), min_available=0.5, seed=2)
    assert found.table.loc["u0", "scored_share"] == pytest.approx(2 / 3, abs=0.05)
    assert (found.ranks[np.isnan(found.ranks[:, 0]), 1] == 1).all()


def test_drawn_weights_stray_as_said() -> None:
    # With 100 and 0 the arithmetic mean of u0 beats 50 just when the weight of i0 is above one half: half of the runs.
    table = table_of([[100, 0], [50, 50]])
    one = {"normalisations": ["goalposts"], "means": ["arithmetic"], "leave_one_out": False, "seed": 4, "runs": 4000}
    found = rank_intervals(table, references=hundred(table), **one)
    assert np.mean(found.ranks[:, 0] == 1) == pytest.approx(0.5, abs=0.03)
    # alpha = 10 x 2 members x weight 1/2 = 10 each: the weight of i0 is Beta(10, 10), above 0,6 in 18,6% of the runs.
    table.loc["u1"] = 60.0
    above = rank_intervals(table, references=hundred(table), **one)
    assert np.mean(above.ranks[:, 0] == 1) == pytest.approx(beta(10, 10).sf(0.6), abs=0.02)
    table.loc["u1"] = 50.0
    heavy = rank_intervals(table, {"i0": 4, "i1": 1}, references=hundred(table), **one)
    assert heavy.groups == (("u0",), ("u1",))


def test_a_zero_somewhere_does_not_make_all_equal() -> None:
    table = table_of([[0, 90, 80], [90, 0, 70], [80, 70, 0]])
    found = rank_intervals(
        table, references=hundred(table), seed=1, leave_one_out=False, normalisations=["min_max"], means=["geometric"]
    )
    assert not (found.ranks == 1).all()


def test_all_that_is_wrong_is_told_at_once_in_vietnamese() -> None:
    with pytest.raises(InputError) as one:
        normalise(pd.Series(["x", 2], name="a"), "min-max", direction="up")
    assert len(one.value.problems) == 3
    assert "cột a: “x” không phải là số (ở dòng 0)" in str(one.value)
    table = table_of([[1, -2]])
    with pytest.raises(InputError) as two:
        aggregate(table, {"i0": -1, "i9": 1}, "geometric", 60)
    assert [problem.where for problem in two.value.problems] == [
        "min_available",
        "weights",
        "weights",
        "weights",
        "bảng điểm, cột i1",
    ]
    with pytest.raises(InputError) as three:
        rank_intervals(
            table,
            references={"i0": Reference(5, 5)},
            seed=1,
            runs=1,
            normalisations=["goalpost"],
            means=[],
            bounds=(table + 1, table - 1),
        )
    text = str(three.value)
    for words in (
        "dùng goalposts",
        "Thiếu chỉ số “i1”",
        "Không có lựa chọn nào",
        "1 lượt thử",
        "Cận dưới lớn hơn cận trên",
    ):
        assert words in text
    assert str(two.value).count("\n") == len(two.value.problems) - 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({}, "Thiếu low"),
        ({"low": 0}, "Thiếu high"),
        ({"low": 3, "high": 3}, "Mốc dưới 3 không nhỏ hơn mốc trên 3"),
        ({"low": "3", "high": 4}, "low là 3 (phải là số)"),
        ({"method": "target"}, "Thiếu target"),
        ({"method": "target", "target": 5, "direction": "lower"}, "Thiếu high"),
        ({"method": "target", "target": 5, "low": 9}, "Mục tiêu 5 không tốt hơn giá trị được 0 điểm là 9"),
    ],
)
def test_references_that_make_no_sense_are_refused(arguments: dict[str, object], words: str) -> None:
    with pytest.raises(InputError, match=words.replace("(", r"\(").replace(")", r"\)")):
        normalise([1, 2], **arguments)


def test_groups_that_make_no_tree_are_refused() -> None:
    for groups, words in (
        ({"i0": "a", "a": "b", "b": "a"}, "vòng tròn"),
        ({"i0": "i1"}, "vừa là chỉ số vừa là nhóm"),
        ({"i7": "a"}, "Không có chỉ số hoặc nhóm “i7”"),
    ):
        with pytest.raises(InputError, match=words):
            aggregate(table_of([[1, 2]]), groups=groups)
