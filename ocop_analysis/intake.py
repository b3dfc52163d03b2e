"""From a folder of files that offices sent to checked canonical tables: the one place where cleaning and checks meet.

files -> cells, corrected -> tables found -> records -> merged tables -> checks -> rows set aside -> completeness
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace

import pandas as pd

from . import schema
from .checks.aside import COLUMNS as SET_ASIDE
from .checks.aside import set_aside
from .checks.rules import Context
from .checks.run import run_checks
from .cleaning import CleanLog
from .cleaning.submissions.answered import lookup_table
from .cleaning.submissions.assemble import (
    SIMILAR_NAMES,
    UNKNOWN,
    Assembled,
    SentSheet,
    assemble,
    similar_names,
    unknown_spellings,
)
from .cleaning.submissions.columns import UNKNOWN_SPELLING, Tools
from .cleaning.submissions.completeness import COLUMNS as COMPLETENESS
from .cleaning.submissions.completeness import Received, completeness
from .cleaning.submissions.found import SheetPlan, plan_sheets
from .cleaning.submissions.merge import ORIGINS
from .cleaning.submissions.sender import Sender, data_sheets, sender_of
from .cleaning.submissions.totals import TotalCell, control_sums, totals_of
from .definitions import Dataset
from .findings import Finding, to_frame
from .ingest import find_tables
from .params import Params
from .received import SentFile, Submissions

EXTRA = {
    "findings": [each.name for each in fields(Finding)],
    "origins": ORIGINS,
    "completeness": COMPLETENESS,
    "unknown_spellings": UNKNOWN,
    "similar_names": SIMILAR_NAMES,
    "set_aside": SET_ASIDE,
}
"""The tables that a folder of submissions gives beside the canonical ones, with their columns."""


def empty_extra() -> dict[str, pd.DataFrame]:
    """Return the tables of `EXTRA` without rows."""
    return {name: pd.DataFrame(columns=columns, dtype="string") for name, columns in EXTRA.items()}


@dataclass
class Intake:
    """What a folder gave: canonical tables without the rows set aside, findings, and the tables of `EXTRA`."""

    tables: dict[str, pd.DataFrame]
    findings: list[Finding]
    extra: dict[str, pd.DataFrame]
    log: CleanLog
    said: dict[str, tuple[str, ...]] = field(default_factory=dict)


REQUIRED = "o_bat_buoc"
"""The check of params/checks.yml that says a required cell is empty."""


def take_in(
    sent: Submissions,
    params: Params,
    dataset: Dataset,
    today: dt.date,
    before: Mapping[str, pd.DataFrame] | None = None,
) -> Intake:
    """Return everything that a folder of files holds. `before`: the tables as accepted earlier, for checks over time."""
    log = CleanLog()
    lookups = lookup_table([*params.lookups, *sent.lookups])
    if count := len(sent.corrections):
        log.add("*", "áp dụng hiệu chỉnh đã khai báo", count, count, count)
    tools = Tools(params.units, lookups, params.product_sets)
    plans, sheets, said, totals = [], [], {}, []
    for sender, file in _in_order(params, sent.files):
        plan, sentences, sums = _understand(file, sender, params, tools)
        plans.append((file, plan))
        sheets += [SentSheet(sender, sheet) for sheet in plan.sheets]
        said[file.name] = sentences
        totals += sums
    made = assemble(sheets, tools, params.rules, sent.same, log)
    findings = [finding for _, plan in plans for finding in plan.findings] + made.findings
    findings += _without_records(plans, made, findings)
    return _checked(made, findings, plans, totals, params, dataset, today, before or {}, sent.decisions, log, said)


def _checked(
    made: Assembled, findings: list[Finding], plans: Sequence[tuple[SentFile, SheetPlan]], totals: Sequence[TotalCell],
    params: Params, dataset: Dataset, today: dt.date, before: Mapping[str, pd.DataFrame],
    decisions: Sequence[Mapping[str, str]], log: CleanLog, said: dict[str, tuple[str, ...]],
) -> Intake:  # fmt: skip
    received = [_received(file, plan) for file, plan in plans]
    frame = pd.DataFrame(
        [(one.file, one.unit, one.year) for one in received], columns=["file", "district_code", "year"]
    )
    context = Context(params.rules, params.units, params.plan, today, params.checks, frame.dropna(), before)
    checked = run_checks(made.tables, made.origins, control_sums(totals, made.origins), context)
    findings = findings + _not_told_yet(checked, findings)
    kept, aside = set_aside(made.tables, findings, made.origins)
    for name, rows in made.tables.items():
        if len(kept[name]) < len(rows):
            log.add(name, "để riêng các dòng có lỗi", len(rows), len(kept[name]))
    years = [year for year in params.plan.years if year <= dataset.compiled_by.year]
    lost = {name: rows.drop(index=kept[name].index) for name, rows in made.tables.items()}
    came = completeness(
        received, [one for _, plan in plans for one in plan.understood], made.read, kept, lost,
        [unit.code for unit in params.units.districts()], years, (dataset.due.day, dataset.due.month) if dataset.due else None,
    )  # fmt: skip
    decided = [frozenset((row["id_a"], row["id_b"])) for row in decisions]
    extra = {
        "findings": to_frame(findings),
        "origins": _renumbered(made, kept),
        "completeness": came,
        "unknown_spellings": unknown_spellings(findings, _labels()),
        "similar_names": similar_names(kept, decided),
        "set_aside": aside,
    }
    tables = {name: kept[name] if name in kept else schema.empty(name) for name in schema.TABLES}
    return Intake({name: frame.reset_index(drop=True) for name, frame in tables.items()}, findings, extra, log, said)


def _without_records(
    plans: Sequence[tuple[SentFile, SheetPlan]], made: Assembled, told: Sequence[Finding]
) -> list[Finding]:
    """Return a finding for each file that gave no record at all, unless an error already says why."""
    gave = {file for (file, *_), count in made.read.items() if count}
    explained = {one.file for one in told if one.severity == "loi"}
    what = "Không đọc được bản ghi nào trong tệp này"
    todo = "điền số liệu vào mẫu của lệnh ocop template, hoặc kiểm tra xem có gửi nhầm tệp không"
    return [
        Finding("tep_khong_co_so_lieu", "loi", file.name, "", "", what, todo)
        for file, _ in plans
        if file.name not in gave | explained
    ]


def _not_told_yet(checked: Sequence[Finding], told: Sequence[Finding]) -> list[Finding]:
    """Return findings of checks, without "must not be empty" for a cell that is known to be unreadable."""

    def place(one: Finding) -> tuple[str, ...]:
        return one.file, one.sheet, one.cell, one.table, one.column

    unreadable = {place(one) for one in told if one.rule in ("khong_doc_duoc", UNKNOWN_SPELLING)}
    return [one for one in checked if one.rule != REQUIRED or place(one) not in unreadable]


def _understand(
    file: SentFile, sender: Sender, params: Params, tools: Tools
) -> tuple[SheetPlan, tuple[str, ...], list[TotalCell]]:
    cells = data_sheets(file.cells)
    found = find_tables(cells, params.headings)
    system = int(cells.attrs["file_info"]["date_system"])
    cells.attrs = {}  # pandas copies them deeply at every step
    plan = plan_sheets(found, cells, sender, params.units, params.plan.years, system)
    totals = [total for table in found.tables for total in totals_of(table, cells, file.name, tools)]
    return plan, (*file.cells.attrs.get("notes", ()), *found.said), totals


def _in_order(params: Params, files: Iterable[SentFile]) -> list[tuple[Sender, SentFile]]:
    """Return the files with their senders from the oldest to the newest: by year, then by the day on which they came."""
    years = params.plan.years
    sent = [(sender_of(one.name, one.cells, one.unit, one.year, params.units, years), one) for one in files]
    ordered = sorted(sent, key=lambda one: (one[0].year or 0, one[1].received_on or dt.date.min, one[1].name))
    return [(replace(sender, order=number), file) for number, (sender, file) in enumerate(ordered)]


def _received(file: SentFile, plan: SheetPlan) -> Received:
    units = {unit for _, _, unit, _ in plan.understood if unit}
    years = {year for _, _, _, year in plan.understood if year}
    unit = file.unit or (units.pop() if len(units) == 1 else None)
    return Received(file.name, unit, file.year or (years.pop() if len(years) == 1 else None), file.received_on)


def _renumbered(made: Assembled, kept: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return the origins with the row numbers of the kept tables."""
    parts = []
    for name, group in made.origins.groupby("table"):
        place = pd.Series(range(len(kept[name])), index=kept[name].index)
        rows = group["row"].map(place)
        parts.append(group.assign(row=rows)[rows.notna()].astype({"row": "int64"}))
    return pd.concat(parts, ignore_index=True) if parts else made.origins


def _labels() -> dict[tuple[str, str], list[str]]:
    return {
        (name, column): list(spec.codes.values())
        for name, table in schema.SENT.items()
        for column, spec in table.columns.items()
        if spec.codes
    }
