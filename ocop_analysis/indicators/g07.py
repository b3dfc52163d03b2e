"""Group 7: trade promotion."""

from __future__ import annotations

from collections.abc import Mapping

from .evaluate import share_of_population
from .grouped import taken_part
from .moment import Moment
from .result import Result


def promoted_products(moment: Moment, options: Mapping[str, float]) -> Result:
    """Return the share of products in force that were shown at a promotion event of the year ("tham gia xúc tiến")."""
    activities = moment.rows("activities", "flow")
    rows, answer = taken_part(moment, activities, activities.is_code("solution_group", "g07"))
    return share_of_population(moment, moment.products_in_force, rows, "product_id", answer, no_row_means_no=True)
