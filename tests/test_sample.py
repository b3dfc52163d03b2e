"""The synthetic sample: made from a seed, believable, nameless, dirty in every way, and given back whole by cleaning."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pandas as pd
import pytest
from conftest import ROOT, TOLD
from sample_compare import compare

from ocop_analysis.cleaning.read import producer_key
from ocop_analysis.definitions import Dataset
from ocop_analysis.ingest import read_cells
from ocop_analysis.intake import Intake, SentFile, Submissions, take_in
from ocop_analysis.params import Params, load_params
from ocop_analysis.sample import SEED, Truth, clean_files, make_truth, sample_files
from ocop_analysis.sample.dirty import DirtyTwin
from ocop_analysis.sample.headings import LEVELS, SYNONYMS
from ocop_analysis.sample.inputs import NEW_BY_YEAR, NOT_SENT
from ocop_analysis.schema import SENT, TABLES
from ocop_analysis.vietnamese import fold

SAMPLE = ROOT / "data" / "raw" / "sample"
SECTION_3 = {
    "Title block": ("title_block",),
    "Two- or three-row merged header": ("levels", "wide_budget"),
    "Merged body cells": ("merged_body",),
    "Group rows": ("groups", "district_groups"),
    "Totals rows": ("totals",),
    "STT column": ("running_number",),
    "Notes under the table": ("notes",),
    "Several sheets": ("hidden_sheet", "empty_sheet"),
    "Stars": ("stars", "result_stars", "refused"),
    "Dates": ("dates", "from_1904"),
    "Decision numbers": ("decisions",),
    "Numbers": ("numbers",),
    "Yes marks": ("marks", "wide_channels"),
    "Units in headers": ("units",),
    "Several products in one cell": ("several_products",),
    "Entity names": ("names", "types"),
    "Places": ("places",),
    "Accent placement": ("labels",),
    "Unicode": ("unicode",),
    "Legacy encodings": ("legacy_cells", "legacy_tcvn3", "legacy_vni", "legacy_viscii"),
    "Sex and ethnicity": ("persons", "gender_columns"),
    "Phone": ("phones",),
    "Headings and columns": ("synonyms", "order", "more_columns", "fewer_columns"),
    "Text files": ("text_utf-16", "text_cp1258", "text_utf-8", "text_utf-8-sig"),
}
"""The cases of the list of messes and what stands for them in the twin; product variants are in the names of the truth."""


@pytest.fixture(scope="module")
def params() -> Params:
    return load_params(ROOT / "params")


@pytest.fixture(scope="module")
def truth(params: Params) -> Truth:
    return make_truth(SEED, params.units, params.rules, params.plan)


@pytest.fixture(scope="module")
def dataset(params: Params) -> Dataset:
    return next(dataset for dataset in params.datasets if dataset.name == "sample")


@pytest.fixture(scope="module")
def written(params: Params, dataset: Dataset) -> tuple[dict[str, bytes], DirtyTwin]:
    return sample_files(SEED, params.units, params.rules, params.plan, dataset)


@pytest.fixture(scope="module")
def cleaned(sample_intake: Intake) -> Intake:
    return sample_intake


def test_the_committed_files_are_what_the_seed_gives(written: tuple[dict[str, bytes], DirtyTwin]) -> None:
    files, _ = written
    assert sorted(path.name for path in SAMPLE.iterdir()) == sorted(files)
    assert [name for name, content in files.items() if (SAMPLE / name).read_bytes() != content] == []
    assert sum(map(len, files.values())) < 2_000_000


def test_another_seed_gives_other_tables(params: Params, truth: Truth) -> None:
    other = make_truth(SEED + 1, params.units, params.rules, params.plan)
    again = make_truth(SEED, params.units, params.rules, params.plan)
    for name, frame in truth.tables.items():
        pd.testing.assert_frame_equal(frame, again.tables[name])
    assert not truth.tables["workforce"].equals(other.tables["workforce"])


def test_no_name_is_that_of_a_published_producer_or_product(truth: Truth) -> None:
    real = pd.read_csv(ROOT / "data" / "raw" / "public" / "products.csv", dtype=str)
    producers = {producer_key(name) for name in real["entity_name"].dropna()}
    products = {fold(name) for name in real["product_name"].dropna()}
    brands = {key.split(" ", 1)[-1] for key in producers}
    made = {producer_key(name) for name in truth.tables["producers"]["name"]}
    assert not made & producers
    assert not {key.split(" ", 1)[-1] for key in made} & brands
    assert not {fold(name) for name in truth.tables["products"]["name"]} & products


def test_persons_are_visibly_made_up(truth: Truth) -> None:
    makers = truth.tables["producers"]
    assert makers["head_name"].dropna().str.fullmatch(r"Người mẫu \d{3}").all()
    assert makers["phone"].dropna().str.fullmatch(r"0900000\d{3}").all()
    assert makers["email"].dropna().str.endswith("@example.vn").all()


def test_every_table_is_filled_except_the_allocation_that_nobody_published(truth: Truth) -> None:
    assert [name for name in SENT if truth.tables[name].empty] == ["plan_allocations"]
    for (unit, year), names in NOT_SENT.items():
        for name in names:
            rows = truth.tables[name]
            assert not (rows["district_code"].eq(unit) & rows["year"].eq(year)).any()


def test_new_products_follow_the_published_totals(truth: Truth) -> None:
    """25 + 51 = 76 by 2020, then 53, 44, 67 and 73; one new certificate of 2024 is unreadable, so its row is set aside."""
    first = truth.tables["certificates"].query("event == 'moi'")
    years = first.groupby(first["decided_to"].dt.year).size().to_dict()
    assert NEW_BY_YEAR == {2019: 25, 2020: 51, 2021: 53, 2022: 44, 2023: 67, 2024: 73, 2025: 50}
    assert years == {**NEW_BY_YEAR, 2024: 72}


class TestTruthHoldsTheRules:
    """Cross-checks 1 to 4 and 6 of a register, and parts that are at most their whole."""

    def test_stars_agree_with_scores(self, truth: Truth, params: Params) -> None:
        for row in truth.tables["certificates"].dropna(subset=["score"]).itertuples():
            by_score = params.rules.stars_for(row.score, row.decided_to.date())
            potential = pd.notna(row.potential_5) and row.potential_5
            assert row.stars == (4 if potential else by_score), row.cert_id
            assert by_score == 5 or not potential

    def test_levels_agree_with_stars_and_day(self, truth: Truth, params: Params) -> None:
        exact = truth.tables["certificates"].query("decided_from == decided_to")
        wrong = [row.cert_id for row in exact.itertuples()
                 if row.level != params.rules.recogniser(row.stars, row.decided_to.date())]  # fmt: skip
        assert wrong == []

    def test_events_agree_with_history(self, truth: Truth) -> None:
        rows = truth.tables["certificates"].sort_values(["product_id", "decided_to"], kind="stable")
        before = rows.groupby("product_id")["stars"].shift()
        assert rows.loc[before.isna(), "event"].eq("moi").all()
        for event, holds in (
            ("cong_nhan_lai", rows["stars"] == before),
            ("nang_hang", rows["stars"] > before),
            ("ha_hang", rows["stars"] < before),
        ):
            assert holds[rows["event"].eq(event)].all(), event

    def test_only_a_rise_comes_before_the_end_of_a_certificate(self, truth: Truth) -> None:
        rows = truth.tables["certificates"].sort_values(["product_id", "decided_to"], kind="stable")
        before = rows.groupby("product_id")["ends_from"].shift()
        early = rows[rows["decided_to"] <= before]
        assert set(early["event"]) <= {"nang_hang"}

    def test_communes_are_valid_at_the_end_of_their_year(self, truth: Truth, params: Params) -> None:
        for name in ("producers", "products", "material_areas", "sales_points", "programme_staff"):
            for code, year in (
                truth.tables[name][["commune_code", "year"]].dropna().drop_duplicates().itertuples(index=False)
            ):
                params.units.get(code, dt.date(int(year), 12, 31))

    def test_parts_are_at_most_their_whole(self, truth: Truth) -> None:
        rows = truth.tables["workforce"]
        for part in ("workers_female", "workers_ethnic", "workers_local", "trained_certified", "insured_workers"):
            assert (rows[part] <= rows["workers_total"]).fillna(True).all(), part
        budget = truth.tables["budget_lines"]
        over = budget["disbursed_mvnd"] > budget["allocated_mvnd"]
        assert budget.loc[over.fillna(False), "is_carried_over"].all()

    def test_references_are_there(self, truth: Truth) -> None:
        for name in SENT:
            for column, spec in TABLES[name].columns.items():
                if spec.refers:
                    known = truth.tables[spec.refers][TABLES[spec.refers].key[0]]
                    missing = set(truth.tables[name][column].dropna()) - set(known)
                    assert not missing, (name, column)


def test_every_kind_of_mess_occurs(written: tuple[dict[str, bytes], DirtyTwin], truth: Truth) -> None:
    _, twin = written
    happened = {mess for mess, _, _ in twin.happened}
    assert {case: set(messes) - happened for case, messes in SECTION_3.items() if set(messes) - happened} == {}
    assert truth.tables["products"]["name"].str.contains("(hộp 100g)", regex=False).any()


def test_headings_are_those_of_the_parameters(params: Params) -> None:
    known = {(row.table, row.column, row.heading) for row in params.headings.rows}
    assert [(key, word) for key, words in SYNONYMS.items() for word in words if (*key, word) not in known] == []
    assert all(column in TABLES[table].columns for table, columns in LEVELS.items() for column in columns)


def test_cleaning_the_dirty_twin_gives_back_the_truth(
    truth: Truth, cleaned: Intake, record_property: Callable[[str, object], None]
) -> None:
    """Every cell of every table; the share recovered is printed table by table at the end of the run."""
    differences, shares = compare(truth.tables, cleaned.tables)
    record_property(TOLD, shares.to_string(index=False, float_format="{:.6f}".format))
    assert [str(one) for one in differences[:20]] == []


def test_what_cannot_be_read_is_reported_at_its_cell(
    written: tuple[dict[str, bytes], DirtyTwin], cleaned: Intake
) -> None:
    _, twin = written
    said = {(one.file, one.sheet, one.cell, one.rule, one.severity) for one in cleaned.findings}
    assert len(twin.expected) == 17
    assert [one for one in twin.expected if (one.file, one.sheet, one.cell, one.rule, one.severity) not in said] == []


def test_no_row_is_set_aside_but_the_unreadable(truth: Truth, cleaned: Intake) -> None:
    keys = {spot.key[0] for spot in truth.spots if spot.set_aside}
    assert {key.split(" – ")[0] for key in cleaned.extra["set_aside"]["key"]} == keys


def test_cleaning_the_clean_twin_gives_back_the_truth(
    truth: Truth, params: Params, dataset: Dataset, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("clean")
    sent = []
    for file in clean_files(truth, params.units):
        (folder / file.name).write_bytes(file.content)
        sent.append(SentFile(file.name, read_cells(folder / file.name), file.unit, file.year))
    taken = take_in(Submissions(sent), params, dataset, dataset.compiled_by)
    assert [str(one) for one in compare(truth.tables, taken.tables)[0][:20]] == []
    assert _count(taken, "loi") == 0


def test_what_came_late_and_what_never_came_is_known(cleaned: Intake) -> None:
    states = cleaned.extra["completeness"].set_index(["district_code", "year", "table"])["state"]
    for (unit, year), names in NOT_SENT.items():
        assert set(states.loc[[(unit, year, name) for name in names]]) == {"thieu"}
    assert states["167", 2023, "producers"] == "muon"
    assert states["171", 2023, "producers"] == "da_nhan"


def _count(intake: Intake, severity: str) -> int:
    return sum(finding.severity == severity for finding in intake.findings)
