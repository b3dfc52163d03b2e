"""The answer to the sender: the very workbook that was sent, faulty cells coloured and explained, all findings in front.

The rows of the sheets are not read and written anew: they stay byte for byte. Colours are conditional formats of ours,
comments go into the comments' own part, and one sheet is added before the others. All of it is taken off again when the
marked workbook comes back, so a workbook can go to and fro as often as needed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace

from ..findings import SEVERITIES, Finding
from .history import Record, compare, states
from .looks import GRAVITY, gravest
from .marks import add_marks, differential_styles, remove_marks
from .notes import add_notes, remove_notes
from .package import Package
from .resultsheet import HEADING_ROW, RESULT_SHEET, Check, column_heading, sheet_xml
from .sheetxml import Corners, SheetText
from .workbookxml import add_first_sheet, free_sheet_name, remove_sheet, result_sheet

MOST_COMMENTS = 5_000
"""Comments in one workbook; more make it slow to open. The gravest come first, the list of findings is always whole."""


def mark_workbook(
    source: bytes,
    findings: Sequence[Finding],
    *,
    file: str,
    checked_on: dt.date,
    previous: Record | None = None,
    row_keys: Sequence[str] = (),
    sheet_names: Mapping[str, str] | None = None,
) -> bytes:
    """Return the workbook `source` (.xlsx, .xlsm; other kinds: `workbook_from_cells` first) with its findings.

    A cell takes the colour of its gravest finding and one comment for all of them; in a merged range the whole range is
    coloured and the comment is on its corner. A finding without a cell, or on a sheet that is not there, is in the list only.
    With `previous`, the list says which findings are new (row_keys: as in `Record`). sheet_names: how `workbook_from_cells`
    had to call sheets (`names_in_workbook`). The same input gives the same bytes.

    Raises: InputError if `source` is no such workbook.
    """
    package = Package(source)
    _clean(package)
    check = _check(file, checked_on, findings, previous, row_keys)
    renamed = sheet_names or {}
    findings = [replace(finding, sheet=renamed.get(finding.sheet, finding.sheet)) for finding in findings]
    styles = differential_styles(package)
    by_sheet: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.cell:
            by_sheet.setdefault(finding.sheet, []).append(finding)
    left = MOST_COMMENTS
    unmarked = 0
    for entry in package.sheets():
        sheet = SheetText.of(package.parts[entry.part])
        sheet.deselect()
        at = _by_area(sheet, by_sheet.get(entry.name, []))
        add_marks(sheet, {area: gravest(found) for area, found in at.items()}, styles)
        package.parts[entry.part] = sheet.data()
        ordered = sorted(at.items(), key=lambda item: GRAVITY.index(gravest(item[1])))
        notes = {area.split(":")[0]: note_text(found) for area, found in ordered[:left]}
        add_notes(package, entry.part, notes)
        left, unmarked = left - len(notes), unmarked + len(at) - len(notes)
    _add_result(package, findings, replace(check, unmarked=unmarked))
    return package.packed()


def unmarked_workbook(source: bytes) -> bytes:
    """Return a workbook without anything that an earlier check put into it."""
    package = Package(source)
    _clean(package)
    return package.packed()


def note_text(findings: Sequence[Finding]) -> str:
    """Return what the comment on a cell says, the gravest finding first.

    >>> print(note_text([Finding("r", "loi", "", "", "F12", "Hạng sao là 7", "ghi 3, 4 hoặc 5", "certificates", "stars")]))
    Lỗi – Hạng sao: Hạng sao là 7.
    → Cách sửa: ghi 3, 4 hoặc 5.
    """
    lines = []
    for finding in sorted(findings, key=lambda finding: GRAVITY.index(finding.severity)):
        column = column_heading(finding.table, finding.column)
        lines.append(f"{SEVERITIES[finding.severity]}{f' – {column}' if column else ''}: {finding.what.rstrip('.')}.")
        if finding.todo:
            lines.append(f"→ Cách sửa: {finding.todo.rstrip('.')}.")
    return "\n".join(lines)


def content_suffix(source: bytes) -> str:
    """Return the suffix under which a marked workbook opens: .xlsm when it holds macros, else .xlsx."""
    package = Package(source)
    return ".xlsm" if "macroEnabled" in package.text("[Content_Types].xml") else ".xlsx"


def result_sheet_of(source: bytes) -> str | None:
    """Return the name of the sheet that an earlier check added to a workbook; it holds no data of the sender."""
    return result_sheet(Package(source))


def _clean(package: Package) -> None:
    name = result_sheet(package)
    if name is not None:
        remove_sheet(package, name)
    for entry in package.sheets():
        sheet = SheetText.of(package.parts[entry.part])
        if remove_marks(sheet):
            package.parts[entry.part] = sheet.data()
        remove_notes(package, entry.part)


def _by_area(sheet: SheetText, findings: Sequence[Finding]) -> dict[str, list[Finding]]:
    corners = Corners(sheet.merges()) if findings else None
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        assert corners is not None
        found.setdefault(corners.area(finding.cell), []).append(finding)
    return found


def _check(
    file: str, checked_on: dt.date, findings: Sequence[Finding], previous: Record | None, row_keys: Sequence[str]
) -> Check:
    if previous is None:
        return Check(file, checked_on)
    both = (previous.findings, findings, previous.row_keys, row_keys)
    solved, remaining, new = compare(*both)
    return Check(file, checked_on, len(solved), len(remaining), len(new), states(*both), has_previous=True)


def _add_result(package: Package, findings: Sequence[Finding], check: Check) -> None:
    name = free_sheet_name(package, RESULT_SHEET)
    xml = sheet_xml(package, findings, check)
    add_first_sheet(package, name, xml, f"${HEADING_ROW}:${HEADING_ROW}")
