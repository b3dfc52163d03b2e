"""What offices sent for a page: which tables came, what the checks found, how many rows were set aside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from ...bounds import divide
from ...findings import SEVERITIES
from ...schema import SENT
from ...schema.told import table_words
from ...units import Unit
from ...words import say
from ...writing import listing, number, opened, percent
from ..model import FindingCount, Quality, QualityRow
from ..quality_words import is_quoting, quoted, rule_text, severity_text, state_text

MOST_FINDINGS = 12


def quality(
    tables: Mapping[str, pd.DataFrame],
    unit: Unit,
    year: int | None,
    districts: Sequence[Unit],
    as_of_year: int,
    checks: Mapping[str, str],
) -> Quality | None:
    """Return the state of the submissions for a unit and year (None: all years); None for a data set without submissions.

    checks: what each rule tells, by its id.
    """
    came = tables.get("completeness")
    if came is None or came.empty:
        return None
    came = came.astype({"year": "int64", "n_rows": "int64", "n_set_aside": "int64"})
    mine = came[came["year"].eq(year) if year else came["year"].le(as_of_year)]
    mine = mine if unit.level == "province" else mine[mine["district_code"].eq(unit.code)]
    files = sorted({file for text in mine["files"] for file in text.split(";") if file})
    columns, rows = _by_table(mine) if unit.level != "province" else _by_district(mine, districts, year)
    return Quality(_says(mine, year), columns, rows, _findings(tables["findings"], files, checks), tuple(files))


def _says(mine: pd.DataFrame, year: int | None) -> str:
    total, missing = len(mine), int(mine["state"].eq("thieu").sum())
    late, aside = int(mine["state"].eq("muon").sum()), int(mine["n_set_aside"].sum())
    came: dict[str, str | int] = {"came": total - missing, "total": total}
    came["share"] = percent(divide(total - missing, total))
    told = (("quality-says-late", late), ("quality-says-aside", aside))
    more = listing(say(key, n=n) for key, n in told if n)
    return say("quality-says-more", more=more, **came) if more else say("quality-says", **came)


def _by_table(mine: pd.DataFrame) -> tuple[tuple[str, ...], tuple[QualityRow, ...]]:
    rows = [
        QualityRow(
            table_words(row["table"]).title,
            (state_text(row["state"]), number(row["n_rows"]), number(row["n_set_aside"])),
            row["state"] == "thieu",
        )
        for row in mine.to_dict("records")
    ]
    return _heads("quality-table", "table-state", "quality-rows-used", "quality-rows-aside"), tuple(rows)


def _by_district(
    mine: pd.DataFrame, districts: Sequence[Unit], year: int | None
) -> tuple[tuple[str, ...], tuple[QualityRow, ...]]:
    """Return the districts with what came of each; over several years, how many tables of each year."""
    came = mine.assign(came=mine["state"].ne("thieu"))
    if year is None:
        years = sorted(mine["year"].unique())
        counts = came.groupby(["district_code", "year"])["came"].agg(["sum", "size"])
        rows = [
            QualityRow(unit.short_name, tuple("{}/{}".format(*counts.loc[(unit.code, one)]) for one in years))
            for unit in districts
        ]
        return (*_heads("table-district"), *(str(one) for one in years)), tuple(rows)
    by = came.groupby("district_code")
    counts = pd.DataFrame(
        {
            "came": by["came"].sum(),
            "late": by["state"].agg(lambda states: states.eq("muon").sum()),
            "empty": by["state"].agg(lambda states: states.eq("trong").sum()),
            "missing": by["state"].agg(lambda states: states.eq("thieu").sum()),
            "rows": by["n_rows"].sum(),
            "aside": by["n_set_aside"].sum(),
        }
    )
    rows = [
        QualityRow(unit.short_name, tuple(number(int(value)) for value in counts.loc[unit.code])) for unit in districts
    ]
    states = (opened(state_text(state)) for state in ("da_nhan", "muon", "trong", "thieu"))
    return (*_heads("table-district"), *states, *_heads("quality-rows-used", "quality-rows-aside")), tuple(rows)


def _heads(*names: str) -> tuple[str, ...]:
    return tuple(say(name) for name in names)


def _findings(findings: pd.DataFrame, files: Sequence[str], checks: Mapping[str, str]) -> tuple[FindingCount, ...]:
    """Return the rules that spoke most about these files, the gravest first, each with one example and no personal data."""
    mine = findings[findings["file"].isin(files)]
    order = {key: place for place, key in enumerate(SEVERITIES)}
    counted = [
        (order[severity], -len(group), _count(severity, rule, group, checks))
        for (severity, rule), group in mine.groupby(["severity", "rule"])
    ]
    return tuple(count for _, _, count in sorted(counted, key=lambda item: item[:2])[:MOST_FINDINGS])


def _count(severity: str, rule: str, group: pd.DataFrame, checks: Mapping[str, str]) -> FindingCount:
    told = rule_text(rule, checks) if is_quoting() else ""
    return FindingCount(severity_text(severity), len(group), _example(group), severity == "loi", told)


def _example(group: pd.DataFrame) -> str:
    public = [not is_personal(table, column) for table, column in zip(group["table"], group["column"], strict=True)]
    shown = group[public]
    return quoted(str(shown["what"].iloc[0])) if len(shown) else say("quality-personal")


def is_personal(table: str, column: str) -> bool:
    """Return whether a column holds personal data, which no page shows."""
    return table in SENT and column in SENT[table].columns and SENT[table].columns[column].personal
