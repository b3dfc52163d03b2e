"""Tables on other boundaries: sums never change, what is estimated says so, what is uncertain is listed."""

from __future__ import annotations

import datetime as dt
import shutil
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pandas as pd
import pytest
from conftest import ROOT
from hypothesis import given, settings
from hypothesis import strategies as st

import ocop_analysis as oa
from ocop_analysis.boundaries import Boundaries, Weight
from ocop_analysis.params import load_params
from ocop_analysis.recasting import apportion

PLACES: Boundaries = load_params(ROOT / "params").boundaries
DAYS = ["2021-12-31", "2022-12-31", "2023-04-10", "2024-12-31", "2025-06-30", "2025-07-01", "2025-12-31"]
SPLIT = {"05461": ("05443", "05467"), "05467": ("05467", "05500"), "05932": ("05908", "05941")}
"""Gia Sàng, Cam Giá and Thượng Đình, with the units that hold their territory since 1/7/2025 (units.md, section 1)."""


def moved(amounts: dict[str, int], at: str, boundary: str, places: Boundaries = PLACES) -> oa.Recast:
    table = pd.DataFrame({"commune_code": list(amounts), "n": list(amounts.values())})
    return oa.recast(table, boundary, places, at=at, values=["n"])


def counted(found: oa.Recast) -> dict[str, int]:
    column = found.table.columns[0]
    return dict(zip(found.table[column], found.table["n"], strict=True))


@pytest.mark.parametrize(
    ("given_amounts", "at", "boundary", "expected"),
    [
        ({"05536": 3, "05569": 4}, "2023-12-31", "2024-12-31", {"05569": 7}),  # Chợ Chu + Bảo Cường
        ({"05608": 1, "05644": 2}, "2021-12-31", "2025-06-30", {"05644": 3}),  # Giang Tiên + Phấn Mễ
        ({"05839": 5, "05845": 6}, "2024-11-30", "2024-12-01", {"05845": 11}),  # Vạn Thọ + Ký Phú = Vạn Phú
        ({"05764": 2, "05851": 9}, "2021-12-31", "2023-04-10", {"05851": 11}),  # thị trấn and xã Quân Chu
        (
            {"05704": 2, "05662": 1},
            "2021-12-31",
            "2024-12-31",
            {"05662": 3},
        ),  # Tân Lợi into Trại Cau, which has no own line
        ({"05890": 4}, "2021-12-31", "2022-12-31", {"05890": 4}),  # Nam Tiến became a ward, its code stays
        ({"05536": 3, "05704": 1}, "2021-12-31", "2025-07-01", {"05569": 3, "05662": 1}),  # through two changes
        ({"05461": 6}, "2024-12-31", "2025-07-01", {"05443": 3, "05467": 3}),  # Gia Sàng, split in halves
        (
            {"05932": 5},
            "2024-12-31",
            "2025-07-01",
            {"05908": 3, "05941": 2},
        ),  # Thượng Đình; the odd one to the lower code
        (
            {"05461": -3},
            "2024-12-31",
            "2025-07-01",
            {"05443": -1, "05467": -2},
        ),  # floor(-1.5) = -2, one unit is left over
        ({"05719": 8}, "2025-12-31", "2021-12-31", {"05719": 8}),  # Sảng Mộc was not rearranged
        ({"05536": 3, "05569": 4, "05461": 5}, "2024-06-30", "districts", {"164": 5, "167": 7}),
        ({"05569": 9, "05467": 2}, "2025-12-31", "districts", {"164": 2, "167": 9}),  # new Định Hóa and Gia Sàng
    ],
)
def test_worked_by_hand(given_amounts: dict, at: str, boundary: str, expected: dict) -> None:
    found = moved(given_amounts, at, boundary)
    assert counted(found) == expected
    assert found.unplaced.empty
    assert set(found.estimated["commune_code"] if len(found.estimated) else ()) == (
        set(expected) if set(given_amounts) & set(SPLIT) and boundary == "2025-07-01" else set()
    )


