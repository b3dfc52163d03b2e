"""One run at a time in a folder of pages. The system lets go of the lock when its holder ends, however it ends."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ..errors import InputError, Problem

_NAME = ".dang-lap"


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the folder while pages are built. Errors: InputError at once when another run holds it."""
    fresh = [place for place in (folder, *folder.parents) if not place.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / _NAME
    descriptor = _taken(path)
    try:
        os.ftruncate(descriptor, 0)
        os.write(descriptor, f"{socket.gethostname()} {os.getpid()}\n".encode())
        yield
    finally:
        with suppress(OSError):  # Windows does not remove an open file
            path.unlink()
        os.close(descriptor)
        if os.name == "nt":  # elsewhere it may be the next holder's by now
            with suppress(OSError):
                path.unlink()
        with suppress(OSError):  # folders that were made for nothing go again; one with something in it stays
            for place in fresh:
                place.rmdir()


def _taken(path: Path) -> int:
    """Return the descriptor of the locked file; one that its holder has just removed is not it."""
    while True:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            _lock(descriptor)
        except OSError as error:
            os.close(descriptor)
            holder = _holder(path)
            why, todo = (
                f"một lệnh khác đang lập trang ở đó (máy và tiến trình: {holder})",
                "đợi lệnh ấy xong, hoặc chọn --out khác",
            )
            raise InputError([Problem("Thư mục báo cáo đang được dùng", path.parent.name, why, todo)]) from error
        with suppress(FileNotFoundError):
            if os.path.samestat(os.fstat(descriptor), os.stat(path)):
                return descriptor
        os.close(descriptor)


def _holder(path: Path) -> str:
    """Return the machine and process that hold a lock; unknown when it has just been let go, or may not be read."""
    try:
        return path.read_text(encoding="utf-8", errors="replace").strip() or "không rõ"
    except OSError:
        return "không rõ"


def _lock(descriptor: int) -> None:
    """Errors: OSError when another process holds the lock."""
    if os.name == "nt":
        import msvcrt

        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
    else:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
