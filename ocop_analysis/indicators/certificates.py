"""Recognitions and certificates as intervals: five different numbers with five names.

A decision whose day is not known is an interval of possible days (``decided_from`` .. ``decided_to``), and so is the end
of its certificate. Asked about a day, each row answers yes, no, or "may be" (pandas' boolean NA); counts are bounds.

    lượt công nhận       recognitions          rows decided by the day
    sản phẩm             distinct_products     products recognised by the day
    công nhận mới        new_products          products whose FIRST recognition falls in the window
    còn hiệu lực         products_in_force     products that hold a certificate in force on the day
    sắp hết hạn          expiring              certificates whose last day falls in the window
"""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

import pandas as pd


class Bounds(NamedTuple):
    """The least and the most that a count can be; they are equal when everything is known."""

    low: int
    high: int


def known_by(certificates: pd.DataFrame, as_of: dt.date) -> pd.DataFrame:
    """Return the recognitions that can have been decided by `as_of`; a later revocation is not known yet.

    Everything about a point in time starts here, so that later events change nothing.
    """
    day = pd.Timestamp(as_of)
    seen = certificates[certificates["decided_from"] <= day]
    return seen.assign(revoked_on=seen["revoked_on"].where(seen["revoked_on"] <= day))


def decided_between(certificates: pd.DataFrame, first: dt.date, last: dt.date) -> pd.Series:
    """Return for each row whether the decision fell on `first` .. `last`: yes, no, or NA when the interval straddles."""
    return _within(certificates["decided_from"], certificates["decided_to"], first, last)


def in_force(certificates: pd.DataFrame, on: dt.date) -> pd.Series:
    """Return for each row whether its certificate was in force on the day: yes, no, or NA.

    Formula: decided <= on <= decided + 36 months - 1 day, and not revoked by then (see Rules.certificate_end).
    """
    day = pd.Timestamp(on)
    possible = (certificates["decided_from"] <= day) & (certificates["ends_to"] >= day)
    certain = (certificates["decided_to"] <= day) & (certificates["ends_from"] >= day)
    revoked = (certificates["revoked_on"] <= day).fillna(False)
    return _three_valued(certain & ~revoked, possible & ~revoked)


def first_recognised(certificates: pd.DataFrame, earliest: dt.date) -> pd.DataFrame:
    """Return per product the interval of its first recognition (``first_from``, ``first_to``).

    Only an event "moi" says that a recognition was the first; before any other event there may be an earlier one that
    the register does not hold, back to `earliest`.
    """
    product = certificates["product_id"]
    declared = certificates["decided_from"].where(certificates["event"].eq("moi").fillna(False)).groupby(product).min()
    last = certificates["decided_to"].groupby(product).min()
    return pd.DataFrame({"first_from": declared.fillna(pd.Timestamp(earliest)), "first_to": last})


def per_product(certificates: pd.DataFrame, answer: pd.Series) -> pd.Series:
    """Return per product whether ANY of its rows answers yes; "may be" when none does but one may."""
    return any_by(answer, certificates["product_id"])


def any_by(answer: pd.Series, group: pd.Series) -> pd.Series:
    """Return per group whether any answer is yes: yes, no, or NA (three-valued "or")."""
    answer = answer.astype("boolean")
    certain = answer.fillna(False).groupby(group).any()
    possible = answer.fillna(True).groupby(group).any()
    return _three_valued(certain, possible)


def recognitions(certificates: pd.DataFrame, as_of: dt.date) -> Bounds:
    """Return the number of recognitions so far ("lượt"): a product recognised twice counts twice."""
    seen = known_by(certificates, as_of)
    return count(decided_between(seen, dt.date.min, as_of))


def distinct_products(certificates: pd.DataFrame, as_of: dt.date) -> Bounds:
    """Return the number of distinct products recognised so far, expired ones included."""
    seen = known_by(certificates, as_of)
    return count(per_product(seen, decided_between(seen, dt.date.min, as_of)))


def new_products(certificates: pd.DataFrame, first: dt.date, last: dt.date, earliest: dt.date) -> Bounds:
    """Return the number of products whose first recognition fell on `first` .. `last`."""
    return count(is_new(known_by(certificates, last), first, last, earliest))


def is_new(certificates: pd.DataFrame, first: dt.date, last: dt.date, earliest: dt.date) -> pd.Series:
    """Return per product whether its first recognition fell on `first` .. `last`: yes, no, or NA."""
    firsts = first_recognised(certificates, earliest)
    return _within(firsts["first_from"], firsts["first_to"], first, last)


def products_in_force(certificates: pd.DataFrame, on: dt.date) -> Bounds:
    """Return the number of products that hold a certificate in force on the day."""
    seen = known_by(certificates, on)
    return count(per_product(seen, in_force(seen, on)))


def expiring(certificates: pd.DataFrame, first: dt.date, last: dt.date) -> pd.Series:
    """Return for each row whether its certificate's last day falls on `first` .. `last`: yes, no, or NA."""
    return _within(certificates["ends_from"], certificates["ends_to"], first, last)


def count(answer: pd.Series) -> Bounds:
    """Return how many answers are yes at least and at most.

    >>> count(pd.Series([True, None, False], dtype="boolean"))
    Bounds(low=1, high=2)
    """
    answer = answer.astype("boolean")
    return Bounds(int(answer.fillna(False).sum()), int(answer.fillna(True).sum()))


def _within(first_possible: pd.Series, last_possible: pd.Series, first: dt.date, last: dt.date) -> pd.Series:
    low = pd.Timestamp(max(first, pd.Timestamp.min.date()))
    high = pd.Timestamp(last)
    certain = (first_possible >= low) & (last_possible <= high)
    return _three_valued(certain, (first_possible <= high) & (last_possible >= low))


def _three_valued(certain: pd.Series, possible: pd.Series) -> pd.Series:
    answer = certain.astype("boolean")
    return answer.mask(possible.astype("boolean") & ~answer, pd.NA)
