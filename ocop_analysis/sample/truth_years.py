"""In which workbook a row stands."""

from __future__ import annotations

import re

import pandas as pd

from ..schema import TABLES

FIRST_WORKBOOK = 2021


def years_of(name: str, frame: pd.DataFrame) -> pd.Series:
    """Return for every row the year of the workbook that holds it: its year, or for events the one in their code.

    What happened before the plan stands in the first workbook.
    """
    if "year" in frame:
        return frame["year"].astype("Int64")
    if name in _DATED:
        years = frame[_DATED[name]].dt.year
    else:
        code = frame["number"] if name == "product_certificates" else frame[TABLES[name].key[0]]
        years = code.map(_year_in, na_action="ignore")
    return years.astype("Int64").fillna(FIRST_WORKBOOK).clip(lower=FIRST_WORKBOOK)


_DATED = {"craft_villages": "recognised_on", "certificates": "decided_to"}


def _year_in(code: object) -> int | None:
    found = re.search(r"20\d\d", str(code))
    return int(found[0]) if found else None
