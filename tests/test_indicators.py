"""All 72 indicators: worked by hand, by their properties, and against SQL over the same tables."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

import duck
import numpy as np
import pandas as pd
import pytest
from conftest import ROOT
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from indicator_cases import CASES, DAI_TU, PRESS, Case, acts, goods, line, running, yearly
from synthetic import random_tables

from ocop_analysis import schema
from ocop_analysis.errors import InputError
from ocop_analysis.indicators.compute import COLUMNS, compute
from ocop_analysis.indicators.definitions import Indicator
from ocop_analysis.indicators.functions import FUNCTIONS
from ocop_analysis.indicators.territory import Territory, territory_of
from ocop_analysis.params import Params, load_params

PARAMS: Params = load_params(ROOT / "params")
INDICATORS = {item.id: item for item in PARAMS.indicators}
TERRITORY = territory_of(PARAMS.units)
EARLIEST = dt.date(2019, 8, 21)
YEARS = range(2021, 2026)
COMMON = ("value", "numerator", "denominator", "low", "high", "n_unknown", "n_expected", "n_reported", "status")


def tables_from(rows: Mapping[str, Sequence[dict]], sender: str = "171") -> dict[str, pd.DataFrame]:
    """Return canonical tables from rows; a row that does not name its sender comes from `sender`."""
    made = {}
    for name, given_rows in rows.items():
        frame = pd.DataFrame([{"district_code": sender, **row} for row in given_rows])
        made[name] = schema.typed(name, frame)
    return made


def say(tables: Mapping[str, pd.DataFrame], *ids: str, years: Sequence[int] = (2024,), **more: object) -> pd.DataFrame:
    wanted = [INDICATORS[name] for name in ids] or list(INDICATORS.values())
    return compute(tables, TERRITORY, years, wanted, EARLIEST, **more)  # type: ignore[arg-type]


def one(table: pd.DataFrame, unit: str, indicator: str, year: int = 2024) -> pd.Series:
    return table[(table["unit"] == unit) & (table["year"] == year) & (table["indicator"] == indicator)].iloc[0]


def about(expected: object) -> object:
    return pytest.approx(float("nan") if expected is None else float(expected), nan_ok=True)  # type: ignore[arg-type]


@pytest.mark.parametrize("case", CASES, ids=[f"{case.indicator}-{n}" for n, case in enumerate(CASES)])
def test_worked_by_hand(case: Case) -> None:
    row = one(say(tables_from(case.tables), case.indicator), case.unit, case.indicator)
    assert (row["status"], row["n_unknown"]) == (case.status, case.n_unknown)
    assert (row["value"], row["low"], row["high"]) == (about(case.value), about(case.low), about(case.high))


def test_every_indicator_is_worked_by_hand() -> None:
    assert {case.indicator for case in CASES} == set(INDICATORS)
    assert len(INDICATORS) == 72


def test_the_communes_of_dai_tu() -> None:
    """Its list in params/units/communes.csv, counted by hand: 27 rows of 171 are valid on 31/12/2024."""
    communes = TERRITORY.communes_on(np.datetime64("2024-12-31"))
    assert (communes["district_code"] == "171").sum() == DAI_TU
    assert len(communes) == communes["commune_code"].nunique() == 172


def test_the_communes_of_2025_count_for_every_district_that_they_came_from() -> None:
    """55 communes came from the nine districts: Đại Phúc from three (164, 171, 172), Tân Cương from two (164, 165): 55 + 2 + 1."""
    communes = TERRITORY.communes_on(np.datetime64("2025-12-31"))
    assert (len(communes), communes["commune_code"].nunique()) == (58, 55)
    homes = communes.groupby("commune_code")["district_code"].agg(set)
    assert homes[homes.map(len) > 1].to_dict() == {"05488": {"164", "171", "172"}, "05503": {"164", "165"}}
    found = say(tables_from({"activities": acts({**PRESS, "on": "2025-08-01"})}), "g01.i05", years=(2025,))
    assert one(found, "19", "g01.i05", 2025)["n_expected"] == 55


def test_records_under_old_codes_count_for_what_became_of_their_commune() -> None:
    """Đại Từ has 10 communes on 31/12/2025, the province 55. sp-a: Phúc Lương (05767), since 7/2025 in Đức Lương (05776); sp-b:
    Trưng Vương (05443), whose code is Phan Đình Phùng's now; sp-c: a record of 2025 under the new code 05776.
    """
    rows = [
        goods("a", commune_code="05767"),
        goods("b", commune_code="05443"),
        goods("c", commune_code="05776", year=2025),
    ]
    tables = tables_from({"certificates": running("a", "b", "c"), "products": rows})
    found = say(tables, "g10.i03", years=(2024, 2025))
    assert one(found, "171", "g10.i03", 2025)["value"] == about(1 / 10)
    assert one(found, "19", "g10.i03", 2025)["value"] == about(2 / 55)
    assert one(found, "19", "g10.i03", 2024)["value"] == about(2 / 172)  # the record of 2025 has not come yet
    assert set(found["estimated_share"]) == {0}


def test_a_record_of_a_split_commune_is_possible_in_each_of_its_successors() -> None:
    """Gia Sàng (05461) went to 05443 and 05467, two of the 8 communes of 164: each may have the product, none surely."""
    rows = [goods("a", commune_code="05461"), goods("b", commune_code="05482", year=2025)]
    tables = tables_from({"certificates": running("a", "b"), "products": rows}, sender="164")
    row = one(say(tables, "g10.i03", years=(2025,)), "164", "g10.i03", 2025)
    assert (row["status"], row["low"], row["high"]) == ("withheld", about(1 / 8), about(3 / 8))  # 6/8 known < 80%
    assert (row["n_unknown"], row["estimated_share"]) == (2, about(2 / 8))
    rows.append(
        goods("c", commune_code="05443", year=2025)
    )  # a sure product of Phan Đình Phùng: only Gia Sàng hangs on the split
    tables = tables_from({"certificates": running("a", "b", "c"), "products": rows}, sender="164")
    row = one(say(tables, "g10.i03", years=(2025,)), "164", "g10.i03", 2025)
    assert (row["status"], row["value"], row["low"], row["high"]) == ("ok", about(2 / 7), about(2 / 8), about(3 / 8))
    assert row["estimated_share"] == about(1 / 8)


def test_the_province_counts_records_and_its_own_rows_once() -> None:
    """171 and 169 hold one product of the same producer; the province sends another: 1, 1 and 3 products, 2 producers."""
    rows = [
        {**running("a")[0]},
        {**running("b")[0], "producer_id": "a", "district_code": "169"},
        {**running("c")[0], "district_code": "19"},
    ]
    found = say(tables_from({"certificates": rows}), "g04.i02", "g06.i03", years=(2023,))
    assert [one(found, unit, "g04.i02", 2023)["value"] for unit in ("171", "169", "19")] == [1, 1, 3]
    assert one(found, "19", "g06.i03", 2023)["value"] == 2
    assert one(found, "164", "g04.i02", 2023)["status"] == "not_reported"


def test_a_quiet_year_is_a_true_zero_but_a_silent_unit_is_not() -> None:
    """171 sent activities in 2022 only, 169 in 2025 only: in 2024 a count is 0 for 171, and unknown for 169; a sum never is."""
    rows = [*acts({"activity_type": "tap_huan", "on": "2022-05-01", "participants_total": 5})]
    rows.append({**acts({"on": "2025-05-01"})[0], "activity_id": "later", "district_code": "169"})
    found = say(tables_from({"activities": rows}), "g01.i02", "g01.i03")
    zero = one(found, "171", "g01.i02")
    assert (zero["status"], zero["value"], zero["low"], zero["high"]) == ("ok", 0, 0, 0)
    assert one(found, "169", "g01.i02")["status"] == "not_reported"
    assert {one(found, unit, "g01.i03")["status"] for unit in ("171", "169")} == {"not_reported"}
    assert np.isnan(one(found, "171", "g01.i03")["low"])


def test_what_came_decides_when_it_was_recorded() -> None:
    """An empty sheet is a zero, a missing one is not; the province has 8 of 9 districts, so nothing bounds its sum."""
    states = dict.fromkeys(TERRITORY.parents, "da_nhan") | {"169": "trong", "173": "thieu"}
    columns = ["district_code", "year", "table", "state"]
    came = pd.DataFrame([(unit, 2024, "budget_lines", state) for unit, state in states.items()], columns=columns)
    tables = tables_from({"budget_lines": [line(1, allocated_mvnd=100)]})
    found = say(tables, "g09.i01", "g09.i02", completeness=came)
    assert [one(found, unit, "g09.i01")["status"] for unit in ("171", "169", "173")] == ["ok", "ok", "not_reported"]
    assert one(found, "169", "g09.i01")["value"] == 0
    assert one(found, "169", "g09.i02")["status"] == "no_base"
    whole = one(found, "19", "g09.i01")
    assert (whole["value"], whole["low"], whole["status"]) == (100, 100, "ok")
    assert np.isnan(whole["high"])
    few = came.assign(state=["da_nhan"] * 7 + ["thieu"] * 2)
    assert one(say(tables, "g09.i01", completeness=few), "19", "g09.i01")["status"] == "withheld"  # 7/9 < 80%


def test_a_partial_register_shows_no_value() -> None:
    found = say(tables_from({"certificates": running("a", "b")}), "g04.i02", "g06.i01", partial=True)
    row = one(found, "171", "g04.i02")
    assert (row["status"], row["low"]) == ("withheld", 2)
    assert np.isnan(row["value"])
    assert np.isnan(row["high"])


def test_nothing_to_divide_by_is_no_base() -> None:
    tables = tables_from({"workforce": yearly("producer_id", 2024, {"workers_total": 0, "workers_female": 0})})
    assert one(say(tables, "g10.i04"), "171", "g10.i04")["status"] == "no_base"


def test_a_record_that_stands_twice_is_caught() -> None:
    row = {**yearly("producer_id", 2024, {"workers_total": 3})[0]}
    with pytest.raises(InputError, match="bảng workforce: 1 dòng trùng khóa, ví dụ producer_id = 1, year = 2024"):
        say(tables_from({"workforce": [row, row]}), "g10.i04")


def test_the_long_table_has_one_row_for_every_unit_year_and_indicator() -> None:
    found = say({}, years=YEARS)
    assert tuple(found.columns) == COLUMNS
    assert len(found) == 10 * 5 * 72
    assert not found.duplicated(["unit", "year", "indicator"]).any()
    assert set(found["status"]) == {"not_reported", "not_applicable"}
    assert one(found, "19", "g07.i07")["status"] == "not_reported"


# --- properties over made-up registers -------------------------------------------------------------------------------

SEEDS = st.integers(0, 10_000)
FEW = settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def register(seed: int, size: int = 40) -> dict[str, pd.DataFrame]:
    return random_tables(TERRITORY, size, YEARS, seed)


def same(left: pd.DataFrame, right: pd.DataFrame) -> None:
    pd.testing.assert_frame_equal(left, right, check_exact=False, rtol=1e-12)


@FEW
@given(SEEDS)
def test_the_order_of_rows_never_matters(seed: int) -> None:
    tables = register(seed)
    mixed = {name: frame.sample(frac=1, random_state=seed).reset_index(drop=True) for name, frame in tables.items()}
    same(say(tables, years=(2022, 2024)), say(mixed, years=(2022, 2024)))


@FEW
@given(SEEDS)
def test_the_value_lies_within_its_bounds_and_the_counts_add_up(seed: int) -> None:
    found = say(register(seed), years=YEARS)
    assert not (found["low"] > found["value"] + 1e-9).any()
    assert not (found["high"] < found["value"] - 1e-9).any()
    assert not (found["low"] > found["high"] + 1e-9).any()
    assert (found["n_unknown"] + found["n_reported"] == found["n_expected"]).all()
    assert (found["n_unknown"] >= 0).all()
    assert found.loc[found["n_unknown"].eq(0) & found["status"].eq("ok"), "high"].notna().all()
    assert found["value"].notna().eq(found["status"].eq("ok")).all()
    shares = found[found["indicator"].isin([item.id for item in INDICATORS.values() if item.is_share])]
    open_ended = [
        "g06.i06",
        "g09.i02",
        "g09.i03",
        "g05.i06",
    ]  # g05.i06: the made-up channels sell more than the producers
    bounded = shares[~shares["indicator"].isin(open_ended)]
    assert bounded["value"].dropna().between(0, 1).all()


ADDITIVE = (
    *("g01.i01", "g01.i02", "g01.i03", "g01.i07", "g02.i02", "g03.i01", "g03.i07", "g04.i01", "g06.i03", "g07.i01"),
    *("g07.i03", "g07.i04", "g07.i06", "g08.i01", "g08.i06", "g08.i07", "g09.i01", "g10.i06"),
)


@FEW
@given(SEEDS)
def test_districts_and_the_provinces_own_rows_make_the_province(seed: int) -> None:
    """What is added up row by row is complete: districts + rows of the province alone = province.

    What was expected of a district that sent nothing is told for the province only; a sum of two tables is left out, as a
    district may have sent one of them.
    """
    tables = register(seed)
    alone = {name: frame[frame["district_code"].ne("19")].reset_index(drop=True) for name, frame in tables.items()}
    own = {name: frame[frame["district_code"].eq("19")].reset_index(drop=True) for name, frame in tables.items()}
    found, mine = say(alone, *ADDITIVE), say(own, *ADDITIVE)
    for column in ("numerator", "n_reported"):
        by_place = (
            found.assign(province=found["unit"].eq("19")).groupby(["indicator", "province"])[column].sum().unstack()
        )
        assert np.allclose(by_place[True], by_place[False]), column
        whole = say(tables, *ADDITIVE)
        total = whole[whole["unit"].eq("19")].set_index("indicator")[column].fillna(0)
        part = mine[mine["unit"].eq("19")].set_index("indicator")[column].fillna(0)
        assert np.allclose(total, by_place[True].reindex(total.index) + part), column


@FEW
@given(SEEDS)
def test_later_events_change_no_earlier_year(seed: int) -> None:
    """Rows that speak of 2024 or later are dropped, later days in the others forgotten: 2021 to 2023 stay as they were."""
    tables, end = register(seed), pd.Timestamp("2023-12-31")
    before = {}
    for name, frame in tables.items():
        keep = pd.Series(True, index=frame.index)
        if "year" in frame:
            keep &= ~(frame["year"] > 2023)
        for column in ("decided_from", "starts_from", "held_on", "inspected_on", "valid_from", "recognised_on"):
            keep &= ~(frame[column] > end) if column in frame else True
        cut = frame[keep].copy()
        for column in ("revoked_on", "notice_on", "resolved_on"):
            if column in cut:
                cut[column] = cut[column].mask(cut[column] > end)
        before[name] = cut.reset_index(drop=True)
    held = before["activity_participants"]["activity_id"].isin(before["activities"]["activity_id"])
    before["activity_participants"] = before["activity_participants"][held].reset_index(drop=True)
    same(say(tables, years=(2021, 2022, 2023)), say(before, years=(2021, 2022, 2023)))


@FEW
@given(SEEDS)
def test_the_same_event_once_more_under_another_id_changes_no_distinct_count(seed: int) -> None:
    tables = register(seed)
    double = dict(tables)
    for name, key in (("inspections", "inspection_id"), ("certificates", "cert_id")):
        copy = tables[name].assign(**{key: tables[name][key] + "x"})
        double[name] = pd.concat([tables[name], copy], ignore_index=True)
    named = {**tables, "inspections": tables["inspections"][tables["inspections"]["product_id"].notna()]}
    named["inspections"] = named["inspections"].reset_index(drop=True)
    copy = named["inspections"].assign(inspection_id=named["inspections"]["inspection_id"] + "x")
    double["inspections"] = pd.concat([named["inspections"], copy], ignore_index=True)
    distinct = ("g04.i01", "g04.i02", "g06.i01", "g06.i03", "g08.i02", "g08.i05", "g10.i03")
    same(say(named, *distinct), say(double, *distinct))


@pytest.mark.parametrize("seed", [1, 135])
def test_the_whole_computation_agrees_with_sql(seed: int) -> None:
    agree(register(seed, 80), TERRITORY, list(INDICATORS.values()), YEARS)


def agree(
    tables: Mapping[str, pd.DataFrame], territory: Territory, indicators: Sequence[Indicator], years: Sequence[int]
) -> None:
    """Assert that ``compute`` and plain SQL over the same tables say the same of every unit, year and indicator."""
    ours = compute(tables, territory, years, indicators, EARLIEST)
    theirs = duck.Duck(tables, territory, years, EARLIEST).all()
    found = duck.differences(ours, theirs)
    assert found.empty, found.to_string()


def test_the_comparison_with_sql_sees_a_difference() -> None:
    tables = register(3)
    ours, theirs = say(tables, years=YEARS), duck.Duck(tables, TERRITORY, YEARS, EARLIEST).all()
    ours.loc[7, "numerator"] += 1
    found = duck.differences(ours, theirs)
    assert list(found["column"]) == ["numerator"]


def test_every_indicator_stands_in_sql() -> None:
    assert set(duck.blocks()) == set(INDICATORS)


def test_every_function_has_its_record_and_every_record_its_function() -> None:
    named = [item.formula.function for item in INDICATORS.values() if item.formula.function]
    assert sorted(named) == sorted(FUNCTIONS)
    for item in INDICATORS.values():
        assert item.sources
        assert item.words or not item.formula.function, f"{item.id} has no formula in words"
