"""A pool of processes for systems where a warm process cannot be forked: every notebook in a fresh process, the same results."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from multiprocessing import get_context

from .forking import Event
from .jobs import Job, Outcome
from .runner import run_job


def run_in_pool(jobs: Sequence[Job], workers: int) -> Iterator[Event]:
    """Run jobs in a pool and yield what happens. A worker that dies takes only its own pages along, which get one more try."""
    lost: list[Job] = []
    yield from _run(jobs, workers, lost)
    for job in lost:
        again: list[Job] = []
        for what, value in _run([job], 1, again):
            yield what, replace(value, attempts=2) if what == "done" else value
        if again:
            reason = f"Báo cáo “{job.page.name}” không lập được: tiến trình bị ngắt hai lần"
            yield "done", Outcome(job.page.name, False, 0.0, error=reason, attempts=2)


def _run(jobs: Sequence[Job], workers: int, lost: list[Job]) -> Iterator[Event]:
    """Run jobs in one pool; those that got no outcome because a worker died are added to `lost`."""
    waiting = deque(jobs)
    running: dict[Future[Outcome], Job] = {}
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"))
    try:
        while waiting or running:
            while waiting and len(running) < workers:
                job = waiting.popleft()
                try:
                    running[pool.submit(run_job, job)] = job
                except BrokenProcessPool:
                    lost.append(job)
                    continue
                yield "started", job.page.name
            finished, _ = wait(running, return_when=FIRST_COMPLETED) if running else ((), ())
            for future in finished:
                job = running.pop(future)
                try:
                    yield "done", future.result()
                except BrokenProcessPool:
                    lost.append(job)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
