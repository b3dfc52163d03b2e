"""Make one page: run its notebook with papermill, render it, write both files whole.

`run_job` is a plain function of plain data and works in any process: a child of the fork server, a worker of a pool, a
worker of a cluster, or this one.
"""

from __future__ import annotations

import dataclasses
import hashlib
import os
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ..errors import OcopError, ReportFailed
from .digest import Digest, digest
from .engine import OcopEngine
from .forking import KERNEL_ENV
from .jobs import Job, Made, Outcome
from .page import facts_of, render_page
from .parameters import check_parameters

_KERNEL_ARGUMENTS = [
    "--log-level=CRITICAL",
    "--HistoryManager.enabled=False",
    "--IPKernelApp.exec_lines=__import__('gc').set_threshold(200_000)",  # a page is too short-lived to collect often
]
_STOCK: dict[str, Any] = {"extra_arguments": _KERNEL_ARGUMENTS, "shutdown_kernel": "immediate"}
_MOST_WARNING = 500
BROKEN_OFF = "tiến trình chạy sổ tay bị ngắt giữa chừng"


def run_job(job: Job) -> Outcome:
    """Run one notebook and write its page and executed notebook; a failure is an outcome too, and leaves no file."""
    outcome = make_job(job)
    if outcome.content is None or job.content_only:
        return outcome
    try:
        write_files(Path(job.out_dir), outcome.content)
    except (OcopError, OSError) as error:
        return Outcome(job.page.name, False, outcome.seconds, error=_public(str(error), job))
    return dataclasses.replace(outcome, content=None)


def make_job(job: Job) -> Outcome:
    """Run one notebook and return its files as content; nothing is written."""
    started, name, found = time.perf_counter(), job.page.name, Digest("")
    try:
        check_parameters(job)
        if "data" in job.parameters:
            found = digest(job)
        if job.look_only or (job.known is not None and job.known == found.model):
            state = "current" if job.known == found.model else "due"
            return Outcome(name, True, time.perf_counter() - started, state=state, model=found.model, parts=found.parts)  # type: ignore[arg-type]
        notebook, warnings = execute(job)
        facts, page = facts_of(notebook), render_page(notebook, job.page)
        if not OcopEngine.run_here and "key" in facts and found.model and facts["key"] != found.published():
            raise ReportFailed(name, None, "số liệu hoặc tham số đổi trong lúc lập; chạy lại lệnh này")
        content = _content(job, notebook, page)
        return Outcome(
            name, True, time.perf_counter() - started, files=_made(content), facts=facts, model=found.model,
            parts=found.parts, warnings=(*warnings, *_warnings(notebook)), content=content,
        )  # fmt: skip
    except (OcopError, OSError) as error:
        return Outcome(name, False, time.perf_counter() - started, error=_public(str(error), job))
    except Exception as error:  # noqa: BLE001  (a defect that one page brings to light must not stop the others)
        reason = f"Báo cáo “{name}” không lập được: lỗi của chương trình: {type(error).__name__}: {error}"
        return Outcome(name, False, time.perf_counter() - started, error=_public(reason, job))


def execute(job: Job) -> tuple[Any, list[str]]:
    """Run the notebook from the project's folder and return it without volatile metadata, and what is worth a word.

    Errors: ReportFailed.
    """
    import papermill
    from nbclient.exceptions import CellTimeoutError, DeadKernelError

    from .engine import register

    register()
    warnings: list[str] = []
    limit = min(job.timeout_s, job.cell_timeout_s or job.timeout_s)
    options = _STOCK if job.engine == "papermill" else {"engine_name": "ocop", "on_warning": warnings.append}
    if job.engine == "ocop" and not OcopEngine.run_here:
        options |= {"notebook_timeout": job.timeout_s, "memory_mb": job.memory_mb}
    try:
        with _environment({**KERNEL_ENV, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}):
            notebook = papermill.execute_notebook(
                job.notebook_path, None, dict(job.parameters), kernel_name="python3", cwd=job.project_root,
                progress_bar=False, request_save_on_cell_execute=False, execution_timeout=limit, **options,
            )  # fmt: skip
    except papermill.PapermillExecutionError as error:
        raise ReportFailed(job.page.name, error.cell_index, f"{error.ename}: {error.evalue}") from error
    except DeadKernelError as error:
        raise ReportFailed(job.page.name, None, BROKEN_OFF) from error
    except CellTimeoutError as error:
        raise ReportFailed(job.page.name, None, f"một ô lệnh chạy quá {limit} giây") from error
    return _without_volatile(notebook), warnings


def _without_volatile(notebook: Any) -> Any:
    """Drop times and machine paths, so that the same input gives the same bytes."""
    kept = notebook.metadata.get("papermill", {})
    notebook.metadata["papermill"] = {key: kept[key] for key in ("parameters", "version") if key in kept}
    notebook.metadata.get("language_info", {}).pop("version", None)
    for index, cell in enumerate(notebook.cells):
        cell["id"] = f"cell-{index:02d}"
        cell.metadata.pop("execution", None)
        cell.metadata.pop("papermill", None)
    return notebook


def _content(job: Job, notebook: Any, page: str) -> dict[str, bytes]:
    """Return the bytes of both files by name."""
    import nbformat

    texts = {f"{job.page.name}.html": page, f"{job.page.name}.ipynb": nbformat.writes(notebook) + "\n"}
    return {name: text.encode() for name, text in texts.items()}


def _made(content: Mapping[str, bytes]) -> dict[str, Made]:
    return {
        name.rpartition(".")[2]: Made(name, hashlib.sha256(data).hexdigest(), len(data))
        for name, data in content.items()
    }


def write_files(folder: Path, content: Mapping[str, bytes]) -> None:
    """Write a page's files beside each other: whole files are moved into place, or none. Errors: OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    fresh = {name: folder / f".{name}.{os.getpid()}.tmp" for name in content}
    try:
        for name, data in content.items():
            fresh[name].write_bytes(data)
        for name in content:
            os.replace(fresh[name], folder / name)
    finally:
        for path in fresh.values():
            path.unlink(missing_ok=True)


def _warnings(notebook: Any) -> list[str]:
    """Return what the notebook wrote to its error stream."""
    said = [
        output.text.strip()
        for cell in notebook.cells
        for output in cell.get("outputs", [])
        if output.output_type == "stream" and output.name == "stderr"
    ]
    return [text[:_MOST_WARNING] for text in said if text]


def _public(message: str, job: Job) -> str:
    """Return a message without this machine's folders."""
    for folder, word in ((job.project_root, "dự án"), (str(Path.home()), "~")):
        message = message.replace(folder, word)
    return message


@contextmanager
def _environment(values: dict[str, str]) -> Iterator[None]:
    """Set environment variables for a kernel that is about to start, and put the old ones back."""
    before = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    try:
        yield
    finally:
        for name, old in before.items():
            if old is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = old
