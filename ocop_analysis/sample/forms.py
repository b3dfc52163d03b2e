"""Sheets that hold less than the full table: where they occur, which columns they have, and what therefore stays unknown."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from ..vietnamese import slug
from .truth_years import years_of

COMBINED = (("164", 2023), ("169", 2022), ("172", 2024))
"""One register for producers, products and certificates: one row a product, the producer merged over its rows, no codes."""
SEVERAL = (("170", 2023), ("173", 2024))
"""Certificates with several products of one producer in one cell, where everything else is common to them."""
WIDE_BUDGET = (("165", 2022), ("167", 2024), ("169", 2023))
"""Budgets with one column for each source."""
WIDE_CHANNELS = (("173", 2022), ("165", 2023))
"""Channels with one column for each kind, marked with x."""
PROVINCIAL = ("sales_points", 2024)
"""One file of the province with the rows of all districts, each under the name of its district."""
NO_CHANGES = {"164", "169", "172", "170", "173"}
"""Districts that name producers without their codes somewhere: their producers and products keep one name."""

KEPT: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "combined": {
        "producers": ("producer_id", "name", "producer_type", "address_raw", "commune_code", "head_name", "head_gender",
                      "head_ethnicity", "phone"),
        "products": ("product_id", "name", "producer_id", "product_group"),
        "certificates": ("cert_id", "product_id", "producer_id", "event", "stars", "potential_5", "score", "decision_no", "decided_from",
                         "decided_to", "level", "ends_from", "ends_to", "criteria_version"),
    },
    "several": {
        "certificates": ("cert_id", "product_id", "producer_id", "event", "stars", "potential_5", "decision_no", "decided_from",
                         "decided_to", "level", "ends_from", "ends_to", "criteria_version"),
    },
    "wide_budget": {"budget_lines": ("budget_line_id", "solution_group", "source", "allocated_mvnd", "disbursed_mvnd")},
    "wide_channels": {"sales_channels": ("channel_id", "producer_id", "channel_type")},
}  # fmt: skip
"""The columns that each form holds; of all others nothing is known for that district and year."""
PLACES = {"combined": COMBINED, "several": SEVERAL, "wide_budget": WIDE_BUDGET, "wide_channels": WIDE_CHANNELS}


def lose(tables: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """Return the tables without what the short forms do not hold; certificates without a code get one from their data.

    A wide budget cannot say that money was carried over, so nothing was.
    """
    made = dict(tables)
    for form, kept in KEPT.items():
        for table, columns in kept.items():
            rows = made[table].copy()
            here = pd.Series(False, index=rows.index)
            for unit, year in PLACES[form]:
                here |= rows["district_code"].eq(unit) & years_of(table, rows).eq(year).astype(bool)
            lost = [name for name in rows if name not in (*columns, "year", "district_code")]
            rows.loc[here, lost] = pd.NA
            if form == "wide_budget":
                rows.loc[here, "disbursed_mvnd"] = rows[["disbursed_mvnd", "allocated_mvnd"]].min(axis=1)
            made[table] = _with_codes(rows, here) if table == "certificates" else rows
    made["certificates"] = _without_later(made["certificates"])
    return made


LATER = ("notice_on", "revoked_on", "revoked_reason")
"""What happens to a certificate after the year in which it was first sent; then it is sent again, complete."""


def later_years(rows: pd.DataFrame) -> pd.Series:
    """Return for each certificate the year of its notice or revocation."""
    return rows[["notice_on", "revoked_on"]].max(axis=1).dt.year.astype("Int64")


def _without_later(rows: pd.DataFrame) -> pd.DataFrame:
    """Return certificates without what would have stood in a form that has no place for it."""
    rows, years = rows.copy(), later_years(rows)
    for unit, year in (*COMBINED, *SEVERAL):
        rows.loc[rows["district_code"].eq(unit) & years.eq(year).fillna(False), list(LATER)] = pd.NA
    return rows


def _with_codes(rows: pd.DataFrame, here: pd.Series) -> pd.DataFrame:
    """Give certificates the code that a reader makes where none is sent: product, decision, day, stars (docs/du-lieu.md)."""
    made = [
        "-".join(slug(str(part)) for part in (row.product_id, row.decision_no, row.decided_from.date(), row.stars))
        for row in rows[here].itertuples()
    ]
    rows.loc[here, "cert_id"] = made
    return rows
