"""Every kind of mess in the values of a sheet, each a small function, listed as data with the case that it stands for."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ..schema import TABLES
from . import spellings
from .draw import Draw
from .letters import legacy_cells, unicode
from .mess import Mess, World, known_cells, respelled
from .page import Cell, Key, Line, Page
from .places import end_of


def stars(page: Page, world: World, draw: Draw) -> bool:
    """Ranks in many spellings; "tiềm năng 5 sao" stands in the same cell, and its own column is gone."""
    rank, potential, event = (page.has("certificates", name) for name in ("stars", "potential_5", "event"))
    if rank is None or potential is None:
        return False
    page.drop(potential)

    def spell(line: Line, value: Any) -> Cell:
        return spellings.stars(value, bool(line.true.get(potential)), line.true.get(event) if event else None, draw)

    return respelled(known_cells(page, table="certificates", column="stars"), spell, draw, 1.0)


def result_stars(page: Page, world: World, draw: Draw) -> bool:
    found = (
        (line, key, value)
        for line, key, value in known_cells(page, table="evaluations", column="result_stars")
        if value >= 3
    )
    return respelled(found, lambda line, value: spellings.stars(value, False, None, draw), draw)


def dates(page: Page, world: World, draw: Draw) -> bool:
    done = respelled(known_cells(page, "date"), lambda line, value: spellings.day(value, draw, world.from_1904), draw)
    return (
        respelled(
            known_cells(page, "span"),
            lambda line, value: spellings.span(value[0], value[1], draw, world.from_1904),
            draw,
        )
        or done
    )


def decisions(page: Page, world: World, draw: Draw) -> bool:
    """Decision numbers in many spellings; where the day is known it stands in the same cell, on some sheets only there."""
    decided = page.has("certificates", "decided")
    if decided is None:
        return False
    inside = all(line.true[decided][0] == line.true[decided][1] for line in page.records() if line.true.get(decided))

    def spell(line: Line, value: Any) -> Cell:
        return spellings.decision(value, line.true[decided][0] if inside else None, draw)

    if not respelled(known_cells(page, table="certificates", column="decision_no"), spell, draw, 1.0):
        return False
    if inside:
        page.drop(decided)
    return True


def numbers(page: Page, world: World, draw: Draw) -> bool:
    done = False
    for kind in ("integer", "number"):
        for line, key, value in known_cells(page, kind):
            if key.column not in ("year", "stars", "result_stars") and draw.chance(0.6):
                line.cells[key] = spellings.amount(value, TABLES[key.table].columns[key.column].unit, draw)
                done = True
    return done


def marks(page: Page, world: World, draw: Draw) -> bool:
    return respelled(known_cells(page, "yes_no"), lambda line, value: spellings.yes_no(value, draw), draw, 0.9)


MONEY = {"đồng": Decimal(10) ** 6, "nghìn đồng": Decimal(1000), "tỷ đồng": Decimal("0.001")}


def units(page: Page, world: World, draw: Draw) -> bool:
    """Money of a sheet in another unit: it stands in the headings, or once in the title and in no heading."""
    keys = [
        key
        for key in page.columns
        if key.table in TABLES and TABLES[key.table].columns[key.column].unit == "triệu đồng"
    ]
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
    return respelled(
        known_cells(page, table="producers", column="name"),
        lambda line, value: spellings.producer_name(value, draw),
        draw,
    )


def types(page: Page, world: World, draw: Draw) -> bool:
    return respelled(
        known_cells(page, table="producers", column="producer_type"),
        lambda line, value: spellings.producer_type(value, draw),
        draw,
    )


def places(page: Page, world: World, draw: Draw) -> bool:
    day, old = end_of(page.year), page.year < 2025

    def spell(line: Line, value: Any) -> Cell:
        unit = world.units.get(value, day)
        if not old:
            return spellings.place(unit, None, draw)
        district = world.units.district_of(value, day)
        same = [one for one in world.units.communes(day, within=district.code) if one.short_name == unit.short_name]
        return spellings.place(unit, district, draw, alone=len(same) == 1)

    return respelled(known_cells(page, "commune"), spell, draw)


def labels(page: Page, world: World, draw: Draw) -> bool:
    """Labels of codes in capitals, without accents, or with the tone on the other vowel ("Hoá" for "Hóa")."""
    done = False
    for line, key, _ in known_cells(page, "code"):
        if key.column != "producer_type" and draw.chance(0.5):
            line.cells[key] = spellings.label(str(line.cells[key].value), draw)
            done = True
    for key in page.columns:
        page.heads[key] = tuple(spellings.moved_tone(words) for words in page.heads[key])
    return done


def persons(page: Page, world: World, draw: Draw) -> bool:
    done = respelled(
        known_cells(page, table="producers", column="head_gender"),
        lambda line, value: spellings.gender(value, draw),
        draw,
    )
    found = known_cells(page, table="producers", column="head_ethnicity")
    return respelled(found, lambda line, value: spellings.ethnicity(value, draw), draw) or done


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
    return respelled(
        known_cells(page, table="producers", column="phone"), lambda line, value: spellings.phone(value, draw), draw
    )


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
