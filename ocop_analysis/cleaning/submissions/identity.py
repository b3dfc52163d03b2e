"""Who is who: records that name a producer or product without its code get the code that the name has elsewhere.

The same name in the same district is the same producer; the same name of the same producer is the same product. Names that
are only similar are never merged: they become ranked candidates, and a person decides (`decisions.csv`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd

from ...schema import TABLES
from ...vietnamese import fold, slug
from ..read.producers import producer_key
from .sheet import Records

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
SIMILAR = 88.0
"""Similarity (0-100, token order aside) from which two names are candidates for one thing."""


@dataclass
class Register:
    """The codes that names have: producers by district and name, products by producer and name."""

    producers: dict[tuple[str, str], set[str]] = field(default_factory=dict)
    products: dict[tuple[str, str], set[str]] = field(default_factory=dict)
    same: Mapping[str, str] = field(default_factory=dict)

    def learn(self, sheet: Sequence[Records]) -> None:
        """Take the names that stand beside codes in a sheet."""
        for records in sheet:
            rows, code = records.rows, {"producers": "producer_id", "products": "product_id"}.get(records.table)
            if not code or not {"name", code} <= set(rows.columns):
                continue
            known = rows[rows[code].notna() & rows["name"].notna()]
            for row in known.to_dict("records"):
                if code == "producer_id":
                    self.producers.setdefault((str(row["district_code"]), producer_key(row["name"])), set()).add(
                        row[code]
                    )
                else:
                    owner = str(row.get("producer_id") or row["district_code"])
                    self.products.setdefault((owner, fold(row["name"])), set()).add(row[code])

    def producer(self, district: str, name: str) -> str:
        key = producer_key(name)
        known = self.producers.get((district, key), set())
        return next(iter(known)) if len(known) == 1 else f"{district}-{slug(key)}"

    def product(self, owner: str, district: str, name: str) -> str:
        for place in (owner, district):
            known = self.products.get((place, fold(name)), set())
            if len(known) == 1:
                return next(iter(known))
        return f"{owner or district}-{slug(name)}"


def link(sheet: Sequence[Records], register: Register) -> None:
    """Give every record of a sheet the producer and product of its row, and a code of its own where it has none."""
    ids = _shared(sheet, "producer_id", "producers", lambda row: register.producer(row["district_code"], row["name"]))
    _spread(sheet, "producer_id", ids, register.same)
    owner = ids.to_dict()

    def product(row: Mapping[str, str]) -> str:
        return register.product(owner.get(row["_record"]) or "", row["district_code"], row["name"])

    _spread(sheet, "product_id", _shared(sheet, "product_id", "products", product), register.same)
    for records in sheet:
        _own_code(records)


def _shared(sheet: Sequence[Records], code: str, table: str, look_up: object) -> pd.Series:
    """Return by record the code that stands anywhere in its row, or that its name has."""
    found = pd.Series(dtype=object)
    for records in sheet:
        if code in records.rows:
            found = found.combine_first(records.rows[code].dropna().astype(object))
    for records in sheet:
        if records.table == table and "name" in records.rows:
            named = records.rows[records.rows["name"].notna() & ~records.rows.index.isin(found.index)]
            rows = named[["district_code", "name"]].astype(str).assign(_record=named.index).to_dict("records")
            cache: dict[tuple[object, ...], str] = {}
            values = []
            for row in rows:
                key = tuple(row.values()) if table == "products" else (row["district_code"], row["name"])
                values.append(cache.setdefault(key, look_up(row)))  # type: ignore[operator]
            found = found.combine_first(pd.Series(values, index=named.index, dtype=object))
    return found


def _spread(sheet: Sequence[Records], code: str, ids: pd.Series, same: Mapping[str, str]) -> None:
    ids = ids.map(lambda one: same.get(one, one))
    for records in sheet:
        if code not in TABLES[records.table].columns:
            continue
        records.rows[code] = ids.reindex(records.rows.index)
        if code not in records.cells:
            holder = next(
                (
                    one
                    for one in sheet
                    if code in one.cells or (one.table in ("producers", "products") and "name" in one.cells)
                ),
                None,
            )
            if holder is not None:
                records.cells[code] = holder.cells.get(code, holder.cells.get("name"))


def _own_code(records: Records) -> None:
    if records.table not in ID_FROM:
        return
    name, parts = ID_FROM[records.table]
    rows = records.rows
    have = [part for part in parts if part in rows]
    made = (
        rows[have].apply(lambda row: "-".join(slug(str(value)) for value in row if pd.notna(value)), axis=1)
        if have
        else None
    )
    if name not in rows:
        rows[name] = made
    elif made is not None:
        rows[name] = rows[name].astype(object).where(rows[name].notna(), made)
    if name not in records.cells and have:
        logical = next((one for one in have if one in records.cells), None)
        if logical:
            records.cells[name] = records.cells[logical]


def candidates(names: pd.DataFrame, decided: Iterable[frozenset[str]]) -> pd.DataFrame:
    """Return pairs of similar names within a group, the most similar first, without those a person has decided.

    names: one row per thing with id, name, group (only names of one group are compared).
    Columns: id_a, name_a, id_b, name_b, similarity (0-100).
    """
    from rapidfuzz import fuzz, process

    known, rows = set(decided), []
    for _, group in names.drop_duplicates("id").groupby("group", sort=True):
        folded = [fold(name) for name in group["name"]]
        scores = process.cdist(folded, folded, scorer=fuzz.token_sort_ratio, score_cutoff=SIMILAR)
        for a, b in zip(*scores.nonzero(), strict=True):
            first, second = group.iloc[int(a)], group.iloc[int(b)]
            if a < b and frozenset((first["id"], second["id"])) not in known:
                rows.append((first["id"], first["name"], second["id"], second["name"], float(scores[a, b])))
    frame = pd.DataFrame(rows, columns=["id_a", "name_a", "id_b", "name_b", "similarity"])
    return frame.sort_values(["similarity", "id_a", "id_b"], ascending=[False, True, True], ignore_index=True)
