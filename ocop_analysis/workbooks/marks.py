"""The colours of faulty cells: conditional formats of ours, so that the sender's own formats stay as they are.

A format of ours has the formula LEN("ocop-kiem-tra:loi")>0, which is always true: by it a checked file that comes back is
known, and its colours are taken off without a trace.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape

from ..findings import Severity
from .looks import GRAVITY, LOOKS, Look
from .package import Package
from .sheetxml import SheetText, runs
from .xmltext import Element, attributes, children, prefix, with_attribute

_MARK = "ocop-kiem-tra:"
_AREAS_IN_ONE = 400
_STYLES_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"


def differential_styles(package: Package) -> dict[Severity, int]:
    """Add the three looks to the workbook's styles, and return their numbers; looks that are there are used again."""
    part = styles_part(package)
    text = package.text(part)
    if not any(element.name == "dxfs" for element in children(text)):
        before = next((e.start for e in children(text) if e.name in ("tableStyles", "colors", "extLst")), None)
        place = text.rindex("</") if before is None else before
        text = f'{text[:place]}<{prefix(text)}dxfs count="0"/>{text[place:]}'
    numbers: dict[Severity, int] = {}
    for severity, look in LOOKS.items():
        text, numbers[severity] = with_entry(text, "dxfs", _differential(look))
    package.put(part, text)
    return numbers


def styles_part(package: Package) -> str:
    """Return the part with the styles, made plain where the workbook has none."""
    for link in package.links(package.workbook):
        if link.kind == "styles":
            return link.target
    part = package.free_name("xl/styles{}.xml")
    plain_styles = (
        '<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill '
        'patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/>'
        '</borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="1"><xf xfId="0"/></cellXfs>'
    )
    package.add(part, f'<styleSheet xmlns="{package.main}">{plain_styles}</styleSheet>', _STYLES_TYPE)
    package.link(package.workbook, "styles", part)
    return part


def with_entry(styles: str, section: str, xml: str) -> tuple[str, int]:
    """Return the styles with one more entry in a section, and its number; an equal entry is used again.

    `xml` is written without the prefix that the part may have.
    """
    xml = re.sub(r"<(/?)(?=\w+[\s/>])", rf"<\1{prefix(styles)}", xml)
    element = next(element for element in children(styles) if element.name == section)
    entries = children(styles, element.inner) if element.inner < element.end else []
    for number, entry in enumerate(entries):
        if styles[entry.start : entry.end] == xml:
            return styles, number
    if element.inner == element.end:
        tag = styles[element.start : element.inner]
        name = tag[1:].split()[0].rstrip("/>")
        opened = f"{tag.rstrip('/> ')}>{xml}</{name}>"
        styles = styles[: element.start] + opened + styles[element.end :]
    else:
        styles = styles[: element.inner_end] + xml + styles[element.inner_end :]
    element = next(element for element in children(styles) if element.name == section)
    return with_attribute(styles, element, "count", str(len(entries) + 1)), len(entries)


def add_marks(sheet: SheetText, areas: Mapping[str, Severity], styles: Mapping[Severity, int]) -> None:
    """Colour the areas of a sheet by severity; formats of the sender keep their order behind ours."""
    if not areas:
        return
    _shift_priorities(sheet, len(GRAVITY))
    name = prefix(sheet.head)
    xml = []
    for rank, severity in enumerate(GRAVITY, start=1):
        mine = runs(area for area, given in areas.items() if given == severity)
        for first in range(0, len(mine), _AREAS_IN_ONE):
            rule = (
                f'<{name}cfRule type="expression" dxfId="{styles[severity]}" priority="{rank}">'
                f'<{name}formula>LEN("{_MARK}{severity}")&gt;0</{name}formula></{name}cfRule>'
            )
            where = " ".join(mine[first : first + _AREAS_IN_ONE])
            xml.append(f'<{name}conditionalFormatting sqref="{where}">{rule}</{name}conditionalFormatting>')
    sheet.insert("conditionalFormatting", "".join(xml))


def remove_marks(sheet: SheetText) -> int:
    """Take our colours off a sheet, and return from how many formats."""
    removed = 0
    for element in reversed(_formats(sheet)):
        rules = children(sheet.tail, element.inner)
        ours = [rule for rule in rules if _severity(sheet.tail[rule.start : rule.end])]
        for rule in reversed([element] if len(ours) == len(rules) else ours):
            sheet.tail = sheet.tail[: rule.start] + sheet.tail[rule.end :]
        removed += len(ours)
    if removed and not any("priority" in sheet.tail[e.start : e.end] for e in _formats(sheet)):
        return removed
    _shift_priorities(sheet, -len(GRAVITY) if removed else 0)
    return removed


def marks(data: bytes) -> dict[tuple[str, str], Severity]:
    """Return the severity of every area that is coloured by us in a workbook, by sheet and area."""
    package = Package(data)
    found: dict[tuple[str, str], Severity] = {}
    for entry in package.sheets():
        sheet = SheetText.of(package.parts[entry.part])
        for element in _formats(sheet):
            severity = _severity(sheet.tail[element.start : element.end])
            if severity:
                areas = attributes(sheet.tail[element.start : element.inner])["sqref"].split()
                found.update({(entry.name, area): severity for area in areas})
    return found


def _formats(sheet: SheetText) -> list[Element]:
    return [element for element in sheet.after() if element.name == "conditionalFormatting"]


def _severity(xml: str) -> Severity | None:
    found = re.search(rf'"{_MARK}(\w+)"', unescape(xml))
    return next((severity for severity in GRAVITY if found and found[1] == severity), None)


def _shift_priorities(sheet: SheetText, by: int) -> None:
    for element in reversed(_formats(sheet) if by else []):
        inner = re.sub(
            r'(\spriority=")(\d+)"',
            lambda found: f'{found[1]}{max(1, int(found[2]) + by)}"',
            sheet.tail[element.start : element.end],
        )
        sheet.tail = sheet.tail[: element.start] + inner + sheet.tail[element.end :]


def _differential(look: Look) -> str:
    color = f'<color rgb="FF{look.line}"/>'
    sides = "".join(f'<{side} style="{look.style}">{color}</{side}>' for side in ("left", "right", "top", "bottom"))
    font = "<font><b/></font>" if look.bold else ""
    pattern = (
        f'<patternFill patternType="solid"><fgColor rgb="FF{look.fill}"/><bgColor rgb="FF{look.fill}"/></patternFill>'
    )
    return f"<dxf>{font}<fill>{pattern}</fill><border>{sides}</border></dxf>"
