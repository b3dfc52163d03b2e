"""The twelve counts on small registers, each expected value worked by hand as a fraction."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pandas as pd
import pytest
import yaml
from conftest import ROOT, certificate, certificates

from ocop_analysis import schema
from ocop_analysis.bounds import Measured
from ocop_analysis.definitions import BaselineProduct, Target, TargetFile
from ocop_analysis.indicators.territory import Territory
from ocop_analysis.targets.measures import MEASURES
from ocop_analysis.targets.register import Registers

TARGETS = {
    target.id: target
    for target in TargetFile.model_validate(
        yaml.safe_load((ROOT / "params/targets.yml").read_text(encoding="utf-8"))
    ).targets
}
AS_OF = dt.date(2025, 12, 31)
TERRITORY = Territory({"164": "19", "169": "19"}, pd.DataFrame({"commune_code": [], "district_code": []}))
PROVINCE = TERRITORY.units.index("19")
PAIR = (
    BaselineProduct(product="Chè A", producer="HTX A", district="164"),
    BaselineProduct(product="Miến B", producer="HTX B", district="169"),
)


Tables = dict[str, pd.DataFrame]


def register(*rows: dict, **tables: list[dict[str, Any]]) -> Tables:
    """Return the tables of a province: certificates and whatever else is given; producers come from the certificates."""
    facts = certificates(*rows)
    makers = [{"producer_id": name} for name in facts["producer_id"].unique()]
    named = [{"product_id": row["product_id"], "producer_id": row["producer_id"]} for row in facts.to_dict("records")]
    given: dict[str, list[dict[str, Any]]] = {"producers": makers, "products": named, **tables}
    filled = {name: schema.typed(name, pd.DataFrame(given.get(name, []))) for name in schema.TABLES}
    filled["products"] = filled["products"].drop_duplicates("product_id")
    return {**filled, "certificates": facts}


def with_rows(facts: Tables, **tables: list[dict[str, Any]]) -> Tables:
    return {**facts, **{name: schema.typed(name, pd.DataFrame(rows)) for name, rows in tables.items()}}


def measure_all(target: str, facts: Tables, **options: Any) -> list[Measured]:
    found = TARGETS[target]
    known = Registers(facts, TERRITORY, dt.date(2019, 8, 21), PAIR).on(AS_OF)
    return MEASURES[found.measure](known, {**found.reading, **options})


def measure(target: str, facts: Tables, **options: Any) -> Any:
    return measure_all(target, facts, **options)[PROVINCE]


def makers(*rows: dict[str, Any]) -> Tables:
    """Return producers, each with one certificate in force on the as-of date."""
    held = [certificate(f"sp-{row['producer_id']}", "2024-05-01", producer=row["producer_id"]) for row in rows]
    return register(*held, producers=list(rows))


def test_every_target_names_a_measure_and_every_measure_serves_a_target() -> None:
    assert {target.measure for target in TARGETS.values()} == set(MEASURES)


@pytest.mark.parametrize("target", TARGETS.values(), ids=TARGETS)
def test_every_variant_can_be_measured(target: Target) -> None:
    facts = makers({"producer_id": "a", "producer_type": "htx"})
    for variant in target.variants:
        found = measure(target.id, facts, **variant.set)
        assert found.low is None or found.high is None or found.low <= found.high


def test_t01_counts_first_recognitions_once_and_keeps_expired_ones() -> None:
    facts = register(
        certificate("old", "2020-12-01"),
        certificate("old", "2023-12-01", event="cong_nhan_lai"),  # not new
        certificate("a", "2021-03-01"),  # expired on 28/2/2024, still counted
        certificate("b", "2024-03-01"),
        certificate("c", "2024-03-01", event="khong_ro"),  # may have been recognised before
    )
    found = measure("T01", facts)
    assert (found.low, found.high) == (2, 3)
    valid = measure("T01", facts, still_valid_only=True)
    assert (valid.low, valid.high) == (1, 2)  # b for certain, c perhaps
    later = measure("T01", facts, window_start=dt.date(2023, 1, 1))
    assert (later.low, later.high) == (1, 2)


def test_t02_needs_a_second_five_star_decision_that_is_in_force() -> None:
    rows = [
        certificate("pA", "2021-07-01", stars=5, event="khong_ro", producer="mA"),
        certificate("pA", "2024-06-01", stars=5, event="cong_nhan_lai", producer="mA"),
        certificate("pB", "2021-07-01", stars=5, event="khong_ro", producer="mB"),
    ]
    facts = register(
        *rows,
        producers=[{"producer_id": "mA", "name": "HTX A"}, {"producer_id": "mB", "name": "HTX B"}],
        products=[
            {"product_id": "pA", "producer_id": "mA", "name": "chè a", "is_sold": True},
            {"product_id": "pB", "producer_id": "mB", "name": "Miến  B", "is_sold": None},
        ],
    )
    found = measure("T02", facts)
    assert (found.low, found.high) == (1, 1)
    sold = measure("T02", facts, proof="still_sold")
    assert (sold.low, sold.high) == (1, 2)


def test_t03_leaves_out_the_baseline_and_potential_stars() -> None:
    facts = register(
        certificate("a", "2023-01-01", stars=4),
        certificate("a", "2025-01-16", stars=5, event="nang_hang"),
        certificate("b", "2025-06-26", stars=5),
        certificate("c", "2024-06-26", stars=4, potential_5=True),
    )
    assert measure("T03", facts).low == measure("T03", facts).high == 2
    brand_new = measure("T03", facts, brand_new_product_only=True)
    assert (brand_new.low, brand_new.high) == (1, 1)  # b; a was 4 stars before


def test_t04_share_of_baseline_products_recognised_again() -> None:
    facts = register(
        certificate("same", "2020-05-01", stars=3),
        certificate("same", "2023-04-01", stars=3, event="cong_nhan_lai"),
        certificate("up", "2020-05-01", stars=3),
        certificate("up", "2022-04-01", stars=4, event="nang_hang"),
        certificate("down", "2020-05-01", stars=4),
        certificate("down", "2023-04-01", stars=3, event="ha_hang"),
        certificate("lost", "2021-05-01", stars=3),
        certificate("late", "2023-05-01", stars=3),  # after the baseline date
    )
    assert measure("T04", facts).low == 2 / 4
    assert measure("T04", facts, downgrade_counts=True).low == 3 / 4
    assert measure("T04", facts, baseline_date=dt.date(2020, 12, 31)).low == 2 / 3
    # certificates that fell due 2021-2025: same, up, down, lost (its end 30/4/2024); "late" ends in 2026
    assert measure("T04", facts, rolling_denominator=True).low == 2 / 4


def test_t05_unions_count_and_groups_do_not() -> None:
    facts = makers(
        {"producer_id": "1", "producer_type": "htx"},
        {"producer_id": "2", "producer_type": "lien_hiep_htx"},
        {"producer_id": "3", "producer_type": "to_hop_tac"},
        {"producer_id": "4", "producer_type": None},
    )
    found = measure("T05", facts)
    assert (found.low, found.high, found.n_unknown) == (2 / 4, 3 / 4, 1)
    assert measure("T05", facts, count_unions=False).low == 1 / 4
    assert measure("T05", facts, count_groups=True).low == 3 / 4


def test_t06_unknown_size_counts_unless_excluded() -> None:
    facts = makers(
        {"producer_id": "1", "producer_type": "doanh_nghiep", "size_class": "nho"},
        {"producer_id": "2", "producer_type": "doanh_nghiep", "size_class": None},
        {"producer_id": "3", "producer_type": "doanh_nghiep", "size_class": "lon"},
        {"producer_id": "4", "producer_type": "htx"},
    )
    assert measure("T06", facts).low == measure("T06", facts).high == 2 / 4
    assert measure("T06", facts, unknown_size="exclude").low == 1 / 4


def test_t07_all_three_parts_are_needed() -> None:
    full = {"year": 2025, "has_linkage": True, "circular_practices": "u_phan;bao_bi_xanh"}
    chains = [{"producer_id": "1", **full}, {"producer_id": "2", **full, "circular_practices": "khong"}]
    areas = [
        {"area_id": f"v{n}", "year": 2025, "producer_id": n, "ownership": "hop_dong", "contract_years": 3}
        for n in ("1", "2")
    ]
    facts = makers({"producer_id": "1"}, {"producer_id": "2"}, {"producer_id": "3"})
    facts = with_rows(facts, value_chains=chains, material_areas=areas)
    found = measure("T07", facts)
    assert (found.low, found.high) == (1 / 3, 2 / 3)  # the third has no record
    assert measure("T07", facts, chain_test="linkage_and_area").low == 2 / 3
    assert measure("T07", facts, contract_years=5).high == 1 / 3


def test_t08_is_a_ratio_of_sums_over_those_that_report_both() -> None:
    facts = makers({"producer_id": "1"}, {"producer_id": "2"}, {"producer_id": "3"})
    work = [
        {"producer_id": "1", "year": 2025, "workers_total": 10, "trained_certified": 5, "trained_short": 1},
        {"producer_id": "2", "year": 2025, "workers_total": 90, "trained_certified": 9, "trained_short": 0},
        {"producer_id": "3", "year": 2025, "workers_total": 100, "trained_certified": None},
    ]
    facts = with_rows(facts, workforce=work)
    found = measure("T08", facts)
    assert found.low == 14 / 100
    assert (found.n_reported, found.n_expected) == (2, 3)
    assert measure("T08", facts, labour_ratio="mean_of_rates").low == pytest.approx((5 / 10 + 9 / 90) / 2)
    assert measure("T08", facts, certificate_scope="incl_short_courses").low == 15 / 100
    assert measure("T08", facts, missing_labour="zero").low == 14 / 200


def test_t09_and_t10_keep_unknown_people_in_the_denominator() -> None:
    facts = makers(
        {"producer_id": "1", "head_gender": "nu", "head_ethnicity": "tay"},
        {"producer_id": "2", "head_gender": "nam", "head_ethnicity": None},
        {"producer_id": "3", "head_gender": None, "head_ethnicity": None},
    )
    assert (measure("T09", facts).low, measure("T09", facts).high) == (1 / 3, 2 / 3)
    assert measure("T09", facts, unknown_person="excluded").low == 1 / 2
    assert (measure("T10", facts).low, measure("T10", facts).high) == (1 / 3, 1.0)


def test_t11_needs_a_modern_channel_that_is_active() -> None:
    facts = makers(*({"producer_id": str(n)} for n in range(1, 5)))
    start, end = pd.Timestamp("2023-01-01"), pd.Timestamp("2024-01-01")
    began = {"year": 2025, "started_from": start, "started_to": start}
    rows = [
        {"channel_id": "k1", "producer_id": "1", "channel_type": "sieu_thi", **began, "had_sales_12_months": False},
        {"channel_id": "k2", "producer_id": "2", "channel_type": "san_tmdt", **began, "ended_on": end},
        {"channel_id": "k3", "producer_id": "3", "channel_type": "mang_xa_hoi", **began},
    ]
    facts = with_rows(facts, sales_channels=rows)
    found = measure("T11", facts)
    assert (found.low, found.high) == (1 / 4, 2 / 4)  # the fourth has no row: unknown
    assert measure("T11", facts, include_social_and_website=True).low == 2 / 4
    assert measure("T11", facts, sales_last_12_months=True).low == 0


def test_t12_counts_provincial_points_upgraded_in_the_window() -> None:
    rows = [
        {"point_id": "1", "level": "tinh", "upgraded_on": pd.Timestamp("2023-05-01")},
        {"point_id": "2", "level": "huyen", "upgraded_on": pd.Timestamp("2023-05-01")},
        {"point_id": "3", "level": "tinh", "upgraded_on": pd.Timestamp("2019-05-01")},
    ]
    facts = register(certificate("a", "2024-01-01"), sales_points=rows)
    assert measure("T12", facts).low == measure("T12", facts).high == 1
    required = measure("T12", facts, meets_950="required")
    assert (required.low, required.high) == (0, 1)


def test_a_table_that_never_came_is_not_a_zero() -> None:
    facts = makers({"producer_id": "1"})
    assert measure("T12", facts).state == "not_reported"
    assert measure("T08", facts).state == "not_reported"
    assert (measure("T11", facts).low, measure("T11", facts).high) == (0.0, 1.0)


def test_each_district_has_its_own_things_and_the_province_has_each_once() -> None:
    """Product x was recognised by 164 in 2021 and again by 169 in 2024: new in both, one product of the province."""
    facts = register(
        certificate("x", "2021-03-01", producer="m", district_code="164"),
        certificate("x", "2024-03-01", producer="m", district_code="169", event="cong_nhan_lai"),
        certificate("y", "2023-03-01", producer="n", district_code="169"),
        producers=[
            {"producer_id": "m", "year": 2021, "producer_type": "htx", "district_code": "164"},
            {"producer_id": "m", "year": 2024, "producer_type": "doanh_nghiep", "district_code": "169"},
            {"producer_id": "n", "year": 2023, "producer_type": "htx", "district_code": "169"},
        ],
    )
    # 169 holds only the renewal of x, before which there may have been an earlier recognition: x may be new or not
    assert [(one.low, one.high) for one in measure_all("T01", facts)] == [(1, 1), (1, 2), (2, 2)]
    # in force: x (of m) by its second certificate and y (of n); 164 has none left; n is the cooperative
    assert [(one.numerator, one.denominator) for one in measure_all("T05", facts)] == [(0, 0), (1, 2), (1, 2)]
    # ever recognised: 164 still knows m as the cooperative that it was in 2021
    ever = measure_all("T05", facts, denominator="ever")
    assert [(one.numerator, one.denominator) for one in ever] == [(1, 1), (1, 2), (1, 2)]


def test_a_row_without_a_district_counts_for_the_only_province() -> None:
    facts = register(certificate("x", "2024-03-01"))
    assert [one.low for one in measure_all("T01", facts)] == [0, 0, 1]
