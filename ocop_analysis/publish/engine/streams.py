"""What a cell prints: `sys.stdout` and `sys.stderr` of a notebook, and what C code and child processes write below them."""

from __future__ import annotations

import io
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

MOST_TEXT = 5_000_000
"""How many characters a notebook may print in all. A page holds 400 KB; who prints more has left a print in a loop."""
_FLUSH_AFTER_S = 0.2  # as a kernel does


class TooMuchText(Exception):
    """A notebook printed more than `MOST_TEXT` characters."""

    def __init__(self) -> None:
        super().__init__(f"sổ tay in ra quá {MOST_TEXT // 1_000_000} triệu ký tự; bỏ bớt lệnh in rồi chạy lại")


class Budget:
    """Counts the characters that all streams of one notebook have printed."""

    def __init__(self, most: int = MOST_TEXT) -> None:
        self.left = most

    def take(self, text: str) -> str:
        """Return as much of `text` as may still be printed. The rest is lost, and `spent` says so."""
        kept = text[: max(self.left, 0)]
        self.left -= len(text)
        return kept

    @property
    def spent(self) -> bool:
        return self.left < 0


class CellStream(io.TextIOBase):
    """A text stream whose text is handed on in pieces: when flushed, at a display, at the end of a cell.

    Errors: TooMuchText from `write` once the budget is spent, so that the cell which printed too much is the one to fail.
    """

    def __init__(self, name: str, emit: Callable[[str, str], None], budget: Budget) -> None:
        self.name = name
        self._emit, self._budget = emit, budget
        self._pieces: list[str] = []
        self._since = 0.0
        self.tap: Tap | None = None

    encoding = "UTF-8"
    errors = "strict"

    def writable(self) -> bool:
        return True

    def fileno(self) -> int:
        return 1 if self.name == "stdout" else 2

    def write(self, text: str) -> int:
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        if self._pieces and time.monotonic() - self._since > _FLUSH_AFTER_S:
            self.flush()
        self._pull()
        self._keep(text)
        if self._budget.spent:
            raise TooMuchText
        return len(text)

    def flush(self) -> None:
        """Hand on what has been written so far."""
        self._pull()
        text = "".join(self._pieces)
        self._pieces.clear()
        if text:
            self._emit(self.name, text)

    def _pull(self) -> None:
        if self.tap is not None and (below := self.tap.read(self._budget)):
            self._keep(below)

    def _keep(self, text: str) -> None:
        if not self._pieces:
            self._since = time.monotonic()
        self._pieces.append(self._budget.take(text))


class Tap:
    """Takes what is written to a file descriptor of this process, by whomever, while it is open.

    A temporary file, not a pipe: nothing has to read it in time, so no thread is needed and no writer ever waits.
    """

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._file = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115  (lives as long as the notebook)
        os.set_inheritable(self._file.fileno(), False)
        self._read_up_to = 0

    @contextmanager
    def open(self) -> Iterator[None]:
        """Point the descriptor at this tap, and back to what it was."""
        before = os.dup(self._descriptor)
        os.dup2(self._file.fileno(), self._descriptor)
        try:
            yield
        finally:
            os.dup2(before, self._descriptor)
            os.close(before)

    def read(self, budget: Budget) -> str:
        """Return what came since the last time, as far as the budget goes."""
        size = os.fstat(self._file.fileno()).st_size
        new = size - self._read_up_to
        if new <= 0:
            return ""
        wanted = min(new, max(budget.left, 0) + 1)
        content = (
            os.pread(self._file.fileno(), wanted, self._read_up_to) if hasattr(os, "pread") else self._seek(wanted)
        )
        self._read_up_to = size
        return content.decode(errors="replace") + "\0" * (new > wanted)

    def _seek(self, wanted: int) -> bytes:
        """Read where there is no `pread` (Windows): the writers' position is the end of the file."""
        self._file.seek(self._read_up_to)
        content = self._file.read(wanted)
        self._file.seek(0, os.SEEK_END)
        return content