def test_the_estimated_share_is_worked_by_hand() -> None:
    """Túc Duyên 2 goes to Phan Đình Phùng whole, Gia Sàng 5 in halves: 3 there (3 of 5 estimated) and 2 to new Gia Sàng."""
    found = moved({"05437": 2, "05461": 5}, "2024-12-31", "2025-07-01")
    assert counted(found) == {"05443": 5, "05467": 2}
    assert found.estimated.to_dict("records") == [
        {"commune_code": "05443", "value": "n", "estimated": 3, "estimated_share": 0.6},
        {"commune_code": "05467", "value": "n", "estimated": 2, "estimated_share": 1.0},
    ]


@pytest.mark.parametrize(
    ("code", "at", "boundary", "candidates", "held_on"),
    [
        ("05569", "2024-12-31", "2023-12-31", "05536;05569", dt.date(2024, 12, 1)),  # Chợ Chu of 2024
        ("05644", "2024-12-31", "2022-12-31", "05608;05644", dt.date(2024, 12, 1)),  # Giang Tiên
        ("05662", "2024-12-31", "2024-11-30", "05662;05704", dt.date(2024, 12, 1)),  # Trại Cau with Tân Lợi
        ("05851", "2023-12-31", "2021-12-31", "05764;05851", dt.date(2023, 4, 10)),  # Quân Chu
        ("05845", "2025-06-30", "2021-12-31", "05839;05845", dt.date(2024, 12, 1)),  # Vạn Phú
        ("05467", "2025-12-31", "2024-12-31", "05461;05467;05473;05914", dt.date(2025, 7, 1)),  # new Gia Sàng
        ("05488", "2025-12-31", "districts", "164;171;172", dt.date(2025, 12, 31)),  # of three districts
        ("05503", "2025-12-31", "districts", "164;165", dt.date(2025, 12, 31)),
        ("171", "2024-12-31", "2025-07-01", "", dt.date(2024, 12, 31)),
    ],
)
def test_what_is_uncertain_is_listed(code: str, at: str, boundary: str, candidates: str, held_on: dt.date) -> None:
    found = moved({code: 7}, at, boundary)
    assert found.table.empty
    (row,) = found.unplaced.to_dict("records")
    assert (row[found.unplaced.columns[0]], row["n"]) == (code, 7)
    assert (row["candidates"], row["held_on"]) == (candidates, held_on)
    assert row["why"]


def communes_on(day: str) -> list[str]:
    return [unit.code for unit in PLACES.units.communes(dt.date.fromisoformat(day))]


@st.composite
def tables(draw: st.DrawFn) -> tuple[str, pd.DataFrame]:
    """Return a boundary and whole numbers for some of its communes in two years."""
    at = draw(st.sampled_from(DAYS))
    codes = draw(st.lists(st.sampled_from([*communes_on(at), *(SPLIT if at < "2025-07" else ())]), min_size=1))
    rows = [(c, y, draw(st.integers(-5, 10**6))) for c in sorted(set(codes)) for y in (2023, 2024)]
    return at, pd.DataFrame(rows, columns=["commune_code", "year", "n"])


def sums(*frames: pd.DataFrame) -> dict[int, int]:
    return pd.concat([frame[["year", "n"]] for frame in frames]).groupby("year")["n"].sum().to_dict()


def recast(table: pd.DataFrame, boundary: str, at: str, unit: str = "commune_code") -> oa.Recast:
    return oa.recast(table, boundary, PLACES, at=at, values=["n"], by=["year"], unit=unit)


