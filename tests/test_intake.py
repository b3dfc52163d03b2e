"""From received files to checked tables: what people wrote down counts, nothing disappears without a word, commands end right."""

from __future__ import annotations

import datetime as dt
import json
import os
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from filled import PARAMS, TODAY, at, cell_of, drawn, fill, found, origin, rules, save, sound_rows, take, values
from typer.testing import CliRunner

from ocop_analysis import schema, store
from ocop_analysis.answers import check_files
from ocop_analysis.cli import app
from ocop_analysis.errors import InputError
from ocop_analysis.intake import Intake
from ocop_analysis.project import Project
from ocop_analysis.received import read_folder

ROOT = Path(__file__).resolve().parent.parent
SP, CT = "Sản phẩm OCOP", "Chủ thể OCOP"
PLACE = "HUYỆN ĐẠI TỪ NĂM 2024"
HEAD = "Mã chủ thể|Tên chủ thể|Loại hình|Điện thoại|Số thành viên"


# ---- the entry workbook


def test_the_entry_workbook_filled_in_by_its_rules_passes_without_a_finding(project: Project, tmp_path: Path) -> None:
    rows = sound_rows()
    for name, table in schema.SENT.items():
        assert set().union(*rows[name]) == set(table.asked), f"every column of {name} is filled in"
    (answer,) = check_files([save(fill(project, rows), tmp_path / "dai-tu-2024.xlsx")], project, TODAY)
    assert answer.findings == ()
    assert not answer.has_errors


def test_a_file_without_any_record_is_an_error(project: Project, tmp_path: Path) -> None:
    (tmp_path / "ghi-chu.csv").write_text("Kính gửi Văn phòng điều phối\nSố liệu gửi sau\n", encoding="utf-8-sig")
    empty = save(fill(project, {}), tmp_path / "dai-tu-2024.xlsx")
    for answer in check_files([empty, tmp_path / "ghi-chu.csv"], project, TODAY):
        assert answer.has_errors
        assert [one.rule for one in answer.findings] == ["tep_khong_co_so_lieu"]
        assert answer.workbook.is_file()


def test_a_folder_named_like_a_kept_data_set_does_not_take_its_place(project: Project, tmp_path: Path) -> None:
    (tmp_path / "public").mkdir()
    other = Project(root=project.root, data=str(tmp_path / "public"))
    assert other.processed_folder.name == "public-rieng"
    kept = Project(root=project.root, data=str(project.root / "data" / "raw" / "public"))
    assert kept.processed_folder.name == "public"


def test_the_old_tables_stay_when_the_new_ones_cannot_take_their_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, table = tmp_path / "kept", pd.DataFrame({"a": ["1"]})
    store.save(folder, {"t": table}, "one")
    real = os.replace

    def locked(source: Path, target: Path) -> None:
        if target == folder and source.name != folder.name:
            raise PermissionError(13, "locked", str(target))
        real(source, target)

    monkeypatch.setattr(os, "replace", locked)
    with pytest.raises(PermissionError):
        store.save(folder, {"t": table}, "two")
    assert store.made_from(folder) == "one"
    assert [path.name for path in tmp_path.iterdir()] == ["kept"]


def test_every_value_of_the_entry_workbook_arrives(project: Project, tmp_path: Path) -> None:
    rows = sound_rows()
    got = take(tmp_path, {"dai-tu-2024.xlsx": fill(project, rows)})
    for name, table in schema.SENT.items():
        frame = got.tables[name]
        assert len(frame) == len(rows[name]), name
        for number, record in enumerate(rows[name]):
            for column, value in record.items():
                field = table.columns[column].fields(column)[0]
                assert pd.notna(frame.at[number, field]), (name, column)
                _, sheet, cell = origin(got, name, number, column)
                assert (sheet, cell) == at(name, column, number)
                if table.columns[column].kind in ("text", "integer", "number"):
                    assert frame.at[number, field] == value
                if table.columns[column].kind == "date":
                    assert frame.at[number, field].date() == value
    assert values(got, "certificates", "level", "potential_5", "criteria_version") == [
        ("tinh", False, "148"), ("huyen", False, "148"),
    ]  # fmt: skip
    assert values(got, "value_chains", "circular_practices") == [("bao_bi_xanh;u_phan",)]
    assert values(got, "material_areas", "started_from", "started_to") == [(dt.date(2022, 1, 1), dt.date(2022, 12, 31))]
    assert values(got, "plan_allocations", "target_id", "unit_code", "planned") == [("T01", "171", 12)]


