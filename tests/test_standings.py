"""Scores by fixed goalposts: worked by hand on a small plan, checked in files, and what the pages make of them."""

from __future__ import annotations

import math

import pandas as pd
import pytest
import yaml
from conftest import ROOT

from ocop_analysis.errors import UnknownPage
from ocop_analysis.params import load_params
from ocop_analysis.project import Project
from ocop_analysis.report.model import ScoreRow, StandingRow, StandoutRow
from ocop_analysis.report.score_words import district_says, province_says, tiers_text
from ocop_analysis.scoring.reference import Scoring, problems_of
from ocop_analysis.scoring.standings import scored_values, standings

PARAMS = load_params(ROOT / "params")
NAN = math.nan
KEPT = ("g06.i01", "g06.i02", "g04.i07", "g08.i03", "g01.i01")


def scoring(**changes: object) -> Scoring:
    """Return the goalposts of five indicators: two thresholds of targets, one low end, one "lower", one divided by producers."""
    given = yaml.safe_load((ROOT / "params" / "scoring.yml").read_text(encoding="utf-8"))
    given["indicators"] = {name: given["indicators"][name] for name in KEPT}
    given["robustness"]["runs"] = 200
    return Scoring.model_validate({**given, "left_out": {}, **changes})


def long(
    unit: str, year: int = 2024, n_producers: int = 10, **values: float | tuple[float, float, float]
) -> pd.DataFrame:
    """Return the rows of a unit; a value of three is value, low, high; names as g06_i01."""
    rows = []
    for name, value in values.items():
        found, low, high = value if isinstance(value, tuple) else (value, value, value)
        rows.append(
            {"unit": unit, "year": year, "indicator": name.replace("_", "."), "value": found, "low": low, "high": high,
             "n_expected": n_producers, "status": "withheld" if math.isnan(found) else "ok"}
        )  # fmt: skip
    return pd.DataFrame(rows)


def scored(*units: pd.DataFrame, by: Scoring | None = None) -> pd.DataFrame:
    rule = by or scoring()
    found = scored_values(pd.concat(units), rule, PARAMS.indicators, PARAMS.targets)
    names = sorted({unit for table in units for unit in table["unit"]} - {"19"})
    return standings(found, rule, names).set_index(["unit", "year", "node"])


FULL = {"g06_i01": 0.35, "g06_i02": 0.3, "g04_i07": 75.0, "g08_i03": 0.25, "g01_i01": 5.0}


def test_scores_by_hand() -> None:
    """g06: 0.35 of 0.7 is 50, 0.3 is beyond 0.2 so 100: 75. g04: 75 of 50-100: 50. g08: 0.25, lower: 75. g01: 5 / 10 of 2: 25.

    Overall: (25 + 50 + 75 + 75) / 4.
    """
    found = scored(long("171", **FULL), long("172", **FULL), long("19", **FULL))
    mine = found.loc[("171", 2024)]["score"]
    assert mine.to_dict() == {"g01": 25.0, "g04": 50.0, "g06": 75.0, "g08": 75.0, "overall": 56.25}
    assert found.loc[("171", 2024)]["rank"].tolist() == [1] * 5  # equal districts share a rank
    assert found.loc[("171", 2024, "overall"), "tier"] == 1
    assert found.loc[("19", 2024)]["score"].tolist() == mine.tolist()
    assert found.loc[("19", 2024)]["rank"].isna().all()  # the province is no district


def test_a_score_is_withheld_when_too_little_of_its_weight_is_known() -> None:
    """Half of g06 known is under 60%: withheld. Three groups of four are 75%: the overall score stands on them."""
    found = scored(long("171", **FULL | {"g06_i02": NAN}), long("172", **FULL))
    assert math.isnan(found.loc[("171", 2024, "g06"), "score"])
    assert found.loc[("171", 2024, "overall"), "score"] == 50.0
    assert found.loc[("171", 2024, "overall"), "available"] == pytest.approx(0.75)
    assert (found.loc[("171", 2024, "g06"), "n_known"], found.loc[("171", 2024, "g06"), "n_scored"]) == (1, 2)
    assert pd.isna(found.loc[("172", 2024, "g06"), "rank"])  # one district alone is not ranked


