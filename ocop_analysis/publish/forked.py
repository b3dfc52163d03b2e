"""Inside the fork server: what it gets ready once, and what each child does from its first moment to its last."""

from __future__ import annotations

import gc
import os
import pickle
import signal
from typing import IO, NoReturn

from .jobs import Job, Outcome

_MODULES = (
    "pandas", "pyarrow.parquet", "pyarrow.pandas_compat", "scipy.stats", "resource", "matplotlib.figure",
    "matplotlib.backends.backend_svg", "papermill", "nbformat.v4", "IPython.core.logger", "markdown_it",
    "ocop_analysis.project", "ocop_analysis.report.charts", "ocop_analysis.publish.runner",
    "ocop_analysis.publish.engine.client", "ocop_analysis.publish.engine.managed",
)  # fmt: skip


def be_child(job: Job, result: IO[bytes]) -> NoReturn:
    """Make one page in this fresh child, leave the outcome in `result`, and go without an orderly end."""
    code = 1
    try:
        os.setpgid(0, 0)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        _die_with_parent()
        gc.set_threshold(200_000, 20, 100)  # a page is too short-lived to collect often
        _reseed()
        from .engine import OcopEngine
        from .engine.limits import limit_memory
        from .runner import run_job

        OcopEngine.run_here = True
        limit_memory(job.memory_mb)
        outcome = run_job(job)
        result.write(pickle.dumps(outcome))
        result.flush()
        code = 0
    except MemoryError:
        reason = f"Báo cáo “{job.page.name}” không lập được: cần quá {job.memory_mb} MB bộ nhớ"
        result.write(pickle.dumps(Outcome(job.page.name, False, 0.0, error=reason)))
        result.flush()
    finally:
        os._exit(code)


def _reseed() -> None:
    """Give numpy's global generator a state of its own; fork has copied the parent's. `random` does that by itself."""
    import numpy as np

    np.random.seed(int.from_bytes(os.urandom(4), "little"))


_PR_SET_PDEATHSIG, _PR_SET_CHILD_SUBREAPER = 1, 36


def adopt_orphans() -> None:
    """Let orphans of children come to this process, which ends them."""
    _prctl(_PR_SET_CHILD_SUBREAPER, 1)


def _die_with_parent() -> None:
    _prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def _prctl(option: int, value: int) -> None:
    import ctypes

    ctypes.CDLL(None).prctl(option, value, 0, 0, 0)


def warm_up() -> None:
    """Import what pages need, with the shell there first (pandas looks for it), and draw one line so that fonts are found."""
    from importlib import import_module

    from .engine.shell import make_shell

    make_shell()
    for module in _MODULES:
        import_module(module)
    from ..report import svg
    from ..report.report import _templates
    from ..report.style import canvas
    from .engine import register
    from .page import warm

    register()
    warm()
    templates = _templates()
    for name in templates.list_templates():
        templates.get_template(name)
    figure, axes = canvas(2.0, 0.5, 0.5, 0.5, 0.5)
    axes.set_title("Chữ Việt 1.234,5")
    svg.figure_to_svg(figure, "warm", "", "")
