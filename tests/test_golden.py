"""Three reports as data, compared whole with their golden files. `make test-update` writes them afresh; then read the diff."""

from __future__ import annotations

from pathlib import Path

import pytest

from ocop_analysis.project import Project
from ocop_analysis.report import ReportModel

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize(("unit", "year"), [("164", 2024), ("province", None)])
def test_report_model(project: Project, unit: str, year: int | None, request: pytest.FixtureRequest) -> None:
    model = project.report(unit, year).model
    compare(model, model.page, request)


def test_report_model_of_what_districts_sent(sample: Project, request: pytest.FixtureRequest) -> None:
    compare(sample.report("171", 2024).model, "mau-171-2024", request)


def compare(model: ReportModel, name: str, request: pytest.FixtureRequest) -> None:
    path = GOLDEN / f"{name}.json"
    actual = model.to_json() + "\n"
    if request.config.getoption("--update-golden"):
        path.write_text(actual, encoding="utf-8")
    assert path.is_file(), f"golden file {path.name} is missing: run make test-update and read what it holds"
    assert actual == path.read_text(encoding="utf-8"), (
        f"{path.name} differs: if the change is right, run make test-update"
    )
