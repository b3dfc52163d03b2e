"""The targets over the years: paths for the review of the plan, and what forecasts would have said, beside what came."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from ...definitions import Plan
from ...statistics import ShareForecast, probability_text
from ...targets import Outlook
from ...writing import number, percent
from ..model import PastForecast, PathPanel

FEWEST_POINTS = 2


def path_panels(outlooks: Sequence[Outlook], plan: Plan) -> tuple[PathPanel, ...]:
    """Return the panels of the targets of which at least two years are known."""
    panels = (_panel(outlook, plan) for outlook in outlooks)
    return tuple(panel for panel in panels if panel is not None)


def past_forecasts(by_day: Mapping[dt.date, Sequence[Outlook]], last: Mapping[str, str]) -> tuple[PastForecast, ...]:
    """Return the forecasts made at the ends of years before the plan's, target by target; last: what came, in words."""
    rows = [
        _past(outlook, day, last.get(outlook.target.id, ""))
        for day, outlooks in sorted(by_day.items())
        for outlook in outlooks
        if outlook.forecast is not None and not outlook.silence
    ]
    return tuple(sorted(rows, key=lambda row: (row.target, row.made_on)))


def _panel(outlook: Outlook, plan: Plan) -> PathPanel | None:
    points = tuple(
        (point.on.year, point.low, point.high) for point in outlook.points if point.low or point.high is not None
    )
    if len(points) < FEWEST_POINTS or outlook.progress is None:
        return None
    base, found = outlook.base, outlook.forecast
    forecast = None
    if found is not None and not outlook.silence and found.median is not None and outlook.of is None:
        forecast = (found.until, found.median, found.intervals[0].low, found.intervals[0].high)
    return PathPanel(
        outlook.target.id,
        outlook.target.short,
        outlook.target.kind == "share",
        points,
        (_year(base.on), base.value) if base else None,
        (_year(plan.last_day), outlook.progress.goal),
        forecast,
        outlook.progress.words,
    )


def _year(day: dt.date) -> float:
    """Return a day on an axis of ends of years: 31/12/2021 is 2021, 01/01/2021 is 2020."""
    return round(day.year - 1 + day.timetuple().tm_yday / 365, 2)


def _past(outlook: Outlook, day: dt.date, came: str) -> PastForecast:
    found = outlook.forecast
    assert found is not None
    narrow = found.intervals[0] if found.intervals else None

    def said(value: float | None) -> str:
        text = percent(value) if isinstance(found, ShareForecast) else number(value)
        return text if outlook.of is None else f"{text}/{number(outlook.of)}"

    return PastForecast(
        outlook.target.id,
        outlook.target.short,
        day,
        said(found.median),
        f"{said(narrow.low)} – {said(narrow.high)}" if narrow else "–",
        found.words if found.settled else f"{found.words} ({probability_text(found.probability)})",
        came,
    )
