"""Take the pictures of docs/thu-vien-anh.md and write that page: `make gallery`. Needs Chromium; a picture weighs some 50 KB.

The pages are built for it, real and synthetic, and opened from the file system as readers do. A section is shown alone, so that
the picture is about one thing.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

DOCS = Path(__file__).resolve().parent
ROOT = DOCS.parent
FOLDER = DOCS / "images" / "thu-vien"
COLOURS = 48
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


@dataclass(frozen=True)
class Picture:
    """One picture: which section of which page ("" = all), at which size, and what it shows."""

    name: str
    data: str
    page: str
    section: str
    width: int
    height: int
    says: str
    dark: bool = False
    language: str = "vi"


PICTURES = (
    Picture(
        "tong-ket", "public", "tong-ket-2021-2025", "", 1000, 1000, "Tổng kết kế hoạch từ số liệu công bố: màn hình đầu"
    ),
    Picture(
        "lo-trinh",
        "public",
        "tong-ket-2021-2025",
        "dien-bien",
        1000,
        1350,
        "Kết luận từng năm, lộ trình và dự báo lẽ ra đã đưa ra",
    ),
    Picture(
        "huyen",
        "sample",
        "171-dai-tu-2024",
        "",
        1000,
        1150,
        "Báo cáo một huyện: tóm tắt, ba điều đáng chú ý, ba việc nên làm",
    ),
    Picture(
        "diem-huyen",
        "sample",
        "171-dai-tu-2024",
        "diem",
        1000,
        1500,
        "Điểm theo nhóm giải pháp với khoảng có thể, mặt mạnh, mặt yếu",
    ),
    Picture(
        "thu-hang",
        "sample",
        "tinh-thai-nguyen-2024",
        "diem",
        1000,
        2150,
        "Khoảng thứ hạng và điểm của chín huyện, thành phố",
    ),
    Picture(
        "dong-gop", "sample", "tinh-thai-nguyen-2024", "dong-gop", 1000, 900, "Phần của từng huyện trong các chỉ tiêu"
    ),
    Picture(
        "nguon-luc",
        "sample",
        "tinh-thai-nguyen-2024",
        "nguon-luc",
        1000,
        800,
        "Hoạt động, kinh phí đặt cạnh chuyển biến của chỉ số",
    ),
    Picture(
        "nhom",
        "sample",
        "tinh-thai-nguyen-2024",
        "nhom-giai-phap",
        1000,
        1100,
        "Chỉ số của một nhóm, bản đồ nhỏ và đường nhỏ",
    ),
    Picture("chat-luong", "sample", "chat-luong-so-lieu", "", 1000, 1000, "Chất lượng số liệu các huyện gửi"),
    Picture("dien-thoai", "sample", "171-dai-tu-2024", "", 500, 1000, "Trên điện thoại"),
    Picture("nen-toi", "sample", "171-dai-tu-2024", "", 1000, 800, "Nền tối", dark=True),
    Picture(
        "chuyen-hang",
        "sample",
        "tinh-thai-nguyen-2024",
        "san-pham",
        1000,
        1700,
        "Sản phẩm theo năm và chuyển giữa các hạng sao",
    ),
    Picture(
        "tieng-anh", "sample", "171-dai-tu-2024", "", 1000, 1150, "Cùng trang bằng tiếng Anh (--lang en)", language="en"
    ),
    Picture("cong", "sample", "index", "", 1000, 900, "Trang cổng: lọc, tìm không dấu, so sánh"),
)


def main() -> None:
    """Build the pages, take every picture, write the page."""
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        sys.exit("No Chromium on this machine: no pictures.")
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for data, language in sorted({(picture.data, picture.language) for picture in PICTURES}):
            mine = {picture.page for picture in PICTURES if (picture.data, picture.language) == (data, language)}
            pages = sorted(mine - {"index"})
            command = [
                sys.executable,
                "-m",
                "ocop_analysis",
                "report",
                *pages,
                "--data",
                data,
                "--lang",
                language,
                "--out",
                str(folder / f"{data}-{language}"),
            ]
            subprocess.run(command, cwd=ROOT, check=True)
        for picture in PICTURES:
            take(picture, folder / f"{picture.data}-{picture.language}", browser)
    (DOCS / "thu-vien-anh.md").write_text(page(), encoding="utf-8", newline="\n")


def page() -> str:
    """Return docs/thu-vien-anh.md."""
    head = (
        "<!-- Do not edit: docs/gallery.py writes this page (make gallery). -->\n\n# Thư viện ảnh\n\n"
        "Ảnh chụp các trang bằng Chromium, lập lại bằng lệnh `make gallery`. Trang có dải cam “DỮ LIỆU MINH HỌA” dùng số liệu giả lập.\n"
    )
    return head + "".join(f"\n## {one.says}\n\n![{one.says}](images/thu-vien/{one.name}.png)\n" for one in PICTURES)


def take(picture: Picture, folder: Path, browser: str) -> None:
    """Take one picture and reduce it to few colours."""
    source = folder / f"{picture.page}.html"
    if picture.section:
        html = source.read_text(encoding="utf-8")
        source = folder / f"{picture.page}-{picture.section}.html"
        source.write_text(alone(html, picture.section), encoding="utf-8")
    out = FOLDER / f"{picture.name}.png"
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"]
    flags += ["--blink-settings=preferredColorScheme=0"] if picture.dark else []
    size = f"--window-size={picture.width},{picture.height}"
    subprocess.run([browser, *flags, size, f"--screenshot={out}", source.as_uri()], check=True, capture_output=True)
    Image.open(out).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(out, optimize=True)


def alone(html: str, section: str) -> str:
    """Return a page with one of its sections only."""
    found = re.search(rf'<section id="{section}".*?</section>', html, re.DOTALL)
    assert found is not None, section
    head = re.sub(r"<nav.*?</nav>", "", html[: html.index("<main>") + len("<main>")], flags=re.DOTALL)
    return f"{head}{found.group()}</main></body></html>"


if __name__ == "__main__":
    main()
