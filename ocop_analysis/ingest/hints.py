"""What titles, sheet names and the file name say about sender, year and kind of data; the caller decides."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from .columns import title_scores
from .found import Found
from .headings import Headings

_YEAR = re.compile(r"(?<!\d)(20[0-4]\d)(?!\d)")
_UNIT = re.compile(
    r"(?:huyện|thành phố|thị xã|UBND huyện|TP\.?|TX\.?|H\.)\s*((?:[A-ZĐÀ-Ỹ][\w]*\s*){1,4})", re.IGNORECASE
)


@dataclass(frozen=True)
class Hint:
    """One word that may say something: its value, the text that it stands in, and where; no address for a name."""

    value: str
    text: str
    sheet: str = ""
    address: str = ""


def submission_hints(
    found: Found, cells: pd.DataFrame, headings: Headings | None = None
) -> dict[str, tuple[Hint, ...]]:
    """Return "years", "districts" and "datasets" named in titles, sheet names and the file name, in that order.

    A district is the raw words after huyện, thành phố or thị xã; sheet names and the file name come whole, because
    offices write the bare name there. A dataset is a table's name.
    """
    known = headings or Headings.from_rows()
    places = list(_places(found, cells))
    years = [_hint(match[1], place) for place in places for match in _YEAR.finditer(place[0])]
    units = [_hint(match[1].strip(), place) for place in places for match in _UNIT.finditer(place[0])]
    units += [_hint(place[0], place) for place in places if not place[2]]
    datasets = [
        _hint(table, place)
        for place in places
        for table, _ in sorted(title_scores([place[0]], known.titles).items(), key=lambda item: -item[1])
    ]
    return {"years": tuple(years), "districts": tuple(units), "datasets": tuple(datasets)}


def _hint(value: str, place: tuple[str, str, str]) -> Hint:
    return Hint(value, *place)


def _places(found: Found, cells: pd.DataFrame) -> Iterator[tuple[str, str, str]]:
    """Yield text, sheet and address of each title cell, then of each sheet name, then of the file name."""
    yield from ((item.text, item.sheet, item.address) for item in found.loose if item.role == "title")
    yield from ((str(name), str(name), "") for name in cells["sheet"].unique())
    file = cells.attrs.get("file") or cells.attrs.get("file_info", {}).get("file", "")
    if file:
        stem = re.sub(r"\.[A-Za-z]{2,4}$", "", str(file))
        yield (re.sub(r"[_-]+", " ", stem), "", "")
