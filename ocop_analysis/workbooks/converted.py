"""A sent file of another kind (.xls, .ods, .csv) as .xlsx: the same sheets, addresses and merged cells, ready to be marked."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from .package import packed
from .xmltext import escaped, quoted

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TEXT, _QUOTED, _DAY, _MOMENT, _TIME = 1, 2, 3, 4, 5
_ERRORS = ("#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A")
_DAY_ZERO = dt.datetime(1899, 12, 30)


def workbook_from_cells(cells: pd.DataFrame, info: Mapping[str, Any]) -> bytes:
    """Return an .xlsx with the cells of `ingest.read_cells` where they stood; `info` is its `attrs["file_info"]`.

    Dates are dates, numbers numbers, codes with leading zeros and all else text; a text that looks like a formula stays text.
    Colours and fonts of the sent file are not kept.
    """
    names = names_in_workbook(info)
    frames = dict(list(cells.groupby("sheet", sort=False)))
    parts = {
        "[Content_Types].xml": _content_types(len(names)),
        "_rels/.rels": _links([("officeDocument", "xl/workbook.xml")]),
    }
    parts["xl/workbook.xml"] = _workbook([(names[sheet[0]], sheet[1]) for sheet in info["sheets"]])
    targets = [("worksheet", f"worksheets/sheet{number}.xml") for number in range(1, len(names) + 1)]
    parts["xl/_rels/workbook.xml.rels"] = _links([*targets, ("styles", "styles.xml")])
    parts["xl/styles.xml"] = _STYLES
    for number, sheet in enumerate(info["sheets"], start=1):
        parts[f"xl/worksheets/sheet{number}.xml"] = _sheet(frames.get(sheet[0], cells.iloc[:0]))
    return packed({name: text.encode() for name, text in parts.items()})


def names_in_workbook(info: Mapping[str, Any]) -> dict[str, str]:
    """Return how .xlsx calls each sheet: at most 31 characters, none of []:*?/\\, no two alike.

    >>> names_in_workbook({"sheets": [("Năm 2023/2024", "visible"), ("năm 2023-2024", "visible")]})
    {'Năm 2023/2024': 'Năm 2023-2024', 'năm 2023-2024': 'năm 2023-2024 (2)'}
    """
    found: dict[str, str] = {}
    for sheet in info["sheets"]:
        name = re.sub(r"[\[\]:*?/\\]", "-", sheet[0]).strip("'")[:31] or "Trang"
        taken = {other.casefold() for other in found.values()}
        tries = [name, *(f"{name[:26]} ({number})" for number in range(2, len(taken) + 3))]
        found[sheet[0]] = next(name for name in tries if name.casefold() not in taken)
    return found


def _sheet(cells: pd.DataFrame) -> str:
    rows: dict[int, list[str]] = {}
    widths: dict[int, int] = {}
    columns = (cells[name] for name in ("address", "row", "col", "raw", "text", "kind", "done", "merged"))
    for address, row, col, raw, text, kind, done, merged in zip(*columns):
        rows.setdefault(row, []).append(f'<c r="{address}"{_content(raw, text, kind, done)}</c>')
        if not merged:
            widths[col] = max(widths.get(col, 0), min(45, len(text)))
    data = "".join(f'<row r="{row}">{"".join(found)}</row>' for row, found in sorted(rows.items()))
    cols = "".join(
        f'<col min="{col}" max="{col}" width="{max(9, width + 2)}" customWidth="1"/>'
        for col, width in sorted(widths.items())
    )
    areas = [area for area in cells["merged"] if area]
    merges = "".join(f'<mergeCell ref="{area}"/>' for area in areas)
    return (
        f'{_HEAD}<worksheet xmlns="{_MAIN}">{f"<cols>{cols}</cols>" if cols else ""}<sheetData>{data}</sheetData>'
        + (f'<mergeCells count="{len(areas)}">{merges}</mergeCells>' if areas else "")
        + "</worksheet>"
    )


def _content(raw: str, text: str, kind: str, done: str) -> str:
    if kind == "number" and "zeros" not in done and len(raw.strip("-").replace(".", "")) <= 15:
        return f"><v>{raw}</v>"
    if kind == "boolean" and raw.casefold() in ("true", "false", "1", "0"):
        return f' t="b"><v>{int(raw.casefold() in ("true", "1"))}</v>'
    if kind == "error" and raw in _ERRORS:
        return f' t="e"><v>{raw}</v>'
    serial = _serial(raw) if kind == "date" else None
    if serial is not None:
        style = _TIME if serial < 1 else _DAY if serial.is_integer() else _MOMENT
        return f' s="{style}"><v>{serial!r}</v>'
    said = text or raw
    style = _QUOTED if said[:1] in ("=", "+", "-", "@") else _TEXT
    return f' s="{style}" t="inlineStr"><is><t xml:space="preserve">{escaped(said)}</t></is>'


def _serial(iso: str) -> float | None:
    """Return the number under which a spreadsheet keeps a moment, None before March 1900, where spreadsheets disagree."""
    moment = dt.datetime.fromisoformat(iso if "-" in iso else f"1899-12-30T{iso}")
    days = (moment - _DAY_ZERO) / dt.timedelta(days=1)
    return days if days >= 61 or "-" not in iso else None


def _content_types(sheets: int) -> str:
    kinds = [("/xl/workbook.xml", f"{_TYPE}.sheet.main+xml"), ("/xl/styles.xml", f"{_TYPE}.styles+xml")]
    kinds += [(f"/xl/worksheets/sheet{number}.xml", f"{_TYPE}.worksheet+xml") for number in range(1, sheets + 1)]
    declared = "".join(f'<Override PartName="{part}" ContentType="{kind}"/>' for part, kind in kinds)
    xml = '<Default Extension="xml" ContentType="application/xml"/>'
    links = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    return f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">{links}{xml}{declared}</Types>'


def _links(targets: Iterable[tuple[str, str]]) -> str:
    entries = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{entries}</Relationships>'


def _workbook(sheets: Sequence[tuple[str, str]]) -> str:
    entries = "".join(
        f'<sheet name={quoted(name)} sheetId="{number}"{"" if state == "visible" else " state=" + quoted("hidden")} '
        f'r:id="rId{number}"/>'
        for number, (name, state) in enumerate(sheets, start=1)
    )
    return f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{entries}</sheets></workbook>'


def _xf(number_format: int, more: str = "") -> str:
    return f'<xf numFmtId="{number_format}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" {more}/>'


_STYLES = (
    f'{_HEAD}<styleSheet xmlns="{_MAIN}"><numFmts count="3"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/>'
    '<numFmt numFmtId="165" formatCode="dd/mm/yyyy hh:mm"/><numFmt numFmtId="166" formatCode="hh:mm:ss"/></numFmts>'
    '<fonts count="1"><font><sz val="11"/><name val="Arial"/><family val="2"/></font></fonts><fills count="2"><fill>'
    '<patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1">'
    '<border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" '
    f'fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="6">{_xf(0)}{_xf(49)}'
    + _xf(49, 'quotePrefix="1"')
    + f'{_xf(164)}{_xf(165)}{_xf(166)}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/>'
    "</cellStyles></styleSheet>"
)
