"""What lies in a folder of submissions: the files that offices sent, and what people wrote down about them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from .cleaning.submissions.answered import listed_files
from .cleaning.submissions.corrections import CellCorrection, correct
from .errors import InputError, Problem
from .ingest import read_cells
from .params import lookup_problems
from .store import SENT_SUFFIXES, read_side_files, sent_files
from .units import Units
from .vietnamese import fold

YES, NO = ("co", "yes", "x"), ("khong", "no")


@dataclass(frozen=True)
class SentFile:
    """One file as received: its name, its cells, and who sent it when, as far as somebody wrote it down."""

    name: str
    cells: pd.DataFrame
    unit: str | None = None
    year: int | None = None
    received_on: dt.date | None = None


@dataclass(frozen=True)
class Submissions:
    """A folder of files, already corrected, with what people decided about them: approved spellings, same things."""

    files: Sequence[SentFile]
    lookups: Sequence[Mapping[str, str]] = ()
    decisions: Sequence[Mapping[str, str]] = ()
    corrections: Sequence[CellCorrection] = ()

    @property
    def same(self) -> dict[str, str]:
        """Codes of things that a person decided are one, each with the code that is kept."""
        kept = {row["id_b"]: row["id_a"] for row in self.decisions if fold(row["same"]) in YES}
        return {code: _last(code, kept) for code in kept}


def read_folder(folder: Path, units: Units) -> Submissions:
    """Read every sent file of a folder, and what people wrote down beside them.

    Errors: InputError for every file that cannot be read and every wrong line of the side files, all at once.
    """
    problems: list[Problem] = []
    side = read_side_files(folder)
    paths = sent_files(folder)
    listed = listed_files(side["submissions.csv"], [path.name for path in paths], units, problems)
    problems += [*lookup_problems(side["lookups.csv"], "lookups.csv"), *_decision_problems(side["decisions.csv"])]
    files = []
    for path in paths:
        try:
            files.append(SentFile(path.name, read_cells(path), *listed.get(path.name, ())))
        except InputError as error:
            problems += error.problems
    if not paths:
        problems.append(
            Problem("Không có tệp số liệu nào", folder.name, "", f"chép tệp {', '.join(SENT_SUFFIXES)} vào đây")
        )
    fixes = [CellCorrection(**row) for row in side["corrections.csv"]]
    files = _corrected(files, fixes, {path.name for path in paths}, problems)
    if problems:
        raise InputError(problems)
    return Submissions(files, side["lookups.csv"], side["decisions.csv"], fixes)


def _corrected(
    files: Sequence[SentFile], fixes: Sequence[CellCorrection], names: set[str], problems: list[Problem]
) -> list[SentFile]:
    """Return the files with the declared corrections; one whose cell is not as expected is a problem."""
    problems += [
        Problem(f"Hiệu chỉnh cho tệp “{fix.file}”", "corrections.csv", "không có tệp này", "sửa tên tệp")
        for fix in fixes
        if fix.file not in names
    ]
    return [replace(file, cells=correct(file.name, file.cells, fixes, problems)) for file in files]


def _decision_problems(rows: Iterable[Mapping[str, str]]) -> Iterable[Problem]:
    for line, row in enumerate(rows, start=2):
        if fold(row["same"]) not in (*YES, *NO):
            why = f"cột same ghi “{row['same']}”"
            yield Problem("Quyết định không rõ", f"decisions.csv, dòng {line}", why, "ghi có hoặc không")
        if not row["id_a"] or not row["id_b"] or row["id_a"] == row["id_b"]:
            why = "cần hai mã khác nhau"
            yield Problem("Thiếu mã", f"decisions.csv, dòng {line}", why, "chép hai mã ở bảng tên gần giống")


def _last(code: str, kept: Mapping[str, str]) -> str:
    """Return the code at the end of a chain of decisions: c is b, b is a, so c is a; a circle ends where it began."""
    seen = {code}
    while (following := kept.get(code)) is not None and following not in seen:
        code = following
        seen.add(code)
    return code
