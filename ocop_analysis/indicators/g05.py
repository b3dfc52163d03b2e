"""Group 5: science, technology and digital transformation."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from .amounts import ratio_of
from .grouped import revenue, totals
from .moment import Moment
from .result import Result
from .tri import Tri


def online_revenue(moment: Moment, options: Mapping[str, float]) -> Result:
    """Return the share of revenue that came through e-commerce platforms ("tỷ trọng doanh thu qua TMĐT").

    Over the producers with a business result in the year. A producer that reported channels, but no platform, sold
    nothing there; one that reported no channel is unknown.
    """
    whole = revenue(moment, moment.year)
    rows = moment.of_year("sales_channels", moment.year)
    platform = rows.is_code("channel_type", "san_tmdt")
    sold = np.where(platform.open, np.nan, np.where(platform.certain, rows.numbers("revenue_mvnd"), 0.0))
    part = totals(rows, "producer_id", sold).total_of(whole.ids)
    return ratio_of(whole.units, Tri.yes(len(whole)), part, whole.total, moment.facts.n_units)
