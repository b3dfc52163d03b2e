"""What each target counts, from the registers: one pure function a target, named in ``params/targets.yml``.

Each takes the registers of all units as known on a day, and the reading (the options of the definition), and returns
bounds for every unit. The definitions and their legal sources stand in ``params/targets.yml``; the options are explained
there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from ..bounds import NOT_REPORTED, Measured, divide_each
from ..indicators.moment import BEGINNING
from ..indicators.result import per_unit
from ..indicators.tri import Tri, within
from .register import Measure, Placed, Register, as_day
from .tally import counts, shares

MODERN = ("sieu_thi", "trung_tam_thuong_mai", "cua_hang_tien_loi", "chuoi_ban_le", "san_tmdt")
Reading = Mapping[str, Any]


def new_products(register: Register, reading: Reading) -> list[Measured]:
    """T01: products whose first recognition falls in the window, or only those still in force."""
    seen = register.certificates
    answer = within(*register.first_recognised, as_day(reading["window_start"]), register.day)
    if reading["still_valid_only"]:
        answer = answer & seen.any("product_id", register.in_force(seen))
    return _count_products(register, seen, answer)


def consolidated_five_star(register: Register, reading: Reading) -> list[Measured]:
    """T02: products of the baseline pair that are re-recognised at 5 stars, and in force; or supported; or still sold."""
    units, pair = register.baseline
    if reading["proof"] != "re_recognised_at_5":
        column = "has_support_activity" if reading["proof"] == "any_support_activity" else "is_sold"
        products = register.latest("products")
        told = products.told("product_id", products.flags(column))
        return counts(units, _at(told, pair, missing=True), register.n_units)
    five = register.five_star
    first, last = five.dates("decided")
    later = Tri.of(first > five.least(last, "product_id")[five.things("product_id")])
    again = five.any("product_id", later & register.in_force(five))
    return counts(units, _at(again, pair, missing=False), register.n_units)


def new_five_star(register: Register, reading: Reading) -> list[Measured]:
    """T03: products outside the baseline pair whose first 5-star decision falls in the window."""
    seen, five = register.certificates, register.five_star
    five = five.only(~np.isin(five.things("product_id"), register.baseline[1]))
    first, last = (five.least(days, "product_id") for days in five.dates("decided"))
    answer = within(first, last, as_day(reading["window_start"]), register.day)
    if reading["brand_new_product_only"]:
        below = (seen.numbers("stars") < 5) | seen.is_code("event", "nang_hang", "ha_hang", "cong_nhan_lai").certain
        certain = (seen.numbers("stars") == 5) & seen.is_code("event", "moi").certain
        ranked_before, new = (seen.any("product_id", Tri.of(mask)).certain for mask in (below, certain))
        answer = answer & Tri(new & ~ranked_before, ~ranked_before)
    return _count_products(register, five, answer)


def consolidated_products(register: Register, reading: Reading) -> list[Measured]:
    """T04: of the products ranked by the baseline date, those recognised again at the same or a higher star."""
    seen = register.certificates
    fell, again = _star_change(seen)
    kept = again & ~(Tri.of(np.zeros(len(seen), dtype=bool)) if reading["downgrade_counts"] else fell)
    answer = seen.any("product_id", kept & register.decided(seen, reading["window_start"], register.day))
    if reading["support_activity_counts"]:
        products = register.latest("products")
        answer = answer | products.told("product_id", products.flags("has_support_activity"))
    if reading["rolling_denominator"]:
        due = within(*seen.dates("ends"), as_day(reading["window_start"]), register.day)
        member = seen.any("product_id", due)
    else:
        member = within(*register.first_recognised, BEGINNING, as_day(reading["baseline_date"]))
    return shares(register.registers.unit_of("product_id"), member, answer, register.n_units)


def _star_change(rows: Placed) -> tuple[Tri, Tri]:
    """Return for each recognition whether it is at a lower star than the one before, and whether there was one before."""
    product, stars = rows.things("product_id"), rows.numbers("stars")
    first, last = rows.dates("decided")
    order = np.lexsort((stars, last, first, product))
    before, again = np.full(len(rows), np.nan), np.zeros(len(rows), dtype=bool)
    again[order[1:]] = product[order][1:] == product[order][:-1]
    before[order[1:]] = stars[order][:-1]
    return Tri.where(stars < before, ~np.isnan(stars) & ~np.isnan(before)), Tri.of(again)


def cooperatives(register: Register, reading: Reading) -> list[Measured]:
    """T05: producers that are cooperatives."""
    wanted = ["htx"] + ["lien_hiep_htx"] * reading["count_unions"] + ["to_hop_tac"] * reading["count_groups"]
    makers = register.latest("producers")
    return _share_of_producers(register, reading, makers.told("producer_id", makers.is_code("producer_type", *wanted)))


def small_enterprises(register: Register, reading: Reading) -> list[Measured]:
    """T06: producers that are micro, small or medium enterprises (Nghị định 80/2021/NĐ-CP)."""
    makers = register.latest("producers")
    small = makers.is_code("size_class", "sieu_nho", "nho", "vua")
    small = Tri.of(small.possible if reading["unknown_size"] == "count" else small.certain)
    enterprise = makers.is_code("producer_type", "doanh_nghiep")
    return _share_of_producers(register, reading, makers.told("producer_id", enterprise & small))


def green_value_chains(register: Register, reading: Reading) -> list[Measured]:
    """T07: producers with chain linkage, a circular practice and a stable raw-material area, in their latest record.

    Stable area: own land, or a contract of at least `contract_years`, not ended by the day.
    """
    chains, areas = register.latest("value_chains"), register.latest("material_areas")
    linked = chains.told("producer_id", chains.flags("has_linkage"))
    circular = chains.told("producer_id", ~chains.is_code("circular_practices", "khong"))
    years = areas.numbers("contract_years")
    long = Tri.where(years >= reading["contract_years"], ~np.isnan(years))
    lasting = Tri.of(~(areas.dates("ended_on")[0] < register.day))
    area = areas.told("producer_id", (areas.is_code("ownership", "so_huu") | long) & lasting)
    tests = {
        "all_three": linked & circular & area,
        "linkage_and_area": linked & area,
        "self_declared": chains.told("producer_id", chains.flags("meets_t07")),
    }
    return _share_of_producers(register, reading, tests[reading["chain_test"]])


def certified_labour(register: Register, reading: Reading) -> list[Measured]:
    """T08: workers with a degree or certificate over all workers, as a ratio of sums or as a share of producers."""
    rows = register.latest("workforce")
    total, part = (rows.amounts(column, "producer_id") for column in ("workers_total", "trained_certified"))
    if reading["certificate_scope"] == "incl_short_courses":
        part = part + rows.amounts("trained_short", "producer_id")
    if reading["missing_labour"] == "zero":
        part = np.nan_to_num(part)
    member = register.members(reading["denominator"]).possible
    both = member & ~np.isnan(part) & (np.nan_to_num(total) > 0)
    rates = np.where(both, divide_each(part, np.where(both, total, 1)), 0.0)
    if reading["labour_ratio"] == "share_at_20":
        enough = shares(_unit(register), Tri.of(member), Tri.where(rates >= 0.2, both), register.n_units)
        return [one if one.n_reported else _unmeasured(one.n_expected) for one in enough]

    def sums(values: np.ndarray) -> np.ndarray:
        return per_unit([_unit(register)], np.where(both, values, 0.0), register.n_units)

    n_expected = per_unit([_unit(register)], member.astype(float), register.n_units)
    n_reported, parts, wholes = sums(np.ones(len(both))), sums(part), sums(total)
    if reading["labour_ratio"] == "mean_of_rates":
        values, least = divide_each(sums(rates), n_reported), np.full(register.n_units, np.nan)
    else:
        values, least = divide_each(parts, wholes), wholes
    columns = (values, parts, wholes, n_expected, n_reported, least)
    return [_labour(*row) for row in zip(*(column.tolist() for column in columns), strict=True)]


def _labour(value: float, part: float, whole: float, n_expected: float, n_reported: float, least: float) -> Measured:
    expected, unknown = int(n_expected), int(n_expected - n_reported)
    if not n_reported:
        return _unmeasured(expected)
    base = None if np.isnan(least) else least
    return Measured(value, value, part, whole, unknown, expected, int(n_reported), low_denominator=base)


def _unmeasured(n_expected: int) -> Measured:
    empty = Measured(None, None, n_unknown=n_expected, n_expected=n_expected)
    return replace(empty, state="not_reported" if n_expected else "no_base")


def women_led(register: Register, reading: Reading) -> list[Measured]:
    """T09: producers whose head is a woman (or the variant's idea of it)."""
    makers = register.latest("producers")
    answers = {
        "head": makers.is_code("head_gender", "nu"),
        "women_own_51": makers.flags("women_own_51"),
        "women_in_management": makers.flags("women_in_management"),
    }
    return _share_of_producers(register, reading, makers.told("producer_id", answers[reading["woman"]]))


def minority_led(register: Register, reading: Reading) -> list[Measured]:
    """T10: producers whose head belongs to an ethnic group other than Kinh (or most members do)."""
    makers = register.latest("producers")
    answers = {
        "head": ~makers.is_code("head_ethnicity", "kinh"),
        "majority_of_members": makers.flags("minority_majority"),
    }
    return _share_of_producers(register, reading, makers.told("producer_id", answers[reading["minority"]]))


def modern_channels(register: Register, reading: Reading) -> list[Measured]:
    """T11: producers with at least one modern sales channel that is active on the day; no row at all is unknown."""
    rows, day = register.latest("sales_channels"), register.day
    wanted = list(MODERN) + ["mang_xa_hoi", "website_rieng"] * reading["include_social_and_website"]
    wanted += ["cua_hang_ocop"] * reading["include_ocop_shop"]
    first, last = rows.dates("started")
    active = within(first, last, BEGINNING, day) & Tri.of(~(rows.dates("ended_on")[0] < day))
    if reading["sales_last_12_months"]:
        active = active & rows.flags("had_sales_12_months")
    answer = rows.told("producer_id", rows.is_code("channel_type", *wanted) & active)
    return _share_of_producers(register, reading, answer)


def provincial_sales_points(register: Register, reading: Reading) -> list[Measured]:
    """T12: provincial sales points completed or upgraded in the window and open on the day."""
    rows = register.latest("sales_points")
    upgraded, closed = rows.dates("upgraded_on")[0], rows.dates("closed_on")[0]
    done = (upgraded >= as_day(reading["window_start"])) & (upgraded <= register.day) & ~(closed <= register.day)
    answer = rows.is_code("level", "tinh") & Tri.of(done)
    if reading["meets_950"] == "required":
        answer = answer & rows.flags("meets_950")
    return [one if one.n_expected else NOT_REPORTED for one in counts(rows.unit, answer, register.n_units)]


MEASURES: Mapping[str, Measure] = {
    function.__name__: function
    for function in (
        new_products, consolidated_five_star, new_five_star, consolidated_products, cooperatives, small_enterprises,
        green_value_chains, certified_labour, women_led, minority_led, modern_channels, provincial_sales_points,
    )
}  # fmt: skip


def _unit(register: Register) -> np.ndarray:
    return register.registers.unit_of("producer_id")


def _share_of_producers(register: Register, reading: Reading, answer: Tri) -> list[Measured]:
    """Return the share of the denominator that answers yes; on request without those whose answer is unknown."""
    member = register.members(reading["denominator"], reading.get("window_start"))
    if reading.get("unknown_person") == "excluded":
        member = member & Tri.of(~answer.open)
    return shares(_unit(register), member, answer, register.n_units)


def _count_products(register: Register, rows: Placed, answer: Tri) -> list[Measured]:
    """Return how many of the products that have a row answer yes."""
    seen = rows.has("product_id")
    return counts(register.registers.unit_of("product_id")[seen], answer[seen], register.n_units)


def _at(answer: Tri, things: np.ndarray, missing: bool) -> Tri:
    """Return the answers of some things; one that is not in the register (-1) may be a yes when `missing`."""
    return Tri(np.append(answer.certain, False)[things], np.append(answer.possible, missing)[things])
