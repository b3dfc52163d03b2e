"""What stands above and beside records: nested group labels, the records that a row of sums covers, breaks in the STT."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

import numpy as np

from .found import SttGap, TotalRow
from .rows import Body
from .sheetcells import Array, SheetCells
from .words import fold_words


def contexts(body: Body) -> dict[int, tuple[str, ...]]:
    """Return for each record the labels of the groups that it stands in, outermost first.

    A label ends the group of the same kind (letter, Roman number, place, stars, ...) and everything inside that one.
    """
    marks = [row for row, _, _ in body.groups]
    stacks: list[tuple[str, ...]] = [()]
    stack: list[tuple[str, str]] = []
    for _, kind, label in body.groups:
        kinds = [held for held, _ in stack]
        stack = [*(stack[: kinds.index(kind)] if kind in kinds else stack), (kind, label)]
        stacks.append(tuple(text for _, text in stack))
    places = np.searchsorted(marks, body.records)
    return {int(row): stacks[place] for row, place in zip(body.records, places)}


def total_rows(body: Body, context: dict[int, tuple[str, ...]]) -> tuple[TotalRow, ...]:
    """Return the rows of sums with the records that each covers.

    A sum that names a group covers that group; "Tổng cộng" covers all; "Cộng" between groups covers the records since
    the last group label or sum; "Lũy kế" reaches beyond the table and covers nothing in it.
    """
    rows = body.records
    groups = _groups(context)
    often = Counter(fold_words(label) for _, label in body.totals)
    marks = np.array(sorted([0] + [row for row, _, _ in body.groups] + [row for row, _ in body.totals]))
    totals = []
    for row, label in body.totals:
        words = fold_words(label)
        named = next((groups[text] for text in _endings(words) if text in groups), None)
        at = int(np.searchsorted(rows, row))
        near = rows[int(np.searchsorted(rows, marks[np.searchsorted(marks, row) - 1])) : at]
        if words.startswith("luy ke"):
            scope: Array = rows[:0]
        elif named is not None:
            scope = np.array(named)
        elif at == 0:
            scope = rows
        elif _is_grand(words, often[words] > 1 and len(near) > 0) or (
            at == len(rows) and not _closes_group(words, body, near)
        ):
            scope = rows[:at]
        else:
            scope = near
        totals.append(TotalRow(row, tuple(scope.tolist()), label))
    return tuple(totals)


def _groups(context: dict[int, tuple[str, ...]]) -> dict[str, list[int]]:
    """Return the records of each group by its folded label."""
    folded = {label: fold_words(label) for labels in set(context.values()) for label in labels}
    groups: dict[str, list[int]] = {}
    for row, labels in context.items():
        for text in {folded[label] for label in labels} - {""}:
            groups.setdefault(text, []).append(row)
    return groups


def _endings(words: str) -> list[str]:
    """Return the last words of a text, most words first."""
    parts = words.split()
    return [" ".join(parts[start:]) for start in range(len(parts))]


def _is_grand(words: str, again: bool) -> bool:
    """Say whether a sum is of everything above it; one that comes again after each group is of that group only."""
    return not again and words.startswith(("tong cong", "toan tinh", "toan huyen", "tong so"))


def _closes_group(words: str, body: Body, near: Array) -> bool:
    """Say whether "Cộng" at the end of a table closes its last group rather than the whole table."""
    return words.startswith("cong") and len(body.groups) > 0 and len(near) > 0


def stt_gaps(
    cells: SheetCells, col: int | None, records: Array, fresh: Iterable[int], merged: Sequence[tuple[int, int]]
) -> tuple[SttGap, ...]:
    """Return the records whose STT does not follow the one before, or is missing.

    `fresh`: records that may start again at 1 (a new group or page). `merged`: STT cells that span several records.
    """
    if col is None or not len(records):
        return ()
    numbers, texts = _numbers(cells, col, records)
    covered = np.zeros(len(records), dtype=bool)
    for top, bottom in merged:
        covered |= (records > top) & (records <= bottom)
    known = numbers >= 0
    if known.sum() * 2 < (~covered).sum():
        return ()
    places = np.where(known, np.arange(len(records)), -1)
    before = np.append([-1], np.maximum.accumulate(places)[:-1])
    expected = np.where(before >= 0, numbers[before] + 1, 1)
    odd = ~covered & (numbers != expected) & ~(np.isin(records, list(fresh)) & (numbers == 1))
    return tuple(SttGap(int(records[at]), int(expected[at]), str(texts[at])) for at in np.flatnonzero(odd))


def _numbers(cells: SheetCells, col: int, records: Array) -> tuple[Array, Array]:
    own = cells.take((cells.col == col) & np.isin(cells.row, records))
    numbers, texts = np.full(len(records), -1), np.full(len(records), "", dtype=object)
    places = np.searchsorted(records, own.row)
    cut = [text.rstrip(".") for text in own.text]
    numbers[places] = [int(text) if text.isdigit() and len(text) < 7 else -1 for text in cut]
    texts[places] = own.text
    return numbers, texts


def fresh_rows(
    body: Body, context: dict[int, tuple[str, ...]], repeats: Iterable[int], left: Iterable[tuple[int, int]]
) -> set[int]:
    """Return the records that may start again at 1: the first of a group, of a page, below a sum or a merged cell.

    `left`: vertical merges left of the STT column, which hold the name of a group.
    """
    rows = body.records.tolist()
    fresh = {row for before, row in pairwise(rows) if context[before] != context[row]}
    breaks = [*repeats, *(row for row, _ in body.totals), *(at for top, bottom in left for at in (top, bottom + 1))]
    places = np.searchsorted(body.records, breaks)
    return fresh | {rows[place] for place in places.tolist() if place < len(rows)}
