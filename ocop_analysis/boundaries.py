"""What became of every commune on each day of change, and by which declared weights a split unit is shared out.

A boundary is a day: the communes valid on it. Between two boundaries lie days of change; on each, an old commune goes to
one new commune or, split, to several. Weights: ``params/units/split_weights.csv``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from .errors import Problem
from .units import Units
from .vietnamese import nearest

_ONE_DAY = dt.timedelta(days=1)


class Weight(NamedTuple):
    """One line of ``split_weights.csv``.

    of: "old" = which part of the old unit went to the new one; "new" = which part of the new unit came from the old one,
    for going back in time. basis: what the weight rests on; "proposed" where nothing is published.
    """

    old_code: str
    new_code: str
    effective_date: str
    of: str
    weight: str
    basis: str


@dataclass(frozen=True)
class Change:
    """One day of change: where each commune of the day before went, and where each commune of the day came from."""

    day: dt.date
    forward: Mapping[str, tuple[str, ...]]
    back: Mapping[str, tuple[str, ...]]
    weights: Mapping[tuple[str, str], Mapping[str, Fraction]]

    def parts(self, code: str, ahead: bool) -> Mapping[str, Fraction]:
        """Return what a commune is moved to, with weights that sum to 1; nothing where no weight is declared.

        ahead: from the day before to the day; else back.
        """
        found = (self.forward if ahead else self.back).get(code, (code,))
        return {found[0]: Fraction(1)} if len(found) == 1 else self.weights.get(("old" if ahead else "new", code), {})

    def meant(self, code: str, ahead: bool) -> tuple[str, ...]:
        """Return every commune that holds a part of a commune's territory on the other side of the day."""
        return (self.forward if ahead else self.back).get(code, (code,))


@dataclass(frozen=True)
class Boundaries:
    """The communes of all days and the ways between them."""

    units: Units
    weights: Sequence[Weight] = field(default=())

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """All days of change in the order of time."""
        return tuple(self._change(day) for day in self.units.change_days)

    def between(self, start: dt.date, end: dt.date) -> tuple[Change, ...]:
        """Return the changes to pass on the way from one day to another, in the order of the way."""
        low, high = sorted((start, end))
        passed = tuple(change for change in self.changes if low < change.day <= high)
        return passed if start <= end else passed[::-1]

    def _change(self, day: dt.date) -> Change:
        forward, back = _links(self.units, day)
        shares: dict[tuple[str, str], dict[str, Fraction]] = {}
        for row in self.weights:
            if row.effective_date == day.isoformat():
                whole, part = (row.old_code, row.new_code) if row.of == "old" else (row.new_code, row.old_code)
                shares.setdefault((row.of, whole), {})[part] = Fraction(row.weight)
        return Change(day, forward, back, shares)


def _links(units: Units, day: dt.date) -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    """Return what became of each commune on a day, and what each came from; a commune of which nothing is said stays."""
    forward = {
        unit.code: tuple(sorted({new for new, _, _ in units.successors(unit.code, day)})) or (unit.code,)
        for unit in units.communes(day - _ONE_DAY)
    }
    back: dict[str, list[str]] = {}
    for old, news in sorted(forward.items()):
        for new in news:
            back.setdefault(new, []).append(old)
    return forward, {new: tuple(olds) for new, olds in back.items()}


def weight_problems(rows: Iterable[Weight], units: Units, file: str) -> list[Problem]:
    """Return what is wrong with declared weights: unknown codes, moves that never happened, sums that are not 1.

    Every unit that was split needs its weights; a unit that came from several may have some.
    """
    changes = {change.day.isoformat(): change for change in Boundaries(units).changes}
    problems: list[Problem] = []
    totals = dict[tuple[str, str, str], dict[str, Fraction]]()
    for line, row in enumerate(rows, start=2):
        why = _wrong(row, changes)
        whole, part = (row.old_code, row.new_code) if row.of == "old" else (row.new_code, row.old_code)
        shares = totals.setdefault((row.effective_date, row.of, whole), {})
        if not why and part in shares:
            why = "cặp mã này đã có ở dòng trên"
        if why:
            problems.append(
                Problem(f"Tỷ lệ chia {row.old_code} → {row.new_code} sai", f"{file}, dòng {line}", why, _TODO)
            )
        else:
            shares[part] = Fraction(row.weight)
    owed = {
        (day, "old", old) for day, change in changes.items() for old, news in change.forward.items() if len(news) > 1
    }
    if not problems:
        whole_units = [_unbalanced(key, totals.get(key, {}), changes, file) for key in sorted(owed | set(totals))]
        problems = [problem for problem in whole_units if problem is not None]
    return problems


_TODO = "sửa tệp theo docs/huong-dan-params.md rồi chạy lại"


def _wrong(row: Weight, changes: Mapping[str, Change]) -> str:
    """Return why a line cannot be right by itself; nothing when it can."""
    if row.effective_date not in changes:
        return f"ngày {row.effective_date} không có thay đổi địa giới; các ngày có: {', '.join(changes)}"
    change = changes[row.effective_date]
    pairs = (
        (row.old_code, change.forward, change.back.get(row.new_code)),
        (row.new_code, change.back, change.forward.get(row.old_code)),
    )
    for code, known, partners in pairs:
        if code not in known:
            hint = nearest(code, partners or known, limit=1)
            return f"không có xã nào mang mã {code}" + (f"; có phải {hint[0]}?" if hint else "")
    if row.new_code not in change.forward[row.old_code]:
        return f"{row.old_code} không chuyển vào {row.new_code} mà vào {', '.join(change.forward[row.old_code])}"
    if row.of not in ("old", "new"):
        return f"cột of đang là “{row.of}”, chỉ nhận old hoặc new"
    if not row.basis:
        return "cột basis để trống; chưa có căn cứ thì ghi proposed"
    return "" if _share(row.weight) is not None else f"tỷ lệ “{row.weight}” không phải số từ 0 đến 1"


def _share(text: str) -> Fraction | None:
    try:
        share = Fraction(text)
    except (ValueError, ZeroDivisionError):
        return None
    return share if 0 <= share <= 1 else None


def _unbalanced(
    key: tuple[str, str, str], shares: Mapping[str, Fraction], changes: Mapping[str, Change], file: str
) -> Problem | None:
    """Return what is wrong with all the weights of one unit taken together."""
    day, of, code = key
    missing = sorted(set(changes[day].meant(code, ahead=of == "old")) - set(shares))
    if missing:
        return Problem(
            f"Thiếu tỷ lệ chia của {code}", file, f"chưa có dòng nào cho {', '.join(missing)} ({day})", _TODO
        )
    if sum(shares.values()) != 1:
        total = f"{float(sum(shares.values())):g}".replace(".", ",")
        return Problem(f"Tỷ lệ chia của {code} không cộng thành 1", file, f"tổng là {total} ({day})", _TODO)
    return None
