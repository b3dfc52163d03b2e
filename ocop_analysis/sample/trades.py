"""What the made-up producers make: kinds of product of the region, and words for made-up names. No real name is in here."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Trade:
    """One line of trade: the word in a producer's name, group and set of its products (QĐ 148/QĐ-TTg), kinds of product.

    crop: what its raw-material areas grow. unit, price, output: how a year's output is counted, the range of the price of
    one unit (million VND) and of the yearly output of one product.
    """

    word: str
    group: str
    set_code: str
    kinds: tuple[str, ...]
    crop: str
    unit: str
    price: tuple[float, float]
    output: tuple[float, float]


TRADES = {
    "che": Trade(
        "chè", "thuc_pham", "5a",
        ("Chè tôm nõn", "Chè móc câu", "Chè đinh", "Trà búp xanh", "Trà ướp hoa nhài", "Trà túi lọc", "Hồng trà", "Trà bột"),
        "Chè", "kg", (0.25, 0.9), (1500, 6000),
    ),
    "mien": Trade("miến", "thuc_pham", "3b", ("Miến dong", "Miến dong sợi nhỏ", "Miến khoai"), "Dong riềng", "kg",
                  (0.06, 0.11), (9000, 40000)),
    "banh": Trade("bánh chưng", "thuc_pham", "3b", ("Bánh chưng vuông", "Bánh chưng gù", "Bánh khảo"), "Lúa nếp", "chiếc",
                  (0.04, 0.08), (15000, 60000)),
    "mat_ong": Trade("nuôi ong", "thuc_pham", "2b", ("Mật ong hoa rừng", "Mật ong hoa nhãn", "Mật ong bạc hà"), "Ong mật",
                     "lít", (0.18, 0.4), (800, 5000)),
    "nam": Trade("nấm", "thuc_pham", "3c", ("Nấm hương khô", "Nấm mộc nhĩ khô", "Nấm sò tươi", "Nấm linh chi lát"), "Nấm", "kg",
                 (0.1, 0.5), (1000, 8000)),
    "gao": Trade("gạo", "thuc_pham", "2a", ("Gạo nếp", "Gạo bao thai", "Gạo tẻ thơm", "Gạo lứt"), "Lúa", "kg",
                 (0.018, 0.04), (20000, 90000)),
    "mi_gao": Trade("mì gạo", "thuc_pham", "3b", ("Mì gạo", "Bún khô", "Bánh đa khô"), "Lúa", "kg", (0.03, 0.06),
                    (15000, 60000)),
    "gio": Trade("giò chả", "thuc_pham", "3d", ("Giò lụa", "Chả quế", "Lạp sườn", "Thịt gác bếp"), "Lợn", "kg", (0.15, 0.32),
                 (3000, 12000)),
    "rau": Trade("rau an toàn", "thuc_pham", "1a", ("Rau cải an toàn", "Bí xanh", "Dưa lưới", "Cà chua bi"), "Rau", "kg",
                 (0.015, 0.05), (15000, 60000)),
    "na": Trade("na", "thuc_pham", "1a", ("Quả na", "Quả bưởi", "Quả thanh long ruột đỏ"), "Cây ăn quả", "kg", (0.03, 0.06),
                (15000, 70000)),
    "duoc": Trade("dược liệu", "duoc_lieu", "1", ("Cao cà gai leo", "Viên nghệ mật ong", "Trà dây túi lọc"), "Cây dược liệu",
                  "hộp", (0.08, 0.3), (2000, 9000)),
    "dan": Trade("mây tre đan", "thu_cong_my_nghe", "1", ("Giỏ mây đan", "Mành cọ", "Khay tre ghép"), "Mây, tre", "chiếc",
                 (0.05, 0.4), (1500, 7000)),
    "hoa": Trade("hoa cảnh", "sinh_vat_canh", "1", ("Hoa lan hồ điệp", "Hoa hồng chậu"), "Hoa", "chậu", (0.08, 0.25),
                 (2000, 9000)),
    "ruou": Trade("rượu", "do_uong", "1a", ("Rượu nếp men lá", "Rượu ngô men lá"), "Lúa nếp", "lít", (0.06, 0.15), (3000, 15000)),
    "du_lich": Trade("du lịch cộng đồng", "du_lich", "1", ("Điểm du lịch cộng đồng", "Tuyến tham quan nương chè"), "Chè", "lượt khách",
                     (0.1, 0.5), (2000, 9000)),
}  # fmt: skip

DISTRICT_TRADES: dict[str, dict[str, float]] = {
    "164": {"che": 6, "gio": 2, "rau": 2, "hoa": 1, "du_lich": 1, "mat_ong": 1},
    "165": {"che": 4, "rau": 2, "gio": 1, "nam": 1, "ruou": 1},
    "167": {"che": 3, "gao": 3, "mi_gao": 2, "mat_ong": 1, "duoc": 1, "dan": 1},
    "168": {"che": 5, "banh": 3, "mat_ong": 1, "duoc": 1, "gao": 1},
    "169": {"che": 5, "mien": 3, "mat_ong": 1, "nam": 1, "na": 1},
    "170": {"na": 3, "nam": 2, "che": 2, "mi_gao": 1, "mat_ong": 1},
    "171": {"che": 7, "nam": 2, "duoc": 1, "du_lich": 1},
    "172": {"che": 3, "mat_ong": 2, "gao": 2, "dan": 1, "hoa": 1},
    "173": {"gao": 3, "gio": 2, "rau": 1, "ruou": 1, "na": 1, "dan": 1},
}
"""How likely each trade is in a district; invented, only the kinds of the region are real."""

FIRST_WORDS = (
    "Nắng", "Sương", "Mây", "Gió", "Trăng", "Suối", "Đồi", "Nương", "Khe", "Rừng", "Đá", "Hoa", "Bến", "Cầu", "Chim", "Vườn",
    "Thung", "Lúa", "Lá", "Mưa", "Ghềnh", "Đèo", "Bóng", "Hương", "Ráng", "Vầng", "Cội", "Mạch",
)  # fmt: skip
SECOND_WORDS = (
    "Ngà",
    "Tím",
    "Biếc",
    "Lam",
    "Bạc",
    "Hồng",
    "Mơ",
    "Thưa",
    "Sớm",
    "Vàng",
    "Nhạt",
    "Ngân",
    "Tơ",
    "Xanh Mẫu",
)
