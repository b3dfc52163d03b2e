"""The dirty twin: the same facts as offices really send them, in files of many shapes, with every kind of mess."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ..schema import SENT, TABLES
from ..units import Units
from ..vietnamese import slug
from .draw import Draw
from .forms import COMBINED, PROVINCIAL, SEVERAL, WIDE_BUDGET, WIDE_CHANNELS
from .gaps import Spot
from .layouts import AFTER_VALUES, BEFORE_VALUES, legacy_sheet
from .mess import Mess, World
from .messes import VALUE_MESSES
from .page import Cell, Grid, Page, render, spots_by_cell
from .plain import Spots, plain_page
from .registers import (
    COMBINED_COLUMNS,
    add_refused,
    combined_page,
    provincial_page,
    several_page,
    wide_budget_page,
    wide_channels_page,
)
from .sending import Parts, parts
from .truth import Truth
from .workbooks import SampleFile, file_stem
from .writing import text_bytes, workbook_bytes

FROM_1904 = (("168", 2023), ("172", 2022))
LEGACY = {
    ("167", 2021): ("tcvn3", ("producers", "products", "activities")), ("170", 2021): ("vni", ("producers", "products", "activities")),
    ("171", 2021): ("viscii", ("producers", "activities")), ("173", 2021): ("tcvn3", ("material_areas", "sales_points")),
}  # fmt: skip
"""Sheets in an old encoding beside others in Unicode in the same file."""
SPLIT = (("171", 2022), ("164", 2024), ("169", 2025))
"""Districts that sent several files for a year: the registers apart from the rest."""
TEXTS = {
    ("165", 2021, "business_results"): ("utf-16", "\t"), ("165", 2024, "digital_features"): ("utf-16", ";"),
    ("172", 2023, "digital_features"): ("cp1258", ";"), ("173", 2025, "workforce"): ("utf-8", ";"),
    ("168", 2024, "product_certificates"): ("utf-8-sig", ","), ("164", 2021, "material_areas"): ("cp1258", "\t"),
}  # fmt: skip
"""Tables that came as text: encoding and delimiter."""
WRONG_TOTAL = ("171", 2023, "business_results", "revenue_mvnd", 100.0)
"""The one sum that is not the sum of its rows: by how much (million VND)."""
ALWAYS = {
    ("171", 2023, "business_results"): ("totals",),
    ("171", 2022, "workforce"): ("levels",),
    ("169", 2021, "producers"): ("gender_columns",),
}
NEVER = {
    ("171", 2023, "business_results"): ("units", "numbers"), ("172", 2023, "digital_features"): ("marks", "unicode", "legacy_cells"),
    ("164", 2021, "material_areas"): ("unicode", "legacy_cells"),
}  # fmt: skip
"""What the wrong sum would hide, and what Windows-1258 cannot hold."""
REGISTERS = ("producers", "products", "registrations", "evaluations", "certificates")


@dataclass(frozen=True)
class Expected:
    """A finding that a cleaning has to report at a cell of the dirty twin."""

    file: str
    sheet: str
    cell: str
    rule: str
    severity: str
    text: str


@dataclass
class DirtyTwin:
    """The files, what has to be found in them, and where each kind of mess occurs, as (mess, file, sheet)."""

    files: list[SampleFile] = field(default_factory=list)
    expected: list[Expected] = field(default_factory=list)
    happened: list[tuple[str, str, str]] = field(default_factory=list)


def dirty_twin(truth: Truth, units: Units, seed: int) -> DirtyTwin:
    """Return the dirty twin of a truth; the same seed gives the same bytes."""
    sent, spots, twin = parts(truth), spots_by_cell(truth.spots), DirtyTwin()
    for unit, year in sorted({(unit, year) for _, unit, year in sent}):
        world = World(units, (unit, year) in FROM_1904)
        pages = [_messed(page, world, seed) for page in _pages(sent, unit, year, units, spots)]
        for name, mine in _files(file_stem(unit, year, units), unit, year, pages):
            _add(twin, name, unit, year, mine, world)
    table, year = PROVINCIAL
    page = _messed(provincial_page(table, year, sent, units, spots), World(units), seed)
    _add(twin, f"tong-hop-diem-ban-{year}.xlsx", "", year, [page], World(units))
    return twin


def _pages(sent: Parts, unit: str, year: int, units: Units, spots: Spots) -> Iterator[Page]:
    """Yield the sheets of a district and year in the form in which it sends them."""
    here = (unit, year)
    own: Mapping[str, tuple[Sequence[tuple[str, int]], Callable[[Parts, str, int, Units], Page]]] = {
        "producers": (COMBINED, combined_page), "budget_lines": (WIDE_BUDGET, wide_budget_page),
        "sales_channels": (WIDE_CHANNELS, wide_channels_page), "certificates": (SEVERAL, several_page),
    }  # fmt: skip
    for table in (table for table in SENT if (table, unit, year) in sent and (table, year) != PROVINCIAL):
        if table in own and here in own[table][0]:
            yield own[table][1](sent, unit, year, units)
        elif not (here in COMBINED and table in COMBINED_COLUMNS):
            page = plain_page(table, sent[table, unit, year], unit, year, units, spots)
            if table == "certificates" and add_refused(page, sent):
                page.happened.append("refused")
            yield page


def _messed(page: Page, world: World, seed: int) -> Page:
    """Return a page with the messes that its draw gives it."""
    place = (page.unit, page.year, page.table)
    for mess in (*BEFORE_VALUES, *VALUE_MESSES, *AFTER_VALUES):
        draw = Draw.of(seed, "mess", *place, mess.name)
        wanted = draw.chance(mess.share) or mess.name in ALWAYS.get(place, ())
        if wanted and mess.name not in NEVER.get(place, ()) and _allowed(mess, page) and mess.apply(page, world, draw):
            page.happened.append(mess.name)
    if place == WRONG_TOTAL[:3]:
        _spoil_total(page)
    encoding, tables = LEGACY.get((page.unit, page.year), ("", ()))
    if page.table in tables:
        legacy_sheet(page, encoding)
        page.happened.append(f"legacy_{encoding}")
    return page


def _allowed(mess: Mess, page: Page) -> bool:
    """Tell whether a mess fits the form of a page: registers keep their merged order, wide sheets their headings."""
    wide, register = bool({"wide_budget", "wide_channels"} & set(page.happened)), bool(page.merged)
    legacy = page.table in LEGACY.get((page.unit, page.year), ("", ()))[1]
    if mess.name in ("groups", "order"):
        return not wide and not register and "district_groups" not in page.happened
    if mess.name in ("unicode", "legacy_cells"):
        return not legacy
    if mess.name in ("units", "totals", "levels", "gender_columns"):
        return not wide and not register
    return True


def _spoil_total(page: Page) -> None:
    key = page.has(*WRONG_TOTAL[2:4])
    for line in page.lines:
        if line.kind == "total" and key is not None:
            wrong = float(line.true[key]) + WRONG_TOTAL[4]
            line.cells[key] = Cell(wrong)
            line.spots[key] = Spot(page.table, (), key.column, str(wrong), "dong_tong", "canh_bao")


def _files(stem: str, unit: str, year: int, pages: Sequence[Page]) -> Iterator[tuple[str, list[Page]]]:
    """Yield (file name, sheets) for what a district sends for a year."""
    rest = []
    for page in pages:
        if (unit, year, page.table) in TEXTS:
            yield f"{stem}-{slug(TABLES[page.table].title)}.csv", [page]
        else:
            rest.append(page)
    if (unit, year) not in SPLIT:
        yield f"{stem}.xlsx", rest
        return
    yield f"{stem}-so-dang-ky.xlsx", [page for page in rest if page.table in REGISTERS]
    yield f"{stem}-khac.xlsx", [page for page in rest if page.table not in REGISTERS]


def _add(twin: DirtyTwin, name: str, unit: str, year: int, pages: Sequence[Page], world: World) -> None:
    grids = []
    for page in pages:
        grid, found = render(page)
        grids.append(grid)
        twin.expected += [Expected(name, page.name, cell, s.rule, s.severity, s.text) for cell, s in found]
        twin.happened += [(mess, name, page.name) for mess in dict.fromkeys(page.happened)]
    if name.endswith(".csv"):
        encoding, delimiter = TEXTS[unit, year, pages[0].table]
        content = text_bytes(grids[0], encoding, delimiter)
        twin.happened.append((f"text_{encoding}", name, ""))
    else:
        content = workbook_bytes([*grids, *_spare_sheets(unit, year, twin, name)], world.from_1904)
        if world.from_1904:
            twin.happened.append(("from_1904", name, ""))
    twin.files.append(SampleFile(name, unit, year, content))


def _spare_sheets(unit: str, year: int, twin: DirtyTwin, name: str) -> Iterator[Grid]:
    """Yield the sheets that stay in a workbook by mistake: an empty "Sheet1", a hidden sheet with remarks."""
    if year % 2 and unit:
        twin.happened.append(("empty_sheet", name, "Sheet1"))
        yield Grid("Sheet1", {}, [])
    if unit in ("164", "168", "171"):
        twin.happened.append(("hidden_sheet", name, "Nháp"))
        words = ("Bản nháp, không gửi", "Hỏi lại xã về diện tích", "Gọi điện cho các chủ thể")
        yield Grid("Nháp", {(row, 1): Cell(text) for row, text in enumerate(words, 1)}, [], hidden=True)
