"""The report on the data themselves: what came, what the checks found, what was set aside, what people decided."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from ..definitions import Dataset
from ..findings import SEVERITIES
from ..schema.told import table_words
from ..units import Unit
from ..vietnamese import slug
from ..words import Language, say, spoken
from ..writing import opened, short_date
from .build.quality import is_personal
from .quality_words import cell_text, is_quoting, quoted, rule_text, severity_text, state_text
from .report import Block, Facts, block
from .tables import Column, Table

MOST_ROWS = 60


@dataclass(frozen=True)
class DataQuality:
    """One data set of submissions as its keeper sees it. Every section is one call; `tables` holds what pages show.

    checks: what each rule of the checks tells, by its id.
    """

    dataset: Dataset
    districts: Sequence[Unit]
    frames: Mapping[str, pd.DataFrame]
    key: str
    checks: Mapping[str, str]
    language: Language = "vi"

    @cached_property
    @spoken
    def tables(self) -> Mapping[str, Table]:
        """The tables of this report by name."""
        made = (
            self._completeness(), self._by_table(), self._findings(), self._set_aside(), self._words(), self._names()
        )  # fmt: skip
        return {table.id: table for table in made}

    @spoken
    def summary(self) -> Block:
        """Which data set, how much of it came, what the checks found."""
        came, found = self.frames["completeness"], self.frames["findings"]
        states = came["state"].value_counts()
        late, empty = int(states.get("muon", 0)), int(states.get("trong", 0))
        lines = [
            say("quality-lines-came", came=int(came["state"].ne("thieu").sum()), total=len(came)),
            say("quality-lines-late", late=late, empty=empty),
            say("quality-lines-aside", n=len(self.frames["set_aside"])),
        ]
        numbers = {code: int(found["severity"].eq(code).sum()) for code in SEVERITIES}
        counts = [(severity_text(code, n), n) for code, n in numbers.items()]
        until = short_date(self.dataset.compiled_by)
        return block("quality_summary", dataset=self.dataset, until=until, lines=lines, counts=counts)

    @spoken
    def completeness(self) -> Block:
        """What came of each district and year, and of each table."""
        return self._shown("completeness", "day-du", "quality-completeness-heading", "completeness", "by_table")

    @spoken
    def findings(self) -> Block:
        """What the checks found, by rule, and the rows that were set aside."""
        return self._shown("findings", "kiem-tra", "quality-checks-heading", "findings", "set_aside")

    @spoken
    def decisions(self) -> Block:
        """Words and names that wait for a person's decision."""
        return self._shown("decisions", "cho-quyet-dinh", "quality-decisions-heading", "words", "names")

    @spoken
    def facts(self) -> Facts:
        """The page's state for the portal."""
        return Facts(
            {
                "state": "ok", "verdicts": {}, "as_of": self.dataset.compiled_by.isoformat(), "dataset": self.dataset.name,
                "synthetic": self.dataset.synthetic, "key": self.key, "says": say("quality-facts"),
            }
        )  # fmt: skip

    def _shown(self, name: str, anchor: str, heading: str, *tables: str) -> Block:
        shown = [self.tables[one] for one in tables]
        quotes = is_quoting() and name == "findings"
        return block(name, "quality_tables", anchor=anchor, title=say(heading), tables=shown, quotes=quotes)

    def _completeness(self) -> Table:
        came = self.frames["completeness"].astype({"year": "int64"})
        counts = (
            came.assign(came=came["state"].ne("thieu")).groupby(["district_code", "year"])["came"].agg(["sum", "size"])
        )
        years = sorted(came["year"].unique())
        columns = (Column("name", say("table-district")), *(Column(str(year), str(year), "ratio") for year in years))
        rows = tuple(
            {"name": unit.short_name, **{str(year): "{}/{}".format(*counts.loc[(unit.code, year)]) for year in years}}
            for unit in self.districts
        )
        return Table("completeness", say("quality-completeness-caption"), columns, rows)

    def _by_table(self) -> Table:
        came = self.frames["completeness"]
        heads = {"da_nhan": "came", "muon": "late", "trong": "empty", "thieu": "missing"}
        columns = (
            Column("name", say("quality-table")),
            *(Column(key, opened(state_text(state)), "integer") for state, key in heads.items()),
            Column("rows", say("quality-rows-used"), "integer"),
        )
        rows = tuple(
            {
                "name": table_words(str(table)).title,
                **{key: int(group["state"].eq(state).sum()) for state, key in heads.items()},
                "rows": int(group["n_rows"].astype("int64").sum()),
            }
            for table, group in came.groupby("table", sort=False)
        )
        return Table("by_table", say("quality-by-table-caption"), columns, rows)

    def _findings(self) -> Table:
        found = self.frames["findings"]
        order = list(SEVERITIES)
        groups = sorted(found.groupby(["severity", "rule"]), key=lambda item: (order.index(item[0][0]), -len(item[1])))
        columns = [
            Column("severity", say("quality-severity")),
            Column("rule", say("quality-rule")),
            Column("count", say("quality-count"), "integer"),
            Column("example", say("quality-example")),
            Column("where", say("quality-where")),
        ]
        rows = [_finding_row(severity, rule, group) for (severity, rule), group in groups[:MOST_ROWS]]
        if is_quoting():
            columns.insert(2, Column("says", say("quality-rule-says")))
            rows = [row | {"says": rule_text(str(row["rule"]), self.checks)} for row in rows]
        return Table("findings", say("quality-by-rule-caption"), tuple(columns), tuple(rows))

    def _set_aside(self) -> Table:
        aside = self.frames["set_aside"].head(MOST_ROWS)
        columns = (
            Column("table", say("quality-table")), Column("where", say("quality-where")), Column("what", say("table-why"))
        )  # fmt: skip
        rows = tuple(
            {
                "table": table_words(row["table"]).title,
                "where": say("quality-at-row", file=row["file"], sheet=row["sheet"], row=str(row["line"])),
                "what": quoted(row["what"]),
            }
            for row in aside.to_dict("records")
        )
        return Table("set_aside", say("quality-aside-caption"), columns, rows)

    def _words(self) -> Table:
        columns = (
            Column("spelling", say("quality-spelling")),
            Column("count", say("quality-count"), "integer"),
            Column("nearest", say("quality-nearest")),
            Column("first_cell", say("quality-first-cell")),
        )
        words = self.frames["unknown_spellings"].head(MOST_ROWS)
        words = words[[column.key for column in columns]].assign(first_cell=words["first_cell"].map(cell_text))
        rows = tuple(
            row | {name: quoted(str(row[name] or "")) for name in ("spelling", "nearest")}
            for row in words.to_dict("records")
        )
        return Table("words", say("quality-words-caption"), columns, rows)

    def _names(self) -> Table:
        columns = (
            Column("kind", say("table-kind")),
            Column("name_a", say("quality-name")),
            Column("name_b", say("quality-like")),
            Column("similarity", say("quality-similarity"), "number", 0),
        )
        pairs = self.frames["similar_names"].head(MOST_ROWS)
        pairs = pairs[[column.key for column in columns]].assign(
            kind=[say(f"similar-{slug(kind)}") for kind in pairs["kind"]]
        )
        return Table("names", say("quality-names-caption"), columns, tuple(pairs.to_dict("records")))


def _finding_row(severity: str, rule: str, group: pd.DataFrame) -> dict[str, object]:
    public = group[
        [not is_personal(table, column) for table, column in zip(group["table"], group["column"], strict=True)]
    ]
    first = public.iloc[0] if len(public) else None
    return {
        "severity": severity_text(severity),
        "rule": rule,
        "count": len(group),
        "example": quoted(first["what"]) if first is not None else say("quality-personal"),
        "where": _where(first) if first is not None else "",
    }


def _where(first: pd.Series) -> str:
    if not first["cell"]:
        return str(first["file"])
    return say("quality-at-cell", file=first["file"], sheet=first["sheet"], cell=first["cell"])
