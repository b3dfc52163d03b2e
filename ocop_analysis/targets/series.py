"""The yearly values of a target as they were known: which of them a path and a forecast can be built on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from ..definitions import Target
from ..errors import InputError, Problem
from .assess import Assessment

EXACT = 1e-12


@dataclass(frozen=True)
class YearPoint:
    """What was known of a target at the end of a year; low, high: its bounds, None where nothing is known or bounds it.

    is_known: one exact value. numerator, denominator: the counts behind a share. source: "register" or "published".
    """

    on: dt.date
    low: float | None
    high: float | None
    is_known: bool
    numerator: float | None
    denominator: float | None
    source: Literal["register", "published"] | None


@dataclass(frozen=True)
class Growth:
    """What came in each period of a total that only grows; ends: years, lengths: of the periods in years."""

    years: tuple[int, ...]
    counts: tuple[int, ...]
    lengths: tuple[float, ...]


def newest_of(assessments: Sequence[Assessment]) -> Assessment:
    """Return the last of assessments in order of time. Errors: InputError unless they are of one target and unit, in order."""
    one = len({(item.target.id, item.unit) for item in assessments}) == 1
    days = [item.as_of for item in assessments]
    if not one or days != sorted(set(days)):
        why = "cần các lần đánh giá của một chỉ tiêu, một đơn vị, theo thứ tự thời gian"
        raise InputError([Problem("Không lập được lộ trình", "outlook(), tham số assessments", why, "chọn lại")])
    return assessments[-1]


def point_of(assessment: Assessment) -> YearPoint:
    """Return the value of an assessment; not known when its bounds differ, or before the day that the target counts from."""
    measured, deciding = assessment.measured, assessment.deciding
    source = deciding.source if deciding else None
    if measured is None or assessment.why == "before_baseline":
        return YearPoint(assessment.as_of, None, None, False, None, None, source)
    low, high = measured.low, measured.high
    exact = measured.state == "ok" and low is not None and high is not None and high - low <= EXACT
    return YearPoint(assessment.as_of, low, high, exact, measured.numerator, measured.denominator, source)


def known_points(points: Sequence[YearPoint]) -> list[YearPoint]:
    """Return the ends of years whose value is known exactly, from the source of the newest of them; one source is one ruler."""
    known = [point for point in points if point.is_known and (point.on.month, point.on.day) == (12, 31)]
    return [point for point in known if point.source == known[-1].source]


def only_grows(target: Target) -> bool:
    """Return whether a target counts recognitions from a day on, which stay once decided: then it was 0 on that day.

    A count of recognised products (it names their population) that need not be in force any more, or a share of products fixed at
    the start. A sales point may close again, so it does not only grow.
    """
    reading = target.reading
    if "window_start" not in reading or target.population is None:
        return False
    if target.kind == "share":
        return target.fixed_base and not reading.get("rolling_denominator")
    return target.cap is None and not reading.get("still_valid_only")


def growth(target: Target, points: Sequence[YearPoint]) -> Growth | None:
    """Return what came in each period up to the points; None when the total fell or the denominator changed."""
    totals = [point.low if target.kind == "count" else point.numerator for point in points]
    bases = {point.denominator for point in points} if target.kind == "share" else {None}
    if len(bases) > 1 or not _are_whole(totals):
        return None
    ends = [window_start(target), *(point.on for point in points)]
    came = [
        int(after) - int(before) for before, after in pairwise([0, *(total for total in totals if total is not None)])
    ]
    if any(count < 0 for count in came):
        return None
    lengths = tuple(round(_years(after) - _years(before), 9) for before, after in pairwise(ends))
    return Growth(tuple(point.on.year for point in points), tuple(came), lengths)


def window_start(target: Target) -> dt.date:
    """Return the last day before a growing target counts."""
    first: dt.date = target.reading["window_start"]
    return first - dt.timedelta(days=1)


def shares(points: Sequence[YearPoint]) -> tuple[list[int], list[int]] | None:
    """Return numerators and denominators; None when a point has none, or they are not whole."""
    parts, wholes = [point.numerator for point in points], [point.denominator for point in points]
    if not _are_whole([*parts, *wholes]) or any(not whole for whole in wholes):
        return None
    return [int(part or 0) for part in parts], [int(whole or 0) for whole in wholes]


def _are_whole(values: Sequence[float | None]) -> bool:
    return all(value is not None and float(value).is_integer() for value in values)


def _years(day: dt.date) -> float:
    """Return a day as years, the end of 31 December being a whole number."""
    first, last = dt.date(day.year, 1, 1), dt.date(day.year, 12, 31)
    return day.year + ((day - first).days + 1) / ((last - first).days + 1)
