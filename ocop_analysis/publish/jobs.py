"""What is to be built, as plain data that can be sent to any worker, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from ..words import Language

Engine = Literal["ocop", "papermill"]


@dataclass(frozen=True)
class Page:
    """A page that can be built. `name` is what commands take and files are called; `year` is None for the whole plan.

    unit_name, title: in the page's language.
    """

    name: str
    kind: str
    notebook: str
    unit: str
    unit_name: str
    year: int | None
    title: str
    language: Language = "vi"


@dataclass(frozen=True)
class Job:
    """One notebook run: where the notebook and the project lie, its parameters, where the two files go, its limits.

    known: the model key of the page that is there and otherwise as it would be made now: the same model, nothing to do.
    look_only: find out whether the page would be made, make nothing. content_only: write no files, return them.
    """

    page: Page
    notebook_path: str
    parameters: Mapping[str, str | int]
    project_root: str
    out_dir: str
    timeout_s: int = 300
    cell_timeout_s: int | None = None
    memory_mb: int = 2_000
    engine: Engine = "ocop"
    known: str | None = None
    look_only: bool = False
    content_only: bool = False


@dataclass(frozen=True)
class Made:
    """One of a page's files: its name in the folder, its SHA-256 and its size in bytes."""

    name: str
    sha256: str
    size: int


@dataclass(frozen=True)
class Outcome:
    """What came of a job. `facts` is what the notebook published of itself; `error` says in Vietnamese why it failed.

    state: "made"; "current" when the page that is there need not change; "due" when it would be made, but was only looked at.
    model: the key of the page's model, parts: short hashes of what it consists of. content: the files, where the job was done
    for someone else who writes them.
    """

    page: str
    ok: bool
    seconds: float
    files: Mapping[str, Made] = field(default_factory=dict)
    error: str | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)
    state: Literal["made", "current", "due"] = "made"
    model: str = ""
    parts: Mapping[str, str] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    memory_mb: int | None = None
    attempts: int = 1
    content: Mapping[str, bytes] | None = None
