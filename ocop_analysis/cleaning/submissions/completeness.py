"""What came and what did not: one row for every district, year and table that could have been sent."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product

import pandas as pd

from ...schema import SENT

STATES = {"da_nhan": "đã nhận", "muon": "nhận muộn", "trong": "có trang nhưng trống", "thieu": "chưa nhận"}
COLUMNS = ["district_code", "year", "table", "state", "n_rows", "n_set_aside", "files"]


@dataclass(frozen=True)
class Received:
    """One file as received: who sent it, for which year, when it came (None when nobody wrote it down)."""

    file: str
    unit: str | None
    year: int | None
    received_on: dt.date | None = None


def completeness(
    received: Sequence[Received],
    sheets: Sequence[tuple[str, str, str | None, int | None]],
    rows: Mapping[str, pd.DataFrame],
    set_aside: pd.DataFrame,
    units: Sequence[str],
    years: Sequence[int],
    due: tuple[int, int] | None,
) -> pd.DataFrame:
    """Return the state of every table of every unit and year.

    received: the files. sheets: (file, table, unit, year) of every sheet that was recognised, empty ones too. rows: the
    records that were kept, by table, with source_file. set_aside: records with errors (table, file). due: day and
    month of the following year by which a table must be there; without it nothing is late.
    """
    came: dict[tuple[str, int, str], list[str]] = {}
    for file, table, unit, year in sheets:
        if unit is not None and year is not None:
            came.setdefault((unit, year, table), []).append(file)
    on = {one.file: one.received_on for one in received}
    kept = {
        (name, *place): int(count)
        for name, frame in rows.items()
        for place, count in frame.groupby(["district_code", "source_file"]).size().items()
    }
    aside = set_aside.groupby(["table", "file"]).size().to_dict()
    made = []
    for unit, year, table in product(units, years, SENT):
        files = list(dict.fromkeys(came.get((unit, year, table), ())))
        n_rows = sum(kept.get((table, unit, file), 0) for file in files)
        n_aside = sum(int(aside.get((table, file), 0)) for file in files)
        made.append(
            (unit, year, table, _state(files, n_rows + n_aside, on, year, due), n_rows, n_aside, ";".join(files))
        )
    return pd.DataFrame(made, columns=COLUMNS)


def _state(
    files: Sequence[str], n_rows: int, on: Mapping[str, dt.date | None], year: int, due: tuple[int, int] | None
) -> str:
    if not files:
        return "thieu"
    if n_rows == 0:
        return "trong"
    days = [day for file in files if (day := on.get(file)) is not None]
    late = due is not None and bool(days) and min(days) > dt.date(year + 1, due[1], due[0])
    return "muon" if late else "da_nhan"
