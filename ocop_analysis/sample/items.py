"""The made-up products: which producer makes them, when they are first recognised, and their rows by year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ..units import Units
from .draw import Draw
from .forms import NO_CHANGES
from .inputs import DISTRICT_SHARES, FOUR_STARS, NEW_BY_YEAR
from .makers import Maker, make_maker
from .places import places
from .trades import DISTRICT_TRADES

LARGEST = 7
"""The most products that one producer has."""


@dataclass(frozen=True)
class Item:
    """One product: its producer, its name, the year of its first recognition and the stars that it starts with.

    failed: the year before, in which a council had turned it down; predecessor: the product that it was before.
    """

    id: str
    maker: Maker
    name: str
    first: int
    stars: int
    failed: int | None = None
    village: str | None = None
    is_set: bool = False

    def name_in(self, year: int) -> str:
        """Return the name as a register of that year has it: some add the package in one year."""
        packed = self.maker.place.district not in NO_CHANGES and int(self.id[-3:]) % 9 == year % 9
        return f"{self.name} (hộp 100g)" if packed else self.name

    @property
    def since(self) -> int:
        """The first year in which a register holds the product."""
        return self.failed or self.first


def make_items(seed: int, years: Sequence[int], units: Units) -> list[Item]:
    """Return all products, so many new ones a year as `NEW_BY_YEAR` says, spread over the districts by their shares."""
    draw = Draw.of(seed, "items")
    at = {district: places(district, years, units) for district in DISTRICT_SHARES}
    makers: dict[str, list[Maker]] = {district: [] for district in DISTRICT_SHARES}
    named: dict[str, set[str]] = {}
    items: list[Item] = []
    for year, count in NEW_BY_YEAR.items():
        stars = [4] * FOUR_STARS[year] + [3] * (count - FOUR_STARS[year])
        order = [stars[int(number)] for number in draw.rng.permutation(count)]
        where = [district for district, number in apportion(count, DISTRICT_SHARES).items() for _ in range(number)]
        for district, star in zip(where, order, strict=True):
            maker = _maker_for(district, year, makers, named, at[district], seed, draw)
            items.append(
                _item(maker, year, star, sum(i.maker.place.district == district for i in items) + 1, named, draw)
            )
    return items


def apportion(total: int, shares: dict[str, float]) -> dict[str, int]:
    """Return whole parts of `total` by largest remainders.

    >>> apportion(10, {"a": 0.5, "b": 0.25, "c": 0.25})
    {'a': 5, 'b': 3, 'c': 2}
    """
    exact = {name: total * share / sum(shares.values()) for name, share in shares.items()}
    parts = {name: int(value) for name, value in exact.items()}
    for name in sorted(exact, key=lambda name: (parts[name] - exact[name], name))[: total - sum(parts.values())]:
        parts[name] += 1
    return parts


def _maker_for(
    district: str,
    year: int,
    makers: dict[str, list[Maker]],
    named: dict[str, set[str]],
    at: list[Any],
    seed: int,
    draw: Draw,
) -> Maker:
    """Return a producer of the district that has room for one more product, or a new one."""
    free = [
        m for m in makers[district] if len(named[m.id]) < min(LARGEST, len(m.trade.kinds)) and m.active_in(year + 1)
    ]
    free = [m for m in free if m.active_in(year)]
    if free and not draw.chance(0.5 if year <= 2021 else 0.24):
        return draw.pick(free)
    number = sum(len(some) for some in makers.values()) + 1
    trade = draw.weighted(DISTRICT_TRADES[district])
    maker = make_maker(number, len(makers[district]) + 1, district, year, trade, at, seed)
    makers[district].append(maker)
    named[maker.id] = set()
    return maker


def _item(maker: Maker, year: int, stars: int, order: int, named: dict[str, set[str]], draw: Draw) -> Item:
    kind = draw.pick([kind for kind in maker.trade.kinds if kind not in named[maker.id]])
    named[maker.id].add(kind)
    failed = year - 1 if year > 2021 and draw.chance(0.1) and maker.joined < year else None
    village = (
        f"LN{maker.place.district}-1"
        if maker.trade_name in ("che", "banh", "mien", "dan") and draw.chance(0.25)
        else None
    )
    name = f"{kind} {maker.brand}"
    is_set = draw.chance(0.04)
    return Item(
        f"SP{maker.place.district}-{order:03d}",
        maker,
        f"Bộ {name}" if is_set else name,
        year,
        stars,
        failed,
        village,
        is_set,
    )


def product_row(item: Item, year: int, supported: bool, sold: bool) -> dict[str, Any]:
    """Return the row of a product in a year."""
    maker = item.maker
    return {
        "product_id": item.id, "year": year, "national_code": f"MH-{item.id[2:]}", "name": item.name_in(year),
        "producer_id": maker.id, "product_group": maker.trade.group, "set_code": maker.trade.set_code,
        "commune_code": maker.place.code(year), "is_set": item.is_set, "craft_village_id": item.village,
        "predecessor_product_id": None, "has_support_activity": supported, "is_sold": sold,
        "district_code": maker.place.district,
    }  # fmt: skip
