"""A made-up register of any size with unknown cells in every column, the same for the same seed: for tests and benchmarks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from ocop_analysis import schema
from ocop_analysis.indicators.territory import Territory
from ocop_analysis.schema import TABLES

Columns = dict[str, object]


@dataclass
class Maker:
    """Draws columns; a share `unknown` of the cells stays empty."""

    chance: np.random.Generator
    unknown: float

    def some(self, values: np.ndarray | pd.Series) -> pd.Series:
        """Return the values with some of them unknown."""
        return pd.Series(values).mask(self.chance.random(len(values)) < self.unknown)

    def code(self, table: str, column: str, size: int) -> pd.Series:
        codes = list(TABLES[table].columns[column].codes or {})
        return self.some(self.chance.choice(np.array(codes, dtype=object), size))

    def whole(self, low: int, high: int, size: int) -> pd.Series:
        return self.some(self.chance.integers(low, high, size)).astype("Int64")

    def amount(self, high: float, size: int) -> pd.Series:
        return self.some(self.chance.integers(0, int(high * 4), size) * 0.25)

    def flag(self, size: int) -> pd.Series:
        return self.some(self.chance.random(size) < 0.6).astype("boolean")

    def day(self, first: str, last: str, size: int, more_unknown: float = 0.0) -> pd.Series:
        days = (np.datetime64(last) - np.datetime64(first)).astype(int)
        drawn = np.datetime64(first, "ms") + self.chance.integers(0, days, size) * np.timedelta64(86_400_000, "ms")
        return self.some(pd.Series(drawn).mask(self.chance.random(size) < more_unknown))

    def span(self, name: str, days: pd.Series) -> Columns:
        """Return a day as a span; some are known by their month or year only."""
        year, month = days.dt.to_period("Y"), days.dt.to_period("M")
        kind = self.chance.random(len(days))
        first = days.mask(kind < 0.3, month.dt.start_time).mask(kind < 0.12, year.dt.start_time)
        last = days.mask(kind < 0.3, month.dt.end_time.dt.normalize()).mask(
            kind < 0.12, year.dt.end_time.dt.normalize()
        )
        return {f"{name}_from": first, f"{name}_to": last}


def random_tables(
    territory: Territory, n_products: int, years: Sequence[int], seed: int = 135, unknown: float = 0.08
) -> dict[str, pd.DataFrame]:
    """Return canonical tables for the districts of a territory: about `n_products` products of 0.6 times as many producers."""
    draw = Maker(np.random.default_rng(seed), unknown)
    senders = np.array(territory.units, dtype=object)
    communes = territory.communes["commune_code"].to_numpy(dtype=object)
    n_producers = max(1, int(n_products * 0.6))
    makers = pd.DataFrame({"producer_id": [f"ct{number}" for number in range(n_producers)]})
    makers["district_code"] = draw.chance.choice(senders[~territory.is_province], n_producers)
    goods = pd.DataFrame({"product_id": [f"sp{number}" for number in range(n_products)]})
    goods["producer_id"] = draw.chance.choice(makers["producer_id"].to_numpy(), n_products)
    goods = goods.merge(makers, on="producer_id")
    rows = {
        **_people(draw, makers, goods, list(years), communes),
        **_goods(draw, makers, goods, list(years), communes),
        **_recognitions(draw, goods, list(years)),
        **_programme(draw, makers, goods, list(years), communes, senders),
    }
    return {name: schema.typed(name, pd.DataFrame(columns)) for name, columns in rows.items()}


def _yearly(draw: Maker, things: pd.DataFrame, years: Sequence[int], kept: float) -> pd.DataFrame:
    """Return the things once a year, some years missing."""
    every = things.merge(pd.DataFrame({"year": list(years)}), how="cross")
    return every[draw.chance.random(len(every)) < kept].reset_index(drop=True)


def _people(
    draw: Maker, makers: pd.DataFrame, goods: pd.DataFrame, years: Sequence[int], communes: np.ndarray
) -> Mapping[str, Columns]:
    states, work, chains = (_yearly(draw, makers, years, kept) for kept in (0.9, 0.8, 0.7))
    total = draw.whole(4, 60, len(work))
    parts = ("workers_female", "workers_ethnic", "workers_local", "trained_certified", "trained_short")
    size = len(chains)
    used = draw.amount(90, size)
    return {
        "producers": {
            **states,
            "name": states["producer_id"],
            "producer_type": draw.code("producers", "producer_type", len(states)),
            "head_gender": draw.code("producers", "head_gender", len(states)),
            "head_ethnicity": draw.code("producers", "head_ethnicity", len(states)),
            "size_class": draw.code("producers", "size_class", len(states)),
            "members_count": draw.whole(1, 40, len(states)),
        },
        "workforce": {
            **work,
            "workers_total": total,
            **{name: draw.some((total * draw.chance.random(len(work))).round()).astype("Int64") for name in parts},
        },
        "value_chains": {
            **chains,
            "has_linkage": draw.flag(size),
            "households_linked": draw.whole(0, 60, size),
            "poor_households": draw.whole(0, 9, size),
            "input_total_t": used,
            "input_local_t": draw.some((used * draw.chance.random(size) * 4).round() * 0.25),
            "meets_t07": draw.flag(size),
            "assessed_on": draw.day("2021-01-01", "2026-06-30", size, 0.2),
            "valid_to": draw.day("2022-01-01", "2027-12-31", size, 0.4),
        },
    }


def _goods(
    draw: Maker, makers: pd.DataFrame, goods: pd.DataFrame, years: Sequence[int], communes: np.ndarray
) -> Mapping[str, Columns]:
    states, digital, sold = (_yearly(draw, goods, years, kept) for kept in (0.9, 0.8, 0.7))
    whole = _yearly(draw, makers, years, 0.3)
    results = pd.concat([sold, whole.assign(product_id=pd.NA)], ignore_index=True)
    channels = makers.sample(frac=1.5, replace=True, random_state=7).reset_index(drop=True)
    channels["channel_id"] = [f"k{number}" for number in range(len(channels))]
    channels = _yearly(draw, channels, years, 0.8)
    areas = goods.sample(frac=0.7, random_state=7).reset_index(drop=True)
    areas["area_id"] = [f"v{number}" for number in range(len(areas))]
    areas = _yearly(draw, areas, years, 0.8)
    proofs = goods.sample(frac=0.6, replace=True, random_state=8).reset_index(drop=True)
    ip = np.array(["nhan_hieu", "khong", "nhan_hieu;kieu_dang", "chi_dan_dia_ly"], dtype=object)
    return {
        "products": {
            **states,
            "name": states["product_id"],
            "product_group": draw.code("products", "product_group", len(states)),
            "commune_code": draw.some(draw.chance.choice(communes, len(states))),
            "craft_village_id": draw.some([f"lang{n}" for n in draw.chance.integers(0, 40, len(states))]),
        },
        "digital_features": {
            **digital.drop(columns="producer_id"),
            "has_traceability": draw.flag(len(digital)),
            "is_dossier_digital": draw.flag(len(digital)),
            "ip_registered": draw.some(draw.chance.choice(ip, len(digital))),
        },
        "business_results": {
            **results,
            "revenue_mvnd": draw.amount(3000, len(results)),
            "price_mvnd": draw.some((draw.chance.integers(1, 60, len(results))) * 0.25),
        },
        "sales_channels": {
            **channels,
            "channel_type": draw.code("sales_channels", "channel_type", len(channels)),
            **draw.span("started", draw.day("2018-01-01", "2026-06-30", len(channels))),
            "ended_on": draw.day("2021-01-01", "2027-06-30", len(channels), 0.7),
            "revenue_mvnd": draw.amount(400, len(channels)),
        },
        "material_areas": {
            **areas,
            "area_ha": draw.amount(30, len(areas)),
            "ownership": draw.code("material_areas", "ownership", len(areas)),
            "contract_years": draw.whole(1, 7, len(areas)),
            **draw.span("started", draw.day("2018-01-01", "2026-06-30", len(areas))),
            "ended_on": draw.day("2021-01-01", "2027-06-30", len(areas), 0.7),
            "growing_area_code": draw.some([f"MS{n}" for n in draw.chance.integers(0, 99, len(areas))]),
            "certification": draw.code("material_areas", "certification", len(areas)),
            "certificate_valid_to": draw.day("2022-01-01", "2027-12-31", len(areas)),
        },
        "product_certificates": {
            **proofs[["product_id", "district_code"]],
            "kind": draw.chance.choice(list(TABLES["product_certificates"].columns["kind"].codes or {}), len(proofs)),
            "number": [f"{number}" for number in range(len(proofs))],
            "valid_from": draw.day("2019-01-01", "2026-01-01", len(proofs)),
            "valid_to": draw.day("2021-01-01", "2028-01-01", len(proofs)),
        },
    }


def _recognitions(draw: Maker, goods: pd.DataFrame, years: Sequence[int]) -> Mapping[str, Columns]:
    again = goods.sample(frac=0.6, random_state=1)
    third = again.sample(frac=0.4, random_state=2)
    rows = pd.concat([goods, again, third], ignore_index=True)
    round_ = np.repeat([0, 1, 2], [len(goods), len(again), len(third)])
    size = len(rows)
    begin = np.datetime64("2019-09-01", "ms")
    start = dict(zip(goods["product_id"], draw.chance.integers(0, 1900, len(goods))))
    offset = rows["product_id"].map(start).to_numpy() + round_ * draw.chance.integers(950, 1250, size)
    days = pd.Series(begin + offset * np.timedelta64(86_400_000, "ms"))
    decided = draw.span("decided", days)
    ends = {
        f"ends_{edge}": decided[f"decided_{edge}"] + pd.DateOffset(months=36) - pd.Timedelta(days=1)
        for edge in ("from", "to")
    }
    event = np.where(
        round_ == 0, "moi", draw.chance.choice(["cong_nhan_lai", "nang_hang", "ha_hang", "khong_ro"], size)
    )
    asked = goods.sample(frac=1.4, replace=True, random_state=3).reset_index(drop=True)
    heard = goods.sample(frac=1.4, replace=True, random_state=4).reset_index(drop=True)
    return {
        "certificates": {
            **rows,
            "cert_id": [f"gcn{number}" for number in range(size)],
            "event": draw.some(event),
            "stars": draw.some(draw.chance.integers(3, 6, size)).astype("Int64"),
            "score": draw.some(draw.chance.integers(200, 400, size) * 0.25),
            **decided,
            **ends,
            "notice_on": draw.some(
                pd.Series(ends["ends_from"]) - pd.to_timedelta(draw.chance.integers(0, 60, size), "D")
            ),
            "revoked_on": draw.day("2021-01-01", "2027-01-01", size, 0.9),
        },
        "registrations": {
            **asked,
            "registration_id": [f"dk{number}" for number in range(len(asked))],
            "year": draw.chance.choice(list(years), len(asked)),
            "product_id": draw.some(asked["product_id"]),
            "kind": draw.code("registrations", "kind", len(asked)),
            "dossier_complete_on": draw.day("2019-06-01", "2026-06-30", len(asked)),
        },
        "evaluations": {
            **heard.drop(columns="producer_id"),
            "evaluation_id": [f"dg{number}" for number in range(len(heard))],
            "held_on": draw.day("2020-06-01", "2026-06-30", len(heard)),
            "result_stars": draw.whole(1, 6, len(heard)),
        },
    }


def _programme(
    draw: Maker,
    makers: pd.DataFrame,
    goods: pd.DataFrame,
    years: Sequence[int],
    communes: np.ndarray,
    senders: np.ndarray,
) -> Mapping[str, Columns]:
    n_done = max(20, len(goods) // 2)
    held = draw.chance.choice(senders, n_done)
    total = draw.whole(10, 90, n_done)
    part = goods.sample(n=n_done * 3, replace=True, random_state=5).reset_index(drop=True)
    part["activity_id"] = [f"hd{number}" for number in draw.chance.integers(0, n_done, len(part))]
    part["product_id"] = draw.some(part["product_id"])
    part = part.drop_duplicates(["activity_id", "producer_id", "product_id"], ignore_index=True)
    staff = pd.DataFrame(
        {"staff_id": [f"cb{n}" for n in range(n_done)], "district_code": draw.chance.choice(senders, n_done)}
    )
    staff = _yearly(draw, staff, years, 0.8)
    points = pd.DataFrame({"point_id": [f"db{n}" for n in range(30)], "district_code": draw.chance.choice(senders, 30)})
    points = _yearly(draw, points, years, 0.8)
    paid = draw.some(draw.chance.choice(makers["producer_id"].to_numpy(), n_done * 2))
    seen = goods.sample(n=n_done * 2, replace=True, random_state=6).reset_index(drop=True)
    money = draw.amount(500, n_done * 2)
    return {
        "activities": {
            "activity_id": [f"hd{number}" for number in range(n_done)],
            "district_code": held,
            "solution_group": draw.code("activities", "solution_group", n_done),
            "activity_type": draw.code("activities", "activity_type", n_done),
            **draw.span("starts", draw.day("2020-10-01", "2026-03-31", n_done)),
            "commune_code": draw.some(draw.chance.choice(communes, n_done)),
            "participants_total": total,
            "participants_female": draw.some((total * draw.chance.random(n_done)).round()).astype("Int64"),
            "outputs_count": draw.whole(0, 9, n_done),
            "contracts_signed": draw.whole(0, 9, n_done),
            "sales_mvnd": draw.amount(300, n_done),
        },
        "activity_participants": dict(part),
        "programme_staff": {
            **staff,
            "level": draw.code("programme_staff", "level", len(staff)),
            "commune_code": draw.some(draw.chance.choice(communes, len(staff))),
            "is_full_time": draw.flag(len(staff)),
            "active_from": draw.day("2018-01-01", "2026-06-30", len(staff)),
            "active_to": draw.day("2021-01-01", "2027-06-30", len(staff), 0.7),
            "last_training_on": draw.day("2019-01-01", "2026-06-30", len(staff)),
        },
        "budget_lines": {
            "budget_line_id": [f"kp{number}" for number in range(n_done * 2)],
            "district_code": draw.chance.choice(senders, n_done * 2),
            "year": draw.chance.choice(list(years), n_done * 2),
            "solution_group": draw.code("budget_lines", "solution_group", n_done * 2),
            "producer_id": paid,
            "source": draw.code("budget_lines", "source", n_done * 2),
            "planned_mvnd": draw.amount(600, n_done * 2),
            "allocated_mvnd": money,
            "disbursed_mvnd": draw.some((money * draw.chance.random(n_done * 2) * 4).round() * 0.25),
        },
        "inspections": {
            **seen,
            "product_id": draw.some(seen["product_id"]),
            "inspection_id": [f"kt{number}" for number in range(len(seen))],
            "inspected_on": draw.day("2020-06-01", "2026-06-30", len(seen)),
            "result": draw.code("inspections", "result", len(seen)),
            "due_on": draw.day("2021-01-01", "2026-06-30", len(seen)),
            "resolved_on": draw.day("2021-01-01", "2026-12-31", len(seen), 0.3),
        },
        "sales_points": {
            **points,
            "name": points["point_id"],
            "level": draw.code("sales_points", "level", len(points)),
            "opened_on": draw.day("2018-01-01", "2026-06-30", len(points)),
            "upgraded_on": draw.day("2019-01-01", "2026-06-30", len(points), 0.4),
            "closed_on": draw.day("2021-01-01", "2027-06-30", len(points), 0.7),
            "meets_950": draw.flag(len(points)),
        },
        "craft_villages": {
            "craft_village_id": [f"lang{number}" for number in range(40)],
            "name": [f"Làng {number}" for number in range(40)],
            "district_code": draw.chance.choice(senders, 40),
            "recognised_on": draw.day("2010-01-01", "2026-06-30", 40),
        },
    }
