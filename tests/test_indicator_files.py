"""params/indicators/: what an analyst may write there, and what is said of mistakes."""

from __future__ import annotations

import copy
import json
import re
import shutil
from contextlib import suppress
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import yaml
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st
from indicator_cases import acts, area, running
from typer.testing import CliRunner

from ocop_analysis import schema
from ocop_analysis.cli import app
from ocop_analysis.errors import InputError
from ocop_analysis.indicators.compute import compute
from ocop_analysis.indicators.expressions import Compare, Day, Measure, OneOf
from ocop_analysis.indicators.facts import Facts
from ocop_analysis.indicators.moment import Moment
from ocop_analysis.indicators.overview import overview
from ocop_analysis.indicators.parsing import ExpressionError, parse, parse_part
from ocop_analysis.indicators.territory import territory_of
from ocop_analysis.params import Params, load_params
from ocop_analysis.project import Project
from ocop_analysis.report.indicator_page import indicator_page
from ocop_analysis.report.indicator_words import amount_text, formula_text, state_text

PARAMS = load_params(ROOT / "params")
RECORD = {
    "id": "g01.i99", "name": "Thử", "short": "Thử", "kind": "input", "unit": "sự kiện", "direction": "higher",
    "decimals": 0, "period": "flow", "unknown": "Ô trống là chưa rõ.", "basis": {"kind": "proposed"},
}  # fmt: skip


def with_formula(folder: Path, formula: dict, **more: object) -> Params:
    """Return the parameters with one more indicator in the file of group 1."""
    shutil.copytree(ROOT / "params", folder / "params")
    path = folder / "params" / "indicators" / "g01.yml"
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    content["indicators"].append({**copy.deepcopy(RECORD), "formula": formula, **more})
    path.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    return load_params(folder / "params")


def problems(folder: Path, formula: dict, **more: object) -> str:
    with pytest.raises(InputError) as caught:
        with_formula(folder, formula, **more)
    return "\n".join(str(problem) for problem in caught.value.problems)


def computed(params: Params, **rows: list[dict]) -> pd.Series:
    tables = {
        name: schema.typed(name, pd.DataFrame([{"district_code": "171", **row} for row in given]))
        for name, given in rows.items()
    }
    wanted = [item for item in params.indicators if item.id == "g01.i99"]
    table = compute(tables, territory_of(params.units), [2024], wanted, params.plan.first_recognition)
    return table[table["unit"].eq("171")].iloc[0]


def test_an_analyst_adds_an_indicator_in_the_file_alone(tmp_path: Path) -> None:
    """Three meetings: 60 and 40 people, and one without a number: 1 for certain, 2 at most."""
    params = with_formula(
        tmp_path, {"count": "activities where activity_type = hoi_nghi and participants_total > 50"}, min_reported=0.5
    )
    rows = acts(*({"activity_type": "hoi_nghi", "participants_total": n} for n in (60, 40, None)))
    found = computed(params, activities=rows)
    assert (found["value"], found["low"], found["high"], found["n_unknown"]) == (1, 1, 2, 1)
    page = indicator_page(
        params.indicators, params.groups, params.indicator_defaults, {item.id: item.name for item in params.indicators}
    )
    assert "### g01.i99. Thử" in page
    assert "“Loại hoạt động” là Hội nghị và “Số lượt người tham gia” trên 50 lượt" in page


def test_the_example_of_the_guide_is_accepted(tmp_path: Path) -> None:
    guide = (ROOT / "docs" / "huong-dan-params.md").read_text(encoding="utf-8")
    block = re.search(r"```yaml\n(  - id: g01\.i08.*?)```", guide, re.DOTALL)
    assert block
    (record,) = yaml.safe_load(block[1])
    assert with_formula(tmp_path, record.pop("formula"), **record).indicators[7].id == "g01.i08"


