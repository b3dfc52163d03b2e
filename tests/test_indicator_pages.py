"""The indicators on the pages: every one in its group, its state in words, what changed, the sentence, the small line."""

from __future__ import annotations

import math
import re
from dataclasses import replace

import pandas as pd
import pytest
from conftest import ROOT

from ocop_analysis.bounds import Measured
from ocop_analysis.definitions import Disclosure
from ocop_analysis.params import load_params
from ocop_analysis.project import Project
from ocop_analysis.report import Report
from ocop_analysis.report.build.cells import value_words
from ocop_analysis.report.build.disclosure import disclosed, hide_small
from ocop_analysis.report.build.indicators import IndicatorDesk
from ocop_analysis.report.model import IndicatorRow
from ocop_analysis.report.sparkline import sparkline
from ocop_analysis.report.standing import standing_text
from ocop_analysis.report.wording import measured_text
from ocop_analysis.schema import SENT

PARAMS = load_params(ROOT / "params")
RULE = PARAMS.evaluation.disclosure
BY_ID = {item.id: item for item in PARAMS.indicators}
DISTRICTS = [f"d{n}" for n in range(1, 7)]
NAN = math.nan


def cell(unit: str, year: int, indicator: str, value: float, **more: object) -> dict:
    """Return one row of the long table: known for sure unless said otherwise."""
    return {
        "unit": unit, "year": year, "indicator": indicator, "value": value, "numerator": NAN, "denominator": NAN,
        "low": value, "high": value, "n_unknown": 0, "n_expected": 10, "n_reported": 10, "status": "ok", **more,
    }  # fmt: skip


def desk(*cells: dict, unit: str = "d1", years: tuple[int, ...] = (2023, 2024), **more: object) -> IndicatorDesk:
    given = {"rule": RULE, "base": years[-2] if len(years) > 1 else None, **more}
    return IndicatorDesk(
        pd.DataFrame(list(cells)), PARAMS.indicators, unit=unit, districts=DISTRICTS, years=years, **given
    )


def row(indicator: str, *cells: dict, **more: object) -> IndicatorRow:
    found = desk(*cells, **more).rows(indicator[:3])
    return next(each for each in found if each.id == indicator)


# ---- the real sample -----------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def reports(sample: Project) -> dict[str, Report]:
    asked = [("171", 2024), ("172", 2021), ("province", 2024), ("province", None)]
    made = [sample.report(unit, year) for unit, year in asked]
    return {report.model.page: report for report in made}


def test_every_indicator_stands_in_its_group_on_every_page(reports: dict[str, Report]) -> None:
    for page, report in reports.items():
        html = report.groups().html
        for group in report.model.groups:
            assert [r.id for r in group.indicators] == [i.id for i in PARAMS.indicators if i.group == group.id], page
            assert group.standing.endswith("."), (page, group.id)
            assert not group.missing, page
        for item in PARAMS.indicators:
            assert f'href="#{item.id}"' in html, (page, item.id)
            assert html.count(f'id="{item.id}"') == 1, (page, item.id)
            assert item.unknown.split(".")[0] in html.replace("&#34;", '"'), (page, item.id)
        assert "Chưa có: " not in html, page
        assert not re.search(r"\bNone\b|\bnan\b|NaN|<NA>| style=", html), page


def test_the_tables_of_a_report_hold_the_indicators(reports: dict[str, Report]) -> None:
    report = reports["171-dai-tu-2024"]
    frame = report.tables["indicators"].to_frame().set_index("id")
    assert list(frame.index) == [item.id for item in PARAMS.indicators]
    assert frame.loc["g05.i01", ["value", "numerator", "denominator"]].tolist() == [20 / 37, 20, 37]
    years = report.tables["indicator_years"].to_frame()
    assert sorted(set(years["year"])) == ["2021", "2022", "2023", "2024"]
    assert "g01.i01" in report.tables["indicators"].to_csv()


def test_a_page_says_nothing_of_later_years(reports: dict[str, Report]) -> None:
    first = reports["172-pho-yen-2021"].model
    for group in first.groups:
        assert all(r.before is None and [p.year for p in r.years] == [2021] for r in group.indicators)
        assert "đây là năm đầu của kế hoạch" in group.standing or "Chưa chỉ số nào" in group.standing


