"""The engine: one report cannot hurt another, parameters are checked, what goes out is safe, the same input gives the same bytes."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

import nbformat
import pytest
from conftest import ROOT
from nbformat.v4 import new_code_cell, new_notebook

from ocop_analysis.errors import InputError, ReportFailed
from ocop_analysis.publish.executors import run_jobs
from ocop_analysis.publish.jobs import Job, Page
from ocop_analysis.publish.page import failed_page, render_page
from ocop_analysis.publish.parameters import check_parameters
from ocop_analysis.publish.portal import render_portal
from ocop_analysis.publish.runner import run_job

FACTS = """
from IPython.display import publish_display_data
facts = {"as_of": "2024-12-31", "dataset": "thử", "synthetic": False, "key": "abc", "verdicts": {"met": 1}}
publish_display_data({"application/vnd.ocop.facts+json": facts})
"""
SHOW = "from IPython.display import HTML; HTML(f\"<section id='a' data-nav='Phần một'><h2>{unit}</h2></section>\")"


def page(name: str) -> Page:
    return Page(name, "district", f"{name}.ipynb", "171", "Huyện Đại Từ", 2024, "Huyện Đại Từ, năm 2024")


def job(folder: Path, name: str, *cells: str, timeout: int = 60, **parameters: Any) -> Job:
    """Write a notebook with these cells and return the job that runs it."""
    declared = new_code_cell('unit: str = "001"\nyear: int = 2024')
    declared.metadata["tags"] = ["parameters"]
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    notebook = new_notebook(cells=[declared, *map(new_code_cell, cells)], metadata={"kernelspec": kernel})
    path = folder / f"{name}.ipynb"
    nbformat.write(notebook, path)
    return Job(page(name), str(path), parameters, str(ROOT), str(folder / "out"), timeout)


@pytest.mark.parametrize(("engine", "fork"), [("ocop", True), ("ocop", False), ("papermill", None)])
def test_a_failing_report_leaves_nothing_and_the_others_finish(
    engine: Literal["ocop", "papermill"], fork: bool | None, tmp_path: Path
) -> None:
    jobs = [
        job(tmp_path, "good", SHOW, unit="001"),
        job(tmp_path, "raises", "1/0"),
        job(tmp_path, "killed", "import os; os._exit(3)"),
        job(tmp_path, "slow", "import time; time.sleep(60)", timeout=60),
        job(tmp_path, "vietnamese", SHOW, unit="Đại Từ"),
    ]
    jobs = [replace(one, engine=engine, cell_timeout_s=2) for one in jobs]
    outcomes = run_jobs(jobs, 2, engine, fork)
    assert [outcome.page for outcome in outcomes] == ["good", "raises", "killed", "slow", "vietnamese"]
    assert [outcome.ok for outcome in outcomes] == [True, False, False, False, True]
    assert "ZeroDivisionError: division by zero" in (outcomes[1].error or "")
    assert "bị ngắt giữa chừng" in (outcomes[2].error or "")
    assert "quá 2 giây" in (outcomes[3].error or "")
    names = ["good.html", "good.ipynb", "vietnamese.html", "vietnamese.ipynb"]
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == names
    assert "<h2>001</h2>" in (tmp_path / "out" / "good.html").read_text(encoding="utf-8")
    assert "<h2>Đại Từ</h2>" in (tmp_path / "out" / "vietnamese.html").read_text(encoding="utf-8")


def test_the_same_notebook_gives_the_same_bytes_with_every_engine(tmp_path: Path) -> None:
    one = job(tmp_path, "same", SHOW, FACTS, unit="171", year=2024)
    results = []
    for engine, fork in (("ocop", True), ("ocop", True), ("ocop", False), ("papermill", None)):
        (outcome,) = run_jobs([replace(one, engine=engine)], 1, engine, fork)
        assert outcome.ok, outcome.error
        results.append([(tmp_path / "out" / f"same.{end}").read_bytes() for end in ("html", "ipynb")])
    assert results[0] == results[1] == results[2] == results[3]
    assert str(tmp_path).encode() not in results[0][1]


def test_a_kernel_keeps_no_history_rarely_collects_garbage_and_ends_with_its_last_cell(tmp_path: Path) -> None:
    late = tmp_path / "written-at-exit"
    history = "import gc; print(get_ipython().history_manager.enabled, gc.get_threshold()[0])"
    made = job(tmp_path, "short", history, f"import atexit; atexit.register(open, {str(late)!r}, 'w')")
    outcome = run_job(replace(made, engine="papermill"))
    assert outcome.ok, outcome.error
    assert "<pre>False 200000\n</pre>" in (tmp_path / "out" / "short.html").read_text(encoding="utf-8")
    assert not late.exists()


def test_unknown_and_mistyped_parameters_are_refused_together(tmp_path: Path) -> None:
    with pytest.raises(InputError) as error:
        check_parameters(job(tmp_path, "p", SHOW, unitt="171", year="2024"))
    found = [str(problem) for problem in error.value.problems]
    assert "Không có tham số “unitt” (có phải “unit”?)" in found[0]
    assert "Tham số “year” sai kiểu (cần int, nhận được str)" in found[1]
    refused = run_job(job(tmp_path, "p", SHOW, unit=1))
    assert not refused.ok
    assert "cần str, nhận được int" in (refused.error or "")


def executed(*outputs: Any) -> Any:
    cell = new_code_cell("x", outputs=list(outputs))
    return new_notebook(cells=[cell])


def html_output(html: str) -> Any:
    return nbformat.v4.new_output("execute_result", data={"text/html": html, "text/plain": "x"}, execution_count=1)


def test_the_policy_allows_the_page_own_style_and_nothing_else() -> None:
    html = render_page(executed(html_output("<section id='a' data-nav='Mở đầu'>Xin chào</section>")), page("p"))
    style = re.search(r"<style>(.*?)</style>", html, re.S)
    assert style is not None
    digest = base64.b64encode(hashlib.sha256(style.group(1).encode()).digest()).decode()
    assert f"style-src &#39;sha256-{digest}&#39;" in html or f"style-src 'sha256-{digest}'" in html
    assert '<a href="#a">Mở đầu</a>' in html


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert(1)</script>",
        "<p style='color:red'>x</p>",
        "<img src='https://example.org/x.png'>",
        "<a onclick='x()'>x</a>",
        "<p>/home/ai/tep.csv</p>",
    ],
)
def test_what_must_not_go_out_stops_the_page(html: str) -> None:
    with pytest.raises(ReportFailed, match="trang có"):
        render_page(executed(html_output(html)), page("p"))


def test_plain_text_of_a_cell_is_escaped_and_errors_are_never_published() -> None:
    text = nbformat.v4.new_output("execute_result", data={"text/plain": "<script>alert(1)</script>"}, execution_count=1)
    assert "&lt;script&gt;" in render_page(executed(text), page("p"))
    with pytest.raises(ReportFailed, match="ValueError: hỏng"):
        render_page(
            executed(nbformat.v4.new_output("error", ename="ValueError", evalue="hỏng", traceback=[])), page("p")
        )


def test_a_page_that_is_too_heavy_is_refused() -> None:
    with pytest.raises(ReportFailed, match="giới hạn là 400 KB"):
        render_page(executed(html_output("a" * 401_000)), page("p"))


def test_a_failed_report_has_a_page_that_says_so_and_a_place_in_the_portal() -> None:
    reason = "Báo cáo “p” không lập được: dừng ở ô lệnh 3: KeyError: <b>"
    html = failed_page(page("p"), reason)
    assert "Báo cáo này không lập được." in html
    assert "KeyError: &lt;b&gt;" in html
    portal = render_portal(
        [page("p")],
        {"p": {"ok": False, "error": reason, "facts": {}}},
        {"title": "Thử", "plan": "", "dataset": "thử", "note": "", "synthetic": True, "until": ""},
    )
    assert "Báo cáo không lập được" in portal
    assert "KeyError: &lt;b&gt;" in portal
    assert "DỮ LIỆU MINH HỌA" in portal
