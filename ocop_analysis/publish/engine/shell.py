"""The IPython shell of a notebook that runs in this process: the shell of a real kernel, with messages that stay here.

pandas and others ask *when they are imported* whether they are in a notebook. So the shell is made first, and
`get_ipython` is a builtin from then on.
"""

from __future__ import annotations

import builtins
import getpass
import os
import sys
from collections.abc import Callable
from typing import Any

from ipykernel.compiler import XCachingCompiler
from ipykernel.zmqshell import ZMQInteractiveShell
from IPython.core.error import StdinNotImplementedError, UsageError
from jupyter_client.session import Session
from traitlets.config import Config

from ...errors import OcopError

Receiver = Callable[[dict[str, Any]], None]
_INLINE = "module://matplotlib_inline.backend_inline"


class NeedsKernel(OcopError):
    """The notebook wants something that only a kernel of its own can give; `what` names it."""

    def __init__(self, what: str) -> None:
        self.what = what
        super().__init__(f"Sổ tay dùng {what} nên được chạy bằng nhân Jupyter riêng, chậm hơn")


class Messages(Session):
    """Makes messages as a kernel's session does and hands them to `receive`; no socket, no thread."""

    receive: Receiver | None = None

    def send(self, stream: Any, msg_or_type: Any, content: Any = None, *args: Any, **options: Any) -> Any:
        """Hand a message on, as plain JSON as if it had travelled. Before a notebook runs there is nobody to hear it."""
        message = msg_or_type if isinstance(msg_or_type, dict) else self.msg(msg_or_type, content)
        message["content"] = self.unpack(self.pack(message["content"]))
        if self.receive is not None:
            self.receive(message)
        return message


class _Kernel:
    """What libraries look for at `get_ipython().kernel`."""

    eventloop = None
    parent_header: dict[str, Any] = {}  # noqa: RUF012

    def get_parent(self, channel: str = "shell") -> dict[str, Any]:
        return {}


class NotebookShell(ZMQInteractiveShell):
    """The shell that a kernel has, without a kernel."""

    messages: Messages
    refused: NeedsKernel | None = None

    def enable_gui(self, gui: Any = None) -> None:
        """Take part in no event loop of windows: there is nobody to look at them. Errors: UsageError for any but inline."""
        if gui not in (None, "inline"):
            raise UsageError(f"no windows ({gui}) while a notebook runs by itself")

    def refuse(self, *args: Any, **options: Any) -> Any:
        """Stand in for the opening of a comm, which widgets need. Errors: NeedsKernel."""
        self.refused = NeedsKernel("ipywidgets (đối tượng điều khiển trên trang)")
        raise self.refused


def make_shell() -> NotebookShell:
    """Return the one shell of this process, made when first asked for; from then on `get_ipython` is known everywhere."""
    if NotebookShell.initialized():
        shell = NotebookShell.instance()
        assert isinstance(shell, NotebookShell)
        return shell
    os.environ.setdefault("MPLBACKEND", _INLINE)
    config = Config()
    config.HistoryManager.enabled = False  # no database, no thread
    config.IPKernelApp.connection_file = "none"  # tqdm looks for this name
    shell = NotebookShell.instance(config=config, kernel=_Kernel(), compiler_class=XCachingCompiler)
    shell.messages = Messages()
    speakers: tuple[Any, Any] = shell.displayhook, shell.display_pub
    for speaker in speakers:
        speaker.session = shell.messages
    speakers[0].topic = b"execute_result"
    shell.builtin_trap.activate()
    builtins.input, getpass.getpass = _no_input, _no_password
    _find_modules_here()
    _refuse_comms(shell)
    return shell


def _find_modules_here() -> None:
    """Let notebooks import modules that lie in the working folder, behind Python's own ones, as a kernel does."""
    if "" not in sys.path:
        packages = ("site-packages", "dist-packages")
        found = (index for index, path in enumerate(sys.path) if os.path.basename(path) in packages)
        sys.path.insert(next(found, len(sys.path)), "")


def _refuse_comms(shell: NotebookShell) -> None:
    import comm
    import ipykernel.ipkernel  # noqa: F401  (puts its own way to open a comm there when it is imported)

    comm.create_comm = shell.refuse


def _no_input(prompt: object = "") -> str:
    raise StdinNotImplementedError("raw_input was called, but this frontend does not support input requests.")


def _no_password(prompt: str = "", stream: object = None) -> str:
    raise StdinNotImplementedError("getpass was called, but this frontend does not support input requests.")
