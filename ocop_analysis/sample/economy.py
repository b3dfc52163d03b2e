"""What producers report every year: workers, results, channels, chains and raw-material areas. All of it grows a little."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

from ..vietnamese import slug
from .draw import Draw
from .items import Item
from .makers import Maker

Row = dict[str, Any]
CHANNELS: dict[str, tuple[float, int, tuple[str, ...]]] = {
    "tai_co_so": (0.95, 2018, ()),
    "dai_ly": (0.6, 2018, ()),
    "cho": (0.4, 2018, ()),
    "mang_xa_hoi": (0.55, 2020, ()),
    "website_rieng": (0.2, 2020, ()),
    "san_tmdt": (0.45, 2021, ("Sàn mẫu A", "Sàn mẫu B")),
    "sieu_thi": (0.3, 2019, ("Siêu thị mẫu 1", "Siêu thị mẫu 2")),
    "cua_hang_tien_loi": (0.15, 2021, ("Cửa hàng tiện lợi mẫu",)),
    "chuoi_ban_le": (0.08, 2022, ("Chuỗi bán lẻ mẫu",)),
    "trung_tam_thuong_mai": (0.06, 2021, ("Trung tâm thương mại mẫu",)),
    "cua_hang_ocop": (0.35, 2021, ("Điểm OCOP mẫu",)),
    "hoi_cho": (0.5, 2019, ()),
    "xuat_khau": (0.04, 2022, ("Khách hàng nước ngoài mẫu",)),
}
"""How likely a producer has each channel, the first year in which it can have begun, and made-up names."""


def workforce_row(maker: Maker, year: int, seed: int) -> Row:
    """Return workers of a producer; every part is at most the whole."""
    draw = Draw.of(seed, "workforce", maker.number)
    start, certified, female = draw.whole(4, 30), draw.amount(0.08, 0.42, 3), draw.amount(0.35, 0.75, 3)
    yearly = Draw.of(seed, "workforce", maker.number, year)
    total = round(start * maker.size * (1.06 ** (year - 2021)))
    low_ethnic = (0.4, 0.95) if maker.ethnicity != "kinh" else (0.0, 0.3)
    trained = min(total, round(total * certified * (1.05 ** (year - 2021))))
    return {
        "producer_id": maker.id, "year": year, "workers_total": total, "workers_female": min(total, round(total * female)),
        "workers_ethnic": draw.part(total, *low_ethnic), "workers_local": yearly.part(total, 0.7, 1.0),
        "workers_seasonal": yearly.part(total, 0.0, 0.4), "trained_certified": trained,
        "trained_short": draw.part(total - trained, 0.1, 0.7), "insured_workers": yearly.part(total, 0.0, 0.4),
        "mean_income_mvnd": round(draw.amount(4.2, 7.5, 1) * 1.05 ** (year - 2021), 1), "district_code": maker.place.district,
    }  # fmt: skip


def result_row(item: Item, year: int, seed: int) -> Row:
    """Return the result of one product in a year: revenue is output times price."""
    draw, trade = Draw.of(seed, "result", item.id), item.maker.trade
    yearly = Draw.of(seed, "result", item.id, year)
    price = round(draw.amount(*trade.price, 3) * 1.03 ** (year - 2021), 3)
    output = round(
        draw.amount(*trade.output) * item.maker.size * yearly.amount(0.9, 1.12, 2) * 1.07 ** (year - 2021), -1
    )
    revenue = round(output * price, 1)
    exported = draw.chance(0.03) and year >= 2022
    return {
        "producer_id": item.maker.id, "product_id": item.id, "year": year, "revenue_mvnd": revenue, "output": output,
        "output_unit": trade.unit, "price_mvnd": price, "export_mvnd": round(revenue * 0.15, 1) if exported else 0.0,
        "district_code": item.maker.place.district,
    }  # fmt: skip


def channel_rows(maker: Maker, years: Sequence[int], revenue: dict[int, float], seed: int) -> Iterator[Row]:
    """Yield the channels of a producer by year; some begin or end in the plan's years. An ended channel is told once more."""
    for kind, (share, earliest, names) in CHANNELS.items():
        draw = Draw.of(seed, "channel", maker.number, kind)
        if not draw.chance(share):
            continue
        began = draw.day(
            dt.date(max(earliest, maker.joined - 2), 1, 1), dt.date(max(earliest, maker.joined) + 2, 6, 30)
        )
        ended = draw.day(dt.date(2023, 1, 1), dt.date(2025, 11, 30)) if draw.chance(0.1) and began.year < 2023 else None
        part, sold, name = draw.amount(0.02, 0.075, 3), draw.chance(0.9), draw.pick(names) if names else None
        for year in years:
            if began.year <= year and (ended is None or year <= ended.year) and year >= maker.joined:
                yield {
                    "channel_id": f"{slug(maker.id)}-{slug(kind)}", "year": year, "producer_id": maker.id, "channel_type": kind,
                    "channel_name": name, "started_from": began, "started_to": began,
                    "ended_on": ended if ended and year == ended.year else None,
                    "revenue_mvnd": round(revenue.get(year, 0.0) * part, 1) if year in revenue else None,
                    "had_sales_12_months": sold, "district_code": maker.place.district,
                }  # fmt: skip


