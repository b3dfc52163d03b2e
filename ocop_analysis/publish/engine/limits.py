"""Limits on a cell's time and on a process's memory."""

from __future__ import annotations

import _thread
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_AGAIN_S = 1.0  # a cell that swallows the interruption gets another one


class CellTooLong(KeyboardInterrupt):
    """A cell ran beyond its time; raised inside the cell."""


class Alarm:
    """Interrupts a cell that runs longer than `limit_s` (None: never); `rang` says whether it did."""

    def __init__(self) -> None:
        self.limit_s: float | None = None
        self.rang = False

    @contextmanager
    def set(self) -> Iterator[None]:
        """Watch over what runs inside."""
        if not self.limit_s or threading.current_thread() is not threading.main_thread():
            yield
        elif hasattr(signal, "setitimer"):
            with self._by_signal(self.limit_s):
                yield
        else:
            with self._by_thread(self.limit_s):
                yield

    @contextmanager
    def _by_signal(self, limit_s: float) -> Iterator[None]:
        before = signal.signal(signal.SIGALRM, self._ring)
        signal.setitimer(signal.ITIMER_REAL, limit_s, _AGAIN_S)
        try:
            yield
        except CellTooLong:
            pass  # it rang between two statements of the engine itself; `rang` tells
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, before)

    @contextmanager
    def _by_thread(self, limit_s: float) -> Iterator[None]:
        timer = threading.Timer(limit_s, self._interrupt)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def _ring(self, number: int, frame: FrameType | None) -> None:
        self.rang = True
        raise CellTooLong

    def _interrupt(self) -> None:
        self.rang = True
        _thread.interrupt_main()


def limit_memory(megabytes: int) -> None:
    """Let this process take at most so many MB more than it has now; then allocations fail inside the cell (MemoryError).

    Counted is address space, which the system enforces at once and names the cell for; a watcher from outside comes late and
    can only kill. Only Linux tells how much a process has; elsewhere there is no limit.
    """
    if sys.platform != "linux":
        return
    import resource

    with open("/proc/self/statm", encoding="ascii") as file:
        now = int(file.read().split()[0]) * resource.getpagesize()
    most = now + megabytes * 1_000_000
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
