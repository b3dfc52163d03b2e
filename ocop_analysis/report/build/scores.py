"""The scores of a page: its own by solution group, where the districts stand, what cannot be told apart."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from ...definitions import SolutionGroup
from ...indicators.definitions import Indicator
from ...scoring import Profile, Sensitivity
from ...scoring.reference import Scoring
from ...scoring.tree import OVERALL
from ...units import Unit
from ...words import say
from ...writing import MISSING, number
from ..indicator_words import bare_text, with_unit
from ..model import FactorRow, ScoreRow, Scores, StandingRow, StandoutRow
from ..score_words import district_says, province_says, rank_text

FEWEST_RUNS = 2
_Cell = Mapping[str, object]


@dataclass(frozen=True)
class ScoreDesk:
    """Turns the long table of scores into the scores of one page.

    years: the years of the plan that have ended by the page's day; `base`: the year that the last one is compared with.
    """

    table: pd.DataFrame
    groups: Sequence[SolutionGroup]
    unit: str
    name: str
    province: str
    districts: Sequence[Unit]
    years: Sequence[int]
    base: int | None
    runs: int
    min_available: float

    def scores(self, standouts: Sequence[StandoutRow], factors: Sequence[FactorRow]) -> Scores | None:
        """Return the scores of the last year; None when no unit has any, as with a partial register."""
        if not self.years or self.table["score"].isna().all():
            return None
        rows = tuple(self._row(node, name) for node, name in self._nodes)
        is_district = self.unit != self.province
        standings = () if is_district else tuple(self._standing(unit) for unit in self.districts)
        says = district_says(self.name, rows, standouts) if is_district else province_says(self.name, rows, standings)
        return Scores(
            self.years[-1], says, rows, tuple(standouts), standings, tuple(factors), self.runs, self.min_available
        )

    @property
    def _nodes(self) -> list[tuple[str, str]]:
        return [*((group.id, group.short) for group in self.groups), (OVERALL, say("scores-overall"))]

    def _cell(self, unit: str, year: int | None, node: str) -> _Cell:
        return self._cells.get((unit, year or 0, node), {})

    @cached_property
    def _cells(self) -> Mapping[tuple[str, int, str], _Cell]:
        places = [self.unit, self.province, *(unit.code for unit in self.districts)]
        kept = self.table[self.table["unit"].isin(places) & self.table["year"].isin(list(self.years))]
        return {(str(r["unit"]), int(r["year"]), str(r["node"])): r for r in kept.to_dict("records")}

    def _row(self, node: str, name: str) -> ScoreRow:
        now = self._cell(self.unit, self.years[-1], node)
        low, high, n_ranked = (_whole(now, key) for key in ("rank_low", "rank_high", "n_ranked"))
        return ScoreRow(
            node=node,
            name=name,
            score=_number(now, "score"),
            low=_number(now, "low"),
            high=_number(now, "high"),
            before=_number(self._cell(self.unit, self.base, node), "score"),
            province=_number(self._cell(self.province, self.years[-1], node), "score"),
            years=tuple((year, _number(self._cell(self.unit, year, node), "score")) for year in self.years),
            n_known=_whole(now, "n_known") or 0,
            n_scored=_whole(now, "n_scored") or 0,
            rank_low=low,
            rank_high=high,
            n_ranked=n_ranked,
            rank_text=rank_text(low, high, n_ranked) if self.unit != self.province else MISSING,
        )

    def _standing(self, unit: Unit) -> StandingRow:
        cell = self._cell(unit.code, self.years[-1], OVERALL)
        return StandingRow(
            unit.code,
            unit.short_name,
            _number(cell, "score"),
            _number(cell, "low"),
            _number(cell, "high"),
            _whole(cell, "rank_low"),
            _whole(cell, "rank_high"),
            _whole(cell, "tier"),
            tuple(
                (group.id, _number(self._cell(unit.code, self.years[-1], group.id), "score")) for group in self.groups
            ),
        )


def standout_rows(
    found: Profile, definitions: Sequence[Indicator], scoring: Scoring, place_of: Callable[[Indicator], str]
) -> tuple[StandoutRow, ...]:
    """Return the strengths, then the weaknesses, of a district in words; place_of: where the funnel limits put it."""
    by_id = {item.id: item for item in definitions}
    return tuple(
        StandoutRow(
            str(row.Index),
            by_id[str(row.Index)].short,
            _value_text(row.value, by_id[str(row.Index)], scoring),
            round(float(row.score), 6) if row.score == row.score else None,
            rank_text(row.best, row.worst, found.n),
            is_strength,
            _differs(by_id[str(row.Index)], place_of),
        )
        for rows, is_strength in ((found.strengths, True), (found.weaknesses, False))
        for row in rows.itertuples()
    )


def factor_rows(found: Sensitivity) -> tuple[FactorRow, ...]:
    """Return the choices behind the ranks, the most influential first; none when nothing moves a rank."""
    if found.variance == 0 or found.used < FEWEST_RUNS:
        return ()
    return tuple(
        FactorRow(say(f"scores-factor-{str(row.Index).replace('_', '-')}"), _share(row.first), _share(row.total))
        for row in found.table.itertuples()
    )


def _differs(item: Indicator, place_of: Callable[[Indicator], str]) -> str:
    if not item.is_share_of_things:
        return ""
    return "yes" if place_of(item) else "no"


def _value_text(value: float, item: Indicator, scoring: Scoring) -> str:
    if math.isnan(value):
        return MISSING
    per = scoring.indicators[item.id].per
    if per is None:
        return with_unit(bare_text(value, item.unit, item.decimals), item.unit)
    return say("scores-per", value=number(value, 2), unit=item.unit, base=scoring.bases[per].name)


def _share(value: float) -> float:
    return round(min(max(float(value), 0.0), 1.0), 4)


def _number(cell: _Cell, key: str) -> float | None:
    value = cell.get(key)
    return None if value is None or pd.isna(value) else round(float(str(value)), 6)


def _whole(cell: _Cell, key: str) -> int | None:
    value = cell.get(key)
    return None if value is None or pd.isna(value) else int(str(value))
