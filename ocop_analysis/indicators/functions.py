"""The functions that params/indicators/ may name, by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from . import g01, g02, g03, g04, g05, g06, g07, g08, g09, g10
from .moment import Moment
from .result import Result

FUNCTIONS: Mapping[str, Callable[[Moment, Mapping[str, float]], Result]] = {
    function.__name__: function
    for function in (
        g01.trained_producers,
        g02.newly_certified_workers, g02.days_to_decision,
        g03.stable_areas, g03.products_with_larger_area,
        g04.new_products, g04.renewed_products, g04.upgraded_products, g04.downgraded_products,
        g05.online_revenue,
        g06.new_producers, g06.mean_revenue, g06.growing_producers, g06.price_change,
        g07.promoted_products,
        g08.expired_products, g08.expiring_certificates, g08.timely_notices,
        g09.cost_per_product, g09.supported_producers,
        g10.members_and_households, g10.communes_with_products, g10.craft_villages_with_products,
    )
}  # fmt: skip
