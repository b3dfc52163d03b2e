"""A small sound data set of two years, and for every rule of params/checks.yml one change that breaks it at known cells and
one that comes near and keeps it. Row 0 of a table was sent in 171-2023.xlsx, the others in 171-2024.xlsx."""

from __future__ import annotations

import copy
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from ocop_analysis import schema

FILES = ("171-2023.xlsx", "171-2024.xlsx")
Change = dict[tuple[str, int, str], Any]
Cell = tuple[str, int, str]


def both_years(**values: Any) -> list[dict[str, Any]]:
    return [{**values, "year": 2023}, {**values, "year": 2024}]


def certificate(number: int, product: str, decided: str, event: str = "moi", **more: Any) -> dict[str, Any]:
    return {
        "cert_id": f"GCN{number}", "product_id": product, "producer_id": "CT1", "event": event, "stars": 3, "score": 65.5,
        "decision_no": f"{number}20/QĐ-UBND", "decided": decided, "level": "huyen", **more,
    }  # fmt: skip


PRODUCER = {
    "producer_id": "CT1", "name": "HTX chè Một", "producer_type": "htx", "tax_code": "4600123456", "phone": "0912 345 678",
    "established_on": "2015-03-02", "commune_code": "05815", "is_active": True,
}  # fmt: skip
PRODUCT = {
    "product_id": "SP1", "name": "Trà đinh", "producer_id": "CT1", "product_group": "do_uong", "commune_code": "05815",
    "is_sold": True,
}  # fmt: skip
SOUND: dict[str, list[dict[str, Any]]] = {
    "producers": both_years(**PRODUCER),
    "products": [*both_years(**PRODUCT), {**PRODUCT, "product_id": "SP2", "name": "Trà móc câu", "year": 2024}],
    "registrations": [
        {"registration_id": f"DK{n}", "year": year, "product_id": f"SP{n}", "producer_id": "CT1", "kind": "moi",
         "registered_on": f"{year}-01-10", "dossier_complete_on": f"{year}-02-10", "level": "huyen"}
        for n, year in ((1, 2023), (2, 2024))
    ],
    "evaluations": [
        {"evaluation_id": f"DG{n}", "product_id": f"SP{n}", "council_level": "huyen", "held_on": f"{year}-04-10",
         "score": 65.5, "result_stars": 3, "outcome": "dat"}
        for n, year in ((1, 2023), (2, 2024))
    ],
    "certificates": [certificate(1, "SP1", "2023-05-10"), certificate(2, "SP2", "2024-05-20")],
    "workforce": both_years(
        producer_id="CT1", workers_total=10, workers_female=6, workers_ethnic=4, workers_local=9, workers_seasonal=2,
        trained_certified=3, trained_short=4, insured_workers=5, mean_income_mvnd=6.5,
    ),
    "sales_channels": both_years(
        channel_id="K1", producer_id="CT1", product_id="SP1", channel_type="sieu_thi", started="2023-01-05", revenue_mvnd=200,
    ),
    "value_chains": both_years(
        producer_id="CT1", has_linkage=True, households_linked=20, poor_households=2, input_total_t=30, input_local_t=25,
        circular_practices="u_phan", meets_t07=True, assessed_on="2023-01-15", valid_to="2025-01-14",
    ),
    "material_areas": both_years(
        area_id="V1", producer_id="CT1", product_id="SP1", commune_code="05815", area_ha=2.5, ownership="so_huu",
        started="2020-01-01",
    ),
    "activities": [
        {"activity_id": f"HD{n}", "solution_group": "g01", "activity_type": "tap_huan", "starts": f"{year}-03-04",
         "ends_on": f"{year}-03-05", "commune_code": "05815", "participants_total": 40, "participants_female": 25,
         "participants_ethnic": 10, "budget_line_id": f"KP{n}"}
        for n, year in ((1, 2023), (2, 2024))
    ],
    "activity_participants": [
        {"activity_id": f"HD{n}", "producer_id": "CT1", "product_id": "SP1", "persons": 2} for n in (1, 2)
    ],
    "programme_staff": both_years(staff_id="CB1", level="xa", commune_code="05815", active_from="2021-01-01"),
    "budget_lines": [
        {"budget_line_id": f"KP{n}", "year": year, "solution_group": "g01", "source": "ns_tinh", "planned_mvnd": 100,
         "allocated_mvnd": 100, "disbursed_mvnd": 90}
        for n, year in ((1, 2023), (2, 2024))
    ],
    "inspections": [
        {"inspection_id": f"KT{n}", "inspected_on": f"{year}-06-01", "producer_id": "CT1", "product_id": "SP1", "result": "dat"}
        for n, year in ((1, 2023), (2, 2024))
    ],
    "sales_points": both_years(point_id="DB1", name="Điểm bán Một", level="huyen", commune_code="05815", opened_on="2022-05-05"),
    "business_results": [
        {"producer_id": "CT1", "product_id": product, "year": year, "revenue_mvnd": revenue, "output": 5, "output_unit": "tấn"}
        for product, year, revenue in (("SP1", 2023, 900), ("SP1", 2024, 1000), ("SP2", 2024, 50))
    ],
    "digital_features": both_years(product_id="SP1", has_qr=True, ip_registered="nhan_hieu"),
    "product_certificates": [
        {"product_id": "SP1", "kind": "attp", "number": f"{n}/ATTP", "valid_from": "2023-01-01", "valid_to": "2026-01-01"}
        for n in (1, 2)
    ],
    "craft_villages": [
        {"craft_village_id": f"LN{n}", "name": f"Làng chè {n}", "commune_code": "05839", "recognised_on": "2019-01-01"}
        for n in (1, 2)
    ],
    "plan_allocations": [{"target_id": "T01", "unit_code": "171", "year": year, "planned": 5} for year in (2023, 2024)],
}  # fmt: skip


