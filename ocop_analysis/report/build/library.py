"""What every report draws on: parameters and the tables of a data set, asked for one place and one day at a time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from ...definitions import BaselineProduct, Dataset, Evaluation, Plan, PublicWords, SolutionGroup, Target
from ...indicators import certificates as certs
from ...indicators.definitions import Indicator
from ...indicators.territory import Territory
from ...rules import Rules
from ...scoring.reference import Scoring
from ...scoring.standings import Scored, choices_that_matter, profile
from ...scoring.tree import OVERALL
from ...targets import Assessment, Outlook, assess, outlook
from ...targets.assess import Case
from ...targets.known import Known
from ...targets.register import Registers
from ...units import Unit
from ...words import say
from ...writing import date_span
from ..model import (
    ContributionRow,
    DistrictRow,
    FactorRow,
    Peers,
    Scores,
    StandoutRow,
    StockPoint,
)
from .contributions import contribution_rows
from .disclosure import hide_small
from .figures import FigureDesk, stock_points
from .indicators import IndicatorDesk
from .peers import peers
from .register import register_stock
from .scores import ScoreDesk, factor_rows, standout_rows
from .unit_tables import UnitTables


@dataclass(frozen=True)
class Subject:
    """What a report is about: the page's name, the unit, the year (None for the whole plan) and the as-of date."""

    page: str
    kind: str
    unit: Unit
    year: int | None
    as_of: dt.date


