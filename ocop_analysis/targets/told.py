"""A path and a forecast as a reader meets them: every input of the verdict as a row, and one sentence on the end of the plan."""

from __future__ import annotations

import datetime as dt

from ..definitions import Target
from ..statistics import Forecast, ShareForecast, probability_text
from ..words import say
from ..writing import MISSING, Noun, at_least, at_most, between, counted, number, percent, short_date
from .outlook import BASES, SILENCE, Outlook
from .path import Span
from .progress import REASONS

FEW = 10
"""Counts under this are written with one decimal where they are not whole."""


def path_rows(outlook: Outlook) -> list[tuple[str, str]]:
    """Return what the verdict on the path rests on, as labels and values, with the verdict last; empty where there is no path.

    Units: the target's; shares in percent, their differences in percentage points.
    """
    found, target, base = outlook.progress, outlook.target, outlook.base
    if found is None:
        return []
    is_growth = found.shape == "compound"
    goal = say("path-goal-by", goal=at_least(_value(found.goal, target)), day=short_date(found.path.due_on))
    reasons = [say(REASONS[reason]) for reason in found.reasons if reason != "no_base" or base is not None]
    verdict = found.words
    if found.verdict == "on_path":
        verdict += " " + say("path-margin", margin=percent(found.path.margin, 0))
    if reasons:
        verdict += f" ({'; '.join(reasons)})"
    return [
        (say("path-base"), _base_text(outlook)),
        (say("path-goal"), goal),
        (say("path-day"), _time_text(found.report_on, found.elapsed, found.years_left)),
        (say("path-expected"), _value(found.expected, target)),
        (say("path-observed"), _observed_text(found.observed, target)),
        (say("path-gap"), _gap_text(found.gap, target)),
        (say("path-pace"), _pace_text(found.pace_so_far, target, is_growth)),
        (say("path-pace-needed"), _pace_text(found.pace_needed, target, is_growth)),
        (say("path-verdict"), verdict),
    ]


def forecast_sentence(outlook: Outlook) -> str:
    """Return one sentence: where the target will end by the years known, how far that may be off, how likely it is reached."""
    found = outlook.forecast
    if outlook.silence or found is None or found.is_silent:
        return say("forecast-none", why=say(SILENCE[outlook.silence]))
    if found.settled:
        return say("forecast-settled", day=short_date(outlook.as_of))
    narrow, is_share = found.intervals[0], isinstance(found, ShareForecast)
    middle, goal = (_forecast_things(found, value, outlook.target.unit) for value in (found.median, found.target))
    if outlook.of is not None:
        whole = _forecast_things(found, outlook.of, outlook.target.unit)
        middle = say("forecast-of", part=_forecast_value(found, found.median), whole=whole)
    return say(
        "forecast-share" if is_share else "forecast-count",
        years=say("forecast-years", first=str(found.years[0]), last=str(found.years[-1])),
        until=str(found.until),
        middle=middle,
        level=percent(narrow.level, 0),
        low=_forecast_value(found, narrow.low),
        high=_forecast_value(found, narrow.high),
        goal=at_least(goal),
        chance=found.words,
        probability=probability_text(found.probability),
    )


def _forecast_value(found: Forecast, value: float | None) -> str:
    return percent(value) if isinstance(found, ShareForecast) else number(value)


def _forecast_things(found: Forecast, value: float | None, unit: Noun) -> str:
    if value is None or isinstance(found, ShareForecast):
        return _forecast_value(found, value)
    return counted(value, unit)


def _base_text(outlook: Outlook) -> str:
    base = outlook.base
    if base is None:
        return say(REASONS["no_base"])
    value = _value(base.value, outlook.target)
    return say("path-base-of", value=value, day=short_date(base.on), source=say(BASES[base.kind]))


def _time_text(day: dt.date, elapsed: float | None, years_left: float) -> str:
    past = "" if elapsed is None else say("path-elapsed", share=percent(elapsed, 0))
    left = say("path-years-left", years=number(years_left, 1)) if years_left else say("path-over")
    return ", ".join(filter(None, (short_date(day), past, left)))


def _range(low: str, high: str) -> str:
    return low if low == high else between(low, high)


def _observed_text(span: Span | None, target: Target) -> str:
    if span is None or (span.low is None and span.high is None):
        return say(REASONS["not_observed"])
    if span.low is None:
        return at_most(_value(span.high, target))
    if span.high is None:
        return at_least(_value(span.low, target))
    if span.high - span.low < 1e-9:
        return _value(span.low, target)
    return between(_value(span.low, target), _value(span.high, target))


def _gap_text(gap: Span | None, target: Target) -> str:
    if gap is None or (gap.low is None and gap.high is None):
        return MISSING
    if gap.low is None or gap.high is None:
        end = (gap.high if gap.low is None else gap.low) or 0.0
        is_open_ahead = gap.high is None
        change = _change(abs(end), target)
        return _side(end, at_least(change) if is_open_ahead == (end >= 0) else at_most(change))
    return _range(*(_side(end, _change(abs(end), target)) for end in (gap.low, gap.high)))


def _side(gap: float, change: str) -> str:
    return say("path-above" if gap >= 0 else "path-below", change=change)


def _pace_text(pace: Span | None, target: Target, is_growth: bool) -> str:
    if pace is None:
        return MISSING
    ends = [end for end in (pace.low, pace.high) if end is not None]
    said = [percent(end) if is_growth else _change(end, target) for end in ends]
    change = _range(said[0], said[-1])
    change = at_least(change) if pace.high is None else at_most(change) if pace.low is None else change
    return say("path-a-year", change=change)


def _value(value: float | None, target: Target) -> str:
    if value is None:
        return MISSING
    return percent(value) if target.kind == "share" else _count(value, target)


def _change(value: float, target: Target) -> str:
    return say("path-points", number=number(value * 100, 1)) if target.kind == "share" else _count(value, target)


def _count(value: float, target: Target) -> str:
    is_whole = abs(value - round(value)) < 1e-9
    return counted(value, target.unit, 0 if is_whole or abs(value) >= FEW else 1)
