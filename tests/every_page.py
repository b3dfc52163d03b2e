"""One page of every kind, of both data sets, made once for all tests that look at pages, however many processes they run in."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from shared import ROOT, cleaned_sample, once

from ocop_analysis.project import Project
from ocop_analysis.publish.building import build

_COMMON = ("tong-ket-2021-2025", "xa-phuong-moi-2025", "tinh-thai-nguyen-2024", "171-dai-tu-2024")
NAMES = {"public": _COMMON, "sample": (*_COMMON, "chat-luong-so-lieu")}
EVERY = [f"{data}/{name}" for data, names in NAMES.items() for name in (*names, "index")]
"""All pages as data set and name; `index` is the portal."""
REPORTS = [name for name in EVERY if not name.endswith("index")]
ONE_OF_A_KIND = [f"public/{_COMMON[0]}"] + [f"sample/{name}" for name in NAMES["sample"][1:]]
"""A report of each kind, for what takes long and hangs on the kind more than on the data."""


def made_pages(factory: pytest.TempPathFactory) -> Path:
    """Return the folder with public/*.html and sample/*.html."""

    def make(folder: Path) -> None:
        root = folder / "project"
        cleaned_sample(factory, root)
        for name in ("notebooks", "data/raw/public"):
            shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns(".ipynb_checkpoints"))
        for data, names in NAMES.items():
            assert not build(Project(root, data), names, folder / data, workers=2).failed

    return once(factory, "every-page", make)
