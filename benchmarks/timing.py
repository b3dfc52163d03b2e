"""Timing for benchmarks on a busy machine: whole commands, in rounds, compared within a round only.

Other work on the machine can double every time for minutes. Ways that run right after each other meet about the same
load, so their ratio says something; seconds from two runs, or from two rounds, do not.
"""

from __future__ import annotations

import os
import platform
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

_SHOWN = 2_000


class BenchmarkFailed(Exception):
    """A command failed or made something else than it should: there is no time to report."""


@dataclass(frozen=True)
class Timing:
    """Seconds by the clock, and processor seconds of a command and of all processes that it started and waited for."""

    wall: float
    cpu: float

    def __add__(self, other: Timing) -> Timing:
        return Timing(self.wall + other.wall, self.cpu + other.cpu)

    def per(self, count: int) -> Timing:
        """Return the share of one of `count` equal parts."""
        return Timing(self.wall / count, self.cpu / count)


def run(command: Sequence[str], cwd: Path, env: Mapping[str, str]) -> Timing:
    """Run a command to its end and return what it took (not on Windows, which has no `wait4`).

    Errors: BenchmarkFailed with the end of what it printed, when its exit code is not 0.
    """
    with tempfile.TemporaryFile() as printed:
        started = time.perf_counter()
        process = subprocess.Popen(command, cwd=cwd, env=dict(env), stdout=printed, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            printed.seek(0)
            end = printed.read().decode(errors="replace")[-_SHOWN:]
            raise BenchmarkFailed(f"{' '.join(command)}\nended with exit code {process.returncode}:\n{end}")
    return Timing(wall, usage.ru_utime + usage.ru_stime)


def in_rounds(ways: Mapping[str, Callable[[int], Timing]], rounds: int) -> Iterator[dict[str, Timing]]:
    """Yield round after round what every way took, in reverse order in every second one; ways get the round's number.

    >>> said = []
    >>> def way(name): return lambda number: said.append(f"{name}{number}") or Timing(1.0, 1.0)
    >>> len(list(in_rounds({"a": way("a"), "b": way("b")}, 2))), said
    (2, ['a0', 'b0', 'b1', 'a1'])
    """
    for number in range(rounds):
        names = list(ways)[:: -1 if number % 2 else 1]
        yield {name: ways[name](number) for name in names}


def ratios(slow: Iterable[float], fast: Iterable[float]) -> list[float]:
    """Return how many times faster `fast` was, round by round.

    >>> ratios([8.0, 15.0], [2.0, 5.0])
    [4.0, 3.0]
    """
    return [s / f for s, f in zip(slow, fast, strict=True)]


def spread(values: Sequence[float]) -> tuple[float, float, float]:
    """Return the least, the median and the greatest value.

    >>> spread([4.0, 1.0, 3.0, 2.0])
    (1.0, 2.5, 4.0)
    """
    return min(values), statistics.median(values), max(values)


def environment(packages: Iterable[str]) -> str:
    """Return on what was measured: Python, the packages with their versions, the cores, the load just before."""
    names = [f"Python {platform.python_version()}", *(f"{name} {version(name)}" for name in packages)]
    return f"{', '.join(names)}; {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} at the start"
