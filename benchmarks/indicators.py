"""Time all indicators of all units and years on made-up registers of three sizes, against DuckDB doing the same in SQL.

Both answer the same questions from tables that are in memory; loading is not counted. The results are compared before any
time is printed. Times are processor seconds, as other work on the machine disturbs the clock; each way uses one core.

    python benchmarks/indicators.py [--rounds 3] [--sizes 330,5000,20000]
"""

from __future__ import annotations

import argparse
import datetime as dt
import resource
import statistics
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import numpy as np
import pandas as pd
from duck import Duck, differences
from synthetic import random_tables
from timing import BenchmarkFailed, environment

from ocop_analysis.indicators.compute import compute
from ocop_analysis.indicators.territory import Territory
from ocop_analysis.params import load_params

ROOT = Path(__file__).resolve().parent.parent
YEARS = range(2021, 2026)
EARLIEST = dt.date(2019, 8, 21)
COUNTRY = (63, 705)
"""Provinces and districts of the largest size; smaller ones have districts in the same proportion, and at least nine."""


def made_up_territory(n_provinces: int, n_districts: int) -> Territory:
    """Return a territory of 15 communes a district, all valid at all times."""
    parents = {f"{number:04d}": f"P{number % n_provinces:02d}" for number in range(n_districts)}
    communes = pd.DataFrame({"district_code": np.repeat(sorted(parents), 15)})
    communes["commune_code"] = [f"{number:05d}" for number in range(len(communes))]
    return Territory(
        parents, communes.assign(first=pd.NaT, last=pd.NaT).astype({"first": "datetime64[s]", "last": "datetime64[s]"})
    )


def processor_time(work: Callable[[], pd.DataFrame]) -> tuple[float, pd.DataFrame]:
    """Return the processor seconds that the work took, and what it gave."""
    started = time.process_time()
    given = work()
    return time.process_time() - started, given


def compare(n_products: int, rounds: int) -> tuple[float, float]:
    """Return the median processor seconds of both ways at one size. Errors: BenchmarkFailed when their results differ."""
    share = n_products / 20_000
    territory = made_up_territory(max(1, int(COUNTRY[0] * share)), max(9, int(COUNTRY[1] * share)))
    tables = random_tables(territory, n_products, YEARS)
    indicators = load_params(ROOT / "params").indicators
    database = Duck(tables, territory, YEARS, EARLIEST)
    ours, theirs = [], []
    for _ in range(rounds):
        seconds, mine = processor_time(lambda: compute(tables, territory, YEARS, indicators, EARLIEST))
        ours.append(seconds)
        seconds, other = processor_time(database.all)
        theirs.append(seconds)
    if len(found := differences(mine, other)):
        raise BenchmarkFailed(f"the two ways differ at {n_products} products:\n{found.head().to_string()}")
    rows = sum(len(frame) for frame in tables.values())
    one, two = statistics.median(ours), statistics.median(theirs)
    units = f"{len(territory.parents)} districts, {len(territory.units) - len(territory.parents)} provinces"
    print(
        f"{n_products:>7} products, {rows:>8} rows, {units:28} {one:8.2f} s {two:8.2f} s   {two / one:5.1f} times faster"
    )
    return one, two


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--sizes", default="330,5000,20000")
    given = parser.parse_args()
    print(environment(["numpy", "pandas", "duckdb"]))
    print("72 indicators, all units, 5 years, CPU seconds (median): this package, DuckDB")
    sizes = [int(size) for size in given.sizes.split(",")]
    took = [compare(size, given.rounds)[0] for size in sizes]
    for (small, large), (less, more) in zip(pairwise(sizes), pairwise(took)):
        print(f"{small} to {large} products: {large / small:.1f} times the data, {more / less:.1f} times the time")
    print(f"Peak memory of the whole process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20:.2f} GB")


if __name__ == "__main__":
    main()