@pytest.mark.parametrize("name", list(schema.SENT))
def test_a_table_that_comes_alone_is_read_and_checked(tmp_path: Path, project: Project, name: str) -> None:
    book = fill(project, {name: sound_rows()[name]})
    got = take(tmp_path, {"dai-tu-2024.xlsx": book})
    assert len(got.tables[name]) == len(sound_rows()[name])
    unchecked = {"thieu_bang_tham_chieu"} if any(c.refers for c in schema.SENT[name].columns.values()) else set()
    assert rules(got) <= unchecked


# ---- several files


def two_files(tmp_path: Path, old: str, new: str, head: str = HEAD):
    books = {"a.xlsx": drawn({"CT": [PLACE, head, old]}), "b.xlsx": drawn({"CT": [PLACE, head, new]})}
    listed = "file,unit,year,received_on\na.xlsx,171,2024,2025-01-05\nb.xlsx,171,2024,2025-02-05\n"
    return take(tmp_path, books, submissions=listed)


def test_the_newest_file_decides_and_older_ones_fill_its_gaps(tmp_path: Path) -> None:
    got = two_files(tmp_path, "CT1|HTX A|Hợp tác xã|0912345678|7", "CT1|HTX A|Hợp tác xã||9")
    assert values(got, "producers", "phone", "members_count", "source_file") == [("0912345678", 9, "b.xlsx")]
    assert origin(got, "producers", 0, "members_count") == ("b.xlsx", "CT", "E3")
    assert origin(got, "producers", 0, "phone") == ("a.xlsx", "CT", "D3"), "the file that said it"
    (item,) = (item for item in got.findings if item.rule == "khac_lan_gui_truoc")
    assert (item.file, item.cell, item.value) == ("b.xlsx", "E3", "9")
    assert "a.xlsx gửi trước ghi “7”" in item.what


def test_the_same_record_in_two_files_counts_once(tmp_path: Path) -> None:
    got = two_files(tmp_path, "CT1|HTX A|Hợp tác xã|0912345678|7", "CT1|HTX A|Hợp tác xã|0912345678|7")
    assert values(got, "producers", "producer_id", "source_file") == [("CT1", "b.xlsx")]
    assert rules(got) == set(), "a register that comes again every year repeats itself"


def test_a_repeated_row_counts_once_and_two_unlike_rows_of_one_code_are_set_aside(tmp_path: Path) -> None:
    lines = [PLACE, HEAD, *["CT1|HTX A|Hợp tác xã||7"] * 2, "CT2|HTX B|Hợp tác xã||5", "CT2|HTX C|Hợp tác xã||6"]
    got = take(tmp_path, {"a.xlsx": drawn({"CT": lines})})
    assert found(got, "dong_lap_lai") == [("CT", "A4")]
    assert found(got, "khoa_trung") == [("CT", "A5"), ("CT", "A6")]
    assert values(got, "producers", "producer_id") == [("CT1",)]
    assert list(got.extra["set_aside"]["line"]) == ["5", "6"]
    steps = [(step.rows_in, step.rows_out) for step in got.log.steps if step.what.startswith("để riêng")]
    assert steps == [(3, 1)], "four rows, one repeated; two of three are set aside"


def test_rows_with_errors_are_counted_and_the_origins_follow_the_kept_rows(tmp_path: Path) -> None:
    lines = [PLACE, HEAD, "CT1||Hợp tác xã||7", "CT2|HTX B|Hợp tác xã||5"]
    got = take(tmp_path, {"a.xlsx": drawn({"CT": lines})})
    assert list(got.extra["set_aside"]["key"]) == ["CT1 – 2024"]
    assert values(got, "producers", "producer_id") == [("CT2",)]
    assert origin(got, "producers", 0, "members_count") == ("a.xlsx", "CT", "E4")


# ---- what people wrote down


def correction(expected: str) -> str:
    return f"file,sheet,cell,expected,value,reason\na.xlsx,CT,E3,{expected},9,biên bản ngày 5/1\n"


