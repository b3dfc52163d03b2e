"""The tables. Source of the layout: proposed (no complete register of the province has been published); see docs/du-lieu.md."""

from __future__ import annotations

from collections.abc import Mapping

from . import codes
from .model import Column, Table

PERSONS, MONEY, AREA, WEIGHT = "người", "triệu đồng", "ha", "tấn"
YEAR = {"year": Column("integer", "Năm", required=True, low=2018, high=2035, note="năm của số liệu")}
SENT_BY = {"district_code": Column("district", "Đơn vị gửi", derived=True)}
ORIGIN = {
    "source_file": Column("text", "Tệp nguồn", derived=True),
    "source_sheet": Column("text", "Trang tính nguồn", derived=True),
    "source_row": Column("integer", "Dòng nguồn", derived=True),
}


def _text(label: str, **more: object) -> Column:
    return Column("text", label, **more)  # type: ignore[arg-type]


def _code(label: str, codes: Mapping[str, str], **more: object) -> Column:
    return Column("code", label, codes, **more)  # type: ignore[arg-type]


def _date(label: str, **more: object) -> Column:
    return Column("date", label, **more)  # type: ignore[arg-type]


def _yes_no(label: str, **more: object) -> Column:
    return Column("yes_no", label, **more)  # type: ignore[arg-type]


def _count(label: str, unit: str = "", **more: object) -> Column:
    return Column("integer", label, unit=unit, low=0, **more)  # type: ignore[arg-type]


def _amount(label: str, unit: str, **more: object) -> Column:
    return Column("number", label, unit=unit, low=0, **more)  # type: ignore[arg-type]


def _producer(**more: object) -> Column:
    return Column("text", "Mã chủ thể", refers="producers", **more)  # type: ignore[arg-type]


def _product(**more: object) -> Column:
    return Column("text", "Mã sản phẩm", refers="products", **more)  # type: ignore[arg-type]


COMMUNE = Column("commune", "Xã, phường, thị trấn")

