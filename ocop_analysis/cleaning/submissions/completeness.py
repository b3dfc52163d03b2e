"""What came and what did not: one row for every district, year and table that could have been sent."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

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
    came = pd.DataFrame(sheets, columns=["file", "table", "district_code", "year"])
    on = {one.file: one.received_on for one in received}
    counts = {
        name: frame.groupby(["district_code", "source_file"]).size() for name, frame in rows.items() if len(frame)
    }
    aside = set_aside.groupby(["table", "file"]).size() if len(set_aside) else pd.Series(dtype="int64")
    made = []
    for unit in units:
        for year in years:
            for table in SENT:
                mine = came[came["district_code"].eq(unit) & came["year"].eq(year) & came["table"].eq(table)]
                files = list(dict.fromkeys(mine["file"]))
                kept = sum(int(counts[table].get((unit, file), 0)) for file in files) if table in counts else 0
                bad = sum(int(aside.get((table, file), 0)) for file in files)
                made.append((unit, year, table, _state(files, kept + bad, on, year, due), kept, bad, ";".join(files)))
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
