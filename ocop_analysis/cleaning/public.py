"""Clean the public data set: a partial register of products and published figures, every row with its source."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, Protocol

import pandas as pd

from .. import schema
from ..definitions import Area, Correction, Dataset, Plan, PublicWords
from ..errors import InputError, OutsideLaw, Problem, UnknownUnit
from ..ingest import RawTable
from ..rules import Rules
from ..units import Units
from ..vietnamese import fold
from ..writing import short_date
from .figures import clean_figures
from .log import CleanLog
from .parsing import read_decimal_point, read_integer, read_interval
from .row import Row, same

PUBLIC_FILES: Mapping[str, Sequence[str]] = {
    "products.csv": (
        "record_id", "product_name", "entity_name", "entity_type", "district", "district_code", "commune", "product_group",
        "group_inferred", "stars", "event", "recognised_year", "recognised_on", "decision_no", "score", "note", "source_ids",
    ),
    "figures.csv": (
        "figure_id", "area_level", "area_name", "district_code", "indicator", "solution_group", "target", "value", "unit",
        "as_of", "period", "exactness", "source_ids", "note",
    ),
    "sources.csv": ("source_id", "url", "publisher", "title", "published_on", "accessed_via"),
    "figure_sources.csv": ("source_id", "url", "publisher", "title", "published_on"),
}  # fmt: skip
"""The files of the data set and the columns of each."""

PRODUCER_TYPES = {"hop_tac_xa": "htx", **same("to_hop_tac", "doanh_nghiep", "ho_kinh_doanh", "khac")}
EVENTS = {"lan_dau": "moi", "cong_nhan_lai": "cong_nhan_lai", "nang_hang": "nang_hang", "unknown": "khong_ro"}


class Context(Protocol):
    """What cleaning needs of the parameters."""

    @property
    def plan(self) -> Plan: ...
    @property
    def rules(self) -> Rules: ...
    @property
    def units(self) -> Units: ...
    @property
    def corrections(self) -> tuple[Correction, ...]: ...
    @property
    def words(self) -> PublicWords: ...
    @property
    def areas(self) -> Mapping[str, Area]: ...


def clean_public(
    raw: Mapping[str, RawTable], context: Context, dataset: Dataset
) -> tuple[dict[str, pd.DataFrame], CleanLog]:
    """Return the canonical tables of the public data set and the log of the steps that made them.

    Errors: InputError with every problem of every cell, each with file, cell, reason and what to do.
    """
    log, problems = CleanLog(), list[Problem]()
    records = _read_records(raw["products.csv"], context, dataset, problems)
    log.add(
        "products", "đọc từng ô: hạng sao, ngày, điểm, huyện, loại hình", len(raw["products.csv"].rows), len(records)
    )
    _apply_corrections(
        raw["products.csv"], records, context.corrections if dataset.name == "public" else (), problems, log
    )
    figures = clean_figures(
        raw["figures.csv"], context.units, context.areas, context.words.indicators, dataset, problems
    )
    log.add("figures", "đọc từng ô: giá trị, thời điểm, kỳ, nơi", len(raw["figures.csv"].rows), len(figures))
    sources = pd.concat([_sources(raw[name]) for name in ("sources.csv", "figure_sources.csv")])
    _check_sources(raw, set(sources["source_id"]), problems)
    if problems:
        raise InputError(problems)
    tables = {
        **_split(records, context, dataset, log),
        "figures": schema.typed("figures", pd.DataFrame(figures)),
        "sources": schema.typed("sources", sources),
    }
    return {name: tables.get(name, schema.empty(name)) for name in schema.TABLES}, log


def _read_records(
    table: RawTable, context: Context, dataset: Dataset, problems: list[Problem]
) -> dict[str, dict[str, Any]]:
    """Read every record; a value that cannot be read becomes a problem and stays unknown."""
    records: dict[str, dict[str, Any]] = {}
    for index, row in enumerate(table.rows.to_dict("records")):
        cell = Row(table, index, row, problems)
        record = {
            "record_id": row["record_id"],
            "name": row["product_name"],
            "producer": row["entity_name"],
            "producer_type": cell.code("entity_type", PRODUCER_TYPES),
            "district_code": _district(cell, context.units),
            "commune_raw": row["commune"],
            "product_group": cell.code("product_group", same(*schema.PRODUCT_GROUPS)),
            "group_is_inferred": {"1": True, "0": False}.get(row["group_inferred"]),
            "stars": cell.read("stars", _stars, "để trống nếu không rõ, hoặc ghi 3, 4 hay 5"),
            "event": cell.code("event", EVENTS),
            "decision_no": row["decision_no"],
            "score": cell.read("score", read_decimal_point, "ghi điểm từ 0 đến 100, dấu chấm thập phân"),
            "source_ids": row["source_ids"],
            "source_file": table.file,
            "source_row": table.lines[index],
        }
        record["decided"] = _decided(cell, context.plan, dataset)
        _check_score(cell, record, context.rules)
        if not row["product_name"]:
            cell.problem("product_name", "Thiếu tên sản phẩm", "mỗi dòng là một sản phẩm", "ghi tên sản phẩm")
        if row["record_id"] in records or not row["record_id"]:
            cell.problem(
                "record_id", f"Mã “{row['record_id']}” trống hoặc trùng", "mã phải có và là duy nhất", "đặt mã khác"
            )
        records[row["record_id"]] = record
    return records


def _stars(text: str) -> int | None:
    stars = read_integer(text)
    if stars is not None and stars not in (3, 4, 5):
        raise ValueError("chỉ hạng 3, 4 và 5 sao được công nhận")
    return stars


def _district(cell: Row, units: Units) -> str | None:
    code, name = cell.cells["district_code"], cell.cells["district"]
    try:
        unit = units.find(code, levels=("district",)) if code else None
        named = units.find(name, levels=("district",)) if name else None
    except UnknownUnit as error:
        column = "district_code" if code and error.given == code else "district"
        cell.problem(column, f"Không có huyện “{error.given}”", "; ".join(error.suggestions), "sửa tên hoặc mã huyện")
        return None
    if unit and named and unit.code != named.code:
        cell.problem(
            "district_code", f"Mã {unit.code} không phải của “{name}”", f"mã đúng là {named.code}", "sửa tên hoặc mã"
        )
    found = unit or named
    return found.code if found else None


def _decided(cell: Row, plan: Plan, dataset: Dataset) -> tuple[dt.date, dt.date]:
    """Return the first and last day on which the decision can have been made: the day, the year, or all we know."""
    known = cell.read("recognised_on", read_interval, "ghi ngày dạng 2023-07-05")
    column = "recognised_on" if known else "recognised_year"
    known = known or cell.read("recognised_year", read_interval, "ghi năm dạng 2023")
    first, last = known or (plan.first_recognition, dataset.compiled_by)
    if first > dataset.compiled_by:
        why = f"bộ số liệu lập đến {short_date(dataset.compiled_by)}"
        cell.problem(column, f"Ngày {cell.cells[column]} ở tương lai", why, "sửa ngày")
    elif last < plan.first_recognition:
        why = f"chưa có bộ tiêu chí OCOP trước {short_date(plan.first_recognition)}"
        cell.problem(column, f"Ngày {cell.cells[column]} quá sớm", why, "sửa ngày")
    return max(first, plan.first_recognition), min(last, dataset.compiled_by)


def _check_score(cell: Row, record: Mapping[str, Any], rules: Rules) -> None:
    score, stars, (first, _) = record["score"], record["stars"], record["decided"]
    if score is None:
        return
    if not 0 <= score <= 100:
        cell.problem("score", f"Điểm {cell.cells['score']} ngoài thang 100", "điểm từ 0 đến 100", "sửa điểm")
        return
    try:
        by_score = rules.stars_for(score, first)
    except OutsideLaw:
        return  # the date itself is already reported
    if stars is not None and by_score != stars:
        cell.problem(
            "stars",
            f"{stars} sao không khớp điểm {cell.cells['score']}",
            f"điểm này là {by_score} sao",
            "sửa sao hoặc điểm",
        )


def _apply_corrections(
    table: RawTable,
    records: dict[str, dict[str, Any]],
    corrections: Sequence[Correction],
    problems: list[Problem],
    log: CleanLog,
) -> None:
    """Narrow the dates that declared corrections narrow; one that no longer matches its expected value is a problem."""
    raw = {row["record_id"]: row for row in table.rows.to_dict("records")}
    for fix in corrections:
        row = raw.get(fix.record_id)
        if row is None or (row["recognised_year"] or row["recognised_on"]) != fix.expected:
            what = f"Hiệu chỉnh {fix.id} không còn khớp với {fix.record_id}"
            todo = "xem lại params/public/corrections.yml"
            problems.append(Problem(what, table.file, "dữ liệu gốc đã đổi hoặc không còn dòng này", todo))
            continue
        first, last = records[fix.record_id]["decided"]
        narrowed = (first, min(last, fix.value)) if fix.column == "recognised_by" else (max(first, fix.value), last)
        records[fix.record_id]["decided"] = narrowed
    log.add(
        "certificates",
        "thu hẹp khoảng ngày công nhận theo hiệu chỉnh đã khai báo",
        len(records),
        len(records),
        len(corrections),
    )


def _split(
    records: Mapping[str, Mapping[str, Any]], context: Context, dataset: Dataset, log: CleanLog
) -> dict[str, pd.DataFrame]:
    """Split records into producers, products and certificates.

    Rows with the same product name, holder and district (diacritics and case aside) are one product; a record without
    a named holder is a product, and a producer, of its own.
    """
    producers: dict[str, dict[str, Any]] = {}
    products: dict[str, dict[str, Any]] = {}
    certificates = []
    for record in records.values():
        district = record["district_code"]
        named = bool(record["producer"])
        maker = f"{district}|{fold(record['producer'])}" if named else record["record_id"]
        item = f"{maker}|{fold(record['name'])}"
        place = {key: record[key] for key in ("district_code", "source_file", "source_row")}
        producers.setdefault(maker, {"producer_id": f"CT{len(producers) + 1:04d}", "name": record["producer"] or None,
                                     "producer_type": record["producer_type"], "is_named": named, **place})  # fmt: skip
        keep = ("name", "commune_raw", "product_group", "group_is_inferred")
        products.setdefault(item, {"product_id": f"SP{len(products) + 1:04d}", "producer_id": producers[maker]["producer_id"],
                                   **{key: record[key] for key in keep}, **place})  # fmt: skip
        certificates.append(_certificate(record, products[item], context.rules))
    log.add(
        "products", "gộp các dòng cùng tên, cùng chủ thể, cùng huyện thành một sản phẩm", len(records), len(products)
    )
    log.add("producers", "lập danh sách chủ thể (chủ thể không nêu tên đứng riêng)", len(records), len(producers))
    log.add("certificates", "mỗi lần công nhận là một giấy chứng nhận 36 tháng", len(records), len(certificates))
    return {
        "producers": schema.typed("producers", pd.DataFrame(list(producers.values()))),
        "products": schema.typed("products", pd.DataFrame(list(products.values()))),
        "certificates": schema.typed("certificates", pd.DataFrame(certificates)),
    }


def _certificate(record: Mapping[str, Any], product: Mapping[str, Any], rules: Rules) -> dict[str, Any]:
    first, last = record["decided"]
    stars = record["stars"]
    versions = {rules.criteria_version(first), rules.criteria_version(last)}
    levels = {rules.recogniser(stars, first), rules.recogniser(stars, last)} if stars else set()
    copied = ("event", "stars", "score", "decision_no", "source_ids", "district_code", "source_file", "source_row")
    return {
        "cert_id": record["record_id"],
        "product_id": product["product_id"],
        "producer_id": product["producer_id"],
        **{key: record[key] for key in copied},
        "decided_from": first,
        "decided_to": last,
        "ends_from": rules.certificate_end(first),
        "ends_to": rules.certificate_end(last),
        "level": levels.pop() if len(levels) == 1 else None,
        "criteria_version": versions.pop() if len(versions) == 1 else None,
    }


def _sources(table: RawTable) -> pd.DataFrame:
    rows = table.rows[["source_id", "publisher", "url", "published_on"]]
    return rows.assign(source_file=table.file, source_row=list(table.lines))


def _check_sources(raw: Mapping[str, RawTable], known: set[str], problems: list[Problem]) -> None:
    for name in ("products.csv", "figures.csv"):
        table = raw[name]
        for index, cited in enumerate(table.rows["source_ids"]):
            unknown = [source for source in str(cited).split(";") if source not in known]
            if unknown:
                what = f"Nguồn {', '.join(unknown) or '(trống)'} không có trong danh sách nguồn"
                where = table.where(index, "source_ids")
                problems.append(Problem(what, where, "mỗi dòng phải có nguồn", "thêm nguồn hoặc sửa mã nguồn"))
