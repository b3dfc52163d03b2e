"""The engine `ocop` beside the stock engine: the same outputs for our notebooks and for notebooks that are hard on purpose."""

from __future__ import annotations

import base64
import importlib
import os
import re
import shutil
import struct
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import nbformat
import papermill
import papermill.engines
import papermill.iorw
import papermill.parameterize
import pytest
from conftest import ROOT
from engine_cases import CASES
from nbformat.v4 import new_code_cell, new_notebook
from shared import cleaned_sample

from ocop_analysis.project import Project
from ocop_analysis.publish.engine import register

OURS = sorted(path for path in (ROOT / "notebooks").rglob("*.ipynb") if ".ipynb_checkpoints" not in path.parts)
_ADDRESS = re.compile(r"0x[0-9a-f]{6,}")
_CELL_FILE = re.compile(r"(/tmp/ipykernel_\d+/\d+\.py|<ipython-input-\d+-[0-9a-f]+>|\bCell In\[\d+\])")
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
_BOX = re.compile(r"[|│+╭╰╮╯─]")


@pytest.fixture(scope="module", autouse=True)
def _outside_pytest() -> Iterator[None]:
    """Kernels choose their own way to draw."""
    register()
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("MPLBACKEND", raising=False)
        yield


def notebook(folder: Path, name: str) -> Path:
    cells = []
    for given in CASES[name]:
        source, tag = given if isinstance(given, tuple) else (given, "")
        cells.append(new_code_cell(source, metadata={"tags": [tag]} if tag else {}))
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    path = folder / f"{re.sub('[^a-z]', '-', name)}.ipynb"
    nbformat.write(new_notebook(cells=cells, metadata={"kernelspec": kernel}), path)
    return path


def run_stock(path: Path, cwd: Path) -> list[Any]:
    """Return the cells as the stock engine leaves them; papermill saves them when one fails, too."""
    os.environ.pop("PYTEST_CURRENT_TEST", None)  # a kernel that sees it does not listen below Python
    out = path.with_suffix(".stock.ipynb")
    with suppress(papermill.PapermillExecutionError):
        papermill.execute_notebook(
            path, out, kernel_name="python3", progress_bar=False, cwd=cwd, request_save_on_cell_execute=False
        )
    return list(nbformat.read(out, as_version=4).cells)


def run_forked(paths: Iterable[Path], cwd: Path) -> None:
    """Run notebooks by our engine, each in a child of one warm process."""
    script = str(Path(__file__).with_name("engine_forked.py"))
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    subprocess.run([sys.executable, "-P", script, *map(str, paths)], check=True, cwd=cwd, env=env)


def compare(path: Path, cwd: Path) -> None:
    """Run a notebook by the stock engine and compare what both made of it, cell by cell."""
    stock = run_stock(path, cwd)
    ours = nbformat.read(path.with_suffix(".ocop.ipynb"), as_version=4).cells
    assert [cell.source for cell in ours] == [cell.source for cell in stock], failures(ours)
    for theirs, own in zip(stock, ours, strict=True):
        if theirs.cell_type == "code":
            assert own.execution_count == theirs.execution_count, own.source
            assert [plain(output) for output in own.outputs] == [plain(output) for output in theirs.outputs], own.source
        assert own.metadata.get("papermill", {}).get("status") == theirs.metadata.get("papermill", {}).get("status")
        assert set(own.metadata.get("execution", {})) == set(theirs.metadata.get("execution", {}))


def plain(output: Any) -> Any:
    """Return an output without what differs between two runs of the same engine: addresses, file names, colours, pixels."""
    kind = output["output_type"]
    if kind == "stream":
        return kind, output["name"], _same(output["text"])
    if kind == "error":
        inside = "Stdin" in output["ename"]  # raised by the kernel's code, of which the traceback shows lines
        return kind, output["ename"], _same(output["evalue"]), [] if inside else _traceback(output["traceback"])
    data = {mime: _size(value) if mime == "image/png" else _same(value) for mime, value in output["data"].items()}
    return kind, data, output.get("execution_count"), dict(output["metadata"])


def _traceback(lines: list[str]) -> list[str]:
    """Return the lines of code that a traceback shows, without frames drawn around them."""
    text = _BOX.sub("", _same("\n".join(lines)))
    return [" ".join(line.split()) for line in text.splitlines() if line.strip() and "File" not in line]


def _same(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    return _CELL_FILE.sub("CELL", _ADDRESS.sub("0x", _COLOUR.sub("", value)))


def _size(png: str) -> Any:
    content = base64.b64decode(png)
    return struct.unpack(">II", content[16:24]) if len(content) > 24 else content


def failures(cells: list[Any]) -> list[Any]:
    """Return the errors that notebooks end with, for whoever reads a failed test."""
    return [output for cell in cells for output in cell.get("outputs", []) if output.output_type == "error"]


@pytest.fixture(scope="module")
def hard(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every hard notebook, run by our engine."""
    folder = tmp_path_factory.mktemp("hard")
    run_forked([notebook(folder, name) for name in CASES], folder)
    return folder


@pytest.mark.parametrize("name", CASES)
def test_a_hard_notebook_comes_out_as_from_the_stock_engine(name: str, hard: Path) -> None:
    compare(notebook(hard, name), hard)


@pytest.fixture(scope="module")
def ours(project: Project, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every notebook of this project, run by our engine; the one on sent files has one district's to look at."""
    folder = tmp_path_factory.mktemp("ours")
    (folder / "nhận").mkdir()
    for name in ("dataset.yml", "dai-tu-2024.xlsx"):
        shutil.copy(ROOT / "data" / "raw" / "sample" / name, folder / "nhận")
    for path in OURS:
        found = papermill.iorw.load_notebook_node(str(path))
        if path.stem == "data_quality":
            found = papermill.parameterize.parameterize_notebook(found, {"data": str(folder / "nhận")})
        nbformat.write(found, folder / path.name)
    assert not project.tables["products"].empty  # cleaned before both look
    cleaned_sample(tmp_path_factory, project.root)  # the notebook for exploring opens it too
    run_forked([folder / path.name for path in OURS], project.root)
    return folder


@pytest.mark.parametrize("name", [path.name for path in OURS])
def test_our_notebooks_come_out_as_from_the_stock_engine(name: str, ours: Path, project: Project) -> None:
    compare(ours / name, project.root)
    cells = nbformat.read(ours / name.replace(".ipynb", ".ocop.ipynb"), as_version=4).cells
    assert not failures(cells)
    assert any(cell.get("outputs") for cell in cells)


def test_papermill_finds_the_engine_by_its_name() -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["entry-points"]
    module, _, name = declared["papermill.engine"]["ocop"].partition(":")
    engine = getattr(importlib.import_module(module), name)
    assert papermill.engines.papermill_engines.get_engine("ocop") is engine
    code = f"import {module}, sys; assert 'papermill' not in sys.modules; import papermill"  # each may come first
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT)
