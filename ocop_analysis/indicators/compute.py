"""All indicators of all units and years as one long table: every unit of a year is counted in one pass.

A value stands in one of five states:

    ok              it is known well enough; a true zero is ok
    no_base         a share or a mean of nothing
    not_reported    a table that it needs never came from the unit
    withheld        too little of what was expected is known (`min_reported`), or the register is partial
    not_applicable  the number exists for the province only

A count of a table that came is zero when it has no rows. Which tables came: see ``received``. For a count, the tables must
have come for the year (flow) or for any year so far (state, cumulative); without a record of what came, any row so far is
enough, because a quiet year has no rows. A sum, a share or a mean of a flow needs its first table for the year itself;
the register of certificates counts as one that always runs on.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import pandas as pd

from .definitions import Indicator
from .evaluate import evaluate
from .facts import Facts
from .functions import FUNCTIONS
from .moment import Moment
from .received import Received
from .result import Result, awaiting, per_unit
from .territory import Territory
from .tri import marked

COLUMNS = (
    "unit", "year", "indicator", "value", "numerator", "denominator", "low", "high", "n_unknown", "n_expected",
    "n_reported", "status", "estimated_share", "sources",
)  # fmt: skip
REGISTER = "certificates"
_NUMBERS = ("value", "numerator", "denominator", "low", "high")
_COUNTS = ("n_unknown", "n_expected", "n_reported")


def compute(
    tables: Mapping[str, pd.DataFrame],
    territory: Territory,
    years: Iterable[int],
    indicators: Sequence[Indicator],
    earliest: dt.date,
    completeness: pd.DataFrame | None = None,
    partial: bool = False,
) -> pd.DataFrame:
    """Return one row for every unit, year and indicator, with value (a share is 0-1), bounds and state.

    Each year is seen from its 31 December: later events change nothing. The province is counted from the records, not
    from the districts; rows that it sent itself count for it alone. earliest: the first day that a recognition can have.
    completeness: what came (district_code, year, table, state). partial: the register does not hold everything, so no
    value is shown; only what an expression counts or adds up is bounded, from below.
    Errors: InputError for a key that stands twice in a table.
    """
    facts = Facts(tables, territory)
    received = Received(facts, completeness)
    parts = []
    for year in years:
        moment = Moment(facts, year, earliest)
        parts += [_rows(item, moment, received, partial) for item in indicators]
    if not parts:
        return pd.DataFrame(columns=list(COLUMNS))
    columns = {name: np.concatenate([part[name] for part in parts]) for name in COLUMNS}
    table = pd.DataFrame({name: columns[name] for name in COLUMNS})
    text = dict.fromkeys(("unit", "indicator", "status", "sources"), "string")
    return table.astype({**text, "year": "int64", **dict.fromkeys(_COUNTS, "int64")})


def result_of(indicator: Indicator, moment: Moment) -> Result:
    """Return what an indicator counts, by its expression or its function."""
    name = indicator.formula.function
    result = FUNCTIONS[name](moment, indicator.options) if name else evaluate(indicator, moment)
    return awaiting(result, _without_row(indicator, moment)) if indicator.expect else result


def _without_row(indicator: Indicator, moment: Moment) -> np.ndarray:
    """Return how many of those that should have a row in the first table have none, for each unit."""
    members = moment.populations[str(indicator.expect)]
    rows = moment.rows(indicator.sources[0], indicator.period)
    has = marked(rows.ids(members.domain), moment.facts.size(members.domain))
    missing = members.member.certain & ~has[members.thing]
    return per_unit([members.unit], missing.astype(float), moment.facts.n_units)


def _rows(indicator: Indicator, moment: Moment, received: Received, partial: bool) -> dict[str, np.ndarray]:
    result, size = result_of(indicator, moment), moment.facts.n_units
    came, fraction = _came(indicator, result, moment.year, received)
    state = _state(indicator, result, came, fraction, moment.facts.territory, partial)
    numbers = {name: np.array(getattr(result, name), dtype=float) for name in _NUMBERS}
    counts = {name: np.array(getattr(result, name), dtype=float) for name in _COUNTS}
    if result.kind in ("count", "sum"):
        numbers["high"] = np.where((fraction < 1) | partial, np.nan, numbers["high"])
    if partial and (result.kind in ("share", "mean") or indicator.formula.function):
        numbers["low"][:] = numbers["high"][:] = np.nan
    numbers["value"] = np.where(state == "ok", numbers["value"], np.nan)
    gone = np.isin(state, ("not_reported", "not_applicable"))
    return {
        "unit": np.array(moment.facts.territory.units, dtype=object),
        "year": np.full(size, moment.year),
        "indicator": np.full(size, indicator.id, dtype=object),
        **{name: np.where(gone, np.nan, values) for name, values in numbers.items()},
        **{name: np.where(gone, 0, values).round() for name, values in counts.items()},
        "status": state,
        "estimated_share": np.zeros(size) if result.estimated is None else np.where(gone, 0.0, result.estimated),
        "sources": np.full(size, ";".join(indicator.sources), dtype=object),
    }


def _came(indicator: Indicator, result: Result, year: int, received: Received) -> tuple[np.ndarray, np.ndarray]:
    """Return whether every table came, and the least share of a province's districts that sent one."""
    first, *others = indicator.sources
    yearly = result.kind != "count" and first != REGISTER
    strict = indicator.period == "flow" and (yearly or received.is_recorded(first))
    asked = [(first, strict), *((name, False) for name in others)]
    came = [(received.in_year if in_year else received.up_to)(name, year) for name, in_year in asked]
    fractions = [received.fraction(name, year, in_year) for name, in_year in asked]
    return np.logical_and.reduce(came), np.minimum.reduce(fractions)


def _state(
    indicator: Indicator, result: Result, came: np.ndarray, fraction: np.ndarray, territory: Territory, partial: bool
) -> np.ndarray:
    enough = indicator.min_reported
    short = (result.n_reported < enough * result.n_expected - 1e-9) | (fraction < enough) | partial
    no_base = np.isnan(result.value) & (result.n_unknown == 0) & (not partial)
    only_above = (indicator.level == "province") & ~territory.is_province
    chosen: list[str] = ["not_applicable", "not_reported", "no_base", "withheld"]
    unclear = np.isnan(result.value)
    return np.select([only_above, ~came, no_base, short | unclear], chosen, default="ok").astype(object)
