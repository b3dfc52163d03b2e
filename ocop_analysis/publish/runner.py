"""Run notebooks with papermill: one kernel each, a pool of worker processes, files moved into place only when whole.

`run_job` is a plain function of plain data. A faster engine replaces this function and nothing else.
"""

from __future__ import annotations

import hashlib
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from ..errors import InputError, OcopError, Problem, ReportFailed
from ..vietnamese import nearest
from .jobs import Job, Outcome
from .page import facts_of, render_page

# jsonschema imports this optional package, which compiles a grammar for a second in every process; it does without it.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]

_TYPES = {"str": str, "int": int}
_KERNEL_ENV = {
    "PYTHONHASHSEED": "0",
    "PYDEVD_DISABLE_FILE_VALIDATION": "1",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MPLBACKEND": "agg",
}
_KERNEL_ARGUMENTS = [
    "--log-level=CRITICAL",
    "--HistoryManager.enabled=False",
    "--IPKernelApp.exec_lines=__import__('gc').set_threshold(200_000)",  # a page is too short-lived to collect often
]


def run_job(job: Job) -> Outcome:
    """Run one notebook and write its page and executed notebook; a failure is an outcome too, and leaves no file."""
    started = time.perf_counter()
    try:
        check_parameters(job)
        notebook = _execute(job)
        page = render_page(notebook, job.page)
        files = _write_both(job, notebook, page)
        return Outcome(
            job.page.name, True, time.perf_counter() - started, *files,
            sha256=hashlib.sha256(page.encode()).hexdigest(), size=len(page.encode()), facts=facts_of(notebook),
        )  # fmt: skip
    except (OcopError, OSError) as error:
        return Outcome(job.page.name, False, time.perf_counter() - started, error=_public(str(error), job))


def check_parameters(job: Job) -> None:
    """Refuse a parameter that the notebook does not declare, or of another type. Errors: InputError, all of them at once."""
    import papermill

    declared = papermill.inspect_notebook(job.notebook_path)
    problems = []
    where = f"sổ tay {Path(job.notebook_path).name}"
    for name, value in job.parameters.items():
        if name not in declared:
            hint = nearest(name, declared, limit=1)
            why = f"có phải “{hint[0]}”?" if hint else f"chỉ có {', '.join(declared)}"
            problems.append(Problem(f"Không có tham số “{name}”", where, why, "sửa tên tham số"))
            continue
        kind = _TYPES.get(declared[name]["inferred_type_name"].split("|")[0].strip())
        if kind is not None and type(value) is not kind:
            why = f"cần {kind.__name__}, nhận được {type(value).__name__}"
            problems.append(Problem(f"Tham số “{name}” sai kiểu", where, why, "sửa giá trị"))
    if problems:
        raise InputError(problems)


def _execute(job: Job) -> Any:
    """Run the notebook in a kernel of its own, from the project's folder, and return it without volatile metadata.

    The kernel keeps no history and is killed after its last cell: a report has nothing to do at exit, and an orderly end
    costs processor time (benchmarks/README.md).
    """
    import papermill
    from nbclient.exceptions import CellTimeoutError, DeadKernelError

    try:
        with _environment({**_KERNEL_ENV, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}):
            notebook = papermill.execute_notebook(
                job.notebook_path, None, dict(job.parameters), kernel_name="python3", cwd=job.project_root,
                progress_bar=False, request_save_on_cell_execute=False, execution_timeout=job.timeout_s,
                extra_arguments=_KERNEL_ARGUMENTS, shutdown_kernel="immediate",
            )  # fmt: skip
    except papermill.PapermillExecutionError as error:
        raise ReportFailed(job.page.name, error.cell_index, f"{error.ename}: {error.evalue}") from error
    except DeadKernelError as error:
        raise ReportFailed(job.page.name, None, "tiến trình chạy sổ tay bị ngắt giữa chừng") from error
    except CellTimeoutError as error:
        raise ReportFailed(job.page.name, None, f"một ô lệnh chạy quá {job.timeout_s} giây") from error
    return _without_volatile(notebook)


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


def _write_both(job: Job, notebook: Any, page: str) -> tuple[str, str]:
    """Write page and notebook beside each other: whole files are moved into place, or none."""
    import nbformat

    folder = Path(job.out_dir)
    folder.mkdir(parents=True, exist_ok=True)
    texts = {f"{job.page.name}.ipynb": nbformat.writes(notebook) + "\n", f"{job.page.name}.html": page}
    fresh = {name: folder / f".{name}.{os.getpid()}.tmp" for name in texts}
    try:
        for name, text in texts.items():
            fresh[name].write_text(text, encoding="utf-8", newline="\n")
        for name in texts:
            os.replace(fresh[name], folder / name)
    finally:
        for path in fresh.values():
            path.unlink(missing_ok=True)
    return f"{job.page.name}.html", f"{job.page.name}.ipynb"


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


def run_jobs(jobs: Sequence[Job], workers: int, on_done: Callable[[Outcome], None]) -> list[Outcome]:
    """Run jobs in `workers` processes and return their outcomes in the order of the jobs.

    A worker that dies takes only its own pages along: they are tried once more, alone, and then reported as failed.
    """
    outcomes: dict[str, Outcome] = {}

    def done(outcome: Outcome) -> None:
        outcomes[outcome.page] = outcome
        on_done(outcome)

    interrupted = _run_in_pool(jobs, workers, done)
    for job in interrupted:
        if _run_in_pool([job], 1, done):
            reason = f"Báo cáo “{job.page.name}” không lập được: tiến trình bị ngắt hai lần"
            done(Outcome(job.page.name, False, 0.0, error=reason))
    return [outcomes[job.page.name] for job in jobs]


def _run_in_pool(jobs: Sequence[Job], workers: int, done: Callable[[Outcome], None]) -> list[Job]:
    """Run jobs in one pool; return those that got no outcome because a worker died."""
    lost: list[Job] = []
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        waiting: dict[Future[Outcome], Job] = {pool.submit(run_job, job): job for job in jobs}
        try:
            while waiting:
                finished, _ = wait(waiting, return_when=FIRST_COMPLETED)
                for future in finished:
                    job = waiting.pop(future)
                    try:
                        done(future.result())
                    except BrokenProcessPool:
                        lost.append(job)
        except KeyboardInterrupt:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    return lost
