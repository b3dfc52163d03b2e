"""What takes long is made once for all processes of a test run: the first that asks makes it, the others wait."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from ocop_analysis.project import Project

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 600
"""Seconds that a process waits for another; longer than any machine needs."""


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """Return the folder `name` of this run, filled by `make` in one of its processes."""
    base = factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / name
    done, failed = folder / "done", folder / "failed"
    try:
        folder.mkdir()
    except FileExistsError:
        until = time.monotonic() + PATIENCE
        while not (done.exists() or failed.exists()):
            assert time.monotonic() < until, f"the process that makes {name} has not ended"
            time.sleep(0.2)
        assert done.exists(), f"{name} was not made; see the other failures"
        return folder
    try:
        make(folder)
        done.touch()
    except BaseException:
        failed.touch()
        raise
    return folder


def cleaned_sample(factory: pytest.TempPathFactory, into: Path) -> Project:
    """Return the synthetic sample in a project of its own in `into`, cleaned once for all tests of a run."""

    def clean(folder: Path) -> None:
        assert len(sample_in(folder).tables["products"])

    made = once(factory, "cleaned-sample", clean)
    project = sample_in(into)
    shutil.copytree(made / "data" / "processed", into / "data" / "processed", dirs_exist_ok=True)
    return project


def sample_in(folder: Path) -> Project:
    """Return the sample in a project of its own, its tables not made yet."""
    for name in ("params", "data/raw/sample"):
        shutil.copytree(ROOT / name, folder / name, dirs_exist_ok=True)
    return Project(folder, "sample")
