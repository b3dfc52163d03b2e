"""One page of every kind, of both data sets, made once for all tests that look at pages, however many processes they run in."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

import pytest

from ocop_analysis.project import Project
from ocop_analysis.publish.building import build

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 600
"""Seconds that a process waits for another that makes the pages; longer than any machine needs."""
_COMMON = ("tong-ket-2021-2025", "xa-phuong-moi-2025", "tinh-thai-nguyen-2024", "171-dai-tu-2024")
NAMES = {"public": _COMMON, "sample": (*_COMMON, "chat-luong-so-lieu")}
EVERY = [f"{data}/{name}" for data, names in NAMES.items() for name in (*names, "index")]
"""All pages as data set and name; `index` is the portal."""
REPORTS = [name for name in EVERY if not name.endswith("index")]
ONE_OF_A_KIND = [f"public/{_COMMON[0]}"] + [f"sample/{name}" for name in NAMES["sample"][1:]]
"""A report of each kind, for what takes long and hangs on the kind more than on the data."""


def made_pages(factory: pytest.TempPathFactory) -> Path:
    """Return the folder with public/*.html and sample/*.html. The first process that asks makes them, others wait."""
    base = factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "every-page"
    try:
        folder.mkdir()
    except FileExistsError:
        return _waited(folder)
    try:
        for data, names in NAMES.items():
            assert not build(_project(folder / "project", data), names, folder / data, workers=2).failed
    finally:
        (folder / "ended").touch()
    return folder


def _waited(folder: Path) -> Path:
    until = time.monotonic() + PATIENCE
    while not (folder / "ended").exists():
        assert time.monotonic() < until, "the process that makes the pages has not ended"
        time.sleep(0.2)
    missing = [name for name in EVERY if not (folder / f"{name}.html").is_file()]
    assert not missing, f"not made: {missing}; see the other failures"
    return folder


def _project(root: Path, data: str) -> Project:
    for name in ("params", "notebooks", "data/raw/public", "data/raw/sample"):
        ignored = shutil.ignore_patterns(".ipynb_checkpoints")
        shutil.copytree(ROOT / name, root / name, ignore=ignored, dirs_exist_ok=True)
    return Project(root, data)