def test_the_review_of_the_plan_shows_every_year(reports: dict[str, Report]) -> None:
    html = reports["tong-ket-2021-2025"].groups().html
    table = html[html.index('id="chi-so-g01"') :]
    assert re.findall(r"<th[^>]*>(\d{4})</th>", table[: table.index("</thead>")]) == [str(y) for y in range(2021, 2026)]
    assert "So với 2021" in table


def test_the_province_shows_the_range_of_the_districts_and_a_district_their_median(
    sample: Project, reports: dict[str, Report]
) -> None:
    long = sample.indicators
    codes = [unit.code for unit in sample.districts]
    values = long[long["year"].eq(2024) & long["indicator"].eq("g01.i01") & long["unit"].isin(codes)]["value"]
    of_province = reports["tinh-thai-nguyen-2024"].model.groups[0].indicators[0]
    assert of_province.spread == (values.min(), values.max())
    assert of_province.districts_text == f"từ {values.min():.0f} đến {values.max():.0f}"
    assert all(point.districts is None for point in of_province.years)  # a sum is no yardstick for its parts
    assert reports["171-dai-tu-2024"].model.groups[0].indicators[0].districts_text == f"{values.median():.0f}"


def test_a_small_number_of_a_district_is_hidden_everywhere_on_its_page(reports: dict[str, Report]) -> None:
    """Đại Từ of the sample has one producer led by a person of an ethnic minority among eleven."""
    report = reports["171-dai-tu-2024"]
    hidden = next(r for r in report.model.groups[5].indicators if r.id == "g06.i08")
    assert (hidden.now.text, hidden.now.value, hidden.now.low, hidden.numerator) == (
        "ít hơn 3 chủ thể, không nêu", None, None, None,
    )  # fmt: skip
    card = next(target for target in report.model.targets if target.id == "T10")
    assert (card.value_text, card.low, card.high) == ("ít hơn 3 chủ thể, không nêu", None, None)
    assert {variant.value_text for variant in card.variants} <= {"ít hơn 3 chủ thể, không nêu", "–"}
    assert "(1/11)" not in report.targets().html + report.summary().html + report.changes().html
    assert "ít hơn 3 chủ thể, không nêu" in report.figures["shares"].alt


# ---- states in words -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("indicator", "given", "text", "detail"),
    [
        ("g05.i01", {"value": 0.5, "low": 0.5, "high": 0.5, "numerator": 5, "denominator": 10}, "50,0%", "5/10"),
        ("g05.i02", {"value": 0.5, "low": 0.4, "high": 0.6, "numerator": 4, "denominator": 8, "n_unknown": 2},
         "50,0%", "4/8; từ 40,0% đến 60,0%"),
        ("g01.i01", {"value": 3, "low": 3, "high": NAN, "n_unknown": 2, "n_reported": 8}, "3", "ít nhất 3"),
        ("g03.i06", {"value": 0.8, "low": 0.0, "high": 1.0, "n_unknown": 1, "n_reported": 9, "numerator": 8.5, "denominator": 10},
         "80,0%", "đã biết 9/10"),
        ("g06.i07", {"value": 0.5, "low": 0.5, "high": 0.5, "numerator": 5, "denominator": 10}, "50,0%", ""),
        ("g01.i04", {"status": "no_base"}, "không có mẫu số", ""),
        ("g01.i04", {"status": "not_reported"}, "chưa báo cáo", ""),
        ("g01.i04", {"status": "withheld", "low": 0.3, "high": 0.8, "n_reported": 5},
         "chưa đủ để công bố", "mới biết 50%; từ 30,0% đến 80,0%"),
        ("g01.i04", {"status": "withheld", "low": 0.0, "high": 1.0}, "chưa đủ để công bố", "còn nơi chưa gửi"),
        ("g07.i07", {"status": "not_applicable"}, "không xét (chỉ có ở cấp tỉnh)", ""),
        ("g06.i07", {"status": "few"}, "ít hơn 3 chủ thể, không nêu", ""),
    ],
)  # fmt: skip
def test_a_cell_says_its_state_in_words(indicator: str, given: dict, text: str, detail: str) -> None:
    record = cell("d1", 2024, indicator, NAN) | given
    assert value_words(record, BY_ID[indicator], RULE) == (text, detail)