def test_a_declared_correction_counts_while_the_cell_is_as_expected(tmp_path: Path) -> None:
    book = {"a.xlsx": drawn({"CT": [PLACE, HEAD, "CT1|HTX A|Hợp tác xã||7"]})}
    assert values(take(tmp_path / "1", book, corrections=correction("7")), "producers", "members_count") == [(9,)]
    with pytest.raises(InputError, match="ô đang là “7”, hiệu chỉnh chờ “8”"):
        take(tmp_path / "2", book, corrections=correction("8"))
    with pytest.raises(InputError, match="Hiệu chỉnh cho tệp “a"):
        take(tmp_path / "3", {"b.xlsx": book["a.xlsx"]}, corrections=correction("7"))


def test_an_unknown_word_is_collected_and_once_approved_the_next_run_goes_on(tmp_path: Path) -> None:
    rows = [f"CT{n}|HTX số {n}|Hợp tác xa xã||{n + 7}" for n in (1, 2)] + ["CT3|HTX C|Công ti hợp||8"]
    head = HEAD.replace("Loại hình", "Quy mô doanh nghiệp")
    book = {"a.xlsx": drawn({"CT": [PLACE, head, *(row.replace("Hợp tác xa xã", "Siêu nhỏo") for row in rows)]})}
    got = take(tmp_path / "1", book)
    strange = got.extra["unknown_spellings"]
    assert list(strange[["table", "column", "spelling", "count", "nearest"]].itertuples(index=False, name=None)) == [
        ("producers", "size_class", "Siêu nhỏo", 2, "Siêu nhỏ"), ("producers", "size_class", "Công ti hợp", 1, ""),
    ]  # fmt: skip
    assert strange.at[0, "first_cell"] == "a.xlsx, trang “CT”, ô C3"
    approved = "table,column,spelling,value,reason\nproducers,size_class,siêu NHỎO,Siêu nhỏ,gõ thừa\n"
    again = take(tmp_path / "2", book, lookups=approved)
    assert list(again.extra["unknown_spellings"]["spelling"]) == ["Công ti hợp"]
    assert values(again, "producers", "size_class") == [("sieu_nho",), ("sieu_nho",), (None,)]


SIMILAR = ["CT1|Hợp tác xã Chè La Bằng|Hợp tác xã||7", "CT2|Hợp tác xã Chè La Băng|Hợp tác xã||7"]


@pytest.mark.parametrize(
    ("decided", "producers", "pairs"), [("", 2, 1), ("CT1,CT2,không,hai nơi\n", 2, 0), ("CT1,CT2,có,một nơi\n", 1, 0)]
)
def test_similar_names_are_candidates_until_a_person_decides(
    tmp_path: Path, decided: str, producers: int, pairs: int
) -> None:
    book = {"a.xlsx": drawn({"CT": [PLACE, HEAD, *SIMILAR], "LĐ": [PLACE, "Mã chủ thể|Tổng số lao động", "CT2|5"]})}
    got = take(tmp_path, book, decisions=f"id_a,id_b,same,reason\n{decided}")
    assert len(got.tables["producers"]) == producers
    assert got.extra["set_aside"].empty
    assert len(got.extra["similar_names"]) == pairs
    assert values(got, "workforce", "producer_id") == [("CT1" if producers == 1 else "CT2",)]


def test_decisions_follow_each_other(tmp_path: Path) -> None:
    book = {"a.xlsx": drawn({"LĐ": [PLACE, "Mã chủ thể|Tổng số lao động", "CT3|5"]})}
    got = take(tmp_path, book, decisions="id_a,id_b,same,reason\nCT1,CT2,có,\nCT2,CT3,có,\n")
    assert values(got, "workforce", "producer_id") == [("CT1",)]


def test_wrong_lines_beside_the_files_are_told_all_at_once(tmp_path: Path) -> None:
    side = {
        "submissions": "file,unit,year,received_on\na.xlsx,171,2024,\nb.xlsx,171,2024,\na.xlsx,999,2024,\na.xlsx,171,x,\n",
        "lookups": "table,column,spelling,value,reason\nproducer,size_class,a,b,\nproducers,size,a,b,\n",
        "decisions": "id_a,id_b,same,reason\nCT1,CT2,chắc thế,\n",
    }
    with pytest.raises(InputError) as error:
        take(tmp_path, {"a.xlsx": drawn({"CT": [PLACE, HEAD, SIMILAR[0]]})}, **side)
    said = "\n".join(str(problem) for problem in error.value.problems)
    for text in (
        "submissions.csv, dòng 3: Không có tệp “b.xlsx”", "submissions.csv, dòng 4: Cột unit sai",
        "submissions.csv, dòng 5: Không đọc được năm “x”",
        "lookups.csv, dòng 2: Không có “producer.size_class” (có phải “producers”?)",
        "lookups.csv, dòng 3: Không có “producers.size”",
        "decisions.csv, dòng 2: Quyết định không rõ",
    ):  # fmt: skip
        assert text in said


