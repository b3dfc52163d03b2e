"""Group 10: the community."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from .amounts import added, sum_rows
from .evaluate import share_of_population
from .moment import Moment, Rows
from .result import Result, share_of
from .tri import Tri


def members_and_households(moment: Moment, options: Mapping[str, float]) -> Result:
    """Return members of the producers plus households linked to them in the year ("thành viên và hộ tham gia")."""
    makers, chains = moment.rows("producers", "flow"), moment.rows("value_chains", "flow")
    n_units = moment.facts.n_units
    members = sum_rows(makers, makers.numbers("members_count"), Tri.yes(len(makers)), n_units)
    return added(members, sum_rows(chains, chains.numbers("households_linked"), Tri.yes(len(chains)), n_units))


def communes_with_products(moment: Moment, options: Mapping[str, float]) -> Result:
    """Return the share of communes with a product in force ("xã có sản phẩm OCOP còn hiệu lực")."""
    rows, answer = _products_in_force(moment)
    return share_of_population(moment, moment.communes, rows, "commune_code", answer, no_row_means_no=True)


def craft_villages_with_products(moment: Moment, options: Mapping[str, float]) -> Result:
    """Return the share of recognised craft villages with a product in force ("làng nghề có sản phẩm OCOP")."""
    villages = moment.rows("craft_villages", "cumulative")
    rows, answer = _products_in_force(moment)
    found, _ = moment.any_by(rows, "craft_village_id", answer)
    place = villages.ids("craft_village_id")
    return share_of(villages.units, villages.member, found[place], moment.facts.n_units)


def _products_in_force(moment: Moment) -> tuple[Rows, Tri]:
    """Return the products as last reported, and whether each holds a certificate in force."""
    rows = moment.rows("products", "state")
    in_force, _ = moment.any_by(moment.certificates, "product_id", moment.in_force)
    place = rows.ids("product_id")
    return rows, Tri(np.append(in_force.certain, False)[place], np.append(in_force.possible, False)[place])
