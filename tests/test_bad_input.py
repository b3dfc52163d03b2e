"""Bad input: one Vietnamese message that says what, where and what to do; all at once; exit code 1; nothing half-written."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import copied_project

from ocop_analysis.errors import InputError, UnknownPage, UnknownUnit
from ocop_analysis.project import Project


@pytest.fixture
def spoilt(tmp_path: Path) -> Project:
    return copied_project(tmp_path)


def spoil(project: Project, file: str, old: str, new: str) -> None:
    path = project.root / file
    text = path.read_text(encoding="utf-8")
    assert old in text, f"the test no longer fits {file}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def problems(project: Project) -> list[str]:
    with pytest.raises(InputError) as error:
        project.clean()
    assert not (project.root / "data/processed/public").exists()
    return [str(problem) for problem in error.value.problems]


PRODUCTS, FIGURES = "data/raw/public/products.csv", "data/raw/public/figures.csv"


def test_stars_of_seven_unknown_district_and_a_date_in_2031_are_told_together(spoilt: Project) -> None:
    spoil(
        spoilt,
        PRODUCTS,
        "TP. Thái Nguyên,164,xã Tân Cương,do_uong,1,5,nang_hang,2021,",
        "Đại Tưng,,xã Tân Cương,do_uong,1,7,nang_hang,2031,",
    )
    found = problems(spoilt)
    assert len(found) == 3
    assert "products.csv, ô J2 (cột stars): Không đọc được “7” (chỉ hạng 3, 4 và 5 sao được công nhận)" in found[1]
    assert "products.csv, ô E2 (cột district): Không có huyện “Đại Tưng” (171 Huyện Đại Từ; " in found[0]
    assert "products.csv, ô L2 (cột recognised_year): Ngày 2031 ở tương lai (bộ số liệu lập đến 30/11/2026)" in found[2]
    assert all("Cách xử lý:" in line for line in found)


def test_a_missing_column_names_the_one_that_may_be_meant(spoilt: Project) -> None:
    spoil(spoilt, PRODUCTS, ",stars,", ",star,")
    found = problems(spoilt)
    assert "Thiếu cột “stars” (có cột “star”, có phải là cột này?)" in found[0]
    assert "Cột lạ “star” (có phải “stars”?)" in found[1]


def test_a_missing_file_and_a_bad_row_are_told_together(spoilt: Project) -> None:
    (spoilt.root / "data/raw/public/sources.csv").unlink()
    spoil(spoilt, FIGURES, "F001,province,", "F001,province,thừa,")
    found = problems(spoilt)
    assert any("sources.csv: Thiếu tệp" in line for line in found)
    assert any("figures.csv, dòng 2: Dòng có 15 ô, tiêu đề có 14 cột" in line for line in found)


def test_a_misspelt_yaml_key_gets_the_nearest_known_one(spoilt: Project) -> None:
    spoil(spoilt, "params/targets.yml", "    threshold: 150", "    treshold: 150")
    spoil(spoilt, "params/plan.yml", "issued_on:", "issued on:")
    found = problems(spoilt)
    assert any(
        "targets.yml, mục targets > 0 > treshold: Khóa không có trong định nghĩa (có phải “threshold”?)" in f
        for f in found
    )
    assert any("plan.yml, mục issued_on: Thiếu khóa bắt buộc" in line for line in found)


def test_names_in_targets_that_nothing_else_knows(spoilt: Project) -> None:
    spoil(spoilt, "params/targets.yml", "measure: new_products", "measure: new_product")
    spoil(spoilt, "params/targets.yml", "figure: products_new_in_year", "figure: products_new_in_yaer")
    found = problems(spoilt)
    assert "params/targets.yml, mục T01 > measure: Không có “new_product” (có phải “new_products”?)." in found[0]
    assert "mục T01 > published > figure: Không có “products_new_in_yaer” (có phải “products_new_in_year”?)" in found[1]


def test_a_wrong_word_file_is_named(spoilt: Project) -> None:
    spoil(spoilt, "params/public/conflicts.yml", "  kind: conflict\n", "  kind: quarrel\n")
    assert any(line.startswith("params/public/conflicts.yml, mục conflicts > ") for line in problems(spoilt))


def test_an_unknown_indicator_of_a_figure_is_told(spoilt: Project) -> None:
    spoil(spoilt, FIGURES, ",products_total,", ",products_totla,")
    assert "Giá trị lạ “products_totla” (có phải “products_total”?)" in problems(spoilt)[0]


def test_notes_on_public_figures_stay_with_them(spoilt: Project, tmp_path: Path) -> None:
    other = tmp_path / "so-cua-toi"
    shutil.copytree(spoilt.root / "data/raw/public", other)
    assert Project(spoilt.root, other).library.words.notes == {}
    assert spoilt.library.words.notes


def test_yaml_that_cannot_be_read_names_the_line(spoilt: Project) -> None:
    spoil(spoilt, "params/evaluation.yml", "status: proposed", "status: [proposed")
    assert any("params/evaluation.yml, dòng" in line for line in problems(spoilt))


def test_a_heading_of_an_unknown_table_column_or_code_is_told_with_its_line(spoilt: Project) -> None:
    spoil(spoilt, "params/headings.csv", "products,name,Tên sản phẩm,", "product,name,Tên sản phẩm,")
    spoil(spoilt, "params/headings.csv", "products,name,Sản phẩm,,", "products,nam,Sản phẩm,,")
    spoil(spoilt, "params/headings.csv", ",Siêu thị,sieu_thi,", ",Siêu thị,sieu_thy,")
    found = problems(spoilt)
    assert len(found) == 3
    assert "params/headings.csv, dòng 2: Không có bảng “product” (có phải “products”?)" in found[0]
    assert "params/headings.csv, dòng 3: Không có cột “nam” (có phải “name”?)" in found[1]
    assert "Không có mã “sieu_thy” (có phải “sieu_thi”?)" in found[2]


def test_headings_without_their_columns_are_told(spoilt: Project) -> None:
    spoil(spoilt, "params/headings.csv", "table,column,heading,means,evidence", "table,column,heading,mean,evidence")
    assert problems(spoilt)[0].startswith("params/headings.csv, dòng 1: Thiếu cột means")


def test_a_figure_without_a_known_source_is_refused(spoilt: Project) -> None:
    spoil(spoilt, FIGURES, "G035;G001", "G035;G999")
    assert problems(spoilt)[0].startswith(
        "figures.csv, ô M2 (cột source_ids): Nguồn G999 không có trong danh sách nguồn"
    )


def test_a_correction_that_no_longer_fits_is_told(spoilt: Project) -> None:
    spoil(spoilt, PRODUCTS, "P055,Lộc trà thượng hạng,Công ty CP Trà Việt Thái,doanh_nghiep,TP. Phổ Yên,172,,do_uong,1,4,unknown,,",
          "P055,Lộc trà thượng hạng,Công ty CP Trà Việt Thái,doanh_nghiep,TP. Phổ Yên,172,,do_uong,1,4,unknown,2021,")  # fmt: skip
    assert "không còn khớp với P055" in problems(spoilt)[0]


def test_stars_that_contradict_the_score_are_told(spoilt: Project) -> None:
    spoil(spoilt, PRODUCTS, ",5,nang_hang,2021,,,90.86,", ",5,nang_hang,2021,,,80.86,")
    assert "5 sao không khớp điểm 80.86 (điểm này là 4 sao)" in problems(spoilt)[0]


def test_a_failed_cleaning_leaves_the_last_good_tables(spoilt: Project) -> None:
    spoilt.clean()
    before = sorted((path.name, path.read_bytes()) for path in spoilt.processed_folder.iterdir())
    spoil(spoilt, PRODUCTS, ",do_uong,1,5,nang_hang,2021,", ",do_uong,1,7,nang_hang,2021,")
    with pytest.raises(InputError):
        spoilt.clean()
    assert sorted((path.name, path.read_bytes()) for path in spoilt.processed_folder.iterdir()) == before


def test_unknown_units_and_pages_get_suggestions(project: Project) -> None:
    with pytest.raises(UnknownUnit, match="171 Huyện Đại Từ"):
        project.unit("Dai Tuf")
    with pytest.raises(UnknownPage, match="171-dai-tu-2025"):
        project.report("171", 2026)


def ocop(*words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "ocop_analysis", *words], cwd=cwd, capture_output=True, encoding="utf-8", check=False
    )


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("targets", "--unit", "Dai Tuf"), "Có phải ý bạn là: 171 Huyện Đại Từ?"),
        (("targets", "--year", "2026"), "Năm 2026 không lập được"),
        (("targets", "--as-of", "31/13/2025"), "Không đọc được ngày “31/13/2025”"),
        (("targets", "--data", "pulbic"), "có phải “public”?"),
        (("report", "171-dai-tu-2031"), "Không có trang báo cáo nào tên là “171-dai-tu-2031”"),
        (("report",), "Chưa nói lập trang nào"),
    ],
)
def test_the_command_says_it_in_vietnamese_without_a_traceback(
    project: Project, words: tuple[str, ...], says: str
) -> None:
    done = ocop(*words, cwd=project.root)
    assert done.returncode == 1
    assert says in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_a_filled_form_is_not_written_over(project: Project, tmp_path: Path) -> None:
    form = tmp_path / "mau.xlsx"
    form.write_bytes(b"filled")
    done = ocop("template", "--unit", "173", "--year", "2024", "-o", str(form), cwd=project.root)
    assert done.returncode == 1
    assert "Đã có tệp “mau.xlsx”" in done.stderr
    assert form.read_bytes() == b"filled"


def test_wrong_use_is_told_in_vietnamese_too(project: Project) -> None:
    done = ocop("check", cwd=project.root)
    assert done.returncode == 2
    assert "Lệnh viết chưa đúng" in done.stderr


def test_the_command_tells_all_problems_of_the_data(spoilt: Project) -> None:
    spoil(spoilt, PRODUCTS, ",do_uong,1,5,nang_hang,2021,", ",do_uong,1,7,nang_hang,2031,")
    done = ocop("report", "--all", cwd=spoilt.root)
    assert done.returncode == 1
    assert done.stderr.startswith("Có 2 điểm cần sửa, chưa ghi gì:")
    assert not (spoilt.root / "reports").exists()
