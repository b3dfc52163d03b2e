"""Other headings for the same columns, and headings in two or three rows; a test holds them against params/headings.csv."""

from __future__ import annotations

SYNONYMS: dict[tuple[str, str], tuple[str, ...]] = {
    ("producers", "name"): ("Chủ thể", "Tên chủ thể sản xuất", "Tên đơn vị"),
    ("producers", "producer_type"): ("Loại hình chủ thể", "Loại hình tổ chức"),
    ("producers", "head_name"): ("Họ và tên người đại diện", "Người đứng đầu"),
    ("producers", "head_gender"): ("Giới tính",),
    ("producers", "head_ethnicity"): ("Dân tộc",),
    ("producers", "phone"): ("Số điện thoại", "SĐT"),
    ("producers", "tax_code"): ("MST",),
    ("producers", "commune_code"): ("Xã/phường", "Xã/phường/thị trấn"),
    ("products", "name"): ("Tên SP", "Tên sản phẩm OCOP", "Sản phẩm"),
    ("products", "product_group"): ("Ngành hàng", "Nhóm sản phẩm"),
    ("certificates", "stars"): ("Xếp hạng", "Số sao", "Hạng"),
    ("certificates", "score"): ("Tổng điểm", "Điểm đánh giá"),
    ("certificates", "decision_no"): ("Số QĐ", "Quyết định công nhận"),
    ("certificates", "decided"): ("Ngày công nhận", "Ngày ban hành"),
    ("workforce", "workers_total"): ("Tổng lao động", "Số lao động"),
    ("workforce", "workers_female"): ("Lao động nữ", "LĐ nữ"),
    ("workforce", "workers_ethnic"): ("Lao động DTTS",),
    ("workforce", "insured_workers"): ("Lao động tham gia BHXH",),
    ("sales_channels", "channel_type"): ("Kênh tiêu thụ", "Kênh phân phối"),
    ("business_results", "output"): ("Sản lượng/năm", "Khối lượng"),
    ("material_areas", "growing_area_code"): ("MSVT", "Mã số vùng trồng"),
    ("activities", "title"): ("Nội dung hoạt động", "Nội dung"),
    ("activities", "starts"): ("Thời gian tổ chức", "Ngày tổ chức"),
    ("activities", "participants_total"): ("Số lượt người",),
    ("activities", "organiser"): ("Đơn vị thực hiện",),
    ("budget_lines", "source"): ("Nguồn kinh phí",),
    ("inspections", "inspected_on"): ("Thời gian kiểm tra",),
    ("inspections", "violation_type"): ("Tồn tại, vi phạm",),
    ("inspections", "due_on"): ("Thời hạn khắc phục",),
    ("evaluations", "held_on"): ("Ngày họp", "Ngày đánh giá"),
    ("evaluations", "council_level"): ("Cấp hội đồng",),
    ("registrations", "proposed_name"): ("Sản phẩm đăng ký",),
    ("registrations", "kind"): ("Hình thức", "Loại đăng ký"),
    ("value_chains", "partners"): ("Đơn vị liên kết",),
    ("value_chains", "circular_practices"): ("Kinh tế tuần hoàn",),
    ("sales_points", "name"): ("Tên điểm bán hàng",),
    ("sales_points", "opened_on"): ("Ngày khai trương",),
    ("digital_features", "has_traceability"): ("Truy xuất nguồn gốc",),
    ("digital_features", "has_qr"): ("Mã QR",),
    ("product_certificates", "number"): ("Số giấy chứng nhận",),
    ("programme_staff", "office"): ("Đơn vị công tác",),
    ("craft_villages", "name"): ("Tên làng nghề truyền thống",),
}
"""Headings of params/headings.csv that mean exactly one column of their own sheet."""

LEVELS: dict[str, dict[str, tuple[str, ...]]] = {
    "workforce": {
        "workers_total": ("Lao động (người)", "Tổng số"), "workers_female": ("Lao động (người)", "Trong đó", "Nữ"),
        "workers_ethnic": ("Lao động (người)", "Trong đó", "DTTS"),
    },
    "evaluations": {"score": ("Kết quả", "Điểm"), "result_stars": ("Kết quả", "Hạng")},
    "certificates": {"score": ("Kết quả", "Điểm"), "stars": ("Kết quả", "Hạng")},
    "activities": {
        "participants_total": ("Số lượt người tham gia", "Tổng số"), "participants_female": ("Số lượt người tham gia", "Nữ"),
        "participants_ethnic": ("Số lượt người tham gia", "DTTS"),
    },
    "budget_lines": {
        "planned_mvnd": ("Kinh phí (triệu đồng)", "Kế hoạch"), "allocated_mvnd": ("Kinh phí (triệu đồng)", "Giao"),
        "disbursed_mvnd": ("Kinh phí (triệu đồng)", "Giải ngân"),
    },
}  # fmt: skip
"""Headings in two or three rows, by table and column."""

WIDE_SOURCES = {
    "nstw": "NSTW", "ns_tinh": "NS tỉnh", "ns_huyen": "NS huyện", "ns_xa": "NS xã", "long_ghep": "Vốn lồng ghép",
    "tin_dung": "Vốn tín dụng", "doanh_nghiep_htx_dan": "Vốn DN, HTX, dân",
}  # fmt: skip
WIDE_CHANNEL_HEADS = {
    "sieu_thi": "Siêu thị", "san_tmdt": "Sàn TMĐT", "cua_hang_tien_loi": "Cửa hàng tiện lợi", "trung_tam_thuong_mai": "TTTM",
    "chuoi_ban_le": "Chuỗi bán lẻ", "website_rieng": "Website", "mang_xa_hoi": "Mạng xã hội", "cua_hang_ocop": "Cửa hàng OCOP",
    "dai_ly": "Đại lý", "cho": "Chợ truyền thống", "hoi_cho": "Hội chợ", "tai_co_so": "Bán tại cơ sở", "xuat_khau": "Xuất khẩu",
}  # fmt: skip
STT, NOTE, OTHER = "STT", "Ghi chú", "Ký hiệu lưu trữ"