TABLES: dict[str, Table] = {
    "producers": Table(
        "Chủ thể OCOP", "một chủ thể trong một năm", "state", ("producer_id", "year"),
        {
            "producer_id": _text("Mã chủ thể", required=True),
            **YEAR,
            "name": _text("Tên chủ thể", required=True),
            "producer_type": _code("Loại hình", codes.PRODUCER_TYPES),
            "registration_no": _text("Số đăng ký kinh doanh"),
            "tax_code": _text("Mã số thuế", note="10 hoặc 13 chữ số"),
            "established_on": _date("Ngày thành lập"),
            "legal_form_changed_on": _date("Ngày chuyển đổi loại hình"),
            "previous_type": _code("Loại hình trước khi chuyển đổi", codes.PRODUCER_TYPES),
            "commune_code": COMMUNE,
            "address_raw": _text("Địa chỉ"),
            "head_name": _text("Người đại diện", personal=True),
            "head_gender": _code("Giới tính người đại diện", codes.GENDERS, personal=True),
            "head_ethnicity": _code("Dân tộc người đại diện", codes.ETHNICITIES, personal=True),
            "women_own_51": _yes_no("Nữ nắm từ 51% vốn"),
            "women_in_management": _yes_no("Có nữ tham gia quản lý"),
            "minority_majority": _yes_no("Đa số thành viên là người dân tộc thiểu số"),
            "phone": _text("Điện thoại", personal=True),
            "email": _text("Thư điện tử", personal=True),
            "members_count": _count("Số thành viên", PERSONS),
            "size_class": _code("Quy mô doanh nghiệp", codes.SIZES),
            "is_active": _yes_no("Đang hoạt động"),
            "is_named": _yes_no("Có tên trong nguồn", derived=True),
            **SENT_BY, **ORIGIN,
        },
    ),
    "products": Table(
        "Sản phẩm OCOP", "một sản phẩm trong một năm", "state", ("product_id", "year"),
        {
            "product_id": _text("Mã sản phẩm", required=True),
            **YEAR,
            "national_code": _text("Mã số quốc gia"),
            "name": _text("Tên sản phẩm", required=True),
            "producer_id": _producer(required=True),
            "product_group": _code("Nhóm sản phẩm", codes.PRODUCT_GROUPS),
            "set_code": _text("Phân nhóm"),
            "commune_code": Column("commune", "Xã, phường, thị trấn nơi sản xuất"),
            "is_set": _yes_no("Là bộ sản phẩm"),
            "craft_village_id": _text("Mã làng nghề", refers="craft_villages"),
            "predecessor_product_id": _text("Mã sản phẩm trước đó", note="khi sản phẩm đổi tên hoặc đổi chủ thể"),
            "has_support_activity": _yes_no("Được hỗ trợ củng cố, nâng cấp"),
            "is_sold": _yes_no("Còn được bán"),
            "commune_raw": _text("Xã, phường (theo nguồn)", derived=True),
            "group_is_inferred": _yes_no("Nhóm do suy ra", derived=True),
            **SENT_BY, **ORIGIN,
        },
    ),
    "registrations": Table(
        "Đăng ký đánh giá", "một lượt đăng ký", "event", ("registration_id",),
        {
            "registration_id": _text("Mã đăng ký", required=True),
            **YEAR,
            "product_id": _product(),
            "proposed_name": _text("Tên sản phẩm đăng ký"),
            "producer_id": _producer(required=True),
            "kind": _code("Hình thức đăng ký", codes.REGISTRATION_KINDS, required=True),
            "registered_on": _date("Ngày đăng ký"),
            "dossier_complete_on": _date("Ngày đủ hồ sơ"),
            "level": _code("Cấp đánh giá", codes.LEVELS),
            **SENT_BY, **ORIGIN,
        },
    ),
    "evaluations": Table(
        "Đánh giá, phân hạng", "một lượt đánh giá của hội đồng", "event", ("evaluation_id",),
        {
            "evaluation_id": _text("Mã đánh giá", required=True),
            "product_id": _product(required=True),
            "council_level": _code("Hội đồng cấp", codes.LEVELS),
            "held_on": _date("Ngày họp hội đồng"),
            "score": Column("number", "Điểm đánh giá", low=0, high=100),
            "result_stars": Column("integer", "Kết quả phân hạng", low=0, high=5),
            "outcome": _code("Kết luận", codes.OUTCOMES),
            **SENT_BY, **ORIGIN,
        },
    ),
    "certificates": Table(
        "Giấy chứng nhận", "một sản phẩm trong một quyết định công nhận", "event", ("cert_id",),
        {
            "cert_id": _text("Mã lần công nhận", required=True),
            "product_id": _product(required=True),
            "producer_id": Column("text", "Mã chủ thể khi đó", refers="producers", required=True),
            "event": _code("Lần công nhận", codes.EVENTS),
            "stars": Column("integer", "Hạng sao", required=True, low=3, high=5),
            "potential_5": _yes_no("Tiềm năng 5 sao"),
            "score": Column("number", "Điểm", low=0, high=100),
            "decision_no": _text("Số quyết định"),
            "decided": Column("span", "Ngày quyết định", required=True, note="ngày; nếu chỉ rõ tháng hoặc năm thì ghi tháng, năm"),
            "level": _code("Cấp công nhận", codes.LEVELS),
            "notice_on": _date("Ngày thông báo sắp hết hạn"),
            "revoked_on": _date("Ngày thu hồi"),
            "revoked_reason": _text("Lý do thu hồi"),
            "ends": Column("span", "Ngày hết hiệu lực", derived=True),
            "criteria_version": _text("Bộ tiêu chí", derived=True),
            "source_ids": _text("Nguồn", derived=True),
            **SENT_BY, **ORIGIN,
        },
    ),
    "workforce": Table(
        "Lao động", "một chủ thể trong một năm", "state", ("producer_id", "year"),
        {
            "producer_id": _producer(required=True),
            **YEAR,
            "workers_total": _count("Tổng số lao động", PERSONS),
            "workers_female": _count("Lao động nữ", PERSONS),
            "workers_ethnic": _count("Lao động là người dân tộc thiểu số", PERSONS),
            "workers_local": _count("Lao động địa phương", PERSONS),
            "workers_seasonal": _count("Lao động thời vụ", PERSONS),
            "trained_certified": _count("Lao động có bằng cấp, chứng chỉ", PERSONS, note="đào tạo từ 3 tháng trở lên"),
            "trained_short": _count("Lao động chỉ qua lớp ngắn hạn", PERSONS),
            "insured_workers": _count("Lao động đóng bảo hiểm xã hội", PERSONS),
            "mean_income_mvnd": _amount("Thu nhập bình quân tháng", MONEY),
            **SENT_BY, **ORIGIN,
        },
    ),
    "sales_channels": Table(
        "Kênh bán hàng", "một kênh của một chủ thể trong một năm", "state", ("channel_id", "year"),
        {
            "channel_id": _text("Mã kênh", required=True),
            **YEAR,
            "producer_id": _producer(required=True),
            "product_id": _product(),
            "channel_type": _code("Loại kênh", codes.CHANNELS, required=True),
            "channel_name": _text("Tên kênh"),
            "started": Column("span", "Ngày bắt đầu bán"),
            "ended_on": _date("Ngày ngừng bán"),
            "revenue_mvnd": _amount("Doanh thu qua kênh", MONEY),
            "had_sales_12_months": _yes_no("Có doanh thu trong 12 tháng"),
            **SENT_BY, **ORIGIN,
        },
    ),
    "value_chains": Table(
        "Chuỗi giá trị", "chuỗi giá trị của một chủ thể trong một năm", "state", ("producer_id", "year"),
        {
            "producer_id": _producer(required=True),
            **YEAR,
            "has_linkage": _yes_no("Có liên kết chuỗi"),
            "partners": _text("Đối tác liên kết"),
            "households_linked": _count("Số hộ liên kết", "hộ"),
            "poor_households": _count("Số hộ nghèo tham gia", "hộ"),
            "input_total_t": _amount("Nguyên liệu sử dụng", WEIGHT),
            "input_local_t": _amount("Nguyên liệu trong tỉnh", WEIGHT),
            "circular_practices": Column("codes", "Thực hành tuần hoàn", codes.CIRCULAR_PRACTICES),
            "meets_t07": _yes_no("Đạt chuỗi giá trị tuần hoàn, OCOP xanh"),
            "assessed_on": _date("Ngày đánh giá chuỗi"),
            "valid_to": _date("Kết quả có giá trị đến"),
            **SENT_BY, **ORIGIN,
        },
    ),
    "material_areas": Table(
        "Vùng nguyên liệu", "một vùng nguyên liệu trong một năm", "state", ("area_id", "year"),
        {
            "area_id": _text("Mã vùng nguyên liệu", required=True),
            **YEAR,
            "producer_id": _producer(required=True),
            "product_id": _product(),
            "commune_code": Column("commune", "Xã có vùng nguyên liệu"),
            "crop": _text("Cây trồng, vật nuôi"),
            "area_ha": _amount("Diện tích", AREA),
            "ownership": _code("Hình thức", codes.OWNERSHIPS),
            "contract_years": _count("Thời hạn hợp đồng", "năm"),
            "started": Column("span", "Ngày bắt đầu"),
            "ended_on": _date("Ngày kết thúc"),
            "growing_area_code": _text("Mã số vùng trồng"),
            "certification": _code("Chứng nhận vùng nguyên liệu", codes.AREA_CERTIFICATIONS),
            "certificate_valid_to": _date("Chứng nhận có giá trị đến"),
            **SENT_BY, **ORIGIN,
        },
    ),
    "activities": Table(
        "Hoạt động", "một hoạt động của chương trình", "event", ("activity_id",),
        {
            "activity_id": _text("Mã hoạt động", required=True),
            "solution_group": _code("Nhóm giải pháp", codes.SOLUTION_GROUPS, required=True),
            "activity_type": _code("Loại hoạt động", codes.ACTIVITY_TYPES, required=True),
            "title": _text("Tên hoạt động"),
            "starts": Column("span", "Ngày bắt đầu hoạt động", required=True),
            "ends_on": _date("Ngày kết thúc hoạt động"),
            "level": _code("Cấp tổ chức", codes.PLACES_OF_WORK),
            "organiser": _text("Đơn vị tổ chức"),
            "commune_code": Column("commune", "Xã nơi tổ chức"),
            "participants_total": _count("Số lượt người tham gia", "lượt"),
            "participants_female": _count("Số lượt nữ tham gia", "lượt"),
            "participants_ethnic": _count("Số lượt người dân tộc thiểu số tham gia", "lượt"),
            "outputs_count": _count("Số tin, bài, sản phẩm truyền thông"),
            "contracts_signed": _count("Số hợp đồng, biên bản ký kết"),
            "sales_mvnd": _amount("Doanh số tại sự kiện", MONEY),
            "budget_line_id": _text("Mã dòng kinh phí", refers="budget_lines"),
            **SENT_BY, **ORIGIN,
        },
    ),
    "activity_participants": Table(
        "Chủ thể tham gia hoạt động", "một chủ thể (một sản phẩm) trong một hoạt động", "event",
        ("activity_id", "producer_id", "product_id"),
        {
            "activity_id": _text("Mã hoạt động", refers="activities", required=True),
            "producer_id": _producer(required=True),
            "product_id": _product(),
            "persons": _count("Số người tham gia", PERSONS),
            **SENT_BY, **ORIGIN,
        },
    ),
    "programme_staff": Table(
        "Cán bộ phụ trách", "một vị trí phụ trách OCOP trong một năm", "state", ("staff_id", "year"),
        {
            "staff_id": _text("Mã vị trí", required=True, note="không ghi họ tên"),
            **YEAR,
            "level": _code("Cấp", codes.PLACES_OF_WORK, required=True),
            "office": _text("Cơ quan"),
            "commune_code": Column("commune", "Xã phụ trách"),
            "is_full_time": _yes_no("Chuyên trách"),
            "active_from": _date("Phụ trách từ ngày"),
            "active_to": _date("Phụ trách đến ngày"),
            "last_training_on": _date("Ngày tập huấn gần nhất"),
            **SENT_BY, **ORIGIN,
        },
    ),
    "budget_lines": Table(
        "Kinh phí", "một dòng kinh phí", "event", ("budget_line_id",),
        {
            "budget_line_id": _text("Mã dòng kinh phí", required=True),
            **YEAR,
            "solution_group": _code("Nhóm giải pháp", codes.SOLUTION_GROUPS, required=True),
            "producer_id": _producer(),
            "source": _code("Nguồn vốn", codes.BUDGET_SOURCES, required=True),
            "planned_mvnd": _amount("Kinh phí kế hoạch", MONEY),
            "allocated_mvnd": _amount("Kinh phí giao", MONEY),
            "disbursed_mvnd": _amount("Kinh phí giải ngân", MONEY),
            "is_carried_over": _yes_no("Có vốn chuyển nguồn"),
            **SENT_BY, **ORIGIN,
        },
    ),
    "inspections": Table(
        "Kiểm tra, giám sát", "một lượt kiểm tra", "event", ("inspection_id",),
        {
            "inspection_id": _text("Mã kiểm tra", required=True),
            "inspected_on": _date("Ngày kiểm tra", required=True),
            "producer_id": _producer(),
            "product_id": _product(),
            "level": _code("Cấp kiểm tra", codes.PLACES_OF_WORK),
            "result": _code("Kết quả kiểm tra", codes.INSPECTION_RESULTS),
            "violation_type": _text("Nội dung vi phạm"),
            "due_on": _date("Hạn khắc phục"),
            "resolved_on": _date("Ngày khắc phục xong"),
            **SENT_BY, **ORIGIN,
        },
    ),
    "sales_points": Table(
        "Điểm giới thiệu và bán sản phẩm", "một điểm bán trong một năm", "state", ("point_id", "year"),
        {
            "point_id": _text("Mã điểm bán", required=True),
            **YEAR,
            "name": _text("Tên điểm bán", required=True),
            "level": _code("Cấp của điểm bán", codes.PLACES_OF_WORK),
            "commune_code": Column("commune", "Xã có điểm bán"),
            "opened_on": _date("Ngày mở"),
            "upgraded_on": _date("Ngày hoàn thiện, nâng cấp"),
            "closed_on": _date("Ngày đóng"),
            "meets_950": _yes_no("Đạt tiêu chí QĐ 950/QĐ-BCT"),
            **SENT_BY, **ORIGIN,
        },
    ),
    "business_results": Table(
        "Kết quả kinh doanh", "một sản phẩm (hoặc cả chủ thể) trong một năm", "state", ("producer_id", "product_id", "year"),
        {
            "producer_id": _producer(required=True),
            "product_id": _product(),
            **YEAR,
            "revenue_mvnd": _amount("Doanh thu", MONEY),
            "output": Column("number", "Sản lượng", low=0),
            "output_unit": _text("Đơn vị sản lượng"),
            "price_mvnd": _amount("Giá bán một đơn vị", MONEY),
            "export_mvnd": _amount("Doanh thu xuất khẩu", MONEY),
            **SENT_BY, **ORIGIN,
        },
    ),
    "digital_features": Table(
        "Chuyển đổi số của sản phẩm", "một sản phẩm trong một năm", "state", ("product_id", "year"),
        {
            "product_id": _product(required=True),
            **YEAR,
            "has_traceability": _yes_no("Có truy xuất nguồn gốc"),
            "has_qr": _yes_no("Có mã QR"),
            "has_gs1_barcode": _yes_no("Có mã vạch GS1"),
            "is_dossier_digital": _yes_no("Hồ sơ được số hóa"),
            "ip_registered": Column("codes", "Sở hữu trí tuệ đã đăng ký", codes.IP_KINDS),
            "website": _text("Trang mạng"),
            **SENT_BY, **ORIGIN,
        },
    ),
    "product_certificates": Table(
        "Chứng nhận chất lượng", "một chứng nhận chất lượng của một sản phẩm", "event", ("product_id", "kind", "number"),
        {
            "product_id": _product(required=True),
            "kind": _code("Loại chứng nhận", codes.CERTIFICATE_KINDS, required=True),
            "number": _text("Số chứng nhận"),
            "valid_from": _date("Có giá trị từ"),
            "valid_to": _date("Có giá trị đến"),
            **SENT_BY, **ORIGIN,
        },
    ),
    "craft_villages": Table(
        "Làng nghề", "một làng nghề được công nhận", "event", ("craft_village_id",),
        {
            "craft_village_id": _text("Mã làng nghề", required=True),
            "name": _text("Tên làng nghề", required=True),
            "commune_code": Column("commune", "Xã có làng nghề"),
            "recognised_on": _date("Ngày công nhận làng nghề"),
            **SENT_BY, **ORIGIN,
        },
    ),
    "plan_allocations": Table(
        "Chỉ tiêu giao", "một chỉ tiêu giao cho một đơn vị trong một năm", "event", ("target_id", "unit_code", "year"),
        {
            "target_id": _code("Chỉ tiêu", codes.TARGETS, required=True),
            "unit_code": Column("district", "Đơn vị được giao", required=True),
            **YEAR,
            "planned": Column("number", "Số được giao", low=0, required=True),
            **SENT_BY, **ORIGIN,
        },
    ),
    "figures": Table(
        "Số liệu công bố", "một con số công bố", "event", ("figure_id",),
        {
            "figure_id": _text("Mã số liệu"),
            "area_level": _text("Cấp"),
            "area": _text("Nơi"),
            "unit_code": _text("Mã đơn vị"),
            "territory": _code("Lãnh thổ", codes.TERRITORIES),
            "indicator": _text("Chỉ tiêu công bố"),
            "solution_group": _text("Nhóm giải pháp"),
            "targets": _text("Mục tiêu liên quan"),
            "value": Column("number", "Giá trị"),
            "unit": _text("Đơn vị tính"),
            "as_of": Column("span", "Thời điểm"),
            "is_stock": _yes_no("Là số tích lũy đến thời điểm"),
            "period_from": Column("integer", "Kỳ, năm đầu"),
            "period_to": Column("integer", "Kỳ, năm cuối"),
            "exactness": _code("Độ chính xác", codes.EXACTNESS),
            "is_goal": _yes_no("Là mục tiêu"),
            "source_ids": _text("Nguồn"),
            **ORIGIN,
        },
        sent=False,
    ),
    "sources": Table(
        "Nguồn công bố", "một trang mạng đã đọc", "event", ("source_id",),
        {
            "source_id": _text("Mã nguồn"),
            "publisher": _text("Nơi công bố"),
            "url": _text("Địa chỉ"),
            "published_on": _text("Ngày công bố"),
            **ORIGIN,
        },
        sent=False,
    ),
}  # fmt: skip
