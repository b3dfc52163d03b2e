"""A made-up country through the factory: 705 districts by 5 years, 3,525 pages. All are planned and given their static keys;
a sample (200) is built, and the whole is extrapolated from it, openly.

A province is a run of its own, as in life: its plan, its data, its districts beside each other. So the country is 79 provinces of
9 districts, each a made-up register of its own seed with the sample's parameters; memory holds one of them at a time.
"""

from __future__ import annotations

import argparse
import os
import resource
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from memory import _pss_mb, family
from pages import PACKAGES, ROOT
from synthetic import random_tables
from timing import BenchmarkFailed, environment

from ocop_analysis import schema
from ocop_analysis.intake import empty_extra
from ocop_analysis.project import Project
from ocop_analysis.publish.forking import Forks
from ocop_analysis.publish.inputs import read_inputs
from ocop_analysis.publish.jobs import Job
from ocop_analysis.publish.manifest import Manifest
from ocop_analysis.publish.pages import all_pages, job_of
from ocop_analysis.publish.plan import plan_pages

DISTRICTS, YEARS, TARGET_MIN = 705, 5, 30.0
PRODUCTS = 300


def province(seed: int) -> Project:
    """Return a project whose tables are made up."""
    project = Project(ROOT, "sample")
    drawn = random_tables(project.territory, PRODUCTS, list(project.params.plan.years), seed)
    empty = {name: schema.empty(name) for name in schema.TABLES}
    tables = {**empty, **drawn, **empty_extra()}
    project.__dict__["tables"] = tables
    project.__dict__["indicators"] = project._computed(tables)
    return project


def jobs_of(project: Project, number: int, out: Path) -> list[Job]:
    """Return the jobs of a province's district pages, each under a name of its own."""
    made = []
    for page in all_pages(project):
        if page.kind == "district":
            job = job_of(project, page, out)
            made.append(replace(job, page=replace(page, name=f"{number:02d}-{page.name}")))
    return made


def planned(project: Project, out: Path) -> tuple[list[list[Job]], float]:
    """Return the jobs of the whole country by province, and the seconds that planning and keying them took."""
    started = time.perf_counter()
    inputs = read_inputs(project.root, project.raw_folder)
    provinces: list[list[Job]] = []
    while (left := DISTRICTS * YEARS - sum(map(len, provinces))) > 0:
        provinces.append(jobs_of(project, len(provinces), out)[:left])
    everything = [job for jobs in provinces for job in jobs]
    plan = plan_pages(everything, Manifest(), inputs, out)
    keys = {inputs.static_key(job.page.notebook, job.parameters) for job in everything}
    if len(plan.due) != DISTRICTS * YEARS or not keys:
        raise BenchmarkFailed(f"{len(plan.due)} pages planned")
    return provinces, time.perf_counter() - started


@contextmanager
def watched() -> Iterator[list[float]]:
    """Collect the PSS in MB of this process and of everything that it started."""
    seen, ended = [0.0], threading.Event()

    def watch() -> None:
        while not ended.wait(0.2):
            seen.append(sum(map(_pss_mb, family(os.getpid()))))

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        yield seen
    finally:
        ended.set()
        watcher.join()


def main() -> None:
    """Plan everything, build a sample, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=200, help="pages to build (default 200)")
    parser.add_argument("--jobs", type=int, default=2, help="pages at the same time")
    wanted = parser.parse_args()
    print(environment(PACKAGES))
    with tempfile.TemporaryDirectory(prefix="ocop-country-") as name, Forks() as forks, watched() as pss:
        out = Path(name)
        provinces, planning = planned(Project(ROOT, "sample"), out)
        print(f"{DISTRICTS * YEARS} pages planned and keyed in {planning:.1f} s", flush=True)
        done, children, making, half = 0, [0], 0.0, 0.0
        started = time.perf_counter()
        for number, jobs in enumerate(provinces):
            began = time.perf_counter()
            project = province(number)
            making += time.perf_counter() - began
            for what, value in forks.run(project, jobs[: wanted.pages - done], wanted.jobs):
                if what == "done":
                    if not value.ok:
                        raise BenchmarkFailed(value.error)
                    done += 1
                    children.append(value.memory_mb)
                    half = max(pss) if done == wanted.pages // 2 else half
            if done >= wanted.pages:
                break
        took = time.perf_counter() - started
        size = sum(path.stat().st_size for path in out.iterdir()) / done / 1000
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = (used.ru_utime + used.ru_stime) / done
    whole = took / done * DISTRICTS * YEARS / 60
    verdict = "reached" if whole <= TARGET_MIN else "NOT reached"
    print(f"{done} pages in {took:.0f} s, of it {making:.0f} s making up {number + 1} registers; {size:.0f} KB a page")
    print(f"extrapolated to {DISTRICTS * YEARS} pages: {whole:.1f} minutes (target at most {TARGET_MIN:g}: {verdict})")
    idle = cpu * DISTRICTS * YEARS / wanted.jobs / 60
    print(f"{cpu:.2f} processor seconds a page: {idle:.1f} minutes if {wanted.jobs} cores did nothing else")
    print(
        f"peak PSS {max(pss):.0f} MB ({half:.0f} MB after half of the pages); largest child {max(children)} MB resident"
    )


if __name__ == "__main__":
    main()
