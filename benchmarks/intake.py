"""Time everything from a file to checked tables against plain `pandas.read_excel` of the same file.

The file is a register of 20.000 products of one district with its tables: about 400.000 cells on five sheets, one row in
two hundred with something wrong in it. Each run is a process of its own, the two take turns, and the least of each counts
(see ingest.py). Seconds of a stage are processor seconds of that stage alone; peak memory is that of the whole process.

    python benchmarks/intake.py [--products 20000] [--rounds 3]
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
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from unittest.mock import patch

ROOT = Path(__file__).resolve().parent.parent
TODAY = dt.date(2025, 3, 1)
COMMUNES = ("Xã La Bằng", "Thị trấn Hùng Sơn", "Xã Hoàng Nông", "Xã Phú Xuyên", "Xã Yên Lãng")
MAKERS = ("Hợp tác xã", "Công ty TNHH", "Hộ kinh doanh", "Tổ hợp tác")
TYPES = ("Hợp tác xã", "Doanh nghiệp", "Hộ kinh doanh", "Tổ hợp tác")
GOODS = ("Trà đinh", "Chè tôm nõn", "Miến dong", "Mật ong rừng", "Gạo nếp vải", "Bánh chưng", "Tương nếp", "Nấm sò")
SYLLABLES = (
    "An",
    "Bình",
    "Cường",
    "Dũng",
    "Hà",
    "Hòa",
    "Khánh",
    "Lâm",
    "Minh",
    "Nam",
    "Phúc",
    "Quang",
    "Sơn",
    "Thịnh",
    "Vân",
)
HEADINGS = {
    "Chủ thể OCOP": (
        *("Mã chủ thể", "Năm", "Tên chủ thể", "Loại hình", "Mã số thuế", "Ngày thành lập", "Xã, phường, thị trấn"),
        *(
            "Giới tính người đại diện",
            "Dân tộc người đại diện",
            "Điện thoại",
            "Số thành viên (người)",
            "Đang hoạt động",
        ),
    ),
    "Sản phẩm OCOP": ("Mã sản phẩm", "Năm", "Tên sản phẩm", "Mã chủ thể", "Nhóm sản phẩm", "Còn được bán"),
    "Giấy chứng nhận": (
        *("Mã lần công nhận", "Mã sản phẩm", "Mã chủ thể khi đó", "Lần công nhận", "Hạng sao", "Điểm"),
        *("Số quyết định", "Ngày quyết định"),
    ),
    "Lao động": (
        *("Mã chủ thể", "Năm", "Tổng số lao động (người)", "Lao động nữ (người)"),
        *("Lao động là người dân tộc thiểu số (người)", "Lao động có bằng cấp, chứng chỉ (người)"),
    ),
    "Kết quả kinh doanh": ("Mã chủ thể", "Mã sản phẩm", "Năm", "Doanh thu (triệu đồng)"),
}


def make_register(path: Path, products: int, seed: int = 135) -> int:
    """Write a made-up register and return its number of cells; the same seed gives the same cells."""
    import openpyxl

    chance, book, cells = random.Random(seed), openpyxl.Workbook(write_only=True), 0
    for name, headings in HEADINGS.items():
        sheet = book.create_sheet(name)
        sheet.append([f"{name} – Huyện Đại Từ, năm 2024"])
        sheet.append(list(headings))
        for row in _rows(name, products, chance):
            sheet.append(row)
            cells += len(row)
    book.save(path)
    return cells


def _rows(name: str, products: int, chance: random.Random) -> Iterator[list[Any]]:
    """Yield the records of a sheet; every product has a maker, and a maker has five products."""
    makers = max(1, products // 5)
    if name == "Chủ thể OCOP":
        for n in range(makers):
            kind = n % 4
            yield [
                f"CT{n:05d}", 2024, f"{MAKERS[kind]} {_name(n)}", TYPES[kind], f"46{n:08d}",
                dt.date(2010, 1, 1) + dt.timedelta(days=n % 3000), chance.choice(COMMUNES), chance.choice(("Nữ", "Nam")),
                chance.choice(("Kinh", "Tày", "Nùng")), f"09{n:08d}", chance.randrange(7, 90), "Có",
            ]  # fmt: skip
    elif name == "Sản phẩm OCOP":
        for n in range(products):
            group = "Đồ uống" if n % 2 else "Thực phẩm"
            yield [
                f"SP{n:05d}",
                2024,
                f"{GOODS[n % 8]} {_name(n // 5)}",
                f"CT{n // 5:05d}",
                _spoilt(n, group, "Đồ ún"),
                "Có",
            ]
    elif name == "Giấy chứng nhận":
        for n in range(products):
            stars, score = (3, 61.25) if n % 3 else (4, 84.5)
            day = dt.date(2023, 3, 1) + dt.timedelta(days=n % 600)
            yield [
                f"CN{n:05d}", f"SP{n:05d}", f"CT{n // 5:05d}", "Công nhận lần đầu", _spoilt(n, stars, 5), score,
                f"{100 + n % 600}/QĐ-UBND", day,
            ]  # fmt: skip
    elif name == "Lao động":
        for n in range(makers):
            workers = chance.randrange(10, 60)
            yield [f"CT{n:05d}", 2024, workers, _spoilt(n, workers // 2, workers + 1), workers // 3, workers // 4]
    else:
        for n in range(products):
            yield [f"CT{n // 5:05d}", f"SP{n:05d}", 2024, _spoilt(n, chance.randrange(50, 9000), "khoảng 30")]


def _name(number: int) -> str:
    """Return three syllables, another three for every number below 3375."""
    count = len(SYLLABLES)
    return " ".join(SYLLABLES[place % count] for place in (number, number // count, number // count**2 + 7 * number))


def _spoilt(number: int, right: object, wrong: object) -> object:
    return wrong if number % 200 == 7 else right


def one_run(what: str, path: Path) -> None:
    """Do one way once; print processor and elapsed seconds, peak memory in MB, then seconds by stage."""
    if what == "ocop":
        import ocop_analysis.answers  # noqa: F401  (reading the program itself is not what is measured)
    import pandas as pd

    stages: dict[str, float] = {}
    elapsed, used = time.perf_counter(), time.process_time()
    if what == "ocop":
        _intake(path, stages)
    else:
        pd.read_excel(path, header=None, sheet_name=None)
    used, elapsed = time.process_time() - used, time.perf_counter() - elapsed
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(used, elapsed, memory, *(f"{name}={seconds}" for name, seconds in stages.items()))


def _intake(path: Path, stages: dict[str, float]) -> None:
    """Take the file in, with the time of each stage; what is in no stage is "rest"."""
    from ocop_analysis import intake
    from ocop_analysis.cleaning.submissions import assemble
    from ocop_analysis.ingest import read_cells
    from ocop_analysis.params import load_dataset, load_params
    from ocop_analysis.received import SentFile, Submissions

    timed = (
        ("find", intake, "find_tables"), ("find", intake, "plan_sheets"), ("records", assemble, "read_sheet"),
        ("records", assemble, "link"), ("merge", assemble, "merge"), ("similar_names", intake, "similar_names"),
        ("checks", intake, "run_checks"), ("set_aside", intake, "set_aside"),
    )  # fmt: skip
    start = time.process_time()
    params, dataset = load_params(ROOT / "params"), load_dataset(path.parent, dt.date(2025, 12, 31))
    _add(stages, "parameters", start)
    with ExitStack() as watched:
        for stage, module, name in timed:
            watched.enter_context(patch.object(module, name, _watched(getattr(module, name), stages, stage)))
        start = time.process_time()
        cells = read_cells(path)
        _add(stages, "read", start)
        before, start = sum(stages.values()), time.process_time()
        taken = intake.take_in(Submissions([SentFile(path.name, cells)]), params, dataset, TODAY)
    stages["rest"] = time.process_time() - start - (sum(stages.values()) - before)
    stages["findings"] = len(taken.findings)
    stages["rows"] = sum(map(len, taken.tables.values()))


def _watched(function: Callable[..., Any], stages: dict[str, float], stage: str) -> Callable[..., Any]:
    def wrapper(*args: Any, **more: Any) -> Any:
        start = time.process_time()
        try:
            return function(*args, **more)
        finally:
            _add(stages, stage, start)

    return wrapper


def _add(stages: dict[str, float], stage: str, start: float) -> None:
    stages[stage] = stages.get(stage, 0.0) + time.process_time() - start


def compare(path: Path, rounds: int) -> None:
    """Run both in turn and print the least of each, their ratio in every round, memory, and the stages of the best run."""
    runs: dict[str, list[list[str]]] = {"ocop": [], "pandas.read_excel": []}
    for _ in range(rounds):
        for what, results in runs.items():
            command = [sys.executable, __file__, "--run", what, "--file", str(path)]
            results.append(subprocess.run(command, check=True, capture_output=True, text=True).stdout.split())
    for what, results in runs.items():
        used, elapsed = (min(float(run[place]) for run in results) for place in (0, 1))
        memory = max(float(run[2]) for run in results)
        print(f"{what:18} {used:6.2f} s of processor, {elapsed:6.2f} s elapsed, {memory:4.0f} MB")
    ratios = [float(ours[0]) / float(theirs[0]) for ours, theirs in zip(*runs.values())]
    print(f"ocop / pandas.read_excel, processor time by round: {', '.join(f'{ratio:.1f}' for ratio in ratios)}")
    best = min(runs["ocop"], key=lambda run: float(run[0]))
    stages = dict(part.split("=") for part in best[3:])
    for name, value in stages.items():
        unit = "" if name in ("findings", "rows") else " s"
        print(f"  {name:14} {float(value):8.2f}{unit}" if unit else f"  {name:14} {float(value):8.0f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--products", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--run", choices=("ocop", "pandas.read_excel"), help=argparse.SUPPRESS)
    parser.add_argument("--file", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.run:
        one_run(given.run, given.file)
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "dai-tu-2024.xlsx"
        cells = make_register(path, given.products)
        print(f"{given.products} products, {cells} cells, {path.stat().st_size / 2**20:.1f} MB")
        compare(path, given.rounds)


if __name__ == "__main__":
    main()