@settings(max_examples=60, deadline=None)
@given(made=tables(), boundary=st.sampled_from([*DAYS, "districts"]))
def test_sums_never_change_and_units_are_of_the_boundary(made: tuple[str, pd.DataFrame], boundary: str) -> None:
    at, table = made
    found = recast(table, boundary, at)
    assert sums(found.table, found.unplaced) == sums(table)
    districts = {unit.code for unit in PLACES.units._units if unit.level == "district"}
    assert set(found.table.iloc[:, 0]) <= (districts if boundary == "districts" else set(communes_on(boundary)))
    crosses = at < "2025-07-01" <= boundary < "d"
    split = set(table.loc[table["n"].ne(0), "commune_code"]) & set(SPLIT) if crosses else set()
    assert set(found.estimated.iloc[:, 0]) == {new for old in split for new in SPLIT[old]}


@settings(max_examples=30, deadline=None)
@given(made=tables())
def test_the_same_boundary_is_the_identity(made: tuple[str, pd.DataFrame]) -> None:
    at, table = made
    found = recast(table, at, at)
    pd.testing.assert_frame_equal(found.table, table)
    assert found.unplaced.empty
    assert found.estimated.empty


@settings(max_examples=40, deadline=None)
@given(made=tables(), order=st.randoms(use_true_random=False))
def test_forward_and_back_conserves_the_districts(made: tuple[str, pd.DataFrame], order: object) -> None:
    """Where all of a new commune came from one district; the others are listed with just the sum that they hold."""
    at, table = made
    ahead = recast(table, "2025-07-01", at).table
    mixed = ahead["commune_code"].isin(["05488", "05503", "01849", "01933", "02014"])
    there = recast(ahead[~mixed], "districts", "2025-07-01").table
    if at < "2025-07-01":
        olds = {
            old
            for change in PLACES.changes[-1:]
            for new in set(ahead.loc[mixed, "commune_code"])
            for old in change.back[new]
        }
        then = recast(table, "2025-06-30", at).table
        straight = recast(then[~then["commune_code"].isin(olds)], "districts", "2025-06-30").table
    else:
        straight = recast(
            table[~table["commune_code"].isin(set(ahead.loc[mixed, "commune_code"]))], "districts", at
        ).table
    pd.testing.assert_frame_equal(there, straight)
    listed = recast(ahead[mixed], "districts", "2025-07-01")
    assert listed.table.empty
    assert sums(listed.unplaced, there) == sums(table)


@settings(max_examples=50, deadline=None)
@given(amount=st.integers(-(10**9), 10**9), cuts=st.lists(st.integers(0, 60), min_size=1, max_size=5))
def test_largest_remainders_stay_within_one_unit(amount: int, cuts: list[int]) -> None:
    whole = sum(cuts) or 1
    weights = {f"{n}": Fraction(cut, whole) for n, cut in enumerate(cuts)}
    weights["0"] += 1 - sum(weights.values())
    shared = apportion(amount, weights)
    assert sum(shared.values()) == amount
    assert all(abs(shared[part] - amount * weight) < 1 for part, weight in weights.items())


def test_numbers_with_decimals_are_shared_to_their_last_place() -> None:
    """0,25 ha in hundredths: 13 and 12; as Decimal and as float."""
    for exact in (Decimal, float):
        table = pd.DataFrame({"commune_code": ["05932", "05662"], "ha": [exact("0.25"), exact("1.5")]})
        found = oa.recast(table, "2025-07-01", PLACES, at="2025-06-30", values=["ha"])
        assert found.table["ha"].tolist() == [exact("1.5"), exact("0.13"), exact("0.12")]
        assert found.table["ha"].dtype == table["ha"].dtype


def test_declared_weights_lead_back_in_time() -> None:
    """Chợ Chu of 2024: 3/4 from Chợ Chu of 2023, 1/4 from Bảo Cường; 9 = 6,75 + 2,25 = 7 + 2, all of it estimated."""
    back = [
        Weight(old, "05569", "2024-12-01", "new", w, "proposed") for old, w in (("05536", "0.75"), ("05569", "1/4"))
    ]
    found = moved({"05569": 9}, "2024-12-31", "2023-12-31", Boundaries(PLACES.units, [*PLACES.weights, *back]))
    assert counted(found) == {"05536": 7, "05569": 2}
    assert found.estimated["estimated_share"].tolist() == [1.0, 1.0]
    olds = PLACES.changes[-1].back["05503"]
    shares = {"05497": "0.25", "05503": "0.25", "05530": "0.5"}
    mixed = [Weight(old, "05503", "2025-07-01", "new", shares[old], "proposed") for old in olds]
    found = moved({"05503": 8}, "2025-12-31", "districts", Boundaries(PLACES.units, mixed))
    assert counted(found) == {
        "164": 4,
        "165": 4,
    }
    assert found.estimated["estimated_share"].tolist() == [1.0, 1.0]