@dataclass(frozen=True)
class Data:
    """Frames with where each value stands: one sheet per table, headings in line 1, columns in the order of the schema."""

    tables: dict[str, pd.DataFrame]
    origins: pd.DataFrame
    totals: pd.DataFrame
    received: pd.DataFrame
    before: dict[str, pd.DataFrame]

    def cell(self, table: str, row: int, column: str) -> tuple[str, str, str]:
        record = self.tables[table].loc[row]
        letter = _letter(schema.TABLES[table].asked.index(column))
        return record["source_file"], record["source_sheet"], f"{letter}{record['source_row']}"


@dataclass(frozen=True)
class Edit:
    """What to change in the sound data. drop takes out rows by position after the other changes (row labels stay);
    absent names columns that no sheet has."""

    set: Change = field(default_factory=dict)
    add: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    drop: tuple[tuple[str, int], ...] = ()
    totals: tuple[dict[str, Any], ...] = ()
    received: tuple[tuple[str, str, int], ...] = ()
    before: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    absent: tuple[str, ...] = ()


@dataclass(frozen=True)
class Case:
    """breaks: the change after which the rule is broken at exactly `at` (cells, or file names). keeps: it comes near."""

    breaks: Edit
    at: tuple[Cell | str, ...]
    keeps: Edit


def build(edit: Edit | None = None) -> Data:
    edit = edit or Edit()
    rows = copy.deepcopy(SOUND)
    for table, more in edit.add.items():
        rows[table] += copy.deepcopy(more)
    for (table, index, column), value in edit.set.items():
        rows[table][index][column] = value
    frames, origins = {}, []
    for table, records in rows.items():
        frames[table], read = _placed(table, records, edit.absent)
        gone = [index for name, index in edit.drop if name == table]
        frames[table] = frames[table].drop(index=gone)
        origins += [origin for origin in read if origin[1] not in gone]
    columns = ["table", "row", "column", "file", "sheet", "cell"]
    totals = pd.DataFrame(list(edit.totals), columns=["file", "sheet", "cell", "table", "column", "value", "rows"])
    received = pd.DataFrame(
        [(FILES[0], "171", 2023), (FILES[1], "171", 2024), *edit.received], columns=["file", "district_code", "year"]
    )
    before = {table: _frame(table, records) for table, records in edit.before.items()}
    return Data(frames, pd.DataFrame(origins, columns=columns), totals, received, before)


def _placed(
    table: str, records: list[dict[str, Any]], absent: tuple[str, ...]
) -> tuple[pd.DataFrame, list[tuple[Any, ...]]]:
    title, told, lines = schema.TABLES[table].title, [], {FILES[0]: 1, FILES[1]: 1}
    asked = [(number, column) for number, column in enumerate(schema.TABLES[table].asked) if column not in absent]
    origins = [(table, -1, column, file, title, f"{_letter(number)}1") for file in FILES for number, column in asked]
    for index, record in enumerate(records):
        file = record.pop("file", FILES[min(index, 1)])
        lines[file] += 1
        told.append(
            {**record, "district_code": "171", "source_file": file, "source_sheet": title, "source_row": lines[file]}
        )
        for number, column in asked:
            if record.get(column) is not None:
                origins.append((table, index, column, file, title, f"{_letter(number)}{lines[file]}"))
    return _frame(table, told), origins


