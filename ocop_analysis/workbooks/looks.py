"""How severities look: pale colours with enough contrast, told apart in grey by their lines and the weight of the text.

Colour-blind readers see red-ish, amber and blue as three different hues and three different lightnesses.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..findings import Finding, Severity


@dataclass(frozen=True)
class Look:
    """A fill and a line as hexadecimal RGB, the style of the line, and whether the text is bold."""

    fill: str
    line: str
    style: str
    bold: bool
    words: str


LOOKS: Mapping[Severity, Look] = {
    "loi": Look("F6B5A2", "A61C00", "thin", True, "nền đỏ nhạt, viền liền, chữ đậm"),
    "canh_bao": Look("FFE08A", "8A5A00", "dashed", False, "nền vàng nhạt, viền nét đứt"),
    "luu_y": Look("DCEAF8", "1F4E79", "dotted", False, "nền xanh nhạt, viền chấm"),
}
GRAVITY: tuple[Severity, ...] = tuple(LOOKS)


def gravest(findings: Iterable[Finding]) -> Severity:
    """Return the gravest severity of one or more findings.

    >>> gravest([Finding("a", "luu_y", "", "", "", ""), Finding("b", "loi", "", "", "", "")])
    'loi'
    """
    return min((finding.severity for finding in findings), key=GRAVITY.index)
