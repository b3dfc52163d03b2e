"""One found table becomes records of one or several canonical tables, each value with the cell that it came from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import pandas as pd

from ...errors import UnknownUnit
from ...findings import Finding
from ...schema import TABLES
from ...vietnamese import fold
from ..read.places import read_place
from ..read.producers import split_producer_name
from ..read.result import Unreadable
from ..read.split import split_products
from .columns import Heading, Spelled, Tools, read_spellings

SPREAD = {("budget_lines", "source"), ("sales_channels", "channel_type")}
"""Code columns that a sender may spread over several columns, one for each code: each of them makes records of its own."""


@dataclass(frozen=True)
class Sender:
    """Who sent a file, for which year, as far as file, title or list of submissions say."""

    file: str
    unit: str | None
    year: int | None


@dataclass(frozen=True)
class SheetColumn:
    """One column of a sheet that was understood: its letter, what it means, and the words of its heading.

    year: the year that the heading names ("Doanh thu 2023"). under: (table, column, code) that upper levels of it say.
    soft: a column of remarks, which may hold a value of this column; what is no such value is no finding.
    """

    col: int
    letter: str
    heading: Heading
    words: str
    year: int | None = None
    under: tuple[tuple[str, str, str], ...] = ()
    soft: bool = False

    def code(self, table: str) -> str:
        """Return the code of a spread column that this column speaks of, or ""."""
        if (table, self.heading.column) in SPREAD and self.heading.means:
            return self.heading.means
        return next((code for name, column, code in self.under if name == table and (name, column) in SPREAD), "")


@dataclass(frozen=True)
class Sheet:
    """A found table, ready to be read: texts and kinds (index: sheet row, columns: sheet column), and what is known of it."""

    name: str
    base: str
    texts: pd.DataFrame
    kinds: pd.DataFrame
    columns: Sequence[SheetColumn]
    anchors: dict[tuple[int, int], str]
    units: pd.Series
    years: pd.Series


@dataclass
class Records:
    """The records of one table in one sheet. rows: fields by record; rows of a sheet are `sheet_row`; cells: the address
    of each field, by record and logical column."""

    table: str
    is_base: bool
    rows: pd.DataFrame
    cells: dict[str, pd.Series] = field(default_factory=dict)


@dataclass
class ReadSheet:
    """What a sheet gave: records by table, and findings."""

    records: list[Records]
    findings: list[Finding]


def read_sheet(sheet: Sheet, sender: Sender, tools: Tools) -> ReadSheet:
    """Return the records of a sheet. Every cell that cannot be read, or that means less than it seems, is a finding."""
    findings: list[Finding] = []
    reader = _SheetReader(_split_rows(sheet, findings), sender, tools, findings)
    return ReadSheet(reader.records(), [reader.placed(finding) for finding in findings])


def _split_rows(sheet: Sheet, findings: list[Finding]) -> Sheet:
    """Return the sheet with one row for each product where a cell of product names holds several."""
    column = next((c for c in sheet.columns if (c.heading.table, c.heading.column) == ("products", "name")), None)
    if column is None or sheet.base not in ("products", "certificates", "registrations", "evaluations"):
        return sheet
    names = sheet.texts[column.col].fillna("")
    split = {text: split_products(text) for text in names.unique() if any(mark in text for mark in ";\n1")}
    several = {text: read.value for text, read in split.items() if read.value and len(read.value) > 1}
    if not several:
        return sheet
    for row in names.index[names.isin(list(several))]:
        note = split[names[row]].note
        findings.append(_at(sheet, column, row, "tach_san_pham", "luu_y", note[:1].upper() + note[1:]))
    repeats = names.map(lambda text: len(several.get(text, "1"))).to_numpy()
    texts = sheet.texts.loc[sheet.texts.index.repeat(repeats)].copy()
    part = texts.groupby(level=0).cumcount()
    texts[column.col] = [
        several[text][number] if text in several else text for text, number in zip(texts[column.col], part)
    ]
    again = {"kinds": sheet.kinds, "units": sheet.units, "years": sheet.years}
    repeated = {name: frame.loc[frame.index.repeat(repeats)] for name, frame in again.items()}
    return Sheet(sheet.name, sheet.base, texts, columns=sheet.columns, anchors=sheet.anchors, **repeated)


def _at(sheet: Sheet, column: SheetColumn, row: int, rule: str, severity: str, what: str) -> Finding:
    cell = sheet.anchors.get((row, column.col), f"{column.letter}{row}")
    return Finding(rule, severity, "", sheet.name, cell, what, "", column.heading.table, column.heading.column)  # type: ignore[arg-type]


class _SheetReader:
    def __init__(self, sheet: Sheet, sender: Sender, tools: Tools, findings: list[Finding]) -> None:
        self.sheet, self.sender, self.tools, self.findings = sheet, sender, tools, findings
        self.sheet_rows = sheet.texts.index.to_series().reset_index(drop=True)

    def placed(self, finding: Finding) -> Finding:
        return replace(finding, file=self.sender.file)

    def records(self) -> list[Records]:
        """Return the records of every table that has columns in the sheet."""
        made = []
        for table in dict.fromkeys(column.heading.table for column in self.sheet.columns):
            mine = [c for c in self.sheet.columns if c.heading.table == table]
            for year in dict.fromkeys(c.year for c in mine):
                of_year = [c for c in mine if c.year in (None, year)]
                if year is None and any(c.year for c in mine) and not self._says_more(table, of_year):
                    continue
                spread = [c for c in of_year if c.code(table)]
                plain = [c for c in of_year if c not in spread]
                made += self._spread(table, plain, spread, year) if spread else [self._plain(table, plain, year)]
        return [one for one in made if len(one.rows)]

    @staticmethod
    def _says_more(table: str, columns: Sequence[SheetColumn]) -> bool:
        """Return whether columns without a year say anything beyond who and what they are about."""
        spec = TABLES[table]
        return any(c.heading.column not in spec.key and not spec.columns[c.heading.column].refers for c in columns)

    def _plain(self, table: str, columns: Sequence[SheetColumn], year: int | None = None) -> Records:
        records = self._start(table, year)
        for column in columns:
            self._fill(records, column)
        self._places(records, columns)
        if table == "producers":
            self._producer_names(records)
            self._address_places(records, columns)
        if table == "business_results":
            self._undivided(records, columns)
        filled = [name for name in records.rows.columns if not name.startswith("_") and name not in ("year",)]
        keep = records.rows[filled].notna().any(axis=1)
        if "_not_recognised" in records.rows:
            keep &= records.rows["_not_recognised"].isna()
        records.rows = records.rows[keep].drop(columns="_not_recognised", errors="ignore")
        return records

    def _spread(
        self, table: str, plain: Sequence[SheetColumn], spread: Sequence[SheetColumn], year: int | None
    ) -> list[Records]:
        """Return one set of records for each code that has columns of its own: amounts of a source, marks of a channel."""
        name = next(column for of, column in SPREAD if of == table)
        made = []
        for means in dict.fromkeys(c.code(table) for c in spread):
            records = self._start(table, year)
            for column in plain:
                self._fill(records, column)
            present = pd.Series(False, index=records.rows.index)
            for column in (c for c in spread if c.code(table) == means):
                present |= self._fill_spread(records, column)
            records.rows[name] = means
            records.rows = records.rows[present]
            made.append(records)
        return made

    def _fill_spread(self, records: Records, column: SheetColumn) -> pd.Series:
        """Fill one column of a spread table and return which records it speaks of."""
        if records.table == "sales_channels":
            marks = self._read(Heading("sales_channels", "had_sales_12_months"), column)
            said = pd.Series([one.fields.get("had_sales_12_months") for one in marks], index=records.rows.index)
            self._tell(marks, column)
            records.cells["channel_type"] = self._addresses(column)
            return said.eq(True)
        amount = column.heading.column if column.under else _amount_of(column.words)
        if amount is None:
            what = f"Cột “{column.words}” không cho biết là kinh phí kế hoạch, giao hay giải ngân"
            todo = "ghi rõ ở tiêu đề, ví dụ: Kinh phí giao / NSTW"
            finding = Finding(
                "tieu_de_thieu_nghia", "loi", "", self.sheet.name, "", what, todo, records.table, "source"
            )
            self.findings.append(finding)
            return pd.Series(False, index=records.rows.index)
        target = Heading(records.table, amount, "", column.heading.unit)
        self._fill(records, SheetColumn(column.col, column.letter, target, column.words))
        return records.rows[amount].notna() if amount in records.rows else pd.Series(False, index=records.rows.index)

    def _start(self, table: str, year: int | None) -> Records:
        rows = pd.DataFrame({"sheet_row": self.sheet_rows, "district_code": self.sheet.units.to_numpy()})
        if "year" in TABLES[table].columns:
            rows["year"] = self.sheet.years.to_numpy() if year is None else year
        return Records(table, table == self.sheet.base, rows)

    def _read(self, heading: Heading, column: SheetColumn) -> list[Spelled]:
        texts = self.sheet.texts[column.col].fillna("").reset_index(drop=True)
        kinds = self.sheet.kinds[column.col].fillna("text").reset_index(drop=True)
        known = read_spellings(heading, texts, kinds, self.tools)
        return [known[pair] for pair in zip(texts, kinds)]

    def _fill(self, records: Records, column: SheetColumn) -> None:
        """Read a column into its fields; what an earlier column already says stays."""
        if column.heading.schema.kind == "commune":
            return
        read = self._read(column.heading, column)
        if not column.soft:
            self._tell(read, column)
        for name in dict.fromkeys(name for one in {id(one): one for one in read}.values() for name in one.fields):
            values = pd.Series([one.fields.get(name) for one in read], index=records.rows.index, dtype=object)
            if name in records.rows and not (name == "year" and column.heading.column == "year"):
                values = records.rows[name].astype(object).where(records.rows[name].notna(), values)
            elif name == "year":
                values = values.where(values.notna(), records.rows["year"])
            records.rows[name] = values
            if column.soft and values.isna().all():
                continue
            logical = column.heading.column if name.startswith(column.heading.column) else _logical(records.table, name)
            records.cells.setdefault(logical, self._addresses(column))

    def _tell(self, read: Sequence[Spelled], column: SheetColumn) -> None:
        """Add a finding for every cell whose reading says something."""
        for number, one in enumerate(read):
            if one.rule:
                row = int(self.sheet_rows[number])
                finding = _at(self.sheet, column, row, one.rule, one.severity, one.what)
                text = str(self.sheet.texts[column.col].iloc[number])
                self.findings.append(replace(finding, todo=one.todo, value=text))

    def _addresses(self, column: SheetColumn) -> pd.Series:
        rows = self.sheet_rows
        plain = column.letter + rows.astype(str)
        merged = {row: cell for (row, col), cell in self.sheet.anchors.items() if col == column.col}
        return rows.map(merged).fillna(plain) if merged else plain

    def _places(self, records: Records, columns: Sequence[SheetColumn]) -> None:
        """Read communes together with the district of the row, by the list of the end of its year."""
        communes = [c for c in columns if c.heading.schema.kind == "commune"]
        for column in communes:
            texts = self.sheet.texts[column.col].fillna("").reset_index(drop=True)
            asked = list(zip(texts, self.sheet.years, self.sheet.units))
            known = {one: self._place(*one) for one in set(asked)}
            read = [known[one] for one in asked]
            self._tell(read, column)
            records.rows[column.heading.column] = [one.fields.get("commune_code") for one in read]
            records.cells[column.heading.column] = self._addresses(column)

    def _place(self, text: str, year: Any, unit: Any) -> Spelled:
        if not text or pd.isna(year):
            return Spelled()
        day = dt.date(int(year), 12, 31)
        district = str(unit) if pd.notna(unit) and len(str(unit)) == 3 else None
        try:
            read = read_place("", text, day, self.tools.units, district)
        except (Unreadable, UnknownUnit) as error:
            todo = getattr(error, "todo", "ghi tên xã, phường, thị trấn theo danh mục")
            return Spelled({}, "khong_ro_noi", "canh_bao", f"Không xác định được nơi “{text}”: {error}", todo)
        fields = {"commune_code": read.value.commune_code} if read.value else {}
        if not read.note:
            return Spelled(fields)
        grave = read.code in ("other_district", "district_only")
        return Spelled(fields, read.code, "canh_bao" if grave else "luu_y", read.note[:1].upper() + read.note[1:])

    def _address_places(self, records: Records, columns: Sequence[SheetColumn]) -> None:
        """Read the commune out of the address where the sheet has no column for it."""
        rows = records.rows
        if "address_raw" not in rows or any(c.heading.schema.kind == "commune" for c in columns):
            return
        by_name = {c.heading.column: c for c in columns}
        column = by_name.get("address_raw", by_name.get("name"))
        addresses = rows["address_raw"].astype(object).where(rows["address_raw"].notna(), "")
        asked = list(zip(addresses, self.sheet.years, self.sheet.units))
        known = {one: self._place(*one) for one in set(asked)}
        if column is not None:
            self._tell([known[one] for one in asked], column)
        rows["commune_code"] = [known[one].fields.get("commune_code") for one in asked]
        records.cells.setdefault("commune_code", records.cells.get("address_raw", records.cells["name"]))

    def _undivided(self, records: Records, columns: Sequence[SheetColumn]) -> None:
        """Take away the amounts of a row that several products share: they cannot be divided among them."""
        shared = records.rows["sheet_row"].duplicated(keep=False)
        amounts = [c for c in columns if c.heading.schema.kind in ("integer", "number") and c.heading.column != "year"]
        for column in (c for c in amounts if c.heading.column in records.rows):
            name = column.heading.column
            for row in records.rows.loc[shared & records.rows[name].notna(), "sheet_row"].unique():
                what = "Một con số cho nhiều sản phẩm, không biết chia cho từng sản phẩm thế nào"
                finding = _at(self.sheet, column, int(row), "chua_chia_duoc", "canh_bao", what)
                self.findings.append(replace(finding, todo="ghi mỗi sản phẩm một dòng với con số riêng"))
            records.rows[name] = records.rows[name].mask(shared)

    def _producer_names(self, records: Records) -> None:
        """Take type and address out of names: "HTX chè La Bằng, xã La Bằng" is a cooperative at xã La Bằng."""
        if "name" not in records.rows:
            return
        rows = records.rows
        parts = {name: split_producer_name(name) for name in rows["name"].dropna().unique()}
        types = rows["name"].map({name: part.type for name, part in parts.items()})
        rows["producer_type"] = (
            rows["producer_type"].where(rows["producer_type"].notna(), types) if "producer_type" in rows else types
        )
        addresses = rows["name"].map({name: part.address or None for name, part in parts.items()})
        rows["address_raw"] = (
            rows["address_raw"].where(rows["address_raw"].notna(), addresses) if "address_raw" in rows else addresses
        )
        rows["name"] = rows["name"].map({name: f"{part.prefix} {part.bare}".strip() for name, part in parts.items()})
        for derived in ("producer_type", "address_raw"):
            records.cells.setdefault(derived, records.cells["name"])


def _amount_of(words: str) -> str | None:
    """Return the amount that a heading over sources speaks of."""
    said = fold(words)
    for name, signs in (
        ("disbursed_mvnd", ("giai ngan", "thuc hien", "da chi")),
        ("allocated_mvnd", ("giao", "bo tri", "phan bo", "cap")),
        ("planned_mvnd", ("ke hoach", "du toan", "nhu cau", "du kien")),
    ):
        if any(sign in said for sign in signs):
            return name
    return None


def _logical(table: str, name: str) -> str:
    """Return the logical column of a field."""
    return next((column for column, spec in TABLES[table].columns.items() if name in spec.fields(column)), name)
