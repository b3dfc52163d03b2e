"""What each target counts, from the register: one pure function a target, named in ``params/targets.yml``.

Each takes the tables of one unit as known on `as_of`, and the reading (the options of the definition), and returns
bounds. The definitions and their legal sources stand in ``params/targets.yml``; the options are explained there.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from ..bounds import NOT_REPORTED, Measured, count_bounds, divide, share_bounds
from ..cleaning.read.producers import producer_key
from ..definitions import BaselineProduct
from ..indicators import certificates as certs
from ..indicators.states import latest
from ..vietnamese import fold

MODERN = ("sieu_thi", "trung_tam_thuong_mai", "cua_hang_tien_loi", "chuoi_ban_le", "san_tmdt")


@dataclass(frozen=True)
class Register:
    """The canonical tables of one unit, as known on a day; `earliest` is the first day a recognition can have."""

    tables: Mapping[str, pd.DataFrame]
    as_of: dt.date
    earliest: dt.date
    baseline: Sequence[BaselineProduct] = ()

    @cached_property
    def certificates(self) -> pd.DataFrame:
        return certs.known_by(self.tables["certificates"], self.as_of)

    @cached_property
    def producers(self) -> pd.DataFrame:
        """Each producer as last reported by the day."""
        return self.latest("producers").set_index("producer_id")

    @cached_property
    def products(self) -> pd.DataFrame:
        """Each product as last reported by the day."""
        return self.latest("products").set_index("product_id")

    @cached_property
    def members(self) -> dict[tuple[str, dt.date | None], pd.Series]:
        """Denominators already worked out, by their definition."""
        return {}

    def latest(self, table: str) -> pd.DataFrame:
        """Return the newest state of each thing in a table; years after `as_of` are not known yet."""
        return latest(table, self.tables[table], self.as_of)


def new_products(register: Register, reading: Mapping[str, Any]) -> Measured:
    """T01: products whose first recognition falls in the window, or only those still in force."""
    seen = register.certificates
    answer = certs.is_new(seen, reading["window_start"], register.as_of, register.earliest)
    if reading["still_valid_only"]:
        answer = answer & certs.per_product(seen, certs.in_force(seen, register.as_of)).reindex(answer.index)
    return count_bounds(answer)


def consolidated_five_star(register: Register, reading: Mapping[str, Any]) -> Measured:
    """T02: products of the baseline pair that are re-recognised at 5 stars, and in force; or supported; or still sold."""
    ids = _baseline_ids(register)
    if reading["proof"] != "re_recognised_at_5":
        column = "has_support_activity" if reading["proof"] == "any_support_activity" else "is_sold"
        return count_bounds(register.products[column].reindex(ids))
    five = _five_star(register)
    later = five["decided_from"] > five.groupby("product_id")["decided_to"].transform("min")
    answer = later.astype("boolean") & certs.in_force(five, register.as_of)
    return count_bounds(certs.per_product(five, answer).reindex(ids, fill_value=False))


def new_five_star(register: Register, reading: Mapping[str, Any]) -> Measured:
    """T03: products outside the baseline pair whose first 5-star decision falls in the window."""
    seen = register.certificates
    five = _five_star(register)
    five = five[~five["product_id"].isin(_baseline_ids(register))]
    first = five.groupby("product_id").agg(first=("decided_from", "min"), last=("decided_to", "min"))
    window = pd.DataFrame({"decided_from": first["first"], "decided_to": first["last"]})
    answer = certs.decided_between(window, reading["window_start"], register.as_of)
    if reading["brand_new_product_only"]:
        lower = seen["stars"].lt(5).fillna(False) | seen["event"].isin(["nang_hang", "ha_hang", "cong_nhan_lai"])
        ranked_before = certs.per_product(seen, lower.astype("boolean")).reindex(answer.index)
        certain = seen["event"].eq("moi").fillna(False) & seen["stars"].eq(5).fillna(False)
        brand_new = certs.per_product(seen, certain.astype("boolean")).reindex(answer.index)
        answer = answer & (~ranked_before & brand_new.mask(~brand_new & ~ranked_before, pd.NA))
    return count_bounds(answer)


def consolidated_products(register: Register, reading: Mapping[str, Any]) -> Measured:
    """T04: of the products ranked by the baseline date, those recognised again at the same or a higher star."""
    seen = register.certificates
    ordered = seen.sort_values(["product_id", "decided_from"], kind="stable")
    previous = ordered.groupby("product_id")["stars"].shift()
    again = ordered.groupby("product_id").cumcount() > 0
    kept = ordered["stars"].ge(previous) | bool(reading["downgrade_counts"])
    in_window = certs.decided_between(ordered, reading["window_start"], register.as_of)
    answer = certs.per_product(ordered, again.astype("boolean") & kept & in_window)
    if reading["support_activity_counts"]:
        supported = register.products["has_support_activity"]
        answer = answer | supported.reindex(answer.index)
    if reading["rolling_denominator"]:
        due = certs.expiring(seen, reading["window_start"], register.as_of)
        return share_bounds(certs.per_product(seen, due), answer)
    first = certs.first_recognised(seen, register.earliest)
    base = pd.DataFrame({"decided_from": first["first_from"], "decided_to": first["first_to"]})
    return share_bounds(certs.decided_between(base, dt.date.min, reading["baseline_date"]), answer)


def cooperatives(register: Register, reading: Mapping[str, Any]) -> Measured:
    """T05: producers that are cooperatives."""
    wanted = ["htx"] + ["lien_hiep_htx"] * reading["count_unions"] + ["to_hop_tac"] * reading["count_groups"]
    return share_bounds(_members(register, reading), register.producers["producer_type"].pipe(_is_in, wanted))


def small_enterprises(register: Register, reading: Mapping[str, Any]) -> Measured:
    """T06: producers that are micro, small or medium enterprises (Nghị định 80/2021/NĐ-CP)."""
    producers = register.producers
    enterprise = producers["producer_type"].pipe(_is_in, ["doanh_nghiep"])
    small = producers["size_class"].pipe(_is_in, ["sieu_nho", "nho", "vua"])
    return share_bounds(_members(register, reading), enterprise & small.fillna(reading["unknown_size"] == "count"))


def green_value_chains(register: Register, reading: Mapping[str, Any]) -> Measured:
    """T07: producers with chain linkage, a circular practice and a stable raw-material area, in their latest record.

    Stable area: own land, or a contract of at least `contract_years`, not ended by the day.
    """
    chains = register.latest("value_chains").set_index("producer_id")
    index = register.producers.index
    linked = chains["has_linkage"].reindex(index)
    circular = (~chains["circular_practices"].pipe(_is_in, ["khong"])).reindex(index)
    area = _stable_area(register, reading["contract_years"]).reindex(index)
    tests = {
        "all_three": linked & circular & area,
        "linkage_and_area": linked & area,
        "self_declared": chains["meets_t07"].reindex(index),
    }
    return share_bounds(_members(register, reading), tests[reading["chain_test"]])


def _stable_area(register: Register, contract_years: int) -> pd.Series:
    rows, day = register.latest("material_areas"), pd.Timestamp(register.as_of)
    own = rows["ownership"].pipe(_is_in, ["so_huu"])
    stable = own | rows["contract_years"].ge(contract_years)
    return certs.any_by(stable & ~rows["ended_on"].lt(day).astype("boolean"), rows["producer_id"])


def certified_labour(register: Register, reading: Mapping[str, Any]) -> Measured:
    """T08: workers with a degree or certificate over all workers, as a ratio of sums or as a share of producers."""
    members = _members(register, reading)
    rows = register.latest("workforce").set_index("producer_id").reindex(members.index)
    rows = rows[members.fillna(True)]
    total, part = rows["workers_total"], rows["trained_certified"]
    if reading["certificate_scope"] == "incl_short_courses":
        part = part + rows["trained_short"]
    if reading["missing_labour"] == "zero":
        part = part.fillna(0).where(total.notna())
    return _labour(total, part.where(total.notna()), str(reading["labour_ratio"]))


def women_led(register: Register, reading: Mapping[str, Any]) -> Measured:
    """T09: producers whose head is a woman (or the variant's idea of it)."""
    makers = register.producers
    answers = {
        "head": makers["head_gender"].pipe(_is_in, ["nu"]),
        "women_own_51": makers["women_own_51"],
        "women_in_management": makers["women_in_management"],
    }
    return _persons(register, reading, answers[reading["woman"]])


def minority_led(register: Register, reading: Mapping[str, Any]) -> Measured:
    """T10: producers whose head belongs to an ethnic group other than Kinh (or most members do)."""
    makers = register.producers
    answers = {
        "head": ~makers["head_ethnicity"].pipe(_is_in, ["kinh"]),
        "majority_of_members": makers["minority_majority"],
    }
    return _persons(register, reading, answers[reading["minority"]])


def modern_channels(register: Register, reading: Mapping[str, Any]) -> Measured:
    """T11: producers with at least one modern sales channel that is active on the day; no row at all is unknown."""
    rows, day = register.latest("sales_channels"), pd.Timestamp(register.as_of)
    wanted = list(MODERN) + ["mang_xa_hoi", "website_rieng"] * reading["include_social_and_website"]
    wanted += ["cua_hang_ocop"] * reading["include_ocop_shop"]
    began = rows["started_to"].le(day).astype("boolean").mask(rows["started_from"].isna(), pd.NA)
    began = began.mask(rows["started_from"].le(day) & rows["started_to"].gt(day), pd.NA)
    active = began & ~rows["ended_on"].lt(day).astype("boolean")
    if reading["sales_last_12_months"]:
        active &= rows["had_sales_12_months"]
    answer = certs.any_by(rows["channel_type"].pipe(_is_in, wanted) & active, rows["producer_id"])
    return share_bounds(_members(register, reading), answer.reindex(register.producers.index))


def provincial_sales_points(register: Register, reading: Mapping[str, Any]) -> Measured:
    """T12: provincial sales points completed or upgraded in the window and open on the day."""
    rows, day = register.latest("sales_points"), pd.Timestamp(register.as_of)
    if rows.empty:
        return NOT_REPORTED
    done = (
        rows["upgraded_on"]
        .between(pd.Timestamp(reading["window_start"]), day)
        .where(rows["upgraded_on"].notna(), False)
    )
    answer = rows["level"].pipe(_is_in, ["tinh"]) & done & ~rows["closed_on"].le(day)
    return count_bounds(answer & rows["meets_950"] if reading["meets_950"] == "required" else answer)


MEASURES: Mapping[str, Callable[[Register, Mapping[str, Any]], Measured]] = {
    function.__name__: function
    for function in (
        new_products, consolidated_five_star, new_five_star, consolidated_products, cooperatives, small_enterprises,
        green_value_chains, certified_labour, women_led, minority_led, modern_channels, provincial_sales_points,
    )
}  # fmt: skip


def _members(register: Register, reading: Mapping[str, Any]) -> pd.Series:
    """Return for each producer whether it belongs to the denominator."""
    key = (str(reading["denominator"]), reading.get("window_start"))
    if key not in register.members:
        register.members[key] = _find_members(register, reading)
    return register.members[key]


def _find_members(register: Register, reading: Mapping[str, Any]) -> pd.Series:
    index, seen = register.producers.index, register.certificates
    if reading["denominator"] == "participating":
        return pd.Series(True, index=index, dtype="boolean")
    choices: Mapping[str, Callable[[], pd.Series]] = {
        "valid": lambda: certs.in_force(seen, register.as_of),
        "ever": lambda: certs.decided_between(seen, dt.date.min, register.as_of),
        "ever_in_window": lambda: certs.decided_between(seen, reading["window_start"], register.as_of),
    }
    return certs.any_by(choices[reading["denominator"]](), seen["producer_id"]).reindex(index, fill_value=False)


def _persons(register: Register, reading: Mapping[str, Any], answer: pd.Series) -> Measured:
    members = _members(register, reading)
    if reading["unknown_person"] == "excluded":
        members = members & answer.notna()
    return share_bounds(members, answer)


def _labour(total: pd.Series, part: pd.Series, how: str) -> Measured:
    both = part.notna() & total.gt(0).fillna(False)
    n_unknown, n_expected = int((~both).sum()), len(total)
    counts: dict[str, Any] = {"n_unknown": n_unknown, "n_expected": n_expected, "n_reported": n_expected - n_unknown}
    if n_expected == 0 or not both.any():
        return Measured(None, None, state="no_base" if n_expected == 0 else "not_reported", **counts)
    rates = pd.Series(map(divide, part[both], total[both]), index=part[both].index, dtype=float)
    if how == "share_at_20":
        return share_bounds(pd.Series(True, index=total.index), rates.ge(0.2).astype("boolean").reindex(total.index))
    value = float(rates.mean()) if how == "mean_of_rates" else divide(part[both].sum(), total[both].sum())
    return Measured(value, value, float(part[both].sum()), float(total[both].sum()), **counts)


def _five_star(register: Register) -> pd.DataFrame:
    seen = register.certificates
    return seen[seen["stars"].eq(5).fillna(False)]


def _baseline_ids(register: Register) -> list[str]:
    """Return the product ids of the baseline products that lie in this unit; one that is missing gets its own id."""
    makers = register.producers.reset_index()[["producer_id", "name"]]
    products = register.products.reset_index().merge(makers, on="producer_id", how="left", suffixes=("", "_producer"))
    keys = products["name"].fillna("").map(fold) + "|" + products["name_producer"].fillna("").map(producer_key)
    by_key = dict(zip(keys, products["product_id"], strict=True))
    wanted = [f"{fold(item.product)}|{producer_key(item.producer)}" for item in register.baseline]
    return [by_key.get(key, f"?{key}") for key in wanted]


def _is_in(values: pd.Series, wanted: Sequence[str]) -> pd.Series:
    """Return yes or no for a known code, NA for an unknown one."""
    return values.isin(list(wanted)).astype("boolean").where(values.notna(), pd.NA)
