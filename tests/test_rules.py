"""Rules of law are dated: expected values from the decisions named in params/rules.yml."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop_analysis.errors import OutsideLaw
from ocop_analysis.rules import Rules, add_months


@pytest.mark.parametrize(
    ("on", "version"),
    [
        (dt.date(2019, 8, 21), "1048"),
        (dt.date(2020, 6, 7), "1048"),
        (dt.date(2020, 6, 8), "1048+781"),
        (dt.date(2023, 2, 23), "1048+781"),
        (dt.date(2023, 2, 24), "148"),
        (dt.date(2025, 7, 5), "148"),
        (dt.date(2025, 7, 6), "148+1489"),
    ],
)
def test_criteria_change_on_the_day_of_their_decision(rules: Rules, on: dt.date, version: str) -> None:
    assert rules.criteria_version(on) == version


@pytest.mark.parametrize(
    ("on", "three_stars"),
    [(dt.date(2022, 12, 1), "tinh"), (dt.date(2023, 12, 1), "huyen"), (dt.date(2025, 8, 1), "tinh")],
)
def test_three_stars_pass_from_province_to_district_and_back(rules: Rules, on: dt.date, three_stars: str) -> None:
    assert rules.recogniser(3, on) == three_stars
    assert rules.recogniser(4, on) == "tinh"
    assert rules.recogniser(5, on) == "trung_uong"


@pytest.mark.parametrize(
    ("score", "stars"), [(100, 5), (90, 5), (89.99, 4), (70, 4), (69.5, 3), (50, 3), (49.9, 2), (0, 1)]
)
def test_star_bands_are_half_open(rules: Rules, score: float, stars: int) -> None:
    assert rules.stars_for(score, dt.date(2024, 1, 1)) == stars


def test_the_two_published_five_star_scores_are_five_stars(rules: Rules) -> None:
    # 90.86 and 90.00, national round of 2020
    assert rules.stars_for(90.86, dt.date(2021, 6, 1)) == rules.stars_for(90.00, dt.date(2021, 6, 1)) == 5


def test_asking_before_the_first_decision_raises_with_what_is_covered(rules: Rules) -> None:
    with pytest.raises(OutsideLaw, match=r"20/8/2019.*1048") as error:
        rules.criteria_version(dt.date(2019, 8, 20))
    assert error.value.rule == "bộ tiêu chí đánh giá, phân hạng"
    with pytest.raises(OutsideLaw):
        rules.recogniser(3, dt.date(2018, 1, 1))
    with pytest.raises(OutsideLaw):
        rules.certificate_end(dt.date(2019, 1, 1))


def test_two_stars_are_never_recognised(rules: Rules) -> None:
    with pytest.raises(ValueError, match="only 3, 4 and 5"):
        rules.recogniser(2, dt.date(2024, 1, 1))


def test_nghe_an_certificates_of_4_2_2020_ended_from_4_2_2023(rules: Rules) -> None:
    assert rules.certificate_end(dt.date(2020, 2, 4)) == dt.date(2023, 2, 3)


@given(st.dates(dt.date(2019, 8, 21), dt.date(2090, 1, 1)), st.integers(0, 60))
def test_adding_months_never_changes_the_month_count(day: dt.date, months: int) -> None:
    later = add_months(day, months)
    assert (later.year - day.year) * 12 + later.month - day.month == months
    assert later.day == day.day or (later + dt.timedelta(days=1)).day == 1
