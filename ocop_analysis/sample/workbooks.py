"""The clean twin: one orderly workbook for each district and year, one sheet a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..schema import SENT
from ..units import Units
from .page import Page, render, spots_by_cell
from .plain import plain_page
from .sending import parts
from .truth import Truth
from .writing import workbook_bytes


@dataclass(frozen=True)
class SampleFile:
    """One file of a twin: its name, who sends it for which year, and its bytes."""

    name: str
    unit: str
    year: int
    content: bytes


def clean_pages(truth: Truth, units: Units, with_spots: bool = False) -> Iterator[tuple[str, int, list[Page]]]:
    """Yield (district, year, pages) for every workbook that a district sends.

    The clean twin has no unreadable cells: their rows are left out or their cells are empty, as in the truth.
    """
    sent = parts(truth if with_spots else Truth(truth.tables))
    spots = spots_by_cell(truth.spots) if with_spots else {}
    for unit, year in sorted({(unit, year) for _, unit, year in sent}):
        rows = {table: sent[table, unit, year] for table in SENT if (table, unit, year) in sent}
        yield unit, year, [plain_page(table, frame, unit, year, units, spots) for table, frame in rows.items()]


def clean_files(truth: Truth, units: Units) -> Iterator[SampleFile]:
    """Yield the workbooks of the clean twin."""
    for unit, year, pages in clean_pages(truth, units):
        content = workbook_bytes([render(page)[0] for page in pages])
        yield SampleFile(f"{file_stem(unit, year, units)}.xlsx", unit, year, content)


def file_stem(unit: str, year: int, units: Units) -> str:
    """Return the name of a file without its ending: the district and the year."""
    return f"{units.get(unit).slug}-{year}"
