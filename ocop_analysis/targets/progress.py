"""How a target stands on its path on the report's day: what was to be expected, what came, and the verdict."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from ..words import say
from .path import (
    CLOSE,
    YEAR,
    Path,
    Shape,
    Span,
    distance,
    elapsed_part,
    expected_value,
    gap_of,
    goal_of,
    overshot,
    pace,
    possible,
    refuse_impossible,
    span_of,
    wanted,
)

Word = Literal["reached", "ahead", "on_path", "behind", "not_reached", "undecided"]
WORDS: dict[Word, str] = {
    "reached": "path-reached",
    "ahead": "path-ahead",
    "on_path": "path-on-path",
    "behind": "path-behind",
    "not_reached": "path-not-reached",
    "undecided": "path-undecided",
}
"""The verdicts on a path, with the key of what each is called."""
REASONS = {
    "no_base": "path-no-base",
    "not_observed": "path-not-observed",
    "bounds_straddle": "path-bounds-straddle",
    "compound_undefined": "path-compound-undefined",
    "already_at_base": "path-already-at-base",
    "overshot": "path-overshot",
}
"""What a verdict on a path rests on beside the numbers, with the key of how it is told."""


@dataclass(frozen=True)
class Progress:
    """Where a target stands on its path on the report's day, with all that the verdict rests on.

    shape: the shape used, which is not that of `path` when reasons hold "compound_undefined". elapsed: part of the time that is
    over (0-1), years_left: years until the goal is due. goal: the edge of what is wanted that the path leads to. expected: the value by the
    path on the day. gap: observed less expected, positive when ahead. pace_so_far, pace_needed: change a year since the base and until
    the due day, in the unit of the values, or for a compound path as growth (0.05 is 5% a year). None where not defined.
    reasons: keys of `REASONS`.
    """

    path: Path
    report_on: dt.date
    observed: Span | None
    shape: Shape
    elapsed: float | None
    years_left: float
    goal: float
    expected: float | None
    gap: Span | None
    pace_so_far: Span | None
    pace_needed: Span | None
    verdict: Word
    reasons: tuple[str, ...]

    @property
    def words(self) -> str:
        """The verdict in words."""
        return say(WORDS[self.verdict])


def progress(path: Path, report_on: dt.date, observed: float | Span | None) -> Progress:
    """Return the progress along a path on a day, "tiến độ so với lộ trình".

    Formula: e = days since the base / days from the base to the due day, at most 1. Linear: expected = base + (goal - base) e;
    compound: base (goal / base)^e, where both have one sign. The goal is the edge of what is wanted on the base's side; where
    the base is wanted already, the goal is to stay (the edge of at_least and at_most, the base itself of keep_at and range), and
    is expected all the time. gap: observed - expected for at_least, the reverse for at_most; how much nearer to what is wanted than
    expected for keep_at and range. Verdict: reached when the observed value is wanted; else ahead, on_path (gap within
    `margin` of the whole way) or behind; from the due day on not_reached. Bounds whose ends get different words are
    undecided, but reached and ahead together are ahead.
    Missing: without a base only the pace needed, and whether it is reached. A compound path through zero or between signs does
    not exist: linear then, with the reason.
    Errors: InputError when bounds cross, a value lies beyond floor or ceiling, or the report's day lies before the base.

    >>> plan = Path("at_least", 150, None, dt.date(2025, 12, 31), 0, dt.date(2020, 12, 31))
    >>> found = progress(plan, dt.date(2022, 12, 31), 97)
    >>> round(found.expected, 1), round(found.gap.low, 1), found.words
    (60.0, 37.0, 'nhanh hơn lộ trình')
    """
    span = observed if isinstance(observed, Span) or observed is None else Span(observed, observed)
    refuse_impossible(path, report_on, span)
    ends = () if span is None else possible(path, span)
    goal = goal_of(path, ends)
    undefined = path.shape == "compound" and path.base is not None and path.base * goal <= 0
    shape: Shape = "linear" if undefined else path.shape
    elapsed, years_left = elapsed_part(path, report_on), max(0.0, (path.due_on - report_on).days / YEAR)
    expected = expected_value(path, shape, goal, elapsed)
    standings = _standings(path, ends, expected)
    word, why = _verdict(path, standings, years_left)
    reasons = ["compound_undefined"] * undefined + why
    reasons += ["already_at_base"] * (path.base is not None and distance(path, path.base) == 0)
    reasons += ["overshot"] * (bool(ends) and all(overshot(path, value) for value in ends))
    gaps = [gap for _, gap in standings if gap is not None]
    return Progress(
        path, report_on, span, shape, elapsed, years_left, goal, expected, span_of(gaps),
        span_of(_paces_so_far(path, shape, ends, report_on)),
        span_of([_pace_needed(path, shape, value, years_left) for value in ends]), word, tuple(reasons),
    )  # fmt: skip


def _standings(path: Path, ends: tuple[float, ...], expected: float | None) -> list[tuple[float, float | None]]:
    """Return (distance to what is wanted, gap) of the bounds, and of the edges of what is wanted that lie between them."""
    inside = [edge for edge in wanted(path) if ends and ends[0] < edge < ends[1]]
    return [(distance(path, value), gap_of(path, value, expected)) for value in [*ends, *inside]]


def _verdict(path: Path, standings: list[tuple[float, float | None]], years_left: float) -> tuple[Word, list[str]]:
    if not standings:
        return "undecided", ["not_observed"] + ["no_base"] * (path.base is None)
    way = 0.0 if path.base is None else distance(path, path.base)
    words = {_word(distance, gap, way * path.margin, years_left) for distance, gap in standings}
    why = ["no_base"] * (path.base is None)
    if words == {"reached", "ahead"}:
        return "ahead", why
    return (words.pop(), why) if len(words) == 1 else ("undecided", [*why, "bounds_straddle"])


def _word(distance: float, gap: float | None, margin: float, years_left: float) -> Word:
    if distance == 0:
        return "reached"
    if years_left <= 0:
        return "not_reached"
    if gap is None:
        return "undecided"
    return "ahead" if gap > margin + CLOSE else "on_path" if gap >= -margin - CLOSE else "behind"


def _paces_so_far(path: Path, shape: Shape, ends: tuple[float, ...], report_on: dt.date) -> list[float | None]:
    if path.base is None or path.base_on is None:
        return []
    return [pace(shape, path.base, value, (report_on - path.base_on).days / YEAR) for value in ends]


def _pace_needed(path: Path, shape: Shape, value: float, years_left: float) -> float | None:
    if distance(path, value) == 0:
        return 0.0
    low, high = wanted(path)
    return pace(shape, value, low if value < low else high, years_left)
