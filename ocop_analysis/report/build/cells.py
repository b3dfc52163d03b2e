"""What the cells of an indicator say: its value or why there is none, its bounds, what changed, how it is made."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from ...bounds import divide
from ...definitions import Disclosure
from ...indicators.definitions import Indicator
from ...words import say
from ...writing import MISSING, at_least, between, number, percent
from ..indicator_words import bare_text, formula_text, status_text
from ..model import YearValue
from ..wording import few_text
from .disclosure import FEW

Record = Mapping[str, Any]


def bounds_of(low: float | None, high: float | None) -> tuple[float, float]:
    """Return bounds that can be compared: nothing known is everything possible."""
    return (
        -math.inf if low is None or math.isnan(low) else low,
        math.inf if high is None or math.isnan(high) else high,
    )


def value_words(record: Record, item: Indicator, rule: Disclosure, partial: bool = False) -> tuple[str, str]:
    """Return what stands in the cell of a value, and the small line below: fraction, bounds, how much is known."""
    status, low, high = record["status"], record["low"], record["high"]
    if status == FEW:
        return few_text(rule.minimum), ""
    if partial:
        return (_at_least(low, item), say("indicator-partial")) if low > 0 else (MISSING, "")
    bounds = _bounds_words(low, high, item)
    known = _known_words(record)
    if status == "withheld":
        short = divide(record["n_reported"], record["n_expected"])
        enough = short is not None and short >= item.min_reported
        reported = (
            say("indicator-not-all-sent")
            if enough or short is None
            else say("indicator-known-share", share=_below(short, item.min_reported))
        )
        return status_text(status), "; ".join(filter(None, (reported, bounds)))
    if status != "ok":
        return status_text(status), ""
    details = (_fraction(record, item, rule), bounds or known)
    return bare_text(record["value"], item.unit, item.decimals), "; ".join(filter(None, details))


def _below(share: float, limit: float) -> str:
    """Return a share that does not round up to the limit that it misses.

    >>> _below(0.56, 0.8), _below(0.796, 0.8)
    ('56%', '79,6%')
    """
    return percent(share, int(percent(share, 0) == percent(limit, 0)))


def span_text(low: float, high: float, item: Indicator) -> str:
    """Return two values as "từ … đến …", or one when they read the same."""
    least, most = (bare_text(value, item.unit, item.decimals) for value in (low, high))
    return least if least == most else between(least, most)


def _at_least(low: float, item: Indicator) -> str:
    return at_least(bare_text(low, item.unit, item.decimals))


def _bounds_words(low: float, high: float, item: Indicator) -> str:
    if math.isnan(low) or low == high or (low, high) == (0.0, 1.0):
        return ""
    if math.isnan(high):
        return _at_least(low, item) if low > 0 else ""
    text = span_text(low, high, item)
    return "" if text == bare_text(low, item.unit, item.decimals) else text


def _known_words(record: Record) -> str:
    if not record["n_unknown"]:
        return ""
    return say("indicator-known", known=number(record["n_reported"]), expected=number(record["n_expected"]))


def _fraction(record: Record, item: Indicator, rule: Disclosure) -> str:
    parts = (record["numerator"], record["denominator"])
    whole = all(not math.isnan(part) and float(part).is_integer() for part in parts)
    if item.unit != "%" or item.id in rule.shares_only or not whole:
        return ""
    return f"{number(parts[0])}/{number(parts[1])}"


def change_words(now: YearValue, before: YearValue | None, item: Indicator) -> tuple[str, str]:
    """Return whether a value became better or worse beyond its bounds, with the difference in words; it tells no cause."""
    if before is None or before.status != "ok" or now.status != "ok":
        return "", MISSING
    (low, high), (was_low, was_high) = bounds_of(now.low, now.high), bounds_of(before.low, before.high)
    if now.text == before.text and low == high and was_low == was_high:
        return "same", say("indicator-change-same")
    if now.value is None or before.value is None or (low <= was_high and high >= was_low):
        return "", say("indicator-change-unclear")
    better = (low > was_high) == (item.direction == "higher")
    moved = number(abs(now.value - before.value) * (100 if item.is_share else 1), item.decimals)
    size = ("+" if now.value > before.value else "−") + moved
    change = "better" if better else "worse"
    return change, say(f"indicator-change-{change}", size=say("indicator-points", size=size) if item.is_share else size)


def known(value: Any) -> float | None:
    """Return a number, or None when it is not known."""
    return None if value is None or math.isnan(value) else float(value)


def definition(item: Indicator) -> tuple[tuple[str, str], ...]:
    period, better = say(f"indicator-period-{item.period}"), say(f"indicator-better-{item.direction}")
    basis = say(f"indicator-basis-{item.basis.kind}") + (f": {item.basis.text}" if item.basis.text else "")
    return (
        (say("indicator-formula"), f"{formula_text(item)}."),
        (say("indicator-unit-period"), f"{item.unit}; {period}; {better}"),
        (say("indicator-unknown"), item.unknown),
        (say("indicator-min-known"), percent(item.min_reported, 0)),
        (say("indicator-basis"), say("indicator-proposed", basis=basis) if item.status == "proposed" else basis),
    )