def _frame(table: str, records: list[dict[str, Any]]) -> pd.DataFrame:
    """Return a typed frame; a span is written as its one day, or as (first, last)."""
    flat = []
    for record in records:
        values: dict[str, Any] = {}
        for name, value in record.items():
            kind = schema.TABLES[table].columns[name].kind
            if kind == "span":
                days = value if isinstance(value, tuple) else (value, value)
                values[f"{name}_from"], values[f"{name}_to"] = (pd.Timestamp(day) for day in days)
            else:
                values[name] = pd.Timestamp(value) if kind == "date" and value else value
        flat.append(values)
    return schema.typed(table, pd.DataFrame(flat))


def _letter(number: int) -> str:
    return "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[number]


def change(table: str, row: int, **values: Any) -> Edit:
    return Edit(set={(table, row, column): value for column, value in values.items()})


def single(table: str, row: int, column: str, broken: Any, kept: Any) -> Case:
    """One cell decides."""
    return Case(change(table, row, **{column: broken}), ((table, row, column),), change(table, row, **{column: kept}))


def added(table: str, column: str, broken: dict[str, Any], kept: dict[str, Any], *also: Cell) -> Case:
    """One more row decides; it is the last of its table."""
    at = (*also, (table, len(SOUND[table]), column))
    return Case(Edit(add={table: [broken]}), at, Edit(add={table: [kept]}))


def again(decided: str, event: str = "cong_nhan_lai", **more: Any) -> dict[str, Any]:
    return certificate(3, "SP1", decided, event, **more)


def total(value: float) -> Edit:
    where = {"file": FILES[1], "sheet": "Lao động", "cell": "C9", "table": "workforce", "column": "workers_total"}
    return Edit(totals=({**where, "value": value, "rows": [0, 1]},))


