"""Where a target stands on its path and where it will end, as seen on the as-of date and never from later on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, inf
from typing import Literal

from ..definitions import Plan, Target
from ..statistics import CountForecast, Forecast, ShareForecast, forecast_count, forecast_share
from ..statistics.forecast import LEVELS
from .assess import Assessment
from .path import ON_PATH, Path, Shape, Span
from .progress import Progress, progress
from .series import YearPoint, growth, known_points, newest_of, only_grows, point_of, shares, window_start

SILENCE = {
    "not_allocated": "forecast-not-allocated",
    "before_baseline": "forecast-before-baseline",
    "ended": "forecast-ended",
    "may_fall": "forecast-may-fall",
    "not_comparable": "forecast-not-comparable",
    "too_few_points": "forecast-too-few-points",
}
"""Why there is no forecast, with the key of how it is told."""
BASES = {
    "by_definition": "path-base-by-definition",
    "before_plan": "path-base-before-plan",
    "first_year": "path-base-first-year",
}
"""Where the value comes from that a path starts from, with the key of how it is told."""


@dataclass(frozen=True)
class Base:
    """What a path starts from; kind: a key of `BASES`, says where the value comes from."""

    value: float
    on: dt.date
    kind: Literal["by_definition", "before_plan", "first_year"]


@dataclass(frozen=True)
class Outlook:
    """Path and forecast of a target for a unit on a day.

    base: None when no data give one. points: what was known at the ends of years up to the day, and on the day. progress: None when there
    is no path to compare with. forecast: None or silent when `silence`, a key of `SILENCE`, says why, else "". of: for a share of
    products fixed at the start, how many these are: then the forecast counts products, not a share.
    """

    target: Target
    unit: str
    as_of: dt.date
    base: Base | None
    points: tuple[YearPoint, ...]
    progress: Progress | None
    forecast: Forecast | None
    silence: str
    of: int | None = None


def outlook(
    assessments: Sequence[Assessment],
    plan: Plan,
    shape: Shape = "linear",
    levels: Sequence[float] = LEVELS,
    margin: float = ON_PATH,
) -> Outlook:
    """Return the outlook of one target for one unit on the day of the last assessment, "lộ trình và dự báo".

    assessments: of the default reading, in order of time: at the ends of years, each as it was known then, and on the day of the report;
    also of the end of the year before the plan, where data reach so far back. For a page of a district give them as they
    may be shown: what is hidden is not known here either.
    The base is 0 for a target that counts from a day on, else what was known at the end of the year before the plan, else at the end of its
    first year. A forecast uses the ends of years whose value is known exactly, all from one source, up to the day.
    margin: see `Path`.
    Errors: InputError without assessments, or when they are of several targets or units, or not in order of time.
    """
    newest = newest_of(assessments)
    target, as_of = newest.target, newest.as_of
    points = tuple(point_of(assessment) for assessment in assessments)
    given = (target, newest.unit, as_of)
    if newest.verdict == "not_applicable":
        silence = newest.why if newest.why in SILENCE else "not_allocated"
        return Outlook(*given, None, points, None, None, silence)
    base = _base(target, points, plan)
    wanted = Path(
        "at_least", target.threshold, None, dt.date(plan.last_year, 12, 31),
        base.value if base else None, base.on if base else None, shape, 0.0, 1.0 if target.kind == "share" else inf, margin,
    )  # fmt: skip
    now = points[-1]
    observed = None if now.low is None and now.high is None else Span(now.low, now.high)
    forecast, silence = _forecast(target, known_points(points), now, plan.last_year, levels)
    of = int(forecast.cap) if isinstance(forecast, CountForecast) and forecast.cap is not None else None
    return Outlook(*given, base, points, progress(wanted, as_of, observed), forecast, silence, of)


def _base(target: Target, points: Sequence[YearPoint], plan: Plan) -> Base | None:
    """Return the base, if it lies before the last point."""
    if only_grows(target):
        start = window_start(target)
        return Base(0.0, start, "by_definition") if start < points[-1].on else None
    before = {point.on.year: point for point in known_points(points) if point.on < points[-1].on}
    for year, kind in ((plan.first_year - 1, "before_plan"), (plan.first_year, "first_year")):
        point = before.get(year)
        if point is not None and point.low is not None and point.source == points[-1].source:
            return Base(point.low, point.on, "before_plan" if kind == "before_plan" else "first_year")
    return None


def _forecast(
    target: Target, points: list[YearPoint], now: YearPoint, until: int, levels: Sequence[float]
) -> tuple[CountForecast | ShareForecast | None, str]:
    if now.on >= dt.date(until, 12, 31):
        return None, "ended"
    found: CountForecast | ShareForecast | None
    if only_grows(target):
        found = _of_growth(target, [point for point in points if point.on > window_start(target)], now, until, levels)
    elif target.kind == "count":
        return None, "may_fall"
    else:
        found = _of_share(target, points, until, levels)
    if found is None:
        return None, "not_comparable"
    return found, "too_few_points" if found.is_silent else ""


def _of_growth(
    target: Target, points: list[YearPoint], now: YearPoint, until: int, levels: Sequence[float]
) -> CountForecast | None:
    came = growth(target, points)
    if came is None:
        return None
    whole = int(points[-1].denominator or 0) if target.kind == "share" and points else None
    goal = target.threshold if whole is None else ceil(target.threshold * whole - 1e-9)
    certain = now.low if target.kind == "count" else now.numerator
    is_later = bool(points) and now.on > points[-1].on and now.source == points[-1].source
    total = max(sum(came.counts), int(certain or 0)) if is_later else None
    return forecast_count(
        came.years, came.counts, until, goal, levels=levels, lengths=came.lengths, cap=whole, now=total
    )


def _of_share(target: Target, points: list[YearPoint], until: int, levels: Sequence[float]) -> ShareForecast | None:
    counted = shares(points)
    if counted is None:
        return None
    return forecast_share([point.on.year for point in points], *counted, until, target.threshold, levels=levels)
