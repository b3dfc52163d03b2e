"""What an OpenDocument cell says: the font that its style asks for, and its value as text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import IO

from .stored import shortest
from .xmlparts import parse

_NUMBERS = ("float", "percentage", "currency")
_TIME = re.compile(r"PT(\d+)H(\d+)M(\d+)(?:[.,]\d+)?S")


@dataclass
class Styles:
    """Fonts by name of face, fonts and parents by name of cell style, and the table styles that hide a sheet."""

    faces: dict[str, str] = field(default_factory=dict)
    fonts: dict[str, str] = field(default_factory=dict)
    parents: dict[str, str] = field(default_factory=dict)
    hidden: set[str] = field(default_factory=set)

    def font(self, style: str) -> str:
        """Return the font of a cell style: its own, else that of the nearest parent that has one."""
        seen: set[str] = set()
        while style and style not in seen:
            if style in self.fonts:
                return self.fonts[style]
            seen.add(style)
            style = self.parents.get(style, "")
        return self.fonts.get("", "")


def read_styles(stream: IO[bytes], styles: Styles) -> None:
    """Add the styles of one part to `styles`; the part content.xml comes last because its styles have parents."""
    style = None

    def start(name: str, attrs: dict[str, str]) -> None:
        nonlocal style
        if name == "style:font-face":
            styles.faces[attrs["style:name"]] = attrs.get("svg:font-family", attrs["style:name"]).strip("'\"")
        elif name in ("style:style", "style:default-style"):
            style = attrs.get("style:name", "") if attrs.get("style:family") in ("table-cell", "table") else None
            if style:
                styles.parents[style] = attrs.get("style:parent-style-name", "")
        elif name == "style:text-properties" and style is not None:
            face = attrs.get("style:font-name", "")
            font = styles.faces.get(face, face) or attrs.get("fo:font-family", "").strip("'\"")
            if font:
                styles.fonts[style] = font
        elif name == "style:table-properties" and style and attrs.get("table:display") == "false":
            styles.hidden.add(style)

    def end(name: str) -> None:
        nonlocal style
        if name in ("style:style", "style:default-style"):
            style = None

    parse(stream, start, end, prefixed=True)


def said(attrs: dict[str, str], shown: str, computed: bool) -> tuple[str, str, str]:
    """Return text, kind and what was done for a cell, from its attributes and the text that it shows.

    `computed` says that it has a text at all, if only an empty one: a formula without one was never computed.

    >>> said({"office:value-type": "float", "office:value": "5443"}, "05443", True)
    ('05443', 'number', 'zeros')
    >>> said({"office:value-type": "date", "office:date-value": "2023-07-05T00:00:00"}, "05/07/23", True)
    ('2023-07-05', 'date', '')
    """
    kind = attrs.get("office:value-type", "")
    if attrs.get("calcext:value-type") == "error":
        return shown, "error", "excel_error"
    if kind in _NUMBERS and "office:value" in attrs:
        return _number(float(attrs["office:value"]), shown)
    if kind == "date" and "office:date-value" in attrs:
        return _date(attrs["office:date-value"]), "date", ""
    if kind == "time" and "office:time-value" in attrs:
        return _time(attrs["office:time-value"])
    if kind == "boolean" and "office:boolean-value" in attrs:
        return attrs["office:boolean-value"].upper(), "boolean", ""
    if "table:formula" in attrs and not computed and kind != "string":
        return "", "error", "formula_without_value"
    return attrs.get("office:string-value", shown), "text", ""


def _number(value: float, shown: str) -> tuple[str, str, str]:
    if value in (0, 1) and shown in ("TRUE", "FALSE"):
        return shown, "boolean", ""
    plain = shortest(value)
    digits = re.sub(r"[ -]", "", shown)
    if digits != plain and digits.startswith("0") and digits.isdigit() and digits.lstrip("0") == plain.lstrip("0"):
        return shown, "number", "zeros"
    return plain, "number", ""


def _date(value: str) -> str:
    if "." in value:
        value = value.rstrip("0").rstrip(".")
    return value.removesuffix("T00:00:00")


def _time(value: str) -> tuple[str, str, str]:
    found = _TIME.fullmatch(value)
    if not found:
        return value, "text", ""
    hours, minutes, seconds = map(int, found.groups())
    if hours < 24:
        return f"{hours:02d}:{minutes:02d}:{seconds:02d}", "date", ""
    return shortest((hours * 3600 + minutes * 60 + seconds) / 86400), "number", ""
