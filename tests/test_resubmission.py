"""A district that sends again: the newest file decides, record by record, and mended errors no longer count."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pandas as pd
import pytest
from openpyxl import Workbook, load_workbook

from ocop_analysis.answers import check_files
from ocop_analysis.cleaning.submissions.answered import lookup_table
from ocop_analysis.cleaning.submissions.lists import HEADINGS, lists
from ocop_analysis.errors import InputError
from ocop_analysis.intake import EXTRA
from ocop_analysis.project import Project
from ocop_analysis.store import sent_files

HEADS = ("Mã chủ thể", "Năm", "Tổng số lao động (người)", "Lao động nữ (người)")
LIST = "file,unit,year,received_on\ncu.xlsx,171,2024,20/01/2025\nmoi.xlsx,171,2024,05/02/2025\n"


CERTIFICATES = ("Mã lần công nhận", "Mã sản phẩm", "Mã chủ thể khi đó", "Hạng sao", "Ngày quyết định", "Ngày thu hồi")


def workforce(path: Path, rows: list[tuple[object, ...]]) -> None:
    workbook(path, "Lao động", [HEADS, *rows])


def workbook(path: Path, title: str, rows: list[tuple[object, ...]]) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    sheet.append([f"{title} – Huyện Đại Từ, năm 2024"])
    sheet.append([])
    for row in rows:
        sheet.append(list(row))
    book.save(path)


def taken_in(tmp_path: Path, project: Project, *files: list[tuple[object, ...]]) -> Project:
    folder = tmp_path / "gui"
    folder.mkdir()
    for name, rows in zip(("cu.xlsx", "moi.xlsx"), files):
        workforce(folder / name, rows)
    if len(files) == 2:
        (folder / "submissions.csv").write_text(LIST, encoding="utf-8")
    return Project(project.root, folder)


def test_an_error_that_the_newer_file_mends_sets_nothing_aside(tmp_path: Path, project: Project) -> None:
    old = [("CT1", 2024, "mười hai", 5), ("CT2", 2024, 8, 3)]
    new = [("CT1", 2024, 12, 5), ("CT2", 2024, 8, 3)]
    intake = taken_in(tmp_path, project, old, new).intake()
    assert intake.extra["set_aside"].empty
    assert intake.tables["workforce"][["producer_id", "workers_total"]].to_numpy().tolist() == [["CT1", 12], ["CT2", 8]]


def test_the_newer_file_decides_and_says_so_and_older_values_fill_its_gaps(tmp_path: Path, project: Project) -> None:
    intake = taken_in(tmp_path, project, [("CT1", 2024, 10, 5)], [("CT1", 2024, 12, None)]).intake()
    (row,) = intake.tables["workforce"].to_dict("records")
    assert (row["workers_total"], row["workers_female"]) == (12, 5)
    changed = [(one.cell, one.severity) for one in intake.findings if one.rule == "khac_lan_gui_truoc"]
    assert changed == [("C4", "canh_bao")]
    where = intake.extra["origins"].set_index("column")["file"]
    assert (where["workers_total"], where["workers_female"]) == ("moi.xlsx", "cu.xlsx")


def test_a_row_sent_again_unchanged_is_no_finding_but_a_repeat_in_one_file_is(tmp_path: Path, project: Project) -> None:
    row = ("CT1", 2024, 10, 5)
    again = taken_in(tmp_path, project, [row], [row]).intake()
    assert [one.rule for one in again.findings if one.rule == "dong_lap_lai"] == []
    (tmp_path / "khac").mkdir()
    twice = taken_in(tmp_path / "khac", project, [row, row]).intake()
    assert [(one.rule, one.cell) for one in twice.findings if one.rule == "dong_lap_lai"] == [("dong_lap_lai", "A5")]


def test_an_answer_counts_only_when_the_file_that_it_answers_is_not_there(tmp_path: Path) -> None:
    for name in ("a.xlsx", "a.kiem-tra.xlsx", "b.kiem-tra.xlsx", "~$a.xlsx", "lookups.csv"):
        (tmp_path / name).touch()
    assert [path.name for path in sent_files(tmp_path)] == ["a.xlsx", "b.kiem-tra.xlsx"]


def test_lists_for_a_spreadsheet_are_vietnamese_and_run_no_formula() -> None:
    extra = {name: pd.DataFrame(columns=columns) for name, columns in EXTRA.items()}
    extra["completeness"] = pd.DataFrame(
        [("171", 2024, "workforce", "muon", 7, 1, "=a.xlsx")], columns=EXTRA["completeness"]
    )
    made = lists(extra, {"171": "Huyện Đại Từ"})
    assert list(made) == list(HEADINGS)
    assert list(made["day-du"]) == [
        "Đơn vị", "Năm", "Bảng", "Tình trạng", "Số dòng được nhận", "Số dòng để riêng", "Tệp",
    ]  # fmt: skip
    assert made["day-du"].to_numpy().tolist() == [
        ["Huyện Đại Từ", "2024", "Lao động", "nhận muộn", "7", "1", "'=a.xlsx"]
    ]


def test_wrong_lines_of_side_files_are_told_all_at_once(tmp_path: Path, project: Project) -> None:
    opened = taken_in(tmp_path, project, [("CT1", 2024, 10, 5)], [("CT1", 2024, 10, 5)])
    lines = {
        "lookups.csv": "table,column,spelling,value,reason\nsales_channels,channel_typ,Sạp,cho,x\nproducers,producer_type,Cơ sở,co_so,x\n",
        "corrections.csv": "file,sheet,cell,expected,value,reason\ncu.xlsx,Lao động,C4,11,12,x\n",
    }
    for name, text in lines.items():
        (tmp_path / "gui" / name).write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as error:
        opened.intake()
    assert [problem.where for problem in error.value.problems] == [
        "lookups.csv, dòng 2", "lookups.csv, dòng 3", "corrections.csv, tệp cu.xlsx",
    ]  # fmt: skip
    assert "channel_type" in str(error.value.problems[0])


def test_an_unclear_decision_is_told_before_anything_is_read(tmp_path: Path, project: Project) -> None:
    opened = taken_in(tmp_path, project, [("CT1", 2024, 10, 5)])
    (tmp_path / "gui" / "decisions.csv").write_text("id_a,id_b,same,reason\nSP1,SP2,chắc vậy,x\n", encoding="utf-8")
    with pytest.raises(InputError) as error:
        opened.intake()
    assert [problem.where for problem in error.value.problems] == ["decisions.csv, dòng 2"]


def test_every_wrong_cell_of_the_list_of_submissions_is_told(tmp_path: Path, project: Project) -> None:
    opened = taken_in(tmp_path, project, [("CT1", 2024, 10, 5)])
    text = "file,unit,year,received_on\ncu.xls,Đại Tử Phủ,hai nghìn,hôm qua\n"
    (tmp_path / "gui" / "submissions.csv").write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as error:
        opened.intake()
    told = [problem.what for problem in error.value.problems]
    assert told == [
        "Cột unit sai",
        "Không đọc được năm “hai nghìn”",
        "Không đọc được ngày nhận “hôm qua”",
        "Không có tệp “cu.xls”",
    ]


def test_an_approved_spelling_stands_beside_the_shipped_ones(project: Project) -> None:
    own = {"table": "sales_channels", "column": "channel_type", "spelling": "Sạp", "value": "cho"}
    words = lookup_table([*project.params.lookups, own])["sales_channels", "channel_type"]
    assert (words["sap"], words["zalo"]) == ("cho", "mang_xa_hoi")


def test_a_file_is_checked_against_what_a_folder_accepted_before(tmp_path: Path, project: Project) -> None:
    before = taken_in(tmp_path, project, [("CT1", 2023, 10, 5)])
    workforce(tmp_path / "sau.xlsx", [("CT1", 2023, 11, 5), ("CT1", 2024, 12, 5)])
    (answer,) = check_files([tmp_path / "sau.xlsx"], before, dt.date(2025, 3, 1))
    assert [(one.rule, one.cell) for one in answer.findings if one.rule == "so_lieu_cu_thay_doi"] == [
        ("so_lieu_cu_thay_doi", "C4")
    ]


def test_a_mended_answer_is_replaced_and_compared(tmp_path: Path, project: Project) -> None:
    workforce(tmp_path / "a.xlsx", [("CT1", 2024, "mười", 5)])
    check_files([tmp_path / "a.xlsx"], project, dt.date(2025, 3, 1))
    answer = tmp_path / "a.kiem-tra.xlsx"
    book = load_workbook(answer)
    book["Lao động"]["C4"] = 10
    book.save(answer)
    (again,) = check_files([answer], project, dt.date(2025, 3, 2))
    assert (again.workbook, len(again.solved)) == (answer, 1)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.kiem-tra.json", "a.kiem-tra.xlsx", "a.xlsx"]


def test_certificates_alone_are_compared_and_an_empty_day_or_a_row_not_accepted_before_is_no_change(
    tmp_path: Path, project: Project
) -> None:
    rows = [
        CERTIFICATES,
        ("CN1", "SP1", "CT1", 3, "15/11/2024", None),
        ("CN2", "SP2", "CT1", "7 sao", "15/11/2024", None),
    ]
    (tmp_path / "gui").mkdir()
    workbook(tmp_path / "gui" / "cu.xlsx", "Giấy chứng nhận", rows)
    mended = [*rows[:2], ("CN2", "SP2", "CT1", 4, "16/11/2024", "01/02/2025")]
    workbook(tmp_path / "moi.xlsx", "Giấy chứng nhận", mended)
    (answer,) = check_files([tmp_path / "moi.xlsx"], Project(project.root, tmp_path / "gui"), dt.date(2025, 3, 1))
    assert [one for one in answer.findings if one.rule == "so_lieu_cu_thay_doi"] == []
