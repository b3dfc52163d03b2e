"""The cell styles of the first sheet of the answer, added to those that the workbook has."""

from __future__ import annotations

from .looks import LOOKS
from .marks import styles_part, with_entry
from .package import Package

_NO_BORDER = "<border><left/><right/><top/><bottom/><diagonal/></border>"


def result_styles(package: Package) -> dict[str, int]:
    """Add the styles to the workbook, and return the number of each; styles that are there are used again."""
    part = styles_part(package)
    text = package.text(part)
    found: dict[str, int] = {}
    for name, (font, fill, border, align, more) in _xfs().items():
        text, font_id = with_entry(text, "fonts", f'<font>{font}<name val="Arial"/><family val="2"/></font>')
        text, fill_id = with_entry(text, "fills", _fill(fill)) if fill else (text, 0)
        text, border_id = with_entry(text, "borders", _border(*border) if border else _NO_BORDER)
        xf = (
            f'<xf numFmtId="49" fontId="{font_id}" fillId="{fill_id}" borderId="{border_id}" xfId="0" {more}'
            'applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">'
            f"<alignment {align}/></xf>"
        )
        text, found[name] = with_entry(text, "cellXfs", xf)
    package.put(part, text)
    return found


def _xfs() -> dict[str, tuple[str, str, tuple[str, str] | None, str, str]]:
    left, middle = 'vertical="center" wrapText="1"', 'horizontal="center" vertical="top" wrapText="1"'
    top, line = 'vertical="top" wrapText="1"', ("thin", "BFC5CC")
    small = '<sz val="10"/>'
    found: dict[str, tuple[str, str, tuple[str, str] | None, str, str]] = {
        "title": ('<b/><sz val="15"/><color rgb="FF1F3A5F"/>', "", None, left, ""),
        "strong": ('<b/><sz val="12"/>', "", None, left, ""),
        "plain": (small, "", None, left, ""),
        "head": ('<b/><sz val="10"/><color rgb="FFFFFFFF"/>', "1F3A5F", line, 'horizontal="center" ' + left, ""),
        "body": (small, "", line, top, ""),
        "quoted": (small, "", line, top, 'quotePrefix="1" '),
        "middle": (small, "", line, middle, ""),
        "link": ('<u/><sz val="10"/><color rgb="FF0B57A4"/>', "", line, middle, ""),
    }
    for severity, look in LOOKS.items():
        weight = "<b/>" if look.bold else ""
        found[f"legend_{severity}"] = (weight + small, look.fill, (look.style, look.line), left, "")
        found[severity] = (weight + small, look.fill, (look.style, look.line), middle, "")
    return found


def _fill(color: str) -> str:
    return (
        f'<fill><patternFill patternType="solid"><fgColor rgb="FF{color}"/><bgColor indexed="64"/></patternFill></fill>'
    )


def _border(style: str, color: str) -> str:
    sides = ("left", "right", "top", "bottom")
    return (
        "<border>"
        + "".join(f'<{side} style="{style}"><color rgb="FF{color}"/></{side}>' for side in sides)
        + "<diagonal/></border>"
    )
