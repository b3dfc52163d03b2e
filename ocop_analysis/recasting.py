"""Move an additive table from the boundaries of one day to those of another, conserving every sum to the last unit.

A value of a unit that was split is shared out by declared weights and marked estimated. Back in time only what is certain
is placed, a new commune that came from one old commune, or what has declared weights; the rest is listed, never dropped.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import pandas as pd

from .boundaries import Boundaries
from .errors import InputError, Problem
from .recast_input import Given, read_given
from .units import Units

DISTRICTS = "districts"
Cell = tuple[str, tuple[Any, ...]]
Parts = Callable[[str], Mapping[str, Fraction]]


@dataclass(frozen=True)
class Recast:
    """A table on another boundary.

    table: one row per unit and key. estimated: one row per unit, key and value of which a part was shared out by weights
    (``value`` names the column, ``estimated`` is that part, ``estimated_share`` its share of the unit's value, 0-1).
    unplaced: what cannot be recast, in the unit where it stuck, with ``held_on`` (the day whose unit it is), ``candidates``
    (codes that it may belong to) and ``why``. For every value, table plus unplaced is the sum of what was given.
    """

    table: pd.DataFrame
    estimated: pd.DataFrame
    unplaced: pd.DataFrame

    def __repr__(self) -> str:
        return (
            f"<Recast: {len(self.table)} dòng, {len(self.estimated)} ước tính, {len(self.unplaced)} không chuyển được>"
        )


@dataclass
class _Cells:
    """Whole numbers by unit and key: the total of each value, the part of it that is estimated, and what is marked so."""

    total: dict[Cell, list[int]]
    estimated: dict[Cell, list[int]]
    marked: dict[Cell, set[int]]

    @classmethod
    def empty(cls) -> _Cells:
        return cls({}, {}, {})

    def add(self, cell: Cell, total: Sequence[int], estimated: Sequence[int], marked: Iterable[int]) -> None:
        for kept, more in ((self.total, total), (self.estimated, estimated)):
            kept[cell] = [one + other for one, other in zip(kept.get(cell, [0] * len(more)), more, strict=True)]
        self.marked.setdefault(cell, set()).update(marked)


@dataclass(frozen=True)
class _Stuck:
    """What could not be moved on, on which day it was held, where it may belong, and why."""

    cells: _Cells
    held_on: dt.date
    candidates: Mapping[str, tuple[str, ...]]
    why: str


def recast(
    table: pd.DataFrame,
    boundary: str | dt.date,
    places: Boundaries,
    *,
    at: str | dt.date,
    values: Sequence[str],
    unit: str = "commune_code",
    by: Sequence[str] = (),
) -> Recast:
    """Return an additive table on the boundary of a day (ISO text or date), or on the old "districts".

    at: the day whose communes the codes in the column `unit` are; district codes may stand there too. values: the columns
    that can be added up; by: columns that tell rows of one unit apart, such as the year. Rows of one unit and key are added.
    Whole numbers stay whole: a split value is rounded down by its weights, and the units left over go to the largest
    remainders, among equals to the lower code. Other numbers are shared out in units of the column's last decimal place.
    Going back, a commune that came from several old ones has no certain place below the district.
    Errors: InputError for columns that are not declared or cannot be added, empty cells, and codes unknown on `at`.

    >>> import ocop_analysis as oa
    >>> places = oa.open_project().boundaries
    >>> old = pd.DataFrame({"commune_code": ["05461", "05437"], "n_products": [5, 2]})
    >>> moved = oa.recast(old, "2025-07-01", places, at="2024-12-31", values=["n_products"])
    >>> moved.table.to_dict("records")
    [{'commune_code': '05443', 'n_products': 5}, {'commune_code': '05467', 'n_products': 2}]
    >>> moved.estimated["estimated_share"].tolist()  # 3 of the 5, and both of the 2, come from the split Gia Sàng
    [0.6, 1.0]
    """
    start, end = _day(at, "at"), None if boundary == DISTRICTS else _day(boundary, "boundary")
    given = read_given(table, places.units, start, unit, values, by)
    cells, stuck = _Cells.empty(), list[_Stuck]()
    for cell, total in given.cells:
        cells.add(cell, total, [0] * len(total), ())
    if end is None:
        cells = _to_districts(cells, start, places, stuck)
    else:
        cells = _aside_districts(cells, start, stuck)
        ahead = start <= end
        for change in places.between(start, end):
            held_on = change.day - dt.timedelta(days=1) if ahead else change.day
            cells, left = _step(cells, lambda code, c=change: c.parts(code, ahead))  # type: ignore[misc]
            _keep(stuck, left, held_on, {code: change.meant(code, ahead) for code, _ in left.total}, _why_not(ahead))
    if end is None and unit == "commune_code":
        unit = "district_code"
    return Recast(_table(cells, given, unit), _estimated(cells, given, unit), _unplaced(stuck, given, unit))


def apportion(amount: int, weights: Mapping[str, Fraction]) -> dict[str, int]:
    """Return a whole number shared out by weights that sum to 1, by the largest remainders; the sum stays the same.

    >>> apportion(7, {"05443": Fraction(1, 2), "05467": Fraction(1, 2)})
    {'05443': 4, '05467': 3}
    """
    exact = {part: amount * weight for part, weight in weights.items()}
    shared = {part: share.__floor__() for part, share in exact.items()}
    left = amount - sum(shared.values())
    for part in sorted(exact, key=lambda part: (shared[part] - exact[part], part))[:left]:
        shared[part] += 1
    return shared


def _step(cells: _Cells, parts_of: Parts) -> tuple[_Cells, _Cells]:
    """Return the cells moved on, and those that have no parts to go to."""
    moved, left = _Cells.empty(), _Cells.empty()
    for (code, key), total in cells.total.items():
        estimated, marked = cells.estimated[code, key], cells.marked[code, key]
        parts = parts_of(code)
        if not parts:
            left.add((code, key), total, estimated, marked)
        elif len(parts) == 1:
            moved.add((next(iter(parts)), key), total, estimated, marked)
        else:
            shares = [apportion(amount, parts) for amount in total]
            split = {column for column, amount in enumerate(total) if amount} | marked
            for part in parts:
                mine = [share[part] for share in shares]
                moved.add((part, key), mine, mine, split)
    return moved, left


def _to_districts(cells: _Cells, start: dt.date, places: Boundaries, stuck: list[_Stuck]) -> _Cells:
    """Move communes into the district that they lie in, or that all of their territory came from."""
    units = places.units
    homes = {code: _homes(code, start, units) for code, _ in cells.total}

    def parts_of(code: str) -> Mapping[str, Fraction]:
        if len(homes[code]) == 1:
            return {homes[code][0]: Fraction(1)}
        born = units.get(code, start).valid_from
        change = next((one for one in places.changes if one.day == born), None)
        shares: dict[str, Fraction] = {}
        for old, weight in (change.parts(code, ahead=False) if change else {}).items():
            (home,) = _homes(old, change.day - dt.timedelta(days=1), units)  # type: ignore[union-attr]
            shares[home] = shares.get(home, Fraction(0)) + weight
        return shares

    moved, left = _step(cells, parts_of)
    _keep(stuck, left, start, homes, "lãnh thổ lấy từ nhiều huyện, chưa có tỷ lệ chia")
    return moved


def _homes(code: str, on: dt.date, units: Units) -> tuple[str, ...]:
    return (code,) if len(code) == 3 else tuple(sorted(units.old_districts(units.get(code, on))))


def _aside_districts(cells: _Cells, start: dt.date, stuck: list[_Stuck]) -> _Cells:
    moved, left = _step(cells, lambda code: {} if len(code) == 3 else {code: Fraction(1)})
    _keep(stuck, left, start, {}, "số của cả huyện, không biết chia cho từng xã")
    return moved


def _keep(
    stuck: list[_Stuck], left: _Cells, held_on: dt.date, candidates: Mapping[str, tuple[str, ...]], why: str
) -> None:
    if left.total:
        stuck.append(_Stuck(left, held_on, candidates, why))


def _why_not(ahead: bool) -> str:
    return "chia về nhiều xã mới, chưa có tỷ lệ chia" if ahead else "hợp từ nhiều xã cũ, không biết phần của từng xã"


def _table(cells: _Cells, given: Given, unit: str) -> pd.DataFrame:
    rows = [(code, *key, *given.back(total)) for (code, key), total in sorted(cells.total.items(), key=_order)]
    return given.typed(pd.DataFrame(rows, columns=[unit, *given.by, *given.values]), unit)


def _estimated(cells: _Cells, given: Given, unit: str) -> pd.DataFrame:
    rows = []
    for (code, key), total in sorted(cells.total.items(), key=_order):
        for column in sorted(cells.marked[code, key]):
            part = cells.estimated[code, key][column]
            share = float(Fraction(part, total[column])) if total[column] else 0.0
            rows.append((code, *key, given.values[column], given.back(cells.estimated[code, key])[column], share))
    return pd.DataFrame(rows, columns=[unit, *given.by, "value", "estimated", "estimated_share"])


def _unplaced(stuck: Sequence[_Stuck], given: Given, unit: str) -> pd.DataFrame:
    rows = [
        (code, *key, *given.back(total), one.held_on, ";".join(one.candidates.get(code, ())), one.why)
        for one in stuck
        for (code, key), total in sorted(one.cells.total.items(), key=_order)
    ]
    columns = [unit, *given.by, *given.values, "held_on", "candidates", "why"]
    return given.typed(pd.DataFrame(rows, columns=columns), unit)


def _order(item: tuple[Cell, Any]) -> tuple[str, ...]:
    code, key = item[0]
    return (code, *map(str, key))


def _day(text: str | dt.date, name: str) -> dt.date:
    try:
        return text if isinstance(text, dt.date) else dt.date.fromisoformat(text)
    except ValueError:
        why = f"đang là “{text}”; cần ngày như 2025-07-01" + (f", hoặc {DISTRICTS}" if name == "boundary" else "")
        raise InputError([Problem("Không hiểu ngày địa giới", f"tham số {name}", why, "ghi lại ngày")]) from None