def test_bands_hold_what_the_unknown_could_make() -> None:
    """g08 (lower is better) between 0.1 and 0.5: 50 to 90; g01 withheld with bounds 0-20 of 10 producers: 0 to 100."""
    found = scored(
        long("171", **FULL | {"g08_i03": (0.25, 0.1, 0.5), "g01_i01": (NAN, 0.0, 20.0)}), long("172", **FULL)
    )
    g08 = found.loc[("171", 2024, "g08")]
    assert (g08["score"], g08["low"], g08["high"]) == (75.0, 50.0, 90.0)
    assert math.isnan(found.loc[("171", 2024, "g01"), "low"])  # no score, no band
    whole = found.loc[("171", 2024, "overall")]
    assert whole["score"] == pytest.approx((50 + 75 + 75) / 3)
    assert (whole["low"], whole["high"]) == (
        pytest.approx((0 + 50 + 75 + 50) / 4),
        pytest.approx((100 + 50 + 75 + 90) / 4),
    )


def test_goalposts_are_fixed_so_others_and_other_years_change_no_score() -> None:
    alone = scored(long("171", **FULL), long("172", **FULL))
    other = {"g06_i01": 0.9, "g06_i02": 0.0, "g04_i07": 60.0, "g08_i03": 1.0, "g01_i01": 50.0}
    more = scored(long("171", **FULL), long("172", **other), long("173", **other), long("171", 2023, **other))
    assert more.loc[("171", 2024)]["score"].tolist() == alone.loc[("171", 2024)]["score"].tolist()


def test_a_division_by_no_producers_is_unknown_not_zero() -> None:
    found = scored(long("171", n_producers=0, **FULL), long("172", **FULL))
    assert math.isnan(found.loc[("171", 2024, "g01"), "score"])


def test_weights_of_groups_and_indicators_count() -> None:
    rule = scoring(group_weights={"g08": 3})
    found = scored(long("171", **FULL), long("172", **FULL), by=rule)
    assert found.loc[("171", 2024, "overall"), "score"] == pytest.approx((25 + 50 + 75 + 3 * 75) / 6)


# ---- the file ------------------------------------------------------------------------------------------------------


def test_every_shipped_indicator_is_scored_or_left_out_with_a_reason() -> None:
    assert PARAMS.scoring.indicators.keys() | PARAMS.scoring.left_out.keys() == {item.id for item in PARAMS.indicators}
    assert PARAMS.scoring.status == "proposed"
    assert all(post.reason for post in PARAMS.scoring.indicators.values())


def test_mistakes_in_the_file_are_told_all_at_once() -> None:
    given = yaml.safe_load((ROOT / "params" / "scoring.yml").read_text(encoding="utf-8"))
    given["indicators"]["g06.i01"] = {"target": "T5", "reason": "x"}
    given["indicators"]["g99.i01"] = {"high": 1, "reason": "x"}
    given["indicators"]["g04.i07"] = {"low": 100, "high": 50, "reason": "x"}
    given["indicators"]["g01.i01"] = {"high": 2, "per": "producer", "reason": "x"}
    given["left_out"]["g06.i02"] = "x"
    given["group_weights"] = {"g11": 2}
    given["bases"]["products"]["indicator"] = "g04.i20"
    told = [str(problem) for problem in problems_of(Scoring.model_validate(given), PARAMS.indicators, PARAMS.targets)]
    for words in ("chỉ tiêu “T5”", "chỉ số “g99.i01”", "Mốc trên 50", "có phải “producers”", "g06.i02 ở cả hai mục", "nhóm “g11”",
                  "chỉ số “g04.i20”"):  # fmt: skip
        assert sum(words in line for line in told) == 1, words
    with pytest.raises(ValueError, match="cần đúng một trong hai khóa high, target"):
        Scoring.model_validate({**given, "indicators": {"g06.i01": {"high": 1, "target": "T05", "reason": "x"}}})


# ---- the words -----------------------------------------------------------------------------------------------------


def overall(low: int | None, high: int | None, n: int | None = 9, **more: object) -> ScoreRow:
    given = {
        "node": "overall", "name": "Điểm chung", "score": 65.6, "low": 60.0, "high": 70.0, "before": 62.0, "province": 66.0,
        "years": ((2023, 62.0), (2024, 65.6)), "n_known": 47, "n_scored": 53, "rank_low": low, "rank_high": high,
        "n_ranked": n, "rank_text": "",
    }  # fmt: skip
    return ScoreRow(**{**given, **more})


def test_the_middle_of_the_field_has_no_single_rank() -> None:
    """A district whose rank may be 4, 5 or 6 is never said to be fifth, nor better than one that may be 6."""
    said = " ".join(district_says("huyện Đại Từ", (overall(4, 6),), ()))
    assert "trong khoảng từ 4 đến 6 trên 9; chưa phân biệt được các bậc trong khoảng đó" in said
    assert "thứ 5" not in said
    every = " ".join(district_says("huyện Đại Từ", (overall(1, 9),), ()))
    assert "chưa phân biệt được huyện Đại Từ với các huyện, thành phố khác" in every


