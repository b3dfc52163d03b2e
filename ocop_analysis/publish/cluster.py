"""The same jobs on the workers of a dask cluster (extra `cluster`). Nothing is shared but the installed package.

What a page needs travels once to every worker: the opened project, its parameters, its notebooks. Finished files travel back
and are written here. A worker that dies costs time only: its pages are made by another.
"""

from __future__ import annotations

import hashlib
import io
import pickle
import queue
import tempfile
import zipfile
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from ..errors import InputError, OcopError, Problem
from ..project import Project
from .forking import Event, Forks, can_fork
from .inputs import code_hashes, digest_of
from .jobs import Job, Outcome
from .runner import make_job, write_files

_CONNECT_S = 15
_TRIES = 3


@dataclass(frozen=True)
class Parcel:
    """What a worker needs: `files` is a zip of parameters, notebooks and raw data, `project` the opened project."""

    id: str
    files: bytes
    project: bytes
    code: str


class Cluster:
    """The workers behind a scheduler. Errors: InputError when it does not answer, or `dask.distributed` is not there."""

    note = ""

    def __init__(self, scheduler: str) -> None:
        self._address = scheduler

    def __enter__(self) -> Cluster:
        try:
            from distributed import Client
        except ImportError as error:
            todo = "cài thêm: pip install “ocop-analysis[cluster]”"
            raise InputError([Problem("Chưa có thư viện dask.distributed", "--executor dask", "", todo)]) from error
        try:
            self._client = Client(self._address, timeout=_CONNECT_S, set_as_default=False)
        except (OSError, ValueError) as error:
            why, todo = f"{self._address} không trả lời", "mở dask scheduler trước, hoặc sửa địa chỉ sau --scheduler"
            raise InputError([Problem("Không nối được với cụm máy", "--scheduler", why, todo)]) from error
        try:
            self._client.wait_for_workers(1, timeout=_CONNECT_S)
        except TimeoutError as error:
            self._client.close()
            todo = f"chạy trên từng máy: dask worker {self._address} --nthreads 1"
            raise InputError([Problem("Cụm máy chưa có máy làm việc nào", "--scheduler", "", todo)]) from error
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def run(self, project: Project | None, jobs: Sequence[Job], workers: int) -> Iterator[Event]:
        """Run jobs on all workers and yield what happens; `workers` is not heeded, the cluster knows how many it has.

        Errors: OcopError when a worker has another version of this package.
        """
        from distributed import as_completed

        parcel = self._client.scatter(_parcel(project) if project else None, broadcast=True, hash=False)
        waiting = deque(jobs)
        running: dict[Any, Job] = {}
        done = as_completed([], loop=self._client.loop)
        for _ in range(min(len(waiting), 2 * sum(self._client.nthreads().values()))):
            yield self._submit(waiting.popleft(), parcel, running, done)
        while running:
            future = next(done)
            job = running.pop(future)
            yield "done", _received(job, future)
            if waiting:
                yield self._submit(waiting.popleft(), parcel, running, done)

    def _submit(self, job: Job, parcel: Any, running: dict[Any, Job], done: Any) -> Event:
        future = self._client.submit(make_far, job, parcel, pure=False, retries=_TRIES)
        running[future] = job
        done.add(future)
        return "started", job.page.name


def _received(job: Job, future: Any) -> Outcome:
    """Return the outcome of a far job, its files written here."""
    name, error = job.page.name, future.exception()
    if isinstance(error, OcopError):
        raise error
    if error is not None:
        return Outcome(
            name, False, 0.0, error=f"Báo cáo “{name}” không lập được trên cụm máy: {type(error).__name__}: {error}"
        )
    outcome: Outcome = future.result()
    if outcome.content is None:
        return outcome
    try:
        write_files(Path(job.out_dir), outcome.content)
    except OSError as failed:
        return Outcome(name, False, outcome.seconds, error=f"Báo cáo “{name}” không ghi được: {failed.strerror}")
    return replace(outcome, content=None)


def _parcel(project: Project) -> Parcel:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as files:
        for folder in ("params", "notebooks"):
            for path in sorted((project.root / folder).rglob("*")):
                if path.is_file() and ".ipynb_checkpoints" not in path.parts:
                    files.write(path, path.relative_to(project.root).as_posix())
        for path in sorted(project.raw_folder.iterdir()):
            if path.is_file():  # some keys are hashes of the raw files
                files.write(path, f"data/raw/{project.dataset.name}/{path.name}")
    content = pickle.dumps(project)
    return Parcel(hashlib.sha256(packed.getvalue() + content).hexdigest(), packed.getvalue(), content, _code_here())


def _code_here() -> str:
    """Return one hash over this package's code, which must be the same everywhere."""
    return digest_of(code_hashes())


# From here on: what happens on a worker.

_unpacked: dict[str, Path] = {}
_servers: queue.SimpleQueue[tuple[str, Forks]] = queue.SimpleQueue()


def make_far(job: Job, parcel: Parcel | None) -> Outcome:
    """Make one page on this worker and return it with its files as content.

    A worker keeps one fork server for each thread of its own; where forking does not work, a fresh process each time.
    """
    project = None if parcel is None else _unpack(parcel)
    if project is not None:
        notebook = project.root / "notebooks" / Path(job.notebook_path).name
        job = replace(job, project_root=str(project.root), notebook_path=str(notebook))
    if job.engine != "ocop" or not can_fork():
        return make_job(job)
    held, server = _server(parcel.id if parcel else "")
    job = replace(job, content_only=True)
    try:
        (outcome,) = [
            value for what, value in server.run(None if held else project, [job], 1) if what == "done"
        ]  # fmt: skip
    except BaseException:
        server.__exit__()
        raise
    _servers.put((parcel.id if parcel else "", server))
    result: Outcome = outcome
    return result


def _server(parcel: str) -> tuple[bool, Forks]:
    """Return a fork server that is free, and whether it holds this parcel's project already."""
    try:
        held, server = _servers.get_nowait()
    except queue.Empty:
        return False, Forks()
    return held == parcel, server


@cache
def _home() -> tempfile.TemporaryDirectory[str]:
    """Return this worker's folder for what it unpacks; it goes when the worker ends."""
    return tempfile.TemporaryDirectory(prefix="ocop-")


def _unpack(parcel: Parcel) -> Project:
    """Return the project of a parcel, in a folder of this worker's own. Errors: OcopError when the code is another one."""
    project: Project = pickle.loads(parcel.project)
    if parcel.id not in _unpacked:
        if _code_here() != parcel.code:
            raise OcopError("Máy trong cụm có bản ocop_analysis khác với máy này; cài cùng một bản rồi chạy lại")
        root = Path(_home().name) / parcel.id
        with zipfile.ZipFile(io.BytesIO(parcel.files)) as files:
            files.extractall(root)
        _unpacked[parcel.id] = root
    project.root = _unpacked[parcel.id]
    return project
