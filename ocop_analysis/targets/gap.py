"""How many more would close the gap to a target, in whole products, producers or workers; whole numbers throughout."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from ..bounds import Measured, Verdict
from ..definitions import Target
from .assess import Assessment, VariantResult


@dataclass(frozen=True)
class Gap:
    """The least number of further yes-answers with which even the low bound reaches the threshold.

    changed: how many of those that exist would have to become one of the wanted kind (for a count: how many are missing).
    added: how many new ones of the wanted kind would do it instead; None where new ones cannot join, as in a count.
    numerator, denominator: what is certain today, the denominator that of the low bound; a count has no denominator.
    settled_by: how many of the answers that are not known yet would do, were they yes; None when they are too few, when
    they are not counted one by one, or when it is not known either who is counted.
    """

    changed: int
    added: int | None
    numerator: Fraction
    denominator: Fraction | None
    settled_by: int | None


def gap(assessment: Assessment) -> Gap | None:
    """Return the gap of the default reading; None when the target is met or not judged, or not counted in whole things.

    Formula: count: threshold - low. Share p/q with n of d certain: changed = ceil(p/q * d) - n; added = the least k with
    (n + k) / (d + k) >= p/q, which is ceil((p * d - q * n) / (q - p)).
    Missing: a percentage without its counts, a mean of rates, and figures too old to judge by have no gap.
    """
    return _gap(assessment.target, assessment.verdict, assessment.measured)


def gap_of_variant(target: Target, variant: VariantResult) -> Gap | None:
    """Return the gap of another reading; see `gap`."""
    return _gap(target, variant.verdict, variant.measured)


def _gap(target: Target, verdict: Verdict, measured: Measured | None) -> Gap | None:
    if verdict in ("met", "not_applicable") or measured is None or measured.low is None:
        return None
    threshold = Fraction(str(target.threshold))
    if target.kind == "count":
        low = Fraction(measured.low)
        missing = ceil(threshold - low)
        answers = measured.n_unknown if measured.n_expected and verdict == "undecided" else 0
        return Gap(missing, None, low, None, missing if missing <= answers else None)
    if measured.numerator is None or not measured.low_denominator:
        return None
    part, whole = Fraction(measured.numerator), Fraction(measured.low_denominator)
    changed = missing_of(threshold, part, whole)
    added = None if target.fixed_base else new_ones(threshold, part, whole)
    members_are_known = measured.n_expected == measured.denominator
    answers = measured.n_unknown if members_are_known and verdict == "undecided" else 0
    return Gap(changed, added, part, whole, changed if changed <= answers else None)


def missing_of(threshold: Fraction, part: Fraction, whole: Fraction) -> int:
    """Return how many of `whole` must join `part` for the share to reach the threshold.

    >>> missing_of(Fraction(7, 10), Fraction(75), Fraction(118))  # 83/118 = 70.3%, 82/118 = 69.5%
    8
    """
    return max(0, ceil(threshold * whole - part))


def new_ones(threshold: Fraction, part: Fraction, whole: Fraction) -> int | None:
    """Return how many must join both `part` and `whole`; None when no number is enough.

    >>> new_ones(Fraction(7, 10), Fraction(75), Fraction(118))  # 101/144 = 70.1%, 100/143 = 69.9%
    26
    """
    if threshold >= 1:
        return None
    return max(0, ceil((threshold * whole - part) / (1 - threshold)))
