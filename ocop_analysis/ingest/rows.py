"""What each row below a header is: record, group label, sums, repeated header, column numbers, note."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from .labels import is_column_numbers, is_mark, is_note, is_plain_note, is_total, label_kind, mark_kind
from .sheetcells import Array, SheetCells

_COUNT = re.compile(r"\d{1,6}\.?")


@dataclass(frozen=True)
class Body:
    """The rows below a header by kind; groups as (row, kind, label); ended: the row where reading stopped, or None.

    Labels below the last record are notes. stray: rows outside the columns, and rows that hold nothing but an STT.
    """

    records: Array
    groups: list[tuple[int, str, str]]
    totals: list[tuple[int, str]]
    skipped: list[int]
    notes: list[int]
    ended: int | None
    stray: list[int] = field(default_factory=list)


@dataclass(frozen=True)
class _Rows:
    """The rows of a body with the facts that their kinds depend on."""

    cells: SheetCells
    rows: Array
    starts: Array
    counts: Array
    covered: Array
    stt: Array
    counted: Array
    placed: Array
    parents: Array
    usual: float
    stt_col: int | None
    first_cols: frozenset[int]

    @property
    def numbered(self) -> bool:
        """Most rows carry a number in the STT column."""
        return bool(self.counted.sum() * 2 >= max(1, len(self.rows) - self.covered.sum()))


def read_body(
    cells: SheetCells, last: int, columns: list[int], stt_col: int | None, repeats: set[int], title: Sequence[str] = ()
) -> Body:
    """Say what each row below the header's `last` row is; `columns` have a heading, `repeats` are repeated header rows.

    A line of the `title` that stands again among the rows is passed over, as printed pages repeat it.
    """
    body = cells.between(last + 1, int(cells.row[-1]) if len(cells) else last)
    if not len(body):
        return Body(np.array([], dtype=int), [], [], [], [], None)
    facts = _facts(body, columns, stt_col)
    ended = _end(facts)
    groups: list[tuple[int, str, str]] = []
    totals: list[tuple[int, str]] = []
    other: dict[str, list[int]] = {"skip": [], "note": [], "stray": []}
    record = np.ones(len(facts.rows), dtype=bool)
    bare = facts.counted & (facts.counts == 1) & ~facts.covered
    special = (
        ~facts.counted
        | ~facts.placed
        | bare
        | facts.parents
        | np.isin(facts.rows, list(repeats))
        | (facts.rows <= last + 1)
    )
    special |= np.isin(facts.rows - 1, list(repeats))
    special |= facts.rows >= ended if ended is not None else False
    for place in np.flatnonzero(special):
        row = int(facts.rows[place])
        kind, label = _kind(facts, int(place), ended, repeats, last)
        record[place] = kind == "record"
        if kind == "total":
            totals.append((row, label))
        elif kind.startswith("group") and label in title:
            other["skip"].append(row)
        elif kind.startswith("group"):
            groups.append((row, kind.removeprefix("group "), label))
        elif kind != "record":
            other[kind].append(row)
    records = facts.rows[record]
    final = int(records[-1]) if len(records) else last
    notes = sorted(other["note"] + [row for row, _, _ in groups if row > final])
    groups = [group for group in groups if group[0] < final]
    return Body(records, groups, totals, other["skip"], notes, ended, other["stray"])


def has_ended(cells: SheetCells, last: int) -> bool:
    """Say whether a note or signature block ends the table whose header's last row is `last`."""
    body = cells.between(last + 1, int(cells.row[-1]))
    return len(body) > 0 and _end(_facts(body, sorted(set(body.col.tolist())), None)) is not None


def _facts(body: SheetCells, columns: list[int], stt_col: int | None) -> _Rows:
    rows, starts, counts = body.by_row()
    covered = np.zeros(len(rows), dtype=bool)
    tall = body.take(body.bottom > body.row)
    for top, bottom in zip(tall.row, tall.bottom):
        covered[np.searchsorted(rows, top + 1) : np.searchsorted(rows, bottom + 1)] = True
    stt = np.full(len(rows), "", dtype=object)
    if stt_col is not None:
        own = body.col == stt_col
        stt[np.searchsorted(rows, body.row[own])] = body.text[own]
    counted = np.fromiter((_COUNT.fullmatch(text) is not None for text in stt), dtype=bool, count=len(rows))
    placed = np.add.reduceat(np.isin(body.col, columns).astype(int), starts) > 0
    usual = float(np.median(counts[counts > 1])) if (counts > 1).any() else 1.0
    first_cols = frozenset(columns[:2])
    return _Rows(body, rows, starts, counts, covered, stt, counted, placed, _parents(stt), usual, stt_col, first_cols)


