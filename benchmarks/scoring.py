"""Time the rank intervals of made-up tables of 72 indicators, against one call of the public functions for every run.

The plain way draws the same kinds of weights and normalises and aggregates run by run; it is timed on fewer runs and scaled
up. Times are processor seconds, as other work on the machine disturbs the clock; each way uses one core.

    python benchmarks/scoring.py [--rounds 3] [--runs 2000] [--units 9,92]
"""

from __future__ import annotations

import argparse
import statistics
import time

import numpy as np
import pandas as pd
from timing import environment

from ocop_analysis.scoring import Reference, aggregate, normalise_table, rank, rank_intervals

INDICATORS = 72
PLAIN_RUNS = 20


def made_up(units: int) -> tuple[pd.DataFrame, dict[str, str], dict[str, Reference]]:
    """Return a table of values, the group of each of its indicators, and their goalposts."""
    columns = [f"i{number}" for number in range(INDICATORS)]
    values = np.random.default_rng(0).random((units, INDICATORS)) * 100
    table = pd.DataFrame(values, index=[f"u{number}" for number in range(units)], columns=columns)
    groups = {name: f"g{number % 10}" for number, name in enumerate(columns)}
    return table, groups, {name: Reference(0, 100) for name in columns}


def plain(table: pd.DataFrame, groups: dict[str, str], references: dict[str, Reference]) -> None:
    """Rank the units for some runs, one after the other."""
    random = np.random.default_rng(1)
    for _ in range(PLAIN_RUNS):
        weights = {name: float(random.standard_gamma(10)) for name in [*table.columns, *dict.fromkeys(groups.values())]}
        rank(aggregate(normalise_table(table, references), weights, groups=groups).overall)


def compare(units: int, runs: int, rounds: int) -> None:
    """Print the median processor seconds of both ways, and of intervals with bounds, at one size."""
    table, groups, references = made_up(units)
    fast: list[float] = []
    wide: list[float] = []
    slow: list[float] = []
    for _ in range(rounds):
        for took, bounds in ((fast, None), (wide, (table - 5, table + 5))):
            started = time.process_time()
            rank_intervals(table, references=references, groups=groups, seed=1, runs=runs, bounds=bounds)
            took.append(time.process_time() - started)
        started = time.process_time()
        plain(table, groups, references)
        slow.append((time.process_time() - started) * runs / PLAIN_RUNS)
    seconds = [statistics.median(took) for took in (fast, wide, slow)]
    print(f"{units:>4} units {seconds[0]:8.2f} s {seconds[1]:8.2f} s {seconds[2]:8.2f} s")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--runs", type=int, default=2000)
    parser.add_argument("--units", default="9,92")
    given = parser.parse_args()
    print(environment(["numpy", "pandas"]))
    print(f"{INDICATORS} indicators, {given.runs} runs, CPU seconds (median): intervals, with bounds, run by run")
    for units in given.units.split(","):
        compare(int(units), given.runs, given.rounds)


if __name__ == "__main__":
    main()
