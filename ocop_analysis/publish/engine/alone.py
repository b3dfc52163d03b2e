"""One notebook in one fresh process: this side starts it and listens, the other side runs the cells and tells."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from dataclasses import dataclass
from typing import IO, Any

from nbclient.exceptions import CellTimeoutError, DeadKernelError

from .limits import limit_memory
from .shell import NeedsKernel

_END = "end"


@dataclass(frozen=True)
class Limits:
    """Seconds a cell, seconds in all, and MB of memory that the notebook may take; None: no limit."""

    cell_s: int | None = None
    notebook_s: int | None = None
    memory_mb: int | None = None


def run_alone(nb_man: Any, kernel_name: str, limits: Limits) -> None:
    """Run the cells of `nb_man.nb` in a process of their own, keeping `nb_man` informed cell by cell.

    Errors: NeedsKernel; CellTimeoutError; DeadKernelError when the process ends before the notebook does.
    """
    command = [sys.executable, "-P", "-m", "ocop_analysis.publish.engine.alone"]
    path = os.pathsep.join(filter(None, sys.path))
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": path},
        start_new_session=os.name == "posix",
    )  # fmt: skip
    assert process.stdin is not None
    assert process.stdout is not None
    watch = threading.Timer(limits.notebook_s or 0, _kill, [process])
    try:
        if limits.notebook_s:
            watch.start()
        pickle.dump((nb_man.nb, kernel_name, limits), process.stdin)
        process.stdin.flush()
        _follow(nb_man, process.stdout)
    except DeadKernelError as error:
        if watch.finished.is_set():
            raise CellTimeoutError(f"the notebook ran longer than {limits.notebook_s} s") from error
        raise
    finally:
        watch.cancel()
        _kill(process)
        process.communicate()


def _follow(nb_man: Any, told: IO[bytes]) -> None:
    """Pass on what the other side tells until it has ended."""
    while True:
        try:
            what, value = pickle.load(told)
        except (EOFError, pickle.UnpicklingError, ConnectionError) as error:
            raise DeadKernelError("Kernel died") from error
        if what == "start":
            nb_man.cell_start(nb_man.nb.cells[value], value)
        elif what == "done":
            index, made, failed = value
            cell = nb_man.nb.cells[index]
            cell.metadata.update(made.pop("metadata"))
            cell.update(made)
            if failed:
                nb_man.cell_exception(cell, cell_index=index, exception=None)
            nb_man.cell_complete(cell, cell_index=index)
        elif what == "needs_kernel":
            raise NeedsKernel(value)
        elif what == "late":
            raise CellTimeoutError(value)
        elif what == "dead":
            raise DeadKernelError(value)
        else:
            nb_man.nb.metadata.update(value)
            return


def _kill(process: subprocess.Popen[bytes]) -> None:
    """Leave nothing behind: neither the process nor what it started."""
    if os.name == "posix":
        with suppress(ProcessLookupError):  # all of them have ended by themselves
            os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()


class _Teller:
    """Stands in for papermill's manager of a notebook on the side where the cells run."""

    def __init__(self, nb: Any, out: IO[bytes]) -> None:
        self.nb, self._out = nb, out
        self._failed = False

    def tell(self, what: str, value: Any) -> None:
        pickle.dump((what, value), self._out)
        self._out.flush()

    def cell_start(self, cell: Any, cell_index: int, **_: Any) -> None:
        self.tell("start", cell_index)

    def cell_exception(self, cell: Any, cell_index: int, **_: Any) -> None:
        self._failed = True

    def cell_complete(self, cell: Any, cell_index: int, **_: Any) -> None:
        made = {name: cell[name] for name in ("outputs", "execution_count") if name in cell}
        times = {name: value for name, value in cell.metadata.items() if name == "execution"}
        self.tell("done", (cell_index, {**made, "metadata": times}, self._failed))

    def autosave_cell(self) -> None:
        """The other side saves."""


def _main() -> None:
    """Run the notebook that comes in, tell what happens, and go without an orderly end, as a kernel that is killed."""
    from .managed import run_cells
    from .shell import make_shell

    make_shell()
    nb, kernel_name, limits = pickle.load(sys.stdin.buffer)
    if limits.memory_mb:
        limit_memory(limits.memory_mb)
    teller = _Teller(nb, os.fdopen(os.dup(1), "wb"))
    with open(os.devnull, "r+b") as nowhere:
        os.dup2(nowhere.fileno(), 0)
        os.dup2(nowhere.fileno(), 1)
    try:
        run_cells(teller, kernel_name, timeout=limits.cell_s)
        teller.tell(_END, {"language_info": nb.metadata["language_info"]})
    except NeedsKernel as error:
        teller.tell("needs_kernel", error.what)
    except CellTimeoutError as error:
        teller.tell("late", str(error))
    except DeadKernelError as error:
        teller.tell("dead", str(error))
    os._exit(0)


if __name__ == "__main__":
    _main()
