"""What is not known: blanks, decisions and openings known only by month or year, and cells that nobody can read.

An unreadable cell holds text that means nothing for certain. In the truth its value is unknown (or its row is missing,
where the column is required), and a cleaning of the dirty twin has to say so at that very cell.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from ..rules import Rules
from ..schema import TABLES
from .draw import Draw

BLANKS: Mapping[str, Mapping[str, float]] = {
    "producers": {
        "head_gender": 0.05, "head_ethnicity": 0.1, "size_class": 0.25, "women_own_51": 0.2, "women_in_management": 0.15,
        "minority_majority": 0.2, "registration_no": 0.1, "tax_code": 0.1, "established_on": 0.1, "address_raw": 0.05,
        "members_count": 0.1,
    },
    "products": {"national_code": 0.3, "set_code": 0.15, "is_sold": 0.1, "has_support_activity": 0.1},
    "registrations": {"dossier_complete_on": 0.1},
    "evaluations": {"score": 0.05},
    "certificates": {"score": 0.05},
    "workforce": {
        "trained_certified": 0.08, "trained_short": 0.1, "workers_ethnic": 0.06, "insured_workers": 0.15, "mean_income_mvnd": 0.1,
    },
    "sales_channels": {"revenue_mvnd": 0.3, "had_sales_12_months": 0.15},
    "value_chains": {"input_total_t": 0.15, "meets_t07": 0.15, "circular_practices": 0.12, "has_linkage": 0.05},
    "material_areas": {"contract_years": 0.1, "certification": 0.1},
    "activities": {"participants_ethnic": 0.15, "participants_female": 0.08},
    "budget_lines": {"planned_mvnd": 0.1},
    "business_results": {"price_mvnd": 0.1, "export_mvnd": 0.1, "output": 0.05},
    "digital_features": {"has_gs1_barcode": 0.1, "is_dossier_digital": 0.15},
    "sales_points": {"meets_950": 0.3},
    "product_certificates": {"valid_to": 0.05},
}  # fmt: skip
"""The share of things of which a column is unknown in every year (made up)."""

COARSE: Mapping[tuple[str, str], tuple[float, float]] = {
    ("certificates", "decided"): (0.08, 0.05),
    ("sales_channels", "started"): (0.2, 0.5),
    ("material_areas", "started"): (0.1, 0.6),
    ("activities", "starts"): (0.15, 0.0),
}
"""The shares of spans that are known only by month and only by year."""


@dataclass(frozen=True)
class Spot:
    """One cell of the dirty twin that cannot be read: which row of the truth, what stands in it, what has to be said.

    rule and severity are those of the finding; kept is the value that stays when the text is only doubtful; a row that
    is `set_aside` is missing in the truth, because the column is required.
    """

    table: str
    key: tuple[str, ...]
    column: str
    text: str
    rule: str
    severity: str
    kept: float | None = None
    set_aside: bool = False


SPOTS: tuple[tuple[str, str, str, str, str, float | None, str, int], ...] = (
    ("certificates", "stars", "7", "khong_doc_duoc", "loi", None, "171", 2024),
    ("evaluations", "result_stars", "7 sao", "khong_doc_duoc", "canh_bao", None, "168", 2023),
    ("evaluations", "held_on", "05/12/2023; 12/12/2023", "khong_doc_duoc", "canh_bao", None, "169", 2023),
    ("workforce", "workers_female", "khoảng 8", "approximate", "canh_bao", 8, "171", 2023),
    ("workforce", "workers_local", "5-7", "range", "canh_bao", None, "164", 2022),
    ("workforce", "insured_workers", "≥ 2", "lower_bound", "canh_bao", None, "172", 2025),
    ("producers", "commune_code", "Xã Tưởng Tượng", "khong_ro_noi", "canh_bao", None, "168", 2022),
    ("producers", "head_ethnicity", "Kinh hoặc Tày", "khong_doc_duoc", "canh_bao", None, "168", 2024),
    ("producers", "phone", "12345", "khong_doc_duoc", "canh_bao", None, "164", 2025),
    ("products", "product_group", "Đặc sản", "khong_doc_duoc", "canh_bao", None, "171", 2022),
    ("material_areas", "area_ha", "3 sào", "khong_doc_duoc", "canh_bao", None, "168", 2022),
    ("budget_lines", "disbursed_mvnd", "1.25.0", "khong_doc_duoc", "canh_bao", None, "169", 2024),
    ("business_results", "revenue_mvnd", "1,5-1,7 tỷ", "khong_doc_duoc", "canh_bao", None, "172", 2024),
    ("activities", "participants_total", "rất đông", "khong_doc_duoc", "canh_bao", None, "165", 2024),
    ("digital_features", "has_qr", "đang làm", "khong_doc_duoc", "canh_bao", None, "173", 2024),
    ("sales_channels", "channel_type", "Khách quen", "tu_la", "loi", None, "173", 2023),
)  # fmt: skip
"""table, column, text, rule, severity, value that stays, district and year of the file that holds it."""


def forget(tables: Mapping[str, pd.DataFrame], seed: int) -> dict[str, pd.DataFrame]:
    """Return the tables with their blanks: what is unknown of a thing is unknown in every year."""
    made = dict(tables)
    for table, columns in BLANKS.items():
        rows = made[table].copy()
        key = [name for name in TABLES[table].key if name != "year"]
        names = rows[key].astype("string").fillna("").agg("|".join, axis=1)
        for column, share in columns.items():
            lost = {name for name in names.unique() if Draw.of(seed, "blank", table, column, name).chance(share)}
            rows.loc[names.isin(lost), column] = pd.NA
        made[table] = rows
    return made


def blur(tables: Mapping[str, pd.DataFrame], rules: Rules, seed: int) -> dict[str, pd.DataFrame]:
    """Return the tables with some spans known only by month or year; the terms of certificates follow."""
    made, start = dict(tables), rules.certificate.versions[0].valid_from
    for (table, column), (by_month, by_year) in COARSE.items():
        rows = made[table].copy()
        names = rows[TABLES[table].key[0]].astype("string")
        how = {name: Draw.of(seed, "coarse", table, name).weighted({"day": 1 - by_month - by_year, "month": by_month, "year": by_year})
               for name in names.unique()}  # fmt: skip
        spans = [_span(day, how[name], start) for day, name in zip(rows[f"{column}_from"], names)]
        rows[f"{column}_from"], rows[f"{column}_to"] = zip(*spans, strict=True)
        if table == "activities":
            rows["ends_on"] = rows["ends_on"].where(rows["starts_from"].eq(rows["starts_to"]))
        made[table] = _with_terms(rows, rules) if table == "certificates" else rows
    return made


def _span(day: pd.Timestamp, how: str, start: dt.date) -> tuple[pd.Timestamp, pd.Timestamp]:
    """Return the month or year of a day; the day itself where they would reach back before the first criteria."""
    first = day.replace(day=1) if how == "month" else day.replace(month=1, day=1)
    if how == "day" or first.date() < start:
        return day, day
    after = first + (pd.DateOffset(months=1) if how == "month" else pd.DateOffset(years=1))
    return first, after - pd.Timedelta(days=1)


def _with_terms(rows: pd.DataFrame, rules: Rules) -> pd.DataFrame:
    start = rules.certificate.versions[0].valid_from
    for edge in ("from", "to"):
        days = [day.date() for day in rows[f"decided_{edge}"]]
        rows[f"ends_{edge}"] = [pd.Timestamp(rules.certificate_end(day)) if day >= start else pd.NaT for day in days]
    both = [_version(row.decided_from.date(), row.decided_to.date(), start, rules) for row in rows.itertuples()]
    return rows.assign(criteria_version=both)


def _version(first: dt.date, last: dt.date, start: dt.date, rules: Rules) -> str | None:
    version = rules.criteria_version(first) if first >= start else None
    return version if version == rules.criteria_version(last) else None