def test_a_partial_register_shows_lower_bounds_alone() -> None:
    bound = cell("d1", 2024, "g04.i02", NAN, low=18, high=NAN, status="withheld", numerator=18)
    silent = cell("d1", 2024, "g04.i03", NAN, low=NAN, high=NAN, status="withheld")
    rows = desk(bound, silent, partial=True).rows("g04")
    assert [(r.id, r.now.text, r.now.value, r.numerator, r.median) for r in rows] == [
        ("g04.i02", "ít nhất 18", None, None, None)
    ]
    assert standing_text(rows, partial=True) == (
        "Sổ một phần chỉ cho biết cận dưới: sản phẩm còn hiệu lực ít nhất 18 sản phẩm."
    )


def test_public_pages_show_no_indicator_beyond_a_lower_bound(project: Project) -> None:
    for unit, year in (("164", 2024), ("province", 2023), ("province", None)):
        report = project.report(unit, year)
        rows = [r for group in report.model.groups for r in group.indicators]
        assert all(r.now.value is None and r.now.low > 0 and r.now.text.startswith("ít nhất ") for r in rows)
        assert 'class="indicators' not in report.groups().html
        assert all(group.missing for group in report.model.groups)


def test_a_year_that_has_not_ended_has_no_indicators(sample: Project) -> None:
    report = sample.report("171", 2024, pd.Timestamp("2024-06-30").date())
    assert not any(group.indicators for group in report.model.groups)
    assert "chưa kết thúc vào ngày chốt" in report.model.groups[0].standing


# ---- what changed --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("indicator", "before", "now", "change", "text"),
    [
        ("g01.i01", {"value": 15}, {"value": 18}, "better", "tốt lên (+3)"),
        ("g02.i06", {"value": 20}, {"value": 25}, "worse", "kém đi (+5)"),  # days: fewer are better
        ("g01.i04", {"value": 0.9}, {"value": 0.8}, "worse", "kém đi (−10,0\u00a0điểm\u00a0%)"),
        ("g01.i04", {"value": 0.9}, {"value": 0.9}, "same", "không đổi"),
        ("g01.i04", {"value": 0.8, "low": 0.7, "high": 0.9}, {"value": 0.85, "low": 0.85, "high": 0.85}, "", "chưa rõ"),
        ("g01.i04", {"value": 0.5, "low": 0.4, "high": 0.6}, {"value": 0.7, "low": 0.65, "high": 0.9}, "better",
         "tốt lên (+20,0\u00a0điểm\u00a0%)"),
        ("g02.i06", {"value": 20, "low": NAN, "high": NAN}, {"value": 9, "low": NAN, "high": NAN}, "", "chưa rõ"),
        ("g01.i04", {"value": NAN, "status": "withheld"}, {"value": 0.9}, "", "–"),
        ("g01.i04", {"value": 0.9}, {"value": NAN, "status": "not_reported"}, "", "–"),
    ],
)  # fmt: skip
def test_a_change_is_told_only_beyond_the_bounds(
    indicator: str, before: dict, now: dict, change: str, text: str
) -> None:
    cells = [cell("d1", year, indicator, given["value"]) | given for year, given in ((2023, before), (2024, now))]
    found = row(indicator, *cells)
    assert (found.change, found.change_text) == (change, text)


def test_median_and_range_need_three_districts() -> None:
    cells = [cell(unit, 2024, "g01.i01", float(n)) for n, unit in enumerate(DISTRICTS[:3], start=4)]
    found = row("g01.i01", *cells)
    assert (found.median, found.spread, found.n_districts, found.districts_text) == (5.0, (4.0, 6.0), 3, "5")
    two = row("g01.i01", *cells[:2])
    assert (two.median, two.spread, two.n_districts, two.districts_text) == (None, None, 2, "–")


def shares_of(*numerators: int, whole: int = 100) -> list[dict]:
    """Return the same share of the six districts, each of `whole` producers."""
    return [
        cell(unit, 2024, "g01.i04", n / whole, numerator=float(n), denominator=float(whole))
        for unit, n in zip(DISTRICTS, numerators)
    ]