@pytest.mark.parametrize(
    ("formula", "rows", "value"),
    [
        # commune 05761 twice, 05767 once
        (
            {"distinct": "activities.commune_code"},
            acts({"commune_code": "05761"}, {"commune_code": "05761"}, {"commune_code": "05767"}),
            2,
        ),
        ({"mean": "activities.participants_total"}, acts({"participants_total": 10}, {"participants_total": 15}), 12.5),
        (
            {"median": "activities.participants_total"},
            acts(*({"participants_total": n} for n in (1, 9, 2, 4))),
            3,
        ),  # (2 + 4) / 2
        # communes with a course: 05761 of 05761 and 05767
        (
            {
                "share": {
                    "of": "distinct activities.commune_code where activity_type = tap_huan",
                    "in": "distinct activities.commune_code",
                }
            },
            acts(
                {"commune_code": "05761", "activity_type": "tap_huan"},
                {"commune_code": "05761"},
                {"commune_code": "05767", "activity_type": "khac"},
            ),
            0.5,
        ),
        (
            {"count": "activities where not (level = xa or level = huyen)"},
            acts({"level": "xa"}, {"level": "huyen"}, {"level": "tinh"}),
            1,
        ),
        (
            {"count": "activities where participants_total in (5, 7)"},
            acts({"participants_total": 5}, {"participants_total": 6}, {"participants_total": 7}),
            2,
        ),
        ({"count": 'activities where title = "Hội chợ xuân"'}, acts({"title": "Hội chợ xuân"}, {"title": "Khác"}), 1),
        (
            {"count": "activities where starts >= as_of - 7 months and starts < start + 153 days"},
            acts({"on": "2024-05-31"}, {"on": "2024-06-02"}, {"on": "2024-05-30"}),
            1,
        ),
    ],
)
def test_what_expressions_can_say(tmp_path: Path, formula: dict, rows: list[dict], value: float) -> None:
    """The last one: 31/5/2024 to 1/6/2024 (1/1 + 153 days is 2/6/2024, a leap year)."""
    found = computed(with_formula(tmp_path, formula), activities=rows)
    assert (found["status"], found["value"]) == ("ok", value)


def test_a_span_that_straddles_a_day_is_unknown(tmp_path: Path) -> None:
    """Begun some day of 2024: by 30/6/2024 or not; the other one began in 2020."""
    params = with_formula(
        tmp_path, {"count": "material_areas where started <= 2024-06-30"}, period="state", min_reported=0
    )
    rows = [area(1, 1), {**area(2, 1), "started_from": "2024-01-01", "started_to": "2024-12-31"}]
    found = computed(params, material_areas=rows)
    assert (found["value"], found["low"], found["high"]) == (1, 1, 2)


@pytest.mark.parametrize(
    ("formula", "told"),
    [
        ({"count": "activites"}, "Không có bảng “activites” (có phải “activities”?)"),
        (
            {"count": "activities where activity_typ = tap_huan"},
            "Không có cột “activity_typ” ở bảng activities (có phải “activity_type”?)",
        ),
        (
            {"count": "activities where activity_type = tap_huang"},
            "Không có mã “tap_huang” ở cột “activity_type” (có phải “tap_huan”?)",
        ),
        ({"function": "new_product"}, "Không có hàm “new_product” (có phải “new_products”?)"),
        ({"function": "new_products"}, "Chưa ghi bảng mà hàm cần"),
        ({"function": "growing_producers"}, "Không có tham số “growt” ở words (có phải “growth”?)"),
        ({"sum": "activities.title"}, "Không cộng được cột “title”"),
        ({"sum": "activities"}, "sum cần một cột"),
        ({"count": "activities.title"}, "count đếm dòng, không đếm cột “title”"),
        ({"count": "activities by title"}, "“by title” không phải là cột ngày"),
        ({"count": "activities where level > xa"}, "Cột “level” không so lớn bé được"),
        ({"count": "activities where starts > 5"}, "“5.0” không phải là ngày"),
        ({"count": "activities where participants_total = nhieu"}, "“nhieu” không phải là số"),
        ({"count": "programme_staff where is_full_time = co"}, "“co” không hợp với cột “is_full_time”"),
        (
            {"share": {"of": "count activities", "in": "count inspections"}},
            "Tử số ở bảng activities, mẫu số ở bảng inspections",
        ),
        ({"share": {"of": "count activities", "in": "sum activities.sales_mvnd"}}, "Tử số và mẫu số phải cùng là"),
        ({"share": {"of": "count products", "in": "producers in force"}}, "Tử số phải là “distinct ….producer_id”"),
        ({"share": {"of": "activities", "in": "communes"}}, "phải bắt đầu bằng một trong các từ count, distinct"),
        ({"count": "activities where"}, "sau “activities where” cần tên cột, nhưng biểu thức đã hết"),
        ({"count": "activities where level is"}, "cần “unknown”"),
        ({"count": "activities where starts > 2024-02-31"}, "“2024-02-31” không phải là ngày có thật"),
        ({"count": "activities where level = xa; drop"}, "không đọc được từ “; drop”"),
        ({"count": "__import__('os')"}, "không đọc được từ “'os')”"),
        ({"count": "activities", "sum": "activities.sales_mvnd"}, "cần đúng một trong các khóa"),
        ({"count": "figures"}, "Không có bảng “figures”"),
    ],
)
def test_mistakes_are_told_in_vietnamese_with_the_nearest_name(tmp_path: Path, formula: dict, told: str) -> None:
    more = {"words": "Tăng {growt}", "options": {"growth": 0.1}} if "growt" in told else {}
    said = problems(tmp_path, formula, **more)
    assert told in said
    assert "params/indicators/g01.yml" in said


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"unit": "sụ kiện"}, "Không có đơn vị tính “sụ kiện” (có phải “sự kiện”?)"),
        ({"targets": ["T13"]}, "Không có chỉ tiêu “T13”"),
        ({"id": "g02.i99"}, "g02.i99 không thuộc nhóm g01"),
        ({"id": "g01.i01"}, "mã g01.i01 có hai lần"),
        ({"direcion": "higher"}, "có phải “direction”?"),
        ({"short": "x" * 33}, "mục indicators > 7 > short"),
    ],
)
def test_other_mistakes_in_a_record(tmp_path: Path, more: dict, told: str) -> None:
    assert told in problems(tmp_path, {"count": "activities"}, **more)


