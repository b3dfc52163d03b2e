"""Group 3: raw-material areas."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from .grouped import totals
from .moment import Moment, Rows
from .result import Result, count_answers, share_of
from .tri import Tri


def active_areas(moment: Moment, rows: Rows) -> Tri:
    """Return whether each area had begun and had not ended by the day; without an end it goes on."""
    (first, last), (ended, _) = rows.dates("started"), rows.dates("ended_on")
    began = Tri(last <= moment.as_of, (first <= moment.as_of) | np.isnat(first))
    return began & Tri.of(~(ended < moment.as_of))


def stable_areas(moment: Moment, options: Mapping[str, float]) -> Result:
    """Return the share of producers in force with a stable raw-material area ("vùng nguyên liệu ổn định").

    Stable: own land, or a contract of at least `contract_years` (proposed). Producers that only offer tourism need no
    raw material and are left out; a producer without any area on record is unknown.
    """
    rows, members = moment.rows("material_areas", "state"), moment.producers_in_force
    years = rows.numbers("contract_years")
    long = Tri.where(years >= options["contract_years"], ~np.isnan(years))
    stable = active_areas(moment, rows) & (rows.is_code("ownership", "so_huu") | long)
    found, has_area = moment.any_by(rows, "producer_id", stable)
    answer = Tri(found.certain, found.possible | ~has_area)
    products = moment.rows("products", "state")
    other, has_product = moment.any_by(products, "producer_id", ~products.is_code("product_group", "du_lich"))
    needs = other | Tri.of(~has_product)
    member = members.member & needs[members.thing]
    return share_of([members.unit], member, answer[members.thing], moment.facts.n_units)


def products_with_larger_area(moment: Moment, options: Mapping[str, float]) -> Result:
    """Return how many products have a larger raw-material area than a year before ("mở rộng vùng nguyên liệu").

    Among the products with an area on record in both years; the areas of a product are added up.
    """
    now, before = (moment.of_year("material_areas", year) for year in (moment.year, moment.year - 1))
    things = totals(now, "product_id", now.numbers("area_ha"))
    last = totals(before, "product_id", before.numbers("area_ha"))
    growth = things.total - last.total_of(things.ids)
    grew = Tri.where(growth > 1e-9, ~np.isnan(growth))
    return count_answers(things.units, Tri.of(last.has(things.ids)), grew, moment.facts.n_units)
