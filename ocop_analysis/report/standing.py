"""One sentence on a solution group, made from its indicators: how much is known, what changed, what stands out."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from ..bounds import divide
from ..words import say
from ..writing import MISSING, at_least, inner, listing
from .indicator_words import bare_text, with_unit
from .model import IndicatorRow

SMALLEST, LEAST_POINTS, FEWEST_MOVED = 5, 0.01, 2
"""A change is only called the greatest for counts and wholes from 5, by a percentage point and two things: one more of two
is no news."""
_GAPS = {
    "withheld": "standing-gap-withheld",
    "not_reported": "standing-gap-not-reported",
    "no_base": "standing-gap-no-base",
    "few": "standing-gap-few",
    "not_applicable": "standing-gap-not-applicable",
}
_MOVES = {"better": "standing-better", "worse": "standing-worse"}
_PLACES = {"above": "standing-above", "below": "standing-below"}


def standing_text(rows: Sequence[IndicatorRow], partial: bool = False) -> str:
    """Return the sentence; it describes and never explains. "" without rows. partial: rows only bound from below."""
    if not rows:
        return ""
    if partial:
        lows = [say("standing-low", name=inner(row.short), low=at_least(_with_unit(row, row.now.low))) for row in rows]
        return say("standing-lows", lows=listing(lows))
    known = [row for row in rows if row.now.status == "ok"]
    if not known:
        return say("standing-none-known", year=str(rows[0].now.year), gaps=_gaps(rows))
    parts = [_known_part(rows, known), _change_part(rows), _place_part(known)]
    return "; ".join(filter(None, parts)) + "."


def _known_part(rows: Sequence[IndicatorRow], known: Sequence[IndicatorRow]) -> str:
    if len(known) == len(rows):
        return say("standing-all-known", n=len(rows))
    return say("standing-some-known", known=len(known), n=len(rows), gaps=_gaps(rows))


def _gaps(rows: Sequence[IndicatorRow]) -> str:
    counts = Counter(row.now.status for row in rows if row.now.status != "ok")
    return listing(say(key, n=counts[status]) for status, key in _GAPS.items() if counts[status])


def _change_part(rows: Sequence[IndicatorRow]) -> str:
    before = rows[0].before
    if before is None:
        return say("standing-first-year")
    year = str(before.year)
    compared = [row for row in rows if row.change_text != MISSING]
    moved = {way: [row for row in compared if row.change == way] for way in _MOVES}
    if not compared:
        return say("standing-not-compared", year=year)
    if not any(moved.values()):
        return say("standing-unmoved", year=year)
    moves = listing(_moved(found, _MOVES[way]) for way, found in moved.items() if found)
    return say("standing-moved", year=year, moves=moves)


def clearest_change(rows: Sequence[IndicatorRow]) -> tuple[IndicatorRow, str] | None:
    """Return the indicator whose change is greatest beside its values, and the change in words; None when none is worth a word."""
    first = max(rows, key=_size, default=None)
    if first is None or _size(first) <= 0:
        return None
    return first, _change_text(first)


def _change_text(row: IndicatorRow) -> str:
    assert row.before is not None
    key = "standing-rise" if (row.now.value or 0) > (row.before.value or 0) else "standing-fall"
    return say(key, name=inner(row.short), before=_bare(row, row.before.value), now=_with_unit(row, row.now.value))


def _moved(rows: Sequence[IndicatorRow], key: str) -> str:
    clearest = clearest_change(rows)
    moved = say(key, n=len(rows))
    if clearest is None:
        return moved
    return say("standing-clearest" if len(rows) > 1 else "standing-only", moved=moved, change=clearest[1])


def _size(row: IndicatorRow) -> float:
    """Return how great a change is beside the two values, 0 to 1; -1 for one too small to speak of."""
    assert row.before is not None
    now, before = row.now.value or 0.0, row.before.value or 0.0
    moved, greater = abs(now - before), max(abs(now), abs(before))
    if row.unit == "%":
        whole = row.denominator if row.denominator is not None else math.inf
        is_small = moved < LEAST_POINTS or whole < SMALLEST or moved * whole < FEWEST_MOVED
    else:
        is_small = greater < SMALLEST
    return -1.0 if is_small else divide(moved, greater) or -1.0


def _place_part(rows: Sequence[IndicatorRow]) -> str:
    told = []
    for place, key in _PLACES.items():
        found = [f"{inner(row.short)} ({with_unit(row.now.text, row.unit)})" for row in rows if row.place == place]
        if found:
            told.append(say(key, what=listing(found[:2])))
    return "; ".join(told)


def _bare(row: IndicatorRow, value: float | None) -> str:
    return bare_text(value, row.unit, row.decimals)


def _with_unit(row: IndicatorRow, value: float | None) -> str:
    return with_unit(_bare(row, value), row.unit)
