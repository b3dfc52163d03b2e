"""What somebody does who knows papermill well: a pool of processes, papermill from Python, one HTML exporter in each process.

Called by factory.py as a command of its own.
"""

from __future__ import annotations

import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from pages import ROOT

from ocop_analysis.project import open_project
from ocop_analysis.publish.jobs import Job
from ocop_analysis.publish.pages import all_pages, job_of

_exporter: list[Any] = []


def make(job: Job) -> None:
    """Run a notebook in a kernel of its own and write it and its page."""
    import nbformat
    import papermill
    from nbconvert import HTMLExporter

    if not _exporter:
        _exporter.append(HTMLExporter(exclude_input=True))
    done = Path(job.out_dir) / f"{job.page.name}.ipynb"
    papermill.execute_notebook(
        job.notebook_path, done, dict(job.parameters), kernel_name="python3", cwd=job.project_root, progress_bar=False
    )
    body, _ = _exporter[0].from_notebook_node(nbformat.read(done, as_version=4))
    done.with_suffix(".html").write_text(body, encoding="utf-8")


def main(data: str, jobs: int, out: Path, names: list[str]) -> None:
    """Make the pages in `jobs` processes."""
    out.mkdir(parents=True, exist_ok=True)
    project = open_project(data, ROOT)
    wanted = [job_of(project, page, out) for page in all_pages(project) if page.name in names]
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        list(pool.map(make, wanted))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]), sys.argv[4:])
