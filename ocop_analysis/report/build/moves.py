"""Products between two days: which star each held before and which it holds now."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from ...indicators import certificates as certs
from ..model import StarMoves

NONE = 0
"""Stands for no certificate that is certainly in force."""
STARS = (3, 4, 5)


def stars_in_force(certificates: pd.DataFrame, day: dt.date) -> pd.Series:
    """Return the star of each product certainly in force on a day, by its newest certificate, as known then."""
    seen = certs.known_by(certificates, day)
    live = seen[certs.in_force(seen, day).fillna(False).astype(bool)]
    return live.sort_values("decided_from", kind="stable").groupby("product_id")["stars"].last()


def star_moves(certificates: pd.DataFrame, before: dt.date, now: dt.date) -> StarMoves | None:
    """Return how many products went from which star to which between two days; None when nothing was in force on both.

    A product without a certificate in force is counted under `NONE`; one that had none on both days is no product of these.
    """
    was, is_now = stars_in_force(certificates, before), stars_in_force(certificates, now)
    if was.empty or is_now.empty:
        return None
    both = pd.DataFrame({"was": was, "is_now": is_now}).fillna(NONE).astype(int)
    counts = both.groupby(["was", "is_now"]).size()
    ends = (*STARS, NONE)
    rows = tuple(tuple(int(counts.get((start, end), 0)) for end in ends) for start in ends)
    return StarMoves(before, now, rows)