@dataclass(frozen=True)
class Library:
    """What every report draws on: parameters and the tables of the whole data set.

    indicators: the long table of them. places: how places of published figures are called, by what the tables call them.
    checks: what each rule of the checks tells, by its id.
    """

    plan: Plan
    rules: Rules
    weight: Evaluation
    targets: Sequence[Target]
    baseline: Sequence[BaselineProduct]
    groups: Sequence[SolutionGroup]
    words: PublicWords
    dataset: Dataset
    districts: Sequence[Unit]
    tables: Mapping[str, pd.DataFrame]
    indicators: pd.DataFrame
    definitions: Sequence[Indicator]
    territory: Territory
    scores: pd.DataFrame
    scored: Scored
    scoring: Scoring
    places: Mapping[str, str]
    checks: Mapping[str, str]

    def prepare(self) -> None:
        """Work out what many pages share: what is known at the ends of the years, of all units, and the districts side by side.

        Nothing depends on it but time: what a page asks for later is then there.
        """
        units = [self.plan.province.code, *(unit.code for unit in self.districts)]
        for year in self.plan.years:
            day = dt.date(year, 12, 31)
            self.district_rows(day)
            for unit in units:
                self.outlooks(unit, day)

    @cached_property
    def figures(self) -> pd.DataFrame:
        """The published figures with plain Python values, which are read one by one."""
        kinds = self.tables["figures"].dtypes.items()
        plain = self.tables["figures"].astype({name: object for name, k in kinds if isinstance(k, pd.StringDtype)})
        return plain.assign(area=plain["area"].replace(self.places))

    def stock(self, code: str, desk: FigureDesk, first_year: int | None = None) -> tuple[StockPoint, ...]:
        """Return the totals over time: published ones, or those of the register that districts sent from a year on."""
        if self.by_register:
            first = self.plan.first_year if first_year is None else first_year
            return register_stock(self.of_unit(code)["certificates"], desk.as_of, first)
        return stock_points(desk, code)

    def sources_of(self, figures: set[str]) -> tuple[str, ...]:
        """Return the sources of figures by their ids."""
        cited = self.figures.loc[self.figures["figure_id"].isin(figures), "source_ids"]
        return tuple(sorted({source for text in cited for source in text.split(";")}))

    @cached_property
    def _district_rows(self) -> dict[dt.date, tuple[DistrictRow, ...]]:
        return {}

    def district_rows(self, as_of: dt.date) -> tuple[DistrictRow, ...]:
        """Return the nine districts with their newest published totals; the dates differ, so they are never added or ranked."""
        if as_of not in self._district_rows:
            self._district_rows[as_of] = tuple(self._district_row(unit, as_of) for unit in self.districts)
        return self._district_rows[as_of]

    def _district_row(self, unit: Unit, as_of: dt.date) -> DistrictRow:
        sent = not self.by_register or self.received(unit.code, as_of)
        stock = self.stock(unit.code, FigureDesk(self.figures, self.words, as_of, None), as_of.year) if sent else ()
        newest = stock[-1] if stock else None
        seen = certs.known_by(self.of_unit(unit.code)["certificates"], as_of)
        return DistrictRow(
            unit.code,
            unit.short_name,
            newest.total if newest else None,
            date_span(newest.first, newest.date) if newest else "",
            (as_of - newest.date).days if newest else None,
            certs.distinct_products(seen, as_of).low,
            self.sources_of(set(newest.figures)) if newest else (),
        )

    def of_unit(self, code: str) -> Mapping[str, pd.DataFrame]:
        """Return the tables of one unit: everything for the province, a district's own rows for a district."""
        if code == self.plan.province.code:
            return self.tables
        if code not in self._units:
            self._units[code] = UnitTables(self.tables, code)
        return self._units[code]

    @cached_property
    def _units(self) -> dict[str, UnitTables]:
        return {}

    @property
    def by_register(self) -> bool:
        """Whether the data set is what districts sent, so that totals come from their registers."""
        return self.dataset.layout == "submissions"

    def received(self, code: str, as_of: dt.date) -> float | None:
        """Return which share of the registers of certificates that are owed for a unit by a day has come."""
        return self.known(as_of).received(code)

    @cached_property
    def registers(self) -> Registers:
        """The registers of all units side by side."""
        return Registers(self.tables, self.territory, self.plan.first_recognition, self.baseline)

    @cached_property
    def _days(self) -> dict[dt.date, Known]:
        return {}

    def known(self, as_of: dt.date) -> Known:
        """Return what is known by a day, of all units; worked out once a day."""
        if as_of not in self._days:
            self._days[as_of] = Known(self.tables, self.registers, as_of)
        return self._days[as_of]

    def assess(self, code: str, as_of: dt.date, with_variants: bool = True) -> tuple[Assessment, ...]:
        """Return the assessment of the twelve targets for a unit on a day."""
        case = Case(self.known(as_of), code, self.plan, self.rules, self.weight, self.dataset)
        return tuple(assess(target, case, with_variants) for target in self.targets)

    def shown(self, code: str, as_of: dt.date, with_variants: bool = True) -> tuple[Assessment, ...]:
        """Return the assessments as a page may show them: small numbers of a district are hidden."""
        found = self.assess(code, as_of, with_variants)
        is_district = code != self.plan.province.code
        return tuple(hide_small(item, self.weight.disclosure) if is_district else item for item in found)

    @cached_property
    def _shown_days(self) -> dict[tuple[str, dt.date], tuple[Assessment, ...]]:
        return {}

    def outlooks(self, code: str, as_of: dt.date) -> tuple[Outlook, ...]:
        """Return the path and forecast of each target for a unit as seen on a day, small numbers hidden."""
        ends = (dt.date(year, 12, 31) for year in range(self.plan.first_year - 1, as_of.year + 1))
        days = [*(day for day in ends if day < as_of), as_of]
        for day in days:
            if (code, day) not in self._shown_days:
                self._shown_days[code, day] = self.shown(code, day, with_variants=False)
        by_target = zip(*(self._shown_days[code, day] for day in days), strict=True)
        return tuple(outlook(assessments, self.plan, margin=self.weight.path.margin) for assessments in by_target)

    def computed(self, subject: Subject) -> IndicatorDesk:
        """Return the desk of a page's indicators: years that have ended by its day, compared with the year before.

        The review of the plan compares its last year with its first.
        """
        last = subject.year or self.plan.last_year
        years = [year for year in self.plan.years if year <= last and dt.date(year, 12, 31) <= subject.as_of]
        complete = subject.year is None or subject.year in years
        base = years[0] if subject.year is None and len(years) > 1 else last - 1
        return IndicatorDesk(
            self.indicators, self.definitions, self.weight.disclosure, subject.unit.code,
            [district.code for district in self.districts], years if complete else (),
            base if base in years else None, self.dataset.partial_register,
        )  # fmt: skip

    def scores_of(self, subject: Subject, name: str) -> Scores | None:
        """Return the scores of a page, with what stands out and, for the province, which choices move the ranks."""
        desk = self.computed(subject)
        scores = ScoreDesk(
            self.scores, self.groups, subject.unit.code, name, self.plan.province.code, self.districts, desk.years,
            desk.base, self.scoring.robustness.runs, self.scoring.min_available,
        )  # fmt: skip
        return scores.scores(self._standouts(desk), self._factors(subject, desk))

    def peers_of(self, subject: Subject, districts: Sequence[DistrictRow]) -> Peers | None:
        """Return the scores of a district beside those of districts of like size; None where they have no scores."""
        if subject.kind != "district" or subject.year not in self.computed(subject).years or not self.by_register:
            return None
        now = self.scores[self.scores["year"].eq(subject.year) & self.scores["score"].notna()]
        scores = {(str(r["unit"]), str(r["node"])): float(r["score"]) for r in now.to_dict("records")}
        nodes = {group.id: group.short for group in self.groups} | {OVERALL: say("scores-overall")}
        return peers(subject.unit.code, districts, scores, nodes)

    def contributions(self, subject: Subject) -> tuple[ContributionRow, ...]:
        """Return, for a page of the province, which district stands where on each target."""
        if subject.unit.code != self.plan.province.code or not self.by_register:
            return ()
        by_unit = {unit.code: self.shown(unit.code, subject.as_of, with_variants=False) for unit in self.districts}
        return contribution_rows(by_unit)

    def _standouts(self, desk: IndicatorDesk) -> tuple[StandoutRow, ...]:
        if desk.unit not in desk.districts or not desk.years or self.scores["score"].isna().all():
            return ()
        found = profile(self.scored, desk.unit, desk.years[-1], desk.districts)
        return standout_rows(found, self.definitions, self.scoring, desk.place_of)

    def _factors(self, subject: Subject, desk: IndicatorDesk) -> tuple[FactorRow, ...]:
        if subject.unit.code != self.plan.province.code or not desk.years:
            return ()
        found = choices_that_matter(self.scored, self.scores, self.scoring, desk.years[-1], desk.districts)
        return factor_rows(found) if found is not None else ()
