"""The published figures of a page: each with its wording, time, caveats and sources; disagreements side by side."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

import pandas as pd

from ...definitions import PublicWords, SolutionGroup
from ...targets.published import visible
from ...words import say
from ...writing import MISSING, date_label, date_span, plain_number, year_text
from ..model import Disagreement, FigureRow, GroupCard, Source, StockPoint
from ..standing import standing_text
from ..wording import figure_value, written_date, years_in
from .indicators import IndicatorDesk

_CHARTED = ("products_total", "products_3_star", "products_4_star", "products_5_star")


@dataclass(frozen=True)
class FigureDesk:
    """Turns rows of the figures table into rows of a page, as seen on a day."""

    figures: pd.DataFrame
    words: PublicWords
    as_of: dt.date
    year: int | None

    def row(self, record: Mapping[str, Any]) -> FigureRow:
        """Return one figure as a reader sees it; a caveat that names a later year is left for later reports."""
        label = self.words.indicators[record["indicator"]]
        note = self.words.notes.get(record["figure_id"])
        caveats = [text for text in ((note.note, note.later) if note else ()) if text]
        seen = [text for text in caveats if all(year <= self.as_of.year for year in years_in(text))]
        return FigureRow(
            id=record["figure_id"],
            indicator=record["indicator"],
            name=label.name,
            value=float(record["value"]),
            value_text=figure_value(record["value"], record["exactness"], self.words.exactness),
            unit=self.words.units[record["unit"]].after(plain_number(record["value"])),
            when=self._when(record),
            area=record["area"],
            is_goal=bool(record["is_goal"]),
            is_this_year=self._is_this_year(record),
            note=". ".join(seen),
            sources=tuple(record["source_ids"].split(";")),
        )

    def rows(self, records: pd.DataFrame) -> tuple[FigureRow, ...]:
        """Return figures in the order of their labels, newest first."""
        if records.empty:
            return ()
        order = records["indicator"].map(lambda code: self.words.indicators[code].order)
        ordered = records.assign(order=order).sort_values(
            ["order", "indicator", "as_of_to", "figure_id"], ascending=[True, True, False, True]
        )
        return tuple(self.row(record) for record in ordered.to_dict("records"))

    def known(self, unit: str, territory: str = "old") -> pd.DataFrame:
        """Return all figures of a unit whose time has come by the as-of date, goals included."""
        dated = self.figures["as_of_to"] <= pd.Timestamp(self.as_of)
        return self.figures[self.figures["unit_code"].eq(unit) & self.figures["territory"].eq(territory) & dated]

    def undated(self, unit: str) -> pd.DataFrame:
        """Return the figures of a unit whose source gives no date."""
        return self.figures[self.figures["unit_code"].eq(unit) & self.figures["as_of_to"].isna()]

    def cited(self, ids: Sequence[str]) -> tuple[FigureRow, ...]:
        """Return the figures with these ids, in this order."""
        by_id = self.figures.set_index("figure_id", drop=False)
        return tuple(self.row(by_id.loc[figure].to_dict()) for figure in ids)

    def comparators(self, target_id: str, with_districts: bool) -> tuple[FigureRow, ...]:
        """Return the newest figures on a target for other places: country, other provinces, on request the districts."""
        if self.figures.empty:
            return ()
        seen = visible(self.figures, self.as_of)
        cited = seen["targets"].fillna("").str.split(";").map(lambda targets: target_id in targets)
        levels = ["national", "other_province"] + ["district"] * with_districts
        elsewhere = seen[cited & seen["area_level"].isin(levels)].sort_values("as_of_to")
        return self.rows(elsewhere.groupby(["area", "indicator"]).tail(1))

    def _when(self, record: Mapping[str, Any]) -> str:
        if pd.isna(record["as_of_to"]):
            return say("public-undated")
        seen = (record["as_of_from"].date(), record["as_of_to"].date())
        first, last = record["period_from"], record["period_to"]
        if pd.isna(first):
            return date_span(*seen)
        period = year_text(first) if first == last else say("public-period", first=str(first), last=str(last))
        if first == last and seen == (dt.date(first, 1, 1), dt.date(first, 12, 31)):
            return period
        return say("public-when", period=period, seen=date_span(*seen))

    def _is_this_year(self, record: Mapping[str, Any]) -> bool:
        if self.year is None or pd.isna(record["as_of_to"]):
            return False
        covered = pd.notna(record["period_from"]) and record["period_from"] <= self.year <= record["period_to"]
        return bool(covered or record["as_of_to"].year == self.year)


def group_cards(
    desk: FigureDesk,
    unit: str,
    unit_name: str,
    groups: Sequence[SolutionGroup],
    computed: IndicatorDesk,
    published: bool,
) -> tuple[GroupCard, ...]:
    """Return the ten solution groups with what was computed and what is published of each for this unit by the as-of date.

    published: the data set holds published figures, so that a group without any says so and names what is missing.
    """
    known = desk.known(unit)
    cards = []
    for group in groups:
        rows = desk.rows(known[known["solution_group"].eq(group.id)])
        latest = _latest(rows, desk.year)
        indicators = computed.rows(group.id)
        cards.append(
            GroupCard(
                group.id,
                group.name,
                group.short,
                tuple(group.targets),
                indicators,
                standing_text(indicators, computed.partial)
                if computed.years or computed.partial
                else say("standing-not-ended"),
                latest,
                _says(latest, unit_name, desk) if latest or published else "",
                group.missing if published else "",
            )
        )
    return tuple(cards)


def product_figures(desk: FigureDesk, unit: str) -> tuple[FigureRow, ...]:
    """Return the figures on products that belong to no solution group, without the totals and stars that the chart has."""
    known = desk.known(unit)
    ungrouped = known["solution_group"].fillna("").eq("") & ~known["indicator"].isin(_CHARTED)
    return _latest(desk.rows(known[ungrouped]), desk.year)


def _latest(rows: Sequence[FigureRow], year: int | None) -> tuple[FigureRow, ...]:
    """Return this year's figures and, of indicators without one, the newest earlier figures; all of them for a plan."""
    if year is None:
        return tuple(rows)
    current = [row for row in rows if row.is_this_year]
    told = {row.indicator for row in current}
    earlier: dict[str, list[FigureRow]] = {}
    for row in rows:
        if row.indicator not in told:
            earlier.setdefault(row.indicator, []).append(row)
    newest = [row for found in earlier.values() for row in found if row.when == found[0].when]
    return tuple(current + newest)


