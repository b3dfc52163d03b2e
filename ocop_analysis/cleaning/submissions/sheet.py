"""One found table becomes records of one or several canonical tables, each value with the cell that it came from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from ...findings import Finding
from ...schema import TABLES
from ...vietnamese import fold
from ..read.split import split_products
from .cellreader import CellReader
from .columns import Heading, Spelled, Tools, sentence
from .details import fill_names, fill_places
from .layout import SPREAD, Sheet, SheetColumn
from .records import Records, logical
from .sender import Sender

AMOUNTS = {
    "disbursed_mvnd": ("giai ngan", "thuc hien", "da chi"),
    "allocated_mvnd": ("giao", "bo tri", "phan bo", "cap"),
    "planned_mvnd": ("ke hoach", "du toan", "nhu cau", "du kien"),
}
"""What a heading over columns of sources says that their amounts are, in folded words."""
WITH_PRODUCTS = ("products", "certificates", "registrations", "evaluations")
"""Tables whose rows are about products, so that several products in one cell are several records."""


def read_sheet(sheet: Sheet, sender: Sender, tools: Tools) -> tuple[list[Records], list[Finding]]:
    """Return the records of a sheet, by table, and a finding for every cell that cannot be read or says less than it seems."""
    reader = _SheetReader(sheet, replace(tools, date_system=sheet.date_system))
    reader.split_products()
    records = reader.records()
    reader.tell_silent_rows(records)
    return records, [replace(finding, file=sender.file) for finding in dict.fromkeys(reader.findings)]


class _SheetReader(CellReader):
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
                self.say(column, place, Spelled({}, "tach_san_pham", "luu_y", sentence(read[text].note)))
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
            fill_names(records)
        fill_places(self, records, columns)
        refused = records.fields.pop("_not_recognised", [None] * len(records))
        records.cells.pop("_not_recognised", None)
        told = [values for name, values in records.fields.items() if name not in ("year", "district_code")]
        says = [any(value is not None for value in row) for row in zip(*told, strict=True)] or [False] * len(records)
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
        heading, cells = column.heading, self.addresses(column)
        records.cells.setdefault(SPREAD[records.table], cells)
        if heading.column == SPREAD[records.table] and records.table != "budget_lines":
            marks = [replace(one, severity="canh_bao") for one in self.read(heading, column)]
            self.tell(marks, column)
            return [bool(one.fields) for one in marks]
        amount = heading.column if column.under else _amount_of(column.words)
        if amount is None:
            what = f"Cột “{column.words}” không cho biết là kinh phí kế hoạch, giao hay giải ngân"
            todo = "ghi rõ ở tiêu đề, ví dụ: Kinh phí giao / NSTW"
            place = ("", self.sheet.name, "", what, todo)
            self.findings.append(Finding("tieu_de_thieu_nghia", "loi", *place, records.table, "source"))
            return [False] * len(records)
        target = replace(column, heading=Heading(records.table, amount, "", heading.unit))
        self._fill(records, target)
        return [value is not None for value in records.get(amount)]

    def _fill(self, records: Records, column: SheetColumn) -> None:
        """Read a column into its fields; what an earlier column already says stays, and a contradiction is told."""
        read = self.read(column.heading, column)
        own = () if column.soft else column.heading.schema.fields(column.heading.column)
        cells = self.addresses(column)
        for name in dict.fromkeys(
            [*own, *(name for one in {id(one): one for one in read}.values() for name in one.fields)]
        ):
            values = [one.fields.get(name) for one in read]
            if column.soft and all(value is None for value in values):
                continue
            if column.heading.schema.kind == "codes":
                values = [_joined(a, b) for a, b in zip(records.get(name), values, strict=True)]
            elif name != "year" and not column.soft:
                read = self._contradictions(records, column, name, values, read)
            records.fill(name, values, cells, first=name == "year" or column.heading.schema.kind == "codes")
        if not column.soft:
            self.tell(read, column)

    def _contradictions(
        self, records: Records, column: SheetColumn, name: str, values: Sequence[Any], read: list[Spelled]
    ) -> list[Spelled]:
        """Return the readings with a warning where a cell says something else than an earlier cell of its row."""
        earlier = records.get(name)
        if all(value is None for value in earlier):
            return read
        cells = records.cells.get(logical(records.table, name), [""] * len(records))
        return [
            one if a is None or b is None or a == b else _contradiction(column, cell)
            for one, a, b, cell in zip(read, earlier, values, cells, strict=True)
        ]

    def tell_silent_rows(self, made: Sequence[Records]) -> None:
        """Say which rows gave no record though something is written in them, and nothing was told of them."""
        speaking = {number for records in made for number in records.numbers}
        told = {finding.cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") for finding in self.findings}
        for place in (n for n, row in enumerate(self.sheet.rows) if n not in speaking and str(row) not in told):
            column = next((c for c in self.sheet.columns if self.sheet.texts[c.col][place] and not c.soft), None)
            if column is not None:
                what = "Dòng này có chữ nhưng không có số liệu nào, nên không thành bản ghi của bảng nào"
                self.say(column, place, Spelled({}, "dong_khong_so_lieu", "luu_y", what, "ghi số liệu, hoặc xóa dòng"))


def _contradiction(column: SheetColumn, cell: str) -> Spelled:
    what = f"{column.heading.schema.label} ở ô này khác với ô {cell} cùng dòng; đã dùng ô {cell}"
    return Spelled({}, "khac_trong_dong", "canh_bao", what, "thống nhất hai ô")


def _joined(before: str | None, more: str | None) -> str | None:
    """Return two lists of codes as one.

    >>> _joined("nhan_hieu", "kieu_dang;nhan_hieu")
    'kieu_dang;nhan_hieu'
    """
    codes = {code for text in (before, more) if text for code in text.split(";")}
    return ";".join(sorted(codes)) or None


def _says_more(table: str, columns: Sequence[SheetColumn]) -> bool:
    """Return whether columns say anything beyond who and what they are about."""
    spec = TABLES[table]
    return any(c.heading.column not in spec.key and not spec.columns[c.heading.column].refers for c in columns)


def _amount_of(words: str) -> str | None:
    """Return the amount that a heading over sources speaks of."""
    said = fold(words)
    return next((name for name, signs in AMOUNTS.items() if any(sign in said for sign in signs)), None)
