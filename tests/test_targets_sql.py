"""All twelve targets in every reading against SQL over the same tables, for every unit and year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd
import pytest
from conftest import ROOT
from synthetic import random_tables
from target_duck import COMPARED, TargetDuck, blocks

from ocop_analysis.bounds import Measured
from ocop_analysis.definitions import BaselineProduct, Target
from ocop_analysis.indicators.territory import territory_of
from ocop_analysis.intake import Intake
from ocop_analysis.params import Params, load_params
from ocop_analysis.targets.measures import MEASURES
from ocop_analysis.targets.register import Registers

PARAMS: Params = load_params(ROOT / "params")
TERRITORY = territory_of(PARAMS.units)
PLAN = PARAMS.plan
SAMPLE_PAIR = next(dataset for dataset in PARAMS.datasets if dataset.name == "sample").baseline_products or []


def test_every_target_stands_in_sql() -> None:
    assert set(blocks()) == {"", *(target.id for target in PARAMS.targets)}


def test_the_sample_agrees_with_sql_in_every_reading(sample_intake: Intake) -> None:
    assert differences(sample_intake.tables, SAMPLE_PAIR) == []


@pytest.mark.parametrize("seed", [1, 135])
def test_registers_full_of_unknown_cells_agree_with_sql(seed: int) -> None:
    tables = random_tables(TERRITORY, 120, PLAN.years, seed)
    chance = np.random.default_rng(seed)
    for table, columns in UNDRAWN.items():
        for column in columns:
            drawn = pd.Series(chance.choice([True, False, None], len(tables[table])), index=tables[table].index)
            tables[table] = tables[table].assign(**{column: drawn.astype("boolean")})
    assert differences(tables, ()) == []


UNDRAWN = {
    "producers": ("women_own_51", "women_in_management", "minority_majority"),
    "products": ("has_support_activity",),
    "sales_channels": ("had_sales_12_months",),
    "sales_points": ("meets_950",),
}
"""Yes-no columns that the made-up register leaves empty."""


def measured(tables: Mapping[str, pd.DataFrame], *years: int) -> list[list[Measured]]:
    """Return every target in every reading at the end of some years, for every unit."""
    registers = Registers(tables, TERRITORY, PLAN.first_recognition, SAMPLE_PAIR)
    readings = [(target, target.read(variant)) for target in PARAMS.targets for variant in (None, *target.variants)]
    days = [PLAN.last_day.replace(year=year) for year in years]
    return [
        registers.on(day).measured(MEASURES[target.measure], reading) for day in days for target, reading in readings
    ]


def test_the_order_of_rows_never_matters(sample_intake: Intake) -> None:
    tables = sample_intake.tables
    mixed = {name: frame.sample(frac=1, random_state=7).reset_index(drop=True) for name, frame in tables.items()}
    for mine, other in zip(measured(tables, 2022, 2025), measured(mixed, 2022, 2025), strict=True):
        for one, two in zip(mine, other, strict=True):
            assert (one.n_expected, one.n_unknown, one.state) == (two.n_expected, two.n_unknown, two.state)
            assert (one.low, one.high) == pytest.approx((two.low, two.high))  # a mean adds up in another order


def test_later_events_change_no_earlier_year(sample_intake: Intake) -> None:
    end, before = pd.Timestamp("2023-12-31"), {}
    for name, frame in sample_intake.tables.items():
        kept = frame[~(frame["year"] > 2023)] if "year" in frame else frame
        kept = kept[kept["decided_from"] <= end] if "decided_from" in kept else kept
        later = {
            column: kept[column].mask(kept[column] > end) for column in ("revoked_on", "ended_on") if column in kept
        }
        before[name] = kept.assign(**later).reset_index(drop=True)
    assert len(before["certificates"]) < len(sample_intake.tables["certificates"])
    assert measured(before, 2022, 2023) == measured(sample_intake.tables, 2022, 2023)


def test_the_comparison_sees_a_difference(sample_intake: Intake) -> None:
    makers = sample_intake.tables["producers"]
    changed = {**sample_intake.tables, "producers": makers.assign(producer_type="htx")}
    target = next(target for target in PARAMS.targets if target.id == "T05")
    found = compare(changed, sample_intake.tables, [target], SAMPLE_PAIR)
    assert any("T05 default 2024 19 numerator" in line for line in found)


def differences(tables: Mapping[str, pd.DataFrame], baseline: Sequence[BaselineProduct]) -> list[str]:
    return compare(tables, tables, PARAMS.targets, baseline)


def compare(
    ours: Mapping[str, pd.DataFrame],
    theirs: Mapping[str, pd.DataFrame],
    targets: Sequence[Target],
    baseline: Sequence[BaselineProduct],
) -> list[str]:
    """Return every number that the package and SQL do not agree on."""
    registers = Registers(ours, TERRITORY, PLAN.first_recognition, baseline)
    database = TargetDuck(theirs, TERRITORY, PLAN.years, PLAN.first_recognition, baseline)
    found = []
    for target in targets:
        for variant in (None, *target.variants):
            reading = target.read(variant)
            said = database.measure(target, reading).set_index(["yr", "unit"])
            for year in PLAN.years:
                known = registers.on(PLAN.last_day.replace(year=year))
                for unit, mine in zip(TERRITORY.units, known.measured(MEASURES[target.measure], reading), strict=True):
                    other = said.loc[(year, unit)].to_dict() if (year, unit) in said.index else {}
                    name = variant.id if variant else "default"
                    found += [f"{target.id} {name} {year} {unit} {text}" for text in _unlike(mine, other)]
    return found


def _unlike(mine: Measured, other: Mapping[str, float]) -> list[str]:
    """A unit without candidates has no row in SQL; where nobody reported, neither way may give a number."""
    if mine.state == "not_reported":
        return [] if np.isnan(other.get("low", np.nan)) else ["not reported here only"]
    if not other:
        return [] if mine.n_expected == 0 else ["no row in SQL"]
    pairs = {name: (getattr(mine, name), other[name]) for name in COMPARED}
    return [f"{name}: {one} {two}" for name, (one, two) in pairs.items() if not _same(one, two)]


def _same(one: float | None, two: float) -> bool:
    return np.isnan(two) if one is None else bool(np.isclose(one, two, rtol=1e-12, atol=1e-12))
