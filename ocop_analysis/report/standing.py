"""One sentence on a solution group, made from its indicators: how much is known, what changed, what stands out."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from ..bounds import divide
from ..writing import listing, number
from .indicator_words import bare_text, with_unit
from .model import IndicatorRow, YearValue

SMALLEST, LEAST_POINTS, FEWEST_MOVED = 5, 0.01, 2
"""A change is only called the greatest for counts and wholes from 5, by a percentage point and two things: one more of two
is no news."""
NOT_ENDED = "Chỉ số tính cho trọn năm; năm này chưa kết thúc vào ngày chốt nên chưa nêu chỉ số."
_COUNTED = {
    "withheld": "chưa đủ để công bố",
    "not_reported": "chưa báo cáo",
    "no_base": "không có mẫu số",
    "few": "quá nhỏ để nêu",
    "not_applicable": "không xét ở cấp này",
}


def standing_text(rows: Sequence[IndicatorRow], partial: bool = False) -> str:
    """Return the sentence; it describes and never explains. "" without rows. partial: rows only bound from below."""
    if not rows:
        return ""
    if partial:
        lows = [f"{_lower(row.short)} {row.now.text} {row.unit}" for row in rows]
        return f"Sổ một phần chỉ cho biết cận dưới: {listing(lows)}."
    known = [row for row in rows if row.now.status == "ok"]
    if not known:
        return f"Chưa chỉ số nào có giá trị cho năm {rows[0].now.year}: {_gaps(rows)}."
    parts = [_known_part(rows, known), _change_part(rows), _place_part(known)]
    return "; ".join(filter(None, parts)) + "."


def _known_part(rows: Sequence[IndicatorRow], known: Sequence[IndicatorRow]) -> str:
    if len(known) == len(rows):
        return f"Cả {number(len(rows))} chỉ số có giá trị"
    return f"Có giá trị {number(len(known))} trên {number(len(rows))} chỉ số ({_gaps(rows)})"


def _gaps(rows: Sequence[IndicatorRow]) -> str:
    counts = Counter(row.now.status for row in rows if row.now.status != "ok")
    return listing(f"{number(counts[name])} {words}" for name, words in _COUNTED.items() if counts[name])


def _change_part(rows: Sequence[IndicatorRow]) -> str:
    before = rows[0].before
    if before is None:
        return "đây là năm đầu của kế hoạch, chưa có năm trước để so"
    compared = [row for row in rows if row.change_text != "–"]
    moved = {name: [row for row in compared if row.change == name] for name in ("better", "worse")}
    if not compared:
        return f"chưa so được với năm {before.year}"
    if not moved["better"] and not moved["worse"]:
        return f"so với năm {before.year} không chỉ số nào thay đổi rõ"
    told = [_moved(moved[name], words) for name, words in (("better", "tốt lên"), ("worse", "kém đi")) if moved[name]]
    return f"so với năm {before.year}, {listing(told)}"


def clearest_change(rows: Sequence[IndicatorRow]) -> tuple[IndicatorRow, str] | None:
    """Return the indicator whose change is greatest beside its values, and the change in words; None when none is worth a word."""
    first = max(rows, key=_size, default=None)
    if first is None or _size(first) <= 0:
        return None
    return first, _change_text(first)


def _change_text(row: IndicatorRow) -> str:
    assert row.before is not None
    way = "lên" if (row.now.value or 0) > (row.before.value or 0) else "xuống"
    span = f"từ {_bare(row, row.before)} {way} {_with_unit(_bare(row, row.now), row)}"
    return f"{_lower(row.short)} ({span})"


def _moved(rows: Sequence[IndicatorRow], words: str) -> str:
    clearest = clearest_change(rows)
    if clearest is None:
        return f"{number(len(rows))} chỉ số {words}"
    most = ", rõ nhất là" if len(rows) > 1 else ":"
    return f"{number(len(rows))} chỉ số {words}{most} {clearest[1]}"


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
    for place, words in (("above", "cao hơn"), ("below", "thấp hơn")):
        found = [f"{_lower(row.short)} ({_with_unit(row.now.text, row)})" for row in rows if row.place == place]
        if found:
            told.append(f"{words} hẳn mức chung của các huyện, thành phố về {listing(found[:2])}")
    return "; ".join(told)


def _bare(row: IndicatorRow, point: YearValue) -> str:
    return bare_text(point.value, row.unit, row.decimals)


def _with_unit(text: str, row: IndicatorRow) -> str:
    return with_unit(text, row.unit)


def _lower(text: str) -> str:
    return text if text[1:2].isupper() else text[0].lower() + text[1:]
