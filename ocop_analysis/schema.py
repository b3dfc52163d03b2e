"""The canonical tables: what a row is, which columns it has, of which type, and how a reader calls them.

Types: text, code (one of `codes`), integer, number, date (a day), yes_no. Empty means unknown, never zero.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

DTYPES = {
    "text": "string",
    "code": "string",
    "integer": "Int64",
    "number": "Float64",
    "date": "datetime64[ms]",
    "yes_no": "boolean",
}

PRODUCER_TYPES = {
    "htx": "Hợp tác xã",
    "lien_hiep_htx": "Liên hiệp hợp tác xã",
    "to_hop_tac": "Tổ hợp tác",
    "doanh_nghiep": "Doanh nghiệp",
    "ho_kinh_doanh": "Hộ kinh doanh",
    "trang_trai": "Trang trại",
    "khac": "Khác",
}
EVENTS = {
    "moi": "Công nhận lần đầu",
    "cong_nhan_lai": "Công nhận lại",
    "nang_hang": "Nâng hạng",
    "ha_hang": "Hạ hạng",
    "khong_ro": "Không rõ lần thứ mấy",
}
PRODUCT_GROUPS = {
    "thuc_pham": "Thực phẩm",
    "do_uong": "Đồ uống",
    "duoc_lieu": "Dược liệu và sản phẩm từ dược liệu",
    "thu_cong_my_nghe": "Thủ công mỹ nghệ",
    "sinh_vat_canh": "Sinh vật cảnh",
    "du_lich": "Dịch vụ du lịch",
}
SIZES = {"sieu_nho": "Siêu nhỏ", "nho": "Nhỏ", "vua": "Vừa", "lon": "Lớn"}
LEVELS = {"huyen": "Cấp huyện", "tinh": "Cấp tỉnh", "trung_uong": "Trung ương"}
CHANNELS = {
    "sieu_thi": "Siêu thị",
    "trung_tam_thuong_mai": "Trung tâm thương mại",
    "cua_hang_tien_loi": "Cửa hàng tiện lợi",
    "chuoi_ban_le": "Chuỗi bán lẻ",
    "san_tmdt": "Sàn thương mại điện tử",
    "website_rieng": "Trang mạng riêng",
    "mang_xa_hoi": "Mạng xã hội",
    "cua_hang_ocop": "Cửa hàng OCOP",
    "dai_ly": "Đại lý",
    "cho": "Chợ",
    "hoi_cho": "Hội chợ",
    "tai_co_so": "Tại cơ sở",
    "xuat_khau": "Xuất khẩu",
}


@dataclass(frozen=True)
class Column:
    """One column: its type, its Vietnamese heading, and the codes that it may hold."""

    kind: str
    label: str
    codes: Mapping[str, str] | None = None


def _source() -> dict[str, Column]:
    return {"source_file": Column("text", "Tệp nguồn"), "source_row": Column("integer", "Dòng nguồn")}


TABLES: dict[str, dict[str, Column]] = {
    # one row per maker of OCOP products
    "producers": {
        "producer_id": Column("text", "Mã chủ thể"),
        "name": Column("text", "Tên chủ thể"),
        "producer_type": Column("code", "Loại hình", PRODUCER_TYPES),
        "size_class": Column("code", "Quy mô", SIZES),
        "district_code": Column("text", "Huyện"),
        "is_named": Column("yes_no", "Có tên trong nguồn"),
        "head_is_woman": Column("yes_no", "Người đứng đầu là nữ"),
        "head_is_minority": Column("yes_no", "Người đứng đầu là người dân tộc thiểu số"),
        "women_own_51": Column("yes_no", "Nữ nắm từ 51% vốn"),
        "women_in_management": Column("yes_no", "Có nữ tham gia quản lý"),
        "minority_majority": Column("yes_no", "Đa số thành viên là người dân tộc thiểu số"),
        **_source(),
    },
    # one row per product
    "products": {
        "product_id": Column("text", "Mã sản phẩm"),
        "name": Column("text", "Tên sản phẩm"),
        "producer_id": Column("text", "Mã chủ thể"),
        "district_code": Column("text", "Huyện"),
        "commune_raw": Column("text", "Xã, phường (theo nguồn)"),
        "product_group": Column("code", "Nhóm sản phẩm", PRODUCT_GROUPS),
        "group_is_inferred": Column("yes_no", "Nhóm do suy ra"),
        "has_support_activity": Column("yes_no", "Có hoạt động hỗ trợ"),
        "is_sold": Column("yes_no", "Còn được bán"),
        **_source(),
    },
    # one row per recognition decision and product: the fact table
    "certificates": {
        "cert_id": Column("text", "Mã lần công nhận"),
        "product_id": Column("text", "Mã sản phẩm"),
        "producer_id": Column("text", "Chủ thể khi đó"),
        "district_code": Column("text", "Huyện"),
        "event": Column("code", "Sự kiện", EVENTS),
        "stars": Column("integer", "Hạng sao"),
        "potential_5": Column("yes_no", "Tiềm năng 5 sao"),
        "score": Column("number", "Điểm"),
        "decision_no": Column("text", "Số quyết định"),
        "decided_from": Column("date", "Ngày quyết định, sớm nhất"),
        "decided_to": Column("date", "Ngày quyết định, muộn nhất"),
        "ends_from": Column("date", "Ngày hết hiệu lực, sớm nhất"),
        "ends_to": Column("date", "Ngày hết hiệu lực, muộn nhất"),
        "revoked_on": Column("date", "Ngày thu hồi"),
        "level": Column("code", "Cấp công nhận", LEVELS),
        "criteria_version": Column("text", "Bộ tiêu chí"),
        "source_ids": Column("text", "Nguồn"),
        **_source(),
    },
    # one row per published figure
    "figures": {
        "figure_id": Column("text", "Mã số liệu"),
        "area_level": Column("text", "Cấp"),
        "area": Column("text", "Nơi"),
        "unit_code": Column("text", "Mã đơn vị"),
        "territory": Column("code", "Lãnh thổ", {"old": "trước 01/7/2025", "new": "sau sáp nhập"}),
        "indicator": Column("text", "Chỉ tiêu công bố"),
        "solution_group": Column("text", "Nhóm giải pháp"),
        "targets": Column("text", "Mục tiêu liên quan"),
        "value": Column("number", "Giá trị"),
        "unit": Column("text", "Đơn vị tính"),
        "as_of_from": Column("date", "Thời điểm, sớm nhất"),
        "as_of_to": Column("date", "Thời điểm, muộn nhất"),
        "is_stock": Column("yes_no", "Là số tích lũy đến thời điểm"),
        "period_from": Column("integer", "Kỳ, năm đầu"),
        "period_to": Column("integer", "Kỳ, năm cuối"),
        "exactness": Column("code", "Độ chính xác", {"exact": "đúng", "at_least": "ít nhất", "approx": "khoảng"}),
        "is_goal": Column("yes_no", "Là mục tiêu"),
        "source_ids": Column("text", "Nguồn"),
        **_source(),
    },
    # one row per page that the data rest on
    "sources": {
        "source_id": Column("text", "Mã nguồn"),
        "publisher": Column("text", "Nơi công bố"),
        "url": Column("text", "Địa chỉ"),
        "published_on": Column("text", "Ngày công bố"),
        **_source(),
    },
    # one row per producer and year
    "workforce": {
        "producer_id": Column("text", "Mã chủ thể"),
        "year": Column("integer", "Năm"),
        "workers_total": Column("integer", "Tổng số lao động"),
        "trained_certified": Column("integer", "Lao động có bằng cấp, chứng chỉ"),
        "trained_short": Column("integer", "Lao động chỉ qua lớp ngắn hạn"),
        **_source(),
    },
    # one row per producer and year
    "value_chains": {
        "producer_id": Column("text", "Mã chủ thể"),
        "year": Column("integer", "Năm"),
        "has_linkage": Column("yes_no", "Có liên kết chuỗi"),
        "is_circular": Column("yes_no", "Có thực hành tuần hoàn"),
        "owns_area": Column("yes_no", "Vùng nguyên liệu của chủ thể"),
        "contract_years": Column("integer", "Số năm hợp đồng vùng nguyên liệu"),
        "is_self_declared": Column("yes_no", "Chủ thể tự khai đạt"),
        **_source(),
    },
    # one row per producer and channel
    "sales_channels": {
        "producer_id": Column("text", "Mã chủ thể"),
        "channel_type": Column("code", "Loại kênh", CHANNELS),
        "started_on": Column("date", "Ngày bắt đầu"),
        "ended_on": Column("date", "Ngày kết thúc"),
        "had_sales_12_months": Column("yes_no", "Có doanh thu trong 12 tháng"),
        **_source(),
    },
    # one row per point that presents and sells OCOP products
    "sales_points": {
        "point_id": Column("text", "Mã điểm bán"),
        "name": Column("text", "Tên điểm bán"),
        "level": Column("code", "Cấp", {"tinh": "Tỉnh", "huyen": "Huyện", "xa": "Xã"}),
        "upgraded_on": Column("date", "Ngày hoàn thiện, nâng cấp"),
        "closed_on": Column("date", "Ngày đóng"),
        "meets_950": Column("yes_no", "Đạt tiêu chí QĐ 950"),
        **_source(),
    },
}
KEYS = {
    "producers": ["producer_id"],
    "products": ["product_id"],
    "certificates": ["cert_id"],
    "figures": ["figure_id"],
    "sources": ["source_id"],
}


def empty(table: str) -> pd.DataFrame:
    """Return the table without rows, with its columns and types.

    >>> list(empty("workforce").columns)[:2]
    ['producer_id', 'year']
    """
    return typed(table, pd.DataFrame())


def typed(table: str, rows: pd.DataFrame) -> pd.DataFrame:
    """Return `rows` with exactly the columns of `table`, in order and typed; a missing column is all unknown.

    Errors: ValueError for a column that the table does not have.
    """
    columns = TABLES[table]
    unknown = sorted(set(rows.columns) - set(columns))
    if unknown:
        raise ValueError(f"table {table} has no column {', '.join(unknown)}")
    cast = {
        name: pd.Series(rows.get(name), index=rows.index).astype(DTYPES[column.kind])
        for name, column in columns.items()
    }
    return pd.DataFrame(cast, index=rows.index).reset_index(drop=True)
