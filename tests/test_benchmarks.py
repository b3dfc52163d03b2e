"""The benchmark's arithmetic by hand-worked numbers, its commands, and that it never times a page that was not made.

The whole benchmark is not run here: one page in one round takes longer than all of these tests.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import intake as register
import nbformat
import pages as bench
import parts
import pytest
from conftest import ROOT
from timing import BenchmarkFailed, Timing, run

from ocop_analysis.project import Project
from ocop_analysis.publish.pages import all_pages, job_of


def test_the_table_holds_the_median_of_ratios_within_rounds() -> None:
    # Rounds 8/2, 15/5, 10/4 are 4, 3 and 2.5 times; the ratio of the two medians, 10/4, would be another number.
    plain = [Timing(8.0, 6.0), Timing(15.0, 8.0), Timing(10.0, 7.0)]
    ours = [Timing(2.0, 3.0), Timing(5.0, 2.0), Timing(4.0, 2.0)]
    heading, slow, fast, faster, verdict = bench.table(plain, ours, 2).splitlines()
    assert heading.split() == ["a", "page", "min", "median", "max", "CPU", "median"]
    assert slow.split()[-4:] == ["8.00", "10.00", "15.00", "7.00"]
    assert fast.split()[-4:] == ["2.00", "4.00", "5.00", "2.00"]
    assert faster.split()[-4:] == ["2.50", "3.00", "4.00", "3.50"]  # CPU: 2, 4 and 3.5 times
    assert verdict.endswith("reached (3.00).")
    assert "NOT" not in verdict


def test_a_code_stays_text_in_the_plain_way(project: Project, tmp_path: Path) -> None:
    page = next(page for page in all_pages(project) if page.name == "171-dai-tu-2024")
    papermill, nbconvert = bench.plain_commands(job_of(project, page, tmp_path))
    executed = str(tmp_path / "171-dai-tu-2024.ipynb")
    assert papermill[1:3] == [str(project.root / "notebooks" / "district_report.ipynb"), executed]
    assert papermill[papermill.index("--cwd") + 1] == str(project.root)
    assert papermill[-9:] == ["-r", "data", "public", "-r", "unit", "171", "-p", "year", "2024"]
    assert nbconvert[1:] == ["nbconvert", "--to", "html", "--no-input", executed]
    for command in (papermill, nbconvert, bench.ocop_command([page.name], tmp_path, 2)):
        assert os.access(command[0], os.X_OK), command[0]
    assert bench.ocop_command([page.name], tmp_path, 2)[1:] == [
        "report", "171-dai-tu-2024", "--out", str(tmp_path), "--jobs", "2",
    ]  # fmt: skip


def test_the_pages_are_of_all_kinds_and_the_same_every_time(project: Project) -> None:
    pages = all_pages(project)
    kinds = [page.kind for page in bench.mix(pages, 8)]
    assert (kinds.count("district"), kinds.count("province"), kinds.count("plan")) == (5, 2, 1)
    assert bench.mix(pages, 8) == bench.mix(pages, 8)
    assert bench.mix(pages, 3) == bench.mix(pages, 8)[:3]
    everything = bench.mix(pages, 1000)
    assert sorted(page.name for page in everything) == sorted(page.name for page in pages if page.kind != "communes")


def test_processor_time_counts_the_processes_that_a_command_starts() -> None:
    spin = "import time; end = time.process_time() + 0.3\nwhile time.process_time() < end: pass"
    outer = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {spin!r}], check=True)"
    took = run([sys.executable, "-c", outer], ROOT, os.environ)
    assert took.cpu >= 0.3
    assert took.wall >= 0.3


def test_a_command_that_fails_has_no_time() -> None:
    with pytest.raises(BenchmarkFailed, match=r"(?s)exit code 3.*what went wrong"):
        run([sys.executable, "-c", "print('what went wrong'); raise SystemExit(3)"], ROOT, os.environ)


def made(folder: Path, name: str, *html: str) -> Path:
    """Write what a way leaves behind for one page: its HTML file and its notebook with these outputs."""
    folder.mkdir()
    outputs = [{"output_type": "execute_result", "data": {"text/html": text}} for text in html]
    cells = [{"cell_type": "markdown"}, {"cell_type": "code", "outputs": outputs}]
    (folder / f"{name}.ipynb").write_text(json.dumps({"cells": cells}), encoding="utf-8")
    (folder / f"{name}.html").write_text("<html>", encoding="utf-8")
    return folder


def test_times_of_different_or_missing_pages_are_not_compared(project: Project, tmp_path: Path) -> None:
    (page,) = bench.mix(all_pages(project), 1)
    one = made(tmp_path / "one", page.name, "<p>1</p>")
    bench.check_same(one, made(tmp_path / "same", page.name, "<p>1</p>"), [page])
    with pytest.raises(BenchmarkFailed, match="different outputs"):
        bench.check_same(one, made(tmp_path / "other", page.name, "<p>2</p>"), [page])
    with pytest.raises(BenchmarkFailed, match="has no outputs"):
        bench.check_same(made(tmp_path / "empty", page.name), one, [page])
    (one / f"{page.name}.html").unlink()
    with pytest.raises(BenchmarkFailed, match=r"html was not made"):
        bench.check_same(one, one, [page])


def test_the_parts_of_a_page_end_with_the_whole_notebook() -> None:
    whole = nbformat.read(ROOT / "notebooks" / "district_report.ipynb", as_version=4)
    made = parts.notebooks(whole)
    assert [len(notebook.cells) for notebook in made.values()] == [1, 2, 2, 3, 3, len(whole.cells)]
    assert all(notebook.cells[0].metadata["tags"] == ["parameters"] for notebook in made.values())
    assert list(made.values())[-1].cells == whole.cells


def test_the_register_that_is_timed_holds_what_it_says_and_its_faults_are_found(tmp_path: Path) -> None:
    # Of 400 products 7 and 207 are spoilt in three tables, and of 80 makers number 7 in one: seven findings.
    path = tmp_path / "dai-tu-2024.xlsx"
    assert register.make_register(path, 400) == 400 * (6 + 8 + 4) + 80 * (12 + 6)
    stages: dict[str, float] = {}
    register._intake(path, stages)
    assert stages["findings"] == 7
    assert stages["rows"] == 3 * 400 + 2 * 80 - 2 - 1, "two stars and one count of women set their rows aside"
