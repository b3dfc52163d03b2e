"""One found table becomes records of one or several canonical tables, each value with the cell that it came from."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ...errors import UnknownUnit
from ...findings import Finding, Severity
from ...schema import TABLES
from ...vietnamese import fold
from ..read.places import read_place
from ..read.producers import split_producer_name
from ..read.result import Unreadable
from ..read.split import split_products
from .columns import Heading, Spelled, Tools, read_spellings
from .records import Records, logical

SPREAD = {"budget_lines": "source", "sales_channels": "channel_type"}
"""Code columns that a sender may spread over several columns, one for each code: each of them makes records of its own."""
AMOUNTS = {
    "disbursed_mvnd": ("giai ngan", "thuc hien", "da chi"),
    "allocated_mvnd": ("giao", "bo tri", "phan bo", "cap"),
    "planned_mvnd": ("ke hoach", "du toan", "nhu cau", "du kien"),
}
"""What a heading over columns of sources says that their amounts are, in folded words."""
WITH_PRODUCTS = ("products", "certificates", "registrations", "evaluations")
"""Tables whose rows are about products, so that several products in one cell are several records."""


@dataclass(frozen=True)
class Sender:
    """Who sent a file, for which year, as far as file, title or list of submissions say.

    order: newer files have more. date_system: 1900 or 1904, from which its bare serial numbers count days.
    """

    file: str
    unit: str | None
    year: int | None
    order: int = 0
    date_system: int = 1900


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
        if self.heading.column == SPREAD.get(table) and self.heading.means:
            return self.heading.means
        return next((code for name, column, code in self.under if name == table and column == SPREAD.get(table)), "")


@dataclass(frozen=True)
class Sheet:
    """A found table, ready to be read: for each record its row in the sheet, district and year; by column texts and kinds.

    anchors: the address that a value in a merged range came from, by row and column.
    """

    name: str
    base: str
    rows: Sequence[int]
    texts: Mapping[int, Sequence[str]]
    kinds: Mapping[int, Sequence[str]]
    columns: Sequence[SheetColumn]
    anchors: Mapping[tuple[int, int], str]
    units: Sequence[str | None]
    years: Sequence[int | None]


def read_sheet(sheet: Sheet, sender: Sender, tools: Tools) -> tuple[list[Records], list[Finding]]:
    """Return the records of a sheet, by table, and a finding for every cell that cannot be read or says less than it seems."""
    reader = _SheetReader(sheet, replace(tools, date_system=sender.date_system))
    reader.split_products()
    records = reader.records()
    return records, [replace(finding, file=sender.file) for finding in reader.findings]


class _SheetReader:
    def __init__(self, sheet: Sheet, tools: Tools) -> None:
        self.sheet, self.tools = sheet, tools
        self.findings: list[Finding] = []

    def split_products(self) -> None:
        """Repeat the rows whose cell of product names holds several, one row for each product."""
        column = next(
            (c for c in self.sheet.columns if (c.heading.table, c.heading.column) == ("products", "name")), None
        )
        if column is None or self.sheet.base not in WITH_PRODUCTS:
            return
        names = self.sheet.texts[column.col]
        read = {text: split_products(text) for text in set(names) if any(mark in text for mark in ";\n1")}
        parts = {text: one.value for text, one in read.items() if one.value and len(one.value) > 1}
        if not parts:
            return
        for place, text in enumerate(names):
            if text in parts:
                self._say(column, place, Spelled({}, "tach_san_pham", "luu_y", _sentence(read[text].note)))
        places = [place for place, text in enumerate(names) for _ in parts.get(text, ("",))]
        split = [part for text in names for part in parts.get(text, (text,))]
        sheet = self.sheet
        self.sheet = replace(
            sheet,
            rows=[sheet.rows[place] for place in places],
            texts={col: [texts[place] for place in places] for col, texts in sheet.texts.items()} | {column.col: split},
            kinds={col: [kinds[place] for place in places] for col, kinds in sheet.kinds.items()},
            units=[sheet.units[place] for place in places],
            years=[sheet.years[place] for place in places],
        )

    def records(self) -> list[Records]:
        """Return the records of every table that has columns in the sheet."""
        made: list[Records] = []
        for table in dict.fromkeys(column.heading.table for column in self.sheet.columns):
            mine = [c for c in self.sheet.columns if c.heading.table == table]
            for year in dict.fromkeys(c.year for c in mine):
                of_year = [c for c in mine if c.year in (None, year)]
                if year is None and any(c.year for c in mine) and not _says_more(table, of_year):
                    continue
                spread = [c for c in of_year if c.code(table)]
                plain = [c for c in of_year if c not in spread]
                made += self._spread(table, plain, spread, year) if spread else [self._plain(table, plain, year)]
        return [one for one in made if len(one)]

    def _start(self, table: str, year: int | None) -> Records:
        numbers = list(range(len(self.sheet.rows)))
        fields: dict[str, list[Any]] = {"district_code": list(self.sheet.units)}
        if "year" in TABLES[table].columns:
            fields["year"] = list(self.sheet.years) if year is None else [year] * len(numbers)
        return Records(table, table == self.sheet.base, numbers, list(self.sheet.rows), fields)

    def _plain(self, table: str, columns: Sequence[SheetColumn], year: int | None) -> Records:
        records = self._start(table, year)
        for column in columns:
            if column.heading.schema.kind != "commune":
                self._fill(records, column)
        if table == "producers":
            self._producer_names(records)
        self._places(records, columns)
        refused = records.fields.pop("_not_recognised", [None] * len(records))
        told = [values for name, values in records.fields.items() if name not in ("year", "district_code")]
        says = [any(value is not None for value in row) for row in zip(*told, strict=True)] or [False] * len(records)
        if table == "business_results":
            self._undivided(records, columns)
        records.keep([one and not no for one, no in zip(says, refused, strict=True)])
        return records

    def _spread(
        self, table: str, plain: Sequence[SheetColumn], spread: Sequence[SheetColumn], year: int | None
    ) -> list[Records]:
        """Return one set of records for each code that has columns of its own: amounts of a source, marks of a channel."""
        made = []
        for code in dict.fromkeys(column.code(table) for column in spread):
            records = self._start(table, year)
            for column in plain:
                self._fill(records, column)
            present = [False] * len(records)
            for column in (c for c in spread if c.code(table) == code):
                present = [a or b for a, b in zip(present, self._fill_spread(records, column), strict=True)]
            records.fields[SPREAD[table]] = [code] * len(records)
            records.keep(present)
            made.append(records)
        return made

    def _fill_spread(self, records: Records, column: SheetColumn) -> list[bool]:
        """Fill one column of a spread table and return which records it speaks of."""
        nothing = [False] * len(records)
        if records.table == "sales_channels":
            marks = self._read(Heading("sales_channels", "had_sales_12_months"), column)
            self._tell(marks, column)
            records.cells["channel_type"] = self._addresses(column)
            return [one.fields.get("had_sales_12_months") is True for one in marks]
        amount = column.heading.column if column.under else _amount_of(column.words)
        if amount is None:
            what = f"Cột “{column.words}” không cho biết là kinh phí kế hoạch, giao hay giải ngân"
            todo = "ghi rõ ở tiêu đề, ví dụ: Kinh phí giao / NSTW"
            place = ("", self.sheet.name, "", what, todo)
            self.findings.append(Finding("tieu_de_thieu_nghia", "loi", *place, records.table, "source"))
            return nothing
        target = Heading(records.table, amount, "", column.heading.unit)
        self._fill(records, SheetColumn(column.col, column.letter, target, column.words))
        return [value is not None for value in records.get(amount)]

    def _read(self, heading: Heading, column: SheetColumn) -> list[Spelled]:
        pairs = list(zip(self.sheet.texts[column.col], self.sheet.kinds[column.col], strict=True))
        known = read_spellings(heading, set(pairs), self.tools)
        return [known[pair] for pair in pairs]

    def _fill(self, records: Records, column: SheetColumn) -> None:
        """Read a column into its fields; what an earlier column already says stays."""
        read = self._read(column.heading, column)
        if not column.soft:
            self._tell(read, column)
        for name in dict.fromkeys(name for one in {id(one): one for one in read}.values() for name in one.fields):
            values = [one.fields.get(name) for one in read]
            if column.soft and all(value is None for value in values):
                continue
            records.fill(name, values, first=name == "year")
            records.cells.setdefault(logical(records.table, name), self._addresses(column))

    def _tell(self, read: Sequence[Spelled], column: SheetColumn) -> None:
        """Add a finding for every cell whose reading says something."""
        for place, one in enumerate(read):
            if one.rule:
                self._say(column, place, one)

    def _say(self, column: SheetColumn, place: int, said: Spelled) -> None:
        heading, text = column.heading, self.sheet.texts[column.col][place]
        cell = self._address(column, self.sheet.rows[place])
        where = ("", self.sheet.name, cell)
        self.findings.append(
            Finding(said.rule, said.severity, *where, said.what, said.todo, heading.table, heading.column, text)
        )

    def _address(self, column: SheetColumn, row: int) -> str:
        return self.sheet.anchors.get((row, column.col), f"{column.letter}{row}")

    def _addresses(self, column: SheetColumn) -> list[str]:
        return [self._address(column, row) for row in self.sheet.rows]

    def _places(self, records: Records, columns: Sequence[SheetColumn]) -> None:
        """Read communes by the list of the end of the record's year; a producer's also out of its address."""
        communes = {c: self.sheet.texts[c.col] for c in columns if c.heading.schema.kind == "commune"}
        if not communes and records.table == "producers" and any(records.get("address_raw")):
            by_name = {c.heading.column: c for c in columns}
            column = by_name.get("address_raw") or by_name["name"]
            heading = Heading("producers", "commune_code")
            communes = {replace(column, heading=heading): [text or "" for text in records.get("address_raw")]}
        years = records.fields.get("year") or list(self.sheet.years)
        for column, texts in communes.items():
            asked = list(zip(texts, years, self.sheet.units, strict=True))
            known = {one: self._place(*one) for one in set(asked)}
            read = [known[one] for one in asked]
            self._tell(read, column)
            name = column.heading.column
            records.fields[name] = [one.fields.get("commune_code") for one in read]
            records.cells[name] = self._addresses(column)

    def _place(self, text: str, year: int | None, unit: str | None) -> Spelled:
        if not text or year is None:
            return Spelled()
        district = unit if unit is not None and len(unit) == 3 else None
        try:
            read = read_place("", text, dt.date(year, 12, 31), self.tools.units, district)
        except (Unreadable, UnknownUnit) as error:
            todo = getattr(error, "todo", "ghi tên xã, phường, thị trấn theo danh mục")
            return Spelled({}, "khong_ro_noi", "canh_bao", f"Không xác định được nơi “{text}”: {error}", todo)
        fields = {"commune_code": read.value.commune_code} if read.value else {}
        if not read.note:
            return Spelled(fields)
        severity: Severity = "canh_bao" if read.code in ("other_district", "district_only") else "luu_y"
        return Spelled(fields, read.code, severity, _sentence(read.note))

    def _undivided(self, records: Records, columns: Sequence[SheetColumn]) -> None:
        """Take away the amounts of a row that several products share: they cannot be divided among them."""
        shared = {row for row, count in Counter(records.sheet_rows).items() if count > 1}
        if not shared:
            return
        what = "Một con số cho nhiều sản phẩm, không biết chia cho từng sản phẩm thế nào"
        said = Spelled({}, "chua_chia_duoc", "canh_bao", what, "ghi mỗi sản phẩm một dòng với con số riêng")
        amounts = [c for c in columns if c.heading.schema.kind in ("integer", "number") and c.heading.column != "year"]
        for column in amounts:
            values, told = records.get(column.heading.column), set[int]()
            for place, row in enumerate(records.sheet_rows):
                if row in shared and values[place] is not None:
                    values[place] = None
                    if row not in told:
                        self._say(column, place, said)
                    told.add(row)

    def _producer_names(self, records: Records) -> None:
        """Take type and address out of names: "HTX chè La Bằng, xã La Bằng" is a cooperative at xã La Bằng."""
        if "name" not in records.fields:
            return
        names = records.fields["name"]
        parts = {name: split_producer_name(name) for name in set(names) if name is not None}
        records.fill("producer_type", [parts[name].type if name in parts else None for name in names])
        records.fill("address_raw", [parts[name].address or None if name in parts else None for name in names])
        records.fields["name"] = [
            f"{parts[name].prefix} {parts[name].bare}".strip() if name in parts else None for name in names
        ]
        for derived in ("producer_type", "address_raw"):
            records.cells.setdefault(derived, records.cells["name"])


def _says_more(table: str, columns: Sequence[SheetColumn]) -> bool:
    """Return whether columns say anything beyond who and what they are about."""
    spec = TABLES[table]
    return any(c.heading.column not in spec.key and not spec.columns[c.heading.column].refers for c in columns)


def _amount_of(words: str) -> str | None:
    """Return the amount that a heading over sources speaks of."""
    said = fold(words)
    return next((name for name, signs in AMOUNTS.items() if any(sign in said for sign in signs)), None)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
