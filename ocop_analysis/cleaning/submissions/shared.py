"""One amount in one cell for several records: it cannot be divided among them, and repeated it would count many times."""

from __future__ import annotations

from collections.abc import Iterator

from ...findings import Finding
from ...schema import TABLES
from ...writing import plain_number
from .records import Records

NOT_SUMMED = ("year", "stars", "result_stars", "score", "contract_years", "mean_income_mvnd", "price_mvnd")
"""Numbers of which several records may well have the same one: years, grades, rates. All other numbers are amounts."""


def is_amount(table: str, column: str) -> bool:
    """Return whether the numbers of a column may be added.

    >>> is_amount("material_areas", "area_ha"), is_amount("certificates", "stars")
    (True, False)
    """
    return TABLES[table].columns[column].kind in ("integer", "number") and column not in NOT_SUMMED


def take_shared_amounts(records: Records, file: str, sheet: str) -> Iterator[Finding]:
    """Take away amounts whose cell several different records share, named in one cell or merged; yield one finding a cell.

    Rows of one record, such as the products of one producer beside its merged number of workers, may share. A record that
    said nothing else is left out.
    """
    spec, lost = TABLES[records.table], [False] * len(records)
    keys = list(zip(*(records.get(name) for name in spec.key), strict=True))
    for column in (name for name in spec.columns if name in records.cells and is_amount(records.table, name)):
        values, cells = records.get(column), records.cells[column]
        holders: dict[str, set[tuple[object, ...]]] = {}
        for key, value, cell in zip(keys, values, cells, strict=True):
            if value is not None:
                holders.setdefault(cell, set()).add(key)
        shared = {cell for cell, mine in holders.items() if len(mine) > 1}
        said = dict.fromkeys(
            (cell, plain_number(value))
            for value, cell in zip(values, cells, strict=True)
            if value is not None and cell in shared
        )
        lost = [one or cell in shared for one, cell in zip(lost, cells, strict=True)]
        records.fields[column] = [None if cell in shared else value for value, cell in zip(values, cells, strict=True)]
        for cell, value in said:
            what = f"Một con số ({value}) cho nhiều dòng, không biết chia cho từng dòng thế nào"
            todo = "ghi cho mỗi dòng một con số riêng"
            yield Finding("chua_chia_duoc", "canh_bao", file, sheet, cell, what, todo, records.table, column, value)
    about = {"district_code", *spec.key, *(name for name, column in spec.columns.items() if column.refers)}
    told = [values for name, values in records.fields.items() if name not in about]
    says = [any(value is not None for value in row) for row in zip(*told, strict=True)] or [False] * len(records)
    records.keep([one or not gone for one, gone in zip(says, lost, strict=True)])
