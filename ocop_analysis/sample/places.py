"""Where the made-up producers are: real communes, each with the code that it has at the end of every year."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from ..units import Unit, Units


@dataclass(frozen=True)
class Place:
    """One commune through the years: what it is on 31 December of each."""

    district: str
    by_year: dict[int, Unit]

    def code(self, year: int) -> str:
        """Return its code at the end of a year; before the first year it is that of the first."""
        return self.by_year[max(year, min(self.by_year))].code


def places(district: str, years: Sequence[int], units: Units) -> list[Place]:
    """Return the communes of a district that never were split, so that a name leads to one code in every year."""
    found = []
    for unit in units.communes(end_of(years[0]), within=district):
        after = {year: units.became(unit, end_of(year)) for year in years}
        if all(len(now) == 1 for now in after.values()):
            found.append(Place(district, {year: now[0] for year, now in after.items()}))
    return found


def end_of(year: int) -> dt.date:
    return dt.date(year, 12, 31)
