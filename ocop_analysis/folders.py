"""Where a project lies. Nothing heavy is imported here, so that a command which finds nothing to do ends at once."""

from __future__ import annotations

from pathlib import Path

from .errors import InputError, Problem

_BESIDE = Path(__file__).resolve().parent.parent


def find_root(start: Path) -> Path:
    """Return the project's folder around `start`, or the one that this package lies in. Errors: InputError."""
    for folder in (start, *start.parents, _BESIDE):
        if (folder / "params" / "plan.yml").is_file():
            return folder
    where, why = start.name or str(start), "không có params/plan.yml ở đây hay thư mục trên"
    raise InputError([Problem("Không thấy dự án", where, why, "chạy trong thư mục dự án")])
