"""A sheet as text: its rows stay as they were sent; only what stands around them is edited."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .xmltext import Element, attributes, children

_AFTER = [
    *("conditionalFormatting", "dataValidations", "hyperlinks", "printOptions", "pageMargins", "pageSetup"),
    *("headerFooter", "rowBreaks", "colBreaks", "customProperties", "cellWatches", "ignoredErrors", "smartTags"),
    *("drawing", "legacyDrawing", "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls"),
    *("webPublishItems", "tableParts", "extLst"),
]
"""What may follow the merged cells, in the order of ISO/IEC 29500-1, 18.3.1.99."""
_ROW = re.compile(rb"<(?:\w+:)?row\s[^>]*?>")
_CELL = re.compile(r"([A-Z]{1,3})(\d{1,7})")


@dataclass
class SheetText:
    """The text before the rows, the rows as bytes, the text after them."""

    head: str
    rows: bytes
    tail: str

    @classmethod
    def of(cls, data: bytes) -> SheetText:
        """Split the part of a sheet; a sheet without rows (a chart) has all in its head."""
        if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
            data = data.decode("utf-16").replace("UTF-16", "UTF-8", 1).encode()
        opened = re.search(rb"<(?:\w+:)?sheetData\b[^>]*>", data)
        if opened is None:
            return cls(data.decode("utf-8-sig"), b"", "")
        end = opened.end() if opened.group().endswith(b"/>") else data.index(b">", data.rindex(b"sheetData")) + 1
        return cls(data[: opened.start()].decode("utf-8-sig"), data[opened.start() : end], data[end:].decode("utf-8"))

    def data(self) -> bytes:
        return self.head.encode() + self.rows + self.tail.encode()

    def after(self) -> list[Element]:
        """Return the elements that follow the rows."""
        return children(self.tail, 0)

    def insert(self, name: str, xml: str) -> None:
        """Put an element named `name` in its place after the rows, before others of its name."""
        later = _AFTER[_AFTER.index(name) :]
        place = next((element.start for element in self.after() if element.name in later), self.tail.rindex("</"))
        self.tail = self.tail[:place] + xml + self.tail[place:]

    def deselect(self) -> None:
        """Make the sheet not selected; several selected sheets would all be edited at once."""
        self.head = re.sub(r'\s+tabSelected\s*=\s*["\'](?:1|true)["\']', "", self.head)

    def merges(self) -> dict[str, str]:
        """Return the merged range of every cell at the corner of one, by the cell's address."""
        found = {}
        for element in self.after():
            if element.name == "mergeCells":
                for merge in children(self.tail, element.inner):
                    area = attributes(self.tail[merge.start : merge.inner])["ref"]
                    found[area.split(":")[0]] = area
        return found

    def widths(self) -> dict[int, int]:
        """Return the widths of columns in pixels, 0 the width of all others."""
        default = re.search(r'defaultColWidth="([\d.]+)"', self.head)
        found = {0: _pixels(float(default[1])) if default else 64}
        for tag in re.findall(r"<(?:\w+:)?col\s[^>]*>", self.head):
            values = attributes(tag)
            width = 0 if values.get("hidden") in ("1", "true") else _pixels(float(values.get("width", "8.43")))
            for col in range(int(values["min"]), min(int(values["max"]), int(values["min"]) + 500) + 1):
                found[col] = width
        return found

    def heights(self) -> dict[int, int]:
        """Return the heights of rows in pixels, 0 the height of all others."""
        default = re.search(r'defaultRowHeight="([\d.]+)"', self.head)
        found = {0: max(1, round(float(default[1]) * 4 / 3)) if default else 20}
        for tag in _ROW.findall(self.rows):
            if b" ht=" in tag or b" hidden=" in tag:
                values = attributes(tag.decode())
                hidden = values.get("hidden") in ("1", "true")
                if "r" in values:
                    found[int(values["r"])] = 0 if hidden else round(float(values.get("ht", 15)) * 4 / 3)
        return found


class Corners:
    """Which merged range a cell lies in, for many cells of one sheet."""

    def __init__(self, merges: Mapping[str, str]) -> None:
        self._areas: list[tuple[tuple[int, int, int, int], str]] = [(_bounds(area), area) for area in merges.values()]
        self._by_row: dict[int, list[int]] = {}
        self._tall = [n for n, (bounds, _) in enumerate(self._areas) if bounds[2] - bounds[0] > 200]
        for index, ((top, _, bottom, _), _) in enumerate(self._areas):
            for row in range(top, bottom + 1) if bottom - top <= 200 else ():
                self._by_row.setdefault(row, []).append(index)

    def area(self, cell: str) -> str:
        """Return the merged range that holds a cell, or the cell itself.

        >>> corners = Corners({"B2": "B2:C4"})
        >>> corners.area("C3"), corners.area("D3")
        ('B2:C4', 'D3')
        """
        row, col = position(cell)
        for index in [*self._by_row.get(row, []), *self._tall]:
            (top, left, bottom, right), area = self._areas[index]
            if top <= row <= bottom and left <= col <= right:
                return str(area)
        return cell


def position(cell: str) -> tuple[int, int]:
    """Return row and column of an address, 1-based.

    >>> position("F12"), position("$AA$3")
    ((12, 6), (3, 27))
    """
    found = _CELL.fullmatch(cell.replace("$", "").upper())
    if found is None:
        raise ValueError(f"no address of a cell: {cell!r}")
    col = 0
    for letter in found[1]:
        col = col * 26 + ord(letter) - 64
    return int(found[2]), col


def runs(areas: Iterable[str]) -> list[str]:
    """Return areas, with single cells that stand under one another put together.

    >>> runs(["F3", "A1:B2", "F1", "F2", "G9"])
    ['A1:B2', 'F1:F3', 'G9']
    """
    areas = list(dict.fromkeys(areas))
    single = sorted((cell for cell in areas if ":" not in cell), key=lambda cell: position(cell)[::-1])
    joined: list[list[str]] = []
    for cell in single:
        row, col = position(cell)
        if joined and position(joined[-1][-1]) == (row - 1, col):
            joined[-1].append(cell)
        else:
            joined.append([cell])
    return [area for area in areas if ":" in area] + [
        run[0] if len(run) == 1 else f"{run[0]}:{run[-1]}" for run in joined
    ]


def _bounds(area: str) -> tuple[int, int, int, int]:
    first, _, last = area.partition(":")
    (top, left), (bottom, right) = position(first), position(last or first)
    return top, left, bottom, right


def _pixels(width: float) -> int:
    return int(width * 7 + 5)
