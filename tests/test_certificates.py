"""Certificates as intervals: five different numbers, each worked by hand, and the contracts as properties."""

from __future__ import annotations

import datetime as dt

import pandas as pd
from conftest import certificate, certificates, day
from hypothesis import given, settings
from hypothesis import strategies as st

from ocop_analysis.indicators import certificates as certs
from ocop_analysis.indicators.certificates import Bounds

START = dt.date(2019, 8, 21)
# A: first in 3/2020, again in 2/2023 (before its end on 9/3/2023). B: upgraded "in 2021", nothing known before. C: new on 1/6/2024.
THREE = certificates(
    certificate("A", "2020-03-10"),
    certificate("A", "2023-02-01", stars=4, event="nang_hang"),
    certificate("B", "2021", stars=4, event="nang_hang"),
    certificate("C", "2024-06-01"),
)


def test_the_five_numbers_differ() -> None:
    on = day("2023")
    assert certs.recognitions(THREE, on) == Bounds(3, 3)  # A twice, B once
    assert certs.distinct_products(THREE, on) == Bounds(2, 2)
    # A first in 2020; B at some time from 21/8/2019 to 31/12/2021; so in 2020 one for certain, two at most
    seen = certs.known_by(THREE, on)
    assert certs.count(certs.is_new(seen, dt.date(2020, 1, 1), day("2020"), START)) == Bounds(1, 2)
    # at the end of 2020 nobody had heard of B yet
    assert certs.new_products(THREE, dt.date(2020, 1, 1), day("2020"), START) == Bounds(1, 1)
    # A is in force to 31/1/2026; B ended between 31/12/2023 (decided 1/1/2021) and 30/12/2024
    assert certs.products_in_force(THREE, on) == Bounds(2, 2)
    assert certs.products_in_force(THREE, dt.date(2024, 5, 1)) == Bounds(1, 2)
    # B's certificate ends in 2024 unless it was decided on 1/1/2021, when it ends on 31/12/2023
    assert certs.count(certs.expiring(THREE, dt.date(2024, 1, 1), day("2024"))) == Bounds(0, 1)


def test_a_year_alone_is_not_the_first_of_january() -> None:
    only_year = certificates(certificate("B", "2021"))
    assert certs.distinct_products(only_year, dt.date(2021, 6, 30)) == Bounds(0, 1)
    assert certs.distinct_products(only_year, dt.date(2021, 12, 31)) == Bounds(1, 1)


def test_the_last_day_of_36_months_is_in_force_and_the_next_is_not() -> None:
    one = certificates(certificate("A", "2020-02-04"))
    assert certs.products_in_force(one, dt.date(2023, 2, 3)) == Bounds(1, 1)
    assert certs.products_in_force(one, dt.date(2023, 2, 4)) == Bounds(0, 0)


def test_a_revocation_counts_from_its_day() -> None:
    one = certificates(certificate("A", "2022-01-10", revoked_on=pd.Timestamp("2023-12-20")))
    assert certs.products_in_force(one, dt.date(2023, 12, 19)) == Bounds(1, 1)
    assert certs.products_in_force(one, dt.date(2023, 12, 20)) == Bounds(0, 0)


def test_no_certificates_is_a_true_zero() -> None:
    nothing = certificates(certificate("A", "2020-01-01")).iloc[:0]
    assert certs.distinct_products(nothing, day("2024")) == Bounds(0, 0)
    assert certs.new_products(nothing, START, day("2024"), START) == Bounds(0, 0)


DECIDED = st.one_of(
    st.integers(2020, 2025).map(str), st.dates(dt.date(2020, 1, 1), dt.date(2025, 12, 31)).map(dt.date.isoformat)
)
ROWS = st.lists(
    st.tuples(
        st.sampled_from("ABCD"), DECIDED, st.sampled_from([3, 4, 5]), st.sampled_from(["moi", "nang_hang", "khong_ro"])
    ),
    min_size=1,
    max_size=8,
)
DAYS = st.dates(dt.date(2020, 1, 1), dt.date(2025, 12, 31))
NUMBERS = {
    "recognitions": certs.recognitions,
    "distinct_products": certs.distinct_products,
    "new_products": lambda table, on: certs.new_products(
        table, dt.date(2021, 1, 1), max(on, dt.date(2021, 1, 1)), START
    ),
    "in_force": certs.products_in_force,
}


@settings(max_examples=60, deadline=None)
@given(ROWS, DAYS)
def test_later_events_change_nothing(rows: list[tuple], on: dt.date) -> None:
    """Contract 6: a report as of a day is the same whether or not later events are in the table."""
    table = certificates(*(certificate(p, when, stars, event) for p, when, stars, event in rows))
    earlier = table[table["decided_from"] <= pd.Timestamp(on)]
    for name, number in NUMBERS.items():
        if name != "new_products" or on >= dt.date(2021, 1, 1):
            assert number(table, on) == number(earlier, on), name


@settings(max_examples=60, deadline=None)
@given(ROWS, DAYS, st.randoms())
def test_row_order_never_matters_and_bounds_are_ordered(rows: list[tuple], on: dt.date, random: object) -> None:
    table = certificates(*(certificate(p, when, stars, event) for p, when, stars, event in rows))
    shuffled = table.sample(frac=1, random_state=random.randint(0, 1000)).reset_index(drop=True)  # type: ignore[attr-defined]
    for name, number in NUMBERS.items():
        low, high = number(table, on)
        assert low <= high, name
        assert number(shuffled, on) == (low, high), name


@settings(max_examples=60, deadline=None)
@given(ROWS, DAYS, st.data())
def test_every_possible_truth_lies_within_the_bounds(rows: list[tuple], on: dt.date, data: st.DataObject) -> None:
    """Contract 8: whatever the true days were, the number computed from them lies between low and high."""
    table = certificates(*(certificate(p, when, stars, event) for p, when, stars, event in rows))
    truth = certificates(
        *(
            certificate(r["product_id"], _pick(data, r).isoformat(), int(r["stars"]), r["event"])
            for r in table.to_dict("records")
        )
    )
    for name in ("recognitions", "distinct_products", "in_force"):
        low, high = NUMBERS[name](table, on)
        exact = NUMBERS[name](truth, on)
        assert low <= exact.low == exact.high <= high, name


def _pick(data: st.DataObject, row: dict) -> dt.date:
    return data.draw(st.dates(row["decided_from"].date(), row["decided_to"].date()))