# ---- completeness


def test_completeness_tells_received_late_empty_and_missing(tmp_path: Path) -> None:
    sheets = {"CT": [PLACE, HEAD, SIMILAR[0]], "Lao động": [PLACE, "Mã chủ thể|Tổng số lao động|Nữ"]}
    late = {"SP": ["HUYỆN ĐẠI TỪ NĂM 2024", "Mã sản phẩm|Tên sản phẩm|Mã chủ thể", "SP1|Trà|CT1"]}
    about = "name: thu\ntitle: Thử\nlayout: submissions\nsynthetic: true\npartial_register: false\ncompiled_by: 2025-12-31\n"
    (tmp_path / "dataset.yml").write_text(f"{about}due: {{day: 31, month: 1}}\n", encoding="utf-8")
    listed = "file,unit,year,received_on\na.xlsx,Đại Từ,2024,31/01/2025\nb.xlsx,171,2024,01/02/2025\n"
    got = take(tmp_path, {"a.xlsx": drawn(sheets), "b.xlsx": drawn(late)}, submissions=listed)
    came = got.extra["completeness"]
    mine = came[came["district_code"].eq("171") & came["year"].eq(2024)].set_index("table")
    states = {"producers": "da_nhan", "products": "muon", "workforce": "trong", "budget_lines": "thieu"}
    assert mine.loc[list(states), "state"].to_dict() == states
    assert mine.loc["producers", ["n_rows", "n_set_aside", "files"]].to_list() == [1, 0, "a.xlsx"]
    assert len(came) == 9 * 5 * len(schema.SENT), "nine districts, five years, all tables"
    assert came["state"].eq("thieu").sum() == len(came) - 3


def test_a_register_that_lists_everything_every_year_was_not_empty_before(tmp_path: Path) -> None:
    title, head = (
        "SẢN PHẨM OCOP ĐƯỢC CÔNG NHẬN, HUYỆN ĐẠI TỪ, NĂM",
        "Tên sản phẩm|Tên chủ thể|Hạng sao|Số quyết định|Ngày quyết định",
    )
    first, second = "Trà A|HTX A|3|12/QĐ-UBND|5/7/2023", "Trà B|HTX B|4|15/QĐ-UBND|6/8/2024"
    books = {
        "a-2023.xlsx": drawn({"DS": [f"{title} 2023", head, first]}),
        "a-2024.xlsx": drawn({"DS": [f"{title} 2024", head, first, second]}),
    }
    got = take(tmp_path, books)
    assert len(got.tables["certificates"]) == 2
    came = got.extra["completeness"].set_index(["district_code", "year", "table"])
    states = {year: came.loc[("171", year, "certificates"), "state"] for year in (2022, 2023, 2024)}
    assert states == {2022: "thieu", 2023: "da_nhan", 2024: "da_nhan"}


def test_a_column_of_years_says_which_years_came(tmp_path: Path) -> None:
    rows = ["HTX A|2022|5", "HTX A|2023|6", "HTX B|2023|7"]
    book = drawn({"LD": ["LAO ĐỘNG HUYỆN ĐẠI TỪ", "Tên chủ thể|Năm|Tổng số lao động", *rows]})
    came = take(tmp_path, {"a.xlsx": book}).extra["completeness"]
    mine = came[came["district_code"].eq("171") & came["table"].eq("workforce")].set_index("year")
    assert mine["state"].to_dict() == {2021: "thieu", 2022: "da_nhan", 2023: "da_nhan", 2024: "thieu", 2025: "thieu"}
    assert mine["n_rows"].to_list() == [0, 1, 2, 0, 0]


# ---- the commands


def run(*words: str | Path):
    return CliRunner().invoke(app, [str(word) for word in words])


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


@pytest.mark.usefixtures("here")
def test_check_ends_with_0_for_a_clean_file_and_1_for_one_with_errors(project: Project, tmp_path: Path) -> None:
    path = save(fill(project, sound_rows()), tmp_path / "dai-tu-2024.xlsx")
    clean = run("check", path)
    assert (clean.exit_code, "Tệp không có lỗi." in clean.output) == (0, True)
    book = openpyxl.load_workbook(path)
    book[SP][cell_of("products", "producer_id", 1)] = "CT99"
    book[CT][cell_of("producers", "tax_code", 0)] = "12"
    wrong = run("check", save(book, path))
    assert wrong.exit_code == 1
    assert "đã sửa 0, còn 0, mới" in wrong.output
    record = json.loads((tmp_path / "dai-tu-2024.kiem-tra.json").read_text(encoding="utf-8"))
    assert {item["rule"] for item in record["findings"]} >= {"ma_khong_ton_tai", "ma_so_thue"}


