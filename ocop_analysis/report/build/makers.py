"""The producers that hold a certificate in force at the ends of years, by their kind."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

import pandas as pd

from ...indicators import certificates as certs
from ...schema.codes import PRODUCER_TYPES
from ...words import say
from ..model import KindRow


def kind_rows(tables: Mapping[str, pd.DataFrame], days: Sequence[dt.date]) -> tuple[KindRow, ...]:
    """Return one row a kind of producer with its number on each day, those of no known kind and the sum last; none without any producer.

    Counted are producers with a certificate certainly in force on the day, by the newest word on their kind up to its year.
    """
    counts = [_kinds(tables, day) for day in days]
    if not any(len(found) for found in counts):
        return ()
    named = [(code, tuple(int(found.eq(code).sum()) for found in counts)) for code in PRODUCER_TYPES]
    unknown = tuple(int(found.isna().sum()) for found in counts)
    rows = [_row(kind, numbers) for kind, numbers in [*named, ("unknown", unknown)] if any(numbers)]
    return (*rows, _row("all", tuple(len(found) for found in counts)))


def _row(kind: str, numbers: tuple[int, ...]) -> KindRow:
    return KindRow(say(f"makers-{kind.replace('_', '-')}"), numbers)


def _kinds(tables: Mapping[str, pd.DataFrame], day: dt.date) -> pd.Series:
    seen = certs.known_by(tables["certificates"], day)
    live = seen[certs.in_force(seen, day).fillna(False).astype(bool)]["producer_id"].dropna().unique()
    told = tables["producers"]
    told = told[told["year"].isna() | (told["year"] <= day.year)].sort_values("year", kind="stable")
    return told.groupby("producer_id")["producer_type"].last().reindex(live)
