"""Findings kept from check to check (`<name>.kiem-tra.json`), and what became of them in the next file."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Callable, Hashable, Sequence
from dataclasses import asdict, dataclass

from ..errors import InputError, Problem
from ..findings import Finding
from .looks import GRAVITY

SCHEMA_VERSION = 1


@dataclass(frozen=True)
class Record:
    """One check of one file: its name, the SHA-256 of its content, the day, its findings, and the key of the row of each.

    row_keys: what identifies the row of a finding ("SP012 2024"), "" where it is not known; as long as findings, or empty.
    """

    file: str
    sha256: str
    checked_on: dt.date
    findings: tuple[Finding, ...]
    row_keys: tuple[str, ...] = ()


def record(
    file: str, content: bytes, checked_on: dt.date, findings: Sequence[Finding], row_keys: Sequence[str] = ()
) -> Record:
    """Return the record of a check; `content` is the file as it was sent."""
    return Record(file, hashlib.sha256(content).hexdigest(), checked_on, tuple(findings), tuple(row_keys))


def to_json(check: Record) -> str:
    """Return a record as JSON text; the same record gives the same text."""
    found = check.findings
    keys = check.row_keys or ("",) * len(found)
    return json.dumps(
        {
            "schema_version": SCHEMA_VERSION,
            "file": check.file,
            "sha256": check.sha256,
            "checked_on": check.checked_on.isoformat(),
            "summary": {severity: sum(item.severity == severity for item in found) for severity in GRAVITY},
            "findings": [{**asdict(item), "row_key": key} for item, key in zip(found, keys, strict=True)],
        },
        ensure_ascii=False,
        indent=1,
    )


def from_json(text: str, file: str = "kiem-tra.json") -> Record:
    """Return the record that a text holds. Raises: InputError when it is no such record, or of a later version."""
    try:
        data = json.loads(text)
        if data["schema_version"] != SCHEMA_VERSION:
            raise ValueError(f"phiên bản {data['schema_version']}")
        keys = tuple(item.pop("row_key") for item in data["findings"])
        found = tuple(Finding(**item) for item in data["findings"])
        return Record(data["file"], data["sha256"], dt.date.fromisoformat(data["checked_on"]), found, keys)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        why = "không phải kết quả kiểm tra, hoặc do phiên bản khác của chương trình ghi"
        todo = "xóa tệp này rồi kiểm tra lại"
        raise InputError([Problem("Không đọc được kết quả lần trước", file, why, todo)]) from error


def compare(
    previous: Sequence[Finding],
    current: Sequence[Finding],
    previous_keys: Sequence[str] = (),
    current_keys: Sequence[str] = (),
) -> tuple[list[Finding], list[Finding], list[Finding]]:
    """Return what is solved (findings of `previous`), what remains and what is new (findings of `current`).

    A finding is the same when rule, sheet, table, column and value are, and the key of its row where both are known; so it
    survives inserted rows. Of several alike, those in the same cell go together first. What is left over remains when
    the same rule still fails in the same cell and column: its value was changed but is still wrong.
    """
    pairs = _pairs(previous, current, previous_keys, current_keys)
    solved = [finding for index, finding in enumerate(previous) if index not in pairs]
    matched = set(pairs.values())
    remaining = [finding for index, finding in enumerate(current) if index in matched]
    return solved, remaining, [finding for index, finding in enumerate(current) if index not in matched]


def states(
    previous: Sequence[Finding],
    current: Sequence[Finding],
    previous_keys: Sequence[str] = (),
    current_keys: Sequence[str] = (),
) -> tuple[str, ...]:
    """Return for each finding of `current` whether it remains ("còn") or is new ("mới")."""
    matched = set(_pairs(previous, current, previous_keys, current_keys).values())
    return tuple("còn" if index in matched else "mới" for index in range(len(current)))


def _pairs(
    previous: Sequence[Finding], current: Sequence[Finding], previous_keys: Sequence[str], current_keys: Sequence[str]
) -> dict[int, int]:
    if not previous_keys or not current_keys:
        previous_keys = current_keys = ()
    old = list(zip(previous, previous_keys or [""] * len(previous), strict=True))
    new = list(zip(current, current_keys or [""] * len(current), strict=True))
    pairs: dict[int, int] = {}
    for identity in _IDENTITIES:
        taken = set(pairs.values())
        waiting: dict[Hashable, list[int]] = {}
        for index, item in enumerate(new):
            name = identity(*item)
            if index not in taken and name is not None:
                waiting.setdefault(name, []).append(index)
        for index, item in enumerate(old):
            alike = waiting.get(identity(*item)) if index not in pairs else None
            if alike:
                pairs[index] = alike.pop(0)
    return pairs


def _said(finding: Finding) -> tuple[str, ...]:
    return (finding.rule, finding.sheet, finding.table, finding.column, finding.value)


_IDENTITIES: tuple[Callable[[Finding, str], Hashable], ...] = (
    lambda finding, key: (*_said(finding), key, finding.cell) if key else None,
    lambda finding, key: (*_said(finding), key) if key else None,
    lambda finding, key: (*_said(finding), finding.cell) if not key else None,
    lambda finding, key: _said(finding) if not key else None,
    lambda finding, key: (finding.rule, finding.sheet, finding.table, finding.column, finding.cell),
)
