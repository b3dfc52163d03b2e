"""The made-up producers: who they are through the years, and their rows in the table of producers."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from .draw import Draw
from .forms import NO_CHANGES
from .places import Place
from .trades import FIRST_WORDS, SECOND_WORDS, TRADES, Trade

PREFIXES = {
    "htx": "HTX", "to_hop_tac": "Tổ hợp tác", "doanh_nghiep": "Công ty TNHH", "ho_kinh_doanh": "Hộ kinh doanh",
    "lien_hiep_htx": "Liên hiệp HTX", "trang_trai": "Trang trại",
}  # fmt: skip
TYPES = {"htx": 70, "doanh_nghiep": 16, "to_hop_tac": 6, "ho_kinh_doanh": 6, "trang_trai": 1.5, "lien_hiep_htx": 0.5}
ETHNIC = {
    "164": 0.06, "165": 0.08, "167": 0.7, "168": 0.4, "169": 0.35, "170": 0.65, "171": 0.25, "172": 0.08, "173": 0.06,
}  # fmt: skip
"""How likely the head of a producer belongs to a minority (made up, higher in the upland districts)."""
MINORITIES = {"tay": 5, "nung": 3, "san_diu": 2, "san_chay": 2, "dao": 1.5, "mong": 0.5, "hoa": 0.3, "khac_dtts": 0.3}


@dataclass(frozen=True)
class Maker:
    """One producer: facts that last, and the years in which it joined, changed its legal form and stopped."""

    number: int
    id: str
    place: Place
    trade: Trade
    trade_name: str
    brand: str
    kind: str
    joined: int
    changed: int | None
    stopped: int | None
    size: float
    woman: bool
    ethnicity: str

    def kind_in(self, year: int) -> str:
        return "to_hop_tac" if self.changed is not None and year < self.changed else self.kind

    def name_in(self, year: int) -> str:
        """Return the name of a year: a cooperative group that became a cooperative changed its prefix."""
        return f"{PREFIXES[self.kind_in(year)]} {self.trade.word} {self.brand}"

    def active_in(self, year: int) -> bool:
        return self.stopped is None or year < self.stopped


def make_maker(
    number: int, order: int, district: str, joined: int, trade_name: str, at: list[Place], seed: int
) -> Maker:
    """Return the producer `number` of the province, the one of `order` in its district."""
    draw = Draw.of(seed, "maker", number)
    kind = draw.weighted(TYPES)
    changed = (
        draw.whole(max(joined + 1, 2022), 2025)
        if kind == "htx" and district not in NO_CHANGES and joined < 2024 and draw.chance(0.15)
        else None
    )
    stopped = draw.whole(2023, 2025) if joined < 2022 and draw.chance(0.06) else None
    minority = draw.weighted(MINORITIES) if draw.chance(ETHNIC[district]) else "kinh"
    brand = f"{FIRST_WORDS[(order + int(district)) % len(FIRST_WORDS)]} {draw.pick(SECOND_WORDS)}"
    return Maker(
        number, f"CT{district}-{order:02d}", draw.pick(at), TRADES[trade_name], trade_name, brand, kind, joined, changed,
        stopped, draw.amount(0.5, 2.0, 2), draw.chance(0.40), minority,
    )  # fmt: skip


def producer_row(maker: Maker, year: int, seed: int) -> dict[str, Any]:
    """Return the row of a producer in a year; persons, numbers and addresses are visibly made up."""
    draw = Draw.of(seed, "producer", maker.number)
    members = draw.whole(7, 40) if maker.kind in ("htx", "lien_hiep_htx", "to_hop_tac") else None
    founded = draw.day(dt.date(2012, 1, 1), dt.date(maker.joined - 1, 12, 31))
    size = draw.weighted({"sieu_nho": 5, "nho": 4, "vua": 1})
    owns, manages, majority = maker.woman or draw.chance(0.1), maker.woman or draw.chance(0.4), draw.chance(0.15)
    hamlet, phone, web = draw.whole(1, 14), draw.chance(0.9), draw.chance(0.6)
    growth = draw.whole(0, 2) * (year - 2021)
    return {
        "producer_id": maker.id, "year": year, "name": maker.name_in(year), "producer_type": maker.kind_in(year),
        "registration_no": f"MH{maker.number:06d}", "tax_code": f"00{maker.number:07d}0",
        "established_on": founded,
        "legal_form_changed_on": dt.date(maker.changed, 1 + maker.number % 11, 15) if maker.changed and year >= maker.changed else None,
        "previous_type": "to_hop_tac" if maker.changed and year >= maker.changed else None,
        "commune_code": maker.place.code(year), "address_raw": f"Xóm mẫu {hamlet}",
        "head_name": f"Người mẫu {maker.number:03d}", "head_gender": "nu" if maker.woman else "nam",
        "head_ethnicity": maker.ethnicity, "women_own_51": owns, "women_in_management": manages,
        "minority_majority": majority or maker.ethnicity != "kinh",
        "phone": f"0900000{maker.number:03d}" if phone else None,
        "email": f"nguoimau{maker.number:03d}@example.vn" if web else None,
        "members_count": members + growth if members else None,
        "size_class": size if maker.kind == "doanh_nghiep" else None,
        "is_active": maker.active_in(year), "district_code": maker.place.district,
    }  # fmt: skip
