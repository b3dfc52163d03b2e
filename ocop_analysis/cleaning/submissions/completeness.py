"""What came and what did not: one row for every district, year and table that could have been sent."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product

import pandas as pd

from ...schema import SENT

STATES = {"da_nhan": "đã nhận", "muon": "nhận muộn", "trong": "trang trống", "thieu": "chưa nhận"}
COLUMNS = ["district_code", "year", "table", "state", "n_rows", "n_set_aside", "files"]


Came = tuple[str, str, str | None, int | None]
"""A file, and the table, unit and year that something in it is about."""


@dataclass(frozen=True)
class Received:
    """One file as received: who sent it, for which year, when it came (None when nobody wrote it down)."""

    file: str
    unit: str | None
    year: int | None
    received_on: dt.date | None = None


def completeness(
    received: Sequence[Received],
    sheets: Sequence[Came],
    read: Mapping[Came, int],
    rows: Mapping[str, pd.DataFrame],
    set_aside: Mapping[str, pd.DataFrame],
    units: Sequence[str],
    years: Sequence[int],
    due: tuple[int, int] | None,
) -> pd.DataFrame:
    """Return the state of every table of every unit and year.

    received: the files. sheets: what every sheet that was recognised is about, empty ones too. read: how many records
    were read; a sheet is empty when none was, even if a newer file holds all of them again. rows: the records that are
    used, by table, with source_file. set_aside: those with errors. due: day and month of the following year by which a
    table must be there; without it nothing is late.
    """
    came: dict[tuple[str, int, str], list[str]] = {}
    for file, table, unit, year in dict.fromkeys([*sheets, *read]):
        if unit is not None and year is not None:
            came.setdefault((unit, year, table), []).append(file)
    on = {one.file: one.received_on for one in received}
    kept, aside = _counted(rows), _counted(set_aside)
    made = []
    for unit, year, table in product(units, years, SENT):
        files = list(dict.fromkeys(came.get((unit, year, table), ())))
        own = year if "year" in SENT[table].columns else None
        n_rows, n_aside = (sum(counts.get((table, unit, file, own), 0) for file in files) for counts in (kept, aside))
        n_read = sum(read.get((file, table, unit, year), 0) for file in files)
        made.append((unit, year, table, _state(files, n_read, on, year, due), n_rows, n_aside, ";".join(files)))
    return pd.DataFrame(made, columns=COLUMNS)


def _counted(tables: Mapping[str, pd.DataFrame]) -> dict[tuple[str, str, str, int | None], int]:
    """Return how many records of a table a file gave for a unit and year; of events, which have no year, for all years."""
    counts: dict[tuple[str, str, str, int | None], int] = {}
    for name, frame in tables.items():
        years = frame["year"] if "year" in SENT[name].columns else [None] * len(frame)
        for unit, file, year in zip(frame["district_code"], frame["source_file"], years, strict=True):
            place = (name, unit, file, None if pd.isna(year) else int(year))
            counts[place] = counts.get(place, 0) + 1
    return counts


def _state(
    files: Sequence[str], n_read: int, on: Mapping[str, dt.date | None], year: int, due: tuple[int, int] | None
) -> str:
    if not files:
        return "thieu"
    if n_read == 0:
        return "trong"
    days = [day for file in files if (day := on.get(file)) is not None]
    late = due is not None and bool(days) and min(days) > dt.date(year + 1, due[1], due[0])
    return "muon" if late else "da_nhan"
