"""What the programme does in a district and year: activities with their participants, staff, budget, inspections, sales points."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

from .draw import Draw
from .items import Item
from .makers import Maker
from .places import Place

Row = dict[str, Any]
ACTIVITIES: tuple[tuple[str, str, str, float], ...] = (
    ("g01", "truyen_thong", "Phóng sự và tin bài về sản phẩm OCOP", 0.95),
    ("g01", "tap_huan", "Tập huấn kiến thức chương trình OCOP", 0.9),
    ("g02", "tap_huan", "Tập huấn cán bộ phụ trách OCOP cấp xã", 0.75),
    ("g03", "khac", "Rà soát vùng nguyên liệu gắn với sản phẩm OCOP", 0.5),
    ("g04", "ho_tro_ho_so", "Hỗ trợ hoàn thiện hồ sơ sản phẩm", 0.9),
    ("g05", "mo_hinh_khcn", "Mô hình truy xuất nguồn gốc sản phẩm", 0.5),
    ("g06", "tap_huan", "Tập huấn quản trị và tài chính cho chủ thể", 0.6),
    ("g07", "hoi_cho", "Hội chợ giới thiệu sản phẩm OCOP", 0.8),
    ("g07", "ket_noi", "Hội nghị kết nối cung cầu", 0.6),
    ("g08", "kiem_tra", "Kiểm tra việc sử dụng nhãn hiệu OCOP", 0.8),
    ("g09", "hoi_nghi", "Hội nghị huy động nguồn lực cho chương trình", 0.4),
    ("g10", "truyen_thong", "Tuyên truyền vai trò của cộng đồng", 0.5),
)
SOURCES = {
    "nstw": 0.5,
    "ns_tinh": 0.8,
    "ns_huyen": 0.7,
    "long_ghep": 0.3,
    "doanh_nghiep_htx_dan": 0.5,
    "tin_dung": 0.15,
    "ns_xa": 0.15,
}
VIOLATIONS = (
    "Sai nhãn, bao bì",
    "Sử dụng lô-gô khi giấy chứng nhận hết hạn",
    "Thiếu hồ sơ truy xuất",
    "Điều kiện vệ sinh chưa bảo đảm",
)


def budget_rows(district: str, year: int, seed: int) -> Iterator[Row]:
    """Yield one line per solution group and source; disbursed is at most allocated, or the line is carried over."""
    for group in (f"g{number:02d}" for number in range(1, 11)):
        for source, share in SOURCES.items():
            draw = Draw.of(seed, "budget", district, year, group, source)
            if not draw.chance(share * 0.45):
                continue
            planned = float(draw.whole(4, 80) * 5)
            allocated = round(planned * draw.amount(0.6, 1.0, 2), 1)
            carried = draw.chance(0.05) and year > 2021
            yield {
                "budget_line_id": f"{district}-{year}-{group}-{source.replace('_', '-')}", "year": year, "solution_group": group,
                "source": source, "planned_mvnd": planned, "allocated_mvnd": allocated,
                "disbursed_mvnd": round(allocated * (draw.amount(1.02, 1.1, 2) if carried else draw.amount(0.7, 1.0, 2)), 1),
                "is_carried_over": carried, "district_code": district,
            }  # fmt: skip


def activity_rows(district: str, year: int, at: Sequence[Place], lines: Sequence[Row], seed: int) -> Iterator[Row]:
    """Yield the activities of a district in a year, over all ten solution groups."""
    order = 0
    for group, kind, title, share in ACTIVITIES:
        draw = Draw.of(seed, "activity", district, year, group, kind)
        if not draw.chance(share):
            continue
        order += 1
        began = draw.day(dt.date(year, 2, 15), dt.date(year, 11, 20))
        people = 0 if kind in ("truyen_thong", "khac") else draw.whole(20, 140)
        paid = [line["budget_line_id"] for line in lines if line["solution_group"] == group]
        yield {
            "activity_id": f"HD-{year}-{district}-{order:02d}", "solution_group": group, "activity_type": kind,
            "title": f"{title} năm {year}", "starts_from": began, "starts_to": began,
            "ends_on": began + dt.timedelta(days=draw.whole(0, 3)), "level": draw.pick(("huyen", "huyen", "xa")),
            "organiser": "Phòng chuyên môn mẫu", "commune_code": draw.pick(at).code(year), "participants_total": people or None,
            "participants_female": draw.part(people, 0.3, 0.6) if people else None,
            "participants_ethnic": draw.part(people, 0.05, 0.5) if people else None,
            "outputs_count": draw.whole(3, 25) if kind == "truyen_thong" else None,
            "contracts_signed": draw.whole(0, 9) if kind in ("ket_noi", "hoi_cho") else None,
            "sales_mvnd": draw.amount(20, 400, 1) if kind == "hoi_cho" else None,
            "budget_line_id": paid[0] if paid else None, "district_code": district,
        }  # fmt: skip


def participant_rows(activity: Row, makers: Sequence[Maker], items: Sequence[Item], seed: int) -> Iterator[Row]:
    """Yield the producers that took part in an activity, at fairs with one of their products."""
    draw = Draw.of(seed, "participants", activity["activity_id"])
    if activity["participants_total"] is None:
        return
    for maker in draw.some(makers, draw.whole(2, 6)):
        own = [item.id for item in items if item.maker is maker]
        yield {
            "activity_id": activity["activity_id"], "producer_id": maker.id,
            "product_id": draw.pick(own) if activity["activity_type"] == "hoi_cho" and own else None,
            "persons": draw.whole(1, 3), "district_code": activity["district_code"],
        }  # fmt: skip


def staff_rows(district: str, years: Sequence[int], at: Sequence[Place], seed: int) -> Iterator[Row]:
    """Yield the posts of a district: one or two at the district, some in communes (posts, no names)."""
    draw = Draw.of(seed, "staff", district)
    posts: list[tuple[str, Place | None]] = [("huyen", None)] * draw.whole(1, 2)
    posts += [("xa", place) for place in draw.some(at, draw.whole(3, 5))]
    for order, (level, place) in enumerate(posts, start=1):
        since = draw.day(dt.date(2018, 6, 1), dt.date(2021, 6, 30))
        until, full = (
            draw.day(dt.date(2024, 1, 1), dt.date(2025, 6, 30)) if draw.chance(0.15) else None,
            draw.chance(0.2),
        )
        for year in (year for year in years if until is None or year <= until.year):
            yield {
                "staff_id": f"CB{district}-{order:02d}", "year": year, "level": level,
                "office": "Phòng chuyên môn mẫu" if level == "huyen" else "Ủy ban nhân dân xã",
                "commune_code": place.code(year) if place else None, "is_full_time": full, "active_from": since,
                "active_to": until if until and until.year == year else None,
                "last_training_on": dt.date(year, 3 + draw.whole(0, 6), 12) if draw.chance(0.6) else None, "district_code": district,
            }  # fmt: skip


def inspection_rows(district: str, year: int, items: Sequence[Item], seed: int) -> Iterator[Row]:
    """Yield inspections: most pass, a violation has a term and mostly a remedy."""
    draw = Draw.of(seed, "inspection", district, year)
    for order, item in enumerate(draw.some(items, max(2, len(items) // 6)), start=1):
        result = draw.weighted({"dat": 8, "nhac_nho": 2, "vi_pham": 1.2})
        day = draw.day(dt.date(year, 3, 1), dt.date(year, 10, 31))
        wrong = result == "vi_pham"
        due = day + dt.timedelta(days=30) if wrong else None
        yield {
            "inspection_id": f"KT-{year}-{district}-{order:02d}", "inspected_on": day, "producer_id": item.maker.id,
            "product_id": item.id, "level": draw.pick(("huyen", "tinh", "huyen")), "result": result,
            "violation_type": draw.pick(VIOLATIONS) if wrong else None, "due_on": due,
            "resolved_on": day + dt.timedelta(days=draw.whole(8, 45)) if wrong and draw.chance(0.8) else None, "district_code": district,
        }  # fmt: skip


def point_rows(district: str, years: Sequence[int], at: Sequence[Place], seed: int) -> Iterator[Row]:
    """Yield the sales points of a district; the provincial one lies in the city and is upgraded in 2023."""
    draw = Draw.of(seed, "points", district)
    levels = (["tinh"] if district == "164" else []) + ["huyen"] * draw.whole(1, 3) + ["xa"] * draw.whole(0, 2)
    for order, level in enumerate(levels, start=1):
        place, opened = draw.pick(at), draw.day(dt.date(2019, 3, 1), dt.date(2023, 9, 30))
        opened = dt.date(2019, 9, 2) if level == "tinh" else opened
        upgraded = dt.date(2023, 8, 18) if level == "tinh" else None
        closed, meets = (
            draw.day(dt.date(2024, 2, 1), dt.date(2025, 9, 30)) if level == "xa" and draw.chance(0.3) else None,
            draw.chance(0.4),
        )
        for year in (year for year in years if opened.year <= year and (closed is None or year <= closed.year)):
            yield {
                "point_id": f"DB{district}-{order}", "year": year, "name": f"Điểm OCOP mẫu {order} {place.by_year[2021].short_name}",
                "level": level, "commune_code": place.code(year), "opened_on": opened,
                "upgraded_on": upgraded if upgraded and year >= upgraded.year else None,
                "closed_on": closed if closed and closed.year == year else None, "meets_950": meets, "district_code": district,
            }  # fmt: skip
