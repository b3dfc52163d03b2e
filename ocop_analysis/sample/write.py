"""Writing the sample into a folder: the dirty twin, the list of submissions, and what the folder is."""

from __future__ import annotations

import csv
import datetime as dt
import io
from pathlib import Path

from ..definitions import Dataset, Plan
from ..rules import Rules
from ..units import Units
from .dirty import DirtyTwin, dirty_twin
from .draw import Draw
from .inputs import LATE
from .truth import make_truth
from .workbooks import SampleFile

SEED = 135
README = """# Bộ số liệu minh họa / Synthetic sample

**Tất cả số liệu, chủ thể, sản phẩm và con người trong thư mục này đều do chương trình tạo ra, không có thật.** Chỉ tên huyện, xã là
thật. Số sản phẩm mới của cả tỉnh mỗi năm gần với số đã công bố (53, 44, 67, 73 cho 2021-2024); riêng năm 2025 là số giả định.
Mọi trang dựng từ bộ này đều ghi “DỮ LIỆU MINH HỌA”.

Các tệp cố ý lộn xộn như tệp thật mà các huyện gửi: tiêu đề nhiều dòng, dòng tổng, phông chữ cũ, cách viết sao, ngày, số khác nhau,
vài ô không đọc được. Danh sách tệp nhận được, ngày nhận: `submissions.csv`.

**Everything here except the names of places is made up.** The files are dirty on purpose, in the ways of real ones. They are written by

    ocop sample --seed {seed} -o data/raw/sample

and never edited by hand: the same seed gives the same bytes. The truth behind them is not stored; `ocop_analysis.sample.make_truth`
gives it for the same seed, and `tests/test_sample.py` compares what cleaning gives back with it, cell by cell.
"""


def sample_files(
    seed: int, units: Units, rules: Rules, plan: Plan, dataset: Dataset
) -> tuple[dict[str, bytes], DirtyTwin]:
    """Return every file of the sample's folder by name, and the dirty twin that they come from."""
    twin = dirty_twin(make_truth(seed, units, rules, plan), units, seed)
    files = {file.name: file.content for file in twin.files}
    files["submissions.csv"] = _submissions(twin.files, seed)
    files["dataset.yml"] = _dataset(dataset)
    files["README.md"] = README.format(seed=seed).encode()
    return files, twin


def write_sample(folder: Path, seed: int, units: Units, rules: Rules, plan: Plan, dataset: Dataset) -> list[Path]:
    """Write the sample into `folder` and return the paths; other files there stay."""
    files, _ = sample_files(seed, units, rules, plan, dataset)
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return [folder / name for name in files]


def _submissions(files: list[SampleFile], seed: int) -> bytes:
    """Return the list of received files; those of one district and year came after the day on which they were due."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["file", "unit", "year", "received_on"])
    for file in files:
        day = Draw.of(seed, "received", file.name).day(dt.date(file.year + 1, 1, 4), dt.date(file.year + 1, 1, 29))
        late = dt.date(file.year + 1, 2, 19)
        writer.writerow(
            [file.name, file.unit, file.year, (late if (file.unit, file.year) == LATE else day).isoformat()]
        )
    return out.getvalue().encode()


def _dataset(dataset: Dataset) -> bytes:
    """Return dataset.yml as the folder needs it to be read alone."""
    lines = [f"name: {dataset.name}", f"title: {dataset.title}", f"layout: {dataset.layout}", "synthetic: true",
             f"partial_register: {str(dataset.partial_register).lower()}", f"compiled_by: {dataset.compiled_by}"]  # fmt: skip
    if dataset.due:
        lines.append(f"due: {{day: {dataset.due.day}, month: {dataset.due.month}}}")
    if dataset.baseline_products:
        lines.append("baseline_products:")
        lines += [
            f'  - {{product: {b.product}, producer: {b.producer}, district: "{b.district}"}}'
            for b in dataset.baseline_products
        ]
    return ("\n".join([*lines, f"note: {dataset.note}"]) + "\n").encode()
