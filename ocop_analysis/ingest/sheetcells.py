"""The cells of one sheet as arrays, sorted by row and column, with what their words say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
import pandas as pd

from .headings import Headings
from .words import compact_many, fold_many

Array = np.ndarray[Any, np.dtype[Any]]
WEAK, STRONG = 1, 2
_NUMBER = re.compile(r"[-+(≥≤<>~]? ?\d[\d.,]*\)?%?")


@dataclass(frozen=True)
class SheetCells:
    """Parallel arrays. folded: words without marks. hit: STRONG for a known heading, WEAK for one that is also a value.

    bottom, right: last row and column of the merged range that a cell starts, else its own. index: position in the frame.
    """

    row: Array
    col: Array
    text: Array
    folded: Array
    hit: Array
    numeric: Array
    bottom: Array
    right: Array
    index: Array

    def take(self, chosen: Array) -> SheetCells:
        return SheetCells(*(getattr(self, item.name)[chosen] for item in fields(self)))

    def between(self, first: int, last: int) -> SheetCells:
        """Return the cells of the rows `first` to `last`, both included."""
        low, high = np.searchsorted(self.row, [first, last + 1])
        return SheetCells(*(getattr(self, item.name)[low:high] for item in fields(self)))

    def __len__(self) -> int:
        return len(self.row)

    def by_row(self) -> tuple[Array, Array, Array]:
        """Return the row numbers, where each row starts in the arrays, and how many cells it has."""
        starts = np.flatnonzero(np.diff(self.row, prepend=-1))
        return self.row[starts], starts, np.diff(np.append(starts, len(self.row)))


def sheets_of(cells: pd.DataFrame, headings: Headings) -> Iterator[tuple[str, str, SheetCells]]:
    """Yield name, state and cells of each sheet, in the order of the frame."""
    codes, uniques = pd.factorize(cells["text"])
    texts = np.asarray(uniques, dtype=object)
    folded, hit, numeric = _words(list(texts), headings)
    kinds = cells["kind"]
    bottom, right = _merged_ends(cells)
    whole = {
        "row": cells["row"].to_numpy("int64"),
        "col": cells["col"].to_numpy("int64"),
        "text": texts[codes],
        "folded": folded[codes],
        "hit": hit[codes],
        "numeric": numeric[codes] | kinds.isin(["number", "date"]).to_numpy(bool),
        "bottom": bottom,
        "right": right,
        "index": np.arange(len(cells)),
    }
    sheet_codes, names = pd.factorize(cells["sheet"])
    states = cells["sheet_state"].to_numpy(object)
    for number, name in enumerate(names):
        places = np.flatnonzero(sheet_codes == number)
        order = places[np.lexsort((whole["col"][places], whole["row"][places]))]
        yield str(name), str(states[order[0]]), SheetCells(**{key: array[order] for key, array in whole.items()})


def _words(texts: list[str], headings: Headings) -> tuple[Array, Array, Array]:
    folded = fold_many(texts)
    keys = pd.Index(np.array(compact_many(folded), dtype=object))
    hit = np.where(keys.isin(headings.strong), STRONG, np.where(keys.isin(headings.weak), WEAK, 0))
    numeric = np.fromiter((_NUMBER.fullmatch(text) is not None for text in texts), dtype=bool, count=len(texts))
    return np.array(folded, dtype=object), hit, numeric


def _merged_ends(cells: pd.DataFrame) -> tuple[Array, Array]:
    bottom, right = cells["row"].to_numpy("int64").copy(), cells["col"].to_numpy("int64").copy()
    merged = cells["merged"].to_numpy(object)
    places = np.flatnonzero(merged != "")
    for place, area in zip(places, merged[places]):
        last = area.rpartition(":")[2]
        name = last.rstrip("0123456789")
        bottom[place] = int(last[len(name) :])
        right[place] = _number(name)
    return bottom, right


def _number(name: str) -> int:
    total = 0
    for letter in name:
        total = total * 26 + ord(letter) - 64
    return total
