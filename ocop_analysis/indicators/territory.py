"""The places that are computed: districts, the provinces above them, and their communes on a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import pandas as pd

from ..units import Units


def _no_moves() -> pd.DataFrame:
    return pd.DataFrame({"old_code": [], "new_code": [], "day": []}).astype({"day": "datetime64[s]"})


@dataclass(frozen=True)
class Territory:
    """Which unit lies in which, the communes with the days between which they are valid, and what became of them.

    parents: the province of every district. communes: commune_code, district_code, first, last (datetime64; NaT: open); a
    commune stands once for every district that all or part of its territory came from. moves: old_code, new_code, day
    (datetime64): what a commune became on a day of change, in several rows when it was split.
    """

    parents: Mapping[str, str]
    communes: pd.DataFrame
    moves: pd.DataFrame = field(default_factory=_no_moves)

    @cached_property
    def units(self) -> tuple[str, ...]:
        """All units: the districts in the order of their codes, then the provinces."""
        return (*sorted(self.parents), *sorted(set(self.parents.values())))

    @cached_property
    def is_province(self) -> np.ndarray:
        return np.array([unit not in self.parents for unit in self.units])

    @cached_property
    def above(self) -> np.ndarray:
        """For each unit the position of its province; a province stands for itself."""
        position = {unit: index for index, unit in enumerate(self.units)}
        return np.array([position[self.parents.get(unit, unit)] for unit in self.units])

    def communes_on(self, day: np.datetime64) -> pd.DataFrame:
        """Return the communes valid on a day."""
        first, last = self.communes["first"], self.communes["last"]
        return self.communes[(first.isna() | (first <= day)) & (last.isna() | (last >= day))]

    def became(self, code: str, said: np.datetime64, day: np.datetime64) -> dict[str, bool]:
        """Return what holds on a day the commune that a code meant when it was said, and whether surely all of it.

        A code of an earlier day means the last commune that bore it; one that no commune bore by then stays itself.
        """
        at = self._borne_on(code, min(said, day))
        found: dict[str, bool] = {}
        ways = [(code, at, True)]
        while ways:
            now, since, whole = ways.pop()
            steps = self._steps.get(now, {})
            due = [] if since is None else [step for step in steps if since < step <= day]
            if due:
                news = steps[min(due)]
                ways += [(new, min(due), whole and len(news) == 1) for new in news]
            else:
                found[now] = found.get(now, False) or whole
        return found

    def _borne_on(self, code: str, day: np.datetime64) -> np.datetime64 | None:
        spans = self._spans.get(code, ())
        if any((np.isnat(first) or first <= day) and (np.isnat(last) or last >= day) for first, last in spans):
            return day
        return max((last for _, last in spans if last < day), default=None)

    @cached_property
    def _spans(self) -> Mapping[str, list[tuple[np.datetime64, np.datetime64]]]:
        spans: dict[str, list[tuple[np.datetime64, np.datetime64]]] = {}
        days = (self.communes[name].to_numpy().astype("datetime64[D]") for name in ("first", "last"))
        for code, first, last in zip(self.communes["commune_code"], *days, strict=True):
            spans.setdefault(code, []).append((first, last))
        return spans

    @cached_property
    def _steps(self) -> Mapping[str, dict[np.datetime64, list[str]]]:
        steps: dict[str, dict[np.datetime64, list[str]]] = {}
        days = self.moves["day"].to_numpy().astype("datetime64[D]")
        for old, new, day in zip(self.moves["old_code"], self.moves["new_code"], days, strict=True):
            steps.setdefault(old, {}).setdefault(day, []).append(new)
        return steps


def territory_of(units: Units) -> Territory:
    """Return the province of `units` with its districts, and the communes of all dates that are, or came out of, theirs."""
    province = units.province
    parents = {district.code: province for district in units.districts(province=province)}
    rows = [
        (unit.code, home, unit.valid_from, unit.valid_to)
        for unit in units.all_communes()
        for home in sorted(units.old_districts(unit) & set(parents))
    ]
    communes = pd.DataFrame(rows, columns=["commune_code", "district_code", "first", "last"])
    communes["first"] = pd.to_datetime(communes["first"])
    communes["last"] = pd.to_datetime(communes["last"])
    moves = [
        (code, new, day)
        for day in units.change_days
        for code in sorted(set(communes["commune_code"]))
        for new, _, _ in units.successors(code, day)
    ]
    return Territory(parents, communes, _no_moves() if not moves else _dated(moves))


def _dated(moves: list[tuple[str, str, dt.date]]) -> pd.DataFrame:
    frame = pd.DataFrame(moves, columns=["old_code", "new_code", "day"])
    return frame.assign(day=pd.to_datetime(frame["day"]))
