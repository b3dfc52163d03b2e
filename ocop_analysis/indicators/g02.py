"""Group 2: organisation and human resources."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from .amounts import median_of
from .grouped import totals
from .moment import Moment
from .result import Result, per_unit
from .tri import Tri


def newly_certified_workers(moment: Moment, options: Mapping[str, float]) -> Result:
    """Return by how much the workers with a degree or certificate grew ("lao động được đào tạo nghề mới").

    Formula: sum over producers with a row in both years of (this year - the year before); it can be negative.
    """
    before, now = (moment.of_year("workforce", year) for year in (moment.year - 1, moment.year))
    last = totals(before, "producer_id", before.numbers("trained_certified"))
    things = totals(now, "producer_id", now.numbers("trained_certified"))
    n_units, both = moment.facts.n_units, last.has(things.ids)
    growth = things.total - last.total_of(things.ids)
    known = both & ~np.isnan(growth)
    value = per_unit(things.units, np.where(known, np.nan_to_num(growth), 0.0), n_units)
    expected, reported = (per_unit(things.units, mask.astype(float), n_units) for mask in (both, known))
    sure = np.where(reported < expected, np.nan, value)
    return Result("sum", value, value, np.full(n_units, np.nan), sure, sure, expected, reported)


def days_to_decision(moment: Moment, options: Mapping[str, float]) -> Result:
    """Return the median days from a complete dossier to the decision ("thời gian xử lý hồ sơ").

    A decision of the year is joined to the last registration of its product whose dossier was complete by then.
    """
    rows, table = moment.rows("certificates", "flow"), moment.facts["registrations"]
    first, last = rows.dates("decided")
    complete, product = table.dates("dossier_complete_on")[0], table.ids("product_id")
    use = ~np.isnat(complete) & (product >= 0) & ~(table.years > moment.year)
    keys = np.sort(_key(product[use], complete[use]))
    exact = ~np.isnat(first) & (first == last)
    asked = _key(rows.ids("product_id"), np.where(exact, first, np.datetime64("1970-01-01", "D")))
    found = np.append(keys, -1)[np.searchsorted(keys, asked, side="right") - 1]
    match = exact & (found >= 0) & (found // _SPAN == asked // _SPAN)
    days = np.where(match, asked - found, np.nan)
    return median_of(rows.units, rows.member & Tri.yes(len(rows)), days, moment.facts.n_units)


_SPAN = 1_000_000


def _key(ids: np.ndarray, days: np.ndarray) -> np.ndarray:
    """Return numbers that sort by id, then by day."""
    return ids.astype("int64") * _SPAN + days.astype("datetime64[D]").astype("int64")
