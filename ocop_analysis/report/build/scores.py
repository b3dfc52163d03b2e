"""The scores of a page: its own by solution group, where the districts stand, what cannot be told apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from ...definitions import SolutionGroup
from ...scoring.tree import OVERALL
from ...units import Unit
from ...vietnamese import MISSING
from ..model import FactorRow, ScoreRow, Scores, StandingRow, StandoutRow
from ..score_words import district_says, province_says, rank_text

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
        return [*((group.id, group.short) for group in self.groups), (OVERALL, "Điểm chung")]

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


def _number(cell: _Cell, key: str) -> float | None:
    value = cell.get(key)
    return None if value is None or pd.isna(value) else round(float(str(value)), 6)


def _whole(cell: _Cell, key: str) -> int | None:
    value = cell.get(key)
    return None if value is None or pd.isna(value) else int(str(value))
