"""One sheet before it is written: titles, columns, lines and notes, with the true value beside what stands in a cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from ..ingest.book import address
from .gaps import Spot


class Key(NamedTuple):
    """What a column of a sheet holds: a column of the schema, and the code that its heading means, if it means one.

    Columns that are not in the schema (running number, remarks) have an empty table.
    """

    table: str
    column: str
    means: str = ""


@dataclass(frozen=True)
class Cell:
    """What is written: a text, a number or nothing, with its font and number format."""

    value: Any = None
    font: str = ""
    format: str = ""


@dataclass
class Line:
    """One row below the heading. true: the values behind its cells; keys: the key of its record in each table.

    words: what a group or totals row says, from its first column on. merge_id: lines with the same one share merged cells.
    """

    cells: dict[Key, Cell]
    kind: str = "record"
    true: dict[Key, Any] = field(default_factory=dict)
    keys: dict[str, tuple[str, ...]] = field(default_factory=dict)
    spots: dict[Key, Spot] = field(default_factory=dict)
    merge_id: str = ""
    words: tuple[str, ...] = ()


@dataclass
class Page:
    """One sheet. heads: the levels of each column's heading, the top one first. fonts: those of words, where they differ."""

    name: str
    table: str
    unit: str
    year: int
    columns: list[Key]
    heads: dict[Key, tuple[str, ...]]
    lines: list[Line]
    titles: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    merged: tuple[Key, ...] = ()
    hidden: bool = False
    font: str = ""
    fonts: dict[str, str] = field(default_factory=dict)
    happened: list[str] = field(default_factory=list)

    def records(self) -> list[Line]:
        return [line for line in self.lines if line.kind == "record"]

    def has(self, table: str, column: str) -> Key | None:
        return next((key for key in self.columns if key[:2] == (table, column)), None)

    def drop(self, key: Key) -> None:
        self.columns.remove(key)


@dataclass
class Grid:
    """A sheet as cells by (row, column) from 1, with merged ranges (first row, first column, last row, last column)."""

    name: str
    cells: dict[tuple[int, int], Cell]
    merges: list[tuple[int, int, int, int]]
    hidden: bool = False
    font: str = ""


def render(page: Page) -> tuple[Grid, list[tuple[str, Spot]]]:
    """Return the cells of a page and the address of every unreadable cell in it."""
    cells: dict[tuple[int, int], Cell] = {}
    merges: list[tuple[int, int, int, int]] = []
    for number, title in enumerate(page.titles, start=1):
        cells[number, 1] = Cell(title, page.fonts.get(title, ""))
    top = len(page.titles) + (2 if page.titles else 1)
    depth = max(len(levels) for levels in page.heads.values())
    merges += _render_heads(page, top, depth, cells)
    first, found = top + depth, []
    for number, line in enumerate(page.lines, start=first):
        for col, words in enumerate(line.words, start=1):
            cells[number, col] = Cell(words, page.fonts.get(words, ""))
        if line.kind == "group" and len(line.words) == 1 and len(page.columns) > 2:
            merges.append((number, 1, number, len(page.columns)))
        for col, key in enumerate(page.columns, start=1):
            if key in line.cells and line.cells[key].value not in (None, ""):
                cells[number, col] = line.cells[key]
            if key in line.spots:
                found.append((address(number, col), line.spots[key]))
    merges += _merge_body(page, first, cells)
    for number, note in enumerate(page.notes, start=first + len(page.lines) + 1):
        cells[number, 1] = Cell(note, page.fonts.get(note, ""))
    return Grid(page.name, cells, merges, page.hidden, page.font), found


def _render_heads(
    page: Page, top: int, depth: int, cells: dict[tuple[int, int], Cell]
) -> list[tuple[int, int, int, int]]:
    """Write the headings and return their merged ranges: a common upper level sideways, a short heading downward."""
    merges: list[tuple[int, int, int, int]] = []
    for col, key in enumerate(page.columns, start=1):
        levels = page.heads[key]
        for level, words in enumerate(levels):
            if (
                level < len(levels) - 1
                and col > 1
                and page.heads[page.columns[col - 2]][: level + 1] == levels[: level + 1]
            ):
                continue
            cells[top + level, col] = Cell(words, page.fonts.get(words, ""))
            last = col
            while (
                level < len(levels) - 1
                and last < len(page.columns)
                and page.heads[page.columns[last]][: level + 1] == levels[: level + 1]
            ):
                last += 1
            down = top + depth - 1 if level == len(levels) - 1 else top + level
            if (last, down) != (col, top + level):
                merges.append((top + level, col, down, last))
    return merges


def _merge_body(page: Page, first: int, cells: dict[tuple[int, int], Cell]) -> list[tuple[int, int, int, int]]:
    """Merge the cells of neighbouring lines that belong together and return the ranges."""
    merges, start = list[tuple[int, int, int, int]](), 0
    while start < len(page.lines):
        end = start
        name = page.lines[start].merge_id
        while name and end + 1 < len(page.lines) and page.lines[end + 1].merge_id == name:
            end += 1
        for col in (n for n, key in enumerate(page.columns, start=1) if end > start and key in page.merged):
            merges.append((first + start, col, first + end, col))
            for number in range(first + start + 1, first + end + 1):
                cells.pop((number, col), None)
        start = end + 1
    return merges


def spots_by_cell(spots: Sequence[Spot]) -> Mapping[tuple[str, tuple[str, ...], str], Spot]:
    return {(spot.table, spot.key, spot.column): spot for spot in spots}
