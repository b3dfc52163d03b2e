"""Every word of the portal that is not a report's own, for its template and for its script."""

from __future__ import annotations

from collections.abc import Mapping

VERDICT_COUNTS = {"met": "đạt", "not_met": "chưa đạt", "undecided": "chưa đủ căn cứ"}
"""How a place in the list counts its verdicts."""

KINDS = {
    "plan": ("tong-ket", "Tổng kết cả kỳ kế hoạch"),
    "quality": ("so-lieu", "Chất lượng số liệu"),
    "communes": ("xa-phuong", "Xã, phường mới"),
    "province": ("tinh", "Toàn tỉnh theo năm"),
    "district": ("huyen", "Huyện, thành phố theo năm"),
}
STATES = {
    "ok": ("xong", "Lập xong, có số liệu"),
    "partial": ("trong", "Lập xong, chưa có số liệu"),
    "failed": ("loi", "Không lập được"),
    "absent": ("chua", "Chưa lập"),
}
"""Of each kind and state of a page: its word in the address, and how a reader sees it."""

WHOLE = "ca-ky"
"""What stands in the address for pages that speak of no single year."""

WORDS: Mapping[str, str] = {
    "synthetic": "DỮ LIỆU MINH HỌA – không phải số liệu thật",
    "no_script": (
        "Trình duyệt này không chạy mã của trang, nên không lọc, tìm và so sánh được (phần so sánh cần JavaScript). "
        "Mọi báo cáo vẫn liệt kê đủ dưới đây."
    ),
    "failed": "Báo cáo không lập được",
    "find": "Tìm và lọc báo cáo",
    "search": "Tìm theo chữ (không cần dấu)",
    "example": "ví dụ: dai tu 2024",
    "place": "Nơi",
    "year": "Năm",
    "kind": "Loại báo cáo",
    "state": "Tình trạng",
    "all": "Tất cả",
    "whole": "Cả kỳ, không theo năm",
    "unfilter": "Bỏ lọc",
    "shown": "{n} trên {of} báo cáo",
    "none": "Không có báo cáo nào khớp. Thử bỏ bớt điều kiện lọc, hoặc gõ tên huyện và năm, ví dụ “phu binh 2023”.",
    "top": "Cả kỳ kế hoạch",
    "province": "Toàn tỉnh theo năm",
    "districts": "Huyện, thành phố theo năm",
    "districts_note": (
        "Các huyện, thành phố như trước ngày 01/7/2025. Mỗi ô ghi kết quả các chỉ tiêu được xét; “chưa đủ căn cứ” nghĩa là số "
        "liệu hiện có chưa đủ để kết luận. Chỉ tiêu mà kế hoạch không giao cho huyện thì không xét."
    ),
    "compare": "So sánh hai huyện hoặc hai năm",
    "compare_what": "Muốn so sánh",
    "two_places": "hai huyện, thành phố trong cùng một năm",
    "two_years": "hai năm của cùng một nơi",
    "first_place": "Nơi thứ nhất",
    "second_place": "Nơi thứ hai",
    "first_year": "Năm thứ nhất",
    "second_year": "Năm thứ hai",
    "choose": "– chọn –",
    "same_places": "Hãy chọn hai nơi khác nhau.",
    "same_years": "Hãy chọn hai năm khác nhau.",
    "unlike": "Chỉ so được hai huyện, thành phố trong cùng một năm, hoặc hai năm của cùng một nơi.",
    "unknown": "Không có báo cáo nào tên “{name}”.",
    "not_ready": "Chưa so sánh được. {pages}.",
    "state_of": "{title}: {says}",
    "absent": "chưa lập",
    "not_made": "không lập được",
    "nothing_judged": "không xét chỉ tiêu nào",
    "no_data": "chưa có số liệu nào của nơi này",
    "older": "lập từ phiên bản trước, cần lập lại",
    "result": "{a} và {b}",
    "year_head": "Năm {year}",
    "same_verdicts": "Kết luận về {of} chỉ tiêu giống nhau.",
    "other_verdicts": "Kết luận khác nhau ở {n} trên {of} chỉ tiêu: {ids}.",
    "targets": "Kết luận về các chỉ tiêu",
    "target": "Chỉ tiêu và ngưỡng",
    "differs": "kết luận khác nhau",
    "turns": "đổi theo cách hiểu",
    "targets_note": (
        "“Đổi theo cách hiểu”: có cách hiểu chỉ tiêu khác làm kết luận thay đổi, nêu trong báo cáo. Dấu “–” là chưa biết, không "
        "phải bằng không. Khác nhau giữa hai bên không cho biết nguyên nhân."
    ),
    "cards": "Số liệu chính",
    "card": "Số liệu",
    "scores": "Điểm theo nhóm giải pháp, thang 0–100",
    "score": "Nhóm giải pháp",
    "band": "khoảng có thể {band}",
    "rank": "thứ hạng {rank}",
    "scores_note": (
        "Mốc chấm điểm và trọng số là đề xuất, chưa văn bản nào quy định. Khoảng có thể là mức mà phần chưa biết có thể đưa điểm "
        "tới; hai khoảng chồng lên nhau thì chưa thể nói bên nào cao hơn. Các nhóm có mốc khác nhau nên chỉ so trong cùng một dòng."
    ),
    "no_scores": "Hai báo cáo này không có điểm theo nhóm giải pháp.",
    "mark": "dữ liệu minh họa",
    "sources": "Nguồn",
    "as_of": "ngày chốt {day}",
}  # fmt: skip