def test_a_place_among_the_districts_is_for_shares_outside_the_funnel() -> None:
    """Five of 100 with 50, one with 52: within 50 ± 3.09 x 5. One with 20: z = -5.2 from 45, drawn in to the tenth."""
    assert row("g01.i04", *shares_of(52, 50, 50, 50, 50, 50)).place == ""
    low = shares_of(20, 50, 50, 50, 50, 50)
    assert row("g01.i04", *low).place == "below"
    assert row("g01.i04", *low, unit="d2").place == ""
    assert row("g01.i04", *shares_of(80, 50, 50, 50, 50, 50)).place == "above"
    assert row("g01.i04", low[0] | {"high": 0.5}, *low[1:]).place == ""  # the unknown could lift it into the limits
    assert row("g01.i04", *shares_of(2, 5, 5, 5, 5, 5, whole=10)).place == ""  # the same shares, too few producers
    assert row("g01.i04", *low[:4]).place == ""  # four places show no common scatter
    assert row("g01.i04", *shares_of(0, 0, 0, 0, 0, 0)).place == ""
    counts = [cell(unit, 2024, "g01.i01", float(n)) for n, unit in enumerate(DISTRICTS)]
    assert row("g01.i01", *counts).place == ""


def test_money_area_and_weight_are_no_shares_of_things() -> None:
    """A sum of a column that need not be a whole number is an amount."""
    for item in PARAMS.indicators:
        measures = item.formula.measures() if item.formula.share else ()
        summed = [SENT[m.table].columns[m.column].kind for m in measures if m.verb == "sum"]
        assert item.of_amounts == ("number" in summed) or item.id == "g05.i06", item.id
    assert BY_ID["g05.i06"].of_amounts  # revenue, by a function


# ---- small numbers -------------------------------------------------------------------------------------------------


def test_small_numbers_are_hidden_for_districts_alone() -> None:
    kept, hidden = {"numerator": 3.0, "denominator": 10}, {"numerator": 2.0, "denominator": 10}
    cells = [
        cell("d1", 2024, "g06.i07", 0.2, **hidden), cell("d2", 2024, "g06.i07", 0.3, **kept),
        cell("19", 2024, "g06.i07", 0.2, **hidden), cell("d1", 2024, "g06.i01", 0.2, **hidden),
    ]  # fmt: skip
    assert disclosed(pd.DataFrame(cells), RULE, DISTRICTS)["status"].to_list() == ["few", "ok", "ok", "ok"]


def test_hidden_numbers_stay_out_of_the_range_and_no_median_tells_them() -> None:
    """Numerators 1, 3, 4, 5 of 10: the range starts at 30 %; a median of all four would help to work out the hidden one."""
    cells = [
        cell(unit, 2024, "g06.i07", n / 10, numerator=float(n), denominator=10.0)
        for unit, n in zip(DISTRICTS, (1, 3, 4, 5), strict=False)
    ]
    found = row("g06.i07", *cells, unit="d2")
    assert (found.spread, found.median, found.n_districts, found.districts_text) == (None, None, 0, "–")
    open_ = row("g06.i07", *cells[1:], unit="d2")
    assert (open_.spread, open_.median, open_.n_districts) == ((0.3, 0.5), pytest.approx(0.4), 3)
    above = row("g06.i07", *cells, unit="19")
    assert (above.spread, above.n_districts, above.districts_text) == ((0.3, 0.5), 3, "từ 30,0% đến 50,0%")


def test_hiding_keeps_published_figures_and_other_targets(sample: Project) -> None:
    plain = {item.target.id: item for item in sample.assessments("171", 2024)}
    assert hide_small(plain["T05"], RULE) is plain["T05"]
    rule = Disclosure(minimum=1000, reason="", indicators=[], targets=["T05"], shares_only=[])
    hidden = hide_small(plain["T05"], rule)
    assert measured_text(hidden.measured, hidden.target) == "ít hơn 1.000 chủ thể, không nêu"
    assert hidden.verdict == plain["T05"].verdict
    published = replace(plain["T05"], evidence=tuple(replace(e, source="published") for e in plain["T05"].evidence))
    assert hide_small(published, rule).evidence == published.evidence
    assert measured_text(Measured(0.2, 0.2, 2, 10), hidden.target) == "20,0% (2/10)"


# ---- the sentence --------------------------------------------------------------------------------------------------


def rows_of_g01(**values: tuple[float, float]) -> tuple[IndicatorRow, ...]:
    cells = [
        cell("d1", year, f"g01.{name}", pair[place], denominator=20.0 if name in ("i04", "i05", "i06") else NAN)
        for name, pair in values.items()
        for place, year in enumerate((2023, 2024))
    ]
    found = desk(*cells).rows("g01")
    return tuple(each for each in found if each.id.removeprefix("g01.") in values)


