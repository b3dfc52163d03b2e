"""Paths and forecasts on the pages: what is shown, what is left out, nothing from later than the day."""

from __future__ import annotations

import datetime as dt

from ocop_analysis.project import Project


def test_a_target_shows_its_path_with_every_input(sample: Project) -> None:
    card = next(c for c in sample.report("province", 2023).model.targets if c.id == "T05")
    labels = [label for label, _ in card.path]
    assert labels == [
        "Mốc đầu kỳ", "Mức cần đạt", "Ngày chốt", "Theo lộ trình lẽ ra đến ngày chốt", "Thực tế", "So với lộ trình",
        "Nhịp đã có", "Nhịp cần có từ nay", "Kết luận",
    ]  # fmt: skip
    assert card.path_verdict
    assert card.forecast.startswith("Nếu xu hướng các năm 2021-2023 tiếp tục")
    html = sample.report("province", 2023).targets().html
    assert card.forecast in html
    assert "T05: lộ trình đến hết kỳ kế hoạch" in html


def test_a_forecast_is_silent_below_three_years_and_at_the_end(sample: Project) -> None:
    early = next(c for c in sample.report("province", 2022).model.targets if c.id == "T05")
    assert early.forecast == "Không có dự báo: chưa đủ ba cuối năm có số liệu chắc chắn."
    last = next(c for c in sample.report("province", 2025).model.targets if c.id == "T05")
    assert last.forecast == ""  # the verdict has told the end


def test_a_district_has_no_path_for_what_is_the_province_s_alone(sample: Project) -> None:
    card = next(c for c in sample.report("171", 2024).model.targets if c.id == "T01")
    assert (card.path, card.path_verdict, card.forecast) == ((), "", "")


def test_the_review_puts_forecasts_beside_what_came(sample: Project) -> None:
    model = sample.report().model
    made = {(row.target, row.made_on): row for row in model.past_forecasts}
    row = made["T05", dt.date(2023, 12, 31)]
    then = next(c for c in sample.report("province", 2023).model.targets if c.id == "T05")
    assert row.text in then.forecast  # what the page of that year says, and no more
    now = next(c for c in model.targets if c.id == "T05")
    assert row.came == now.value_text
    assert min(row.made_on.year for row in model.past_forecasts) == 2023
    assert sample.report("province", 2024).model.past_forecasts == ()


def test_the_chart_of_paths_carries_its_numbers_in_words(sample: Project, project: Project) -> None:
    chart = sample.report().figures["paths"]
    for panel in sample.report().model.paths:
        assert panel.target in chart.alt
    assert "T08 Lao động có bằng cấp, chứng chỉ, mức cần đạt ít nhất 20,0%: 2021:" in chart.alt
    public = {panel.target for panel in project.report().model.paths}
    assert public == {"T01", "T02", "T03", "T04"}
    assert "paths" not in project.report("171", 2024).figures
