"""Workbooks made by program: an entry workbook filled in by its rules, and sheets drawn as text with merged ranges."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
from openpyxl.workbook import Workbook

from ocop_analysis import schema
from ocop_analysis.intake import Intake, take_in
from ocop_analysis.params import load_dataset, load_params
from ocop_analysis.project import Project
from ocop_analysis.received import read_folder
from ocop_analysis.workbooks.template import HEADING_ROW, sheet_name

FIRST = HEADING_ROW + 1
Rows = dict[str, list[dict[str, Any]]]


def day(text: str) -> dt.date:
    """Return a day from the way in which it is said: 5/7/2023."""
    date, month, year = map(int, text.split("/"))
    return dt.date(year, month, date)


def sound_rows(year: int = 2024) -> Rows:
    """Return what a careful sender writes into every column of every table: two rows a table, one where one is enough."""
    return {
        "producers": [
            {
                "producer_id": "CT01", "year": year, "name": "Công ty TNHH Chè Núi Tam", "producer_type": "Doanh nghiệp",
                "registration_no": "4600123456", "tax_code": "4600123456", "established_on": day("12/3/2015"),
                "legal_form_changed_on": day("20/6/2019"), "previous_type": "Hộ kinh doanh", "commune_code": "Xã La Bằng",
                "address_raw": "xóm Đồng Tiến", "head_name": "Người mẫu A", "head_gender": "Nữ", "head_ethnicity": "Tày",
                "women_own_51": "Có", "women_in_management": "Có", "minority_majority": "Không",
                "phone": "0912345678", "email": "a@example.vn", "members_count": 12, "size_class": "Nhỏ", "is_active": "Có",
            },
            {
                "producer_id": "CT02", "year": year, "name": "Hợp tác xã Miến Đá", "producer_type": "Hợp tác xã",
                "registration_no": "4600654321", "tax_code": "4600654321-001", "established_on": day("5/9/2018"),
                "commune_code": "Thị trấn Hùng Sơn", "address_raw": "tổ 3", "head_name": "Người mẫu B", "head_gender": "Nam",
                "head_ethnicity": "Kinh", "women_own_51": "Không", "women_in_management": "Có", "minority_majority": "Có",
                "phone": "0987654321", "email": "b@example.vn", "members_count": 9, "is_active": "Có",
            },
        ],
        "products": [
            {
                "product_id": "SP01", "year": year, "national_code": "19-171-001", "name": "Trà đinh Núi Tam",
                "producer_id": "CT01", "product_group": "Đồ uống", "set_code": "3.1", "commune_code": "Xã La Bằng",
                "is_set": "Không", "craft_village_id": "LN01", "predecessor_product_id": "SP00",
                "has_support_activity": "Có", "is_sold": "Có",
            },
            {
                "product_id": "SP02", "year": year, "national_code": "19-171-002", "name": "Miến dong Đá", "producer_id": "CT02",
                "product_group": "Thực phẩm", "commune_code": "Thị trấn Hùng Sơn", "is_set": "Không", "is_sold": "Có",
            },
        ],
        "registrations": [
            {
                "registration_id": "DK01", "year": year, "product_id": "SP01", "proposed_name": "Trà đinh Núi Tam",
                "producer_id": "CT01", "kind": "Đăng ký mới", "registered_on": day("2/2/2024"),
                "dossier_complete_on": day("15/3/2024"), "level": "Cấp tỉnh",
            }
        ],
        "evaluations": [
            {
                "evaluation_id": "DG01", "product_id": "SP01", "council_level": "Cấp tỉnh", "held_on": day("20/5/2024"),
                "score": 84.5, "result_stars": 4, "outcome": "Đạt",
            }
        ],
        "certificates": [
            {
                "cert_id": "CN01", "product_id": "SP01", "producer_id": "CT01", "event": "Công nhận lần đầu", "stars": 4,
                "potential_5": "Không", "score": 84.5, "decision_no": "1234/QĐ-UBND", "decided": "05/07/2024",
                "level": "Cấp tỉnh", "notice_on": day("1/12/2024"),
            },
            {
                "cert_id": "CN02", "product_id": "SP02", "producer_id": "CT02", "event": "Công nhận lần đầu", "stars": 3,
                "potential_5": "Không", "score": 61.25, "decision_no": "77/QĐ-UBND", "decided": "15/08/2023",
                "level": "Cấp huyện", "revoked_on": day("10/10/2024"), "revoked_reason": "Ngừng sản xuất",
            },
        ],
        "workforce": [
            {
                "producer_id": "CT01", "year": year, "workers_total": 20, "workers_female": 12, "workers_ethnic": 8,
                "workers_local": 18, "workers_seasonal": 4, "trained_certified": 6, "trained_short": 5,
                "insured_workers": 7, "mean_income_mvnd": 6.5,
            },
            {"producer_id": "CT02", "year": year, "workers_total": 9, "workers_female": 4},
        ],
        "sales_channels": [
            {
                "channel_id": "K01", "year": year, "producer_id": "CT01", "product_id": "SP01", "channel_type": "Siêu thị",
                "channel_name": "Siêu thị mẫu", "started": "03/2023", "ended_on": day("30/11/2024"), "revenue_mvnd": 320,
                "had_sales_12_months": "Có",
            }
        ],
        "value_chains": [
            {
                "producer_id": "CT01", "year": year, "has_linkage": "Có", "partners": "Tổ hợp tác mẫu", "households_linked": 30,
                "poor_households": 5, "input_total_t": 45.5, "input_local_t": 40,
                "circular_practices": "Ủ phân hữu cơ; Bao bì xanh", "meets_t07": "Có", "assessed_on": day("1/11/2024"),
                "valid_to": day("31/12/2026"),
            }
        ],
        "material_areas": [
            {
                "area_id": "V01", "year": year, "producer_id": "CT01", "product_id": "SP01", "commune_code": "Xã La Bằng",
                "crop": "Chè", "area_ha": 12.75, "ownership": "Hợp đồng liên kết", "contract_years": 5, "started": "2022",
                "ended_on": day("31/12/2027"), "growing_area_code": "VN-TNOR-0001", "certification": "VietGAP",
                "certificate_valid_to": day("30/6/2026"),
            }
        ],
        "activities": [
            {
                "activity_id": "H01", "solution_group": "Nhóm giải pháp 2", "activity_type": "Tập huấn",
                "title": "Tập huấn hồ sơ", "starts": "10/04/2024", "ends_on": day("12/4/2024"), "level": "Huyện",
                "organiser": "Phòng Nông nghiệp", "commune_code": "Thị trấn Hùng Sơn", "participants_total": 60,
                "participants_female": 25, "participants_ethnic": 30, "outputs_count": 2, "contracts_signed": 1,
                "sales_mvnd": 15.5, "budget_line_id": "KP01",
            }
        ],
        "activity_participants": [
            {"activity_id": "H01", "producer_id": "CT01", "product_id": "SP01", "persons": 3},
            {"activity_id": "H01", "producer_id": "CT02", "product_id": "SP02", "persons": 2},
        ],
        "programme_staff": [
            {
                "staff_id": "CB01", "year": year, "level": "Xã", "office": "UBND xã La Bằng", "commune_code": "Xã La Bằng",
                "is_full_time": "Không", "active_from": day("1/1/2022"), "active_to": day("31/12/2024"),
                "last_training_on": day("12/4/2024"),
            }
        ],
        "budget_lines": [
            {
                "budget_line_id": "KP01", "year": year, "solution_group": "Nhóm giải pháp 2", "producer_id": "CT01",
                "source": "Ngân sách tỉnh", "planned_mvnd": 200, "allocated_mvnd": 180, "disbursed_mvnd": 175.5,
                "is_carried_over": "Không",
            }
        ],
        "inspections": [
            {
                "inspection_id": "KT01", "inspected_on": day("8/8/2024"), "producer_id": "CT01", "product_id": "SP01",
                "level": "Huyện", "result": "Nhắc nhở", "violation_type": "Nhãn chưa đủ nội dung", "due_on": day("8/9/2024"),
                "resolved_on": day("1/9/2024"),
            }
        ],
        "sales_points": [
            {
                "point_id": "D01", "year": year, "name": "Điểm bán Hùng Sơn", "level": "Huyện",
                "commune_code": "Thị trấn Hùng Sơn", "opened_on": day("2/9/2020"), "upgraded_on": day("1/6/2023"),
                "closed_on": day("31/12/2024"), "meets_950": "Có",
            }
        ],
        "business_results": [
            {
                "producer_id": "CT01", "product_id": "SP01", "year": year, "revenue_mvnd": 1250.5, "output": 4.2,
                "output_unit": "tấn", "price_mvnd": 0.35, "export_mvnd": 100,
            },
            {"producer_id": "CT02", "product_id": "SP02", "year": year, "revenue_mvnd": 640, "output": 8, "output_unit": "tấn"},
        ],
        "digital_features": [
            {
                "product_id": "SP01", "year": year, "has_traceability": "Có", "has_qr": "Có", "has_gs1_barcode": "Không",
                "is_dossier_digital": "Có", "ip_registered": "Nhãn hiệu; Kiểu dáng công nghiệp",
                "website": "https://example.vn/tra",
            }
        ],
        "product_certificates": [
            {
                "product_id": "SP01", "kind": "HACCP", "number": "HC-0012", "valid_from": day("1/2/2023"),
                "valid_to": day("31/1/2026"),
            }
        ],
        "craft_villages": [
            {
                "craft_village_id": "LN01", "name": "Làng nghề chè La Bằng", "commune_code": "Xã La Bằng",
                "recognised_on": day("20/11/2016"),
            }
        ],
        "plan_allocations": [{"target_id": "Chỉ tiêu T01", "unit_code": "Huyện Đại Từ", "year": year, "planned": 12}],
    }  # fmt: skip


def fill(
    project: Project, rows: Mapping[str, Sequence[Mapping[str, Any]]], unit: str = "171", year: int = 2024
) -> Workbook:
    """Return the entry workbook of a unit and year with these rows."""
    book = openpyxl.load_workbook(io.BytesIO(project.template(unit, year)))
    for table, records in rows.items():
        for number, record in enumerate(records):
            for name, value in record.items():
                book[sheet_name(schema.SENT[table].title)][cell_of(table, name, number)] = value
    return book


def cell_of(table: str, column: str, row: int = 0) -> str:
    """Return the address in the entry workbook of a column in the n-th record."""
    return f"{openpyxl.utils.get_column_letter(schema.SENT[table].asked.index(column) + 1)}{FIRST + row}"


def at(table: str, column: str, row: int = 0) -> tuple[str, str]:
    """Return sheet and address of a cell of the entry workbook."""
    return sheet_name(schema.SENT[table].title), cell_of(table, column, row)


def drawn(sheets: Mapping[str, Sequence[str]], merged: Mapping[str, str] | None = None) -> Workbook:
    """Return a workbook drawn as text: one string a row, cells between "|", whole and decimal numbers as numbers."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, lines in sheets.items():
        sheet = book.create_sheet(name)
        for row, line in enumerate(lines, start=1):
            for col, text in enumerate(line.split("|"), start=1):
                if text.strip():
                    sheet.cell(row, col, _value(text.strip()))
        for area in (merged or {}).get(name, "").split():
            sheet.merge_cells(area)
    return book


