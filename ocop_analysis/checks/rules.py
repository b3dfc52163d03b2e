"""What a rule is, what it looks at, and what it hands back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar, cast

import pandas as pd
from pydantic import Field

from ..definitions import Plan, Strict
from ..findings import Severity
from ..rules import Rules
from ..units import Units

T = TypeVar("T")
Tables = Mapping[str, pd.DataFrame]


class Check(Strict):
    """One rule of ``params/checks.yml``.

    kind names a function; `at` says which columns play which part, table by table (empty for a kind that knows its
    tables); `limits` are its numbers. `what` and `todo` are Vietnamese, with {words} that the kind fills in.
    """

    id: str = Field(pattern=r"^[a-z0-9_]+$")
    severity: Severity
    kind: str
    at: tuple[Mapping[str, str | tuple[str, ...]], ...] = ()
    limits: Mapping[str, Any] = Field(default_factory=dict)
    what: str
    todo: str
    why: str
    basis: str


@dataclass(frozen=True)
class Context:
    """What a check needs besides the tables.

    received: one row per file that came (file, district_code, year). before: the tables as they were accepted earlier.
    """

    rules: Rules
    units: Units
    plan: Plan
    today: dt.date
    checks: tuple[Check, ...]
    received: pd.DataFrame
    before: Tables = field(default_factory=dict)


@dataclass(frozen=True)
class Run:
    """One run: the tables (all that districts send), the totals rows, the context, and the rows set aside so far."""

    tables: Tables
    totals: pd.DataFrame
    context: Context
    aside: Mapping[str, pd.Index] = field(default_factory=dict)
    _made: dict[str, Any] = field(default_factory=dict, repr=False)

    def once(self, name: str, make: Callable[[], T]) -> T:
        """Return what `make` gives, made once per run: several rules ask for the same thing."""
        if name not in self._made:
            self._made[name] = make()
        return cast(T, self._made[name])

    def earlier(self, table: str) -> pd.DataFrame:
        """Return the table as it was accepted earlier; without rows when nothing was."""
        return self.context.before.get(table, self.tables[table].iloc[:0])


@dataclass(frozen=True)
class Failures:
    """Rows of one table that break a rule at one column; `words` holds one text per row for each {word}."""

    table: str
    column: str
    rows: pd.Index
    words: Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Placed:
    """One failure that has a place of its own: a totals cell, or a whole file (sheet and cell empty)."""

    file: str
    sheet: str
    cell: str
    table: str
    words: Mapping[str, str]
    column: str = ""
    value: str = ""


Found = Iterator[Failures | Placed]


def one(part: Mapping[str, str | tuple[str, ...]], role: str) -> str:
    """Return the single column that plays `role`; "" when the rule leaves it out.

    >>> one({"table": "workforce", "whole": "workers_total"}, "whole")
    'workers_total'
    """
    named = part.get(role, "")
    return named if isinstance(named, str) else named[0]


def several(part: Mapping[str, str | tuple[str, ...]], role: str) -> tuple[str, ...]:
    """Return all columns that play `role`."""
    named = part.get(role, ())
    return (named,) if isinstance(named, str) else tuple(named)
