"""Who is who: records that name a producer or product without its code get the code that the name has elsewhere.

The same name in the same district is the same producer; the same name of the same producer is the same product. Names that
are only similar are never merged: they become ranked candidates, and a person decides (`decisions.csv`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd

from ...schema import TABLES
from ...vietnamese import fold, slug
from ..read.producers import producer_key
from .records import Records, logical

ID_FROM: Mapping[str, tuple[str, Sequence[str]]] = {
    "certificates": ("cert_id", ("product_id", "decision_no", "decided_from", "stars")),
    "registrations": ("registration_id", ("product_id", "proposed_name", "kind", "year")),
    "evaluations": ("evaluation_id", ("product_id", "council_level", "held_on")),
    "sales_channels": ("channel_id", ("producer_id", "product_id", "channel_type", "channel_name")),
    "material_areas": ("area_id", ("producer_id", "product_id", "commune_code", "crop")),
    "activities": ("activity_id", ("district_code", "activity_type", "title", "starts_from")),
    "programme_staff": ("staff_id", ("district_code", "level", "office", "commune_code")),
    "budget_lines": ("budget_line_id", ("district_code", "year", "solution_group", "source", "producer_id")),
    "inspections": ("inspection_id", ("producer_id", "product_id", "inspected_on")),
    "sales_points": ("point_id", ("district_code", "name")),
    "craft_villages": ("craft_village_id", ("district_code", "name")),
}
"""Where a sender gives no code: the code is made from these fields, so the same record has the same code every year."""
CODE_OF = {"producers": "producer_id", "products": "product_id"}
SIMILAR = 88.0
"""Similarity (0-100, token order aside) from which two names are candidates for one thing."""


@dataclass
class Register:
    """The codes that names have: producers by district and name, products by owner and name.

    same: a code and the code of the same thing that a person decided to keep.
    """

    producers: dict[tuple[str, str], set[str]] = field(default_factory=dict)
    products: dict[tuple[str, str], set[str]] = field(default_factory=dict)
    same: Mapping[str, str] = field(default_factory=dict)

    def learn(self, sheet: Sequence[Records]) -> None:
        """Take the names that stand beside codes in a sheet."""
        for records in (
            one for one in sheet if one.table in CODE_OF and {"name", CODE_OF[one.table]} <= set(one.fields)
        ):
            owners = records.get("producer_id") if records.table == "products" else records.get("district_code")
            for code, name, owner in zip(records.get(CODE_OF[records.table]), records.get("name"), owners, strict=True):
                if code is not None and name is not None:
                    known = self.producers if records.table == "producers" else self.products
                    key = producer_key(name) if records.table == "producers" else fold(name)
                    known.setdefault((str(owner), key), set()).add(code)

    def producer(self, district: str, name: str) -> str:
        """Return the code of a producer by name, a new one made from the name when none is known."""
        key = producer_key(name)
        known = self.producers.get((district, key), set())
        return next(iter(known)) if len(known) == 1 else f"{district}-{slug(key)}"

    def product(self, owner: str, name: str) -> str:
        """Return the code of a product by its owner and name, a new one made from both when none is known."""
        known = self.products.get((owner, fold(name)), set())
        return next(iter(known)) if len(known) == 1 else f"{owner}-{slug(name)}"


def link(sheet: Sequence[Records], register: Register) -> dict[str, frozenset[int]]:
    """Give every record of a sheet the producer and product of its row, and a code of its own where it has none.

    Return by table the rows whose producer or product a person decided to be another one.
    """
    makers = _codes(sheet, "producers")
    for number, district, name in _named(sheet, "producers"):
        makers.setdefault(number, register.producer(district, name))
    _give(sheet, "producers", makers, register.same)
    items = _codes(sheet, "products")
    for number, district, name in _named(sheet, "products"):
        items.setdefault(number, register.product(makers.get(number, district), name))
    _give(sheet, "products", items, register.same)
    for records in sheet:
        _own_code(records)
    return {"producers": _joined(makers, register.same), "products": _joined(items, register.same)}


def _joined(codes: Mapping[int, str], same: Mapping[str, str]) -> frozenset[int]:
    return frozenset(number for number, code in codes.items() if code in same)


def _codes(sheet: Sequence[Records], table: str) -> dict[int, str]:
    """Return by row the code of its producer or product that stands anywhere in the row."""
    found: dict[int, str] = {}
    for records in sheet:
        for number, code in zip(records.numbers, records.get(CODE_OF[table]), strict=True):
            if code is not None:
                found.setdefault(number, code)
    return found


def _named(sheet: Sequence[Records], table: str) -> Iterator[tuple[int, str, str]]:
    for records in (one for one in sheet if one.table == table):
        for number, district, name in zip(
            records.numbers, records.get("district_code"), records.get("name"), strict=True
        ):
            if name is not None:
                yield number, str(district), name


def _give(sheet: Sequence[Records], table: str, codes: Mapping[int, str], same: Mapping[str, str]) -> None:
    """Write codes into every table that has the column; a code that no cell of its own holds comes from the name's cell."""
    code = CODE_OF[table]
    cells = _cells_of(sheet, table, code)
    for records in (one for one in sheet if code in TABLES[one.table].columns):
        made = [same.get(codes.get(number, ""), codes.get(number)) for number in records.numbers]
        records.fill(code, made, [cells.get(number, "") for number in records.numbers])
        records.fields[code] = made


def _cells_of(sheet: Sequence[Records], table: str, code: str) -> dict[int, str]:
    """Return by row the cell that holds the code of its producer or product, else the cell that holds the name."""
    found: dict[int, str] = {}
    sources = [(one, code) for one in sheet] + [(one, "name") for one in sheet if one.table == table]
    for records, name in sources:
        for number, value, cell in zip(records.numbers, records.get(name), records.cells.get(name, ())):
            if value is not None:
                found.setdefault(number, cell)
    return found


def _own_code(records: Records) -> None:
    """Make the code of records that have none out of what they are about."""
    if records.table not in ID_FROM:
        return
    name, parts = ID_FROM[records.table]
    columns = [records.get(part) for part in parts if part in records.fields]
    if not columns:
        return
    made = [
        "-".join(slug(str(value)) for value in row if value is not None) or None for row in zip(*columns, strict=True)
    ]
    source = next((column for part in parts if (column := logical(records.table, part)) in records.cells), None)
    records.fill(name, made, None if source is None else records.cells[source])


def candidates(names: pd.DataFrame, decided: Iterable[frozenset[str]]) -> pd.DataFrame:
    """Return pairs of similar names within a group, the most similar first, without those a person has decided.

    names: one row per thing with id, name, group (only names of one group are compared).
    Columns: id_a, name_a, id_b, name_b, similarity (0-100).
    """
    import numpy as np
    from rapidfuzz import fuzz, process

    known, rows = set(decided), []
    for _, group in names.drop_duplicates("id").groupby("group", sort=True):
        ids, written = group["id"].to_list(), group["name"].to_list()
        folded = [fold(name) for name in written]
        scores = process.cdist(folded, folded, scorer=fuzz.token_sort_ratio, score_cutoff=SIMILAR)
        for a, b in zip(*(places.tolist() for places in np.triu(scores, 1).nonzero()), strict=True):
            if frozenset((ids[a], ids[b])) not in known:
                rows.append((ids[a], written[a], ids[b], written[b], float(scores[a, b])))
    frame = pd.DataFrame(rows, columns=["id_a", "name_a", "id_b", "name_b", "similarity"])
    return frame.sort_values(["similarity", "id_a", "id_b"], ascending=[False, True, True], ignore_index=True)
