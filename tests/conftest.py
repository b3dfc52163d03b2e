"""Fixtures named for the state that they give."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
import yaml
from browser import Browser, started
from every_page import made_pages
from shared import cleaned_sample

from ocop_analysis import schema
from ocop_analysis.intake import Intake, take_in
from ocop_analysis.params import load_params
from ocop_analysis.project import Project
from ocop_analysis.received import read_folder
from ocop_analysis.rules import Rules
from ocop_analysis.units import Units

ROOT = Path(__file__).resolve().parent.parent
TOLD = "told"
"""The name under which a test records a text for the end of the run."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden files afresh")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what tests recorded for a reader under the name `TOLD`, however many processes ran them."""
    for report in terminalreporter.stats.get("passed", []) + terminalreporter.stats.get("failed", []):
        for name, text in report.user_properties:
            if name == TOLD and report.when == "call":
                terminalreporter.section(report.nodeid.split("::")[-1])
                terminalreporter.write_line(str(text))


@pytest.fixture(scope="session")
def rules() -> Rules:
    return Rules(yaml.safe_load((ROOT / "params" / "rules.yml").read_text(encoding="utf-8")))


@pytest.fixture(scope="session")
def units() -> Units:
    names = ("districts", "communes", "commune_map", "place_aliases")
    folder = ROOT / "params" / "units"
    return Units.from_tables(*(pd.read_csv(folder / f"{name}.csv", dtype=str, keep_default_na=False) for name in names))


def day(text: str) -> dt.date:
    """Return a date from ISO text, or 31 December of a year."""
    return dt.date.fromisoformat(text if "-" in text else f"{text}-12-31")


def certificate(
    product: str, decided: str, stars: int = 3, event: str = "moi", producer: str = "", **more: object
) -> dict:
    """Return one certificate row; `decided` is an ISO day, or a year that stands for all its days."""
    first, last = (decided, decided) if "-" in decided else (f"{decided}-01-01", f"{decided}-12-31")
    ends = [pd.Timestamp(d) + pd.DateOffset(months=36) - pd.Timedelta(days=1) for d in (first, last)]
    return {
        "cert_id": f"{product}-{decided}",
        "product_id": product,
        "producer_id": producer or f"maker of {product}",
        "event": event,
        "stars": stars,
        "decided_from": pd.Timestamp(first),
        "decided_to": pd.Timestamp(last),
        "ends_from": ends[0],
        "ends_to": ends[1],
        **more,
    }


def certificates(*rows: dict) -> pd.DataFrame:
    return schema.typed("certificates", pd.DataFrame(list(rows)))


@pytest.fixture(scope="session")
def sample_intake() -> Intake:
    """The committed dirty sample, cleaned once for all tests that look at it."""
    params = load_params(ROOT / "params")
    dataset = next(dataset for dataset in params.datasets if dataset.name == "sample")
    return take_in(read_folder(ROOT / "data" / "raw" / "sample", params.units), params, dataset, dataset.compiled_by)


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The real project, cleaned afresh into a folder of its own."""
    return copied_project(tmp_path_factory.mktemp("project"))


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The synthetic sample in a project of its own: what nine districts sent for five years."""
    return cleaned_sample(tmp_path_factory, tmp_path_factory.mktemp("sample"))


@pytest.fixture(scope="session")
def both(sample: Project) -> Project:
    """The project of the sample, its tables clean, with the published data beside them."""
    shutil.copytree(ROOT / "data" / "raw" / "public", sample.root / "data" / "raw" / "public")
    assert len(sample.tables["products"])
    return sample


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One page of every kind, in a folder public/ and a folder sample/."""
    return made_pages(tmp_path_factory)


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A headless browser; tests that take it are marked `needs_browser`."""
    with started(tmp_path_factory.mktemp("profile")) as browser:
        yield browser


def copied_project(folder: Path) -> Project:
    """Return a project with its own copy of params and raw data, so that a test may spoil them."""
    shutil.copytree(ROOT / "params", folder / "params")
    shutil.copytree(ROOT / "data" / "raw" / "public", folder / "data" / "raw" / "public")
    shutil.copytree(ROOT / "notebooks", folder / "notebooks", ignore=shutil.ignore_patterns(".ipynb_checkpoints"))
    return Project(folder)