def test_too_few_years_say_so() -> None:
    """Four rising years: the least p is 2/24. Five: 2/120 = 0.017."""
    rising = tuple((year, 50.0 + year - 2021) for year in range(2021, 2026))
    assert "Chỉ có 4 năm có điểm, quá ít" in " ".join(district_says("x", (overall(1, 9, years=rising[:4]),), ()))
    told = " ".join(district_says("x", (overall(1, 9, years=rising),), ()))
    assert "Điểm chung tăng từ năm 2021 đến năm 2025 (kiểm định Kendall chính xác, p = 0,017)." in told


def standing(name: str, tier: int | None) -> StandingRow:
    return StandingRow(name, name, None if tier is None else 60.0, 55.0, 65.0, 1, 3, tier, ())


def test_tiers_are_groups_of_equals() -> None:
    one = tiers_text([standing("A", 1), standing("B", 1)])
    assert one.startswith("Chưa phân biệt được 2 huyện, thành phố đã chấm")
    two = tiers_text([standing("A", 1), standing("B", 2), standing("C", 2), standing("D", None)])
    assert two == (
        "Các huyện, thành phố chia thành 2 nhóm phân biệt được; nhóm điểm cao nhất: A; nhóm điểm thấp nhất: B và C. "
        "Trong cùng một nhóm thì không phân thứ hạng. Chưa đủ số liệu để chấm D."
    )
    assert province_says("tỉnh", (overall(None, None, None, score=None),), [standing("A", None)])[0].startswith(
        "Chưa đủ"
    )


def standout(differs: str, is_strength: bool = True) -> StandoutRow:
    return StandoutRow("g05.i01", "Truy xuất nguồn gốc", "90,0%", 90.0, "từ 1 đến 2", is_strength, differs)


def test_a_share_is_said_to_differ_only_outside_the_funnel() -> None:
    row = overall(1, 9)
    chance = district_says("x", (row,), (standout("no"),))[-1]
    assert chance == (
        "So với các huyện, thành phố khác, mặt mạnh là truy xuất nguồn gốc (90,0%). Tuy vậy, với số trường hợp ít như hiện "
        "nay, chưa tỷ lệ nào trong đó khác hẳn mức chung."
    )
    beyond = district_says("x", (row,), (standout("yes", is_strength=False),))[-1]
    assert (
        "mặt yếu là truy xuất nguồn gốc (90,0%). Trong các tỷ lệ đó, truy xuất nguồn gốc khác hẳn mức chung" in beyond
    )
    assert district_says("x", (row,), (standout(""),))[-1].endswith("(90,0%).")


# ---- the real sample -----------------------------------------------------------------------------------------------


def test_the_sample_has_scores_and_the_partial_register_none(sample: Project, project: Project) -> None:
    assert sample.scores["score"].notna().sum() > 500
    assert sample.scores["score"].dropna().between(0, 100).all()
    known = sample.scores.dropna(subset=["score"])
    assert (known["low"] <= known["score"]).all()
    assert (known["score"] <= known["high"]).all()
    assert project.scores["score"].isna().all()
    assert project.report("171", 2024).model.scores is None


def test_hidden_numbers_are_in_no_score(sample: Project) -> None:
    """A district's one or two producers led by women must not be worked out from the score of their group."""
    hidden = sample.params.evaluation.disclosure.indicators
    assert hidden
    assert not set(hidden) & set(sample.scored.values.columns)


def test_what_if_in_one_call_says_who_gains(sample: Project) -> None:
    found = sample.what_if(2024, {"weights": {"g08": 3}})
    before = sample.scores.query("node == 'overall' and year == 2024").set_index("unit")["score"]
    names = {unit.code: unit.short_name for unit in sample.districts}
    for code, name in names.items():
        assert found.table.loc[name, "score_before"] == pytest.approx(before[code])
    assert set(found.gainers) <= set(names.values())
    assert found.gainers
    with pytest.raises(UnknownPage, match="2031"):
        sample.what_if(2031, {"weights": {"g08": 3}})


def test_the_province_page_shows_intervals_and_what_moves_them(sample: Project) -> None:
    model = sample.report("province", 2024).model
    assert model.scores is not None
    assert [row.code for row in model.scores.standings] == [unit.code for unit in sample.districts]
    assert {factor.name for factor in model.scores.factors} == {
        "Trọng số", "Cách chuẩn hóa", "Cách lấy trung bình", "Số liệu còn thiếu", "Chỉ số bị bỏ ra",
    }  # fmt: skip
    html = sample.report("province", 2024).scores().html
    assert "bang-diem-huyen" in html
    assert "bang-do-nhay" in html
    assert 'id="bieu-do-thu-hang"' in html