def chain_row(maker: Maker, year: int, area: bool, seed: int) -> Row:
    """Return the value chain of a producer; more of them are linked and green every year."""
    draw = Draw.of(seed, "chain", maker.number)
    linked, green = (
        draw.amount(0, 1, 3) < 0.45 + 0.05 * (year - 2021),
        draw.amount(0, 1, 3) < 0.30 + 0.06 * (year - 2021),
    )
    practices = ";".join(
        sorted(draw.some(("u_phan", "tai_che_phu_pham", "bao_bi_xanh", "nang_luong_tai_tao"), draw.whole(1, 2)))
    )
    households, total = draw.whole(5, 60), round(draw.amount(8, 120, 1) * maker.size * 1.05 ** (year - 2021), 1)
    local, assessed = draw.amount(0.6, 1.0, 2), dt.date(year, 10, 1 + draw.whole(0, 27))
    return {
        "producer_id": maker.id, "year": year, "has_linkage": linked, "partners": f"{households} hộ liên kết mẫu" if linked else None,
        "households_linked": households if linked else 0, "poor_households": households // 6 if linked else 0,
        "input_total_t": total, "input_local_t": round(total * local, 1), "circular_practices": practices if green else "khong",
        "meets_t07": linked and green and area, "assessed_on": assessed if linked and green else None,
        "valid_to": dt.date(year + 2, 12, 31) if linked and green else None, "district_code": maker.place.district,
    }  # fmt: skip


def area_rows(maker: Maker, years: Sequence[int], seed: int) -> Iterator[Row]:
    """Yield the raw-material areas of a producer by year: own land or contracts, some of them certified."""
    draw = Draw.of(seed, "area", maker.number)
    if maker.trade_name in ("du_lich", "gio") or not draw.chance(0.85):
        return
    for order in range(1, draw.whole(1, 2) + 1):
        own = draw.chance(0.5)
        began = draw.day(dt.date(2017, 1, 1), dt.date(max(2018, maker.joined), 12, 31))
        certified = draw.weighted({"khong": 5, "vietgap": 5, "huu_co": 1, "globalgap": 0.3})
        size, contract, code = draw.amount(1.5, 14, 1), draw.pick((1, 2, 3, 3, 5, 5)), draw.chance(0.5)
        first = max(years[0], maker.joined, began.year)
        for year in (year for year in years if year >= first):
            end = dt.date(2026 + maker.number % 2, 6, 30)
            yield {
                "area_id": f"VNL{maker.id[2:]}-{order}", "year": year, "producer_id": maker.id, "commune_code": maker.place.code(year),
                "crop": maker.trade.crop, "area_ha": round(size * 1.04 ** (year - first), 1),
                "ownership": "so_huu" if own else "hop_dong", "contract_years": None if own else contract,
                "started_from": began, "started_to": began, "growing_area_code": f"MSVT-MH-{maker.number:03d}{order}" if code else None,
                "certification": certified, "certificate_valid_to": None if certified == "khong" else end,
                "district_code": maker.place.district,
            }  # fmt: skip
