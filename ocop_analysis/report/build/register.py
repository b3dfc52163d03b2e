"""What the register names: its five numbers, its certificates, what ends when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

import pandas as pd

from ...bounds import divide
from ...indicators import certificates as certs
from ...indicators.states import latest
from ...rules import add_months
from ...vietnamese import sort_key
from ...words import say
from ...writing import MISSING, date_label, percent
from ..model import CertificateRow, ExpiryYear, RegisterNumbers, StockPoint, YearCount
from ..wording import moment
from .moves import stars_in_force

EVENTS = {
    "moi": "certificates-first",
    "cong_nhan_lai": "certificates-again",
    "nang_hang": "certificates-up",
    "ha_hang": "certificates-down",
    "khong_ro": "certificates-unclear",
}
"""The keys of what the events of recognitions are called."""


def register_numbers(
    certificates: pd.DataFrame,
    as_of: dt.date,
    first_day: dt.date,
    earliest: dt.date,
    stock: tuple[StockPoint, ...],
    where: str,
    coverage_text: str | None = None,
) -> RegisterNumbers:
    """Return the numbers of the register on the as-of date; `first_day` starts the window of "new"."""
    seen = certs.known_by(certificates, as_of)
    products = certs.distinct_products(seen, as_of)
    soon = certs.expiring(seen, as_of + dt.timedelta(days=1), add_months(as_of, 12)) & certs.in_force(seen, as_of)
    undated = certs.per_product(seen, certs.decided_between(seen, dt.date.min, as_of)).isna().sum()
    published = stock[-1] if stock else None
    named = certs.distinct_products(seen, published.date).low if published else 0
    coverage = divide(named, published.total) if published else None
    return RegisterNumbers(
        recognitions=certs.recognitions(seen, as_of),
        products=products,
        new_in_year=certs.new_products(seen, first_day, as_of, earliest),
        in_force=certs.products_in_force(seen, as_of),
        expiring_next_12_months=certs.count(soon),
        undated=int(undated),
        coverage=coverage,
        coverage_text=coverage_text or _coverage_text(named, published, coverage, where),
    )


def _coverage_text(named: int, published: StockPoint | None, coverage: float | None, where: str) -> str:
    if published is None or coverage is None:
        return say("products-coverage-unknown", place=where)
    return say(
        "products-coverage", when=moment(published), total=published.total, n=int(named), share=percent(coverage, 0)
    )


def register_stock(certificates: pd.DataFrame, as_of: dt.date, first_year: int) -> tuple[StockPoint, ...]:
    """Return the products in force at the end of each year up to `as_of`, by the star of their newest certificate.

    Certain ones only; a product whose certificate may have ended counts as ended.
    """
    days = [dt.date(year, 12, 31) for year in range(first_year, as_of.year + 1)]
    return tuple(_in_force_by_star(certificates, min(day, as_of)) for day in days)


def _in_force_by_star(certificates: pd.DataFrame, day: dt.date) -> StockPoint:
    stars = stars_in_force(certificates, day).value_counts()
    by_star = {star: int(stars.get(star, 0)) for star in (3, 4, 5)}
    first = dt.date(day.year, 1, 1) if (day.month, day.day) == (12, 31) else day
    return StockPoint(date_label(first, day), first, day, sum(by_star.values()), by_star[3], by_star[4], by_star[5], ())


def owed_text(received: float | None, where: str) -> str:
    """Return how much of what districts owe has come.

    >>> owed_text(0.975, "tỉnh Thái Nguyên")
    'Đã nhận 97,5% số sổ giấy chứng nhận phải gửi của tỉnh Thái Nguyên đến hết năm báo cáo.'
    """
    if received is None:
        return say("products-owed-unknown")
    if received == 1:
        return say("products-owed-whole", place=where)
    return say("products-owed-part", share=percent(received), place=where)


def certificate_rows(tables: Mapping[str, pd.DataFrame], as_of: dt.date) -> tuple[CertificateRow, ...]:
    """Return the recognitions that were certainly made by the as-of date, the soonest to end first."""
    seen = certs.known_by(tables["certificates"], as_of)
    certain = seen[certs.decided_between(seen, dt.date.min, as_of).fillna(False).astype(bool)]
    state = certs.in_force(certain, as_of)
    names = latest("products", tables["products"], as_of).set_index("product_id")["name"]
    makers = latest("producers", tables["producers"], as_of).set_index("producer_id")["name"]
    rows = [
        CertificateRow(
            product=names.get(record["product_id"], record["product_id"]),
            producer=_known(makers.get(record["producer_id"])) or say("certificates-no-producer"),
            has_producer=bool(_known(makers.get(record["producer_id"]))),
            stars=int(record["stars"]) if pd.notna(record["stars"]) else None,
            event=say(EVENTS[record["event"]]) if record["event"] in EVENTS else MISSING,
            start_from=record["decided_from"].date(),
            start_to=record["decided_to"].date(),
            end_from=record["ends_from"].date(),
            end_to=record["ends_to"].date(),
            in_force=_state(answer),
            sources=tuple(record["source_ids"].split(";")) if pd.notna(record["source_ids"]) else (),
        )
        for record, answer in zip(certain.to_dict("records"), state, strict=True)
    ]
    return tuple(
        sorted(rows, key=lambda row: (row.end_from, row.end_to, sort_key(row.product), sort_key(row.producer)))
    )


def ending_soon(rows: Sequence[CertificateRow], as_of: dt.date) -> tuple[CertificateRow, ...]:
    """Return the certificates in force that may end within 12 months of the day."""
    until = add_months(as_of, 12)
    return tuple(row for row in rows if row.end_to > as_of and row.end_from <= until)


def expiry_years(certificates: pd.DataFrame, as_of: dt.date) -> tuple[ExpiryYear, ...]:
    """Return how many known certificates end in each year, certainly and possibly, from the first to the last."""
    seen = certs.known_by(certificates, as_of)
    if seen.empty:
        return ()
    years = range(seen["ends_from"].min().year, seen["ends_to"].max().year + 1)
    counts = {year: certs.count(certs.expiring(seen, dt.date(year, 1, 1), dt.date(year, 12, 31))) for year in years}
    return tuple(ExpiryYear(year, low, high - low) for year, (low, high) in counts.items())


def new_by_year(
    certificates: pd.DataFrame, figures: pd.DataFrame, as_of: dt.date, first_year: int, earliest: dt.date
) -> tuple[YearCount, ...]:
    """Return per year the published number of new products and what the register names; `figures` are those in sight."""
    rows = figures[figures["indicator"].eq("products_new_in_year") & figures["period_from"].eq(figures["period_to"])]
    counts = []
    for year in range(first_year, as_of.year + 1):
        said = rows[rows["period_from"].eq(year)]["value"]
        last = min(dt.date(year, 12, 31), as_of)
        low, high = certs.count(certs.is_new(certs.known_by(certificates, as_of), dt.date(year, 1, 1), last, earliest))
        counts.append(YearCount(year, int(said.iloc[0]) if len(said) else None, low, high))
    return tuple(counts)


def _state(in_force: object) -> str:
    """Return whether a certificate is in force, in words; what is not known may be."""
    if pd.isna(in_force):
        return say("certificates-maybe")
    return say("certificates-in-force" if in_force else "certificates-ended")


def _known(value: object) -> str:
    return str(value) if pd.notna(value) and value != MISSING else ""
