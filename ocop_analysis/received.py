"""What lies in a folder of submissions: the files that offices sent, and what people wrote down about them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from .cleaning.submissions.answered import listed_files
from .cleaning.submissions.corrections import CellCorrection
from .errors import InputError, Problem
from .ingest import read_cells
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
    """A folder of files with what people decided about them: approved spellings, same things, corrected cells."""

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
    problems += _decision_problems(side["decisions.csv"])
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
    if problems:
        raise InputError(problems)
    fixes = [CellCorrection(**row) for row in side["corrections.csv"]]
    return Submissions(files, side["lookups.csv"], side["decisions.csv"], fixes)


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
