"""Progress of a build: a live bar for people, plain lines when nobody watches a terminal."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from .jobs import Outcome


@contextmanager
def shown(total: int) -> Iterator[Callable[[Outcome], None]]:
    """Give a function to call with every outcome, and show how far the build is."""
    console = Console(file=sys.stderr)
    if console.is_terminal:
        columns = (
            TextColumn("Lập báo cáo"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            TextColumn("{task.description}"),
        )
        with Progress(*columns, console=console) as progress:
            task = progress.add_task("", total=total)
            yield lambda outcome: progress.update(task, advance=1, description=_line(outcome))
        return
    started, count = time.perf_counter(), 0

    def line(outcome: Outcome) -> None:
        nonlocal count
        count += 1
        console.print(
            f"[{count}/{total}] {time.perf_counter() - started:5.1f}s  {_line(outcome)}",
            markup=False,
            highlight=False,
            soft_wrap=True,
        )

    yield line


def _line(outcome: Outcome) -> str:
    return outcome.page if outcome.ok else f"{outcome.page}: HỎNG, {outcome.error}"
