"""What products bring along: registrations, evaluations by councils, digital features, quality certificates, craft villages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

from ..rules import Rules
from .draw import Draw
from .history import Recognition
from .items import Item
from .places import Place

Row = dict[str, Any]
KINDS = {"moi": "moi", "cong_nhan_lai": "cong_nhan_lai", "ha_hang": "cong_nhan_lai", "nang_hang": "nang_hang"}
FIRST_YEAR = 2021


def registration_rows(past: Sequence[Recognition], rules: Rules, seed: int) -> Iterator[Row]:
    """Yield the registrations behind the recognitions of a product, and the one that failed before the first."""
    item = past[0].item
    for number, one in enumerate(past, start=1):
        if one.day.year >= FIRST_YEAR:
            yield _registration(item, KINDS[one.event], one.day, one.level, f"{number}", seed)
    if item.failed:
        day = dt.date(item.failed, 12, 5)
        yield _registration(item, "moi", day, rules.recogniser(3, day), "0", seed)


def _registration(item: Item, kind: str, day: dt.date, level: str, mark: str, seed: int) -> Row:
    draw = Draw.of(seed, "registration", item.id, mark)
    registered = dt.date(day.year, 1, 10) + dt.timedelta(days=draw.whole(0, 60))
    complete = registered + dt.timedelta(days=draw.whole(20, 70))
    return {
        "registration_id": f"DK-{day.year}-{item.id[2:]}-{mark}", "year": day.year, "product_id": item.id,
        "proposed_name": item.name, "producer_id": item.maker.id, "kind": kind, "registered_on": registered,
        "dossier_complete_on": complete, "level": level, "district_code": item.maker.place.district,
    }  # fmt: skip


def evaluation_rows(past: Sequence[Recognition], scores: Sequence[float], rules: Rules, seed: int) -> Iterator[Row]:
    """Yield the council meetings: the one that led to each recognition, and the one that turned a product down."""
    item = past[0].item
    for number, (one, score) in enumerate(zip(past, scores, strict=True), start=1):
        if one.day.year >= FIRST_YEAR:
            held = max(
                one.day - dt.timedelta(days=Draw.of(seed, "held", item.id, number).whole(3, 12)),
                dt.date(one.day.year, 1, 2),
            )
            yield _evaluation(item, one.level, held, score, rules.stars_for(score, held), "dat", str(number))
    if item.failed:
        draw = Draw.of(seed, "failed", item.id)
        held, score = dt.date(item.failed, 11, 10) + dt.timedelta(days=draw.whole(0, 20)), draw.amount(32, 49.5, 2)
        outcome = draw.pick(("khong_dat", "hoan_thien"))
        yield _evaluation(item, rules.recogniser(3, held), held, score, rules.stars_for(score, held), outcome, "0")


def _evaluation(item: Item, level: str, held: dt.date, score: float, stars: int, outcome: str, mark: str) -> Row:
    return {
        "evaluation_id": f"DG-{held.year}-{item.id[2:]}-{mark}", "product_id": item.id, "council_level": level, "held_on": held,
        "score": score, "result_stars": stars, "outcome": outcome, "district_code": item.maker.place.district,
    }  # fmt: skip


def digital_row(item: Item, year: int, seed: int) -> Row:
    """Return the digital features of a product; what it has, it keeps."""
    draw = Draw.of(seed, "digital", item.id)
    trace, qr, barcode, dossier = (
        draw.amount(0, 1, 3) < share + 0.08 * (year - 2021) for share in (0.4, 0.5, 0.2, 0.1)
    )
    rights = draw.weighted({"khong": 5, "nhan_hieu": 4, "chi_dan_dia_ly;nhan_hieu": 1, "kieu_dang": 0.3})
    site = draw.chance(0.3)
    return {
        "product_id": item.id, "year": year, "has_traceability": trace, "has_qr": qr or trace, "has_gs1_barcode": barcode,
        "is_dossier_digital": dossier, "ip_registered": rights, "district_code": item.maker.place.district,
        "website": f"https://sp{item.id[2:]}.example.vn".lower() if site else None,
    }  # fmt: skip


def quality_rows(item: Item, seed: int) -> Iterator[Row]:
    """Yield the quality certificates of a product: food safety for nearly all, other kinds for some."""
    draw = Draw.of(seed, "quality", item.id)
    food = item.maker.trade.group in ("thuc_pham", "do_uong", "duoc_lieu")
    for kind, share in (
        ("attp", 0.9 if food else 0),
        ("vietgap", 0.3 if food else 0),
        ("haccp", 0.06),
        ("iso22000", 0.03),
        ("huu_co", 0.04),
    ):
        if draw.chance(share):
            start = draw.day(dt.date(max(item.first, FIRST_YEAR), 1, 5), dt.date(max(item.first, FIRST_YEAR), 12, 1))
            yield {
                "product_id": item.id, "kind": kind, "number": f"{kind.upper()}-{start.year}-{item.id[2:]}", "valid_from": start,
                "valid_to": dt.date(start.year + 3, start.month, min(start.day, 28)), "district_code": item.maker.place.district,
            }  # fmt: skip


def village_rows(at: dict[str, list[Place]], seed: int) -> Iterator[Row]:
    """Yield craft villages: two in every district, one of them recognised in the plan's years."""
    for district, communes in at.items():
        draw = Draw.of(seed, "village", district)
        for order, (first, last) in enumerate(((2012, 2019), (2021, 2023)), start=1):
            day = draw.day(dt.date(first, 3, 1), dt.date(last, 11, 30))
            place = draw.pick(communes)
            yield {
                "craft_village_id": f"LN{district}-{order}", "name": f"Làng nghề mẫu {order} {place.by_year[FIRST_YEAR].short_name}",
                "commune_code": place.code(max(day.year, FIRST_YEAR)), "recognised_on": day, "district_code": district,
            }  # fmt: skip
