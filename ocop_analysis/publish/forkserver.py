"""The fork server: a process that has imported everything and then makes one child for each page.

It runs no report code itself and has one thread, counting native ones: that is asserted before every fork, so no lock can be
held by a thread that the child does not have. It ends when its standard input does, and takes all children along.
"""

from __future__ import annotations

import gc
import os
import pickle
import selectors
import signal
import tempfile
import time
from collections import deque
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import IO, Any, NoReturn

from .forked import adopt_orphans, be_child, warm_up
from .jobs import Job, Outcome

_GRACE_S = 2.0
_ENDED = "ended"


@dataclass
class Child:
    """A page in the making: its process, where its result will be, when it must be done."""

    job: Job
    pid: int
    pidfd: int
    result: IO[bytes]
    started: float
    attempts: int
    late: bool = False
    kill_at: float = field(default=float("inf"))

    @property
    def next_deadline(self) -> float:
        return self.kill_at if self.late else self.started + self.job.timeout_s


class ForkServer:
    """Runs jobs in children, at most `workers` at a time, and tells of each outcome through `out`."""

    def __init__(self, out: IO[bytes], control: int) -> None:
        self._out, self._control = out, control
        self._running: dict[int, Child] = {}
        self._selector = selectors.DefaultSelector()
        self._selector.register(control, selectors.EVENT_READ)

    def run(self, jobs: Sequence[Job], workers: int) -> None:
        """Run all jobs. A child that a signal killed gets one more try."""
        queue = deque((job, 1) for job in jobs)
        while queue or self._running:
            while queue and len(self._running) < workers:
                self._start(*queue.popleft())
            now = time.monotonic()
            wait = min(child.next_deadline for child in self._running.values()) - now
            for key, _ in self._selector.select(max(wait, 0)):
                if key.fd == self._control:
                    self._stop()
                child = self._running.pop(key.fd)
                outcome = self._outcome(child)
                if outcome is None:
                    queue.append((child.job, child.attempts + 1))
                else:
                    self._tell(("done", outcome))
            self._enforce(time.monotonic())
        kill_strays()
        self._tell((_ENDED, None))

    def _start(self, job: Job, attempt: int) -> None:
        assert_single_thread()
        result = tempfile.TemporaryFile()  # noqa: SIM115  (closed when read)
        self._tell(("started", job.page.name))
        pid = os.fork()
        if pid == 0:
            be_child(job, result)
        with suppress(OSError):  # the child does it too; whoever is first
            os.setpgid(pid, pid)
        pidfd = os.pidfd_open(pid)
        self._running[pidfd] = Child(job, pid, pidfd, result, time.monotonic(), attempt)
        self._selector.register(pidfd, selectors.EVENT_READ)

    def _enforce(self, now: float) -> None:
        """Interrupt what is late, so that it can end in order; kill what is still there after the grace."""
        for child in self._running.values():
            if now < child.next_deadline:
                continue
            if child.late:
                _kill_group(child.pid)
                child.kill_at = now + _GRACE_S
            else:
                child.late, child.kill_at = True, now + _GRACE_S
                os.kill(child.pid, signal.SIGINT)

    def _outcome(self, child: Child) -> Outcome | None:
        """Return what came of an ended child, or None when it deserves another try."""
        _kill_group(child.pid)
        _, status, usage = os.wait4(child.pid, 0)
        self._selector.unregister(child.pidfd)
        os.close(child.pidfd)
        with child.result:
            child.result.seek(0)
            told = child.result.read()
        name, took = child.job.page.name, time.monotonic() - child.started
        memory = usage.ru_maxrss // 1000
        outcome: Outcome | None = pickle.loads(told) if told else None
        was_just_done = outcome is not None and outcome.ok
        if outcome is not None and (was_just_done or not child.late):
            return replace(outcome, memory_mb=memory, attempts=child.attempts)
        if child.late:
            reason = f"Báo cáo “{name}” không lập được: sổ tay chạy quá {child.job.timeout_s} giây"
        elif os.WIFSIGNALED(status) and child.attempts == 1:
            return None
        elif os.WIFSIGNALED(status):
            word = signal.Signals(os.WTERMSIG(status)).name
            reason = f"Báo cáo “{name}” không lập được: tiến trình bị ngắt hai lần ({word})"
        else:
            reason = f"Báo cáo “{name}” không lập được: tiến trình chạy sổ tay bị ngắt giữa chừng"
        return Outcome(name, False, took, error=reason, memory_mb=memory, attempts=child.attempts)

    def _tell(self, message: tuple[str, Any]) -> None:
        pickle.dump(message, self._out)
        self._out.flush()

    def _stop(self) -> NoReturn:
        """End all children and this process: whoever asked for pages is gone, or wants no more."""
        for child in self._running.values():
            _kill_group(child.pid)
            os.waitpid(child.pid, 0)
        kill_strays()
        os._exit(0)


def assert_single_thread() -> None:
    """Errors: RuntimeError when this process has a second thread, be it native: a fork would then be a gamble."""
    threads = len(os.listdir("/proc/self/task"))
    if threads != 1:
        raise RuntimeError(f"the fork server has {threads} threads")


def kill_strays() -> None:
    """End processes that notebooks left behind in sessions of their own; orphans come to this process (a subreaper)."""
    path = f"/proc/self/task/{os.getpid()}/children"
    with suppress(FileNotFoundError), open(path, encoding="ascii") as file:
        for pid in map(int, file.read().split()):
            with suppress(ProcessLookupError, ChildProcessError):
                os.kill(pid, signal.SIGKILL)
                os.waitpid(pid, 0)


def _kill_group(pid: int) -> None:
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, signal.SIGKILL)


def main() -> None:
    """Get ready, then run the jobs that come in."""
    control, told = os.dup(0), os.fdopen(os.dup(1), "wb")
    incoming = os.fdopen(os.dup(0), "rb")
    with open(os.devnull, "r+b") as nowhere:
        os.dup2(nowhere.fileno(), 0)
    os.dup2(2, 1)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    adopt_orphans()
    warm_up()
    from ..project import keep
    from ..words import warm

    server = ForkServer(told, control)
    while True:
        try:
            project, jobs, workers = pickle.load(incoming)
        except EOFError:
            kill_strays()
            return
        if project is not None:
            opened = pickle.loads(project)
            keep(opened)
            warm(opened.language)
        gc.collect()
        gc.freeze()
        server.run(jobs, workers)


if __name__ == "__main__":
    main()
