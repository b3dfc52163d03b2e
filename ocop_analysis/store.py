"""The only reader and writer of tables: raw files as text, processed tables as Parquet.

A processed data set is written whole to a temporary folder and then moved into place, so a killed run leaves the old
one. It remembers the hash of what it was made from; ``load`` refuses nothing and rebuilds nothing by itself.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import pandas as pd

from .errors import InputError, Problem
from .ingest import RawTable, read_csv_text

_STAMP = "made_from.json"
MARK = ".kiem-tra"
"""What the names of an answer's files carry: dai-tu.xlsx is answered by dai-tu.kiem-tra.xlsx and dai-tu.kiem-tra.json."""
SENT_SUFFIXES = (".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".txt")
SIDE_FILES: Mapping[str, Sequence[str]] = {
    "submissions.csv": ("file", "unit", "year", "received_on"),
    "lookups.csv": ("table", "column", "spelling", "value", "reason"),
    "decisions.csv": ("id_a", "id_b", "same", "reason"),
    "corrections.csv": ("file", "sheet", "cell", "expected", "value", "reason"),
}
"""What may lie beside sent files, with its columns: the list of submissions, approved spellings, decisions, corrections."""


def read_raw(folder: Path, files: Mapping[str, Sequence[str]]) -> dict[str, RawTable]:
    """Read the raw CSV files of a data set as text.

    Errors: InputError with every missing folder, file, column and malformed row.
    """
    if not folder.is_dir():
        raise InputError(
            [Problem("Không có thư mục dữ liệu", str(folder), "", "kiểm tra tên bộ số liệu hoặc đường dẫn")]
        )
    tables, problems = {}, []
    for name, columns in files.items():
        path = folder / name
        if not path.is_file():
            problems.append(Problem("Thiếu tệp", name, f"bộ số liệu cần tệp này trong {folder.name}", "bổ sung tệp"))
            continue
        try:
            text = path.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError:
            problems.append(Problem("Tệp không phải UTF-8", name, "", "trong Excel: lưu thành “CSV UTF-8”"))
            continue
        tables[name], found = read_csv_text(text, name, columns)
        problems += found
    if problems:
        raise InputError(problems)
    return tables


def sent_files(folder: Path) -> list[Path]:
    """Return the workbooks and text tables that offices sent, in name order; side files are none.

    An answer to a sender is none either while the file that it answers is there; alone it is a mended file that came back.
    """
    files = [
        path
        for path in sorted(folder.iterdir())
        if path.suffix.lower() in SENT_SUFFIXES and path.name not in SIDE_FILES and not path.name.startswith(("~$", "."))
    ]  # fmt: skip
    stems = {path.stem for path in files}
    return [path for path in files if not path.stem.endswith(MARK) or path.stem.removesuffix(MARK) not in stems]


def read_side_files(folder: Path) -> dict[str, list[dict[str, str]]]:
    """Read what people wrote down beside the sent files; a file that is not there has no rows.

    Errors: InputError with every missing column and malformed row.
    """
    present = {name: columns for name, columns in SIDE_FILES.items() if (folder / name).is_file()}
    tables = read_raw(folder, present)
    return {name: tables[name].rows.to_dict("records") if name in tables else [] for name in SIDE_FILES}


def fingerprint(paths: Iterable[Path]) -> str:
    """Return one SHA-256 over the names and bytes of the files, wherever they lie: a project that moves stays the same."""
    digest = hashlib.sha256()
    for part in sorted(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest() for path in paths):
        digest.update(part)
    return digest.hexdigest()


def save(
    folder: Path,
    tables: Mapping[str, pd.DataFrame],
    made_from: str,
    lists: Mapping[str, pd.DataFrame] | None = None,
) -> None:
    """Write all tables as Parquet, all or none, with the fingerprint of what they were made from; `lists` as CSV for Excel."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        for name, table in tables.items():
            table.to_parquet(fresh / f"{name}.parquet", index=False)
        for name, table in (lists or {}).items():
            table.to_csv(fresh / f"{name}.csv", index=False, encoding="utf-8-sig", lineterminator="\r\n")
        (fresh / _STAMP).write_text(json.dumps({"made_from": made_from}), encoding="utf-8")
        fresh.chmod(0o755)
        old = Path(tempfile.mkdtemp(prefix=f".{folder.name}-old-", dir=folder.parent))
        if folder.exists():
            os.replace(folder, old / folder.name)
        try:
            os.replace(fresh, folder)
        except OSError:
            if (old / folder.name).exists():
                os.replace(old / folder.name, folder)
            raise
        finally:
            shutil.rmtree(old)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def made_from(folder: Path) -> str | None:
    """Return the fingerprint that a processed data set remembers, or None when there is no whole one."""
    stamp = folder / _STAMP
    return json.loads(stamp.read_text(encoding="utf-8"))["made_from"] if stamp.is_file() else None


def load(folder: Path, names: Iterable[str]) -> dict[str, pd.DataFrame]:
    """Read processed tables."""
    return {name: pd.read_parquet(folder / f"{name}.parquet") for name in names}


def put(path: Path, content: bytes) -> None:
    """Write a whole file or none. Errors: InputError when the file is open elsewhere or may not be written."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        fresh.write_bytes(content)
        os.replace(fresh, path)
    except PermissionError as error:
        why = "tệp đang mở trong Excel hoặc không có quyền ghi"
        raise InputError([Problem("Không ghi được tệp", path.name, why, "đóng tệp rồi chạy lại")]) from error
    finally:
        fresh.unlink(missing_ok=True)
