"""What the sample takes from published facts: yearly totals of the province, and the days of recognition rounds (made up)."""

from __future__ import annotations

import datetime as dt

NEW_BY_YEAR = {2019: 25, 2020: 51, 2021: 53, 2022: 44, 2023: 67, 2024: 73, 2025: 50}
"""Products recognised for the first time in each year.

In line with published totals: 25 in 2019 and 76 by the end of 2020 (129 by the end of 2021 less 53), then 53, 44, 67 and
73 (sources: data/raw/public/figures.csv, products_new_in_year and products_total). 2025 is made up: nobody published the
number of the nine old districts alone.
"""
FOUR_STARS = {2019: 18, 2020: 35, 2021: 22, 2022: 7, 2023: 9, 2024: 12, 2025: 8}
"""How many of them start at four stars: 22, 7 and 9 in 2021-2023 as published; 53 by 2020 from 73 + 2 less 22; rest made up."""

DISTRICT_SHARES = {
    "164": 0.14, "165": 0.07, "167": 0.10, "168": 0.14, "169": 0.15, "170": 0.09, "171": 0.14, "172": 0.08, "173": 0.09,
}  # fmt: skip
"""Share of the new products in each district (made up; the tea districts have more)."""

ROUNDS: dict[int, tuple[dt.date, ...]] = {
    2019: (dt.date(2019, 12, 20),),
    2020: (dt.date(2020, 12, 18),),
    2021: (dt.date(2021, 12, 14),),
    2022: (dt.date(2022, 6, 24), dt.date(2022, 12, 22)),
    2023: (dt.date(2023, 6, 30), dt.date(2023, 12, 26)),
    2024: (dt.date(2024, 6, 28), dt.date(2024, 12, 20)),
    2025: (dt.date(2025, 6, 27), dt.date(2025, 12, 26)),
}
"""Made-up days on which a province decides; a district decides some days earlier or later (see `certificates`)."""

MINISTRY_ROUNDS = (dt.date(2021, 6, 30), dt.date(2025, 1, 16), dt.date(2025, 6, 26))
"""Made-up days of five-star decisions, near the published ones."""
FIVE_STARS = (2, 2, 1)
"""How many products rise to five stars in each of those rounds (2, then 4 and 5 in all, as published for the nine districts)."""

NOT_SENT = {("170", 2022): ("workforce", "sales_channels"), ("173", 2021): ("value_chains",)}
"""What a district never sent for a year: its rows are unknown, not zero."""
LATE = ("167", 2023)
"""The district and year whose files came after the day on which they were due."""