OTHER = {**PRODUCER, "producer_id": "CT2", "name": "HTX chè Hai"}
CASES: dict[str, Case] = {
    "o_bat_buoc": Case(change("producers", 1, name=None), (("producers", 1, "name"),), change("producers", 1, phone=None)),
    "ngoai_khoang": single("certificates", 0, "score", 100.5, 100),
    "ngoai_danh_muc": single("producers", 1, "producer_type", "cty", "doanh_nghiep"),
    "khoa_trung": added(
        "producers", "producer_id", {**PRODUCER, "year": 2024, "name": "HTX khác"}, {**PRODUCER, "year": 2022},
        ("producers", 1, "producer_id"),
    ),
    "dong_lap": added(
        "producers", "producer_id", {**PRODUCER, "year": 2024}, {**PRODUCER, "year": 2024, "address_raw": "xóm Một"},
    ),
    "ma_khong_ton_tai": Case(
        change("workforce", 0, producer_id="CT2"), (("workforce", 0, "producer_id"),),
        Edit(set={("workforce", 0, "producer_id"): "CT2"}, add={"producers": [{**OTHER, "year": 2022}]}),
    ),
    "ma_kem_khong_ton_tai": single("sales_channels", 0, "product_id", "SP9", None),
    "thieu_bang_tham_chieu": Case(
        Edit(drop=(("activities", 0), ("activities", 1))), FILES,
        Edit(drop=tuple((table, row) for table in ("activities", "activity_participants") for row in (0, 1))),
    ),
    "hang_sao_khop_diem": Case(
        change("certificates", 0, score=89.99, stars=5), (("certificates", 0, "stars"),),
        change("certificates", 0, score=89.5, stars=4),
    ),
    "diem_danh_gia_khop_hang": Case(
        change("evaluations", 0, result_stars=4), (("evaluations", 0, "result_stars"),),
        change("evaluations", 0, result_stars=0, score=49.9),
    ),
    "cap_cong_nhan": Case(
        change("certificates", 0, level="tinh", decided="2023-02-24"), (("certificates", 0, "level"),),
        change("certificates", 0, level="tinh", decided="2023-02-23"),
    ),
    "tiem_nang_5_sao": Case(
        change("certificates", 0, potential_5=True, stars=4, score=89.9), (("certificates", 0, "potential_5"),),
        change("certificates", 0, potential_5=True, stars=4, score=90),
    ),
    "lao_dong_phan_tong": single("workforce", 1, "workers_female", 11, 10),
    "lao_dong_dao_tao_cong": single("workforce", 1, "trained_short", 8, 7),
    "nguoi_tham_gia_phan_tong": single("activities", 1, "participants_female", 41, 40),
    "chuoi_phan_tong": single("value_chains", 1, "poor_households", 21, 20),
    "xuat_khau_vuot_doanh_thu": single("business_results", 1, "export_mvnd", 1000.5, 1000),
    "kenh_vuot_doanh_thu": single("sales_channels", 1, "revenue_mvnd", 1061, 1060),
    "giai_ngan_vuot_giao": Case(
        change("budget_lines", 1, disbursed_mvnd=101), (("budget_lines", 1, "disbursed_mvnd"),),
        change("budget_lines", 1, disbursed_mvnd=101, is_carried_over=True),
    ),
    "thu_tu_ngay": single("activities", 1, "ends_on", "2024-03-03", "2024-03-04"),
    "ngay_tuong_lai": single("certificates", 1, "decided", "2025-03-02", "2025-03-01"),
    "truoc_chuong_trinh": single("inspections", 0, "inspected_on", "2018-05-06", "2018-05-07"),
    "truoc_dot_cong_nhan_dau": single("certificates", 0, "decided", "2019-08-20", "2019-08-21"),
    "ngay_qua_xa": single("producers", 0, "established_on", "1900-01-01", "1945-01-01"),
    "ma_so_thue": single("producers", 0, "tax_code", "460012345", "4600123456-001"),
    "dien_thoai": single("producers", 0, "phone", "912345678", "+84 912.345.678"),
    "quy_mo_chi_doanh_nghiep": Case(
        change("producers", 1, size_class="nho"), (("producers", 1, "size_class"),),
        change("producers", 1, size_class="nho", producer_type="doanh_nghiep"),
    ),
    "chuyen_doi_thieu_loai_cu": Case(
        change("producers", 1, legal_form_changed_on="2024-02-01"), (("producers", 1, "previous_type"),),
        change("producers", 1, legal_form_changed_on="2024-02-01", previous_type="to_hop_tac"),
    ),
    "chuyen_doi_khong_doi": single("producers", 1, "previous_type", "htx", "to_hop_tac"),
    "thu_hoi_thieu_ly_do": Case(
        change("certificates", 0, revoked_on="2024-01-01"), (("certificates", 0, "revoked_reason"),),
        change("certificates", 0, revoked_on="2024-01-01", revoked_reason="ngừng sản xuất"),
    ),
    "vi_pham_thieu_noi_dung": Case(
        change("inspections", 0, result="vi_pham"), (("inspections", 0, "violation_type"),),
        change("inspections", 0, result="nhac_nho"),
    ),
    "khong_co_ma_van_ghi_them": single("value_chains", 1, "circular_practices", "khong;u_phan", "khac;u_phan"),
    "chuoi_t07_khop_thanh_phan": Case(
        change("value_chains", 1, has_linkage=False), (("value_chains", 1, "meets_t07"),),
        change("value_chains", 1, has_linkage=False, meets_t07=False),
    ),
    # GCN1 of 10/5/2023 ends on 9/5/2026: a renewal may come from 9/11/2025 and is late after 9/11/2026
    "chung_nhan_chong_lan": added("certificates", "decided", again("2025-11-08"), again("2025-11-09")),
    "cong_nhan_lai_muon": added("certificates", "decided", again("2026-11-10"), again("2026-11-09")),
    "lan_dau_nhung_da_co": added("certificates", "event", again("2026-05-01", "moi"), again("2026-05-01")),
    # the register begins on 10/5/2023; 42 months later it must hold what came before
    "lan_sau_nhung_chua_co": Case(
        change("certificates", 1, decided="2026-11-10", event="cong_nhan_lai"), (("certificates", 1, "event"),),
        change("certificates", 1, decided="2026-11-09", event="cong_nhan_lai"),
    ),
    "nang_hang_khong_cao_hon": added(
        "certificates", "event", again("2024-06-01", "nang_hang"), again("2024-06-01", "nang_hang", stars=4)
    ),
    "ha_hang_khong_thap_hon": Case(
        Edit(add={"certificates": [again("2024-06-01", "ha_hang")]}), (("certificates", 2, "event"),),
        Edit(set={("certificates", 0, "stars"): 4}, add={"certificates": [again("2024-06-01", "ha_hang")]}),
    ),
    "xuong_hang_khong_ghi": Case(
        Edit(set={("certificates", 0, "stars"): 4}, add={"certificates": [again("2026-05-01")]}),
        (("certificates", 2, "event"),), Edit(add={"certificates": [again("2026-05-01")]}),
    ),
    "quyet_dinh_khac_ngay": Case(
        change("certificates", 1, decision_no="Số: 120/QĐ-UBND", decided="2023-05-11"),
        (("certificates", 0, "decided"), ("certificates", 1, "decided")),
        change("certificates", 1, decision_no="Số: 120/QĐ-UBND"),
    ),
    "chung_nhan_trung": added(
        "certificates", "product_id", again("2023-05-10", decision_no="120/QĐ-UBND"), again("2023-05-10"),
        ("certificates", 0, "product_id"),
    ),
    "chu_the_giay_chung_nhan": Case(
        change("certificates", 1, producer_id="CT2"), (("certificates", 1, "producer_id"),),
        Edit(set={("certificates", 1, "producer_id"): "CT2", ("products", 2, "producer_id"): "CT2"}),
    ),
    "san_pham_trung_ten": added(
        "products", "name", {**PRODUCT, "year": 2024, "product_id": "SP3", "name": "TRÀ ĐINH"},
        {**PRODUCT, "year": 2024, "product_id": "SP3", "producer_id": "CT2"}, ("products", 1, "name"),
    ),
    "chu_the_trung_ten": added(
        "producers", "name", {**PRODUCER, "year": 2024, "producer_id": "CT2"},
        {**PRODUCER, "year": 2024, "producer_id": "CT2", "commune_code": "05839"}, ("producers", 1, "name"),
    ),
    "doi_loai_hinh_khong_ngay": Case(
        change("producers", 1, producer_type="to_hop_tac"), (("producers", 1, "producer_type"),),
        change("producers", 1, producer_type="to_hop_tac", legal_form_changed_on="2024-02-01"),
    ),
    "doi_don_vi_san_luong": single("business_results", 1, "output_unit", "kg", "Tấn"),
    "doi_nhom_san_pham": single("products", 1, "product_group", "thuc_pham", None),
    "bien_mat": Case(
        Edit(add={"producers": [{**OTHER, "year": 2023, "file": FILES[0]}]}), (("producers", 2, "producer_id"),),
        Edit(add={"producers": [{**OTHER, "year": 2023, "file": FILES[0], "is_active": False}]}),
    ),
    "doanh_thu_dot_bien": single("business_results", 1, "revenue_mvnd", 2701, 2700),
    "lao_dong_dot_bien": single("workforce", 1, "workers_total", 31, 30),
    "khong_co_trong_nam": Case(
        Edit(set={("workforce", 1, "producer_id"): "CT2"}, add={"producers": [{**OTHER, "year": 2023}]}),
        (("workforce", 1, "producer_id"),),
        Edit(set={("workforce", 0, "producer_id"): "CT2"}, add={"producers": [{**OTHER, "year": 2023}]}),
    ),
    "con_hieu_luc_thieu_so_lieu": Case(
        Edit(drop=(("workforce", 1),)), (FILES[1],),
        Edit(
            set={("certificates", 0, "revoked_on"): "2024-12-31", ("certificates", 1, "revoked_on"): "2024-12-31"},
            drop=(("workforce", 1),),
        ),
    ),
    # 05839 Vạn Thọ ended on 30/11/2024
    "xa_khong_hieu_luc": Case(
        change("craft_villages", 0, recognised_on="2024-12-01"), (("craft_villages", 0, "commune_code"),),
        change("craft_villages", 0, recognised_on="2024-11-30"),
    ),
    "xa_ngoai_don_vi": single("producers", 1, "commune_code", "05503", "05839"),
    "don_vi_khong_ro": single("plan_allocations", 1, "unit_code", "166", "164"),
    "dong_tong": Case(total(21), ("C9",), total(20)),
    "don_vi_im_lang": Case(
        Edit(received=(("164-2023.xlsx", "164", 2023),)), ("164-2023.xlsx",),
        Edit(received=(("164-2023.xlsx", "164", 2023), ("164-2024.xlsx", "164", 2024))),
    ),
    "bang_bo_trong": Case(
        Edit(drop=(("inspections", 1),)), (FILES[1],), Edit(drop=(("inspections", 0), ("inspections", 1)))
    ),
    "so_lieu_cu_thay_doi": Case(
        Edit(before={"workforce": [{**SOUND["workforce"][0], "workers_total": 9}, {**SOUND["workforce"][1], "workers_total": 9}]}),
        (("workforce", 0, "workers_total"),),
        Edit(before={"workforce": [SOUND["workforce"][0], {**SOUND["workforce"][1], "workers_total": 9}]}),
    ),
    "tham_chieu_dong_de_rieng": Case(
        Edit(set={("craft_villages", 0, "name"): None, ("products", 0, "craft_village_id"): "LN1"}),
        (("products", 0, "craft_village_id"),),
        change("products", 0, craft_village_id="LN1"),
    ),
}  # fmt: skip
