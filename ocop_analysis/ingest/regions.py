"""Where tables stand in a sheet: header rows found by known headings, tables stacked, side by side, continued on pages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from .sheetcells import STRONG, SheetCells

_MOST_LEVELS = 5
_STATE_HEAD = re.compile(r"cong hoa xa hoi|doc lap tu do|uy ban nhan dan|^ubnd|^so nong nghiep|^bieu so|^phu luc")
_STT = re.compile(r"stt|tt|so tt|so thu tu|s tt")


@dataclass(frozen=True)
class Region:
    """One table's part of a sheet: its cells from the first header row on, header rows, and headers repeated below."""

    cells: SheetCells
    first: int
    last: int
    repeats: tuple[tuple[int, int], ...] = ()


def find_regions(cells: SheetCells) -> list[Region]:
    """Return the tables of a sheet, top to bottom and left to right."""
    blocks = _blocks(cells)
    if not blocks:
        return []
    below = cells.between(blocks[0][0], int(cells.row[-1]))
    bands = _bands(below, blocks)
    if len(bands) > 1:
        return [region for band in bands for region in find_regions(band)]
    regions: list[Region] = []
    ends = [first - 1 for first, _ in blocks[1:]] + [int(cells.row[-1])]
    for (first, last), end in zip(blocks, ends):
        part = cells.between(first, end)
        parts = _bands(part, [(first, last)]) if len(blocks) > 1 else [part]
        if len(parts) > 1:
            regions += [region for band in parts for region in find_regions(band)]
        else:
            regions.append(Region(part, first, last))
    return _joined(regions, cells)


def _blocks(cells: SheetCells) -> list[tuple[int, int]]:
    """Return first and last row of each header: at least two known headings in a row, few numbers in it."""
    if not len(cells):
        return []
    rows, starts, counts = cells.by_row()
    strong = np.add.reduceat((cells.hit == STRONG).astype(int), starts)
    numbers = np.add.reduceat(cells.numeric.astype(int), starts)
    blocks: list[tuple[int, int]] = []
    for row in rows[(strong >= 2) & (numbers * 5 <= counts)]:
        if not blocks or row > blocks[-1][1]:
            floor = blocks[-1][1] if blocks else 0
            blocks.append(_grown(cells, int(row), floor))
    return blocks


def _grown(cells: SheetCells, row: int, floor: int) -> tuple[int, int]:
    first = last = row
    while first - 1 > floor and last - first < _MOST_LEVELS and _is_parent_row(cells, first):
        first -= 1
    while last - first < _MOST_LEVELS:
        bottom = int(cells.between(first, last).bottom.max())
        if last < bottom <= first + _MOST_LEVELS:
            last = bottom
        elif _is_child_row(cells, first, last):
            last += 1
        else:
            break
    return first, last


def _is_parent_row(cells: SheetCells, first: int) -> bool:
    """Say whether the row above `first` holds the upper level of the same header."""
    above, header = cells.between(first - 1, first - 1), cells.between(first, first)
    if not len(above) or above.numeric.any() or any(_STATE_HEAD.search(words) for words in above.folded):
        return False
    if (above.bottom >= first).any():
        return True
    left, right = int(header.col.min()), int(header.right.max())
    wide = above.right > above.col
    over = [((header.col >= a) & (header.col <= b)).any() for a, b in zip(above.col, above.right)]
    if wide.all() and all(over):
        narrow = above.right - above.col + 1 < 0.8 * (right - left + 1)
        return len(above) >= 2 or bool(narrow[0] and above.col[0] > left)
    return len(above) >= 2 and bool((above.hit > 0).any()) and not np.isin(above.col, header.col).all()