def test_the_sentence_names_the_greatest_change_each_way() -> None:
    assert standing_text(rows_of_g01(i01=(10, 20), i02=(10, 11), i04=(0.9, 0.6), i07=(8, 8))) == (
        "Cả 4 chỉ số có giá trị; so với năm 2023, 2 chỉ số tốt lên, rõ nhất là tin, bài về OCOP (từ 10 lên 20 tin, bài) "
        "và 1 chỉ số kém đi: chủ thể được tập huấn (từ 90,0% xuống 60,0%)."
    )


def test_the_sentence_makes_nothing_of_small_changes() -> None:
    """One course more of two, and one producer of twenty: both better, neither is named."""
    assert standing_text(rows_of_g01(i02=(2, 3), i04=(0.5, 0.55))) == (
        "Cả 2 chỉ số có giá trị; so với năm 2023, 2 chỉ số tốt lên."
    )
    assert standing_text(rows_of_g01(i01=(7, 7), i07=(8, 8))) == (
        "Cả 2 chỉ số có giá trị; so với năm 2023 không chỉ số nào thay đổi rõ."
    )


def test_the_sentence_says_what_is_not_known() -> None:
    rows = desk(cell("d1", 2024, "g01.i04", NAN, status="withheld"), cell("d1", 2024, "g01.i05", NAN, status="no_base"))
    assert standing_text(rows.rows("g01")) == (
        "Chưa chỉ số nào có giá trị cho năm 2024: 1 chưa đủ để công bố, 5 chưa báo cáo và 1 không có mẫu số."
    )
    assert standing_text(()) == ""
    known = desk(cell("d1", 2024, "g01.i01", 3.0), years=(2024,)).rows("g01")
    assert standing_text(known) == (
        "Có giá trị 1 trên 7 chỉ số (6 chưa báo cáo); đây là năm đầu của kế hoạch, chưa có năm trước để so."
    )


def test_the_sentence_names_a_place_among_the_districts() -> None:
    text = standing_text(desk(*shares_of(20, 50, 50, 50, 50, 50)).rows("g01"))
    assert text.endswith(
        "; chưa so được với năm 2023; thấp hơn hẳn mức chung của các huyện, thành phố về chủ thể được tập huấn (20,0%)."
    )


# ---- the small line ------------------------------------------------------------------------------------------------


def test_the_small_line_carries_its_numbers_in_words() -> None:
    cells = [cell(unit, 2024, "g01.i04", n / 10, denominator=10) for n, unit in enumerate(DISTRICTS, start=2)]
    found = row("g01.i04", cell("d1", 2022, "g01.i04", 0.5, denominator=10), *cells, years=(2022, 2023, 2024))
    svg = str(sparkline(found, (2022, 2023, 2024)))
    assert '<title id="sl-g01.i04-t">Chủ thể được tập huấn: 2022: 50,0%; 2023: chưa báo cáo; 2024: 20,0%</title>' in svg
    assert "Dải nhạt: các huyện, năm 2024 từ 20,0% đến 70,0%." in svg
    assert 'aria-labelledby="sl-g01.i04-t sl-g01.i04-d"' in svg
    assert len(svg.encode()) < 1_500


def test_the_small_line_is_as_high_as_its_values() -> None:
    """0, 10 and 5 of a height of 26 with a margin of 4: at 22, 4 and 13; years 44 apart in a width of 96."""
    cells = [cell("d1", year, "g01.i01", value) for year, value in ((2022, 0.0), (2023, 10.0), (2024, 5.0))]
    svg = str(sparkline(row("g01.i01", *cells, years=(2022, 2023, 2024)), (2022, 2023, 2024)))
    assert 'd="M4.0 22.0L48.0 4.0L92.0 13.0"' in svg
    assert "Không có dải của các huyện." in svg


def test_a_small_line_stops_where_nothing_is_known_and_a_row_without_values_is_a_dash() -> None:
    cells = [cell("d1", year, "g01.i01", 3.0) for year in (2021, 2023, 2024)]
    svg = str(sparkline(row("g01.i01", *cells, years=(2021, 2022, 2023, 2024)), (2021, 2022, 2023, 2024)))
    line = re.search(r'<path d="([^"]*)" fill="none"', svg)
    assert line
    assert line[1].count("M") == 2
    assert line[1].count("L") == 1
    assert re.search(r'<path d="M[\d.]+ 25h4" stroke=', svg)  # the year without a value
    assert sparkline(row("g01.i01", cell("d1", 2024, "g01.i01", NAN, status="withheld")), (2023, 2024)) == "–"
