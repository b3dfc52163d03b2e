"""Where pages are made: children of a warm process on this machine, a pool of processes, or the workers of a cluster."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import Protocol

from ..project import Project
from .forking import Event, Forks, can_fork
from .jobs import Engine, Job, Outcome
from .pool import run_in_pool

NO_FORK = (
    "Máy này không nhân bản tiến trình được: mỗi sổ tay chạy trong một tiến trình mới, chậm hơn, kết quả như nhau."
)


class Executor(Protocol):
    """Runs jobs and yields what happens, as it happens."""

    note: str

    def run(self, project: Project | None, jobs: Sequence[Job], workers: int) -> Iterator[Event]: ...


@dataclass
class _Pool:
    note: str

    def run(self, project: Project | None, jobs: Sequence[Job], workers: int) -> Iterator[Event]:
        return run_in_pool(jobs, workers)


def executor(
    engine: Engine, scheduler: str | None = None, fork: bool | None = None
) -> AbstractContextManager[Executor]:
    """Return what makes pages; a fork server starts to get ready at once.

    scheduler: the address of a cluster's. fork: whether to fork, where that can be chosen (None: wherever it works).
    """
    if scheduler is not None:
        from .cluster import Cluster

        return Cluster(scheduler)
    if engine == "ocop" and (can_fork() if fork is None else fork):
        return Forks()
    return _pooled(NO_FORK if engine == "ocop" else "")


@contextmanager
def _pooled(note: str) -> Iterator[_Pool]:
    yield _Pool(note)


def run_jobs(
    jobs: Sequence[Job],
    workers: int,
    engine: Engine = "ocop",
    fork: bool | None = None,
    place: AbstractContextManager[Executor] | None = None,
) -> list[Outcome]:
    """Run jobs on this machine, or at `place`, and return their outcomes in the order of the jobs."""
    with place or executor(engine, fork=fork) as at:
        outcomes = {value.page: value for what, value in at.run(None, jobs, workers) if what == "done"}
    return [outcomes[job.page.name] for job in jobs]