def _value(text: str) -> object:
    if re.fullmatch(r"0|[1-9]\d*", text):
        return int(text)
    return float(text) if re.fullmatch(r"\d+\.\d{1,2}", text) else text


def save(book: Workbook, path: Path) -> Path:
    """Save a workbook and return its path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)
    return path


PARAMS = load_params(Path(__file__).resolve().parent.parent / "params")
TODAY, COMPILED = dt.date(2025, 3, 1), dt.date(2025, 12, 31)


def take(folder: Path, books: Mapping[str, Workbook], **side: str) -> Intake:
    """Put workbooks and side files (lookups="table,...") into a folder, and return what the folder gives."""
    for name, book in books.items():
        save(book, folder / name)
    for name, text in side.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return take_in(read_folder(folder, PARAMS.units), PARAMS, load_dataset(folder, COMPILED), TODAY)


def values(intake: Intake, table: str, *columns: str) -> list[tuple[Any, ...]]:
    """Return columns of a canonical table row by row, in the order of the rows; unknown is None, a day a date."""
    frame = intake.tables[table][list(columns)].astype(object)
    return [tuple(_plain(value) for value in row) for row in frame.itertuples(index=False, name=None)]


def _plain(value: Any) -> Any:
    return None if pd.isna(value) else value.date() if isinstance(value, pd.Timestamp) else value


def found(intake: Intake, rule: str) -> list[tuple[str, str]]:
    """Return the cells (sheet, address) at which a rule found something, in order."""
    return sorted((item.sheet, item.cell) for item in intake.findings if item.rule == rule)


def rules(intake: Intake) -> set[str]:
    """Return which rules found something, without what is said of holders of certificates that sent no other table."""
    return {item.rule for item in intake.findings} - {"con_hieu_luc_thieu_so_lieu"}


def origin(intake: Intake, table: str, row: int, column: str) -> tuple[str, str, str]:
    """Return file, sheet and cell of a canonical value."""
    cells = intake.extra["origins"]
    (one,) = cells[cells["table"].eq(table) & cells["row"].eq(row) & cells["column"].eq(column)].itertuples(index=False)
    return (one.file, one.sheet, one.cell)
