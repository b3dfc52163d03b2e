"""What a page says, as keys: one for the whole model, and short ones for its parts, so that a change can be named."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..project import open_project
from ..report.model import ReportModel
from .jobs import Job

_SHOWN = 12
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
    """The key of a page's model, one short hash for each of its parts, and the key that its notebook will publish."""

    model: str
    parts: Mapping[str, str] = field(default_factory=dict)
    published: Callable[[], str] = str


def digest(job: Job) -> Digest:
    """Return the digest of the page that `job` makes, from the data as they are now."""
    project = open_project(str(job.parameters["data"]), job.project_root, job.page.language)
    if job.page.kind in ("quality", "communes"):
        report = project.quality() if job.page.kind == "quality" else project.new_communes()
        key = str(report.facts().values["key"])
        return Digest(key, published=lambda: key)
    year = job.parameters.get("year")
    model = project.report(str(job.parameters.get("unit", "province")), int(year) if year else None).model
    parts = parts_of(model)
    return Digest(_hash(parts), {name: value[:_SHOWN] for name, value in parts.items()}, lambda: model.key)


def parts_of(model: ReportModel) -> dict[str, str]:
    """Return a hash for each part: "T05.ruling" and "T05" (its result), "g01", and the model's other fields."""
    whole, parts = dataclasses.asdict(model), {}
    for card in whole.pop("targets"):
        parts[f"{card['id']}.ruling"] = _hash({name: card.pop(name) for name in _RULING})
        parts[card["id"]] = _hash(card)
    parts |= {group["id"]: _hash(group) for group in whole.pop("groups")}
    return parts | {name: _hash(value) for name, value in whole.items()}


def _hash(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, default=dt.date.isoformat)
    return hashlib.sha256(text.encode()).hexdigest()
