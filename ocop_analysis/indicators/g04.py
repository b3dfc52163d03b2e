"""Group 4: standardising and developing products: the recognition cycle."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from .evaluate import share_of_things
from .grouped import at, first_recognitions, later, neighbours
from .moment import Moment, Rows
from .result import Result, count_answers, count_things
from .tri import Tri, within


def new_products(moment: Moment, options: Mapping[str, float]) -> Result:
    """Return how many products were recognised for the first time in the year ("sản phẩm mới được công nhận")."""
    firsts = first_recognitions(moment, "product_id")
    answer = within(firsts.first, firsts.last, moment.start, moment.as_of)
    return count_answers(firsts.units, answer, Tri.yes(len(firsts.ids)), moment.facts.n_units)


def renewed_products(moment: Moment, options: Mapping[str, float]) -> Result:
    """Return the share of products whose certificate fell due in the year and that were recognised again in time.

    In time: within `months` before or after the last day. A certificate that was replaced before that, or revoked, did
    not fall due. Until the months after the last day are over, a product that is not renewed yet is unknown.
    """
    rows, months = moment.certificates, int(options["months"])
    first, last = rows.dates("ends")
    after = neighbours(rows).after
    next_first, next_last = (at(days, after) for days in rows.dates("decided"))
    replaced = Tri(next_last < later(first, -months), next_first < later(last, -months))
    due = within(first, last, moment.start, moment.as_of) & Tri.of(~moment.revoked) & ~replaced
    waiting = Tri(np.zeros(len(rows), dtype=bool), (after < 0) & ~(moment.as_of > later(last, months)))
    renewed = Tri(next_last <= later(first, months), next_first <= later(last, months))
    known = Tri(np.append(rows.member.certain, False)[after], after >= 0)
    return share_of_things(rows, "product_id", rows.member & due, (renewed & known) | waiting, moment)


def upgraded_products(moment: Moment, options: Mapping[str, float]) -> Result:
    """Return how many products got more stars in the year than they had ("nâng hạng sao")."""
    return _changed(moment, "nang_hang", 1)


def downgraded_products(moment: Moment, options: Mapping[str, float]) -> Result:
    """Return how many products got fewer stars in the year than they had ("tụt hạng sao")."""
    return _changed(moment, "ha_hang", -1)


def _changed(moment: Moment, event: str, direction: int) -> Result:
    """Compare with the recognition before; where the register holds none, the event itself decides."""
    rows, stars = moment.certificates, moment.certificates.numbers("stars")
    before = neighbours(rows).before
    difference = (stars - at(stars, before)) * direction
    compared = Tri.where(difference > 0, ~np.isnan(difference))
    said = rows.is_code("event", event)
    unsaid = rows.is_code("event", "khong_ro")
    told = Tri(said.certain, said.possible | unsaid.possible)
    has = before >= 0
    answer = Tri(np.where(has, compared.certain, told.certain), np.where(has, compared.possible, told.possible))
    in_year = within(*rows.dates("decided"), moment.start, moment.as_of)
    of_year = Rows(rows.table, rows.at, rows.member & in_year)
    return count_things(of_year, "product_id", answer, moment.facts.n_units, moment.facts.size("product_id"))
