"""The truth behind the sample: canonical tables of nine districts for the plan's years, all of it made up from a seed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from .. import schema
from ..definitions import Plan
from ..rules import Rules
from ..schema import SENT, TABLES
from ..units import Units
from . import economy, programme, quality
from .draw import Draw
from .forms import lose
from .gaps import SPOTS, Spot, blur, forget
from .history import Recognition, certificate_row, histories
from .inputs import DISTRICT_SHARES, NOT_SENT
from .items import Item, make_items, product_row
from .makers import Maker, producer_row
from .places import places
from .truth_years import years_of

Row = dict[str, Any]


@dataclass(frozen=True)
class Truth:
    """What a cleaning of the sample has to give back: tables without source_* columns, and the cells nobody can read.

    aside holds the rows that are sent with an unreadable cell in a required column and therefore are in no table.
    """

    tables: dict[str, pd.DataFrame]
    spots: tuple[Spot, ...] = ()
    aside: dict[str, pd.DataFrame] = field(default_factory=dict)


def make_truth(seed: int, units: Units, rules: Rules, plan: Plan) -> Truth:
    """Return the truth of a seed; the same seed gives the same tables.

    Commune codes are those of 31 December of the year of the file, as a reader of that file has to take them.
    """
    items = make_items(seed, list(plan.years), units)
    past = histories(items, rules, seed, plan.last_day)
    rows = _Maker(seed, list(plan.years), units, rules, items, past).rows()
    frames = {name: _frame(name, rows.get(name, [])) for name in SENT}
    frames = lose(blur(forget(frames, seed), rules, seed))
    frames = {name: _sent(name, frame) for name, frame in frames.items()}
    return _with_spots(frames, seed)


@dataclass(frozen=True)
class _Maker:
    seed: int
    years: list[int]
    units: Units
    rules: Rules
    items: Sequence[Item]
    past: Mapping[str, list[Recognition]]

    def rows(self) -> dict[str, list[Row]]:
        """Return the rows of every table, before anything is forgotten."""
        at = {district: places(district, self.years, self.units) for district in DISTRICT_SHARES}
        rows = {**self._of_products(), **self._of_producers()}
        rows["craft_villages"] = list(quality.village_rows(at, self.seed))
        revenue: dict[str, dict[int, float]] = {}
        for row in rows["business_results"]:
            yearly = revenue.setdefault(row["producer_id"], {})
            yearly[row["year"]] = yearly.get(row["year"], 0.0) + row["revenue_mvnd"]
        rows["sales_channels"] = [
            row for m in self.makers for row in economy.channel_rows(m, self.years, revenue.get(m.id, {}), self.seed)
        ]
        for district, communes in at.items():
            self._of_district(district, communes, rows)
        return rows

    @property
    def makers(self) -> list[Maker]:
        return list({item.maker.id: item.maker for item in self.items}.values())

    def _of_products(self) -> dict[str, list[Row]]:
        found: dict[str, list[Row]] = {}
        for item in self.items:
            past = self.past[item.id]
            made = [certificate_row(one, n, self.rules, self.seed) for n, one in enumerate(past, start=1)]
            found.setdefault("certificates", []).extend(made)
            found.setdefault("registrations", []).extend(quality.registration_rows(past, self.rules, self.seed))
            scores = [row["score"] for row in made]
            found.setdefault("evaluations", []).extend(quality.evaluation_rows(past, scores, self.rules, self.seed))
            found.setdefault("product_certificates", []).extend(quality.quality_rows(item, self.seed))
            for year in (year for year in self.years if year >= item.since):
                supported = Draw.of(self.seed, "supported", item.id, year).chance(0.3)
                sold = item.maker.active_in(year) and past[-1].revoked is None
                found.setdefault("products", []).append(product_row(item, year, supported, sold))
                if item.maker.active_in(year) and year >= item.first:
                    found.setdefault("business_results", []).append(economy.result_row(item, year, self.seed))
                    found.setdefault("digital_features", []).append(quality.digital_row(item, year, self.seed))
        return found

    def _of_producers(self) -> dict[str, list[Row]]:
        found: dict[str, list[Row]] = {}
        for maker in self.makers:
            known = [year for year in self.years if year >= maker.joined]
            active = [year for year in known if maker.active_in(year)]
            areas = list(economy.area_rows(maker, active, self.seed))
            stable = any(row["ownership"] == "so_huu" or (row["contract_years"] or 0) >= 3 for row in areas)
            found.setdefault("producers", []).extend(producer_row(maker, year, self.seed) for year in known)
            found.setdefault("workforce", []).extend(economy.workforce_row(maker, year, self.seed) for year in active)
            found.setdefault("value_chains", []).extend(
                economy.chain_row(maker, year, stable, self.seed) for year in active
            )
            found.setdefault("material_areas", []).extend(areas)
        return found

    def _of_district(self, district: str, communes: Sequence[Any], rows: dict[str, list[Row]]) -> None:
        mine = [item for item in self.items if item.maker.place.district == district]
        for year in self.years:
            made = [item for item in mine if item.first <= year and item.maker.active_in(year)]
            makers = list({item.maker.id: item.maker for item in made}.values())
            lines = list(programme.budget_rows(district, year, self.seed))
            acts = list(programme.activity_rows(district, year, communes, lines, self.seed))
            rows.setdefault("budget_lines", []).extend(lines)
            rows.setdefault("activities", []).extend(acts)
            for act in acts:
                rows.setdefault("activity_participants", []).extend(
                    programme.participant_rows(act, makers, made, self.seed)
                )
            rows.setdefault("inspections", []).extend(programme.inspection_rows(district, year, made, self.seed))
        rows.setdefault("programme_staff", []).extend(programme.staff_rows(district, self.years, communes, self.seed))
        rows.setdefault("sales_points", []).extend(programme.point_rows(district, self.years, communes, self.seed))


def _frame(name: str, rows: Sequence[Row]) -> pd.DataFrame:
    """Return rows as the typed table without where they come from: that differs between the two twins."""
    columns = [field for column, spec in TABLES[name].columns.items() for field in spec.fields(column)]
    frame = schema.typed(name, pd.DataFrame(list(rows), columns=columns if not rows else None))
    return frame.drop(columns=["source_file", "source_sheet", "source_row"])


def _sent(name: str, frame: pd.DataFrame) -> pd.DataFrame:
    """Return the table without what a district never sent."""
    years = years_of(name, frame)
    missing = [
        frame["district_code"].eq(unit) & years.eq(year) for (unit, year), names in NOT_SENT.items() if name in names
    ]
    for rows in missing:
        frame = frame[~rows]
    return frame.reset_index(drop=True)


def _with_spots(frames: dict[str, pd.DataFrame], seed: int) -> Truth:
    """Choose the cells that nobody can read and take their values out of the truth."""
    frames, spots, aside = dict(frames), list[Spot](), dict[str, pd.DataFrame]()
    for number, (table, column, text, rule, severity, kept, unit, year) in enumerate(SPOTS):
        rows, spec = frames[table], TABLES[table]
        field = spec.columns[column].fields(column)[0]
        usable = rows["district_code"].eq(unit) & years_of(table, rows).eq(year) & rows[field].notna()
        usable &= _ALONE.get(table, lambda frame: pd.Series(True, index=frame.index))(rows)
        at = int(Draw.of(seed, "spot", number).pick(list(rows.index[usable])))
        required = spec.columns[column].required
        key = tuple("" if pd.isna(value) else str(value) for value in rows.loc[at, list(spec.key)])
        spots.append(Spot(table, key, column, text, rule, severity, kept, required))
        if required:
            aside[table] = rows.loc[[at]]
            frames[table] = rows.drop(index=at).reset_index(drop=True)
        else:
            rows = rows.copy()
            rows.loc[at, list(spec.columns[column].fields(column))] = pd.NA if kept is None else kept
            frames[table] = rows
    return Truth(frames, tuple(spots), aside)


def _only_once(frame: pd.DataFrame) -> pd.Series:
    return ~frame["product_id"].duplicated(keep=False)


def _roomy(frame: pd.DataFrame) -> pd.Series:
    return frame["workers_total"].ge(12).fillna(False).astype(bool)


_ALONE: Mapping[str, Callable[[pd.DataFrame], pd.Series]] = {"certificates": _only_once, "workforce": _roomy}
"""Which rows may be spoilt: a certificate without others of its product, a producer with more workers than the doubtful number."""


def day_of(value: Any) -> dt.date | None:
    """Return a date of a frame as a plain date; None when it is unknown."""
    return None if pd.isna(value) else pd.Timestamp(value).date()
