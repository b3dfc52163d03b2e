"""What `ocop check` prints: how many findings of each severity, then each rule and column with its first cells."""

from __future__ import annotations

from collections.abc import Sequence

from ..findings import SEVERITIES, Finding
from ..writing import number
from .looks import GRAVITY
from .resultsheet import verdict

_SHOWN = 5


def summary_text(findings: Sequence[Finding]) -> str:
    """Return the findings as a page of text: the verdict, then each rule by
    column, the gravest first, with the first cells.

    >>> print(summary_text([Finding("sao", "loi", "a.xlsx", "SP", f"F{n}", f"Hạng sao là {n}", "ghi 3, 4, 5") for n in range(6, 13)]))
    Tệp có 7 lỗi.
    <BLANKLINE>
    Lỗi (7): Hạng sao là 6
      Cách sửa: ghi 3, 4, 5
      Trang “SP”: F6, F7, F8, F9, F10 … và 2 ô khác
    """
    groups: dict[tuple[int, str, str, str], list[Finding]] = {}
    for finding in findings:
        place = (finding.rule, finding.table, finding.column)
        groups.setdefault((GRAVITY.index(finding.severity), *place), []).append(finding)
    lines = [verdict(findings)]
    for _, group in sorted(groups.items(), key=lambda item: item[0][0]):
        first = group[0]
        lines += ["", f"{SEVERITIES[first.severity]} ({number(len(group))}): {first.what.rstrip('.')}"]
        if first.todo:
            lines.append(f"  Cách sửa: {first.todo.rstrip('.')}")
        lines += [f"  {line}" for line in _places(group)]
    return "\n".join(lines)


def _places(group: Sequence[Finding]) -> list[str]:
    shown: dict[str, list[str]] = {}
    for finding in group[:_SHOWN]:
        shown.setdefault(finding.sheet, []).append(finding.cell or "cả trang")
    lines = [f"Trang “{sheet}”: {', '.join(cells)}" if sheet else "Cả tệp" for sheet, cells in shown.items()]
    more = len(group) - _SHOWN
    return [*lines[:-1], f"{lines[-1]} … và {number(more)} ô khác"] if more > 0 else lines
