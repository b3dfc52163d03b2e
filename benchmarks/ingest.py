"""Time `read_cells` against plain `pandas.read_excel` on a register of 20.000 products x 20 columns (400.000 cells).

Each run is a process of its own, the two take turns, and the least of each counts: other work on the machine only
ever makes a run slower. Both work on one core, so processor seconds say what they cost even while the machine is busy;
elapsed seconds stand beside them. Peak memory is that of the whole process, libraries included.

    python benchmarks/ingest.py [--rows 20000] [--rounds 3]
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

NAMES = ("Trà đinh", "Chè tôm nõn", "Miến dong", "Mật ong rừng", "Gạo nếp vải", "Bánh chưng", "Tương nếp", "Nấm sò")
PLACES = (("La Bằng", "Đại Từ"), ("Tân Cương", "TP. Thái Nguyên"), ("Hóa Thượng", "Đồng Hỷ"), ("Phú Đình", "Định Hóa"))
MAKERS = ("HTX", "Hợp tác xã", "Công ty TNHH", "Hộ kinh doanh", "Tổ hợp tác")
COLUMNS = (
    *("STT", "Mã sản phẩm", "Tên sản phẩm", "Tên chủ thể", "Xã", "Huyện", "Mã xã", "Số quyết định", "Ngày quyết định"),
    *("Hạng sao", "Điểm", "Tổng số lao động", "Lao động nữ", "Lao động dân tộc thiểu số", "Diện tích (ha)"),
    *("Doanh thu (triệu đồng)", "Sản lượng (tấn)", "Sàn TMĐT", "Có liên kết", "Ghi chú"),
)


def make_register(path: Path, rows: int, seed: int = 135) -> None:
    """Write a made-up register with text, codes, dates, numbers and yes-marks; the same seed gives the same cells."""
    import openpyxl
    from openpyxl.cell import WriteOnlyCell

    chance = random.Random(seed)
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Sổ đăng ký")
    sheet.append(list(COLUMNS))
    for number in range(1, rows + 1):
        code = WriteOnlyCell(sheet, chance.randrange(5400, 5999))
        code.number_format = "00000"
        sheet.append(_product(number, code, chance))
    book.save(path)


def _product(number: int, code: object, chance: random.Random) -> list[object]:
    commune, district = chance.choice(PLACES)
    workers = chance.randrange(3, 60)
    return [
        number,
        f"TNg-{number:05d}",
        f"{chance.choice(NAMES)} {commune} số {number}",
        f"{chance.choice(MAKERS)} {commune} {chance.randrange(2000)}",
        f"Xã {commune}",
        f"Huyện {district}",
        code,
        f"{chance.randrange(100, 4000)}/QĐ-UBND",
        dt.date(2021, 1, 1) + dt.timedelta(days=chance.randrange(1800)),
        chance.choice((3, 4, 5)),
        round(chance.uniform(50, 100), 2),
        workers,
        chance.randrange(workers),
        chance.randrange(workers),
        round(chance.uniform(0.1, 40), 1),
        chance.randrange(50, 9000),
        round(chance.uniform(0.5, 90), 1),
        chance.choice(("x", "Có", "Không")),
        chance.choice(("x", "Có", "Không")),
        f"Công nhận {chance.choice(('mới', 'lại', 'nâng hạng'))} năm {chance.randrange(2021, 2026)}",
    ]


def one_run(what: str, path: Path) -> None:
    """Read the file once, and print processor and elapsed seconds, peak memory in MB, and the number of cells."""
    import pandas as pd

    from ocop_analysis.ingest import read_cells

    read = {"read_cells": read_cells, "pandas.read_excel": lambda file: pd.read_excel(file, header=None)}[what]
    elapsed, used = time.perf_counter(), time.process_time()
    frame = read(path)
    used, elapsed = time.process_time() - used, time.perf_counter() - elapsed
    cells = len(frame) if what == "read_cells" else frame.size
    print(used, elapsed, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, cells)


def compare(path: Path, rounds: int) -> None:
    """Run both in turn and print the least of each, their ratio in every round and the most memory that each took."""
    runs: dict[str, list[list[float]]] = {"read_cells": [], "pandas.read_excel": []}
    for _ in range(rounds):
        for what, results in runs.items():
            command = [sys.executable, __file__, "--run", what, "--file", str(path)]
            said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
            results.append([float(word) for word in said.split()])
    for what, results in runs.items():
        used, elapsed = min(run[0] for run in results), min(run[1] for run in results)
        memory, cells = max(run[2] for run in results), results[0][3]
        print(f"{what:18} {used:6.2f} s of processor, {elapsed:6.2f} s elapsed, {memory:4.0f} MB, {cells:.0f} cells")
    ratios = [ours[0] / theirs[0] for ours, theirs in zip(*runs.values())]
    print(f"read_cells / pandas.read_excel, processor time by round: {', '.join(f'{ratio:.2f}' for ratio in ratios)}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--run", choices=("read_cells", "pandas.read_excel"), help=argparse.SUPPRESS)
    parser.add_argument("--file", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.run:
        one_run(given.run, given.file)
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "so-dang-ky.xlsx"
        make_register(path, given.rows)
        print(f"{given.rows} rows x {len(COLUMNS)} columns, {path.stat().st_size / 2**20:.1f} MB")
        compare(path, given.rounds)


if __name__ == "__main__":
    main()
