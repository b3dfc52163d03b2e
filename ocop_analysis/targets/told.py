"""A path and a forecast as a reader meets them: every input of the verdict as a row, and one sentence on the end of the plan."""

from __future__ import annotations

import datetime as dt

from ..definitions import Target
from ..statistics import Forecast, ShareForecast, probability_text
from ..writing import number, percent, short_date
from .outlook import BASES, SILENCE, Outlook
from .path import Span
from .progress import REASONS

POINTS = "điểm phần trăm"
FEW = 10
"""Counts under this are written with one decimal where they are not whole."""


def path_rows(outlook: Outlook) -> list[tuple[str, str]]:
    """Return what the verdict on the path rests on, as labels and values, with the verdict last; empty where there is no path.

    Units: the target's; shares in percent, their differences in percentage points.
    """
    found, target, base = outlook.progress, outlook.target, outlook.base
    if found is None:
        return []
    due = found.path.due_on
    rows = [
        ("Mốc đầu kỳ", _base_text(outlook)),
        ("Mức cần đạt", f"ít nhất {_value(found.goal, target)} vào ngày {short_date(due)}"),
        ("Ngày chốt", _time_text(found.report_on, found.elapsed, found.years_left)),
        ("Theo lộ trình lẽ ra đến ngày chốt", "–" if found.expected is None else _value(found.expected, target)),
        ("Thực tế", _observed_text(found.observed, target)),
        ("So với lộ trình", _gap_text(found.gap, target)),
        ("Nhịp đã có", _pace_text(found.pace_so_far, target, found.shape == "compound")),
        ("Nhịp cần có từ nay", _pace_text(found.pace_needed, target, found.shape == "compound")),
    ]
    reasons = [REASONS[reason] for reason in found.reasons if reason != "no_base" or base is not None]
    why = f" ({'; '.join(reasons)})" if reasons else ""
    margin = f" (chênh không quá {percent(found.path.margin, 0)} quãng đường)" if found.verdict == "on_path" else ""
    return [*rows, ("Kết luận", f"{found.words}{margin}{why}")]


def forecast_sentence(outlook: Outlook) -> str:
    """Return one sentence: where the target will end by the years known, how far that may be off, how likely it is reached."""
    found = outlook.forecast
    if outlook.silence or found is None or found.is_silent:
        return f"Không có dự báo: {SILENCE[outlook.silence]}."
    if found.settled:
        return f"Đến {short_date(outlook.as_of)} đã đủ mức cần đạt, số này không giảm nữa nên không cần dự báo."
    narrow = found.intervals[0]
    years, is_share = f"{found.years[0]}-{found.years[-1]}", isinstance(found, ShareForecast)
    assumed = f"xu hướng các năm {years} tiếp tục" if is_share else f"mỗi năm vẫn thêm chừng như các năm {years}"
    unit = "" if is_share else f" {outlook.target.unit}"
    whole = "" if outlook.of is None else f" trong {number(outlook.of)}"
    return (
        f"Nếu {assumed} thì đến hết năm {found.until} được khoảng {_forecast_value(found, found.median)}{whole}{unit}, khoảng dự báo "
        f"{percent(narrow.level, 0)} từ {_forecast_value(found, narrow.low)} đến {_forecast_value(found, narrow.high)}; khả năng đạt ít "
        f"nhất {_forecast_value(found, found.target)}{unit}: {found.words} (xác suất {probability_text(found.probability)})."
    )


def _forecast_value(found: Forecast, value: float | None) -> str:
    return percent(value) if isinstance(found, ShareForecast) else number(value)


def _base_text(outlook: Outlook) -> str:
    base = outlook.base
    if base is None:
        return REASONS["no_base"]
    return f"{_value(base.value, outlook.target)} ngày {short_date(base.on)} ({BASES[base.kind]})"


def _time_text(day: dt.date, elapsed: float | None, years_left: float) -> str:
    left = f"còn {number(years_left, 1)} năm" if years_left else "đã hết kỳ"
    past = "" if elapsed is None else f", đã qua {percent(elapsed, 0)} thời gian"
    return f"{short_date(day)}{past}, {left}"


def _observed_text(span: Span | None, target: Target) -> str:
    if span is None or (span.low is None and span.high is None):
        return REASONS["not_observed"]
    if span.high is None or span.low is None:
        edge = "nhiều nhất" if span.low is None else "ít nhất"
        return f"{edge} {_value(span.high if span.low is None else span.low, target)}"
    if span.high - span.low < 1e-9:
        return _value(span.low, target)
    return f"từ {_value(span.low, target)} đến {_value(span.high, target)}"


def _gap_text(gap: Span | None, target: Target) -> str:
    if gap is None or (gap.low is None and gap.high is None):
        return "–"
    if gap.low is None or gap.high is None:
        end = gap.high if gap.low is None else gap.low
        is_open_ahead = gap.high is None
        edge = "ít nhất" if is_open_ahead == ((end or 0.0) >= 0) else "nhiều nhất"
        return f"{_side(end or 0.0)} {edge} {_change(abs(end or 0.0), target)}"
    low, high = (f"{_side(end)} {_change(abs(end), target)}" for end in (gap.low, gap.high))
    return low if low == high else f"từ {low} đến {high}"


def _side(gap: float) -> str:
    return "cao hơn" if gap >= 0 else "thấp hơn"


def _pace_text(pace: Span | None, target: Target, is_growth: bool) -> str:
    if pace is None:
        return "–"
    ends = [end for end in (pace.low, pace.high) if end is not None]
    said = [f"{percent(end)}" if is_growth else _change(end, target) for end in ends]
    edge = "ít nhất " if pace.high is None else "nhiều nhất " if pace.low is None else ""
    both = said[0] if len(said) == 1 or said[0] == said[1] else f"từ {said[0]} đến {said[1]}"
    return f"{edge}{both} mỗi năm"


def _value(value: float | None, target: Target) -> str:
    if value is None:
        return "–"
    return percent(value) if target.kind == "share" else f"{_count(value)} {target.unit}"


def _change(value: float, target: Target) -> str:
    return f"{number(value * 100, 1)} {POINTS}" if target.kind == "share" else f"{_count(value)} {target.unit}"


def _count(value: float) -> str:
    is_whole = abs(value - round(value)) < 1e-9
    return number(value, 0 if is_whole or abs(value) >= FEW else 1)
