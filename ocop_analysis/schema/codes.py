"""Code lists: what a coded column may hold, and how a reader calls each code.

Sources: design.md and the data model of the project (docs/du-lieu.md); the lists are proposed except where a decision
names them (star bands, levels and product groups: params/rules.yml).
"""

from __future__ import annotations

PRODUCER_TYPES = {
    "htx": "Hợp tác xã",
    "lien_hiep_htx": "Liên hiệp hợp tác xã",
    "to_hop_tac": "Tổ hợp tác",
    "doanh_nghiep": "Doanh nghiệp",
    "ho_kinh_doanh": "Hộ kinh doanh",
    "trang_trai": "Trang trại",
    "khac": "Khác",
}
SIZES = {"sieu_nho": "Siêu nhỏ", "nho": "Nhỏ", "vua": "Vừa", "lon": "Lớn"}
GENDERS = {"nu": "Nữ", "nam": "Nam"}
ETHNICITIES = {
    "kinh": "Kinh",
    "tay": "Tày",
    "nung": "Nùng",
    "san_diu": "Sán Dìu",
    "san_chay": "Sán Chay",
    "dao": "Dao",
    "mong": "Mông",
    "hoa": "Hoa",
    "khac_dtts": "Dân tộc thiểu số khác",
}
PRODUCT_GROUPS = {
    "thuc_pham": "Thực phẩm",
    "do_uong": "Đồ uống",
    "duoc_lieu": "Dược liệu và sản phẩm từ dược liệu",
    "thu_cong_my_nghe": "Thủ công mỹ nghệ",
    "sinh_vat_canh": "Sinh vật cảnh",
    "du_lich": "Dịch vụ du lịch",
}
EVENTS = {
    "moi": "Công nhận lần đầu",
    "cong_nhan_lai": "Công nhận lại",
    "nang_hang": "Nâng hạng",
    "ha_hang": "Hạ hạng",
    "khong_ro": "Không rõ lần thứ mấy",
}
REGISTRATION_KINDS = {"moi": "Đăng ký mới", "cong_nhan_lai": "Đăng ký công nhận lại", "nang_hang": "Đăng ký nâng hạng"}
LEVELS = {"huyen": "Cấp huyện", "tinh": "Cấp tỉnh", "trung_uong": "Trung ương"}
PLACES_OF_WORK = {"tinh": "Tỉnh", "huyen": "Huyện", "xa": "Xã"}
OUTCOMES = {"dat": "Đạt", "khong_dat": "Không đạt", "hoan_thien": "Phải hoàn thiện hồ sơ"}
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
CIRCULAR_PRACTICES = {
    "u_phan": "Ủ phân hữu cơ",
    "tai_che_phu_pham": "Tái chế phụ phẩm",
    "nang_luong_tai_tao": "Năng lượng tái tạo",
    "bao_bi_xanh": "Bao bì xanh",
    "nuoc_tuan_hoan": "Nước tuần hoàn",
    "khac": "Khác",
    "khong": "Không có",
}
OWNERSHIPS = {"so_huu": "Đất của chủ thể", "hop_dong": "Hợp đồng liên kết"}
AREA_CERTIFICATIONS = {"vietgap": "VietGAP", "globalgap": "GlobalGAP", "huu_co": "Hữu cơ", "khong": "Chưa chứng nhận"}
ACTIVITY_TYPES = {
    "truyen_thong": "Truyền thông",
    "tap_huan": "Tập huấn",
    "hoi_cho": "Hội chợ",
    "ket_noi": "Kết nối cung cầu",
    "mo_hinh_khcn": "Mô hình khoa học công nghệ",
    "ho_tro_ho_so": "Hỗ trợ hồ sơ",
    "kiem_tra": "Kiểm tra",
    "hoi_nghi": "Hội nghị",
    "khac": "Khác",
}
BUDGET_SOURCES = {
    "nstw": "Ngân sách trung ương",
    "ns_tinh": "Ngân sách tỉnh",
    "ns_huyen": "Ngân sách huyện",
    "ns_xa": "Ngân sách xã",
    "long_ghep": "Vốn lồng ghép",
    "tin_dung": "Vốn tín dụng",
    "doanh_nghiep_htx_dan": "Vốn doanh nghiệp, HTX, người dân",
    "khac": "Khác",
}
INSPECTION_RESULTS = {"dat": "Đạt", "vi_pham": "Vi phạm", "nhac_nho": "Nhắc nhở"}
IP_KINDS = {
    "nhan_hieu": "Nhãn hiệu",
    "chi_dan_dia_ly": "Chỉ dẫn địa lý",
    "kieu_dang": "Kiểu dáng công nghiệp",
    "khong": "Chưa đăng ký",
}
CERTIFICATE_KINDS = {
    "attp": "An toàn thực phẩm",
    "haccp": "HACCP",
    "iso22000": "ISO 22000",
    "gmp": "GMP",
    "vietgap": "VietGAP",
    "huu_co": "Hữu cơ",
    "khac": "Khác",
}
SOLUTION_GROUPS = {f"g{number:02d}": f"Nhóm giải pháp {number}" for number in range(1, 11)}
TARGETS = {f"T{number:02d}": f"Chỉ tiêu T{number:02d}" for number in range(1, 13)}
TERRITORIES = {"old": "trước 01/7/2025", "new": "sau sáp nhập"}
EXACTNESS = {"exact": "đúng", "at_least": "ít nhất", "approx": "khoảng"}
