"""The verdicts on the real data, each as a careful reader of the sources would give it, worked by hand.

The figures (F...) and records (P...) named here stand in data/raw/public/ with their sources.
"""

from __future__ import annotations

import datetime as dt

import pytest

from ocop_analysis.project import Project
from ocop_analysis.targets import Assessment

# End of the plan, nine old districts. target: (verdict, low, high, why)
PLAN_REVIEW = {
    # F015 + F023 + F029 + F047 = 53 + 44 + 67 + 73 = 237 >= 150; 2025 is published for the merged province only: no upper bound
    "T01": ("met", 237, None, "published"),
    # two products announced 5 stars in 2021, 36 months over by 2024; no source tells of a renewal, none denies it
    "T02": ("undecided", 0, 2, "lower_bound"),
    # P002 and P003 (16/1/2025), P015 (26/6/2025), P045 (2025) = 4 beside the pair P001, P027; 6 named of 6 published (F055)
    "T03": ("met", 4, 4, "covers"),
    # F026 + F032 = 13 + 13 = 26 renewals; base between 129 (F010, 14/12/2021) and 173 (F019, end of 2022); 2021, 2024, 2025 unknown
    "T04": ("undecided", 26 / 173, 1.0, "published"),
    # no split of producers by type for the province (66 producers in 12/2021 without types; 95% is of products)
    "T05": ("undecided", None, None, "no_evidence"),
    "T06": ("undecided", None, None, "no_evidence"),
    # nothing published on value chains, certified labour, women, minorities or channels of OCOP producers
    "T07": ("undecided", None, None, "no_evidence"),
    "T08": ("undecided", None, None, "no_evidence"),
    "T09": ("undecided", None, None, "no_evidence"),
    "T10": ("undecided", None, None, "no_evidence"),
    "T11": ("undecided", None, None, "no_evidence"),
    # 98 points (F069), none of them said to be the provincial one
    "T12": ("undecided", None, None, "no_evidence"),
}


@pytest.fixture(scope="module")
def review(project: Project) -> dict[str, Assessment]:
    return {item.target.id: item for item in project.assessments()}


@pytest.mark.parametrize("target", PLAN_REVIEW)
def test_plan_review(review: dict[str, Assessment], target: str) -> None:
    verdict, low, high, why = PLAN_REVIEW[target]
    found = review[target]
    assert (found.verdict, found.why) == (verdict, why)
    measured = found.measured
    assert (measured.low if measured else None) == (pytest.approx(low) if low is not None else None)
    assert (measured.high if measured else None) == high


def test_the_readings_that_change_a_verdict_are_named(review: dict[str, Assessment]) -> None:
    # from 14/9/2022 or 2023: at least 67 + 73 = 140; still in force: only 2023 and 2024 for certain, 140 again
    changed = {v.id: (v.verdict, v.measured.low) for v in review["T01"].flips if v.measured}
    assert changed == dict.fromkeys(("from_plan_date", "from_2023", "still_valid"), ("undecided", 140))
    # of the four, P002 and P015 were 4 stars before: at most two can be brand-new
    assert [(v.id, v.verdict, v.measured.high) for v in review["T03"].flips if v.measured] == [
        ("brand_new", "not_met", 2)
    ]
    # the merged province: 237 of the old one and 9 more since the merger (F060)
    (merged,) = (v for v in review["T01"].variants if v.id == "new_territory")
    assert (merged.verdict, merged.measured.low if merged.measured else None) == ("met", 246)


@pytest.mark.parametrize(
    ("year", "target", "verdict", "low"),
    [
        (2021, "T01", "not_met", 53),
        (2022, "T01", "not_met", 53 + 44),
        (2023, "T01", "met", 53 + 44 + 67),
        (2024, "T01", "met", 53 + 44 + 67 + 73),
        (2021, "T03", "not_met", 0),  # two 5-star products on 14/12/2021, both of the baseline
        (2022, "T03", "not_met", 0),
        (2024, "T03", "undecided", 0),  # newest count of 5 stars is of 3/2024; the decision came on 16/1/2025
        (2021, "T04", "not_applicable", None),  # the baseline date is 14/9/2022
        (2022, "T04", "undecided", 13 / 173),  # 13 renewals of 2022 over 173 at its end
    ],
)
def test_earlier_years_know_only_their_own_time(
    project: Project, year: int, target: str, verdict: str, low: float
) -> None:
    found = next(item for item in project.assessments("province", year) if item.target.id == target)
    assert found.verdict == verdict
    if low is not None:
        assert found.measured is not None
        assert found.measured.low == pytest.approx(low)


def test_thai_nguyen_city_in_autumn_2024(project: Project) -> None:
    # 19 producers: 14 cooperatives, 4 enterprises, 1 household (F369-F372)
    found = {item.target.id: item for item in project.assessments("TP. Thái Nguyên", 2024)}
    assert (found["T05"].verdict, found["T05"].measured.low) == ("met", 14 / 19)  # type: ignore[union-attr]
    assert (found["T06"].verdict, found["T06"].measured.low) == ("met", 4 / 19)  # type: ignore[union-attr]
    assert found["T01"].why == "not_allocated"
    # a year later the figure is too old to decide
    later = {item.target.id: item for item in project.assessments("164", 2025)}
    assert (later["T05"].verdict, later["T05"].why) == ("undecided", "stale")


def test_districts_never_get_figures_of_the_merged_province(project: Project) -> None:
    for unit in project.districts:
        for item in project.assessments(unit.code, 2025):
            used = {figure for evidence in item.evidence for figure in evidence.figures}
            places = project.figures.set_index("figure_id").loc[list(used), ["unit_code", "territory"]]
            assert set(places["unit_code"]) <= {unit.code}
            assert set(places["territory"]) <= {"old"}


def test_a_partial_register_never_gives_a_share(project: Project) -> None:
    for item in project.assessments():
        register = next(evidence for evidence in item.evidence if evidence.source == "register")
        if item.target.kind == "share":
            assert register.role == "shown"


def test_later_figures_change_nothing(project: Project) -> None:
    """Contract 6 on the real data: drop everything after the day, and nothing moves."""
    from dataclasses import replace

    day = dt.date(2023, 12, 31)
    full = project.library
    figures = full.tables["figures"]
    certificates = full.tables["certificates"]
    cut = {
        **full.tables,
        "figures": figures[~(figures["as_of_to"] > str(day))],
        "certificates": certificates[certificates["decided_from"] <= str(day)],
    }
    for unit in ("19", "164", "169"):
        assert full.assess(unit, day) == replace(full, tables=cut).assess(unit, day)
