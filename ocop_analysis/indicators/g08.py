"""Group 8: management and supervision: what expires, and whether it was said in time."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from .grouped import neighbours
from .moment import Moment, population
from .result import Result, count_members, count_rows, share_of
from .tri import Tri, within


def expired_products(moment: Moment, options: Mapping[str, float]) -> Result:
    """Return how many products have an ended certificate and no other that still runs ("hết hạn chưa đánh giá lại").

    A certificate that was revoked did not expire.
    """
    rows, facts = moment.certificates, moment.facts
    ended = ~moment.standing & Tri.of(~moment.revoked) & rows.member
    members = population(rows, "product_id", ended, facts.n_units, facts.size("product_id"))
    running, _ = moment.any_by(rows, "product_id", moment.standing)
    return count_members(members, ~running[members.thing], facts.n_units)


def expiring_certificates(moment: Moment, options: Mapping[str, float]) -> Result:
    """Return how many certificates end within `days` after the day and have no successor ("sắp hết hạn")."""
    rows, day = moment.certificates, np.timedelta64(1, "D")
    soon = within(*rows.dates("ends"), moment.as_of + day, moment.as_of + int(options["days"]) * day)
    after = neighbours(rows).after
    replaced = Tri(np.append(rows.member.certain, False)[after], after >= 0)
    return count_rows(rows, soon & Tri.of(~moment.revoked) & ~replaced, moment.facts.n_units)


def timely_notices(moment: Moment, options: Mapping[str, float]) -> Result:
    """Return the share of certificates ending in the year whose holder was told at least `days` ahead.

    Source: 30 days, see notice_days in params/rules.yml. Without a date of notice, or with one after the as-of date, it
    is unknown.
    """
    rows = moment.certificates
    first, last = rows.dates("ends")
    notice, ahead = rows.dates("notice_on")[0], np.timedelta64(int(options["days"]), "D")
    member = rows.member & within(first, last, moment.start, moment.as_of) & Tri.of(~moment.revoked)
    untold = np.isnat(notice) | (notice > moment.as_of)
    answer = Tri((notice <= first - ahead) & ~untold, (notice <= last - ahead) | np.isnat(last) | untold)
    return share_of(rows.units, member, answer, moment.facts.n_units)
