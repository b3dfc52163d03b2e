"""One page of every kind, of both data sets, made once for all tests that look at pages, however many processes they run in."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from shared import ROOT, cleaned_sample, once

from ocop_analysis.project import Project
from ocop_analysis.publish.building import build
from ocop_analysis.publish.manifest import folder_of

_COMMON = ("tong-ket-2021-2025", "xa-phuong-moi-2025", "tinh-thai-nguyen-2024", "171-dai-tu-2024")
NAMES = {"public": _COMMON, "sample": (*_COMMON, "chat-luong-so-lieu")}
IN_ENGLISH = {"public": _COMMON[:1], "sample": NAMES["sample"][1:]}
EVERY = [
    f"{folder}/{name}"
    for chosen, end in ((NAMES, ""), (IN_ENGLISH, "/en"))
    for folder, names in ((data + end, names) for data, names in chosen.items())
    for name in (*names, "index")
]
"""All pages as folder and name, the English ones in a folder `en`; `index` is the portal."""
ENGLISH = [name for name in EVERY if "/en/" in name]
REPORTS = [name for name in EVERY if not name.endswith("index")]
ONE_OF_A_KIND = [f"public/{_COMMON[0]}"] + [f"sample/{name}" for name in NAMES["sample"][1:]]
"""A report of each kind, for what takes long and hangs on the kind more than on the data."""


def made_pages(factory: pytest.TempPathFactory) -> Path:
    """Return the folder with public/*.html, public/en/*.html, sample/*.html and sample/en/*.html."""

    def make(folder: Path) -> None:
        root = folder / "project"
        cleaned_sample(factory, root)
        for name in ("notebooks", "data/raw/public"):
            shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns(".ipynb_checkpoints"))
        for language, chosen in (("en", IN_ENGLISH), ("vi", NAMES)):
            for data, names in chosen.items():
                out = folder_of(folder / data, language)
                assert not build(Project(root, data, language), names, out, workers=2).failed

    return once(factory, "every-page", make)