def test_every_mistake_is_told_at_once(tmp_path: Path) -> None:
    said = problems(
        tmp_path, {"count": "activities where leve = xa and activity_typ = khac"}, unit="cai", targets=["T99"]
    )
    assert len(said.splitlines()) == 4


def test_an_expression_becomes_data() -> None:
    found = parse("sum", "activities.sales_mvnd where starts >= as_of - 2 years and level in (xa, huyen)")
    assert isinstance(found, Measure)
    assert found.columns == ("sales_mvnd", "starts", "level")
    assert found.where.parts == (  # type: ignore[union-attr]
        Compare("starts", ">=", Day("as_of", months=-24)),
        OneOf("level", ("xa", "huyen")),
    )
    assert parse_part("count inspections") == Measure("count", "inspections")


@given(st.text(max_size=60))
def test_no_text_breaks_the_parser(text: str) -> None:
    with suppress(ExpressionError):
        assert isinstance(parse("count", text), Measure)


def test_every_record_is_proposed_and_says_where_it_comes_from() -> None:
    for item in PARAMS.indicators:
        assert item.status == "proposed"
        assert item.basis.kind == "proposed" or (item.basis.text and item.basis.url), item.id
        assert formula_text(item)[0].isupper(), item.id
        assert not set("{}") & set(formula_text(item)), item.id
    assert {item.group for item in PARAMS.indicators} == {group.id for group in PARAMS.groups}


