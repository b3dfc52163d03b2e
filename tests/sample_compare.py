"""Comparing cleaned tables with the truth of the sample, cell by cell."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import pandas as pd

from ocop_analysis.cleaning.read import producer_key
from ocop_analysis.schema import SENT, TABLES


class Difference(NamedTuple):
    """One cell that did not come back; column "" is a whole row that is missing or too much."""

    table: str
    key: str
    column: str
    truth: object
    cleaned: object


def compared_columns(table: str) -> list[str]:
    """Return the physical columns that the truth fixes: what districts are asked for, and the terms of certificates."""
    derived = {"ends", "criteria_version"} if table == "certificates" else set()
    spec = TABLES[table].columns
    return [
        field for name, column in spec.items() if not column.derived or name in derived for field in column.fields(name)
    ] + ["district_code"]


def compare(
    truth: Mapping[str, pd.DataFrame], cleaned: Mapping[str, pd.DataFrame]
) -> tuple[list[Difference], pd.DataFrame]:
    """Return the differences, and by table the number of cells and the share of them that came back.

    A producer's name counts as the same when only its prefix is written in another way ("Hợp tác xã" for "HTX").
    """
    found, counts = list[Difference](), []
    for table in SENT:
        columns = compared_columns(table)
        mine, theirs = _keyed(table, truth[table][columns]), _keyed(table, cleaned[table][columns])
        before = len(found)
        found += [Difference(table, key, "", "dòng", None) for key in mine.index.difference(theirs.index)]
        found += [Difference(table, key, "", None, "dòng") for key in theirs.index.difference(mine.index)]
        found += [Difference(table, str(key), "", None, "dòng lặp") for key in theirs.index[theirs.index.duplicated()]]
        both = mine.index.intersection(theirs.index)
        left, right = mine.loc[both], theirs[~theirs.index.duplicated()].loc[both]
        for column in columns:
            a, b = (_plain(table, column, frame[column]) for frame in (left, right))
            differ = (a != b) & ~(a.isna() & b.isna())
            found += [
                Difference(table, key, column, left[column][key], right[column][key])
                for key in both[differ.fillna(True)]
            ]
        wrong = sum(len(columns) if not one.column else 1 for one in found[before:])
        total = max(len(mine), 1) * len(columns)
        counts.append((table, len(mine), len(mine) * len(columns), wrong, 1 - wrong / total))
    return found, pd.DataFrame(counts, columns=["table", "rows", "cells", "wrong", "share"])


def _keyed(table: str, frame: pd.DataFrame) -> pd.DataFrame:
    key = [name for name in TABLES[table].key if name in frame]
    return frame.set_axis(frame[key].astype("string").fillna("").agg("|".join, axis=1), axis=0)


def _plain(table: str, column: str, values: pd.Series) -> pd.Series:
    if (table, column) == ("producers", "name"):
        return values.map(producer_key, na_action="ignore").astype("string")
    if TABLES[table].columns.get(column) is not None and TABLES[table].columns[column].kind == "number":
        return values.astype("Float64").round(9)
    return values
