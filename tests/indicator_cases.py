"""Small registers with what each indicator must say of them, worked by hand: one or more cases an indicator.

Every case is seen from 31/12/2024, for Đại Từ (171) unless it says otherwise. Rows come from 171 unless they name a sender.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

import pandas as pd
from conftest import certificate

Rows = list[dict[str, Any]]


@dataclass(frozen=True)
class Case:
    """What the tables hold, and the value, the bounds and how many answers are unknown; None is "no number"."""

    indicator: str
    tables: dict[str, Rows]
    value: Fraction | float | None
    low: Fraction | float | None = None
    high: Fraction | float | None = None
    n_unknown: int = 0
    unit: str = "171"
    status: str = "ok"
    options: dict[str, Any] = field(default_factory=dict)


def known(indicator: str, value: Fraction | float, **tables: Rows) -> Case:
    """Return a case in which everything is known, so that the bounds are the value."""
    return Case(indicator, tables, value, value, value)


def ids(name: str, *rows: dict[str, Any]) -> Rows:
    """Return rows with ids 1, 2, … in the column `name`."""
    return [{name: str(number), **row} for number, row in enumerate(rows, 1)]


def acts(*rows: dict[str, Any]) -> Rows:
    """Return activities on 1/6/2024 unless a row says another day (`on`)."""
    made = []
    for row in ids("activity_id", *rows):
        on = row.pop("on", "2024-06-01")
        made.append({"solution_group": "g01", "starts_from": on, "starts_to": on, **row})
    return made


def running(*makers: str, **more: Any) -> Rows:
    """Return a certificate in force on 31/12/2024 for one product ("sp-a") of each producer ("a")."""
    return [certificate(f"sp-{name}", "2023-05-01", producer=name, **more) for name in makers]


def staff(*rows: dict[str, Any]) -> Rows:
    return ids("staff_id", *({"year": 2024, "active_from": "2021-01-01", **row} for row in rows))


def yearly(key: str, year: int, *rows: dict[str, Any]) -> Rows:
    """Return rows of one year with ids in the column `key` where they have none."""
    return [{"year": year, **row} for row in ids(key, *rows)]


def area(number: int, ha: float | None, year: int = 2024, **more: Any) -> dict[str, Any]:
    begin = {"started_from": "2020-01-01", "started_to": "2020-01-01"}
    return {"area_id": str(number), "year": year, "producer_id": f"m{number}", "area_ha": ha, **begin, **more}


def channel(number: int, producer: str, kind: str, year: int = 2024, **more: Any) -> dict[str, Any]:
    begin = {"started_from": "2022-01-01", "started_to": "2022-01-01"}
    return {"channel_id": str(number), "year": year, "producer_id": producer, "channel_type": kind, **begin, **more}


def point(number: int, **more: Any) -> dict[str, Any]:
    return {"point_id": str(number), "year": 2024, "name": "Điểm", "opened_on": "2022-01-01", **more}


def line(number: int, year: int = 2024, **money: Any) -> dict[str, Any]:
    return {"budget_line_id": str(number), "year": year, "solution_group": "g07", "source": "ns_tinh", **money}


def maker(name: str, year: int = 2024, **more: Any) -> dict[str, Any]:
    return {"producer_id": name, "year": year, "name": name, **more}


def goods(name: str, **more: Any) -> dict[str, Any]:
    return {"product_id": f"sp-{name}", "year": 2024, "name": name, "producer_id": name, **more}


def digital(name: str, **more: Any) -> dict[str, Any]:
    return {"product_id": f"sp-{name}", "year": 2024, **more}


def result(
    producer: str, year: int, revenue: float | None, product: str | None = None, price: float | None = None
) -> dict:
    return {"producer_id": producer, "product_id": product, "year": year, "revenue_mvnd": revenue, "price_mvnd": price}


def took(activity: str, producer: str, product: str | None = None) -> dict[str, Any]:
    return {"activity_id": activity, "producer_id": producer, "product_id": product}


HALF, THIRD = Fraction(1, 2), Fraction(1, 3)
PRESS, COURSE, FAIR = (
    {"activity_type": "truyen_thong"},
    {"activity_type": "tap_huan"},
    {"activity_type": "hoi_cho", "solution_group": "g07"},
)
DAI_TU = 27  # communes of Đại Từ on 31/12/2024, see the test of the communes
FOUR = ("a", "b", "c", "d")
SHEET = {"year": 2024}

CASES: tuple[Case, ...] = (
    # a, b, c and d are in force, e has no row: 4 of 5 told, 8 of 80 workers; what e has can be anything
    Case(
        "g02.i04",
        {
            "certificates": running(*FOUR, "e"),
            "workforce": [{"producer_id": p, **SHEET, "trained_certified": 2, "workers_total": 20} for p in FOUR],
        },
        Fraction(8, 80),
        0,
        1,
        1,
    ),
    Case(
        "g03.i07",
        {
            "certificates": running(*FOUR, "e"),
            "value_chains": [{"producer_id": p, **SHEET, "households_linked": 5} for p in FOUR],
        },
        20,
        20,
        None,
        1,
    ),
    # 2 of 3 is below 80%
    Case(
        "g06.i04",
        {"certificates": running("a", "b", "c"), "business_results": [result("a", 2024, 300), result("b", 2024, 100)]},
        None,
        None,
        None,
        1,
        status="withheld",
    ),
    # 3 + 4; another group and another year do not count
    known(
        "g01.i01",
        7,
        activities=acts(
            {**PRESS, "outputs_count": 3},
            {**PRESS, "outputs_count": 4},
            {**PRESS, "outputs_count": 9, "solution_group": "g02"},
            {**PRESS, "outputs_count": 9, "on": "2023-06-01"},
        ),
    ),
    # 5 rows, one without a number: at least 3 + 4 + 1 + 2, no upper bound; 4 of 5 are 80%
    Case(
        "g01.i01", {"activities": acts(*({**PRESS, "outputs_count": n} for n in (3, 4, 1, 2, None)))}, 10, 10, None, 1
    ),
    # one of two is missing: 50% is too little, the value is withheld, the lower bound stays
    Case(
        "g01.i01",
        {"activities": acts({**PRESS, "outputs_count": 3}, {**PRESS, "outputs_count": None})},
        None,
        3,
        None,
        1,
        status="withheld",
    ),
    known(
        "g01.i02",
        2,
        activities=acts(COURSE, {**COURSE, "solution_group": "g02"}, {**COURSE, "solution_group": "g05"}, PRESS),
    ),
    # 4 surely this year, one on an unknown day between 12/2023 and 1/2024: 4 to 5
    Case(
        "g01.i02",
        {
            "activities": [
                *acts(*([COURSE] * 4)),
                {
                    "activity_id": "9",
                    "solution_group": "g01",
                    **COURSE,
                    "starts_from": "2023-12-01",
                    "starts_to": "2024-01-31",
                },
            ]
        },
        4,
        4,
        5,
        1,
    ),
    known(
        "g01.i03",
        55,
        activities=acts(
            {**COURSE, "participants_total": 25},
            {**COURSE, "participants_total": 30},
            {**PRESS, "participants_total": 90},
        ),
    ),
    # a in 2022, b in 2024; c only at a fair; d in 2025, which is not known yet: 2 of 4
    known(
        "g01.i04",
        HALF,
        certificates=running(*FOUR),
        activities=acts({**COURSE, "on": "2022-03-01"}, COURSE, FAIR, {**COURSE, "on": "2025-03-01"}),
        activity_participants=[took("1", "a"), took("2", "b"), took("3", "c"), took("4", "d")],
    ),
    # communes 05767 and 05761 of 27; the same one twice counts once
    known(
        "g01.i05",
        Fraction(2, DAI_TU),
        activities=acts(
            {**PRESS, "commune_code": "05767"},
            {**PRESS, "commune_code": "05767"},
            {**PRESS, "commune_code": "05761"},
            {**COURSE, "commune_code": "05770"},
        ),
    ),
    # 1 of 27, and one activity without its commune may have been in one of the other 26
    Case(
        "g01.i05",
        {"activities": acts({**PRESS, "commune_code": "05767"}, PRESS)},
        Fraction(1, DAI_TU - 1),
        Fraction(1, DAI_TU),
        Fraction(2, DAI_TU),
        1,
    ),
    # (6 + 9) / (20 + 10)
    known(
        "g01.i06",
        HALF,
        activities=acts(
            {**COURSE, "participants_female": 6, "participants_total": 20},
            {**COURSE, "participants_female": 9, "participants_total": 10},
        ),
    ),
    # women of 10 people unknown: value over the other four, low 40/(80 + 10), high (40 + 10)/90
    Case(
        "g01.i06",
        {
            "activities": acts(
                *[{**COURSE, "participants_female": 10, "participants_total": 20}] * 4,
                {**COURSE, "participants_total": 10},
            )
        },
        HALF,
        Fraction(40, 90),
        Fraction(50, 90),
        1,
    ),
    known(
        "g01.i07",
        1,
        registrations=ids(
            "registration_id",
            {"year": 2024, "producer_id": "a", "kind": "moi"},
            {"year": 2024, "producer_id": "a", "kind": "nang_hang"},
            {"year": 2023, "producer_id": "a", "kind": "moi"},
        ),
    ),
    # 05767 and 05761 of 27; district staff and one who stopped in 2023 do not count
    known(
        "g02.i01",
        Fraction(2, DAI_TU),
        programme_staff=staff(
            {"level": "xa", "commune_code": "05767"},
            {"level": "xa", "commune_code": "05761"},
            {"level": "huyen", "commune_code": "05770"},
            {"level": "xa", "commune_code": "05773", "active_to": "2023-12-31"},
        ),
    ),
    known(
        "g02.i02",
        1,
        programme_staff=staff(
            {"level": "huyen", "is_full_time": True},
            {"level": "huyen", "is_full_time": False},
            {"level": "huyen", "is_full_time": True, "active_from": "2025-02-01"},
        ),
    ),
    # trained on 1/2/2023 and on 1/6/2024: within 24 months of 31/12/2024; 1/6/2022 is not: 2 of 3
    known(
        "g02.i03",
        Fraction(2, 3),
        programme_staff=staff(
            *({"level": "xa", "last_training_on": day} for day in ("2023-02-01", "2024-06-01", "2022-06-01"))
        ),
    ),
    # (3 + 5) / (10 + 10)
    known(
        "g02.i04",
        Fraction(8, 20),
        workforce=yearly(
            "producer_id",
            2024,
            {"trained_certified": 3, "workers_total": 10},
            {"trained_certified": 5, "workers_total": 10},
        ),
    ),
    # a part without its whole leaves the bounds open: 8 of 80 among the four that have both
    Case(
        "g02.i04",
        {
            "workforce": yearly(
                "producer_id", 2024, *[{"trained_certified": 2, "workers_total": 20}] * 4, {"trained_certified": 2}
            )
        },
        Fraction(8, 80),
        0,
        1,
        1,
    ),
    # a 5 - 3, b 4 - 6; c has no earlier year
    known(
        "g02.i05",
        0,
        workforce=[
            {"producer_id": p, "year": y, "trained_certified": n}
            for p, y, n in (("a", 2023, 3), ("a", 2024, 5), ("b", 2023, 6), ("b", 2024, 4), ("c", 2024, 9))
        ],
    ),
    # 1/3 to 31/3 is 30 days, 21/4 to 1/5 is 10, 11/5 to 31/5 is 20: the median is 20
    known(
        "g02.i06",
        20,
        certificates=[certificate("x", "2024-03-31"), certificate("y", "2024-05-01"), certificate("z", "2024-05-31")],
        registrations=ids(
            "registration_id",
            *(
                {"year": 2024, "producer_id": "a", "kind": "moi", "product_id": p, "dossier_complete_on": d}
                for p, d in (
                    ("x", "2024-03-01"),
                    ("x", "2022-01-01"),
                    ("y", "2024-04-21"),
                    ("z", "2024-05-11"),
                    ("z", "2024-06-30"),
                )
            ),
        ),
    ),
    # 2.5 + 4; area 3 ended in 2023, area 1 is known anew in 2024
    known(
        "g03.i01", 6.5, material_areas=[area(1, 9, 2023), area(1, 2.5), area(2, 4), area(3, 8, ended_on="2023-05-01")]
    ),
    # (3 + 2) / (3 + 2 + 5); a certificate that ended does not count
    known(
        "g03.i02",
        HALF,
        material_areas=[
            area(1, 3, certification="vietgap", certificate_valid_to="2025-06-01"),
            area(2, 2, certification="huu_co", certificate_valid_to="2024-12-31"),
            area(3, 5, certification="vietgap", certificate_valid_to="2024-01-01"),
        ],
    ),
    # one of 10 ha says nothing: 20/40 of what is known, 20/50 to 30/50
    Case(
        "g03.i02",
        {
            "material_areas": [
                *(
                    area(n, 10, certification=c, certificate_valid_to="2026-01-01")
                    for n, c in enumerate(("vietgap", "huu_co", "khong", "khong"), 1)
                ),
                area(5, 10),
            ]
        },
        HALF,
        Fraction(20, 50),
        Fraction(30, 50),
        1,
    ),
    # a owns, b has 3 years, c has 1 year; d only offers tourism: 2 of 3
    known(
        "g03.i03",
        Fraction(2, 3),
        certificates=running(*FOUR),
        products=[goods("a", product_group="do_uong"), goods("d", product_group="du_lich")],
        material_areas=[
            area(1, 1, producer_id="a", ownership="so_huu"),
            area(2, 1, producer_id="b", ownership="hop_dong", contract_years=3),
            area(3, 1, producer_id="c", ownership="hop_dong", contract_years=1),
        ],
    ),
    # x: 2 + 3 against 4 grew; y: 4 against 4 did not; z has no earlier year
    known(
        "g03.i04",
        1,
        material_areas=[
            area(1, 4, 2023, product_id="x"),
            area(1, 2, product_id="x"),
            area(2, 3, product_id="x"),
            area(3, 4, 2023, product_id="y"),
            area(3, 4, product_id="y"),
            area(4, 9, product_id="z"),
        ],
    ),
    known(
        "g03.i05",
        2,
        material_areas=[
            area(1, 1, growing_area_code="A"),
            area(2, 1, growing_area_code="A"),
            area(3, 1, growing_area_code="B"),
            area(4, 1),
            area(5, 1, growing_area_code="C", ended_on="2024-02-01"),
        ],
    ),
    # (30 + 10) / (40 + 40)
    known(
        "g03.i06",
        HALF,
        value_chains=yearly(
            "producer_id", 2024, {"input_local_t": 30, "input_total_t": 40}, {"input_local_t": 10, "input_total_t": 40}
        ),
    ),
    known(
        "g03.i07", 42, value_chains=yearly("producer_id", 2024, {"households_linked": 30}, {"households_linked": 12})
    ),
    # x is new; y was recognised in 2021 and again; z is new in 2023
    known(
        "g04.i01",
        1,
        certificates=[
            certificate("x", "2024-05-01"),
            certificate("y", "2021-02-01"),
            certificate("y", "2024-03-01", event="cong_nhan_lai"),
            certificate("z", "2023-05-01"),
        ],
    ),
    # four are new; a renewal whose first recognition nobody holds: it may have been this one
    Case(
        "g04.i01",
        {
            "certificates": [
                *(certificate(p, "2024-05-01") for p in FOUR),
                certificate("y", "2024-03-01", event="khong_ro"),
            ]
        },
        4,
        4,
        5,
        1,
    ),
    # x runs to 30/4/2026; y ended on 29/2/2024; z was revoked
    known(
        "g04.i02",
        1,
        certificates=[
            certificate("x", "2023-05-01"),
            certificate("y", "2021-03-01"),
            certificate("z", "2023-05-01", revoked_on=pd.Timestamp("2024-02-01")),
        ],
    ),
    # w ends on 31/1/2024, renewed 1/3/2024: in time. x ends 28/2/2024, nothing by 31/12/2024, the 6 months are over: not.
    # v ends on 31/8/2024 but was replaced in 2022: not due. 1 of 2
    known(
        "g04.i03",
        HALF,
        certificates=[
            certificate("w", "2021-02-01"),
            certificate("w", "2024-03-01", event="cong_nhan_lai"),
            certificate("x", "2021-03-01"),
            certificate("v", "2021-09-01"),
            certificate("v", "2022-09-01", event="nang_hang"),
        ],
    ),
    # y ends on 31/10/2024: it has time until 30/4/2025, so nobody knows yet: 4 of 4, 4/5 to 5/5
    Case(
        "g04.i03",
        {
            "certificates": [
                *(
                    row
                    for p in FOUR
                    for row in (certificate(p, "2021-02-01"), certificate(p, "2024-01-10", event="cong_nhan_lai"))
                ),
                certificate("y", "2021-11-01"),
            ]
        },
        1,
        Fraction(4, 5),
        1,
        1,
    ),
    # x 3 to 4; y 4 to 4; z says that it went up, and nothing earlier is held
    known(
        "g04.i04",
        2,
        certificates=[
            certificate("x", "2021-02-01"),
            certificate("x", "2024-02-01", 4, "nang_hang"),
            certificate("y", "2021-02-01", 4),
            certificate("y", "2024-02-01", 4, "cong_nhan_lai"),
            certificate("z", "2024-02-01", 4, "nang_hang"),
        ],
    ),
    known(
        "g04.i05",
        1,
        certificates=[
            certificate("x", "2021-02-01", 4),
            certificate("x", "2024-02-01", 3, "ha_hang"),
            certificate("y", "2021-02-01", 3),
            certificate("y", "2024-02-01", 4, "nang_hang"),
        ],
    ),
    known(
        "g04.i06",
        Fraction(2, 3),
        evaluations=ids(
            "evaluation_id",
            *(
                {"product_id": "x", "held_on": d, "result_stars": s}
                for d, s in (("2024-01-05", 3), ("2024-01-05", 4), ("2024-01-05", 2), ("2023-01-05", 5))
            ),
        ),
    ),
    # (80 + 91.5) / 2
    known(
        "g04.i07",
        85.75,
        certificates=[
            certificate("x", "2024-02-01", score=80),
            certificate("y", "2024-02-01", score=91.5),
            certificate("z", "2023-02-01", score=50),
        ],
    ),
    # a yes; b's result lapsed; c no; d without a row is unknown: 1 of 3, 1/4 to 2/4, but 3 of 4 known are too few
    Case(
        "g04.i08",
        {
            "certificates": running(*FOUR),
            "value_chains": [
                {"producer_id": "a", **SHEET, "meets_t07": True},
                {"producer_id": "b", **SHEET, "meets_t07": True, "valid_to": "2024-06-30"},
                {"producer_id": "c", **SHEET, "meets_t07": False},
            ],
        },
        None,
        Fraction(1, 4),
        Fraction(2, 4),
        1,
        status="withheld",
    ),
    known(
        "g05.i01",
        HALF,
        certificates=running("a", "b"),
        digital_features=[
            digital("a", has_traceability=True),
            digital("b", has_traceability=False),
            digital("z", has_traceability=True),
        ],
    ),
    known(
        "g05.i02",
        HALF,
        certificates=running("a", "b"),
        digital_features=[digital("a", is_dossier_digital=True), digital("b", is_dossier_digital=False)],
    ),
    known(
        "g05.i03",
        HALF,
        certificates=running("a", "b"),
        digital_features=[digital("a", ip_registered="kieu_dang;nhan_hieu"), digital("b", ip_registered="khong")],
    ),
    known(
        "g05.i04",
        1,
        activities=acts({"activity_type": "mo_hinh_khcn", "solution_group": "g05"}, {"activity_type": "mo_hinh_khcn"}),
    ),
    # a sells; b stopped in March; c has another channel only; d starts in 2025: 1 of 4
    known(
        "g05.i05",
        Fraction(1, 4),
        certificates=running(*FOUR),
        sales_channels=[
            channel(1, "a", "san_tmdt"),
            channel(2, "b", "san_tmdt", ended_on="2024-03-01"),
            channel(3, "c", "cho"),
            {**channel(4, "d", "san_tmdt"), "started_from": "2025-01-01", "started_to": "2025-01-01"},
        ],
    ),
    # a 20 of 100; b sold 0 there of 60 + 40: 20 / 200
    known(
        "g05.i06",
        Fraction(1, 10),
        business_results=[result("a", 2024, 100), result("b", 2024, 60, "x"), result("b", 2024, 40, "y")],
        sales_channels=[
            channel(1, "a", "san_tmdt", revenue_mvnd=20),
            channel(2, "a", "cho", revenue_mvnd=70),
            channel(3, "b", "cho", revenue_mvnd=90),
        ],
    ),
    # a has haccp; b's ended; c has only food safety: 1 of 3
    known(
        "g05.i07",
        THIRD,
        certificates=running("a", "b", "c"),
        product_certificates=[
            {"product_id": f"sp-{p}", "kind": k, "number": p, "valid_from": "2022-01-01", "valid_to": to}
            for p, k, to in (("a", "haccp", "2025-01-01"), ("b", "gmp", "2024-01-01"), ("c", "attp", "2025-01-01"))
        ],
    ),
    # htx and a union of them: 2 of 4; the form of 2023 is out of date
    known(
        "g06.i01",
        HALF,
        certificates=running(*FOUR),
        producers=[
            maker("a", producer_type="htx"),
            maker("b", producer_type="lien_hiep_htx"),
            maker("c", producer_type="to_hop_tac"),
            maker("d", producer_type="doanh_nghiep"),
            maker("d", 2023, producer_type="htx"),
        ],
    ),
    # one of five unknown: 2 of 4; 2/5 to 3/5
    Case(
        "g06.i01",
        {
            "certificates": running(*FOUR, "e"),
            "producers": [
                maker("a", producer_type="htx"),
                maker("b", producer_type="htx"),
                maker("c", producer_type="khac"),
                maker("d", producer_type="khac"),
                maker("e"),
            ],
        },
        HALF,
        Fraction(2, 5),
        Fraction(3, 5),
        1,
    ),
    # a small, b of unknown size counts, c large, d is a cooperative: 2 of 4
    known(
        "g06.i02",
        HALF,
        certificates=running(*FOUR),
        producers=[
            maker("a", producer_type="doanh_nghiep", size_class="nho"),
            maker("b", producer_type="doanh_nghiep"),
            maker("c", producer_type="doanh_nghiep", size_class="lon"),
            maker("d", producer_type="htx"),
        ],
    ),
    # a's first product came in 2021, b's in 2024
    known(
        "g06.i03",
        1,
        certificates=[
            certificate("x", "2021-05-01", producer="a"),
            certificate("y", "2024-05-01", producer="a"),
            certificate("z", "2024-05-01", producer="b"),
            certificate("w", "2024-09-01", producer="b"),
        ],
    ),
    # a 300 as a whole (its product is in it), b 60 + 40: (300 + 100) / 2
    known(
        "g06.i04",
        200,
        business_results=[
            result("a", 2024, 300),
            result("a", 2024, 120, "x"),
            result("b", 2024, 60, "y"),
            result("b", 2024, 40, "z"),
            result("b", 2023, 9),
        ],
    ),
    # a 110 of 100: yes; b 109 of 100: no; c has no 2023
    known(
        "g06.i05",
        HALF,
        business_results=[
            result("a", 2023, 100),
            result("a", 2024, 110),
            result("b", 2023, 100),
            result("b", 2024, 109),
            result("c", 2024, 50),
        ],
    ),
    # new in 2023; 2022 to 2024: 10 to 12 is +20%, 10 to 15 +50%, 10 to 11 +10%: the median is +20%
    known(
        "g06.i06",
        Fraction(1, 5),
        certificates=[certificate(p, "2023-05-01") for p in "xyz"] + [certificate("v", "2024-05-01")],
        business_results=[
            result("a", y, None, p, price)
            for p, y, price in (
                ("x", 2022, 10),
                ("x", 2024, 12),
                ("y", 2022, 10),
                ("y", 2024, 15),
                ("z", 2022, 10),
                ("z", 2024, 11),
                ("v", 2022, 1),
                ("v", 2024, 9),
            )
        ],
    ),
    known(
        "g06.i07",
        Fraction(3, 4),
        certificates=running(*FOUR),
        producers=[maker(p, head_gender=g) for p, g in zip(FOUR, ("nu", "nu", "nam", "nu"), strict=True)],
    ),
    known(
        "g06.i08",
        HALF,
        certificates=running("a", "b"),
        producers=[maker("a", head_ethnicity="tay"), maker("b", head_ethnicity="kinh")],
    ),
    known(
        "g07.i01",
        2,
        activities=acts(
            FAIR,
            {"activity_type": "ket_noi", "solution_group": "g07"},
            {"activity_type": "hoi_cho"},
            {"activity_type": "khac", "solution_group": "g07"},
        ),
    ),
    # sp-a at a fair; sp-b at a course; sp-c at a fair of 2023: 1 of 3
    known(
        "g07.i02",
        THIRD,
        certificates=running("a", "b", "c"),
        activities=acts(FAIR, COURSE, {**FAIR, "on": "2023-06-01"}),
        activity_participants=[took("1", "a", "sp-a"), took("2", "b", "sp-b"), took("3", "c", "sp-c")],
    ),
    # one of 6; a row without a product makes one of the five others doubtful: 1 of 5, 1/6 to 2/6
    Case(
        "g07.i02",
        {
            "certificates": running(*"abcdef"),
            "activities": acts(FAIR),
            "activity_participants": [took("1", "a", "sp-a"), took("1", "b")],
        },
        Fraction(1, 5),
        Fraction(1, 6),
        Fraction(2, 6),
        1,
    ),
    known(
        "g07.i03",
        5,
        activities=acts(
            {**FAIR, "contracts_signed": 2}, {**FAIR, "contracts_signed": 3}, {**COURSE, "contracts_signed": 9}
        ),
    ),
    known("g07.i04", 150.5, activities=acts({**FAIR, "sales_mvnd": 100.25}, {**FAIR, "sales_mvnd": 50.25})),
    # a in a supermarket, b on its own page only: 1 of 2
    known(
        "g07.i05",
        HALF,
        certificates=running("a", "b"),
        sales_channels=[channel(1, "a", "sieu_thi"), channel(2, "a", "cho"), channel(3, "b", "website_rieng")],
    ),
    known(
        "g07.i06",
        1,
        sales_points=[
            point(1, meets_950=True),
            point(2, meets_950=False),
            point(3, meets_950=True, closed_on="2024-05-01"),
            point(4, meets_950=True, opened_on="2025-01-01"),
        ],
    ),
    # only the province has this number; upgraded in 2019 or closed does not count
    Case(
        "g07.i07",
        {
            "sales_points": [
                point(1, level="tinh", upgraded_on="2023-04-01"),
                point(2, level="tinh", upgraded_on="2019-04-01"),
                point(3, level="tinh"),
                point(4, level="huyen", upgraded_on="2023-04-01"),
                point(5, level="tinh", upgraded_on="2023-04-01", closed_on="2024-04-01"),
            ]
        },
        1,
        1,
        1,
        unit="19",
    ),
    Case(
        "g07.i07", {"sales_points": [point(1, level="tinh", upgraded_on="2023-04-01")]}, None, status="not_applicable"
    ),
    # a twice counts once; b ended in March 2024, which is in the year; c ended in 2023
    known(
        "g07.i08",
        2,
        sales_channels=[
            channel(1, "a", "xuat_khau"),
            channel(2, "a", "xuat_khau"),
            channel(3, "b", "xuat_khau", ended_on="2024-03-01"),
            channel(4, "c", "xuat_khau", ended_on="2023-03-01"),
            channel(5, "d", "cho"),
        ],
    ),
    known(
        "g08.i01",
        2,
        inspections=ids(
            "inspection_id",
            {"inspected_on": "2024-01-01"},
            {"inspected_on": "2024-12-31"},
            {"inspected_on": "2025-01-01"},
        ),
    ),
    # sp-a of a, b and c; c ended on 31/3/2024, which is in the year: 1 of 3
    known(
        "g08.i02",
        THIRD,
        certificates=[*running("a", "b"), certificate("sp-c", "2021-04-01")],
        inspections=ids(
            "inspection_id",
            *[{"inspected_on": "2024-03-01", "product_id": "sp-a"}] * 2,
            {"inspected_on": "2023-03-01", "product_id": "sp-b"},
        ),
    ),
    known(
        "g08.i03",
        Fraction(1, 4),
        inspections=ids(
            "inspection_id",
            *({"inspected_on": "2024-03-01", "result": r} for r in ("dat", "dat", "vi_pham", "nhac_nho")),
        ),
    ),
    # three were due; one is mended, one was mended in 2025, one not: 1 of 3. The fourth is not due yet
    known(
        "g08.i04",
        THIRD,
        inspections=ids(
            "inspection_id",
            *(
                {"inspected_on": "2023-03-01", "result": "vi_pham", "due_on": due, "resolved_on": done}
                for due, done in (
                    ("2024-01-01", "2024-02-01"),
                    ("2024-01-01", "2025-02-01"),
                    ("2024-01-01", None),
                    ("2025-01-01", "2024-12-01"),
                )
            ),
        ),
    ),
    # x ended and nothing followed; y was renewed; z was revoked before its end
    known(
        "g08.i05",
        1,
        certificates=[
            certificate("x", "2021-03-01"),
            certificate("y", "2021-03-01"),
            certificate("y", "2024-03-01", event="cong_nhan_lai"),
            certificate("z", "2021-03-01", revoked_on=pd.Timestamp("2022-02-01")),
        ],
    ),
    # x ends on 28/2/2025, 59 days on; y on 14/4/2025, 104 days on; z on 31/1/2025 but was decided anew; w was revoked
    known(
        "g08.i06",
        1,
        certificates=[
            certificate("x", "2022-03-01"),
            certificate("y", "2022-04-15"),
            certificate("z", "2022-02-01"),
            certificate("z", "2024-12-01", event="cong_nhan_lai"),
            certificate("w", "2022-02-01", revoked_on=pd.Timestamp("2024-02-01")),
        ],
    ),
    known(
        "g08.i07",
        1,
        certificates=[
            certificate("x", "2022-03-01", revoked_on=pd.Timestamp("2024-02-01")),
            certificate("y", "2022-03-01", revoked_on=pd.Timestamp("2025-02-01")),
            certificate("z", "2022-03-01", revoked_on=pd.Timestamp("2023-02-01")),
            certificate("v", "2022-03-01"),
        ],
    ),
    # both end on 31/3/2024; told on 1/3 (30 days ahead) and on 2/3 (29 days): 1 of 2
    known(
        "g08.i08",
        HALF,
        certificates=[
            certificate("x", "2021-04-01", notice_on=pd.Timestamp("2024-03-01")),
            certificate("y", "2021-04-01", notice_on=pd.Timestamp("2024-03-02")),
        ],
    ),
    known(
        "g09.i01",
        150,
        budget_lines=[line(1, allocated_mvnd=100), line(2, allocated_mvnd=50), line(3, 2023, allocated_mvnd=9)],
    ),
    # (90 + 60) / (100 + 50): a line that was carried over can spend more than it got
    known(
        "g09.i02",
        1,
        budget_lines=[line(1, allocated_mvnd=100, disbursed_mvnd=90), line(2, allocated_mvnd=50, disbursed_mvnd=60)],
    ),
    # 80/160 of four lines; the fifth got 40 and told no spending: at least 80/200, no upper bound
    Case(
        "g09.i02",
        {
            "budget_lines": [
                *(line(n, allocated_mvnd=40, disbursed_mvnd=20) for n in range(4)),
                line(5, allocated_mvnd=40),
            ]
        },
        HALF,
        Fraction(80, 200),
        None,
        1,
    ),
    known(
        "g09.i03",
        Fraction(3, 4),
        budget_lines=[line(1, allocated_mvnd=100, planned_mvnd=100), line(2, allocated_mvnd=50, planned_mvnd=100)],
    ),
    # (20 + 5) / (75 + 20 + 5)
    known(
        "g09.i04",
        Fraction(1, 4),
        budget_lines=[
            line(1, disbursed_mvnd=75),
            line(2, source="tin_dung", disbursed_mvnd=20),
            line(3, source="khac", disbursed_mvnd=5),
        ],
    ),
    # 90 of public money for x (new) and y (renewed): 45 a product; credit does not count
    known(
        "g09.i05",
        45,
        budget_lines=[
            line(1, disbursed_mvnd=60),
            line(2, source="long_ghep", disbursed_mvnd=30),
            line(3, source="tin_dung", disbursed_mvnd=500),
        ],
        certificates=[
            certificate("x", "2024-02-01"),
            certificate("y", "2024-02-01", event="cong_nhan_lai"),
            certificate("z", "2023-02-01"),
        ],
    ),
    # a by money, a and b by an activity: 2; c in 2023, d money of 2023
    known(
        "g09.i06",
        2,
        budget_lines=[line(1, producer_id="a"), line(2), line(3, 2023, producer_id="d")],
        activities=acts(COURSE, {**COURSE, "on": "2023-06-01"}),
        activity_participants=[took("1", "a"), took("1", "b"), took("2", "c")],
    ),
    known(
        "g10.i01",
        Fraction(3, 4),
        workforce=yearly(
            "producer_id", 2024, {"workers_local": 10, "workers_total": 10}, {"workers_local": 5, "workers_total": 10}
        ),
    ),
    # 7 + 5 members, 30 households
    known(
        "g10.i02",
        42,
        producers=[maker("a", members_count=7), maker("b", members_count=5), maker("a", 2023, members_count=90)],
        value_chains=[{"producer_id": "a", **SHEET, "households_linked": 30}],
    ),
    # sp-a in 05767, sp-b in 05761; sp-c ended: 2 of 27
    known(
        "g10.i03",
        Fraction(2, DAI_TU),
        certificates=[*running("a", "b"), certificate("sp-c", "2021-03-01")],
        products=[goods("a", commune_code="05767"), goods("b", commune_code="05761"), goods("c", commune_code="05770")],
    ),
    known(
        "g10.i04",
        HALF,
        workforce=yearly(
            "producer_id", 2024, {"workers_female": 8, "workers_total": 10}, {"workers_female": 2, "workers_total": 10}
        ),
    ),
    known(
        "g10.i05", Fraction(1, 10), workforce=yearly("producer_id", 2024, {"workers_ethnic": 2, "workers_total": 20})
    ),
    known("g10.i06", 5, value_chains=yearly("producer_id", 2024, {"poor_households": 2}, {"poor_households": 3})),
    # village 1 has sp-a; 2 has a product that ended; 3 was recognised in 2025: 1 of 2
    known(
        "g10.i07",
        HALF,
        certificates=[*running("a"), certificate("sp-c", "2021-03-01")],
        products=[goods("a", craft_village_id="1"), goods("c", craft_village_id="2")],
        craft_villages=ids(
            "craft_village_id",
            *({"name": "Làng", "recognised_on": d} for d in ("2015-01-01", "2016-01-01", "2025-01-01")),
        ),
    ),
)
