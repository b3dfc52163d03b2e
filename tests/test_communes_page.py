"""The page of the new communes: the mapping, and the products of a small register worked by hand."""

from __future__ import annotations

import pandas as pd
import pytest
from conftest import certificate

from ocop_analysis import schema
from ocop_analysis.project import Project
from ocop_analysis.report.build.communes import build_communes, last_change
from ocop_analysis.report.communes import CommunesModel, CommunesReport, NewCommune

SECTIONS = ("summary", "mapping", "products", "method")


def html(model: CommunesModel) -> str:
    return "".join(getattr(CommunesReport(model), name)().html for name in SECTIONS)


def commune(model: CommunesModel, code: str) -> NewCommune:
    return next(one for one in model.communes if one.code == code)


def product(code: str, commune_code: str | None, year: int) -> dict[str, object]:
    return {"product_id": code, "year": year, "commune_code": commune_code, "district_code": "164"}


@pytest.fixture(scope="module")
def small(project: Project) -> CommunesModel:
    """Six products recognised in 2023 and one in 2020, as last reported in the year given."""
    goods = [
        product("a", "05461", 2023),  # Gia Sàng, split: a, b and c in halves
        product("b", "05461", 2023),
        product("c", "05461", 2024),
        product("d", "05443", 2023),  # Trưng Vương, now in Phan Đình Phùng
        product("e", "05536", 2023),  # Chợ Chu, merged in 2024, now in Định Hóa
        product("f", None, 2023),
        product("old", "05443", 2021),
        product("d", "05467", 2025),  # reported again in 2025: in new Gia Sàng
    ]
    decided = [certificate(code, "2023-05-01") for code in "abcdef"] + [certificate("old", "2020-03-01")]
    tables = {
        "products": schema.typed("products", pd.DataFrame(goods)),
        "certificates": schema.typed("certificates", pd.DataFrame(decided)),
    }
    dataset = project.dataset.model_copy(update={"layout": "submissions"})
    change = last_change(project.boundaries, project.params.plan)
    assert change
    return build_communes(tables, project.boundaries, change, project.params.plan, dataset)


def test_products_are_worked_by_hand(small: CommunesModel) -> None:
    """2023: a and b in halves, 1 + 1; d and old in 05443. c counts from its certificate on but is told of in 2024: unknown in
    2023. 2024: a, b, c in halves, 2 to the lower code and 1. 2025: d has moved on. Old ended on 28/2/2023.
    """
    plus, gia_sang, dinh_hoa = (commune(small, code).years for code in ("05443", "05467", "05569"))
    assert [(end.year, end.ever, end.in_force) for end in plus] == [
        (2021, 1, 1), (2022, 1, 1), (2023, 3, 2), (2024, 4, 3), (2025, 3, 2),
    ]  # fmt: skip
    assert [(end.ever, end.in_force) for end in gia_sang] == [(0, 0), (0, 0), (1, 1), (1, 1), (2, 2)]
    assert [end.ever for end in dinh_hoa] == [0, 0, 1, 1, 1]
    assert [end.ever_estimated for end in plus] == [end.ever_estimated for end in gia_sang] == [False] * 2 + [True] * 3
    assert not any(end.ever_estimated or end.in_force_estimated for end in dinh_hoa)
    assert [(end.ever, end.in_force) for end in small.unknown] == [(0, 0), (0, 0), (2, 2), (1, 1), (1, 1)]
    assert [(end.ever, end.in_force) for end in small.totals] == [(1, 1), (1, 1), (7, 6), (7, 6), (7, 6)]


def test_what_is_estimated_says_so_on_the_page(small: CommunesModel) -> None:
    page = html(small)
    n_marked = sum(end.ever_estimated + end.in_force_estimated for one in small.communes for end in one.years)
    assert n_marked == 2 * 2 * 3
    assert page.count('<td class="num">') == 2 * 5 * (55 + 2)
    assert page.count('<span class="goal">ước tính</span></td>') == n_marked
    assert "chia đều" in page
    frame = CommunesReport(small).table.to_frame()
    assert len(frame) == 55 * 5
    assert set(frame.loc[frame["estimated"].eq("có"), "code"]) == {"05443", "05467"}


def test_the_public_page_shows_the_mapping_only(project: Project) -> None:
    model = project.new_communes().model
    assert (model.page, model.title, len(model.communes), model.totals) == (
        "xa-phuong-moi-2025",
        "Xã, phường từ 01/7/2025",
        55,
        (),
    )
    assert commune(model, "05488").districts == ("Thành phố Thái Nguyên", "Huyện Đại Từ", "Thành phố Phổ Yên")
    old = commune(model, "05467").came_from
    assert [(part.name, part.is_part) for part in old] == [
        ("Phường Gia Sàng", True), ("Phường Cam Giá", True), ("Phường Hương Sơn", False), ("Xã Đồng Liên", False),
    ]  # fmt: skip
    cho_chu = next(part for part in commune(model, "05569").came_from if part.code == "05569")
    assert (cho_chu.name, cho_chu.former) == (
        "Thị trấn Chợ Chu", ("Thị trấn Chợ Chu (đến 30/11/2024)", "Xã Bảo Cường (đến 30/11/2024)"),
    )  # fmt: skip
    page = html(model)
    assert page.count('<tr id="xa-') == 55
    assert "chỉ nêu tên được một phần sản phẩm" in page
    assert "None" not in page
    names = {part.code for one in model.communes for part in one.came_from}
    assert len(names) == 172
    assert len(project.new_communes().table.rows) == 55
    assert project.new_communes().model.key == model.key
