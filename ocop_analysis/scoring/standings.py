"""The scores of all units in all years by fixed goalposts, and where the districts stand in each year, as intervals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from ..bounds import divide_each
from ..definitions import Target
from ..indicators.definitions import Indicator
from .aggregation import Composite, aggregate
from .normalising import Reference, normalise_table
from .reference import Scoring
from .robustness import rank_intervals
from .sensitivity import Sensitivity, sensitivity
from .strengths import Profile, strengths
from .tree import OVERALL

UNKNOWN = ("withheld", "not_reported", "few")
"""States of an indicator that has a value nobody knows here; nothing to divide by is none of them."""
COLUMNS = (
    "unit", "year", "node", "score", "low", "high", "available", "n_known", "n_scored", "rank", "rank_low", "rank_high",
    "tier", "n_ranked",
)  # fmt: skip


@dataclass(frozen=True)
class Scored:
    """The values that are scored and what they are held against.

    values, low, high: rows (unit, year), columns indicators, counts divided by their base; low and high are the values that
    the unknown could make, NaN where nothing bounds them. groups: the solution group of each indicator. anything: whether a
    value is unknown and nothing bounds it (not: that there is nothing to take a share of).
    """

    values: pd.DataFrame
    low: pd.DataFrame
    high: pd.DataFrame
    references: Mapping[str, Reference]
    weights: Mapping[str, float]
    groups: Mapping[str, str]
    anything: pd.DataFrame


def scored_values(
    table: pd.DataFrame, scoring: Scoring, definitions: Sequence[Indicator], targets: Sequence[Target]
) -> Scored:
    """Return the values to score from the long table of indicators; counts are divided by the base that `scoring` names."""
    references = scoring.references(definitions, targets)
    wide = {
        name: table.pivot(index=["unit", "year"], columns="indicator", values=name).astype(float)
        for name in {"value", "low", "high", *(base.column for base in scoring.bases.values())}
    }
    columns = list(references)
    ones = pd.Series(1.0, index=wide["value"].index)
    bases = {name: wide[base.column].get(base.indicator, ones * np.nan) for name, base in scoring.bases.items()}
    divisors = np.column_stack([bases.get(scoring.indicators[name].per or "", ones).to_numpy() for name in columns])

    def divided(name: str) -> pd.DataFrame:
        found = wide[name].reindex(columns=columns)
        return pd.DataFrame(divide_each(found.to_numpy(), divisors), found.index, columns)

    values, low, high = divided("value"), divided("low"), divided("high")
    open_ended = low.isna() | high.isna()
    status = table.pivot(index=["unit", "year"], columns="indicator", values="status").reindex(columns=columns)
    groups = {item.id: item.group for item in definitions if item.id in references}
    return Scored(
        values, low.mask(open_ended, values), high.mask(open_ended, values), references, scoring.weights(groups), groups,
        values.isna() & open_ended & status.isin(UNKNOWN),
    )  # fmt: skip


def standings(scored: Scored, scoring: Scoring, districts: Sequence[str]) -> pd.DataFrame:
    """Return one row for every unit, year and node (each solution group, then "overall").

    score: 0-100 from what is known, NaN when withheld; low, high: what the unknown could make of it: its bounds, goalposts
    where nothing bounds it; available: the share (0-1) of the weight that is known. n_known, n_scored: indicators with a
    value, and in all. rank: among the districts of the year that have a score (1 is best, ties shared), with the 5th and
    95th percentile of the runs; tier: districts that cannot be told apart share one, 1 is the best. The province has scores
    and no rank.
    """
    best = aggregate_of(scored, scored.values, scoring)
    bands = [aggregate_of(scored, side, scoring).scores for side in _anything_filled(scored)]
    nodes = list(best.scores.columns)
    long = pd.DataFrame(
        {
            "score": _stacked(best.scores),
            "low": np.minimum(_stacked(bands[0]), _stacked(best.scores)),
            "high": np.maximum(_stacked(bands[1]), _stacked(best.scores)),
            "available": _stacked(best.available),
        }
    ).reset_index(names=["unit", "year", "node"])
    counts = {node: _members(scored, node) for node in nodes}
    known = pd.DataFrame({node: scored.values[list(members)].notna().sum(axis=1) for node, members in counts.items()})
    long["n_known"] = _stacked(known).to_numpy()
    long["n_scored"] = long["node"].map({node: len(members) for node, members in counts.items()})
    parts = [
        _ranked(scored, best.scores[node], node, year, scoring, districts)
        for year in sorted(set(long["year"]))
        for node in nodes
    ]
    ranked = pd.concat(parts, ignore_index=True)
    found = long.merge(ranked, on=["unit", "year", "node"], how="left")[list(COLUMNS)]
    whole = dict.fromkeys(("n_known", "n_scored", "rank", "rank_low", "rank_high", "tier", "n_ranked"), "Int64")
    return found.astype({"unit": "string", "node": "string", "year": "int64", **whole})


def aggregate_of(scored: Scored, values: pd.DataFrame, scoring: Scoring) -> Composite:
    """Return the scores of values that stand in the place of the scored ones, with the same references and weights."""
    scores = normalise_table(values.reset_index(drop=True), scored.references)
    found = aggregate(scores, scored.weights, min_available=scoring.min_available, groups=scored.groups)
    order = [*sorted(set(scored.groups.values())), OVERALL]
    return Composite(
        found.scores[order].set_index(values.index), found.available[order].set_index(values.index), found.weights
    )


def profile(scored: Scored, unit: str, year: int, districts: Sequence[str], most: int = 3) -> Profile:
    """Return in which indicators a district stands clearly high or low among the districts of a year; see `strengths`."""

    def part(values: pd.DataFrame) -> pd.DataFrame:
        of_year = values.xs(year, level="year").reindex(list(districts))
        return normalise_table(of_year, scored.references)

    low, high = (part(side) for side in _worst_and_best(scored))
    return strengths(
        unit,
        part(scored.values),
        bounds=(low, high),
        values=scored.values.xs(year, level="year").reindex(list(districts)),
        most=most,
    )


def choices_that_matter(
    scored: Scored, scores: pd.DataFrame, scoring: Scoring, year: int, districts: Sequence[str]
) -> Sensitivity | None:
    """Return which choice moves the ranks of a year's districts most, from `scores` as `standings` gives them; None below two."""
    now = scores[scores["node"].eq(OVERALL) & scores["year"].eq(year) & scores["score"].notna()]
    units = [unit for unit in districts if unit in set(now["unit"])]
    if len(units) < 2:
        return None
    values, draw = _drawn_from(scored, units, year, OVERALL), scoring.robustness
    return sensitivity(
        values.table, values.weights, references=values.references, seed=draw.seed, groups=values.groups, bounds=values.bounds,
        normalisations=draw.normalisations, means=draw.means, concentration=draw.concentration, min_available=scoring.min_available,
    )  # fmt: skip