@pytest.mark.usefixtures("here")
def test_the_second_check_tells_solved_remaining_and_new_also_of_a_mended_answer(
    project: Project, tmp_path: Path
) -> None:
    rows = sound_rows()
    rows["producers"][0]["tax_code"], rows["producers"][1]["tax_code"] = "12", "13"
    check_files([save(fill(project, rows), tmp_path / "dai-tu-2024.xlsx")], project, TODAY)
    answered = tmp_path / "dai-tu-2024.kiem-tra.xlsx"
    book = openpyxl.load_workbook(answered)
    book[CT][cell_of("producers", "tax_code", 0)] = "4600123456"
    book["Lao động"][cell_of("workforce", "workers_female", 0)] = 21
    (answer,) = check_files([save(book, answered)], project, TODAY)
    assert answer.workbook == answered
    assert [item.cell for item in answer.solved] == [cell_of("producers", "tax_code", 0)]
    assert [item.cell for item in answer.remaining] == [cell_of("producers", "tax_code", 1)]
    assert [item.rule for item in answer.new] == ["lao_dong_phan_tong"]
    assert openpyxl.load_workbook(answered).sheetnames.count("Kết quả kiểm tra") == 1


@pytest.mark.usefixtures("here")
def test_a_file_that_cannot_be_read_stops_the_check_before_anything_is_written(
    project: Project, tmp_path: Path
) -> None:
    good = save(fill(project, sound_rows()), tmp_path / "dai-tu-2024.xlsx")
    empty, cut = tmp_path / "rong.xlsx", tmp_path / "cut.xlsx"
    empty.write_bytes(b"")
    cut.write_bytes(good.read_bytes()[:5000])
    said = run("check", good, empty, cut)
    assert said.exit_code == 1
    assert isinstance(said.exception, InputError)
    assert [problem.where for problem in said.exception.problems] == ["rong.xlsx", "cut.xlsx"]
    assert not list(tmp_path.glob("*.kiem-tra.*"))


def test_two_files_whose_answers_would_have_one_name_are_refused(project: Project, tmp_path: Path) -> None:
    first = save(drawn({"CT": [PLACE, HEAD, SIMILAR[0]]}), tmp_path / "1" / "a.xlsx")
    second = save(drawn({"CT": [PLACE, HEAD, SIMILAR[1]]}), tmp_path / "2" / "a.xlsx")
    with pytest.raises(InputError, match="Nhiều tệp tên “a”"):
        check_files([first, second], project, TODAY, tmp_path)


@pytest.mark.usefixtures("here")
def test_a_file_of_sixty_sheets_is_answered(tmp_path: Path) -> None:
    sheets = {f"Xã {n}": [PLACE, HEAD, f"CT{n}|HTX số {n}|Hợp tác xã||{n + 7}"] for n in range(60)}
    said = run("check", save(drawn(sheets), tmp_path / "dai-tu-2024.xlsx"))
    assert said.exit_code == 0
    assert said.output.count("bảng Chủ thể OCOP") == 60


@pytest.mark.usefixtures("here")
def test_a_million_rows_are_refused_in_words(tmp_path: Path) -> None:
    path = tmp_path / "dai-tu-2024.csv"
    path.write_text("Mã chủ thể,Tên chủ thể,Số thành viên\n" + "CT1,HTX A,7\n" * 1_000_000, encoding="utf-8")
    said = run("check", path)
    assert said.exit_code == 1
    assert "quá" in str(said.exception)
    assert isinstance(said.exception, InputError)
    assert not list(tmp_path.glob("*.kiem-tra.*"))


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="Không có tệp số liệu nào"):
        read_folder(tmp_path, PARAMS.units)


def test_no_message_writes_a_year_with_decimals(sample_intake: Intake) -> None:
    told = sample_intake.extra["findings"]["what"]
    assert told.str.contains(r"năm 20\d\d", regex=True).any()
    assert told[told.str.contains(r"\b20\d\d[.,]0\b", regex=True)].tolist() == []