def _is_child_row(cells: SheetCells, first: int, last: int) -> bool:
    """Say whether the row below `last` splits headings above it: it has cells under split headings only."""
    below = cells.between(last + 1, last + 1)
    if not len(below) or any(number and not _is_year(text) for number, text in zip(below.numeric, below.text)):
        return False
    header = cells.between(first, last)
    touching = header.take((header.bottom == last) | ((header.row == last) & (header.bottom == header.row)))
    edges = [*[int(col) for col in touching.col[1:]], 1 << 30]
    counted, split, real = 0, False, False
    for col, right, edge in zip(touching.col, touching.right, edges):
        merged = right > col
        end = right if merged else edge - 1
        children = int(((below.col >= col) & (below.col <= end)).sum())
        if children == 0:
            continue
        if not merged and children < 2:
            return False
        counted += children
        split |= children >= 2
        real |= bool(merged)
    years = all(_is_year(text) for text in below.text)
    return split and counted == len(below) and (real or years or bool((below.hit > 0).any()))


def _is_year(text: str) -> bool:
    return re.fullmatch(r"20[0-4]\d", text) is not None


def _bands(cells: SheetCells, blocks: list[tuple[int, int]]) -> list[SheetCells]:
    """Split cells at empty columns and at a second STT, where both sides have headings of their own."""
    heads = [cells.between(first, last) for first, last in blocks]
    columns = set(cells.col.tolist())
    for head in heads:
        columns.update(col for a, b in zip(head.col, head.right) for col in range(int(a), int(b) + 1))
    numbered = {int(col) for head in heads[:1] for col, words in zip(head.col, head.folded) if _STT.fullmatch(words)}
    ordered = sorted(columns)
    cuts = [col for before, col in pairwise(ordered) if col > before + 1 or col in numbered]
    edges = [ordered[0], *cuts, ordered[-1] + 1]
    bands: list[tuple[int, int]] = []
    for low, high in pairwise(edges):
        if bands and not _is_apart(cells, bands[-1], (low, high)):
            bands[-1] = (bands[-1][0], high)
        else:
            bands.append((low, high))
    return [cells.take((cells.col >= low) & (cells.col < high)) for low, high in bands]


def _is_apart(cells: SheetCells, left: tuple[int, int], right: tuple[int, int]) -> bool:
    """Say whether two parts are tables of their own: each has headings, the right one its own STT or header row."""
    heads = [_header_rows(cells, *left), _header_rows(cells, *right)]
    if not all(heads):
        return False
    band = cells.take((cells.col >= right[0]) & (cells.col < right[1]) & np.isin(cells.row, list(heads[1])))
    return any(_STT.fullmatch(words) for words in band.folded) or not heads[0] & heads[1]


def _header_rows(cells: SheetCells, low: int, high: int) -> set[int]:
    band = cells.take((cells.col >= low) & (cells.col < high) & (cells.hit == STRONG))
    rows, counts = np.unique(band.row, return_counts=True)
    return set(rows[counts >= 2].tolist())


def _joined(regions: list[Region], cells: SheetCells) -> list[Region]:
    """Join a table to the one above it when its header only repeats that one's, as printed pages do."""
    from .rows import has_ended

    chains: list[list[Region]] = []
    for region in regions:
        before = chains[-1][-1] if chains else None
        if before and _header(before) == _header(region) and not has_ended(before.cells, before.last):
            chains[-1].append(region)
        else:
            chains.append([region])
    return [_chained(chain, cells) for chain in chains]


def _chained(chain: list[Region], cells: SheetCells) -> Region:
    first = chain[0]
    if len(chain) == 1:
        return first
    low = min(int(region.cells.col.min()) for region in chain)
    high = max(int(region.cells.col.max()) for region in chain)
    part = cells.between(first.first, int(chain[-1].cells.row[-1]))
    part = part.take((part.col >= low) & (part.col <= high))
    return Region(part, first.first, first.last, tuple((region.first, region.last) for region in chain[1:]))


def _header(region: Region) -> list[tuple[int, str]]:
    head = region.cells.between(region.first, region.last)
    return list(zip(head.col.tolist(), head.folded.tolist()))
