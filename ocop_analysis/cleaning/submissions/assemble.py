"""From the files that offices sent to canonical tables: every step logged, every value traceable, nothing lost in silence."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd

from ... import schema
from ...findings import Finding
from ...rules import Rules
from ...writing import date_span
from ..log import CleanLog
from .columns import Tools
from .completeness import Came
from .identity import Register, candidates, link
from .layout import Sheet
from .merge import ORIGINS, Merged, Placed, merge, stacked
from .records import Records
from .sender import Sender
from .shared import take_shared_amounts
from .sheet import read_sheet

SIMILAR_NAMES = ["id_a", "name_a", "id_b", "name_b", "similarity", "kind"]
UNKNOWN = ["table", "column", "spelling", "count", "nearest", "first_cell"]


@dataclass(frozen=True)
class SentSheet:
    """One table of one file, found and ready to be read."""

    sender: Sender
    sheet: Sheet


@dataclass
class Assembled:
    """The tables of all files before any check: rows with every field, where each value came from, and what was noticed.

    read: how many records each file gave for a table, unit and year, before repeats and older versions were taken out.
    """

    tables: dict[str, pd.DataFrame]
    origins: pd.DataFrame
    findings: list[Finding] = field(default_factory=list)
    read: Mapping[Came, int] = field(default_factory=dict)


def assemble(
    sent: Sequence[SentSheet], tools: Tools, rules: Rules, same: Mapping[str, str], log: CleanLog
) -> Assembled:
    """Return the canonical tables that the sheets hold together. `same` maps a code to the one that a person decided on."""
    read = [(one, *read_sheet(one.sheet, one.sender, tools)) for one in sent]
    register = Register(same=same)
    for _, sheet, _ in read:
        register.learn(sheet)
    placed: dict[str, list[Placed]] = {name: [] for name in schema.SENT}
    shared: list[Finding] = []
    came: Counter[Came] = Counter()
    for one, sheet, _ in read:
        joined = link(sheet, register)
        for records in sheet:
            came.update(_came(one, records))
            shared += take_shared_amounts(records, one.sender.file, one.sheet.name)
            mine = joined.get(records.table, frozenset())
            placed[records.table].append(Placed(records, one.sender.file, one.sheet.name, one.sender.order, mine))
    merged = {name: merge(name, parts) for name, parts in placed.items()}
    findings = [finding for *_, found in read for finding in found] + shared
    findings += [finding for one in merged.values() for finding in one.findings]
    findings += _other_ends(merged["certificates"], rules)
    tables = {name: _typed(name, one, rules) for name, one in merged.items()}
    _say(log, placed, tables)
    return Assembled(tables, stacked((one.origins for one in merged.values()), ORIGINS), findings, came)


def _came(one: SentSheet, records: Records) -> Iterator[Came]:
    """Yield for each record its file, table, unit and year: that of its own column of years, else that of its sheet."""
    of_sheet = dict(zip(one.sheet.rows, one.sheet.years, strict=True))
    has_years = any(column.heading.column == "year" for column in one.sheet.columns) and "year" in records.fields
    years = records.get("year") if has_years else [of_sheet[row] for row in records.sheet_rows]
    for unit, year in zip(records.get("district_code"), years, strict=True):
        yield one.sender.file, records.table, unit, year


def _typed(name: str, merged: Merged, rules: Rules) -> pd.DataFrame:
    rows = merged.rows
    if name == "certificates" and len(rows):
        rows = derive_certificates(rows, rules)
    known = [field for column, spec in schema.TABLES[name].columns.items() for field in spec.fields(column)]
    return schema.typed(name, rows[[field for field in known if field in rows]])


def derive_certificates(rows: pd.DataFrame, rules: Rules) -> pd.DataFrame:
    """Return certificates with the end of their term and the version of the criteria.

    "Năm 2019" can only mean a day since the first criteria (21/8/2019). A decision wholly before them has neither end nor
    version; the checks report its date.
    """
    rows = rows.copy()
    first_day = rules.certificate.versions[0].valid_from
    unknown = pd.Series(None, index=rows.index, dtype=object)
    first, last = rows.get("decided_from", unknown), rows.get("decided_to", unknown)
    rows["decided_from"] = [
        max(a, first_day) if pd.notna(a) and b >= first_day else a for a, b in zip(first, last, strict=True)
    ]
    rows["decided_to"] = last
    for edge in ("from", "to"):
        days = rows[f"decided_{edge}"]
        ends = {day: rules.certificate_end(day) for day in days.dropna().unique() if day >= first_day}
        rows[f"ends_{edge}"] = days.map(ends)
    spans = list(zip(rows["decided_from"], rows["decided_to"], strict=True))
    versions = {span: _version(span, rules, first_day) for span in set(spans)}
    rows["criteria_version"] = [versions[span] for span in spans]
    return rows


def _other_ends(certificates: Merged, rules: Rules) -> list[Finding]:
    """Return a finding for every end of a certificate that was sent and is not the one that follows from its decision."""
    sent = certificates.rows
    if not {"ends_from", "decided_from"} <= set(sent):
        return []
    made = derive_certificates(sent, rules)
    edges = zip(sent["ends_from"], sent["ends_to"], made["ends_from"], made["ends_to"], strict=True)
    cells = certificates.origins[certificates.origins["column"].eq("ends")].set_index("row")
    findings = []
    for row, (first, last, begin, end) in enumerate(edges):
        if pd.isna(first) or pd.isna(begin) or (first <= end and begin <= last):
            continue
        at = cells.loc[row]
        what = f"Ngày hết hiệu lực ghi {date_span(first, last)}, theo ngày quyết định là {date_span(begin, end)}"
        todo = "xem lại ngày quyết định và ngày hết hiệu lực"
        place = (at["file"], at["sheet"], at["cell"])
        value = date_span(first, last)
        findings.append(Finding("khac_ngay_het_han", "canh_bao", *place, what, todo, "certificates", "ends", value))
    return findings


def _version(span: tuple[dt.date | None, dt.date | None], rules: Rules, first_day: dt.date) -> str | None:
    first, last = span
    if pd.isna(first) or pd.isna(last) or first < first_day:  # type: ignore[operator]
        return None
    version = rules.criteria_version(first)  # type: ignore[arg-type]
    return version if version == rules.criteria_version(last) else None  # type: ignore[arg-type]


def _say(log: CleanLog, placed: Mapping[str, Sequence[Placed]], tables: Mapping[str, pd.DataFrame]) -> None:
    for name, parts in placed.items():
        if parts:
            rows_in = sum(len(part.records) for part in parts)
            what = f"đọc {len(parts)} trang tính, gộp dòng trùng và dòng nhắc lại"
            log.add(name, what, rows_in, len(tables[name]))


def similar_names(tables: Mapping[str, pd.DataFrame], decided: Iterable[frozenset[str]]) -> pd.DataFrame:
    """Return candidates for one producer, or one product, under several names; columns as `identity.candidates` and kind."""
    known = list(decided)
    producers = tables["producers"].sort_values("year")[["producer_id", "name", "district_code"]]
    products = tables["products"].sort_values("year")[["product_id", "name", "producer_id"]]
    parts = []
    for kind, frame in (("chủ thể", producers), ("sản phẩm", products)):
        frame = frame.set_axis(["id", "name", "group"], axis=1).dropna().drop_duplicates("id", keep="last")
        parts.append(candidates(frame, known).assign(kind=kind))
    return stacked(parts, SIMILAR_NAMES)


def unknown_spellings(findings: Iterable[Finding], labels: Mapping[tuple[str, str], Sequence[str]]) -> pd.DataFrame:
    """Return the words that no code list knows, with how often they stand, the nearest known word, and the first cell."""
    from ...vietnamese import nearest
    from .columns import UNKNOWN_SPELLING

    strange = [one for one in findings if one.rule == UNKNOWN_SPELLING]
    rows: dict[tuple[str, str, str], list[Finding]] = {}
    for one in strange:
        rows.setdefault((one.table, one.column, one.value), []).append(one)
    made = [
        (
            table,
            column,
            spelling,
            len(found),
            "; ".join(nearest(spelling, labels.get((table, column), ()))),
            found[0].where,
        )
        for (table, column, spelling), found in rows.items()
    ]
    return pd.DataFrame(made, columns=UNKNOWN).sort_values(
        ["count", "spelling"], ascending=[False, True], ignore_index=True
    )
