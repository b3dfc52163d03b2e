"""Where does the time of one page go? The district notebook, cut short after each part, run in a fresh process each time.

A part's time is the difference between two runs of the same round. Processor seconds are shown: they hardly depend on
what else the machine does.
"""

from __future__ import annotations

import argparse
import dataclasses
import resource
import statistics
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import nbformat
from pages import PACKAGES, ROOT
from timing import BenchmarkFailed, Timing, environment, in_rounds

from ocop_analysis.errors import ReportFailed
from ocop_analysis.project import open_project
from ocop_analysis.publish.jobs import Job
from ocop_analysis.publish.pages import all_pages, job_of
from ocop_analysis.publish.runner import execute

PAGE = "171-dai-tu-2024"
IMPORTS = "import ocop_analysis as oa\noa.open_report"
MATPLOTLIB = "import matplotlib.figure, matplotlib.backends.backend_svg"


def notebooks(whole: Any) -> dict[str, Any]:
    """Return notebooks that hold more and more of a report's: each one's last part gives it its name."""
    code = nbformat.v4.new_code_cell
    cells = whole.cells
    parts = {
        "process: start, end": cells[:1],
        "import of the package, pandas": [cells[0], code(IMPORTS)],
        "data, indicators, model": cells[:2],
        "import of matplotlib": [*cells[:2], code(MATPLOTLIB)],
        "charts": [*cells[:2], code("len(report.figures)")],
        "sections, messages": cells,
    }
    return {name: nbformat.v4.new_notebook(cells=kept, metadata=whole.metadata) for name, kept in parts.items()}


def way(job: Job) -> Callable[[int], Timing]:
    """Return a function that makes this page and says what it took, here and in the kernel."""

    def timed(_: int) -> Timing:
        wall, cpu = time.perf_counter(), _cpu()
        try:
            execute(job)
        except ReportFailed as error:
            raise BenchmarkFailed(str(error)) from error
        return Timing(time.perf_counter() - wall, _cpu() - cpu)

    return timed


def _cpu() -> float:
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(part.ru_utime + part.ru_stime for part in used)


def differences(times: Mapping[str, float]) -> dict[str, float]:
    """Return what each way took more than the one before it, the first one from nothing.

    >>> differences({"a": 1.0, "b": 1.5, "c": 3.5})
    {'a': 1.0, 'b': 0.5, 'c': 2.0}
    """
    return {name: value - before for (name, value), before in zip(times.items(), [0.0, *times.values()])}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5, help="how many rounds (default 5)")
    rounds = parser.parse_args().rounds
    project = open_project("public", ROOT)
    page = next(page for page in all_pages(project) if page.name == PAGE)
    print(environment(PACKAGES))
    with tempfile.TemporaryDirectory(prefix="ocop-bench-") as name:
        job = job_of(project, page, Path(name) / "out")
        ways: dict[str, Callable[[int], Timing]] = {}
        for part, notebook in notebooks(nbformat.read(job.notebook_path, as_version=4)).items():
            path = Path(name) / f"{len(ways)}.ipynb"
            nbformat.write(notebook, path)
            ways[part] = way(dataclasses.replace(job, notebook_path=str(path)))
        way(job)(0)  # files read from disk once, papermill imported, not counted
        done = [differences({part: took[part].cpu for part in ways}) for took in in_rounds(ways, rounds)]
    medians = {part: statistics.median(times[part] for times in done) for part in ways}
    print(f"{PAGE}, processor seconds, median of {rounds} rounds")
    for part, seconds in medians.items():
        print(f"{part:<32}{seconds:>6.2f}{seconds / sum(medians.values()):>7.0%}")


if __name__ == "__main__":
    main()
