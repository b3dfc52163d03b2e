"""What a kind of mess is, and the cells that it may change."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from ..schema import TABLES
from ..units import Units
from .draw import Draw
from .page import Cell, Key, Line, Page


@dataclass(frozen=True)
class World:
    """What a mess may look at beside the sheet: units, and whether the workbook counts its days from 1904."""

    units: Units
    from_1904: bool = False


@dataclass(frozen=True)
class Mess:
    """One kind of mess. case: the row of data-model.md, section 3. share: how likely it is on a sheet that allows it.

    apply changes the page and returns whether there was anything to change.
    """

    name: str
    case: str
    share: float
    apply: Callable[[Page, World, Draw], bool]


def known_cells(page: Page, kind: str = "", table: str = "", column: str = "") -> Iterator[tuple[Line, Key, Any]]:
    """Yield the readable known cells of columns of a kind, or of one column."""
    for key in page.columns:
        if key.table not in TABLES or key.means or (column and key[:2] != (table, column)):
            continue
        if kind and TABLES[key.table].columns[key.column].kind != kind:
            continue
        for line in page.records():
            if key in line.cells and line.true.get(key) is not None and key not in line.spots:
                yield line, key, line.true[key]


def respelled(
    found: Iterator[tuple[Line, Key, Any]], spell: Callable[[Line, Any], Cell], draw: Draw, share: float = 0.7
) -> bool:
    changed = False
    for line, key, value in found:
        if draw.chance(share):
            line.cells[key] = spell(line, value)
            changed = True
    return changed
