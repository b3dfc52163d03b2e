"""Progress of a build: a live bar for people, plain lines when nobody watches a terminal, JSON lines for programs."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Literal

from .jobs import Outcome

Kind = Literal["auto", "bar", "lines", "json", "none"]
_MOST_SHOWN = 4


@contextmanager
def shown(kind: Kind = "auto") -> Iterator[Callable[[str, Any], None]]:
    """Give a function to call with every event of a build, and show on the error stream how far it is."""
    if kind == "auto":
        kind = "bar" if sys.stderr.isatty() else "lines"
    if kind == "bar":
        with _bar() as heard:
            yield heard
    elif kind == "none":
        yield lambda what, value: None
    else:
        yield _as_json() if kind == "json" else _as_lines()


@contextmanager
def _bar() -> Iterator[Callable[[str, Any], None]]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    console, running = Console(file=sys.stderr), dict[str, None]()
    columns = (TextColumn("Lập báo cáo"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, TextColumn("{task.description}"), console=console) as progress:
        task = progress.add_task("", total=None)

        def heard(what: str, value: Any) -> None:
            if what == "planned":
                progress.update(task, total=value)
            elif what == "note":
                console.print(value, markup=False, highlight=False)
            elif what == "started":
                running[value] = None
            else:
                running.pop(value.page, None)
                if not value.ok:
                    console.print(_line(value), markup=False, highlight=False)
            now = ", ".join(list(running)[:_MOST_SHOWN])
            progress.update(task, advance=int(what == "done"), description=now)

        yield heard


def _as_lines() -> Callable[[str, Any], None]:
    started, done, total = time.perf_counter(), 0, 0

    def heard(what: str, value: Any) -> None:
        nonlocal done, total
        if what == "planned":
            total = value
        elif what == "note":
            print(value, file=sys.stderr, flush=True)  # noqa: T201
        elif what == "done":
            done += 1
            took = time.perf_counter() - started
            print(f"[{done}/{total}] {took:5.1f}s  {_line(value)}", file=sys.stderr, flush=True)  # noqa: T201

    return heard


def _as_json() -> Callable[[str, Any], None]:
    """One object a line: event, page, ok, state, seconds, memory_mb, error, or pages, or text."""

    def heard(what: str, value: Any) -> None:
        content: dict[str, Any] = {"event": what}
        if isinstance(value, Outcome):
            content |= {"page": value.page, "ok": value.ok, "state": value.state, "seconds": round(value.seconds, 2)}
            content |= {"memory_mb": value.memory_mb, "error": value.error}
        else:
            content[{"planned": "pages", "note": "text"}.get(what, "page")] = value
        print(json.dumps(content, ensure_ascii=False), file=sys.stderr, flush=True)  # noqa: T201

    return heard


def _line(outcome: Outcome) -> str:
    if not outcome.ok:
        return f"{outcome.page}: HỎNG, {outcome.error}"
    return outcome.page + {"made": "", "current": ": không đổi", "due": ": cần lập lại"}[outcome.state]