def _end(facts: _Rows) -> int | None:
    """Return the row of the first note, or line of text after an empty row, below which no full row follows."""
    few = np.flatnonzero((facts.counts <= 3) & ~facts.counted)
    notes = [int(place) for place in few if _is_note_row(facts, int(place))]
    full = facts.counts >= max(3.0, 0.75 * facts.usual)
    full &= facts.counted if facts.numbered and facts.stt_col is not None else True
    full[notes] = False
    final = int(np.flatnonzero(full)[-1]) if full.any() else -1
    if facts.stt_col is not None and facts.numbered:
        last = int(np.flatnonzero(facts.counted)[-1]) if facts.counted.any() else len(facts.rows)
        below = few[(few > last) & ~facts.covered[few]]
        apart = below[facts.rows[below] > facts.rows[below - 1] + 1]
        notes += [int(place) for place in apart if not _total_label(facts, int(place))]
    return next((int(facts.rows[place]) for place in sorted(notes) if place > final), None)


def _is_note_row(facts: _Rows, place: int) -> bool:
    """Say whether a row begins a note; a post ("Cán bộ", "Giám đốc") does so only in a row emptier than records are."""
    words = facts.cells.folded[facts.starts[place]]
    sparse = facts.counts[place] < max(2.0, 0.75 * facts.usual) and not facts.covered[place]
    return is_plain_note(words) or (bool(sparse) and is_note(words))


def _kind(facts: _Rows, place: int, ended: int | None, repeats: set[int], last: int) -> tuple[str, str]:
    row, start, count = int(facts.rows[place]), int(facts.starts[place]), int(facts.counts[place])
    span = slice(start, start + count)
    if row in repeats:
        return "skip", ""
    if ended is not None and row >= ended:
        return "note", ""
    after_header = row == last + 1 or row - 1 in repeats
    if after_header and count >= 2 and is_column_numbers(facts.cells.text[span].tolist()):
        return "skip", ""
    if facts.parents[place] and facts.counted[place]:
        return _numbered_group(facts, place)
    if facts.counted[place]:
        return ("stray" if count == 1 and not facts.covered[place] else "record"), ""
    if not facts.placed[place] and not facts.covered[place]:
        return "stray", ""
    if count <= 3 and _is_note_row(facts, place):
        return "note", ""
    label = _total_label(facts, place)
    bare = facts.stt_col is not None and facts.numbered and not facts.covered[place] and facts.cells.numeric[span].all()
    return ("total", label) if label or bare else _group(facts, place)


def _total_label(facts: _Rows, place: int) -> str:
    """Return the label of a row of sums: the first text of the row, or the second after a letter or Roman number."""
    start = int(facts.starts[place])
    if facts.stt[place] and facts.counts[place] > 1 and is_mark(facts.stt[place]):
        start += 1
    words, text = facts.cells.folded[start], facts.cells.text[start]
    return text if is_total(words) else ""


def _group(facts: _Rows, place: int) -> tuple[str, str]:
    start, count = int(facts.starts[place]), int(facts.counts[place])
    span = slice(start, start + count)
    stt = facts.stt[place]
    other = (facts.cells.col[span] != facts.stt_col) & ~facts.cells.numeric[span]
    words = [start + int(offset) for offset in np.flatnonzero(other)]
    if facts.covered[place] or len(words) > 1 or not (stt or words):
        return "record", ""
    if stt:
        if is_mark(stt):
            return f"group {mark_kind(stt)}", facts.cells.text[words[0]] if words else stt
        if facts.cells.right[start] > facts.cells.col[start] or not words:
            return f"group {label_kind(stt, facts.cells.folded[start])}", stt
        return "record", ""
    cell = words[0]
    label, kind = facts.cells.text[cell], label_kind(facts.cells.text[cell], facts.cells.folded[cell])
    wide = facts.cells.right[cell] > facts.cells.col[cell] + 1
    heads = facts.stt_col is not None and facts.numbered
    early = int(facts.cells.col[cell]) in facts.first_cols
    if count == 1 and (wide or kind != "plain" or (heads and early and label.isupper())):
        return f"group {kind}", label
    return (f"group {kind}", label) if heads and early and kind != "plain" else ("record", "")


def _numbered_group(facts: _Rows, place: int) -> tuple[str, str]:
    start, count = int(facts.starts[place]), int(facts.counts[place])
    texts = [facts.cells.text[at] for at in range(start + 1, start + count) if not facts.cells.numeric[at]]
    return ("group number", texts[0]) if len(texts) == 1 else ("record", "")


def _parents(stt: Array) -> Array:
    """Return which rows are numbered like a group: 1 above 1.1."""
    below = [*stt[1:], ""]
    return np.array(
        [text != "" and child in (f"{text}.1", f"{text}1") and "." in child for text, child in zip(stt, below)]
    )
