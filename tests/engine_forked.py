"""Run notebooks as the report factory does: one warm process, a forked child for each. Called by test_engine.py."""

from __future__ import annotations

import os
import signal
import sys

from ocop_analysis.publish.engine import OcopEngine, register
from ocop_analysis.publish.engine.shell import make_shell


def main(paths: list[str]) -> None:
    """Run each notebook in a child of its own, into a file beside it; a run that breaks off leaves its error's name."""
    make_shell()
    import papermill

    register()
    OcopEngine.run_here = True
    for path in paths:
        pid = os.fork()
        if pid == 0:
            signal.signal(signal.SIGINT, signal.default_int_handler)
            out = path.removesuffix(".ipynb") + ".ocop.ipynb"
            try:
                papermill.execute_notebook(
                    path, out, engine_name="ocop", kernel_name="python3", progress_bar=False,
                    request_save_on_cell_execute=False,
                )  # fmt: skip
            except papermill.PapermillExecutionError:
                os._exit(0)  # saved with its error
            os._exit(0)
        os.waitpid(pid, 0)


if __name__ == "__main__":
    main(sys.argv[1:])
