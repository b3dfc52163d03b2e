"""The parts of an Excel workbook that its sheets lean on: list of sheets, number formats and fonts, shared texts."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from posixpath import basename, dirname, join, normpath
from typing import NamedTuple

from .xmlparts import attribute, parse

_DATE = "dd/mm/yyyy"
_BUILT_IN = {
    **dict.fromkeys([*range(14, 18), *range(27, 37), *range(50, 59)], _DATE),
    **dict.fromkeys(range(18, 22), "h:mm:ss"),
    22: f"{_DATE} h:mm",
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss",
}
"""What the numbered formats of Excel mean for reading; the others show plain numbers (ECMA-376 part 1, 18.8.30)."""


class Style(NamedTuple):
    """What a cell's style says about its value: number format and name of the font."""

    format: str
    font: str


@dataclass(frozen=True)
class Workbook:
    """Names of parts in the zip, and the sheets as (name, state, part or "" for a chart sheet)."""

    part: str
    sheets: list[tuple[str, str, str]]
    date_system: int
    strings: str
    styles: str


def read_workbook(archive: zipfile.ZipFile) -> Workbook:
    """Return the list of sheets and where everything stands in the zip."""
    top = _relations(archive, "")
    part = next((target for kind, target in top.values() if kind == "officeDocument"), "xl/workbook.xml")
    relations = _relations(archive, part)
    found: list[tuple[str, str, str]] = []
    date_system = 1900

    def start(name: str, attrs: dict[str, str]) -> None:
        nonlocal date_system
        if name == "sheet":
            kind, target = relations[attribute({k: v for k, v in attrs.items() if ":" in k}, "id")]
            state = "hidden" if attrs.get("state", "visible") != "visible" else "visible"
            found.append((attrs["name"], state, target if kind == "worksheet" else ""))
        elif name == "workbookPr" and attrs.get("date1904", "0") in ("1", "true", "on"):
            date_system = 1904

    _parse_part(archive, part, start)
    by_kind = dict(relations.values())
    return Workbook(part, found, date_system, by_kind.get("sharedStrings", ""), by_kind.get("styles", ""))


def _relations(archive: zipfile.ZipFile, part: str) -> dict[str, tuple[str, str]]:
    name = join(dirname(part), "_rels", basename(part) + ".rels")
    found = {}

    def start(tag: str, attrs: dict[str, str]) -> None:
        if tag == "Relationship" and attrs.get("TargetMode") != "External":
            kind = attrs["Type"].rpartition("/")[2]
            found[attrs["Id"]] = (kind, normpath(join("/", dirname(part), attrs["Target"])).lstrip("/"))

    _parse_part(archive, name, start)
    return found


def _parse_part(archive: zipfile.ZipFile, name: str, start: Callable[[str, dict[str, str]], None]) -> None:
    with archive.open(name) as stream:
        parse(stream, start, lambda _: None)


def read_styles(archive: zipfile.ZipFile, part: str) -> list[Style]:
    """Return the style of every number that a cell's `s` may have; a workbook without styles has one plain style."""
    formats: dict[int, str] = dict(_BUILT_IN)
    fonts: list[str] = []
    styles: list[Style] = []
    inside: list[str] = []

    def start(name: str, attrs: dict[str, str]) -> None:
        parent = inside[-1] if inside else ""
        inside.append(name)
        if name == "numFmt" and parent == "numFmts":
            formats[int(attrs["numFmtId"])] = attrs.get("formatCode", "")
        elif name == "font" and parent == "fonts":
            fonts.append("")
        elif name == "name" and parent == "font" and fonts:
            fonts[-1] = attrs.get("val", "")
        elif name == "xf" and parent == "cellXfs":
            font = int(attrs.get("fontId", 0))
            code = formats.get(int(attrs.get("numFmtId", 0)), "")
            styles.append(Style(code, fonts[font] if font < len(fonts) else ""))

    if part:
        with archive.open(part) as stream:
            parse(stream, start, lambda _: inside.pop())
    return styles or [Style("", "")]


def unescape(text: str) -> str:
    """Return a stored text with its `_x000D_` escapes as the characters that they stand for.

    >>> unescape("La Bằng_x000A_Đại Từ")
    'La Bằng\\nĐại Từ'
    """
    return re.sub(r"_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def read_strings(archive: zipfile.ZipFile, part: str) -> list[tuple[str, str]]:
    """Return the shared texts, each with the font that its first formatted run asks for ("" for the cell's own)."""
    if not part:
        return []
    strings: list[tuple[str, str]] = []
    parts: list[str] = []
    font = ""
    taking = phonetic = False

    def start(name: str, attrs: dict[str, str]) -> None:
        nonlocal font, taking, phonetic
        if name == "t":
            taking = not phonetic
        elif name == "si":
            parts.clear()
            font = ""
        elif name == "rPh":
            phonetic = True
        elif name == "rFont":
            font = font or attrs.get("val", "")

    def end(name: str) -> None:
        nonlocal taking, phonetic
        if name == "t":
            taking = False
        elif name == "si":
            strings.append((unescape("".join(parts)), font))
        elif name == "rPh":
            phonetic = False

    def text(data: str) -> None:
        if taking:
            parts.append(data)

    with archive.open(part) as stream:
        parse(stream, start, end, text)
    return strings
