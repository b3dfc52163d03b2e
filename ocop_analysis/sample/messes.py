"""Every kind of mess in the values of a sheet, each a small function, listed as data with the case that it stands for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from ..ingest.legacy import encode
from ..schema import TABLES
from ..units import Units
from . import spellings
from .draw import Draw
from .page import Cell, Key, Line, Page
from .places import end_of


@dataclass(frozen=True)
class World:
    """What a mess may look at beside the sheet: units, and whether the workbook counts its days from 1904."""

    units: Units
    from_1904: bool = False


@dataclass(frozen=True)
class Mess:
    """One kind of mess. case: the row of data-model.md, section 3. share: how likely it is on a sheet that allows it.

    apply changes the page and returns whether there was anything to change.
    """

    name: str
    case: str
    share: float
    apply: Callable[[Page, World, Draw], bool]


def _cells(page: Page, kind: str = "", table: str = "", column: str = "") -> Iterator[tuple[Line, Key, Any]]:
    """Yield the readable known cells of columns of a kind, or of one column."""
    for key in page.columns:
        if key.table not in TABLES or key.means or (column and key[:2] != (table, column)):
            continue
        if kind and TABLES[key.table].columns[key.column].kind != kind:
            continue
        for line in page.records():
            if key in line.cells and line.true.get(key) is not None and key not in line.spots:
                yield line, key, line.true[key]


def _respelled(found: Iterator[tuple[Line, Key, Any]], spell: Callable[[Line, Any], Cell], draw: Draw, share: float = 0.7) -> bool:
    changed = False
    for line, key, value in found:
        if draw.chance(share):
            line.cells[key] = spell(line, value)
            changed = True
    return changed


def stars(page: Page, world: World, draw: Draw) -> bool:
    """Ranks in many spellings; "tiềm năng 5 sao" stands in the same cell, and its own column is gone."""
    rank, potential, event = (page.has("certificates", name) for name in ("stars", "potential_5", "event"))
    if rank is None or potential is None:
        return False
    page.drop(potential)

    def spell(line: Line, value: Any) -> Cell:
        return spellings.stars(value, bool(line.true.get(potential)), line.true.get(event) if event else None, draw)

    return _respelled(_cells(page, table="certificates", column="stars"), spell, draw, 1.0)


def result_stars(page: Page, world: World, draw: Draw) -> bool:
    found = ((line, key, value) for line, key, value in _cells(page, table="evaluations", column="result_stars") if value >= 3)
    return _respelled(found, lambda line, value: spellings.stars(value, False, None, draw), draw)


def dates(page: Page, world: World, draw: Draw) -> bool:
    done = _respelled(_cells(page, "date"), lambda line, value: spellings.day(value, draw, world.from_1904), draw)
    return _respelled(_cells(page, "span"), lambda line, value: spellings.span(*value, draw, world.from_1904), draw) or done


def decisions(page: Page, world: World, draw: Draw) -> bool:
    """Decision numbers in many spellings; where the day is known it stands in the same cell, on some sheets only there."""
    decided = page.has("certificates", "decided")
    if decided is None:
        return False
    inside = all(line.true[decided][0] == line.true[decided][1] for line in page.records() if line.true.get(decided))

    def spell(line: Line, value: Any) -> Cell:
        return spellings.decision(value, line.true[decided][0] if inside else None, draw)

    if not _respelled(_cells(page, table="certificates", column="decision_no"), spell, draw, 1.0):
        return False
    if inside:
        page.drop(decided)
    return True


def numbers(page: Page, world: World, draw: Draw) -> bool:
    done = False
    for kind in ("integer", "number"):
        for line, key, value in _cells(page, kind):
            if key.column not in ("year", "stars", "result_stars") and draw.chance(0.6):
                line.cells[key] = spellings.amount(value, TABLES[key.table].columns[key.column].unit, draw)
                done = True
    return done


def marks(page: Page, world: World, draw: Draw) -> bool:
    return _respelled(_cells(page, "yes_no"), lambda line, value: spellings.yes_no(value, draw), draw, 0.9)


MONEY = {"đồng": Decimal(10) ** 6, "nghìn đồng": Decimal(1000), "tỷ đồng": Decimal("0.001")}


def units(page: Page, world: World, draw: Draw) -> bool:
    """Money of a sheet in another unit: it stands in the headings, or once in the title and in no heading."""
    keys = [key for key in page.columns if key.table in TABLES and TABLES[key.table].columns[key.column].unit == "triệu đồng"]
    if not keys or any(key in line.spots for line in page.records() for key in keys):
        return False
    unit, in_title = draw.pick(tuple(MONEY)), draw.chance(0.4)
    for line in page.lines:
        for key in (key for key in keys if line.true.get(key) is not None):
            exact = Decimal(str(line.true[key])) * MONEY[unit]
            line.cells[key] = Cell(int(exact) if exact == int(exact) else float(exact))
    for key in keys:
        words = TABLES[key.table].columns[key.column].label
        page.heads[key] = (words if in_title else f"{words} ({unit})",)
    if in_title:
        page.titles.append(f"ĐVT: {unit}")
    return True


def names(page: Page, world: World, draw: Draw) -> bool:
    return _respelled(_cells(page, table="producers", column="name"), lambda line, value: spellings.producer_name(value, draw), draw)


def types(page: Page, world: World, draw: Draw) -> bool:
    return _respelled(_cells(page, table="producers", column="producer_type"), lambda line, value: spellings.producer_type(value, draw), draw)


def places(page: Page, world: World, draw: Draw) -> bool:
    day, old = end_of(page.year), page.year < 2025

    def spell(line: Line, value: Any) -> Cell:
        return spellings.place(world.units.get(value, day), world.units.district_of(value, day) if old else None, draw)

    return _respelled(_cells(page, "commune"), spell, draw)


def labels(page: Page, world: World, draw: Draw) -> bool:
    """Labels of codes in capitals, without accents, or with the tone on the other vowel ("Hoá" for "Hóa")."""
    done = False
    for line, key, _ in _cells(page, "code"):
        if key.column != "producer_type" and draw.chance(0.5):
            line.cells[key] = spellings.label(str(line.cells[key].value), draw)
            done = True
    for key in page.columns:
        page.heads[key] = tuple(spellings.moved_tone(words) for words in page.heads[key])
    return done


def persons(page: Page, world: World, draw: Draw) -> bool:
    done = _respelled(_cells(page, table="producers", column="head_gender"), lambda line, value: spellings.gender(value, draw), draw)
    found = _cells(page, table="producers", column="head_ethnicity")
    return _respelled(found, lambda line, value: spellings.ethnicity(value, draw), draw) or done


def gender_columns(page: Page, world: World, draw: Draw) -> bool:
    """Sex as an x under "Nam" or "Nữ" instead of a word."""
    key = page.has("producers", "head_gender")
    if key is None or any(key in line.spots for line in page.records()):
        return False
    at = page.columns.index(key)
    two = {code: Key("producers", "head_gender", code) for code in ("nam", "nu")}
    page.columns[at : at + 1] = list(two.values())
    page.heads |= {two["nam"]: ("Nam",), two["nu"]: ("Nữ",)}
    for line in page.records():
        value = line.true.get(key)
        line.cells |= {two[value]: Cell(draw.pick(("x", "X")))} if value else {}
    return True


def phones(page: Page, world: World, draw: Draw) -> bool:
    return _respelled(_cells(page, table="producers", column="phone"), lambda line, value: spellings.phone(value, draw), draw)


def unicode(page: Page, world: World, draw: Draw) -> bool:
    """Letters taken apart (NFD), odd spaces and a foreign Đ, here and there in one column."""
    return _retyped(page, draw, 0.25, lambda text: spellings.untidy(text, draw))


def legacy_cells(page: Page, world: World, draw: Draw) -> bool:
    """Some cells in an encoding of the time before Unicode, among others that are right."""
    if page.font:
        return False
    encoding = draw.pick(tuple(FONTS))
    return _retyped(page, draw, 0.2, lambda text: encode(text, encoding) if long_enough(text) else text, FONTS[encoding])


FONTS = {"tcvn3": ".VnTime", "vni": "VNI-Times", "viscii": ""}


def long_enough(text: str) -> bool:
    """Tell whether a text can be told from another in an old encoding: several words, no capitals with a tone."""
    return len(text.split()) >= 3 and not has_toned_capital(text)


def has_toned_capital(text: str) -> bool:
    """Tell whether a text has a capital that TCVN3 writes with the small letter.

    >>> has_toned_capital("Ủy ban"), has_toned_capital("Đại Từ")
    (True, False)
    """
    return any(char.isupper() and not char.isascii() and char not in "ĂÂÊÔƠƯĐ" for char in text)


def _retyped(page: Page, draw: Draw, share: float, change: Callable[[str], str], font: str = "") -> bool:
    """Change the letters of some texts: names, titles and addresses, whose value is the text itself."""
    done = False
    for line, key, value in _cells(page, "text"):
        cell = line.cells[key]
        if TABLES[key.table].columns[key.column].refers or key.column in NOT_WORDS or not isinstance(cell.value, str):
            continue
        if cell.value == value and not value.isascii() and draw.chance(share) and (text := change(cell.value)) != cell.value:
            line.cells[key] = Cell(text, font)
            done = True
    return done


NOT_WORDS = {"tax_code", "registration_no", "phone", "email", "website", "decision_no", "number", "national_code", "set_code"}

VALUE_MESSES: tuple[Mess, ...] = (
    Mess("stars", "Stars", 0.8, stars),
    Mess("result_stars", "Stars", 0.4, result_stars),
    Mess("decisions", "Decision numbers", 0.6, decisions),
    Mess("dates", "Dates", 0.35, dates),
    Mess("numbers", "Numbers", 0.35, numbers),
    Mess("marks", "Yes marks", 0.5, marks),
    Mess("names", "Entity names", 0.4, names),
    Mess("types", "Entity names", 0.4, types),
    Mess("places", "Places", 0.4, places),
    Mess("labels", "Accent placement", 0.2, labels),
    Mess("persons", "Sex and ethnicity", 0.4, persons),
    Mess("gender_columns", "Sex and ethnicity", 0.15, gender_columns),
    Mess("phones", "Phone", 0.4, phones),
    Mess("unicode", "Unicode", 0.25, unicode),
    Mess("legacy_cells", "Legacy encodings", 0.12, legacy_cells),
    Mess("units", "Units in headers", 0.3, units),
)
"""Messes of values, in the order in which they are made; `layouts` lists those of whole sheets."""
