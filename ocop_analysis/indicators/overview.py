"""One place in one year out of the long table: what its report and the command show of each indicator."""

from __future__ import annotations

from collections.abc import Collection

import pandas as pd


def overview(table: pd.DataFrame, unit: str, year: int, districts: Collection[str]) -> pd.DataFrame:
    """Return one row an indicator with its numbers, the value of the year before and the median of the districts.

    last_year: the value a year before; NaN without one. median, n_districts: over the districts whose value is known.

    >>> rows = [("171", 2023, "g01.i02", 3.0), ("171", 2024, "g01.i02", 5.0), ("169", 2024, "g01.i02", 8.0)]
    >>> long = pd.DataFrame(rows, columns=["unit", "year", "indicator", "value"])
    >>> overview(long, "171", 2024, ["169", "171"])[["value", "last_year", "median"]].to_numpy().tolist()
    [[5.0, 3.0, 6.5]]
    """
    mine = table[table["unit"].eq(unit)]
    last = mine[mine["year"].eq(year - 1)].set_index("indicator")["value"]
    among = table[table["unit"].isin(list(districts)) & table["year"].eq(year)].groupby("indicator")["value"]
    now = mine[mine["year"].eq(year)].reset_index(drop=True)
    asked = now["indicator"]
    median, count = among.median(), among.count()
    return now.assign(
        last_year=last.reindex(asked).to_numpy(dtype=float, na_value=float("nan")),
        median=median.reindex(asked).to_numpy(dtype=float, na_value=float("nan")),
        n_districts=count.reindex(asked, fill_value=0).to_numpy(),
    )
