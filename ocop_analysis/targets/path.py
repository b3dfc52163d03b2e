"""The way from where a target began to where it must be: what is wanted, how far away a value lies, what is expected when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from math import inf, isnan
from typing import Literal

from ..errors import InputError, Problem

Kind = Literal["at_least", "at_most", "keep_at", "range"]
Shape = Literal["linear", "compound"]
YEAR = 365.25
CLOSE = 1e-9
ON_PATH = 0.05
"""What `Path.margin` is where nothing else is given; pages take theirs from params/evaluation.yml."""


@dataclass(frozen=True)
class Span:
    """What a number is for certain: from low to high; None is unbounded."""

    low: float | None
    high: float | None


@dataclass(frozen=True)
class Path:
    """A target as a way: base and its day, the goal and the day it is due. Units are those of the values.

    low, high: what is wanted (at_least: low only; at_most: high only; keep_at: target and tolerance around it; range: both).
    floor, ceiling: the least and the most that a value can be, such as 0 and 1 for a share. margin: a gap within this part of the
    whole way still counts as on the path.
    """

    kind: Kind
    low: float | None
    high: float | None
    due_on: dt.date
    base: float | None
    base_on: dt.date | None
    shape: Shape = "linear"
    floor: float = -inf
    ceiling: float = inf
    margin: float = ON_PATH


def wanted(path: Path) -> tuple[float, float]:
    return -inf if path.low is None else path.low, inf if path.high is None else path.high


def possible(path: Path, span: Span) -> tuple[float, ...]:
    """Return the bounds; an open one is what is possible at all."""
    return path.floor if span.low is None else span.low, path.ceiling if span.high is None else span.high


def distance(path: Path, value: float) -> float:
    """Return how far a value lies from what is wanted; 0 when it is wanted."""
    low, high = wanted(path)
    away = max(low - value, value - high, 0.0)
    return 0.0 if away <= CLOSE else away


def goal_of(path: Path, ends: tuple[float, ...]) -> float:
    """Return the wanted value that the path leads to."""
    low, high = wanted(path)
    if low == -inf or high == inf:
        return high if low == -inf else low
    start = path.base if path.base is not None else ends[0] if ends else low
    return min(max(start, low), high)


def elapsed_part(path: Path, report_on: dt.date) -> float | None:
    if path.base_on is None:
        return None
    return min(1.0, (report_on - path.base_on).days / (path.due_on - path.base_on).days)


def expected_value(path: Path, shape: Shape, goal: float, elapsed: float | None) -> float | None:
    if path.base is None or elapsed is None:
        return None
    if distance(path, path.base) == 0:
        return goal
    return (
        path.base * (goal / path.base) ** elapsed if shape == "compound" else path.base + (goal - path.base) * elapsed
    )


def gap_of(path: Path, value: float, expected: float | None) -> float | None:
    """Return how far a value is ahead of what is expected; for two edges, how much nearer to what is wanted."""
    if expected is None:
        return None
    if path.low is not None and path.high is not None:
        return (0.0 if overshot(path, value) else distance(path, expected)) - distance(path, value)
    return value - expected if path.high is None else expected - value


def overshot(path: Path, value: float) -> bool:
    """Return whether a value lies beyond what is wanted, seen from the base."""
    low, high = wanted(path)
    if path.base is None or low == -inf or high == inf:
        return False
    return (value > high and path.base <= high) or (value < low and path.base >= low)


def pace(shape: Shape, start: float, end: float, years: float) -> float | None:
    """Return the change a year from one value to another; None without time, or for growth through zero."""
    if years <= 0 or (shape == "compound" and start * end <= 0):
        return None
    return (end - start) / years if shape == "linear" else (end / start) ** (1 / years) - 1


def span_of(values: Sequence[float | None]) -> Span | None:
    """Return the span of values, open where one is infinite; None when one is not defined, or there is none."""
    known = [value for value in values if value is not None]
    if not known or len(known) < len(values):
        return None
    low, high = min(known), max(known)
    return Span(None if low == -inf else low, None if high == inf else high)


def refuse_impossible(path: Path, report_on: dt.date, span: Span | None) -> None:
    """Refuse a path, a report's day or a value that cannot be. Errors: InputError with every problem found."""
    low, high = wanted(path)
    seen = possible(path, span) if span else (path.floor, path.ceiling)
    values = [value for value in (path.low, path.high, path.base, *seen) if value is not None]
    edges = {"at_least": (True, False), "at_most": (False, True)}.get(path.kind, (True, True))
    wrong = [
        (
            (path.low is not None, path.high is not None) != edges,
            "Mức cần đạt không khớp loại chỉ tiêu",
            "ghi đúng low, high",
        ),
        (any(isnan(value) for value in values), "Có giá trị không phải số", "thiếu thì ghi None"),
        (low > high or seen[0] > seen[1], "Mức thấp lớn hơn mức cao", "đổi chỗ hai đầu"),
        (
            any(not path.floor <= v <= path.ceiling for v in values),
            "Có giá trị ngoài giới hạn có thể có",
            "sửa giá trị",
        ),
        ((path.base is None) != (path.base_on is None), "Mốc đầu kỳ thiếu giá trị hoặc ngày", "ghi cả base và base_on"),
        (path.base_on is not None and path.base_on >= path.due_on, "Mốc đầu kỳ không trước hạn", "sửa ngày"),
        (path.base_on is not None and report_on < path.base_on, "Ngày chốt trước mốc đầu kỳ", "chọn ngày về sau"),
    ]
    problems = [Problem(what, "progress()", "không có lộ trình nào như vậy", todo) for bad, what, todo in wrong if bad]
    if problems:
        raise InputError(problems)
