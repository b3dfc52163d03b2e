"""The answer to a sender: the checked workbook beside the file that was sent, and the same for machines."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from .errors import InputError, Problem
from .findings import Finding
from .ingest import read_cells
from .intake import take_in
from .project import Project
from .received import SentFile, Submissions
from .schema import SENT
from .store import MARK, put
from .workbooks.converted import names_in_workbook, workbook_from_cells
from .workbooks.history import Record, compare, from_json, record, to_json
from .workbooks.marked import mark_workbook


@dataclass(frozen=True)
class Answer:
    """What is said of one file: its findings, what was understood, what became of earlier findings, and the files written.

    solved, remaining and new compare with the check before; without one all three are empty.
    """

    file: str
    findings: tuple[Finding, ...]
    said: tuple[str, ...]
    workbook: Path
    record: Path
    solved: tuple[Finding, ...] = ()
    remaining: tuple[Finding, ...] = ()
    new: tuple[Finding, ...] = ()
    has_previous: bool = False

    @property
    def has_errors(self) -> bool:
        return any(finding.severity == "loi" for finding in self.findings)


def check_files(paths: Sequence[Path], project: Project, today: dt.date, out: Path | None = None) -> list[Answer]:
    """Check files together, write both answers beside each (or into `out`), and return them.

    The accepted tables of the project's data set count as what was sent before, except for a set of published figures.
    An answer that was mended and is checked again is replaced by the new answer.
    Errors: InputError for every file that cannot be read; then nothing is written.
    """
    files, problems = [], list(_same_answers(paths))
    for path in paths:
        try:
            files.append(SentFile(path.name, read_cells(path)))
        except InputError as error:
            problems += error.problems
    if problems:
        raise InputError(problems)
    before = {} if project.dataset.layout == "published" else {name: project.tables[name] for name in SENT}
    intake = take_in(Submissions(files), project.params, project.dataset, today, before)
    return [
        _answer(path, file, intake.findings, intake.said[file.name], today, out) for path, file in zip(paths, files)
    ]


def _same_answers(paths: Sequence[Path]) -> Iterator[Problem]:
    """Yield the files whose answers would have one name, such as a.xlsx and a.csv, or a.xlsx of two folders."""
    stems = Counter(path.stem.removesuffix(MARK) for path in paths)
    for stem, count in stems.items():
        if count > 1:
            why = f"câu trả lời của {count} tệp đều là {stem}{MARK}.xlsx"
            yield Problem(f"Nhiều tệp tên “{stem}”", "lệnh ocop check", why, "đổi tên tệp, hoặc kiểm tra từng tệp một")


def _answer(
    path: Path, file: SentFile, findings: Sequence[Finding], said: tuple[str, ...], today: dt.date, out: Path | None
) -> Answer:
    mine = _in_order([finding for finding in findings if finding.file == file.name], file)
    content = path.read_bytes()
    folder = out or path.parent
    suffix = ".xlsm" if path.suffix.lower() == ".xlsm" else ".xlsx"
    name = f"{path.stem.removesuffix(MARK)}{MARK}"
    workbook, note = folder / f"{name}{suffix}", folder / f"{name}.json"
    previous = from_json(note.read_text(encoding="utf-8"), note.name) if note.is_file() else None
    info = file.cells.attrs["file_info"]
    ready = info["format"] in ("xlsx", "xlsm")
    marked = mark_workbook(
        content if ready else workbook_from_cells(file.cells, info), mine, file=path.name, checked_on=today,
        previous=previous, sheet_names=None if ready else names_in_workbook(info),
    )  # fmt: skip
    now = record(path.name, content, today, mine)
    put(workbook, marked)
    put(note, (to_json(now) + "\n").encode())
    return Answer(path.name, mine, said, workbook, note, *_compared(previous, mine), previous is not None)


def _in_order(findings: Sequence[Finding], file: SentFile) -> tuple[Finding, ...]:
    """Return findings as a reader meets them: sheet by sheet, row by row, last those about the whole file."""
    names = [sheet[0] for sheet in file.cells.attrs["file_info"]["sheets"]]

    def place(finding: Finding) -> tuple[int, int, int, str]:
        letters = finding.cell.rstrip("0123456789")
        sheet = names.index(finding.sheet) if finding.sheet in names else len(names)
        return sheet, int(finding.cell[len(letters) :] or 0), len(letters), letters

    return tuple(sorted(findings, key=place))


def _compared(
    previous: Record | None, now: tuple[Finding, ...]
) -> tuple[tuple[Finding, ...], tuple[Finding, ...], tuple[Finding, ...]]:
    if previous is None:
        return (), (), ()
    solved, remaining, new = compare(previous.findings, now)
    return tuple(solved), tuple(remaining), tuple(new)
