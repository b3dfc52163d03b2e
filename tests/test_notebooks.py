"""Notebooks are thin and clean; the four kinds of report and the exploration run for real."""

from __future__ import annotations

import ast
from pathlib import Path

import nbformat
import pytest
from conftest import ROOT

from ocop_analysis.project import Project
from ocop_analysis.publish.building import build
from ocop_analysis.publish.pages import all_pages

NOTEBOOKS = sorted((ROOT / "notebooks").rglob("*.ipynb"))
REPORTS = [path for path in NOTEBOOKS if path.parent.name == "notebooks"]
FORBIDDEN = (ast.FunctionDef, ast.ClassDef, ast.Lambda, ast.Try, ast.With, ast.For, ast.While, ast.If, ast.Global)


def cells(path: Path) -> list[nbformat.NotebookNode]:
    return [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_nothing_is_stored_and_only_the_door_is_imported(path: Path) -> None:
    notebook = nbformat.read(path, as_version=4)
    assert notebook.metadata["kernelspec"]["name"] == "python3"
    assert "papermill" not in notebook.metadata
    for cell in cells(path):
        assert not cell.outputs
        assert cell.execution_count is None
        for node in ast.walk(ast.parse(cell.source)):
            assert not isinstance(node, FORBIDDEN), cell.source
            if isinstance(node, ast.Import):
                assert [alias.name for alias in node.names] == ["ocop_analysis"]
            assert not isinstance(node, ast.ImportFrom)
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                assert node.func.id in {"list"}, cell.source


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_a_report_notebook_makes_one_call_a_cell(path: Path) -> None:
    parameters, opening, *sections = cells(path)
    assert parameters.metadata["tags"] == ["parameters"]
    assert opening.source.startswith("import ocop_analysis as oa\n")
    for cell in sections:
        (statement,) = ast.parse(cell.source).body
        assert isinstance(statement, ast.Expr)
        assert isinstance(statement.value, ast.Call)


def test_four_pages_run_through_papermill_and_carry_what_they_promise(project: Project, tmp_path: Path) -> None:
    reports = ["171-dai-tu-2022", "tinh-thai-nguyen-2023", "tong-ket-2021-2025"]
    names = [*reports, "xa-phuong-moi-2025"]
    built = build(project, names, tmp_path, workers=2)
    assert not built.failed, [outcome.error for outcome in built.failed]
    for name in names:
        page = (tmp_path / f"{name}.html").read_text(encoding="utf-8")
        assert '<html lang="vi">' in page
        assert page.count("<article id=") == (12 + 10 if name in reports else 0)
        assert len(page.encode()) < 400_000
        assert str(project.root) not in page
        executed = nbformat.read(tmp_path / f"{name}.ipynb", as_version=4)
        nbformat.validate(executed)
        assert executed.metadata["papermill"]["parameters"]["data"] == "public"
        assert all(cell.execution_count for cell in executed.cells if cell.cell_type == "code")
    district = nbformat.read(tmp_path / "171-dai-tu-2022.ipynb", as_version=4)
    assert district.metadata["papermill"]["parameters"]["unit"] == "171"  # a code stays text
    communes = (tmp_path / "xa-phuong-moi-2025.html").read_text(encoding="utf-8")
    assert communes.count('<tr id="xa-') == 55
    portal = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert len(all_pages(project)) == 1 + 1 + 5 + 9 * 5
    assert '<span class="state">55 xã, phường</span>' in portal
    assert portal.count('class="cell absent"') == len(all_pages(project)) - 4


def test_the_exploration_runs(both: Project, tmp_path: Path) -> None:
    import papermill

    path = ROOT / "notebooks" / "explore" / "kham_pha.ipynb"
    done = papermill.execute_notebook(
        path, tmp_path / "out.ipynb", cwd=both.root, kernel_name="python3", progress_bar=False
    )
    assert not [output for cell in done.cells for output in cell.get("outputs", []) if output.output_type == "error"]
