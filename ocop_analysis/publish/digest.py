"""What a page says, as keys: one for the whole model, and short ones for its parts, so that a change can be named."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ..project import open_project
from ..report.model import ReportModel
from .jobs import Job

_RULING = (
    "name",
    "short",
    "kind",
    "threshold",
    "threshold_text",
    "definition",
    "ambiguity",
    "counted",
    "needs",
    "reading",
)
"""The fields of a target's card that its definition gives; the others are what came out."""


@dataclass(frozen=True)
class Digest:
    """The key of a page's model, and one short hash for each of its parts."""

    model: str
    parts: Mapping[str, str] = field(default_factory=dict)


def digest(job: Job) -> Digest:
    """Return the digest of the page that `job` makes, from the data as they are now."""
    project = open_project(str(job.parameters["data"]), job.project_root)
    if job.page.kind == "quality":
        return Digest(str(project.quality().facts().values["key"]))
    if job.page.kind == "communes":
        return Digest(str(project.new_communes().facts().values["key"]))
    year = job.parameters.get("year")
    model = project.report(str(job.parameters.get("unit", "province")), int(year) if year else None).model
    return Digest(model.key, parts_of(model))


def parts_of(model: ReportModel) -> dict[str, str]:
    """Return a short hash for each part: "T05.ruling" and "T05" (its result), "g01", and the model's other fields."""
    parts = {}
    for target in model.targets:
        card = dataclasses.asdict(target)
        parts[f"{target.id}.ruling"] = _short({name: card.pop(name) for name in _RULING})
        parts[target.id] = _short(card)
    parts |= {group.id: _short(dataclasses.asdict(group)) for group in model.groups}
    whole = dataclasses.asdict(model)
    return parts | {name: _short(value) for name, value in whole.items() if name not in ("targets", "groups")}


def _short(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:12]
