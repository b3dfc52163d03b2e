"""What a record's cells say beside their own column: the commune in an address, the type in a name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from ...errors import UnknownUnit
from ...findings import Severity
from ..read.places import read_place
from ..read.producers import split_producer_name
from ..read.result import Unreadable
from .cellreader import CellReader
from .columns import DOUBTS, Heading, Spelled, sentence
from .layout import SheetColumn
from .records import Records


def fill_places(reader: CellReader, records: Records, columns: Sequence[SheetColumn]) -> None:
    """Read communes by the list of the end of the record's year; a producer's also out of its address."""
    sheet = reader.sheet
    communes = {c: sheet.texts[c.col] for c in columns if c.heading.schema.kind == "commune"}
    if not communes and records.table == "producers" and any(records.get("address_raw")):
        by_name = {c.heading.column: c for c in columns}
        column = by_name.get("address_raw") or by_name["name"]
        heading = Heading("producers", "commune_code")
        communes = {replace(column, heading=heading): [text or "" for text in records.get("address_raw")]}
    years = records.fields.get("year") or list(sheet.years)
    for column, texts in communes.items():
        asked = list(zip(texts, years, sheet.units, strict=True))
        known = {one: _place(reader, *one) for one in set(asked)}
        read = [known[one] for one in asked]
        cells = records.cells["address_raw"] if texts is not sheet.texts[column.col] else reader.addresses(column)
        reader.tell(read, column, cells)
        name = column.heading.column
        records.fields[name] = [one.fields.get("commune_code") for one in read]
        records.cells[name] = cells


def _place(reader: CellReader, text: str, year: int | None, unit: str | None) -> Spelled:
    if not text or year is None:
        return Spelled()
    district = unit if unit is not None and len(unit) == 3 else None
    try:
        read = read_place("", text, dt.date(year, 12, 31), reader.tools.units, district)
    except (Unreadable, UnknownUnit) as error:
        todo = getattr(error, "todo", "ghi tên xã, phường, thị trấn theo danh mục")
        return Spelled({}, "khong_ro_noi", "canh_bao", f"Không xác định được nơi “{text}”: {error}", todo)
    fields = {"commune_code": read.value.commune_code} if read.value else {}
    if not read.note:
        return Spelled(fields)
    severity: Severity = "canh_bao" if read.code in DOUBTS else "luu_y"
    return Spelled(fields, read.code, severity, sentence(read.note))


def fill_names(records: Records) -> None:
    """Take type and address out of producers' names: "HTX chè La Bằng, xã La Bằng" is a cooperative at xã La Bằng."""
    if "name" not in records.fields:
        return
    names = records.fields["name"]
    parts = {name: split_producer_name(name) for name in set(names) if name is not None}
    cells = records.cells["name"]
    records.fill("producer_type", [parts[name].type if name in parts else None for name in names], cells)
    records.fill("address_raw", [parts[name].address or None if name in parts else None for name in names], cells)
    records.fields["name"] = [
        f"{parts[name].prefix} {parts[name].bare}".strip() if name in parts else None for name in names
    ]
