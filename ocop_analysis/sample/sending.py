"""Which rows stand in which workbook: of the district and year, and again when something happened to them later."""

from __future__ import annotations

import pandas as pd

from .forms import LATER, later_years
from .truth import Truth
from .truth_years import years_of

Parts = dict[tuple[str, str, int], pd.DataFrame]


def parts(truth: Truth) -> Parts:
    """Return the rows that each district sends, by (table, district, year); what nobody sent has no entry."""
    found: Parts = {}
    for table, frame in truth.tables.items():
        rows = pd.concat([frame, truth.aside[table]], ignore_index=True) if table in truth.aside else frame
        rows = rows.assign(_year=years_of(table, rows))
        for (unit, year), mine in _sent_again(table, rows).groupby(["district_code", "_year"], sort=True):
            found[table, str(unit), int(year)] = mine.drop(columns="_year").reset_index(drop=True)
    return found


def _sent_again(table: str, rows: pd.DataFrame) -> pd.DataFrame:
    """Return certificates as first sent, and again as they are after a later notice or revocation."""
    if table != "certificates":
        return rows
    when = later_years(rows)
    later = when.gt(rows["_year"]).fillna(False).astype(bool)
    before = rows.copy()
    before.loc[later, list(LATER)] = pd.NA
    return pd.concat([before, rows[later].assign(_year=when[later])], ignore_index=True)
