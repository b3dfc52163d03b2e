"""What every report promises, checked on all 51 models: point in time, territory, honest gaps, one key for one content."""

from __future__ import annotations

import json
import re

import pytest

from ocop_analysis.project import Project
from ocop_analysis.report import Report

SECTIONS = ("summary", "targets", "groups", "products", "certificates", "districts", "disagreements")


_ONLY = {"district": "changes", "province": "new_territory", "plan": "history"}


def pages(project: Project) -> list[tuple[str, int | None]]:
    units = ["province", *(unit.code for unit in project.districts)]
    return [("province", None), *((unit, year) for unit in units for year in project.params.plan.years)]


@pytest.fixture(scope="module")
def reports(project: Project) -> dict[str, Report]:
    made = [project.report(unit, year) for unit, year in pages(project)]
    return {report.model.page: report for report in made}


def test_there_are_51_pages(reports: dict[str, Report]) -> None:
    assert len(reports) == 1 + 5 + 9 * 5


def test_a_report_of_a_year_knows_nothing_of_later_years(reports: dict[str, Report]) -> None:
    """No sentence and no number of a page names a later year, but for the plan's end, validity to come, and sources."""
    for page, report in reports.items():
        if report.model.year is None:
            continue
        data = json.loads(report.model.to_json(), object_hook=lambda found: None if found.get("is_goal") else found)
        for key in ("sources", "title", "subtitle", "territory", "page", "expiry", "certificates", "year"):
            data.pop(key)
        for target in data["targets"]:  # definitions and readings speak of the plan's own dates
            for key in ("definition", "ambiguity", "counted", "reading", "variants", "needs", "name", "robustness"):
                target.pop(key)
            target["why"] = re.sub(r"Kỳ kế hoạch còn đến 31/12/2025\.", "", target["why"])
            target["forecast"] = target["forecast"].replace(
                "đến hết năm 2025", ""
            )  # of the plan's end, from years gone by
            target["path"] = [[name, text.replace("31/12/2025", "")] for name, text in target["path"]]
        data["actions"] = [
            a for a in data["actions"] if not a["text"].startswith("Để kết luận")
        ]  # these say what is needed
        for panel in data["paths"]:
            panel.pop("goal")
            assert panel.pop("forecast") is None or report.model.year < 2025
        for row in (row for group in data["groups"] for row in group["indicators"]):
            row.pop("definition")
        text = re.sub(r"\d{4}-\d{4}", "", json.dumps(data, ensure_ascii=False))  # periods such as 2021-2025
        later = {year for year in map(int, re.findall(r"\b20[12]\d\b", text)) if year > report.model.year}
        assert not later, (page, later, [m.group() for m in re.finditer(rf".{{60}}\b{min(later)}\b.{{30}}", text)][:3])


def test_figures_after_the_merger_stay_in_their_own_section(reports: dict[str, Report]) -> None:
    for page, report in reports.items():
        model = report.model
        areas = {row.area for group in model.groups for row in group.figures}
        areas |= {row.area for target in model.targets for evidence in target.evidence for row in evidence.figures}
        assert not any("sau sáp nhập với Bắc Kạn" in area for area in areas), page
        if model.kind == "district" or (model.year or 2025) < 2025:
            assert not model.new_territory, page


def test_every_page_has_ten_groups_and_says_where_nothing_is_known(reports: dict[str, Report]) -> None:
    for page, report in reports.items():
        assert [group.id for group in report.model.groups] == [f"g{n:02d}" for n in range(1, 11)]
        for group in report.model.groups:
            if not group.figures:
                assert group.says.startswith("Chưa tìm thấy số liệu công bố"), (page, group.id)
            assert group.missing


def test_every_cited_source_is_listed(reports: dict[str, Report]) -> None:
    for page, report in reports.items():
        html = "".join(getattr(report, name)().html for name in SECTIONS)
        cited = set(re.findall(r'href="#nguon-([SG]\d+)"', html))
        assert cited <= {source.id for source in report.model.sources}, page


def test_sections_render_for_every_page_without_leftovers(reports: dict[str, Report]) -> None:
    for page, report in reports.items():
        html = "".join(getattr(report, name)().html for name in (*SECTIONS, _ONLY[report.model.kind]))
        for leftover in ("None", "NaN", "nan%", "&lt;NA&gt;", "{{", " style=", "<script", "undefined"):
            assert leftover not in html, (
                page,
                leftover,
                html[max(0, html.find(leftover) - 80) : html.find(leftover) + 40],
            )
        without_own = report.model.kind == "province" and not report.model.new_territory
        assert html.count("<section") == len(SECTIONS) + (not without_own), page


def test_charts_carry_their_numbers_in_words_and_in_a_table(reports: dict[str, Report]) -> None:
    for page, report in reports.items():
        for name, chart in report.figures.items():
            assert chart.alt, (page, name)
            assert chart.alt.endswith("."), (page, name)
            assert chart.table.rows, (page, name)
            assert len(chart.svg.encode()) < 40_000, (page, name)


def test_the_same_input_gives_the_same_report(project: Project, reports: dict[str, Report]) -> None:
    again = project.report("164", 2024)
    assert again.model.key == reports["164-tp-thai-nguyen-2024"].model.key
    assert again.figures["comparison"].svg == reports["164-tp-thai-nguyen-2024"].figures["comparison"].svg
    assert len({report.model.key for report in reports.values()}) == len(reports)


def test_disagreeing_figures_are_both_shown(reports: dict[str, Report]) -> None:
    shown = {row.id for quarrel in reports["tong-ket-2021-2025"].model.disagreements for row in quarrel.figures}
    assert {"F036", "F039", "F037", "F040"} <= shown  # 149/89 and 155/83 for the same 240 products
    assert {"F046", "F053"} <= shown  # 313 and 315


def test_a_report_shows_itself_in_words(reports: dict[str, Report]) -> None:
    assert repr(reports["164-tp-thai-nguyen-2024"]).startswith(
        "Đánh giá chương trình OCOP thành phố Thái Nguyên, năm 2024 (31/12/2024): T01"
    )
    assert "<section" in reports["164-tp-thai-nguyen-2024"]._repr_html_()
