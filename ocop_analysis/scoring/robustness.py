"""Ranks as intervals: what the ranks would be under other choices that are as good (OECD/JRC Handbook 2008, Step 7, pp. 117-131)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from .aggregation import Mean
from .choosing import Wanted, prepared, run_problems
from .drawing import draw, ranks_of
from .inputs import share
from .normalising import Method, Reference


@dataclass(frozen=True)
class RankIntervals:
    """The ranks of units with their doubt.

    table: one row a unit: rank (of the choices named first), low and high (5th and 95th percentile of the runs; 1 is best),
    median, scored_share (share of the runs in which it had a score; below 1 where all it has can be left out).
    ranks: runs x units, NaN where a unit has no score.
    groups: units that cannot be told apart stand together, in the order of the table; best group first.
    unranked: units without a score in any run.
    """

    table: pd.DataFrame
    groups: tuple[tuple[str, ...], ...]
    unranked: tuple[str, ...]
    ranks: np.ndarray
    runs: int
    seed: int


def rank_intervals(
    table: pd.DataFrame,
    weights: Mapping[str, float] | None = None,
    *,
    references: Mapping[str, Reference],
    seed: int,
    runs: int = 2000,
    groups: Mapping[str, str] | None = None,
    bounds: tuple[pd.DataFrame, pd.DataFrame] | None = None,
    normalisations: Sequence[Method] = ("goalposts", "min_max", "percentile_rank"),
    means: Sequence[Mean] = ("arithmetic", "geometric"),
    concentration: float = 10.0,
    leave_one_out: bool = True,
    min_available: float = 0.6,
    certainty: float = 0.95,
) -> RankIntervals:
    """Return the interval of the rank of each unit ("khoảng thứ hạng") of a table of values (rows: units, columns: indicators).

    Each of `runs` runs draws, from `seed`: the weights of each group, from the Dirichlet distribution around the given ones
    (alpha = concentration x number of members x weight; 10: an equal weight strays by about a third of itself); one of
    `normalisations`; one of `means`, the same in all groups; with `leave_one_out`, an indicator to leave out, or none; and
    with `bounds` (tables of the lowest and the highest possible values) a place between worst and best for all that is
    unknown of a unit, as what did not come from one place mostly leans one way. A value without bounds is as it stands.
    Geometric and harmonic means are taken of 1 + 0.99 x score, as a single zero would make all units equal; z_score goes
    with the arithmetic mean only. The rank itself: the first of `normalisations` and of `means`, weights as given.
    Missing: who has a score is decided once, by the weights as given and with bounded values known: how much must be
    known is a rule, not one of the choices.
    Groups: two units are told apart when one is ahead of the other in at least `certainty` of the runs; what is joined by
    a chain of pairs not told apart is one group, so any unit of a group is told apart from all units of the others.
    Source: OECD/JRC Handbook on Constructing Composite Indicators (2008): what to vary, section 1.7, p. 34; all at once in one
    Monte Carlo experiment, 7.1, p. 118; one indicator left out or none, each as likely, 7.2, pp. 119-120; the 5th and 95th
    percentiles and the median, Figure 18, p. 125. The sizes of the draws are proposed.
    Raises InputError with everything that is wrong.

    >>> table = pd.DataFrame({"a": [90, 50, 49], "b": [80, 40, 41]}, index=["A", "B", "C"])
    >>> found = rank_intervals(table, references={"a": Reference(0, 100), "b": Reference(0, 100)}, seed=1, runs=500)
    >>> found.groups, found.table["low"].tolist(), found.table["high"].tolist()
    ((('A',), ('B', 'C')), [1, 2, 2], [1, 3, 3])
    """
    setting = prepared(
        table,
        weights,
        references,
        groups,
        bounds,
        Wanted(tuple(normalisations), tuple(means), concentration, leave_one_out, min_available),
        run_problems(runs, seed) + share(certainty, "certainty"),
    )
    draws = draw(setting.choices, len(table), runs, np.random.default_rng(seed))
    ranks = ranks_of(setting.low, setting.high, setting.choices, draws)
    return _summary(table.index, setting.base_ranks, ranks, seed, certainty)


def _summary(units: pd.Index, base: np.ndarray, ranks: np.ndarray, seed: int, certainty: float) -> RankIntervals:
    scored = ~np.isnan(ranks)
    known = scored.any(axis=0)
    quantiles = np.full((3, len(units)), np.nan)
    if known.any():
        quantiles[:, known] = np.nanquantile(ranks[:, known], [0.05, 0.5, 0.95], axis=0, method="inverted_cdf")
    whole = [pd.array(column, dtype="Int64") for column in (base, *quantiles)]
    table = pd.DataFrame(dict(zip(("rank", "low", "median", "high"), whole, strict=True)), index=units)
    table = table[["rank", "low", "high", "median"]].assign(scored_share=scored.mean(axis=0))
    ranked: list[int] = np.flatnonzero(known).tolist()
    groups = tuple(tuple(str(units[place]) for place in group) for group in _groups(ranked, ranks, certainty))
    return RankIntervals(table, groups, tuple(map(str, units[~known])), ranks, len(ranks), seed)


def _groups(places: Sequence[int], ranks: np.ndarray, certainty: float) -> list[list[int]]:
    groups: list[list[int]] = []
    for place in places:
        mine = ranks[:, place]
        equals = [group for group in groups if any(not _apart(mine, ranks[:, other], certainty) for other in group)]
        joined = [other for group in equals for other in group]
        groups = [group for group in groups if group not in equals] + [sorted([*joined, place])]
    return sorted(groups, key=lambda group: float(np.nanmean(ranks[:, group])))


def _apart(one: np.ndarray, other: np.ndarray, certainty: float) -> bool:
    both = ~np.isnan(one) & ~np.isnan(other)
    if not both.any():
        return False
    ahead = np.mean(one[both] < other[both]), np.mean(one[both] > other[both])
    return bool(max(ahead) >= certainty)
