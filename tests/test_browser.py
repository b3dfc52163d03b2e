"""A page and the portal in a real browser, opened from the file system with the network of a reader on a train: none."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from ocop_analysis.project import Project
from ocop_analysis.publish.building import build

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
)

if BROWSER is None:
    print("No Chromium on this machine: the browser tests are skipped.")
needs_browser = pytest.mark.skipif(BROWSER is None, reason="no Chromium on this machine")


@pytest.fixture(scope="module")
def site(project: Project, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    assert not build(project, ["171-dai-tu-2024", "173-phu-binh-2024"], folder, workers=2).failed
    return folder


def dom(address: str, profile: Path) -> tuple[str, str]:
    """Return the page as the browser has it after loading, and what it complained of."""
    words = [
        str(BROWSER),
        *FLAGS.split(),
        f"--user-data-dir={profile}",
        "--enable-logging=stderr",
        "--dump-dom",
        address,
    ]
    done = subprocess.run(words, capture_output=True, encoding="utf-8", timeout=90, check=True)
    return done.stdout, done.stderr


@needs_browser
def test_a_report_opens_without_complaint(site: Path, tmp_path: Path) -> None:
    html, log = dom((site / "171-dai-tu-2024.html").as_uri(), tmp_path)
    assert "Đánh giá chương trình OCOP huyện Đại Từ, năm 2024" in html
    assert html.count('<li><a href="#') >= 8  # the table of contents
    assert html.count("<svg") >= 3
    assert "Content Security Policy" not in log, log
    assert "Refused" not in log


@needs_browser
@pytest.mark.parametrize(
    ("typed", "shown"),
    [("dai tu 2024", 1), ("Đại%20Từ", 5), ("phu binh", 5), ("2023", 10), ("khong co", 0), ("", 52), ("xa phuong", 1)],
)
def test_the_portal_finds_pages_without_diacritics(site: Path, tmp_path: Path, typed: str, shown: int) -> None:
    html, log = dom(f"{(site / 'index.html').as_uri()}#q={typed}", tmp_path)
    cells = re.findall(r'<(?:a|span) class="cell [^>]*data-search="[^"]*"[^>]*>', html)
    assert len(cells) == 52
    assert sum("hidden" not in cell for cell in cells) == shown
    assert "Refused" not in log
