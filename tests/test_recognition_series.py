"""The published series of recognitions, rebuilt from its parts: each total is the one before it and what is new in the year."""

from __future__ import annotations

import pandas as pd
import pytest

from ocop_analysis.project import Project

OLD, NEW = "old", "new"


@pytest.fixture(scope="module")
def figures(project: Project) -> pd.DataFrame:
    return project.figures.set_index("figure_id")


def value(figures: pd.DataFrame, figure: str, indicator: str, territory: str = OLD) -> int:
    """Return the value of a figure of the province, which must say what the test takes it to say."""
    row = figures.loc[figure]
    assert (row["indicator"], row["unit_code"], row["territory"]) == (indicator, "19", territory)
    assert row["exactness"] == "exact"
    return int(row["value"])


@pytest.mark.parametrize(
    ("before", "new", "after", "said"),
    [
        ("F004", "F015", "F010", (76, 53, 129)),  # end of 2020, new in 2021, 14/12/2021
        ("F010", "F023", "F019", (129, 44, 173)),  # new in 2022, end of 2022
        ("F019", "F029", "F033", (173, 67, 240)),  # new in 2023, January 2024
        ("F033", "F047", "F046", (240, 73, 313)),  # new in 2024, end of 2024
    ],
)
def test_totals_grow_by_what_is_new(
    figures: pd.DataFrame, before: str, new: str, after: str, said: tuple[int, int, int]
) -> None:
    names = ("products_total", "products_new_in_year", "products_total")
    found = [value(figures, figure, name) for figure, name in zip((before, new, after), names, strict=True)]
    assert tuple(found) == said
    assert found[0] + found[1] == found[2]


@pytest.mark.parametrize(
    ("stars", "before", "new", "after", "said"),
    [
        (3, "F011", "F025", "F020", (54, 37, 91)),  # 14/12/2021, new in 2022, end of 2022
        (4, "F012", "F024", "F021", (73, 7, 80)),
        (3, "F020", "F031", "F036", (91, 58, 149)),  # end of 2022, new in 2023, March 2024
        (4, "F021", "F030", "F037", (80, 9, 89)),
    ],
)
def test_totals_of_a_star_grow_by_what_is_new(
    figures: pd.DataFrame, stars: int, before: str, new: str, after: str, said: tuple[int, int, int]
) -> None:
    """They leave the 13 products out that were recognised again in each of these years (F026, F032)."""
    total, added = f"products_{stars}_star", f"products_new_{stars}_star_in_year"
    found = [value(figures, figure, name) for figure, name in ((before, total), (new, added), (after, total))]
    assert tuple(found) == said
    assert found[0] + found[1] == found[2]


@pytest.mark.parametrize(
    ("parts", "whole"),
    [
        (("F002", "F003"), "F001"),  # 12 + 13 = 25 at the end of 2019
        (("F005", "F006"), "F004"),  # 23 + 53 = 76 at the end of 2020
        (("F011", "F012", "F013"), "F010"),  # 54 + 73 + 2 = 129
        (("F020", "F021", "F022"), "F019"),  # 91 + 80 + 2 = 173
        (("F036", "F037", "F038"), "F035"),  # 149 + 89 + 2 = 240
    ],
)
def test_stars_add_up_to_the_total(figures: pd.DataFrame, parts: tuple[str, ...], whole: str) -> None:
    assert sum(int(figures.loc[part, "value"]) for part in parts) == value(figures, whole, "products_total")
    assert {figures.loc[part, "as_of_to"] for part in parts} == {figures.loc[whole, "as_of_to"]}


@pytest.mark.parametrize(
    ("by_star", "all_new"), [(("F016", "F017"), "F015"), (("F024", "F025"), "F023"), (("F030", "F031"), "F029")]
)
def test_new_ones_of_each_star_are_the_new_ones_of_the_year(
    figures: pd.DataFrame, by_star: tuple[str, str], all_new: str
) -> None:
    """22 + 31 = 53 in 2021, 7 + 37 = 44 in 2022, 9 + 58 = 67 in 2023."""
    assert sum(int(figures.loc[part, "value"]) for part in by_star) == value(figures, all_new, "products_new_in_year")


def test_renewals_of_2022_and_the_increase_since_2019(figures: pd.DataFrame) -> None:
    parts = [
        value(figures, figure, f"products_rerecognised_{star}_star_in_year")
        for figure, star in (("F027", 4), ("F028", 3))
    ]
    assert sum(parts) == value(figures, "F026", "products_rerecognised_in_year") == 4 + 9
    # the source of F046 (G001) tells 313 as an increase of 288 since 2019
    assert value(figures, "F046", "products_total") - value(figures, "F001", "products_total") == 313 - 25 == 288


def test_the_merged_province_counts_the_round_of_2025_on_top(figures: pd.DataFrame) -> None:
    """561 in December 2025 and 59 of the round of 2025 are the 620 of February 2026, which are called "lượt" by then."""
    total = value(figures, "F061", "products_total", NEW) + value(figures, "F063", "products_new_in_year", NEW)
    assert total == value(figures, "F064", "products_total_counted_times", NEW) == 620
