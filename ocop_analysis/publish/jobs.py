"""What is to be built, as plain data that can be sent to any worker, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Page:
    """A page that can be built. `name` is what commands take and files are called; `year` is None for the whole plan."""

    name: str
    kind: str
    notebook: str
    unit: str
    unit_name: str
    year: int | None
    title: str


@dataclass(frozen=True)
class Job:
    """One notebook run: where the notebook and the project lie, its parameters, where the two files go."""

    page: Page
    notebook_path: str
    parameters: Mapping[str, str | int]
    project_root: str
    out_dir: str
    timeout_s: int = 300


@dataclass(frozen=True)
class Outcome:
    """What came of a job. `facts` is what the notebook published of itself; `error` says in Vietnamese why it failed."""

    page: str
    ok: bool
    seconds: float
    html: str | None = None
    notebook: str | None = None
    sha256: str | None = None
    size: int = 0
    error: str | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)
