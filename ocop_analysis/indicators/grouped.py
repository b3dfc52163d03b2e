"""One entry for each thing instead of one for each row: totals of a year, first recognitions, what came before and after."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .moment import Moment, Rows
from .tri import Tri

NEVER = np.datetime64("2200-01-01", "D")
"""The day of what has not happened."""


@dataclass(frozen=True)
class Things:
    """Different things (producers, products): their ids in order, their units, and a total of each; NaN is unknown."""

    ids: np.ndarray
    units: tuple[np.ndarray, np.ndarray]
    total: np.ndarray

    def __len__(self) -> int:
        return len(self.ids)

    def total_of(self, ids: np.ndarray) -> np.ndarray:
        """Return the totals of some ids; NaN for one that is not here."""
        place = np.append(self.total, np.nan)
        return place[np.where(self.has(ids), np.searchsorted(self.ids, ids), len(self.ids))]

    def has(self, ids: np.ndarray) -> np.ndarray:
        return np.isin(ids, self.ids)


def totals(rows: Rows, column: str, values: np.ndarray) -> Things:
    """Return the sum of `values` for each thing that `column` names; unknown when one of its values is."""
    ids, units, back = _different(rows.ids(column), rows.units)
    use = rows.ids(column) >= 0
    return Things(ids, units, np.bincount(back, weights=values[use], minlength=len(ids)))


def _different(
    ids: np.ndarray, units: tuple[np.ndarray, np.ndarray], *order: np.ndarray
) -> tuple[np.ndarray, tuple[np.ndarray, np.ndarray], np.ndarray]:
    """Return the different known ids, the units of the first row of each (by `order`, then by unit), and rows' places."""
    use = np.flatnonzero(ids >= 0)
    ranked = use[np.lexsort((units[0][use], units[1][use], *(key[use] for key in reversed(order)), ids[use]))]
    first = np.append(True, ids[ranked][1:] != ids[ranked][:-1])[: len(ranked)]
    kept = ids[ranked][first]
    chosen = ranked[first]
    return kept, (units[0][chosen], units[1][chosen]), np.searchsorted(kept, ids[use])


@dataclass(frozen=True)
class Firsts:
    """The interval of the first recognition of each product or producer, and the unit of its first known one."""

    ids: np.ndarray
    units: tuple[np.ndarray, np.ndarray]
    first: np.ndarray
    last: np.ndarray


def first_recognitions(moment: Moment, of: str) -> Firsts:
    """Return the first recognitions known by the day, of products ("product_id") or of producers ("producer_id").

    Only the event "moi" says that a product had none before; before any other event an earlier one may be missing, back
    to the first day that a recognition can have. A producer's first is the earliest of its products' firsts.
    """
    rows = moment.certificates
    product, ids = rows.ids("product_id"), rows.ids(of)
    days = rows.dates("decided")
    first = np.where(np.isnat(days[0]), moment.earliest, days[0])
    last = np.where(np.isnat(days[1]), NEVER, days[1])
    pair = ids * moment.facts.size("product_id") + product
    pairs, back = np.unique(pair, return_inverse=True)
    new = rows.is_code("event", "moi").certain
    declared = least(np.where(new, first, NEVER), back, len(pairs))
    began = np.where(declared == NEVER, moment.earliest, declared)[back]
    kept, units, place = _different(ids, rows.units, first, last)
    use = ids >= 0
    return Firsts(kept, units, least(began[use], place, len(kept)), least(last[use], place, len(kept)))


def least(days: np.ndarray, group: np.ndarray, size: int) -> np.ndarray:
    """Return the first day of each of `size` groups; NEVER for a group without a row. A negative group is none."""
    found, use = np.full(size, NEVER.astype("int64")), group >= 0
    np.minimum.at(found, group[use], days[use].astype("datetime64[D]").astype("int64"))
    return found.astype("datetime64[D]")


@dataclass(frozen=True)
class Neighbours:
    """For each recognition the position of the one before and after it of the same product; -1 when there is none."""

    before: np.ndarray
    after: np.ndarray


def neighbours(rows: Rows) -> Neighbours:
    """Return the recognitions of the same product before and after each, in the order of their decisions."""
    product, (first, last) = rows.ids("product_id"), rows.dates("decided")
    order = np.lexsort((rows.numbers("stars"), last, first, product))
    same = product[order][1:] == product[order][:-1]
    before, after = np.full(len(rows), -1), np.full(len(rows), -1)
    before[order[1:][same]] = order[:-1][same]
    after[order[:-1][same]] = order[1:][same]
    return Neighbours(before, after)


def at(values: np.ndarray, places: np.ndarray) -> np.ndarray:
    """Return the values at some positions; unknown at -1."""
    unknown = np.datetime64("NaT", "D") if values.dtype.kind == "M" else np.nan
    return np.append(values, unknown)[places]


def later(days: np.ndarray, months: int) -> np.ndarray:
    """Return the same day of the month `months` later, or that month's last day.

    >>> later(np.array(["2024-08-31"], dtype="datetime64[D]"), 6)[0].item()
    datetime.date(2025, 2, 28)
    """
    month = days.astype("datetime64[M]")
    day = (days - month.astype("datetime64[D]")).astype("timedelta64[D]")
    length = (month + months + 1).astype("datetime64[D]") - (month + months).astype("datetime64[D]")
    return (month + months).astype("datetime64[D]") + np.minimum(day, length - np.timedelta64(1, "D"))


def taken_part(moment: Moment, activities: Rows, answer: Tri) -> tuple[Rows, Tri]:
    """Return the rows of ``activity_participants`` and whether each took part in an activity that answers yes."""
    found, _ = moment.any_by(activities, "activity_id", answer)
    table = moment.facts["activity_participants"]
    place = table.ids("activity_id")
    rows = Rows(table, np.arange(len(table)), Tri.yes(len(table)))
    return rows, Tri(np.append(found.certain, False)[place], np.append(found.possible, False)[place])


def revenue(moment: Moment, year: int) -> Things:
    """Return the revenue of each producer in a year (million VND).

    The row of the whole producer where there is one, else the sum of its products; unknown when one of them is.
    """
    rows = moment.of_year("business_results", year)
    values, is_whole = rows.numbers("revenue_mvnd"), rows.ids("product_id") < 0
    whole = totals(rows.only(is_whole), "producer_id", values[is_whole])
    parts = totals(rows.only(~is_whole), "producer_id", values[~is_whole])
    every = totals(rows, "producer_id", values)
    known = whole.total_of(every.ids)
    return Things(every.ids, every.units, np.where(np.isnan(known), parts.total_of(every.ids), known))
