"""How many more would close a gap: every expected number is worked by hand as whole things."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
import yaml
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st

from ocop_analysis.bounds import Measured, Verdict, verdict
from ocop_analysis.definitions import Target, TargetFile
from ocop_analysis.project import Project
from ocop_analysis.report.wording import gap_text, variant_gap_text
from ocop_analysis.targets import Assessment, Gap, VariantResult, gap
from ocop_analysis.targets.gap import missing_of, new_ones
from ocop_analysis.words import speaking
from ocop_analysis.writing import Noun

TARGETS = {
    target.id: target
    for target in TargetFile.model_validate(
        yaml.safe_load((ROOT / "params/targets.yml").read_text(encoding="utf-8"))
    ).targets
}


def judged(target: str, measured: Measured | None, given_verdict: Verdict | None = None) -> Assessment:
    found = TARGETS[target]
    said = given_verdict or (verdict(found.threshold, measured) if measured else "undecided")
    return Assessment(found, "19", dt.date(2025, 12, 31), said, measured, (), (), "")


def share(part: int, whole: int, unknown: int = 0, maybe: int = 0) -> Measured:
    """Return a share of `whole` members for sure, and `maybe` more that may be members, of whom none answers yes."""
    base = whole + maybe
    return Measured(
        part / base, (part + unknown) / whole, part, whole, unknown, base, base - unknown, low_denominator=base
    )


def found(changed: int, added: int | None, part: int, whole: int | None, settled: int | None = None) -> Gap:
    return Gap(changed, added, Fraction(part), None if whole is None else Fraction(whole), settled)


@pytest.mark.parametrize(
    ("target", "measured", "expected"),
    [
        # 7/10 of 118 is 82,6: 83 are needed, 8 more. New ones: 101/144 = 0,7014 and 100/143 = 0,6993, so 26
        ("T05", share(75, 118), found(8, 26, 75, 118)),
        # exactly on the threshold after the change: 7/10 of 20 is 14; 10 new ones: 20/30 < 0,7; 14 + k over 20 + k
        ("T05", share(13, 20), found(1, 4, 13, 20)),  # 17/24 = 0,708; 16/23 = 0,696
        # nobody yet: 1 of 5 is 1/5; one new one of 6 is 1/6, two of 7 are 2/7
        ("T06", share(0, 5), found(1, 2, 0, 5)),
        # four unknown answers, three are enough: 39/103 up to 42/103 = 0,4078 and 41/103 = 0,398; new: 43/107 = 0,402, 42/106 = 0,396
        ("T09", share(39, 103, unknown=4), found(3, 4, 39, 103, settled=3)),
        # two unknown answers are too few: not met, whatever they say (41/103)
        ("T09", share(39, 103, unknown=2), found(3, 4, 39, 103)),
        # 3 more may be members: the low bound is 8/20, 8 are needed of 20 x 0,4, so it is met
        ("T09", share(8, 17, maybe=3), None),
        # 7/20: one more; unknown answers do not settle it, as three of those asked may not be members at all
        ("T09", share(7, 17, unknown=4, maybe=3), found(1, 2, 7, 20)),  # 9/22 = 0,409; 8/21 = 0,381
        # the base of T04 is of a day: new products cannot join it. Half of 173 is 86,5, so 87 - 26
        ("T04", share(26, 173), found(61, None, 26, 173)),
        ("T01", Measured(140, 140, 140), found(10, None, 140, None)),
        # two unknown answers among 141 + 2 products could not bring 150, ten among 12 could
        ("T01", Measured(141, 143, 141, None, 2, 200, 198), found(9, None, 141, None)),
        ("T01", Measured(140, 152, 140, None, 12, 200, 188), found(10, None, 140, None, settled=10)),
        # years without a published figure are not answers
        ("T01", Measured(140, None, 140, n_unknown=1), found(10, None, 140, None)),
        # T08 counts workers: a fifth of 2567 is 513,4, so 514 - 500; new: (500 + k)/(2567 + k) >= 1/5 -> 0,8 k >= 13,4, k = 17
        ("T08", Measured(500 / 2567, 500 / 2567, 500, 2567, 3, 99, 96, low_denominator=2567), found(14, 17, 500, 2567)),
    ],
)  # fmt: skip
def test_worked_by_hand(target: str, measured: Measured, expected: Gap | None) -> None:
    assert gap(judged(target, measured)) == expected


@pytest.mark.parametrize(
    ("measured", "said"),
    [
        (share(83, 118), None),  # met
        (share(75, 118), "not_applicable"),
        (None, None),  # no evidence
        (Measured(None, None, state="no_base"), None),
        (Measured(0.0, 1.0, 75, 118), None),  # a figure too old to judge by
        (Measured(0.6, 0.6), None),  # a percentage without its counts
        (Measured(None, None, fewer_than=3), "not_met"),  # too small to be published: its gap would tell it
    ],
)
def test_no_gap_is_told(measured: Measured | None, said: Verdict | None) -> None:
    assert gap(judged("T05", measured, said)) is None
    assert gap_text(judged("T05", measured, said)) == ""


SHARES = st.integers(0, 400).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole)))


@given(st.fractions(Fraction(1, 100), Fraction(99, 100), max_denominator=100), SHARES)
def test_the_gap_is_the_least_that_reaches_the_threshold(threshold: Fraction, counted: tuple[int, int]) -> None:
    part, whole = counted
    changed = missing_of(threshold, Fraction(part), Fraction(whole))
    assert part + changed >= threshold * whole
    assert changed == 0 or part + changed - 1 < threshold * whole
    added = new_ones(threshold, Fraction(part), Fraction(whole))
    assert added is not None
    assert part + added >= threshold * (whole + added)
    assert added == 0 or part + added - 1 < threshold * (whole + added - 1)


def test_no_number_of_new_ones_makes_all_of_them() -> None:
    assert new_ones(Fraction(1), Fraction(3), Fraction(4)) is None


@pytest.mark.parametrize(
    ("target", "measured", "text"),
    [
        ("T01", Measured(140, 140, 140), "cần thêm ít nhất 10 sản phẩm mới (140 lên 150)"),
        (
            "T05",
            share(75, 118),
            "cần thêm ít nhất 8 hợp tác xã: đổi 8 chủ thể hiện có (75/118 lên 83/118) hoặc thêm 26 chủ thể mới đều đạt "
            "(75/118 lên 101/144)",
        ),
        (
            "T09",
            share(39, 103, unknown=4),
            "chỉ tính phần đã chắc chắn thì cần thêm ít nhất 3 chủ thể do nữ điều hành: đổi 3 chủ thể hiện có "
            "(39/103 lên 42/103) hoặc thêm 4 chủ thể mới đều đạt (39/103 lên 43/107); hoặc chỉ cần 3 trong 4 câu trả lời "
            "chưa rõ hóa ra là có",
        ),
        (
            "T04",
            share(26, 173),
            "cần thêm ít nhất 61 sản phẩm được củng cố, nâng cấp: đổi 61 sản phẩm hiện có (26/173 lên 87/173)",
        ),
    ],
)
def test_the_sentence(target: str, measured: Measured, text: str) -> None:
    assert gap_text(judged(target, measured)) == text


def test_a_variant_may_count_other_things() -> None:
    target: Target = TARGETS["T08"]
    variant = next(variant for variant in target.variants if variant.id == "share_at_20")
    result = VariantResult(variant.id, variant.label, variant.unit, variant.wanted, "not_met", share(1, 10), False)
    # 2 of 10 are needed; new ones: 2/11 = 0,18, 3/12 = 0,25
    assert variant_gap_text(target, result) == (
        "cần thêm ít nhất 1 chủ thể có từ 20% lao động qua đào tạo: đổi 1 chủ thể hiện có (1/10 lên 2/10) "
        "hoặc thêm 2 chủ thể mới đều đạt (1/10 lên 3/12)"
    )


@pytest.mark.parametrize(
    ("year", "target", "text"),
    [
        (2021, "T01", "cần thêm ít nhất 97 sản phẩm mới (53 lên 150)"),  # F015: 53 new in 2021
        (2024, "T01", ""),  # 237
        # F026 + F032 = 26 over at most F019 = 173: half of it is 87
        (2025, "T04", "chỉ tính phần đã chắc chắn thì cần thêm ít nhất 61 sản phẩm được củng cố, nâng cấp: "
                      "đổi 61 sản phẩm hiện có (26/173 lên 87/173)"),
        (2025, "T05", ""),  # nothing known
    ],
)  # fmt: skip
def test_gaps_of_the_province_on_the_real_data(project: Project, year: int, target: str, text: str) -> None:
    assert project.assess("province", year).loc[target, "gap"] == text


def test_gaps_in_english_tell_one_from_many() -> None:
    english = {"unit": Noun("producer|producers"), "wanted": Noun("cooperative|cooperatives")}
    target = TARGETS["T05"].model_copy(update=english)
    with speaking("en"):
        assert gap_text(replace(judged("T05", share(13, 20)), target=target)) == (
            "at least 1 more cooperative is needed: 1 existing producer coming to qualify (13/20 to 14/20) "
            "or 4 new qualifying producers being added (13/20 to 17/24)"
        )
        assert gap_text(replace(judged("T05", share(75, 118)), target=target)).startswith(
            "at least 8 more cooperatives are needed: 8 existing producers coming"
        )


def test_the_table_of_variants_has_every_reading(project: Project) -> None:
    table = project.variants("164", 2024)
    assert len(table) == 12 + sum(len(target.variants) for target in TARGETS.values())
    default: Any = table.xs("default", level="variant")
    pairs = zip(default["value"], project.assess("164", 2024)["value"], strict=True)
    assert all(one == other for one, other in pairs)
    ever = table.loc[("T05", "ever")]  # 14 of 19 (F369-F372) answers both denominators
    assert (ever["verdict"], ever["low"], ever["changes"], ever["gap"]) == ("Đạt", 14 / 19, False, "")
    later = project.variants("province", 2025)
    flips = set(later[later["changes"]].index)
    assert flips == {("T01", "from_plan_date"), ("T01", "from_2023"), ("T01", "still_valid"), ("T03", "brand_new")}
    # from 2023 on: F029 + F047 = 67 + 73 = 140 for sure, 2025 not published for the old province
    gap_2023 = later.loc[("T01", "from_2023"), "gap"]
    assert gap_2023 == "chỉ tính phần đã chắc chắn thì cần thêm ít nhất 10 sản phẩm mới (140 lên 150)"
