"""From cells to tables: where they stand, what their columns mean, what each row is, and what was understood, in words.

cells -> sheets (sheetcells) -> headers (regions) -> columns (columns) -> rows (rows, sums) -> Found
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd

from .book import letters
from .columns import header_paths, place_columns
from .found import Found, FoundColumn, FoundTable, Loose, UnknownHeading
from .headings import ANY, Headings
from .labels import is_note
from .regions import Region, find_regions
from .rows import Body, read_body
from .said import is_blank_form, say_blank_forms, say_sheet
from .sheetcells import Array, SheetCells, sheets_of
from .sums import contexts, fresh_rows, stt_gaps, total_rows
from .words import split_unit

ROLES = ("unknown", "title", "note", "header", "record", "total", "group", "unknown")
_LOOSE, _TITLE, _NOTE, _HEADER, _RECORD, _TOTAL, _GROUP, _UNREAD = range(8)
_MOST_TITLE_LINES = 8


def find_tables(cells: pd.DataFrame, headings: Headings) -> Found:
    """Return the tables in a frame of cells (as `read_cells` gives it), the cells outside them, and sentences about both.

    Headings are matched by meaning. Nothing is interpreted in the body: a value is the text of its cell.
    """
    return _find(cells, headings)[0]


def roles(cells: pd.DataFrame, headings: Headings) -> pd.Series:
    """Return for each cell exactly one of: title, header, record, total, group, note, unknown.

    unknown: a cell of a record whose heading was not understood, or a cell outside all tables.
    """
    return pd.Series(np.array(ROLES, dtype=object)[_find(cells, headings)[1]], index=cells.index, dtype="str")


def _find(cells: pd.DataFrame, headings: Headings) -> tuple[Found, Array]:
    tables: list[FoundTable] = []
    loose: list[Loose] = []
    role: Array = np.zeros(len(cells), dtype="int8")
    listed = {str(name): str(state) for name, state, *_ in cells.attrs.get("file_info", {}).get("sheets", ())}
    said: dict[str, list[str]] = {name: [] for name in listed}
    blank: list[str] = []
    addresses = cells["address"].to_numpy(object)
    for name, state, sheet in sheets_of(cells, headings):
        found = _read_sheet(name, state, sheet, headings, role)
        tables += found
        outside = sheet.take(role[sheet.index] <= _NOTE)
        places = zip(addresses[outside.index], outside.text, role[outside.index].tolist())
        loose += [Loose(name, address, text, ROLES[kind]) for address, text, kind in places]
        if is_blank_form(found):
            blank.append(name)
            said.pop(name, None)
        else:
            said[name] = say_sheet(name, state, found, len(sheet))
    sentences = [text for name, texts in said.items() for text in texts or say_sheet(name, listed[name], [], 0)]
    return Found(tuple(tables), tuple(loose), (*sentences, *say_blank_forms(blank))), role


def _read_sheet(name: str, state: str, sheet: SheetCells, headings: Headings, role: Array) -> list[FoundTable]:
    """Return the tables of a sheet and write into `role` what each of its cells is."""
    tables: list[FoundTable] = []
    ends: list[int] = []
    regions = find_regions(sheet)
    for region in regions:
        title = _title(sheet, region, role, not any(table.header_rows[0] < region.first for table in tables))
        table, body = _read_region(name, state, region, headings, title, role)
        tables.append(table)
        if body.ended is not None:
            ends.append(body.ended)
    after = np.isin(sheet.row, ends) if ends else np.zeros(len(sheet), dtype=bool)
    if ends and not _has_table_below(sheet, role, min(ends)):
        after |= sheet.row >= min(ends)
    role[sheet.index[after & (role[sheet.index] == _LOOSE)]] = _NOTE
    return [replace(table, notes=_notes(region.cells, role)) for table, region in zip(tables, regions)]


def _has_table_below(sheet: SheetCells, role: Array, row: int) -> bool:
    return bool((role[sheet.index[sheet.row >= row]] >= _HEADER).any())


def _title(sheet: SheetCells, region: Region, role: Array, first: bool) -> tuple[str, ...]:
    """Return the lines above a header, top first, and mark them; below another table, only the block next to it."""
    above = sheet.between(0 if first else region.first - 2 * _MOST_TITLE_LINES, region.first - 1)
    if not len(above):
        return ()
    rows, starts, counts = above.by_row()
    lines: list[str] = []
    expected = region.first - 1
    for row, start, count in zip(rows[::-1], starts[::-1], counts[::-1]):
        span = slice(int(start), int(start + count))
        held = role[above.index[span]]
        if (held >= _HEADER).any():
            break
        if not first and (
            (lines and row < expected) or is_note(above.folded[start]) or len(lines) >= _MOST_TITLE_LINES
        ):
            break
        role[above.index[span]] = _TITLE
        lines.append(" ".join(above.text[span]))
        expected = int(row) - 1
    return tuple(reversed(lines))


def _read_region(
    name: str, state: str, region: Region, headings: Headings, title: tuple[str, ...], role: Array
) -> tuple[FoundTable, Body]:
    cells = region.cells
    paths = header_paths(cells.between(region.first, region.last), region.first, region.last)
    filled = set(cells.col[cells.row > region.last].tolist())
    paths = {col: path for col, path in paths.items() if col in filled or path != paths.get(col - 1)}
    unit = next((unit for unit in map(split_unit, reversed(title)) if unit), "")
    base, columns, unknown = place_columns(paths, headings, (name, *title), unit)
    columns += _bare_stt(cells, region.last, sorted(paths)) if not _stt(columns) else []
    stt_col = _stt(columns)
    repeats = {row for first, last in region.repeats for row in range(first, last + 1)}
    body = read_body(cells, region.last, sorted({*paths, *(column.col for column in columns)}), stt_col, repeats, title)
    _mark(cells, region, body, repeats, role)
    named = {column.col for column in columns} | {heading.col for heading in unknown}
    records = cells.take(np.isin(cells.row, body.records))
    unknown += [UnknownHeading(int(col), "") for col in np.unique(records.col) if int(col) not in named]
    understood = [column.col for column in columns]
    role[records.index[~np.isin(records.col, understood)]] = _UNREAD
    context = contexts(body)
    merged = _merged(cells, region.last)
    left = [area for col, areas in merged.items() if col < (stt_col or 0) for area in areas]
    fresh = fresh_rows(body, context, repeats, left)
    table = FoundTable(
        sheet=name,
        sheet_state=state,
        base=base,
        title=title,
        header_rows=(region.first, region.last),
        columns=tuple(sorted(columns, key=lambda column: column.col)),
        unknown=tuple(unknown),
        rows=tuple(body.records.tolist()),
        context=context,
        totals=total_rows(body, context),
        notes=(),
        stt_col=stt_col,
        stt_gaps=stt_gaps(cells, stt_col, body.records, fresh, merged.get(stt_col or 0, ())),
        group_rows=tuple(row for row, _, _ in body.groups),
        skipped_rows=tuple(body.skipped),
        merged=merged,
    )
    return table, body


def _mark(cells: SheetCells, region: Region, body: Body, repeats: set[int], role: Array) -> None:
    kinds: dict[int, list[int]] = {
        _HEADER: [*range(region.first, region.last + 1), *repeats, *body.skipped],
        _RECORD: body.records.tolist(),
        _TOTAL: [row for row, _ in body.totals],
        _GROUP: [row for row, _, _ in body.groups],
        _NOTE: body.notes,
    }
    for kind, rows in kinds.items():
        role[cells.index[np.isin(cells.row, rows)]] = kind


def _stt(columns: list[FoundColumn]) -> int | None:
    return next((column.col for column in columns if (column.table, column.column) == (ANY, "stt")), None)


def _bare_stt(cells: SheetCells, last: int, headed: list[int]) -> list[FoundColumn]:
    """Return a column without a heading, left of all headings, that counts 1, 2, 3."""
    body = cells.between(last + 1, int(cells.row[-1]))
    left = body.take(body.col < headed[0])
    if len(np.unique(left.col)) != 1:
        return []
    counts = [text for text in left.text if text.isdigit()]
    col = int(left.col[0])
    steady = [str(number) for number in range(1, len(counts) + 1)] == counts
    return [FoundColumn(col, letters(col), "", ANY, "stt")] if steady and len(counts) > 1 else []


def _merged(cells: SheetCells, last: int) -> dict[int, tuple[tuple[int, int], ...]]:
    tall = cells.take((cells.bottom > cells.row) & (cells.row > last))
    return {
        int(col): tuple((int(a), int(b)) for a, b in zip(tall.row[tall.col == col], tall.bottom[tall.col == col]))
        for col in np.unique(tall.col)
    }


def _notes(cells: SheetCells, role: Array) -> tuple[str, ...]:
    chosen = cells.take(role[cells.index] == _NOTE)
    _, starts, counts = chosen.by_row()
    return tuple(" ".join(chosen.text[start : start + count]) for start, count in zip(starts, counts))
