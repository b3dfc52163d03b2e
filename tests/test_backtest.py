"""The back-test counts as it says, by hand, and its page is fresh."""

from __future__ import annotations

import backtest
import pytest
from backtest import Try

from ocop_analysis.project import Project
from ocop_analysis.statistics import forecast_count


def tried(came: float, target: int) -> Try:
    """Return a forecast of 2024 from 53, 44 and 67 new products, 164 together; 80% from 202 to 236."""
    return Try("19", "T01", "total", forecast_count([2021, 2022, 2023], [53, 44, 67], 2024, target), came, is_goal=True)


def test_within_and_reached() -> None:
    assert [tried(came, 230).is_within(0.8) for came in (201, 202, 236, 237)] == [False, True, True, False]
    assert [tried(came, 230).is_reached for came in (229, 230)] == [False, True]


def test_brier_score_by_hand() -> None:
    """Chances p and q; the first came true, the second did not: ((1 - p)² + q²) / 2. That all stays: wrong once of twice, 0.5."""
    one, other = tried(240, 230), tried(200, 210)
    p, q = one.forecast.probability, other.forecast.probability
    assert p is not None
    assert q is not None
    ours, same = backtest.brier([one, other])
    assert ours == pytest.approx(((1 - p) ** 2 + q**2) / 2)
    assert same == 0.5


def test_what_is_settled_is_not_judged() -> None:
    assert backtest.judged([tried(240, 150), tried(240, 230)]) == [tried(240, 230)]


def test_the_published_series_is_the_one_of_the_sources(project: Project) -> None:
    """25 of 2019 and 76 of 2020 in total; new ones as published."""
    series = backtest.published_series(project.tables["figures"], "19")
    assert series == {2019: 25, 2020: 51, 2021: 53, 2022: 44, 2023: 67, 2024: 73}


def test_the_forecast_of_2024_from_the_years_of_the_plan(project: Project) -> None:
    """73 came: outside of the 80% interval, inside the 95% one; outside of both with plain Poisson years."""
    series = backtest.published_series(project.tables["figures"], "19")
    ours, plain = (backtest.published_tries(series, way)[0] for way in (True, False))
    assert ours.forecast.years == (2021, 2022, 2023)
    assert ours.came == 164 + 73
    assert [ours.is_within(level) for level in (0.8, 0.95)] == [False, True]
    assert [plain.is_within(level) for level in (0.8, 0.95)] == [False, False]


def test_the_page_is_fresh(project: Project, sample: Project) -> None:
    written = backtest.PAGE.read_text(encoding="utf-8")
    assert written == backtest.page(project, sample), (
        "docs is stale: run python benchmarks/backtest.py and read the diff"
    )
