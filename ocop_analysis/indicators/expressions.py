"""The small language in which a simple indicator says what it counts, as data; ``parsing`` reads it. Nothing is ever executed.

    activities where activity_type = tap_huan and solution_group in (g01, g02)
    certificates by revoked_on where stars >= 4
    material_areas.area_ha where started <= as_of and (ended_on is unknown or ended_on >= as_of)

One table, a column after a dot where one is counted or added up, `by` and a date column when another day than the table's
own decides about the year (an empty one has not come yet), and after `where` a condition: =, !=, <, <=, >, >=, in (…),
is known, is unknown, and, or, not, parentheses. Days: as_of (31 December of the year), start (1 January), 2021-01-01, each
+ or - a number of days, months or years. An unknown cell makes an answer unknown. docs/huong-dan-params.md explains it to
those who write it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

VERBS = ("count", "distinct", "sum", "mean", "median")
POPULATIONS = ("producers in force", "products in force", "products in force in the year", "communes")
"""What a share may be taken of, besides the rows of its own table."""


@dataclass(frozen=True)
class Day:
    """A day relative to the year, or a fixed one (`fixed`), moved by months and days."""

    base: Literal["as_of", "start", "fixed"]
    fixed: dt.date | None = None
    months: int = 0
    days: int = 0


Value = str | float | Day


@dataclass(frozen=True)
class Compare:
    column: str
    sign: str
    value: Value


@dataclass(frozen=True)
class OneOf:
    column: str
    values: tuple[Value, ...]


@dataclass(frozen=True)
class Known:
    column: str
    known: bool


@dataclass(frozen=True)
class Not:
    part: Condition


@dataclass(frozen=True)
class Both:
    """All of the parts hold ("and")."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True)
class Either:
    """Any of the parts holds ("or")."""

    parts: tuple[Condition, ...]


Condition = Compare | OneOf | Known | Not | Both | Either


@dataclass(frozen=True)
class Measure:
    """What is counted or added up: `verb` (one of VERBS) over a table or one of its columns, under a condition."""

    verb: str
    table: str
    column: str = ""
    by: str = ""
    where: Condition | None = None

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that the measure looks at, each once."""
        named = [self.column, self.by, *(columns_of(self.where) if self.where else ())]
        return tuple(dict.fromkeys(name for name in named if name))


def columns_of(condition: Condition) -> Iterator[str]:
    """Yield the columns of a condition."""
    if isinstance(condition, Both | Either):
        for part in condition.parts:
            yield from columns_of(part)
    elif isinstance(condition, Not):
        yield from columns_of(condition.part)
    else:
        yield condition.column
