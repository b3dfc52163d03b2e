"""Time all targets in all readings, of all units and years, on made-up registers of three sizes, against DuckDB in SQL.

Both answer the same questions from tables that are in memory; loading is not counted. The results are compared before any
time is printed. Times are processor seconds, as other work on the machine disturbs the clock; each way uses one core.

    python benchmarks/targets.py [--rounds 3] [--sizes 330,5000,20000]
"""

from __future__ import annotations

import argparse
import resource
import statistics
import time
from collections.abc import Mapping, Sequence
from itertools import pairwise

import numpy as np
import pandas as pd
from indicators import COUNTRY, EARLIEST, ROOT, YEARS, made_up_territory
from synthetic import random_tables
from target_duck import COMPARED, TargetDuck
from timing import BenchmarkFailed, environment

from ocop_analysis.definitions import Target
from ocop_analysis.indicators.territory import Territory
from ocop_analysis.params import load_params
from ocop_analysis.targets.measures import MEASURES
from ocop_analysis.targets.register import Registers

Tables = Mapping[str, pd.DataFrame]
Answers = dict[tuple[str, str, int], np.ndarray]
COUNTRY_PRODUCTS = 20_000


def ours(tables: Tables, territory: Territory, targets: Sequence[Target]) -> Answers:
    """Return the lower bound of every target, reading and year, one for each unit."""
    registers, answers = Registers(tables, territory, EARLIEST), {}
    for target in targets:
        for name, reading in _readings(target).items():
            for year in YEARS:
                said = registers.on(EARLIEST.replace(year=year, month=12, day=31)).measured(
                    MEASURES[target.measure], reading
                )
                answers[target.id, name, year] = np.array([one.low for one in said], dtype=float)
    return answers


def theirs(database: TargetDuck, targets: Sequence[Target]) -> dict[tuple[str, str], pd.DataFrame]:
    return {
        (target.id, name): database.measure(target, reading)
        for target in targets
        for name, reading in _readings(target).items()
    }


def _readings(target: Target) -> dict[str, Mapping[str, object]]:
    return {"default": target.read(), **{variant.id: target.read(variant) for variant in target.variants}}


def check(mine: Answers, other: Mapping[tuple[str, str], pd.DataFrame], territory: Territory) -> None:
    """Errors: BenchmarkFailed when a lower bound differs."""
    for (target, name, year), low in mine.items():
        said = other[target, name]
        sql = said[said["yr"].eq(year)].set_index("unit")[COMPARED[0]].reindex(list(territory.units)).to_numpy(float)
        differ = ~np.isclose(np.nan_to_num(low), np.nan_to_num(sql), rtol=1e-9, atol=1e-9)
        if differ.any():
            raise BenchmarkFailed(f"{target} {name} {year}: {low[differ][:3]} here, {sql[differ][:3]} in SQL")


def compare(n_products: int, rounds: int) -> float:
    """Return the median processor seconds of this package at one size, after printing both."""
    share = n_products / COUNTRY_PRODUCTS
    territory = made_up_territory(max(1, int(COUNTRY[0] * share)), max(9, int(COUNTRY[1] * share)))
    tables = random_tables(territory, n_products, YEARS)
    targets = load_params(ROOT / "params").targets
    one, two = [], []
    for _ in range(rounds):
        started = time.process_time()
        mine = ours(tables, territory, targets)
        one.append(time.process_time() - started)
        database = TargetDuck(tables, territory, YEARS, EARLIEST)
        started = time.process_time()
        other = theirs(database, targets)
        two.append(time.process_time() - started)
    check(mine, other, territory)
    fast, slow = statistics.median(one), statistics.median(two)
    units = f"{len(territory.units)} units"
    print(f"{n_products:>7} products, {units:12} {fast:8.2f} s {slow:8.2f} s   {slow / fast:5.1f} times faster")
    return fast


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--sizes", default="330,5000,20000")
    given = parser.parse_args()
    print(environment(["numpy", "pandas", "duckdb"]))
    print("12 targets in all readings, all units, 5 years, CPU seconds (median): this package, DuckDB")
    sizes = [int(size) for size in given.sizes.split(",")]
    took = [compare(size, given.rounds) for size in sizes]
    for (small, large), (less, more) in zip(pairwise(sizes), pairwise(took), strict=True):
        print(f"{small} to {large} products: {large / small:.1f} times the data, {more / less:.1f} times the time")
    print(f"Peak memory of the whole process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20:.2f} GB")


if __name__ == "__main__":
    main()