@pytest.mark.parametrize(
    ("columns", "values", "words"),
    [
        ({"n": [1], "women_share": [0.4]}, ["n"], "Cột “women_share” chưa được khai là cộng được"),
        ({"women_share": [0.4]}, ["women_share"], "Cột “women_share” không cộng được"),
        ({"median_age": [40]}, ["median_age"], "Cột “median_age” không cộng được"),
        ({"n": [None]}, ["n"], "Cột “n” có ô trống"),
        ({"n": ["3"]}, ["n"], "Cột “n” không phải cột số"),
        ({"n": [True]}, ["n"], "Cột “n” không phải cột số"),
        ({"n": [1]}, ["nn"], "Không có cột “nn”"),
        ({"n": [1]}, [], "Chưa khai cột nào cộng được"),
    ],
)
def test_a_table_that_cannot_be_recast_is_refused(columns: dict, values: list[str], words: str) -> None:
    with pytest.raises(oa.InputError, match=words):
        oa.recast(
            pd.DataFrame({"commune_code": ["05815"], **columns}), "2025-07-01", PLACES, at="2024-12-31", values=values
        )


def test_codes_and_days_are_checked() -> None:
    with pytest.raises(oa.InputError, match=r"mã “05536” vào 31/12/2024.*Thị trấn Chợ Chu đến 30/11/2024") as caught:
        moved({"05536": 1, "0581": 1}, "2024-12-31", "2025-07-01")
    assert len(caught.value.problems) == 2
    with pytest.raises(oa.InputError, match=r"tham số boundary: Không hiểu ngày.*districts"):
        moved({"05815": 1}, "2024-12-31", "district")


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("05461,05443,2025-07-01,old,0.5", "05461,05443,2025-07-01,old,0.6", "05461 không cộng thành 1 .tổng là 1,1"),
        ("05461,05443,2025-07-01,old,0.5,proposed\n", "", "Thiếu tỷ lệ chia của 05461"),
        ("05461,05443", "05462,05443", "có phải 05461"),
        ("05461,05443", "05461,05500", "05461 không chuyển vào 05500 mà vào 05443, 05467"),
        ("05461,05443,2025-07-01", "05461,05443,2025-07-02", "các ngày có: 2023-04-10, 2024-12-01, 2025-07-01"),
        ("05461,05443,2025-07-01,old,0.5", "05461,05443,2025-07-01,old,half", "không phải số từ 0 đến 1"),
        ("05461,05443,2025-07-01,old", "05461,05443,2025-07-01,older", "chỉ nhận old hoặc new"),
        ("05461,05443,2025-07-01,old,0.5,proposed", "05461,05443,2025-07-01,old,0.5,", "cột basis để trống"),
        (",basis", ",grounds", "Thiếu cột basis"),
    ],
)
def test_wrong_weights_are_told_when_they_are_read(tmp_path: Path, old: str, new: str, words: str) -> None:
    shutil.copytree(ROOT / "params", tmp_path / "params")
    path = tmp_path / "params" / "units" / "split_weights.csv"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(oa.InputError, match=words):
        load_params(tmp_path / "params")


def test_the_shipped_weights_are_equal_and_proposed() -> None:
    assert {(row.old_code, row.new_code) for row in PLACES.weights} == {
        (o, n) for o, news in SPLIT.items() for n in news
    }
    assert {(row.weight, row.basis) for row in PLACES.weights} == {("0.5", "proposed")}
