"""The report on the data themselves: what came, what the checks found, what was set aside, what people decided."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from ..cleaning.submissions.completeness import STATES
from ..definitions import Dataset
from ..findings import SEVERITIES
from ..schema import SENT
from ..units import Unit
from ..words import Language, spoken
from ..writing import number, short_date
from .build.quality import is_personal
from .report import Block, Facts, render
from .tables import Column, Table

MOST_ROWS = 60


@dataclass(frozen=True)
class DataQuality:
    """One data set of submissions as its keeper sees it. Every section is one call; `tables` holds what pages show."""

    dataset: Dataset
    districts: Sequence[Unit]
    frames: Mapping[str, pd.DataFrame]
    key: str
    language: Language = "vi"

    @cached_property
    @spoken
    def tables(self) -> Mapping[str, Table]:
        """The tables of this report by name."""
        made = (
            self._completeness(),
            self._by_table(),
            self._findings(),
            self._set_aside(),
            self._words(),
            self._names(),
        )
        return {table.id: table for table in made}

    @spoken
    def summary(self) -> Block:
        """Which data set, how much of it came, what the checks found."""
        came, found = self.frames["completeness"], self.frames["findings"]
        states = came["state"].value_counts()
        late, empty = int(states.get("muon", 0)), int(states.get("trong", 0))
        lines = [
            f"Đã nhận {number(int(came['state'].ne('thieu').sum()))} trên {number(len(came))} bảng của các huyện và các năm.",
            f"Nhận muộn: {number(late)} bảng; trang có mà trống: {number(empty)} bảng.",
            f"Để riêng {number(len(self.frames['set_aside']))} dòng có lỗi; các dòng khác vẫn được dùng.",
        ]
        counts = [(label, int(found["severity"].eq(key).sum())) for key, label in SEVERITIES.items()]
        return self._block("tóm tắt", "quality_summary", lines=lines, counts=counts)

    @spoken
    def completeness(self) -> Block:
        """What came of each district and year, and of each table."""
        return self._shown("đầy đủ", "day-du", "Số liệu đã nhận", "completeness", "by_table")

    @spoken
    def findings(self) -> Block:
        """What the checks found, by rule, and the rows that were set aside."""
        return self._shown("kiểm tra", "kiem-tra", "Kiểm tra nói gì", "findings", "set_aside")

    @spoken
    def decisions(self) -> Block:
        """Words and names that wait for a person's decision."""
        return self._shown("chờ quyết định", "cho-quyet-dinh", "Chờ người có trách nhiệm quyết định", "words", "names")

    @spoken
    def facts(self) -> Facts:
        """The page's state for the portal."""
        return Facts(
            {
                "state": "ok", "verdicts": {}, "as_of": self.dataset.compiled_by.isoformat(), "dataset": self.dataset.name,
                "synthetic": self.dataset.synthetic, "key": self.key, "says": "đầy đủ, phát hiện, điều chờ quyết định",
            }
        )  # fmt: skip

    def _shown(self, name: str, anchor: str, title: str, *tables: str) -> Block:
        return self._block(
            name, "quality_tables", anchor=anchor, title=title, tables=[self.tables[one] for one in tables]
        )

    def _block(self, name: str, template: str, **values: object) -> Block:
        return Block(
            name,
            render(f"{template}.html.j2", dataset=self.dataset, until=short_date(self.dataset.compiled_by), **values),
        )

    def _completeness(self) -> Table:
        came = self.frames["completeness"].astype({"year": "int64"})
        counts = (
            came.assign(came=came["state"].ne("thieu")).groupby(["district_code", "year"])["came"].agg(["sum", "size"])
        )
        years = sorted(came["year"].unique())
        columns = (Column("name", "Huyện, thành phố"), *(Column(str(year), str(year)) for year in years))
        rows = tuple(
            {"name": unit.short_name, **{str(year): "{}/{}".format(*counts.loc[(unit.code, year)]) for year in years}}
            for unit in self.districts
        )
        return Table("completeness", "Số bảng đã nhận trên số bảng phải gửi", columns, rows)

    def _by_table(self) -> Table:
        came = self.frames["completeness"]
        heads = {"da_nhan": "came", "muon": "late", "trong": "empty", "thieu": "missing"}
        columns = (
            Column("name", "Bảng"),
            *(Column(key, STATES[state][:1].upper() + STATES[state][1:], "integer") for state, key in heads.items()),
            Column("rows", "Số dòng dùng", "integer"),
        )
        rows = tuple(
            {
                "name": SENT[str(table)].title,
                **{key: int(group["state"].eq(state).sum()) for state, key in heads.items()},
                "rows": int(group["n_rows"].astype("int64").sum()),
            }
            for table, group in came.groupby("table", sort=False)
        )
        return Table("by_table", "Từng bảng, mọi huyện và mọi năm", columns, rows)

    def _findings(self) -> Table:
        found = self.frames["findings"]
        order = list(SEVERITIES)
        groups = sorted(found.groupby(["severity", "rule"]), key=lambda item: (order.index(item[0][0]), -len(item[1])))
        columns = (
            Column("severity", "Mức độ"),
            Column("rule", "Quy tắc"),
            Column("count", "Số lần", "integer"),
            Column("example", "Ví dụ"),
            Column("where", "Ở đâu"),
        )
        rows = tuple(_finding_row(severity, rule, group) for (severity, rule), group in groups)
        return Table("findings", "Phát hiện theo quy tắc, nặng nhất ở trên", columns, rows[:MOST_ROWS])

    def _set_aside(self) -> Table:
        aside = self.frames["set_aside"].head(MOST_ROWS)
        columns = (Column("table", "Bảng"), Column("where", "Ở đâu"), Column("what", "Vì sao"))
        rows = tuple(
            {
                "table": SENT[row["table"]].title,
                "where": f"{row['file']}, trang “{row['sheet']}”, dòng {row['line']}",
                "what": row["what"],
            }
            for row in aside.to_dict("records")
        )
        return Table("set_aside", "Các dòng được để riêng", columns, rows)

    def _words(self) -> Table:
        columns = (
            Column("spelling", "Cách viết"),
            Column("count", "Số lần", "integer"),
            Column("nearest", "Gần nhất trong danh mục"),
            Column("first_cell", "Lần đầu ở"),
        )
        words = self.frames["unknown_spellings"].head(MOST_ROWS)
        rows = tuple({column.key: row[column.key] for column in columns} for row in words.to_dict("records"))
        return Table("words", "Từ chưa có trong danh mục: thêm vào lookups.csv", columns, rows)

    def _names(self) -> Table:
        columns = (
            Column("kind", "Loại"),
            Column("name_a", "Tên"),
            Column("name_b", "Gần giống"),
            Column("similarity", "Độ giống (0–100)", "number", 0),
        )
        pairs = self.frames["similar_names"].head(MOST_ROWS)
        rows = tuple({column.key: row[column.key] for column in columns} for row in pairs.to_dict("records"))
        return Table(
            "names", "Tên gần giống: ghi quyết định vào decisions.csv, chương trình không tự gộp", columns, rows
        )


def _finding_row(severity: str, rule: str, group: pd.DataFrame) -> dict[str, object]:
    public = group[
        [not is_personal(table, column) for table, column in zip(group["table"], group["column"], strict=True)]
    ]
    first = public.iloc[0] if len(public) else None
    sheet = f", trang “{first['sheet']}”, ô {first['cell']}" if first is not None and first["cell"] else ""
    return {
        "severity": SEVERITIES[severity],  # type: ignore[index]
        "rule": rule,
        "count": len(group),
        "example": first["what"] if first is not None else "về một cột dữ liệu cá nhân, không nêu ví dụ",
        "where": f"{first['file']}{sheet}" if first is not None else "",
    }
