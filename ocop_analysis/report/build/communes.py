"""From tables and boundaries to the page of the new communes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

import pandas as pd

from ...boundaries import Boundaries, Change
from ...definitions import Dataset, Plan
from ...indicators import certificates as certs
from ...indicators.states import latest
from ...recasting import recast
from ...units import Unit, Units
from ...words import say
from ...writing import short_date
from ..communes import CommunesModel, NewCommune, OldCommune, YearEnd

VALUES = ("ever", "in_force")
Counts = Mapping[tuple[str, int], tuple[int, int]]
"""Products ever recognised and in force, by new commune and year."""
_ONE_DAY = dt.timedelta(days=1)


def last_change(boundaries: Boundaries, plan: Plan) -> Change | None:
    """Return the change after which there were no districts by the end of the plan; None where there still are some."""
    if boundaries.units.districts(plan.last_day) or not boundaries.between(dt.date.min, plan.last_day):
        return None
    return boundaries.between(dt.date.min, plan.last_day)[-1]


def page_of(change: Change) -> tuple[str, str]:
    """Return name and title of the page."""
    return f"xa-phuong-moi-{change.day.year}", say("communes-title", day=short_date(change.day))


def build_communes(
    tables: Mapping[str, pd.DataFrame], boundaries: Boundaries, change: Change, plan: Plan, dataset: Dataset
) -> CommunesModel:
    """Return the page as data: the new communes of the old districts, and their products where the register is whole."""
    units = boundaries.units
    mine = {unit.code for unit in units.districts()}
    fresh = [unit for unit in units.communes(change.day) if units.old_districts(unit) & mine]
    counted: Counts = {}
    estimated: set[tuple[str, int, str]] = set()
    unknown: tuple[YearEnd, ...] = ()
    if dataset.layout == "submissions":
        rows = _products(tables, plan.years)
        counted, estimated = _moved(rows, boundaries, change, {unit.code for unit in fresh})
        unknown = _unknown(rows, counted, plan.years)
    communes = [
        NewCommune(
            unit.code,
            unit.name,
            tuple(units.get(code).name for code in sorted(units.old_districts(unit) & mine)),
            tuple(_old(code, change, boundaries) for code in change.back[unit.code]),
            _years(unit, counted, estimated, plan.years) if counted else (),
        )
        for unit in fresh
    ]
    name, title = page_of(change)
    weights = [row for row in boundaries.weights if row.effective_date == change.day.isoformat()]
    return CommunesModel(
        name, title, change.day, plan.last_day, dataset.name, dataset.title, dataset.synthetic, tuple(communes), unknown,
        any(row.basis == "proposed" for row in weights),
    )  # fmt: skip


def _old(code: str, change: Change, boundaries: Boundaries) -> OldCommune:
    units, before = boundaries.units, change.day - _ONE_DAY
    unit = units.get(code, before)
    former = [
        _formerly(earlier, old, units)
        for earlier in boundaries.between(dt.date.min, before)
        for old in earlier.back.get(code, (code,))
        if len(earlier.back.get(code, (code,))) > 1
    ]
    district = units.district_of(code, before).name
    return OldCommune(code, unit.name, district, len(change.forward[code]) > 1, tuple(former))


def _formerly(change: Change, code: str, units: Units) -> str:
    last = change.day - _ONE_DAY
    return say("communes-until", name=units.get(code, last).name, day=short_date(last))


def _products(tables: Mapping[str, pd.DataFrame], years: Sequence[int]) -> pd.DataFrame:
    """Return for each year and product certainly recognised by its end: the commune that was last told, and in which year."""
    told = tables["products"][tables["products"]["commune_code"].notna()]
    parts = []
    for year in years:
        day = dt.date(year, 12, 31)
        seen = certs.known_by(tables["certificates"], day)
        ever = certs.per_product(seen, certs.decided_between(seen, dt.date.min, day)).fillna(False).astype(bool)
        live = certs.per_product(seen, certs.in_force(seen, day)).fillna(False).astype(bool)
        known = latest("products", told, day).drop_duplicates("product_id", keep="last")
        known = known.set_index("product_id")[["commune_code", "year"]].reindex(ever.index[ever])
        part = known.rename(columns={"year": "said"}).assign(
            year=year, ever=1, in_force=live.reindex(known.index).astype("int64")
        )
        parts.append(part.reset_index(drop=True))
    return pd.concat(parts, ignore_index=True)


def _moved(
    rows: pd.DataFrame, boundaries: Boundaries, change: Change, fresh: set[str]
) -> tuple[dict[tuple[str, int], tuple[int, int]], set[tuple[str, int, str]]]:
    """Return products by new commune and year, and which of the numbers rest on a split commune.

    A code means the commune of 31 December of the year in which it was said. Codes of before the change are first brought
    to the day before it, so that a split commune is shared out once.
    """
    before = change.day - _ONE_DAY
    old, new = [], []
    for said, part in rows.dropna(subset=["commune_code", "said"]).groupby("said"):
        day = dt.date(int(said), 12, 31)
        valid = {unit.code for unit in boundaries.units.communes(day)}
        counts = (
            part[part["commune_code"].isin(valid)].groupby(["commune_code", "year"], as_index=False)[list(VALUES)].sum()
        )
        if day < change.day:
            old.append(recast(counts, before, boundaries, at=day, values=VALUES, by=["year"]).table)
        else:
            new.append(counts)
    moved = recast(pd.concat([_none(), *old]), change.day, boundaries, at=before, values=VALUES, by=["year"])
    total = pd.concat([moved.table, *new]).groupby(["commune_code", "year"])[list(VALUES)].sum()
    found = {
        (code, year): (int(a), int(b)) for (code, year), (a, b) in zip(total.index, total.to_numpy()) if code in fresh
    }
    return found, set(moved.estimated[["commune_code", "year", "value"]].itertuples(index=False, name=None))


def _none() -> pd.DataFrame:
    types = {"commune_code": "str", "year": "int64", **dict.fromkeys(VALUES, "int64")}
    return pd.DataFrame({name: pd.Series(dtype=kind) for name, kind in types.items()})


def _years(
    unit: Unit,
    counted: Counts,
    estimated: set[tuple[str, int, str]],
    years: Sequence[int],
) -> tuple[YearEnd, ...]:
    return tuple(
        YearEnd(
            year, *counted.get((unit.code, year), (0, 0)), *((unit.code, year, value) in estimated for value in VALUES)
        )
        for year in years
    )


def _unknown(rows: pd.DataFrame, counted: Counts, years: Sequence[int]) -> tuple[YearEnd, ...]:
    found = []
    for year in years:
        given = rows.loc[rows["year"].eq(year), list(VALUES)].sum()
        placed = [sum(pair[n] for (_, when), pair in counted.items() if when == year) for n in range(2)]
        found.append(YearEnd(year, int(given["ever"]) - placed[0], int(given["in_force"]) - placed[1], False, False))
    return tuple(found)
