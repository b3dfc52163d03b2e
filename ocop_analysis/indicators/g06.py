"""Group 6: capacity and performance of producers."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from ..bounds import divide_each
from .amounts import mean_of, median_of
from .grouped import first_recognitions, revenue, totals
from .moment import Moment
from .result import Result, count_answers, share_of
from .tri import Tri, within


def new_producers(moment: Moment, options: Mapping[str, float]) -> Result:
    """Return how many producers had their first recognition in the year ("chủ thể mới tham gia")."""
    firsts = first_recognitions(moment, "producer_id")
    answer = within(firsts.first, firsts.last, moment.start, moment.as_of)
    return count_answers(firsts.units, answer, Tri.yes(len(firsts.ids)), moment.facts.n_units)


def mean_revenue(moment: Moment, options: Mapping[str, float]) -> Result:
    """Return the mean revenue of the producers with a result in the year ("doanh thu bình quân"), million VND."""
    things = revenue(moment, moment.year)
    return mean_of(things.units, Tri.yes(len(things)), things.total, moment.facts.n_units)


def growing_producers(moment: Moment, options: Mapping[str, float]) -> Result:
    """Return the share of producers whose revenue grew by at least `growth` (0-1) since the year before.

    Among the producers with a business result in both years.
    """
    now, before = revenue(moment, moment.year), revenue(moment, moment.year - 1)
    last = before.total_of(now.ids)
    known = ~np.isnan(now.total) & ~np.isnan(last)
    grew = Tri.where(now.total >= (1 + options["growth"]) * last - 1e-9, known)
    return share_of(now.units, Tri.of(before.has(now.ids)), grew, moment.facts.n_units)


def price_change(moment: Moment, options: Mapping[str, float]) -> Result:
    """Return the median change of price (0-1) from the year before the first recognition to the year after it.

    Over the products first recognised in the year before this one, which is the year after; so nothing later is needed.
    """
    firsts = first_recognitions(moment, "product_id")
    year = np.datetime64(f"{moment.year - 1}-01-01", "D"), moment.start - np.timedelta64(1, "D")
    member = within(firsts.first, firsts.last, *year)
    after, before = (_prices(moment, year, firsts.ids) for year in (moment.year, moment.year - 2))
    return median_of(firsts.units, member, divide_each(after - before, before), moment.facts.n_units)


def _prices(moment: Moment, year: int, products: np.ndarray) -> np.ndarray:
    """Return the price of each product in a year, the mean where several producers tell one; NaN is unknown."""
    rows = moment.of_year("business_results", year)
    price = rows.numbers("price_mvnd")
    priced = rows.only(~np.isnan(price))
    total = totals(priced, "product_id", priced.numbers("price_mvnd"))
    count = totals(priced, "product_id", np.ones(len(priced)))
    return divide_each(total.total_of(products), count.total_of(products))
