"""build.json: for every page its state, keys, inputs, parameters, files, warnings and error.

All of it is the same after the same build, but for the entries called `measured` (time, memory, tries).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from .. import __version__
from ..errors import InputError, Problem
from ..words import LANGUAGES, Language
from .inputs import Inputs, digest_of
from .jobs import Job, Outcome

MANIFEST = "build.json"
FORMAT = 3
MEASURED = "measured"
"""The name of what differs from run to run: seconds, peak memory in MB, tries."""


@dataclass
class Manifest:
    """What is known of a folder of pages. `inputs` holds every set of inputs that a page was last checked against.

    twin: the portal in the other language that this one leads to, empty when there was none.
    """

    dataset: str = ""
    names: tuple[str, ...] = ()
    pages: dict[str, dict[str, Any]] = field(default_factory=dict)
    inputs: dict[str, dict[str, Any]] = field(default_factory=dict)
    portal: str | None = None
    language: Language = LANGUAGES[0]
    twin: str = ""

    def inputs_of(self, page: str) -> Inputs | None:
        """Return the inputs that a page was last checked against."""
        found = self.inputs.get(self.pages.get(page, {}).get("inputs", ""))
        return Inputs(found["files"], found["versions"]) if found else None

    def record(self, job: Job, outcome: Outcome, inputs: Inputs, files: Mapping[str, Any] | None = None) -> None:
        """Take up what came of a job; `files` are those of the page that stands in for a failed one."""
        self.inputs[inputs.id] = {"files": dict(inputs.files), "versions": dict(inputs.versions)}
        if outcome.state == "current":
            self.pages[outcome.page]["inputs"] = inputs.id
            return
        static = inputs.static_key(job.page.notebook, job.parameters)
        self.pages[outcome.page] = {
            "ok": outcome.ok,
            "state": "ok" if outcome.ok else "failed",
            "key": digest_of([outcome.model, static]),
            "model": outcome.model,
            "static": static,
            "parts": dict(outcome.parts),
            "inputs": inputs.id,
            "notebook": job.page.notebook,
            "parameters": dict(job.parameters),
            "files": files or {kind: asdict(made) for kind, made in outcome.files.items()},
            "facts": dict(outcome.facts),
            "warnings": list(outcome.warnings),
            "error": outcome.error,
            MEASURED: {
                "seconds": round(outcome.seconds, 2), "memory_mb": outcome.memory_mb, "attempts": outcome.attempts
            },
        }  # fmt: skip

    def to_json(self) -> str:
        """Return the text of build.json; input sets that no page refers to any more are dropped."""
        used = {state["inputs"] for state in self.pages.values()}
        content = {
            "format": FORMAT,
            "library": __version__,
            "dataset": self.dataset,
            "names": list(self.names),
            "inputs": {id: value for id, value in self.inputs.items() if id in used},
            "pages": self.pages,
            "portal": self.portal,
            "language": self.language,
            "twin": self.twin,
        }
        return json.dumps(content, ensure_ascii=False, sort_keys=True, indent=1) + "\n"


def folder_of(base: Path, language: Language) -> Path:
    """Return the folder of the pages in a language: the first language's itself, another's a folder in it."""
    return base if language == LANGUAGES[0] else base / language


def twin_of(folder: Path, language: Language) -> str:
    """Return the way from a portal to the one in the other language, empty when there is none."""
    other = LANGUAGES[1] if language == LANGUAGES[0] else LANGUAGES[0]
    way = f"{other}/index.html" if language == LANGUAGES[0] else "../index.html"
    is_there = folder.name == language or language == LANGUAGES[0]
    is_made = all((folder / way).with_name(name).is_file() for name in ("index.html", MANIFEST))
    return way if is_there and is_made else ""


def read_manifest(folder: Path) -> Manifest:
    """Return what build.json says; an empty manifest when there is none, or one of another format.

    Errors: InputError when the file cannot be read.
    """
    path = folder / MANIFEST
    if not path.is_file():
        return Manifest()
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        if content.get("format") != FORMAT:
            return Manifest()
        return Manifest(
            content["dataset"], tuple(content["names"]), content["pages"], content["inputs"], content["portal"],
            content["language"], content["twin"],
        )  # fmt: skip
    except (ValueError, KeyError, AttributeError) as error:
        why, todo = "nội dung không đọc được", f"xóa {MANIFEST} rồi chạy lại; mọi trang sẽ được lập lại"
        raise InputError([Problem("Tệp ghi kết quả lập trang bị hỏng", path.name, why, todo)]) from error


def without_measured(text: str) -> Any:
    """Return the content of build.json without what differs from run to run: two builds are the same when these are."""
    content = json.loads(text)
    for state in content["pages"].values():
        state.pop(MEASURED)
    return content
