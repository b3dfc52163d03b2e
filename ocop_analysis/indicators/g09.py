"""Group 9: money."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from .amounts import quotient, sum_rows
from .grouped import taken_part
from .moment import Moment
from .result import Result, count_different, count_things
from .tri import Tri

PUBLIC = ("nstw", "ns_tinh", "ns_huyen", "ns_xa", "long_ghep")


def cost_per_product(moment: Moment, options: Mapping[str, float]) -> Result:
    """Return public money spent in the year per product recognised in it, anew or again, million VND."""
    lines, decided = moment.rows("budget_lines", "flow"), moment.rows("certificates", "flow")
    n_units, size = moment.facts.n_units, moment.facts.size("product_id")
    spent = sum_rows(lines, lines.numbers("disbursed_mvnd"), lines.is_code("source", *PUBLIC), n_units)
    return quotient(spent, count_things(decided, "product_id", Tri.yes(len(decided)), n_units, size))


def supported_producers(moment: Moment, options: Mapping[str, float]) -> Result:
    """Return how many producers got money, or took part in an activity, in the year ("chủ thể được hỗ trợ")."""
    lines, activities = moment.rows("budget_lines", "flow"), moment.rows("activities", "flow")
    rows, took_part = taken_part(moment, activities, Tri.yes(len(activities)))
    ids = np.concatenate([lines.ids("producer_id"), rows.ids("producer_id")])
    named = ids >= 0
    member = Tri(
        np.concatenate([lines.member.certain, took_part.certain]) & named,
        np.concatenate([lines.member.possible, took_part.possible]) & named,
    )
    units = [np.concatenate(pair) for pair in zip(lines.units, rows.units, strict=True)]
    size = moment.facts.size("producer_id")
    return count_different(units, ids, member, Tri.yes(len(ids)), moment.facts.n_units, size)
