"""What the schema itself demands of a cell, a key or a reference: built from ``schema.SENT``, checked with pandera.

pandera (lazy) names every row that fails at once; it is imported only when a check runs. Speed: docs/decisions/0014.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import pandas as pd

from ..schema import SENT, Column
from .frames import distinct, physical, repeated
from .rules import Check, Failures, Found, Placed, Run
from .wording import limit_text, place, shown

Demand = Callable[[Any], dict[str, Any]]


def required(run: Run, rule: Check) -> Found:
    """A required cell is empty."""
    for table in SENT:
        columns = _columns(table, lambda column: column.required)
        yield from _failing(run.tables[table], table, columns, lambda column: {"nullable": False})


def in_range(run: Run, rule: Check) -> Found:
    """A number lies outside the range that its column allows. Words: low, high."""

    def demand(column: Column) -> dict[str, Any]:
        import pandera.pandas as pa

        low = [] if column.low is None else [pa.Check.ge(column.low)]
        high = [] if column.high is None else [pa.Check.le(column.high)]
        return {"checks": low + high}

    for table in SENT:
        columns = _columns(table, lambda column: column.low is not None or column.high is not None)
        for failed in _failing(run.tables[table], table, columns, demand):
            yield _with(failed, range=_range(failed.column, SENT[table].columns[failed.column]))


def in_codes(run: Run, rule: Check) -> Found:
    """A coded cell holds a code that its list does not have. Words: codes."""

    def demand(column: Column) -> dict[str, Any]:
        import pandera.pandas as pa

        known = frozenset(column.codes or ())
        single = pa.Check(lambda values: values.isin(known))
        return {"checks": single if column.kind == "code" else pa.Check(lambda values: _all_known(values, known))}

    for table in SENT:
        columns = _columns(table, lambda column: column.kind in ("code", "codes"))
        for failed in _failing(run.tables[table], table, columns, demand):
            yield _with(failed, codes=", ".join((SENT[table].columns[failed.column].codes or {}).values()))


def unique_key(run: Run, rule: Check) -> Found:
    """Rows that differ share one key. An empty reference in a key means "the whole producer"; any other empty part of a
    key is unknown and equals nothing. Words: key, other (where the first of the others stands)."""
    for table, definition in SENT.items():
        frame = distinct(table, run.tables[table])
        key = list(definition.key)
        known = frame[
            [name for name in key if not definition.columns[name].refers or definition.columns[name].required]
        ]
        frame = frame[known.notna().all(axis=1)]
        rows = _not_unique(frame, key)
        twins = frame.loc[rows].sort_values(["source_file", "source_sheet", "source_row"], kind="stable")
        if len(twins):
            others = _others(twins, key)
            texts = [" – ".join(parts) for parts in zip(*(shown(table, name, frame.loc[rows]) for name in key))]
            yield Failures(table, key[0], rows, {"value": texts, "key": texts, "other": [others[row] for row in rows]})


def identical_rows(run: Run, rule: Check) -> Found:
    """A row repeats another one word for word; only the later ones in the sources are named. Words: other."""
    for table, definition in SENT.items():
        frame = run.tables[table]
        copies = repeated(table, frame)
        if copies.any():
            content = [name for name in frame.columns if not name.startswith("source_")]
            twins = frame[frame.duplicated(content, keep=False)]
            twins = twins.sort_values(["source_file", "source_sheet", "source_row"], kind="stable")
            others = _others(twins, content)
            rows, first = frame.index[copies], definition.key[0]
            values = shown(table, first, frame.loc[rows])
            yield Failures(table, first, rows, {"value": values, "other": [others[row] for row in rows]})


def reference(run: Run, rule: Check) -> Found:
    """An id is repeated that its own table does not hold in any year. Limits: required. Words: referred."""

    def demand(column: Column) -> dict[str, Any]:
        import pandera.pandas as pa

        known = ids(run, column.refers)
        return {"checks": pa.Check(lambda values: values.isin(known))}

    for table in SENT:
        columns = _columns(
            table,
            lambda column: (
                column.refers and column.required == rule.limits["required"] and ids(run, column.refers).size
            ),
        )
        for failed in _failing(run.tables[table], table, columns, demand):
            yield _with(failed, referred=SENT[SENT[table].columns[failed.column].refers].title)


def reference_unchecked(run: Run, rule: Check) -> Found:
    """A table repeats ids of a table that has no row at all, so they cannot be checked. Words: referred, n."""
    for table, definition in SENT.items():
        frame = run.tables[table]
        empty = {
            c.refers for c in definition.columns.values() if c.refers and c.required and not ids(run, c.refers).size
        }
        for referred in sorted(empty):
            for file, count in frame.groupby("source_file", dropna=False).size().items():
                words = {"table": definition.title, "referred": SENT[referred].title, "n": limit_text(int(count))}
                yield Placed("" if pd.isna(file) else str(file), "", "", table, words)


def ids(run: Run, table: str) -> pd.Index:
    """Return all ids of a table in any year, those accepted earlier too."""
    name = SENT[table].key[0]
    if run.earlier(table).empty:
        return run.once(f"ids of {table}", lambda: pd.Index(run.tables[table][name].dropna().unique()))
    return pd.Index(pd.concat([run.tables[table][name], run.earlier(table)[name]]).dropna().unique())


def _columns(table: str, wanted: Callable[[Column], object]) -> dict[str, Column]:
    return {name: column for name, column in SENT[table].columns.items() if wanted(column)}


def _failing(frame: pd.DataFrame, table: str, columns: Mapping[str, Column], demand: Demand) -> Iterable[Failures]:
    """Yield the rows of each column that pandera refuses; an empty cell fails only where a value is demanded."""
    import pandera.pandas as pa
    from pandera.errors import SchemaErrors

    if frame.empty or not columns:
        return
    logical = {physical(table, [name])[0]: name for name in columns}
    wanted = {name: pa.Column(**{"nullable": True, **demand(columns[logical[name]])}) for name in logical}
    try:
        pa.DataFrameSchema(wanted).validate(frame, lazy=True)
    except SchemaErrors as error:
        for name, cases in error.failure_cases.groupby("column"):
            rows = frame.index[frame.index.isin(cases["index"].astype(int))]
            column = logical[str(name)]
            words = {"value": shown(table, column, frame.loc[rows])}
            yield Failures(table, column, rows, words)


def _not_unique(frame: pd.DataFrame, key: list[str]) -> pd.Index:
    import pandera.pandas as pa
    from pandera.errors import SchemaErrors

    try:
        pa.DataFrameSchema(unique=key, report_duplicates="all").validate(frame, lazy=True)
    except SchemaErrors as error:
        return frame.index[frame.index.isin(error.failure_cases["index"].astype(int))]
    return frame.index[:0]


def _all_known(values: pd.Series, known: frozenset[str]) -> pd.Series:
    return values.map({text: set(text.split(";")) <= known for text in values.unique()}).astype(bool)


def _others(twins: pd.DataFrame, by: list[str]) -> dict[Any, str]:
    """Return for each row where the first other row of its group stands (twins come in the order of the sources)."""
    places = dict(zip(twins.index, map(place, twins.to_dict("records")), strict=True))
    others: dict[Any, str] = {}
    for members in twins.groupby(by, dropna=False, sort=False).groups.values():
        for member in members:
            others[member] = places[members[0] if member != members[0] else members[1]]
    return others


def _range(name: str, column: Column) -> str:
    def text(bound: float) -> str:
        return str(int(bound)) if name == "year" else limit_text(bound)

    low, high = (None if bound is None else text(bound) for bound in (column.low, column.high))
    if low is not None and high is not None:
        return f"từ {low} đến {high}"
    return f"từ {low} trở lên" if low is not None else f"không quá {high}"


def _with(failed: Failures, **words: str) -> Failures:
    more = {name: [text] * len(failed.rows) for name, text in words.items()}
    return Failures(failed.table, failed.column, failed.rows, {**failed.words, **more})
