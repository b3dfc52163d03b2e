"""The places that are computed: districts, the provinces above them, and their communes on a day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from ..units import Units

_NEVER = np.datetime64("NaT", "D")


@dataclass(frozen=True)
class Territory:
    """Which unit lies in which, and the communes of the districts with the days between which they are valid.

    parents: the province of every district. communes: commune_code, district_code, first, last (datetime64; NaT: open).
    last_day: the last day on which the districts exist; communes are asked for that day at the latest. NaT: no end.
    """

    parents: Mapping[str, str]
    communes: pd.DataFrame
    last_day: np.datetime64 = _NEVER

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
        """Return the communes valid on a day, or on the last day of the districts when that is earlier."""
        asked = day if np.isnat(self.last_day) else min(day, self.last_day)
        first, last = self.communes["first"], self.communes["last"]
        return self.communes[(first.isna() | (first <= asked)) & (last.isna() | (last >= asked))]


def territory_of(units: Units) -> Territory:
    """Return the province of `units` with its districts (in their last version) and the communes of all dates."""
    province = units.province
    districts = units.districts(province=province)
    rows = [
        (unit.code, district.code, unit.valid_from, unit.valid_to)
        for district in districts
        for unit in units.all_communes()
        if unit.parent == district.code
    ]
    communes = pd.DataFrame(rows, columns=["commune_code", "district_code", "first", "last"])
    communes["first"] = pd.to_datetime(communes["first"])
    communes["last"] = pd.to_datetime(communes["last"])
    ends = [district.valid_to for district in districts]
    known = [end for end in ends if end is not None]
    last = np.datetime64(max(known), "D") if known and len(known) == len(ends) else np.datetime64("NaT")
    return Territory({district.code: province for district in districts}, communes, last)
