"""papermill's notebook client on a kernel that is this very process."""

from __future__ import annotations

import asyncio
from typing import Any

from ipykernel.ipkernel import IPythonKernel
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from papermill.clientwrap import PapermillNotebookClient

from .kernel import LocalKernel
from .shell import make_shell


class LocalClient(PapermillNotebookClient):  # type: ignore[misc]
    """Runs a notebook's cells here. Errors: NeedsKernel for widgets; CellTimeoutError; DeadKernelError after `exit`."""

    def execute(self, **_: Any) -> Any:
        """Run all cells and return the notebook."""
        self.reset_execution_trackers()
        shell = make_shell()
        self.local = LocalKernel(shell)
        self.kc = self.local
        self.loop = asyncio.new_event_loop()
        asyncio.set_event_loop(self.loop)
        self.papermill_execute_cells()
        if shell.refused is not None:
            raise shell.refused
        self.nb.metadata["language_info"] = dict(IPythonKernel.language_info)
        return self.nb

    def execute_cell(self, cell: Any, cell_index: int, **options: Any) -> Any:
        """Run one cell. Errors: as the class says, and CellExecutionError."""
        if self.local.shell.exit_now:
            raise DeadKernelError("Kernel died")
        self.local.alarm.limit_s = self._get_timeout(cell)
        return self.loop.run_until_complete(self.async_execute_cell(cell, cell_index, **options))

    async def async_execute_cell(self, cell: Any, cell_index: int, **options: Any) -> Any:
        try:
            return await super().async_execute_cell(cell, cell_index, **options)
        finally:
            if self.local.shell.refused is not None:
                raise self.local.shell.refused
            if self.local.alarm.rang:
                raise CellTimeoutError.error_from_timeout_and_cell(
                    "Cell execution timed out", int(self.local.alarm.limit_s or 0), cell
                )
