"""This side of the fork server: start it, send jobs, hear of outcomes, and end it with everything that it started."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Any

from ..errors import OcopError
from .jobs import Job

Event = tuple[str, Any]
"""("started", page's name) or ("done", Outcome)."""
KERNEL_ENV = {
    "PYTHONHASHSEED": "0",
    "PYDEVD_DISABLE_FILE_VALIDATION": "1",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
}
"""The environment of every process that runs a notebook: one thread each, as there are as many processes as cores."""
_ENV = {**KERNEL_ENV, "JE_ARROW_MALLOC_CONF": "background_thread:false"}
"""Arrow's allocator would start a thread at import; nothing else does."""
_SHOWN, _PATIENCE_S = 2_000, 5


def can_fork() -> bool:
    """Whether this system can make children of a warm process: Linux can; macOS' own libraries do not survive it."""
    return sys.platform == "linux" and hasattr(os, "pidfd_open")


class Forks:
    """A fork server that is getting ready from the moment this object is made; use it in a `with` statement."""

    note = ""

    def __init__(self) -> None:
        self._busy = False
        self._said = tempfile.TemporaryFile()  # noqa: SIM115  (closed with the process)
        env = {**os.environ, **_ENV, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        env.pop("MPLBACKEND", None)
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "ocop_analysis.publish.forkserver"], env=env, start_new_session=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._said,
        )  # fmt: skip

    def __enter__(self) -> Forks:
        return self

    def __exit__(self, *_: object) -> None:
        """End the server; its children end with it. Leaving twice does no harm."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        if not self._busy:
            self._process.kill()
        with suppress(BrokenPipeError):
            self._process.stdin.close()
        try:
            self._process.wait(_PATIENCE_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process.stdout.close()
        self._said.close()

    def run(self, project: object | None, jobs: Sequence[Job], workers: int) -> Iterator[Event]:
        """Run jobs and yield what happens, as it happens. `project` is what notebooks will find already opened.

        Errors: OcopError when the server itself ends, which is a defect.
        """
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        kept = None if project is None else pickle.dumps(project)
        self._busy = True
        try:
            pickle.dump((kept, list(jobs), workers), self._process.stdin)
            self._process.stdin.flush()
            while True:
                event: Event = pickle.load(self._process.stdout)
                if event[0] == "ended":
                    self._busy = False
                    return
                yield event
        except (EOFError, BrokenPipeError) as error:
            self._process.wait()
            self._said.seek(0)
            said = self._said.read().decode(errors="replace")[-_SHOWN:]
            raise OcopError(f"Tiến trình lập trang dừng bất thường (mã {self._process.returncode}):\n{said}") from error
