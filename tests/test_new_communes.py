"""Records that arrive under the communes of 1/7/2025 fall into the old districts; what is not certain is listed."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from openpyxl import Workbook

from ocop_analysis.cleaning.submissions.sender import district_in
from ocop_analysis.project import Project
from ocop_analysis.units import Units

HEADS = ("Mã chủ thể", "Năm", "Tên chủ thể", "Loại hình", "Xã, phường, thị trấn")
MAKERS = [("CT1", "Xã Đức Lương"), ("CT2", "Xã Đại Phúc"), ("CT3", "Phường Sông Công"), ("CT4", "Phường Bắc Kạn")]


def makers(
    folder: Path, project: Project, title: str, rows: list[tuple[str, str]], heads: tuple[str, ...] = HEADS
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the producers and the findings that a workbook of one sheet gives."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Chủ thể"
    for row in ([title], [], heads, *((code, 2025, f"HTX {code}", "Hợp tác xã", place) for code, place in rows)):
        sheet.append(list(row))
    folder.mkdir()
    book.save(folder / "chu-the.xlsx")
    intake = Project(project.root, folder).intake()
    return intake.tables["producers"].set_index("producer_id"), intake.extra["findings"]


def told(findings: pd.DataFrame, cell: str) -> str:
    return " ".join(findings.loc[findings["cell"].eq(cell), "what"])


def test_a_new_commune_in_the_workbook_of_an_old_district(tmp_path: Path, project: Project) -> None:
    """05776 lies in old Đại Từ, 05488 in part; Sông Công and Bắc Kạn do not: told at their cells, the rows stay Đại Từ's."""
    found, findings = makers(tmp_path / "a", project, "CHỦ THỂ OCOP HUYỆN ĐẠI TỪ NĂM 2025", MAKERS)
    assert found["district_code"].tolist() == ["171"] * 4
    assert found["commune_code"].fillna("").tolist() == ["05776", "05488", "", ""]
    assert "Huyện Đại Từ không có “Phường Sông Công”" in told(findings, "E6")
    assert "Huyện Đại Từ không có “Phường Bắc Kạn”" in told(findings, "E7")


def test_without_a_district_the_commune_decides_where_it_can(tmp_path: Path, project: Project) -> None:
    found, findings = makers(tmp_path / "b", project, "DANH SÁCH CHỦ THỂ OCOP NĂM 2025", MAKERS)
    assert found["district_code"].fillna("").tolist() == ["171", "", "165", ""]
    assert found["commune_code"].tolist() == ["05776", "05488", "05518", "01843"]
    assert "từ Thành phố Thái Nguyên, Huyện Đại Từ và Thành phố Phổ Yên, nên không rõ" in told(findings, "E5")
    assert "ngoài các huyện của kế hoạch" in told(findings, "E7")


def test_a_commune_that_sends_speaks_for_its_old_district(tmp_path: Path, project: Project) -> None:
    """A table without communes, sent by a new commune: La Bằng lay in Đại Từ, Đại Phúc in three districts."""
    heads = (*HEADS[:4], "Điện thoại")
    found, _ = makers(tmp_path / "c", project, "CHỦ THỂ OCOP XÃ LA BẰNG NĂM 2025", [("CT1", "")], heads)
    assert found["district_code"].tolist() == ["171"]
    found, findings = makers(tmp_path / "d", project, "CHỦ THỂ OCOP XÃ ĐẠI PHÚC NĂM 2025", [("CT1", "")], heads)
    assert found["district_code"].isna().all()
    assert "Không rõ số liệu của huyện nào" in told(findings, "A3")


@pytest.mark.parametrize(
    ("text", "district"),
    [
        ("UBND huyện Đại Từ", "171"),
        ("thị xã Phổ Yên", "172"),
        ("xã La Bằng, huyện Đại Từ", "171"),
        ("Sông Công", "165"),
        ("UBND xã Đại Từ", None),
        ("Hợp tác xã, Phường Sông Công", None),
    ],
)
def test_a_commune_that_bears_a_districts_name_is_no_district(units: Units, text: str, district: str | None) -> None:
    assert district_in([text], units) == district
