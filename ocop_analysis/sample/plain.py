"""Values as an orderly sender writes them: labels of codes, dates as 05/07/2023, numbers as numbers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd

from ..schema import TABLES
from ..units import Units
from .gaps import Spot
from .page import Cell, Key, Line, Page
from .places import end_of
from .truth import day_of

Spots = Mapping[tuple[str, tuple[str, ...], str], Spot]


def plain_page(table: str, rows: pd.DataFrame, unit: str, year: int, units: Units, spots: Spots) -> Page:
    """Return the sheet of one table as it should be: every asked column, one row a record."""
    spec = TABLES[table]
    columns = [Key(table, name) for name in spec.asked]
    lines = []
    for row in rows.to_dict("records"):
        true = {key: value_of(table, key.column, row) for key in columns}
        record = tuple("" if pd.isna(row[name]) else str(row[name]) for name in spec.key)
        line = Line(
            {key: plain_cell(key, value, year, units) for key, value in true.items()}, true=true, keys={table: record}
        )
        for key in columns:
            if (spot := spots.get((table, record, key.column))) is not None:
                line.cells[key], line.spots[key] = Cell(spot.text), spot
        lines.append(line)
    heads: dict[Key, tuple[str, ...]] = {key: (spec.columns[key.column].heading,) for key in columns}
    titles = [spec.title.upper(), f"Đơn vị: {units.get(unit).name}", f"Năm: {year}"]
    return Page(spec.title[:31], table, unit, year, columns, heads, lines, titles)


def value_of(table: str, column: str, row: Mapping[str, Any]) -> Any:
    """Return the true value behind a cell: None when unknown, plain dates, a pair of dates for a span."""
    spec = TABLES[table].columns[column]
    if spec.kind == "span":
        days = day_of(row[f"{column}_from"]), day_of(row[f"{column}_to"])
        return days if days[0] else None
    value = row[column]
    if pd.isna(value):
        return None
    readers: Mapping[str, Callable[[Any], Any]] = {"date": day_of, "integer": int, "number": float, "yes_no": bool}
    return readers.get(spec.kind, str)(value)


def plain_cell(key: Key, value: Any, year: int, units: Units) -> Cell:
    """Return what an orderly sender writes for a value."""
    spec = TABLES[key.table].columns[key.column]
    if value is None:
        return Cell()
    if spec.kind == "date":
        return Cell(day_text(value))
    if spec.kind == "span":
        return Cell(span_text(*value))
    if spec.kind == "yes_no":
        return Cell("Có" if value else "Không")
    if spec.kind == "code":
        return Cell((spec.codes or {})[value])
    if spec.kind == "codes":
        return Cell("; ".join((spec.codes or {})[code] for code in value.split(";")))
    if spec.kind == "commune":
        return Cell(units.get(value, end_of(year)).name)
    if spec.kind == "number" and value == int(value):
        return Cell(int(value))
    return Cell(value)


def day_text(day: dt.date) -> str:
    """Return a date as forms ask for it.

    >>> day_text(dt.date(2023, 7, 5))
    '05/07/2023'
    """
    return f"{day.day:02d}/{day.month:02d}/{day.year}"


def span_text(first: dt.date, last: dt.date) -> str:
    """Return a day, a month or a year.

    >>> span_text(dt.date(2023, 7, 1), dt.date(2023, 7, 31)), span_text(dt.date(2023, 1, 1), dt.date(2023, 12, 31))
    ('07/2023', '2023')
    """
    if first == last:
        return day_text(first)
    return f"{first.month:02d}/{first.year}" if first.month == last.month else f"{first.year}"
