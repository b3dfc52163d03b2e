"""A kernel client without a kernel: a cell runs here, then its messages are there to be read.

nbclient drives it as it drives a real client, so that everything which nbclient does with messages (streams joined, displays
updated or cleared, errors allowed by tag, times kept) is done by nbclient itself.
"""

from __future__ import annotations

import asyncio
import os
import sys
from collections import deque
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from .limits import Alarm
from .shell import NotebookShell
from .streams import Budget, CellStream, Tap, TooMuchText


class _Channel:
    """Messages in the order in which they came."""

    def __init__(self) -> None:
        self.waiting: deque[dict[str, Any]] = deque()

    async def get_msg(self, timeout: float | None = None) -> dict[str, Any]:
        if not self.waiting:  # nothing more will come by itself
            await asyncio.sleep(3600 if timeout is None else timeout)
        return self.waiting.popleft()


class LocalKernel:
    """Runs cells in `shell`; what nbclient asks of a kernel client."""

    allow_stdin = False

    def __init__(self, shell: NotebookShell) -> None:
        self.shell = shell
        self.alarm = Alarm()
        self.shell_channel, self.iopub_channel = _Channel(), _Channel()
        self._budget = Budget()
        self._parent: dict[str, Any] = {}
        self._streams = {name: CellStream(name, self._emit_text, self._budget) for name in ("stdout", "stderr")}
        if os.name == "posix":
            for stream in self._streams.values():
                stream.tap = Tap(stream.fileno())
        shell.messages.receive = self._receive

    async def is_alive(self) -> bool:
        return not self.shell.exit_now

    async def execute(self, code: str, store_history: bool = True, **_: object) -> str:
        """Run a cell to its end and return the id of its request."""
        request = self.shell.messages.msg("execute_request", {"code": code})
        self._parent = request["header"]
        self.shell.set_parent(request)
        self._say("status", {"execution_state": "busy"})
        self._say("execute_input", {"code": code, "execution_count": self.shell.execution_count})
        with self._captured(), self.alarm.set():
            result = await self._run(code, store_history)
            for stream in self._streams.values():
                stream.flush()
        error = result.error_before_exec or result.error_in_exec
        if self._budget.spent and not isinstance(error, TooMuchText):
            error = self._show(TooMuchText())
        self._reply(error)
        self._say("status", {"execution_state": "idle"})
        return str(request["header"]["msg_id"])

    async def _run(self, code: str, store_history: bool) -> Any:
        """Run a cell as a kernel does: awaited in the running loop when it awaits something itself."""
        shell, told = self.shell, None
        try:
            transformed = shell.transform_cell(code)
        except Exception:  # noqa: BLE001  (the shell reports it as the cell's own error)
            transformed, told = code, sys.exc_info()
        if not shell.should_run_async(code, transformed_cell=transformed, preprocessing_exc_tuple=told):
            return shell.run_cell(code, store_history=store_history)
        shell._last_traceback, shell._last_traceback_during_displayhook = None, False
        result = None
        try:
            result = await shell.run_cell_async(
                code, store_history=store_history, transformed_cell=transformed, preprocessing_exc_tuple=told
            )
        finally:
            shell.events.trigger("post_execute")
            shell.events.trigger("post_run_cell", result)
        return result

    def _reply(self, error: BaseException | None) -> None:
        content: dict[str, Any] = {"status": "ok", "execution_count": self.shell.execution_count - 1}
        if error is not None or getattr(self.shell, "_last_traceback_during_displayhook", False):
            content |= {
                "status": "error",
                "ename": type(error).__name__,
                "evalue": str(error),
                "traceback": self.shell._last_traceback or [],
            }
        if self.shell.payload_manager is not None:
            self.shell.payload_manager.clear_payload()
        self.shell_channel.waiting.append(self._message("execute_reply", content))

    def _show(self, error: Exception) -> Exception:
        self.shell._showtraceback(type(error), error, [f"{type(error).__name__}: {error}"])
        return error

    @contextmanager
    def _captured(self) -> Iterator[None]:
        before = sys.stdout, sys.stderr
        with ExitStack() as stack:
            for stream in self._streams.values():
                if stream.tap is not None:
                    stack.enter_context(stream.tap.open())
            sys.stdout, sys.stderr = self._streams["stdout"], self._streams["stderr"]
            try:
                yield
            finally:
                sys.stdout, sys.stderr = before

    def _emit_text(self, name: str, text: str) -> None:
        self._say("stream", {"name": name, "text": text})

    def _say(self, kind: str, content: dict[str, Any]) -> None:
        self._receive(self._message(kind, content))

    def _receive(self, message: dict[str, Any]) -> None:
        message["parent_header"] = self._parent
        self.iopub_channel.waiting.append(message)

    def _message(self, kind: str, content: dict[str, Any]) -> dict[str, Any]:
        return {**self.shell.messages.msg(kind, content), "parent_header": self._parent}
