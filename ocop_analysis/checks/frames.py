"""Small questions about canonical frames that several kinds of rule ask."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from ..schema import SENT
from ..vietnamese import fold

SOURCE = ["source_file", "source_sheet", "source_row"]


def span(table: str, column: str, frame: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
    """Return the earliest and the latest day that a date can be; for a plain date they are the same."""
    names = SENT[table].columns[column].fields(column)
    return frame[names[0]], frame[names[-1]]


def possible_days(table: str, column: str, frame: pd.DataFrame) -> list[pd.Series]:
    """Return the earliest and the latest day, or one series when every day is exact."""
    low, high = span(table, column, frame)
    return [low] if low.equals(high) else [low, high]


def physical(table: str, columns: Sequence[str]) -> list[str]:
    """Return the columns of the frame behind logical ones.

    >>> physical("certificates", ["decided", "stars"])
    ['decided_from', 'decided_to', 'stars']
    """
    return [name for column in columns for name in SENT[table].columns[column].fields(column)]


def repeated(table: str, frame: pd.DataFrame) -> pd.Series:
    """Return for each row whether it repeats, word for word, a row that stands earlier in the sources."""
    content = [name for name in frame.columns if name not in SOURCE]
    if not frame.duplicated(content).any():
        return pd.Series(False, index=frame.index)
    copies = frame[frame.duplicated(content, keep=False)].sort_values(SOURCE, kind="stable")
    later = copies.index[copies.duplicated(content)]
    return pd.Series(frame.index.isin(later), index=frame.index)


def distinct(table: str, frame: pd.DataFrame) -> pd.DataFrame:
    """Return the rows without word-for-word repetitions."""
    return frame[~repeated(table, frame)]


def folded(values: pd.Series) -> pd.Series:
    """Return texts for comparison (tone, case and spaces aside); other types as they are."""
    if not isinstance(values.dtype, pd.StringDtype):
        return values
    known = values.dropna().unique()
    return values.map(dict(zip(known, map(fold, known), strict=True))).astype("string")


def year_before(frame: pd.DataFrame, key: Sequence[str], columns: Sequence[str]) -> pd.DataFrame:
    """Return, row by row, `columns` as they were for the same key in the year before; unknown when that is not certain.

    An empty part of a key counts as a value (a row for the whole producer); a key that stands twice in a year is skipped.
    """
    named = {name: frame[name].fillna("") for name in key}
    now = pd.DataFrame({**named, "year": frame["year"]}, index=frame.index)
    last = now.assign(**{name: frame[name] for name in columns}, year=now["year"] + 1)
    by = [*key, "year"]
    found = now.merge(last.drop_duplicates(by, keep=False), how="left", on=by)
    return found[list(columns)].set_axis(frame.index)
