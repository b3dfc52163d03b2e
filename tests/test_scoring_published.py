"""Scores agree with indices and tables that others have published."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest

from ocop_analysis.scoring import Reference, aggregate, normalise, normalise_table, rank

# Human Development Report 2020 (UNDP), Table 1, year 2019: life expectancy at birth, expected years of schooling, mean years
# of schooling, GNI per capita (2017 PPP $), HDI. The index is made from unrounded components, so the printed ones miss its
# last decimal for some countries: these are some for which they do not.
HDI_PRINTED = [
    ("Norway", 82.4, 18.1, 12.9, 66494, 0.957),
    ("Hong Kong", 84.9, 16.9, 12.3, 62985, 0.949),
    ("Iceland", 83.0, 19.1, 12.8, 54682, 0.949),
    ("Singapore", 83.6, 16.4, 11.6, 88155, 0.938),
    ("Thailand", 77.2, 15.0, 7.9, 17781, 0.777),
    ("Viet Nam", 75.4, 12.7, 8.3, 7433, 0.704),
    ("Niger", 62.4, 6.5, 2.1, 1201, 0.394),
]
# Five of the same table whose printed components give 0.001 more, which their rounding explains.
HDI_ROUNDED = [
    ("Ireland", 82.3, 18.7, 12.7, 68371, 0.955),
    ("Switzerland", 83.8, 16.3, 13.4, 69394, 0.955),
    ("Germany", 81.3, 17.0, 14.2, 55314, 0.947),
    ("Belgium", 81.6, 19.8, 12.1, 52085, 0.931),
    ("Canada", 82.4, 16.2, 13.4, 48527, 0.929),
]
# Unrounded components of the year 2019, from the same report's file 2020_Statistical_Annex_Table_1; then of other countries and
# years, from UNDP's file HDR21-22_Composite_indices_complete_time_series.csv at hdr.undp.org (columns le, eys, mys, gnipc, hdi).
HDI_UNROUNDED = [
    ("Norway 2019", 82.40, 18.06615, 12.897750, 66494.25217, 0.957),
    ("Ireland 2019", 82.31, 18.70529, 12.666331, 68370.58737, 0.955),
    ("Switzerland 2019", 83.78, 16.32844, 13.380812, 69393.52076, 0.955),
    ("Hong Kong 2019", 84.86, 16.92947, 12.279960, 62984.76553, 0.949),
    ("Iceland 2019", 82.99, 19.08309, 12.772787, 54682.38057, 0.949),
    ("Afghanistan 1990", 45.9672, 2.504050016, 0.97112539, 2684.550019, 0.273),
    ("Afghanistan 2005", 58.3608, 7.660417938, 1.694581217, 1435.19173, 0.400),
    ("Afghanistan 2021", 61.9824, 10.26384398, 2.98506999, 1824.190915, 0.478),
    ("Uganda 1990", 46.4426, 5.721580029, 3.175858623, 897.0248379, 0.329),
    ("Uganda 2005", 52.9756, 10.84825063, 4.623754978, 1448.236618, 0.454),
    ("Uganda 2021", 62.7048, 10.14986994, 5.730941566, 2181.43651, 0.525),
    ("Ukraine 1990", 69.8024, 12.37267971, 9.276183691, 16779.60025, 0.729),
    ("Ukraine 2005", 68.1506, 14.55998993, 11.32628118, 10857.5854, 0.743),
    ("Ukraine 2021", 71.6240, 14.95656854, 11.13142043, 13255.50977, 0.773),
]
# Goalposts of the HDR technical note 1, also at hdr.undp.org/en/content/human-development-index-hdi.
HDI_GOALPOSTS = {
    "life": Reference(20, 85),
    "expected": Reference(0, 18),
    "mean": Reference(0, 15),
    "income": Reference(math.log(100), math.log(75000)),
}

# OECD/JRC Handbook on Constructing Composite Indicators (2008): the data of the Technology Achievement Index, Table A.2, p. 152
# (patents, royalties, internet, exports, log telephones, log electricity, schooling, university), and the rank by geometric
# aggregation with equal weights, Table 38, p. 116.
TAI_NAMES = ["patents", "royalties", "internet", "exports", "telephones", "electricity", "schooling", "university"]
TAI = [
    ("Finland", 187, 125.6, 200.2, 50.7, 3.08, 4.15, 10, 27.4, 2),
    ("United States", 289, 130, 179.1, 66.2, 3.00, 4.07, 12, 13.9, 1),
    ("Sweden", 271, 156.6, 125.8, 59.7, 3.10, 4.14, 11.4, 15.3, 3),
    ("Japan", 994, 64.6, 49, 80.8, 3.00, 3.86, 9.5, 10, 4),
    ("Korea", 779, 9.8, 4.8, 66.7, 2.97, 3.65, 10.8, 23.2, 16),
    ("Netherlands", 189, 151.2, 136, 50.9, 3.02, 3.77, 9.4, 9.5, 5),
    ("United Kingdom", 82, 134, 57.4, 61.9, 3.02, 3.73, 9.4, 14.9, 6),
    ("Canada", 31, 38.6, 108, 48.7, 2.94, 4.18, 11.6, 14.2, 13),
    ("Australia", 75, 18.2, 125.9, 16.2, 2.94, 3.94, 10.9, 25.3, 14),
    ("Singapore", 8, 25.5, 72.3, 74.9, 2.95, 3.83, 7.1, 24.2, 18),
    ("Germany", 235, 36.8, 41.2, 64.2, 2.94, 3.75, 10.2, 14.4, 8),
    ("Norway", 103, 20.2, 193.6, 19, 3.12, 4.39, 11.9, 11.2, 11),
    ("Ireland", 106, 110.3, 48.6, 53.6, 2.97, 3.68, 9.4, 12.3, 7),
    ("Belgium", 72, 73.9, 58.9, 47.6, 2.91, 3.86, 9.3, 13.6, 9),
    ("New Zealand", 103, 13, 146.7, 15.4, 2.86, 3.91, 11.7, 13.1, 17),
    ("Austria", 165, 14.8, 84.2, 50.3, 2.99, 3.79, 8.4, 13.6, 12),
    ("France", 205, 33.6, 36.4, 58.9, 2.97, 3.80, 7.9, 12.6, 10),
    ("Israel", 74, 43.6, 43.2, 45, 2.96, 3.74, 9.6, 11, 15),
    ("Spain", 42, 8.6, 21, 53.4, 2.86, 3.62, 7.3, 15.6, 19),
    ("Italy", 13, 9.8, 30.4, 51, 3.00, 3.65, 7.2, 13, 21),
    ("Czech Republic", 28, 4.2, 25, 51.7, 2.75, 3.68, 9.5, 8.2, 23),
    ("Hungary", 26, 6.2, 21.6, 63.5, 2.73, 3.46, 9.1, 7.7, 22),
    ("Slovenia", 105, 4, 20.3, 49.5, 2.84, 3.71, 7.1, 10.6, 20),
]
# The same handbook, Table 15, p. 87: mean years of schooling as rank, z-score and min-max.
SCHOOLING = {
    "Finland": (15, 0.26, 0.59),
    "United States": (23, 1.52, 1.00),
    "Sweden": (19, 1.14, 0.88),
    "Korea": (17, 0.76, 0.76),
    "Canada": (20, 1.27, 0.92),
    "Australia": (18, 0.83, 0.78),
    "Germany": (16, 0.38, 0.63),
    "Norway": (22, 1.46, 0.98),
    "Belgium": (8, -0.19, 0.45),
    "New Zealand": (21, 1.33, 0.94),
    "Austria": (6, -0.76, 0.27),
    "France": (5, -1.08, 0.16),
    "Israel": (14, 0.00, 0.51),
    "Spain": (4, -1.46, 0.04),
    "Italy": (3, -1.52, 0.02),
    "Hungary": (7, -0.31, 0.41),
}
# Ties there share the lowest rank (1, 9, 12), here the mean of their ranks.
SCHOOLING_TIES = {"Singapore": (1.5, -1.58, 0), "Ireland": (10, -0.12, 0.47), "Japan": (12.5, -0.06, 0.49)}


def tai() -> pd.DataFrame:
    return pd.DataFrame(TAI, columns=["country", *TAI_NAMES, "geometric"]).set_index("country")


def development_index(rows: list[tuple[str, float, float, float, float, float]], ends: float = 0.0) -> pd.DataFrame:
    """The index from its components, each moved by `ends` (-1 to 1) halves of its last printed digit, beside the published one."""
    columns = ["country", "life", "expected", "mean", "gni", "published"]
    table = pd.DataFrame(rows, columns=columns).set_index("country")
    values = table[["life", "expected", "mean"]] + 0.05 * ends
    scores = normalise_table(values.assign(income=np.log(table["gni"] + 0.5 * ends)), HDI_GOALPOSTS)
    found = aggregate(
        scores,
        method={"education": "arithmetic", "overall": "geometric"},
        groups={"expected": "education", "mean": "education"},
    )
    return table[["published"]].assign(made=found.overall / 100)


@pytest.mark.parametrize("rows", [HDI_PRINTED, HDI_UNROUNDED], ids=["printed", "unrounded"])
def test_the_human_development_index_comes_out_as_published(
    rows: list[tuple[str, float, float, float, float, float]],
) -> None:
    found = development_index(rows)
    assert found["made"].round(3).to_dict() == found["published"].to_dict()


def test_where_printed_components_miss_the_index_their_rounding_explains_it() -> None:
    """Unrounded, Ireland and Switzerland (above) come out as published; of the other three only the printed ones were at hand."""
    middle, least = development_index(HDI_ROUNDED), development_index(HDI_ROUNDED, -1)
    assert (middle["made"].round(3) - middle["published"]).round(3).tolist() == [0.001] * 5
    assert (least["made"] < least["published"] + 0.0005).all()


def test_what_lies_beyond_the_goalposts_of_the_index_counts_as_the_goalpost() -> None:
    """Iceland expects 19,1 years of schooling, of which 18 count; Singapore has $88155, of which 75000 do."""
    found = normalise_table(pd.DataFrame({"expected": [19.1]}), {"expected": HDI_GOALPOSTS["expected"]})
    assert found.loc[0, "expected"] == 100
    assert normalise([math.log(88155)], low=math.log(100), high=math.log(75000)).item() == 100


def test_normalised_schooling_is_that_of_the_handbook() -> None:
    schooling = tai()["schooling"]
    found = pd.DataFrame(
        {
            "rank": normalise(schooling, "rank"),
            "z": normalise(schooling, "z_score").round(2),
            "min_max": (normalise(schooling, "min_max") / 100).round(2),
        }
    )
    for country, expected in {**SCHOOLING, **SCHOOLING_TIES}.items():
        assert tuple(found.loc[country]) == pytest.approx(expected, abs=1e-9), country


def test_distance_to_the_best_is_that_of_the_handbook() -> None:
    """Table 15, p. 87, ratio to the best country, 12 years: Finland 0,83; Spain 0,61; Norway 0,99."""
    schooling = tai()["schooling"]
    found = (normalise(schooling, "target", target=12) / 100).round(2)
    assert found[["Finland", "Spain", "Norway", "United States"]].tolist() == [0.83, 0.61, 0.99, 1.00]


def test_geometric_ranks_of_the_technology_index_are_those_of_the_handbook() -> None:
    """The handbook takes the raw indicators here (eq. 37), and all 23 ranks come out."""
    table = tai()
    found = rank(aggregate(table[TAI_NAMES], None, "geometric").overall)
    assert found.tolist() == table["geometric"].tolist()


def test_means_of_the_two_countries_are_those_of_the_handbook() -> None:
    """6.11, pp. 103-104: 21, 1, 1, 1 and 6, 6, 6, 6 have equal means, but 2,14 and 6; with one more in the second 2,54 and 6,23."""
    table = pd.DataFrame([[21, 1, 1, 1], [6, 6, 6, 6]], index=["one", "two"], columns=list("abcd"))
    assert aggregate(table).overall.tolist() == [6, 6]
    assert aggregate(table, None, "geometric").overall.tolist() == pytest.approx([2.14, 6], abs=0.01)
    more = table.assign(b=[2, 7])
    assert aggregate(more, None, "geometric").overall.tolist() == pytest.approx([2.54, 6.23], abs=0.01)


@pytest.mark.parametrize(
    ("orders", "points"),
    [
        ({"abcd": 3, "acbd": 5, "bdca": 7, "cbda": 6}, {"a": 24, "b": 44, "c": 38, "d": 20}),
        ({"abc": 23, "bca": 17, "bac": 2, "cab": 10, "cba": 8}, {"a": 58, "b": 69, "c": 53}),
        ({"cbad": 3, "badc": 2, "adcb": 2}, {"a": 13, "b": 12, "c": 11, "d": 6}),
    ],
    ids=["Table 26, p. 107", "Table 29, p. 108", "Table 32, p. 109"],
)
def test_borda_points_are_those_of_the_handbook(orders: dict[str, int], points: dict[str, int]) -> None:
    """6.12, pp. 106-109: how many indicators put the countries in which order (25, 28, 31), and the sums of points."""
    columns = [order for order, times in orders.items() for _ in range(times)]
    table = pd.DataFrame(
        {f"i{place}": {unit: -order.index(unit) for unit in points} for place, order in enumerate(columns)}, dtype=float
    )
    found = normalise_table(table, {name: Reference() for name in table.columns}, "borda").sum(axis=1)
    assert found.to_dict() == points