def _says(rows: Sequence[FigureRow], unit_name: str, desk: FigureDesk) -> str:
    if desk.year is None:
        return say("public-count", n=len(rows)) if rows else say("public-none", place=unit_name)
    year = str(desk.year)
    if not rows:
        return say("public-none-by", place=unit_name, year=year)
    current = sum(row.is_this_year for row in rows)
    if not current:
        return say("public-only-earlier", year=year)
    older = len(rows) - current
    return say("public-of-years" if older else "public-of-year", n=current, year=year, older=older)


def stock_points(desk: FigureDesk, unit: str) -> tuple[StockPoint, ...]:
    """Return the published totals over time, with the split by star that the same source date gives."""
    seen = visible(desk.known(unit), desk.as_of)
    stars = {"products_3_star": "three", "products_4_star": "four", "products_5_star": "five"}
    totals = seen[seen["indicator"].eq("products_total")].sort_values(["as_of_to", "figure_id"])
    points = []
    for record in totals.to_dict("records"):
        same = seen[seen["as_of_from"].eq(record["as_of_from"]) & seen["as_of_to"].eq(record["as_of_to"])]
        split = same[same["indicator"].isin(stars)].drop_duplicates("indicator")
        by_star = {stars[code]: int(value) for code, value in zip(split["indicator"], split["value"], strict=True)}
        whole = sum(by_star.values()) == record["value"]
        kept = by_star if whole else {}
        zero = 0 if whole else None
        points.append(
            StockPoint(
                label=date_label(record["as_of_from"].date(), record["as_of_to"].date()),
                first=record["as_of_from"].date(),
                date=record["as_of_to"].date(),
                total=int(record["value"]),
                three=kept.get("three", zero),
                four=kept.get("four", zero),
                five=kept.get("five", zero),
                figures=(record["figure_id"], *split["figure_id"]) if whole else (record["figure_id"],),
            )
        )
    return tuple(point for point, later in zip_longest(points, points[1:]) if not _told_better(point, later))


def _told_better(point: StockPoint, later: StockPoint | None) -> bool:
    """Return whether the next point repeats this total within a quarter and also splits it by star."""
    return (
        later is not None and point.three is None and later.three is not None
        and later.total == point.total and (later.date - point.date).days <= 92
    )  # fmt: skip


def disagreements(desk: FigureDesk, units: Sequence[str]) -> tuple[Disagreement, ...]:
    """Return the declared disagreements whose figures are known by now and concern one of the units."""
    known = pd.concat([desk.known(unit, territory) for unit in units for territory in ("old", "new")])
    undated = pd.concat([desk.undated(unit) for unit in units]) if desk.year is None else known.iloc[:0]
    seen = pd.concat([known, undated]).drop_duplicates("figure_id")
    found = []
    for conflict in desk.words.conflicts:
        rows = desk.rows(seen[seen["figure_id"].isin(conflict.figures)])
        all_seen = len(rows) == len(conflict.figures)
        if all_seen and all(year <= desk.as_of.year for year in years_in(conflict.what)):
            found.append(Disagreement(conflict.what, rows))
    return tuple(found)


def cited_sources(sources: pd.DataFrame, words: PublicWords, ids: set[str]) -> tuple[Source, ...]:
    """Return the sources with these ids, in order of id."""
    rows = sources[sources["source_id"].isin(ids)].sort_values("source_id")
    return tuple(
        Source(
            row["source_id"],
            words.publishers.get(row["source_id"], row["publisher"]),
            row["url"],
            written_date(row["published_on"]) if row["published_on"] else MISSING,
        )
        for row in rows.to_dict("records")
    )
