"""Rows with errors are set aside and counted; the rest goes on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from ..findings import Finding
from ..schema import TABLES
from .places import rows_with_errors
from .rules import Tables

COLUMNS = ["table", "row", "key", "file", "sheet", "line", "n_errors", "rules", "what"]


def set_aside(
    tables: Tables, findings: Iterable[Finding], origins: pd.DataFrame
) -> tuple[dict[str, pd.DataFrame], pd.DataFrame]:
    """Return the tables without the rows that an error points at, and those rows: one line each with its errors.

    The kept rows keep their labels, so `origins` still holds for them. Rows that refer to a row set aside stay.
    """
    told = list(findings)
    errors = rows_with_errors(told, tables, origins)
    kept = {
        name: frame.drop(index=frame.index[frame.index.isin(errors.loc[errors["table"].eq(name), "row"])])
        for name, frame in tables.items()
    }
    by_row = errors.groupby(["table", "row"], sort=True)["finding"].agg(list)
    records = {name: tables[name].loc[rows["row"].unique()].to_dict("index") for name, rows in errors.groupby("table")}
    rejected = [
        _rejected(table, row, records[table][row], [told[number] for number in numbers])
        for (table, row), numbers in by_row.items()
    ]
    return kept, pd.DataFrame(rejected, columns=COLUMNS)


def _rejected(table: str, row: int, record: Mapping[str, Any], errors: list[Finding]) -> Mapping[str, object]:
    return {
        "table": table,
        "row": row,
        "key": " – ".join(str(record[name]) for name in TABLES[table].key if not pd.isna(record[name])),
        "file": errors[0].file,
        "sheet": errors[0].sheet,
        "line": "".join(char for char in errors[0].cell if char.isdigit()),
        "n_errors": len(errors),
        "rules": ", ".join(sorted({item.rule for item in errors})),
        "what": "; ".join(dict.fromkeys(item.what for item in errors)),
    }
