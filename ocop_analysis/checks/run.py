"""Run all rules over the tables and give every failure its place and its words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pandas as pd

from ..findings import SEVERITIES, Finding
from ..schema import SENT, empty
from .places import BLANK, NO_COLUMN, OWN, cells_of, rows_with_errors
from .registry import KINDS, tables_of
from .rules import Check, Context, Failures, Placed, Run, Tables
from .wording import label, limit_text

_ORDER = {severity: rank for rank, severity in enumerate(SEVERITIES)}


def run_checks(tables: Tables, origins: pd.DataFrame, totals: pd.DataFrame, context: Context) -> list[Finding]:
    """Return everything that the rules find, in the order of the cells; the same for any order of the rows.

    origins: table, row (label of the record in its frame), column (logical), file, sheet, cell; row -1 holds the
    headings, by which the place of an empty cell is known. totals: file, sheet, cell,
    table, column, value, rows (labels of the records that the totals row covers).
    """
    whole = {name: tables[name] if name in tables else empty(name) for name in SENT}
    run = Run(whole, totals, context)
    findings = _told(run, origins, (check for check in context.checks if not KINDS[check.kind].late))
    lost = rows_with_errors(findings, whole, origins)
    aside = {str(table): pd.Index(rows.unique()) for table, rows in lost.groupby("table")["row"]}
    findings += _told(replace(run, aside=aside), origins, (check for check in context.checks if KINDS[check.kind].late))
    return sorted(dict.fromkeys(findings), key=_place)


def rule_rows(checks: Iterable[Check]) -> list[dict[str, str]]:
    """Return one row per rule for the reference page: id, severity, tables, message, what to do, reason, basis."""
    return [
        {
            "id": check.id,
            "severity": SEVERITIES[check.severity],
            "tables": _titles(check),
            "what": check.what,
            "todo": check.todo,
            "why": check.why,
            "basis": "đề xuất" if check.basis == "proposed" else check.basis,
            "limits": "; ".join(f"{name} = {limit_text(value)}" for name, value in check.limits.items()),
        }
        for check in checks
    ]


def _titles(check: Check) -> str:
    tables = tables_of(check)
    return "mọi bảng" if len(tables) == len(SENT) else ", ".join(SENT[name].title for name in tables)


def _told(run: Run, origins: pd.DataFrame, checks: Iterable[Check]) -> list[Finding]:
    found = [(check, item) for check in checks for item in KINDS[check.kind].function(run, check)]
    rows = [(check, item) for check, item in found if isinstance(item, Failures) and len(item.rows)]
    whole = [_placed(check, item) for check, item in found if isinstance(item, Placed)]
    return whole + _in_cells(run, origins, rows)


def _in_cells(run: Run, origins: pd.DataFrame, found: list[tuple[Check, Failures]]) -> list[Finding]:
    parts = [pd.DataFrame({"table": item.table, "row": item.rows, "column": item.column}) for _, item in found]
    if not parts:
        return []
    places = cells_of(pd.concat(parts, ignore_index=True), run.tables, origins).itertuples(index=False, name=None)
    findings = []
    for check, item in found:
        name, title = label(item.table, item.column), SENT[item.table].title
        limits = _limits(check)
        for number in range(len(item.rows)):
            file, sheet, cell, how = next(places)
            words = {**limits, "column": name, "table": title, **{w: texts[number] for w, texts in item.words.items()}}
            what = check.what.format_map(words) + _beside(how, name, check)
            value = "" if SENT[item.table].columns[item.column].personal or how != OWN else words["value"]
            todo = check.todo.format_map(words)
            findings.append(
                Finding(check.id, check.severity, file, sheet, cell, what, todo, item.table, item.column, value)
            )
    return findings


def _placed(check: Check, item: Placed) -> Finding:
    words = {**_limits(check), **item.words}
    what, todo = check.what.format_map(words), check.todo.format_map(words)
    return Finding(
        check.id, check.severity, item.file, item.sheet, item.cell, what, todo, item.table, item.column, item.value
    )


def _beside(how: str, name: str, check: Check) -> str:
    """Say that the cell is empty, or that the sheet has no such column and the row's first cell is shown instead."""
    if how == NO_COLUMN:
        return f" (trang tính không có cột “{name}”, nên báo ở ô đầu của dòng)"
    return " (ô đang để trống)" if how == BLANK and "trống" not in check.what else ""


def _limits(check: Check) -> dict[str, str]:
    return {name: limit_text(value) for name, value in check.limits.items()}


def _place(item: Finding) -> tuple[Any, ...]:
    letters = "".join(char for char in item.cell if char.isalpha())
    digits = "".join(char for char in item.cell if char.isdigit())
    line = int(digits) if digits else 0
    return (item.file, item.sheet, line, len(letters), letters, _ORDER[item.severity], item.rule, item.what)