def _worst_and_best(scored: Scored) -> tuple[pd.DataFrame, pd.DataFrame]:
    higher = np.array([scored.references[name].direction == "higher" for name in scored.values.columns])
    low, high = scored.low.to_numpy(), scored.high.to_numpy()
    sides = np.where(higher, low, high), np.where(higher, high, low)
    worst, best = (pd.DataFrame(side, scored.values.index, scored.values.columns) for side in sides)
    return worst, best


def _anything_filled(scored: Scored) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the worst and the best values, goalposts where a value could be anything."""
    worst, best = _worst_and_best(scored)
    ends = pd.DataFrame({name: scored.references[name].ends("goalposts") for name in scored.values.columns})
    return tuple(side.mask(scored.anything, ends.loc[place], axis=1) for place, side in enumerate((worst, best)))


def _stacked(table: pd.DataFrame) -> pd.Series:
    return table.stack(future_stack=True)


def _members(scored: Scored, node: str) -> tuple[str, ...]:
    return tuple(name for name, group in scored.groups.items() if node in (OVERALL, group))


@dataclass(frozen=True)
class _Drawn:
    """What the runs of one node and year draw from."""

    table: pd.DataFrame
    bounds: tuple[pd.DataFrame, pd.DataFrame]
    weights: Mapping[str, float]
    references: Mapping[str, Reference]
    groups: Mapping[str, str]


def _drawn_from(scored: Scored, units: Sequence[str], year: int, node: str) -> _Drawn:
    names = [name for name in _members(scored, node) if scored.weights[name] > 0]
    groups = {name: scored.groups[name] for name in names} if node == OVERALL else {}
    kept = {name: scored.weights[name] for name in [*names, *dict.fromkeys(groups.values())]}
    table, low, high = (
        values.xs(year, level="year").loc[list(units), names] for values in (scored.values, scored.low, scored.high)
    )
    return _Drawn(table, (low, high), kept, {name: scored.references[name] for name in names}, groups)


def _ranked(
    scored: Scored, scores: pd.Series, node: str, year: int, scoring: Scoring, districts: Sequence[str]
) -> pd.DataFrame:
    """Return ranks, intervals and tiers of the districts that have a score in a node and year."""
    units = [unit for unit in districts if (unit, year) in scores.index and not np.isnan(scores[(unit, year)])]
    if len(units) < 2:
        return pd.DataFrame(columns=["unit", "year", "node", "rank", "rank_low", "rank_high", "tier", "n_ranked"])
    values, draw = _drawn_from(scored, units, year, node), scoring.robustness
    found = rank_intervals(
        values.table, values.weights, references=values.references, seed=draw.seed, runs=draw.runs, groups=values.groups,
        bounds=values.bounds, normalisations=draw.normalisations, means=draw.means, concentration=draw.concentration,
        certainty=draw.certainty, min_available=scoring.min_available,
    )  # fmt: skip
    tiers = {unit: place for place, group in enumerate(found.groups, start=1) for unit in group}
    return pd.DataFrame(
        {
            "unit": units, "year": year, "node": node, "rank": found.table["rank"].to_numpy(),
            "rank_low": found.table["low"].to_numpy(), "rank_high": found.table["high"].to_numpy(),
            "tier": [tiers.get(unit) for unit in units], "n_ranked": len(units),
        }
    )  # fmt: skip