def test_a_function_declares_the_columns_that_it_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every column that a function looks at is declared in its record, and the other way round."""
    from ocop_analysis.indicators import facts as module
    from ocop_analysis.indicators.compute import result_of

    read: set[str] = set()
    for method in ("numbers", "dates", "words", "ids"):
        plain = getattr(module.TableFacts, method)

        def noting(self: object, column: str, plain: object = plain) -> object:
            read.add(f"{self.name}.{column}")  # type: ignore[attr-defined]
            return plain(self, column)  # type: ignore[operator]

        monkeypatch.setattr(module.TableFacts, method, noting)
    for item in PARAMS.indicators:
        if item.formula.function:
            facts = Facts({}, territory_of(PARAMS.units))
            read.clear()
            result_of(item, Moment(facts, 2024, PARAMS.plan.first_recognition))
            keys = {f"{table}.{name}" for table in item.tables for name in schema.TABLES[table].key}
            looked_at = {
                full for full in read if full.partition(".")[0] in item.tables and not full.endswith("district_code")
            }
            assert looked_at - set(item.columns) <= keys, item.id
            assert set(item.columns) <= read, item.id


def test_formulas_in_words() -> None:
    by_id = {item.id: item for item in PARAMS.indicators}
    assert formula_text(by_id["g08.i03"]) == (
        "Số dòng của bảng “Kiểm tra, giám sát” (mỗi dòng là một lượt kiểm tra), với “Kết quả kiểm tra” là Vi phạm; "
        "chia cho số dòng của bảng “Kiểm tra, giám sát” (mỗi dòng là một lượt kiểm tra)"
    )
    assert formula_text(by_id["g06.i07"]) == (
        "Số chủ thể có giấy chứng nhận còn hiệu lực vào ngày chốt có dòng trong bảng “Chủ thể OCOP” (theo “Mã chủ thể”) với "
        "“Giới tính người đại diện” là Nữ; chia cho số chủ thể có giấy chứng nhận còn hiệu lực vào ngày chốt"
    )
    assert "trong vòng 6 tháng trước hoặc sau ngày hết hạn" in formula_text(by_id["g04.i03"])
    assert "tăng ít nhất 10% so với năm trước" in formula_text(by_id["g06.i05"])


def test_values_and_states_in_words() -> None:
    share = next(item for item in PARAMS.indicators if item.id == "g06.i01")
    count = next(item for item in PARAMS.indicators if item.id == "g04.i01")
    assert amount_text(14 / 19, share) == "73,7%"
    assert amount_text(1234.0, count) == "1.234 sản phẩm"
    assert amount_text(float("nan"), count) == "–"
    assert state_text("ok", 4, 4, count) == ""
    assert state_text("ok", 4, 5, count) == "từ 4 sản phẩm đến 5 sản phẩm"
    assert state_text("withheld", 0.25, 0.5, share) == "chưa đủ để công bố: từ 25,0% đến 50,0%"
    assert state_text("withheld", 3, np.nan, count) == "chưa đủ để công bố: ít nhất 3 sản phẩm"
    assert state_text("ok", 0, np.nan, count) == "có phần chưa biết"
    assert state_text("not_reported", np.nan, np.nan, count) == "chưa báo cáo"


def test_the_overview_has_last_year_and_the_median_of_the_districts() -> None:
    """171 has 2 products in 2023 and 3 in 2024; 169 has 1, 165 has 2: the median of 3, 1, 2 is 2."""
    rows = [
        *running("a", "b"),
        *running("c", "d", "e", "f", district_code="169")[:1],
        *running("g", "h", district_code="165"),
    ]
    rows.append(
        {
            **running("z")[0],
            "decided_from": "2024-02-01",
            "decided_to": "2024-02-01",
            "cert_id": "z",
            "ends_from": "2027-01-31",
            "ends_to": "2027-01-31",
        }
    )
    tables = {
        "certificates": schema.typed("certificates", pd.DataFrame([{"district_code": "171", **row} for row in rows]))
    }
    wanted = [item for item in PARAMS.indicators if item.id == "g04.i02"]
    territory = territory_of(PARAMS.units)
    table = compute(tables, territory, [2023, 2024], wanted, PARAMS.plan.first_recognition)
    (row,) = overview(table, "171", 2024, territory.parents).to_dict("records")
    assert (row["value"], row["last_year"], row["median"], row["n_districts"]) == (3, 2, 2, 3)
    (first,) = overview(table, "171", 2023, territory.parents).to_dict("records")
    assert np.isnan(first["last_year"])


def run(project: Project, *words: str) -> str:
    done = CliRunner().invoke(app, ["indicators", *words], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.output


def test_the_command_prints_ten_groups_csv_and_json(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project.root)
    said = run(project, "--unit", "dai tu", "--year", "2024")
    assert said.splitlines()[0] == "Huyện Đại Từ, năm 2024: chỉ số của mười nhóm giải pháp"
    for group in PARAMS.groups:
        assert f"{group.id}. {group.short}" in said
    assert len(re.findall(r"│ g\d\d\.i\d\d │", said)) == 72
    run(project, "--unit", "171", "--year", "2024", "--csv", str(tmp_path / "chi-so.csv"))
    written = pd.read_csv(tmp_path / "chi-so.csv", dtype={"unit": str})
    assert len(written) == 72
    assert set(written["unit"]) == {"171"}
    assert run(project, "--unit", "171", "--year", "2024", "--csv", "-").startswith("unit,year,indicator,value")
    records = json.loads(run(project, "--json"))
    assert (len(records), records[0]["unit"], records[0]["year"]) == (72, "19", 2025)


def test_a_partial_register_has_no_values_in_the_project(project: Project) -> None:
    """The public data set is a partial register of certificates: what needs other tables never came, the rest is withheld."""
    table = project.indicators
    assert len(table) == 10 * 5 * 72
    assert table["value"].isna().all()
    assert set(table["status"]) == {"not_reported", "withheld", "not_applicable"}
    assert table["high"].isna().all()
