"""The words of a finding: values as a reader writes them, and where another row stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from ..schema import SENT, Column
from ..writing import MISSING, date_span, listing, plain_number, short_date
from .rules import Failures

HIDDEN = "không hiển thị vì là dữ liệu cá nhân"


def label(table: str, column: str) -> str:
    """Return the Vietnamese heading of a column.

    >>> label("certificates", "stars")
    'Hạng sao'
    """
    return SENT[table].columns[column].label


def shown(table: str, column: str, rows: pd.DataFrame) -> list[str]:
    """Return the values of a column as a reader writes them; personal ones are not shown.

    >>> shown("certificates", "decided", pd.DataFrame({"decided_from": [pd.Timestamp(2023, 7, 5)], "decided_to": [pd.NaT]}))
    ['từ 05/7/2023']
    """
    definition = SENT[table].columns[column]
    if definition.personal:
        return [HIDDEN] * len(rows)
    if definition.kind == "span":
        days = [rows[name].dt.date for name in definition.fields(column)]
        return [date_span(_known(first), _known(last)) for first, last in zip(*days, strict=True)]
    return [_text(value, column, definition) for value in rows[column]]


def failures(table: str, column: str, frame: pd.DataFrame, wrong: pd.Series, **words: Sequence[str]) -> Failures:
    """Return the rows of `frame` where `wrong` is true; `words` are given for every row of `frame` or just for those."""
    mask = wrong.fillna(False).astype(bool).to_numpy()
    if not mask.any():
        return Failures(table, column, frame.index[:0], {})
    rows = frame.loc[mask]
    cut = {
        word: texts if len(texts) == len(rows) else [text for text, bad in zip(texts, mask, strict=True) if bad]
        for word, texts in words.items()
    }
    return Failures(table, column, rows.index, {"value": shown(table, column, rows), **cut})


def place(row: Mapping[str, Any]) -> str:
    """Return where a row stands, for a message about another row.

    >>> place({"source_file": "a.xlsx", "source_sheet": "Sản phẩm", "source_row": 7})
    'dòng 7, trang “Sản phẩm”, tệp a.xlsx'
    """
    parts = [("dòng {}", "source_row"), ("trang “{}”", "source_sheet"), ("tệp {}", "source_file")]
    known = [text.format(row[name]) for text, name in parts if not pd.isna(row[name])]
    return ", ".join(known) or "một dòng khác"


def limit_text(value: Any) -> str:
    """Return a limit as a message shows it.

    >>> limit_text(0.5), limit_text(["a", "b"])
    ('0,5', 'a và b')
    """
    if isinstance(value, (list, tuple)):
        return listing(str(item) for item in value)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return plain_number(value)
    return short_date(value) if hasattr(value, "year") else str(value)


def _text(value: Any, column: str, definition: Column) -> str:
    if pd.isna(value):
        return MISSING
    if definition.kind in ("integer", "number"):
        return str(value) if column == "year" else plain_number(float(value))
    if definition.kind == "date":
        return short_date(value.date())
    if definition.kind == "yes_no":
        return "có" if value else "không"
    if definition.codes:
        return listing(definition.codes.get(code, code) for code in value.split(";"))
    return str(value)


def _known(day: Any) -> Any:
    return None if pd.isna(day) else day
