"""The whole evaluation of the sample stays fast enough to be asked for at will."""

from __future__ import annotations

import time

from conftest import ROOT

from ocop_analysis.intake import Intake
from ocop_analysis.project import Project

LIMIT = 1.0
"""Processor seconds after loading, for ten units and five years; it takes 0.4 s on a small machine."""


def test_indicators_and_targets_of_all_units_and_years_take_under_a_second(sample_intake: Intake) -> None:
    project = Project(ROOT, "sample")
    project.__dict__["tables"] = {**sample_intake.tables, **sample_intake.extra}
    units = ["19", *(unit.code for unit in project.districts)]
    assert (len(units), len(project.params.plan.years)) == (10, 5)
    started = time.process_time()
    rows = len(project.indicators)
    assessed = [
        item for unit in units for year in project.params.plan.years for item in project.assessments(unit, year)
    ]
    took = time.process_time() - started
    assert rows == 10 * 5 * 72
    assert len(assessed) == 10 * 5 * 12
    assert sum(1 for item in assessed for _ in item.variants) == 10 * 5 * sum(
        len(t.variants) for t in project.params.targets
    )
    assert took < LIMIT
