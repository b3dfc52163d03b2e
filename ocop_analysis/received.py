"""What lies in a folder of submissions: the files that offices sent, and what people wrote down about them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from .cleaning.read import read_day
from .cleaning.submissions.corrections import CellCorrection
from .errors import InputError, Problem, UnknownUnit
from .ingest import read_cells
from .schema import SENT
from .store import SENT_SUFFIXES, read_side_files, sent_files
from .units import Units
from .vietnamese import fold, nearest

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
    listed = _listed(side["submissions.csv"], {path.name for path in paths}, units, problems)
    problems += [*_lookup_problems(side["lookups.csv"]), *_decision_problems(side["decisions.csv"])]
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


def _listed(
    rows: Iterable[Mapping[str, str]], names: set[str], units: Units, problems: list[Problem]
) -> dict[str, tuple[str | None, int | None, dt.date | None]]:
    """Return unit, year and day of receipt by file, as the list of submissions has them."""
    listed: dict[str, tuple[str | None, int | None, dt.date | None]] = {}
    for line, row in enumerate(rows, start=2):
        where = f"submissions.csv, dòng {line}"
        try:
            unit = units.find(row["unit"], levels=("district",)).code if row["unit"] else None
            day = read_day(row["received_on"]).value
            year = int(row["year"]) if row["year"] else None
        except (UnknownUnit, ValueError) as error:
            problems.append(Problem("Dòng sai", where, str(error), "sửa dòng này"))
            continue
        if row["file"] not in names:
            hint = nearest(row["file"], names, limit=1)
            why = f"có phải “{hint[0]}”?" if hint else "tên tệp trong danh sách sai"
            problems.append(Problem(f"Không có tệp “{row['file']}”", where, why, "sửa tên tệp"))
        elif row["file"] in listed:
            problems.append(Problem(f"Tệp “{row['file']}” có hai dòng", where, "mỗi tệp một dòng", "bỏ bớt một dòng"))
        listed[row["file"]] = (unit, year, day.last if day else None)
    return listed


def _lookup_problems(rows: Iterable[Mapping[str, str]]) -> Iterable[Problem]:
    for line, row in enumerate(rows, start=2):
        where = f"lookups.csv, dòng {line}"
        if row["table"] not in SENT:
            yield _unknown("bảng", row["table"], SENT, where)
        elif row["column"] not in SENT[row["table"]].columns:
            yield _unknown("cột", row["column"], SENT[row["table"]].columns, where)
        elif not row["spelling"] or not row["value"]:
            yield Problem("Thiếu cách viết hoặc giá trị", where, "cột spelling và value đều cần", "ghi đủ hai cột")


def _decision_problems(rows: Iterable[Mapping[str, str]]) -> Iterable[Problem]:
    for line, row in enumerate(rows, start=2):
        if fold(row["same"]) not in (*YES, *NO):
            why = f"cột same ghi “{row['same']}”"
            yield Problem("Quyết định không rõ", f"decisions.csv, dòng {line}", why, "ghi có hoặc không")
        if not row["id_a"] or not row["id_b"] or row["id_a"] == row["id_b"]:
            why = "cần hai mã khác nhau"
            yield Problem("Thiếu mã", f"decisions.csv, dòng {line}", why, "chép hai mã ở bảng tên gần giống")


def _unknown(what: str, given: str, known: Iterable[str], where: str) -> Problem:
    hint = nearest(given, known, limit=1)
    why = f"có phải “{hint[0]}”?" if hint else f"chương trình không biết {what} này"
    return Problem(f"Không có {what} “{given}”", where, why, f"sửa tên {what}")


def _last(code: str, kept: Mapping[str, str]) -> str:
    """Return the code at the end of a chain of decisions: c is b, b is a, so c is a; a circle ends where it began."""
    seen = {code}
    while (following := kept.get(code)) is not None and following not in seen:
        code = following
        seen.add(code)
    return code
